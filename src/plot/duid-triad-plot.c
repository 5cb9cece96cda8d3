/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture of a triad: what the hand can do, and the order of its layers. */

#define LEAST_LASSO 4 /* pixels across; less is a click that slipped */

static void
free_plot (gpointer data)
{
  DuidTriadPlot *plot = data;

  for (int i = 0; i < 3; i++)
    g_free (plot->disc_words[i]);
  g_array_unref (plot->taken);
  g_free (plot);
}

static DuidCondition *
hit_brush (DuidChart *chart,
           DuidHit    hit)
{
  const DuidTriadPlot *plot = chart->own;
  const char *const    words[] = { duid_zone_to_string ((DuidZone) hit.index), NULL };
  DuidConditionKind    kind = hit.kind == DUID_HIT_BORDER ? DUID_CONDITION_BORDER
                                                          : DUID_CONDITION_ZONES;

  return duid_condition_new_words (kind, plot->question->name, words);
}

/* The lasso as it lies over the true places of answers, not over the drawn dots. */
static DuidCondition *
drag_brush (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const DuidTriadPlot *plot = chart->own;
  g_autoptr (GArray) corners = duid_polyline_simplified (path, n_points, 1);
  double reach = 0;

  for (guint i = 0; i < corners->len; i++)
    {
      DuidPoint *corner = &g_array_index (corners, DuidPoint, i);

      reach = MAX (reach, duid_point_distance (*corner, path[0]));
      corner->x = (corner->x - chart->origin.x) / chart->unit.x;
      corner->y = (corner->y - chart->origin.y) / chart->unit.y;
    }
  if (corners->len < 3 || reach < LEAST_LASSO)
    return NULL;
  return duid_condition_new_lasso (plot->question->name, NULL, (DuidPoint *) corners->data,
                                   corners->len);
}

/* A row without a dot of its own is in a disc, or one of very many. */
static void
draw_place (DuidChart *chart,
            cairo_t   *cr,
            gsize      row)
{
  DuidTriadPlot *plot = chart->own;
  DuidZone       border;

  if (plot->states[row] != DUID_STATE_ANSWERED || !duid_chart_is_in_base (chart, row) ||
      plot->is_empty)
    return;
  border = duid_triad_get_border (plot->triads[row], DUID_BORDER_MARGIN);
  if (border <= DUID_ZONE_R && !plot->has_stacks)
    {
      cairo_new_path (cr);
      cairo_arc (cr, plot->disc_at[border].x, plot->disc_at[border].y,
                 plot->disc_radius[border] + 1.4 * chart->line, 0, 2 * G_PI);
      cairo_set_line_width (cr, 1.8 * chart->line);
      duid_colour_set (cr, chart->palette->ring);
      cairo_stroke (cr);
    }
  else if (plot->n >= DUID_TOO_MANY_MARKS)
    duid_chart_draw_ring (chart, cr, duid_triad_plot_place (plot, plot->triads[row]),
                          duid_chart_get_dot_colour (chart, row, -1), FALSE);
}

static const DuidPlotKind triad_kind = {
  .drag_brush = drag_brush,
  .hit_brush = hit_brush,
  .draw_brush = duid_chart_draw_lasso,
  .draw_place = draw_place,
};

static void
add_guides (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };

  duid_scene_begin_layer (chart->scene, "guides", _ ("Seven zones"));
  for (int zone = 0; zone < DUID_N_ZONES; zone++)
    {
      DuidPoint corners[4];
      int       n = duid_triad_plot_get_zone (plot, (DuidZone) zone, corners);

      if (zone <= DUID_ZONE_R)
        duid_scene_add_line (chart->scene, corners[1], corners[2], pen);
      else if (zone == DUID_ZONE_CENTRE)
        duid_scene_add_path (chart->scene, corners, (gsize) n, TRUE, pen);
    }
}

static void
add_outline (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .stroke = chart->palette->line, .line_width = 1.5 * chart->line };

  duid_scene_begin_layer (chart->scene, "triangle", _ ("Triangle"));
  duid_scene_add_path (chart->scene, plot->corners, 3, TRUE, pen);
}

