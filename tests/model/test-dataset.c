/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-number.h"
#include "model/duid-dataset.h"

/* A dataset of a few rows over the questions that a test adds. */
static DuidDatasetBuilder *
new_builder (DuidFramework *framework,
             gsize          n_rows)
{
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);

  duid_dataset_builder_add_source (builder, "bron");
  for (gsize row = 0; row < n_rows; row++)
    {
      g_autofree char *key = g_strdup_printf ("bron/%c", 'a' + (char) row);

      duid_dataset_builder_add_row (builder, 0, key);
    }
  return builder;
}

static DuidFramework *
new_framework (const char      *name,
               DuidQuestionType type)
{
  DuidFramework *framework = duid_framework_new ("Meting");

  duid_framework_add (framework, duid_question_new (name, type, NULL));
  return framework;
}

static DuidQuestion *
get_question (DuidFramework *framework,
              guint          question)
{
  return (DuidQuestion *) duid_framework_get_question (framework, question);
}

static void
assert_answer (const DuidDataset *dataset,
               gsize              row,
               const char        *expected)
{
  g_autofree char *answer = duid_dataset_dup_answer (dataset, 0, row);

  g_assert_cmpstr (answer, ==, expected);
}

static void
assert_title (const DuidDataset *dataset,
              gsize              row,
              const char        *expected)
{
  g_autofree char *title = duid_dataset_dup_title (dataset, row);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_keys_lead_to_their_rows (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("t", DUID_QUESTION_TEXT);
  DuidDatasetBuilder *builder = new_builder (framework, 3);
  g_autoptr (DuidDataset) dataset = NULL;

  g_assert_true (duid_dataset_builder_has_key (builder, "bron/b"));
  g_assert_false (duid_dataset_builder_has_key (builder, "bron/d"));
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpint (duid_dataset_find_key (dataset, "bron/c"), ==, 2);
  g_assert_cmpint (duid_dataset_find_key (dataset, "bron/d"), ==, -1);
  g_assert_cmpstr (duid_dataset_get_key (dataset, 0), ==, "bron/a");
}

static void
test_an_id_is_found_in_every_source (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("nr", DUID_QUESTION_ID);
  DuidDatasetBuilder *builder = new_builder (framework, 4);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidRows) twelve = NULL;
  g_autoptr (DuidRows) none = NULL;

  duid_dataset_builder_set_text (builder, 0, 0, "12");
  duid_dataset_builder_set_text (builder, 0, 1, "112");
  duid_dataset_builder_set_text (builder, 0, 3, "12");
  dataset = duid_dataset_builder_finish (builder);
  twelve = duid_dataset_find_id (dataset, "12");
  none = duid_dataset_find_id (dataset, "");

  g_assert_cmpuint (duid_rows_count (twelve), ==, 2);
  g_assert_true (duid_rows_has (twelve, 3));
  g_assert_cmpuint (duid_rows_count (none), ==, 0);
  g_assert_cmpstr (duid_dataset_get_id (dataset, 1), ==, "112");
  g_assert_cmpstr (duid_dataset_get_id (dataset, 2), ==, "bron/c");
}

static void
test_a_story_without_a_story_is_never_called_by_a_made_key (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("nr", DUID_QUESTION_ID);
  DuidQuestion       *secret = duid_question_new ("naam", DUID_QUESTION_TEXT, NULL);
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;

  secret->is_sensitive = TRUE;
  duid_framework_add (framework, duid_question_new ("v", DUID_QUESTION_STORY, NULL));
  duid_framework_add (framework, duid_question_new ("waarom", DUID_QUESTION_TEXT, NULL));
  duid_framework_add (framework, duid_question_new ("meer", DUID_QUESTION_TEXT, NULL));
  duid_framework_add (framework, secret);
  builder = new_builder (framework, 4);
  duid_dataset_builder_set_text (builder, 2, 0, "Rust");
  duid_dataset_builder_set_text (builder, 3, 0, "Omdat zij bleef");
  duid_dataset_builder_set_text (builder, 4, 0, "Een naam die langer is dan alles");
  duid_dataset_builder_set_text (builder, 0, 1, "1f0c2b7e-31a4-4f0e-9a51-0b8d8e0c7d11");
  duid_dataset_builder_set_text (builder, 0, 2, "709");
  duid_dataset_builder_set_text (builder, 0, 3, "e-sens/#709aa1");
  dataset = duid_dataset_builder_finish (builder);

  assert_title (dataset, 0, "Omdat zij bleef");
  assert_title (dataset, 1, "Story 2");
  assert_title (dataset, 2, "709");
  assert_title (dataset, 3, "Story 4");
  g_assert_cmpstr (duid_dataset_get_id (dataset, 1), ==, "1f0c2b7e-31a4-4f0e-9a51-0b8d8e0c7d11");
}

