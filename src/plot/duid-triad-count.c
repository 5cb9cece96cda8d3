/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-cell-tally.h"
#include "plot/duid-figure.h"

#include <math.h>
#include <string.h>

/* What a triangle shows, counted. */

/* Below this many answers a corner shows its dots. */
#define FEWEST_DISCS 50
/* Contours and densities of fewer answers would draw single persons. */
#define FEWEST_DENSE 20
#define LEAST_AMOUNT 1e-9

gboolean
duid_triad_plot_has_layer (DuidTriadPlot *plot,
                           const char    *name)
{
  return duid_display_has (plot->chart->request.layers, name);
}

gboolean
duid_triad_plot_has_row (DuidTriadPlot *plot,
                         gsize          row)
{
  const DuidGroupOf *group;

  if (plot->states[row] != DUID_STATE_ANSWERED)
    return FALSE;
  if (plot->group < 0)
    return TRUE;
  group = g_ptr_array_index (plot->chart->groups, plot->group);
  return duid_rows_has (group->rows, row);
}

/* The rows of the base that are of this triangle; NULL for all (transfer full). */
static DuidRows *
dup_rows (DuidTriadPlot *plot)
{
  const DuidRows *base = plot->chart->request.base;
  DuidRows       *rows;

  if (plot->group < 0)
    return base != NULL ? duid_rows_copy (base) : NULL;
  rows = duid_rows_copy (
    ((const DuidGroupOf *) g_ptr_array_index (plot->chart->groups, plot->group))->rows);
  if (base != NULL)
    duid_rows_and (rows, base);
  return rows;
}

/* All answers of this triangle, filtered out or not. */
static gsize
count_all (DuidTriadPlot *plot)
{
  const DuidRows *rows = NULL;
  DuidTriadCounts counts;

  if (plot->chart->request.base == NULL)
    return plot->n;
  if (plot->group < 0)
    return plot->codes->n;
  rows = ((const DuidGroupOf *) g_ptr_array_index (plot->chart->groups, plot->group))->rows;
  duid_triad_codes_count (plot->codes, rows, &counts, NULL);
  return counts.n;
}

static void
find_centre (DuidTriadPlot  *plot,
             const DuidRows *rows)
{
  g_autoptr (GArray) points = NULL;

  if (plot->group < 0)
    {
      plot->centre = plot->chart->summary->centre;
      return;
    }
  points = g_array_sized_new (FALSE, FALSE, sizeof (DuidPoint), (guint) plot->n);
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (plot->states[row] == DUID_STATE_ANSWERED)
      {
        DuidPoint point = duid_triad_to_plane (plot->triads[row]);

        g_array_append_val (points, point);
      }
  plot->centre = duid_centre_of ((DuidPoint *) (gpointer) points->data, points->len,
                                 DUID_TRIAD_CENTRE_SEED);
  if (plot->chart->weights != NULL)
    plot->centre = duid_triad_weigh_centre (plot->chart, plot->triads, rows);
}

/* Without weights every answer counts for one. */
static void
take_counts (DuidTriadPlot *plot)
{
  DuidTriadAmounts *amounts = &plot->amounts;

  amounts->n = (double) plot->n;
  amounts->inside = (double) plot->n_inside;
  for (int i = 0; i < DUID_N_ZONES; i++)
    amounts->zones[i] = (double) plot->zones[i];
  for (int i = 0; i < 3; i++)
    amounts->corners[i] = (double) plot->corner_n[i];
  for (int i = 0; i < DUID_N_STRIPS; i++)
    for (int j = 0; j < DUID_N_STRIP_BINS; j++)
      amounts->strips[i][j] = (double) plot->strips[i][j];
}

static void
count_rows (DuidTriadPlot *plot)
{
  const DuidTallyCounts *tallied = NULL;
  g_autoptr (DuidRows) rows = NULL;
  DuidTriadCounts counts;

  plot->cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  if (plot->group < 0)
    tallied = duid_chart_count (plot->chart, DUID_TALLY_BASE);
  if (tallied != NULL)
    {
      counts = tallied->triad;
      memcpy (plot->cells, tallied->cells, sizeof (guint32) * DUID_TRIAD_N_CELLS);
    }
  else
    {
      rows = dup_rows (plot);
      duid_triad_codes_count (plot->codes, rows, &counts, plot->cells);
    }
  plot->n = counts.n;
  plot->n_rest = count_all (plot) - counts.n;
  plot->n_inside = counts.parts[DUID_TRIAD_INSIDE];
  memcpy (plot->zones, counts.zones, sizeof plot->zones);
  memcpy (plot->corner_n, counts.parts, sizeof plot->corner_n);
  for (int i = 0; i < DUID_N_STRIPS; i++)
    for (int j = 0; j < DUID_N_STRIP_BINS; j++)
      plot->strips[i][j] = counts.parts[DUID_TRIAD_FIRST_EDGE + i * DUID_N_STRIP_BINS + j];
  plot->is_empty = plot->n == 0 || duid_chart_hides (plot->chart, plot->n);
  take_counts (plot);
  if (plot->chart->weights != NULL)
    duid_triad_plot_weigh (plot, rows);
  find_centre (plot, rows);
}

