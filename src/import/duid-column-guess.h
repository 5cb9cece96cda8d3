/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* What one column asks, by the numbers and texts in it: a slider, a choice, a
 * date, a number, a link to media, or text. */

/* Adds the question of @column to @recognition; @name NULL = after its header. A
 * field that says how it is written goes to the last source. */
DuidRecognisedQuestion *duid_column_guess     (DuidRecognition     *recognition,
                                               const DuidTableScan *scan,
                                               guint                column,
                                               const char          *name,
                                               const char          *label);
/* As @type, because of @why; numbers and dates get their field too. */
DuidRecognisedQuestion *duid_column_guess_as  (DuidRecognition     *recognition,
                                               const DuidTableScan *scan,
                                               guint                column,
                                               DuidQuestionType     type,
                                               const char          *name,
                                               const char          *label,
                                               const char          *why);
/* Says in the last source how the numbers or dates of @column are written. */
void                    duid_column_guess_field (DuidRecognition     *recognition,
                                                 const DuidTableScan *scan,
                                                 guint                column);

/* The header as people read it; “Column 3” when there is none (transfer full). */
char                   *duid_column_dup_label (const DuidTableScan *scan,
                                               guint                column);
/* The column of the longest texts among those that @is_free marks; -1 when none
 * is long enough to be a story. */
int                     duid_column_find_story (const DuidTableScan *scan,
                                                const gboolean      *is_free);

G_END_DECLS
