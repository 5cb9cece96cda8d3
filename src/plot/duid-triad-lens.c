/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A lens on a corner: the last quarter towards it four times as large, beside the whole
 * triangle, where answers that pile up at the corner stand at their true places. Its own
 * corners say what part it is, and the whole shows where it lies: nothing is cut off
 * silently. */

#define HEIGHT      0.86602540378443864676
#define DEPTH       .25 /* of the share */
#define ROOM        .4  /* of the picture's width */
#define LEAST_ROOM  90  /* look.md's pixels */
#define TEXT        10.5
#define GAP         14
#define EXACT       .9995 /* rounds to 100 % */
#define N_BINS      16
#define MANY_BINS   1500 /* answers: more are counted in hexagons */
#define LEAST_ALPHA .1
#define MOST_ALPHA  .9

int
duid_triad_lens_get_corner (DuidTriadPlot *plot)
{
  static const char *const names[3] = { "lens-top", "lens-left", "lens-right" };

  for (int i = 0; i < 3 && !plot->is_panel && plot->look < DUID_TRIAD_DIFFERENCE; i++)
    if (duid_triad_plot_has_layer (plot, names[i]))
      return i;
  return -1;
}

void
duid_triad_lens_take_room (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  double     width = chart->to.x - chart->from.x;

  plot->lens.corner = duid_triad_lens_get_corner (plot);
  if (plot->lens.corner < 0)
    return;
  if (width * ROOM < LEAST_ROOM * chart->size)
    {
      plot->lens.corner = -1;
      return;
    }
  plot->lens.from = (DuidPoint) { chart->to.x - width * ROOM + GAP * chart->size, plot->from.y };
  plot->lens.to = chart->to;
  plot->to.x = chart->to.x - width * ROOM;
}

static double
get_share (DuidTriad triad,
           int       corner)
{
  return corner == 0 ? triad.top : corner == 1 ? triad.left
                                               : triad.right;
}

/* The answer as it lies in the lens: its shares of what is left when the corner has had
 * its first part. */
static DuidTriad
enlarge (DuidTriadPlot *plot,
         DuidTriad      triad)
{
  int corner = plot->lens.corner;

  triad.top = (triad.top - (corner == 0) * (1 - DEPTH)) / DEPTH;
  triad.left = (triad.left - (corner == 1) * (1 - DEPTH)) / DEPTH;
  triad.right = (triad.right - (corner == 2) * (1 - DEPTH)) / DEPTH;
  return triad;
}

static DuidPoint
place (DuidTriadPlot *plot,
       DuidPoint      point)
{
  return (DuidPoint) { plot->lens.origin.x + point.x * plot->lens.side,
                       plot->lens.origin.y - point.y * plot->lens.side };
}

DuidPoint
duid_triad_lens_to_plane (const DuidTriadPlot *plot,
                          DuidPoint            at)
{
  DuidPoint corner = duid_triad_to_plane ((DuidTriad) {
    plot->lens.corner == 0, plot->lens.corner == 1, plot->lens.corner == 2 });
  DuidPoint in_lens = { (at.x - plot->lens.origin.x) / plot->lens.side,
                        (plot->lens.origin.y - at.y) / plot->lens.side };

  return (DuidPoint) { corner.x * (1 - DEPTH) + in_lens.x * DEPTH,
                       corner.y * (1 - DEPTH) + in_lens.y * DEPTH };
}

gboolean
duid_triad_lens_has (const DuidTriadPlot *plot,
                     DuidPoint            at)
{
  return plot->lens.corner >= 0 && plot->lens.side > 0 && at.x >= plot->lens.from.x &&
         at.x <= plot->lens.to.x && at.y >= plot->lens.from.y && at.y <= plot->lens.to.y;
}

