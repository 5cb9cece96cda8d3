/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-file-hash.h"
#include "import/duid-csv-dialect.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a plain file into memory, by the crew of threads, and looks at every byte of it
 * while it is still at hand: whether it is text, and how many delimiters and quotes each
 * piece has, by which the work of taking it apart is shared. */

#define DUID_READING_PIECE ((gsize) 1024 * 1024)

typedef struct
{
  guint64 n_stops; /* delimiters and line ends */
  guint64 n_quotes;
} DuidPieceCount;

typedef struct
{
  char           *room;   /* a NUL byte, the file's bytes, and room for one more; owned */
  gsize           length; /* of the file */
  gsize           start;  /* of its text, behind a byte order mark */
  DuidCsvDialect  guess;  /* how it is written, as far as its beginning tells */
  gsize           skip;   /* of the text; see duid_csv_dialect_guess() */
  gboolean        has_tags; /* there is a “<” in it */
  DuidPieceCount *counts; /* by `guess`, for each piece of the file; owned */
  gsize           n_pieces;
  DuidFileHash   *hash;   /* of the bytes; owned */
} DuidTextReading;

/* FALSE when the file cannot be read, is not plain text in UTF-8, is larger than 4 GB, or
 * when it was cancelled; there is nothing to clear then. */
gboolean duid_text_reading_take  (DuidTextReading *reading,
                                  const char      *path,
                                  GCancellable    *cancellable);
void     duid_text_reading_clear (DuidTextReading *reading);

G_END_DECLS
