/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the words of a search stand in a text, so that a reader can mark them.
 * The same idea of a word as the search itself: case and accents do not matter,
 * the last word may be the beginning of one, words in quotes stand together. */

/* Bytes of the text, from @start up to @end. */
typedef struct
{
  guint start;
  guint end;
} DuidSpan;

/* Returns (transfer full) a GArray of DuidSpan in the order of the text. */
GArray *duid_found_words_find (const char *text,
                               const char *search);

G_END_DECLS
