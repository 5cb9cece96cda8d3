/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-ranks.h"

#include <gsl/gsl_sort.h>
#include <string.h>

double
duid_ranks (const double *values,
            gsize         n,
            double       *ranks)
{
  g_autofree size_t *order = g_new (size_t, MAX (n, 1));
  double             ties = 0;

  if (n > 0)
    gsl_sort_index (order, values, 1, n);
  for (gsize from = 0, to; from < n; from = to)
    {
      double t;

      for (to = from + 1; to < n && values[order[to]] == values[order[from]];)
        to++;
      t = (double) (to - from);
      ties += t * t * t - t;
      for (gsize i = from; i < to; i++)
        ranks[order[i]] = ((double) (from + to) + 1) / 2;
    }
  return ties;
}

double *
duid_ranks_pooled (const double *a,
                   gsize         n_a,
                   const double *b,
                   gsize         n_b,
                   double       *ties)
{
  g_autofree double *values = g_new (double, MAX (n_a + n_b, 1));
  double            *ranks = g_new (double, MAX (n_a + n_b, 1));
  double             sum;

  if (n_a > 0)
    memcpy (values, a, n_a * sizeof (double));
  if (n_b > 0)
    memcpy (values + n_a, b, n_b * sizeof (double));
  sum = duid_ranks (values, n_a + n_b, ranks);
  if (ties != NULL)
    *ties = sum;
  return ranks;
}

double *
duid_sorted_copy (const double *values,
                  gsize         n)
{
  double *sorted = g_new (double, MAX (n, 1));

  if (n > 0)
    memcpy (sorted, values, n * sizeof (double));
  gsl_sort (sorted, 1, n);
  return sorted;
}
