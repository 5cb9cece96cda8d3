/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-chart.h"

#include "plot/duid-triad-plot-private.h"

#include <string.h>

static void
test_every_answer_is_counted_once (void)
{
  DuidTriad triads[] = {
    { 1, 0, 0 },
    { 0, 1, 0 },
    { 0, .985, .015 },
    { .5, .5, 0 },
    { 0, .25, .75 },
    { .01, 0, .99 },
    { .4, .3, .3 },
    DUID_NO_TRIAD,
  };
  DuidChart     *chart = make_chart (plane_dataset (triads, G_N_ELEMENTS (triads)), NULL, NULL);
  DuidTriadPlot *plot = chart->own;
  gsize          n_edge = 0;

  for (int i = 0; i < DUID_N_STRIPS; i++)
    n_edge += duid_triad_plot_sum (plot, i);
  g_assert_cmpuint (plot->n, ==, 7);
  g_assert_cmpuint (plot->corner_n[0], ==, 1);
  g_assert_cmpuint (plot->corner_n[1], ==, 2);
  g_assert_cmpuint (plot->corner_n[2], ==, 1);
  g_assert_cmpuint (n_edge, ==, 2);
  g_assert_cmpuint (plot->strips[0][10], ==, 1);
  g_assert_cmpuint (plot->strips[2][15], ==, 1);
  /* Few answers: corners are dots too, so every answer has one. */
  g_assert_cmpuint (count (chart, "dots"), ==, 7);
  g_assert_cmpuint (chart->dots->len, ==, 7);
  free_chart (chart);
}

static void
test_from_fifty_answers_on_corners_are_discs (void)
{
  g_autofree DuidTriad *triads = plane_triads (60);
  DuidChart            *chart;

  triads[0] = triads[1] = triads[2] = (DuidTriad) { 1, 0, 0 };
  triads[3] = (DuidTriad) { 0, 0, 1 };
  chart = make_chart (plane_dataset (triads, 60), NULL, NULL);
  g_assert_cmpuint (count (chart, "dots"), ==, 56);
  g_assert_cmpuint (count (chart, "corners"), ==, 4); /* two discs and their counts */
  free_chart (chart);
}

static void
test_discs_grow_by_area_and_do_not_touch_the_corner (void)
{
  g_autofree DuidTriad *triads = plane_triads (400);
  DuidChart            *chart;
  DuidTriadPlot        *plot;

  for (int i = 0; i < 160; i++)
    triads[i] = i < 128 ? (DuidTriad) { 0, 1, 0 } : (DuidTriad) { 0, 0, 1 };
  chart = make_chart (plane_dataset (triads, 400), NULL, NULL);
  plot = chart->own;
  g_assert_cmpfloat_with_epsilon (plot->disc_radius[1], 2 * plot->disc_radius[2], .01);
  g_assert_cmpfloat_with_epsilon (plot->disc_radius[1], .1 * sqrt (2) * plot->side, .01);
  for (int i = 1; i < 3; i++)
    g_assert_cmpfloat (duid_point_distance (plot->disc_at[i], plot->corners[i]), >,
                       plot->disc_radius[i]);
  free_chart (chart);
}

static void
test_everything_stays_inside_the_picture (void)
{
  const double sizes[][2] = {
    { 331, 230 }, { 331, 320 }, { 700, 600 }, { 1600, 1200 }, { 240, 300 }
  };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autofree DuidTriad *triads = plane_triads (300);
      g_autoptr (DuidDataset) dataset = NULL;
      g_autoptr (DuidChart) chart = NULL;
      DuidTriadPlot   *plot;
      DuidChartRequest request = { .question = PLANE_TRIAD, .colour_by = -1, .has_title = s % 2 };

      for (int i = 0; i < 150; i++)
        triads[i] = (DuidTriad) { i % 3 == 0, i % 3 == 1, i % 3 == 2 };
      for (int i = 150; i < 250; i++)
        triads[i] = (DuidTriad) { i % 2 * .5, i % 2 ? .5 : .05, i % 2 ? 0 : .95 };
      request.dataset = dataset = plane_dataset (triads, 300);
      chart = duid_chart_new (&request, sizes[s][0], sizes[s][1]);
      plot = chart->own;
      for (int i = 0; i < 3; i++)
        {
          double radius = plot->disc_radius[i];

          g_assert_cmpfloat (plot->disc_at[i].x - radius, >=, chart->from.x - .01);
          g_assert_cmpfloat (plot->disc_at[i].x + radius, <=, chart->to.x + .01);
          g_assert_cmpfloat (plot->disc_at[i].y - radius, >=, chart->from.y - .01);
          g_assert_cmpfloat (plot->disc_at[i].y + radius, <=, chart->to.y + .01);
        }
      for (int i = 0; i < DUID_N_STRIPS; i++)
        for (int j = 0; j < DUID_N_STRIP_BINS; j++)
          {
            DuidPoint bar[4];

            duid_triad_plot_get_bar (plot, i, j, duid_triad_plot_get_length (plot, i, j), bar);
            for (int k = 0; k < 4 && plot->strips[i][j] > 0; k++)
              {
                g_assert_cmpfloat (bar[k].x, >=, chart->from.x - .01);
                g_assert_cmpfloat (bar[k].x, <=, chart->to.x + .01);
                g_assert_cmpfloat (bar[k].y, <=, plot->words_y + .01);
              }
          }
    }
}

