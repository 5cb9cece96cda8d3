/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-survey.h"

#include "plot/duid-canvas-plot-private.h"

#include <string.h>

#define N 40

static DuidDataset *
make_dataset (void)
{
  g_autofree DuidTriad *triads = plane_triads (N);

  return plane_dataset (triads, N);
}

static DuidChart *
make_chart (DuidDataset *dataset,
            int          stone)
{
  DuidChartRequest request = {
    .dataset = dataset,
    .question = PLANE_CANVAS,
    .colour_by = -1,
    .stone = stone,
  };

  return duid_chart_new (&request, 331, 230);
}

static void
test_every_placed_stone_has_a_dot (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidChart) chart = make_chart (dataset, -1);
  g_autoptr (DuidChart) one = make_chart (dataset, 1);

  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "dots"), ==, N + N / 2);
  g_assert_cmpuint (duid_scene_count_layer (one->scene, "dots"), ==, N / 2);
}

static void
test_the_axes_run_right_and_up (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidChart) chart = make_chart (dataset, -1);
  DuidCanvasPlot *plot = chart->own;
  DuidPoint       low = duid_canvas_plot_place (plot, (DuidPoint) { 0, -5 });
  DuidPoint       high = duid_canvas_plot_place (plot, (DuidPoint) { 10, 5 });
  DuidPoint       beyond = duid_canvas_plot_place (plot, (DuidPoint) { 99, 99 });

  g_assert_cmpfloat_with_epsilon (low.x, plot->left, .01);
  g_assert_cmpfloat_with_epsilon (low.y, plot->top + plot->height, .01);
  g_assert_cmpfloat_with_epsilon (high.x, plot->left + plot->width, .01);
  g_assert_cmpfloat_with_epsilon (high.y, plot->top, .01);
  g_assert_cmpfloat (duid_point_distance (beyond, high), <, .01);
}

static void
test_a_lasso_selects_places_of_the_shown_stone (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidStand stand = { .dataset = dataset };

  for (int stone = -1; stone < 2; stone++)
    {
      g_autoptr (DuidChart) chart = make_chart (dataset, stone);
      DuidCanvasPlot *plot = chart->own;
      DuidPoint       low = duid_canvas_plot_place (plot, (DuidPoint) { 0, -5 });
      DuidPoint       high = duid_canvas_plot_place (plot, (DuidPoint) { 2.01, -2.99 });
      DuidPoint       path[] = { low, { high.x, low.y }, high, { low.x, high.y } };
      g_autoptr (DuidCondition) brush = duid_chart_drag_brush (chart, path, 4);
      g_autoptr (DuidRows) rows = duid_condition_find_rows (brush, &stand);

      /* The first stone rises along the diagonal, the second falls. */
      g_assert_cmpuint (duid_rows_count (rows), ==, stone == 1 ? 0 : 9);
      g_assert_cmpstr (brush->stone, ==, stone < 0 ? NULL : stone == 0 ? "Trust"
                                                                       : "Time");
    }
}

static void
test_every_lasso_is_drawn (void)
{
  static const DuidPoint corners[] = { { 1, -4 }, { 2, -4 }, { 2, -3 }, { 1, -3 } };
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (GPtrArray) brushes = duid_conditions_new ();
  g_autoptr (DuidCondition) one = duid_condition_new_lasso ("canvas", NULL, corners, 3);
  g_autoptr (DuidCondition) two = duid_condition_new_lasso ("canvas", NULL, corners, 4);
  DuidChartRequest request = { .dataset = dataset,
                               .question = PLANE_CANVAS,
                               .colour_by = -1,
                               .stone = -1,
                               .brushes = brushes };
  g_autoptr (DuidChart) chart = NULL;

  g_ptr_array_add (brushes, duid_condition_joined (one, two));
  chart = duid_chart_new (&request, 331, 230);
  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "brush"), ==, 2);
}

static void
test_dots_are_picked_with_their_stone (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidChart) chart = make_chart (dataset, -1);
  const DuidPoint *places = duid_dataset_get_stone (dataset, PLANE_CANVAS, 1);
  DuidHit          hit = duid_chart_pick (chart, duid_canvas_plot_place (chart->own, places[4]));

  g_assert_cmpint (hit.kind, ==, DUID_HIT_ROW);
  g_assert_cmpint (hit.row, ==, 4);
  g_assert_cmpint (hit.stone, ==, 1);
}

static void
test_a_stone_in_the_list_stands_for_who_placed_it (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidChart) chart = make_chart (dataset, -1);
  DuidHit hit = { DUID_HIT_BIN, -1, 1, -1 };
  g_autoptr (DuidRows) rows = duid_chart_hit_rows (chart, hit);
  gboolean found = FALSE;

  g_assert_cmpuint (duid_rows_count (rows), ==, N / 2);
  for (guint i = 0; i < chart->areas->len; i++)
    found |= g_array_index (chart->areas, DuidArea, i).index == 1;
  g_assert_true (found);
}

