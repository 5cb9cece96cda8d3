/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-indicator.h"

#include "import/duid-import.h"
#include "plot/duid-parts.h"
#include "plot/duid-trend.h"
#include "small-survey.h"

#include <math.h>

static DuidDataset *
import_sample (void)
{
  const char *paths[] = { g_getenv ("DUID_SAMPLE"), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return duid_dataset_ref (intake->dataset);
}

static DuidRows *
find_rows (DuidDataset *dataset,
           const char  *text)
{
  const DuidStand stand = { .dataset = dataset };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidCondition) condition = duid_condition_parse (text, &stand, &error);

  g_assert_no_error (error);
  return duid_condition_find_rows (condition, &stand);
}

static double
measure_families (DuidDataset *dataset,
                  const char  *question,
                  const char  *answer)
{
  int index = duid_framework_find (duid_dataset_get_framework (dataset), question);
  g_autoptr (DuidRows) families = find_rows (dataset, "perspectief=Gezin");
  g_autoptr (DuidIndicator) indicator = duid_indicator_new (dataset, (guint) index, answer);

  g_assert_nonnull (indicator);
  return duid_indicator_measure (indicator, families).percent;
}

static void
test_sample_says_what_was_published (void)
{
  g_autoptr (DuidDataset) dataset = import_sample ();

  g_assert_cmpfloat_with_epsilon (measure_families (dataset, "tevredenheid", "Tevreden"), 84, .5);
  g_assert_cmpfloat_with_epsilon (measure_families (dataset, "gezinsleven", "Negatief"), 6, .5);
  g_assert_cmpfloat_with_epsilon (measure_families (dataset, "na_de_hulp", "Zelfstandig verder"),
                                  53, .5);
  g_assert_cmpfloat_with_epsilon (measure_families (dataset, "eigen_regie", "Aanzienlijk"), 64, .5);
}

/* Of the slider's ten answers six are high: Wilson's interval of 6 of 10. */
static void
test_share_has_a_base_and_an_interval (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidIndicator) high = duid_indicator_new (dataset, SURVEY_SLIDER, "High");
  DuidIndicatorValue value = duid_indicator_measure (high, NULL);
  g_autofree char   *share = duid_indicator_dup_share (value, TRUE);
  g_autofree char   *interval = duid_indicator_dup_interval (value);

  g_assert_cmpuint (value.n, ==, 6);
  g_assert_cmpuint (value.n_answered, ==, 10);
  g_assert_cmpfloat (value.percent, ==, 60);
  g_assert_cmpfloat_with_epsilon (value.low, 31.267, .001);
  g_assert_cmpfloat_with_epsilon (value.high, 83.182, .001);
  g_assert_cmpstr (share, ==, "60\u00a0%");
  g_assert_cmpstr (interval, ==, "31–83\u00a0%");
}

static void
test_few_are_no_percentage (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidRows) four = survey_rows (0, 4);
  g_autoptr (DuidRows) nobody = survey_rows (10, 12);
  g_autoptr (DuidIndicator) low = duid_indicator_new (dataset, SURVEY_SLIDER, "Low");
  DuidIndicatorValue value = duid_indicator_measure (low, four);
  DuidIndicatorValue none = duid_indicator_measure (low, nobody);
  g_autofree char   *hidden = duid_indicator_dup_share (value, TRUE);
  g_autofree char   *shown = duid_indicator_dup_share (value, FALSE);
  g_autofree char   *nothing = duid_indicator_dup_share (none, TRUE);
  g_autoptr (DuidRows) seven = survey_rows (0, 7);
  g_autofree char *seven_share =
    duid_indicator_dup_share (duid_indicator_measure (low, seven), TRUE);

  g_assert_true (isnan (value.percent));
  g_assert_cmpstr (hidden, ==, "<5");
  g_assert_cmpstr (shown, ==, "4 of 4");
  g_assert_cmpstr (seven_share, ==, "4 of 7");
  g_assert_cmpstr (nothing, ==, "–");
  g_assert_null (duid_indicator_dup_interval (value));
  g_assert_null (duid_indicator_dup_difference (value, none));
}

static DuidIndicatorValue
make_value (gsize n,
            gsize n_answered)
{
  DuidIndicatorValue value = {
    .n = n,
    .n_answered = n_answered,
    .percent = 100. * (double) n / (double) n_answered,
  };

  duid_wilson (n, n_answered, &value.low, &value.high);
  value.low *= 100;
  value.high *= 100;
  return value;
}

