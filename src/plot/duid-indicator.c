/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-indicator.h"

#include "plot/duid-figure.h"
#include "stats/duid-describe.h"
#include "stats/duid-weights.h"

#include <math.h>
#include <string.h>

guint
duid_indicator_count_answers (const DuidQuestion *question)
{
  if (question->is_sensitive)
    return 0;
  switch (question->type)
    {
    case DUID_QUESTION_CHOICE:
    case DUID_QUESTION_MULTICHOICE:
      return question->options->len;
    case DUID_QUESTION_SLIDER:
      return question->bands->len;
    case DUID_QUESTION_TRIAD:
      return DUID_N_ZONES;
    case DUID_QUESTION_ID:
    case DUID_QUESTION_PERSON:
    case DUID_QUESTION_TITLE:
    case DUID_QUESTION_STORY:
    case DUID_QUESTION_TEXT:
    case DUID_QUESTION_LANGUAGE:
    case DUID_QUESTION_MEDIA:
    case DUID_QUESTION_DATE:
    case DUID_QUESTION_NUMBER:
    case DUID_QUESTION_CANVAS:
    case DUID_QUESTION_CONSENT:
    default:
      return 0;
    }
}

char *
duid_indicator_get_answer (const DuidQuestion *question,
                           guint               answer)
{
  g_return_val_if_fail (answer < duid_indicator_count_answers (question), NULL);

  if (question->type == DUID_QUESTION_TRIAD)
    return g_strdup (duid_zone_to_string ((DuidZone) answer));
  if (question->type == DUID_QUESTION_SLIDER)
    return g_strdup (g_array_index (question->bands, DuidBand, answer).label);
  return g_strdup (g_ptr_array_index (question->options, answer));
}

char *
duid_indicator_dup_label (const DuidQuestion *question,
                          guint               answer)
{
  if (question->type == DUID_QUESTION_TRIAD)
    return duid_summary_dup_zone_label (question, (DuidZone) answer);
  return duid_indicator_get_answer (question, answer);
}

DuidCondition *
duid_indicator_make_condition (const DuidQuestion *question,
                               guint               answer)
{
  g_autofree char  *name = duid_indicator_get_answer (question, answer);
  const char *const words[] = { name, NULL };
  DuidConditionKind kind = DUID_CONDITION_OPTIONS;

  if (question->type == DUID_QUESTION_SLIDER)
    kind = DUID_CONDITION_BANDS;
  else if (question->type == DUID_QUESTION_TRIAD)
    kind = DUID_CONDITION_ZONES;
  return duid_condition_new_words (kind, question->name, words);
}

static int
find_answer (const DuidQuestion *question,
             const char         *answer)
{
  for (guint i = 0; i < duid_indicator_count_answers (question); i++)
    {
      g_autofree char *other = duid_indicator_get_answer (question, i);

      if (strcmp (other, answer) == 0)
        return (int) i;
    }
  return -1;
}

/* The rows that meet @condition, which is freed. */
static DuidRows *
find_rows (DuidCondition     *condition,
           const DuidDataset *dataset)
{
  const DuidStand stand = { .dataset = dataset };
  DuidRows       *rows = duid_condition_find_rows (condition, &stand);

  duid_condition_unref (condition);
  return rows;
}

DuidIndicator *
duid_indicator_new (const DuidDataset *dataset,
                    guint              question,
                    const char        *answer)
{
  static const char *const answered[] = { "answered", NULL };
  const DuidQuestion      *asked = duid_dataset_get_question (dataset, question);
  int                      found = find_answer (asked, answer);
  DuidIndicator           *indicator;

  if (found < 0)
    return NULL;
  indicator = g_new0 (DuidIndicator, 1);
  indicator->question = question;
  indicator->answer = (guint) found;
  indicator->label = duid_indicator_dup_label (asked, (guint) found);
  indicator->given = find_rows (duid_indicator_make_condition (asked, (guint) found), dataset);
  indicator->answered = find_rows (
    duid_condition_new_words (DUID_CONDITION_STATES, asked->name, answered), dataset);
  return indicator;
}

void
duid_indicator_free (DuidIndicator *indicator)
{
  if (indicator == NULL)
    return;
  g_free (indicator->label);
  duid_rows_free (indicator->given);
  duid_rows_free (indicator->answered);
  g_free (indicator);
}

/* The weights of those who answered, and whether they gave the answer; how many have one. */
static gsize
gather_weights (const DuidIndicator *indicator,
                const DuidRows      *rows,
                double              *weights,
                double              *given)
{
  gsize n = 0;

  for (gssize row = duid_rows_next (indicator->answered, 0); row >= 0;
       row = duid_rows_next (indicator->answered, (gsize) row + 1))
    if ((rows == NULL || duid_rows_has (rows, (gsize) row)) && indicator->weights[row] > 0)
      {
        weights[n] = indicator->weights[row];
        given[n++] = duid_rows_has (indicator->given, (gsize) row) ? 1 : 0;
      }
  return n;
}

static double
weigh (const DuidIndicator *indicator,
       const DuidRows      *rows,
       DuidIndicatorValue  *value)
{
  g_autofree double *weights = g_new (double, value->n_answered + 1);
  g_autofree double *given = g_new (double, value->n_answered + 1);
  gsize              n = gather_weights (indicator, rows, weights, given);

  value->n_eff = n > 0 ? duid_weights (weights, n).n_eff : 0;
  return n > 0 ? duid_weighted_mean (given, weights, n, NULL) : NAN;
}

DuidIndicatorValue
duid_indicator_measure (const DuidIndicator *indicator,
                        const DuidRows      *rows)
{
  DuidIndicatorValue value = { .percent = NAN, .low = NAN, .high = NAN };
  double             share;

  if (rows == NULL)
    {
      value.n = duid_rows_count (indicator->given);
      value.n_answered = duid_rows_count (indicator->answered);
    }
  else
    {
      value.n = duid_rows_count_and (indicator->given, rows);
      value.n_answered = duid_rows_count_and (indicator->answered, rows);
    }
  value.n_eff = (double) value.n_answered;
  if (value.n_answered < DUID_FEWEST_PERCENTS)
    return value;
  share = indicator->weights != NULL ? weigh (indicator, rows, &value)
                                     : (double) value.n / (double) value.n_answered;
  if (isnan (share))
    return value;
  duid_wilson_share (share, value.n_eff, &value.low, &value.high);
  value.percent = 100 * share;
  value.low *= 100;
  value.high *= 100;
  return value;
}

double
duid_indicator_compare (DuidIndicatorValue a,
                        DuidIndicatorValue b,
                        double            *low,
                        double            *high)
{
  double difference;

  *low = NAN;
  *high = NAN;
  if (isnan (a.percent) || isnan (b.percent))
    return NAN;
  /* Newcombe's method 10, from both intervals of Wilson. */
  difference = a.percent - b.percent;
  *low = difference - hypot (a.percent - a.low, b.high - b.percent);
  *high = difference + hypot (a.high - a.percent, b.percent - b.low);
  return difference;
}
