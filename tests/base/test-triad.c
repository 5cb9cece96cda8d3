/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-triad.h"

#include <math.h>

#define CLOSE 1e-12

static void
assert_triad (DuidTriad triad,
              double    top,
              double    left,
              double    right)
{
  g_assert_cmpfloat_with_epsilon (triad.top, top, CLOSE);
  g_assert_cmpfloat_with_epsilon (triad.left, left, CLOSE);
  g_assert_cmpfloat_with_epsilon (triad.right, right, CLOSE);
}

static void
test_skipped_is_not_answered (void)
{
  g_assert_false (duid_triad_is_answered (DUID_NO_TRIAD));
  g_assert_false (duid_triad_is_answered ((DuidTriad) { 0, 0, 0 }));
  g_assert_true (duid_triad_is_answered ((DuidTriad) { 0.333333, 0.333333, 0.333334 }));
}

static void
test_amounts_of_any_total_become_shares (void)
{
  assert_triad (duid_triad_from_amounts (12, 60, 28), .12, .60, .28);
  assert_triad (duid_triad_from_amounts (1, 1, 2), .25, .25, .5);
  assert_triad (duid_triad_from_amounts (0, 0, 7), 0, 0, 1);
}

static void
test_a_hair_below_zero_is_closed_again (void)
{
  assert_triad (duid_triad_from_amounts (-0.5, 60, 40.5), 0, 60 / 100.5, 40.5 / 100.5);
  g_assert_false (duid_triad_is_answered (duid_triad_from_amounts (-2, 60, 42)));
}

static void
test_what_has_no_total_is_no_answer (void)
{
  g_assert_false (duid_triad_is_answered (duid_triad_from_amounts (0, 0, 0)));
  g_assert_false (duid_triad_is_answered (duid_triad_from_amounts (NAN, 50, 50)));
  g_assert_false (duid_triad_is_answered (duid_triad_from_amounts (INFINITY, 50, 50)));
  g_assert_false (duid_triad_is_answered (duid_triad_from_amounts (-1, -1, -1)));
}

static void
test_the_plane_gives_the_shares_back (void)
{
  DuidTriad triad = { .12, .60, .28 };
  DuidPoint top = duid_triad_to_plane ((DuidTriad) { 1, 0, 0 });
  DuidPoint left = duid_triad_to_plane ((DuidTriad) { 0, 1, 0 });
  DuidPoint right = duid_triad_to_plane ((DuidTriad) { 0, 0, 1 });

  assert_triad (duid_triad_from_plane (duid_triad_to_plane (triad)), .12, .60, .28);
  g_assert_cmpfloat_with_epsilon (top.x, 0.5, CLOSE);
  g_assert_cmpfloat_with_epsilon (top.y, sqrt (3) / 2, CLOSE);
  g_assert_cmpfloat_with_epsilon (left.x, 0, CLOSE);
  g_assert_cmpfloat_with_epsilon (left.y, 0, CLOSE);
  g_assert_cmpfloat_with_epsilon (right.x, 1, CLOSE);
  g_assert_cmpfloat_with_epsilon (right.y, 0, CLOSE);
}

static void
test_boxed_coordinates_are_read_both_ways (void)
{
  assert_triad (duid_triad_from_box (.28 + .06, .12, FALSE), .12, .60, .28);
  assert_triad (duid_triad_from_box (.28 + .06, .12 * sqrt (3) / 2, TRUE), .12, .60, .28);
  g_assert_false (duid_triad_is_answered (duid_triad_from_box (0.9, 0.9, FALSE)));
}

