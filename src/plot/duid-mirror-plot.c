/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"
#include "plot/duid-slider-foot.h"
#include "plot/duid-slider-group.h"
#include "stats/duid-placement.h"

/* A slider for two groups, back to back: bars up for one and down for the other, as
 * shares of their own answers, on one scale; and in words how often an answer of the
 * one lies further right than one of the other. */

/* Pixels of look.md on a card. */
#define N_BARS    20
#define SPIKE     5.0
#define SIDE      9.0
#define TEXT      11.5
#define GAP       1.5
#define HEAD      17.0
#define VERDICT   4.0 /* above the sentence */
#define MEDIAN    1.8
#define ON_EDGE   1e-9 /* in bars: .3 / .05 is not quite 6 */
#define MIDDLE    6.0  /* between the halves, for the medians */
#define MANY_TIES .01  /* of the pairs: the sentence names them */

/* The two groups: above and below the line. */
typedef struct
{
  DuidChart             *chart; /* borrowed */
  GPtrArray             *groups;
  const DuidSliderGroup *halves[2];
  double                 shares[2][N_BARS];
  double                 most;
  double                 low;
  double                 high;
  double                 left;
  double                 right;
  double                 middle[2]; /* where each half begins */
  double                 height;    /* of a half */
  DuidPlacement          placement; /* of the second among the first */
  char                  *verdict;
} Mirror;

static void
free_mirror (gpointer data)
{
  Mirror *mirror = data;

  g_ptr_array_unref (mirror->groups);
  g_free (mirror->verdict);
  g_free (mirror);
}

static double
get_x (const Mirror *mirror,
       double        value)
{
  double share = (value - mirror->low) / (mirror->high - mirror->low);

  return mirror->left + CLAMP (share, 0, 1) * (mirror->right - mirror->left);
}

/* The two largest groups that have a colour; the one that lies further left is above. */
static gboolean
choose_halves (Mirror *mirror)
{
  const DuidSliderGroup *best[2] = { NULL, NULL };

  for (guint i = 0; i < mirror->groups->len; i++)
    {
      const DuidSliderGroup *group = mirror->groups->pdata[i];

      if (group->group < 0 || group->n < DUID_FEWEST_SHOWN)
        continue;
      if (best[0] == NULL || group->n > best[0]->n)
        {
          best[1] = best[0];
          best[0] = group;
        }
      else if (best[1] == NULL || group->n > best[1]->n)
        best[1] = group;
    }
  if (best[1] == NULL)
    return FALSE;
  mirror->placement = duid_placement_of (best[0]->values, best[0]->n, best[1]->values, best[1]->n);
  mirror->halves[0] = mirror->placement.share >= .5 ? best[0] : best[1];
  mirror->halves[1] = mirror->placement.share >= .5 ? best[1] : best[0];
  mirror->placement = duid_placement_of (mirror->halves[0]->values, mirror->halves[0]->n,
                                         mirror->halves[1]->values, mirror->halves[1]->n);
  return TRUE;
}

static void
count_half (Mirror *mirror,
            int     half)
{
  const DuidSliderGroup *group = mirror->halves[half];
  double                 scale = N_BARS / (mirror->high - mirror->low);

  for (gsize i = 0; i < group->n; i++)
    {
      int bar = (int) ((group->values[i] - mirror->low) * scale + ON_EDGE);

      mirror->shares[half][CLAMP (bar, 0, N_BARS - 1)] += 1 / (double) group->n;
    }
  for (int bar = 0; bar < N_BARS; bar++)
    mirror->most = MAX (mirror->most, mirror->shares[half][bar]);
}

