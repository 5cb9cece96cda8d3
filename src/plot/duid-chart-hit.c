/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the hand can do on a chart: pick, step, light up. */

#define PICK_REACH   8
#define HOVER_RADIUS 5
#define FOCUS_RADIUS 3.8
/* More rows than this are lit with the smaller ring. */
#define MOST_LARGE 12
/* More rows than this are lit in dots only, not in bars one by one. */
#define MOST_PLACES 500
/* How much a step to the side costs against a step ahead. */
#define ASIDE_WEIGHT 2.5
#define SAME_PLACE   .01

static const DuidHit nothing = { DUID_HIT_NOTHING, -1, -1, -1 };

static DuidHit
hit_of_dot (const DuidDot *dot)
{
  return (DuidHit) { DUID_HIT_ROW, (gssize) dot->row, -1, dot->stone };
}

static DuidHit
hit_of_area (const DuidArea *area)
{
  return (DuidHit) { area->kind, -1, area->index, -1 };
}

static DuidPoint
middle_of_area (const DuidArea *area)
{
  DuidPoint middle = { 0, 0 };

  for (int i = 0; i < area->n_corners; i++)
    {
      middle.x += area->corners[i].x / area->n_corners;
      middle.y += area->corners[i].y / area->n_corners;
    }
  return middle;
}

DuidHit
duid_chart_pick (DuidChart *chart,
                 DuidPoint  at)
{
  const DuidDot *nearest = NULL;
  double         least = PICK_REACH * MAX (1, chart->line);
  DuidHit        hit = nothing;

  for (guint i = 0; i < chart->dots->len; i++)
    {
      const DuidDot *dot = &g_array_index (chart->dots, DuidDot, i);
      double         distance = duid_point_distance (dot->at, at);

      if (distance <= least)
        {
          least = distance;
          nearest = dot;
        }
    }
  if (nearest)
    return hit_of_dot (nearest);
  if (chart->kind != NULL && chart->kind->pick_row != NULL)
    hit = chart->kind->pick_row (chart, at);
  if (hit.kind != DUID_HIT_NOTHING)
    return hit;
  for (guint i = chart->areas->len; i-- > 0;)
    {
      const DuidArea *area = &g_array_index (chart->areas, DuidArea, i);

      if (duid_polygon_contains (area->corners, (gsize) area->n_corners, at))
        return hit_of_area (area);
    }
  return nothing;
}

DuidRows *
duid_chart_hit_rows (DuidChart *chart,
                     DuidHit    hit)
{
  const DuidChartRequest *request = &chart->request;
  DuidStand               stand = { .dataset = request->dataset, .tagging = request->tagging };
  DuidRows               *rows;
  g_autoptr (GPtrArray) brushes = NULL;

  if (hit.kind == DUID_HIT_ROW)
    {
      rows = duid_rows_new (duid_dataset_get_n_rows (request->dataset));
      duid_rows_add (rows, (gsize) hit.row);
      return rows;
    }
  brushes = duid_chart_hit_brushes (chart, hit);
  if (brushes->len == 0)
    return duid_rows_new (duid_dataset_get_n_rows (request->dataset));
  rows = duid_conditions_find_rows (brushes, &stand);
  if (request->base)
    duid_rows_and (rows, request->base);
  return rows;
}

