/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-dataset.h"

#include <math.h>

enum
{
  TEXT,
  NUMBER,
  CHOICE,
  MULTI,
  TRIAD,
  CANVAS,
};

static DuidFramework *
new_framework (void)
{
  DuidFramework *framework = duid_framework_new ("Meting");
  DuidQuestion  *choice = duid_question_new ("rol", DUID_QUESTION_CHOICE, "Rol");
  DuidQuestion  *canvas = duid_question_new ("aspecten", DUID_QUESTION_CANVAS, "Aspecten");

  duid_question_add_option (choice, "Ouder");
  duid_question_add_option (choice, "Jongere");
  g_ptr_array_add (canvas->stones, g_strdup ("Klik"));
  g_ptr_array_add (canvas->stones, g_strdup ("Tijd"));
  duid_framework_add (framework, duid_question_new ("verhaal", DUID_QUESTION_STORY, "Verhaal"));
  duid_framework_add (framework, duid_question_new ("t", DUID_QUESTION_SLIDER, "Tevreden"));
  duid_framework_add (framework, choice);
  duid_framework_add (framework, duid_question_new ("v", DUID_QUESTION_MULTICHOICE, "Vormen"));
  duid_framework_add (framework, duid_question_new ("plan", DUID_QUESTION_TRIAD, "Plan"));
  duid_framework_add (framework, canvas);
  return framework;
}

static DuidQuestion *
get_question (DuidFramework *framework,
              guint          question)
{
  return (DuidQuestion *) duid_framework_get_question (framework, question);
}

static void
add_rows (DuidDatasetBuilder *builder,
          gsize               n_rows)
{
  guint source = duid_dataset_builder_add_source (builder, "bron");

  for (gsize row = 0; row < n_rows; row++)
    {
      g_autofree char *key = g_strdup_printf ("bron/%d", (int) row);

      g_assert_cmpuint (duid_dataset_builder_add_row (builder, source, key), ==, row);
    }
}

static void
assert_not_asked (const DuidDataset *dataset,
                  gsize              row)
{
  gsize words;

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    g_assert_cmpint (duid_dataset_get_states (dataset, i)[row], ==, DUID_STATE_NOT_ASKED);
  g_assert_cmpstr (duid_dataset_get_text (dataset, TEXT, row), ==, "");
  g_assert_true (isnan (duid_dataset_get_numbers (dataset, NUMBER)[row]));
  g_assert_cmpint (duid_dataset_get_codes (dataset, CHOICE)[row], ==, DUID_NO_CODE);
  g_assert_cmpuint (duid_dataset_get_masks (dataset, MULTI, &words)[row * words], ==, 0);
  g_assert_true (isnan (duid_dataset_get_triads (dataset, TRIAD)[row].top));
  g_assert_false (duid_point_exists (duid_dataset_get_stone (dataset, CANVAS, 1)[row]));
}

static void
test_a_new_row_is_not_asked_anything (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  add_rows (builder, 1000);
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 1000);
  for (gsize row = 0; row < 1000; row++)
    assert_not_asked (dataset, row);
}

static void
test_a_reserved_builder_gives_the_same (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  duid_dataset_builder_reserve (builder, 100);
  add_rows (builder, 130);
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 130);
  for (gsize row = 0; row < 130; row++)
    assert_not_asked (dataset, row);
}

static void
set_all (DuidDatasetBuilder *builder,
         gsize               row)
{
  duid_dataset_builder_set_text (builder, TEXT, row, "Er was eens");
  duid_dataset_builder_set_number (builder, NUMBER, row, 7.9);
  duid_dataset_builder_set_code (builder, CHOICE, row, 1);
  duid_dataset_builder_add_option (builder, MULTI, row, 0);
  duid_dataset_builder_set_triad (builder, TRIAD, row, (DuidTriad) { .12, .6, .28 });
  duid_dataset_builder_set_stone (builder, CANVAS, 1, row, (DuidPoint) { 3, 4 });
}

static void
test_answers_stand_where_they_were_put (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;
  gsize words;

  duid_question_add_option (get_question (framework, MULTI), "Thuis");
  add_rows (builder, 3);
  set_all (builder, 1);
  add_rows (builder, 0);
  dataset = duid_dataset_builder_finish (builder);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    g_assert_cmpint (duid_dataset_get_states (dataset, i)[1], ==, DUID_STATE_ANSWERED);
  g_assert_cmpstr (duid_dataset_get_text (dataset, TEXT, 1), ==, "Er was eens");
  g_assert_cmpfloat (duid_dataset_get_numbers (dataset, NUMBER)[1], ==, 7.9);
  g_assert_cmpint (duid_dataset_get_codes (dataset, CHOICE)[1], ==, 1);
  g_assert_cmpuint (duid_dataset_get_masks (dataset, MULTI, &words)[1], ==, 1);
  g_assert_cmpuint (words, ==, 1);
  g_assert_cmpfloat (duid_dataset_get_triads (dataset, TRIAD)[1].left, ==, .6);
  g_assert_cmpfloat (duid_dataset_get_stone (dataset, CANVAS, 1)[1].y, ==, 4);
  g_assert_false (duid_point_exists (duid_dataset_get_stone (dataset, CANVAS, 0)[1]));
  assert_not_asked (dataset, 0);
  assert_not_asked (dataset, 2);
}

