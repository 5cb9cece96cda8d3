/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-text-file.h"

G_BEGIN_DECLS

/* A part of a text of separated values that one thread takes apart: from the beginning of
 * a record to the beginning of another. */
typedef struct
{
  gsize    from;
  gsize    to;
  guint64  n_quotes;
  GArray  *records;   /* DuidTextRecord; owned by who asked */
  gsize    n_records;
  gboolean is_well;   /* it ended where it was to end */
  gboolean has_open;  /* a quotation mark that nothing closes, in … */
  gsize    open_record;
  guint    open_cell; /* from 1 */
} DuidCsvStretch;

/* Takes @text apart in place, from @skip on, by @n threads; see DuidTextFile. Byte
 * @length of it must be there to be written. Where the records are cut is guessed by
 * counting quotation marks, and proved by the reading itself: FALSE when the guess was
 * wrong, which leaves the text spoilt; with one stretch it is always TRUE. */
gboolean duid_csv_stretches_take (DuidCsvStretch       *stretches,
                                  guint                 n,
                                  const DuidCsvDialect *dialect,
                                  char                 *text,
                                  gsize                 skip,
                                  gsize                 length);

G_END_DECLS
