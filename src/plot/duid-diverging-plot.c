/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-cross-table.h"
#include "plot/duid-figure.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"
#include "plot/duid-key.h"
#include "plot/duid-row-frame.h"

/* Answers that have an order, or the bands of a slider, as bars of a hundred percent
 * around their middle: everyone, and each group below. What lies left of the middle is
 * orange, right of it blue, the middle itself grey. */

/* Pixels of look.md on a card. */
#define CELL_TEXT  11.0
#define MOST_PITCH 40.0
#define BAR        .72 /* of a row */
#define KEY_GAP    4.0
#define TEXT_GAP   4.0
#define LIGHTEST   .42 /* of a colour next to the middle */

/* One row: everyone, or a group. */
typedef struct
{
  int    group; /* -1: everyone */
  gsize *counts;
  gsize  n;
} Row;

typedef struct
{
  DuidChart   *chart; /* borrowed */
  GPtrArray   *parts; /* DuidShareOf: options or bands, in their order; borrowed */
  GArray      *rows;
  GPtrArray   *labels;
  GPtrArray   *amounts;
  DuidRowFrame frame;
  double       before; /* share left of the middle line at most, */
  double       after;  /* and right of it */
  DuidKey     *key;
} Diverging;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->counts);
}

static void
free_diverging (gpointer data)
{
  Diverging *plot = data;

  g_array_unref (plot->rows);
  g_ptr_array_unref (plot->labels);
  g_ptr_array_unref (plot->amounts);
  duid_key_free (plot->key);
  g_free (plot);
}

static GPtrArray *
get_parts (const DuidSummary *summary)
{
  return summary->type == DUID_QUESTION_SLIDER ? summary->bands : summary->options;
}

static void
add_row (Diverging         *plot,
         int                group,
         const char        *label,
         const DuidSummary *summary)
{
  Row        row = { .group = group, .counts = g_new0 (gsize, plot->parts->len) };
  GPtrArray *parts = get_parts (summary);

  for (guint i = 0; i < parts->len; i++)
    {
      row.counts[i] = ((DuidShareOf *) parts->pdata[i])->n;
      row.n += row.counts[i];
    }
  g_array_append_val (plot->rows, row);
  g_ptr_array_add (plot->labels, (gpointer) label);
  g_ptr_array_add (plot->amounts, duid_ink_dup_count (plot->chart, row.n));
}

static void
list_rows (Diverging *plot)
{
  DuidChart              *chart = plot->chart;
  const DuidChartRequest *request = &chart->request;

  add_row (plot, -1, _ ("Everyone"), chart->summary);
  for (guint i = 0; chart->groups != NULL && i < chart->groups->len; i++)
    {
      const DuidGroupOf *group = chart->groups->pdata[i];
      g_autoptr (DuidRows) rows = duid_rows_copy (group->rows);
      g_autoptr (DuidSummary) summary = NULL;

      if (chart->group_counts[i] == 0 || duid_chart_hides (chart, chart->group_counts[i]))
        continue;
      if (request->base != NULL)
        duid_rows_and (rows, request->base);
      summary = duid_summary_new (request->dataset, request->tagging, request->question, rows);
      add_row (plot, (int) i, group->label, summary);
    }
}

/* The share of a row that lies left of the middle: half of the middle answer. */
static double
get_before (const Diverging *plot,
            const Row       *row)
{
  guint  k = plot->parts->len;
  double before = k % 2 == 1 ? (double) row->counts[k / 2] / 2 : 0;

  for (guint i = 0; i < k / 2; i++)
    before += (double) row->counts[i];
  return row->n > 0 ? before / (double) row->n : 0;
}

static DuidColour
get_colour (const Diverging *plot,
            guint            part)
{
  const DuidPalette *palette = plot->chart->palette;
  guint              k = plot->parts->len;
  double             middle = (k - 1) / 2.0;
  double             away = fabs (part - middle) / MAX (middle, .5);

  if (k % 2 == 1 && part == k / 2)
    return palette->guide;
  return duid_ink_mix (palette->series[part > middle ? 0 : 1], palette->background,
                       LIGHTEST + (1 - LIGHTEST) * away * away);
}

static double
get_x (const Diverging *plot,
       double           share)
{
  return plot->frame.left + (plot->before + share) / (plot->before + plot->after) *
                              (plot->frame.right - plot->frame.left);
}

