/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-triad-codes.h"
#include "fixture.h"

#include <math.h>
#include <string.h>

#define SEED       171
#define MOST_CHIPS 6

typedef struct
{
  GRand         *rand;
  DuidDataset   *dataset;
  DuidTagging   *tagging;
  DuidSelection *selection;
  GPtrArray     *conditions;
  /* Per condition, the rows that pass it, one by one. */
  GHashTable *passing;
  guint       n_by_cube; /* steps */
  guint       at;        /* the condition that was changed last */
} Survey;

static void
open_survey (Survey *survey,
             gsize   n_rows)
{
  survey->n_by_cube = 0;
  survey->at = 0;
  survey->rand = g_rand_new_with_seed (SEED);
  survey->dataset = fixture_new_dataset (survey->rand, n_rows);
  survey->tagging = fixture_new_tagging (survey->rand, survey->dataset);
  survey->selection = duid_selection_new (survey->dataset);
  duid_selection_set_tagging (survey->selection, survey->tagging);
  duid_selection_set_word_finder (survey->selection, fixture_find_words, survey->dataset);
  survey->conditions = duid_conditions_new ();
  survey->passing = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                           (GDestroyNotify) duid_rows_free);
}

static void
close_survey (Survey *survey)
{
  g_hash_table_unref (survey->passing);
  g_ptr_array_unref (survey->conditions);
  duid_selection_free (survey->selection);
  duid_tagging_unref (survey->tagging);
  duid_dataset_unref (survey->dataset);
  g_rand_free (survey->rand);
}

/* ---- the naive recount ---- */

static int
get_group (const Survey        *survey,
           const DuidCondition *condition)
{
  if (condition->kind == DUID_CONDITION_TAGS)
    return DUID_QUESTION_TAGS (survey->dataset);
  if (condition->kind == DUID_CONDITION_WORDS)
    return -1;
  return duid_framework_find (duid_dataset_get_framework (survey->dataset), condition->question);
}

static const DuidRows *
get_passing (Survey        *survey,
             DuidCondition *condition)
{
  DuidRows *rows = g_hash_table_lookup (survey->passing, condition);

  if (rows != NULL)
    return rows;
  rows = duid_rows_new (duid_dataset_get_n_rows (survey->dataset));
  for (gsize row = 0; row < rows->n_rows; row++)
    if (fixture_passes (condition, duid_selection_get_stand (survey->selection), row))
      duid_rows_add (rows, row);
  g_hash_table_insert (survey->passing, condition, rows);
  return rows;
}

/* The rows that pass all conditions but those on @but. */
static DuidRows *
find_naively (Survey *survey,
              int     but)
{
  DuidRows *rows = duid_rows_new_full (duid_dataset_get_n_rows (survey->dataset));

  for (guint i = 0; i < survey->conditions->len; i++)
    if (but < 0 || get_group (survey, survey->conditions->pdata[i]) != but)
      {
        const DuidRows *passing = get_passing (survey, survey->conditions->pdata[i]);

        for (gsize row = 0; row < rows->n_rows; row++)
          if (!duid_rows_has (passing, row))
            duid_rows_remove (rows, row);
      }
  return rows;
}

static gboolean
is_in_bin (const Survey   *survey,
           const DuidBins *bins,
           guint           index,
           guint           bin,
           gsize           row)
{
  const DuidQuestion *question = duid_dataset_get_question (survey->dataset, index);

  if (question->type == DUID_QUESTION_CANVAS)
    return duid_point_exists (duid_dataset_get_stone (survey->dataset, index, bin)[row]);
  if (bins->is_many)
    {
      gsize          n_words;
      const guint64 *masks = duid_dataset_get_masks (survey->dataset, index, &n_words);

      return (masks[row * n_words + bin / 64] >> (bin % 64) & 1) != 0;
    }
  return bins->codes[row] == bin;
}

static void
assert_bins (const Survey   *survey,
             guint           index,
             const DuidRows *rows,
             const guint32  *counts)
{
  const DuidBins     *bins = duid_selection_get_bins (survey->selection, (int) index);
  g_autofree guint32 *expected = g_new0 (guint32, bins->n_bins + 1);

  for (gsize row = 0; row < rows->n_rows; row++)
    if (duid_rows_has (rows, row))
      for (guint bin = 0; bin < bins->n_bins; bin++)
        expected[bin] += is_in_bin (survey, bins, index, bin, row);
  for (guint bin = 0; bin < bins->n_bins; bin++)
    g_assert_cmpuint (counts[bin], ==, expected[bin]);
}

