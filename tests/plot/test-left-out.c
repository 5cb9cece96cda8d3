/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"
#include "plot/duid-scene-private.h"

#include <math.h>
#include <string.h>

enum
{
  GROUP,
  TRIAD,
  SLIDER,
};

#define A_GROUP 6 /* answers each */

typedef struct
{
  DuidDataset *dataset;
  DuidChart   *chart;
} Shown;

/* Groups “The long name of group 1 …”, of @n_each answers, which lie on a line. */
static DuidDataset *
make_dataset (guint n_groups,
              guint n_each)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Groups");
  DuidQuestion       *group = duid_question_new ("group", DUID_QUESTION_CHOICE, "Which?");
  DuidQuestion       *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who helped?");
  DuidQuestion       *slider = duid_question_new ("mood", DUID_QUESTION_SLIDER, "How was it?");
  DuidDatasetBuilder *builder;
  guint               source;

  for (int i = 0; i < 3; i++)
    triad->corners[i] = g_strdup_printf ("Corner %d", i);
  slider->max = 100;
  duid_question_add_band (slider, "Low", 40);
  duid_question_add_band (slider, "Middle", 60);
  duid_question_add_band (slider, "High", INFINITY);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("The long name of the group of people %u", i + 1);

      duid_question_add_option (group, name);
    }
  duid_framework_add (framework, group);
  duid_framework_add (framework, triad);
  duid_framework_add (framework, slider);
  builder = duid_dataset_builder_new (framework);
  source = duid_dataset_builder_add_source (builder, "groups");
  for (guint i = 0; i < n_each * n_groups; i++)
    {
      g_autofree char *key = g_strdup_printf ("g/%u", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);
      double           share = .1 + .8 * i / (n_each * n_groups);

      duid_dataset_builder_set_code (builder, GROUP, row, i % n_groups);
      duid_dataset_builder_set_triad (builder, TRIAD, row,
                                      (DuidTriad) { share, (1 - share) / 2, (1 - share) / 2 });
      duid_dataset_builder_set_number (builder, SLIDER, row, 100 * share);
    }
  return duid_dataset_builder_finish (builder);
}

static Shown
show_each (guint       n_groups,
           guint       n_each,
           int         question,
           const char *display,
           gboolean    is_audience,
           double      height)
{
  Shown            shown = { make_dataset (n_groups, n_each), NULL };
  DuidChartRequest request = {
    .dataset = shown.dataset,
    .question = question,
    .colour_by = GROUP,
    .stone = -1,
    .is_audience = is_audience,
    .has_title = TRUE,
    .display = duid_display_find (display),
  };

  shown.chart = duid_chart_new (&request, is_audience ? 1920 : 700, height);
  return shown;
}

static Shown
show (guint       n_groups,
      int         question,
      const char *display,
      gboolean    is_audience,
      double      height)
{
  return show_each (n_groups, A_GROUP, question, display, is_audience, height);
}

static void
clear_shown (Shown *shown)
{
  duid_chart_free (shown->chart);
  duid_dataset_unref (shown->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

static gboolean
remarks (const Shown *shown,
         const char  *words)
{
  return shown->chart->remark != NULL && strstr (shown->chart->remark, words) != NULL;
}

static gboolean
draws (const Shown *shown,
       const char  *words)
{
  g_autofree char *svg = duid_scene_to_svg (shown->chart->scene, "", "");

  return strstr (svg, words) != NULL;
}

static void
test_the_thirteenth_triangle_is_named (void)
{
  g_auto (Shown) twelve = show (12, TRIAD, "multiples", FALSE, 600);
  g_auto (Shown) fourteen = show (14, TRIAD, "multiples", FALSE, 600);

  g_assert_false (remarks (&twelve, "more group"));
  g_assert_true (remarks (&fourteen, "… and 2 more groups: The long name of the group of people "
                                     "13, The long name of the group of people 14."));
  g_assert_true (draws (&fourteen, "… and 2 more groups"));
}

static void
test_rows_without_room_are_named (void)
{
  static const char *const displays[] = { "ridges", "diverging" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto (Shown) high = show (14, SLIDER, displays[i], FALSE, 900);
      g_auto (Shown) low = show (14, SLIDER, displays[i], FALSE, 300);

      g_assert_false (remarks (&high, "more group"));
      g_assert_true (remarks (&low, "more groups: The long name"));
    }
}

/* A mark, a number and a name each; a mark may be of two parts. */
static void
test_an_audience_reads_six_long_names (void)
{
  g_auto (Shown) shown = show (6, SLIDER, NULL, TRUE, 1080);

  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "numbers"), >=, 6 * 3);
  g_assert_false (draws (&shown, "more group"));
  g_assert_cmpfloat (shown.chart->key_from.y, <=, shown.chart->key_to.y);
}

