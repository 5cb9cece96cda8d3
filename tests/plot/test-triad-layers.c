/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-chart.h"

#include "plot/duid-triad-plot-private.h"

#include <string.h>

static void
test_many_answers_become_density (void)
{
  DuidChart *chart = make_even_chart (5000);
  DuidChart *most = make_even_chart (50000);

  g_assert_cmpuint (count (chart, "density"), ==, 1);
  g_assert_cmpuint (count (chart, "dots"), ==, 5000);
  g_assert_cmpuint (count (most, "density"), ==, 1);
  g_assert_cmpuint (count (most, "dots"), ==, 0);
  free_chart (chart);
  free_chart (most);
}

static void
test_the_region_is_clipped_to_the_triangle (void)
{
  DuidTriad        triads[12];
  DuidChart       *chart;
  DuidTriadPlot   *plot;
  g_autofree char *svg = NULL;
  const char      *at;
  int              n = 0;

  /* Along one edge: the ellipse would reach beyond it. */
  for (int i = 0; i < 12; i++)
    triads[i] = (DuidTriad) { i % 4 == 0 ? .3 : .001, .5 + .02 * i,
                              i % 4 == 0 ? .2 - .02 * i : .499 - .02 * i };
  for (int i = 0; i < 12; i++)
    triads[i] =
      duid_triad_from_amounts (triads[i].top, triads[i].left, MAX (triads[i].right, .001));
  chart = make_chart (plane_dataset (triads, 12), NULL, NULL);
  plot = chart->own;
  svg = duid_scene_to_svg (chart->scene, "", "");
  at = strstr (svg, "<g id=\"centre\"");
  g_assert_nonnull (at);
  at = strstr (at, "points=\"") + strlen ("points=\"");
  while (*at != '"')
    {
      char     *end;
      double    x = g_ascii_strtod (at, &end);
      double    y = g_ascii_strtod (end + 1, &end);
      DuidTriad triad = duid_triad_from_plane ((DuidPoint) {
        (x - chart->origin.x) / chart->unit.x, (y - chart->origin.y) / chart->unit.y });

      g_assert_cmpfloat (MIN (triad.top, MIN (triad.left, triad.right)), >=, -.001);
      n++;
      at = *end == ' ' ? end + 1 : end;
    }
  g_assert_cmpint (n, >, 10);
  g_assert_cmpfloat (plot->side, >, 100);
  free_chart (chart);
}

static void
test_few_groups_have_a_centre_each (void)
{
  g_autofree DuidTriad *triads = plane_triads (60);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, 60);
  DuidChartRequest request = { .dataset = dataset, .colour_by = PLANE_GROUP };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, WIDTH, HEIGHT);

  g_assert_cmpuint (count (chart, "centre"), ==, 6);
  g_assert_cmpuint (chart->group_counts[0], ==, 40);
  g_assert_cmpuint (chart->group_counts[1], ==, 20);
  g_assert_cmpuint (count (chart, "legend"), ==, 6); /* two groups, a centre: mark and word */
  g_assert_cmpint (duid_chart_get_shape (chart, 0), !=, duid_chart_get_shape (chart, 1));
}

static void
test_an_audience_sees_no_group_under_five (void)
{
  g_autofree DuidTriad *triads = plane_triads (12);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, 12);
  DuidChartRequest request = { .dataset = dataset, .colour_by = PLANE_GROUP, .is_audience = TRUE };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, 1920, 1080);
  g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (chart), "", "");

  g_assert_cmpuint (count (chart, "dots"), ==, 8);
  g_assert_nonnull (strstr (svg, "&lt;5"));
}

