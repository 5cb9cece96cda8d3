/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A zip file as a folder of small files: definitions and tables come in such
 * archives. Budgets as for workbooks (200 entries, 200 MB, 200:1), counted while
 * inflating. Nothing is ever unpacked to disk. */

/* The names of the files in it (char*), folders and hidden files aside. */
GPtrArray *duid_zip_folder_list (const char  *path,
                                 GError     **error);
/* The bytes of the file @part, with a NUL after them (transfer full). */
char      *duid_zip_folder_read (const char  *path,
                                 const char  *part,
                                 gsize       *length,
                                 GError     **error);
/* The same as a file in memory, at its start; -1 with an error. */
int        duid_zip_folder_open (const char  *path,
                                 const char  *part,
                                 GError     **error);

G_END_DECLS
