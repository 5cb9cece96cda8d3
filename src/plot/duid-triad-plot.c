/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-named-regions.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture of a triad: what the hand can do, and the order of its layers. */

/* For the map of the difference, as a card that answers at once can have them. */
#define N_DRAWS     499
#define SEED        20240914
#define NAME_COST   1e6 /* dots that a plate would rather hide than a name */
#define LEAST_LASSO 4   /* pixels across; less is a click that slipped */

static DuidCondition *
hit_brush (DuidChart *chart,
           DuidHit    hit)
{
  const DuidTriadPlot *plot = chart->own;
  const char          *words[] = { NULL, NULL };
  DuidPoint            corners[DUID_MOST_CELL_CORNERS];
  int                  n;

  if (hit.kind == DUID_HIT_REGION)
    return duid_named_region_brush (chart, hit);
  if (hit.kind == DUID_HIT_BIN)
    {
      n = duid_triad_cells_get_ring (plot->bins, (guint) hit.index, corners);
      return duid_condition_new_lasso (plot->question->name, NULL, corners, (gsize) n);
    }
  words[0] = duid_zone_to_string ((DuidZone) hit.index);
  return duid_condition_new_words (hit.kind == DUID_HIT_BORDER ? DUID_CONDITION_BORDER
                                                               : DUID_CONDITION_ZONES,
                                   plot->question->name, words);
}

static char *
dup_words (DuidChart *chart,
           DuidHit    hit)
{
  const DuidTriadPlot *plot = chart->own;

  if (hit.kind == DUID_HIT_REGION)
    return duid_named_region_dup_name (chart, hit);
  if (hit.kind == DUID_HIT_BIN)
    return duid_triad_cell_dup_words (plot->question, plot->bins, (guint) hit.index);
  return NULL;
}

/* The triangle in whose room a place lies, else the first. */
static DuidTriadPlot *
find_panel (DuidChart *chart,
            DuidPoint  at)
{
  for (DuidTriadPlot *plot = chart->own; plot != NULL; plot = plot->next)
    if (at.x >= plot->from.x && at.x <= plot->to.x && at.y >= plot->from.y && at.y <= plot->to.y)
      return plot;
  return chart->own;
}

static DuidPoint
to_plane (const DuidTriadPlot *plot,
          DuidPoint            at,
          gboolean             in_lens)
{
  if (in_lens)
    return duid_triad_lens_to_plane (plot, at);
  return (DuidPoint) { (at.x - plot->origin.x) / plot->unit.x,
                       (at.y - plot->origin.y) / plot->unit.y };
}

/* The lasso as it lies over the true places of answers, not over the drawn dots. */
static DuidCondition *
drag_brush (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const DuidTriadPlot *plot = find_panel (chart, path[0]);
  gboolean             in_lens = duid_triad_lens_has (plot, path[0]);
  g_autoptr (GArray) corners = duid_polyline_simplified (path, n_points, 1);
  double reach = 0;

  for (guint i = 0; i < corners->len; i++)
    {
      DuidPoint *corner = &g_array_index (corners, DuidPoint, i);

      reach = MAX (reach, duid_point_distance (*corner, path[0]));
      *corner = to_plane (plot, *corner, in_lens);
    }
  if (corners->len < 3 || reach < LEAST_LASSO)
    return NULL;
  return duid_condition_new_lasso (plot->question->name, NULL, (DuidPoint *) corners->data,
                                   corners->len);
}

static void
draw_place_in (DuidTriadPlot *plot,
               cairo_t       *cr,
               gsize          row)
{
  DuidChart *chart = plot->chart;
  DuidZone   border;

  if (!duid_triad_plot_has_row (plot, row) || !duid_chart_is_in_base (chart, row) ||
      plot->is_empty)
    return;
  border = duid_triad_codes_get_border (plot->codes, row);
  if (border <= DUID_ZONE_R && !plot->has_stacks && plot->disc_radius[border] > 0)
    {
      cairo_new_path (cr);
      cairo_arc (cr, plot->disc_at[border].x, plot->disc_at[border].y,
                 plot->disc_radius[border] + 1.4 * chart->line, 0, 2 * G_PI);
      cairo_set_line_width (cr, 1.8 * chart->line);
      duid_colour_set (cr, chart->palette->ring);
      cairo_stroke (cr);
    }
  else if (!plot->has_dots)
    duid_chart_draw_ring (chart, cr, duid_triad_plot_place (plot, plot->triads[row]),
                          duid_chart_get_dot_colour (chart, row, -1), FALSE);
}

