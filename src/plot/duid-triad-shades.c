/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-cell-tally.h"
#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Cells shaded by how many answers they hold, on a square-root scale so that the thin
 * ones stay visible; zones by how many for their size, with what was to be expected. */

#define LEAST_AMOUNT 1e-9
#define LEAST_SHADE  .07
#define MOST_SHADE   .88
#define ZONE_SHADE   .55 /* under words */
#define ASIDE_SHADE  .35
#define BIN_TEXT     9.5
#define ZONE_TEXT    12
#define LEAST_TEXT   8
#define STEP         .04 /* of the way to the middle of the triangle */
#define MOST_STEPS   6
#define SMALLER      .85 /* what was counted and expected, to the share */

static DuidColour
get_colour (DuidTriadPlot *plot)
{
  if (plot->group >= 0)
    return duid_chart_get_colour (plot->chart, plot->group);
  return plot->chart->palette->series[0];
}

static double
get_share (DuidTriadPlot *plot,
           guint          cell)
{
  double share = plot->bin_amounts[cell] / MAX (plot->amounts.n, LEAST_AMOUNT);

  if (plot->look == DUID_TRIAD_ZONES)
    share /= duid_triad_cells_get_area (plot->bins, cell);
  if (plot->most_bin > 0)
    return MIN (share / plot->most_bin, 1);
  return share > 0 ? 1 : 0; /* corners alone */
}

/* How many of the cell's answers are chosen: with a brush on this very triad the rest
 * fades. */
static guint32 *
count_chosen (DuidTriadPlot *plot)
{
  DuidChart      *chart = plot->chart;
  const DuidRows *rows = chart->request.chosen;
  DuidCellTally   afresh = { 0 };
  const guint32  *counts;
  guint32        *chosen;
  g_autoptr (DuidRows) own = NULL;

  if (rows == NULL || chart->request.brushes == NULL || chart->request.brushes->len == 0)
    return NULL;
  if (plot->group < 0 && duid_chart_has_tally (chart))
    counts = duid_tally_count_cells (chart->request.tally, DUID_TALLY_CHOSEN, plot->bins, rows);
  else
    {
      own = duid_rows_copy (rows);
      if (plot->group >= 0)
        duid_rows_and (
          own, ((const DuidGroupOf *) g_ptr_array_index (chart->groups, plot->group))->rows);
      counts = duid_cell_tally_count (&afresh, plot->codes, plot->bins, own);
    }
  chosen = g_memdup2 (counts, sizeof (guint32) * duid_triad_cells_get_n (plot->bins));
  duid_cell_tally_clear (&afresh);
  return chosen;
}

static void
add_number (DuidTriadPlot   *plot,
            guint            cell,
            const DuidPoint *corners,
            int              n)
{
  DuidChart       *chart = plot->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, BIN_TEXT, FALSE);
  g_autofree char *words = duid_figure_dup_count (plot->bin_n[cell]);
  DuidPoint        middle =
    duid_triad_plot_to_pixels (plot, duid_triad_cells_get_middle (plot->bins, cell));
  double width;
  double height;
  double room = plot->side / plot->bins.g * (plot->bins.kind == DUID_CELLS_TRIANGLES ? .45 : .8);

  duid_scene_measure_text (chart->scene, words, &style, &width, &height);
  if (width > room || height * .8 > plot->side / plot->bins.g * .55)
    return;
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  if (get_share (plot, cell) > .45)
    style.colour = duid_colour_get_contrast (get_colour (plot), chart->palette->background) >
                       duid_colour_get_contrast (get_colour (plot), chart->palette->text)
                     ? chart->palette->background
                     : chart->palette->text;
  duid_scene_add_text (chart->scene, middle, words, &style);
}

/* Counts in cells say how many persons: not before an audience. */
static gboolean
has_numbers (DuidTriadPlot *plot)
{
  return plot->look == DUID_TRIAD_CELLS && !plot->chart->request.is_audience &&
         !plot->chart->request.hides_summary;
}

