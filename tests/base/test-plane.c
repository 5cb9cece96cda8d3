/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-plane.h"

#include <math.h>

static const DuidPoint square[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } };

static void
test_a_square_holds_its_inside (void)
{
  g_assert_true (duid_polygon_contains (square, 4, (DuidPoint) { 5, 5 }));
  g_assert_false (duid_polygon_contains (square, 4, (DuidPoint) { 5, 10.1 }));
  g_assert_false (duid_polygon_contains (square, 4, (DuidPoint) { -0.1, 5 }));
}

static void
test_edges_and_corners_belong_to_the_inside (void)
{
  g_assert_true (duid_polygon_contains (square, 4, (DuidPoint) { 0, 5 }));
  g_assert_true (duid_polygon_contains (square, 4, (DuidPoint) { 5, 10 }));
  g_assert_true (duid_polygon_contains (square, 4, (DuidPoint) { 10, 10 }));
  g_assert_true (duid_polygon_contains (square, 4, (DuidPoint) { 0, 0 }));
}

static void
test_a_bite_is_outside (void)
{
  const DuidPoint bitten[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 5, 2 }, { 0, 10 } };

  g_assert_false (duid_polygon_contains (bitten, 5, (DuidPoint) { 5, 6 }));
  g_assert_true (duid_polygon_contains (bitten, 5, (DuidPoint) { 1, 6 }));
}

static void
test_a_line_that_crosses_itself_leaves_its_hole_out (void)
{
  /* Goes round twice: by the even-odd rule the middle is outside. */
  const DuidPoint twice[] = {
    { 0, 0 },
    { 10, 0 },
    { 10, 10 },
    { 0, 10 },
    { 0, 0 },
    { 2, 2 },
    { 8, 2 },
    { 8, 8 },
    { 2, 8 },
    { 2, 2 },
  };

  g_assert_false (duid_polygon_contains (twice, 10, (DuidPoint) { 5, 5.5 }));
  g_assert_true (duid_polygon_contains (twice, 10, (DuidPoint) { 9, 5 }));
}

static void
test_less_than_a_triangle_or_no_place_holds_nothing (void)
{
  g_assert_false (duid_polygon_contains (square, 2, (DuidPoint) { 5, 0 }));
  g_assert_false (duid_polygon_contains (square, 4, (DuidPoint) { NAN, 5 }));
}

static void
test_a_place_exists_when_both_numbers_do (void)
{
  g_assert_true (duid_point_exists ((DuidPoint) { 0, -3 }));
  g_assert_false (duid_point_exists ((DuidPoint) { NAN, 0 }));
  g_assert_false (duid_point_exists ((DuidPoint) { 0, INFINITY }));
  g_assert_cmpfloat (duid_point_distance ((DuidPoint) { 1, 1 }, (DuidPoint) { 4, 5 }), ==, 5);
}

static void
test_simplifying_keeps_what_turns (void)
{
  const DuidPoint line[] = { { 0, 0 }, { 1, 0.01 }, { 2, 0 }, { 3, 5 }, { 4, 0 } };
  g_autoptr (GArray) kept = duid_polyline_simplified (line, 5, 0.1);

  g_assert_cmpuint (kept->len, ==, 4);
  g_assert_cmpfloat (g_array_index (kept, DuidPoint, 0).x, ==, 0);
  g_assert_cmpfloat (g_array_index (kept, DuidPoint, 1).x, ==, 2);
  g_assert_cmpfloat (g_array_index (kept, DuidPoint, 2).y, ==, 5);
  g_assert_cmpfloat (g_array_index (kept, DuidPoint, 3).x, ==, 4);
}

static void
test_simplifying_little_gives_it_back (void)
{
  g_autoptr (GArray) none = duid_polyline_simplified (square, 0, 1);
  g_autoptr (GArray) one = duid_polyline_simplified (square, 1, 1);
  g_autoptr (GArray) two = duid_polyline_simplified (square, 2, 100);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (two->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/plane/a-square-holds-its-inside", test_a_square_holds_its_inside);
  g_test_add_func ("/base/plane/edges-and-corners-belong-to-the-inside",
                   test_edges_and_corners_belong_to_the_inside);
  g_test_add_func ("/base/plane/a-bite-is-outside", test_a_bite_is_outside);
  g_test_add_func ("/base/plane/a-line-that-crosses-itself-leaves-its-hole-out",
                   test_a_line_that_crosses_itself_leaves_its_hole_out);
  g_test_add_func ("/base/plane/less-than-a-triangle-or-no-place-holds-nothing",
                   test_less_than_a_triangle_or_no_place_holds_nothing);
  g_test_add_func ("/base/plane/a-place-exists-when-both-numbers-do",
                   test_a_place_exists_when_both_numbers_do);
  g_test_add_func ("/base/plane/simplifying-keeps-what-turns", test_simplifying_keeps_what_turns);
  g_test_add_func ("/base/plane/simplifying-little-gives-it-back",
                   test_simplifying_little_gives_it_back);
  return g_test_run ();
}
