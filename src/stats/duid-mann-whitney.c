/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-mann-whitney.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

#define MOST_EXACT 20

/* Counts the ways to choose 0 .. n_chosen of the doubled ranks by their sum:
 * ways[k * width + sum]. C (40, 20) is far below 2^53, so doubles count exactly. */
static double *
count_ways (const gsize *doubled,
            gsize        n,
            gsize        n_chosen,
            gsize        width)
{
  double *ways = g_new0 (double, (n_chosen + 1) * width);

  ways[0] = 1;
  for (gsize i = 0; i < n; i++)
    for (gsize k = MIN (i + 1, n_chosen); k > 0; k--)
      for (gsize sum = doubled[i]; sum < width; sum++)
        ways[k * width + sum] += ways[(k - 1) * width + sum - doubled[i]];
  return ways;
}

/* P (|R - E R| >= |r - E R|) over all choices of n_a of the ranks (Streitberg and
 * Röhmel's shift algorithm). Doubled ranks are whole numbers. */
static double
find_exact_p (const double *ranks,
              gsize         n_a,
              gsize         n)
{
  g_autofree gsize  *doubled = g_new (gsize, n);
  g_autofree double *ways = NULL;
  gsize              width = n * (n + 1) + 1;
  glong              observed = 0;
  glong              mean = (glong) (n_a * (n + 1));
  double             as_far = 0;
  double             all = 0;

  for (gsize i = 0; i < n; i++)
    {
      doubled[i] = (gsize) lround (2 * ranks[i]);
      if (i < n_a)
        observed += (glong) doubled[i];
    }
  ways = count_ways (doubled, n, n_a, width);
  for (gsize sum = 0; sum < width; sum++)
    {
      all += ways[n_a * width + sum];
      if (labs ((glong) sum - mean) >= labs (observed - mean))
        as_far += ways[n_a * width + sum];
    }
  return as_far / all;
}

static double
take_half_step (double distance)
{
  if (fabs (distance) <= 0.5)
    return 0;
  return distance > 0 ? distance - 0.5 : distance + 0.5;
}

DuidMannWhitney
duid_mann_whitney (const double *a,
                   gsize         n_a,
                   const double *b,
                   gsize         n_b)
{
  double             m = (double) n_a;
  double             k = (double) n_b;
  double             n = m + k;
  double             ties = 0;
  double             distance;
  g_autofree double *ranks = NULL;
  DuidMannWhitney    test = { n_a, n_b, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };

  if (n_a == 0 || n_b == 0)
    return test;
  ranks = duid_ranks_pooled (a, n_a, b, n_b, &ties);
  test.u_a = -m * (m + 1) / 2;
  for (gsize i = 0; i < n_a; i++)
    test.u_a += ranks[i];
  test.u_b = m * k - test.u_a;
  test.mean = m * k / 2;
  test.sigma = sqrt (MAX (m * k / 12 * ((n + 1) - ties / (n * (n - 1))), 0));
  distance = test.u_a - test.mean;
  test.z_nocc = test.sigma > 0 ? distance / test.sigma : 0;
  test.z_cc = test.sigma > 0 ? take_half_step (distance) / test.sigma : 0;
  test.p_nocc = duid_normal_two_sided (test.z_nocc);
  test.p_cc = duid_normal_two_sided (test.z_cc);
  if (n_a <= MOST_EXACT && n_b <= MOST_EXACT)
    test.p_exact = find_exact_p (ranks, n_a, n_a + n_b);
  test.least_p = MIN (2 * exp (-gsl_sf_lnchoose ((guint) (n_a + n_b), (guint) n_a)), 1);
  return test;
}