static void
test_a_story_is_called_by_its_title_or_its_first_words (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("titel", DUID_QUESTION_TITLE);
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;

  duid_framework_add (framework, duid_question_new ("v", DUID_QUESTION_STORY, NULL));
  builder = new_builder (framework, 5);
  duid_dataset_builder_set_text (builder, 0, 0, "Thuis");
  duid_dataset_builder_set_text (builder, 1, 0, "Het was stil.");
  duid_dataset_builder_set_text (builder, 1, 1, "\n Het was\n\n stil. ");
  duid_dataset_builder_set_text (builder, 1, 2,
                                 "Op een dag kwam de hulpverlener langs en ging zij naast mij "
                                 "zitten.");
  duid_dataset_builder_set_text (builder, 1, 3,
                                 "éééééééééééééééééééééééééééééé"
                                 "éééééééééééééééééééééééééééééé ");
  dataset = duid_dataset_builder_finish (builder);

  assert_title (dataset, 0, "Thuis");
  assert_title (dataset, 1, "Het was stil.");
  assert_title (dataset, 2, "Op een dag kwam de hulpverlener langs en ging zij naast mij…");
  assert_title (dataset, 3,
                "éééééééééééééééééééééééééééééé"
                "éééééééééééééééééééééééééééééé");
  assert_title (dataset, 4, "bron/e");
  g_assert_cmpstr (duid_dataset_get_story (dataset, 0), ==, "Het was stil.");
  g_assert_cmpstr (duid_dataset_get_story (dataset, 4), ==, "");
}

static void
test_another_source_may_ask_the_story_otherwise (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("verhaal", DUID_QUESTION_STORY);
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;

  duid_framework_add (framework, duid_question_new ("ervaring", DUID_QUESTION_STORY, NULL));
  builder = new_builder (framework, 2);
  duid_dataset_builder_set_text (builder, 0, 0, "Een");
  duid_dataset_builder_set_text (builder, 1, 1, "Twee");
  dataset = duid_dataset_builder_finish (builder);
  g_assert_cmpstr (duid_dataset_get_story (dataset, 0), ==, "Een");
  g_assert_cmpstr (duid_dataset_get_story (dataset, 1), ==, "Twee");
}

static void
test_only_a_yes_allows_showing (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("delen", DUID_QUESTION_CONSENT);
  DuidQuestion       *consent = get_question (framework, 0);
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;

  duid_question_add_option (consent, "Nee");
  duid_question_add_option (consent, "Ja");
  g_ptr_array_add (consent->show, g_strdup ("Ja"));
  builder = new_builder (framework, 4);
  duid_dataset_builder_set_code (builder, 0, 0, 1);
  duid_dataset_builder_set_code (builder, 0, 1, 0);
  duid_dataset_builder_set_state (builder, 0, 2, DUID_STATE_MISSING);
  dataset = duid_dataset_builder_finish (builder);
  g_assert_true (duid_dataset_may_show (dataset, 0));
  g_assert_false (duid_dataset_may_show (dataset, 1));
  g_assert_false (duid_dataset_may_show (dataset, 2));
  g_assert_false (duid_dataset_may_show (dataset, 3));
}

static void
test_without_a_consent_question_all_may_be_shown (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("v", DUID_QUESTION_STORY);
  g_autoptr (DuidDataset) dataset = duid_dataset_builder_finish (new_builder (framework, 1));

  g_assert_true (duid_dataset_may_show (dataset, 0));
}

static void
test_numbers_are_said_with_their_unit (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("afstand", DUID_QUESTION_NUMBER);
  DuidDatasetBuilder *builder = new_builder (framework, 3);
  g_autoptr (DuidDataset) dataset = NULL;

  get_question (framework, 0)->unit = g_strdup ("km");
  duid_dataset_builder_set_number (builder, 0, 0, 7.5);
  duid_dataset_builder_set_state (builder, 0, 1, DUID_STATE_NOT_APPLICABLE);
  dataset = duid_dataset_builder_finish (builder);
  assert_answer (dataset, 0, "7.5\302\240km");
  assert_answer (dataset, 1, "");
  assert_answer (dataset, 2, "");
}

static void
test_sliders_and_dates_are_said_in_words (void)
{
  g_autoptr (DuidFramework) sliders = new_framework ("t", DUID_QUESTION_SLIDER);
  g_autoptr (DuidFramework) dates = new_framework ("d", DUID_QUESTION_DATE);
  DuidDatasetBuilder *slider_builder = new_builder (sliders, 1);
  DuidDatasetBuilder *date_builder = new_builder (dates, 1);
  g_autoptr (DuidDataset) slider = NULL;
  g_autoptr (DuidDataset) date = NULL;

  duid_dataset_builder_set_number (slider_builder, 0, 0, 7.9);
  duid_dataset_builder_set_number (date_builder, 0, 0, duid_date_from_civil (2024, 3, 24));
  slider = duid_dataset_builder_finish (slider_builder);
  date = duid_dataset_builder_finish (date_builder);
  assert_answer (slider, 0, "7.9");
  assert_answer (date, 0, "24 March 2024");
}