void
duid_triad_plot_add_shades (DuidTriadPlot *plot)
{
  DuidChart          *chart = plot->chart;
  guint               n_cells = duid_triad_cells_get_n (plot->bins);
  g_autofree guint32 *chosen = count_chosen (plot);
  double              most = plot->look == DUID_TRIAD_ZONES ? ZONE_SHADE : MOST_SHADE;

  duid_triad_plot_begin_layer (plot, "cells", _ ("Answers in each place"));
  for (guint i = 0; i < n_cells && !plot->is_empty; i++)
    {
      DuidPoint  corners[DUID_MOST_CELL_CORNERS];
      int        n = duid_triad_plot_get_cell (plot, plot->bins, i, corners);
      DuidColour colour = get_colour (plot);
      double     alpha = LEAST_SHADE + (most - LEAST_SHADE) * sqrt (get_share (plot, i));
      DuidPen    pen = { .stroke = chart->palette->guide, .line_width = .5 * chart->line };

      if (chosen != NULL && chosen[i] == 0)
        {
          colour = chart->palette->outside;
          alpha *= ASIDE_SHADE / MOST_SHADE;
        }
      if (plot->bin_n[i] > 0 && !duid_chart_hides (chart, plot->bin_n[i]))
        pen.fill = duid_colour_with_alpha (colour, alpha);
      if (plot->bin_n[i] > 0 || plot->look == DUID_TRIAD_ZONES)
        duid_scene_add_path (chart->scene, corners, (gsize) n, TRUE, pen);
      if (plot->bin_n[i] > 0 && has_numbers (plot))
        add_number (plot, i, corners, n);
    }
}

/* “33 %”, or the count when they are few; NULL when nothing may be said. */
static char *
dup_zone_share (DuidTriadPlot *plot,
                guint          cell)
{
  gsize n = plot->bin_n[cell];

  if (plot->n < DUID_FEWEST_SHOWN || duid_chart_hides (plot->chart, n))
    return NULL;
  if (plot->n < DUID_FEWEST_PERCENTS)
    return duid_figure_dup_count (n);
  return duid_figure_dup_percent (100 * plot->bin_amounts[cell] /
                                  MAX (plot->amounts.n, LEAST_AMOUNT));
}

/* “56 · 16 %”: the answers, and the share that chance would put there. */
static char *
dup_zone_detail (DuidTriadPlot *plot,
                 guint          cell)
{
  g_autofree char *count = plot->chart->request.is_audience
                             ? duid_figure_dup_hidden (plot->bin_n[cell])
                             : duid_figure_dup_count (plot->bin_n[cell]);
  g_autofree char *expected =
    duid_figure_dup_percent (100 * duid_triad_cells_get_area (plot->bins, cell));

  if (plot->n < DUID_FEWEST_PERCENTS)
    return NULL;
  return g_strdup_printf ("%s (%s)", count, expected);
}

/* Whether a box of words about the middle of a cell stays in it. */
static gboolean
fits (const DuidPoint *corners,
      int              n_corners,
      DuidPoint        middle,
      double           width,
      double           height)
{
  for (int i = 0; i < 4; i++)
    if (!duid_polygon_contains (corners, (gsize) n_corners,
                                (DuidPoint) { middle.x + (i % 2 ? .5 : -.5) * width,
                                              middle.y + (i / 2 ? .5 : -.5) * height }))
      return FALSE;
  return TRUE;
}

static gboolean
fits_cell (DuidTriadPlot *plot,
           guint          cell,
           double         width,
           double         height)
{
  DuidPoint corners[DUID_MOST_CELL_CORNERS];
  int       n = duid_triad_plot_get_cell (plot, plot->bins, cell, corners);

  return fits (corners, n,
               duid_triad_plot_to_pixels (plot, duid_triad_cells_get_middle (plot->bins, cell)),
               width, height);
}

/* Where the numbers of a zone stand: in its middle, or a little further in when they would
 * lie on the triangle's own line. */
static DuidPoint
find_place (DuidTriadPlot *plot,
            guint          cell,
            double         width,
            double         height)
{
  DuidPoint middle =
    duid_triad_plot_to_pixels (plot, duid_triad_cells_get_middle (plot->bins, cell));
  DuidPoint inner = duid_triad_plot_place (plot, (DuidTriad) { 1 / 3.0, 1 / 3.0, 1 / 3.0 });
  DuidPoint at = middle;

  for (int i = 0; i <= MOST_STEPS; i++)
    {
      at = (DuidPoint) { middle.x + (inner.x - middle.x) * i * STEP,
                         middle.y + (inner.y - middle.y) * i * STEP };
      if (fits (plot->corners, 3, at, width + 3 * plot->chart->size, height * .8))
        return at;
    }
  return middle;
}