static void
assert_states (const Survey     *survey,
               guint             index,
               const DuidRows   *base,
               const DuidCounts *counts)
{
  const DuidQuestion *question = duid_dataset_get_question (survey->dataset, index);
  const guint8       *states = duid_dataset_get_states (survey->dataset, index);
  guint32             expected[DUID_N_STATES] = { 0 };
  guint32             ends[2] = { 0 };

  for (gsize row = 0; row < base->n_rows; row++)
    if (duid_rows_has (base, row))
      {
        expected[states[row]]++;
        if (question->type != DUID_QUESTION_SLIDER)
          continue;
        ends[0] += duid_dataset_get_numbers (survey->dataset, index)[row] == question->min;
        ends[1] += duid_dataset_get_numbers (survey->dataset, index)[row] == question->max;
      }
  for (int i = 0; i < DUID_N_STATES; i++)
    g_assert_cmpuint (counts->states[i], ==, expected[i]);
  g_assert_cmpuint (counts->ends[0], ==, ends[0]);
  g_assert_cmpuint (counts->ends[1], ==, ends[1]);
  g_assert_cmpuint (counts->n_filtered_out, ==, base->n_rows - duid_rows_count (base));
}

static void
assert_tags (Survey *survey)
{
  int               group = DUID_QUESTION_TAGS (survey->dataset);
  const DuidCounts *counts = duid_selection_get_counts (survey->selection, group);
  g_autoptr (DuidRows) base = find_naively (survey, group);
  g_autoptr (DuidRows) chosen = find_naively (survey, -1);

  g_assert_true (duid_rows_equal (base, duid_selection_get_base (survey->selection, group)));
  g_assert_cmpuint (counts->n_bins, ==, survey->tagging->tags->len);
  for (guint i = 0; i < counts->n_bins; i++)
    {
      const DuidRows *rows = duid_tagging_get_tag (survey->tagging, i)->rows;
      guint32         expected[3] = { 0 };

      for (gsize row = 0; row < rows->n_rows; row++)
        if (duid_rows_has (rows, row))
          {
            expected[0] += duid_rows_has (base, row);
            expected[1]++;
            expected[2] += duid_rows_has (chosen, row);
          }
      g_assert_cmpuint (counts->bins[i], ==, expected[0]);
      g_assert_cmpuint (counts->all_bins[i], ==, expected[1]);
      g_assert_cmpuint (counts->chosen[i], ==, expected[2]);
    }
  g_assert_cmpuint (counts->n_filtered_out, ==, base->n_rows - duid_rows_count (base));
}

static void
assert_all_counts (Survey *survey)
{
  gsize n_rows = duid_dataset_get_n_rows (survey->dataset);
  g_autoptr (DuidRows) chosen = find_naively (survey, -1);
  g_autoptr (DuidRows) all = duid_rows_new_full (n_rows);

  g_assert_true (duid_rows_equal (chosen, duid_selection_get_rows (survey->selection)));
  g_assert_cmpuint (duid_selection_get_n_rows (survey->selection), ==, duid_rows_count (chosen));
  for (guint i = 0; i < duid_dataset_get_n_questions (survey->dataset); i++)
    {
      const DuidCounts *counts = duid_selection_get_counts (survey->selection, (int) i);
      g_autoptr (DuidRows) base = find_naively (survey, (int) i);

      g_assert_true (duid_rows_equal (base, duid_selection_get_base (survey->selection, (int) i)));
      assert_bins (survey, i, base, counts->bins);
      assert_bins (survey, i, all, counts->all_bins);
      assert_bins (survey, i, chosen, counts->chosen);
      assert_states (survey, i, base, counts);
    }
  assert_tags (survey);
}

/* ---- steps ---- */

static void
change_one (Survey *survey)
{
  GPtrArray     *conditions = survey->conditions;
  gboolean       stays = survey->at < conditions->len && g_rand_int_range (survey->rand, 0, 8) > 0;
  guint          at = stays ? survey->at
                            : (guint) g_rand_int_range (survey->rand, 0, (gint32) conditions->len);
  DuidCondition *old = conditions->pdata[at];
  DuidCondition *other;

  survey->at = at;

  if (old->kind == DUID_CONDITION_RANGE ||
      (old->kind == DUID_CONDITION_LASSO && g_rand_int_range (survey->rand, 0, 4) > 0))
    other = fixture_nudge (survey->rand, old);
  else
    other = duid_condition_inverted (old);
  g_hash_table_remove (survey->passing, old);
  duid_condition_unref (old);
  conditions->pdata[at] = other;
}

