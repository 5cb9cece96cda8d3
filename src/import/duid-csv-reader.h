/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"
#include "import/duid-table-format.h"

G_BEGIN_DECLS

/* Reads a file of separated values as a table, row by row: memory is one
 * megabyte and the longest row, whatever the size of the file. */

/* Oddities of the file go to @problems, which the table keeps a reference to. */
DuidTable *duid_csv_reader_open (const char            *path,
                                 const DuidTableFormat *format,
                                 GPtrArray             *problems,
                                 GError               **error);

G_END_DECLS
