/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-file-hash.h"
#include "import/duid-csv-stretch.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of separated values that was read into memory whole, and taken apart there.
 *
 * Only plain files: UTF-8 without NUL bytes and of less than 4 GB, which nearly all are.
 * Everything else is read piece by piece, see import/duid-text-decoder.h; both ways give
 * the same records. A file is read once, however often it is looked at: who recognises it
 * hands the text to who reads the answers, and the dataset keeps stories where they stand.
 *
 * Taking it apart moves each cell to the left, without its quotes and ended by a NUL byte,
 * so that the cells of a record stand one after another; nothing is allocated per cell.
 * All of it is done by the crew of threads, over stretches of the file. From then on the
 * bytes do not change any more. */
typedef struct _DuidTextFile DuidTextFile;

/* NULL without an error: it is not plain. */
DuidTextFile *duid_text_file_load       (const char           *path,
                                         const char           *encoding, /* or NULL */
                                         GCancellable         *cancellable,
                                         GError              **error);
DuidTextFile *duid_text_file_ref        (DuidTextFile         *file);
void          duid_text_file_unref      (DuidTextFile         *file);

/* Of the file's bytes (borrowed). */
DuidFileHash *duid_text_file_get_hash   (const DuidTextFile   *file);
/* Whether there is a “<” in it. */
gboolean      duid_text_file_has_tags   (const DuidTextFile   *file);
/* How it is written, as far as its beginning tells; *@skip as in
 * duid_csv_dialect_guess(). */
DuidCsvDialect duid_text_file_get_guess (const DuidTextFile   *file,
                                         gsize                *skip);

/* Does nothing when that is done already. A file that was taken apart otherwise is read
 * again. FALSE when it cannot be read any more: nothing of it may be used then. */
gboolean      duid_text_file_take_apart (DuidTextFile         *file,
                                         const DuidCsvDialect *dialect);
/* All of these once it is taken apart. */
gsize         duid_text_file_get_n_records (const DuidTextFile *file);
DuidTextRecord duid_text_file_get_record (const DuidTextFile  *file,
                                          gsize                record);
const DuidTextRecord *duid_text_file_get_records (const DuidTextFile *file);
const char   *duid_text_file_get_text   (const DuidTextFile   *file);
/* By the number of the cell. */
const DuidTextCell *duid_text_file_get_cells (const DuidTextFile *file);
/* The same, to be kept (borrowed). */
GBytes       *duid_text_file_get_bytes  (const DuidTextFile   *file);
/* The record in which a quotation mark is opened that nothing closes, and the cell of it
 * from 1; FALSE when there is none. */
gboolean      duid_text_file_find_open  (const DuidTextFile   *file,
                                         gsize                *record,
                                         guint                *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTextFile, duid_text_file_unref)

G_END_DECLS