static void
test_a_state_takes_the_answer_away (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  duid_question_add_option (get_question (framework, MULTI), "Thuis");
  add_rows (builder, 1);
  set_all (builder, 0);
  for (guint i = TEXT; i <= CANVAS; i++)
    duid_dataset_builder_set_state (builder, i, 0, DUID_STATE_NOT_APPLICABLE);
  for (guint i = TEXT; i <= CANVAS; i++)
    duid_dataset_builder_set_state (builder, i, 0, DUID_STATE_NOT_ASKED);
  dataset = duid_dataset_builder_finish (builder);
  assert_not_asked (dataset, 0);
}

static void
test_what_is_no_answer_is_missing (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  add_rows (builder, 1);
  duid_dataset_builder_set_text (builder, TEXT, 0, "");
  duid_dataset_builder_set_number (builder, NUMBER, 0, INFINITY);
  duid_dataset_builder_set_triad (builder, TRIAD, 0, DUID_NO_TRIAD);
  duid_dataset_builder_set_state (builder, CANVAS, 0, DUID_STATE_MISSING);
  duid_dataset_builder_set_stone (builder, CANVAS, 0, 0, (DuidPoint) { NAN, 1 });
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpint (duid_dataset_get_states (dataset, TEXT)[0], ==, DUID_STATE_MISSING);
  g_assert_cmpint (duid_dataset_get_states (dataset, NUMBER)[0], ==, DUID_STATE_MISSING);
  g_assert_cmpint (duid_dataset_get_states (dataset, TRIAD)[0], ==, DUID_STATE_MISSING);
  g_assert_cmpint (duid_dataset_get_states (dataset, CANVAS)[0], ==, DUID_STATE_MISSING);
  g_assert_true (isnan (duid_dataset_get_numbers (dataset, NUMBER)[0]));
}

/* Each row chooses the option of its number, which is added when it comes. */
static void
test_masks_widen_when_options_are_added (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidQuestion       *multi = get_question (framework, MULTI);
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;
  const guint64 *masks;
  gsize          words;

  add_rows (builder, 200);
  for (gsize row = 0; row < 200; row++)
    {
      g_autofree char *label = g_strdup_printf ("optie %d", (int) row);
      int              option = duid_question_add_option (multi, label);

      duid_dataset_builder_add_option (builder, MULTI, row, (guint) option);
      duid_dataset_builder_add_option (builder, MULTI, row, 0);
    }
  dataset = duid_dataset_builder_finish (builder);
  masks = duid_dataset_get_masks (dataset, MULTI, &words);
  g_assert_cmpuint (words, ==, 4);
  for (gsize row = 0; row < 200; row++)
    for (gsize option = 0; option < 200; option++)
      {
        gboolean has = (masks[row * words + option / 64] >> (option % 64)) & 1;

        g_assert_cmpint (has, ==, option == row || option == 0);
      }
}

static void
test_masks_fit_options_that_nobody_chose (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidQuestion       *multi = get_question (framework, MULTI);
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;
  const guint64 *masks;
  gsize          words;

  duid_question_add_option (multi, "eerste");
  add_rows (builder, 2);
  duid_dataset_builder_add_option (builder, MULTI, 1, 0);
  for (int i = 0; i < 64; i++)
    {
      g_autofree char *label = g_strdup_printf ("optie %d", i);

      duid_question_add_option (multi, label);
    }
  dataset = duid_dataset_builder_finish (builder);
  masks = duid_dataset_get_masks (dataset, MULTI, &words);
  g_assert_cmpuint (words, ==, 2);
  g_assert_cmpuint (masks[1 * words], ==, 1);
  g_assert_cmpuint (masks[1 * words + 1], ==, 0);
}

static void
test_nothing_chosen_is_an_answer (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  add_rows (builder, 1);
  duid_dataset_builder_set_state (builder, MULTI, 0, DUID_STATE_ANSWERED);
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpint (duid_dataset_get_states (dataset, MULTI)[0], ==, DUID_STATE_ANSWERED);
  g_assert_cmpuint (duid_dataset_get_masks (dataset, MULTI, NULL)[0], ==, 0);
}

