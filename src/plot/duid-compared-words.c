/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-compared.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "filter/duid-selection.h"
#include "plot/duid-figure.h"
#include "stats/duid-describe.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Smaller p values can be reached with these groups, or not: worth saying above. */
#define LEAST_P_TO_SAY .001

static const char *
get_group (const DuidCompared *row,
           guint               group)
{
  return ((DuidGroupOf *) g_ptr_array_index (row->groups, group))->label;
}

/* “56 – 71”, whole percents; "" without an interval (transfer full). */
static char *
dup_interval (double low,
              double high)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!isfinite (low) || !isfinite (high))
    return g_strdup ("");
  from = duid_number_for_people (low, 0);
  to = duid_number_for_people (high, 0);
  return g_strdup_printf (_ (" (95 %% interval %s to %s)"), from, to);
}

/* ---- numbers and ordered options ---- */

static char *
dup_delta_words (const DuidCompared *row,
                 const DuidFinding  *finding,
                 gboolean            is_date)
{
  double           delta = finding->effect.value;
  gboolean         is_up = delta >= 0;
  double           pairs = 50 * (fabs (delta) + 1);
  double           low = is_up ? finding->effect.low : -finding->effect.high;
  double           high = is_up ? finding->effect.high : -finding->effect.low;
  g_autofree char *interval = dup_interval (50 * (low + 1), 50 * (high + 1));
  g_autofree char *percent = duid_figure_dup_percent (pairs);

  return g_strdup_printf (
    is_date ? _ ("A random “%s” is later than a random “%s” in %s of the pairs%s.")
            : _ ("A random “%s” lies higher than a random “%s” in %s of the pairs%s."),
    get_group (row, is_up ? 1 : 0), get_group (row, is_up ? 0 : 1), percent, interval);
}

/* Rank scores differ by half of Cliff's delta, weighed. */
static char *
dup_weighed_words (const DuidCompared *row,
                   const DuidFinding  *finding)
{
  DuidFinding      delta = *finding;
  double           median = finding->also.value;
  g_autofree char *words = NULL;
  g_autofree char *number = NULL;

  delta.effect.value = 2 * finding->effect.value;
  words = dup_delta_words (row, &delta, FALSE);
  if (!isfinite (median) || median == 0 || (median > 0) != (delta.effect.value > 0))
    return g_steal_pointer (&words);
  number = duid_number_for_people (fabs (median), 1);
  return g_strdup_printf (_ ("%s Its weighed median lies %s higher."), words, number);
}

/* “highest Oost (7.9), lowest Noord (5.1)”, by median (transfer full), or NULL. */
static char *
dup_ends (const DuidCompared *row,
          const DuidDataset  *dataset)
{
  const double    *numbers = duid_dataset_get_numbers (dataset, (guint) row->question);
  int              ends[2] = { -1, -1 };
  double           medians[2] = { INFINITY, -INFINITY };
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  gboolean         is_date;

  for (guint i = 0; i < row->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (row->groups, i);
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
      double median;

      for (gssize at = duid_rows_next (group->rows, 0); at >= 0;
           at = duid_rows_next (group->rows, (gsize) at + 1))
        if (isfinite (numbers[at]))
          g_array_append_val (values, numbers[at]);
      if (values->len < DUID_FEWEST_COMPARED)
        continue;
      median = duid_describe ((double *) (gpointer) values->data, values->len).median;
      for (int end = 0; end < 2; end++)
        if (end == 0 ? median < medians[0] : median > medians[1])
          {
            medians[end] = median;
            ends[end] = (int) i;
          }
    }
  if (ends[0] < 0 || ends[0] == ends[1])
    return NULL;
  is_date = duid_dataset_get_question (dataset, (guint) row->question)->type == DUID_QUESTION_DATE;
  low = is_date ? duid_date_for_people (medians[0]) : duid_number_for_people (medians[0], 1);
  high = is_date ? duid_date_for_people (medians[1]) : duid_number_for_people (medians[1], 1);
  return g_strdup_printf (is_date ? _ ("Latest “%s” (median %s), earliest “%s” (%s).")
                                  : _ ("Highest “%s” (median %s), lowest “%s” (%s)."),
                          get_group (row, (guint) ends[1]), high, get_group (row, (guint) ends[0]),
                          low);
}

static char *
dup_explained (const char       *ends,
               const DuidEffect *effect)
{
  g_autofree char *interval = dup_interval (100 * MAX (effect->low, 0), 100 * effect->high);
  g_autofree char *percent = duid_figure_dup_percent (100 * MAX (effect->value, 0));
  g_autofree char *words =
    g_strdup_printf (_ ("The groups explain %s of the differences%s."), percent, interval);

  return ends != NULL ? g_strconcat (ends, " ", words, NULL) : g_steal_pointer (&words);
}

/* ---- places ---- */

/* The corner that the second group is nearer to than the first, and by how much of a whole;
 * -1 when there is none. */
