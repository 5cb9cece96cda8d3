/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question-changes.h"
#include "store/duid-op.h"

G_BEGIN_DECLS

/* What people changed about questions, as the state tables have it: fields of the
 * object “question”, whose id comes from its name (see duid-question-changes.h for
 * the fields). The table of questions itself is as imported and stays so. */

void                 duid_question_table_make_id (const char     *name,
                                                  guint8          id[DUID_ID_SIZE]);

/* All of it, and which stories are gone from their files (transfer full). */
DuidQuestionChanges *duid_question_table_load    (DuidSql        *sql,
                                                  GError        **error);

/* @framework, as imported, with the marks “sensitive” as people set them: what the
 * search may know (transfer full). */
DuidFramework       *duid_question_table_mark    (DuidSql        *sql,
                                                  DuidFramework  *framework,
                                                  GError        **error);
/* Whether @op changes such a mark, so that the search must be made anew. */
gboolean             duid_question_table_is_mark (const DuidOp   *op);

G_END_DECLS
