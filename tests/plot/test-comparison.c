/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection.h"
#include "plot/duid-comparison.h"
#include "plot/duid-sample.h"
#include "small-survey.h"

/* The first six stories against the others. */
static GPtrArray *
two_groups (void)
{
  GPtrArray *groups = duid_groups_new ();

  g_ptr_array_add (groups, duid_group_of_new ("first", survey_rows (0, 6)));
  g_ptr_array_add (groups, duid_group_of_new ("last", survey_rows (6, 12)));
  return groups;
}

static const DuidCompared *
find_row (const DuidComparison *comparison,
          int                   question)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const DuidCompared *row = g_ptr_array_index (comparison->rows, i);

      if (row->question == question)
        return row;
    }
  return NULL;
}

static void
test_every_question_has_a_row (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidTagging) tagging = survey_tagging ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, tagging, groups, -1);
  g_autoptr (DuidComparison) comparison = duid_comparison_new (&plan);

  g_assert_cmpuint (comparison->rows->len, ==, 6);
  g_assert_nonnull (find_row (comparison, DUID_QUESTION_TAGS (dataset)));
}

/* Four answers at most in the last group: a slider of 6 and 4 is too few. */
static void
test_too_few_answers_are_not_tested (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);
  g_autoptr (DuidComparison) comparison = duid_comparison_new (&plan);
  const DuidCompared *row = find_row (comparison, SURVEY_SLIDER);

  g_assert_cmpuint (row->n[0], ==, 6);
  g_assert_cmpuint (row->n[1], ==, 4);
  g_assert_cmpuint (row->n_not_applicable[1], ==, 1);
  g_assert_null (duid_compared_get_finding (row));
}

/* Ages 10 … 35 against 40 … 65: of the 924 ways to part twelve ages, two are as far. */
static void
test_small_groups_have_an_exact_p_and_its_floor (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);
  g_autoptr (DuidComparison) comparison = duid_comparison_new (&plan);
  const DuidCompared *row = find_row (comparison, SURVEY_NUMBER);
  const DuidFinding  *finding = duid_compared_get_finding (row);

  g_assert_cmpstr (finding->test, ==, "mann_whitney");
  g_assert_cmpfloat_with_epsilon (finding->chance.p, 2.0 / 924, 1e-12);
  g_assert_cmpfloat_with_epsilon (finding->chance.least_p, 2.0 / 924, 1e-12);
  g_assert_cmpfloat (finding->effect.value, ==, 1);
  g_assert_true (duid_compared_is_clear (row));
}

/* 1 of 1 not applicable in the last group, 4 answered: 20 %, and none in the first. */
static void
test_not_applicable_is_an_answer (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);
  g_autoptr (DuidComparison) comparison = duid_comparison_new (&plan);
  const DuidCompared *row = find_row (comparison, SURVEY_SLIDER);
  const DuidFinding  *finding = &g_array_index (row->not_applicable, DuidFinding, 0);

  g_assert_cmpfloat_with_epsilon (finding->shares[1], .2, 1e-12);
  /* 1 of 5 against 0 of 6: one of eleven, in either place it can be. */
  g_assert_cmpfloat_with_epsilon (finding->chance.p, 5.0 / 11, 1e-9);
}

static void
test_stories_in_both_groups_are_left_out (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = duid_groups_new ();
  DuidComparisonPlan plan;
  g_autoptr (DuidComparison) comparison = NULL;

  g_ptr_array_add (groups, duid_group_of_new ("a", survey_rows (0, 7)));
  g_ptr_array_add (groups, duid_group_of_new ("b", survey_rows (5, 12)));
  plan = duid_comparison_plan (dataset, NULL, groups, -1);
  comparison = duid_comparison_new (&plan);
  g_assert_cmpuint (comparison->n_shared, ==, 2);
  g_assert_cmpuint (find_row (comparison, SURVEY_NUMBER)->n[0], ==, 5);
}

static void
test_of_a_multichoice_each_option_is_compared (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, NULL, SURVEY_MANY, NULL);
  DuidComparisonPlan  plan = duid_comparison_plan (dataset, NULL, groups, SURVEY_MANY);
  const int           only[] = { SURVEY_NUMBER };
  const DuidCompared *row;
  g_autoptr (DuidComparison) comparison = NULL;

  plan.questions = only;
  plan.n_questions = 1;
  comparison = duid_comparison_new (&plan);
  g_assert_cmpuint (comparison->rows->len, ==, 3);
  row = g_ptr_array_index (comparison->rows, 0);
  g_assert_cmpstr (row->about, ==, "X");
  g_assert_cmpuint (row->n[0], ==, 6);
  g_assert_cmpuint (row->n[1], ==, 6);
}

