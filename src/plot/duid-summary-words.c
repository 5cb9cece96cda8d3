/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-summary.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"

/* More shares than this are summed up: nobody listens to fifty. */
#define MOST_SHARES 20
/* One story that weighs so many times the mean weighs too much. */
#define MOST_OVER_MEAN 5

/* The regimes of n: below 5 nothing but the count, below 10 no percentages. */
static gboolean
has_figures (const DuidSummary *summary)
{
  return summary->states[DUID_STATE_ANSWERED] >= DUID_FEWEST_SHOWN;
}

static gboolean
has_percents (const DuidSummary *summary)
{
  return summary->states[DUID_STATE_ANSWERED] >= DUID_FEWEST_PERCENTS;
}

/* “Gezin 84 % (84)”, or “Gezin 4” when there are too few for percentages. */
static void
append_share (GString    *words,
              const char *label,
              gsize       n,
              double      percent,
              gboolean    is_percent)
{
  g_autofree char *count = duid_figure_dup_count (n);

  if (is_percent)
    {
      g_autofree char *figure = duid_figure_dup_percent (percent);

      g_string_append_printf (words, "%s %s (%s)", label, figure, count);
    }
  else
    g_string_append_printf (words, "%s %s", label, count);
}

static void
append_shares (GString           *words,
               const DuidSummary *summary,
               GPtrArray         *shares)
{
  guint n_told = shares->len > MOST_SHARES ? MOST_SHARES - 1 : shares->len;

  if (shares->len == 0)
    return;
  for (guint i = 0; i < n_told; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (shares, i);

      g_string_append (words, i == 0 ? " " : ", ");
      append_share (words, share->label, share->n, share->percent, has_percents (summary));
    }
  if (n_told < shares->len)
    g_string_append_printf (words,
                            ngettext (", and %u more", ", and %u more", shares->len - n_told),
                            shares->len - n_told);
  g_string_append_c (words, '.');
}

static void
append_middle (GString               *words,
               const DuidDescription *description,
               char *(*dup_value) (double) )
{
  g_autofree char *median = dup_value (description->median);
  g_autofree char *q1 = dup_value (description->q1);
  g_autofree char *q3 = dup_value (description->q3);

  g_string_append_c (words, ' ');
  if (description->n >= DUID_FEWEST_PERCENTS && description->q1 < description->q3)
    g_string_append_printf (words, _ ("The median is %s; half of the answers lie from %s to %s."),
                            median, q1, q3);
  else
    g_string_append_printf (words, _ ("The median is %s."), median);
}

static char *
dup_number (double value)
{
  return duid_number_for_people (value, 1);
}

/* “ Two camps: around 12 (45 %) and around 88 (38 %), few at 50.” */
static void
append_camps (GString         *words,
              const DuidCamps *camps)
{
  g_autofree char *valley = duid_number_for_people (camps->valley, 0);
  char            *middles[DUID_MOST_CAMPS];
  char            *shares[DUID_MOST_CAMPS];

  if (camps->n < 2)
    return;
  for (guint i = 0; i < camps->n; i++)
    {
      middles[i] = duid_number_for_people (camps->middles[i], 0);
      shares[i] = duid_figure_dup_percent (100 * camps->shares[i]);
    }
  g_string_append_c (words, ' ');
  if (camps->n == 2)
    g_string_append_printf (words,
                            _ ("Two camps: around %s (%s) and around %s (%s), fewest near %s."),
                            middles[0], shares[0], middles[1], shares[1], valley);
  else
    g_string_append_printf (words,
                            _ ("Three camps: around %s (%s), %s (%s) and %s (%s)."),
                            middles[0], shares[0], middles[1], shares[1], middles[2], shares[2]);
  for (guint i = 0; i < camps->n; i++)
    {
      g_free (middles[i]);
      g_free (shares[i]);
    }
}

static void
append_slider (GString            *words,
               const DuidSummary  *summary,
               const DuidQuestion *question)
{
  g_autofree char *min = duid_number_for_people (question->min, 2);
  g_autofree char *max = duid_number_for_people (question->max, 2);
  g_autofree char *at_min = duid_figure_dup_count (summary->ends[0]);
  g_autofree char *at_max = duid_figure_dup_count (summary->ends[1]);

  g_string_append_c (words, ' ');
  if (question->left != NULL && question->right != NULL)
    g_string_append_printf (words, _ ("The scale runs from %s (%s) to %s (%s)."),
                            min, question->left, max, question->right);
  else
    g_string_append_printf (words, _ ("The scale runs from %s to %s."), min, max);
  if (!has_figures (summary))
    return;
  append_middle (words, &summary->description, dup_number);
  append_shares (words, summary, summary->bands);
  g_string_append_c (words, ' ');
  g_string_append_printf (words, _ ("Exactly at the ends: %s at %s and %s at %s."),
                          at_min, min, at_max, max);
  append_camps (words, &summary->camps);
}

