/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-contour.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Lines that hold half, and nine in ten, of the answers that are not on a corner or
 * edge. */

#define N_NODES 121 /* along a side of the triangle */

/* The density at the nodes: across by the right share, down by the top's. */
static double *
sample (DuidTriadPlot *plot)
{
  double *heights = g_new (double, N_NODES *N_NODES);

  for (int y = 0; y < N_NODES; y++)
    for (int x = 0; x < N_NODES; x++)
      {
        double    right = x / (N_NODES - 1.0);
        double    top = y / (N_NODES - 1.0);
        DuidTriad triad = { top, 1 - top - right, right };

        heights[y * N_NODES + x] =
          x + y < N_NODES ? duid_plane_density_at (plot->density, duid_triad_to_plane (triad))
                          : NAN;
      }
  return heights;
}

static void
add_level (DuidTriadPlot *plot,
           const double  *heights,
           double         level,
           gboolean       is_outer)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GPtrArray) lines = duid_contour_trace (heights, N_NODES, N_NODES, level);
  DuidColour colour = plot->is_panel ? duid_chart_get_colour (chart, plot->group)
                                     : chart->palette->text;
  DuidPen    halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .85),
                      .line_width = (is_outer ? 3 : 4) * chart->line };
  DuidPen    pen = { .stroke = plot->is_panel ? chart->palette->text : colour,
                     .line_width = (is_outer ? 1.1 : 1.8) * chart->line };

  if (is_outer)
    {
      pen.dash_on = 4 * chart->line;
      pen.dash_off = 3 * chart->line;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      GArray   *line = g_ptr_array_index (lines, i);
      DuidPoint first = g_array_index (line, DuidPoint, 0);
      DuidPoint last = g_array_index (line, DuidPoint, line->len - 1);
      gboolean  is_closed = duid_point_distance (first, last) < 1e-9;

      for (guint j = 0; j < line->len; j++)
        {
          DuidPoint *point = &g_array_index (line, DuidPoint, j);
          double     right = point->x / (N_NODES - 1.0);
          double     top = point->y / (N_NODES - 1.0);

          *point = duid_triad_plot_place (plot, (DuidTriad) { top, 1 - top - right, right });
        }
      duid_scene_add_path (chart->scene, (DuidPoint *) (gpointer) line->data, line->len, is_closed,
                           halo);
      duid_scene_add_path (chart->scene, (DuidPoint *) (gpointer) line->data, line->len, is_closed,
                           pen);
    }
}

void
duid_triad_plot_add_contours (DuidTriadPlot *plot)
{
  const double       shares[] = { .9, .5 };
  double             levels[2];
  g_autofree double *heights = NULL;

  duid_triad_plot_begin_layer (plot, "contours", _ ("Half, and 90 %, of the answers"));
  if (plot->density == NULL || plot->is_empty || !duid_triad_plot_has_layer (plot, "contours") ||
      plot->n_inside < DUID_FEWEST_CONTOURED)
    return;
  heights = sample (plot);
  duid_plane_density_levels (plot->density, shares, 2, levels);
  for (int i = 0; i < 2; i++)
    add_level (plot, heights, levels[i], i == 0);
}
