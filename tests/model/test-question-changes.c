/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-number.h"
#include "model/duid-changed-question.h"
#include "model/duid-derivation.h"
#include "model/duid-question-edit.h"

#include <math.h>

/* Six stories: a choice, a multichoice, two sliders, a date, consent and a canvas. */
enum
{
  PLACE,
  HELP,
  TRUST,
  CALM,
  BORN,
  CONSENT,
  FIELD,
};

static DuidFramework *
make_framework (void)
{
  DuidFramework *framework = duid_framework_new ("Survey");
  DuidQuestion  *place = duid_question_new ("place", DUID_QUESTION_CHOICE, "Where?");
  DuidQuestion  *help = duid_question_new ("help", DUID_QUESTION_MULTICHOICE, "Which help?");
  DuidQuestion  *trust = duid_question_new ("trust", DUID_QUESTION_SLIDER, "Trust");
  DuidQuestion  *consent = duid_question_new ("consent", DUID_QUESTION_CONSENT, "Show?");
  DuidQuestion  *field = duid_question_new ("field", DUID_QUESTION_CANVAS, "Field");

  for (int i = 0; i < 3; i++)
    duid_question_add_option (place, (const char *[]) { "North", "Noord", "South" }[i]);
  for (int i = 0; i < 70; i++)
    {
      g_autofree char *label = g_strdup_printf ("h%d", i);

      duid_question_add_option (help, label);
    }
  duid_question_add_band (trust, "low", 5);
  duid_question_add_band (trust, "high", INFINITY);
  duid_question_add_option (consent, "yes");
  duid_question_add_option (consent, "no");
  duid_question_add_option (consent, "sure");
  g_ptr_array_add (consent->show, g_strdup ("yes"));
  g_ptr_array_add (consent->show, g_strdup ("sure"));
  g_ptr_array_add (field->stones, g_strdup ("me"));
  duid_framework_add (framework, place);
  duid_framework_add (framework, help);
  duid_framework_add (framework, trust);
  duid_framework_add (framework, duid_question_new ("calm", DUID_QUESTION_SLIDER, "Calm"));
  duid_framework_add (framework, duid_question_new ("born", DUID_QUESTION_DATE, "Born"));
  duid_framework_add (framework, consent);
  duid_framework_add (framework, field);
  return framework;
}

static DuidDataset *
make_dataset (guint n_sources)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);

  for (guint i = 0; i < n_sources; i++)
    {
      g_autofree char *name = g_strdup_printf ("wave %u", i + 1);

      duid_dataset_builder_add_source (builder, name);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *key = g_strdup_printf ("s/%u", i);
      gsize            row = duid_dataset_builder_add_row (builder, i % n_sources, key);

      if (i < 5)
        duid_dataset_builder_set_code (builder, PLACE, row, i % 3);
      duid_dataset_builder_set_state (builder, HELP, row, DUID_STATE_ANSWERED);
      duid_dataset_builder_add_option (builder, HELP, row, i);
      duid_dataset_builder_add_option (builder, HELP, row, 69);
      duid_dataset_builder_set_number (builder, TRUST, row, 2 * i);
      if (i % 2 == 0)
        duid_dataset_builder_set_number (builder, CALM, row, 4);
      else
        duid_dataset_builder_set_state (builder, CALM, row, DUID_STATE_NOT_APPLICABLE);
      duid_dataset_builder_set_number (builder, BORN, row,
                                       duid_date_from_civil (2000 + (int) i, 6, 15));
      duid_dataset_builder_set_code (builder, CONSENT, row, i % 3);
      duid_dataset_builder_set_stone (builder, FIELD, 0, row, (DuidPoint) { 1, 2 });
    }
  return duid_dataset_builder_finish (builder);
}

static DuidDataset *
apply (DuidDataset *dataset,
       GPtrArray   *edits)
{
  g_autoptr (DuidQuestionChanges) changes =
    duid_question_changes_copy (duid_dataset_get_changes (dataset));

  for (guint i = 0; i < edits->len; i++)
    {
      const DuidQuestionEdit *edit = edits->pdata[i];

      g_assert_cmpstr (duid_question_changes_get (changes, edit->question, edit->field), ==,
                       edit->before);
      duid_question_changes_set (changes, edit->question, edit->field, edit->after);
    }
  return duid_question_changes_apply (changes, duid_dataset_get_imported (dataset));
}