static void
test_a_dot_is_picked_at_its_place (void)
{
  DuidChart     *chart = make_even_chart (60);
  DuidTriadPlot *plot = chart->own;

  for (gsize row = 0; row < 60; row++)
    {
      DuidHit hit = duid_chart_pick (chart, duid_triad_plot_place (plot, plot->triads[row]));

      g_assert_cmpint (hit.kind, ==, DUID_HIT_ROW);
      g_assert_cmpint (hit.row, ==, row);
    }
  free_chart (chart);
}

static void
test_the_nearest_of_two_dots_is_picked (void)
{
  DuidTriad  triads[] = { { .4, .3, .3 }, { .4, .28, .32 } };
  DuidChart *chart = make_chart (plane_dataset (triads, 2), NULL, NULL);
  DuidPoint  at = duid_triad_plot_place (chart->own, triads[1]);

  g_assert_cmpint (duid_chart_pick (chart, (DuidPoint) { at.x + 3, at.y }).row, ==, 1);
  g_assert_cmpint (duid_chart_pick (chart, (DuidPoint) { at.x - 7, at.y }).row, ==, 0);
  g_assert_cmpint (duid_chart_pick (chart, (DuidPoint) { at.x, at.y - 9 }).kind, ==, DUID_HIT_ZONE);
  free_chart (chart);
}

static void
test_zones_discs_and_strips_are_clicked_where_they_stand (void)
{
  g_autofree DuidTriad *triads = plane_triads (60);
  DuidChart            *chart;
  DuidTriadPlot        *plot;
  DuidPoint             bar[4];
  DuidHit               hit;
  g_autoptr (DuidCondition) brush = NULL;
  g_autoptr (DuidCondition) zone = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 10; i++)
    triads[i] = i < 5 ? (DuidTriad) { 0, 1, 0 } : (DuidTriad) { .525, 0, .475 };
  for (int i = 10; i < 60; i++)
    triads[i] = (DuidTriad) { .7, .15, .15 };
  chart = make_chart (plane_dataset (triads, 60), NULL, NULL);
  plot = chart->own;
  hit = duid_chart_pick (chart, plot->disc_at[1]);
  g_assert_cmpint (hit.kind, ==, DUID_HIT_BORDER);
  g_assert_cmpint (hit.index, ==, DUID_ZONE_L);
  brush = duid_chart_hit_brush (chart, hit);
  text = duid_condition_to_string (brush);
  g_assert_cmpstr (text, ==, "plan:border=L");
  duid_triad_plot_get_bar (plot, 1, 4, plot->reach, bar);
  hit =
    duid_chart_pick (chart, (DuidPoint) { (bar[0].x + bar[2].x) / 2, (bar[0].y + bar[2].y) / 2 });
  g_assert_cmpint (hit.kind, ==, DUID_HIT_BORDER);
  g_assert_cmpint (hit.index, ==, DUID_ZONE_TR);
  for (int i = 0; i < DUID_N_ZONES; i++)
    {
      static const DuidTriad middles[] = {
        { .92, .04, .04 },
        { .1, .8, .1 },
        { .1, .1, .8 },
        { .45, .45, .1 },
        { .45, .1, .45 },
        { .1, .45, .45 },
        { .34, .33, .33 },
      };

      hit = duid_chart_pick (chart, duid_triad_plot_place (plot, middles[i]));
      g_assert_cmpint (hit.kind, ==, DUID_HIT_ZONE);
      g_assert_cmpint (hit.index, ==, i);
    }
  zone = duid_chart_hit_brush (chart, hit);
  g_free (text);
  text = duid_condition_to_string (zone);
  g_assert_cmpstr (text, ==, "plan:zone=Centre");
  free_chart (chart);
}

static void
test_a_hit_stands_for_the_rows_of_the_base (void)
{
  DuidTriad triads[12];
  g_autoptr (DuidRows) base = duid_rows_new (12);
  g_autoptr (DuidRows) rows = NULL;
  g_autofree char *words = NULL;
  DuidChart       *chart;
  DuidHit          hit = { DUID_HIT_ZONE, -1, DUID_ZONE_L, -1 };

  for (int i = 0; i < 12; i++)
    triads[i] = i < 6 ? (DuidTriad) { .1, .8, .1 } : (DuidTriad) { .8, .1, .1 };
  for (gsize i = 0; i < 12; i += 2)
    duid_rows_add (base, i);
  chart = make_chart (plane_dataset (triads, 12), base, NULL);
  rows = duid_chart_hit_rows (chart, hit);
  g_assert_cmpuint (duid_rows_count (rows), ==, 3);
  g_assert_true (duid_rows_has (rows, 4));
  words = duid_chart_hit_words (chart, hit);
  g_assert_nonnull (strstr (words, "3"));
  free_chart (chart);
}

