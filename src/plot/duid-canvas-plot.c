/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-canvas-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-named-regions.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The picture of a canvas: dots per stone, what the hand can do, the layers. */

#define LEAST_LASSO   4 /* pixels across */
#define ASIDE_RADIUS  .83
#define REST_RADIUS   .69
#define REST_ALPHA    .25
#define TOO_MANY_DOTS 20000 /* from so many placed stones on there is density */

static void
free_plot (gpointer data)
{
  DuidCanvasPlot *plot = data;

  g_free (plot->letters);
  g_free (plot->hollow);
  g_free (plot);
}

gboolean
duid_canvas_plot_shows (DuidCanvasPlot *plot,
                        guint           stone)
{
  return plot->chart->request.stone < 0 || plot->chart->request.stone == (int) stone;
}

/* What lies outside the axes is drawn at their border. */
DuidPoint
duid_canvas_plot_place (DuidCanvasPlot *plot,
                        DuidPoint       place)
{
  double x = plot->chart->origin.x + place.x * plot->chart->unit.x;
  double y = plot->chart->origin.y + place.y * plot->chart->unit.y;

  return (DuidPoint) { CLAMP (x, plot->left, plot->left + plot->width),
                       CLAMP (y, plot->top, plot->top + plot->height) };
}

char *
duid_canvas_plot_dup_letter (guint stone)
{
  if (stone < 26)
    return g_strdup_printf ("%c", 'A' + (int) stone);
  return g_strdup_printf ("%u", stone + 1);
}

/* A click on a stone in the list: who placed it. */
static DuidCondition *
hit_brush (DuidChart *chart,
           DuidHit    hit)
{
  const DuidCanvasPlot *plot = chart->own;
  const char           *words[] = { NULL, NULL };

  if (hit.kind == DUID_HIT_REGION)
    return duid_named_region_brush (chart, hit);
  if (hit.kind == DUID_HIT_CELL)
    return duid_canvas_plot_brush_cell (plot, hit.index);
  if (hit.index < 0 || (guint) hit.index >= plot->question->stones->len)
    return NULL;
  words[0] = g_ptr_array_index (plot->question->stones, hit.index);
  return duid_condition_new_words (DUID_CONDITION_OPTIONS, plot->question->name, words);
}

static DuidCondition *
drag_brush (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const DuidCanvasPlot *plot = chart->own;
  const char           *stone = NULL;
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
  if (chart->request.stone >= 0)
    stone = g_ptr_array_index (plot->question->stones, chart->request.stone);
  return duid_condition_new_lasso (plot->question->name, stone, (DuidPoint *) corners->data,
                                   corners->len);
}

/* Among very many a row has no dots of its own. */
static void
draw_place (DuidChart *chart,
            cairo_t   *cr,
            gsize      row)
{
  DuidCanvasPlot *plot = chart->own;

  if (plot->n_placed < TOO_MANY_DOTS || !duid_chart_is_in_base (chart, row))
    return;
  for (guint stone = 0; stone < plot->question->stones->len; stone++)
    {
      const DuidPoint *places = duid_dataset_get_stone (chart->request.dataset,
                                                        (guint) chart->request.question, stone);

      if (duid_canvas_plot_shows (plot, stone) && duid_point_exists (places[row]))
        duid_chart_draw_ring (chart, cr, duid_canvas_plot_place (plot, places[row]),
                              duid_chart_get_dot_colour (chart, row, (int) stone), FALSE);
    }
}

static char *
dup_words (DuidChart *chart,
           DuidHit    hit)
{
  return hit.kind == DUID_HIT_REGION ? duid_named_region_dup_name (chart, hit) : NULL;
}

static const DuidPlotKind canvas_kind = {
  .drag_brush = drag_brush,
  .hit_brush = hit_brush,
  .dup_words = dup_words,
  .draw_brush = duid_chart_draw_lasso,
  .draw_place = draw_place,
};

/* How a row's stones stand: 2 chosen, 1 outside the brush, 0 filtered out. */
static int
get_standing (DuidCanvasPlot *plot,
              gsize           row)
{
  if (!duid_chart_is_in_base (plot->chart, row))
    return 0;
  return duid_chart_is_chosen (plot->chart, row) ? 2 : 1;
}