DuidTriadPlot *
duid_triad_plot_new (DuidChart *chart,
                     int        group)
{
  DuidTriadPlot *plot = g_new0 (DuidTriadPlot, 1);
  guint          question = (guint) chart->request.question;

  plot->chart = chart;
  plot->group = group;
  plot->is_panel = group >= 0;
  plot->has_words = TRUE;
  plot->lens.corner = -1;
  plot->question = duid_dataset_get_question (chart->request.dataset, question);
  plot->triads = duid_dataset_get_triads (chart->request.dataset, question);
  plot->states = duid_dataset_get_states (chart->request.dataset, question);
  plot->codes = duid_triad_codes_get (chart->request.dataset, question);
  plot->taken = g_array_new (FALSE, FALSE, sizeof (DuidTaken));
  plot->from = chart->from;
  plot->to = chart->to;
  count_rows (plot);
  return plot;
}

void
duid_triad_plot_free (DuidTriadPlot *plot)
{
  while (plot != NULL)
    {
      DuidTriadPlot *next = plot->next;

      for (int i = 0; i < 3; i++)
        g_free (plot->disc_words[i]);
      duid_plane_density_unref (plot->density);
      duid_difference_map_free (plot->difference);
      duid_waves_free (plot->waves);
      duid_moves_free (plot->moves);
      g_array_unref (plot->taken);
      g_free (plot->bin_n);
      g_free (plot->bin_amounts);
      g_free (plot->cells);
      g_free (plot);
      plot = next;
    }
}

/* What the answers of each cell weigh, when they do not all count for one. */
static void
weigh_bins (DuidTriadPlot  *plot,
            const DuidRows *rows)
{
  gsize n_rows = duid_dataset_get_n_rows (plot->chart->request.dataset);

  memset (plot->bin_amounts, 0, sizeof (double) * duid_triad_cells_get_n (plot->bins));
  for (gsize row = 0; row < n_rows; row++)
    if (plot->states[row] == DUID_STATE_ANSWERED && (rows == NULL || duid_rows_has (rows, row)))
      plot->bin_amounts[duid_triad_cells_find (plot->bins, plot->triads[row])] +=
        duid_chart_weigh (plot->chart, row);
}

static void
count_bins (DuidTriadPlot *plot)
{
  guint          n_cells = duid_triad_cells_get_n (plot->bins);
  DuidCellTally  afresh = { 0 };
  const guint32 *counts;
  g_autoptr (DuidRows) rows = dup_rows (plot);

  if (plot->group < 0 && duid_chart_has_tally (plot->chart))
    counts = duid_tally_count_cells (plot->chart->request.tally, DUID_TALLY_BASE, plot->bins,
                                     rows);
  else
    counts = duid_cell_tally_count (&afresh, plot->codes, plot->bins, rows);
  plot->bin_n = g_new (gsize, n_cells);
  plot->bin_amounts = g_new (double, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      plot->bin_n[i] = counts[i];
      plot->bin_amounts[i] = counts[i];
    }
  if (plot->chart->weights != NULL)
    weigh_bins (plot, rows);
  duid_cell_tally_clear (&afresh);
}

/* The fullest cell but those in a corner, which many choose and discs count too: they
 * must not take the shades from all others. As a share of the answers, by area. */
static double
find_most_bin (DuidTriadPlot *plot)
{
  static const DuidTriad corners[3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
  guint                  n_cells = duid_triad_cells_get_n (plot->bins);
  double                 most = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      gboolean is_corner = FALSE;
      double   share = plot->bin_amounts[i] / MAX (plot->amounts.n, LEAST_AMOUNT);

      for (int j = 0; j < 3; j++)
        is_corner |= duid_triad_cells_find (plot->bins, corners[j]) == i;
      if (plot->look == DUID_TRIAD_ZONES)
        most = MAX (most, share / duid_triad_cells_get_area (plot->bins, i));
      else if (!is_corner)
        most = MAX (most, share);
    }
  return most;
}

/* The answers of the smallest triangle that has some: widths follow it, so that triangles
 * can be compared. */
static gsize
find_fewest (DuidTriadPlot *first,
             gboolean       is_inside)
{
  gsize fewest = 0;

  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    {
      gsize n = is_inside ? plot->n_inside : plot->n;

      if (n >= FEWEST_DENSE && (fewest == 0 || n < fewest))
        fewest = n;
    }
  return fewest;
}

