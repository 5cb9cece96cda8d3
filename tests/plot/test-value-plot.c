/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-value-axis.h"

#include <string.h>

#include "small-survey.h"

#define WIDTH  331
#define HEIGHT 230

/* A chart of one question of the small survey, and what it borrows. */
typedef struct
{
  DuidDataset *dataset;
  DuidRows    *base;
  DuidChart   *chart;
} Shown;

static Shown
show (DuidChartRequest request,
      gsize            from,
      gsize            to)
{
  Shown shown = { .dataset = survey_dataset (), .base = survey_rows (from, to) };

  request.dataset = shown.dataset;
  request.base = to - from < SURVEY_ROWS ? shown.base : NULL;
  request.colour_by = -1;
  request.stone = -1;
  shown.chart = duid_chart_new (&request, WIDTH, HEIGHT);
  return shown;
}

static Shown
show_all (int question)
{
  return show ((DuidChartRequest) { .question = question }, 0, SURVEY_ROWS);
}

static void
clear_shown (Shown *shown)
{
  duid_chart_free (shown->chart);
  duid_rows_free (shown->base);
  duid_dataset_unref (shown->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

/* The one range of a brush. */
static DuidRange
get_range (const DuidCondition *brush)
{
  g_assert_cmpint (brush->kind, ==, DUID_CONDITION_RANGE);
  g_assert_cmpuint (brush->ranges->len, ==, 1);
  return g_array_index (brush->ranges, DuidRange, 0);
}

static const DuidValueAxis *
get_axis (const Shown *shown)
{
  return shown->chart->own;
}

/* A pixel just above the axis, where bars stand. */
static DuidPoint
at_bar (const Shown *shown,
        double       value)
{
  return (DuidPoint) { duid_value_axis_get_x (get_axis (shown), value),
                       get_axis (shown)->bottom - 2 };
}

static DuidRows *
rows_of_hit (const Shown *shown,
             DuidHit      hit)
{
  DuidStand stand = { .dataset = shown->dataset };
  g_autoptr (DuidCondition) condition = duid_chart_hit_brush (shown->chart, hit);

  g_assert_nonnull (condition);
  return duid_condition_find_rows (condition, &stand);
}

static gboolean
says (const Shown *shown,
      const char  *words)
{
  g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (shown->chart), "", "");

  return strstr (svg, words) != NULL;
}

static void
test_last_bar_takes_the_max (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidHit hit = duid_chart_pick (shown.chart, at_bar (&shown, 9.75));
  g_autoptr (DuidRows) rows = rows_of_hit (&shown, hit);

  g_assert_cmpint (hit.kind, ==, DUID_HIT_BIN);
  g_assert_cmpint (hit.index, ==, 19);
  g_assert_cmpuint (duid_rows_count (rows), ==, 2);
  g_assert_true (duid_rows_has (rows, 8));
  g_assert_true (duid_rows_has (rows, 9));
}

static void
test_bar_leaves_its_upper_end (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidHit hit = duid_chart_pick (shown.chart, at_bar (&shown, .25));
  g_autoptr (DuidRows) rows = rows_of_hit (&shown, hit);

  g_assert_cmpint (hit.index, ==, 0);
  g_assert_cmpuint (duid_rows_count (rows), ==, 2);
  g_assert_false (duid_rows_has (rows, 2));
}

/* Whoever answered is behind one bar, and behind one only. */
static void
check_bars_share_out (int   question,
                      gsize n_answered)
{
  g_auto (Shown) shown = show_all (question);
  g_autoptr (DuidRows) together = duid_rows_new (SURVEY_ROWS);
  gsize n = 0;

  for (guint bin = 0; bin < get_axis (&shown)->n_bins; bin++)
    {
      DuidHit hit = { .kind = DUID_HIT_BIN, .row = -1, .index = (int) bin, .stone = -1 };
      g_autoptr (DuidRows) rows = rows_of_hit (&shown, hit);

      n += duid_rows_count (rows);
      g_assert_cmpfloat ((double) duid_rows_count (rows), ==, get_axis (&shown)->base[bin]);
      duid_rows_or (together, rows);
    }
  g_assert_cmpuint (n, ==, n_answered);
  g_assert_cmpuint (duid_rows_count (together), ==, n_answered);
}

static void
test_bars_share_out_the_answers (void)
{
  check_bars_share_out (SURVEY_SLIDER, 10);
  check_bars_share_out (SURVEY_NUMBER, 12);
  check_bars_share_out (SURVEY_DATE, 12);
}

static void
test_spike_is_the_very_end (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidPoint beside = { get_axis (&shown)->left - 4, get_axis (&shown)->bottom - 2 };
  DuidPoint other = { get_axis (&shown)->right + 4, get_axis (&shown)->bottom - 2 };
  g_autoptr (DuidRows) low = rows_of_hit (&shown, duid_chart_pick (shown.chart, beside));
  g_autoptr (DuidRows) high = rows_of_hit (&shown, duid_chart_pick (shown.chart, other));

  g_assert_cmpuint (duid_rows_count (low), ==, 2);
  g_assert_cmpuint (duid_rows_count (high), ==, 1);
  g_assert_true (duid_rows_has (high, 9));
}

static void
test_band_is_clicked_above_the_bars (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidPoint above = { duid_value_axis_get_x (get_axis (&shown), 2), shown.chart->from.y + 4 };
  DuidHit   hit = duid_chart_pick (shown.chart, above);
  g_autoptr (DuidCondition) condition = duid_chart_hit_brush (shown.chart, hit);
  g_autofree char *text = duid_condition_to_string (condition);

  g_assert_cmpint (hit.kind, ==, DUID_HIT_BAND);
  g_assert_cmpstr (text, ==, "mood:band=Low");
}

static void
test_drag_gives_its_range (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidPoint path[] = { at_bar (&shown, 6), at_bar (&shown, 2) };
  g_autoptr (DuidCondition) left = duid_chart_drag_brush (shown.chart, path, 2);
  double pixel = 10 / (get_axis (&shown)->right - get_axis (&shown)->left);

  g_assert_cmpfloat_with_epsilon (get_range (left).low, 2, pixel);
  g_assert_cmpfloat_with_epsilon (get_range (left).high, 6, pixel);
}

static gsize
count_brushes (DuidCondition *brush)
{
  g_autoptr (GPtrArray) brushes = duid_conditions_new ();
  g_auto (Shown) shown = { 0 };

  if (brush != NULL)
    g_ptr_array_add (brushes, duid_condition_ref (brush));
  shown = show ((DuidChartRequest) { .question = SURVEY_SLIDER, .brushes = brushes }, 0,
                SURVEY_ROWS);
  return duid_scene_count_layer (shown.chart->scene, "brush");
}

static void
test_every_range_is_drawn (void)
{
  g_autoptr (DuidCondition) low = duid_condition_new_range ("mood", 2, 3);
  g_autoptr (DuidCondition) high = duid_condition_new_range ("mood", 7, 9);
  g_autoptr (DuidCondition) both = duid_condition_joined (low, high);
  gsize none = count_brushes (NULL);
  gsize one = count_brushes (low);

  g_assert_cmpuint (one, >, none);
  g_assert_cmpuint (count_brushes (both) - none, ==, 2 * (one - none));
}

static void
test_drag_past_the_ends_takes_them (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidPoint path[] = { { -50, 10 }, { WIDTH + 50, 12 } };
  g_autoptr (DuidCondition) range = duid_chart_drag_brush (shown.chart, path, 2);

  g_assert_cmpfloat (get_range (range).low, ==, 0);
  g_assert_cmpfloat (get_range (range).high, ==, 10);
}

static void
test_drag_of_nothing_is_none (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  DuidPoint path[] = { at_bar (&shown, 6), at_bar (&shown, 6) };

  g_assert_null (duid_chart_drag_brush (shown.chart, path, 2));
}

static void
test_dots_stand_at_their_values (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  const double *values = duid_dataset_get_numbers (shown.dataset, SURVEY_SLIDER);

  g_assert_cmpuint (shown.chart->dots->len, ==, 10);
  for (guint i = 0; i < shown.chart->dots->len; i++)
    {
      const DuidDot *dot = &g_array_index (shown.chart->dots, DuidDot, i);

      g_assert_cmpfloat_with_epsilon (
        dot->at.x, duid_value_axis_get_x (get_axis (&shown), values[dot->row]), 1e-9);
      g_assert_cmpfloat (dot->at.y, >, get_axis (&shown)->strip);
      g_assert_cmpfloat (dot->at.y, <, get_axis (&shown)->strip_end);
    }
}

static void
test_dots_at_one_value_stand_apart (void)
{
  g_auto (Shown) shown = show_all (SURVEY_SLIDER);
  const DuidDot *first = &g_array_index (shown.chart->dots, DuidDot, 0);
  const DuidDot *second = &g_array_index (shown.chart->dots, DuidDot, 1);

  g_assert_cmpfloat (first->at.x, ==, second->at.x);
  g_assert_cmpfloat (fabs (first->at.y - second->at.y), >, 4);
}

static void
test_rest_is_shown_unless_hidden (void)
{
  g_auto (Shown) plain = show ((DuidChartRequest) { .question = SURVEY_SLIDER }, 0, 6);
  g_auto (Shown) alone =
    show ((DuidChartRequest) { .question = SURVEY_SLIDER, .hides_rest = TRUE }, 0, 6);
  g_auto (Shown) all = show_all (SURVEY_SLIDER);

  g_assert_cmpuint (duid_scene_count_layer (plain.chart->scene, "rest"), >, 0);
  g_assert_true (says (&plain, "these 6"));
  g_assert_true (says (&plain, "all 10"));
  g_assert_cmpuint (duid_scene_count_layer (alone.chart->scene, "rest"), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (all.chart->scene, "rest"), ==, 0);
}

static void
test_four_answers_are_only_dots (void)
{
  g_auto (Shown) shown = show ((DuidChartRequest) { .question = SURVEY_SLIDER }, 0, 4);

  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "dots"), ==, 4);
  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "bars"), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "median"), ==, 0);
  g_assert_false (says (&shown, " %"));
}

