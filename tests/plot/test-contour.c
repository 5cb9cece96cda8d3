/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-contour.h"

#include <math.h>

#define N 41

/* A round hill about (20, 20): height 20 - distance. */
static double *
make_hill (gboolean is_triangle)
{
  double *heights = g_new (double, N *N);

  for (int y = 0; y < N; y++)
    for (int x = 0; x < N; x++)
      heights[y * N + x] =
        is_triangle && x + y >= N ? NAN : 20 - hypot (x - 20, y - 20);
  return heights;
}

static void
test_a_hill_has_one_closed_line (void)
{
  g_autofree double *heights = make_hill (FALSE);
  g_autoptr (GPtrArray) lines = duid_contour_trace (heights, N, N, 10);
  const GArray *line = g_ptr_array_index (lines, 0);
  DuidPoint     first = g_array_index (line, DuidPoint, 0);
  DuidPoint     last = g_array_index (line, DuidPoint, line->len - 1);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpfloat (duid_point_distance (first, last), <, 1e-9);
  for (guint i = 0; i < line->len; i++)
    {
      DuidPoint at = g_array_index (line, DuidPoint, i);

      g_assert_cmpfloat_with_epsilon (hypot (at.x - 20, at.y - 20), 10, .05);
    }
}

static void
test_lines_end_at_the_border (void)
{
  g_autofree double *heights = make_hill (TRUE);
  g_autoptr (GPtrArray) lines = duid_contour_trace (heights, N, N, 10);
  const GArray *line = g_ptr_array_index (lines, 0);
  DuidPoint     first = g_array_index (line, DuidPoint, 0);
  DuidPoint     last = g_array_index (line, DuidPoint, line->len - 1);

  /* The long side of the triangle goes through the top of the hill. */
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (first.x + first.y, N - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (last.x + last.y, N - 1, 1e-9);
  g_assert_cmpfloat (duid_point_distance (first, last), >, 15);
}

static void
test_a_plain_has_no_line (void)
{
  g_autofree double *heights = g_new0 (double, N *N);
  g_autoptr (GPtrArray) above = duid_contour_trace (heights, N, N, 1);
  g_autoptr (GPtrArray) below = duid_contour_trace (heights, N, N, -1);

  g_assert_cmpuint (above->len, ==, 0);
  g_assert_cmpuint (below->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/contour/a-hill-has-one-closed-line", test_a_hill_has_one_closed_line);
  g_test_add_func ("/plot/contour/lines-end-at-the-border", test_lines_end_at_the_border);
  g_test_add_func ("/plot/contour/a-plain-has-no-line", test_a_plain_has_no_line);
  return g_test_run ();
}
