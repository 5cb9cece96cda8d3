/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-survey.h"

#include "plot/duid-chart-private.h"

#include <string.h>

#define N 40

static DuidDataset *
make_dataset (void)
{
  g_autofree DuidTriad *triads = plane_triads (N);

  return plane_dataset (triads, N);
}

/* How many pixels of a picture have exactly this colour. */
static gsize
count_pixels (cairo_surface_t *surface,
              DuidColour       colour)
{
  guint32 wanted = 0xff000000u | (guint32) lround (colour.red * 255) << 16 |
                   (guint32) lround (colour.green * 255) << 8 |
                   (guint32) lround (colour.blue * 255);
  gsize n = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                    y * cairo_image_surface_get_stride (surface)))[x] == wanted;
  return n;
}

static cairo_surface_t *
draw_miniature (const DuidChartRequest *request,
                gssize                  focus)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 66, 58);
  cairo_t         *cr = cairo_create (surface);

  duid_colour_set (cr, duid_palette_get (FALSE)->background);
  cairo_paint (cr);
  duid_chart_draw_miniature (request, cr, 66, 58, focus);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

static void
test_a_figure_has_title_counts_and_states (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidChartRequest request = { .dataset = dataset, .colour_by = -1, .stone = -1 };
  g_autoptr (DuidChart) card = duid_chart_new (&request, 331, 230);
  g_autoptr (DuidChart) figure = NULL;

  request.has_title = TRUE;
  figure = duid_chart_new (&request, 331, 230);
  g_assert_cmpuint (duid_scene_count_layer (duid_chart_get_scene (card), "title"), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (duid_chart_get_scene (card), "background"), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (duid_chart_get_scene (figure), "title"), ==, 1);
  g_assert_cmpuint (duid_scene_count_layer (duid_chart_get_scene (figure), "counts"), ==, 1);
  g_assert_cmpuint (duid_scene_count_layer (duid_chart_get_scene (figure), "states"), ==, 1);
  g_assert_cmpfloat (figure->from.y, >, card->from.y);
  g_assert_cmpfloat (figure->to.y, <, card->to.y);
}

static void
test_text_grows_with_the_picture_and_the_hall (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidChartRequest request = { .dataset = dataset, .colour_by = -1, .stone = -1 };
  g_autoptr (DuidChart) card = duid_chart_new (&request, 320, 240);
  g_autoptr (DuidChart) large = duid_chart_new (&request, 1600, 1200);
  g_autoptr (DuidChart) hall = NULL;

  request.is_audience = TRUE;
  hall = duid_chart_new (&request, 1920, 1080);
  g_assert_cmpfloat_with_epsilon (card->size, 1, 1e-9);
  g_assert_cmpfloat (large->size, >, 1.5);
  /* Everything is at least 43 pixels high on 1080. */
  g_assert_cmpfloat (hall->size * 11, >=, 42.99);
}

static void
test_colours_stay_as_a_brush_moves (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidRows) base = duid_rows_new (N);
  DuidChartRequest request = { .dataset = dataset, .colour_by = PLANE_GROUP, .stone = -1 };
  g_autoptr (DuidChart) all = duid_chart_new (&request, 331, 230);
  g_autoptr (DuidChart) some = NULL;

  for (gsize row = 2; row < N; row += 3)
    duid_rows_add (base, row);
  request.base = base;
  some = duid_chart_new (&request, 331, 230);
  g_assert_cmpuint (some->group_counts[0], ==, 0);
  for (int group = 0; group < 2; group++)
    {
      g_assert_cmpfloat (duid_chart_get_colour (all, group).red, ==,
                         duid_chart_get_colour (some, group).red);
      g_assert_cmpint (duid_chart_get_shape (all, group), ==, duid_chart_get_shape (some, group));
    }
}

static void
test_a_miniature_tells_chosen_from_the_rest_and_marks_one (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidRows) chosen = duid_rows_new (N);
  const DuidPalette *palette = duid_palette_get (FALSE);

  for (gsize row = 0; row < N / 2; row++)
    duid_rows_add (chosen, row);
  for (int question = PLANE_TRIAD; question <= PLANE_GROUP; question++)
    {
      DuidChartRequest request = { .dataset = dataset, .question = question, .chosen = chosen };
      cairo_surface_t *plain = draw_miniature (&request, -1);
      cairo_surface_t *marked = draw_miniature (&request, 3);

      g_assert_cmpuint (count_pixels (plain, palette->series[0]), >, 10);
      g_assert_cmpuint (count_pixels (plain, palette->context), >, 10);
      g_assert_cmpuint (count_pixels (plain, palette->series[1]), ==, 0);
      g_assert_cmpuint (count_pixels (marked, palette->series[1]), >, 10);
      cairo_surface_destroy (plain);
      cairo_surface_destroy (marked);
    }
}

static void
test_a_highlight_draws_a_ring_and_moves_nothing (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidChartRequest request = { .dataset = dataset, .colour_by = -1, .stone = -1 };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, 331, 230);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 331, 230);
  cairo_t         *cr = cairo_create (surface);
  DuidDot          before = g_array_index (chart->dots, DuidDot, 5);

  duid_chart_draw_highlight (chart, cr, -1, NULL);
  g_assert_cmpuint (count_pixels (surface, chart->palette->series[0]), ==, 0);
  duid_chart_draw_highlight (chart, cr, (gssize) before.row, NULL);
  g_assert_cmpuint (count_pixels (surface, chart->palette->series[0]), >, 10);
  g_assert_cmpint (memcmp (&before, &g_array_index (chart->dots, DuidDot, 5), sizeof before), ==,
                   0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_nothing_under_the_pointer_stands_for_nothing (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  DuidChartRequest request = { .dataset = dataset, .colour_by = -1, .stone = -1 };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, 331, 230);
  DuidHit hit = duid_chart_pick (chart, (DuidPoint) { -50, -50 });
  g_autoptr (DuidRows) rows = duid_chart_hit_rows (chart, hit);

  g_assert_cmpint (hit.kind, ==, DUID_HIT_NOTHING);
  g_assert_cmpuint (duid_rows_count (rows), ==, 0);
  g_assert_null (duid_chart_hit_words (chart, hit));
  g_assert_null (duid_chart_hit_brush (chart, hit));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/plot/chart/" words, function)
  ADD ("a figure has title, counts and states", test_a_figure_has_title_counts_and_states);
  ADD ("text grows with the picture and the hall", test_text_grows_with_the_picture_and_the_hall);
  ADD ("colours stay as a brush moves", test_colours_stay_as_a_brush_moves);
  ADD ("a miniature tells chosen from the rest and marks one",
       test_a_miniature_tells_chosen_from_the_rest_and_marks_one);
  ADD ("a highlight draws a ring and moves nothing",
       test_a_highlight_draws_a_ring_and_moves_nothing);
  ADD ("nothing under the pointer stands for nothing",
       test_nothing_under_the_pointer_stands_for_nothing);
  return g_test_run ();
}
