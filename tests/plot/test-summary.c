/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-summary.h"

#include <math.h>
#include <string.h>

#include "filter/duid-condition.h"
#include "filter/duid-selection.h"
#include "import/duid-import.h"
#include "small-survey.h"

static const DuidShareOf *
get_share (GPtrArray  *shares,
           const char *label)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (shares, i);

      if (g_str_equal (share->label, label))
        return share;
    }
  g_error ("no share %s", label);
}

static gsize
sum_up (const DuidSummary *summary)
{
  gsize sum = 0;

  for (guint i = 0; i < summary->n_histogram; i++)
    sum += summary->histogram[i];
  return sum;
}

static DuidSummary *
sum_small (int             question,
           const DuidRows *rows)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();

  return duid_summary_new (dataset, NULL, question, rows);
}

static void
test_slider_counts (void)
{
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_SLIDER, NULL);
  const gsize expected[20] = { 2, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 2 };

  g_assert_cmpuint (summary->n_rows, ==, 12);
  g_assert_cmpuint (summary->states[DUID_STATE_ANSWERED], ==, 10);
  g_assert_cmpuint (summary->states[DUID_STATE_NOT_APPLICABLE], ==, 1);
  g_assert_cmpuint (summary->states[DUID_STATE_MISSING], ==, 1);
  g_assert_cmpuint (summary->n_histogram, ==, 20);
  g_assert_cmpmem (summary->histogram, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (summary->ends[0], ==, 2);
  g_assert_cmpuint (summary->ends[1], ==, 1);
  g_assert_cmpuint (get_share (summary->bands, "Low")->n, ==, 4);
  g_assert_cmpuint (get_share (summary->bands, "High")->n, ==, 6);
  g_assert_cmpfloat (get_share (summary->bands, "High")->percent, ==, 60);
}

static void
test_slider_description (void)
{
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_SLIDER, NULL);

  g_assert_cmpuint (summary->description.n, ==, 10);
  g_assert_cmpfloat (summary->description.min, ==, 0);
  g_assert_cmpfloat (summary->description.max, ==, 10);
  g_assert_cmpfloat_with_epsilon (summary->description.mean, 4.45, 1e-12);
  g_assert_cmpfloat (summary->description.median, ==, 4.5);
  g_assert_cmpfloat_with_epsilon (summary->description.q1, .875, 1e-12);
  g_assert_cmpfloat_with_epsilon (summary->description.q3, 7.125, 1e-12);
}

static void
test_slider_bins_are_the_filters (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidSummary) summary = duid_summary_new (dataset, NULL, SURVEY_SLIDER, NULL);
  g_autoptr (DuidBins) bins = duid_bins_new (dataset, SURVEY_SLIDER);
  gsize counts[20] = { 0 };

  for (gsize row = 0; row < SURVEY_ROWS; row++)
    if (bins->codes[row] != DUID_NO_CODE)
      counts[bins->codes[row]]++;
  g_assert_cmpmem (summary->histogram, sizeof counts, counts, sizeof counts);
}

static void
test_only_rows_looked_at (void)
{
  g_autoptr (DuidRows) rows = survey_rows (8, 12);
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_SLIDER, rows);

  g_assert_cmpuint (summary->n_rows, ==, 4);
  g_assert_cmpuint (summary->states[DUID_STATE_ANSWERED], ==, 2);
  g_assert_cmpuint (sum_up (summary), ==, 2);
  g_assert_cmpfloat (get_share (summary->bands, "High")->percent, ==, 100);
}

static void
test_choice_shares (void)
{
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_CHOICE, NULL);
  const gsize expected[] = { 1, 5, 2, 3, 0, 1 };

  g_assert_cmpuint (summary->options->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const DuidShareOf *share = g_ptr_array_index (summary->options, i);

      g_assert_cmpuint (share->n, ==, expected[i]);
      g_assert_cmpfloat_with_epsilon (share->percent, 100.0 * (double) expected[i] / 12, 1e-12);
    }
}

static void
test_many_is_of_respondents (void)
{
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_MANY, NULL);

  /* Who ticked nothing answered too. */
  g_assert_cmpuint (summary->states[DUID_STATE_ANSWERED], ==, 12);
  g_assert_cmpfloat (get_share (summary->options, "X")->percent, ==, 50);
  g_assert_cmpuint (get_share (summary->options, "Y")->n, ==, 0);
  g_assert_cmpfloat (get_share (summary->options, "Z")->percent, ==, 50);
}

static void
test_number_bins_stay (void)
{
  g_autoptr (DuidRows) rows = survey_rows (0, 3);
  g_autoptr (DuidSummary) all = sum_small (SURVEY_NUMBER, NULL);
  g_autoptr (DuidSummary) few = sum_small (SURVEY_NUMBER, rows);

  /* From 10 to 65 in twenty: 10, 15 and 20 are in bins 0, 1 and 3 either way. */
  g_assert_cmpuint (sum_up (all), ==, 12);
  g_assert_cmpuint (all->histogram[19], ==, 1);
  g_assert_cmpuint (sum_up (few), ==, 3);
  g_assert_cmpuint (few->histogram[0], ==, 1);
  g_assert_cmpuint (few->histogram[1], ==, 1);
  g_assert_cmpuint (few->histogram[3], ==, 1);
}

