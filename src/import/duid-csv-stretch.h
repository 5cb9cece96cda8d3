/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-csv-dialect.h"
#include "import/duid-plain-number.h"

G_BEGIN_DECLS

/* The cells of one record. */
typedef struct
{
  guint32 from; /* in the text */
  guint32 length;
  guint32 first_cell;
  guint32 n_cells;
} DuidTextRecord;

typedef struct
{
  guint32         end;    /* where its NUL byte stands in the text; the next of the record
                           * begins behind it */
  DuidPlainNumber number;
} DuidTextCell;

/* A part of a text of separated values that one thread takes apart: from the beginning of
 * a record to the beginning of another. */
typedef struct
{
  gsize    from;
  gsize    to;
  guint64  n_quotes;
  guint64  n_stops;    /* delimiters and line ends, between quotes too */
  GArray  *records;    /* DuidTextRecord; owned by who asked */
  gsize    first_cell; /* among all of them */
  gboolean has_open;   /* a quotation mark that nothing closes, in … */
  gsize    open_record;
  guint    open_cell;  /* from 1 */
} DuidCsvStretch;

/* Sets the counts of @n stretches, of which `from` and `to` are set. */
void     duid_csv_stretches_count (DuidCsvStretch       *stretches,
                                   guint                 n,
                                   const DuidCsvDialect *dialect,
                                   const char           *text);

/* Takes @text apart in place over @n stretches, by the crew of threads; see DuidTextFile.
 * Of each `from`, `to` and the counts are set; together they are the text up to @length,
 * cut anywhere. Byte @length of it must be there to be written. The cuts are moved to where
 * records begin, which is guessed by counting quotation marks and proved by the reading
 * itself: FALSE when the guess was wrong, which leaves the text spoilt. With one stretch
 * that cannot be.
 *
 * *@cells gets the cells of all records (owned by who asked, duid_room_free());
 * NULL, and FALSE, when there is no room for that. */
gboolean duid_csv_stretches_take  (DuidCsvStretch       *stretches,
                                   guint                 n,
                                   const DuidCsvDialect *dialect,
                                   char                 *text,
                                   gsize                 length,
                                   DuidTextCell        **cells);

G_END_DECLS