static void
test_nine_answers_have_no_percentages (void)
{
  g_auto (Shown) nine = show ((DuidChartRequest) { .question = SURVEY_SLIDER }, 0, 9);
  g_auto (Shown) ten = show_all (SURVEY_SLIDER);

  g_assert_cmpuint (duid_scene_count_layer (nine.chart->scene, "bars"), >, 0);
  g_assert_false (says (&nine, " %"));
  g_assert_true (says (&ten, "60 %"));
}

static void
test_summary_can_be_hidden (void)
{
  g_auto (Shown) shown =
    show ((DuidChartRequest) { .question = SURVEY_SLIDER, .hides_summary = TRUE }, 0, 12);

  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "median"), ==, 0);
  g_assert_false (says (&shown, " %"));
}

static void
test_a_hall_sees_no_small_counts (void)
{
  g_auto (Shown) shown =
    show ((DuidChartRequest) { .question = SURVEY_SLIDER, .is_audience = TRUE }, 0, 12);

  /* Two answers at 0, one at 10, four in the low band. */
  g_assert_true (says (&shown, "&lt;5"));
  g_assert_false (says (&shown, "40 %"));
}

static void
test_a_hall_sees_no_dots_of_few (void)
{
  g_auto (Shown) shown =
    show ((DuidChartRequest) { .question = SURVEY_SLIDER, .is_audience = TRUE }, 0, 4);

  g_assert_cmpuint (shown.chart->dots->len, ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "dots"), ==, 0);
}

