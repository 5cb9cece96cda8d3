/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "filter/duid-condition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"

#define MOST_DECIMALS 6

static const DuidQuestion *
find_question (const DuidCondition *condition,
               const DuidDataset   *dataset)
{
  int index = condition->question != NULL
                ? duid_framework_find (duid_dataset_get_framework (dataset), condition->question)
                : -1;

  return index >= 0 ? duid_dataset_get_question (dataset, (guint) index) : NULL;
}

static char *
dup_value (const DuidQuestion *question,
           double              value)
{
  if (question != NULL && question->type == DUID_QUESTION_DATE)
    {
      g_autofree char *day = duid_date_for_people (floor (value));
      int              minutes = (int) round ((value - floor (value)) * 24 * 60);

      if (minutes == 0)
        return g_steal_pointer (&day);
      return g_strdup_printf ("%s %02d:%02d", day, minutes / 60, minutes % 60);
    }
  return duid_number_for_people (value, MOST_DECIMALS);
}

static char *
dup_range (const DuidCondition *condition,
           const DuidQuestion  *question)
{
  g_autofree char *low = dup_value (question, condition->low);
  g_autofree char *high = dup_value (question, condition->high);
  gboolean         has_low = isfinite (condition->low);
  gboolean         has_high = isfinite (condition->high);

  if (!has_low && !has_high)
    return g_strdup (_ ("any value"));
  if (!has_high)
    return g_strdup_printf ("%s %s", condition->is_low_open ? ">" : "≥", low);
  if (!has_low)
    return g_strdup_printf ("%s %s", condition->is_high_open ? "<" : "≤", high);
  if (condition->low == condition->high)
    return g_steal_pointer (&low);
  return g_strdup_printf ("%s%s – %s%s",
                          condition->is_low_open ? "> " : "", low,
                          condition->is_high_open ? "< " : "", high);
}

static char *
dup_zone (const char         *word,
          const DuidQuestion *question,
          gboolean            is_border)
{
  const char *corner = is_border ? _ ("entirely %s") : _ ("corner %s");
  const char *edge = is_border ? _ ("on the edge %s – %s") : _ ("between %s and %s");
  DuidZone    zone;

  if (!duid_zone_from_string (word, &zone) || question == NULL || question->corners[0] == NULL)
    return g_strdup (word);
  switch (zone)
    {
    case DUID_ZONE_T:
    case DUID_ZONE_L:
    case DUID_ZONE_R:
      return g_strdup_printf (corner, question->corners[zone - DUID_ZONE_T]);
    case DUID_ZONE_LT:
      return g_strdup_printf (edge, question->corners[1], question->corners[0]);
    case DUID_ZONE_TR:
      return g_strdup_printf (edge, question->corners[0], question->corners[2]);
    case DUID_ZONE_LR:
      return g_strdup_printf (edge, question->corners[1], question->corners[2]);
    case DUID_ZONE_CENTRE:
    default:
      return g_strdup (_ ("centre"));
    }
}

static char *
dup_state (const char *word)
{
  DuidState state;

  if (!duid_condition_read_state (word, &state))
    return g_strdup (word);
  switch (state)
    {
    case DUID_STATE_ANSWERED:
      return g_strdup (_ ("answered"));
    case DUID_STATE_NOT_APPLICABLE:
      return g_strdup (_ ("not applicable"));
    case DUID_STATE_MISSING:
      return g_strdup (_ ("missing"));
    case DUID_STATE_NOT_ASKED:
    default:
      return g_strdup (_ ("not asked"));
    }
}

static char *
dup_word (const DuidCondition *condition,
          const DuidQuestion  *question,
          const char          *word)
{
  double value;

  switch (condition->kind)
    {
    case DUID_CONDITION_OPTIONS:
      if (question != NULL && duid_question_get_column_kind (question) == DUID_COLUMN_NUMBER &&
          duid_condition_read_value (question, word, &value))
        return dup_value (question, value);
      return g_strdup (word);
    case DUID_CONDITION_ZONES:
      return dup_zone (word, question, FALSE);
    case DUID_CONDITION_BORDER:
      return dup_zone (word, question, TRUE);
    case DUID_CONDITION_STATES:
      return dup_state (word);
    case DUID_CONDITION_WORDS:
      return g_strdup_printf (_ ("“%s”"), word);
    case DUID_CONDITION_BANDS:
    case DUID_CONDITION_TAGS:
    case DUID_CONDITION_RANGE:
    case DUID_CONDITION_LASSO:
    default:
      return g_strdup (word);
    }
}

static char *
dup_words (const DuidCondition *condition,
           const DuidQuestion  *question)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < condition->words->len; i++)
    g_ptr_array_add (words, dup_word (condition, question, condition->words->pdata[i]));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
dup_subject (const DuidCondition *condition,
             const DuidQuestion  *question)
{
  if (condition->kind == DUID_CONDITION_TAGS)
    return g_strdup (_ ("Tag"));
  if (condition->kind == DUID_CONDITION_WORDS)
    return g_strdup (_ ("Story text"));
  return question != NULL ? duid_question_dup_short_label (question)
                          : g_strdup (condition->question);
}

void
duid_condition_describe (const DuidCondition *condition,
                         const DuidDataset   *dataset,
                         char               **subject,
                         char               **value)
{
  const DuidQuestion *question = find_question (condition, dataset);
  g_autofree char    *plain = NULL;

  if (condition->kind == DUID_CONDITION_RANGE)
    plain = dup_range (condition, question);
  else if (condition->kind != DUID_CONDITION_LASSO)
    plain = dup_words (condition, question);
  else if (condition->stone != NULL)
    plain = g_strdup_printf (_ ("lasso: %s"), condition->stone);
  else
    plain = g_strdup (_ ("lasso"));

  *subject = dup_subject (condition, question);
  *value = condition->is_inverted ? g_strdup_printf (_ ("not: %s"), plain)
                                  : g_steal_pointer (&plain);
}