/* As a thread to spare would: a mover of some question, and a cube of the brush that
 * moves, which comes when the brush has moved on. */
static void
take_ready (Survey       *survey,
            DuidCubePlan *plan)
{
  int question = g_rand_int_range (survey->rand, 0, DUID_QUESTION_TAGS (survey->dataset));

  /* As a picture of it would, for lassos to go by. */
  if (question < DUID_QUESTION_TAGS (survey->dataset) &&
      duid_question_get_column_kind (duid_dataset_get_question (survey->dataset,
                                                                (guint) question)) ==
        DUID_COLUMN_TRIAD)
    duid_triad_codes_get (survey->dataset, (guint) question);
  if (duid_selection_wants_mover (survey->selection, question))
    {
      DuidMover *mover = duid_mover_new (survey->dataset, (guint) question);

      duid_mover_prepare (mover);
      duid_selection_take_mover (survey->selection, question, mover);
    }
  if (plan != NULL)
    duid_selection_take_cube (survey->selection, duid_cube_new (plan));
}

static void
take_step (Survey *survey)
{
  GPtrArray *conditions = survey->conditions;
  int        chance = g_rand_int_range (survey->rand, 0, 12);

  if (conditions->len == 0 || (chance < 2 && conditions->len < MOST_CHIPS))
    g_ptr_array_add (conditions,
                     fixture_new_condition (survey->rand,
                                            duid_selection_get_stand (survey->selection)));
  else if (chance < 11)
    change_one (survey);
  else
    {
      guint at = (guint) g_rand_int_range (survey->rand, 0, (gint32) conditions->len);

      g_hash_table_remove (survey->passing, conditions->pdata[at]);
      g_ptr_array_remove_index (conditions, at);
    }
  duid_selection_set_conditions (survey->selection, conditions);
}

/* The counts are carried from step to step, so an error anywhere shows at the end;
 * looking in between finds it sooner and makes sure that looking changes nothing. */
static void
walk (gsize n_rows,
      int   n_steps,
      int   look_every)
{
  Survey survey;

  open_survey (&survey, n_rows);
  assert_all_counts (&survey);
  for (int i = 1; i <= n_steps; i++)
    {
      gboolean      is_ready = g_rand_int_range (survey.rand, 0, 2) == 0;
      DuidCubePlan *plan = is_ready ? duid_selection_plan_cube (survey.selection) : NULL;

      take_step (&survey);
      survey.n_by_cube += duid_selection_has_cube (survey.selection);
      if (is_ready)
        take_ready (&survey, plan);
      if (i % look_every == 0 || i == n_steps)
        assert_all_counts (&survey);
    }
  if (n_steps >= 10000)
    g_assert_cmpuint (survey.n_by_cube, >, 100);
  g_ptr_array_set_size (survey.conditions, 0);
  duid_selection_set_conditions (survey.selection, survey.conditions);
  assert_all_counts (&survey);
  close_survey (&survey);
}

static void
test_counts_are_those_of_a_naive_recount (gconstpointer n_rows)
{
  walk (GPOINTER_TO_SIZE (n_rows), 10000, GPOINTER_TO_SIZE (n_rows) > 1000 ? 2000 : 100);
}

static void
test_counts_split_over_the_crew_are_the_same (void)
{
  walk (60000, 60, 30);
}

/* ---- sentences ---- */

static GPtrArray *
parse (Survey     *survey,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *conditions =
    duid_conditions_parse (text, duid_selection_get_stand (survey->selection), &error);

  g_assert_no_error (error);
  return conditions;
}

static void
test_chart_is_not_filtered_by_its_own_brush (void)
{
  Survey survey;
  int    question;
  g_autoptr (GPtrArray) conditions = NULL;
  const DuidCounts *counts;

  open_survey (&survey, 500);
  conditions = parse (&survey, "perspectief=Gezin");
  duid_selection_set_conditions (survey.selection, conditions);
  question = duid_framework_find (duid_dataset_get_framework (survey.dataset), "perspectief");
  counts = duid_selection_get_counts (survey.selection, question);
  g_assert_true (duid_selection_is_brushed (survey.selection, question));
  g_assert_false (duid_selection_is_brushed (survey.selection, question + 1));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (counts->bins[i], ==, counts->all_bins[i]);
      g_assert_cmpuint (counts->bins[i], >, 0);
    }
  g_assert_cmpuint (counts->chosen[0], ==, counts->bins[0]);
  g_assert_cmpuint (counts->chosen[1], ==, 0);
  g_assert_cmpuint (counts->n_filtered_out, ==, 0);
  close_survey (&survey);
}

