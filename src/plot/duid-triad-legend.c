/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The legend: in the empty corner at the top left, before an audience in the key. */

#define LEGEND_TEXT   11
#define LEGEND_INDENT 13
#define LEAST_LEGEND  44

/* The x that the triangle and its bars leave free on the left, from @y up. */
static double
find_limit (DuidTriadPlot *plot,
            double         y)
{
  DuidChart *chart = plot->chart;
  double     down = MAX (0, y - plot->corners[0].y);
  double     limit = plot->corners[0].x - down / sqrt (3) - plot->disc_radius[0];

  if (down > 0)
    limit += plot->disc_radius[0];
  if (plot->disc_radius[0] > 0)
    limit = MIN (limit, plot->disc_at[0].x - plot->disc_radius[0]);
  else
    limit = MIN (limit, plot->taken->len > 0 ? plot->corners[0].x - 12 * chart->size : limit);
  for (int bin = 0; bin < DUID_N_STRIP_BINS; bin++)
    {
      DuidPoint bar[4];

      if (plot->strips[0][bin] == 0)
        continue;
      duid_triad_plot_get_bar (plot, 0, bin,
                               duid_triad_plot_get_length (plot, 0, bin), bar);
      for (int i = 0; i < 4; i++)
        if (bar[i].y < y + 2)
          limit = MIN (limit, bar[i].x);
    }
  return limit - 4 * chart->size;
}

/* The corner below, with its disc, is where the legend must end. */
static double
find_bottom (DuidTriadPlot *plot)
{
  if (plot->disc_radius[1] <= 0)
    return plot->corners[1].y;
  return MIN (plot->corners[1].y, plot->disc_at[1].y - plot->disc_radius[1]);
}

/* Adds one line at @y; FALSE when there is no room for it. */
static gboolean
add_entry (DuidTriadPlot *plot,
           double         y,
           const char    *words,
           DuidShape      shape,
           DuidColour     colour)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_chart_get_style (chart, LEGEND_TEXT, FALSE);
  gboolean      is_audience = chart->request.is_audience;
  DuidPoint     from = is_audience ? chart->key_from : chart->from;
  double        indent = LEGEND_INDENT * chart->size;
  double        right = is_audience ? chart->key_to.x
                                    : find_limit (plot, y + LEGEND_TEXT * 1.5 * chart->size);
  double        height;
  DuidPen       pen = { .fill = colour,
                        .stroke = duid_palette_get_outline (chart->palette, colour),
                        .line_width = .7 * chart->line };

  style.width = right - from.x - indent;
  style.lines = 1;
  if (style.width < LEAST_LEGEND * chart->size)
    return FALSE;
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  if (!is_audience && y + height > find_bottom (plot))
    return FALSE;
  duid_scene_add_mark (chart->scene, (DuidPoint) { from.x + 5 * chart->size, y + height / 2 },
                       3.4 * chart->size, shape, pen);
  duid_scene_add_text (chart->scene, (DuidPoint) { from.x + indent, y }, words, &style);
  return TRUE;
}

static void
add_groups (DuidTriadPlot *plot,
            double        *y,
            double         line)
{
  DuidChart *chart = plot->chart;
  gboolean   has_others = FALSE;

  for (guint i = 0; chart->groups && i < chart->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);

      if (chart->group_counts[i] == 0)
        continue;
      if (chart->series[i] < 0)
        has_others = TRUE;
      else if (add_entry (plot, *y, group->label, duid_chart_get_shape (chart, (int) i),
                          duid_chart_get_colour (chart, (int) i)))
        *y += line;
    }
  if (has_others &&
      add_entry (plot, *y, _ ("others"), DUID_SHAPE_DISC, duid_chart_get_colour (chart, -1)))
    *y += line;
}

static const char *
word_centre (DuidTriadPlot *plot)
{
  if (plot->n < DUID_FEWEST_PERCENTS)
    return _ ("centre");
  /* xgettext:no-c-format */
  return duid_triad_plot_compares (plot) ? _ ("centre, 78 %") : _ ("centre, 95 %");
}

void
duid_triad_plot_add_legend (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  gboolean   is_audience = chart->request.is_audience;
  double     line = LEGEND_TEXT * 1.55 * chart->size;
  double     y = is_audience ? chart->key_to.y - line : chart->from.y;

  duid_triad_plot_begin_layer (plot, "legend", _ ("Legend"));
  if (!is_audience)
    add_groups (plot, &y, line);
  if (!duid_triad_plot_has_centres (plot) || plot->is_empty ||
      (is_audience && y < chart->key_from.y))
    return;
  if (is_audience && plot->n >= DUID_FEWEST_PERCENTS)
    {
      /* xgettext:no-c-format */
      add_entry (plot, y, _ ("centre, 95 % certain"), DUID_SHAPE_DIAMOND, chart->palette->text);
      return;
    }
  add_entry (plot, y,
             word_centre (plot),
             DUID_SHAPE_DIAMOND, chart->palette->text);
}
