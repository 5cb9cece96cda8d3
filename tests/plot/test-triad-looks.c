/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-survey.h"

#include "plot/duid-triad-plot-private.h"

#include <string.h>

#define WIDTH  640
#define HEIGHT 480

typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  DuidChart   *chart;
} Picture;

static Picture
make_picture (gsize       n,
              const char *display,
              const char *layers,
              int         colour_by)
{
  g_autofree DuidTriad *triads = plane_triads (n);
  Picture               picture = { 0 };
  DuidChartRequest      request = {
         .question = PLANE_TRIAD,
         .colour_by = colour_by,
         .stone = -1,
         .display = duid_display_find (display),
         .layers = duid_display_get_mask (layers),
  };

  for (gsize i = 0; i < n; i += 9)
    triads[i] = (DuidTriad) { 1, 0, 0 };
  for (gsize i = 4; i < n; i += 9)
    triads[i] = (DuidTriad) { .5, .5, 0 };
  picture.dataset = plane_dataset (triads, n);
  picture.tagging = duid_tagging_new (n);
  request.dataset = picture.dataset;
  request.tagging = picture.tagging;
  picture.chart = duid_chart_new (&request, WIDTH, HEIGHT);
  return picture;
}

static void
clear_picture (Picture *picture)
{
  duid_chart_free (picture->chart);
  duid_dataset_unref (picture->dataset);
  duid_tagging_unref (picture->tagging);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, clear_picture)

static gsize
count (const Picture *picture,
       const char    *layer)
{
  return duid_scene_count_layer (picture->chart->scene, layer);
}

static void
test_cells_hold_all_answers_and_so_do_their_brushes (void)
{
  static const char *const displays[] = { "bins", "hex", "zones", "zones13" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto (Picture) picture = make_picture (300, displays[i], NULL, -1);
      DuidTriadPlot *plot = picture.chart->own;
      gsize          drawn = 0;
      gsize          brushed = 0;

      for (guint cell = 0; cell < duid_triad_cells_get_n (plot->bins); cell++)
        {
          DuidHit hit = { i == 2 ? DUID_HIT_ZONE : DUID_HIT_BIN, -1, (int) cell, -1 };
          g_autoptr (DuidRows) rows = duid_chart_hit_rows (picture.chart, hit);

          drawn += plot->bin_n[cell];
          brushed += duid_rows_count (rows);
          if (i != 1)
            g_assert_cmpuint (duid_rows_count (rows), ==, plot->bin_n[cell]);
        }
      g_assert_cmpuint (drawn, ==, 300);
      g_assert_cmpuint (brushed, >=, 300);
      g_assert_cmpuint (count (&picture, "dots"), ==, 0);
    }
}

static void
test_a_cell_says_where_it_is_and_how_many (void)
{
  g_auto (Picture) picture = make_picture (300, "bins", NULL, -1);
  DuidTriadPlot   *plot = picture.chart->own;
  DuidPoint        at = duid_triad_plot_place (plot, (DuidTriad) { .4, .32, .28 });
  DuidHit          hit = duid_chart_pick (picture.chart, at);
  g_autofree char *words = duid_chart_hit_words (picture.chart, hit);

  g_assert_cmpint (hit.kind, ==, DUID_HIT_BIN);
  g_assert_nonnull (strstr (words, "Family"));
  g_assert_nonnull (strstr (words, "stor"));
}

static void
test_contours_need_fifty_answers_inside (void)
{
  g_auto (Picture) few = make_picture (40, NULL, "contours", -1);
  g_auto (Picture) many = make_picture (171, NULL, "contours", -1);
  g_auto (Picture) without = make_picture (171, NULL, NULL, -1);

  g_assert_cmpuint (count (&few, "contours"), ==, 0);
  g_assert_cmpuint (count (&few, "notes"), ==, 1);
  g_assert_cmpuint (count (&many, "contours"), >=, 4);
  g_assert_cmpuint (count (&many, "notes"), ==, 1);
  g_assert_cmpuint (count (&without, "contours"), ==, 0);
  g_assert_cmpuint (count (&without, "notes"), ==, 0);
}

