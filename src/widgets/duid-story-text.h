/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* A story made ready for a label: paragraphs with room between them, and the
 * words of a search marked. */

/* Returns the text (transfer full) and, in @attributes (transfer full), how it
 * looks. @searches: char*, may be empty. */
char *duid_story_text_new        (const char     *story,
                                  GPtrArray      *searches,
                                  gboolean        is_dark,
                                  PangoAttrList **attributes);
/* Marks in @attributes where the searches stand in @text; no more than that. */
void  duid_story_text_mark       (PangoAttrList  *attributes,
                                  const char     *text,
                                  GPtrArray      *searches,
                                  gboolean        is_dark);
/* A story as one line of a list: from its beginning, or from the words before the first
 * place that a search found (transfer full). */
char *duid_story_text_dup_line   (const char     *story,
                                  GPtrArray      *searches);
/* The words that conditions in force search for: a GPtrArray of char* (transfer full). */
GPtrArray *duid_story_text_find_searches (const DuidView *view);
/* “Jeugdige · 12-18 jaar · Noord · mei 2024”: who told it and when, as far as
 * choices that stand for no theme tell (transfer full). */
char *duid_story_text_dup_teller (DuidDataset    *dataset,
                                  gsize           row);

G_END_DECLS
