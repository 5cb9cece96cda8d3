/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene-private.h"

#include <string.h>

G_BEGIN_DECLS

/* Where the words of a picture lie over one another or out of it, by their ink: what
 * an eye would see at once and a test of numbers never. */

typedef struct
{
  double      x;
  double      y;
  double      width;
  double      height;
  const char *words;
  const char *layer;
} InkBox;

/* Less than this of overlap nobody sees (pixels). */
#define LEAST_OVERLAP 1.0

static inline InkBox
find_ink (const DuidLayer *layer,
          const DuidItem  *item)
{
  PangoRectangle ink;
  PangoRectangle box;
  InkBox         found = { .words = pango_layout_get_text (item->layout), .layer = layer->id };

  pango_layout_get_extents (item->layout, &ink, &box);
  if (item->style.is_upright)
    {
      found.x = item->x + (ink.y - box.y) / (double) PANGO_SCALE;
      found.y = item->y + (box.x + box.width - ink.x - ink.width) / (double) PANGO_SCALE;
      found.width = ink.height / (double) PANGO_SCALE;
      found.height = ink.width / (double) PANGO_SCALE;
      return found;
    }
  found.x = item->x + (ink.x - box.x) / (double) PANGO_SCALE;
  found.y = item->y + (ink.y - box.y) / (double) PANGO_SCALE;
  found.width = ink.width / (double) PANGO_SCALE;
  found.height = ink.height / (double) PANGO_SCALE;
  return found;
}

static inline GArray *
list_ink (const DuidScene *scene)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (InkBox));

  for (guint i = 0; i < scene->layers->len; i++)
    {
      const DuidLayer *layer = g_ptr_array_index (scene->layers, i);

      for (guint j = 0; j < layer->items->len; j++)
        {
          const DuidItem *item = &g_array_index (layer->items, DuidItem, j);
          InkBox          box;

          if (item->kind != DUID_ITEM_TEXT)
            continue;
          box = find_ink (layer, item);
          g_array_append_val (boxes, box);
        }
    }
  return boxes;
}

static inline gboolean
do_overlap (const InkBox *a,
            const InkBox *b)
{
  double across = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double down = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return across > LEAST_OVERLAP && down > LEAST_OVERLAP;
}

static inline gboolean
is_inside (const InkBox    *box,
           const DuidScene *scene)
{
  return box->x > -LEAST_OVERLAP && box->y > -LEAST_OVERLAP &&
         box->x + box->width < scene->width + LEAST_OVERLAP &&
         box->y + box->height < scene->height + LEAST_OVERLAP;
}

/* One line a fault, "" when there is none (transfer full). */
static inline char *
dup_layout_faults (const DuidScene *scene)
{
  g_autoptr (GArray) boxes = list_ink (scene);
  GString *faults = g_string_new (NULL);

  for (guint i = 0; i < boxes->len; i++)
    {
      const InkBox *a = &g_array_index (boxes, InkBox, i);

      if (!is_inside (a, scene))
        g_string_append_printf (faults, "outside: %s “%s” %.0f %.0f %.0f×%.0f\n", a->layer,
                                a->words, a->x, a->y, a->width, a->height);
      for (guint j = i + 1; j < boxes->len; j++)
        {
          const InkBox *b = &g_array_index (boxes, InkBox, j);

          if (do_overlap (a, b))
            g_string_append_printf (faults, "overlap: %s “%s” and %s “%s”\n", a->layer, a->words,
                                    b->layer, b->words);
        }
    }
  return g_string_free (faults, FALSE);
}

G_END_DECLS
