/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-weights.h"
#include "stats/duid-tails.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double value;
  double weight;
  double score;
  gsize  place; /* in the groups, which keeps equal values in their order */
} Answer;

DuidWeights
duid_weights (const double *weights,
              gsize         n)
{
  DuidWeights found = { n, 0, NAN, NAN, NAN };
  double      squares = 0;
  double      largest = 0;

  for (gsize i = 0; i < n; i++)
    {
      found.sum += weights[i];
      squares += weights[i] * weights[i];
      largest = MAX (largest, weights[i]);
    }
  if (n == 0)
    return found;
  found.n_eff = found.sum * found.sum / squares;
  found.design_effect = (double) n / found.n_eff;
  found.max_over_mean = largest * (double) n / found.sum;
  return found;
}

double
duid_weighted_mean (const double *values,
                    const double *weights,
                    gsize         n,
                    double       *error)
{
  double sum = 0;
  double mean = 0;
  double squares = 0;

  for (gsize i = 0; i < n; i++)
    {
      sum += weights[i];
      mean += weights[i] * values[i];
    }
  mean = n > 0 ? mean / sum : NAN;
  for (gsize i = 0; i < n; i++)
    {
      double part = weights[i] * (values[i] - mean) / sum;

      squares += part * part;
    }
  if (error != NULL)
    *error = n > 1 ? sqrt (squares * (double) n / ((double) n - 1)) : NAN;
  return mean;
}

static int
compare_answers (const void *a_,
                 const void *b_)
{
  const Answer *a = a_;
  const Answer *b = b_;

  if (a->value != b->value)
    return a->value < b->value ? -1 : 1;
  return (a->place > b->place) - (a->place < b->place);
}

/* The score: the weight that lies below, with half of one's own, as a share. */
static void
score_answers (Answer *answers,
               gsize   n)
{
  double sum = 0;

  qsort (answers, n, sizeof (Answer), compare_answers);
  for (gsize i = 0; i < n; i++)
    {
      sum += answers[i].weight;
      answers[i].score = sum - answers[i].weight / 2;
    }
  for (gsize from = 0, to; from < n; from = to)
    {
      double mean = 0;

      for (to = from; to < n && answers[to].value == answers[from].value; to++)
        mean += answers[to].score;
      for (gsize i = from; i < to; i++)
        answers[i].score = mean / (double) (to - from) / sum;
    }
}

DuidWeightedRanks
duid_weighted_rank_test (const double *a,
                         const double *weights_a,
                         gsize         n_a,
                         const double *b,
                         const double *weights_b,
                         gsize         n_b)
{
  DuidWeightedRanks  test = { NAN, NAN, NAN, NAN };
  gsize              n = n_a + n_b;
  g_autofree Answer *answers = g_new (Answer, n + 1);
  double             sums[2] = { 0, 0 };
  double             means[2] = { 0, 0 };
  double             squares = 0;

  if (n_a == 0 || n_b == 0)
    return test;
  for (gsize i = 0; i < n; i++)
    answers[i] = i < n_a ? (Answer) { a[i], weights_a[i], 0, i }
                         : (Answer) { b[i - n_a], weights_b[i - n_a], 0, i };
  score_answers (answers, n);
  for (gsize i = 0; i < n; i++)
    {
      sums[answers[i].place >= n_a] += answers[i].weight;
      means[answers[i].place >= n_a] += answers[i].weight * answers[i].score;
    }
  means[0] /= sums[0];
  means[1] /= sums[1];
  for (gsize i = 0; i < n; i++)
    {
      int    group = answers[i].place >= n_a;
      double part = answers[i].weight * (answers[i].score - means[group]) / sums[group];

      squares += part * part;
    }
  test.difference = means[1] - means[0];
  test.df = (double) n - 2;
  test.t = test.difference / sqrt (squares * (double) n / ((double) n - 1));
  test.p = duid_t_two_sided (test.t, test.df);
  return test;
}