/* What a hit stands for: one answer, or several with “and” between. */
static char *
dup_values (DuidChart *chart,
            GPtrArray *brushes)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < brushes->len; i++)
    {
      g_autofree char *subject = NULL;
      g_autofree char *value = NULL;

      duid_condition_describe (brushes->pdata[i], chart->request.dataset, &subject, &value);
      if (i > 0)
        g_string_append_printf (words, " %s ", _ ("and"));
      g_string_append (words, value);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
words_of_row (DuidChart *chart,
              gsize      row)
{
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;

  if (!duid_dataset_may_show (chart->request.dataset, row))
    title = g_strdup (_ ("A story that its teller does not want shown"));
  else
    title = duid_dataset_dup_title (chart->request.dataset, row);
  if (chart->kind != NULL && chart->kind->row_words != NULL)
    more = chart->kind->row_words (chart, row);
  return more == NULL ? g_steal_pointer (&title) : g_strconcat (title, "\n", more, NULL);
}

static char *
make_words (DuidChart *chart,
            DuidHit    hit)
{
  g_autoptr (GPtrArray) brushes = NULL;
  g_autoptr (DuidRows) rows = NULL;
  g_autofree char *value = NULL;
  g_autofree char *figure = NULL;
  gsize            n;

  if (hit.kind == DUID_HIT_ROW)
    return words_of_row (chart, (gsize) hit.row);
  if (hit.kind != DUID_HIT_NOTHING && chart->kind && chart->kind->hit_words)
    return chart->kind->hit_words (chart, hit);
  brushes = duid_chart_hit_brushes (chart, hit);
  if (brushes->len == 0)
    return NULL;
  rows = duid_chart_hit_rows (chart, hit);
  value = chart->kind->dup_words != NULL ? chart->kind->dup_words (chart, hit) : NULL;
  if (value == NULL)
    value = dup_values (chart, brushes);
  n = duid_rows_count (rows);
  figure = chart->request.is_audience ? duid_figure_dup_hidden (n) : duid_figure_dup_count (n);
  /* Translators: what a bar or zone stands for, and how many stories are in it. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s story", "%s: %s stories", n),
                          value, figure);
}

/* The window asks at every frame, for a bar that a million stories may be counted in. */
char *
duid_chart_hit_words (DuidChart *chart,
                      DuidHit    hit)
{
  if (hit.kind == DUID_HIT_NOTHING)
    return NULL;
  if (hit.kind != chart->said_of.kind || hit.row != chart->said_of.row ||
      hit.index != chart->said_of.index || hit.stone != chart->said_of.stone)
    {
      g_free (chart->said);
      chart->said = make_words (chart, hit);
      chart->said_of = hit;
    }
  return g_strdup (chart->said);
}

GPtrArray *
duid_chart_hit_brushes (DuidChart *chart,
                        DuidHit    hit)
{
  GPtrArray     *brushes = duid_conditions_new ();
  DuidCondition *brush;

  if (hit.kind == DUID_HIT_NOTHING || hit.kind == DUID_HIT_ROW || chart->kind == NULL)
    return brushes;
  if (chart->kind->hit_brushes)
    chart->kind->hit_brushes (chart, hit, brushes);
  else if ((brush = duid_chart_hit_brush (chart, hit)) != NULL)
    g_ptr_array_add (brushes, brush);
  return brushes;
}

DuidCondition *
duid_chart_hit_brush (DuidChart *chart,
                      DuidHit    hit)
{
  if (hit.kind == DUID_HIT_NOTHING || hit.kind == DUID_HIT_ROW)
    return NULL;
  if (!chart->kind || !chart->kind->hit_brush)
    return NULL;
  return chart->kind->hit_brush (chart, hit);
}

DuidCondition *
duid_chart_drag_brush (DuidChart       *chart,
                       const DuidPoint *path,
                       gsize            n_points)
{
  if (!chart->kind || !chart->kind->drag_brush || n_points < 2)
    return NULL;
  return chart->kind->drag_brush (chart, path, n_points);
}

DuidHit
duid_chart_get_zone_hit (DuidChart *chart,
                         int        index)
{
  if (chart->summary->is_tags || chart->summary->type != DUID_QUESTION_TRIAD || index < 0 ||
      index >= DUID_N_ZONES)
    return nothing;
  return (DuidHit) { DUID_HIT_ZONE, -1, index, -1 };
}

/* What can be stepped on, as a place and the hit it stands for. */
typedef struct
{
  DuidPoint at;
  DuidHit   hit;
} DuidStep;

static GArray *
list_steps (DuidChart  *chart,
            DuidHitKind kind)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (DuidStep));

  for (guint i = 0; kind == DUID_HIT_ROW && i < chart->dots->len; i++)
    {
      const DuidDot *dot = &g_array_index (chart->dots, DuidDot, i);
      DuidStep       step = { dot->at, hit_of_dot (dot) };

      g_array_append_val (steps, step);
    }
  for (guint i = 0; kind != DUID_HIT_ROW && i < chart->areas->len; i++)
    {
      const DuidArea *area = &g_array_index (chart->areas, DuidArea, i);
      DuidStep        step = { middle_of_area (area), hit_of_area (area) };

      if (area->kind == kind)
        g_array_append_val (steps, step);
    }
  return steps;
}

/* What a key press without anything in focus begins with: stories, else bars. */
static DuidHitKind
choose_kind (DuidChart *chart)
{
  if (chart->dots->len > 0)
    return DUID_HIT_ROW;
  if (chart->areas->len > 0)
    return g_array_index (chart->areas, DuidArea, 0).kind;
  return DUID_HIT_NOTHING;
}

static int
find_step (GArray *steps,
           DuidHit hit)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const DuidHit *other = &g_array_index (steps, DuidStep, i).hit;

      if (other->row == hit.row && other->index == hit.index &&
          (hit.stone < 0 || other->stone == hit.stone))
        return (int) i;
    }
  return -1;
}

