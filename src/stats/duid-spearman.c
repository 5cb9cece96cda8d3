/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-spearman.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <gsl/gsl_permutation.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define MOST_EXACT 9

/* The ranks of both, from their middle. */
typedef struct
{
  double *x;
  double *y;
  gsize   n;
} Pairs;

static double
sum_products (const Pairs  *pairs,
              const size_t *order)
{
  double sum = 0;

  for (gsize i = 0; i < pairs->n; i++)
    sum += pairs->x[i] * pairs->y[order[i]];
  return sum;
}

static double
find_exact_p (const Pairs *pairs)
{
  gsl_permutation *order = gsl_permutation_calloc (pairs->n);
  double           observed = fabs (sum_products (pairs, order->data));
  gsize            n_as_far = 0;
  gsize            n_all = 0;

  do
    {
      n_as_far += fabs (sum_products (pairs, order->data)) >= observed - 1e-6;
      n_all++;
    }
  while (gsl_permutation_next (order) == 0);
  gsl_permutation_free (order);
  return (double) n_as_far / (double) n_all;
}

static void
clear_pairs (Pairs *pairs)
{
  g_free (pairs->x);
  g_free (pairs->y);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, clear_pairs)

static Pairs
rank_pairs (const double *x,
            const double *y,
            gsize         n)
{
  Pairs pairs = { g_new (double, MAX (n, 1)), g_new (double, MAX (n, 1)), n };

  duid_ranks (x, n, pairs.x);
  duid_ranks (y, n, pairs.y);
  return pairs;
}

static void
centre_pairs (Pairs *pairs)
{
  for (gsize i = 0; i < pairs->n; i++)
    {
      pairs->x[i] -= ((double) pairs->n + 1) / 2;
      pairs->y[i] -= ((double) pairs->n + 1) / 2;
    }
}

static void
set_chances (DuidSpearman *test)
{
  double n = (double) test->n;
  double rho = test->rho;

  if (isnan (rho))
    return;
  test->df = n - 2;
  test->t = rho * sqrt (test->df / (1 - rho * rho));
  test->p = duid_t_two_sided (test->t, test->df);
  if (test->n >= 4)
    {
      double half = duid_normal_quantile (0.975) * sqrt ((1 + rho * rho / 2) / (n - 3));

      test->low = tanh (atanh (rho) - half);
      test->high = tanh (atanh (rho) + half);
    }
}

DuidSpearman
duid_spearman (const double *x,
               const double *y,
               gsize         n,
               double       *rank_x,
               double       *rank_y)
{
  g_auto (Pairs) pairs = rank_pairs (x, y, n);
  DuidSpearman test = { n, NAN, 0, NAN, NAN, NAN, NAN, NAN, NAN };

  for (gsize i = 0; i < n; i++)
    {
      test.s += (pairs.x[i] - pairs.y[i]) * (pairs.x[i] - pairs.y[i]);
      if (rank_x != NULL)
        rank_x[i] = pairs.x[i];
      if (rank_y != NULL)
        rank_y[i] = pairs.y[i];
    }
  if (n < 2)
    return test;
  test.rho = CLAMP (gsl_stats_correlation (pairs.x, 1, pairs.y, 1, n), -1, 1);
  set_chances (&test);
  centre_pairs (&pairs);
  if (n <= MOST_EXACT && !isnan (test.rho))
    test.p_exact = find_exact_p (&pairs);
  return test;
}

static void
draw_order (DuidDice     *dice,
            gpointer      scratch,
            gconstpointer data,
            double       *numbers)
{
  const Pairs *pairs = data;
  guint       *order = scratch;
  double       sum = 0;

  for (gsize i = 0; i < pairs->n; i++)
    order[i] = (guint) i;
  duid_dice_shuffle (dice, order, pairs->n);
  for (gsize i = 0; i < pairs->n; i++)
    sum += pairs->x[i] * pairs->y[order[i]];
  numbers[0] = fabs (sum);
}

gboolean
duid_spearman_test (const double    *x,
                    const double    *y,
                    gsize            n,
                    const DuidDraws *draws,
                    DuidChance      *chance)
{
  g_auto (Pairs) pairs = rank_pairs (x, y, n);
  DuidDrawing drawing = { draw_order, n * sizeof (guint), 1, &pairs };
  double      observed = 0;

  centre_pairs (&pairs);
  for (gsize i = 0; i < n; i++)
    observed += pairs.x[i] * pairs.y[i];
  return duid_draws_run (draws, &drawing, fabs (observed), NULL, chance);
}