static DuidDataset *
with (DuidDataset *dataset,
      const char  *question,
      const char  *field,
      const char  *value)
{
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();

  duid_question_edits_add (edits, duid_dataset_get_changes (dataset), question, field, value);
  return apply (dataset, edits);
}

static void
test_without_changes_the_dataset_is_itself (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) same = duid_question_changes_apply (NULL, dataset);

  g_assert_true (same == dataset);
  g_assert_true (duid_dataset_get_imported (same) == dataset);
  g_assert_null (duid_dataset_get_changes (same));
}

static void
test_words_change_and_answers_are_shared (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) named = with (dataset, "trust", DUID_CHANGE_LABEL, "How much trust?");
  g_autoptr (DuidDataset) seen = with (named, "trust", DUID_CHANGE_SHORT, "Faith");
  g_autofree char *label = duid_question_dup_short_label (duid_dataset_get_question (seen, TRUST));

  g_assert_cmpstr (duid_dataset_get_question (seen, TRUST)->label, ==, "How much trust?");
  g_assert_cmpstr (duid_dataset_get_question (seen, TRUST)->name, ==, "trust");
  g_assert_cmpstr (label, ==, "Faith");
  g_assert_true (duid_dataset_get_numbers (seen, TRUST) ==
                 duid_dataset_get_numbers (dataset, TRUST));
  g_assert_cmpstr (duid_dataset_get_question (dataset, TRUST)->label, ==, "Trust");
  g_assert_cmpint (duid_dataset_find_key (seen, "s/4"), ==, 4);
}

static void
test_merged_options_count_as_one (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (DuidDataset) merged = NULL;
  const DuidQuestion *place;

  duid_question_edits_merge_options (edits, dataset, PLACE, 1, 0);
  merged = apply (dataset, edits);
  place = duid_dataset_get_question (merged, PLACE);
  g_assert_cmpuint (place->options->len, ==, 2);
  g_assert_cmpstr (place->options->pdata[1], ==, "South");
  g_assert_cmpuint (duid_dataset_get_codes (merged, PLACE)[1], ==, 0);
  g_assert_cmpuint (duid_dataset_get_codes (merged, PLACE)[2], ==, 1);
  g_assert_cmpuint (duid_dataset_get_codes (merged, PLACE)[5], ==, DUID_NO_CODE);
  g_assert_cmpuint (duid_dataset_get_states (merged, PLACE)[5], ==, DUID_STATE_NOT_ASKED);
  g_assert_cmpuint (duid_dataset_get_codes (dataset, PLACE)[1], ==, 1);
  g_assert_cmpint (duid_question_find_option (place, "Noord"), ==, 0);
}

static void
test_merged_options_of_many_may_need_fewer_words (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (DuidDataset) merged = NULL;
  gsize          n_words;
  const guint64 *masks;

  for (guint i = 6; i < 70; i++)
    duid_question_edits_merge_options (edits, dataset, HELP, i, 0);
  merged = apply (dataset, edits);
  masks = duid_dataset_get_masks (merged, HELP, &n_words);
  g_assert_cmpuint (n_words, ==, 1);
  g_assert_cmpuint (duid_dataset_get_question (merged, HELP)->options->len, ==, 6);
  g_assert_cmphex (masks[0], ==, 1);
  g_assert_cmphex (masks[3], ==, 1 | 8);
}

static void
test_a_renamed_option_is_found_by_both_names (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (GPtrArray) back = duid_question_edits_new ();
  g_autoptr (DuidDataset) renamed = NULL;
  const DuidQuestion *place;

  duid_question_edits_rename_option (edits, dataset, PLACE, 2, " Zuid ");
  renamed = apply (dataset, edits);
  place = duid_dataset_get_question (renamed, PLACE);
  g_assert_cmpstr (place->options->pdata[2], ==, "Zuid");
  g_assert_cmpint (duid_question_find_option (place, "South"), ==, 2);
  g_assert_cmpint (duid_question_find_option (place, "Zuid"), ==, 2);
  g_assert_true (duid_dataset_get_codes (renamed, PLACE) ==
                 duid_dataset_get_codes (dataset, PLACE));

  duid_question_edits_rename_option (back, renamed, PLACE, 2, "South");
  g_assert_null (((DuidQuestionEdit *) back->pdata[0])->after);
}

