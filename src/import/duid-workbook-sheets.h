/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"

G_BEGIN_DECLS

/* The sheets of a workbook before any of them is read as answers: people keep notes,
 * lists of codes and sums beside them, or a second wave. */

/* The names of the sheets with cells (char*) of an .xlsx or .ods file, in their
 * order; NULL when it is no workbook that can be read. */
GPtrArray *duid_workbook_sheets_list       (const char      *path,
                                            DuidImportFlags  flags);
/* Whether @rows, the first of a sheet as texts, are those of a table: names side by
 * side, and a row below them. */
gboolean   duid_workbook_sheets_is_table   (const GPtrArray *rows);
/* Whether the header row has columns that point to rows of another table: what a
 * form asked several times within one story. */
gboolean   duid_workbook_sheets_is_repeat  (const GPtrArray *rows);
/* Whether most columns of @rows have the same names in @others: a part of the same
 * survey. */
gboolean   duid_workbook_sheets_is_alike   (const GPtrArray *rows,
                                            const GPtrArray *others);

G_END_DECLS
