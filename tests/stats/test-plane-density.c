/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-plane-density.h"
#include "stats/duid-triangle-density.h"

#include <math.h>

#define ACROSS 256
#define RIM    .03
#define DOWN   222
#define HEIGHT 0.86602540378443864676

static guint32 *
count_triads (const DuidTriad *triads,
              gsize            n)
{
  guint32 *counts = g_new0 (guint32, ACROSS * DOWN);

  for (gsize i = 0; i < n; i++)
    {
      DuidPoint place = duid_triad_to_plane (triads[i]);
      int       x = CLAMP ((int) (place.x * ACROSS), 0, ACROSS - 1);
      int       y = CLAMP ((int) (place.y / HEIGHT * DOWN), 0, DOWN - 1);

      counts[y * ACROSS + x]++;
    }
  return counts;
}

static void
assert_whole (const DuidTriad *triads,
              gsize            n,
              double           h)
{
  g_autofree guint32 *counts = count_triads (triads, n);
  g_autoptr (DuidPlaneDensity) self =
    duid_plane_density_new (DUID_PLANE_TRIANGLE, counts, ACROSS, DOWN, 0, h);

  g_assert_cmpfloat_with_epsilon (duid_plane_density_sum (self, 400), 1, 1e-3);
}

static void
test_it_adds_up_to_one (void)
{
  static const double    widths[] = { .011, .027, .064, .09, .15 };
  static const DuidTriad places[] = {
    { 1, 0, 0 },
    { 0, 1, 0 },
    { 0, 0, 1 },
    { .5, .5, 0 },
    { 0, .5, .5 },
    { .01, .01, .98 },
    { .02, .6, .38 },
    { .33, .33, .34 },
    { .2, .7, .1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        assert_whole (places + j, 1, widths[i]);
      assert_whole (places, G_N_ELEMENTS (places), widths[i]);
    }
}

static void
test_it_is_the_exact_density (void)
{
  static const double widths[] = { .03, .09 };
  DuidTriad           places[] = {
              { .9, .05, .05 },
              { .04, .9, .06 },
              { .5, .47, .03 },
              { .3, .3, .4 },
              { .35, .3, .35 },
  };
  g_autofree guint32 *counts = NULL;

  /* In the middle of their cells, where they are taken to be. */
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DuidPoint place = duid_triad_to_plane (places[i]);

      place.x = (floor (place.x * ACROSS) + .5) / ACROSS;
      place.y = (floor (place.y / HEIGHT * DOWN) + .5) * HEIGHT / DOWN;
      places[i] = duid_triad_from_plane (place);
    }
  counts = count_triads (places, G_N_ELEMENTS (places));

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DuidPlaneDensity) self =
        duid_plane_density_new (DUID_PLANE_TRIANGLE, counts, ACROSS, DOWN, 0, widths[i]);
      g_autoptr (DuidTriangleDensity) exact =
        duid_triangle_density_new (places, G_N_ELEMENTS (places), widths[i]);
      double most = duid_plane_density_get_most (self);

      for (int top = 0; top <= 20; top++)
        for (int left = 0; left <= 20 - top; left++)
          {
            DuidPoint at =
              duid_triad_to_plane (duid_triad_from_amounts (top, left, 20 - top - left));

            g_assert_cmpfloat_with_epsilon (duid_plane_density_at (self, at),
                                            duid_triangle_density_at (exact, at), .04 * most);
          }
    }
}

static void
test_a_square_adds_up_too (void)
{
  g_autofree guint32 *counts = g_new0 (guint32, 100 * 100);

  counts[0] = 5;
  counts[99] = 2;
  counts[5050] = 7;
  counts[9999] = 1;
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (DuidPlaneDensity) self =
        duid_plane_density_new (DUID_PLANE_SQUARE, counts, 100, 100, 0, .02 + .05 * i);

      g_assert_cmpfloat_with_epsilon (duid_plane_density_sum (self, 400), 1, 1e-3);
    }
}

/* Ninety places in the middle, ten far away: the level of 50 % lies in the middle's
 * density, that of 95 % in the far ones'. */
