/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Two groups of answers, counted in the same cells: where are they farther apart than
 * groups of the same sizes that chance made?
 *
 * Chance gives the labels of the groups to other answers; how many answers a cell has
 * does not change, so a random world is one draw of every cell (multivariate
 * hypergeometric) and costs the same for a hundred answers as for a million. The
 * envelope holds for all cells together: 95 % of random worlds stay within it
 * everywhere, so one cell beyond it is news although many were looked at. */
typedef struct
{
  gsize    a;         /* given */
  gsize    b;         /* given */
  double   ratio;     /* log2 of share in a / share in b, half an answer added to each count */
  double   z;         /* from what was expected in a, in standard deviations of chance */
  gboolean is_sparse; /* fewer than DUID_LEAST_EXPECTED expected of either group: not looked at */
  gboolean is_beyond; /* outside the 95 % envelope */
} DuidCellDifference;

#define DUID_LEAST_EXPECTED 5

/* Fills what is not given. @chance (its p is about the farthest cell) and @limit, the
 * envelope as a z, may be NULL; p is 1 and the limit infinite when every cell is
 * sparse. FALSE when the progress function stopped it. */
gboolean duid_cell_differences (DuidCellDifference *cells,
                                gsize               n_cells,
                                const DuidDraws    *draws,
                                DuidChance         *chance,
                                double             *limit);

G_END_DECLS