static void
add_part (const Diverging *plot,
          guint            index,
          guint            part,
          double           from,
          double           to)
{
  DuidChart       *chart = plot->chart;
  const Row       *row = &g_array_index (plot->rows, Row, index);
  DuidColour       colour = get_colour (plot, part);
  double           x = get_x (plot, from), end = get_x (plot, to);
  double           height = plot->frame.pitch * BAR;
  double           y = duid_row_frame_get_y (&plot->frame, index) - height / 2;
  g_autofree char *share = duid_ink_dup_share (chart, row->counts[part], row->n);
  DuidTextStyle    style = duid_chart_get_style (chart, CELL_TEXT, FALSE);
  DuidPen          pen = { .fill = colour,
                           .stroke = chart->palette->background,
                           .line_width = chart->line };
  double           width;

  if (row->counts[part] == 0)
    return;
  duid_scene_add_rectangle (chart->scene, x, y, end - x, height, 0, pen);
  style.colour = duid_ink_get_on (colour);
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  duid_scene_measure_text (chart->scene, share, &style, &width, NULL);
  if (width + TEXT_GAP * chart->size <= end - x)
    duid_scene_add_text (chart->scene, (DuidPoint) { (x + end) / 2, y + height / 2 }, share,
                         &style);
  duid_chart_add_box (chart, DUID_HIT_CELL, (int) (index * plot->parts->len + part), x, y, end - x,
                      height);
}

static void
add_outline (const Diverging *plot,
             guint            index,
             double           from)
{
  DuidChart *chart = plot->chart;
  double     height = plot->frame.pitch * BAR;
  double     x = get_x (plot, from), end = get_x (plot, from + 1);

  duid_scene_add_rectangle (chart->scene, x,
                            duid_row_frame_get_y (&plot->frame, index) - height / 2,
                            end - x, height, 0,
                            (DuidPen) { .stroke = chart->palette->line,
                                        .line_width = .8 * chart->line });
}

static void
add_bars (const Diverging *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    axis = { .stroke = chart->palette->text, .line_width = 1.2 * chart->line };

  duid_scene_begin_layer (chart->scene, "axis", _ ("The middle"));
  duid_scene_add_line (chart->scene, (DuidPoint) { get_x (plot, 0), plot->frame.top },
                       (DuidPoint) { get_x (plot, 0), plot->frame.bottom }, axis);
  duid_scene_begin_layer (chart->scene, "bars", _ ("Answers"));
  for (guint i = 0; i < plot->rows->len; i++)
    {
      const Row *row = &g_array_index (plot->rows, Row, i);
      double     at = -get_before (plot, row);

      if (row->n < DUID_FEWEST_PERCENTS)
        continue;
      for (guint part = 0; part < plot->parts->len; part++)
        {
          double share = (double) row->counts[part] / (double) row->n;

          add_part (plot, i, part, at, at + share);
          at += share;
        }
      add_outline (plot, i, -get_before (plot, row));
    }
}

/* A group with too few answers for percentages has them as words. */
static void
add_few (const Diverging *plot)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_chart_get_style (chart, CELL_TEXT, FALSE);

  style.colour = chart->palette->secondary;
  style.vertical = DUID_ALIGN_MIDDLE;
  style.width = plot->frame.right - plot->frame.left;
  style.lines = 1;
  style.has_plate = TRUE;
  duid_scene_begin_layer (chart->scene, "few", _ ("Too few answers for percentages"));
  for (guint i = 0; i < plot->rows->len; i++)
    if (g_array_index (plot->rows, Row, i).n < DUID_FEWEST_PERCENTS)
      duid_scene_add_text (chart->scene,
                           (DuidPoint) { plot->frame.left, duid_row_frame_get_y (&plot->frame, i) },
                           _ ("too few for percentages"), &style);
}

static void
make_key (Diverging *plot)
{
  plot->key = duid_key_new (plot->chart);
  for (guint i = 0; i < plot->parts->len; i++)
    duid_key_add (plot->key, DUID_KEY_SQUARE, get_colour (plot, i), 0,
                  ((DuidShareOf *) plot->parts->pdata[i])->label);
}

