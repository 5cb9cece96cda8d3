/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/duid-dependence.h"
#include "stats/duid-energy.h"
#include "stats/duid-hotelling.h"
#include "stats/duid-permanova.h"
#include "stats/duid-weights.h"

#define N 900

typedef struct
{
  DuidPoint points[N];
  double    values[N];
  guint     groups[N];
} Cloud;

/* Two overlapping clouds of different shape, the same in every run. */
static Cloud *
make_cloud (guint32 seed)
{
  Cloud *cloud = g_new (Cloud, 1);
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N; i++)
    {
      double width = i % 3 == 0 ? 0.5 : 1;

      cloud->groups[i] = i % 3 == 0;
      cloud->points[i].x = width * g_rand_double (dice) + 0.1 * cloud->groups[i];
      cloud->points[i].y = g_rand_double (dice);
      cloud->values[i] = floor (20 * cloud->points[i].x * cloud->points[i].x);
    }
  return cloud;
}

static void
test_cells_change_energy_by_a_percent_at_most (void)
{
  g_autofree Cloud *cloud = make_cloud (1);
  DuidEnergy        exact;
  DuidEnergy        binned;

  g_autoptr (DuidDistances) all = duid_distances_new_points (cloud->points, N, DUID_MAX_SITES);
  g_autoptr (DuidDistances) few = duid_distances_new_points (cloud->points, N, 200);

  g_assert_false (all->is_binned);
  g_assert_cmpuint (all->n_sites, ==, N);
  g_assert_true (few->is_binned);
  g_assert_cmpuint (few->n_sites, <=, 200);
  g_assert_cmpuint (few->n_sites, >, 60);
  exact = duid_energy (all, cloud->groups);
  binned = duid_energy (few, cloud->groups);
  g_assert_cmpfloat (fabs (binned.statistic / exact.statistic - 1), <, 0.02);
  g_assert_cmpfloat (fabs (binned.between / exact.between - 1), <, 0.01);
}

static void
test_any_limit_of_sites_is_kept (void)
{
  g_autofree Cloud *cloud = make_cloud (2);

  for (gsize limit = 1; limit < 40; limit++)
    {
      g_autoptr (DuidDistances) plane = duid_distances_new_points (cloud->points, N, limit);
      g_autoptr (DuidDistances) line = duid_distances_new_values (cloud->values, N, limit);
      double sum = 0;

      g_assert_cmpuint (plane->n_sites, <=, limit);
      g_assert_cmpuint (line->n_sites, <=, limit);
      for (gsize i = 0; i < plane->n_sites; i++)
        sum += plane->count[i];
      g_assert_cmpfloat (sum, ==, N);
    }
}

static void
test_two_groups_are_energy_and_disco_alike (void)
{
  g_autofree Cloud *cloud = make_cloud (3);
  DuidEnergy        energy;
  DuidDisco         disco;

  g_autoptr (DuidDistances) distances = duid_distances_new_points (cloud->points, N, 2000);

  energy = duid_energy (distances, cloud->groups);
  disco = duid_disco (distances, cloud->groups, 2);
  g_assert_cmpfloat_with_epsilon (2 * disco.between, energy.statistic, 1e-9);
  g_assert_cmpfloat_with_epsilon (disco.total, disco.within + disco.between, 1e-9);
}

/* The sum over all pairs, as the definition has it. */
static double
define_dcov_squared (const double *x,
                     const double *y,
                     gsize         n)
{
  double product = 0;
  double of_rows = 0;
  double all_x = 0;
  double all_y = 0;

  for (gsize i = 0; i < n; i++)
    {
      double row_x = 0;
      double row_y = 0;

      for (gsize j = 0; j < n; j++)
        {
          row_x += fabs (x[i] - x[j]);
          row_y += fabs (y[i] - y[j]);
          product += fabs (x[i] - x[j]) * fabs (y[i] - y[j]);
        }
      of_rows += row_x * row_y;
      all_x += row_x;
      all_y += row_y;
    }
  return product / ((double) n * n) + all_x * all_y / pow ((double) n, 4) -
         2 * of_rows / pow ((double) n, 3);
}

static void
test_sparse_and_full_tables_give_the_definition (void)
{
  double x[240];
  double y[240];
  g_autoptr (GRand) dice = g_rand_new_with_seed (5);

  /* From tables where nearly each person has a cell to full ones. */
  for (guint steps = 2; steps <= 500; steps *= 3)
    {
      DuidDependence found;

      g_autoptr (DuidDistances) of_x = NULL;
      g_autoptr (DuidDistances) of_y = NULL;

      for (guint i = 0; i < 240; i++)
        {
          x[i] = g_rand_int_range (dice, 0, (gint32) steps);
          y[i] = fabs (x[i] - steps / 2.0) + g_rand_int_range (dice, 0, (gint32) steps);
        }
      of_x = duid_distances_new_values (x, 240, 2000);
      of_y = duid_distances_new_values (y, 240, 2000);
      found = duid_dependence (of_x, of_y);
      g_assert_cmpfloat_with_epsilon (found.dcov_squared / define_dcov_squared (x, y, 240), 1,
                                      1e-9);
    }
}

