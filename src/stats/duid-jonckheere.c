/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-jonckheere.h"

#include "stats/duid-kendall.h"
#include "stats/duid-label-test.h"
#include "stats/duid-ranks.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/* Values in rising order. */
typedef struct
{
  const guint  *places; /* of the n values */
  const double *ranks;  /* of the value at each of them: equal ones are equal */
  gsize         n;
  guint         n_groups;
} Rising;

/* How many pairs of values stand in different groups. */
static double
count_pairs (const guint *groups,
             gsize        n)
{
  g_autofree gsize *sizes = NULL;
  guint             n_groups = 0;
  double            pairs = (double) n * ((double) n - 1) / 2;

  for (gsize i = 0; i < n; i++)
    n_groups = MAX (n_groups, groups[i] + 1);
  sizes = g_new0 (gsize, (gsize) n_groups + 1);
  for (gsize i = 0; i < n; i++)
    sizes[groups[i]]++;
  for (guint i = 0; i < n_groups; i++)
    pairs -= (double) sizes[i] * ((double) sizes[i] - 1) / 2;
  return pairs;
}

DuidJonckheere
duid_jonckheere (const double *values,
                 const guint  *groups,
                 gsize         n)
{
  g_autofree double *places = g_new (double, n + 1);
  DuidJonckheere     test = { n, NAN, NAN, NAN, NAN, NAN };
  DuidKendall        kendall;

  for (gsize i = 0; i < n; i++)
    places[i] = groups[i];
  /* J and Kendall's score count the same pairs: score = 2 J - pairs. */
  kendall = duid_kendall (places, values, n);
  test.mean = count_pairs (groups, n) / 2;
  test.j = test.mean + kendall.score / 2;
  test.sigma = kendall.sigma / 2;
  test.z = kendall.z;
  test.p = kendall.p;
  return test;
}

/* How far J lies from its middle: each value counts the earlier groups below it and the
 * later ones; equal values count in neither. */
static void
measure_rising (const guint  *labels,
                gpointer      scratch,
                gconstpointer data,
                double       *numbers)
{
  const Rising *rising = data;
  double       *below = scratch;
  double        score = 0;

  for (guint i = 0; i < rising->n_groups; i++)
    below[i] = 0;
  for (gsize from = 0, to; from < rising->n; from = to)
    {
      for (to = from; to < rising->n && rising->ranks[to] == rising->ranks[from]; to++)
        for (guint i = 0; i < rising->n_groups; i++)
          score += i < labels[rising->places[to]]   ? below[i]
                   : i > labels[rising->places[to]] ? -below[i]
                                                    : 0;
      for (gsize i = from; i < to; i++)
        below[labels[rising->places[i]]]++;
    }
  numbers[0] = fabs (score);
}

gboolean
duid_jonckheere_test (const double    *values,
                      const guint     *groups,
                      gsize            n,
                      guint            n_groups,
                      const DuidDraws *draws,
                      DuidChance      *chance)
{
  g_autofree size_t *order = g_new (size_t, n + 1);
  g_autofree guint  *places = g_new (guint, n + 1);
  g_autofree double *ranks = g_new (double, n + 1);
  g_autofree double *sorted = g_new (double, n + 1);
  Rising             rising = { places, sorted, n, n_groups };
  DuidLabelling      labelling = { measure_rising, sizeof (double) * ((gsize) n_groups + 1), 1,
                                   &rising };

  duid_ranks (values, n, ranks);
  if (n > 0)
    gsl_sort_index (order, values, 1, n);
  for (gsize i = 0; i < n; i++)
    {
      places[i] = (guint) order[i];
      sorted[i] = ranks[order[i]];
    }
  return duid_label_test (groups, n, n_groups, &labelling, draws, NULL, chance);
}