static void
test_arrows_walk_all_dots_in_a_row (void)
{
  DuidTriad  triads[] = { { .2, .7, .1 }, { .2, .4, .4 }, { .2, .4, .4 }, { .2, .1, .7 } };
  DuidChart *chart = make_chart (plane_dataset (triads, 4), NULL, NULL);
  DuidHit    hit = { DUID_HIT_NOTHING, -1, -1, -1 };
  guint      seen = 0;

  hit = duid_chart_step (chart, hit, 1, 0);
  g_assert_cmpint (hit.kind, ==, DUID_HIT_ROW);
  hit.row = 0;
  for (int i = 0; i < 3; i++)
    {
      hit = duid_chart_step (chart, hit, 1, 0);
      seen |= 1u << hit.row;
    }
  g_assert_cmpuint (seen, ==, 14);
  g_assert_cmpint (hit.row, ==, 3);
  g_assert_cmpint (duid_chart_step (chart, hit, 1, 0).row, ==, 3);
  g_assert_cmpint (duid_chart_step (chart, hit, -1, 0).row, !=, 3);
  free_chart (chart);
}

static void
test_stacked_dots_do_not_cover_each_other (void)
{
  DuidPoint places[49];

  for (gsize n = 1; n <= 49; n++)
    {
      duid_triad_plot_stack (n, 3, places);
      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < i; j++)
          g_assert_cmpfloat (duid_point_distance (places[i], places[j]), >, 6);
    }
}

static void
test_figures_wait_for_enough_answers (void)
{
  const gsize sizes[] = { 0, 1, 4, 5, 9, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      DuidChart *chart = make_even_chart (sizes[i]);

      g_assert_cmpuint (count (chart, "dots"), ==, sizes[i]);
      g_assert_cmpint (count (chart, "zones") > 0, ==, sizes[i] >= 5);
      /* A mark from 5 on, and a region with its halo from 10 on. */
      g_assert_cmpuint (count (chart, "centre"), ==, sizes[i] < 5 ? 0 : sizes[i] < 10 ? 1
                                                                                      : 3);
      free_chart (chart);
    }
}

static void
test_an_empty_zone_gets_no_number (void)
{
  DuidTriad  triads[12];
  DuidChart *chart;

  for (int i = 0; i < 12; i++)
    triads[i] = i < 6 ? (DuidTriad) { .7 + i * .01, .2, .1 - i * .01 }
                      : (DuidTriad) { .1, .7 + i * .01, .2 - i * .01 };
  chart = make_chart (plane_dataset (triads, 12), NULL, NULL);
  g_assert_cmpuint (count (chart, "zones"), ==, 2);
  free_chart (chart);
}

static void
test_brushed_and_filtered_answers_are_told_apart (void)
{
  g_autofree DuidTriad *triads = plane_triads (60);
  g_autoptr (DuidRows) base = duid_rows_new (60);
  g_autoptr (DuidRows) chosen = duid_rows_new (60);
  DuidChart *chart;

  for (gsize i = 0; i < 40; i++)
    duid_rows_add (base, i);
  for (gsize i = 0; i < 15; i++)
    duid_rows_add (chosen, i);
  chart = make_chart (plane_dataset (triads, 60), base, chosen);
  g_assert_cmpuint (count (chart, "dots"), ==, 15);
  g_assert_cmpuint (count (chart, "aside"), ==, 25);
  g_assert_cmpuint (count (chart, "rest"), ==, 20);
  /* The numbers are about the base, and what is filtered out can't be picked. */
  g_assert_cmpuint (((DuidTriadPlot *) chart->own)->n, ==, 40);
  g_assert_cmpuint (chart->dots->len, ==, 40);
  free_chart (chart);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/plot/triad-layers/" words, function)
  ADD ("many answers become density", test_many_answers_become_density);
  ADD ("the region is clipped to the triangle", test_the_region_is_clipped_to_the_triangle);
  ADD ("few groups have a centre each", test_few_groups_have_a_centre_each);
  ADD ("an audience sees no group under five", test_an_audience_sees_no_group_under_five);
  ADD ("arrows walk all dots in a row", test_arrows_walk_all_dots_in_a_row);
  ADD ("stacked dots do not cover each other", test_stacked_dots_do_not_cover_each_other);
  ADD ("figures wait for enough answers", test_figures_wait_for_enough_answers);
  ADD ("an empty zone gets no number", test_an_empty_zone_gets_no_number);
  ADD ("brushed and filtered answers are told apart",
       test_brushed_and_filtered_answers_are_told_apart);
  return g_test_run ();
}
