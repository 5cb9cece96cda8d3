/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-comparison.h"

#include "duid-config.h"

#include "filter/duid-selection.h"
#include "plot/duid-trial.h"
#include "stats/duid-adjust.h"
#include "stats/duid-dependence.h"
#include "stats/duid-weights.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define USUAL_DRAWS    9999
#define USUAL_SEED     1
#define SITES_FOR_SIZE 600

/* The work under way. */
typedef struct
{
  const DuidComparisonPlan *plan;
  DuidComparison           *comparison;
  gsize                     n_done;
  gsize                     n_all;
  gboolean                  is_stopped;
} Work;

/* ---- groups ---- */

/* Copies without the stories that are in several of them. */
static GPtrArray *
part_groups (GPtrArray *groups,
             gsize      n_rows,
             gsize     *n_shared)
{
  GPtrArray *parted = duid_groups_new ();
  g_autoptr (DuidRows) seen = duid_rows_new (n_rows);
  g_autoptr (DuidRows) shared = duid_rows_new (n_rows);

  for (guint i = 0; i < groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (groups, i);
      g_autoptr (DuidRows) both = duid_rows_copy (group->rows);

      duid_rows_and (both, seen);
      duid_rows_or (shared, both);
      duid_rows_or (seen, group->rows);
      g_ptr_array_add (parted, duid_group_of_new (group->label, duid_rows_copy (group->rows)));
    }
  for (guint i = 0; i < parted->len; i++)
    duid_rows_and_not (((DuidGroupOf *) g_ptr_array_index (parted, i))->rows, shared);
  *n_shared = duid_rows_count (shared);
  return parted;
}

/* Those who chose the option, and who answered but did not. */
static GPtrArray *
part_option (const DuidComparisonPlan *plan,
             const DuidGroupOf        *group)
{
  GPtrArray    *parted = duid_groups_new ();
  gsize         n_rows = duid_dataset_get_n_rows (plan->dataset);
  gboolean      is_tags = plan->by == DUID_QUESTION_TAGS (plan->dataset);
  const guint8 *states =
    is_tags ? NULL : duid_dataset_get_states (plan->dataset, (guint) plan->by);
  DuidRows        *others = duid_rows_new (n_rows);
  g_autofree char *label = g_strdup_printf (_ ("not “%s”"), group->label);

  for (gsize row = 0; row < n_rows; row++)
    if ((is_tags || states[row] == DUID_STATE_ANSWERED) && !duid_rows_has (group->rows, row))
      duid_rows_add (others, row);
  g_ptr_array_add (parted, duid_group_of_new (group->label, duid_rows_copy (group->rows)));
  g_ptr_array_add (parted, duid_group_of_new (label, others));
  return parted;
}

static gboolean
is_by_option (const DuidComparisonPlan *plan)
{
  if (plan->by < 0)
    return FALSE;
  return plan->by == DUID_QUESTION_TAGS (plan->dataset) ||
         duid_dataset_get_question (plan->dataset, (guint) plan->by)->type ==
           DUID_QUESTION_MULTICHOICE;
}

/* Which groups stand against each other: one set, or one for each option. */
static GPtrArray *
list_sets (const DuidComparisonPlan *plan,
           gsize                    *n_shared)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  *n_shared = 0;
  if (!is_by_option (plan))
    g_ptr_array_add (sets, part_groups (plan->groups, duid_dataset_get_n_rows (plan->dataset),
                                        n_shared));
  else
    for (guint i = 0; i < plan->groups->len; i++)
      g_ptr_array_add (sets, part_option (plan, g_ptr_array_index (plan->groups, i)));
  return sets;
}

/* ---- questions ---- */

static gboolean
is_wanted (const DuidComparisonPlan *plan,
           int                       question)
{
  gboolean            is_tags = question == DUID_QUESTION_TAGS (plan->dataset);
  const DuidQuestion *asked =
    is_tags ? NULL : duid_dataset_get_question (plan->dataset, (guint) question);

  if (plan->questions != NULL)
    {
      for (gsize i = 0; i < plan->n_questions; i++)
        if (plan->questions[i] == question)
          return is_tags || duid_question_get_column_kind (asked) != DUID_COLUMN_TEXT;
      return FALSE;
    }
  if (question == plan->by || question == plan->weights)
    return FALSE;
  if (is_tags)
    return plan->tagging != NULL && plan->tagging->tags->len > 0;
  if (plan->leave_out != NULL && g_strv_contains (plan->leave_out, asked->name))
    return FALSE;
  return duid_question_is_chartable (asked) && !asked->is_sensitive &&
         duid_question_get_column_kind (asked) != DUID_COLUMN_TEXT;
}

