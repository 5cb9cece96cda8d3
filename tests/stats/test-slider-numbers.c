/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "stats/duid-cliff.h"
#include "stats/duid-density-curve.h"
#include "stats/duid-density.h"
#include "stats/duid-median.h"
#include "stats/duid-placement.h"

static int
compare (const void *a,
         const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Answers of a slider with ends, the same every time. */
static void
fill (double *values,
      gsize   n,
      double  shift)
{
  for (gsize i = 0; i < n; i++)
    values[i] = CLAMP (round (fmod ((double) i * .6180339887 + shift, 1) * 140 - 20), 0, 100);
  qsort (values, n, sizeof (double), compare);
}

/* How many of n lie at or above the k-th from below, by Pascal's triangle. */
static double
chance_of_at_most (gsize k,
                   gsize n)
{
  double sum = 0, term = pow (.5, (double) n);

  for (gsize i = 0; i <= k; i++)
    {
      sum += term;
      term *= (double) (n - i) / (double) (i + 1);
    }
  return sum;
}

static void
test_a_median_lies_surely_between_two_values (void)
{
  double values[400], low, high;

  for (gsize i = 0; i < 400; i++)
    values[i] = (double) i + 1;
  for (gsize n = 6; n <= 400; n++)
    {
      gsize k;

      duid_median_interval (values, n, &low, &high);
      k = (gsize) low;
      g_assert_cmpfloat (high, ==, (double) (n + 1 - k));
      g_assert_cmpfloat (chance_of_at_most (k - 1, n), <=, .025);
      g_assert_cmpfloat (chance_of_at_most (k, n), >, .025);
    }
  /* Tabulated: n = 10 gives the 2nd and 9th, n = 100 the 40th and 61st. */
  duid_median_interval (values, 10, &low, &high);
  g_assert_cmpfloat (low, ==, 2);
  duid_median_interval (values, 100, &low, &high);
  g_assert_cmpfloat (low, ==, 40);
  g_assert_cmpfloat (high, ==, 61);
}

static void
test_five_values_have_no_interval (void)
{
  const double values[] = { 1, 2, 3, 4, 5 };
  double       low, high;

  duid_median_interval (values, 5, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
}

static void
test_a_million_values_have_a_narrow_interval (void)
{
  const gsize        n = 1000000;
  g_autofree double *values = g_new (double, n);
  double             low, high;

  for (gsize i = 0; i < n; i++)
    values[i] = (double) i;
  duid_median_interval (values, n, &low, &high);
  g_assert_cmpfloat_with_epsilon (low + high, (double) n - 1, .1);
  g_assert_cmpfloat_with_epsilon ((high - low) / 2, 1.96 * 500, 2);
}

static void
test_the_curve_is_the_exact_one (void)
{
  double values[171], curve[101];

  fill (values, 171, .3);
  for (double h = 1; h <= 30; h *= 1.7)
    {
      double top = 0;

      duid_density_curve (values, 171, h, 0, 100, curve, 101);
      for (int i = 0; i <= 100; i++)
        top = MAX (top, duid_density_reflected (values, 171, h, 0, 100, i));
      for (int i = 0; i <= 100; i++)
        g_assert_cmpfloat_with_epsilon (curve[i],
                                        duid_density_reflected (values, 171, h, 0, 100, i),
                                        .01 * top);
    }
}

static void
test_what_lies_below_the_curve_is_one (void)
{
  static const double clouds[][3] = {
    { 0, 0, 0 }, { 100, 100, 100 }, { 0, 50, 100 }, { 3, 4, 97 }
  };
  double curve[401];

  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    for (double h = 1; h < 300; h *= 2)
      {
        double sum = 0;

        duid_density_curve (clouds[i], 3, h, 0, 100, curve, 401);
        for (int j = 0; j < 400; j++)
          sum += (curve[j] + curve[j + 1]) / 2 * .25;
        g_assert_cmpfloat_with_epsilon (sum, 1, 1e-3);
      }
}

static void
test_nothing_has_a_flat_curve (void)
{
  double curve[5] = { 1, 1, 1, 1, 1 };

  duid_density_curve (NULL, 0, 1, 0, 10, curve, 5);
  for (int i = 0; i < 5; i++)
    g_assert_cmpfloat (curve[i], ==, 0);
}

static void
test_pairs_are_counted_one_by_one (void)
{
  double a[37], b[53];
  double n_above = 0;

  fill (a, 37, .2);
  fill (b, 53, .9);
  for (int i = 0; i < 37; i++)
    for (int j = 0; j < 53; j++)
      n_above += b[j] > a[i] ? 1 : b[j] == a[i] ? .5
                                                : 0;
  g_assert_cmpfloat_with_epsilon (duid_placement_of (a, 37, b, 53).share, n_above / (37 * 53),
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (duid_placement_of (a, 37, b, 53).share,
                                  duid_cliff (a, 37, b, 53).a_measure, 1e-12);
  g_assert_cmpfloat_with_epsilon (duid_placement_of (b, 53, a, 37).share, 1 - n_above / (37 * 53),
                                  1e-12);
}

/* DeLong's variance pair by pair, and its interval on the logit scale. */
static void
test_the_interval_is_delongs (void)
{
  const double  a[] = { 1, 3, 3, 5, 8, 9 };
  const double  b[] = { 2, 5, 6, 9, 9, 11, 12 };
  double        across[6] = { 0 }, down[7] = { 0 }, share = 0, sa = 0, sb = 0, se, half;
  DuidPlacement placement = duid_placement_of (a, 6, b, 7);

  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 7; j++)
      {
        double above = b[j] > a[i] ? 1 : b[j] == a[i] ? .5
                                                      : 0;

        across[i] += above / 7;
        down[j] += above / 6;
        share += above / 42;
      }
  for (int i = 0; i < 6; i++)
    sa += (across[i] - share) * (across[i] - share) / 5;
  for (int j = 0; j < 7; j++)
    sb += (down[j] - share) * (down[j] - share) / 6;
  se = sqrt (sa / 6 + sb / 7);
  half = 1.959963985 * se / (share * (1 - share));
  g_assert_cmpfloat_with_epsilon (placement.share, share, 1e-12);
  g_assert_cmpfloat_with_epsilon (log (placement.low / (1 - placement.low)),
                                  log (share / (1 - share)) - half, 1e-8);
  g_assert_cmpfloat_with_epsilon (log (placement.high / (1 - placement.high)),
                                  log (share / (1 - share)) + half, 1e-8);
}

static void
test_groups_without_overlap_have_no_interval (void)
{
  const double a[] = { 1, 2, 3 };
  const double b[] = { 4, 5 };

  g_assert_cmpfloat (duid_placement_of (a, 3, b, 2).share, ==, 1);
  g_assert_true (isnan (duid_placement_of (a, 3, b, 2).low));
  g_assert_true (isnan (duid_placement_of (a, 0, b, 2).share));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/slider/a median lies surely between two values",
                   test_a_median_lies_surely_between_two_values);
  g_test_add_func ("/stats/slider/five values have no interval", test_five_values_have_no_interval);
  g_test_add_func ("/stats/slider/a million values have a narrow interval",
                   test_a_million_values_have_a_narrow_interval);
  g_test_add_func ("/stats/slider/the curve is the exact one", test_the_curve_is_the_exact_one);
  g_test_add_func ("/stats/slider/what lies below the curve is one",
                   test_what_lies_below_the_curve_is_one);
  g_test_add_func ("/stats/slider/nothing has a flat curve", test_nothing_has_a_flat_curve);
  g_test_add_func ("/stats/slider/pairs are counted one by one",
                   test_pairs_are_counted_one_by_one);
  g_test_add_func ("/stats/slider/the interval is DeLong's", test_the_interval_is_delongs);
  g_test_add_func ("/stats/slider/groups without overlap have no interval",
                   test_groups_without_overlap_have_no_interval);
  return g_test_run ();
}
