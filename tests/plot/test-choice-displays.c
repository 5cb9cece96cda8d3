/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "show.h"

#include "plot/duid-cross-table.h"
#include "plot/duid-together-table.h"

/* Whether the story chose the option, read from the dataset itself. */
static gboolean
chose (const DuidDataset *dataset,
       int                question,
       guint              option,
       gsize              row)
{
  gsize          n_words;
  const guint64 *masks;

  if (question == SURVEY_CHOICE)
    return duid_dataset_get_codes (dataset, SURVEY_CHOICE)[row] == option;
  masks = duid_dataset_get_masks (dataset, SURVEY_MANY, &n_words);
  return (masks[row * n_words] >> option & 1) != 0;
}

static void
test_cells_are_counted_one_by_one (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidCrossTable) table =
    duid_cross_table_new (dataset, NULL, SURVEY_MANY, SURVEY_CHOICE, NULL, 20, 20);

  g_assert_cmpuint (table->n, ==, SURVEY_ROWS);
  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpuint (table->n_columns, ==, 6);
  g_assert_true (table->is_many);
  g_assert_null (table->test);
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 6; j++)
      {
        gsize n = 0;

        for (gsize row = 0; row < SURVEY_ROWS; row++)
          n += chose (dataset, SURVEY_MANY, i, row) && chose (dataset, SURVEY_CHOICE, j, row);
        g_assert_cmpuint (table->counts[i * 6 + j], ==, n);
      }
}

/* The residual of a cell is that of the fourfold table, and of the whole table. */
static void
test_residuals_are_those_of_the_whole_table (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidCrossTable) table =
    duid_cross_table_new (dataset, NULL, SURVEY_CHOICE, SURVEY_SLIDER, NULL, 20, 20);

  g_assert_cmpuint (table->n, ==, 10);
  g_assert_nonnull (table->test);
  for (guint cell = 0; cell < table->n_rows * table->n_columns; cell++)
    {
      double n = 10, r = (double) table->row_totals[cell / table->n_columns];
      double c = (double) table->column_totals[cell % table->n_columns];
      double o = (double) table->counts[cell];
      double phi = (o * n - r * c) / sqrt (r * (n - r) * c * (n - c));

      if (r == 0)
        {
          g_assert_true (isnan (table->adjusted[cell]));
          continue;
        }
      g_assert_cmpfloat_with_epsilon (table->adjusted[cell], phi * sqrt (n), 1e-9);
      g_assert_cmpfloat_with_epsilon (table->adjusted[cell], table->test->adjusted[cell], 1e-9);
    }
}

static void
test_only_the_largest_stay_and_the_rest_is_told (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidCrossTable) table =
    duid_cross_table_new (dataset, NULL, SURVEY_CHOICE, SURVEY_MANY, NULL, 2, 9);

  g_assert_cmpuint (table->n_rows, ==, 2);
  g_assert_cmpstr (table->row_labels[0], ==, "B");
  g_assert_cmpstr (table->row_labels[1], ==, "D");
  g_assert_cmpuint (table->n_left_out[0], ==, 4);
}

static void
test_a_cell_is_both_answers (void)
{
  g_auto (Shown) shown = show_chart (
    (DuidChartRequest) { .question = SURVEY_MANY, .colour_by = SURVEY_CHOICE }, "cross",
    SURVEY_ROWS);
  DuidHit          hit = hit_area (&shown, DUID_HIT_CELL, 1);
  g_autofree char *brushes = dup_brushes (&shown, hit);
  g_autofree char *words = duid_chart_hit_words (shown.chart, hit);
  g_autoptr (DuidRows) rows = duid_chart_hit_rows (shown.chart, hit);

  g_assert_cmpstr (brushes, ==, "help=X role=B");
  g_assert_cmpuint (duid_rows_count (rows), ==, 5);
  g_assert_nonnull (strstr (words, "X and B: 5 of 5 stories"));
}

static void
test_a_cross_table_needs_a_second_question (void)
{
  g_auto (Shown) shown =
    show_chart ((DuidChartRequest) { .question = SURVEY_MANY, .colour_by = -1 }, "cross",
                SURVEY_ROWS);

  g_assert_cmpuint (count_marks (&shown, "advice"), ==, 1);
}

static void
test_an_audience_sees_no_small_cell (void)
{
  g_auto (Shown) shown = show_chart ((DuidChartRequest) { .question = SURVEY_MANY,
                                                          .colour_by = SURVEY_CHOICE,
                                                          .is_audience = TRUE },
                                     "cross", SURVEY_ROWS);
  DuidHit          small = hit_area (&shown, DUID_HIT_CELL, 3);
  g_autofree char *words = duid_chart_hit_words (shown.chart, small);

  g_assert_null (words);
  g_assert_true (says (&shown, "&lt;5"));
}

