/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words beside the pointer on a picture: at once, never over the pointer, moved
 * to the side with room. @words NULL or empty draws nothing. */
void duid_pointer_tip_draw (GtkWidget  *widget,
                            cairo_t    *cr,
                            DuidPoint   pointer,
                            const char *words);

G_END_DECLS