/* The share of the pairs whose answers are equal: these count for half. */
static double
find_ties (const Mirror *mirror)
{
  const DuidSliderGroup *a = mirror->halves[0];
  const DuidSliderGroup *b = mirror->halves[1];
  double                 n_ties = 0;
  gsize                  first = 0;

  for (gsize i = 0; i < a->n; i++)
    {
      while (first < b->n && b->values[first] < a->values[i])
        first++;
      if (first < b->n && b->values[first] == a->values[i])
        {
          gsize end = first;

          while (end < b->n && b->values[end] == a->values[i])
            end++;
          for (; i + 1 < a->n && a->values[i + 1] == a->values[i]; i++)
            n_ties += (double) (end - first);
          n_ties += (double) (end - first);
        }
    }
  return n_ties / ((double) a->n * (double) b->n);
}

static char *
dup_verdict (const Mirror *mirror)
{
  const DuidSliderGroup *a = mirror->halves[0];
  const DuidSliderGroup *b = mirror->halves[1];
  g_autofree char       *share = duid_figure_dup_percent (100 * mirror->placement.share);
  g_autofree char       *low = duid_figure_dup_percent (100 * mirror->placement.low);
  g_autofree char       *high = duid_figure_dup_percent (100 * mirror->placement.high);
  g_autofree char       *words = NULL;
  const char            *ties = "";

  if (MIN (a->n, b->n) < DUID_FEWEST_PERCENTS)
    return g_strdup (_ ("Too few answers to say which lies further right."));
  if (find_ties (mirror) > 1 - 1e-9)
    return g_strdup (_ ("All answers of both groups are equal."));
  if (find_ties (mirror) >= MANY_TIES)
    ties = _ (" Equal answers count for half.");
  if (!isfinite (mirror->placement.low))
    words = g_strdup_printf (
      /* Translators: group, group, percentage. */
      _ ("A random answer of “%s” lies further right than one of “%s” in %s of the pairs."),
      b->label, a->label, share);
  else
    words = g_strdup_printf (
      /* Translators: group, group, percentage, and the ends of its interval. */
      _ ("A random answer of “%s” lies further right than one of “%s” in %s of the pairs "
         "(95 %% margin %s to %s)."),
      b->label, a->label, share, low, high);
  return g_strconcat (words, ties, NULL);
}

static DuidTextStyle
get_verdict_style (DuidChart *chart)
{
  DuidTextStyle style = duid_chart_get_style (chart, TEXT, FALSE);

  style.width = chart->to.x - chart->from.x;
  style.lines = 6;
  return style;
}

static void
lay_out (Mirror *mirror)
{
  DuidChart    *chart = mirror->chart;
  DuidTextStyle style = get_verdict_style (chart);
  double        foot = duid_slider_foot_measure (chart, chart->from.x, chart->to.x,
                                                 (chart->from.x + chart->to.x) / 2);
  double        size = chart->size;
  double        words, room;

  duid_scene_measure_text (chart->scene, mirror->verdict, &style, NULL, &words);
  room = chart->to.y - chart->from.y - foot - words - VERDICT * size - 2 * HEAD * size;
  mirror->left = chart->from.x + SIDE * size;
  mirror->right = MAX (chart->to.x - SIDE * size, mirror->left + 1);
  mirror->height = MAX ((room - MIDDLE * size) / 2, 4);
  mirror->middle[0] = chart->from.y + HEAD * size + mirror->height;
  mirror->middle[1] = mirror->middle[0] + MIDDLE * size;
}

static void
add_box (const Mirror *mirror,
         int           half,
         double        x,
         double        width,
         double        share,
         DuidPen       pen)
{
  double height = share / mirror->most * mirror->height;
  double y = half == 0 ? mirror->middle[0] - height : mirror->middle[1];

  if (share > 0)
    duid_scene_add_rectangle (mirror->chart->scene, x, y, width, height, 0, pen);
}

