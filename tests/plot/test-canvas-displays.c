/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include <string.h>

#include "plane-survey.h"
#include "plot/duid-item-table.h"
#include "stats/duid-mean.h"

typedef struct
{
  DuidDataset *dataset;
  DuidChart   *chart;
} Shown;

static Shown
show (const char *display,
      int         colour_by,
      gsize       n)
{
  g_autofree DuidTriad *triads = plane_triads (n);
  Shown                 shown = { plane_dataset (triads, n), NULL };
  DuidChartRequest      request = {
         .dataset = shown.dataset,
         .question = PLANE_CANVAS,
         .colour_by = colour_by,
         .stone = -1,
         .display = duid_display_find (display),
  };

  shown.chart = duid_chart_new (&request, 640, 480);
  return shown;
}

static void
clear_shown (Shown *shown)
{
  duid_chart_free (shown->chart);
  duid_dataset_unref (shown->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

static gsize
count (const Shown *shown,
       const char  *layer)
{
  return duid_scene_count_layer (shown->chart->scene, layer);
}

/* R: t.test (c (1, 2, 4, 7, 11)): mean 5, 95 % -0.076 to 10.076. */
static void
test_a_mean_has_students_interval (void)
{
  const double values[] = { 1, 2, 4, 7, 11 };
  DuidMean     mean = duid_mean_of (values, 5);

  g_assert_cmpfloat (mean.mean, ==, 5);
  g_assert_cmpfloat_with_epsilon (mean.high - 5, 2.776445105 * sqrt (16.5 / 5), 1e-8);
  g_assert_cmpfloat_with_epsilon (5 - mean.low, mean.high - 5, 1e-12);
  g_assert_true (isnan (duid_mean_of (values, 1).low));
  g_assert_true (isnan (duid_mean_of (values, 0).mean));
}

/* Welch by hand: variances 1 and 16.5 over 3 and 5. */
static void
test_a_difference_has_welchs_interval (void)
{
  const double a[] = { 1, 2, 3 };
  const double b[] = { 1, 2, 4, 7, 11 };
  DuidMean     difference = duid_mean_difference (a, 3, b, 5);
  double       va = 1. / 3, vb = 16.5 / 5;
  double       df = (va + vb) * (va + vb) / (va * va / 2 + vb * vb / 4);

  g_assert_cmpfloat (difference.mean, ==, 3);
  g_assert_cmpfloat_with_epsilon (df, 4.75192, 1e-4);
  /* qt (.975, 4.75192) = 2.611475 */
  g_assert_cmpfloat_with_epsilon (difference.high - 3, 2.611475 * sqrt (va + vb), 1e-4);
}

static void
test_items_are_the_means_of_their_stones (void)
{
  g_auto (Shown) shown = show ("items", -1, 40);
  g_autoptr (GArray) items = duid_item_table_new (shown.dataset, PLANE_CANVAS, NULL);
  const DuidRatedItem *second = &g_array_index (items, DuidRatedItem, 1);
  double               sum = 0, gap = 0;
  gsize                n = 0;

  for (gsize i = 0; i < 40; i += 2, n++)
    {
      sum += (double) i * 10 / 40;
      gap += (double) i * 10 / 40 - (5 - (double) i * 10 / 40);
    }
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpuint (second->x.n, ==, n);
  g_assert_cmpfloat_with_epsilon (second->x.mean, sum / (double) n, 1e-12);
  g_assert_cmpfloat_with_epsilon (second->gap.mean, gap / (double) n, 1e-12);
  g_assert_cmpfloat (second->gap.low, <, second->gap.mean);
  g_assert_cmpfloat (second->gap.high, >, second->gap.mean);
  /* Two crosses of two lines. */
  g_assert_cmpuint (count (&shown, "margins"), ==, 4);
}

/* Every gap of the first stone is 5: nobody disagrees. */
static void
test_a_gap_that_all_have_is_sure (void)
{
  g_auto (Shown) shown = show ("items", -1, 40);
  g_autoptr (GArray) items = duid_item_table_new (shown.dataset, PLANE_CANVAS, NULL);
  const DuidRatedItem *first = &g_array_index (items, DuidRatedItem, 0);

  g_assert_cmpfloat_with_epsilon (first->gap.mean, 5, 1e-12);
  g_assert_cmpfloat (first->q, <, .001);
}

static void
test_axes_of_two_scales_have_no_gaps (void)
{
  g_auto (Shown) shown = show ("items", -1, 4);
  const DuidQuestion *question = duid_dataset_get_question (shown.dataset, PLANE_CANVAS);

  /* One runs from 0 to 10, the other from -5 to 5. */
  g_assert_false (duid_display_suits (duid_display_find ("gaps"), question));
  g_assert_true (duid_display_suits (duid_display_find ("arrows"), question));
}

static void
test_arrows_are_within_persons (void)
{
  g_auto (Shown) few = show ("arrows", -1, 40);
  g_auto (Shown) many = show ("arrows", -1, 400);

  /* Twenty placed both; those whose stones lie together have a line and no head. */
  g_assert_cmpuint (count (&few, "arrows"), >=, 20);
  /* Two hundred are a field of means: a line, a head and a dot for each of few cells. */
  g_assert_cmpuint (few.chart->dots->len, ==, 20);
  g_assert_cmpuint (many.chart->dots->len, ==, 0);
  g_assert_cmpuint (count (&many, "arrows"), <, 25 * 3);
  g_assert_nonnull (strstr (few.chart->remark, "From “Trust” to “Time” within 20 persons"));
  g_assert_nonnull (strstr (few.chart->remark, "Importance 0, Experience"));
}

static void
test_every_stone_tells_who_placed_it (void)
{
  g_auto (Shown) shown = show ("placement", -1, 40);
  g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (shown.chart), "", "");
  DuidHit          hit = { DUID_HIT_BIN, -1, 1, -1 };
  g_autoptr (DuidRows) rows = duid_chart_hit_rows (shown.chart, hit);

  g_assert_nonnull (strstr (svg, "40 · 100"));
  g_assert_nonnull (strstr (svg, "20 · 50"));
  g_assert_cmpuint (duid_rows_count (rows), ==, 20);
}

/* A stone's placed rows that a cell chooses, all cells together. */
static gsize
choose_cells (const Shown *shown,
              gsize        most[2])
{
  gsize n = 0;

  for (int cell = 0; cell < 25; cell++)
    {
      DuidHit hit = { DUID_HIT_CELL, -1, cell, -1 };
      g_autoptr (DuidCondition) brush = duid_chart_hit_brush (shown->chart, hit);
      DuidStand stand = { .dataset = shown->dataset };
      g_autoptr (DuidRows) rows = duid_condition_find_rows (brush, &stand);

      n += duid_rows_count (rows);
      if (cell % 5 == cell / 5)
        most[0] += duid_rows_count (rows);
      if (cell % 5 + cell / 5 == 4)
        most[1] += duid_rows_count (rows);
    }
  return n;
}

static void
test_a_stone_is_told_by_fifths_of_both_scales (void)
{
  g_auto (Shown) shown = show ("respondents", -1, 40);
  g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (shown.chart), "", "");
  gsize            most[2] = { 0, 0 };

  /* The first stone rises along the diagonal: everyone is as far on both. */
  g_assert_nonnull (strstr (shown.chart->remark, "“Trust”, 40: further on “Experience” 0"));
  g_assert_nonnull (strstr (shown.chart->remark, "in the same fifth of both 100"));
  g_assert_cmpuint (count (&shown, "dots"), ==, 0);
  g_assert_nonnull (strstr (svg, "100 %"));
  /* Every place lies in one cell, that of its fifths, borders too. */
  g_assert_cmpuint (choose_cells (&shown, most), ==, 40);
  g_assert_cmpuint (most[0], ==, 40);
}

