/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question-edit.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* Changing questions after the answers came. The answers as imported stay; what is
 * changed are fields in the log (see model/duid-question-changes.h), of which the last
 * written counts and the others stay in the history. */

/* All changes there are (transfer full). duid_project_load_dataset() has laid them
 * over what it gives already. */
DuidQuestionChanges *duid_project_load_question_changes (DuidProject *project,
                                                         GError     **error);

/* Writes @edits (DuidQuestionEdit), or with @is_undo takes them back: one change. */
gboolean             duid_project_edit_questions        (DuidProject *project,
                                                         GPtrArray   *edits,
                                                         gboolean     is_undo,
                                                         GError     **error);

G_END_DECLS
