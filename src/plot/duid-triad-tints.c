/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "duid-config.h"
#include "plot/duid-ink.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is brushed on a triad, tinted. */

static void
add_tint (DuidTriadPlot   *plot,
          const DuidPoint *corners,
          gsize            n_corners,
          gboolean         is_inverted)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = duid_ink_lasso_pen (chart, is_inverted);

  duid_scene_add_path (chart->scene, corners, n_corners, TRUE, pen);
}

static void
add_disc_tint (DuidTriadPlot *plot,
               int            corner,
               gboolean       is_inverted)
{
  DuidPoint corners[36];
  double    radius = plot->disc_radius[corner] + 2.5 * plot->chart->line;

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      double angle = 2 * G_PI * i / G_N_ELEMENTS (corners);

      corners[i] = (DuidPoint) { plot->disc_at[corner].x + radius * cos (angle),
                                 plot->disc_at[corner].y + radius * sin (angle) };
    }
  add_tint (plot, corners, G_N_ELEMENTS (corners), is_inverted);
}

void
duid_triad_plot_get_strip (DuidTriadPlot *plot,
                           int            strip,
                           DuidPoint     *corners)
{
  DuidPoint first[4];
  DuidPoint last[4];

  duid_triad_plot_get_bar (plot, strip, 0, plot->reach, first);
  duid_triad_plot_get_bar (plot, strip, DUID_N_STRIP_BINS - 1, plot->reach, last);
  corners[0] = first[0];
  corners[1] = last[1];
  corners[2] = last[2];
  corners[3] = first[3];
}

static void
add_zone_tint (DuidTriadPlot       *plot,
               const DuidCondition *brush,
               DuidZone             zone)
{
  DuidPoint corners[4];
  int       n = 4;

  if (brush->kind == DUID_CONDITION_ZONES)
    n = duid_triad_plot_get_zone (plot, zone, corners);
  else if (zone <= DUID_ZONE_R)
    {
      add_disc_tint (plot, (int) zone, brush->is_inverted);
      return;
    }
  else if (zone != DUID_ZONE_CENTRE)
    duid_triad_plot_get_strip (plot, zone - DUID_ZONE_LT, corners);
  add_tint (plot, corners, (gsize) n, brush->is_inverted);
}

static void
add_lasso (DuidTriadPlot *plot,
           const GArray  *ring,
           gboolean       is_inverted)
{
  g_autofree DuidPoint *corners = g_new (DuidPoint, MAX (ring->len, 1));

  for (guint i = 0; i < ring->len; i++)
    {
      DuidPoint point = g_array_index (ring, DuidPoint, i);

      corners[i] = (DuidPoint) { plot->origin.x + point.x * plot->unit.x,
                                 plot->origin.y + point.y * plot->unit.y };
    }
  add_tint (plot, corners, ring->len, is_inverted);
}

void
duid_triad_plot_add_brushes (DuidTriadPlot *plot)
{
  GPtrArray *brushes = plot->chart->request.brushes;

  duid_triad_plot_begin_layer (plot, "brush", _ ("Brush"));
  for (guint i = 0; brushes && i < brushes->len; i++)
    {
      const DuidCondition *brush = g_ptr_array_index (brushes, i);
      DuidZone             zone;

      for (guint j = 0; j < brush->rings->len; j++)
        add_lasso (plot, g_ptr_array_index (brush->rings, j), brush->is_inverted);
      if (brush->kind == DUID_CONDITION_ZONES || brush->kind == DUID_CONDITION_BORDER)
        for (guint j = 0; j < brush->words->len; j++)
          if (duid_zone_from_string (g_ptr_array_index (brush->words, j), &zone))
            add_zone_tint (plot, brush, zone);
    }
}