static void
test_asked_anew_every_option_is_where_it_was (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) renamed = with (dataset, "place", "option/Noord", "Up north");
  g_autoptr (DuidDataset) merged = with (renamed, "place", "into/North", "Noord");
  g_autoptr (DuidQuestion) asked = duid_changed_question_new_to_ask (
    duid_dataset_get_question (dataset, PLACE), duid_dataset_get_changes (merged));

  g_assert_cmpuint (asked->options->len, ==, 3);
  g_assert_cmpstr (asked->options->pdata[1], ==, "Up north");
  g_assert_cmpint (duid_question_find_option (asked, "South"), ==, 2);
}

static void
test_options_merged_in_a_circle_are_one (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) one = with (dataset, "place", "into/North", "South");
  g_autoptr (DuidDataset) two = with (one, "place", "into/South", "Noord");
  g_autoptr (DuidDataset) three = with (two, "place", "into/Noord", "North");
  g_autoptr (DuidDataset) itself = with (dataset, "place", "into/North", "North");
  g_autoptr (DuidDataset) nothing = with (dataset, "place", "into/North", "East");

  g_assert_cmpuint (duid_dataset_get_question (two, PLACE)->options->len, ==, 1);
  g_assert_cmpuint (duid_dataset_get_question (three, PLACE)->options->len, ==, 1);
  g_assert_cmpstr (duid_dataset_get_question (three, PLACE)->options->pdata[0], ==, "North");
  g_assert_cmpuint (duid_dataset_get_question (itself, PLACE)->options->len, ==, 3);
  g_assert_cmpuint (duid_dataset_get_question (nothing, PLACE)->options->len, ==, 3);
}

static void
test_merged_options_can_be_parted_again (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (GPtrArray) back = duid_question_edits_new ();
  g_autoptr (DuidDataset) merged = NULL;
  g_autoptr (DuidDataset) parted = NULL;
  g_auto (GStrv) labels = NULL;

  duid_question_edits_merge_options (edits, dataset, PLACE, 0, 2);
  merged = apply (dataset, edits);
  g_assert_cmpuint (duid_dataset_get_question (merged, PLACE)->options->len, ==, 2);
  labels = duid_question_list_file_options (merged, PLACE, 1);
  g_assert_cmpuint (g_strv_length (labels), ==, 2);
  duid_question_edits_part_option (back, merged, PLACE, 1);
  parted = apply (merged, back);
  g_assert_true (parted == dataset);
}

static void
test_consent_of_merged_answers_is_the_strictest (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) loose = with (dataset, "consent", "into/sure", "yes");
  g_autoptr (DuidDataset) strict = with (dataset, "consent", "into/no", "yes");

  g_assert_true (duid_dataset_may_show (loose, 0));
  g_assert_true (duid_dataset_may_show (loose, 2));
  g_assert_false (duid_dataset_may_show (loose, 1));
  g_assert_false (duid_dataset_may_show (strict, 0));
  g_assert_true (duid_dataset_may_show (strict, 2));
}

static void
test_consent_survives_a_new_name (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) renamed = with (dataset, "consent", "option/yes", "of course");

  g_assert_true (duid_dataset_may_show (renamed, 0));
  g_assert_false (duid_dataset_may_show (renamed, 1));
}

static void
test_bands_are_read_and_refused (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidQuestion) question =
    duid_question_copy (duid_dataset_get_question (dataset, TRUST));
  g_autofree char *text = duid_bands_to_string (question->bands);
  g_autoptr (DuidDataset) none = with (dataset, "trust", DUID_CHANGE_BANDS, "[]");
  const char *wrong[] = { "", "{}", "[1]", "[{\"label\":\"a\",\"below\":3}]",
                          "[{\"label\":\"a\",\"below\":3},{\"label\":\"b\",\"below\":2},"
                          "{\"label\":\"c\"}]",
                          "[{\"label\":\"a\"},{\"label\":\"b\"}]",
                          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" };

  g_assert_cmpstr (text, ==, "[{\"label\":\"low\",\"below\":5.0},{\"label\":\"high\"}]");
  g_assert_true (duid_bands_from_string (text, question));
  g_assert_cmpuint (question->bands->len, ==, 2);
  g_assert_cmpuint (duid_dataset_get_question (none, TRUST)->bands->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (duid_bands_from_string (wrong[i], question));
      g_assert_cmpuint (question->bands->len, ==, 0);
    }
}

