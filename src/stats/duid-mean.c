/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-mean.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define TAIL .025

/* The squared standard error of a mean. */
static double
get_error (const double *values,
           gsize         n,
           double        mean)
{
  return n > 1 ? gsl_stats_variance_m (values, 1, n, mean) / (double) n : NAN;
}

static DuidMean
make_mean (gsize  n,
           double mean,
           double error,
           double df)
{
  double half = df > 0 ? gsl_cdf_tdist_Qinv (TAIL, df) * sqrt (error) : 0;

  return (DuidMean) { n, mean, mean - half, mean + half };
}

DuidMean
duid_mean_of (const double *values,
              gsize         n)
{
  double mean = n > 0 ? gsl_stats_mean (values, 1, n) : NAN;

  if (n < 2)
    return (DuidMean) { n, mean, NAN, NAN };
  return make_mean (n, mean, get_error (values, n, mean), (double) n - 1);
}

DuidMean
duid_mean_difference (const double *a,
                      gsize         n_a,
                      const double *b,
                      gsize         n_b)
{
  double mean_a = n_a > 0 ? gsl_stats_mean (a, 1, n_a) : NAN;
  double mean_b = n_b > 0 ? gsl_stats_mean (b, 1, n_b) : NAN;
  double of_a = get_error (a, n_a, mean_a);
  double of_b = get_error (b, n_b, mean_b);
  double error = of_a + of_b;
  double below;

  if (!isfinite (error))
    return (DuidMean) { n_a + n_b, mean_b - mean_a, NAN, NAN };
  if (error <= 0)
    return (DuidMean) { n_a + n_b, mean_b - mean_a, mean_b - mean_a, mean_b - mean_a };
  below = of_a * of_a / (double) (n_a - 1) + of_b * of_b / (double) (n_b - 1);
  return make_mean (n_a + n_b, mean_b - mean_a, error, error * error / below);
}