static void
add_half (const Mirror *mirror,
          int           half)
{
  DuidChart             *chart = mirror->chart;
  const DuidSliderGroup *group = mirror->halves[half];
  double                 step = (mirror->right - mirror->left) / N_BARS;
  double                 gap = MIN (GAP * chart->line, 3);
  double                 width = SPIKE * chart->size;
  double                 aside = (SIDE - SPIKE) / 2 * chart->size;
  DuidPen                pen =
    duid_ink_get_pen (chart, duid_chart_get_colour (chart, group->group));
  DuidPen spike = { .fill = chart->palette->spike };
  double  n = (double) group->n;

  for (int bar = 0; bar < N_BARS; bar++)
    add_box (mirror, half, mirror->left + bar * step + gap / 2, step - gap,
             mirror->shares[half][bar], pen);
  if (!duid_chart_hides (chart, group->n_low))
    add_box (mirror, half, mirror->left - aside - width, width, (double) group->n_low / n, spike);
  if (!duid_chart_hides (chart, group->n_high))
    add_box (mirror, half, mirror->right + aside, width, (double) group->n_high / n, spike);
}

static void
add_median (const Mirror *mirror,
            int           half)
{
  DuidChart             *chart = mirror->chart;
  const DuidSliderGroup *group = mirror->halves[half];
  double                 x = get_x (mirror, group->description.median);
  double                 y = mirror->middle[half];
  double                 up = half == 0 ? -1 : 1;
  DuidPen                halo = { .stroke = chart->palette->background,
                                  .line_width = (MEDIAN + 2.4) * chart->line };
  DuidPen                pen = { .stroke = chart->palette->text,
                                 .line_width = MEDIAN * chart->line };
  DuidPoint              from = { x, y - up * 2 * chart->size };
  DuidPoint              to = { x, y + up * .22 * mirror->height };

  duid_scene_add_line (chart->scene, from, to, halo);
  duid_scene_add_line (chart->scene, from, to, pen);
}

/* “● Gezin · 172 · median 8.1”, above and below. */
static void
add_name (const Mirror *mirror,
          int           half)
{
  DuidChart             *chart = mirror->chart;
  const DuidSliderGroup *group = mirror->halves[half];
  g_autofree char       *n = duid_ink_dup_count (chart, group->n);
  g_autofree char       *median = duid_number_for_people (group->description.median, 1);
  g_autofree char       *rest = chart->request.hides_summary
                                  ? g_strdup_printf ("%s · %s", "", n)
                                  : g_strdup_printf (_ ("%s · %s · median %s"), "", n, median);
  g_autofree char       *words = NULL;
  DuidTextStyle          style = duid_chart_get_style (chart, TEXT, TRUE);
  double                 y = half == 0 ? chart->from.y + HEAD * .45 * chart->size
                                       : mirror->middle[1] + mirror->height +
                           HEAD * .55 * chart->size;
  DuidPoint              at = { chart->from.x + 5 * chart->size, y };

  duid_scene_add_mark (chart->scene, at, 3.6 * chart->size,
                       duid_chart_get_shape (chart, group->group),
                       duid_ink_get_pen (chart, duid_chart_get_colour (chart, group->group)));
  at.x += 8 * chart->size;
  style.vertical = DUID_ALIGN_MIDDLE;
  style.width = chart->to.x - at.x;
  style.lines = 1;
  words = duid_ink_dup_name (chart, group->label, rest, &style, style.width);
  duid_scene_add_text (chart->scene, at, words, &style);
}

static void
add_areas (const Mirror *mirror)
{
  for (int half = 0; half < 2; half++)
    {
      double top = half == 0 ? mirror->middle[0] - mirror->height : mirror->middle[1];
      double step = (mirror->right - mirror->left) / N_BARS;

      for (int bar = 0; bar < N_BARS; bar++)
        duid_chart_add_box (mirror->chart, DUID_HIT_CELL, half * N_BARS + bar,
                            mirror->left + bar * step, top, step, mirror->height);
    }
}

