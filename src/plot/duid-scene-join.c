/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-private.h"

#include "plot/duid-scene-shade.h"

/* One scene in a corner of another. */

static DuidItem
copy_item (const DuidItem *item,
           double          x,
           double          y)
{
  DuidItem copy = *item;

  copy.x += x;
  copy.y += y;
  copy.at.x += x;
  copy.at.y += y;
  if (item->points != NULL)
    copy.points = g_array_copy (item->points);
  for (guint i = 0; copy.points != NULL && i < copy.points->len; i++)
    {
      DuidPoint *point = &g_array_index (copy.points, DuidPoint, i);

      point->x += x;
      point->y += y;
    }
  if (item->layout != NULL)
    g_object_ref (item->layout);
  if (item->surface != NULL)
    cairo_surface_reference (item->surface);
  if (item->shade != NULL)
    duid_shade_ref (item->shade);
  return copy;
}

void
duid_scene_add_scene (DuidScene       *scene,
                      const DuidScene *part,
                      double           x,
                      double           y,
                      const char      *prefix)
{
  for (guint i = 0; i < part->layers->len; i++)
    {
      const DuidLayer *layer = g_ptr_array_index (part->layers, i);
      g_autofree char *id = g_strconcat (prefix, "-", layer->id, NULL);
      DuidLayer       *added;

      duid_scene_begin_layer (scene, id, layer->title);
      added = g_ptr_array_index (scene->layers, scene->layers->len - 1);
      for (guint j = 0; j < layer->items->len; j++)
        {
          DuidItem item = copy_item (&g_array_index (layer->items, DuidItem, j), x, y);

          g_array_append_val (added->items, item);
        }
    }
}