static int
find_corner (const DuidCompared *row,
             const DuidDataset  *dataset,
             double             *gain)
{
  const DuidTriad *triads = duid_dataset_get_triads (dataset, (guint) row->question);
  double           means[2][3] = { { 0 } };
  int              corner = -1;

  for (guint i = 0; i < 2; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (row->groups, i);

      for (gssize at = duid_rows_next (group->rows, 0); at >= 0;
           at = duid_rows_next (group->rows, (gsize) at + 1))
        if (duid_triad_is_answered (triads[at]))
          {
            means[i][0] += triads[at].top / (double) row->n[i];
            means[i][1] += triads[at].left / (double) row->n[i];
            means[i][2] += triads[at].right / (double) row->n[i];
          }
    }
  *gain = 0;
  for (int i = 0; i < 3; i++)
    if (means[1][i] - means[0][i] > *gain)
      {
        *gain = means[1][i] - means[0][i];
        corner = i;
      }
  return corner;
}

/* “ “Medewerker” is nearer to “Professionals”.” or "" (transfer full). */
static char *
dup_direction (const DuidCompared *row,
               const DuidDataset  *dataset)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, (guint) row->question);
  double              gain;
  int                 corner = find_corner (row, dataset, &gain);

  if (corner < 0)
    return g_strdup ("");
  return g_strdup_printf (_ (" “%s” is nearer to “%s”."), get_group (row, 1),
                          question->corners[corner]);
}

static char *
dup_centre_words (const DuidCompared *row,
                  const DuidDataset  *dataset,
                  const DuidFinding  *finding,
                  gboolean            is_triad)
{
  g_autofree char *interval = dup_interval (100 * finding->also.low, 100 * finding->also.high);
  g_autofree char *percent = duid_figure_dup_percent (100 * finding->also.value);

  if (is_triad)
    {
      g_autofree char *direction = dup_direction (row, dataset);
      g_autofree char *words =
        g_strdup_printf (_ ("The centres lie %s of a side apart%s."), percent, interval);

      return g_strconcat (words, direction, NULL);
    }
  return g_strdup_printf (_ ("The centres lie %s of the canvas apart%s."), percent, interval);
}

/* ---- options ---- */

/* The part with the largest effect, or NULL. */
static const DuidFinding *
find_part (const DuidCompared *row)
{
  const DuidFinding *largest = NULL;

  for (guint i = 0; i < row->findings->len; i++)
    {
      const DuidFinding *part = &g_array_index (row->findings, DuidFinding, i);

      if (part->part != NULL && isfinite (part->effect.value) && part->effect.name != NULL &&
          (largest == NULL || fabs (part->effect.value) > fabs (largest->effect.value)))
        largest = part;
    }
  return largest;
}

static char *
dup_option_words (const DuidCompared *row,
                  const DuidFinding  *part)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *interval = NULL;
  g_autofree char *number = NULL;
  g_autofree char *points = NULL;

  if (!isfinite (part->shares[0]))
    return g_strdup_printf (_ ("The groups differ most on “%s”."), part->part);
  first = duid_figure_dup_percent (100 * part->shares[0]);
  second = duid_figure_dup_percent (100 * part->shares[1]);
  interval = dup_interval (100 * part->effect.low, 100 * part->effect.high);
  number = duid_number_for_people (100 * part->effect.value, 0);
  points = g_strconcat (part->effect.value > 0 ? "+" : "", number, NULL);
  return g_strdup_printf (ngettext ("“%s”: %s of “%s” against %s of “%s”, %s point%s.",
                                    "“%s”: %s of “%s” against %s of “%s”, %s points%s.",
                                    (gulong) round (fabs (100 * part->effect.value))),
                          part->part, first, get_group (row, 0), second, get_group (row, 1),
                          points, interval);
}

static char *
dup_table_words (const DuidCompared *row,
                 const DuidFinding  *finding)
{
  const DuidFinding *part = finding->part != NULL ? finding : find_part (row);
  g_autofree char   *v = NULL;
  g_autofree char   *option = part != NULL ? dup_option_words (row, part) : NULL;

  if (option != NULL)
    return g_steal_pointer (&option);
  v = duid_number_for_people (finding->effect.value, 2);
  return g_strdup_printf (_ ("How strongly the groups and the answers go together: %s of 1."), v);
}

/* ---- the sentence ---- */

