/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-shade.h"
#include "plot/duid-scene-shape.h"
#include "plot/duid-scene-stamp.h"

#include <math.h>
#include <pango/pangocairo.h>

static int
get_polygon (DuidPoint  centre,
             double     radius,
             int        n_corners,
             double     turn,
             DuidPoint *corners)
{
  for (int i = 0; i < n_corners; i++)
    {
      double angle = turn + 2 * G_PI * i / n_corners;

      corners[i] = (DuidPoint) { centre.x + radius * cos (angle), centre.y + radius * sin (angle) };
    }
  return n_corners;
}

static int
get_cross (DuidPoint  centre,
           double     arm,
           DuidPoint *corners)
{
  static const int turns[4][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  double           half = arm * .34;

  for (int i = 0; i < 4; i++)
    {
      double x = turns[i][0];
      double y = turns[i][1];

      corners[3 * i] = (DuidPoint) { centre.x + x * arm + y * half, centre.y + y * arm - x * half };
      corners[3 * i + 1] = (DuidPoint) { centre.x + x * arm - y * half,
                                         centre.y + y * arm + x * half };
      corners[3 * i + 2] = (DuidPoint) { centre.x + (x - y) * half, centre.y + (x + y) * half };
    }
  return 12;
}

int
duid_scene_get_mark_corners (DuidShape  shape,
                             DuidPoint  centre,
                             double     radius,
                             DuidPoint *corners)
{
  DuidPoint lowered = { centre.x, centre.y + radius * .12 };

  switch (shape)
    {
    case DUID_SHAPE_TRIANGLE:
      return get_polygon (lowered, radius * 1.3, 3, -G_PI / 2, corners);
    case DUID_SHAPE_SQUARE:
      return get_polygon (centre, radius * 1.25, 4, G_PI / 4, corners);
    case DUID_SHAPE_DIAMOND:
      return get_polygon (centre, radius * 1.3, 4, 0, corners);
    case DUID_SHAPE_CROSS:
      return get_cross (centre, radius * 1.15, corners);
    case DUID_SHAPE_DISC:
    case DUID_SHAPE_RING:
      break;
    }
  return 0;
}

static void
trace_mark (cairo_t  *cr,
            DuidPoint centre,
            double    radius,
            DuidShape shape)
{
  DuidPoint corners[DUID_MOST_MARK_CORNERS];
  int       n = duid_scene_get_mark_corners (shape, centre, radius, corners);

  cairo_new_path (cr);
  if (n == 0)
    cairo_arc (cr, centre.x, centre.y, radius, 0, 2 * G_PI);
  for (int i = 0; i < n; i++)
    cairo_line_to (cr, corners[i].x, corners[i].y);
  if (n > 0)
    cairo_close_path (cr);
}

static void
finish_path (cairo_t       *cr,
             const DuidPen *pen)
{
  if (pen->fill.alpha > 0)
    {
      duid_colour_set (cr, pen->fill);
      cairo_fill_preserve (cr);
    }
  if (pen->stroke.alpha > 0 && pen->line_width > 0)
    {
      double dashes[] = { pen->dash_on, pen->dash_off };

      cairo_set_dash (cr, dashes, pen->dash_on > 0 ? 2 : 0, 0);
      cairo_set_line_width (cr, pen->line_width);
      duid_colour_set (cr, pen->stroke);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* A ring is a disc without its middle. */
static void
paint_mark (cairo_t        *cr,
            const DuidItem *item,
            DuidPoint       centre)
{
  DuidPen pen = item->pen;

  if (item->shape == DUID_SHAPE_RING && pen.fill.alpha > 0)
    {
      DuidPen ring = { .stroke = pen.fill, .line_width = item->radius * .5 };

      trace_mark (cr, centre, item->radius * .75, DUID_SHAPE_RING);
      finish_path (cr, &ring);
      pen.fill.alpha = 0;
    }
  trace_mark (cr, centre, item->radius, item->shape);
  finish_path (cr, &pen);
}

static void
trace_rectangle (cairo_t *cr,
                 double   x,
                 double   y,
                 double   width,
                 double   height,
                 double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_path (cr);
  if (radius <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
paint_path (cairo_t        *cr,
            const DuidItem *item)
{
  cairo_new_path (cr);
  for (guint i = 0; i < item->points->len; i++)
    {
      DuidPoint point = g_array_index (item->points, DuidPoint, i);

      cairo_line_to (cr, point.x, point.y);
    }
  if (item->is_closed)
    cairo_close_path (cr);
  finish_path (cr, &item->pen);
}

static void
paint_plate (DuidScene        *scene,
             const DuidItem   *item,
             const DuidPixels *pixels,
             cairo_t          *cr)
{
  double    margin = duid_scene_get_plate_margin (scene);
  DuidPen   plate = { .fill = scene->palette->plate };
  DuidPoint at = { item->x - margin, item->y - margin / 3 };
  double    width = item->width + 2 * margin;
  double    height = item->height + 2 * margin / 3;

  if (pixels != NULL &&
      duid_scene_shape_rectangle (pixels, at, width, height, margin * 1.5, &plate))
    {
      cairo_surface_mark_dirty (cairo_get_group_target (cr));
      return;
    }
  trace_rectangle (cr, at.x, at.y, width, height, margin * 1.5);
  finish_path (cr, &plate);
}

static void
paint_text (const DuidItem *item,
            cairo_t        *cr)
{
  PangoRectangle box;

  pango_layout_get_extents (item->layout, NULL, &box);
  duid_colour_set (cr, item->style.colour);
  if (item->style.is_upright)
    {
      cairo_translate (cr, item->x, item->y + item->height);
      cairo_rotate (cr, -G_PI / 2);
    }
  else
    cairo_translate (cr, item->x, item->y);
  cairo_move_to (cr, -box.x / (double) PANGO_SCALE, -box.y / (double) PANGO_SCALE);
  pango_cairo_show_layout (cr, item->layout);
  cairo_new_path (cr);
}

static void
paint_raster (cairo_t         *cr,
              const DuidItem  *item,
              cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  if (width <= 0 || height <= 0)
    return;
  cairo_translate (cr, item->x, item->y);
  cairo_scale (cr, item->width / width, item->height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

static void
paint_shade (cairo_t        *cr,
             const DuidItem *item)
{
  cairo_surface_t *image = duid_scene_shade_image (item);

  paint_raster (cr, item, image);
  cairo_surface_destroy (image);
}

/* As Cairo does it, on any target. */
static void
paint_item (const DuidItem *item,
            cairo_t        *cr)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, item->pen.dash_on > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  switch (item->kind)
    {
    case DUID_ITEM_MARKS:
      for (guint i = 0; i < item->points->len; i++)
        paint_mark (cr, item, g_array_index (item->points, DuidPoint, i));
      break;
    case DUID_ITEM_RECTANGLE:
      trace_rectangle (cr, item->x, item->y, item->width, item->height, item->radius);
      finish_path (cr, &item->pen);
      break;
    case DUID_ITEM_PATH:
      paint_path (cr, item);
      break;
    case DUID_ITEM_TEXT:
      paint_text (item, cr);
      break;
    case DUID_ITEM_RASTER:
      paint_raster (cr, item, item->surface);
      break;
    case DUID_ITEM_SHADE:
      paint_shade (cr, item);
      break;
    }
  cairo_restore (cr);
}

/* @pixels: NULL when the target has none. */
static void
paint_into (DuidScene        *scene,
            const DuidItem   *item,
            const DuidPixels *pixels,
            cairo_t          *cr)
{
  if (item->kind == DUID_ITEM_TEXT && item->style.has_plate)
    paint_plate (scene, item, pixels, cr);
  if (pixels != NULL && ((item->kind == DUID_ITEM_MARKS && duid_scene_stamp (item, pixels)) ||
                         duid_scene_shape (item, pixels)))
    cairo_surface_mark_dirty (cairo_get_group_target (cr));
  else
    paint_item (item, cr);
}

void
duid_scene_paint_item (DuidScene      *scene,
                       const DuidItem *item,
                       cairo_t        *cr)
{
  DuidPixels pixels;

  paint_into (scene, item, duid_pixels_find (cr, &pixels) ? &pixels : NULL, cr);
}

void
duid_scene_paint (DuidScene *scene,
                  cairo_t   *cr)
{
  DuidPixels pixels;
  gboolean   has_pixels = duid_pixels_find (cr, &pixels);

  for (guint i = 0; i < scene->layers->len; i++)
    {
      const DuidLayer *layer = g_ptr_array_index (scene->layers, i);

      for (guint j = 0; j < layer->items->len; j++)
        paint_into (scene, &g_array_index (layer->items, DuidItem, j),
                    has_pixels ? &pixels : NULL, cr);
    }
}
