/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pictures of very many stories are made in another thread, one after the other, while
 * the window stays at hand. A widget asks for its turn as often as it likes; only when it
 * is up it says what to make, so that nothing is made that is out of date before it was
 * begun, however fast a brush moves. */

/* What to make now (transfer full), or NULL for nothing. */
typedef DuidPicture *(*DuidPictureTurn) (GtkWidget *widget);
/* It is made (transfer full). */
typedef void (*DuidPictureDone) (GtkWidget *widget, DuidPicture *picture);

void duid_picture_queue_add   (GtkWidget      *widget,
                               DuidPictureTurn turn,
                               DuidPictureDone done);
/* The widget wants nothing more, not even what is being made for it. */
void duid_picture_queue_leave (GtkWidget      *widget);
/* Whether some picture is still to come. */
gboolean duid_picture_queue_is_busy (void);

G_END_DECLS