/* What the numbers of zones have besides the number. */
typedef enum
{
  WITH_NOTHING, /* no sign either: only in the middle */
  WITH_SIGN,
  WITH_DETAIL,
} Numbers;

static gboolean
fits_share (DuidTriadPlot *plot,
            guint          cell,
            double         width,
            double         height)
{
  /* A share alone may come close to the lines: there is nothing it could be taken for. */
  return fits_cell (plot, cell, width * .8, height * .6);
}

static gboolean
is_middle (DuidTriadPlot *plot,
           guint          cell)
{
  DuidPoint middle = duid_triad_to_plane ((DuidTriad) { 1 / 3.0, 1 / 3.0, 1 / 3.0 });

  return duid_point_distance (duid_triad_cells_get_middle (plot->bins, cell), middle) < .05;
}

/* Draws the numbers of a zone in @size, or only says whether they fit. */
static gboolean
add_share (DuidTriadPlot *plot,
           guint          cell,
           double         size,
           Numbers        numbers,
           gboolean       is_dry)
{
  DuidChart       *chart = plot->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, size, TRUE);
  DuidTextStyle    small = duid_chart_get_style (chart, size * SMALLER, FALSE);
  g_autofree char *share = dup_zone_share (plot, cell);
  g_autofree char *detail = numbers == WITH_DETAIL ? dup_zone_detail (plot, cell) : NULL;
  DuidPoint        at;
  double           width;
  double           height;
  double           detail_width = 0;
  double           detail_height = 0;

  if (share == NULL)
    return TRUE;
  duid_scene_measure_text (chart->scene, share, &style, &width, &height);
  if (numbers == WITH_NOTHING && !is_middle (plot, cell))
    {
      share[strspn (share, "<0123456789")] = '\0';
      duid_scene_measure_text (chart->scene, share, &style, &width, &height);
    }
  if (detail != NULL)
    duid_scene_measure_text (chart->scene, detail, &small, &detail_width, &detail_height);
  if (is_dry)
    return detail == NULL ? fits_share (plot, cell, width, height)
                          : fits_cell (plot, cell, MAX (width, detail_width),
                                       (height + detail_height) * .8);
  /* Where zones are that small, a step aside is a step into the next one. */
  at = numbers == WITH_NOTHING
         ? duid_triad_plot_to_pixels (plot, duid_triad_cells_get_middle (plot->bins, cell))
         : find_place (plot, cell, MAX (width, detail_width), height + detail_height);
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  small.horizontal = small.vertical = DUID_ALIGN_MIDDLE;
  duid_scene_add_text (chart->scene, (DuidPoint) { at.x, at.y - detail_height / 2 }, share,
                       &style);
  if (detail != NULL)
    duid_scene_add_text (chart->scene, (DuidPoint) { at.x, at.y + height / 2 }, detail, &small);
  return TRUE;
}

/* The largest words that fit in all zones, with as much as fits too; 0 when none
 * do, for some without the others would mislead. */
static double
choose_size (DuidTriadPlot *plot,
             Numbers       *numbers)
{
  for (int with = WITH_DETAIL; with >= WITH_NOTHING; with--)
    for (double size = ZONE_TEXT; size >= LEAST_TEXT; size -= .5)
      {
        gboolean fits = TRUE;

        for (guint i = 0; fits && i < duid_triad_cells_get_n (plot->bins); i++)
          fits = add_share (plot, i, size, (Numbers) with, TRUE);
        *numbers = (Numbers) with;
        if (fits)
          return size;
      }
  return 0;
}

void
duid_triad_plot_add_shares (DuidTriadPlot *plot)
{
  Numbers numbers = WITH_NOTHING;
  double  size;

  duid_triad_plot_begin_layer (plot, "zones", _ ("Share of the answers in each zone"));
  if (plot->chart->request.hides_summary || plot->is_empty)
    return;
  size = choose_size (plot, &numbers);
  for (guint i = 0; size > 0 && i < duid_triad_cells_get_n (plot->bins); i++)
    add_share (plot, i, size, numbers, FALSE);
}