static void
test_chosen_options_are_said_in_order (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("v", DUID_QUESTION_MULTICHOICE);
  DuidDatasetBuilder *builder = new_builder (framework, 2);
  g_autoptr (DuidDataset) dataset = NULL;

  duid_question_add_option (get_question (framework, 0), "Thuis");
  duid_question_add_option (get_question (framework, 0), "School");
  duid_question_add_option (get_question (framework, 0), "Veilig, vrij");
  duid_dataset_builder_add_option (builder, 0, 0, 2);
  duid_dataset_builder_add_option (builder, 0, 0, 0);
  duid_dataset_builder_set_state (builder, 0, 1, DUID_STATE_ANSWERED);
  dataset = duid_dataset_builder_finish (builder);
  assert_answer (dataset, 0, "Thuis · Veilig, vrij");
  assert_answer (dataset, 1, "none of these");
}

static void
test_a_triad_is_said_in_percentages_and_corners (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("plan", DUID_QUESTION_TRIAD);
  DuidDatasetBuilder *builder = new_builder (framework, 1);
  g_autoptr (DuidDataset) dataset = NULL;

  get_question (framework, 0)->corners[0] = g_strdup ("Gezin");
  get_question (framework, 0)->corners[1] = g_strdup ("Professionals");
  get_question (framework, 0)->corners[2] = g_strdup ("Netwerk");
  duid_dataset_builder_set_triad (builder, 0, 0, (DuidTriad) { .12, .60, .28 });
  dataset = duid_dataset_builder_finish (builder);
  assert_answer (dataset, 0, "12 % Gezin · 60 % Professionals · 28 % Netwerk");
}

static void
test_stones_are_said_with_their_places (void)
{
  g_autoptr (DuidFramework) framework = new_framework ("a", DUID_QUESTION_CANVAS);
  DuidDatasetBuilder *builder;
  g_autoptr (DuidDataset) dataset = NULL;
  const char *const stones[] = { "Klik", "Tijd", "Passend" };

  for (gsize i = 0; i < G_N_ELEMENTS (stones); i++)
    g_ptr_array_add (get_question (framework, 0)->stones, g_strdup (stones[i]));
  builder = new_builder (framework, 1);
  duid_dataset_builder_set_stone (builder, 0, 0, 0, (DuidPoint) { 8, 6.5 });
  duid_dataset_builder_set_stone (builder, 0, 2, 0, (DuidPoint) { 1, 2 });
  dataset = duid_dataset_builder_finish (builder);
  assert_answer (dataset, 0, "Klik 8 · 6.5; Passend 1 · 2");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/dataset/keys-lead-to-their-rows", test_keys_lead_to_their_rows);
  g_test_add_func ("/model/dataset/an-id-is-found-in-every-source",
                   test_an_id_is_found_in_every_source);
  g_test_add_func ("/model/dataset/a-story-is-called-by-its-title-or-its-first-words",
                   test_a_story_is_called_by_its_title_or_its_first_words);
  g_test_add_func ("/model/dataset/a story without a story is never called by a made key",
                   test_a_story_without_a_story_is_never_called_by_a_made_key);
  g_test_add_func ("/model/dataset/another-source-may-ask-the-story-otherwise",
                   test_another_source_may_ask_the_story_otherwise);
  g_test_add_func ("/model/dataset/only-a-yes-allows-showing", test_only_a_yes_allows_showing);
  g_test_add_func ("/model/dataset/without-a-consent-question-all-may-be-shown",
                   test_without_a_consent_question_all_may_be_shown);
  g_test_add_func ("/model/dataset/numbers-are-said-with-their-unit",
                   test_numbers_are_said_with_their_unit);
  g_test_add_func ("/model/dataset/sliders-and-dates-are-said-in-words",
                   test_sliders_and_dates_are_said_in_words);
  g_test_add_func ("/model/dataset/chosen-options-are-said-in-order",
                   test_chosen_options_are_said_in_order);
  g_test_add_func ("/model/dataset/a-triad-is-said-in-percentages-and-corners",
                   test_a_triad_is_said_in_percentages_and_corners);
  g_test_add_func ("/model/dataset/stones-are-said-with-their-places",
                   test_stones_are_said_with_their_places);
  return g_test_run ();
}
