/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-signals.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "filter/duid-selection.h"
#include "plot/duid-figure.h"
#include "plot/duid-finding.h"
#include "plot/duid-sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TOO_FEW      .2
#define MOST_TOO_FEW 5
#define TOO_MANY     5
#define LEAST_MANY   2
#define SMALLEST     5
#define LARGEST      15
#define MOST_OPTIONS 40
#define DRAWS        999
#define QUANTILE     .05
#define MOST_SITES   600

/* ---- groups of stories ---- */

/* Whether the answers to @question make groups that have a condition of their own. */
static gboolean
makes_groups (const DuidSignalsPlan *plan,
              int                    question)
{
  const DuidQuestion *asked;

  if (question == DUID_QUESTION_TAGS (plan->dataset))
    return plan->tagging != NULL && plan->tagging->tags->len > 0;
  asked = duid_dataset_get_question (plan->dataset, (guint) question);
  if (asked->is_sensitive)
    return FALSE;
  if (asked->type == DUID_QUESTION_SLIDER)
    return asked->bands->len > 1;
  return (asked->type == DUID_QUESTION_CHOICE || asked->type == DUID_QUESTION_MULTICHOICE) &&
         asked->options->len <= MOST_OPTIONS;
}

static DuidCondition *
make_condition (const DuidSignalsPlan *plan,
                int                    question,
                const char            *label)
{
  const char *const   words[] = { label, NULL };
  const DuidQuestion *asked;

  if (question == DUID_QUESTION_TAGS (plan->dataset))
    return duid_condition_new_words (DUID_CONDITION_TAGS, NULL, words);
  asked = duid_dataset_get_question (plan->dataset, (guint) question);
  return duid_condition_new_words (asked->type == DUID_QUESTION_SLIDER ? DUID_CONDITION_BANDS
                                                                       : DUID_CONDITION_OPTIONS,
                                   asked->name, words);
}

static char *
dup_name (const DuidSignalsPlan *plan,
          int                    question)
{
  if (question == DUID_QUESTION_TAGS (plan->dataset))
    return g_strdup (_ ("Tags"));
  return duid_question_dup_short_label (
    duid_dataset_get_question (plan->dataset, (guint) question));
}

/* Everyone who answered. */
static DuidRows *
list_answered (const DuidSignalsPlan *plan,
               int                    question)
{
  gsize         n_rows = duid_dataset_get_n_rows (plan->dataset);
  const guint8 *states;
  DuidRows     *rows;

  if (question == DUID_QUESTION_TAGS (plan->dataset))
    return duid_rows_new_full (n_rows);
  states = duid_dataset_get_states (plan->dataset, (guint) question);
  rows = duid_rows_new (n_rows);
  for (gsize row = 0; row < n_rows; row++)
    if (states[row] == DUID_STATE_ANSWERED)
      duid_rows_add (rows, row);
  return rows;
}

/* ---- rare together ---- */

static void
weigh_pair (const DuidSignalsPlan *plan,
            const int             *questions,
            const DuidGroupOf     *a,
            const DuidGroupOf     *b,
            const DuidRows        *both,
            GPtrArray             *signals)
{
  gsize  n = duid_rows_count_and (a->rows, b->rows);
  double expected = (double) duid_rows_count_and (a->rows, both) *
                    (double) duid_rows_count_and (b->rows, both) /
                    (double) MAX (duid_rows_count (both), 1);
  gboolean         is_few = n <= MOST_TOO_FEW && (double) n < TOO_FEW * expected;
  gboolean         is_many = n >= LEAST_MANY && (double) n > TOO_MANY * expected;
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;
  g_autofree char *title = NULL;
  g_autofree char *usual = NULL;
  GPtrArray       *conditions;

  if (n == 0 || (!is_few && !is_many))
    return;
  name_a = dup_name (plan, questions[0]);
  name_b = dup_name (plan, questions[1]);
  title = g_strdup_printf ("%s: %s × %s: %s", name_a, a->label, name_b, b->label);
  usual = duid_number_for_people (expected, 1);
  conditions = duid_conditions_new ();
  g_ptr_array_add (conditions, make_condition (plan, questions[0], a->label));
  g_ptr_array_add (conditions, make_condition (plan, questions[1], b->label));
  duid_signals_add (signals, DUID_SIGNAL_RARE, -1, conditions,
                    fabs (log ((double) n / expected)), title,
                    g_strdup_printf (ngettext ("%zu story, where %s would be expected",
                                               "%zu stories, where %s would be expected", n),
                                     n, usual));
}

