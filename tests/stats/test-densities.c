/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/duid-density.h"
#include "stats/duid-dip.h"
#include "stats/duid-triangle-density.h"

static double
integrate_reflected (const double *values,
                     gsize         n,
                     double        h)
{
  double sum = 0;

  for (guint i = 0; i < 4000; i++)
    sum += duid_density_reflected (values, n, h, -20, 30, -20 + (i + 0.5) / 80);
  return sum / 80;
}

static void
test_a_sliders_density_is_whole (void)
{
  static const double values[] = { -20, -20, -19.5, 0, 3, 29, 30, 30, 30 };

  for (double h = 0.5; h < 200; h *= 2)
    {
      g_assert_cmpfloat_with_epsilon (integrate_reflected (values, 9, h), 1, 1e-3);
      g_assert_cmpfloat_with_epsilon (integrate_reflected (values, 1, h), 1, 1e-3);
    }
  g_assert_cmpfloat (duid_density_inside (values, 9, 0.5, -20, 30), <, 0.8);
  g_assert_true (isnan (duid_density_reflected (values, 0, 1, -20, 30, 0)));
}

static void
test_a_triads_density_is_whole (void)
{
  static const DuidTriad clouds[][4] = {
    { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.5, 0.5, 0 }, { 0.5, 0, 0.5 }, { 0, 0.5, 0.5 }, { 0.02, 0.97, 0.01 } },
    { { 0.3, 0.3, 0.4 }, { 0.6, 0.2, 0.2 }, { 0.1, 0.8, 0.1 }, { 0.25, 0.25, 0.5 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    for (double h = 0.04; h <= 0.32; h *= 2)
      {
        g_autoptr (DuidTriangleDensity) density = duid_triangle_density_new (clouds[i], 4, h);

        g_assert_cmpfloat_with_epsilon (duid_triangle_density_sum (density, 120, FALSE), 1, 1e-3);
      }
}

static void
test_an_even_spread_is_uniform (void)
{
  GArray *triads = g_array_new (FALSE, FALSE, sizeof (DuidTriad));
  guint   g = 40;

  g_autoptr (DuidTriangleDensity) density = NULL;

  for (guint i = 0; i < g; i++)
    for (guint j = 0; i + j < g; j++)
      {
        double    third = 1.0 / 3;
        DuidTriad up = { (i + third) / g, (j + third) / g, (g - 1 - i - j + third) / g };

        g_array_append_val (triads, up);
        if (i + j + 2 <= g)
          {
            DuidTriad down = { (i + 2 * third) / g, (j + 2 * third) / g,
                               (g - 2 - i - j + 2 * third) / g };

            g_array_append_val (triads, down);
          }
      }
  density = duid_triangle_density_new ((DuidTriad *) (gpointer) triads->data, triads->len, 0.1);
  g_assert_cmpfloat_with_epsilon (duid_triangle_density_at (density, (DuidPoint) { 0, 0 }),
                                  DUID_TRIANGLE_UNIFORM, 1e-3);
  g_assert_cmpfloat_with_epsilon (duid_triangle_density_at (density, (DuidPoint) { 0.5, 0 }),
                                  DUID_TRIANGLE_UNIFORM, 1e-3);
  g_assert_cmpfloat_with_epsilon (duid_triangle_density_at (density, (DuidPoint) { 0.5, 0.3 }),
                                  DUID_TRIANGLE_UNIFORM, 1e-3);
  g_array_unref (triads);
}

static void
test_bandwidths_of_values_that_are_alike (void)
{
  static const double alike[] = { 5, 5, 5, 5 };
  static const double spike[] = { 0, 0, 0, 0, 0, 0, 0, 1 };

  g_assert_true (isnan (duid_bandwidth_sj (alike, 4)));
  g_assert_true (isnan (duid_bandwidth_sj (spike, 8)));
  g_assert_true (isnan (duid_bandwidth_sj (alike, 0)));
  g_assert_cmpfloat (duid_bandwidth_nrd0 (alike, 4), >, 0);
  g_assert_cmpfloat (duid_bandwidth_nrd0 (spike, 8), >, 0);
}

static void
test_a_dip_on_its_own_grid_is_no_dip (void)
{
  double     values[330];
  DuidDraws  draws = { 199, 4, NULL, NULL };
  DuidChance chance;
  double     dip;

  /* Eleven points, evenly: many tops to the table, none to the grid. */
  for (guint i = 0; i < 330; i++)
    values[i] = i % 11;
  dip = duid_dip (values, 330);
  g_assert_cmpfloat (duid_dip_p (dip, 330), <, 0.05);
  g_assert_true (duid_dip_test (dip, 330, 11, &draws, &chance));
  g_assert_cmpfloat (chance.p, >, 0.9);
}

static void
test_a_dip_is_the_same_turned_round (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);

  for (guint n = 1; n <= 60; n++)
    {
      double values[60];
      double turned[60];

      for (guint i = 0; i < n; i++)
        {
          values[i] = g_rand_int_range (dice, 0, 25);
          turned[i] = 100 - values[i];
        }
      g_assert_cmpfloat_with_epsilon (duid_dip (values, n), duid_dip (turned, n), 1e-12);
      g_assert_cmpfloat (duid_dip (values, n), >=, 1.0 / (2 * n) - 1e-12);
      g_assert_cmpfloat (duid_dip (values, n), <=, MAX (0.25, 1.0 / (2 * n)) + 1e-12);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/density/a-sliders-density-is-whole", test_a_sliders_density_is_whole);
  g_test_add_func ("/density/a-triads-density-is-whole", test_a_triads_density_is_whole);
  g_test_add_func ("/density/an-even-spread-is-uniform", test_an_even_spread_is_uniform);
  g_test_add_func ("/density/bandwidths-of-values-that-are-alike",
                   test_bandwidths_of_values_that_are_alike);
  g_test_add_func ("/density/a-dip-on-its-own-grid-is-no-dip",
                   test_a_dip_on_its_own_grid_is_no_dip);
  g_test_add_func ("/density/a-dip-is-the-same-turned-round",
                   test_a_dip_is_the_same_turned_round);
  return g_test_run ();
}
