/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-private.h"

#include "plot/duid-scene-shade.h"
#include "plot/duid-scene-text.h"

#define PLATE_MARGIN 2.5

static void
clear_item (gpointer data)
{
  DuidItem *item = data;

  g_clear_pointer (&item->points, g_array_unref);
  g_clear_object (&item->layout);
  g_clear_pointer (&item->surface, cairo_surface_destroy);
  g_clear_pointer (&item->shade, duid_shade_unref);
}

static void
free_layer (gpointer data)
{
  DuidLayer *layer = data;

  g_free (layer->id);
  g_free (layer->title);
  g_array_unref (layer->items);
  g_free (layer);
}

static DuidLayer *
find_layer (const DuidScene *scene,
            const char      *id)
{
  for (guint i = 0; i < scene->layers->len; i++)
    {
      DuidLayer *layer = g_ptr_array_index (scene->layers, i);

      if (g_strcmp0 (layer->id, id) == 0)
        return layer;
    }
  return NULL;
}

DuidItem *
duid_scene_append (DuidScene   *scene,
                   DuidItemKind kind)
{
  DuidItem   item = { .kind = kind };
  DuidLayer *layer;

  if (scene->layers->len == 0)
    duid_scene_begin_layer (scene, "picture", "");
  layer = g_ptr_array_index (scene->layers, scene->layers->len - 1);
  g_array_append_val (layer->items, item);
  return &g_array_index (layer->items, DuidItem, layer->items->len - 1);
}

