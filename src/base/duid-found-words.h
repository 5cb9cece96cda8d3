/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where what is searched for stands in a text, so that a reader can mark it: just what
 * the search finds, see base/duid-search.h. Of a word that was sought by its beginning
 * all of it, of letters inside a word only those. */

/* Bytes of the text, from @start up to @end. */
typedef struct
{
  guint start;
  guint end;
} DuidSpan;

/* Returns (transfer full) a GArray of DuidSpan in the order of the text; they do not
 * overlap. @text is UTF-8. */
GArray *duid_found_words_find (const char *text,
                               const char *search);

G_END_DECLS