static void
test_groups_side_by_side_have_one_scale (void)
{
  g_auto (Picture) picture = make_picture (300, "hex", NULL, PLANE_GROUP);
  DuidTriadPlot *first = picture.chart->own;
  DuidTriadPlot *second = first->next;

  g_assert_nonnull (second);
  g_assert_null (second->next);
  g_assert_cmpuint (first->n + second->n, ==, 300);
  g_assert_cmpfloat (first->most_bin, ==, second->most_bin);
  g_assert_cmpuint (first->bins.g, ==, second->bins.g);
  g_assert_cmpfloat (first->to.x, <=, second->from.x);
  g_assert_cmpuint (count (&picture, "cells-1"), >, 0);
  g_assert_cmpuint (count (&picture, "cells-2"), >, 0);
}

static void
test_dots_of_groups_lie_on_top_of_each_other (void)
{
  g_auto (Picture) picture = make_picture (300, "dots", "comparison", PLANE_GROUP);

  g_assert_null (((DuidTriadPlot *) picture.chart->own)->next);
  g_assert_true (duid_triad_plot_compares (picture.chart->own));
  g_assert_cmpuint (count (&picture, "notes"), ==, 1);
}

static void
test_a_difference_without_two_groups_is_dots (void)
{
  g_auto (Picture) picture = make_picture (300, "difference", NULL, -1);
  g_auto (Picture) two = make_picture (300, "difference", NULL, PLANE_GROUP);

  g_assert_cmpuint (count (&picture, "dots"), >, 0);
  g_assert_cmpuint (count (&picture, "notes"), ==, 1);
  g_assert_cmpuint (count (&two, "dots"), ==, 0);
  g_assert_cmpuint (count (&two, "difference"), >, 0);
}

/* Evenly spread triads lie as chance would have them; corner and edge answers do not. */
static void
test_chance_is_held_against_areas (void)
{
  g_auto (Picture) picture = make_picture (1000, NULL, "random", -1);
  g_autofree char *svg = duid_scene_to_svg (picture.chart->scene, "t", "d");

  g_assert_nonnull (strstr (svg, "16 %"));
  g_assert_nonnull (strstr (svg, "p &lt; 0.001"));
  g_assert_nonnull (strstr (svg, "(7 zones)"));
}

static void
test_a_named_part_is_drawn_and_can_be_clicked (void)
{
  g_autofree DuidTriad *triads = plane_triads (50);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, 50);
  g_autoptr (DuidTagging) tagging = duid_tagging_new (50);
  DuidChartRequest request = {
    .dataset = dataset,
    .tagging = tagging,
    .question = PLANE_TRIAD,
    .colour_by = -1,
    .stone = -1,
    .layers = duid_display_get_mask ("regions"),
  };
  DuidGroup *group = g_new0 (DuidGroup, 1);
  g_autoptr (DuidChart) chart = NULL;
  DuidHit hit = { DUID_HIT_REGION, -1, 0, -1 };
  g_autoptr (DuidCondition) brush = NULL;
  g_autofree char *words = NULL;

  group->id = g_strdup ("a");
  group->name = g_strdup ("little say");
  group->conditions = g_strdup ("plan:lasso=.2,.1;.6,.1;.4,.5");
  g_ptr_array_add (tagging->groups, group);
  chart = duid_chart_new (&request, WIDTH, HEIGHT);
  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "regions"), ==, 3);
  words = duid_chart_hit_words (chart, hit);
  g_assert_true (g_str_has_prefix (words, "little say: "));
  brush = duid_chart_hit_brush (chart, hit);
  g_assert_cmpint (brush->kind, ==, DUID_CONDITION_LASSO);
}

/* Every ninth answer gives the top everything: they are in the lens; a lasso in it takes
 * places of the true plane. */