static void
test_what_rises_and_falls_is_found (void)
{
  double     x[60];
  double     y[60];
  DuidDraws  draws = { 199, 8, NULL, NULL };
  DuidChance chance;

  g_autoptr (DuidDistances) of_x = NULL;
  g_autoptr (DuidDistances) of_y = NULL;

  for (int i = 0; i < 60; i++)
    {
      x[i] = i;
      y[i] = (i - 29.5) * (i - 29.5);
    }
  of_x = duid_distances_new_values (x, 60, 2000);
  of_y = duid_distances_new_values (y, 60, 2000);
  g_assert_true (duid_dependence_test (of_x, of_y, &draws, &chance));
  g_assert_cmpfloat (chance.p, ==, 1.0 / 200);
  g_assert_cmpfloat (duid_dependence (of_x, of_y).bcdcor, >, 0.1);
}

static void
test_an_order_that_does_not_matter (void)
{
  g_autofree Cloud *cloud = make_cloud (4);
  g_autofree Cloud *turned = g_new (Cloud, 1);

  g_autoptr (DuidDistances) distances = NULL;
  g_autoptr (DuidDistances) of_turned = NULL;

  for (guint i = 0; i < N; i++)
    {
      turned->points[i] = cloud->points[N - 1 - i];
      turned->groups[i] = cloud->groups[N - 1 - i];
    }
  distances = duid_distances_new_points (cloud->points, N, 2000);
  of_turned = duid_distances_new_points (turned->points, N, 2000);
  g_assert_cmpfloat_with_epsilon (duid_energy (distances, cloud->groups).statistic,
                                  duid_energy (of_turned, turned->groups).statistic, 1e-9);
  g_assert_cmpfloat_with_epsilon (duid_permanova (cloud->points, cloud->groups, N, 2).f,
                                  duid_permanova (turned->points, turned->groups, N, 2).f, 1e-9);
}

/* The share of all 2^16 ways to turn the shifts that is as long, one way at a time. */
static double
define_flip_p (const DuidPoint *a,
               const DuidPoint *b)
{
  double observed = 0;
  guint  n_as_far = 0;

  for (guint ways = 0; ways < 1u << 16; ways++)
    {
      DuidPoint sum = { 0, 0 };

      for (guint i = 0; i < 16; i++)
        {
          sum.x += (ways >> i & 1 ? -1 : 1) * (b[i].x - a[i].x);
          sum.y += (ways >> i & 1 ? -1 : 1) * (b[i].y - a[i].y);
        }
      if (ways == 0)
        observed = hypot (sum.x, sum.y);
      n_as_far += hypot (sum.x, sum.y) >= observed - 1e-9;
    }
  return n_as_far / (double) (1u << 16);
}

static void
test_flips_by_chance_come_near_all_ways (void)
{
  DuidPoint  a[16];
  DuidPoint  b[16];
  DuidDraws  draws = { 4999, 2, NULL, NULL };
  DuidChance drawn;

  for (int i = 0; i < 16; i++)
    {
      a[i] = (DuidPoint) { i % 5, i % 3 };
      b[i] = (DuidPoint) { (i * 7) % 6, i % 4 };
    }
  g_assert_true (duid_shift_test (a, b, 16, &draws, &drawn));
  g_assert_false (drawn.is_exact);
  g_assert_cmpfloat (drawn.p_error, <, 0.008);
  g_assert_cmpfloat_with_epsilon (drawn.p, define_flip_p (a, b), 0.032);
}

static void
test_equal_weights_are_none (void)
{
  static const double values[] = { 1, 0, 1, 1, 0, 0, 1, 0, 1, 1 };
  static const double weights[] = { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 };
  DuidWeights         found = duid_weights (weights, 10);
  double              error;

  g_assert_cmpfloat_with_epsilon (found.n_eff, 10, 1e-12);
  g_assert_cmpfloat_with_epsilon (found.design_effect, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (duid_weighted_mean (values, weights, 10, &error), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (error, sqrt (0.6 * 0.4 / 9), 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clouds/cells-change-energy-by-a-percent-at-most",
                   test_cells_change_energy_by_a_percent_at_most);
  g_test_add_func ("/clouds/any-limit-of-sites-is-kept", test_any_limit_of_sites_is_kept);
  g_test_add_func ("/clouds/two-groups-are-energy-and-disco-alike",
                   test_two_groups_are_energy_and_disco_alike);
  g_test_add_func ("/clouds/sparse-and-full-tables-give-the-definition",
                   test_sparse_and_full_tables_give_the_definition);
  g_test_add_func ("/clouds/what-rises-and-falls-is-found", test_what_rises_and_falls_is_found);
  g_test_add_func ("/clouds/an-order-that-does-not-matter", test_an_order_that_does_not_matter);
  g_test_add_func ("/clouds/flips-by-chance-come-near-all-ways",
                   test_flips_by_chance_come_near_all_ways);
  g_test_add_func ("/clouds/equal-weights-are-none", test_equal_weights_are_none);
  return g_test_run ();
}