static void
add_axis (const Mirror *mirror)
{
  DuidChart *chart = mirror->chart;
  DuidPen    pen = { .stroke = chart->palette->line, .line_width = chart->line };
  DuidPen    guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };
  double     x = (mirror->left + mirror->right) / 2;

  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  duid_scene_add_line (chart->scene, (DuidPoint) { x, mirror->middle[0] - mirror->height },
                       (DuidPoint) { x, mirror->middle[1] + mirror->height }, guide);
  for (int half = 0; half < 2; half++)
    duid_scene_add_line (chart->scene, (DuidPoint) { chart->from.x, mirror->middle[half] },
                         (DuidPoint) { chart->to.x, mirror->middle[half] }, pen);
}

static void
add_verdict (const Mirror *mirror)
{
  DuidChart    *chart = mirror->chart;
  DuidTextStyle style = get_verdict_style (chart);

  style.vertical = DUID_ALIGN_END;
  duid_scene_begin_layer (chart->scene, "verdict", _ ("What differs"));
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->from.x, chart->to.y }, mirror->verdict,
                       &style);
}

/* A bar: the group, and the range. */
static void
brush_cell (DuidChart *chart,
            DuidHit    hit,
            GPtrArray *brushes)
{
  const Mirror       *mirror = chart->own;
  const DuidQuestion *question = duid_slider_foot_get_question (chart);
  int                 half = hit.index / N_BARS;
  int                 bar = hit.index % N_BARS;
  double              step = (mirror->high - mirror->low) / N_BARS;
  g_autoptr (DuidCondition) range = NULL;
  DuidCondition *group;

  if (hit.kind != DUID_HIT_CELL || half > 1)
    return;
  range = duid_condition_new_range (question->name, mirror->low + bar * step,
                                    mirror->low + (bar + 1) * step);
  group = duid_group_condition_new (chart->request.dataset, chart->request.tagging,
                                    chart->request.colour_by, (guint) mirror->halves[half]->group);
  if (group == NULL)
    return;
  g_ptr_array_add (brushes, bar + 1 == N_BARS ? g_steal_pointer (&range)
                                              : duid_condition_opened (range, FALSE, TRUE));
  g_ptr_array_add (brushes, group);
}

static const DuidPlotKind mirror_kind = {
  .hit_brushes = brush_cell,
};

void
duid_mirror_plot_fill (DuidChart *chart)
{
  Mirror             *mirror = g_new0 (Mirror, 1);
  const DuidQuestion *question = duid_slider_foot_get_question (chart);

  mirror->chart = chart;
  mirror->low = question->min;
  mirror->high = question->max;
  mirror->most = 1e-9;
  mirror->groups = duid_slider_groups_new (chart, NULL);
  chart->own = mirror;
  chart->free_own = free_mirror;
  if (chart->groups == NULL)
    {
      duid_ink_add_advice (chart, _ ("Choose in the menu by what to colour: the two largest "
                                     "groups are then held against each other."));
      return;
    }
  if (!choose_halves (mirror))
    {
      duid_ink_add_advice (chart, _ ("Two groups with at least five answers each are needed to "
                                     "hold them against each other."));
      return;
    }
  chart->kind = &mirror_kind;
  mirror->verdict = dup_verdict (mirror);
  count_half (mirror, 0);
  count_half (mirror, 1);
  lay_out (mirror);
  add_axis (mirror);
  duid_scene_begin_layer (chart->scene, "bars", _ ("Answers"));
  for (int half = 0; half < 2; half++)
    add_half (mirror, half);
  duid_scene_begin_layer (chart->scene, "median", _ ("Medians"));
  for (int half = 0; half < 2 && !chart->request.hides_summary; half++)
    add_median (mirror, half);
  duid_scene_begin_layer (chart->scene, "groups", _ ("Groups"));
  for (int half = 0; half < 2; half++)
    add_name (mirror, half);
  duid_slider_foot_add (chart, chart->from.x, chart->to.x, (chart->from.x + chart->to.x) / 2,
                        mirror->middle[1] + mirror->height + HEAD * chart->size);
  add_verdict (mirror);
  add_areas (mirror);
  duid_chart_add_remark (chart, mirror->verdict);
}