static void
add_tint (DuidTriadPlot   *plot,
          const DuidPoint *corners,
          gsize            n_corners,
          gboolean         is_inverted)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = {
       .fill = duid_colour_with_alpha (chart->palette->accent, is_inverted ? 0 : .1),
       .stroke = chart->palette->accent,
       .line_width = 1.5 * chart->line,
       .dash_on = 5 * chart->line,
       .dash_off = 3 * chart->line,
  };

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

/* The band outside an edge where its bars stand. */
static void
get_strip (DuidTriadPlot *plot,
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
    get_strip (plot, zone - DUID_ZONE_LT, corners);
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

      corners[i] = (DuidPoint) { plot->chart->origin.x + point.x * plot->chart->unit.x,
                                 plot->chart->origin.y + point.y * plot->chart->unit.y };
    }
  add_tint (plot, corners, ring->len, is_inverted);
}

static void
add_brushes (DuidTriadPlot *plot)
{
  GPtrArray *brushes = plot->chart->request.brushes;

  duid_scene_begin_layer (plot->chart->scene, "brush", _ ("Brush"));
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

/* Discs lie over strips, and both over zones. */
static void
add_areas (DuidTriadPlot *plot)
{
  DuidPoint corners[8];

  for (int zone = 0; zone < DUID_N_ZONES; zone++)
    {
      int n = duid_triad_plot_get_zone (plot, (DuidZone) zone, corners);

      duid_chart_add_area (plot->chart, DUID_HIT_ZONE, zone, corners, n);
    }
  for (int strip = 0; strip < DUID_N_STRIPS; strip++)
    {
      get_strip (plot, strip, corners);
      duid_chart_add_area (plot->chart, DUID_HIT_BORDER, DUID_ZONE_LT + strip, corners, 4);
    }
  for (int corner = 0; corner < 3; corner++)
    {
      double radius = plot->disc_radius[corner] / cos (G_PI / 8);

      if (plot->disc_radius[corner] == 0)
        continue;
      for (int i = 0; i < 8; i++)
        corners[i] = (DuidPoint) { plot->disc_at[corner].x + radius * cos (G_PI * (i + .5) / 4),
                                   plot->disc_at[corner].y + radius * sin (G_PI * (i + .5) / 4) };
      duid_chart_add_area (plot->chart, DUID_HIT_BORDER, corner, corners, 8);
    }
}

static DuidTriadPlot *
make_plot (DuidChart *chart)
{
  DuidTriadPlot *plot = g_new0 (DuidTriadPlot, 1);
  guint          question = (guint) chart->request.question;

  plot->chart = chart;
  plot->question = duid_dataset_get_question (chart->request.dataset, question);
  plot->triads = duid_dataset_get_triads (chart->request.dataset, question);
  plot->states = duid_dataset_get_states (chart->request.dataset, question);
  plot->taken = g_array_new (FALSE, FALSE, sizeof (DuidTaken));
  return plot;
}

void
duid_triad_plot_fill (DuidChart *chart)
{
  DuidTriadPlot *plot = make_plot (chart);

  chart->own = plot;
  chart->free_own = free_plot;
  chart->kind = &triad_kind;
  duid_triad_plot_count (plot);
  duid_triad_plot_lay_out (plot);
  add_guides (plot);
  if (plot->n_rest >= DUID_MANY_MARKS && !chart->request.hides_rest)
    duid_triad_plot_add_density (plot, TRUE);
  if (plot->n >= DUID_MANY_MARKS)
    duid_triad_plot_add_density (plot, FALSE);
  add_outline (plot);
  add_brushes (plot);
  duid_triad_plot_add_marks (plot);
  duid_triad_plot_add_discs (plot);
  duid_triad_plot_add_centres (plot);
  duid_triad_plot_add_words (plot);
  duid_triad_plot_add_legend (plot);
  duid_triad_plot_add_zones (plot);
  add_areas (plot);
}
