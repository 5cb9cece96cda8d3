/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/duid-triad-bins.h"

#define N_RANDOM 2000

/* The same points in every run. */
static GArray *
make_awkward_triads (guint g)
{
  GArray *triads = g_array_new (FALSE, FALSE, sizeof (DuidTriad));
  g_autoptr (GRand) dice = g_rand_new_with_seed (20240324);

  /* Corners, edges and all places of the lattice, as sums of floating-point steps. */
  for (guint i = 0; i <= g; i++)
    for (guint j = 0; i + j <= g; j++)
      {
        DuidTriad triad = { (double) i / g, (double) j / g, 0 };

        triad.right = MAX (1 - triad.top - triad.left, 0);
        g_array_append_val (triads, triad);
      }
  for (guint i = 0; i < 3; i++)
    {
      /* Edge midpoints, whether or not they lie on the lattice. */
      DuidTriad triad = { i == 0 ? 0 : 0.5, i == 1 ? 0 : 0.5, i == 2 ? 0 : 0.5 };

      g_array_append_val (triads, triad);
    }
  for (guint i = 0; i < N_RANDOM; i++)
    {
      DuidTriad triad = duid_triad_from_amounts (g_rand_double (dice), g_rand_double (dice),
                                                 g_rand_double (dice));

      g_array_append_val (triads, triad);
    }
  return triads;
}

static void
test_every_answer_is_in_one_triangle (void)
{
  for (guint g = 1; g <= 60; g++)
    {
      g_autoptr (GArray) triads = make_awkward_triads (g);
      g_autofree guint *counts = g_new0 (guint, g * g);
      guint             sum = 0;

      for (guint i = 0; i < triads->len; i++)
        {
          DuidTriad  triad = g_array_index (triads, DuidTriad, i);
          DuidTriBin bin = duid_tri_bin_of (triad, g);
          guint      number = duid_tri_bin_number (bin, g);

          g_assert_cmpint (bin.left + bin.top + bin.right, ==, (int) g - (bin.is_up ? 1 : 2));
          g_assert_cmpint (MIN (bin.left, MIN (bin.top, bin.right)), >=, 0);
          /* The cell holds the place, its border included. */
          g_assert_cmpfloat (fabs (triad.left * g - bin.left - 0.5), <=, 0.5 + 1e-6);
          g_assert_cmpfloat (fabs (triad.top * g - bin.top - 0.5), <=, 0.5 + 1e-6);
          g_assert_cmpfloat (fabs (triad.right * g - bin.right - 0.5), <=, 0.5 + 1e-6);
          g_assert_cmpuint (number, <, g * g);
          counts[number]++;
        }
      for (guint i = 0; i < g * g; i++)
        sum += counts[i];
      g_assert_cmpuint (sum, ==, triads->len);
    }
}

static void
test_every_answer_is_in_one_hexagon (void)
{
  for (guint g = 1; g <= 60; g++)
    {
      g_autoptr (GArray) triads = make_awkward_triads (g);
      guint             n_cells = (g + 1) * (g + 2) / 2;
      g_autofree guint *counts = g_new0 (guint, n_cells);
      guint             sum = 0;

      for (guint i = 0; i < triads->len; i++)
        {
          DuidTriad  triad = g_array_index (triads, DuidTriad, i);
          DuidHexBin bin = duid_hex_bin_of (triad, g);
          guint      number = duid_hex_bin_number (bin, g);

          g_assert_cmpint (bin.left + bin.top + bin.right, ==, (int) g);
          g_assert_cmpint (MIN (bin.left, MIN (bin.top, bin.right)), >=, 0);
          g_assert_cmpfloat (fabs (triad.left * g - bin.left), <=, 2.0 / 3 + 1e-6);
          g_assert_cmpuint (number, <, n_cells);
          counts[number]++;
        }
      for (guint i = 0; i < n_cells; i++)
        sum += counts[i];
      g_assert_cmpuint (sum, ==, triads->len);
      /* The places of the lattice are hexagons' middles, so each was met. */
      for (guint i = 0; i < n_cells; i++)
        g_assert_cmpuint (counts[i], >, 0);
    }
}