static void
test_dates_add_up (void)
{
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_DATE, NULL);

  g_assert_cmpuint (sum_up (summary), ==, 12);
  g_assert_cmpfloat (summary->description.min, ==, duid_date_from_civil (2024, 1, 15));
  g_assert_cmpfloat (summary->description.max, ==, duid_date_from_civil (2024, 12, 15));
}

static void
test_tags_are_of_stories (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidTagging) tagging = survey_tagging ();
  g_autoptr (DuidRows) rows = survey_rows (2, 10);
  g_autoptr (DuidSummary) summary =
    duid_summary_new (dataset, tagging, DUID_QUESTION_TAGS (dataset), rows);

  g_assert_true (summary->is_tags);
  g_assert_cmpuint (get_share (summary->options, "netwerk")->n, ==, 2);
  g_assert_cmpfloat (get_share (summary->options, "netwerk")->percent, ==, 25);
}

static void
test_nobody_answered (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidRows) rows = survey_rows (10, 12);
  g_autoptr (DuidSummary) summary = duid_summary_new (dataset, NULL, SURVEY_SLIDER, rows);
  g_autofree char *sentence = duid_summary_dup_sentence (summary, dataset);

  g_assert_cmpuint (sum_up (summary), ==, 0);
  g_assert_cmpfloat (get_share (summary->bands, "Low")->percent, ==, 0);
  g_assert_true (isnan (summary->description.mean));
  g_assert_cmpstr (sentence, ==, "“How was it?”: no answers among these stories. To 1 "
                                 "of them it does not apply.");
}

static void
test_groups_of_a_choice (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidRows) rows = survey_rows (0, 8);
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, NULL, SURVEY_CHOICE, rows);
  const gsize expected[] = { 1, 5, 2, 0, 0, 0 };

  g_assert_cmpuint (groups->len, ==, 6);
  for (guint i = 0; i < groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (groups, i);

      g_assert_cmpuint (duid_rows_count (group->rows), ==, expected[i]);
    }
}

static void
test_groups_of_many_overlap (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, NULL, SURVEY_MANY, NULL);
  const DuidGroupOf *x = g_ptr_array_index (groups, 0);
  const DuidGroupOf *z = g_ptr_array_index (groups, 2);

  g_assert_cmpuint (duid_rows_count_and (x->rows, z->rows), ==, 3);
}

static void
test_a_number_cannot_split (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();

  g_assert_null (duid_summary_split (dataset, NULL, SURVEY_NUMBER, NULL));
}

static void
test_count_line_adds_up (void)
{
  g_autoptr (DuidRows) rows = survey_rows (4, 12);
  g_autoptr (DuidSummary) summary = sum_small (SURVEY_SLIDER, rows);
  g_autofree char *line = duid_summary_dup_count_line (summary, 12);

  g_assert_cmpstr (line, ==,
                   "6 answered · 1 not applicable · 1 missing · 0 not asked"
                   " · 4 filtered out (of 12)");
}

static void
test_sentence_of_a_slider (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidSummary) summary = duid_summary_new (dataset, NULL, SURVEY_SLIDER, NULL);
  g_autofree char *sentence = duid_summary_dup_sentence (summary, dataset);

  g_assert_cmpstr (sentence, ==,
                   "“How was it?”: 10 answered. The scale runs from 0 (Bad) to 10 (Good)."
                   " The median is 4.5; half of the answers lie from 0.9 to 7.1."
                   " Low 40 % (4), High 60 % (6)."
                   " Exactly at the ends: 2 at 0 and 1 at 10.");
}

static void
test_sentence_of_few (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidRows) seven = survey_rows (0, 7);
  g_autoptr (DuidRows) four = survey_rows (0, 4);
  g_autoptr (DuidSummary) some = duid_summary_new (dataset, NULL, SURVEY_MANY, seven);
  g_autoptr (DuidSummary) few = duid_summary_new (dataset, NULL, SURVEY_SLIDER, four);
  g_autofree char *counts = duid_summary_dup_sentence (some, dataset);
  g_autofree char *nothing = duid_summary_dup_sentence (few, dataset);

  g_assert_cmpstr (counts, ==,
                   "“What helped?”: 7 answered; more than one answer was possible. X 6, Y 0, Z 4.");
  g_assert_cmpstr (nothing, ==,
                   "“How was it?”: 4 answered. The scale runs from 0 (Bad) to 10 (Good).");
}

