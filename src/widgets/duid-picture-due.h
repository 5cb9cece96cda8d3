/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-picture-queue.h"

G_BEGIN_DECLS

/* Pictures of few stories are made when the window is painted, not a moment later; and a
 * step of a brush changes all of them. The first that is painted has all made that are
 * due, by the crew of threads: each takes the next until there is none. */

/* Says that @widget's picture is out of date; as often as it likes. */
void duid_picture_due_add   (GtkWidget      *widget,
                             DuidPictureTurn turn,
                             DuidPictureDone done);
void duid_picture_due_leave (GtkWidget      *widget);
/* Makes what is due of widgets that can be seen. Who has nothing to make stays due. */
void duid_picture_due_make  (void);

G_END_DECLS
