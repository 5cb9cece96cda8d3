/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection.h"
#include "plot/duid-compared-figure.h"
#include "plot/duid-scene-private.h"
#include "plane-survey.h"

#include <string.h>

#define WIDTH  900
#define HEIGHT 640
#define N      60

static GPtrArray *
three_groups (void)
{
  static const char *const names[] = { "One", "Two", "Three" };
  GPtrArray               *groups = duid_groups_new ();

  for (gsize i = 0; i < 3; i++)
    {
      DuidRows *rows = duid_rows_new (N);

      for (gsize row = i; row < N; row += 3)
        duid_rows_add (rows, row);
      g_ptr_array_add (groups, duid_group_of_new (names[i], rows));
    }
  return groups;
}

static GPtrArray *
two_groups (void)
{
  GPtrArray *groups = duid_groups_new ();
  DuidRows  *one = duid_rows_new (N);
  DuidRows  *other = duid_rows_new (N);

  for (gsize i = 0; i < N; i++)
    duid_rows_add (i % 3 == 2 ? other : one, i);
  g_ptr_array_add (groups, duid_group_of_new ("One", one));
  g_ptr_array_add (groups, duid_group_of_new ("Two", other));
  return groups;
}

static DuidComparison *
compare (DuidDataset *dataset,
         GPtrArray   *groups,
         int          question)
{
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, PLANE_GROUP);

  plan.questions = &question;
  plan.n_questions = 1;
  plan.n_draws = 99;
  return duid_comparison_new (&plan);
}

static DuidScene *
make_figure (int    question,
             double width,
             double height,
             char **sentence)
{
  g_autofree DuidTriad *triads = plane_triads (N);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, N);
  g_autoptr (GPtrArray) groups = two_groups ();
  g_autoptr (DuidComparison) comparison = compare (dataset, groups, question);

  if (sentence != NULL)
    *sentence = duid_compared_figure_dup_sentence (comparison, question, dataset);
  return duid_compared_figure_new (comparison, question, dataset, NULL, FALSE, width, height);
}

static void
test_groups_stand_beside_the_difference (void)
{
  g_autofree char *sentence = NULL;
  g_autoptr (DuidScene) scene = make_figure (PLANE_TRIAD, WIDTH, HEIGHT, &sentence);

  g_assert_cmpuint (duid_scene_count_layer (scene, "group-1-dots"), ==, N - N / 3);
  g_assert_cmpuint (duid_scene_count_layer (scene, "group-2-dots"), ==, N / 3);
  g_assert_cmpuint (duid_scene_count_layer (scene, "difference"), ==, 1);
  g_assert_cmpuint (duid_scene_count_layer (scene, "difference-frame"), >, 0);
  g_assert_nonnull (strstr (sentence, "energy test"));
}

static void
test_each_stone_of_a_canvas_has_its_line (void)
{
  g_autofree char *sentence = NULL;
  g_autoptr (DuidScene) scene = make_figure (PLANE_CANVAS, WIDTH, HEIGHT, &sentence);

  g_assert_cmpuint (duid_scene_count_layer (scene, "words"), ==, 4);
  g_assert_cmpuint (duid_scene_count_layer (scene, "difference"), ==, 0);
  g_assert_nonnull (strstr (sentence, "Trust"));
  g_assert_nonnull (strstr (sentence, "Time"));
}

/* The pictures keep some room, even where the words have to lie on them. */
static void
test_words_stay_on_the_page (void)
{
  static const int sizes[][2] = { { WIDTH, HEIGHT }, { 1600, 900 }, { 420, 700 } };

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (int question = PLANE_TRIAD; question <= PLANE_CANVAS; question++)
      {
        g_autoptr (DuidScene) scene = make_figure (question, sizes[s][0], sizes[s][1], NULL);

        for (guint i = 0; i < scene->layers->len; i++)
          {
            const DuidLayer *layer = g_ptr_array_index (scene->layers, i);

            for (guint j = 0; j < layer->items->len; j++)
              {
                const DuidItem *item = &g_array_index (layer->items, DuidItem, j);

                if (item->kind != DUID_ITEM_TEXT)
                  continue;
                g_assert_cmpfloat (item->x, >=, 0);
                g_assert_cmpfloat (item->y, >=, 0);
                g_assert_cmpfloat (item->x + item->width, <=, sizes[s][0]);
                g_assert_cmpfloat (item->y + item->height, <=, sizes[s][1]);
              }
          }
      }
}

/* What was made of parts lives on when the parts are gone, and lies where it was put. */
static void
test_a_scene_goes_into_another (void)
{
  const DuidPalette *palette = duid_palette_get (FALSE);
  g_autoptr (DuidScene) whole = duid_scene_new (100, 100, 1, palette);
  DuidScene      *part = duid_scene_new (50, 50, 1, palette);
  DuidTextStyle   style = { .size = 12, .colour = palette->text };
  const DuidItem *item;

  duid_scene_begin_layer (part, "dots", "Dots");
  duid_scene_add_mark (part, (DuidPoint) { 1, 2 }, 3, DUID_SHAPE_DISC,
                       (DuidPen) { .fill = palette->text });
  duid_scene_add_text (part, (DuidPoint) { 4, 5 }, "word", &style);
  duid_scene_add_scene (whole, part, 10, 20, "first");
  duid_scene_add_scene (whole, part, 30, 40, "second");
  duid_scene_free (part);
  g_assert_cmpuint (duid_scene_count_layer (whole, "first-dots"), ==, 2);
  item = &g_array_index (((DuidLayer *) g_ptr_array_index (whole->layers, 1))->items, DuidItem, 0);
  g_assert_cmpfloat (g_array_index (item->points, DuidPoint, 0).x, ==, 31);
  g_assert_cmpfloat (g_array_index (item->points, DuidPoint, 0).y, ==, 42);
  g_assert_cmpfloat (item[1].at.x, ==, 34);
}

/* Three panels have no room for a list each: the words name the letters. */
static void
test_letters_of_many_groups_are_named_once (void)
{
  g_autofree DuidTriad *triads = plane_triads (N);
  g_autoptr (DuidDataset) dataset = plane_dataset (triads, N);
  g_autoptr (GPtrArray) groups = three_groups ();
  g_autoptr (DuidComparison) comparison = compare (dataset, groups, PLANE_CANVAS);
  g_autoptr (DuidScene) many =
    duid_compared_figure_new (comparison, PLANE_CANVAS, dataset, NULL, FALSE, WIDTH, HEIGHT);
  g_autoptr (DuidScene) two = make_figure (PLANE_CANVAS, WIDTH, HEIGHT, NULL);
  g_autofree char *svg = duid_scene_to_svg (many, "", "");

  g_assert_cmpuint (duid_scene_count_layer (two, "group-1-list"), >, 0);
  g_assert_cmpuint (duid_scene_count_layer (many, "group-1-list"), ==, 0);
  g_assert_nonnull (strstr (svg, "A – "));
  g_assert_nonnull (strstr (svg, "B – "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compared-figure/groups-stand-beside-the-difference",
                   test_groups_stand_beside_the_difference);
  g_test_add_func ("/compared-figure/each-stone-of-a-canvas-has-its-line",
                   test_each_stone_of_a_canvas_has_its_line);
  g_test_add_func ("/compared-figure/letters-of-many-groups-are-named-once",
                   test_letters_of_many_groups_are_named_once);
  g_test_add_func ("/compared-figure/words-stay-on-the-page", test_words_stay_on_the_page);
  g_test_add_func ("/compared-figure/a-scene-goes-into-another", test_a_scene_goes_into_another);
  return g_test_run ();
}
