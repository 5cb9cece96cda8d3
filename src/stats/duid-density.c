/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-density.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define REACH 9.0 /* of a curve, in bandwidths: exp (-40) is left out */

double
duid_bandwidth_nrd0 (const double *values,
                     gsize         n)
{
  g_autofree double *sorted = duid_sorted_copy (values, n);
  double             spread;
  double             sd;

  if (n < 2)
    return NAN;
  sd = gsl_stats_sd (sorted, 1, n);
  spread = (gsl_stats_quantile_from_sorted_data (sorted, 1, n, 0.75) -
            gsl_stats_quantile_from_sorted_data (sorted, 1, n, 0.25)) /
           1.34;
  spread = MIN (sd, spread);
  if (spread == 0)
    spread = sd > 0 ? sd : values[0] != 0 ? fabs (values[0])
                                          : 1;
  return 0.9 * spread * pow ((double) n, -0.2);
}

static double
normal_curve (double distance,
              double h)
{
  double z = distance / h;

  return fabs (z) > REACH ? 0 : exp (-z * z / 2) / (h * sqrt (2 * G_PI));
}

double
duid_density (const double *values,
              gsize         n,
              double        h,
              double        at)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += normal_curve (at - values[i], h);
  return n > 0 && h > 0 ? sum / (double) n : NAN;
}

double
duid_density_reflected (const double *values,
                        gsize         n,
                        double        h,
                        double        low,
                        double        high,
                        double        at)
{
  double width = high - low;
  int    n_folds = (int) CLAMP (ceil (REACH * h / (2 * width)), 1, 1000);
  double sum = 0;

  if (n == 0 || !(h > 0) || !(width > 0))
    return NAN;
  if (at < low || at > high)
    return 0;
  for (gsize i = 0; i < n; i++)
    for (int fold = -n_folds; fold <= n_folds; fold++)
      {
        double shift = 2 * fold * width;

        sum += normal_curve (at - values[i] - shift, h) +
               normal_curve (at - 2 * low + values[i] - shift, h);
      }
  return sum / (double) n;
}

double
duid_density_inside (const double *values,
                     gsize         n,
                     double        h,
                     double        low,
                     double        high)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += duid_normal_upper ((low - values[i]) / h) - duid_normal_upper ((high - values[i]) / h);
  return n > 0 && h > 0 ? sum / (double) n : NAN;
}
