/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-kendall.h"
#include "stats/duid-tails.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  double x;
  double y;
} Pair;

/* Sums over the groups of t equal values. */
typedef struct
{
  double pairs;  /* t (t - 1) / 2 */
  double twos;   /* t (t - 1) */
  double threes; /* t (t - 1) (t - 2) */
  double spread; /* t (t - 1) (2 t + 5) */
} Ties;

static int
compare_pairs (const void *a_,
               const void *b_)
{
  const Pair *a = a_;
  const Pair *b = b_;

  if (a->x != b->x)
    return a->x < b->x ? -1 : 1;
  return (a->y > b->y) - (a->y < b->y);
}

static void
add_tie (Ties  *ties,
         double t)
{
  ties->pairs += t * (t - 1) / 2;
  ties->twos += t * (t - 1);
  ties->threes += t * (t - 1) * (t - 2);
  ties->spread += t * (t - 1) * (2 * t + 5);
}

/* Sorts @values by merging; returns how many pairs stood in the wrong order. */
static double
sort_counting (double *values,
               double *spare,
               gsize   n)
{
  gsize  half = n / 2;
  double swaps;

  if (n < 2)
    return 0;
  swaps = sort_counting (values, spare, half) + sort_counting (values + half, spare, n - half);
  for (gsize i = 0, j = half, k = 0; k < n; k++)
    if (j >= n || (i < half && values[i] <= values[j]))
      spare[k] = values[i++];
    else
      {
        swaps += (double) (half - i);
        spare[k] = values[j++];
      }
  memcpy (values, spare, n * sizeof (double));
  return swaps;
}

static Ties
count_ties (const double *sorted,
            gsize         n)
{
  Ties ties = { 0 };

  for (gsize from = 0, to; from < n; from = to)
    {
      for (to = from + 1; to < n && sorted[to] == sorted[from];)
        to++;
      add_tie (&ties, (double) (to - from));
    }
  return ties;
}

static double
count_double_ties (const Pair *pairs,
                   gsize       n)
{
  double count = 0;

  for (gsize from = 0, to; from < n; from = to)
    {
      double t;

      for (to = from + 1; to < n && compare_pairs (&pairs[to], &pairs[from]) == 0;)
        to++;
      t = (double) (to - from);
      count += t * (t - 1) / 2;
    }
  return count;
}

DuidKendall
duid_kendall (const double *x,
              const double *y,
              gsize         n_pairs)
{
  DuidKendall        test = { n_pairs, NAN, NAN, NAN, NAN, NAN };
  double             n = (double) n_pairs;
  double             all = n * (n - 1) / 2;
  g_autofree Pair   *pairs = g_new (Pair, MAX (n_pairs, 1));
  g_autofree double *values = g_new (double, MAX (n_pairs, 1));
  g_autofree double *spare = g_new (double, MAX (n_pairs, 1));
  Ties               in_x;
  Ties               in_y;
  double             score;
  double             variance;

  for (gsize i = 0; i < n_pairs; i++)
    pairs[i] = (Pair) { x[i], y[i] };
  qsort (pairs, n_pairs, sizeof (Pair), compare_pairs);
  for (gsize i = 0; i < n_pairs; i++)
    values[i] = pairs[i].x;
  in_x = count_ties (values, n_pairs);
  for (gsize i = 0; i < n_pairs; i++)
    values[i] = pairs[i].y;
  score = all - in_x.pairs + count_double_ties (pairs, n_pairs) -
          2 * sort_counting (values, spare, n_pairs);
  in_y = count_ties (values, n_pairs);
  score -= in_y.pairs;
  test.score = score;
  if (n_pairs < 3 || in_x.pairs >= all || in_y.pairs >= all)
    return test;
  test.tau_b = score / sqrt ((all - in_x.pairs) * (all - in_y.pairs));
  variance = (n * (n - 1) * (2 * n + 5) - in_x.spread - in_y.spread) / 18 +
             in_x.twos * in_y.twos / (2 * n * (n - 1)) +
             in_x.threes * in_y.threes / (9 * n * (n - 1) * (n - 2));
  test.sigma = sqrt (variance);
  test.z = score / test.sigma;
  test.p = duid_normal_two_sided (test.z);
  return test;
}