static void
test_few_who_placed_a_stone_are_seen_one_by_one (void)
{
  g_auto (Shown) shown = show ("respondents", -1, 20);

  g_assert_cmpuint (count (&shown, "dots"), ==, 20);
}

static void
test_groups_have_their_own_centres (void)
{
  g_auto (Shown) none = show ("group-centres", -1, 40);
  g_auto (Shown) both = show ("group-centres", PLANE_GROUP, 40);

  g_assert_cmpuint (count (&none, "advice"), ==, 1);
  /* Two stones: two marks, a line, a letter and its disc each. */
  g_assert_cmpuint (count (&both, "centres"), ==, 10);
}

static void
test_a_canvas_without_answers_says_so (void)
{
  static const char *const displays[] = { "items", "respondents", "placement", "arrows",
                                          "group-centres" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto (Shown) shown = show (displays[i], PLANE_GROUP, 0);
      g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (shown.chart), "", "");

      g_assert_nonnull (strstr (svg, "No answers among these stories"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/canvas-displays/a mean has Student's interval",
                   test_a_mean_has_students_interval);
  g_test_add_func ("/plot/canvas-displays/a difference has Welch's interval",
                   test_a_difference_has_welchs_interval);
  g_test_add_func ("/plot/canvas-displays/items are the means of their stones",
                   test_items_are_the_means_of_their_stones);
  g_test_add_func ("/plot/canvas-displays/a gap that all have is sure",
                   test_a_gap_that_all_have_is_sure);
  g_test_add_func ("/plot/canvas-displays/axes of two scales have no gaps",
                   test_axes_of_two_scales_have_no_gaps);
  g_test_add_func ("/plot/canvas-displays/arrows are within persons",
                   test_arrows_are_within_persons);
  g_test_add_func ("/plot/canvas-displays/a stone is told by fifths of both scales",
                   test_a_stone_is_told_by_fifths_of_both_scales);
  g_test_add_func ("/plot/canvas-displays/few who placed a stone are seen one by one",
                   test_few_who_placed_a_stone_are_seen_one_by_one);
  g_test_add_func ("/plot/canvas-displays/every stone tells who placed it",
                   test_every_stone_tells_who_placed_it);
  g_test_add_func ("/plot/canvas-displays/groups have their own centres",
                   test_groups_have_their_own_centres);
  g_test_add_func ("/plot/canvas-displays/a canvas without answers says so",
                   test_a_canvas_without_answers_says_so);
  return g_test_run ();
}