/* 56 of 70 against 48 of 80: Newcombe 1998, table II, method 10. */
static void
test_difference_is_newcombes (void)
{
  const DuidIndicatorValue a = make_value (56, 70);
  const DuidIndicatorValue b = make_value (48, 80);
  double                   low, high;
  g_autofree char         *words = duid_indicator_dup_difference (a, b);

  g_assert_cmpfloat_with_epsilon (duid_indicator_compare (a, b, &low, &high), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (low, 5.24, .005);
  g_assert_cmpfloat_with_epsilon (high, 33.39, .005);
  g_assert_cmpstr (words, ==, "+20 points: higher (+5 to +33)");
}

static void
test_number_opens_its_stories (void)
{
  g_autoptr (DuidDataset) dataset = import_sample ();
  const DuidStand stand = { .dataset = dataset };
  g_autoptr (GPtrArray) indicators = duid_indicators_suggest (dataset);

  g_assert_cmpuint (indicators->len, >, 15);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DuidIndicator *indicator = g_ptr_array_index (indicators, i);
      g_autoptr (DuidCondition) condition = duid_indicator_make_condition (
        duid_dataset_get_question (dataset, indicator->question), indicator->answer);
      g_autoptr (DuidRows) rows = duid_condition_find_rows (condition, &stand);

      g_assert_true (duid_rows_equal (rows, indicator->given));
      g_assert_cmpuint (duid_rows_count_and (indicator->given, indicator->answered), ==,
                        duid_rows_count (indicator->given));
    }
}

static char *
write_page (GPtrArray         *indicators,
            const DuidDataset *dataset)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < indicators->len; i++)
    {
      const DuidIndicator *indicator = g_ptr_array_index (indicators, i);

      duid_indicators_write (text, duid_dataset_get_question (dataset, indicator->question),
                             indicator->answer);
    }
  return g_string_free (text, FALSE);
}

static void
test_page_is_kept_as_text (void)
{
  g_autoptr (DuidDataset) dataset = import_sample ();
  g_autoptr (GPtrArray) indicators = duid_indicators_suggest (dataset);
  g_autofree char *text = write_page (indicators, dataset);
  g_autofree char *with_gone = g_strconcat (text, "gone\tx\n\n", "tevredenheid\tno band\n", NULL);
  g_autoptr (GPtrArray) again = duid_indicators_parse (with_gone, dataset);
  g_autofree char *second = write_page (again, dataset);

  g_assert_cmpstr (text, ==, second);
}

static void
test_page_goes_by_task_and_theme (void)
{
  g_autoptr (DuidDataset) dataset = import_sample ();
  g_autoptr (GPtrArray) indicators = duid_indicators_suggest (dataset);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *last = NULL;

  duid_indicators_sort (indicators, dataset);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DuidIndicator *indicator = g_ptr_array_index (indicators, i);
      const char          *theme = duid_dataset_get_question (dataset, indicator->question)->theme;

      if (g_strcmp0 (theme, last) == 0)
        continue;
      /* No theme comes back after another. */
      g_assert_true (g_hash_table_add (seen, (gpointer) theme));
      last = theme;
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 6);
}

static void
test_parts_of_time_cover_every_date (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) parts = duid_parts_of_question (dataset, SURVEY_DATE);
  gsize n = 0;

  g_assert_true (duid_parts_are_in_time (dataset, SURVEY_DATE));
  for (guint i = 0; i < parts->len; i++)
    n += duid_rows_count (((DuidGroupOf *) g_ptr_array_index (parts, i))->rows);
  g_assert_cmpuint (n, ==, SURVEY_ROWS);
}

static void
test_waves_follow_one_another_in_time (void)
{
  static const struct
  {
    const char *options[3];
    gboolean    is_in_time;
  } cases[] = {
    { { "2023", "2024", "2025" }, TRUE },
    { { "Voorjaar 2024", "Najaar 2024", "Meting 3 (2025)" }, TRUE },
    { { "2025", "2024", "2023" }, FALSE },
    { { "2024", "2025", "weet niet" }, FALSE },
    { { "0-5 jaar", "6-11 jaar", "12-18 jaar" }, FALSE },
    { { "1234", "12025", "2025" }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DuidFramework) framework = duid_framework_new ("waves");
      DuidQuestion *question = duid_question_new ("wave", DUID_QUESTION_CHOICE, NULL);
      g_autoptr (DuidDataset) dataset = NULL;

      for (guint j = 0; j < 3; j++)
        duid_question_add_option (question, cases[i].options[j]);
      duid_framework_add (framework, question);
      dataset = duid_dataset_builder_finish (duid_dataset_builder_new (framework));
      g_assert_cmpint (duid_parts_are_in_time (dataset, 0), ==, cases[i].is_in_time);
    }
}

