/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-choice-plot.h"

#include <string.h>

#include "filter/duid-selection.h"
#include "small-survey.h"

#define WIDTH  331
#define HEIGHT 230

typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  DuidRows    *base;
  DuidChart   *chart;
} Shown;

static Shown
show_at (DuidChartRequest request,
         gsize            n_base,
         double           height)
{
  Shown shown = { survey_dataset (), survey_tagging (), survey_rows (0, n_base), NULL };

  request.dataset = shown.dataset;
  request.tagging = shown.tagging;
  request.base = n_base < SURVEY_ROWS ? shown.base : NULL;
  request.stone = -1;
  shown.chart = duid_chart_new (&request, WIDTH, height);
  return shown;
}

static Shown
show (int   question,
      gsize n_base)
{
  return show_at ((DuidChartRequest) { .question = question, .colour_by = -1 }, n_base, HEIGHT);
}

static void
clear_shown (Shown *shown)
{
  duid_chart_free (shown->chart);
  duid_rows_free (shown->base);
  duid_tagging_unref (shown->tagging);
  duid_dataset_unref (shown->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

static const DuidOptionBar *
get_bar (const Shown *shown,
         guint        index)
{
  const DuidChoicePlot *plot = shown->chart->own;

  g_assert_cmpuint (index, <, plot->bars->bars->len);
  return &g_array_index (plot->bars->bars, DuidOptionBar, index);
}

static gsize
count (const Shown *shown,
       const char  *layer)
{
  return duid_scene_count_layer (shown->chart->scene, layer);
}

static gboolean
says (const Shown *shown,
      const char  *words)
{
  g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (shown->chart), "", "");

  return strstr (svg, words) != NULL;
}

static void
assert_condition (DuidCondition *condition,
                  const char    *expected)
{
  g_autofree char *text = condition != NULL ? duid_condition_to_string (condition) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_bars_are_sorted_by_size (void)
{
  g_auto (Shown) shown = show (SURVEY_CHOICE, SURVEY_ROWS);
  const char *const expected[] = { "B", "D", "C", "A", "F", "E" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (get_bar (&shown, i)->label, ==, expected[i]);
}

static void
test_few_options_keep_their_order (void)
{
  g_auto (Shown) shown = show (SURVEY_MANY, 5);

  g_assert_cmpstr (get_bar (&shown, 0)->label, ==, "X");
  g_assert_cmpstr (get_bar (&shown, 1)->label, ==, "Y");
  g_assert_cmpstr (get_bar (&shown, 2)->label, ==, "Z");
}

static void
test_click_takes_the_option (void)
{
  g_auto (Shown) shown = show (SURVEY_CHOICE, SURVEY_ROWS);
  DuidHit hit = duid_chart_pick (shown.chart, (DuidPoint) { 250, get_bar (&shown, 1)->y });
  g_autoptr (DuidCondition) condition = duid_chart_hit_brush (shown.chart, hit);

  g_assert_cmpint (hit.kind, ==, DUID_HIT_BIN);
  g_assert_cmpint (hit.index, ==, 3);
  assert_condition (condition, "role=D");
}

static void
test_drag_takes_what_it_touches (void)
{
  g_auto (Shown) shown = show (SURVEY_CHOICE, SURVEY_ROWS);
  DuidPoint down[] = { { 250, get_bar (&shown, 0)->y }, { 240, get_bar (&shown, 2)->y } };
  DuidPoint up[] = { down[1], down[0] };
  DuidPoint below[] = { { 250, HEIGHT + 10 }, { 240, HEIGHT + 30 } };
  g_autoptr (DuidCondition) first = duid_chart_drag_brush (shown.chart, down, 2);
  g_autoptr (DuidCondition) second = duid_chart_drag_brush (shown.chart, up, 2);

  assert_condition (first, "role=B|D|C");
  assert_condition (second, "role=B|D|C");
  g_assert_null (duid_chart_drag_brush (shown.chart, below, 2));
}

static void
test_tags_are_brushed_as_tags (void)
{
  g_auto (Shown) shown = show (SURVEY_DATE + 1, SURVEY_ROWS);
  DuidHit hit = duid_chart_pick (shown.chart, (DuidPoint) { 250, get_bar (&shown, 0)->y });
  g_autoptr (DuidCondition) condition = duid_chart_hit_brush (shown.chart, hit);

  assert_condition (condition, "tag=netwerk");
}

static void
test_what_does_not_fit_is_summed_up (void)
{
  g_auto (Shown) shown = show_at (
    (DuidChartRequest) { .question = SURVEY_CHOICE, .colour_by = -1 }, SURVEY_ROWS, 95);
  const DuidChoicePlot *plot = shown.chart->own;
  const DuidOptionBar  *last = get_bar (&shown, plot->bars->bars->len - 1);
  DuidHit               hit = duid_chart_pick (shown.chart, (DuidPoint) { 250, last->y });
  gsize                 n = 0;

  g_assert_cmpuint (plot->bars->bars->len, <, 6);
  g_assert_cmpint (last->option, ==, DUID_OPTION_REST);
  for (guint i = 0; i < plot->bars->bars->len; i++)
    n += get_bar (&shown, i)->n;
  g_assert_cmpuint (n, ==, SURVEY_ROWS);
  g_assert_cmpint (hit.kind, ==, DUID_HIT_NOTHING);
  g_assert_true (says (&shown, " more<"));
}

static void
test_rest_of_many_counts_people_once (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  DuidChartRequest request = { .dataset = dataset, .question = SURVEY_MANY, .colour_by = -1 };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, WIDTH, HEIGHT);
  DuidChoiceBars *bars = duid_choice_bars_new (chart);

  /* X and Y and Z: six ticked X, six ticked Z, three of them both. */
  duid_choice_bars_shorten (bars, 2);
  g_assert_cmpuint (bars->bars->len, ==, 2);
  g_assert_cmpuint (g_array_index (bars->bars, DuidOptionBar, 0).n, ==, 6);
  g_assert_cmpuint (g_array_index (bars->bars, DuidOptionBar, 1).n, ==, 6);
  duid_choice_bars_free (bars);
}

static void
test_margins_begin_at_ten (void)
{
  g_auto (Shown) nine = show (SURVEY_CHOICE, 9);
  g_auto (Shown) ten = show (SURVEY_CHOICE, 10);

  g_assert_cmpuint (count (&nine, "margins"), ==, 0);
  g_assert_cmpuint (count (&nine, "bars"), ==, 4);
  g_assert_true (says (&nine, "9 answers, too few for percentages"));
  g_assert_false (says (&nine, " %"));
  g_assert_cmpuint (count (&ten, "margins"), ==, 3 * 6);
  g_assert_cmpuint (count (&ten, "rest"), ==, 6);
}

static void
test_four_answers_are_dots (void)
{
  g_auto (Shown) shown = show (SURVEY_CHOICE, 4);

  g_assert_cmpuint (count (&shown, "dots"), ==, 4);
  g_assert_cmpuint (shown.chart->dots->len, ==, 4);
  g_assert_cmpuint (count (&shown, "bars"), ==, 0);
}

static void
test_many_says_respondents (void)
{
  g_auto (Shown) shown = show (SURVEY_MANY, SURVEY_ROWS);

  g_assert_true (says (&shown, "% of 12 respondents"));
}

static void
test_small_counts_are_hidden_in_a_hall (void)
{
  g_auto (Shown) shown = show_at (
    (DuidChartRequest) { .question = SURVEY_CHOICE, .colour_by = -1, .is_audience = TRUE },
    SURVEY_ROWS, HEIGHT);

  /* Only B, with five, has a bar. */
  g_assert_cmpuint (count (&shown, "bars"), ==, 1);
  g_assert_true (says (&shown, "&lt;5"));
}

static void
test_small_groups_are_not_compared (void)
{
  g_auto (Shown) shown = show_at (
    (DuidChartRequest) { .question = SURVEY_MANY, .colour_by = SURVEY_SLIDER },
    SURVEY_ROWS, HEIGHT);
  const DuidChoicePlot *plot = shown.chart->own;

  /* Low has four answers, High six: both too few for a share of their own. */
  g_assert_cmpuint (duid_choice_plot_count_groups (plot), ==, 0);
  g_assert_cmpuint (plot->groups->len, ==, 2);
}

static void
test_brushed_options_stand_out (void)
{
  const char *words[] = { "D", NULL };
  g_autoptr (GPtrArray) brushes = duid_conditions_new ();
  g_auto (Shown) shown = { 0 };

  g_ptr_array_add (brushes, duid_condition_new_words (DUID_CONDITION_OPTIONS, "role", words));
  shown = show_at (
    (DuidChartRequest) { .question = SURVEY_CHOICE, .colour_by = -1, .brushes = brushes },
    SURVEY_ROWS, HEIGHT);
  g_assert_false (get_bar (&shown, 0)->is_brushed);
  g_assert_true (get_bar (&shown, 1)->is_brushed);
}

static void
test_nobody_answered_is_said (void)
{
  g_auto (Shown) shown = show (SURVEY_CHOICE, 0);

  g_assert_true (says (&shown, "No answers among these stories"));
}

static void
test_bars_without_a_place_are_not_lit (void)
{
  g_auto (Shown) shown = show (SURVEY_CHOICE, 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  const guchar    *pixels = cairo_image_surface_get_data (surface);
  gsize            size = (gsize) cairo_image_surface_get_stride (surface) * HEIGHT;

  for (gssize row = 0; row < SURVEY_ROWS; row++)
    duid_chart_draw_highlight (shown.chart, cr, row, NULL);
  cairo_surface_flush (surface);
  for (gsize i = 0; i < size; i++)
    g_assert_cmpuint (pixels[i], ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/choice-plot/bars-are-sorted-by-size", test_bars_are_sorted_by_size);
  g_test_add_func ("/choice-plot/few-options-keep-their-order", test_few_options_keep_their_order);
  g_test_add_func ("/choice-plot/click-takes-the-option", test_click_takes_the_option);
  g_test_add_func ("/choice-plot/drag-takes-what-it-touches", test_drag_takes_what_it_touches);
  g_test_add_func ("/choice-plot/tags-are-brushed-as-tags", test_tags_are_brushed_as_tags);
  g_test_add_func ("/choice-plot/what-does-not-fit-is-summed-up",
                   test_what_does_not_fit_is_summed_up);
  g_test_add_func ("/choice-plot/rest-of-many-counts-people-once",
                   test_rest_of_many_counts_people_once);
  g_test_add_func ("/choice-plot/margins-begin-at-ten", test_margins_begin_at_ten);
  g_test_add_func ("/choice-plot/four-answers-are-dots", test_four_answers_are_dots);
  g_test_add_func ("/choice-plot/many-says-respondents", test_many_says_respondents);
  g_test_add_func ("/choice-plot/small-counts-are-hidden-in-a-hall",
                   test_small_counts_are_hidden_in_a_hall);
  g_test_add_func ("/choice-plot/small-groups-are-not-compared",
                   test_small_groups_are_not_compared);
  g_test_add_func ("/choice-plot/brushed-options-stand-out", test_brushed_options_stand_out);
  g_test_add_func ("/choice-plot/nobody-answered-is-said", test_nobody_answered_is_said);
  g_test_add_func ("/choice-plot/bars-without-a-place-are-not-lit",
                   test_bars_without_a_place_are_not_lit);
  return g_test_run ();
}
