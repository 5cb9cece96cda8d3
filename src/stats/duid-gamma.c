/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-gamma.h"

#include "stats/duid-tails.h"

#include <math.h>

#define LEVEL .975

/* Counts above and to the left of each cell: (n_rows + 1) × (n_columns + 1). */
static double *
sum_corners (const double *counts,
             guint         n_rows,
             guint         n_columns)
{
  gsize   width = (gsize) n_columns + 1;
  double *sums = g_new0 (double, ((gsize) n_rows + 1) * width);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      sums[(i + 1) * width + j + 1] = counts[(gsize) i * n_columns + j] + sums[i * width + j + 1] +
                                      sums[(i + 1) * width + j] - sums[i * width + j];
  return sums;
}

static double
sum_block (const double *sums,
           gsize         width,
           guint         from_row,
           guint         to_row,
           guint         from_column,
           guint         to_column)
{
  return sums[to_row * width + to_column] - sums[from_row * width + to_column] -
         sums[to_row * width + from_column] + sums[from_row * width + from_column];
}

/* Of each cell, how many persons stand in the same order and in opposite order to it. */
static void
count_sides (const double *counts,
             guint         n_rows,
             guint         n_columns,
             double       *same,
             double       *opposite)
{
  g_autofree double *sums = sum_corners (counts, n_rows, n_columns);
  gsize              width = (gsize) n_columns + 1;

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        gsize cell = (gsize) i * n_columns + j;

        same[cell] = sum_block (sums, width, 0, i, 0, j) +
                     sum_block (sums, width, i + 1, n_rows, j + 1, n_columns);
        opposite[cell] = sum_block (sums, width, 0, i, j + 1, n_columns) +
                         sum_block (sums, width, i + 1, n_rows, 0, j);
      }
}

DuidGamma
duid_gamma (const double *counts,
            guint         n_rows,
            guint         n_columns)
{
  gsize              n_cells = (gsize) n_rows * n_columns;
  g_autofree double *same = g_new (double, n_cells + 1);
  g_autofree double *opposite = g_new (double, n_cells + 1);
  DuidGamma          found = { 0, 0, NAN, NAN, NAN, NAN, NAN, NAN };
  double             p = 0;
  double             q = 0;
  double             n = 0;
  double             spread = 0;
  double             spread_by_chance = 0;

  count_sides (counts, n_rows, n_columns, same, opposite);
  for (gsize i = 0; i < n_cells; i++)
    {
      n += counts[i];
      p += counts[i] * same[i];
      q += counts[i] * opposite[i];
    }
  found.concordant = p / 2;
  found.discordant = q / 2;
  if (!(p + q > 0))
    return found;
  for (gsize i = 0; i < n_cells; i++)
    {
      double along = q * same[i] - p * opposite[i];
      double apart = same[i] - opposite[i];

      spread += counts[i] * along * along;
      spread_by_chance += counts[i] * apart * apart;
    }
  found.gamma = (p - q) / (p + q);
  found.error = 4 * sqrt (spread) / ((p + q) * (p + q));
  found.low = fmax (found.gamma - duid_normal_quantile (LEVEL) * found.error, -1);
  found.high = fmin (found.gamma + duid_normal_quantile (LEVEL) * found.error, 1);
  found.z = found.gamma * (p + q) / (2 * sqrt (spread_by_chance - (p - q) * (p - q) / n));
  found.p = duid_normal_two_sided (found.z);
  return found;
}