/* The sample, and the rows of its families. */
static DuidIntake *
read_sample (DuidRows **families)
{
  const char *paths[] = { g_getenv ("DUID_SAMPLE"), NULL };
  const char *words[] = { "Gezin", NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_autoptr (DuidCondition) family =
    duid_condition_new_words (DUID_CONDITION_OPTIONS, "perspectief", words);

  g_assert_no_error (error);
  *families = duid_condition_find_rows (family, &(DuidStand) { .dataset = intake->dataset });
  return intake;
}

static DuidSummary *
sum_sample (const DuidIntake *intake,
            const char       *name,
            const DuidRows   *rows)
{
  DuidFramework *framework = duid_dataset_get_framework (intake->dataset);

  return duid_summary_new (intake->dataset, NULL, duid_framework_find (framework, name), rows);
}

static void
test_published_shares (void)
{
  static const struct
  {
    const char *question;
    const char *band;
    double      percent;
  } published[] = {
    { "tevredenheid", "Tevreden", 84 },
    { "gezinsleven", "Positief", 75 },
    { "gezinsleven", "Negatief", 6 },
    { "welzijn", "Positief", 81 },
    { "eigen_regie", "Aanzienlijk", 64 },
    { "oordeelloos", "Vooroordeel", 5 },
  };
  g_autoptr (DuidRows) families = NULL;
  g_autoptr (DuidIntake) intake = read_sample (&families);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autoptr (DuidSummary) summary = sum_sample (intake, published[i].question, families);

      g_assert_cmpfloat (round (get_share (summary->bands, published[i].band)->percent), ==,
                         published[i].percent);
    }
}

static void
test_published_counts (void)
{
  g_autoptr (DuidRows) families = NULL;
  g_autoptr (DuidIntake) intake = read_sample (&families);
  g_autoptr (DuidSummary) forms = sum_sample (intake, "vormen", families);
  g_autoptr (DuidSummary) after = sum_sample (intake, "na_de_hulp", families);
  g_autoptr (DuidSummary) heard = sum_sample (intake, "luisteren", families);

  g_assert_cmpuint (get_share (forms->options, "Individueel voor het kind")->n, ==, 51);
  g_assert_cmpuint (get_share (forms->options, "In een groep")->n, ==, 4);
  g_assert_cmpfloat (round (get_share (after->options, "Zelfstandig verder")->percent), ==, 53);
  g_assert_cmpfloat_with_epsilon (heard->description.mean, 9, .05);
}

static void
test_everything_adds_up_in_the_sample (void)
{
  g_autoptr (DuidRows) families = NULL;
  g_autoptr (DuidIntake) intake = read_sample (&families);

  for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
    {
      g_autoptr (DuidSummary) summary = duid_summary_new (intake->dataset, NULL, (int) i, families);
      gsize zones = 0;
      gsize states = 0;

      for (int state = 0; state < DUID_N_STATES; state++)
        states += summary->states[state];
      for (int zone = 0; zone < DUID_N_ZONES; zone++)
        zones += summary->zones[zone];
      g_assert_cmpuint (states, ==, summary->n_rows);
      if (summary->n_histogram > 0)
        g_assert_cmpuint (sum_up (summary), ==, summary->states[DUID_STATE_ANSWERED]);
      if (summary->type == DUID_QUESTION_TRIAD)
        g_assert_cmpuint (zones, ==, summary->states[DUID_STATE_ANSWERED]);
      if (zones > 0)
        g_assert_cmpfloat_with_epsilon (
          summary->mean.top + summary->mean.left + summary->mean.right, 1, 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/slider-counts", test_slider_counts);
  g_test_add_func ("/summary/slider-description", test_slider_description);
  g_test_add_func ("/summary/slider-bins-are-the-filters", test_slider_bins_are_the_filters);
  g_test_add_func ("/summary/only-rows-looked-at", test_only_rows_looked_at);
  g_test_add_func ("/summary/choice-shares", test_choice_shares);
  g_test_add_func ("/summary/many-is-of-respondents", test_many_is_of_respondents);
  g_test_add_func ("/summary/number-bins-stay", test_number_bins_stay);
  g_test_add_func ("/summary/dates-add-up", test_dates_add_up);
  g_test_add_func ("/summary/tags-are-of-stories", test_tags_are_of_stories);
  g_test_add_func ("/summary/nobody-answered", test_nobody_answered);
  g_test_add_func ("/summary/groups-of-a-choice", test_groups_of_a_choice);
  g_test_add_func ("/summary/groups-of-many-overlap", test_groups_of_many_overlap);
  g_test_add_func ("/summary/a-number-cannot-split", test_a_number_cannot_split);
  g_test_add_func ("/summary/count-line-adds-up", test_count_line_adds_up);
  g_test_add_func ("/summary/sentence-of-a-slider", test_sentence_of_a_slider);
  g_test_add_func ("/summary/sentence-of-few", test_sentence_of_few);
  g_test_add_func ("/summary/published-shares", test_published_shares);
  g_test_add_func ("/summary/published-counts", test_published_counts);
  g_test_add_func ("/summary/everything-adds-up-in-the-sample",
                   test_everything_adds_up_in_the_sample);
  return g_test_run ();
}
