/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene-private.h"

G_BEGIN_DECLS

/* Equal marks on a screen: each is drawn once for every sixteenth of a pixel that it may
 * stand at, and put down as often as it occurs. An arc costs Cairo ten times a stamp, and
 * a stamp by Cairo ten times one that is blended into the pixels here; what both give is
 * the same to the last bit.
 *
 * FALSE when @item is no matter for it: few marks, a turned picture, no pixels. */
gboolean duid_scene_stamp (const DuidItem *item,
                           cairo_t        *cr);

G_END_DECLS
