/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-brunner-munzel.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

/* The variance of a group's placements: rank among all minus rank among its own. */
static double
measure_placements (const double *values,
                    gsize         n,
                    const double *ranks,
                    double       *mean_rank)
{
  g_autofree double *own = g_new (double, n);
  double             middle;
  double             sum = 0;

  duid_ranks (values, n, own);
  *mean_rank = gsl_stats_mean (ranks, 1, n);
  middle = *mean_rank - ((double) n + 1) / 2;
  for (gsize i = 0; i < n; i++)
    {
      double distance = ranks[i] - own[i] - middle;

      sum += distance * distance;
    }
  return sum / ((double) n - 1);
}

DuidBrunnerMunzel
duid_brunner_munzel (const double *a,
                     gsize         n_a,
                     const double *b,
                     gsize         n_b)
{
  DuidBrunnerMunzel  test = { NAN, NAN, NAN, NAN };
  g_autofree double *ranks = NULL;
  double             m = (double) n_a;
  double             k = (double) n_b;
  double             mean_a;
  double             mean_b;
  double             of_a;
  double             of_b;

  if (n_a < 2 || n_b < 2)
    return test;
  ranks = duid_ranks_pooled (a, n_a, b, n_b, NULL);
  of_a = m * measure_placements (a, n_a, ranks, &mean_a);
  of_b = k * measure_placements (b, n_b, ranks + n_a, &mean_b);
  test.p_hat = (mean_b - mean_a) / (m + k) + 0.5;
  if (!(of_a + of_b > 0))
    return test;
  test.w = m * k * (mean_b - mean_a) / ((m + k) * sqrt (of_a + of_b));
  test.df = (of_a + of_b) * (of_a + of_b) / (of_a * of_a / (m - 1) + of_b * of_b / (k - 1));
  test.p = duid_t_two_sided (test.w, test.df);
  return test;
}
