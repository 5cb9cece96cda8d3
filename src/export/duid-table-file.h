/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"

G_BEGIN_DECLS

/* Writes a table of results for a report, whole or not at all: an Excel workbook when @path
 * ends in .xlsx, with its notes below the table; else CSV as duid-csv-writer.h has it, the
 * table alone. Errors are sentences. */
gboolean duid_table_file_write (const DuidCells *cells,
                                const char      *path,
                                GError         **error);
/* Whether the ending is that of a table: .csv or .xlsx. */
gboolean duid_table_file_suits (const char      *path);

G_END_DECLS
