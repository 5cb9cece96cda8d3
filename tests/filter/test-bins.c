/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>

#include "base/duid-number.h"

static DuidDataset *
new_numbers (DuidQuestionType type,
             const double    *numbers,
             gsize            n)
{
  DuidFramework      *framework = duid_framework_new ("Bins");
  DuidQuestion       *question = duid_question_new ("q", type, "q");
  DuidDatasetBuilder *builder = NULL;

  if (type == DUID_QUESTION_SLIDER)
    question->max = 1;
  duid_framework_add (framework, question);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "s");
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("s/%" G_GSIZE_FORMAT, i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      duid_dataset_builder_set_number (builder, 0, row, numbers[i]);
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

static void
test_every_answer_is_in_the_bin_that_holds_it (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (DuidDataset) dataset = fixture_new_dataset (rand, 3000);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      const guint8       *states = duid_dataset_get_states (dataset, i);
      g_autoptr (DuidBins) bins = duid_bins_new (dataset, i);

      g_assert_cmpint (bins->edges != NULL, ==, question->type == DUID_QUESTION_DATE);
      g_assert_cmpuint (bins->n_bins, <=, 70);
      for (gsize row = 0; bins->codes != NULL && row < 3000; row++)
        {
          double from;
          double to;
          double number;

          g_assert_cmpint (bins->codes[row] == DUID_NO_CODE, ==,
                           states[row] != DUID_STATE_ANSWERED);
          if (states[row] != DUID_STATE_ANSWERED)
            continue;
          g_assert_cmpuint (bins->codes[row], <, bins->n_bins);
          if (duid_question_get_column_kind (question) != DUID_COLUMN_NUMBER)
            continue;
          number = duid_dataset_get_numbers (dataset, i)[row];
          duid_bins_get_range (bins, bins->codes[row], &from, &to);
          g_assert_cmpfloat (number, >=, from);
          if (bins->codes[row] + 1u < bins->n_bins || question->type != DUID_QUESTION_SLIDER)
            g_assert_cmpfloat (number, <, to);
          else
            g_assert_cmpfloat (number, <=, to);
        }
    }
}

static void
test_slider_edges_fall_into_the_upper_bin (void)
{
  double numbers[] = { 0, 0.05, 0.15, 0.3, 0.35, 0.7, 0.95, 1 };
  guint  expected[] = { 0, 1, 3, 6, 7, 14, 19, 19 };
  g_autoptr (DuidDataset) dataset = new_numbers (DUID_QUESTION_SLIDER, numbers, 8);
  g_autoptr (DuidBins) bins = duid_bins_new (dataset, 0);
  double from;
  double to;

  g_assert_cmpuint (bins->n_bins, ==, 20);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (bins->codes[i], ==, expected[i]);
  duid_bins_get_range (bins, 6, &from, &to);
  g_assert_cmpfloat (from, ==, 0.3);
  g_assert_cmpfloat (to, ==, 0.35);
  g_assert_cmpuint (duid_bins_find (bins, -3), ==, 0);
  g_assert_cmpuint (duid_bins_find (bins, 17), ==, 19);
}

static void
test_numbers_get_round_bins (void)
{
  double ages[] = { 3, 17, 64 };
  double shares[] = { 0.1, 0.3, 0.45 };
  double same[] = { 7, 7 };
  g_autoptr (DuidDataset) old = new_numbers (DUID_QUESTION_NUMBER, ages, 3);
  g_autoptr (DuidDataset) small = new_numbers (DUID_QUESTION_NUMBER, shares, 3);
  g_autoptr (DuidDataset) one = new_numbers (DUID_QUESTION_NUMBER, same, 2);
  g_autoptr (DuidDataset) none = new_numbers (DUID_QUESTION_NUMBER, NULL, 0);
  g_autoptr (DuidBins) old_bins = duid_bins_new (old, 0);
  g_autoptr (DuidBins) small_bins = duid_bins_new (small, 0);
  g_autoptr (DuidBins) one_bins = duid_bins_new (one, 0);
  g_autoptr (DuidBins) no_bins = duid_bins_new (none, 0);

  g_assert_cmpfloat (old_bins->width, ==, 5);
  g_assert_cmpfloat (old_bins->start, ==, 0);
  g_assert_cmpuint (old_bins->n_bins, ==, 13);
  g_assert_cmpfloat (small_bins->width, ==, 0.02);
  g_assert_cmpuint (small_bins->n_bins, ==, 18);
  g_assert_cmpuint (small_bins->codes[1], ==, 10);
  g_assert_cmpuint (one_bins->n_bins, ==, 1);
  g_assert_cmpuint (no_bins->n_bins, ==, 0);
}

static void
test_dates_gather_in_the_finest_step_that_fits (void)
{
  static const struct
  {
    int         last[3];
    guint       n_bins;
    const char *first_edge;
  } cases[] = {
    { { 2024, 2, 12 }, 30, "2024-01-14" },
    { { 2024, 3, 3 }, 8, "2024-01-08" },
    { { 2025, 1, 1 }, 13, "2024-01-01" },
    { { 2030, 12, 31 }, 28, "2024-01-01" },
    { { 2060, 1, 1 }, 37, "2024-01-01" },
    { { 2100, 1, 1 }, 39, "2024-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const int *day = cases[i].last;
      double     last = duid_date_from_civil (day[0], day[1], day[2]);
      double     days[] = { duid_date_from_civil (2024, 1, 14) + 0.5,
                            last + 0.9 };
      g_autoptr (DuidDataset) dataset = new_numbers (DUID_QUESTION_DATE, days, 2);
      g_autoptr (DuidBins) bins = duid_bins_new (dataset, 0);
      g_autofree char *first = duid_date_to_string (bins->edges[0]);

      g_assert_cmpuint (bins->n_bins, ==, cases[i].n_bins);
      g_assert_cmpstr (first, ==, cases[i].first_edge);
      g_assert_cmpuint (bins->codes[0], ==, 0);
      g_assert_cmpuint (bins->codes[1], ==, bins->n_bins - 1);
      g_assert_cmpfloat (bins->edges[bins->n_bins], >, days[1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/bins/every-answer-is-in-the-bin-that-holds-it",
                   test_every_answer_is_in_the_bin_that_holds_it);
  g_test_add_func ("/filter/bins/slider-edges-fall-into-the-upper-bin",
                   test_slider_edges_fall_into_the_upper_bin);
  g_test_add_func ("/filter/bins/numbers-get-round-bins", test_numbers_get_round_bins);
  g_test_add_func ("/filter/bins/dates-gather-in-the-finest-step-that-fits",
                   test_dates_gather_in_the_finest_step_that_fits);
  return g_test_run ();
}
