/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-density-curve.h"

#include <math.h>
#include <string.h>

#define LEAST_CELLS 1000
#define REACH       6.0 /* of a curve, in bandwidths */

/* Weights at the places of a grid, 0 .. n_cells; the curve has every step-th place. */
typedef struct
{
  double *weights;
  guint   n_cells;
  guint   step;
} Grid;

static Grid
share_out (const double *values,
           gsize         n,
           double        low,
           double        high,
           guint         n_points)
{
  Grid grid;

  grid.step = (LEAST_CELLS + n_points - 2) / (n_points - 1);
  grid.n_cells = grid.step * (n_points - 1);
  grid.weights = g_new0 (double, grid.n_cells + 1);
  for (gsize i = 0; i < n; i++)
    {
      double at = CLAMP ((values[i] - low) / (high - low), 0, 1) * grid.n_cells;
      guint  below = MIN ((guint) at, grid.n_cells - 1);

      grid.weights[below] += (below + 1 - at) / (double) n;
      grid.weights[below + 1] += (at - below) / (double) n;
    }
  return grid;
}

/* The kernel folded back into the scale: what a value @apart cells away gives, or one
 * whose mirror image is that far. A period is there and back. */
static double *
fold_kernel (double h_cells,
             guint  n_cells)
{
  guint   period = 2 * n_cells;
  double *kernel = g_new0 (double, period);
  int     n_folds = (int) ceil (REACH * h_cells / period) + 1;

  for (guint apart = 0; apart < period; apart++)
    for (int fold = -n_folds; fold <= n_folds; fold++)
      {
        double z = ((double) apart + (double) fold * period) / h_cells;

        if (fabs (z) <= REACH)
          kernel[apart] += exp (-z * z / 2);
      }
  return kernel;
}

void
duid_density_curve (const double *values,
                    gsize         n,
                    double        h,
                    double        low,
                    double        high,
                    double       *curve,
                    guint         n_points)
{
  Grid               grid;
  double             h_cells;
  g_autofree double *kernel = NULL;

  g_return_if_fail (n_points >= 2);
  memset (curve, 0, sizeof (double) * n_points);
  if (n == 0 || !(h > 0) || !(high > low))
    return;
  grid = share_out (values, n, low, high, n_points);
  h_cells = h / (high - low) * grid.n_cells;
  kernel = fold_kernel (h_cells, grid.n_cells);
  for (guint cell = 0; cell <= grid.n_cells; cell++)
    for (guint i = 0; grid.weights[cell] > 0 && i < n_points; i++)
      {
        guint at = i * grid.step;
        guint apart = at > cell ? at - cell : cell - at;

        curve[i] += grid.weights[cell] *
                    (kernel[apart] + kernel[(at + cell) % (2 * grid.n_cells)]);
      }
  for (guint i = 0; i < n_points; i++)
    curve[i] /= h * sqrt (2 * G_PI);
  g_free (grid.weights);
}
