/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "filter/duid-condition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "base/duid-search.h"

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
dup_range (const DuidRange    *range,
           const DuidQuestion *question)
{
  g_autofree char *low = dup_value (question, range->low);
  g_autofree char *high = dup_value (question, range->high);
  gboolean         has_low = isfinite (range->low);
  gboolean         has_high = isfinite (range->high);

  if (!has_low && !has_high)
    return g_strdup (_ ("any value"));
  if (!has_high)
    return g_strdup_printf ("%s %s", range->is_low_open ? ">" : "≥", low);
  if (!has_low)
    return g_strdup_printf ("%s %s", range->is_high_open ? "<" : "≤", high);
  if (range->low == range->high)
    return g_steal_pointer (&low);
  return g_strdup_printf ("%s%s – %s%s",
                          range->is_low_open ? "> " : "", low,
                          range->is_high_open ? "< " : "", high);
}

static int
compare_lows (gconstpointer a,
              gconstpointer b)
{
  const DuidRange *one = a;
  const DuidRange *two = b;

  return (one->low > two->low) - (one->low < two->low);
}

/* The ranges from low to high; bins that were added one by one and lie side by
 * side read as one stretch. */
static GArray *
list_stretches (const DuidCondition *condition)
{
  g_autoptr (GArray) ranges = g_array_copy (condition->ranges);
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (DuidRange));

  g_array_sort (ranges, compare_lows);
  for (guint i = 0; i < ranges->len; i++)
    {
      DuidRange  range = g_array_index (ranges, DuidRange, i);
      DuidRange *last = stretches->len > 0
                          ? &g_array_index (stretches, DuidRange, stretches->len - 1)
                          : NULL;

      if (last == NULL || last->high != range.low || !last->is_high_open || range.is_low_open)
        g_array_append_val (stretches, range);
      else
        {
          last->high = range.high;
          last->is_high_open = range.is_high_open;
        }
    }
  return stretches;
}

static char *
dup_ranges (const DuidCondition *condition,
            const DuidQuestion  *question)
{
  g_autoptr (GArray) stretches = list_stretches (condition);
  g_autofree char *words = NULL;

  for (guint i = 0; i < stretches->len; i++)
    {
      g_autofree char *before = g_steal_pointer (&words);
      g_autofree char *range = dup_range (&g_array_index (stretches, DuidRange, i), question);

      words = before == NULL ? g_steal_pointer (&range)
                             : g_strdup_printf (_ ("%s or %s"), before, range);
    }
  return words != NULL ? g_steal_pointer (&words) : g_strdup ("");
}

static char *
dup_lassos (const DuidCondition *condition)
{
  guint            n = condition->rings->len;
  g_autofree char *words = n == 1
                             ? g_strdup (_ ("lasso"))
                             : g_strdup_printf (ngettext ("%u lasso", "%u lassos", n), n);

  if (condition->stone == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf (_ ("%s: %s"), words, condition->stone);
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

/* The star before a search says that it looks inside words, which a person reads better. */
static char *
dup_search (const char *typed)
{
  g_autofree char *bare = duid_search_dup_inside (typed, FALSE);

  if (duid_search_has_star (typed) && *bare != '\0')
    return g_strdup_printf (_ ("“%s”, inside words too"), bare);
  return g_strdup_printf (_ ("“%s”"), typed);
}

static char *
dup_word (const DuidCondition *condition,
          const DuidQuestion  *question,
          const char          *word)
{
  double value;
  int    option;

  switch (condition->kind)
    {
    case DUID_CONDITION_OPTIONS:
      if (question != NULL && duid_question_get_column_kind (question) == DUID_COLUMN_NUMBER &&
          duid_condition_read_value (question, word, &value))
        return dup_value (question, value);
      option = question != NULL ? duid_question_find_option (question, word) : -1;
      return g_strdup (option >= 0 ? question->options->pdata[option] : word);
    case DUID_CONDITION_ZONES:
      return dup_zone (word, question, FALSE);
    case DUID_CONDITION_BORDER:
      return dup_zone (word, question, TRUE);
    case DUID_CONDITION_STATES:
      return dup_state (word);
    case DUID_CONDITION_WORDS:
      return dup_search (word);
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
    plain = dup_ranges (condition, question);
  else if (condition->kind == DUID_CONDITION_LASSO)
    plain = dup_lassos (condition);
  else
    plain = dup_words (condition, question);

  *subject = dup_subject (condition, question);
  *value = condition->is_inverted ? g_strdup_printf (_ ("not: %s"), plain)
                                  : g_steal_pointer (&plain);
}