static void
test_each_triangle_has_a_number_of_its_own (void)
{
  guint                g = 17;
  g_autofree gboolean *is_met = g_new0 (gboolean, g * g);

  for (int top = 0; top < (int) g; top++)
    for (int right = 0; top + right < (int) g; right++)
      for (int is_up = 0; is_up < 2; is_up++)
        {
          int        left = (int) g - (is_up ? 1 : 2) - top - right;
          DuidTriBin bin = { left, top, right, is_up };

          if (left < 0)
            continue;
          g_assert_false (is_met[duid_tri_bin_number (bin, g)]);
          is_met[duid_tri_bin_number (bin, g)] = TRUE;
        }
  for (guint i = 0; i < g * g; i++)
    g_assert_true (is_met[i]);
}

/* By counting the middles of many small triangles. */
static void
test_areas_of_the_thirteen_zones (void)
{
  guint  g = 360;
  guint  counts[DUID_N_ZONES_13] = { 0 };
  double sum = 0;

  for (guint top = 0; top < g; top++)
    for (guint right = 0; top + right < g; right++)
      {
        double    third = 1.0 / 3;
        DuidTriad up = { (top + third) / g, (g - 1 - top - right + third) / g,
                         (right + third) / g };

        counts[duid_zone13_of (up)]++;
        if (top + right + 2 <= g)
          {
            DuidTriad down = { (top + 2 * third) / g, (g - 2 - top - right + 2 * third) / g,
                               (right + 2 * third) / g };

            counts[duid_zone13_of (down)]++;
          }
      }
  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    {
      double share = counts[i] / ((double) g * g);

      g_assert_cmpfloat_with_epsilon (share, duid_zone13_get_area (i), 0.002);
      sum += duid_zone13_get_area (i);
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
}

/* As the header says: the nearest anchor, the first when several are as near. */
static guint
find_nearest_anchor (DuidTriad triad)
{
  DuidPoint place = duid_triad_to_plane (triad);
  double    nearest = INFINITY;
  guint     zone = 0;

  for (guint i = 0; i < DUID_N_ZONES_13; i++)
    {
      double distance =
        duid_point_distance (place, duid_triad_to_plane (duid_zone13_get_anchor (i)));

      if (distance < nearest - 1e-12)
        {
          nearest = distance;
          zone = i;
        }
    }
  return zone;
}

static void
test_a_zone_of_thirteen_is_that_of_the_nearest_anchor (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (13);

  /* On the lattice, where borders of zones lie, a hair beside it, and anywhere. */
  for (int top = 0; top <= 144; top++)
    for (int left = 0; left + top <= 144; left++)
      for (int beside = -2; beside <= 2; beside++)
        {
          DuidTriad triad =
            duid_triad_from_amounts (top + beside * 1e-10, left, 144 - top - left);

          g_assert_cmpuint (duid_zone13_of (triad), ==, find_nearest_anchor (triad));
        }
  for (int i = 0; i < 100000; i++)
    {
      DuidTriad triad = duid_triad_from_amounts (g_rand_double (dice), g_rand_double (dice),
                                                 g_rand_double (dice));

      g_assert_cmpuint (duid_zone13_of (triad), ==, find_nearest_anchor (triad));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bins/every-answer-is-in-one-triangle", test_every_answer_is_in_one_triangle);
  g_test_add_func ("/bins/every-answer-is-in-one-hexagon", test_every_answer_is_in_one_hexagon);
  g_test_add_func ("/bins/each-triangle-has-a-number-of-its-own",
                   test_each_triangle_has_a_number_of_its_own);
  g_test_add_func ("/bins/areas-of-the-thirteen-zones", test_areas_of_the_thirteen_zones);
  g_test_add_func ("/bins/a-zone-of-thirteen-is-that-of-the-nearest-anchor",
                   test_a_zone_of_thirteen_is_that_of_the_nearest_anchor);
  return g_test_run ();
}
