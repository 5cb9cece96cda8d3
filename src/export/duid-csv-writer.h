/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"

G_BEGIN_DECLS

/* The stories as a CSV file: UTF-8 with a byte order mark, commas, CRLF (RFC
 * 4180), numbers with a point and shares as 0..1, dates as ISO 8601.
 *
 * Spreadsheets run text that begins with = + - @, a tab or a return as a formula:
 * such a text is quoted and begins with an apostrophe. */

/* Writes @job to @path, whole or not at all. */
gboolean duid_csv_writer_write       (const DuidExport *job,
                                      const char       *path,
                                      GError          **error);

/* Appends one text as a field, guarded and quoted where it must be. */
void     duid_csv_writer_append_text (GString          *line,
                                      const char       *text,
                                      gsize             length);

G_END_DECLS