static void
append_numbers (GString           *words,
                const DuidSummary *summary,
                char *(*dup_value) (double) )
{
  g_autofree char *min = dup_value (summary->description.min);
  g_autofree char *max = dup_value (summary->description.max);

  g_string_append_c (words, ' ');
  if (summary->description.min == summary->description.max)
    {
      g_string_append_printf (
        words,
        g_dngettext (GETTEXT_PACKAGE, "The answer is %s.", "All answers are %s.",
                     summary->description.n),
        min);
      return;
    }
  g_string_append_printf (words, _ ("The answers run from %s to %s."), min, max);
  if (has_figures (summary))
    append_middle (words, &summary->description, dup_value);
}

static void
append_triad (GString            *words,
              const DuidSummary  *summary,
              const DuidQuestion *question)
{
  const double  mean[3] = { summary->mean.top, summary->mean.left, summary->mean.right };
  const gsize  *zones = summary->zones;
  const double *percents = summary->zone_percents;
  const int     corners[3] = { DUID_ZONE_T, DUID_ZONE_L, DUID_ZONE_R };
  gsize         n_edges = zones[DUID_ZONE_LT] + zones[DUID_ZONE_TR] + zones[DUID_ZONE_LR];

  if (!has_figures (summary))
    return;
  g_string_append (words, _ (" On average"));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *share = duid_figure_dup_percent (100 * mean[i]);

      g_string_append_printf (words, "%s %s %s", i == 0 ? "" : ",", question->corners[i], share);
    }
  g_string_append (words, _ (". By zone:"));
  for (int i = 0; i < 3; i++)
    {
      g_string_append (words, i == 0 ? " " : ", ");
      append_share (words, question->corners[i], zones[corners[i]], percents[corners[i]],
                    has_percents (summary));
    }
  g_string_append (words, ", ");
  append_share (words, _ ("between two corners"), n_edges,
                percents[DUID_ZONE_LT] + percents[DUID_ZONE_TR] + percents[DUID_ZONE_LR],
                has_percents (summary));
  g_string_append (words, ", ");
  append_share (words, _ ("in the middle"), zones[DUID_ZONE_CENTRE],
                percents[DUID_ZONE_CENTRE], has_percents (summary));
  g_string_append_c (words, '.');
}

static void
append_stones (GString            *words,
               const DuidSummary  *summary,
               const DuidQuestion *question)
{
  for (guint i = 0; i < summary->stones->len; i++)
    {
      const DuidStoneSummary *stone = g_ptr_array_index (summary->stones, i);
      g_autofree char        *count = duid_figure_dup_count (stone->n_placed);

      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("%s: placed by %s"), stone->label, count);
      if (stone->n_placed >= DUID_FEWEST_SHOWN)
        {
          g_autofree char *x = duid_number_for_people (stone->mean.x, 1);
          g_autofree char *y = duid_number_for_people (stone->mean.y, 1);

          g_string_append_printf (words, _ (", on average at %s %s and %s %s"),
                                  question->x.label != NULL ? question->x.label : "x", x,
                                  question->y.label != NULL ? question->y.label : "y", y);
        }
      g_string_append_c (words, '.');
    }
}

static void
append_details (GString            *words,
                const DuidSummary  *summary,
                const DuidQuestion *question)
{
  append_shares (words, summary, summary->options);
  if (summary->type == DUID_QUESTION_SLIDER)
    append_slider (words, summary, question);
  else if (summary->type == DUID_QUESTION_NUMBER)
    append_numbers (words, summary, dup_number);
  else if (summary->type == DUID_QUESTION_DATE)
    append_numbers (words, summary, duid_date_for_people);
  else if (summary->type == DUID_QUESTION_TRIAD)
    append_triad (words, summary, question);
  else if (summary->type == DUID_QUESTION_CANVAS)
    append_stones (words, summary, question);
}

/* “47 answered.” in words that fit the question. */
static char *
dup_opening (const DuidSummary *summary)
{
  gsize            n = summary->states[DUID_STATE_ANSWERED];
  g_autofree char *count = duid_figure_dup_count (n);

  if (summary->is_tags)
    return g_strdup_printf (ngettext ("%s story.", "%s stories.", n), count);
  if (summary->type == DUID_QUESTION_MULTICHOICE)
    return g_strdup_printf (_ ("%s answered; more than one answer was possible."), count);
  return g_strdup_printf (_ ("%s answered."), count);
}

