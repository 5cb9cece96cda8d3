/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-item-table.h"

/* The stones as items: a letter at the mean of each with 95 % margins both ways, the
 * line where both ratings are the same, and the quadrants. An item whose margins cross
 * a border between quadrants is hollow: it is not decided in which it lies. The borders
 * are the middles of the scales, or the means of all items (the layer “means”). */

#define DASH 5

/* Where the quadrants meet. */
static DuidPoint
find_borders (DuidCanvasPlot *plot,
              GArray         *items)
{
  const DuidQuestion *question = plot->question;
  DuidPoint           middle = { (question->x.min + question->x.max) / 2,
                                 (question->y.min + question->y.max) / 2 };
  DuidPoint           sum = { 0, 0 };
  guint               n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const DuidRatedItem *item = &g_array_index (items, DuidRatedItem, i);

      if (item->x.n < DUID_FEWEST_SHOWN)
        continue;
      sum.x += item->x.mean;
      sum.y += item->y.mean;
      n++;
    }
  if (n > 0 && duid_display_has (plot->chart->request.layers, "means"))
    return (DuidPoint) { sum.x / n, sum.y / n };
  return middle;
}

static gboolean
is_decided (const DuidRatedItem *item,
            DuidPoint            borders)
{
  return item->x.n >= DUID_FEWEST_PERCENTS &&
         (item->x.low > borders.x || item->x.high < borders.x) &&
         (item->y.low > borders.y || item->y.high < borders.y);
}

static void
add_lines (DuidCanvasPlot *plot,
           DuidPoint       borders)
{
  DuidChart          *chart = plot->chart;
  const DuidQuestion *question = plot->question;
  DuidPoint           at = duid_canvas_plot_place (plot, borders);
  DuidPen             border = { .stroke = chart->palette->line, .line_width = chart->line };
  DuidPen             same = { .stroke = chart->palette->secondary,
                               .line_width = 1.2 * chart->line,
                               .dash_on = DASH * chart->line,
                               .dash_off = DASH * chart->line };

  duid_scene_begin_layer (chart->scene, "quadrants", _ ("Quadrants, and where both are the same"));
  duid_scene_add_line (chart->scene, (DuidPoint) { at.x, plot->top },
                       (DuidPoint) { at.x, plot->top + plot->height }, border);
  duid_scene_add_line (chart->scene, (DuidPoint) { plot->left, at.y },
                       (DuidPoint) { plot->left + plot->width, at.y }, border);
  if (question->x.min == question->y.min && question->x.max == question->y.max)
    duid_scene_add_line (chart->scene, (DuidPoint) { plot->left, plot->top + plot->height },
                         (DuidPoint) { plot->left + plot->width, plot->top }, same);
}

static void
add_cross (DuidCanvasPlot      *plot,
           const DuidRatedItem *item)
{
  DuidChart *chart = plot->chart;
  DuidColour colour =
    duid_ink_get_line (chart, duid_chart_get_stone_colour (chart, (int) item->stone));
  DuidPen   pen = { .stroke = colour, .line_width = 1.6 * chart->line };
  DuidPoint west = { item->x.low, item->y.mean }, east = { item->x.high, item->y.mean };
  DuidPoint south = { item->x.mean, item->y.low }, north = { item->x.mean, item->y.high };

  if (item->x.n < DUID_FEWEST_PERCENTS)
    return;
  duid_scene_add_line (chart->scene, duid_canvas_plot_place (plot, west),
                       duid_canvas_plot_place (plot, east), pen);
  duid_scene_add_line (chart->scene, duid_canvas_plot_place (plot, south),
                       duid_canvas_plot_place (plot, north), pen);
}

/* “not decided: 3”, and what quadrant most important things are in is for people. */
static void
tell (DuidCanvasPlot *plot,
      GArray         *items)
{
  int widest = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const DuidRatedItem *item = &g_array_index (items, DuidRatedItem, i);

      if (item->gap.n >= DUID_FEWEST_PERCENTS && item->q < .05 &&
          (widest < 0 ||
           fabs (item->gap.mean) >
             fabs (g_array_index (items, DuidRatedItem, (guint) widest).gap.mean)))
        widest = (int) i;
    }
  if (widest >= 0 && plot->question->x.min == plot->question->y.min &&
      plot->question->x.max == plot->question->y.max)
    {
      const DuidRatedItem *item = &g_array_index (items, DuidRatedItem, (guint) widest);
      g_autofree char     *words = g_strdup_printf (
            _ ("The widest gap: %s, %.1f (95 %% margin %.1f to %.1f)."),
            (const char *) plot->question->stones->pdata[item->stone], item->gap.mean,
            item->gap.low, item->gap.high);

      duid_chart_add_remark (plot->chart, words);
    }
}

void
duid_canvas_plot_add_items (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GArray) items = duid_item_table_new (
    chart->request.dataset, (guint) chart->request.question, chart->request.base);
  DuidPoint borders = find_borders (plot, items);

  add_lines (plot, borders);
  /* xgettext:no-c-format */
  duid_scene_begin_layer (chart->scene, "margins", _ ("95 % margins of the means"));
  plot->hollow = g_new0 (gboolean, MAX (items->len, 1));
  for (guint i = 0; i < items->len; i++)
    {
      const DuidRatedItem *item = &g_array_index (items, DuidRatedItem, i);

      plot->hollow[i] = !is_decided (item, borders);
      if (!duid_chart_hides (chart, item->x.n))
        add_cross (plot, item);
    }
  tell (plot, items);
}
