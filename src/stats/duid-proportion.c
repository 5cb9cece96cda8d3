/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-proportion.h"
#include "stats/duid-describe.h"
#include "stats/duid-tails.h"

#include <math.h>

void
duid_clopper_pearson (gsize   k,
                      gsize   n,
                      double *low,
                      double *high)
{
  double hits = (double) k;
  double misses = (double) n - hits;

  g_return_if_fail (k <= n);
  *low = *high = NAN;
  if (n == 0)
    return;
  *low = k == 0 ? 0 : duid_beta_quantile (0.025, hits, misses + 1);
  *high = k == n ? 1 : duid_beta_quantile (0.975, hits + 1, misses);
}

double
duid_newcombe (gsize   k1,
               gsize   n1,
               gsize   k2,
               gsize   n2,
               double *low,
               double *high)
{
  double share1 = (double) k1 / (double) n1;
  double share2 = (double) k2 / (double) n2;
  double low1;
  double high1;
  double low2;
  double high2;

  *low = *high = NAN;
  if (n1 == 0 || n2 == 0)
    return NAN;
  duid_wilson (k1, n1, &low1, &high1);
  duid_wilson (k2, n2, &low2, &high2);
  *low = share1 - share2 - hypot (share1 - low1, high2 - share2);
  *high = share1 - share2 + hypot (high1 - share1, share2 - low2);
  return share1 - share2;
}
