/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-kolmogorov.h"
#include "stats/duid-ranks.h"

#include <math.h>

#define MOST_TERMS 100

/* P (sup |B| >= z) of a Brownian bridge: 2 sum (-1)^(k - 1) exp (-2 k² z²). */
static double
find_limit_p (double z)
{
  double sum = 0;

  /* The series does not converge at 0, where p is 1 to all digits. */
  if (z < 0.2)
    return 1;
  for (int k = 1; k <= MOST_TERMS; k++)
    sum += (k % 2 ? 2 : -2) * exp (-2.0 * k * k * z * z);
  return CLAMP (sum, 0, 1);
}

double
duid_kolmogorov (const double *a_,
                 gsize         n_a,
                 const double *b_,
                 gsize         n_b,
                 double       *p)
{
  g_autofree double *a = duid_sorted_copy (a_, n_a);
  g_autofree double *b = duid_sorted_copy (b_, n_b);
  double             m = (double) n_a;
  double             k = (double) n_b;
  double             distance = n_a > 0 && n_b > 0 ? 0 : NAN;

  for (gsize i = 0, j = 0; i < n_a && j < n_b;)
    {
      double value = MIN (a[i], b[j]);

      while (i < n_a && a[i] == value)
        i++;
      while (j < n_b && b[j] == value)
        j++;
      distance = MAX (distance, fabs ((double) i / m - (double) j / k));
    }
  if (p != NULL)
    *p = isnan (distance) ? NAN : find_limit_p (distance * sqrt (m * k / (m + k)));
  return distance;
}
