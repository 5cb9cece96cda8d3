/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-lasso-grid.h"

#include <math.h>

#define N_POINTS 20000

static double
draw_share (GRand   *rand,
            gboolean is_coarse)
{
  return is_coarse ? g_rand_int_range (rand, -8, 89) / 80.0 : g_rand_double (rand);
}

static void
test_grid_says_what_the_polygon_says (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 40; round++)
    {
      DuidPoint corners[30];
      gsize     n = (gsize) g_rand_int_range (rand, 3, 30);
      g_autoptr (DuidLassoGrid) grid = NULL;

      /* Coarse places, so that points lie on corners and edges as well. */
      for (gsize i = 0; i < n; i++)
        corners[i] = (DuidPoint) { g_rand_int_range (rand, 0, 41) / 40.0,
                                   g_rand_int_range (rand, 0, 41) / 40.0 };
      grid = duid_lasso_grid_new (corners, n, N_POINTS);
      for (int i = 0; i < N_POINTS; i += 64)
        {
          DuidPoint points[64];
          guint64   bits;

          for (int j = 0; j < 64; j++)
            points[j] = (DuidPoint) { draw_share (rand, j % 2 == 0),
                                      draw_share (rand, j % 2 == 0) };
          bits = duid_lasso_grid_read (grid, points, 64);
          for (int j = 0; j < 64; j++)
            {
              gboolean expected = duid_polygon_contains (corners, n, points[j]);

              g_assert_cmpint ((int) (bits >> j & 1), ==, expected);
              g_assert_cmpint (duid_lasso_grid_contains (grid, points[j]), ==, expected);
            }
        }
    }
}

static void
test_flat_lasso_and_missing_places_are_no_trouble (void)
{
  DuidPoint flat[] = { { 0, 0.5 }, { 1, 0.5 }, { 0.5, 0.5 } };
  DuidPoint none = { NAN, NAN };
  g_autoptr (DuidLassoGrid) grid = duid_lasso_grid_new (flat, 3, N_POINTS);
  g_autoptr (DuidLassoGrid) empty = duid_lasso_grid_new (NULL, 0, N_POINTS);

  g_assert_true (duid_lasso_grid_contains (grid, (DuidPoint) { 0.3, 0.5 }));
  g_assert_false (duid_lasso_grid_contains (grid, (DuidPoint) { 0.3, 0.6 }));
  g_assert_false (duid_lasso_grid_contains (grid, none));
  g_assert_false (duid_lasso_grid_contains (empty, flat[0]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/lasso-grid/grid-says-what-the-polygon-says",
                   test_grid_says_what_the_polygon_says);
  g_test_add_func ("/filter/lasso-grid/flat-lasso-and-missing-places-are-no-trouble",
                   test_flat_lasso_and_missing_places_are_no_trouble);
  return g_test_run ();
}