static void
choose_look (DuidTriadPlot *plot)
{
  const DuidDisplay *display = plot->chart->request.display;
  const char        *name = display != NULL ? display->name : "multiples";
  int                two[2];

  /* What cannot be shown is shown by the number of answers. */
  if (g_str_equal (name, "difference") && !duid_triad_panels_find_two (plot->chart, two))
    name = "multiples";

  plot->look = DUID_TRIAD_DOTS;
  plot->has_dots = TRUE;
  if (g_str_equal (name, "bins") || g_str_equal (name, "hex"))
    {
      plot->look = DUID_TRIAD_CELLS;
      plot->bins.kind = *name == 'b' ? DUID_CELLS_TRIANGLES : DUID_CELLS_HEXAGONS;
    }
  else if (g_str_equal (name, "zones") || g_str_equal (name, "zones13"))
    {
      plot->look = DUID_TRIAD_ZONES;
      plot->bins.kind = name[5] == '\0' ? DUID_CELLS_ZONES_7 : DUID_CELLS_ZONES_13;
    }
  else if (g_str_equal (name, "difference"))
    plot->look = DUID_TRIAD_DIFFERENCE;
  else if (g_str_equal (name, "changes"))
    plot->look = DUID_TRIAD_CHANGES;
  else if (g_str_equal (name, "path"))
    plot->look = DUID_TRIAD_PATH;
  else if (g_str_equal (name, "density") || plot->n >= DUID_TOO_MANY_MARKS ||
           (g_str_equal (name, "multiples") && plot->n >= DUID_MANY_MARKS))
    {
      plot->look = DUID_TRIAD_DENSITY;
      plot->has_dots = !g_str_equal (name, "density") && plot->n < DUID_TOO_MANY_MARKS;
    }
  /* A place that one or two answers fill would look like many. */
  if ((plot->look == DUID_TRIAD_CELLS || plot->look == DUID_TRIAD_ZONES) && plot->n > 0 &&
      plot->n < DUID_FEWEST_SHOWN && !plot->chart->request.is_audience)
    plot->look = DUID_TRIAD_DOTS;
  if (plot->look != DUID_TRIAD_DOTS && plot->look != DUID_TRIAD_DENSITY)
    plot->has_dots = FALSE;
  if (plot->look == DUID_TRIAD_DENSITY && plot->n_inside < FEWEST_DENSE)
    {
      plot->look = DUID_TRIAD_DOTS;
      plot->has_dots = TRUE;
    }
  plot->has_stacks =
    plot->has_dots && plot->n < FEWEST_DISCS && !plot->chart->request.is_audience;
}

/* Discs and strips would count all groups together. */
static void
forget_border (DuidTriadPlot *plot)
{
  if (plot->look != DUID_TRIAD_CHANGES && plot->look != DUID_TRIAD_PATH)
    return;
  memset (plot->corner_n, 0, sizeof plot->corner_n);
  memset (plot->strips, 0, sizeof plot->strips);
  memset (plot->amounts.corners, 0, sizeof plot->amounts.corners);
  memset (plot->amounts.strips, 0, sizeof plot->amounts.strips);
}

static void
make_density (DuidTriadPlot *plot,
              double         h)
{
  if (plot->n_inside < FEWEST_DENSE ||
      (plot->look != DUID_TRIAD_DENSITY && !duid_triad_plot_has_layer (plot, "contours")))
    return;
  plot->density =
    duid_plane_density_new (DUID_PLANE_TRIANGLE, plot->cells, DUID_TRIAD_GRID_ACROSS,
                            DUID_TRIAD_GRID_DOWN, duid_triad_codes_get_rim (plot->codes), h);
  plot->most_density = duid_plane_density_get_most (plot->density) * plot->amounts.inside /
                       MAX (plot->amounts.n, LEAST_AMOUNT);
}

void
duid_triad_plot_choose (DuidTriadPlot *first)
{
  double h = duid_plane_density_choose_h (find_fewest (first, TRUE));
  guint  g = duid_triad_cells_choose (find_fewest (first, FALSE));
  double most_bin = 0;
  double most_density = 0;

  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    {
      choose_look (plot);
      forget_border (plot);
      plot->bins.g = g;
      make_density (plot, h);
      most_density = MAX (most_density, plot->most_density);
      if (plot->look != DUID_TRIAD_CELLS && plot->look != DUID_TRIAD_ZONES)
        continue;
      count_bins (plot);
      most_bin = MAX (most_bin, find_most_bin (plot));
    }
  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    {
      plot->most_bin = most_bin;
      plot->most_density = most_density;
    }
}
