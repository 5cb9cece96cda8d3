/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene-pixels.h"
#include "plot/duid-scene-private.h"

G_BEGIN_DECLS

/* Rectangles, paths and marks straight into the pixels of an image: what Cairo would paint,
 * sooner. FALSE, and nothing is painted, for all other items. */
gboolean duid_scene_shape      (const DuidItem   *item,
                                const DuidPixels *pixels);
/* A rectangle with round corners; FALSE as above. */
gboolean duid_scene_shape_rectangle (const DuidPixels *pixels,
                                     DuidPoint         at,
                                     double            width,
                                     double            height,
                                     double            radius,
                                     const DuidPen    *pen);
/* One mark of @item about @centre. */
void     duid_scene_shape_mark (const DuidItem   *item,
                                const DuidPixels *pixels,
                                DuidPoint         centre);

G_END_DECLS