void
duid_signals_find_rare (const DuidSignalsPlan *plan,
                        GPtrArray             *signals)
{
  int n_questions = DUID_QUESTION_TAGS (plan->dataset) + 1;

  for (int i = 0; i < n_questions; i++)
    for (int j = i + 1; j < n_questions; j++)
      {
        const int questions[] = { i, j };
        g_autoptr (GPtrArray) a = NULL;
        g_autoptr (GPtrArray) b = NULL;
        g_autoptr (DuidRows) both = NULL;
        g_autoptr (DuidRows) other = NULL;

        if (!makes_groups (plan, i) || !makes_groups (plan, j))
          continue;
        both = list_answered (plan, i);
        other = list_answered (plan, j);
        duid_rows_and (both, other);
        a = duid_summary_split (plan->dataset, plan->tagging, i, NULL);
        b = duid_summary_split (plan->dataset, plan->tagging, j, NULL);
        for (guint x = 0; x < a->len; x++)
          for (guint y = 0; y < b->len; y++)
            weigh_pair (plan, questions, g_ptr_array_index (a, x), g_ptr_array_index (b, y), both,
                        signals);
      }
}

/* ---- one voice ---- */

typedef struct
{
  const DuidDistances *distances;
  gsize                size;
} Voice;

/* The mean distance between answers, turned round: the larger the more alike. */
static double
measure_voice (const DuidDistances *distances,
               const guint         *members,
               gsize                n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      sum += distances->matrix[distances->site[members[i]] * distances->n_sites +
                               distances->site[members[j]]];
  return n > 1 ? -2 * sum / ((double) n * (double) (n - 1)) : NAN;
}

static void
draw_group (DuidDice     *dice,
            gpointer      scratch,
            gconstpointer data,
            double       *numbers)
{
  const Voice *voice = data;
  guint       *order = scratch;
  gsize        n = voice->distances->n;

  for (gsize i = 0; i < n; i++)
    order[i] = (guint) i;
  for (gsize i = 0; i < voice->size; i++)
    {
      gsize other = i + duid_dice_roll (dice, n - i);
      guint kept = order[i];

      order[i] = order[other];
      order[other] = kept;
    }
  numbers[0] = measure_voice (voice->distances, order, voice->size);
}

static void
hear_group (const DuidSignalsPlan *plan,
            int                    by,
            int                    question,
            const DuidSample      *sample,
            const DuidDistances   *distances,
            const DuidGroupOf     *group,
            GPtrArray             *signals)
{
  g_autofree guint *members = g_new (guint, sample->n + 1);
  Voice             voice = { distances, 0 };
  DuidDraws         draws = { DRAWS, plan->seed, NULL, NULL, NULL };
  DuidDrawing       drawing = { draw_group, sizeof (guint) * (sample->n + 1), 1, &voice };
  DuidChance        chance;
  double            observed;
  g_autofree char  *by_name = dup_name (plan, by);
  g_autofree char  *name = dup_name (plan, question);
  g_autofree char  *title = NULL;
  g_autofree char  *share = NULL;
  g_autofree char  *p = NULL;
  GPtrArray        *conditions;

  for (gsize i = 0; i < sample->n && voice.size <= LARGEST; i++)
    if (duid_rows_has (group->rows, sample->rows[i]))
      members[voice.size++] = (guint) i;
  if (voice.size < SMALLEST || voice.size > LARGEST)
    return;
  observed = measure_voice (distances, members, voice.size);
  duid_draws_run (&draws, &drawing, observed, NULL, &chance);
  if (chance.p >= QUANTILE)
    return;
  title = g_strdup_printf (_ ("%s: %s on %s"), by_name, group->label, name);
  share = duid_figure_dup_percent (100 * observed / chance.null_mean);
  p = duid_finding_dup_p ("p", chance.p);
  conditions = duid_conditions_new ();
  g_ptr_array_add (conditions, make_condition (plan, by, group->label));
  duid_signals_add (signals, DUID_SIGNAL_CONSISTENT, -1, conditions, 1 - chance.p, title,
                    g_strdup_printf (_ ("%zu stories lie %s as far apart as random ones, %s"),
                                     voice.size, share, p));
}

static gboolean
is_heard (const DuidQuestion *question)
{
  return !question->is_sensitive &&
         (question->type == DUID_QUESTION_SLIDER || question->type == DUID_QUESTION_TRIAD);
}

gboolean
duid_signals_find_consistent (const DuidSignalsPlan *plan,
                              GPtrArray             *signals)
{
  int n_questions = DUID_QUESTION_TAGS (plan->dataset);

  for (int question = 0; question < n_questions; question++)
    {
      g_autoptr (DuidSample) sample = NULL;
      g_autoptr (DuidDistances) distances = NULL;

      if (plan->progress != NULL &&
          !plan->progress ((double) question / n_questions, plan->data))
        return FALSE;
      if (!is_heard (duid_dataset_get_question (plan->dataset, (guint) question)))
        continue;
      sample = duid_sample_new (plan->dataset, plan->tagging, question, -1, NULL, 1);
      distances = duid_sample_measure (sample, MOST_SITES);
      for (int by = 0; by <= n_questions; by++)
        {
          g_autoptr (GPtrArray) groups = NULL;

          if (by == question || !makes_groups (plan, by))
            continue;
          groups = duid_summary_split (plan->dataset, plan->tagging, by, NULL);
          for (guint i = 0; i < groups->len; i++)
            hear_group (plan, by, question, sample, distances, g_ptr_array_index (groups, i),
                        signals);
        }
    }
  return TRUE;
}
