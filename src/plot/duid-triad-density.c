/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

/* Many answers as shades: the density of those that are not on a corner or edge, on a
 * square-root scale of its own, so that the thin parts stay visible. Zero is the
 * background. */

#define FULL_ALPHA .92
#define DOTS_ALPHA .5 /* under dots */
#define REST_ALPHA .6

/* The answers that are filtered out, as wide as the others. */
static gsize
count_rest (DuidTriadPlot *plot,
            guint32       *cells)
{
  const DuidTallyCounts *all = duid_chart_count (plot->chart, DUID_TALLY_ALL);
  g_autoptr (DuidRows) rest = NULL;
  DuidTriadCounts counts;

  if (all != NULL && plot->group < 0)
    {
      for (int i = 0; i < DUID_TRIAD_N_CELLS; i++)
        cells[i] = all->cells[i] - plot->cells[i];
      return all->triad.parts[DUID_TRIAD_INSIDE] - plot->n_inside;
    }
  rest = duid_rows_copy (plot->chart->request.base);
  duid_rows_invert (rest);
  if (plot->group >= 0)
    duid_rows_and (
      rest, ((const DuidGroupOf *) g_ptr_array_index (plot->chart->groups, plot->group))->rows);
  duid_triad_codes_count (plot->codes, rest, &counts, cells);
  return counts.parts[DUID_TRIAD_INSIDE];
}

static DuidPlaneDensity *
make_rest (DuidTriadPlot *plot)
{
  g_autofree guint32 *cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  gsize               n = count_rest (plot, cells);

  if (n == 0)
    return NULL;
  return duid_plane_density_new (DUID_PLANE_TRIANGLE, cells, DUID_TRIAD_GRID_ACROSS,
                                 DUID_TRIAD_GRID_DOWN, duid_triad_codes_get_rim (plot->codes),
                                 duid_plane_density_choose_h (n));
}

static void
add_shade (DuidTriadPlot    *plot,
           DuidPlaneDensity *density,
           double            most,
           DuidColour        colour,
           double            full)
{
  duid_scene_add_density (plot->chart->scene,
                          (DuidPoint) { plot->corners[1].x, plot->corners[0].y }, plot->side,
                          density, most, colour, full);
}

void
duid_triad_plot_add_density (DuidTriadPlot *plot,
                             gboolean       is_rest)
{
  DuidChart *chart = plot->chart;
  DuidColour colour = plot->is_panel ? duid_chart_get_colour (chart, plot->group)
                                     : chart->palette->series[0];

  duid_triad_plot_begin_layer (plot, is_rest ? "density-rest" : "density",
                               is_rest ? _ ("Density of what is filtered out") : _ ("Density"));
  if (is_rest)
    {
      g_autoptr (DuidPlaneDensity) rest = make_rest (plot);

      if (rest != NULL)
        add_shade (plot, rest, duid_plane_density_get_most (rest), chart->palette->outside,
                   REST_ALPHA);
    }
  else if (plot->density != NULL && !plot->is_empty)
    add_shade (plot, plot->density,
               plot->most_density * plot->amounts.n / MAX (plot->amounts.inside, 1e-9), colour,
               plot->has_dots ? DOTS_ALPHA : FULL_ALPHA);
}