/* Nobody answered, but it was said that there is nothing to answer. */
static void
append_not_applicable (GString           *words,
                       const DuidSummary *summary)
{
  gsize            n = summary->states[DUID_STATE_NOT_APPLICABLE];
  g_autofree char *count = duid_figure_dup_count (n);

  if (n == 0)
    return;
  g_string_append_c (words, ' ');
  g_string_append_printf (words,
                          g_dngettext (GETTEXT_PACKAGE, "To %s of them it does not apply.",
                                       "To %s of them it does not apply.", n),
                          count);
}

/* “ Weighed: they count as 152.” */
static void
append_weights (GString           *words,
                const DuidSummary *summary)
{
  g_autofree char *weighed = duid_summary_dup_weighed (summary);

  if (weighed == NULL)
    return;
  g_string_append_c (words, ' ');
  g_string_append (words, weighed);
}

char *
duid_summary_dup_weighed (const DuidSummary *summary)
{
  gsize            n_without = summary->states[DUID_STATE_ANSWERED] - summary->weights.n;
  GString         *words;
  g_autofree char *n = NULL;

  if (!summary->is_weighed)
    return NULL;
  words = g_string_new (NULL);
  n = duid_number_for_people (summary->weights.n > 0 ? summary->weights.n_eff : 0, 0);
  /* Translators: the number of answers that these are worth, after weighing. */
  g_string_append_printf (words, _ ("Weighed: they count as %s answers."), n);
  if (n_without > 0)
    {
      g_autofree char *without = duid_figure_dup_count (n_without);

      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              ngettext ("%s has no weight.", "%s have no weight.", n_without),
                              without);
    }
  if (summary->weights.n > 0 && summary->weights.max_over_mean > MOST_OVER_MEAN)
    {
      g_autofree char *times = duid_number_for_people (summary->weights.max_over_mean, 1);

      g_string_append_printf (words, _ (" The heaviest story weighs %s times the mean."), times);
    }
  return g_string_free (words, FALSE);
}

char *
duid_summary_dup_sentence (const DuidSummary *summary,
                           const DuidDataset *dataset)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char    *opening = NULL;
  const DuidQuestion *question = NULL;

  g_return_val_if_fail (summary != NULL, NULL);
  g_return_val_if_fail (dataset != NULL, NULL);

  if (!summary->is_tags)
    question = duid_dataset_get_question (dataset, (guint) summary->question);
  g_string_append_printf (words, _ ("“%s”: "), summary->is_tags ? _ ("Tags") : question->label);

  if (summary->states[DUID_STATE_ANSWERED] == 0)
    {
      g_string_append (words, _ ("no answers among these stories."));
      append_not_applicable (words, summary);
      return g_string_free (g_steal_pointer (&words), FALSE);
    }
  opening = dup_opening (summary);
  g_string_append (words, opening);
  append_weights (words, summary);
  append_details (words, summary, question);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
dup_counts (const DuidSummary *summary,
            gsize              n_all)
{
  g_autofree char *answered = NULL;
  g_autofree char *not_applicable = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *not_asked = NULL;
  g_autofree char *filtered_out = NULL;
  g_autofree char *all = NULL;

  answered = duid_figure_dup_count (summary->states[DUID_STATE_ANSWERED]);
  not_applicable = duid_figure_dup_count (summary->states[DUID_STATE_NOT_APPLICABLE]);
  missing = duid_figure_dup_count (summary->states[DUID_STATE_MISSING]);
  not_asked = duid_figure_dup_count (summary->states[DUID_STATE_NOT_ASKED]);
  filtered_out = duid_figure_dup_count (n_all - summary->n_rows);
  all = duid_figure_dup_count (n_all);
  if (summary->is_tags)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s story · %s filtered out (of %s)",
                                         "%s stories · %s filtered out (of %s)",
                                         summary->states[DUID_STATE_ANSWERED]),
                            answered, filtered_out, all);
  /* Translators: how many stories did what with a question; the numbers add up. */
  return g_strdup_printf (_ ("%s answered · %s not applicable · %s missing · %s not asked"
                             " · %s filtered out (of %s)"),
                          answered, not_applicable, missing, not_asked, filtered_out, all);
}

char *
duid_summary_dup_count_line (const DuidSummary *summary,
                             gsize              n_all)
{
  g_autofree char *counts = NULL;
  g_autofree char *n = NULL;

  g_return_val_if_fail (summary != NULL, NULL);
  g_return_val_if_fail (summary->n_rows <= n_all, NULL);

  counts = dup_counts (summary, n_all);
  if (!summary->is_weighed)
    return g_steal_pointer (&counts);
  n = duid_number_for_people (summary->weights.n > 0 ? summary->weights.n_eff : 0, 0);
  /* Translators: what stories did; the number of answers that they are worth, after weighing. */
  return g_strdup_printf (_ ("%s · weighed, counts as %s"), counts, n);
}
