/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The centre of all answers, or of each of a few groups, with its 95 % region. */

#define N_REGION     72
#define CENTRE_MARK  3.6
#define MOST_CENTRES 3 /* more groups than this share one centre */
#define REGION_FILL  .1
#define REGION_COST  12 /* a plate would rather hide so many dots */
/* Two regions at this level that just touch: the centres differ with p near .05. */
#define COMPARED .776

/* The part of a polygon on the inner side of the line @from → @to (Sutherland-
 * Hodgman); inside is to the right of it on the screen. */
static GArray *
clip_side (GArray   *polygon,
           DuidPoint from,
           DuidPoint to)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  for (guint i = 0; i < polygon->len; i++)
    {
      DuidPoint a = g_array_index (polygon, DuidPoint, i);
      DuidPoint b = g_array_index (polygon, DuidPoint, (i + 1) % polygon->len);
      double    side_a = (to.x - from.x) * (a.y - from.y) - (to.y - from.y) * (a.x - from.x);
      double    side_b = (to.x - from.x) * (b.y - from.y) - (to.y - from.y) * (b.x - from.x);

      if (side_a >= 0)
        g_array_append_val (kept, a);
      if ((side_a >= 0) != (side_b >= 0))
        {
          double    along = side_a / (side_a - side_b);
          DuidPoint cut = { a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along };

          g_array_append_val (kept, cut);
        }
    }
  return kept;
}

static GArray *
trace_region (DuidTriadPlot    *plot,
              const DuidCentre *centre)
{
  static const int ends[3][2] = { { 0, 2 }, { 2, 1 }, { 1, 0 } };
  GArray          *region = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  for (int i = 0; i < N_REGION; i++)
    {
      double    angle = 2 * G_PI * i / N_REGION;
      double    along = centre->a * cos (angle);
      double    aside = centre->b * sin (angle);
      double    x = centre->centre.x + along * cos (centre->angle) - aside * sin (centre->angle);
      double    y = centre->centre.y + along * sin (centre->angle) + aside * cos (centre->angle);
      DuidPoint point = { plot->origin.x + x * plot->unit.x,
                          plot->origin.y + y * plot->unit.y };

      g_array_append_val (region, point);
    }
  for (int i = 0; i < 3; i++)
    {
      GArray *clipped = clip_side (region, plot->corners[ends[i][0]], plot->corners[ends[i][1]]);

      g_array_unref (region);
      region = clipped;
    }
  return region;
}

static void
take_region (DuidTriadPlot *plot,
             GArray        *region)
{
  DuidPoint least = { INFINITY, INFINITY };
  DuidPoint most = { -INFINITY, -INFINITY };

  for (guint i = 0; i < region->len; i++)
    {
      DuidPoint point = g_array_index (region, DuidPoint, i);

      least = (DuidPoint) { MIN (least.x, point.x), MIN (least.y, point.y) };
      most = (DuidPoint) { MAX (most.x, point.x), MAX (most.y, point.y) };
    }
  duid_triad_plot_take (plot, least.x, least.y, most.x - least.x, most.y - least.y, REGION_COST);
}

void
duid_triad_plot_add_region (DuidTriadPlot    *plot,
                            const DuidCentre *centre,
                            DuidColour        colour)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GArray) region = trace_region (plot, centre);
  DuidPen halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .9),
                   .line_width = 4.5 * chart->line };
  DuidPen pen = { .fill = duid_colour_with_alpha (colour, REGION_FILL),
                  .stroke = colour,
                  .line_width = 1.5 * chart->line };

  if (region->len < 3)
    return;
  take_region (plot, region);
  duid_scene_add_path (chart->scene, (DuidPoint *) region->data, region->len, TRUE, halo);
  duid_scene_add_path (chart->scene, (DuidPoint *) region->data, region->len, TRUE, pen);
}

static void
add_centre (DuidTriadPlot    *plot,
            const DuidCentre *centre,
            DuidColour        colour)
{
  DuidChart *chart = plot->chart;
  DuidPoint  at = { plot->origin.x + centre->centre.x * plot->unit.x,
                    plot->origin.y + centre->centre.y * plot->unit.y };
  double     radius = CENTRE_MARK * sqrt (chart->line * chart->size);
  DuidPen    pen = { .fill = colour,
                     .stroke = chart->palette->background,
                     .line_width = 1.5 * chart->line };

  if (centre->n < DUID_FEWEST_SHOWN || !duid_point_exists (centre->centre))
    return;
  if (centre->n >= DUID_FEWEST_PERCENTS && isfinite (centre->a))
    duid_triad_plot_add_region (plot, centre, colour);
  duid_scene_add_mark (chart->scene, at, radius + pen.line_width / 2, DUID_SHAPE_DIAMOND, pen);
  radius += 3 * chart->line;
  duid_triad_plot_take (plot, at.x - radius, at.y - radius, 2 * radius, 2 * radius, 1e6);
}

/* How many groups have answers: a few have a centre each. */
static guint
count_groups (DuidTriadPlot *plot)
{
  guint n = 0;

  for (guint i = 0; plot->chart->groups && i < plot->chart->groups->len; i++)
    n += plot->chart->group_counts[i] > 0;
  return n;
}

gboolean
duid_triad_plot_compares (DuidTriadPlot *plot)
{
  return !plot->is_panel && duid_triad_plot_has_layer (plot, "comparison") &&
         count_groups (plot) == 2;
}

static DuidCentre
find_centre (DuidTriadPlot     *plot,
             const DuidGroupOf *group)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

  if (plot->chart->weights != NULL)
    return duid_triad_weigh_centre (plot->chart, plot->triads, group->rows);
  for (gssize row = duid_rows_next (group->rows, 0); row >= 0;
       row = duid_rows_next (group->rows, (gsize) row + 1))
    if (plot->states[row] == DUID_STATE_ANSWERED &&
        duid_chart_is_in_base (plot->chart, (gsize) row))
      {
        DuidPoint point = duid_triad_to_plane (plot->triads[row]);

        g_array_append_val (points, point);
      }
  return duid_centre_of_level ((DuidPoint *) (gpointer) points->data, points->len,
                               duid_triad_plot_compares (plot) ? COMPARED : .95,
                               DUID_TRIAD_CENTRE_SEED);
}

gboolean
duid_triad_plot_has_centres (DuidTriadPlot *plot)
{
  return !plot->chart->request.hides_summary && plot->n >= DUID_FEWEST_SHOWN &&
         plot->look != DUID_TRIAD_DIFFERENCE && plot->look != DUID_TRIAD_ZONES &&
         plot->look != DUID_TRIAD_CHANGES && plot->look != DUID_TRIAD_PATH;
}

void
duid_triad_plot_add_centres (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  guint      n_groups = count_groups (plot);

  duid_triad_plot_begin_layer (plot, "centre", _ ("Centre with its 95 % region"));
  if (!duid_triad_plot_has_centres (plot))
    return;
  if (plot->is_panel || n_groups == 0 || n_groups > MOST_CENTRES)
    {
      add_centre (plot, &plot->centre, chart->palette->text);
      return;
    }
  for (guint i = 0; i < chart->groups->len; i++)
    if (chart->group_counts[i] >= DUID_FEWEST_SHOWN)
      {
        DuidCentre centre = find_centre (plot, g_ptr_array_index (chart->groups, i));

        add_centre (plot, &centre, duid_chart_get_colour (chart, (int) i));
      }
}
