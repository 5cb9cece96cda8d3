/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-derivation.h"
#include "model/duid-item-pairs.h"
#include "model/duid-question-changes.h"

#include <math.h>

/* A survey of sliders: each line is name, label, theme and the right end of its scale. */
typedef struct
{
  const char *name;
  const char *label;
  const char *theme;
  double      max;
} Line;

static DuidFramework *
make_framework (const Line *lines,
                guint       n)
{
  DuidFramework *framework = duid_framework_new ("items");

  for (guint i = 0; i < n; i++)
    {
      DuidQuestion *question =
        duid_question_new (lines[i].name, DUID_QUESTION_SLIDER, lines[i].label);

      question->theme = g_strdup (lines[i].theme);
      question->max = lines[i].max;
      duid_framework_add (framework, question);
    }
  return framework;
}

static DuidDataset *
make_dataset (const Line *lines,
              guint       n)
{
  g_autoptr (DuidFramework) framework = make_framework (lines, n);

  return duid_dataset_builder_finish (duid_dataset_builder_new (framework));
}

static char *
dup_pairs (const Line *lines,
           guint       n)
{
  g_autoptr (DuidDataset) dataset = make_dataset (lines, n);
  g_autoptr (GPtrArray) names = duid_item_pairs_find (dataset);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_names_tell_which_ratings_are_of_one_item (void)
{
  const Line       lines[] = { { "ervaring_klik", NULL, NULL, 10 },
                               { "belang_klik", NULL, NULL, 10 },
                               { "mood", NULL, NULL, 10 },
                               { "belang_tijd", NULL, NULL, 10 },
                               { "ervaring_tijd", NULL, NULL, 10 } };
  g_autofree char *found = dup_pairs (lines, G_N_ELEMENTS (lines));

  g_assert_cmpstr (found, ==, "belang_klik ervaring_klik belang_tijd ervaring_tijd");
}

static void
test_labels_and_themes_tell_it_too (void)
{
  const Line       lines[] = { { "q1", "Importance [Trust]", NULL, 10 },
                               { "q2", "Experience [Trust]", NULL, 10 },
                               { "q3", "How important was this: time", NULL, 10 },
                               { "q4", "What did you experience: time", NULL, 10 },
                               { "q5", "Distance", "Aspects/Important", 10 },
                               { "q6", "Distance", "Aspects/Experienced", 10 } };
  g_autofree char *found = dup_pairs (lines, G_N_ELEMENTS (lines));

  g_assert_cmpstr (found, ==, "q1 q2 q3 q4 q5 q6");
}

static void
test_pairs_on_other_scales_are_left_out (void)
{
  const Line       lines[] = { { "importance_a", NULL, NULL, 10 },
                               { "experience_a", NULL, NULL, 5 },
                               { "importance_b", NULL, NULL, 100 },
                               { "experience_b", NULL, NULL, 5 },
                               { "importance_c", NULL, NULL, 10 },
                               { "experience_c", NULL, NULL, 5 } };
  g_autofree char *found = dup_pairs (lines, G_N_ELEMENTS (lines));

  g_assert_cmpstr (found, ==, "importance_a experience_a importance_c experience_c");
}

static void
test_a_survey_without_pairs_has_none (void)
{
  const Line       lines[] = { { "importance_of_help", NULL, NULL, 10 },
                               { "experience_with_school", NULL, NULL, 10 },
                               { "important_experience", NULL, NULL, 10 } };
  g_autofree char *found = dup_pairs (lines, G_N_ELEMENTS (lines));

  g_assert_cmpstr (found, ==, "");
}

static void
test_an_item_is_what_both_labels_say (void)
{
  static const struct
  {
    const char *importance;
    const char *experience;
    const char *item;
  } cases[] = {
    { "Belang [Klik met de hulpverlener]", "Ervaring [Klik met de hulpverlener]",
      "Klik met de hulpverlener" },
    { "How important was time to you?", "How did you experience time?", "time" },
    { "Importance: time (in weeks)", "Experience: time (in weeks)", "time (in weeks)" },
    { "How important did you find this: trust", "How well did you find this: trust", "trust" },
    { "Distance", "Distance", "Distance" },
    { "one", "other", "one" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DuidQuestion) a =
        duid_question_new ("a", DUID_QUESTION_SLIDER, cases[i].importance);
      g_autoptr (DuidQuestion) b =
        duid_question_new ("b", DUID_QUESTION_SLIDER, cases[i].experience);
      g_autofree char *item = duid_item_pairs_dup_item (a, b);

      g_assert_cmpstr (item, ==, cases[i].item);
    }
}

/* Three stories on two items: one placed both, one only the first, one neither. */
static DuidDataset *
make_answers (void)
{
  const Line   lines[] = { { "importance_a", "Importance [A]", NULL, 10 },
                           { "experience_a", "Experience [A]", NULL, 10 },
                           { "importance_b", "Importance [B]", NULL, 10 },
                           { "experience_b", "Experience [B]", NULL, 10 } };
  const double answers[3][4] = { { 9, 4, 7, 8 }, { 6, 5, 3, NAN }, { 2, NAN, NAN, NAN } };
  g_autoptr (DuidFramework) framework = make_framework (lines, 4);
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "here");

  for (guint row = 0; row < 3; row++)
    {
      g_autofree char *id = g_strdup_printf ("%u", row);

      duid_dataset_builder_add_row (builder, source, id);
      for (guint i = 0; i < 4; i++)
        if (isfinite (answers[row][i]))
          duid_dataset_builder_set_number (builder, i, row, answers[row][i]);
        else
          duid_dataset_builder_set_state (builder, i, row,
                                          row == 2 ? DUID_STATE_NOT_APPLICABLE
                                                   : DUID_STATE_MISSING);
    }
  return duid_dataset_builder_finish (builder);
}

