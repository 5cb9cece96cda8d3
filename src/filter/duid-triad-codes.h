/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Where each answer to a triad lies, as small codes: in a corner, on an edge or inside,
 * in which zone and in which cell of a fine grid. Worked out once per dataset (four
 * bytes a row), so that counting a selection costs some nanoseconds a row.
 *
 * Some surveys keep the marker inside the border, so that no share is ever below 4.8 %,
 * say. That inset is found in the answers and taken off before an answer is held to lie
 * on an edge or in a corner; zones and places stay as they are. */

#define DUID_TRIAD_GRID_ACROSS 256
#define DUID_TRIAD_GRID_DOWN   222 /* cells as high as they are wide; row 0 is the lowest */
#define DUID_TRIAD_N_CELLS     (DUID_TRIAD_GRID_ACROSS * DUID_TRIAD_GRID_DOWN)

/* Parts: a corner (as DuidZone), a bin of an edge (left to top, top to right, left to
 * right), or the inside. */
#define DUID_TRIAD_N_EDGES     3
#define DUID_TRIAD_EDGE_BINS   20
#define DUID_TRIAD_FIRST_EDGE  3
#define DUID_TRIAD_INSIDE      (DUID_TRIAD_FIRST_EDGE + DUID_TRIAD_N_EDGES * DUID_TRIAD_EDGE_BINS)
#define DUID_TRIAD_N_PARTS     (DUID_TRIAD_INSIDE + 1)
#define DUID_TRIAD_NOWHERE     0xff /* not answered */

/* What is counted of some answers. Whole numbers all of them: what is taken off again leaves
 * exactly what was there. Sums of places are those of x, y, x x, x y and y y, from a pivot
 * and in units of about a millionth of a side. */
#define DUID_TRIAD_UNITS   1048576
#define DUID_TRIAD_PIVOT_X .5
#define DUID_TRIAD_PIVOT_Y .29

typedef struct
{
  gsize  n; /* answers */
  gsize  parts[DUID_TRIAD_N_PARTS];
  gsize  zones[DUID_N_ZONES];
  gint64 sums[5];
} DuidTriadCounts;

typedef struct
{
  gsize            n_rows;
  gsize            n;     /* answers */
  double           inset; /* the least share that markers were let to have, else 0 */
  const DuidTriad *triads;
  guint8          *parts;
  guint8          *zones; /* DuidZone */
  guint16         *cells; /* of all answers: cells at the border hold corners and edges too */
  DuidTriadCounts  all;   /* rows */
  guint32         *all_cells;
} DuidTriadCodes;

/* Borrowed from @dataset. */
const DuidTriadCodes *duid_triad_codes_get   (const DuidDataset    *dataset,
                                              guint                 question);
/* The same, or NULL when they were not worked out yet: a picture of the triad does. */
const DuidTriadCodes *duid_triad_codes_find  (const DuidDataset    *dataset,
                                              guint                 question);
/* As duid_triad_get_border(), the inset taken off. @row must be answered. */
DuidZone              duid_triad_codes_get_border (const DuidTriadCodes *codes,
                                                   gsize             row);
/* The least share of an answer that lies inside. */
double                duid_triad_codes_get_rim (const DuidTriadCodes *codes);
/* One answer more, or less (@sign -1). */
void                  duid_triad_codes_add   (const DuidTriadCodes *codes,
                                              gsize                 row,
                                              int                   sign,
                                              DuidTriadCounts      *counts,
                                              guint32              *cells);
/* Counts the answered rows of @rows (NULL = all); @cells (nullable, DUID_TRIAD_N_CELLS
 * zeros) gets those that lie inside. */
void                  duid_triad_codes_count (const DuidTriadCodes *codes,
                                              const DuidRows       *rows,
                                              DuidTriadCounts      *counts,
                                              guint32              *cells);

/* @sign times @more is added. */
void                  duid_triad_counts_add  (DuidTriadCounts      *counts,
                                              const DuidTriadCounts *more,
                                              int                   sign);

/* The middle of a cell in the plane. */
DuidPoint             duid_triad_cell_to_plane (guint               cell);

G_END_DECLS
