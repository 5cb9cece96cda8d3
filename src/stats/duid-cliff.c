/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-cliff.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <math.h>

/* For each of the sorted @values: how many of the sorted @others lie below minus
 * how many lie above, as a share. Adds the pairs to the counts. */
static void
measure_dominance (const double *values,
                   gsize         n,
                   const double *others,
                   gsize         n_others,
                   double       *means,
                   DuidCliff    *cliff)
{
  gsize below = 0;
  gsize not_above = 0;

  cliff->n_greater = cliff->n_less = cliff->n_tied = 0;
  for (gsize i = 0; i < n; i++)
    {
      while (below < n_others && others[below] < values[i])
        below++;
      while (not_above < n_others && others[not_above] <= values[i])
        not_above++;
      cliff->n_greater += (double) below;
      cliff->n_less += (double) (n_others - not_above);
      cliff->n_tied += (double) (not_above - below);
      means[i] = ((double) below - (double) (n_others - not_above)) / (double) n_others;
    }
}

static double
sum_squares (const double *means,
             gsize         n,
             double        middle)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (means[i] - middle) * (means[i] - middle);
  return sum;
}

static void
set_interval (DuidCliff *cliff,
              double     n)
{
  double delta = cliff->delta;
  double t = duid_t_quantile (0.975, n - 2);
  double half = t * t * MAX (cliff->variance, 0);
  double rest = 1 - delta * delta;
  double root = sqrt (half) * sqrt (rest * rest + half);
  double size = rest + half;

  if (size == 0)
    {
      cliff->low = cliff->high = delta;
      return;
    }
  cliff->low = MAX ((delta - delta * delta * delta - root) / size, -1);
  cliff->high = MIN ((delta - delta * delta * delta + root) / size, 1);
}

/* Counts the differences b - a that are at most @limit, and tells the largest of
 * them and the smallest of the others. */
static double
count_differences (const double *a,
                   gsize         n_a,
                   const double *b,
                   gsize         n_b,
                   double        limit,
                   double       *largest,
                   double       *next)
{
  double count = 0;
  gsize  j = 0;

  *largest = -INFINITY;
  *next = INFINITY;
  for (gsize i = 0; i < n_a; i++)
    {
      while (j < n_b && b[j] - a[i] <= limit)
        j++;
      if (j > 0)
        *largest = MAX (*largest, b[j - 1] - a[i]);
      if (j < n_b)
        *next = MIN (*next, b[j] - a[i]);
      count += (double) j;
    }
  return count;
}

/* The median of all differences of two sorted groups: halves the range until what
 * is left are the one or two in the middle. */
static double
find_median_difference (const double *a,
                        gsize         n_a,
                        const double *b,
                        gsize         n_b)
{
  double half = (double) n_a * (double) n_b / 2;
  double low = b[0] - a[n_a - 1];
  double high = b[n_b - 1] - a[0];
  double largest;
  double next;

  /* Seeks the smallest difference that at least half are not above. */
  if (count_differences (a, n_a, b, n_b, low, &largest, &next) < half)
    while (TRUE)
      {
        double middle = low + (high - low) / 2;

        if (middle <= low || middle >= high)
          break;
        if (count_differences (a, n_a, b, n_b, middle, &largest, &next) >= half)
          high = largest;
        else if (next >= high)
          break;
        else
          low = middle;
      }
  else
    high = low;
  if (count_differences (a, n_a, b, n_b, high, &largest, &next) == half)
    return (largest + next) / 2;
  return largest;
}

DuidCliff
duid_cliff (const double *a_,
            gsize         n_a,
            const double *b_,
            gsize         n_b)
{
  DuidCliff          cliff = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  g_autofree double *a = duid_sorted_copy (a_, n_a);
  g_autofree double *b = duid_sorted_copy (b_, n_b);
  g_autofree double *of_a = g_new (double, MAX (n_a, 1));
  g_autofree double *of_b = g_new (double, MAX (n_b, 1));
  double             m = (double) n_a;
  double             k = (double) n_b;
  double             spread;

  if (n_a == 0 || n_b == 0)
    return cliff;
  measure_dominance (a, n_a, b, n_b, of_a, &cliff);
  measure_dominance (b, n_b, a, n_a, of_b, &cliff);
  cliff.delta = (cliff.n_greater - cliff.n_less) / (m * k);
  cliff.a_measure = (cliff.delta + 1) / 2;
  cliff.hodges_lehmann = find_median_difference (a, n_a, b, n_b);
  if (n_a < 2 || n_b < 2)
    return cliff;
  spread = m * k * (1 - cliff.n_tied / (m * k) - cliff.delta * cliff.delta);
  /* The dominance of a over b is that of b over a with the other sign. */
  cliff.variance = (m * m * sum_squares (of_b, n_b, cliff.delta) +
                    k * k * sum_squares (of_a, n_a, -cliff.delta) - spread) /
                   (m * k * (m - 1) * (k - 1));
  set_interval (&cliff, m + k);
  return cliff;
}