static gboolean
is_hidden (DuidCanvasPlot *plot,
           guint           stone,
           gsize           row,
           int             standing)
{
  DuidChart              *chart = plot->chart;
  const DuidStoneSummary *summary = g_ptr_array_index (chart->summary->stones, stone);
  int                     group = duid_chart_get_group (chart, row);

  if (standing == 0)
    return chart->request.hides_rest ||
           duid_dataset_get_n_rows (chart->request.dataset) >= TOO_MANY_DOTS;
  return duid_chart_hides (chart, summary->n_placed) ||
         (group >= 0 && duid_chart_hides (chart, chart->group_counts[group]));
}

static void
add_dot (DuidCanvasPlot *plot,
         guint           stone,
         gsize           row,
         DuidPoint       at,
         int             standing)
{
  DuidChart *chart = plot->chart;
  gboolean   has_groups = chart->groups && chart->request.stone >= 0;
  int        group = duid_chart_get_group (chart, row);
  DuidColour colour = has_groups ? duid_chart_get_colour (chart, group)
                                 : duid_chart_get_stone_colour (chart, (int) stone);
  DuidShape  shape = has_groups ? duid_chart_get_shape (chart, group) : DUID_SHAPE_DISC;
  double     radius = plot->dot_radius;
  DuidPen    pen = { .fill = duid_colour_with_alpha (colour, plot->dot_alpha) };

  if (standing < 2)
    {
      pen.fill = chart->palette->outside;
      radius *= standing == 1 ? ASIDE_RADIUS : REST_RADIUS;
    }
  if (standing == 0)
    pen.fill.alpha = REST_ALPHA;
  duid_scene_add_mark (chart->scene, at, radius, shape, pen);
  if (standing > 0)
    duid_chart_add_dot (chart, at, row, (int) stone);
}

static void
add_stone (DuidCanvasPlot *plot,
           guint           stone,
           int             standing)
{
  DuidChart       *chart = plot->chart;
  const DuidPoint *places = duid_dataset_get_stone (chart->request.dataset,
                                                    (guint) chart->request.question, stone);
  gsize            n_rows = duid_dataset_get_n_rows (chart->request.dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (places[row]) && get_standing (plot, row) == standing &&
        !is_hidden (plot, stone, row, standing))
      add_dot (plot, stone, row, duid_canvas_plot_place (plot, places[row]), standing);
}

static void
add_dots (DuidCanvasPlot *plot)
{
  static const char *const ids[] = { "rest", "aside", "dots" };
  const char *const        titles[] = { _ ("Filtered out"), _ ("Outside the brush"),
                                        _ ("Stones as they were placed") };
  guint                    n = plot->question->stones->len;

  for (int standing = 0; standing <= 2; standing++)
    {
      duid_scene_begin_layer (plot->chart->scene, ids[standing], titles[standing]);
      for (guint stone = 0; stone < n; stone++)
        if (duid_canvas_plot_shows (plot, stone))
          add_stone (plot, stone, standing);
    }
}

static void
add_lasso (DuidCanvasPlot *plot,
           const GArray   *ring,
           gboolean        is_inverted)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = duid_ink_lasso_pen (chart, is_inverted);
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  for (guint i = 0; i < ring->len; i++)
    {
      DuidPoint place = g_array_index (ring, DuidPoint, i);
      DuidPoint corner = { chart->origin.x + place.x * chart->unit.x,
                           chart->origin.y + place.y * chart->unit.y };

      g_array_append_val (corners, corner);
    }
  duid_scene_add_path (chart->scene, (DuidPoint *) corners->data, corners->len, TRUE, pen);
}

static void
add_brushes (DuidCanvasPlot *plot)
{
  GPtrArray *brushes = plot->chart->request.brushes;

  duid_scene_begin_layer (plot->chart->scene, "brush", _ ("Brush"));
  for (guint i = 0; brushes && i < brushes->len; i++)
    {
      const DuidCondition *brush = g_ptr_array_index (brushes, i);

      for (guint j = 0; j < brush->rings->len; j++)
        add_lasso (plot, g_ptr_array_index (brush->rings, j), brush->is_inverted);
    }
}