static void
test_a_wave_is_held_against_the_one_before (void)
{
  const char *const        labels[] = { "2023", "2024", "2025" };
  const DuidIndicatorValue none = { .n_answered = 0 };
  const DuidIndicatorValue clear[] = { make_value (60, 100), none, make_value (85, 100) };
  const DuidIndicatorValue five = make_value (2, 5);
  DuidIndicatorValue       few[] = { clear[0], five, clear[2] };
  g_autoptr (GPtrArray) parts = duid_groups_new ();
  g_autofree char *change = NULL;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (parts, duid_group_of_new (labels[i], duid_rows_new (1)));
  change = duid_indicator_dup_change (parts, clear);
  /* Nobody answered in 2024. */
  g_assert_true (g_str_has_prefix (change, "2025 against 2023: +25 points: higher ("));
  /* Too few for a percentage. */
  few[1].percent = NAN;
  g_assert_null (duid_indicator_dup_change (parts, few));
}

static void
test_part_without_stories_is_left_out (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) parts = duid_parts_of_question (dataset, SURVEY_CHOICE);

  g_assert_cmpuint (parts->len, ==, 5);
  g_assert_cmpstr (((DuidGroupOf *) g_ptr_array_index (parts, 4))->label, ==, "F");
}

/* Words for every group; a dot with a whisker of three lines for the one of ten. */
static void
test_small_groups_have_no_dot (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) parts = duid_parts_of_question (dataset, SURVEY_CHOICE);
  g_autofree DuidIndicatorValue *values = g_new0 (DuidIndicatorValue, parts->len);
  DuidTrendRequest               request = { .parts = parts, .values = values };
  g_autoptr (DuidTrend) trend = NULL;

  for (guint i = 0; i < parts->len; i++)
    values[i] = (DuidIndicatorValue) { i, 3 + i, NAN, NAN, NAN };
  values[2] = (DuidIndicatorValue) { 6, 10, 60, 31, 83 };
  request.whole = values[2];
  trend = duid_trend_new (&request, 300, duid_trend_get_height (parts->len, FALSE, 1));
  g_assert_cmpuint (duid_scene_count_layer (duid_trend_get_scene (trend), "groups"), ==, 10 + 4);
  g_assert_cmpint (duid_trend_pick (trend, (DuidPoint) { 150, 22 * 1.5 }), ==, 1);
  g_assert_cmpint (duid_trend_pick (trend, (DuidPoint) { 150, 22 * 5.5 }), ==, -1);
}

/* Six stories a day for a month: days have too few of them, weeks enough. */
static void
test_period_has_enough_stories (void)
{
  g_autoptr (DuidFramework) framework = survey_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "small");
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  for (guint i = 0; i < 28 * 6; i++)
    {
      g_autofree char *key = g_strdup_printf ("small/%u", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      /* 2024-01-01 was a Monday. */
      duid_dataset_builder_set_number (builder, SURVEY_DATE, row,
                                       duid_date_from_civil (2024, 1, 1) + i / 6 + .5);
    }
  dataset = duid_dataset_builder_finish (builder);
  parts = duid_parts_of_question (dataset, SURVEY_DATE);
  g_assert_cmpuint (parts->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (duid_rows_count (((DuidGroupOf *) g_ptr_array_index (parts, i))->rows), ==,
                      42);
  g_assert_cmpstr (((DuidGroupOf *) g_ptr_array_index (parts, 1))->label, ==, "week of 8 Jan");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/indicator/the sample says what was published",
                   test_sample_says_what_was_published);
  g_test_add_func ("/plot/indicator/a share has a base and an interval",
                   test_share_has_a_base_and_an_interval);
  g_test_add_func ("/plot/indicator/few are no percentage",
                   test_few_are_no_percentage);
  g_test_add_func ("/plot/indicator/a difference is Newcombe's", test_difference_is_newcombes);
  g_test_add_func ("/plot/indicator/a number opens its stories", test_number_opens_its_stories);
  g_test_add_func ("/plot/indicator/a page is kept as text", test_page_is_kept_as_text);
  g_test_add_func ("/plot/indicator/a page goes by task and theme",
                   test_page_goes_by_task_and_theme);
  g_test_add_func ("/plot/indicator/parts of time cover every date",
                   test_parts_of_time_cover_every_date);
  g_test_add_func ("/plot/indicator/waves follow one another in time",
                   test_waves_follow_one_another_in_time);
  g_test_add_func ("/plot/indicator/a wave is held against the one before",
                   test_a_wave_is_held_against_the_one_before);
  g_test_add_func ("/plot/indicator/a part without stories is left out",
                   test_part_without_stories_is_left_out);
  g_test_add_func ("/plot/indicator/a period has enough stories", test_period_has_enough_stories);
  g_test_add_func ("/plot/indicator/small groups have no dot", test_small_groups_have_no_dot);
  return g_test_run ();
}
