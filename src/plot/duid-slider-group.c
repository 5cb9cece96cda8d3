/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-slider-group.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-slider-foot.h"
#include "stats/duid-density-curve.h"
#include "stats/duid-density.h"
#include "stats/duid-median.h"

#define N_BARS      20
#define LEAST_WIDTH .012 /* of the scale */
#define MOST_WIDTH  .08
/* Smaller groups than this would blur the others. */
#define LEAST_FOR_WIDTH 20
/* So many values say how wide the curve must be; the rest says nothing more. */
#define MOST_FOR_WIDTH 20000

static void
free_group (gpointer data)
{
  DuidSliderGroup *group = data;

  g_free (group->values);
  g_free (group);
}

static DuidSliderGroup *
make_group (DuidChart      *chart,
            const DuidRows *rows,
            int             index,
            const char     *label)
{
  const DuidQuestion *question = duid_slider_foot_get_question (chart);
  guint               place = (guint) chart->request.question;
  const double       *numbers = duid_dataset_get_numbers (chart->request.dataset, place);
  const guint8       *states = duid_dataset_get_states (chart->request.dataset, place);
  DuidSliderGroup    *group = g_new0 (DuidSliderGroup, 1);

  group->group = index;
  group->label = label;
  group->values = g_new (double, MAX (duid_rows_count (rows), 1));
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (states[row] == DUID_STATE_ANSWERED && duid_chart_is_in_base (chart, (gsize) row))
      {
        group->values[group->n++] = numbers[row];
        group->n_low += numbers[row] == question->min;
        group->n_high += numbers[row] == question->max;
      }
  group->description = duid_describe (group->values, group->n);
  group->low = group->high = NAN;
  if (group->n >= DUID_FEWEST_PERCENTS)
    duid_median_interval (group->values, group->n, &group->low, &group->high);
  return group;
}

/* What make_group() would give for everybody, without sorting. */
static DuidSliderGroup *
make_tallied (DuidChart             *chart,
              const DuidTallyCounts *counts)
{
  DuidSliderGroup *group = g_new0 (DuidSliderGroup, 1);

  group->group = -1;
  group->label = _ ("Everyone");
  group->values = duid_tally_dup_sorted (chart->request.tally, counts);
  group->n = counts->states[DUID_STATE_ANSWERED];
  group->n_low = chart->summary->ends[0];
  group->n_high = chart->summary->ends[1];
  group->description = chart->summary->description;
  group->low = group->high = NAN;
  if (group->n >= DUID_FEWEST_PERCENTS)
    duid_median_interval (group->values, group->n, &group->low, &group->high);
  return group;
}

static int
compare_medians (gconstpointer a,
                 gconstpointer b)
{
  const DuidSliderGroup *left = *(const DuidSliderGroup *const *) a;
  const DuidSliderGroup *right = *(const DuidSliderGroup *const *) b;

  if (left->description.median != right->description.median)
    return left->description.median > right->description.median ? -1 : 1;
  if (left->description.mean != right->description.mean)
    return left->description.mean > right->description.mean ? -1 : 1;
  return left->group - right->group;
}

GPtrArray *
duid_slider_groups_new (DuidChart *chart,
                        guint     *n_hidden)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  guint      n_left_out = 0;

  for (guint i = 0; chart->groups != NULL && i < chart->groups->len; i++)
    {
      const DuidGroupOf *rows = g_ptr_array_index (chart->groups, i);

      if (duid_chart_hides (chart, chart->group_counts[i]))
        n_left_out++;
      else if (chart->group_counts[i] > 0)
        g_ptr_array_add (groups, make_group (chart, rows->rows, (int) i, rows->label));
    }
  if (chart->groups == NULL && !duid_chart_hides (chart, chart->summary->states[0]))
    {
      const DuidTallyCounts *counts = duid_chart_count (chart, DUID_TALLY_BASE);
      gsize                  n_rows = duid_dataset_get_n_rows (chart->request.dataset);
      g_autoptr (DuidRows) all = duid_rows_new_full (n_rows);

      g_ptr_array_add (groups, counts != NULL ? make_tallied (chart, counts)
                                              : make_group (chart, all, -1, _ ("Everyone")));
    }
  g_ptr_array_sort (groups, compare_medians);
  if (n_hidden != NULL)
    *n_hidden = n_left_out;
  return groups;
}

/* The values of a group that are not at an end: they are in rising order. */
static const double *
get_inner (const DuidSliderGroup *group,
           gsize                 *n)
{
  *n = group->n - group->n_low - group->n_high;
  return group->values + group->n_low;
}

double
duid_slider_groups_bandwidth (GPtrArray *groups,
                              double     low,
                              double     high)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  gsize  n_all = 0;
  gsize  n_least = G_MAXSIZE;
  double h;

  for (guint i = 0; i < groups->len; i++)
    {
      const DuidSliderGroup *group = groups->pdata[i];
      gsize                  n;
      const double          *inner = get_inner (group, &n);
      gsize                  step = n / MOST_FOR_WIDTH + 1;

      if (group->n < DUID_FEWEST_PERCENTS || n < 2)
        continue;
      n_all += n;
      n_least = MIN (n_least, MAX (n, LEAST_FOR_WIDTH));
      for (gsize j = step / 2; j < n; j += step)
        g_array_append_val (all, inner[j]);
    }
  if (all->len < 2)
    return NAN;
  h = duid_bandwidth_nrd0 ((double *) (gpointer) all->data, all->len);
  /* From the width that suits the sample to that of the smallest group. */
  h *= pow ((double) all->len / (double) MIN (n_least, n_all), .2);
  return CLAMP (h, LEAST_WIDTH * (high - low), MOST_WIDTH * (high - low));
}

void
duid_slider_group_curve (const DuidSliderGroup *group,
                         double                 h,
                         double                 low,
                         double                 high,
                         double                *curve,
                         guint                  n_points)
{
  gsize         n;
  const double *inner = get_inner (group, &n);
  double        scale = group->n > 0 ? (high - low) / N_BARS * (double) n / (double) group->n : 0;

  duid_density_curve (inner, n, h, low, high, curve, n_points);
  for (guint i = 0; i < n_points; i++)
    curve[i] *= scale;
}
