/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"

G_BEGIN_DECLS

/* Cells of all rows cut into bit planes, for counting many rows at once.
 *
 * Of a column of cells (small numbers), plane i holds bit i of each row's cell. The
 * rows of a cell among 64 rows are then an AND of the planes with the row set, and
 * their number is a popcount: a whole recount streams n_planes bits a row and never
 * looks at a single row. Instead of each cell, what is counted is each set of planes
 * (rows whose cell has all of its bits; one AND each, made from a smaller set), and
 * the counts of the cells come out by subtraction at the end.
 *
 * Planes lie in blocks of 512 rows, those of a column side by side, so that a column
 * is read as one stream. */

#define DUID_SLICES_MOST_CELLS 256
#define DUID_SLICES_BLOCK      512 /* rows */

typedef struct
{
  gsize    n_blocks;
  guint    n_planes; /* of all columns */
  guint64 *words;    /* column by column: n_blocks × its planes × 8 words */
} DuidSlices;

/* How counting is done; all give the same counts. */
typedef enum
{
  DUID_SLICES_BEST,   /* what this machine has */
  DUID_SLICES_PLAIN,
  DUID_SLICES_POPCNT,
  DUID_SLICES_AVX512,
} DuidSlicesWay;

DuidSlices *duid_slices_new         (gsize             n_rows,
                                     guint             n_planes);
void        duid_slices_free        (DuidSlices       *slices);

/* Planes that cells below @n_cells need. */
guint       duid_slices_count_planes (guint            n_cells);

/* Cuts one byte a row, of the rows from @first (a multiple of 64) on, into planes
 * @plane … of the column of @n_column planes that begins at @first_plane. At most
 * eight planes a call. */
void        duid_slices_fill        (DuidSlices       *slices,
                                     guint             first_plane,
                                     guint             n_column,
                                     guint             plane,
                                     guint             n_planes,
                                     gsize             first,
                                     const guint8     *bytes,
                                     gsize             n);

/* Adds the rows of @rows in blocks @from … @to - 1 to @counts, by cell. The column's
 * cells take duid_slices_count_planes (@n_cells) of its planes; each plane after those
 * stands for itself and is counted as a cell of its own. */
void        duid_slices_count       (const DuidSlices *slices,
                                     DuidSlicesWay     way,
                                     guint             first_plane,
                                     guint             n_cells,
                                     guint             n_single,
                                     const DuidRows   *rows,
                                     gsize             from,
                                     gsize             to,
                                     guint32          *counts);
/* Whether this machine can count that way. */
gboolean    duid_slices_can         (DuidSlicesWay     way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSlices, duid_slices_free)

G_END_DECLS
