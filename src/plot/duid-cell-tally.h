/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-triad-codes.h"
#include "plot/duid-triad-cells.h"

G_BEGIN_DECLS

/* The answers to a triad per cell of a cutting (triangles, hexagons, zones), counted over some
 * rows and kept from one picture to the next: only rows that came or went are looked at, unless
 * the cutting is another. Whole numbers, so that it gives what counting afresh would.
 *
 * Starts as zeros. Of use to one thread at a time. */
typedef struct
{
  DuidTriadCells cells;
  DuidRows      *rows;   /* that were counted last, or NULL */
  guint32       *counts; /* per cell */
} DuidCellTally;

/* Over @rows (NULL = all); lent until the next call. @codes are the same each time. */
const guint32 *duid_cell_tally_count (DuidCellTally        *tally,
                                      const DuidTriadCodes *codes,
                                      DuidTriadCells        cells,
                                      const DuidRows       *rows);
/* Frees what it holds, not itself. */
void           duid_cell_tally_clear (DuidCellTally        *tally);

G_END_DECLS