/* Dots thin out as stones and answers become many. */
static void
choose_dots (DuidCanvasPlot *plot)
{
  double n;
  double side = sqrt (plot->width * plot->height);

  for (guint i = 0; i < plot->chart->summary->stones->len; i++)
    {
      const DuidStoneSummary *summary = g_ptr_array_index (plot->chart->summary->stones, i);

      if (duid_canvas_plot_shows (plot, i))
        plot->n_placed += summary->n_placed;
    }
  n = (double) plot->n_placed;
  plot->dot_radius = CLAMP (6 - 1.5 * log10 (MAX (n, 1) / 20), 1.5, 6) * pow (side / 680, .45);
  plot->dot_radius = MAX (plot->dot_radius, 1.7);
  if (plot->chart->request.is_audience)
    plot->dot_radius *= 1.7;
  plot->dot_alpha = CLAMP (.9 - .2 * log10 (MAX (n, 1) / 20), .25, .9);
}

static gboolean
is_shown_as (DuidCanvasPlot *plot,
             const char     *display)
{
  return plot->chart->request.display != NULL &&
         strcmp (plot->chart->request.display->name, display) == 0;
}

static void
add_answers (DuidCanvasPlot *plot)
{
  if (plot->chart->summary->states[DUID_STATE_ANSWERED] < DUID_FEWEST_SHOWN)
    {
      /* Too few for anything but the answers themselves. */
      add_dots (plot);
      return;
    }
  if (is_shown_as (plot, "arrows"))
    {
      duid_canvas_plot_add_arrows (plot);
      return;
    }
  if (is_shown_as (plot, "changes"))
    {
      duid_canvas_plot_add_changes (plot);
      return;
    }
  if (is_shown_as (plot, "respondents"))
    {
      duid_canvas_plot_add_cells (plot);
      return;
    }
  if (is_shown_as (plot, "group-centres"))
    {
      duid_canvas_plot_add_group_centres (plot);
      return;
    }
  if (is_shown_as (plot, "items"))
    duid_canvas_plot_add_items (plot);
  else if (plot->n_placed >= TOO_MANY_DOTS ||
           (is_shown_as (plot, "density") && plot->chart->request.stone >= 0))
    duid_canvas_plot_add_density (plot);
  else
    add_dots (plot);
  duid_canvas_plot_add_contours (plot);
  duid_canvas_plot_add_centres (plot);
}

/* In the middle of the plane, not of the room: beside it the stones are listed. */
static void
add_excuse (DuidCanvasPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPoint  from = chart->from, to = chart->to;

  chart->from.x = plot->left;
  chart->to.x = plot->left + plot->width;
  duid_ink_add_excuse (chart, plot->top + plot->height * .25);
  chart->from = from;
  chart->to = to;
}

void
duid_canvas_plot_fill (DuidChart *chart)
{
  DuidCanvasPlot *plot = g_new0 (DuidCanvasPlot, 1);

  plot->chart = chart;
  plot->question = duid_dataset_get_question (chart->request.dataset,
                                              (guint) chart->request.question);
  plot->letters = g_new0 (DuidPoint, MAX (plot->question->stones->len, 1));
  for (guint i = 0; i < plot->question->stones->len; i++)
    plot->letters[i] = (DuidPoint) { NAN, NAN };
  chart->own = plot;
  chart->free_own = free_plot;
  chart->kind = &canvas_kind;
  duid_canvas_plot_add_note (plot);
  duid_canvas_plot_lay_out (plot);
  choose_dots (plot);
  duid_canvas_plot_add_axes (plot);
  if (!is_shown_as (plot, "respondents"))
    add_brushes (plot);
  add_answers (plot);
  /* Cells would cover it. */
  if (is_shown_as (plot, "respondents"))
    add_brushes (plot);
  duid_canvas_plot_add_list (plot);
  duid_scene_begin_layer (chart->scene, "regions", _ ("Parts with a name"));
  if (duid_display_has (chart->request.layers, "regions"))
    duid_named_regions_add (chart, chart->origin, chart->unit);
  if (chart->summary->states[DUID_STATE_ANSWERED] == 0)
    add_excuse (plot);
}