static DuidDataset *
derive (DuidDataset  *dataset,
        DuidDeriveHow how,
        const char   *of,
        const char   *and_of,
        const char   *day)
{
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (how, of);
  g_autofree char *text = NULL;

  if (and_of != NULL)
    g_ptr_array_add (derivation->of, g_strdup (and_of));
  if (day != NULL)
    duid_date_parse (day, NULL, &derivation->day);
  text = duid_derivation_to_string (derivation);
  return with (dataset, "made", DUID_CHANGE_DERIVE, text);
}

static void
test_a_band_is_a_choice (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) seen = derive (dataset, DUID_DERIVE_BANDS, "trust", NULL, NULL);
  guint               made = duid_dataset_get_n_questions (dataset);
  const DuidQuestion *question = duid_dataset_get_question (seen, made);

  g_assert_cmpuint (duid_dataset_get_n_questions (seen), ==, made + 1);
  g_assert_cmpint (question->type, ==, DUID_QUESTION_CHOICE);
  g_assert_true (question->is_ordered);
  g_assert_cmpuint (duid_dataset_get_codes (seen, made)[2], ==, 0);
  g_assert_cmpuint (duid_dataset_get_codes (seen, made)[3], ==, 1);
}

static void
test_sum_needs_all_and_mean_needs_one (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) sums = derive (dataset, DUID_DERIVE_SUM, "trust", "calm", NULL);
  g_autoptr (DuidDataset) means = derive (dataset, DUID_DERIVE_MEAN, "trust", "calm", NULL);
  guint made = duid_dataset_get_n_questions (dataset);

  g_assert_cmpint (duid_dataset_get_question (sums, made)->type, ==, DUID_QUESTION_NUMBER);
  g_assert_cmpfloat (duid_dataset_get_numbers (sums, made)[2], ==, 8);
  g_assert_true (isnan (duid_dataset_get_numbers (sums, made)[1]));
  g_assert_cmpint (duid_dataset_get_states (sums, made)[1], ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_cmpint (duid_dataset_get_question (means, made)->type, ==, DUID_QUESTION_SLIDER);
  g_assert_cmpfloat (duid_dataset_get_numbers (means, made)[2], ==, 4);
  g_assert_cmpfloat (duid_dataset_get_numbers (means, made)[1], ==, 2);
}

static void
test_an_age_is_in_whole_years_on_a_day (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) before = derive (dataset, DUID_DERIVE_AGE, "born", NULL, "2024-06-14");
  g_autoptr (DuidDataset) after = derive (dataset, DUID_DERIVE_AGE, "born", NULL, "2004-06-15");
  g_autoptr (DuidDataset) years = derive (dataset, DUID_DERIVE_YEAR, "born", NULL, NULL);
  guint made = duid_dataset_get_n_questions (dataset);

  g_assert_cmpfloat (duid_dataset_get_numbers (before, made)[0], ==, 23);
  g_assert_cmpfloat (duid_dataset_get_numbers (after, made)[4], ==, 0);
  g_assert_cmpint (duid_dataset_get_states (after, made)[5], ==, DUID_STATE_MISSING);
  g_assert_cmpuint (duid_dataset_get_question (years, made)->options->len, ==, 6);
  g_assert_cmpstr (duid_dataset_get_question (years, made)->options->pdata[3], ==, "2003");
  g_assert_cmpuint (duid_dataset_get_codes (years, made)[3], ==, 3);
}

static void
test_what_comes_from_sensitive_answers_is_sensitive (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) secret = with (dataset, "born", DUID_CHANGE_SENSITIVE, "yes");
  g_autoptr (DuidDataset) age = derive (secret, DUID_DERIVE_AGE, "born", NULL, "2024-01-01");
  g_autoptr (DuidDataset) open = with (age, "made", DUID_CHANGE_SENSITIVE, "no");
  guint made = duid_dataset_get_n_questions (dataset);

  g_assert_true (duid_dataset_get_question (secret, BORN)->is_sensitive);
  g_assert_true (duid_dataset_get_question (age, made)->is_sensitive);
  g_assert_false (duid_dataset_get_question (open, made)->is_sensitive);
}