static char *
dup_effect_words (const DuidCompared *row,
                  const DuidFinding  *finding,
                  const DuidDataset  *dataset)
{
  const char         *name = finding->effect.name != NULL ? finding->effect.name : "";
  const DuidQuestion *question =
    row->question == DUID_QUESTION_TAGS (dataset)
      ? NULL
      : duid_dataset_get_question (dataset, (guint) row->question);

  if (strcmp (name, "cliffs_delta") == 0)
    return dup_delta_words (row, finding,
                            question != NULL && question->type == DUID_QUESTION_DATE);
  if (strcmp (name, "rank_difference") == 0)
    return dup_weighed_words (row, finding);
  if (strcmp (name, "epsilon_squared") == 0)
    {
      g_autofree char *ends = duid_question_get_column_kind (question) == DUID_COLUMN_NUMBER
                                ? dup_ends (row, dataset)
                                : NULL;

      return dup_explained (ends, &finding->effect);
    }
  if (finding->also.name != NULL && strcmp (finding->also.name, "centre_distance") == 0)
    return dup_centre_words (row, dataset, finding,
                             question != NULL && question->type == DUID_QUESTION_TRIAD);
  if (finding->also.name != NULL && strcmp (finding->also.name, "centre_r_squared") == 0)
    return dup_explained (NULL, &finding->also);
  if (strcmp (name, "risk_difference") == 0 || strcmp (name, "cramers_v") == 0)
    return dup_table_words (row, finding);
  return dup_explained (NULL, &finding->effect);
}

char *
duid_compared_dup_words (const DuidCompared *row,
                         const DuidDataset  *dataset)
{
  const DuidFinding *finding = duid_compared_get_finding (row);
  g_autofree char   *effect = NULL;
  guint              n_groups = 0;

  for (guint i = 0; i < row->groups->len; i++)
    n_groups += row->n[i] >= DUID_FEWEST_COMPARED;
  if (n_groups < 2)
    return g_strdup_printf (_ ("Too few answers: each group needs %d of them at least."),
                            DUID_FEWEST_COMPARED);
  if (finding == NULL)
    return g_strdup (_ ("Everybody gave the same answer."));
  effect = dup_effect_words (row, finding, dataset);
  if (duid_compared_is_clear (row))
    return g_steal_pointer (&effect);
  return g_strdup_printf (_ ("No clear difference. %s"), effect);
}

static void
append_sizes (GString            *words,
              const DuidCompared *row)
{
  gsize n_stories = 0;

  g_string_append (words, words->len > 0 ? " · n " : "n ");
  for (guint i = 0; i < row->groups->len; i++)
    {
      g_autofree char *n = duid_figure_dup_count (row->n[i]);

      g_string_append_printf (words, "%s%s", i == 0 ? "" : " + ", n);
      n_stories += row->n[i] >= DUID_FEWEST_COMPARED ? row->n[i] : 0;
    }
  if (row->has_persons)
    {
      g_autofree char *persons = duid_figure_dup_count (row->n_persons);

      g_string_append_printf (words,
                              ngettext (" (of %s person)", " (of %s persons)", row->n_persons),
                              persons);
    }
}

char *
duid_compared_dup_test (const DuidCompared *row)
{
  const DuidFinding *finding = duid_compared_get_finding (row);
  g_autoptr (GString) words = g_string_new (NULL);

  if (finding == NULL)
    append_sizes (words, row);
  else
    {
      g_autofree char *p = duid_finding_dup_p ("p", finding->chance.p);
      g_autofree char *q = duid_finding_dup_p ("q", finding->q);

      g_string_append_printf (words, "%s · %s · %s", duid_finding_get_title (finding->test), p, q);
      if (finding->chance.is_exact && finding->chance.least_p > LEAST_P_TO_SAY)
        {
          g_autofree char *least = duid_number_for_people (finding->chance.least_p, 3);

          g_string_append_printf (words, _ (" (cannot go below %s with so few)"), least);
        }
      append_sizes (words, row);
      if (row->is_unweighed)
        g_string_append_printf (words, " · %s", _ ("each story counts once here: no weights"));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
duid_compared_dup_warning (const DuidCompared *row)
{
  const DuidFinding *finding;
  g_autofree char   *first = NULL;
  g_autofree char   *second = NULL;

  if (!row->is_flagged)
    return NULL;
  finding = &g_array_index (row->not_applicable, DuidFinding, 0);
  if (!isfinite (finding->shares[0]))
    return g_strdup (_ ("Many find this not applicable: the remaining answers may not be"
                        " comparable."));
  first = duid_figure_dup_percent (100 * finding->shares[0]);
  second = duid_figure_dup_percent (100 * finding->shares[1]);
  return g_strdup_printf (_ ("Not applicable: %s of “%s”, %s of “%s”. The remaining answers may"
                             " not be comparable."),
                          first, get_group (row, 0), second, get_group (row, 1));
}

char *
duid_compared_dup_title (const DuidCompared *row,
                         const DuidDataset  *dataset)
{
  g_autofree char    *name = NULL;
  g_autofree char    *title = NULL;
  const DuidQuestion *question;

  if (row->question == DUID_QUESTION_TAGS (dataset))
    title = g_strdup (_ ("Tags"));
  else
    {
      question = duid_dataset_get_question (dataset, (guint) row->question);
      name = duid_question_dup_short_label (question);
      title = row->stone < 0
                ? g_steal_pointer (&name)
                : g_strdup_printf ("%s: %s", name,
                                   (char *) g_ptr_array_index (question->stones,
                                                               (guint) row->stone));
    }
  if (row->about == NULL)
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s · %s", row->about, title);
}