static void
test_a_lens_shows_a_corner_at_its_true_places (void)
{
  g_auto (Picture) picture = make_picture (90, NULL, "lens-top", -1);
  DuidTriadPlot *plot = picture.chart->own;
  double         right = plot->lens.origin.x + plot->lens.side;
  double         low = plot->lens.origin.y;
  DuidPoint      path[] = { { plot->lens.origin.x, low },
                            { right, low },
                            { plot->lens.origin.x + plot->lens.side / 2, low - plot->lens.side } };
  g_autoptr (DuidCondition) brush = duid_chart_drag_brush (picture.chart, path, 3);
  const GArray *ring = g_ptr_array_index (brush->rings, 0);
  DuidTriad     first = duid_triad_from_plane (g_array_index (ring, DuidPoint, 0));
  DuidTriad     last = duid_triad_from_plane (g_array_index (ring, DuidPoint, 2));

  g_assert_cmpint (plot->lens.corner, ==, 0);
  g_assert_cmpfloat (plot->to.x, <=, plot->lens.from.x);
  g_assert_cmpuint (count (&picture, "lens"), >, 4);
  g_assert_cmpfloat_with_epsilon (first.top, .75, 1e-9);
  g_assert_cmpfloat_with_epsilon (first.left, .25, 1e-9);
  g_assert_cmpfloat (last.top, >, .99);
}

static void
test_zones_can_be_had_by_number (void)
{
  g_auto (Picture) picture = make_picture (50, "hex", NULL, -1);
  DuidHit hit = duid_chart_get_zone_hit (picture.chart, DUID_ZONE_CENTRE);
  g_autoptr (DuidCondition) brush = duid_chart_hit_brush (picture.chart, hit);

  g_assert_cmpint (brush->kind, ==, DUID_CONDITION_ZONES);
  g_assert_cmpint (duid_chart_get_zone_hit (picture.chart, 7).kind, ==, DUID_HIT_NOTHING);
}

static void
test_no_answers_break_nothing (void)
{
  static const gsize sizes[] = { 0, 1, 4, 9 };

  for (const DuidDisplay *display = duid_display_get_all (); display->name != NULL; display++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      for (int by = -1; by <= PLANE_GROUP; by += PLANE_GROUP + 1)
        {
          g_auto (Picture) picture =
            make_picture (sizes[i], display->is_layer ? NULL : display->name,
                          display->is_layer ? display->name : NULL, by);

          g_assert_nonnull (picture.chart->scene);
        }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/triad-looks/cells-hold-all-answers-and-so-do-their-brushes",
                   test_cells_hold_all_answers_and_so_do_their_brushes);
  g_test_add_func ("/plot/triad-looks/a-cell-says-where-it-is-and-how-many",
                   test_a_cell_says_where_it_is_and_how_many);
  g_test_add_func ("/plot/triad-looks/contours-need-fifty-answers-inside",
                   test_contours_need_fifty_answers_inside);
  g_test_add_func ("/plot/triad-looks/groups-side-by-side-have-one-scale",
                   test_groups_side_by_side_have_one_scale);
  g_test_add_func ("/plot/triad-looks/dots-of-groups-lie-on-top-of-each-other",
                   test_dots_of_groups_lie_on_top_of_each_other);
  g_test_add_func ("/plot/triad-looks/a-difference-without-two-groups-is-dots",
                   test_a_difference_without_two_groups_is_dots);
  g_test_add_func ("/plot/triad-looks/chance-is-held-against-areas",
                   test_chance_is_held_against_areas);
  g_test_add_func ("/plot/triad-looks/a-named-part-is-drawn-and-can-be-clicked",
                   test_a_named_part_is_drawn_and_can_be_clicked);
  g_test_add_func ("/plot/triad-looks/a-lens-shows-a-corner-at-its-true-places",
                   test_a_lens_shows_a_corner_at_its_true_places);
  g_test_add_func ("/plot/triad-looks/zones-can-be-had-by-number",
                   test_zones_can_be_had_by_number);
  g_test_add_func ("/plot/triad-looks/no-answers-break-nothing", test_no_answers_break_nothing);
  return g_test_run ();
}
