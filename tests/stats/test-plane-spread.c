/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-plane-spread.h"

#include <math.h>
#include <string.h>

/* One node after the other, across and then down. */
static float *
spread_one_by_one (const float *values,
                   int          n_across,
                   int          n_down,
                   const float *weights,
                   int          reach)
{
  float *half = g_new0 (float, n_across *n_down);
  float *whole = g_new0 (float, n_across *n_down);

  for (int pass = 0; pass < 2; pass++)
    for (int y = 0; y < n_down; y++)
      for (int x = 0; x < n_across; x++)
        {
          const float *from = pass == 0 ? values : half;
          float        sum = from[y * n_across + x] * weights[0];

          for (int i = 1; i <= reach; i++)
            {
              int   at = pass == 0 ? x : y;
              int   end = pass == 0 ? n_across : n_down;
              int   step = pass == 0 ? 1 : n_across;
              float before = at - i >= 0 ? from[y * n_across + x - i * step] : 0;
              float after = at + i < end ? from[y * n_across + x + i * step] : 0;

              sum += weights[i] * (before + after);
            }
          (pass == 0 ? half : whole)[y * n_across + x] = sum;
        }
  g_free (half);
  return whole;
}

static void
check (GRand *dice,
       int    n_across,
       int    n_down,
       int    reach)
{
  g_autofree float        *values = g_new (float, n_across *n_down);
  g_autofree float        *weights = g_new (float, reach + 1);
  g_autofree DuidNodeSpan *spans = g_new0 (DuidNodeSpan, n_down);
  g_autofree float        *expected = NULL;

  for (int i = 0; i < n_across * n_down; i++)
    values[i] = g_rand_int_range (dice, 0, 4) == 0 ? (float) g_rand_double_range (dice, 0, 9) : 0;
  for (int i = 0; i <= reach; i++)
    weights[i] = (float) exp (-i * i / (double) (reach + 1));
  for (int y = 0; y < n_down; y++)
    if (g_rand_int_range (dice, 0, 5) > 0)
      {
        spans[y].from = g_rand_int_range (dice, 0, n_across);
        spans[y].to = g_rand_int_range (dice, spans[y].from, n_across + 1);
      }
  expected = spread_one_by_one (values, n_across, n_down, weights, reach);
  duid_plane_spread (values, n_across, n_down, weights, reach, spans);
  for (int y = 0; y < n_down; y++)
    for (int x = spans[y].from; x < spans[y].to; x++)
      g_assert_cmpfloat (values[y * n_across + x], ==, expected[y * n_across + x]);
}

static void
test_spans_are_what_one_by_one_gives (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (8);

  for (int i = 0; i < 60; i++)
    check (dice, g_rand_int_range (dice, DUID_LEAST_NODES, 150), g_rand_int_range (dice, 1, 90),
           g_rand_int_range (dice, 0, 40));
}

static void
test_what_is_not_asked_for_is_nothing (void)
{
  const float  weights[] = { 1, 1 };
  DuidNodeSpan spans[3] = { { 0, 0 }, { 0, 0 }, { 0, 0 } };
  float        values[3 * DUID_LEAST_NODES];

  for (int i = 0; i < 3 * DUID_LEAST_NODES; i++)
    values[i] = 1;
  duid_plane_spread (values, DUID_LEAST_NODES, 3, weights, 1, spans);
  for (int i = 0; i < 3 * DUID_LEAST_NODES; i++)
    g_assert_cmpfloat (values[i], ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plane-spread/spans are what one by one gives",
                   test_spans_are_what_one_by_one_gives);
  g_test_add_func ("/plane-spread/what is not asked for is nothing",
                   test_what_is_not_asked_for_is_nothing);
  return g_test_run ();
}