/* A row without a dot of its own is in a disc, or one of very many. */
static void
draw_place (DuidChart *chart,
            cairo_t   *cr,
            gsize      row)
{
  for (DuidTriadPlot *plot = chart->own; plot != NULL; plot = plot->next)
    draw_place_in (plot, cr, row);
}

static DuidHit
pick_row (DuidChart *chart,
          DuidPoint  at)
{
  return duid_triad_near_pick (find_panel (chart, at), at);
}

/* The triangle that @row is in, else the first. */
static DuidTriadPlot *
find_triangle (DuidChart *chart,
               gssize     row)
{
  for (DuidTriadPlot *plot = chart->own; plot != NULL && row >= 0; plot = plot->next)
    if (duid_triad_plot_has_row (plot, (gsize) row))
      return plot;
  return chart->own;
}

static DuidHit
step_row (DuidChart *chart,
          DuidHit    from,
          int        dx,
          int        dy)
{
  return duid_triad_near_step (find_triangle (chart, from.row), from, dx, dy);
}

static char *
dup_row_words (DuidChart *chart,
               gsize      row)
{
  return duid_triad_near_dup_words (find_triangle (chart, (gssize) row), row);
}

static const DuidPlotKind triad_kind = {
  .drag_brush = drag_brush,
  .hit_brush = hit_brush,
  .dup_words = dup_words,
  .draw_brush = duid_chart_draw_lasso,
  .draw_place = draw_place,
  .pick_row = pick_row,
  .step_row = step_row,
  .row_words = dup_row_words,
};

static void
add_guides (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };

  duid_triad_plot_begin_layer (plot, "guides", _ ("Seven zones"));
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

  duid_triad_plot_begin_layer (plot, "triangle", _ ("Triangle"));
  duid_scene_add_path (chart->scene, plot->corners, 3, TRUE, pen);
}

/* Zones, or the cells that are drawn. */
static void
add_inner_areas (DuidTriadPlot *plot)
{
  DuidTriadCells cells = { DUID_CELLS_ZONES_7, 0 };
  DuidPoint      corners[DUID_MOST_CELL_CORNERS];

  if (plot->look == DUID_TRIAD_CELLS || plot->look == DUID_TRIAD_ZONES)
    cells = plot->bins;
  for (guint cell = 0; cell < duid_triad_cells_get_n (cells); cell++)
    {
      int n = duid_triad_plot_get_cell (plot, cells, cell, corners);

      duid_chart_add_area (plot->chart,
                           cells.kind == DUID_CELLS_ZONES_7 ? DUID_HIT_ZONE : DUID_HIT_BIN,
                           (int) cell, corners, n);
    }
}

