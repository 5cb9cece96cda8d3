/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Do two choices go together? A table of counts, row by row; Pearson's chi-square
 * without Yates' correction.
 *
 * Rows and columns without a count take no part (their cells are NaN). Cells:
 *   expected E = row × column / n; residual (O - E) / sqrt E;
 *   adjusted residual (O - E) / sqrt (E (1 - row / n) (1 - column / n)), which is
 *   standard normal when nothing goes together: its two-sided p, and q by
 *   Benjamini and Hochberg over the table's cells.
 * Cramér's V = sqrt (X² / (n min (r - 1, c - 1))), bias-corrected by Bergsma 2013;
 * contingency coefficient C = sqrt (X² / (X² + n)). */
typedef struct
{
  guint   n_rows;
  guint   n_columns;
  double  n;
  double  x2;
  double  df;
  double  p;
  double  v;
  double  v_corrected;
  double  contingency;
  double  least_expected; /* below 5 the p of the distribution is not to be trusted */
  double *expected;       /* n_rows × n_columns each */
  double *residuals;
  double *adjusted;
  double *cell_p;
  double *cell_q;
} DuidChiSquare;

/* All NaN when fewer than two rows or columns have a count. Counts may be weights. */
DuidChiSquare *duid_chi_square_new  (const double    *counts,
                                     guint            n_rows,
                                     guint            n_columns);
void           duid_chi_square_free (DuidChiSquare   *test);

/* X² alone; 0 when fewer than two rows or columns have a count. */
double         duid_chi_square_of   (const double    *counts,
                                     guint            n_rows,
                                     guint            n_columns);

/* The p of X² over tables with the same margins: shuffles one choice over the
 * answers. @counts are whole. FALSE when the progress function stopped it. */
gboolean       duid_chi_square_test (const guint     *counts,
                                     guint            n_rows,
                                     guint            n_columns,
                                     const DuidDraws *draws,
                                     DuidChance      *chance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidChiSquare, duid_chi_square_free)

G_END_DECLS
