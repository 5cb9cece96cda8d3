/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-placement.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Mean and variance (n - 1) of the share of @others below each of @values. */
static void
measure_placements (const double *values,
                    gsize         n,
                    const double *others,
                    gsize         n_others,
                    double       *mean,
                    double       *variance)
{
  gsize  below = 0;
  gsize  through = 0; /* below or equal */
  double sum = 0;
  double squares = 0;

  for (gsize i = 0; i < n; i++)
    {
      double share;

      while (below < n_others && others[below] < values[i])
        below++;
      through = MAX (through, below);
      while (through < n_others && others[through] <= values[i])
        through++;
      share = ((double) below + (double) (through - below) / 2) / (double) n_others;
      sum += share;
      squares += share * share;
    }
  *mean = sum / (double) n;
  *variance = n > 1 ? MAX (squares - sum * *mean, 0) / (double) (n - 1) : NAN;
}

DuidPlacement
duid_placement_of (const double *a,
                   gsize         n_a,
                   const double *b,
                   gsize         n_b)
{
  DuidPlacement placement = { NAN, NAN, NAN };
  double        mean_a, mean_b, spread_a, spread_b, error, logit, half;

  if (n_a == 0 || n_b == 0)
    return placement;
  measure_placements (b, n_b, a, n_a, &mean_b, &spread_b);
  measure_placements (a, n_a, b, n_b, &mean_a, &spread_a);
  placement.share = mean_b;
  error = sqrt (spread_a / (double) n_a + spread_b / (double) n_b);
  if (!isfinite (error) || mean_b <= 0 || mean_b >= 1)
    return placement;
  logit = log (mean_b / (1 - mean_b));
  half = gsl_cdf_ugaussian_Qinv (.025) * error / (mean_b * (1 - mean_b));
  placement.low = 1 / (1 + exp (half - logit));
  placement.high = 1 / (1 + exp (-half - logit));
  return placement;
}