static void
test_no_answers_are_said (void)
{
  g_auto (Shown) shown = show ((DuidChartRequest) { .question = SURVEY_SLIDER }, 10, 12);

  g_assert_true (says (&shown, "No answers among these stories"));
  g_assert_cmpuint (shown.chart->dots->len, ==, 0);
}

static void
test_days_are_dragged_whole (void)
{
  g_auto (Shown) shown = show_all (SURVEY_DATE);
  double    march = duid_date_from_civil (2024, 3, 10);
  double    june = duid_date_from_civil (2024, 6, 20);
  DuidPoint path[] = { at_bar (&shown, march), at_bar (&shown, june) };
  g_autoptr (DuidCondition) range = duid_chart_drag_brush (shown.chart, path, 2);
  double pixel =
    (get_axis (&shown)->high - get_axis (&shown)->low) /
    (get_axis (&shown)->right - get_axis (&shown)->left);

  g_assert_cmpfloat (get_range (range).low, ==, floor (get_range (range).low));
  g_assert_cmpfloat (get_range (range).high, ==, floor (get_range (range).high));
  g_assert_cmpfloat_with_epsilon (get_range (range).low, march, MAX (pixel, 1));
  g_assert_cmpfloat_with_epsilon (get_range (range).high, june, MAX (pixel, 1));
}