/* “Lens: Family from 75 % to 100 %” above; “75 %” at the two corners that are not its. */
static double
add_words (DuidTriadPlot *plot)
{
  DuidChart       *chart = plot->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, TEXT, TRUE);
  double           height;
  g_autofree char *words =
    /* Translators: a part of a triad shown larger: a corner, and two percentages. */
    g_strdup_printf (_ ("Enlarged: %s, %d to 100 %%"), plot->question->corners[plot->lens.corner],
                     (int) lround (100 * (1 - DEPTH)));

  style.width = plot->lens.to.x - plot->lens.from.x;
  style.lines = 3;
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  duid_scene_add_text (chart->scene, plot->lens.from, words, &style);
  return height + 3 * chart->size;
}

static void
lay_out (DuidTriadPlot *plot,
         double         above)
{
  DuidChart    *chart = plot->chart;
  double        width = plot->lens.to.x - plot->lens.from.x - 2 * plot->dot_radius;
  double        line;
  double        label;
  DuidTextStyle style = duid_chart_get_style (chart, TEXT, FALSE);
  double        height;

  duid_scene_measure_text (chart->scene, "75 %", &style, &label, &line);
  width -= label;
  height = plot->lens.to.y - plot->lens.from.y - above - 2 * line - 2 * plot->dot_radius;
  plot->lens.side = MAX (MIN (width, height / HEIGHT), 1);
  plot->lens.origin = (DuidPoint) {
    (plot->lens.from.x + plot->lens.to.x - plot->lens.side) / 2,
    plot->lens.from.y + above + line + plot->dot_radius + plot->lens.side * HEIGHT +
      MAX (0, (height - plot->lens.side * HEIGHT) / 2),
  };
}

/* “75 %”; at the corner itself also how many stand there on top of each other. */
static char *
dup_end_words (DuidTriadPlot *plot,
               GArray        *rows,
               int            end)
{
  gsize            n = 0;
  g_autofree char *count = NULL;

  if (end != plot->lens.corner)
    return duid_figure_dup_percent (100 * (1 - DEPTH));
  for (guint i = 0; i < rows->len; i++)
    n += get_share (plot->triads[g_array_index (rows, gsize, i)], end) >= EXACT;
  if (n < 2 || duid_chart_hides (plot->chart, n))
    return duid_figure_dup_percent (100);
  count = duid_figure_dup_count (n);
  /* Translators: so many answers that give a corner everything, at one place. */
  return g_strdup_printf (_ ("100 %%: %s"), count);
}

static void
add_outline (DuidTriadPlot *plot,
             GArray        *rows)
{
  static const DuidTriad ends[3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
  DuidChart             *chart = plot->chart;
  DuidTextStyle          style = duid_chart_get_style (chart, TEXT, FALSE);
  DuidPoint              corners[3];
  DuidPoint              whole[3];
  DuidPen                pen = { .stroke = chart->palette->line, .line_width = 1.2 * chart->line };
  DuidPen                dashed = { .stroke = chart->palette->text,
                                    .line_width = chart->line,
                                    .dash_on = 3 * chart->line,
                                    .dash_off = 2 * chart->line };

  style.colour = chart->palette->secondary;
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *words = dup_end_words (plot, rows, i);
      double           width, x;

      corners[i] = place (plot, duid_triad_to_plane (ends[i]));
      whole[i] = duid_triad_plot_to_pixels (plot, duid_triad_lens_to_plane (plot, corners[i]));
      style.horizontal = DUID_ALIGN_MIDDLE;
      style.vertical = i == 0 ? DUID_ALIGN_END : DUID_ALIGN_START;
      duid_scene_measure_text (chart->scene, words, &style, &width, NULL);
      x = CLAMP (corners[i].x, plot->lens.from.x + width / 2,
                 MAX (plot->lens.from.x, plot->lens.to.x - width) + width / 2);
      duid_scene_add_text (chart->scene,
                           (DuidPoint) { x, corners[i].y + (i == 0 ? -1 : 1) *
                                                             (plot->dot_radius + chart->size) },
                           words, &style);
    }
  duid_scene_add_path (chart->scene, corners, 3, TRUE, pen);
  duid_scene_add_path (chart->scene, whole, 3, TRUE, dashed);
}