static void
test_an_audience_is_told_of_groups_without_room (void)
{
  g_auto (Shown) shown = show (40, SLIDER, NULL, TRUE, 1080);

  g_assert_cmpuint (duid_scene_count_layer (shown.chart->scene, "numbers"), <, 40 * 3);
  g_assert_true (draws (&shown, "more groups"));
  g_assert_cmpfloat (shown.chart->key_from.y, <=, shown.chart->key_to.y);
}

static void
test_a_long_name_leaves_its_number (void)
{
  static const char *const displays[] = { "multiples", "path" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto (Shown) shown = show (6, TRIAD, displays[i], FALSE, 600);

      g_assert_true (draws (&shown, "… · 6"));
    }
}

/* Rows that are too low for curves have no bars beside them either. */
static void
test_ridges_explain_what_they_draw (void)
{
  g_auto (Shown) high = show (3, SLIDER, "ridges", FALSE, 900);
  g_auto (Shown) low = show (6, SLIDER, "ridges", FALSE, 320);

  g_assert_true (draws (&high, "Bars beside"));
  g_assert_true (draws (&low, "95 % margin."));
  g_assert_false (draws (&low, "Bars beside"));
}

static gboolean
has_outlines (const Shown *shown)
{
  for (guint i = 0; i < shown->chart->scene->layers->len; i++)
    {
      const DuidLayer *layer = shown->chart->scene->layers->pdata[i];

      for (guint j = 0; strcmp (layer->id, "dots") == 0 && j < layer->items->len; j++)
        if (g_array_index (layer->items, DuidItem, j).pen.stroke.alpha > 0)
          return TRUE;
    }
  return FALSE;
}

/* The fifth and the sixth colour have one where they stand alone. */
static void
test_dots_in_a_crowd_have_no_outlines (void)
{
  g_auto (Shown) few = show (6, TRIAD, "dots", FALSE, 600);
  g_auto (Shown) many = show_each (6, 800, TRIAD, "dots", FALSE, 600);

  g_assert_true (has_outlines (&few));
  g_assert_false (has_outlines (&many));
  g_assert_cmpuint (duid_scene_count_layer (many.chart->scene, "dots"), ==, 4800);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/left-out/a long name leaves its number",
                   test_a_long_name_leaves_its_number);
  g_test_add_func ("/plot/left-out/ridges explain what they draw",
                   test_ridges_explain_what_they_draw);
  g_test_add_func ("/plot/left-out/dots in a crowd have no outlines",
                   test_dots_in_a_crowd_have_no_outlines);
  g_test_add_func ("/plot/left-out/the thirteenth triangle is named",
                   test_the_thirteenth_triangle_is_named);
  g_test_add_func ("/plot/left-out/rows without room are named", test_rows_without_room_are_named);
  g_test_add_func ("/plot/left-out/an audience reads six long names",
                   test_an_audience_reads_six_long_names);
  g_test_add_func ("/plot/left-out/an audience is told of groups without room",
                   test_an_audience_is_told_of_groups_without_room);
  return g_test_run ();
}
