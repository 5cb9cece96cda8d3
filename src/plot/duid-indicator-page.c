/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which indicators make a page, and what they say in words. */
#include "plot/duid-indicator.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"

#define OPTIONS_SUGGESTED 2

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) duid_indicator_free);
}

static void
add (GPtrArray         *indicators,
     const DuidDataset *dataset,
     guint              question,
     guint              answer)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);
  g_autofree char    *name = duid_indicator_get_answer (asked, answer);
  DuidIndicator      *indicator = duid_indicator_new (dataset, question, name);

  if (indicator != NULL)
    g_ptr_array_add (indicators, indicator);
}

/* The @n_wanted answers that were given most, most first. */
static void
add_most_given (GPtrArray         *indicators,
                const DuidDataset *dataset,
                guint              question,
                guint              n_wanted)
{
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, NULL, (int) question, NULL);
  g_autofree gboolean *is_taken = g_new0 (gboolean, groups->len);

  for (guint i = 0; i < MIN (n_wanted, groups->len); i++)
    {
      guint best = groups->len;
      gsize most = 0;

      for (guint j = 0; j < groups->len; j++)
        {
          const DuidGroupOf *group = g_ptr_array_index (groups, j);
          gsize              n = duid_rows_count (group->rows);

          if (!is_taken[j] && (best == groups->len || n > most))
            {
              best = j;
              most = n;
            }
        }
      is_taken[best] = TRUE;
      add (indicators, dataset, question, best);
    }
}

static gboolean
has_themes (const DuidDataset *dataset)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_dataset_get_question (dataset, i)->theme != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
duid_indicators_suggest (const DuidDataset *dataset)
{
  GPtrArray *indicators = make_list ();
  gboolean   is_by_theme = has_themes (dataset);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      guint               n_answers = duid_indicator_count_answers (question);

      if (n_answers == 0 || (is_by_theme && question->theme == NULL))
        continue;
      if (question->type == DUID_QUESTION_SLIDER)
        {
          add (indicators, dataset, i, n_answers - 1);
          if (n_answers > 1)
            add (indicators, dataset, i, 0);
        }
      else
        add_most_given (indicators, dataset, i,
                        question->type == DUID_QUESTION_TRIAD ? 1 : OPTIONS_SUGGESTED);
    }
  return indicators;
}

void
duid_indicators_write (GString            *text,
                       const DuidQuestion *question,
                       guint               answer)
{
  g_autofree char *plain = duid_indicator_get_answer (question, answer);
  g_autofree char *escaped = g_strescape (plain, NULL);
  g_autofree char *name = g_strescape (question->name, NULL);

  g_string_append_printf (text, "%s\t%s\n", name, escaped);
}

GPtrArray *
duid_indicators_parse (const char        *text,
                       const DuidDataset *dataset)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *indicators = make_list ();

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, "\t", 2);
      g_autofree char *name = words[0] != NULL ? g_strcompress (words[0]) : NULL;
      g_autofree char *answer = name != NULL && words[1] != NULL ? g_strcompress (words[1]) : NULL;
      int              question = -1;
      DuidIndicator   *indicator = NULL;

      if (answer != NULL)
        question = duid_framework_find (duid_dataset_get_framework (dataset), name);
      if (question >= 0)
        indicator = duid_indicator_new (dataset, (guint) question, answer);
      if (indicator != NULL)
        g_ptr_array_add (indicators, indicator);
    }
  return indicators;
}

/* The first question of the same theme: where the theme stands. */
static guint
find_theme (const DuidDataset *dataset,
            guint              question)
{
  const char *theme = duid_dataset_get_question (dataset, question)->theme;

  for (guint i = 0; i < question; i++)
    if (g_strcmp0 (duid_dataset_get_question (dataset, i)->theme, theme) == 0)
      return i;
  return question;
}

/* The first question whose theme begins alike: where the task stands. */
static guint
find_task (const DuidDataset *dataset,
           guint              question)
{
  const char *theme = duid_dataset_get_question (dataset, question)->theme;
  gsize       length = theme != NULL ? strcspn (theme, "/") : 0;

  for (guint i = 0; theme != NULL && i < question; i++)
    {
      const char *other = duid_dataset_get_question (dataset, i)->theme;

      if (other != NULL && strcspn (other, "/") == length && strncmp (other, theme, length) == 0)
        return i;
    }
  return question;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const DuidIndicator *left = *(DuidIndicator *const *) a;
  const DuidIndicator *right = *(DuidIndicator *const *) b;
  guint (*const places[]) (const DuidDataset *, guint) = { find_task, find_theme };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint of_left = places[i](data, left->question);
      guint of_right = places[i](data, right->question);

      if (of_left != of_right)
        return of_left < of_right ? -1 : 1;
    }
  return (left->question > right->question) - (left->question < right->question);
}

void
duid_indicators_sort (GPtrArray         *indicators,
                      const DuidDataset *dataset)
{
  g_ptr_array_sort_with_data (indicators, compare_places, (gpointer) dataset);
}

/* ---- in words ---- */

char *
duid_indicator_dup_share (DuidIndicatorValue value,
                          gboolean           is_protected)
{
  if (!isnan (value.percent))
    return duid_figure_dup_percent (value.percent);
  if (value.n_answered == 0)
    return g_strdup ("–");
  if (is_protected && value.n_answered < DUID_FEWEST_SHOWN)
    return duid_figure_dup_hidden (value.n_answered);
  return g_strdup_printf (_ ("%zu of %zu"), value.n, value.n_answered);
}

char *
duid_indicator_dup_interval (DuidIndicatorValue value)
{
  if (isnan (value.low))
    return NULL;
  return g_strdup_printf ("%.0f–%.0f\u00a0%%", value.low, value.high);
}

/* “+9”, “−4”, “0”. */
static char *
dup_points (double points)
{
  double           rounded = round (points);
  g_autofree char *number = duid_number_for_people (rounded, 0);

  return g_strdup_printf ("%s%s", rounded > 0 ? "+" : "", number);
}

char *
duid_indicator_dup_difference (DuidIndicatorValue a,
                               DuidIndicatorValue b)
{
  double           low, high;
  double           difference = duid_indicator_compare (a, b, &low, &high);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *by = NULL;

  if (isnan (difference))
    return NULL;
  from = dup_points (low);
  to = dup_points (high);
  by = dup_points (difference);
  if (low > 0)
    return g_strdup_printf (_ ("%s points: higher (%s to %s)"), by, from, to);
  if (high < 0)
    return g_strdup_printf (_ ("%s points: lower (%s to %s)"), by, from, to);
  return g_strdup_printf (_ ("%s points: may be equal (%s to %s)"), by, from, to);
}
