/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"
#include "import/duid-table-format.h"

G_BEGIN_DECLS

/* Reads a file of separated values as a table, row by row: from the text in @format when
 * that was read already, with cells that stay valid as long as it does; else from the
 * file, with the memory of one megabyte and the longest row. */

/* Oddities of the file go to @problems, which the table keeps a reference to. */
DuidTable *duid_csv_reader_open (const char            *path,
                                 const DuidTableFormat *format,
                                 GPtrArray             *problems,
                                 GError               **error);

G_END_DECLS
