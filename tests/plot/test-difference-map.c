/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plane-survey.h"

#include "plot/duid-difference-map.h"
#include "plot/duid-triad-cells.h"

/* Even rows are of the first group, which likes the top; odd ones like the left. */
static DuidDataset *
make_dataset (gsize n)
{
  g_autofree DuidTriad *triads = g_new (DuidTriad, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      double spread = .02 * (double) (i / 2 % 10);

      triads[i] = i % 2 == 0 ? (DuidTriad) { .7 + spread, .15, .15 - spread }
                             : (DuidTriad) { .15 - spread, .7 + spread, .15 };
      triads[i] = duid_triad_from_amounts (triads[i].top, triads[i].left, MAX (triads[i].right, 0));
      if (!duid_triad_is_answered (triads[i]))
        triads[i] = (DuidTriad) { 1, 0, 0 };
    }
  return plane_dataset (triads, n);
}

static DuidDifferenceMap *
make_map (DuidDataset *dataset,
          gsize        step)
{
  gsize n = duid_dataset_get_n_rows (dataset);
  g_autoptr (DuidRows) a = duid_rows_new (n);
  g_autoptr (DuidRows) b = duid_rows_new (n);
  DuidDifferenceRequest request = {
    .dataset = dataset,
    .question = PLANE_TRIAD,
    .stone = -1,
    .a = a,
    .b = b,
    .label_a = "One",
    .label_b = "Two",
    .draws = { .n_draws = 199, .seed = 1 },
  };

  for (gsize row = 0; row < n; row++)
    duid_rows_add (row / step % 2 == 0 ? a : b, row);
  return duid_difference_map_new (&request);
}

static void
test_cells_add_up_to_the_groups (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (201);
  g_autoptr (DuidDifferenceMap) map = make_map (dataset, 1);
  const DuidCellDifference *cells;
  guint                     n_cells;
  gsize                     n_a;
  gsize                     n_b;
  gsize                     sum = 0;

  g_assert_cmpuint (duid_difference_map_get_n (map, &n_a, &n_b), ==, 201);
  g_assert_cmpuint (n_a, ==, 101);
  g_assert_cmpuint (n_b, ==, 100);
  cells = duid_difference_map_get_cells (map, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    sum += cells[i].a + cells[i].b;
  g_assert_cmpuint (sum, ==, 201);
}

static void
test_what_differs_is_outlined (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (200);
  g_autoptr (DuidDifferenceMap) map = make_map (dataset, 1);
  g_autoptr (DuidDifferenceMap) same = make_map (dataset, 20);
  g_autoptr (DuidScene) scene = duid_difference_map_draw (map, FALSE, 320, 300, 1);
  g_autoptr (DuidScene) plain = duid_difference_map_draw (same, TRUE, 320, 300, 1);
  g_autofree char *sentence = duid_difference_map_dup_sentence (map);
  g_autofree char *none = duid_difference_map_dup_sentence (same);
  guint            n = duid_difference_map_count_beyond (map);

  g_assert_cmpuint (n, >=, 2);
  /* An outline and a mark for each. */
  g_assert_cmpuint (duid_scene_count_layer (scene, "beyond"), ==, 2 * n);
  g_assert_cmpuint (duid_difference_map_count_beyond (same), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (plain, "beyond"), ==, 0);
  g_assert_nonnull (strstr (sentence, "Outlined"));
  g_assert_nonnull (strstr (none, "No place"));
}

static void
test_a_few_answers_stay_blank (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (6);
  g_autoptr (DuidDifferenceMap) map = make_map (dataset, 1);
  g_autoptr (DuidScene) scene = duid_difference_map_draw (map, FALSE, 320, 300, 1);
  g_autofree char *sentence = duid_difference_map_dup_sentence (map);

  g_assert_cmpuint (duid_scene_count_layer (scene, "difference"), ==, 0);
  g_assert_cmpuint (duid_scene_count_layer (scene, "triangle"), ==, 1);
  g_assert_nonnull (strstr (sentence, "Too few"));
}

static gboolean
stop_cb (gsize    n_done,
         gsize    n_draws,
         double   p,
         gpointer data)
{
  return FALSE;
}

static void
test_it_can_be_stopped (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (200);
  g_autoptr (DuidRows) a = duid_rows_new_full (200);
  DuidDifferenceRequest request = {
    .dataset = dataset,
    .question = PLANE_TRIAD,
    .stone = -1,
    .a = a,
    .b = a,
    .draws = { .n_draws = 9999, .seed = 1, .progress = stop_cb },
  };

  g_assert_null (duid_difference_map_new (&request));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/difference-map/cells-add-up-to-the-groups",
                   test_cells_add_up_to_the_groups);
  g_test_add_func ("/plot/difference-map/what-differs-is-outlined", test_what_differs_is_outlined);
  g_test_add_func ("/plot/difference-map/a-few-answers-stay-blank", test_a_few_answers_stay_blank);
  g_test_add_func ("/plot/difference-map/it-can-be-stopped", test_it_can_be_stopped);
  return g_test_run ();
}