static void
test_a_question_made_of_one_that_is_gone_waits (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidDataset) mean = derive (dataset, DUID_DERIVE_MEAN, "trust", "calm", NULL);
  g_autoptr (DuidDataset) none = derive (dataset, DUID_DERIVE_MEAN, "trust", "nowhere", NULL);
  g_autoptr (DuidDataset) banded =
    with (mean, "made", DUID_CHANGE_BANDS, "[{\"label\":\"a\",\"below\":3},{\"label\":\"b\"}]");
  g_autoptr (DuidDataset) twice =
    with (banded, "again", DUID_CHANGE_DERIVE, "{\"how\":\"bands\",\"of\":[\"made\"]}");
  guint n = duid_dataset_get_n_questions (dataset);

  g_assert_cmpuint (duid_dataset_get_n_questions (none), ==, n);
  g_assert_cmpuint (duid_dataset_get_n_questions (twice), ==, n + 2);
  g_assert_cmpstr (duid_dataset_get_question (twice, n + 1)->name, ==, "again");
  g_assert_cmpuint (duid_dataset_get_codes (twice, n + 1)[0], ==, 0);
  g_assert_cmpuint (duid_dataset_get_codes (twice, n + 1)[2], ==, 1);
}

static void
test_several_sources_are_a_question (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (2);
  g_autoptr (DuidDataset) seen = duid_question_changes_apply (NULL, dataset);
  g_autoptr (DuidDataset) renamed = with (seen, "source", "option/wave 2", "2026");
  g_autoptr (DuidDataset) third = make_dataset (3);
  g_autoptr (DuidDataset) told = duid_question_changes_apply (NULL, third);
  guint source = duid_dataset_get_n_questions (dataset);

  g_assert_cmpuint (duid_dataset_get_n_questions (seen), ==, source + 1);
  g_assert_cmpstr (duid_dataset_get_question (seen, source)->name, ==, DUID_SOURCE_QUESTION);
  g_assert_cmpuint (duid_dataset_get_codes (seen, source)[3], ==, 1);
  g_assert_cmpstr (duid_dataset_get_question (renamed, source)->options->pdata[1], ==, "2026");
  /* There “consent” has one answer a source, as a constant has. */
  g_assert_cmpuint (duid_dataset_get_n_questions (told), ==, source);
}

static void
test_stories_that_left_their_file_can_be_told_apart (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset (1);
  g_autoptr (DuidQuestionChanges) changes = duid_question_changes_new ();
  g_autoptr (DuidDataset) seen = NULL;
  guint gone = duid_dataset_get_n_questions (dataset);

  duid_question_changes_add_gone (changes, "s/3");
  duid_question_changes_add_gone (changes, "elsewhere");
  seen = duid_question_changes_apply (changes, dataset);
  g_assert_cmpstr (duid_dataset_get_question (seen, gone)->name, ==, DUID_GONE_QUESTION);
  g_assert_cmpuint (duid_dataset_get_codes (seen, gone)[3], ==, 1);
  g_assert_cmpuint (duid_dataset_get_codes (seen, gone)[4], ==, 0);
  g_assert_cmpuint (duid_dataset_get_question (seen, gone)->options->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/model/question-changes/" name, func)
  ADD ("without changes the dataset is itself", test_without_changes_the_dataset_is_itself);
  ADD ("words change and answers are shared", test_words_change_and_answers_are_shared);
  ADD ("merged options count as one", test_merged_options_count_as_one);
  ADD ("merged options of many may need fewer words",
       test_merged_options_of_many_may_need_fewer_words);
  ADD ("a renamed option is found by both names", test_a_renamed_option_is_found_by_both_names);
  ADD ("asked anew every option is where it was", test_asked_anew_every_option_is_where_it_was);
  ADD ("options merged in a circle are one", test_options_merged_in_a_circle_are_one);
  ADD ("merged options can be parted again", test_merged_options_can_be_parted_again);
  ADD ("consent of merged answers is the strictest",
       test_consent_of_merged_answers_is_the_strictest);
  ADD ("consent survives a new name", test_consent_survives_a_new_name);
  ADD ("bands are read and refused", test_bands_are_read_and_refused);
  ADD ("a band is a choice", test_a_band_is_a_choice);
  ADD ("a sum needs all and a mean needs one", test_sum_needs_all_and_mean_needs_one);
  ADD ("an age is in whole years on a day", test_an_age_is_in_whole_years_on_a_day);
  ADD ("what comes from sensitive answers is sensitive",
       test_what_comes_from_sensitive_answers_is_sensitive);
  ADD ("a question made of one that is gone waits",
       test_a_question_made_of_one_that_is_gone_waits);
  ADD ("several sources are a question", test_several_sources_are_a_question);
  ADD ("stories that left their file can be told apart",
       test_stories_that_left_their_file_can_be_told_apart);
  return g_test_run ();
}