/* Says which rows there is no room for above @foot pixels, and lets go of them. */
static void
leave_out (Diverging *plot,
           double     foot)
{
  DuidChart *chart = plot->chart;
  double     line = duid_row_frame_get_least (chart);
  double     room = chart->to.y - chart->from.y - foot;
  guint      most = (guint) MAX (room / line, 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *words = NULL;

  if (plot->rows->len <= most)
    return;
  /* The sentence takes room too. */
  most = (guint) MAX (room / line - 2, 1);
  for (guint i = most; i < plot->rows->len; i++)
    g_ptr_array_add (labels, plot->labels->pdata[i]);
  words = duid_ink_dup_left_out (labels);
  duid_ink_add_note (chart, words);
  duid_chart_add_remark (chart, words);
  g_array_set_size (plot->rows, most);
  g_ptr_array_set_size (plot->labels, (int) most);
  g_ptr_array_set_size (plot->amounts, (int) most);
}

static void
lay_out (Diverging *plot)
{
  DuidChart *chart = plot->chart;
  double     foot = duid_key_get_height (plot->key) + KEY_GAP * chart->size;

  leave_out (plot, foot);
  plot->before = plot->after = .05;
  for (guint i = 0; i < plot->rows->len; i++)
    {
      const Row *row = &g_array_index (plot->rows, Row, i);
      double     before = get_before (plot, row);

      if (row->n < DUID_FEWEST_PERCENTS)
        continue;
      plot->before = MAX (plot->before, before);
      plot->after = MAX (plot->after, 1 - before);
    }
  plot->frame =
    duid_row_frame_lay_out (chart, plot->labels, plot->amounts, 0, foot, MOST_PITCH);
}

static DuidCondition *
make_part_condition (DuidChart *chart,
                     guint      part)
{
  return duid_group_condition_new (chart->request.dataset, chart->request.tagging,
                                   chart->request.question, part);
}

static void
brush_part (DuidChart *chart,
            DuidHit    hit,
            GPtrArray *brushes)
{
  const Diverging *plot = chart->own;
  const Row       *row =
    &g_array_index (plot->rows, Row, (guint) hit.index / plot->parts->len);

  g_ptr_array_add (brushes, make_part_condition (chart, (guint) hit.index % plot->parts->len));
  if (row->group >= 0)
    g_ptr_array_add (brushes, duid_group_condition_new (chart->request.dataset,
                                                        chart->request.tagging,
                                                        chart->request.colour_by,
                                                        (guint) row->group));
}

static const DuidPlotKind diverging_kind = {
  .hit_brushes = brush_part,
};

/* How much lies on the side of the last answers: group by group. */
static void
tell (const Diverging *plot)
{
  DuidChart  *chart = plot->chart;
  guint       k = plot->parts->len;
  const char *last = ((DuidShareOf *) plot->parts->pdata[k - 1])->label;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < plot->rows->len; i++)
    {
      const Row       *row = &g_array_index (plot->rows, Row, i);
      g_autofree char *share = duid_ink_dup_share (chart, row->counts[k - 1], row->n);

      if (row->n >= DUID_FEWEST_PERCENTS)
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "",
                                (const char *) plot->labels->pdata[i], share);
    }
  if (words->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf ("“%s”: %s.", last, words->str);

      duid_chart_add_remark (chart, sentence);
    }
}

void
duid_diverging_plot_fill (DuidChart *chart)
{
  Diverging *plot = g_new0 (Diverging, 1);

  plot->chart = chart;
  plot->parts = get_parts (chart->summary);
  plot->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (plot->rows, clear_row);
  plot->labels = g_ptr_array_new ();
  plot->amounts = g_ptr_array_new_with_free_func (g_free);
  chart->own = plot;
  chart->free_own = free_diverging;
  if (chart->summary->states[DUID_STATE_ANSWERED] == 0 || plot->parts->len == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &diverging_kind;
  list_rows (plot);
  make_key (plot);
  lay_out (plot);
  add_bars (plot);
  add_few (plot);
  duid_row_frame_add_words (&plot->frame, plot->labels, plot->amounts);
  for (guint i = 0; i < plot->rows->len; i++)
    if (g_array_index (plot->rows, Row, i).group >= 0)
      duid_row_frame_add_sign (&plot->frame, i, g_array_index (plot->rows, Row, i).group);
  duid_key_draw (plot->key, plot->frame.bottom + KEY_GAP * chart->size);
  tell (plot);
}
