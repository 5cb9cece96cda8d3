/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of dataset rows, one bit a row.
 *
 * What a brush selects, what a search finds and what a tag holds are all the
 * same thing: a row set, which is cheap to combine (64 rows a step). Bits past
 * `n_rows` are always zero, so counting and comparing need no edge case.
 * Not safe to change from two threads; safe to read from many. */
typedef struct
{
  gsize    n_rows;
  gsize    n_words;
  guint64 *words;
} DuidRows;

DuidRows *duid_rows_new         (gsize           n_rows);
DuidRows *duid_rows_new_full    (gsize           n_rows);
DuidRows *duid_rows_copy        (const DuidRows *rows);
void      duid_rows_free        (DuidRows       *rows);

void      duid_rows_add         (DuidRows       *rows,
                                 gsize           row);
void      duid_rows_remove      (DuidRows       *rows,
                                 gsize           row);
gboolean  duid_rows_has         (const DuidRows *rows,
                                 gsize           row);

void      duid_rows_clear       (DuidRows       *rows);
void      duid_rows_fill        (DuidRows       *rows);
void      duid_rows_invert      (DuidRows       *rows);

/* In place; both sets must speak of the same number of rows. */
void      duid_rows_assign      (DuidRows       *rows,
                                 const DuidRows *other);
void      duid_rows_and         (DuidRows       *rows,
                                 const DuidRows *other);
void      duid_rows_or          (DuidRows       *rows,
                                 const DuidRows *other);
void      duid_rows_and_not     (DuidRows       *rows,
                                 const DuidRows *other);

gsize     duid_rows_count       (const DuidRows *rows);
gsize     duid_rows_count_and   (const DuidRows *rows,
                                 const DuidRows *other);
gboolean  duid_rows_equal       (const DuidRows *rows,
                                 const DuidRows *other);

/* The first row at or after @from, or -1. Walk a set with
 * for (gssize row = duid_rows_next (rows, 0); row >= 0; row = duid_rows_next (rows, row + 1)) */
gssize    duid_rows_next        (const DuidRows *rows,
                                 gsize           from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRows, duid_rows_free)

G_END_DECLS
