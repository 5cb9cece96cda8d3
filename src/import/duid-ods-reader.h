/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table-format.h"
#include "import/duid-table.h"

G_BEGIN_DECLS

/* Reads one sheet of an OpenDocument spreadsheet as a table, row by row. */

/* Whether the zip file at @path is such a document. */
gboolean   duid_ods_reader_fits (const char            *path);
/* The names of its sheets (char*), or NULL when it cannot be read. */
GPtrArray *duid_ods_reader_list (const char            *path,
                                 gboolean               is_large);
DuidTable *duid_ods_reader_open (const char            *path,
                                 const DuidTableFormat *format,
                                 gboolean               is_large,
                                 GPtrArray             *problems,
                                 GError               **error);

G_END_DECLS
