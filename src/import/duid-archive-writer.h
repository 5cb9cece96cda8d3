/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "import/duid-import-job.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* An archive: stories as a data package that this room reads again without loss. One CSV
 * file a source, with its stories' keys, the answers to every question in all four states,
 * and behind them the cells as they stood in the file that was imported.
 *
 * It holds everything, also what is sensitive. In its files a text that a spreadsheet
 * would take for a formula has a “'” before it, which the reader takes off. */

/* The header of the column with the keys, the first of each file. */
#define DUID_ARCHIVE_KEY "story key"
/* In the column that ticks “not applicable”: the question was not put to this teller. */
#define DUID_ARCHIVE_NOT_ASKED "not asked"

/* The headers and cells of a story as they were imported (transfer full). */
typedef gboolean (*DuidArchiveRawFunc) (const char *key,
                                        GStrv      *headers,
                                        GStrv      *cells,
                                        gpointer    data,
                                        GError    **error);

/* Writes the package to @path, and the files of answers beside it; a folder that is
 * not there is made, a file that is there is an error. @rows: the stories, NULL = all. */
gboolean duid_archive_write (DuidDataset         *dataset,
                             const DuidRows      *rows,
                             const char          *path,
                             DuidArchiveRawFunc   raw, /* or NULL */
                             gpointer             raw_data,
                             const DuidImportJob *job,
                             GError             **error);

G_END_DECLS
