/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"
#include "plot/duid-palette.h"
#include "plot/duid-scene-pixels.h"

G_BEGIN_DECLS

/* Filling shapes in an image: how much of each pixel lies inside is worked out exactly from
 * the edges it is crossed by, and no other pixel is looked at. A third to a tenth of what
 * Cairo takes, which is made for any shape and any target.
 *
 * @edges (DuidEdge) are those of one or more closed rings, in pixels, y down: what rings that
 * turn the same way share is filled once, and a ring that turns the other way is a hole.
 * FALSE, and nothing is drawn, when the shape is too wide for it (some 16,000 pixels). */
gboolean duid_scene_fill (const DuidPixels *pixels,
                          const GArray     *edges,
                          DuidColour        colour);

G_END_DECLS