static void
test_the_same_seed_gives_the_same_numbers (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);
  g_autoptr (DuidComparison) one = duid_comparison_new (&plan);
  g_autoptr (DuidComparison) other = duid_comparison_new (&plan);

  for (guint i = 0; i < one->rows->len; i++)
    {
      const DuidFinding *a = duid_compared_get_finding (g_ptr_array_index (one->rows, i));
      const DuidFinding *b = duid_compared_get_finding (g_ptr_array_index (other->rows, i));

      if (a == NULL)
        g_assert_null (b);
      else
        g_assert_cmpfloat (a->chance.p, ==, b->chance.p);
    }
}

static gboolean
stop_cb (double   share,
         gpointer data)
{
  return FALSE;
}

static void
test_it_can_be_stopped (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);

  plan.progress = stop_cb;
  g_assert_null (duid_comparison_new (&plan));
}

/* q is the adjusted p of every test on the sheet, so never below p. */
static void
test_q_is_of_the_whole_sheet (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);
  g_autoptr (DuidComparison) comparison = duid_comparison_new (&plan);
  guint n_tests = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const DuidCompared *row = g_ptr_array_index (comparison->rows, i);

      for (guint j = 0; j < row->findings->len; j++)
        {
          const DuidFinding *finding = &g_array_index (row->findings, DuidFinding, j);

          n_tests += finding->in_family;
          if (finding->in_family)
            g_assert_cmpfloat (finding->q, >=, finding->chance.p);
        }
      n_tests += row->not_applicable->len;
    }
  g_assert_cmpuint (comparison->n_tests, ==, n_tests);
}

/* Who reads a saved table knows tests and effects by what the field calls them. */
static void
test_its_table_calls_tests_and_effects_by_their_names (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = two_groups ();
  DuidComparisonPlan plan = duid_comparison_plan (dataset, NULL, groups, -1);
  g_autoptr (DuidComparison) comparison = duid_comparison_new (&plan);
  g_autoptr (DuidCells) cells = duid_comparison_make_cells (comparison, dataset);
  gboolean has_ranks = FALSE;

  for (guint row = 1; row < duid_cells_get_n_rows (cells); row++)
    {
      const char *test = duid_cells_get_text (cells, row, 3);
      const char *effect = duid_cells_get_text (cells, row, 8);

      g_assert_true (test == NULL || strchr (test, '_') == NULL);
      g_assert_true (effect == NULL || strchr (effect, '_') == NULL);
      if (g_strcmp0 (test, "Mann-Whitney") != 0)
        continue;
      has_ranks = TRUE;
      g_assert_cmpstr (effect, ==, "Cliff’s δ");
    }
  g_assert_true (has_ranks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/every-question-has-a-row", test_every_question_has_a_row);
  g_test_add_func ("/comparison/too-few-answers-are-not-tested",
                   test_too_few_answers_are_not_tested);
  g_test_add_func ("/comparison/small-groups-have-an-exact-p-and-its-floor",
                   test_small_groups_have_an_exact_p_and_its_floor);
  g_test_add_func ("/comparison/not-applicable-is-an-answer", test_not_applicable_is_an_answer);
  g_test_add_func ("/comparison/stories-in-both-groups-are-left-out",
                   test_stories_in_both_groups_are_left_out);
  g_test_add_func ("/comparison/of-a-multichoice-each-option-is-compared",
                   test_of_a_multichoice_each_option_is_compared);
  g_test_add_func ("/comparison/the-same-seed-gives-the-same-numbers",
                   test_the_same_seed_gives_the_same_numbers);
  g_test_add_func ("/comparison/it-can-be-stopped", test_it_can_be_stopped);
  g_test_add_func ("/comparison/its-table-calls-tests-and-effects-by-their-names",
                   test_its_table_calls_tests_and_effects_by_their_names);
  g_test_add_func ("/comparison/q-is-of-the-whole-sheet", test_q_is_of_the_whole_sheet);
  return g_test_run ();
}
