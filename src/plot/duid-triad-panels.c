/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Groups side by side: a triangle each, as large as fits, all with one scale. */

#define HEIGHT          0.86602540378443864676
#define TITLE_TEXT      11
#define GAP             8
#define LEAST_FOR_WORDS 210 /* look.md's pixels: in narrower rooms corners have no words */

static gsize
count_group (DuidChart *chart,
             guint      group)
{
  return chart->group_counts[group];
}

guint
duid_triad_panels_count (DuidChart *chart)
{
  guint n = 0;

  for (guint i = 0; chart->groups != NULL && i < chart->groups->len; i++)
    n += count_group (chart, i) > 0;
  return n;
}

gboolean
duid_triad_panels_find_two (DuidChart *chart,
                            int       *two)
{
  guint n = 0;

  for (guint i = 0; chart->groups != NULL && i < chart->groups->len; i++)
    if (chart->group_counts[i] > 0)
      {
        if (n < 2)
          two[n] = (int) i;
        n++;
      }
  return n == 2;
}

/* Densities, cells and zones of several groups cannot lie on top of each other. */
static gboolean
is_of_one_triangle (const DuidDisplay *display)
{
  static const char *const names[] = { "dots", "difference", "changes", "path", NULL };

  return g_strv_contains (names, display->name);
}

static gboolean
wants_panels (DuidChart *chart)
{
  const DuidDisplay *display = chart->request.display;
  guint              n = duid_triad_panels_count (chart);

  if (n == 0)
    return FALSE;
  if (display == NULL && n == 2 &&
      duid_display_has (chart->request.layers, "comparison"))
    return FALSE;
  if (display == NULL)
    return n > DUID_N_SERIES || chart->summary->states[DUID_STATE_ANSWERED] >= DUID_MANY_MARKS;
  return !is_of_one_triangle (display);
}

DuidTriadPlot *
duid_triad_panels_new (DuidChart *chart)
{
  DuidTriadPlot  *first = NULL;
  DuidTriadPlot **last = &first;
  guint           n = 0;

  if (!wants_panels (chart))
    return duid_triad_plot_new (chart, -1);
  for (guint i = 0; i < chart->groups->len && n < DUID_MOST_PANELS; i++)
    if (count_group (chart, i) > 0)
      {
        *last = duid_triad_plot_new (chart, (int) i);
        last = &(*last)->next;
        n++;
      }
  return first;
}

/* In how many columns triangles become largest. */
static guint
choose_columns (double width,
                double height,
                double title,
                guint  n)
{
  guint  best = 1;
  double most = 0;

  for (guint columns = 1; columns <= n; columns++)
    {
      guint  lines = (n + columns - 1) / columns;
      double side = MIN (width / columns, (height / lines - title) / HEIGHT);

      if (side > most)
        {
          most = side;
          best = columns;
        }
    }
  return best;
}

void
duid_triad_panels_choose_words (DuidTriadPlot *first)
{
  DuidChart *chart = first->chart;
  guint      n = 0;
  guint      columns;
  double     width = chart->to.x - chart->from.x;

  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    n++;
  columns = choose_columns (width, chart->to.y - chart->from.y, TITLE_TEXT * 1.6 * chart->size, n);
  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    plot->has_words = !plot->is_panel || width / columns >= LEAST_FOR_WORDS * chart->size;
}

/* The group's mark, name and number of answers; returns the height. */
static double
add_title (DuidTriadPlot *plot,
           DuidPoint      from,
           double         width)
{
  DuidChart         *chart = plot->chart;
  const DuidGroupOf *group = g_ptr_array_index (chart->groups, plot->group);
  DuidTextStyle      style = duid_chart_get_style (chart, TITLE_TEXT, TRUE);
  DuidColour         colour = duid_chart_get_colour (chart, plot->group);
  DuidPen            pen = { .fill = colour,
                             .stroke = duid_palette_get_outline (chart->palette, colour),
                             .line_width = .7 * chart->line };
  g_autofree char   *count = chart->request.is_audience ? duid_figure_dup_hidden (plot->n)
                                                        : duid_figure_dup_count (plot->n);
  g_autofree char   *rest = g_strconcat (" · ", count, NULL);
  g_autofree char   *words = NULL;
  double             indent = 13 * chart->size;
  double             height;

  style.width = width - indent;
  style.lines = 1;
  words = duid_ink_dup_name (chart, group->label, rest, &style, style.width);
  duid_triad_plot_begin_layer (plot, "panel", _ ("Name of the group"));
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  duid_scene_add_mark (chart->scene, (DuidPoint) { from.x + 5 * chart->size, from.y + height / 2 },
                       3.4 * chart->size, duid_chart_get_shape (chart, plot->group), pen);
  duid_scene_add_text (chart->scene, (DuidPoint) { from.x + indent, from.y }, words, &style);
  return height + 2 * chart->size;
}

void
duid_triad_panels_place (DuidTriadPlot *first)
{
  DuidChart *chart = first->chart;
  double     width = chart->to.x - chart->from.x;
  double     height = chart->to.y - chart->from.y;
  double     gap = GAP * chart->size;
  guint      n = 0;
  guint      columns;
  guint      lines;
  guint      i = 0;

  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    n++;
  columns = choose_columns (width, height, TITLE_TEXT * 1.6 * chart->size, n);
  lines = (n + columns - 1) / columns;
  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next, i++)
    {
      plot->from = (DuidPoint) { chart->from.x + width * (i % columns) / columns,
                                 chart->from.y + height * (i / columns) / lines };
      plot->to = (DuidPoint) { plot->from.x + width / columns - (columns > 1 ? gap : 0),
                               plot->from.y + height / lines - (lines > 1 ? gap / 2 : 0) };
      if (plot->is_panel)
        plot->from.y += add_title (plot, plot->from, plot->to.x - plot->from.x);
    }
}