/* Discs lie over strips, and both over zones. */
static void
add_areas (DuidTriadPlot *plot)
{
  DuidPoint corners[8];

  add_inner_areas (plot);
  for (int strip = 0; strip < DUID_N_STRIPS; strip++)
    {
      duid_triad_plot_get_strip (plot, strip, corners);
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

static void
free_plot (gpointer data)
{
  duid_triad_plot_free (data);
}

/* The map of what differs between the two groups of the chart. */
static void
make_difference (DuidTriadPlot *plot)
{
  DuidChart         *chart = plot->chart;
  int                two[2];
  const DuidGroupOf *a;
  const DuidGroupOf *b;
  g_autoptr (DuidRows) rows_a = NULL;
  g_autoptr (DuidRows) rows_b = NULL;
  DuidDifferenceRequest request = {
    .dataset = chart->request.dataset,
    .question = (guint) chart->request.question,
    .stone = -1,
    .draws = { .n_draws = N_DRAWS, .seed = SEED },
  };

  if (!duid_triad_panels_find_two (chart, two))
    return;
  a = g_ptr_array_index (chart->groups, two[0]);
  b = g_ptr_array_index (chart->groups, two[1]);
  rows_a = duid_rows_copy (a->rows);
  rows_b = duid_rows_copy (b->rows);
  if (chart->request.base != NULL)
    {
      duid_rows_and (rows_a, chart->request.base);
      duid_rows_and (rows_b, chart->request.base);
    }
  request.a = rows_a;
  request.b = rows_b;
  request.label_a = a->label;
  request.label_b = b->label;
  plot->difference = duid_difference_map_new (&request);
}

/* The key of the difference map, below the triangle. */
static void
add_difference_key (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  double     width = chart->to.x - chart->from.x;
  double     height = duid_difference_map_add_key (plot->difference, chart->scene, chart->palette,
                                                   chart->from, width, chart->size, TRUE);

  chart->to.y -= height;
  duid_difference_map_add_key (plot->difference, chart->scene, chart->palette,
                               (DuidPoint) { chart->from.x, chart->to.y }, width, chart->size,
                               FALSE);
  chart->to.y -= 3 * chart->size;
}

static void
add_inside (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;

  if (plot->n_rest >= DUID_MANY_MARKS && !chart->request.hides_rest &&
      (plot->look == DUID_TRIAD_DOTS || plot->look == DUID_TRIAD_DENSITY))
    duid_triad_plot_add_density (plot, TRUE);
  if (plot->look == DUID_TRIAD_DENSITY)
    duid_triad_plot_add_density (plot, FALSE);
  if (plot->look == DUID_TRIAD_CELLS || plot->look == DUID_TRIAD_ZONES)
    duid_triad_plot_add_shades (plot);
  if (plot->difference != NULL && !plot->is_empty)
    duid_difference_map_add_cells (plot->difference, chart->scene, chart->palette, plot->origin,
                                   plot->unit, chart->line);
}

/* Parts that people named. Percentages keep off the names; the names' areas, which are
 * given back (transfer full), come on top of the zones when those are there. */
static GArray *
add_regions (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  GArray    *names = g_array_new (FALSE, FALSE, sizeof (DuidArea));
  guint      n_before = chart->areas->len;

  duid_triad_plot_begin_layer (plot, "regions", _ ("Parts with a name"));
  if (duid_triad_plot_has_layer (plot, "regions"))
    duid_named_regions_add (chart, plot->origin, plot->unit);
  for (guint i = n_before; i < chart->areas->len; i++)
    {
      const DuidArea *area = &g_array_index (chart->areas, DuidArea, i);

      duid_triad_plot_take (plot, area->corners[0].x, area->corners[0].y,
                            area->corners[2].x - area->corners[0].x,
                            area->corners[2].y - area->corners[0].y, NAME_COST);
      g_array_append_vals (names, area, 1);
    }
  g_array_set_size (chart->areas, n_before);
  return names;
}

static gboolean
is_of_centres (const DuidTriadPlot *plot)
{
  return plot->look == DUID_TRIAD_CHANGES || plot->look == DUID_TRIAD_PATH;
}

static gboolean
has_guides (const DuidTriadPlot *plot)
{
  return plot->look == DUID_TRIAD_DOTS || plot->look == DUID_TRIAD_DENSITY ||
         is_of_centres (plot);
}

/* The answers one by one, or what became of them. */
static void
add_answers (DuidTriadPlot *plot)
{
  if (plot->look == DUID_TRIAD_CHANGES)
    duid_triad_changes_add (plot);
  else if (plot->look == DUID_TRIAD_PATH)
    duid_triad_path_add (plot);
  else
    {
      duid_triad_plot_add_marks (plot);
      duid_triad_plot_add_discs (plot);
      duid_triad_plot_add_centres (plot);
    }
}

static void
draw_panel (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;

  g_autoptr (GArray) names = NULL;

  duid_triad_plot_lay_out (plot);
  if (has_guides (plot))
    add_guides (plot);
  add_inside (plot);
  add_outline (plot);
  duid_triad_plot_add_contours (plot);
  duid_triad_plot_add_brushes (plot);
  add_answers (plot);
  duid_triad_plot_add_words (plot);
  /* The key of a difference names the groups itself, and so does a path. */
  if (!plot->is_panel && plot->difference == NULL && !is_of_centres (plot))
    duid_triad_plot_add_legend (plot);
  names = add_regions (plot);
  if (plot->look == DUID_TRIAD_ZONES)
    duid_triad_plot_add_shares (plot);
  else if (plot->look == DUID_TRIAD_DOTS || plot->look == DUID_TRIAD_DENSITY)
    duid_triad_plot_add_zones (plot);
  add_areas (plot);
  g_array_append_vals (chart->areas, names->data, names->len);
  duid_triad_lens_add (plot);
}

void
duid_triad_plot_fill (DuidChart *chart)
{
  DuidTriadPlot *first = duid_triad_panels_new (chart);

  chart->own = first;
  chart->free_own = free_plot;
  chart->kind = &triad_kind;
  duid_triad_plot_choose (first);
  if (first->look == DUID_TRIAD_DIFFERENCE)
    make_difference (first);
  if (first->look == DUID_TRIAD_CHANGES)
    duid_triad_changes_prepare (first);
  duid_triad_panels_choose_words (first);
  duid_triad_plot_add_notes (first);
  if (first->difference != NULL)
    add_difference_key (first);
  duid_triad_panels_place (first);
  duid_triad_lens_take_room (first);
  if (first->next != NULL)
    duid_triad_plot_even_out (first);
  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    draw_panel (plot);
  chart->origin = first->origin;
  chart->unit = first->unit;
}
