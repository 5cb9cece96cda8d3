/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-signed-rank.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <math.h>
#include <stdlib.h>

#define MOST_EXACT 200

/* The differences that are not 0: how far (as ranks) and which way. */
typedef struct
{
  double *ranks;
  char   *is_positive;
  gsize   n;
} Signs;

static void
clear_signs (Signs *signs)
{
  g_free (signs->ranks);
  g_free (signs->is_positive);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Signs, clear_signs)

static Signs
rank_differences (const double *differences,
                  gsize         n,
                  gboolean      keeps_zeros)
{
  g_autofree double *sizes = g_new (double, MAX (n, 1));
  g_autofree double *ranks = g_new (double, MAX (n, 1));
  Signs              signs = { g_new (double, MAX (n, 1)), g_new0 (char, MAX (n, 1)), 0 };
  gsize              n_ranked = 0;

  for (gsize i = 0; i < n; i++)
    if (keeps_zeros || differences[i] != 0)
      sizes[n_ranked++] = fabs (differences[i]);
  duid_ranks (sizes, n_ranked, ranks);
  for (gsize i = 0, ranked = 0; i < n; i++)
    {
      if (differences[i] != 0)
        {
          signs.ranks[signs.n] = ranks[ranked];
          signs.is_positive[signs.n++] = differences[i] > 0;
        }
      ranked += keeps_zeros || differences[i] != 0;
    }
  return signs;
}

static double
sum_positive (const Signs *signs)
{
  double sum = 0;

  for (gsize i = 0; i < signs->n; i++)
    sum += signs->is_positive[i] ? signs->ranks[i] : 0;
  return sum;
}

/* Counts by shifting over the doubled ranks, which are whole numbers. Chances are
 * added rather than ways: 2^200 would lose its last digits as well. */
static double
find_exact_p (const Signs *signs)
{
  gsize              width = 1;
  gsize              reach = 0;
  double             observed = fabs (2 * 2 * sum_positive (signs));
  double             p = 0;
  g_autofree double *chances = NULL;

  if (signs->n > MOST_EXACT)
    return NAN;
  for (gsize i = 0; i < signs->n; i++)
    width += (gsize) lround (2 * signs->ranks[i]);
  observed = fabs (observed - (double) (width - 1));
  chances = g_new0 (double, width);
  chances[0] = 1;
  for (gsize i = 0; i < signs->n; i++)
    {
      gsize step = (gsize) lround (2 * signs->ranks[i]);

      reach += step;
      for (gsize sum = reach + 1; sum-- > 0;)
        chances[sum] = chances[sum] / 2 + (sum >= step ? chances[sum - step] / 2 : 0);
    }
  for (gsize sum = 0; sum < width; sum++)
    if (fabs (2 * (double) sum - (double) (width - 1)) >= observed - 0.25)
      p += chances[sum];
  return MIN (p, 1);
}

static void
set_normal (DuidSignedRank *test,
            const Signs    *signs)
{
  double squares = 0;
  double middle = 0;
  double distance;

  for (gsize i = 0; i < signs->n; i++)
    {
      squares += signs->ranks[i] * signs->ranks[i];
      middle += signs->ranks[i] / 2;
    }
  distance = test->v - middle;
  test->rank_biserial = signs->n > 0 ? distance / middle : NAN;
  distance = fabs (distance) <= 0.5 ? 0 : distance - copysign (0.5, distance);
  test->z_cc = squares > 0 ? distance / sqrt (squares / 4) : 0;
  test->p_cc = duid_normal_two_sided (test->z_cc);
}

static double
find_pratt_p (const Signs *signs)
{
  double squares = 0;
  double distance = 0;

  for (gsize i = 0; i < signs->n; i++)
    {
      squares += signs->ranks[i] * signs->ranks[i];
      distance += (signs->is_positive[i] ? 0.5 : -0.5) * signs->ranks[i];
    }
  return squares > 0 ? duid_normal_two_sided (distance / sqrt (squares / 4)) : 1;
}

DuidSignedRank
duid_signed_rank (const double *differences,
                  gsize         n)
{
  g_auto (Signs) left_out = rank_differences (differences, n, FALSE);
  g_auto (Signs) kept = rank_differences (differences, n, TRUE);
  DuidSignedRank test = { .n_zero = n - left_out.n, .v = sum_positive (&left_out) };

  for (gsize i = 0; i < left_out.n; i++)
    test.n_positive += left_out.is_positive[i] != 0;
  test.n_negative = left_out.n - test.n_positive;
  set_normal (&test, &left_out);
  test.p_exact = find_exact_p (&left_out);
  test.p_exact_pratt = find_exact_p (&kept);
  test.p_pratt = find_pratt_p (&kept);
  test.p_sign = MIN (1, 2 * duid_binomial_lower ((guint) MIN (test.n_positive, test.n_negative),
                                                 (guint) left_out.n, 0.5));
  return test;
}
