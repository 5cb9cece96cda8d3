/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-weighted-quantile.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double value;
  double weight;
  double share; /* cumulative */
} Answer;

/* Equal values by weight, so that their order in the data does not matter. */
static int
compare_answers (const void *a_,
                 const void *b_)
{
  const Answer *a = a_;
  const Answer *b = b_;

  if (a->value != b->value)
    return a->value < b->value ? -1 : 1;
  return (a->weight > b->weight) - (a->weight < b->weight);
}

static void
add_up (Answer *answers,
        gsize   n)
{
  answers[0].share = 0;
  for (gsize i = 1; i < n; i++)
    answers[i].share = answers[i - 1].share + (answers[i - 1].weight + answers[i].weight) / 2;
  for (gsize i = 0; n > 1 && i < n; i++)
    answers[i].share /= answers[n - 1].share;
}

static double
find_quantile (const Answer *answers,
               gsize         n,
               double        share)
{
  gsize  low = 0;
  gsize  high = n - 1;
  double within;

  if (n == 1 || share <= 0)
    return answers[0].value;
  if (share >= 1)
    return answers[n - 1].value;
  while (high - low > 1)
    {
      gsize middle = (low + high) / 2;

      if (answers[middle].share <= share)
        low = middle;
      else
        high = middle;
    }
  within = (share - answers[low].share) / (answers[high].share - answers[low].share);
  return answers[low].value + within * (answers[high].value - answers[low].value);
}

void
duid_weighted_quantiles (const double *values,
                         const double *weights,
                         gsize         n,
                         const double *shares,
                         gsize         n_shares,
                         double       *quantiles)
{
  g_autofree Answer *answers = g_new (Answer, n + 1);

  for (gsize i = 0; i < n; i++)
    answers[i] = (Answer) { values[i], weights[i], 0 };
  qsort (answers, n, sizeof (Answer), compare_answers);
  if (n > 0)
    add_up (answers, n);
  for (gsize i = 0; i < n_shares; i++)
    quantiles[i] = n > 0 ? find_quantile (answers, n, shares[i]) : NAN;
}
