/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The text of a story, with the words of a search marked and a line in its colour under
 * the words of every tagged passage. Words can be selected; a click on tagged words tells
 * what they are tagged with. */
#define DUID_TYPE_PASSAGE_TEXT (duid_passage_text_get_type ())
G_DECLARE_FINAL_TYPE (DuidPassageText, duid_passage_text, DUID, PASSAGE_TEXT, AdwBin)

/* Shows the story at @row as it is tagged now. What is selected stays when it is the
 * same story. */
void     duid_passage_text_show         (DuidPassageText *self,
                                         DuidSession     *session,
                                         gssize           row);
/* What is tagged in it: DuidPassageGroup (borrowed, until it is shown again). */
GArray  *duid_passage_text_get_groups   (DuidPassageText *self);
/* What is selected, in code points of the story; FALSE when that is nothing. */
gboolean duid_passage_text_get_selected (DuidPassageText *self,
                                         gsize           *start,
                                         gsize           *end);

G_END_DECLS