/* The cost of going from @at to @to along @dx, @dy; INFINITY when it is not ahead.
 * Things at one place follow each other in their order. */
static double
cost_of_step (const DuidStep *steps,
              int             at,
              int             to,
              int             dx,
              int             dy)
{
  double across = steps[to].at.x - steps[at].at.x;
  double down = steps[to].at.y - steps[at].at.y;
  double ahead = across * dx + down * dy;
  double aside = fabs (across * dy) + fabs (down * dx);

  if (hypot (across, down) < SAME_PLACE)
    return (dx + dy > 0 ? to > at : to < at) ? abs (to - at) * 1e-6 : INFINITY;
  if (ahead <= SAME_PLACE)
    return INFINITY;
  return ahead + ASIDE_WEIGHT * aside;
}

DuidHit
duid_chart_step (DuidChart *chart,
                 DuidHit    from,
                 int        dx,
                 int        dy)
{
  DuidHitKind kind = from.kind == DUID_HIT_NOTHING ? choose_kind (chart) : from.kind;
  DuidHit     row = nothing;
  g_autoptr (GArray) steps = list_steps (chart, kind);
  int    at = find_step (steps, from);
  int    best = at;
  double least = INFINITY;

  if (chart->kind != NULL && chart->kind->step_row != NULL)
    row = chart->kind->step_row (chart, from, dx, dy);
  if (row.kind != DUID_HIT_NOTHING)
    return row;
  if (steps->len == 0)
    return nothing;
  if (from.kind == DUID_HIT_NOTHING || at < 0)
    return g_array_index (steps, DuidStep, 0).hit;
  for (guint i = 0; i < steps->len; i++)
    {
      double cost = (int) i == at ? INFINITY
                                  : cost_of_step ((DuidStep *) steps->data, at, (int) i, dx, dy);

      if (cost < least)
        {
          least = cost;
          best = (int) i;
        }
    }
  return g_array_index (steps, DuidStep, best).hit;
}

void
duid_chart_draw_ring (DuidChart *chart,
                      cairo_t   *cr,
                      DuidPoint  at,
                      DuidColour fill,
                      gboolean   is_large)
{
  double radius = (is_large ? HOVER_RADIUS : FOCUS_RADIUS) * chart->line;
  double width = (is_large ? 1.8 : 1.3) * chart->line;

  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, width + 3.2 * chart->line);
  duid_colour_set (cr, chart->palette->halo);
  cairo_stroke_preserve (cr);
  duid_colour_set (cr, fill);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, width);
  duid_colour_set (cr, chart->palette->ring);
  cairo_stroke (cr);
}

static void
draw_ring (DuidChart     *chart,
           cairo_t       *cr,
           const DuidDot *dot,
           gboolean       is_large)
{
  duid_chart_draw_ring (chart, cr, dot->at,
                        duid_chart_get_dot_colour (chart, dot->row, dot->stone), is_large);
}

static void
draw_rings (DuidChart      *chart,
            cairo_t        *cr,
            const DuidRows *lit)
{
  gsize    n = duid_rows_count (lit);
  gboolean has_places = chart->kind && chart->kind->draw_place && n <= MOST_PLACES;

  for (guint i = 0; i < chart->dots->len; i++)
    {
      const DuidDot *dot = &g_array_index (chart->dots, DuidDot, i);

      if (duid_rows_has (lit, dot->row))
        draw_ring (chart, cr, dot, n <= MOST_LARGE);
    }
  for (gssize row = duid_rows_next (lit, 0); has_places && row >= 0;
       row = duid_rows_next (lit, (gsize) row + 1))
    chart->kind->draw_place (chart, cr, (gsize) row);
}

void
duid_chart_draw_highlight (DuidChart      *chart,
                           cairo_t        *cr,
                           gssize          focus,
                           const DuidRows *lit)
{
  cairo_save (cr);
  if (lit)
    draw_rings (chart, cr, lit);
  for (guint i = 0; focus >= 0 && i < chart->dots->len; i++)
    {
      const DuidDot *dot = &g_array_index (chart->dots, DuidDot, i);

      if (dot->row == (gsize) focus && (!lit || !duid_rows_has (lit, dot->row)))
        draw_ring (chart, cr, dot, FALSE);
    }
  if (focus >= 0 && chart->kind && chart->kind->draw_place)
    chart->kind->draw_place (chart, cr, (gsize) focus);
  cairo_restore (cr);
}