static void
test_every_lasso_is_drawn (void)
{
  static const DuidPoint corners[] = { { .4, .1 }, { .6, .1 }, { .6, .3 }, { .4, .3 } };
  g_autofree DuidTriad  *triads = plane_triads (12);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, 12);
  g_autoptr (GPtrArray) brushes = duid_conditions_new ();
  g_autoptr (DuidCondition) one = duid_condition_new_lasso ("plan", NULL, corners, 3);
  g_autoptr (DuidCondition) two = duid_condition_new_lasso ("plan", NULL, corners, 4);
  DuidChartRequest request = {
    .dataset = dataset,
    .question = PLANE_TRIAD,
    .colour_by = -1,
    .stone = -1,
    .brushes = brushes,
  };
  g_autoptr (DuidChart) chart = NULL;

  g_ptr_array_add (brushes, duid_condition_joined (one, two));
  chart = duid_chart_new (&request, WIDTH, HEIGHT);
  g_assert_cmpuint (count (chart, "brush"), ==, 2);
}

static void
test_a_lasso_tests_the_true_place (void)
{
  g_autofree DuidTriad *triads = plane_triads (30);
  DuidChart            *chart;
  DuidTriadPlot        *plot;
  DuidStand             stand = { 0 };
  DuidPoint             corner;
  g_autoptr (DuidCondition) brush = NULL;
  g_autoptr (DuidRows) rows = NULL;

  for (int i = 0; i < 7; i++)
    triads[i] = (DuidTriad) { 0, 0, 1 };
  chart = make_chart (plane_dataset (triads, 30), NULL, NULL);
  plot = chart->own;
  corner = plot->corners[2];
  /* Stacked dots stand outside; their answers lie in the corner itself. */
  g_assert_cmpfloat (duid_point_distance (g_array_index (chart->dots, DuidDot, 0).at, corner), >,
                     5);
  brush = duid_chart_drag_brush (chart,
                                 (DuidPoint[]) { { corner.x - 6, corner.y - 6 },
                                                 { corner.x + 2, corner.y - 6 },
                                                 { corner.x + 2, corner.y + 2 },
                                                 { corner.x - 6, corner.y + 2 } },
                                 4);
  g_assert_nonnull (brush);
  stand.dataset = chart->request.dataset;
  rows = duid_condition_find_rows (brush, &stand);
  g_assert_cmpuint (duid_rows_count (rows), ==, 7);
  for (gsize i = 0; i < 7; i++)
    g_assert_true (duid_rows_has (rows, i));
  free_chart (chart);
}

static void
test_a_lasso_around_a_dot_takes_it_and_no_other (void)
{
  DuidChart *chart = make_even_chart (40);
  DuidStand  stand = { .dataset = chart->request.dataset };

  for (gsize row = 0; row < 40; row++)
    {
      DuidPoint at =
        duid_triad_plot_place (chart->own, ((DuidTriadPlot *) chart->own)->triads[row]);
      DuidPoint path[] = { { at.x - 3, at.y - 3 },
                           { at.x + 3, at.y - 3 },
                           { at.x + 3, at.y + 3 },
                           { at.x - 3, at.y + 3 } };
      g_autoptr (DuidCondition) brush = duid_chart_drag_brush (chart, path, 4);
      g_autoptr (DuidRows) rows = duid_condition_find_rows (brush, &stand);

      g_assert_true (duid_rows_has (rows, row));
      g_assert_cmpuint (duid_rows_count (rows), <=, 2);
    }
  free_chart (chart);
}

static void
test_a_slip_of_the_hand_is_no_lasso (void)
{
  DuidChart *chart = make_even_chart (40);
  DuidPoint  path[] = { { 100, 100 }, { 101, 100 }, { 101, 102 } };

  g_assert_null (duid_chart_drag_brush (chart, path, 3));
  g_assert_null (duid_chart_drag_brush (chart, path, 1));
  free_chart (chart);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/plot/triad/" words, function)
  ADD ("every answer is counted once", test_every_answer_is_counted_once);
  ADD ("every lasso is drawn", test_every_lasso_is_drawn);
  ADD ("from fifty answers on corners are discs", test_from_fifty_answers_on_corners_are_discs);
  ADD ("discs grow by area and do not touch the corner",
       test_discs_grow_by_area_and_do_not_touch_the_corner);
  ADD ("everything stays inside the picture", test_everything_stays_inside_the_picture);
  ADD ("a dot is picked at its place", test_a_dot_is_picked_at_its_place);
  ADD ("the nearest of two dots is picked", test_the_nearest_of_two_dots_is_picked);
  ADD ("zones, discs and strips are clicked where they stand",
       test_zones_discs_and_strips_are_clicked_where_they_stand);
  ADD ("a hit stands for the rows of the base", test_a_hit_stands_for_the_rows_of_the_base);
  ADD ("a lasso tests the true place", test_a_lasso_tests_the_true_place);
  ADD ("a lasso around a dot takes it and no other",
       test_a_lasso_around_a_dot_takes_it_and_no_other);
  ADD ("a slip of the hand is no lasso", test_a_slip_of_the_hand_is_no_lasso);
  return g_test_run ();
}
