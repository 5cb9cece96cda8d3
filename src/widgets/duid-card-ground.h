/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a card of the board lies on: its ground with round corners, and a shadow without a
 * blur. The style of the window could say the same, and does for other cards; but there
 * are twelve of these in a frame, and a shape with round corners costs Cairo a mask of its
 * size each time, three for the shadow and one for the ground. Here the four corners are
 * images, made once, and the rest is rectangles. */

/* Opaque: what is painted on it in another place can have it for its own ground. */
const GdkRGBA *duid_card_ground_get_colour (gboolean               is_dark);
/* All but @hole, in the card's coordinates, which somebody else paints: no larger than
 * the card, and not near its corners. */
void           duid_card_ground_draw       (GtkWidget             *card,
                                            GtkSnapshot           *snapshot,
                                            gboolean               is_dark,
                                            const graphene_rect_t *hole);

G_END_DECLS