static void
test_a_source_is_known_by_its_name (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  g_assert_cmpuint (duid_dataset_builder_add_source (builder, "a"), ==, 0);
  g_assert_cmpuint (duid_dataset_builder_add_source (builder, "b"), ==, 1);
  g_assert_cmpuint (duid_dataset_builder_add_source (builder, "a"), ==, 0);
  duid_dataset_builder_add_row (builder, 1, "b/1");
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpuint (duid_dataset_get_n_sources (dataset), ==, 2);
  g_assert_cmpstr (duid_dataset_get_source_name (dataset, 1), ==, "b");
  g_assert_cmpuint (duid_dataset_get_source (dataset, 0), ==, 1);
}

static void
test_nothing_at_all_is_a_dataset (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  g_autoptr (DuidFramework) empty = duid_framework_new (NULL);
  g_autoptr (DuidDataset) no_rows =
    duid_dataset_builder_finish (duid_dataset_builder_new (framework));
  g_autoptr (DuidDataset) nothing = duid_dataset_builder_finish (duid_dataset_builder_new (empty));
  g_autoptr (DuidDatasetBuilder) unfinished = duid_dataset_builder_new (framework);

  g_assert_cmpuint (duid_dataset_get_n_rows (no_rows), ==, 0);
  g_assert_nonnull (duid_dataset_get_numbers (no_rows, NUMBER));
  g_assert_cmpint (duid_dataset_find_key (no_rows, "a"), ==, -1);
  g_assert_cmpuint (duid_dataset_get_n_questions (nothing), ==, 0);
  add_rows (unfinished, 5);
}

static void
test_a_key_is_taken_once (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  duid_dataset_builder_add_source (builder, "a");
  g_assert_cmpint (duid_dataset_builder_try_row (builder, 0, "a/1"), ==, 0);
  g_assert_cmpint (duid_dataset_builder_try_row (builder, 0, "a/2"), ==, 1);
  g_assert_cmpint (duid_dataset_builder_try_row (builder, 0, "a/1"), ==, -1);
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 2);
  g_assert_cmpint (duid_dataset_find_key (dataset, "a/2"), ==, 1);
}

static void
test_keys_may_follow (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  g_autoptr (DuidDataset) dataset = NULL;

  duid_dataset_builder_add_source (builder, "a");
  duid_dataset_builder_add_source (builder, "b");
  g_assert_cmpint (duid_dataset_builder_try_row (builder, 0, "a/1"), ==, 0);
  g_assert_cmpuint (duid_dataset_builder_add_rows (builder, 1, 200), ==, 1);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *key = g_strdup_printf ("b/%u", i);

      g_assert_false (duid_dataset_builder_try_key (builder, "a/1"));
      g_assert_true (duid_dataset_builder_try_key (builder, key));
    }
  g_assert_cmpint (duid_dataset_builder_try_row (builder, 0, "b/7"), ==, -1);
  g_assert_cmpint (duid_dataset_builder_try_row (builder, 0, "a/2"), ==, 201);
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpint (duid_dataset_find_key (dataset, "b/199"), ==, 200);
  g_assert_cmpstr (duid_dataset_get_key (dataset, 8), ==, "b/7");
  g_assert_cmpuint (duid_dataset_get_source (dataset, 200), ==, 1);
  g_assert_cmpuint (duid_dataset_get_source (dataset, 201), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/builder/a-new-row-is-not-asked-anything",
                   test_a_new_row_is_not_asked_anything);
  g_test_add_func ("/model/builder/a-reserved-builder-gives-the-same",
                   test_a_reserved_builder_gives_the_same);
  g_test_add_func ("/model/builder/answers-stand-where-they-were-put",
                   test_answers_stand_where_they_were_put);
  g_test_add_func ("/model/builder/a-state-takes-the-answer-away",
                   test_a_state_takes_the_answer_away);
  g_test_add_func ("/model/builder/what-is-no-answer-is-missing",
                   test_what_is_no_answer_is_missing);
  g_test_add_func ("/model/builder/masks-widen-when-options-are-added",
                   test_masks_widen_when_options_are_added);
  g_test_add_func ("/model/builder/masks-fit-options-that-nobody-chose",
                   test_masks_fit_options_that_nobody_chose);
  g_test_add_func ("/model/builder/nothing-chosen-is-an-answer", test_nothing_chosen_is_an_answer);
  g_test_add_func ("/model/builder/a-source-is-known-by-its-name",
                   test_a_source_is_known_by_its_name);
  g_test_add_func ("/model/builder/a-key-is-taken-once", test_a_key_is_taken_once);
  g_test_add_func ("/model/builder/keys-may-follow-their-rows", test_keys_may_follow);
  g_test_add_func ("/model/builder/nothing-at-all-is-a-dataset", test_nothing_at_all_is_a_dataset);
  return g_test_run ();
}