static const DuidRows *
get_tag_rows (const Survey *survey,
              const char   *name)
{
  int tag = duid_tagging_find (survey->tagging, name);

  return duid_tagging_get_tag (survey->tagging, (guint) tag)->rows;
}

static void
test_new_tags_change_what_a_tag_condition_passes (void)
{
  Survey survey;
  int    tags;
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (DuidTagging) none = duid_tagging_new (500);

  open_survey (&survey, 500);
  tags = DUID_QUESTION_TAGS (survey.dataset);
  conditions = parse (&survey, "tag=hoop");
  duid_selection_set_conditions (survey.selection, conditions);
  g_assert_cmpuint (duid_selection_get_n_rows (survey.selection), ==,
                    duid_rows_count (get_tag_rows (&survey, "hoop")));
  g_assert_true (duid_selection_is_brushed (survey.selection, tags));
  g_assert_cmpuint (duid_selection_get_counts (survey.selection, tags)->n_bins, ==, 4);

  duid_selection_set_tagging (survey.selection, none);
  g_assert_cmpuint (duid_selection_get_n_rows (survey.selection), ==, 0);
  g_assert_cmpuint (duid_selection_get_counts (survey.selection, tags)->n_bins, ==, 0);
  duid_selection_set_tagging (survey.selection, NULL);
  g_assert_cmpuint (duid_selection_get_n_rows (survey.selection), ==, 0);
  duid_selection_set_tagging (survey.selection, survey.tagging);
  g_assert_cmpuint (duid_selection_get_n_rows (survey.selection), >, 0);
  close_survey (&survey);
}

static void
test_a_question_with_hundreds_of_answers_is_counted (void)
{
  DuidFramework      *framework = duid_framework_new ("Wide");
  DuidQuestion       *question = duid_question_new ("plaats", DUID_QUESTION_CHOICE, "plaats");
  DuidDatasetBuilder *builder;
  DuidDataset        *dataset;
  const DuidCounts   *counts;
  g_autoptr (DuidSelection) selection = NULL;
  g_autoptr (GPtrArray) conditions = NULL;

  for (int i = 0; i < 700; i++)
    {
      g_autofree char *label = g_strdup_printf ("dorp %d", i);

      duid_question_add_option (question, label);
    }
  duid_framework_add (framework, question);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "s");
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *key = g_strdup_printf ("s/%u", i);

      duid_dataset_builder_set_code (builder, 0,
                                     duid_dataset_builder_add_row (builder, 0, key), i % 700);
    }
  dataset = duid_dataset_builder_finish (builder);
  duid_framework_unref (framework);
  selection = duid_selection_new (dataset);
  conditions = duid_conditions_parse ("plaats=dorp 3|dorp 650",
                                      duid_selection_get_stand (selection), NULL);
  duid_selection_set_conditions (selection, conditions);
  counts = duid_selection_get_counts (selection, 0);
  g_assert_cmpuint (counts->bins[3], ==, 3);
  g_assert_cmpuint (counts->bins[650], ==, 2);
  g_assert_cmpuint (counts->chosen[3], ==, 3);
  g_assert_cmpuint (counts->chosen[4], ==, 0);
  g_assert_cmpuint (duid_selection_get_n_rows (selection), ==, 5);
  duid_dataset_unref (dataset);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 0, 1, 63, 64, 65, 10000 };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/filter/selection/counts-are-those-of-a-naive-recount/%" G_GSIZE_FORMAT,
                         sizes[i]);

      g_test_add_data_func (path, GSIZE_TO_POINTER (sizes[i]),
                            test_counts_are_those_of_a_naive_recount);
    }
  g_test_add_func ("/filter/selection/counts-split-over-the-crew-are-the-same",
                   test_counts_split_over_the_crew_are_the_same);
  g_test_add_func ("/filter/selection/chart-is-not-filtered-by-its-own-brush",
                   test_chart_is_not_filtered_by_its_own_brush);
  g_test_add_func ("/filter/selection/new-tags-change-what-a-tag-condition-passes",
                   test_new_tags_change_what_a_tag_condition_passes);
  g_test_add_func ("/filter/selection/a-question-with-hundreds-of-answers-is-counted",
                   test_a_question_with_hundreds_of_answers_is_counted);
  return g_test_run ();
}
