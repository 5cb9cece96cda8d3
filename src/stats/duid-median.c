/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-median.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define TAIL  .025
#define LEAST 6
/* Above it the binomial distribution is normal to the last digit that is shown. */
#define MOST_BINOMIAL 100000

/* How many values lie outside the interval on either side. */
static gsize
count_outside (gsize n)
{
  double size = (double) n;
  double guess = floor (size / 2 - gsl_cdf_ugaussian_Qinv (TAIL) * sqrt (size) / 2 - .5);
  gsize  k = (gsize) MAX (guess, 0);

  if (n > MOST_BINOMIAL)
    return k;
  while (k > 0 && gsl_cdf_binomial_P ((guint) k, .5, (guint) n) > TAIL)
    k--;
  while (gsl_cdf_binomial_P ((guint) k + 1, .5, (guint) n) <= TAIL)
    k++;
  return k + 1; /* P (B <= k) is at most the tail: the k + 1st value is in */
}

void
duid_median_interval (const double *sorted,
                      gsize         n,
                      double       *low,
                      double       *high)
{
  gsize outside;

  *low = *high = NAN;
  if (n < LEAST)
    return;
  outside = count_outside (n);
  *low = sorted[outside - 1];
  *high = sorted[n - outside];
}