static void
test_pairs_of_sliders_make_a_canvas (void)
{
  g_autoptr (DuidDataset) imported = make_answers ();
  g_autoptr (DuidQuestionChanges) changes = duid_question_changes_new ();
  g_autoptr (DuidDataset) dataset = NULL;
  const DuidQuestion *canvas;

  duid_question_changes_set (changes, "items", DUID_CHANGE_DERIVE,
                             "{\"how\":\"items\",\"of\":[\"importance_a\",\"experience_a\","
                             "\"importance_b\",\"experience_b\"]}");
  dataset = duid_question_changes_apply (changes, imported);
  g_assert_cmpuint (duid_dataset_get_n_questions (dataset), ==, 5);
  canvas = duid_dataset_get_question (dataset, 4);
  g_assert_cmpint (canvas->type, ==, DUID_QUESTION_CANVAS);
  g_assert_cmpstr (canvas->stones->pdata[0], ==, "A");
  g_assert_cmpstr (canvas->stones->pdata[1], ==, "B");
  g_assert_cmpfloat (canvas->x.max, ==, 10);
  g_assert_cmpfloat (duid_dataset_get_stone (dataset, 4, 0)[0].x, ==, 9);
  g_assert_cmpfloat (duid_dataset_get_stone (dataset, 4, 0)[0].y, ==, 4);
  g_assert_cmpfloat (duid_dataset_get_stone (dataset, 4, 1)[0].y, ==, 8);
  g_assert_true (isnan (duid_dataset_get_stone (dataset, 4, 1)[1].x));
  g_assert_cmpint (duid_dataset_get_states (dataset, 4)[1], ==, DUID_STATE_ANSWERED);
  g_assert_cmpint (duid_dataset_get_states (dataset, 4)[2], !=, DUID_STATE_ANSWERED);
}

static void
test_what_is_no_pair_makes_nothing (void)
{
  g_autoptr (DuidDataset) dataset = make_answers ();
  const guint odd[] = { 0, 1, 2 };
  const guint same[] = { 0, 0 };
  const guint both[] = { 0, 1, 2, 3 };

  g_assert_false (duid_item_pairs_are (dataset, odd, 3));
  g_assert_false (duid_item_pairs_are (dataset, same, 2));
  g_assert_false (duid_item_pairs_are (dataset, both, 0));
  g_assert_true (duid_item_pairs_are (dataset, both, 4));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item-pairs/names-tell-which-ratings-are-of-one-item",
                   test_names_tell_which_ratings_are_of_one_item);
  g_test_add_func ("/item-pairs/labels-and-themes-tell-it-too",
                   test_labels_and_themes_tell_it_too);
  g_test_add_func ("/item-pairs/pairs-on-other-scales-are-left-out",
                   test_pairs_on_other_scales_are_left_out);
  g_test_add_func ("/item-pairs/a-survey-without-pairs-has-none",
                   test_a_survey_without_pairs_has_none);
  g_test_add_func ("/item-pairs/an-item-is-what-both-labels-say",
                   test_an_item_is_what_both_labels_say);
  g_test_add_func ("/item-pairs/pairs-of-sliders-make-a-canvas",
                   test_pairs_of_sliders_make_a_canvas);
  g_test_add_func ("/item-pairs/what-is-no-pair-makes-nothing",
                   test_what_is_no_pair_makes_nothing);
  return g_test_run ();
}