static int
count_stones (const DuidComparisonPlan *plan,
              int                       question)
{
  const DuidQuestion *asked;

  if (question == DUID_QUESTION_TAGS (plan->dataset))
    return 0;
  asked = duid_dataset_get_question (plan->dataset, (guint) question);
  return asked->type == DUID_QUESTION_CANVAS ? (int) asked->stones->len : 0;
}

static void
add_row (Work      *work,
         GPtrArray *groups,
         int        question,
         int        stone)
{
  const DuidGroupOf *first = groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;

  g_ptr_array_add (work->comparison->rows,
                   duid_compared_new (groups, question, stone,
                                      is_by_option (work->plan) ? first->label : NULL));
}

static void
list_rows (Work *work)
{
  const DuidComparisonPlan *plan = work->plan;
  g_autoptr (GPtrArray) sets = list_sets (plan, &work->comparison->n_shared);

  for (guint i = 0; i < sets->len; i++)
    for (int question = 0; question <= DUID_QUESTION_TAGS (plan->dataset); question++)
      {
        GPtrArray *groups = g_ptr_array_index (sets, i);
        int        n_stones;

        if (!is_wanted (plan, question))
          continue;
        n_stones = count_stones (plan, question);
        if (n_stones == 0)
          add_row (work, groups, question, -1);
        for (int stone = 0; stone < n_stones; stone++)
          add_row (work, groups, question, stone);
      }
}

/* ---- a row ---- */

static gboolean
progress_cb (gsize    n_done,
             gsize    n_draws,
             double   p,
             gpointer data)
{
  Work  *work = data;
  double within = (double) n_done / (double) MAX (n_draws, 1);

  if (!work->is_stopped && work->plan->progress != NULL)
    work->is_stopped = !work->plan->progress (
      ((double) work->n_done + within) / (double) MAX (work->n_all, 1), work->plan->data);
  return !work->is_stopped;
}

static double *
list_weights (const DuidComparisonPlan *plan,
              DuidSample              **sample)
{
  g_autofree guint *kept = NULL;
  const double     *weights;
  double           *of_answers;
  DuidSample       *picked;
  guint             n = 0;

  if (plan->weights < 0)
    return NULL;
  weights = duid_dataset_get_numbers (plan->dataset, (guint) plan->weights);
  kept = g_new (guint, (*sample)->n + 1);
  for (gsize i = 0; i < (*sample)->n; i++)
    if (weights[(*sample)->rows[i]] > 0)
      kept[n++] = (guint) i;
  picked = duid_sample_pick (*sample, kept, n);
  duid_sample_free (*sample);
  *sample = picked;
  of_answers = g_new (double, (gsize) n + 1);
  for (guint i = 0; i < n; i++)
    of_answers[i] = weights[picked->rows[i]];
  return of_answers;
}

/* With @test only that one stays; a question it is not for has none. */
static void
keep_test (GArray     *findings,
           const char *test)
{
  for (guint i = findings->len; test != NULL && i-- > 0;)
    if (!g_str_equal (g_array_index (findings, DuidFinding, i).test, test) ||
        g_array_index (findings, DuidFinding, i).part != NULL)
      g_array_remove_index (findings, i);
  if (findings->len > 0)
    g_array_index (findings, DuidFinding, 0).in_family = TRUE;
}

static gboolean
is_ordered (const DuidComparisonPlan *plan)
{
  const DuidQuestion *by;

  if (plan->by < 0 || plan->by == DUID_QUESTION_TAGS (plan->dataset))
    return FALSE;
  by = duid_dataset_get_question (plan->dataset, (guint) plan->by);
  return by->is_ordered || by->type == DUID_QUESTION_SLIDER;
}

static void
measure_size (DuidCompared    *row,
              const DuidTrial *trial)
{
  g_autoptr (DuidDistances) answers = duid_sample_measure (trial->sample, SITES_FOR_SIZE);
  g_autoptr (DuidDistances) groups =
    duid_distances_new_labels (trial->groups, trial->sample->n, trial->n_groups);

  row->size = duid_dependence (answers, groups).bcdcor;
}

/* Only the tests that weigh count in the family, where there are any. */
static void
mark_weighed (DuidCompared *row)
{
  const DuidFinding *shown = duid_compared_get_finding (row);

  if (shown == NULL)
    return;
  row->is_weighed = strcmp (shown->test, "weighted_rank") == 0 ||
                    strcmp (shown->test, "rao_scott") == 0;
  row->is_unweighed = !row->is_weighed;
  for (guint i = 1; row->is_weighed && i < row->findings->len; i++)
    g_array_index (row->findings, DuidFinding, i).in_family = FALSE;
}