static void
test_axes_speak_of_years_and_units (void)
{
  g_auto (Shown) date = show_all (SURVEY_DATE);
  g_auto (Shown) number = show_all (SURVEY_NUMBER);

  g_assert_true (says (&date, ">2024<"));
  g_assert_true (says (&number, ">years<"));
  g_assert_true (says (&number, ">20<"));
}

static void
test_a_tall_picture_is_used (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  DuidChartRequest request = { .dataset = dataset, .colour_by = -1, .stone = -1 };

  for (double height = 60; height <= 1200; height += 60)
    {
      g_autoptr (DuidChart) chart = duid_chart_new (&request, 1.4 * height, height);
      const DuidValueAxis *axis = chart->own;

      g_assert_cmpfloat (axis->top, <, axis->bottom);
      g_assert_cmpfloat (axis->strip_end, <=, height + 1e-9);
      g_assert_true (axis->strip == 0 || axis->strip >= axis->bottom);
      g_assert_true (axis->middle == 0 || axis->middle >= axis->strip_end - 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-plot/last-bar-takes-the-max", test_last_bar_takes_the_max);
  g_test_add_func ("/value-plot/bar-leaves-its-upper-end", test_bar_leaves_its_upper_end);
  g_test_add_func ("/value-plot/bars-share-out-the-answers", test_bars_share_out_the_answers);
  g_test_add_func ("/value-plot/spike-is-the-very-end", test_spike_is_the_very_end);
  g_test_add_func ("/value-plot/band-is-clicked-above-the-bars",
                   test_band_is_clicked_above_the_bars);
  g_test_add_func ("/value-plot/drag-gives-its-range", test_drag_gives_its_range);
  g_test_add_func ("/value-plot/every-range-is-drawn", test_every_range_is_drawn);
  g_test_add_func ("/value-plot/drag-past-the-ends-takes-them", test_drag_past_the_ends_takes_them);
  g_test_add_func ("/value-plot/drag-of-nothing-is-none", test_drag_of_nothing_is_none);
  g_test_add_func ("/value-plot/dots-stand-at-their-values", test_dots_stand_at_their_values);
  g_test_add_func ("/value-plot/dots-at-one-value-stand-apart", test_dots_at_one_value_stand_apart);
  g_test_add_func ("/value-plot/rest-is-shown-unless-hidden", test_rest_is_shown_unless_hidden);
  g_test_add_func ("/value-plot/four-answers-are-only-dots", test_four_answers_are_only_dots);
  g_test_add_func ("/value-plot/nine-answers-have-no-percentages",
                   test_nine_answers_have_no_percentages);
  g_test_add_func ("/value-plot/summary-can-be-hidden", test_summary_can_be_hidden);
  g_test_add_func ("/value-plot/a-hall-sees-no-small-counts", test_a_hall_sees_no_small_counts);
  g_test_add_func ("/value-plot/a-hall-sees-no-dots-of-few", test_a_hall_sees_no_dots_of_few);
  g_test_add_func ("/value-plot/no-answers-are-said", test_no_answers_are_said);
  g_test_add_func ("/value-plot/days-are-dragged-whole", test_days_are_dragged_whole);
  g_test_add_func ("/value-plot/axes-speak-of-years-and-units", test_axes_speak_of_years_and_units);
  g_test_add_func ("/value-plot/a-tall-picture-is-used", test_a_tall_picture_is_used);
  return g_test_run ();
}