static void
test_crowded_letters_stand_apart_with_leaders (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidChart) chart = make_chart (dataset, -1);
  DuidCanvasPlot *plot = chart->own;

  /* Both stones have their centre in the middle. */
  g_assert_cmpfloat (duid_point_distance (plot->letters[0], plot->letters[1]), >,
                     2 * DUID_CANVAS_LETTER * chart->size);
  /* Two discs, two letters, two leaders with a mark each. */
  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "centres"), ==, 8);
}

static void
test_points_on_a_line_have_a_centre_and_no_region (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidChart) chart = make_chart (dataset, 1);

  /* The points of a line have no region; only the centre stands. */
  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "centres"), ==, 1);
}

static void
test_very_many_stones_become_density (void)
{
  gsize                 n = 14000;
  g_autofree DuidTriad *triads = plane_triads (n);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, n);
  g_autoptr (DuidChart) all = make_chart (dataset, -1);
  g_autoptr (DuidChart) one = make_chart (dataset, 1);

  g_assert_cmpuint (duid_scene_count_layer (all->scene, "density"), ==, 1);
  g_assert_cmpuint (duid_scene_count_layer (all->scene, "dots"), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (one->scene, "dots"), ==, n / 2);
}

static void
test_letters_go_on_as_numbers (void)
{
  g_autofree char *first = duid_canvas_plot_dup_letter (0);
  g_autofree char *last = duid_canvas_plot_dup_letter (25);
  g_autofree char *more = duid_canvas_plot_dup_letter (26);

  g_assert_cmpstr (first, ==, "A");
  g_assert_cmpstr (last, ==, "Z");
  g_assert_cmpstr (more, ==, "27");
}

/* Forty placed the first stone, too few for a line; of two hundred and forty the half that
 * placed the second are enough. */
static void
test_a_stone_has_a_line_from_fifty_places_on (void)
{
  static const gsize sizes[] = { N, 6 * N };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree DuidTriad *triads = plane_triads (sizes[i]);
      g_autoptr (DuidDataset) dataset = plane_dataset (triads, sizes[i]);
      DuidChartRequest request = {
        .dataset = dataset,
        .question = PLANE_CANVAS,
        .colour_by = -1,
        .stone = -1,
        .layers = duid_display_get_mask ("contours"),
      };
      g_autoptr (DuidChart) chart = duid_chart_new (&request, 331, 230);

      if (i == 0)
        g_assert_cmpuint (duid_scene_count_layer (chart->scene, "contours"), ==, 0);
      else
        g_assert_cmpuint (duid_scene_count_layer (chart->scene, "contours"), >=, 4);
      g_assert_cmpuint (duid_scene_count_layer (chart->scene, "notes"), ==, 1);
    }
}

static void
test_one_stone_beside_another_needs_no_list_of_all (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();

  for (int stone = -1; stone < 2; stone++)
    {
      DuidChartRequest request = { .dataset = dataset,
                                   .question = PLANE_CANVAS,
                                   .colour_by = -1,
                                   .is_panel = TRUE,
                                   .stone = stone };
      g_autoptr (DuidChart) alone = make_chart (dataset, stone);
      g_autoptr (DuidChart) beside = duid_chart_new (&request, 331, 230);
      const DuidCanvasPlot *plots[] = { alone->own, beside->own };

      g_assert_cmpuint (duid_scene_count_layer (beside->scene, "list"), ==,
                        stone < 0 ? duid_scene_count_layer (alone->scene, "list") : 0);
      if (stone < 0)
        g_assert_cmpfloat (plots[1]->width, ==, plots[0]->width);
      else
        g_assert_cmpfloat (plots[1]->width, >, plots[0]->width);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/plot/canvas/" words, function)
  ADD ("every placed stone has a dot", test_every_placed_stone_has_a_dot);
  ADD ("the axes run right and up", test_the_axes_run_right_and_up);
  ADD ("a lasso selects places of the shown stone",
       test_a_lasso_selects_places_of_the_shown_stone);
  ADD ("every lasso is drawn", test_every_lasso_is_drawn);
  ADD ("dots are picked with their stone", test_dots_are_picked_with_their_stone);
  ADD ("a stone in the list stands for who placed it",
       test_a_stone_in_the_list_stands_for_who_placed_it);
  ADD ("one stone beside another needs no list of all",
       test_one_stone_beside_another_needs_no_list_of_all);
  ADD ("crowded letters stand apart with leaders", test_crowded_letters_stand_apart_with_leaders);
  ADD ("points on a line have a centre and no region",
       test_points_on_a_line_have_a_centre_and_no_region);
  ADD ("very many stones become density", test_very_many_stones_become_density);
  ADD ("a stone has a line from fifty places on", test_a_stone_has_a_line_from_fifty_places_on);
  ADD ("letters go on as numbers", test_letters_go_on_as_numbers);
  return g_test_run ();
}
