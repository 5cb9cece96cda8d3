/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table-format.h"
#include "import/duid-table.h"

G_BEGIN_DECLS

/* Reads one sheet of an OpenDocument spreadsheet as a table, row by row. */

/* Whether the zip file at @path is such a document. */
gboolean   duid_ods_reader_fits (const char            *path);
DuidTable *duid_ods_reader_open (const char            *path,
                                 const DuidTableFormat *format,
                                 gboolean               is_large,
                                 GPtrArray             *problems,
                                 GError               **error);

G_END_DECLS
