/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-signals.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "filter/duid-selection.h"
#include "plot/duid-figure.h"
#include "plot/duid-sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FEWEST_ANSWERS 3
#define FEWEST_PEERS   5
#define TOP_SHARE      .05
#define ALONE          .1 /* of the side */

/* How far every story lies from its group, over questions. */
typedef struct
{
  double *sums; /* of distances in units of the group's mean distance */
  guint  *counts;
} Distances;

/* ---- unlike ---- */

static DuidPoint
get_place (const DuidSample *sample,
           gsize             i)
{
  return sample->kind == DUID_SAMPLE_POINTS ? sample->points[i]
                                            : (DuidPoint) { sample->values[i], 0 };
}

static void
add_question (const DuidSample *sample,
              Distances        *distances)
{
  guint                 n_groups = sample->n_groups;
  g_autofree DuidPoint *middles = g_new0 (DuidPoint, n_groups + 1);
  g_autofree double    *means = g_new0 (double, n_groups + 1);

  for (gsize i = 0; i < sample->n; i++)
    {
      middles[sample->groups[i]].x +=
        get_place (sample, i).x / (double) sample->group_sizes[sample->groups[i]];
      middles[sample->groups[i]].y +=
        get_place (sample, i).y / (double) sample->group_sizes[sample->groups[i]];
    }
  for (gsize i = 0; i < sample->n; i++)
    means[sample->groups[i]] +=
      duid_point_distance (get_place (sample, i), middles[sample->groups[i]]) /
      (double) sample->group_sizes[sample->groups[i]];
  for (gsize i = 0; i < sample->n; i++)
    if (means[sample->groups[i]] > 0)
      {
        distances->sums[sample->rows[i]] +=
          duid_point_distance (get_place (sample, i), middles[sample->groups[i]]) /
          means[sample->groups[i]];
        distances->counts[sample->rows[i]]++;
      }
}

static void
add_questions (const DuidSignalsPlan *plan,
               GPtrArray             *groups,
               Distances             *distances)
{
  for (int i = 0; i < DUID_QUESTION_TAGS (plan->dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (plan->dataset, (guint) i);
      guint               n = question->type == DUID_QUESTION_CANVAS ? question->stones->len : 1;

      if (i == plan->by || question->is_sensitive ||
          (question->type != DUID_QUESTION_SLIDER && question->type != DUID_QUESTION_TRIAD &&
           question->type != DUID_QUESTION_CANVAS))
        continue;
      for (guint stone = 0; stone < n; stone++)
        {
          g_autoptr (DuidSample) sample = duid_sample_new (
            plan->dataset, plan->tagging, i, (int) stone, groups, FEWEST_PEERS);

          add_question (sample, distances);
        }
    }
}

static int
compare_descending (const void *a,
                    const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x < y) - (x > y);
}

/* The mean distance that one story in twenty has or passes. */
static double
find_limit (const Distances *distances,
            gsize            n_rows)
{
  g_autofree double *means = g_new (double, n_rows + 1);
  gsize              n = 0;

  for (gsize row = 0; row < n_rows; row++)
    if (distances->counts[row] >= FEWEST_ANSWERS)
      means[n++] = distances->sums[row] / distances->counts[row];
  if (n == 0)
    return INFINITY;
  qsort (means, n, sizeof (double), compare_descending);
  return means[MIN ((gsize) (n * TOP_SHARE), n - 1)];
}

static void
find_unlike (const DuidSignalsPlan *plan,
             GPtrArray             *signals)
{
  gsize     n_rows = duid_dataset_get_n_rows (plan->dataset);
  Distances distances = { g_new0 (double, n_rows + 1), g_new0 (guint, n_rows + 1) };
  double    limit;
  g_autoptr (GPtrArray) groups =
    plan->by >= 0 ? duid_summary_split (plan->dataset, plan->tagging, plan->by, NULL) : NULL;

  add_questions (plan, groups, &distances);
  limit = find_limit (&distances, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    {
      double           mean = distances.sums[row] / MAX (distances.counts[row], 1);
      g_autofree char *title = NULL;
      g_autofree char *number = NULL;

      if (distances.counts[row] < FEWEST_ANSWERS || mean < limit)
        continue;
      title = duid_dataset_dup_title (plan->dataset, row);
      number = duid_number_for_people (mean, 1);
      duid_signals_add (signals, DUID_SIGNAL_UNLIKE, (gssize) row, NULL, mean, title,
                        g_strdup_printf (ngettext ("%s times as far from its group as others,"
                                                   " over %u answer",
                                                   "%s times as far from its group as others,"
                                                   " over %u answers",
                                                   distances.counts[row]),
                                         number, distances.counts[row]));
    }
  g_free (distances.sums);
  g_free (distances.counts);
}

/* ---- alone ---- */

static gboolean
is_corner (DuidPoint at)
{
  DuidZone zone = duid_triad_get_zone (duid_triad_from_plane (at));

  return zone == DUID_ZONE_T || zone == DUID_ZONE_L || zone == DUID_ZONE_R;
}

/* The distance to the nearest other answer; stops at one that is near. */
static double
find_nearest (const DuidSample *sample,
              gsize             answer)
{
  double nearest = INFINITY;

  for (gsize i = 0; i < sample->n && nearest > ALONE; i++)
    if (i != answer)
      nearest = MIN (nearest, duid_point_distance (sample->points[i], sample->points[answer]));
  return nearest;
}

static void
find_loners (const DuidSignalsPlan *plan,
             int                    question,
             GPtrArray             *signals)
{
  g_autoptr (DuidSample) sample =
    duid_sample_new (plan->dataset, plan->tagging, question, -1, NULL, 1);
  g_autofree char *name = duid_question_dup_short_label (sample->question);

  for (gsize i = 0; i < sample->n; i++)
    {
      double           nearest = is_corner (sample->points[i]) ? find_nearest (sample, i) : 0;
      g_autofree char *title = NULL;
      g_autofree char *percent = NULL;
      g_autofree char *answer = NULL;

      if (nearest <= ALONE || !isfinite (nearest))
        continue;
      title = duid_dataset_dup_title (plan->dataset, sample->rows[i]);
      percent = duid_figure_dup_percent (100 * nearest);
      answer = duid_dataset_dup_answer (plan->dataset, (guint) question, sample->rows[i]);
      duid_signals_add (signals, DUID_SIGNAL_LONER, (gssize) sample->rows[i], NULL, nearest, title,
                        g_strdup_printf (_ ("%s: %s; the nearest other answer lies at %s of the"
                                            " side"),
                                         name, answer, percent));
    }
}

void
duid_signals_find_stories (const DuidSignalsPlan *plan,
                           GPtrArray             *signals)
{
  find_unlike (plan, signals);
  for (int i = 0; i < DUID_QUESTION_TAGS (plan->dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (plan->dataset, (guint) i);

      if (question->type == DUID_QUESTION_TRIAD && !question->is_sensitive)
        find_loners (plan, i, signals);
    }
}