static void
test_pairs_are_counted_one_by_one (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidTogetherTable) table =
    duid_together_table_new (dataset, NULL, SURVEY_MANY, NULL, 20);

  /* Nobody chose Y: it has no row. */
  g_assert_cmpuint (table->n_items, ==, 2);
  g_assert_cmpuint (table->n, ==, SURVEY_ROWS);
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2; j++)
      {
        gsize n = 0;

        for (gsize row = 0; row < SURVEY_ROWS; row++)
          n += chose (dataset, SURVEY_MANY, table->groups[i], row) &&
               chose (dataset, SURVEY_MANY, table->groups[j], row);
        if (i == j)
          g_assert_cmpuint (table->totals[i], ==, n);
        else
          g_assert_cmpuint (duid_together_table_get (table, i, j)->n_ab, ==, n);
      }
}

/* X and Z know nothing of each other: 6 of 12, 6 of 12, 3 both. */
static void
test_chance_is_phi_0_and_lift_1 (void)
{
  g_autoptr (DuidDataset) dataset = survey_dataset ();
  g_autoptr (DuidTogetherTable) table =
    duid_together_table_new (dataset, NULL, SURVEY_MANY, NULL, 20);

  g_assert_cmpfloat_with_epsilon (duid_together_table_get (table, 0, 1)->phi, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (duid_together_table_get (table, 0, 1)->lift, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (duid_together_table_get (table, 0, 1)->jaccard, 3. / 9, 1e-12);
}

static void
test_a_pair_is_two_conditions_on_one_question (void)
{
  g_auto (Shown) shown = show_chart (
    (DuidChartRequest) { .question = SURVEY_MANY, .colour_by = -1 }, "together", SURVEY_ROWS);
  DuidHit hit = hit_area (&shown, DUID_HIT_CELL, 1);
  g_autoptr (DuidRows) rows = duid_chart_hit_rows (shown.chart, hit);
  g_autofree char *brushes = dup_brushes (&shown, hit);

  g_assert_cmpstr (brushes, ==, "help=X help=Z");
  g_assert_cmpuint (duid_rows_count (rows), ==, 3);
}

/* 3 X and Z, 3 X alone, 3 Z alone, 3 nothing. */
static void
test_a_combination_is_exactly_its_options (void)
{
  g_auto (Shown) shown = show_chart (
    (DuidChartRequest) { .question = SURVEY_MANY, .colour_by = -1 }, "upset", SURVEY_ROWS);
  gsize n_all = 0;

  for (int i = 0; i < 4; i++)
    {
      DuidHit hit = hit_area (&shown, DUID_HIT_CELL, i);
      g_autoptr (DuidRows) rows = duid_chart_hit_rows (shown.chart, hit);

      g_assert_cmpint (hit.kind, ==, DUID_HIT_CELL);
      g_assert_cmpuint (duid_rows_count (rows), ==, 3);
      n_all += duid_rows_count (rows);
    }
  g_assert_cmpuint (n_all, ==, SURVEY_ROWS);
}

static void
test_a_network_names_what_is_central (void)
{
  g_auto (Shown) shown = show_chart (
    (DuidChartRequest) { .question = SURVEY_MANY, .colour_by = -1 }, "network", SURVEY_ROWS);

  g_assert_cmpstr (shown.chart->remark, ==, "No two of them surely go together.");
  g_assert_cmpuint (count_marks (&shown, "ties"), ==, 0);
}

static void
test_nothing_to_show_is_said (void)
{
  static const char *const displays[] = { "cross", "together", "upset", "network" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto (Shown) shown = show_chart (
        (DuidChartRequest) { .question = SURVEY_MANY, .colour_by = SURVEY_CHOICE }, displays[i], 0);

      g_assert_true (says (&shown, "No answers among these stories"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/choice-displays/cells are counted one by one",
                   test_cells_are_counted_one_by_one);
  g_test_add_func ("/plot/choice-displays/residuals are those of the whole table",
                   test_residuals_are_those_of_the_whole_table);
  g_test_add_func ("/plot/choice-displays/only the largest stay and the rest is told",
                   test_only_the_largest_stay_and_the_rest_is_told);
  g_test_add_func ("/plot/choice-displays/a cell is both answers", test_a_cell_is_both_answers);
  g_test_add_func ("/plot/choice-displays/a cross-table needs a second question",
                   test_a_cross_table_needs_a_second_question);
  g_test_add_func ("/plot/choice-displays/an audience sees no small cell",
                   test_an_audience_sees_no_small_cell);
  g_test_add_func ("/plot/choice-displays/pairs are counted one by one",
                   test_pairs_are_counted_one_by_one);
  g_test_add_func ("/plot/choice-displays/chance is phi 0 and lift 1",
                   test_chance_is_phi_0_and_lift_1);
  g_test_add_func ("/plot/choice-displays/a pair is two conditions on one question",
                   test_a_pair_is_two_conditions_on_one_question);
  g_test_add_func ("/plot/choice-displays/a combination is exactly its options",
                   test_a_combination_is_exactly_its_options);
  g_test_add_func ("/plot/choice-displays/a network names what is central",
                   test_a_network_names_what_is_central);
  g_test_add_func ("/plot/choice-displays/nothing to show is said", test_nothing_to_show_is_said);
  return g_test_run ();
}
