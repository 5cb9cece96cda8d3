/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-shape.h"

#include "plot/duid-scene-fill.h"
#include "plot/duid-scene-outline.h"
#include "plot/duid-scene-shade.h"

#include <math.h>

#define ARC_POINTS 8 /* of a rounded corner */

/* A closed shape or a line, in pixels: filled, then stroked. */
static gboolean
paint (const DuidPixels *pixels,
       const GArray     *points,
       gboolean          is_closed,
       const DuidPen    *pen)
{
  g_autoptr (GArray) edges = g_array_sized_new (FALSE, FALSE, sizeof (DuidEdge),
                                                2 * points->len + 16);
  const DuidPoint *first = (const DuidPoint *) (gconstpointer) points->data;
  double           width = pen->line_width * pixels->scale;
  gboolean         fits = TRUE;

  if (pen->fill.alpha > 0)
    {
      duid_outline_add_ring (edges, first, points->len);
      fits = duid_scene_fill (pixels, edges, pen->fill);
      g_array_set_size (edges, 0);
    }
  if (!fits || pen->stroke.alpha <= 0 || width <= 0)
    return fits;
  if (pen->dash_on > 0)
    duid_outline_add_dashes (edges, first, points->len, is_closed, width,
                             pen->dash_on * pixels->scale, pen->dash_off * pixels->scale);
  else
    duid_outline_add_line (edges, first, points->len, is_closed, TRUE, width);
  return duid_scene_fill (pixels, edges, pen->stroke);
}

static gboolean
shape_path (const DuidItem   *item,
            const DuidPixels *pixels)
{
  g_autoptr (GArray) points = g_array_sized_new (FALSE, FALSE, sizeof (DuidPoint),
                                                 item->points->len);

  for (guint i = 0; i < item->points->len; i++)
    {
      DuidPoint point = duid_pixels_place (pixels, g_array_index (item->points, DuidPoint, i));

      g_array_append_val (points, point);
    }
  return paint (pixels, points, item->is_closed, &item->pen);
}

/* A quarter of a disc, clockwise. */
static void
add_corner (GArray   *points,
            DuidPoint centre,
            double    radius,
            int       quarter)
{
  for (int i = 0; i <= ARC_POINTS; i++)
    {
      double    angle = G_PI / 2 * (quarter + (double) i / ARC_POINTS);
      DuidPoint point = { centre.x + radius * cos (angle), centre.y + radius * sin (angle) };

      g_array_append_val (points, point);
    }
}

gboolean
duid_scene_shape_rectangle (const DuidPixels *pixels,
                            DuidPoint         at,
                            double            width,
                            double            height,
                            double            radius,
                            const DuidPen    *pen)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  DuidPoint from = duid_pixels_place (pixels, at);
  DuidPoint to = duid_pixels_place (pixels, (DuidPoint) { at.x + width, at.y + height });

  radius = MAX (MIN (radius, MIN (width, height) / 2), 0) * pixels->scale;
  if (radius > 0)
    {
      add_corner (points, (DuidPoint) { to.x - radius, from.y + radius }, radius, -1);
      add_corner (points, (DuidPoint) { to.x - radius, to.y - radius }, radius, 0);
      add_corner (points, (DuidPoint) { from.x + radius, to.y - radius }, radius, 1);
      add_corner (points, (DuidPoint) { from.x + radius, from.y + radius }, radius, 2);
    }
  else
    g_array_append_vals (points,
                         (DuidPoint[]) { from, { to.x, from.y }, to, { from.x, to.y } }, 4);
  return paint (pixels, points, TRUE, pen);
}

static void
paint_disc (const DuidPixels *pixels,
            DuidPoint         centre,
            double            radius,
            DuidColour        colour)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (DuidEdge));

  duid_outline_add_disc (edges, centre, radius);
  duid_scene_fill (pixels, edges, colour);
}

/* What lies between two circles. */
static void
paint_ring (const DuidPixels *pixels,
            DuidPoint         centre,
            double            radius,
            double            width,
            DuidColour        colour)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (DuidEdge));
  guint n_outer;

  duid_outline_add_disc (edges, centre, radius + width / 2);
  n_outer = edges->len;
  if (radius > width / 2)
    duid_outline_add_disc (edges, centre, radius - width / 2);
  for (guint i = n_outer; i < edges->len; i++)
    {
      DuidEdge *edge = &g_array_index (edges, DuidEdge, i);

      *edge = (DuidEdge) { edge->to, edge->from };
    }
  duid_scene_fill (pixels, edges, colour);
}

static void
paint_round_mark (const DuidItem   *item,
                  const DuidPixels *pixels,
                  DuidPoint         centre)
{
  const DuidPen *pen = &item->pen;
  double         radius = item->radius * pixels->scale;

  if (item->shape == DUID_SHAPE_RING && pen->fill.alpha > 0)
    paint_ring (pixels, centre, radius * .75, radius * .5, pen->fill);
  else if (pen->fill.alpha > 0)
    paint_disc (pixels, centre, radius, pen->fill);
  if (pen->stroke.alpha > 0 && pen->line_width > 0)
    paint_ring (pixels, centre, radius, pen->line_width * pixels->scale, pen->stroke);
}

void
duid_scene_shape_mark (const DuidItem   *item,
                       const DuidPixels *pixels,
                       DuidPoint         centre)
{
  DuidPoint corners[DUID_MOST_MARK_CORNERS];
  int       n = duid_scene_get_mark_corners (item->shape, centre, item->radius, corners);
  g_autoptr (GArray) points = NULL;

  if (n == 0)
    {
      paint_round_mark (item, pixels, duid_pixels_place (pixels, centre));
      return;
    }
  points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  for (int i = 0; i < n; i++)
    {
      DuidPoint corner = duid_pixels_place (pixels, corners[i]);

      g_array_append_val (points, corner);
    }
  paint (pixels, points, TRUE, &item->pen);
}

gboolean
duid_scene_shape (const DuidItem   *item,
                  const DuidPixels *pixels)
{
  switch (item->kind)
    {
    case DUID_ITEM_MARKS:
      for (guint i = 0; i < item->points->len; i++)
        duid_scene_shape_mark (item, pixels, g_array_index (item->points, DuidPoint, i));
      return TRUE;
    case DUID_ITEM_RECTANGLE:
      return duid_scene_shape_rectangle (pixels, (DuidPoint) { item->x, item->y }, item->width,
                                         item->height, item->radius, &item->pen);
    case DUID_ITEM_PATH:
      return shape_path (item, pixels);
    case DUID_ITEM_SHADE:
      duid_scene_shade (item, pixels);
      return TRUE;
    case DUID_ITEM_TEXT:
    case DUID_ITEM_RASTER:
    default:
      return FALSE;
    }
}
