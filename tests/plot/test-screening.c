/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-selection.h"
#include "plot/duid-line-up.h"
#include "plot/duid-pair.h"
#include "plot/duid-screening.h"
#include "small-survey.h"

static DuidScreening *
screen (DuidDataset *dataset,
        gboolean     is_refined)
{
  DuidScreeningPlan plan = { .dataset = dataset, .seed = 1, .is_refined = is_refined };

  return duid_screening_new (&plan);
}

/* Slider, choice, multichoice, number and date: ten pairs, and each is where it should be. */
static void
test_every_pair_has_a_place (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidScreening) screening = screen (dataset, FALSE);

  g_assert_cmpuint (screening->questions->len, ==, 5);
  g_assert_cmpuint (screening->pairs->len, ==, 10);
  g_assert_cmpuint (screening->n_tests, ==, 10);
  for (guint b = 1; b < 5; b++)
    for (guint a = 0; a < b; a++)
      {
        const DuidScreenedPair *pair = duid_screening_get_pair (screening, b, a);

        g_assert_cmpuint (pair->a, ==, a);
        g_assert_cmpuint (pair->b, ==, b);
        g_assert_cmpuint (pair->n, ==, a == 0 ? 10 : 12);
      }
}

/* Age and day both rise from story to story. */
static void
test_what_rises_together_is_found (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidScreening) screening = screen (dataset, FALSE);
  const DuidScreenedPair *pair = duid_screening_get_pair (screening, SURVEY_NUMBER, SURVEY_DATE);

  g_assert_cmpfloat (pair->bcdcor, >, .95);
  g_assert_cmpfloat (pair->q, <, .05);
}

/* 1 / (R + 1) must come below .05 / m where chance never does as much. */
static void
test_refining_draws_until_q_can_be_small (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidScreening) screening = screen (dataset, TRUE);

  for (guint i = 0; i < screening->pairs->len; i++)
    {
      const DuidScreenedPair *pair = &g_array_index (screening->pairs, DuidScreenedPair, i);
      double                  as_far = pair->chance.p * ((double) pair->chance.n_draws + 1) - 1;

      if (as_far < 20)
        g_assert_cmpfloat (pair->chance.least_p, <=, .05 / screening->n_tests);
    }
}

static void
test_a_pair_of_scales_is_spearman (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  DuidDraws draws = { 199, 1, NULL, NULL, NULL };
  g_autoptr (GArray) findings =
    duid_pair_test (dataset, NULL, (DuidScreened) { SURVEY_NUMBER, -1 },
                    (DuidScreened) { SURVEY_DATE, -1 }, &draws);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (g_array_index (findings, DuidFinding, 0).test, ==, "spearman");
  g_assert_cmpfloat (g_array_index (findings, DuidFinding, 0).effect.value, ==, 1);
  g_assert_cmpstr (g_array_index (findings, DuidFinding, 1).test, ==, "dcov");
}

/* Nine pictures of groups of one size; only the real one is the group itself. */
static void
test_a_line_up_hides_the_real_group_once (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, NULL, SURVEY_CHOICE, NULL);
  DuidCompared *row = duid_compared_new (groups, SURVEY_NUMBER, -1, NULL);
  g_autoptr (DuidLineUp) line_up = duid_line_up_new (dataset, NULL, row, 1, 7);
  const DuidGroupOf *group = g_ptr_array_index (groups, 1);

  g_assert_cmpuint (line_up->real, <, DUID_LINE_UP);
  g_assert_true (duid_rows_equal (line_up->chosen[line_up->real], group->rows));
  for (guint i = 0; i < DUID_LINE_UP; i++)
    {
      g_assert_cmpuint (duid_rows_count (line_up->chosen[i]), ==, 5);
      g_assert_cmpuint (duid_rows_count_and (line_up->chosen[i], line_up->base), ==, 5);
    }
  duid_compared_free (row);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screening/every-pair-has-a-place", test_every_pair_has_a_place);
  g_test_add_func ("/screening/what-rises-together-is-found", test_what_rises_together_is_found);
  g_test_add_func ("/screening/refining-draws-until-q-can-be-small",
                   test_refining_draws_until_q_can_be_small);
  g_test_add_func ("/screening/a-pair-of-scales-is-spearman", test_a_pair_of_scales_is_spearman);
  g_test_add_func ("/screening/a-line-up-hides-the-real-group-once",
                   test_a_line_up_hides_the_real_group_once);
  return g_test_run ();
}