/* Reference cases of the seven-zone rule; shares as left, top, right. */
static void
test_zones_follow_the_rule (void)
{
  static const struct
  {
    double   left;
    double   top;
    double   right;
    DuidZone zone;
  } cases[] = {
    { 0.6, 0.4, 0, DUID_ZONE_L },
    { 0.2, 0.6, 0.2, DUID_ZONE_T },
    { 0.2, 0.2, 0.6, DUID_ZONE_R },
    { 0.6, 0.2, 0.2, DUID_ZONE_L },
    { 0.2, 0.4, 0.4, DUID_ZONE_CENTRE },
    { 0.4, 0.2, 0.4, DUID_ZONE_CENTRE },
    { 0.4, 0.4, 0.2, DUID_ZONE_CENTRE },
    { 0.59, 0.4, 0.01, DUID_ZONE_LT },
    { 1, 0, 0, DUID_ZONE_L },
    { 0.333333333333333, 0.333333333333333, 0.333333333333333, DUID_ZONE_CENTRE },
    { 0.1, 0.5, 0.4, DUID_ZONE_TR },
    { 0.5, 0.1, 0.4, DUID_ZONE_LR },
    { 0.7, 0.15, 0.15, DUID_ZONE_L },
    { 0.42, 0.42, 0.16, DUID_ZONE_LT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DuidTriad triad = { cases[i].top, cases[i].left, cases[i].right };

      g_assert_cmpstr (duid_zone_to_string (duid_triad_get_zone (triad)), ==,
                       duid_zone_to_string (cases[i].zone));
    }
}

static void
test_zones_cover_their_areas (void)
{
  const double areas[DUID_N_ZONES] = { .16, .16, .16, .12, .12, .12, .16 };
  int          n[DUID_N_ZONES] = { 0 };
  int          n_all = 0;

  /* The middles of small triangles of equal area, odd ones pointing down. */
  for (int i = 0; i < 300; i++)
    for (int j = 0; j < 300 - i; j++)
      for (int down = 0; down <= (i + j < 299); down++)
        {
          double    top = (i + (1 + down) / 3.0) / 300;
          double    left = (j + (1 + down) / 3.0) / 300;
          DuidTriad triad = { top, left, 1 - top - left };

          n[duid_triad_get_zone (triad)]++;
          n_all++;
        }
  for (int i = 0; i < DUID_N_ZONES; i++)
    g_assert_cmpfloat_with_epsilon ((double) n[i] / n_all, areas[i], 1e-9);
}

static void
test_shares_from_percentages_fall_on_the_border (void)
{
  g_assert_cmpint (duid_triad_get_zone (duid_triad_from_amounts (6, 2, 2)), ==, DUID_ZONE_T);
  g_assert_cmpint (duid_triad_get_zone (duid_triad_from_amounts (0.1 + 0.2, 0.3, 0.15)), ==,
                   DUID_ZONE_CENTRE);
}

static void
test_borders_are_corners_and_edges (void)
{
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { .99, .01, 0 }, .02), ==, DUID_ZONE_T);
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { .01, .98, .01 }, .02), ==, DUID_ZONE_L);
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { 0, 0, 1 }, .02), ==, DUID_ZONE_R);
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { .5, .49, .01 }, .02), ==, DUID_ZONE_LT);
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { .5, .01, .49 }, .02), ==, DUID_ZONE_TR);
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { .02, .5, .48 }, .02), ==, DUID_ZONE_LR);
  g_assert_cmpint (duid_triad_get_border ((DuidTriad) { .03, .5, .47 }, .02), ==,
                   DUID_ZONE_CENTRE);
}

static void
test_zones_have_names (void)
{
  DuidZone zone;

  for (int i = 0; i < DUID_N_ZONES; i++)
    {
      g_assert_true (duid_zone_from_string (duid_zone_to_string ((DuidZone) i), &zone));
      g_assert_cmpint (zone, ==, i);
    }
  g_assert_true (duid_zone_from_string ("center", &zone));
  g_assert_cmpint (zone, ==, DUID_ZONE_CENTRE);
  g_assert_true (duid_zone_from_string ("lt", &zone));
  g_assert_cmpint (zone, ==, DUID_ZONE_LT);
  g_assert_false (duid_zone_from_string ("TL", &zone));
  g_assert_false (duid_zone_from_string ("", &zone));
}

/* On whole percents, so that many lie on the borders of zones. */
static void
test_many_at_once_are_as_each (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (3);
  DuidTriad triads[5000];
  guint8    zones[5000];
  guint8    borders[5000];

  for (int i = 0; i < 5000; i++)
    {
      int top = g_rand_int_range (dice, 0, 101);
      int left = g_rand_int_range (dice, 0, 101 - top);

      triads[i] = (DuidTriad) { top / 100.0, left / 100.0, (100 - top - left) / 100.0 };
    }
  triads[7] = DUID_NO_TRIAD;
  duid_triads_get_zones (triads, 5000, zones);
  duid_triads_get_borders (triads, 5000, .03, borders);
  for (int i = 0; i < 5000; i++)
    if (i != 7)
      {
        g_assert_cmpint (zones[i], ==, duid_triad_get_zone (triads[i]));
        g_assert_cmpint (borders[i], ==, duid_triad_get_border (triads[i], .03));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/triad/skipped-is-not-answered", test_skipped_is_not_answered);
  g_test_add_func ("/base/triad/amounts-of-any-total-become-shares",
                   test_amounts_of_any_total_become_shares);
  g_test_add_func ("/base/triad/a-hair-below-zero-is-closed-again",
                   test_a_hair_below_zero_is_closed_again);
  g_test_add_func ("/base/triad/what-has-no-total-is-no-answer",
                   test_what_has_no_total_is_no_answer);
  g_test_add_func ("/base/triad/the-plane-gives-the-shares-back",
                   test_the_plane_gives_the_shares_back);
  g_test_add_func ("/base/triad/boxed-coordinates-are-read-both-ways",
                   test_boxed_coordinates_are_read_both_ways);
  g_test_add_func ("/base/triad/zones-follow-the-rule", test_zones_follow_the_rule);
  g_test_add_func ("/base/triad/zones-cover-their-areas", test_zones_cover_their_areas);
  g_test_add_func ("/base/triad/shares-from-percentages-fall-on-the-border",
                   test_shares_from_percentages_fall_on_the_border);
  g_test_add_func ("/base/triad/borders-are-corners-and-edges", test_borders_are_corners_and_edges);
  g_test_add_func ("/base/triad/many-at-once-are-as-each", test_many_at_once_are_as_each);
  g_test_add_func ("/base/triad/zones-have-names", test_zones_have_names);
  return g_test_run ();
}
