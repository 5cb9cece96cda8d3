/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"
#include "import/duid-table-format.h"

G_BEGIN_DECLS

/* Reads one sheet of an Excel workbook as a table, row by row; only the shared
 * strings are kept in memory. Oddities go to @problems, which the table keeps a
 * reference to. @is_large: see DUID_IMPORT_ALLOW_LARGE. */
DuidTable *duid_xlsx_reader_open (const char            *path,
                                  const DuidTableFormat *format,
                                  gboolean               is_large,
                                  GPtrArray             *problems,
                                  GError               **error);

G_END_DECLS