static gboolean
is_same_colour (DuidColour a,
                DuidColour b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

gboolean
duid_pen_equals (const DuidPen *a,
                 const DuidPen *b)
{
  return is_same_colour (a->fill, b->fill) && is_same_colour (a->stroke, b->stroke) &&
         a->line_width == b->line_width && a->dash_on == b->dash_on && a->dash_off == b->dash_off;
}

/* The marks that a further mark can join, or NULL. */
static DuidItem *
find_open_marks (DuidScene     *scene,
                 double         radius,
                 DuidShape      shape,
                 const DuidPen *pen)
{
  DuidLayer *layer;
  DuidItem  *last;

  if (scene->layers->len == 0)
    return NULL;
  layer = g_ptr_array_index (scene->layers, scene->layers->len - 1);
  if (layer->items->len == 0)
    return NULL;
  last = &g_array_index (layer->items, DuidItem, layer->items->len - 1);
  if (last->kind != DUID_ITEM_MARKS || last->shape != shape || last->radius != radius ||
      !duid_pen_equals (&last->pen, pen))
    return NULL;
  return last;
}

static double
offset_of (DuidAlign align,
           double    length)
{
  if (align == DUID_ALIGN_START)
    return 0;
  return align == DUID_ALIGN_MIDDLE ? -length / 2 : -length;
}

DuidScene *
duid_scene_new (double             width,
                double             height,
                double             text_scale,
                const DuidPalette *palette)
{
  DuidScene *scene = g_new0 (DuidScene, 1);

  scene->width = width;
  scene->height = height;
  scene->text_scale = text_scale > 0 ? text_scale : 1;
  scene->palette = palette;
  scene->layers = g_ptr_array_new_with_free_func (free_layer);
  return scene;
}

void
duid_scene_free (DuidScene *scene)
{
  if (!scene)
    return;
  g_ptr_array_unref (scene->layers);
  g_free (scene);
}

double
duid_scene_get_width (const DuidScene *scene)
{
  return scene->width;
}

double
duid_scene_get_height (const DuidScene *scene)
{
  return scene->height;
}

void
duid_scene_begin_layer (DuidScene  *scene,
                        const char *id,
                        const char *title)
{
  DuidLayer *layer = g_new0 (DuidLayer, 1);

  g_return_if_fail (find_layer (scene, id) == NULL);
  layer->id = g_strdup (id);
  layer->title = g_strdup (title);
  layer->items = g_array_new (FALSE, TRUE, sizeof (DuidItem));
  g_array_set_clear_func (layer->items, clear_item);
  g_ptr_array_add (scene->layers, layer);
}

void
duid_scene_add_mark (DuidScene *scene,
                     DuidPoint  centre,
                     double     radius,
                     DuidShape  shape,
                     DuidPen    pen)
{
  DuidItem *item = find_open_marks (scene, radius, shape, &pen);

  if (!item)
    {
      item = duid_scene_append (scene, DUID_ITEM_MARKS);
      item->pen = pen;
      item->shape = shape;
      item->radius = radius;
      item->points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
    }
  g_array_append_val (item->points, centre);
}

void
duid_scene_add_rectangle (DuidScene *scene,
                          double     x,
                          double     y,
                          double     width,
                          double     height,
                          double     radius,
                          DuidPen    pen)
{
  DuidItem *item = duid_scene_append (scene, DUID_ITEM_RECTANGLE);

  item->pen = pen;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  item->radius = radius;
}

void
duid_scene_add_path (DuidScene       *scene,
                     const DuidPoint *points,
                     gsize            n_points,
                     gboolean         is_closed,
                     DuidPen          pen)
{
  DuidItem *item;

  if (n_points < 2)
    return;
  item = duid_scene_append (scene, DUID_ITEM_PATH);
  item->pen = pen;
  item->is_closed = is_closed;
  item->points = g_array_sized_new (FALSE, FALSE, sizeof (DuidPoint), (guint) n_points);
  g_array_append_vals (item->points, points, (guint) n_points);
}

void
duid_scene_add_line (DuidScene *scene,
                     DuidPoint  from,
                     DuidPoint  to,
                     DuidPen    pen)
{
  duid_scene_add_path (scene, (DuidPoint[]) { from, to }, 2, FALSE, pen);
}

void
duid_scene_add_text (DuidScene           *scene,
                     DuidPoint            at,
                     const char          *text,
                     const DuidTextStyle *style)
{
  DuidItem      *item;
  PangoRectangle box;
  double         width;
  double         height;

  if (!text || !*text)
    return;
  item = duid_scene_append (scene, DUID_ITEM_TEXT);
  item->style = *style;
  item->at = at;
  item->layout = duid_scene_text_get (text, style, style->size * scene->text_scale);
  pango_layout_get_extents (item->layout, NULL, &box);
  width = box.width / (double) PANGO_SCALE;
  height = box.height / (double) PANGO_SCALE;
  item->width = style->is_upright ? height : width;
  item->height = style->is_upright ? width : height;
  item->x = at.x + offset_of (style->horizontal, item->width);
  item->y = at.y + offset_of (style->vertical, item->height);
}

void
duid_scene_add_raster (DuidScene       *scene,
                       double           x,
                       double           y,
                       double           width,
                       double           height,
                       cairo_surface_t *surface)
{
  DuidItem *item = duid_scene_append (scene, DUID_ITEM_RASTER);

  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  item->surface = cairo_surface_reference (surface);
}

void
duid_scene_measure_text (DuidScene           *scene,
                         const char          *text,
                         const DuidTextStyle *style,
                         double              *width,
                         double              *height)
{
  g_autoptr (PangoLayout) layout =
    duid_scene_text_get (text, style, style->size * scene->text_scale);
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  if (width)
    *width = (style->is_upright ? box.height : box.width) / (double) PANGO_SCALE;
  if (height)
    *height = (style->is_upright ? box.width : box.height) / (double) PANGO_SCALE;
}

gsize
duid_scene_count_layer (const DuidScene *scene,
                        const char      *id)
{
  DuidLayer *layer = find_layer (scene, id);
  gsize      n = 0;

  for (guint i = 0; layer && i < layer->items->len; i++)
    {
      const DuidItem *item = &g_array_index (layer->items, DuidItem, i);

      n += item->kind == DUID_ITEM_MARKS ? item->points->len : 1;
    }
  return n;
}

double
duid_scene_get_plate_margin (const DuidScene *scene)
{
  return PLATE_MARGIN * scene->text_scale;
}
