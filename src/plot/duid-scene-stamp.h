/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene-pixels.h"
#include "plot/duid-scene-private.h"

G_BEGIN_DECLS

/* Equal marks on a screen: each is drawn once for every sixteenth of a pixel that it may
 * stand at, and put down as often as it occurs.
 *
 * FALSE, and nothing is drawn, when there are few of them or they are very large. */
gboolean duid_scene_stamp (const DuidItem   *item,
                           const DuidPixels *pixels);

G_END_DECLS