static void
run_row (Work         *work,
         DuidCompared *row)
{
  const DuidComparisonPlan *plan = work->plan;
  DuidDraws                 draws = { plan->n_draws, plan->seed, progress_cb, work, NULL };
  g_autoptr (DuidSample) all = duid_sample_new (plan->dataset, plan->tagging, row->question,
                                                row->stone, row->groups, 0);
  g_autoptr (DuidSample) sample = duid_sample_new (plan->dataset, plan->tagging, row->question,
                                                   row->stone, row->groups, DUID_FEWEST_COMPARED);
  g_autofree double *weights = list_weights (plan, &sample);
  g_autoptr (DuidTrial) trial = duid_trial_new (sample, row->groups, &draws);

  for (guint i = 0; i < row->groups->len; i++)
    row->n[i] = all->group_sizes[i];
  row->n_persons = sample->n_persons;
  row->has_persons = sample->persons != NULL;
  duid_compared_test_absent (row, plan->dataset);
  if (trial == NULL)
    return;
  trial->tagging = plan->tagging;
  trial->weights = weights;
  trial->is_ordered = is_ordered (plan);
  trial->wants_all = plan->test != NULL;
  trial->has_intervals = plan->has_intervals;
  duid_trial_run (trial, row->findings);
  keep_test (row->findings, plan->test);
  if (weights != NULL)
    mark_weighed (row);
  if (row->findings->len > 0 && !work->is_stopped)
    measure_size (row, trial);
}

/* ---- the family ---- */

/* Calls of the p of every test of the sheet, in order. */
static GPtrArray *
list_family (DuidComparison *comparison)
{
  GPtrArray *family = g_ptr_array_new ();

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      DuidCompared *row = g_ptr_array_index (comparison->rows, i);

      for (guint j = 0; j < row->findings->len; j++)
        if (g_array_index (row->findings, DuidFinding, j).in_family)
          g_ptr_array_add (family, &g_array_index (row->findings, DuidFinding, j));
      if (row->not_applicable->len > 0)
        g_ptr_array_add (family, &g_array_index (row->not_applicable, DuidFinding, 0));
    }
  return family;
}

static void
adjust_family (DuidComparison *comparison)
{
  g_autoptr (GPtrArray) family = list_family (comparison);
  g_autofree double *p = g_new (double, family->len + 1);

  for (guint i = 0; i < family->len; i++)
    {
      p[i] = ((DuidFinding *) g_ptr_array_index (family, i))->chance.p;
      comparison->n_tests += !isnan (p[i]);
    }
  duid_adjust (p, family->len, DUID_ADJUST_BH, p);
  for (guint i = 0; i < family->len; i++)
    ((DuidFinding *) g_ptr_array_index (family, i))->q = p[i];
  for (guint i = 0; i < comparison->rows->len; i++)
    duid_compared_flag (g_ptr_array_index (comparison->rows, i));
}

static void
describe_weights (const DuidComparisonPlan *plan,
                  DuidComparison           *comparison)
{
  gsize              n_rows = duid_dataset_get_n_rows (plan->dataset);
  const double      *weights;
  g_autofree double *used = NULL;
  gsize              n = 0;

  comparison->n_eff = comparison->max_over_mean = NAN;
  if (plan->weights < 0)
    return;
  weights = duid_dataset_get_numbers (plan->dataset, (guint) plan->weights);
  used = g_new (double, n_rows + 1);
  for (gsize row = 0; row < n_rows; row++)
    if (weights[row] > 0)
      used[n++] = weights[row];
  comparison->n_weighed = n;
  comparison->n_eff = duid_weights (used, n).n_eff;
  comparison->max_over_mean = duid_weights (used, n).max_over_mean;
}

DuidComparisonPlan
duid_comparison_plan (const DuidDataset *dataset,
                      const DuidTagging *tagging,
                      GPtrArray         *groups,
                      int                by)
{
  return (DuidComparisonPlan) {
    .dataset = dataset,
    .tagging = tagging,
    .groups = groups,
    .by = by,
    .weights = -1,
    .n_draws = USUAL_DRAWS,
    .seed = USUAL_SEED,
    .has_intervals = TRUE,
  };
}

DuidComparison *
duid_comparison_new (const DuidComparisonPlan *plan)
{
  g_autoptr (DuidComparison) comparison = g_new0 (DuidComparison, 1);
  Work work = { plan, comparison, 0, 0, FALSE };

  comparison->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_compared_free);
  comparison->n_draws = plan->n_draws;
  comparison->seed = plan->seed;
  describe_weights (plan, comparison);
  list_rows (&work);
  work.n_all = comparison->rows->len;
  for (; work.n_done < work.n_all && !work.is_stopped; work.n_done++)
    {
      run_row (&work, g_ptr_array_index (comparison->rows, work.n_done));
      progress_cb (1, 1, NAN, &work);
    }
  if (work.is_stopped)
    return NULL;
  adjust_family (comparison);
  return g_steal_pointer (&comparison);
}

void
duid_comparison_free (DuidComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_ptr_array_unref (comparison->rows);
  g_free (comparison);
}