static void
test_levels_hold_their_share (void)
{
  DuidTriad           triads[100];
  const double        shares[] = { .5, .95 };
  double              levels[2];
  g_autofree guint32 *counts = NULL;
  g_autoptr (DuidPlaneDensity) self = NULL;
  DuidPoint near;
  DuidPoint far = duid_triad_to_plane ((DuidTriad) { .8, .1, .1 });
  gsize     n_above = 0;

  for (int i = 0; i < 100; i++)
    triads[i] = i < 90 ? duid_triad_from_amounts (30 + i % 10, 30 + i / 10, 31)
                       : (DuidTriad) { .8, .1, .1 };
  counts = count_triads (triads, 100);
  self = duid_plane_density_new (DUID_PLANE_TRIANGLE, counts, ACROSS, DOWN, 0, .05);
  duid_plane_density_levels (self, shares, 2, levels);
  for (int i = 0; i < 100; i++)
    {
      near = duid_triad_to_plane (triads[i]);
      n_above += duid_plane_density_at (self, near) >= levels[0] * .98;
    }
  g_assert_cmpuint (n_above, >=, 46);
  g_assert_cmpuint (n_above, <=, 66);
  g_assert_cmpfloat (levels[1], <, levels[0]);
  g_assert_cmpfloat_with_epsilon (levels[1], duid_plane_density_at (self, far), levels[0] * .05);
}

static void
test_no_places_are_no_density (void)
{
  g_autofree guint32 *counts = g_new0 (guint32, ACROSS * DOWN);
  g_autoptr (DuidPlaneDensity) self =
    duid_plane_density_new (DUID_PLANE_TRIANGLE, counts, ACROSS, DOWN, 0, .05);
  const double share = .5;
  double       level = 3;

  duid_plane_density_levels (self, &share, 1, &level);
  g_assert_cmpfloat (duid_plane_density_at (self, (DuidPoint) { .5, .3 }), ==, 0);
  g_assert_cmpfloat (duid_plane_density_get_most (self), ==, 0);
  g_assert_cmpfloat (level, ==, 0);
}

/* Answers everywhere, a share of 3 % and less counted elsewhere: where the border begins is
 * no dip, and the border itself goes on as what lies beside it. */
static void
test_a_rim_without_places_is_no_dip (void)
{
  g_autofree guint32 *counts = g_new0 (guint32, ACROSS * DOWN);
  g_autoptr (DuidPlaneDensity) self = NULL;
  double even = 4 / sqrt (3);

  for (guint i = 0; i < ACROSS * DOWN; i++)
    {
      DuidPoint place = { (i % ACROSS + .5) / ACROSS, (i / ACROSS + .5) * HEIGHT / DOWN };
      DuidTriad triad = duid_triad_from_plane (place);

      counts[i] = MIN (triad.top, MIN (triad.left, triad.right)) > RIM ? 10 : 0;
    }
  self = duid_plane_density_new (DUID_PLANE_TRIANGLE, counts, ACROSS, DOWN, RIM, .0144);
  for (double share = 0; share <= 1 / 3.0; share += .01)
    for (int edge = 0; edge < 3; edge++)
      {
        double          other = (1 - share) / 2;
        const DuidTriad triads[] = { { share, other, other },
                                     { other, share, other },
                                     { other, other, share } };
        double          here = duid_plane_density_at (self, duid_triad_to_plane (triads[edge]));

        g_assert_cmpfloat_with_epsilon (here / even, 1, .1);
      }
  g_assert_cmpfloat_with_epsilon (duid_plane_density_sum (self, 400), 1, 1e-3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/plane-density/it-adds-up-to-one", test_it_adds_up_to_one);
  g_test_add_func ("/stats/plane-density/it-is-the-exact-density", test_it_is_the_exact_density);
  g_test_add_func ("/stats/plane-density/a-square-adds-up-too", test_a_square_adds_up_too);
  g_test_add_func ("/stats/plane-density/a-rim-without-places-is-no-dip",
                   test_a_rim_without_places_is_no_dip);
  g_test_add_func ("/stats/plane-density/levels-hold-their-share", test_levels_hold_their_share);
  g_test_add_func ("/stats/plane-density/no-places-are-no-density", test_no_places_are_no_density);
  return g_test_run ();
}