/* Answers of the base that lie in the lens. */
static GArray *
list_rows (DuidTriadPlot *plot)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize   n_rows = duid_dataset_get_n_rows (plot->chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (duid_triad_plot_has_row (plot, row) && duid_chart_is_in_base (plot->chart, row) &&
        get_share (plot->triads[row], plot->lens.corner) >= 1 - DEPTH)
      g_array_append_val (rows, row);
  return rows;
}

static void
add_bins (DuidTriadPlot *plot,
          GArray        *rows)
{
  DuidTriadCells    cells = { DUID_CELLS_HEXAGONS, N_BINS };
  guint             n_cells = duid_triad_cells_get_n (cells);
  g_autofree gsize *counts = g_new0 (gsize, n_cells);
  gsize             most = 1;

  for (guint i = 0; i < rows->len; i++)
    {
      DuidTriad triad = plot->triads[g_array_index (rows, gsize, i)];
      guint     cell = duid_triad_cells_find (cells, enlarge (plot, triad));

      most = MAX (most, ++counts[cell]);
    }
  for (guint i = 0; i < n_cells; i++)
    {
      DuidPoint corners[DUID_MOST_CELL_CORNERS];
      int       n = duid_triad_cells_get_shape (cells, i, corners);
      double    share = sqrt ((double) counts[i] / (double) most);
      DuidPen   pen = { .fill = duid_colour_with_alpha (
                          plot->chart->palette->series[0],
                          LEAST_ALPHA + (MOST_ALPHA - LEAST_ALPHA) * share) };

      if (counts[i] == 0 || duid_chart_hides (plot->chart, counts[i]))
        continue;
      for (int j = 0; j < n; j++)
        corners[j] = place (plot, corners[j]);
      duid_scene_add_path (plot->chart->scene, corners, (gsize) n, TRUE, pen);
    }
}

/* With @rows few enough: each a dot at its place, that can be picked. */
static void
add_dots (DuidTriadPlot *plot,
          GArray        *rows)
{
  DuidChart *chart = plot->chart;

  for (guint i = 0; i < rows->len; i++)
    {
      gsize      row = g_array_index (rows, gsize, i);
      int        group = duid_chart_get_group (chart, row);
      DuidColour colour = duid_chart_get_colour (chart, group);
      DuidPoint  at = place (plot, duid_triad_to_plane (enlarge (plot, plot->triads[row])));
      DuidPen    pen = { .fill = duid_colour_with_alpha (colour, rows->len < 50 ? .85 : .55),
                         .stroke = duid_palette_get_outline (chart->palette, colour),
                         .line_width = .7 * chart->line };

      if (group >= 0 && duid_chart_hides (chart, chart->group_counts[group]))
        continue;
      if (!duid_chart_is_chosen (chart, row))
        pen = (DuidPen) { .fill = chart->palette->outside };
      duid_scene_add_mark (chart->scene, at, plot->dot_radius, duid_chart_get_shape (chart, group),
                           pen);
      duid_chart_add_dot (chart, at, row, -1);
    }
}

void
duid_triad_lens_add (DuidTriadPlot *plot)
{
  g_autoptr (GArray) rows = NULL;

  duid_triad_plot_begin_layer (plot, "lens", _ ("A corner enlarged"));
  if (plot->lens.corner < 0)
    return;
  lay_out (plot, add_words (plot));
  rows = list_rows (plot);
  if (!plot->is_empty && rows->len >= MANY_BINS)
    add_bins (plot, rows);
  add_outline (plot, rows);
  if (!plot->is_empty && rows->len < MANY_BINS && !duid_chart_hides (plot->chart, rows->len))
    add_dots (plot, rows);
}
