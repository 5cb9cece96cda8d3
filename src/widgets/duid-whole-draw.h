/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For widgets whose parts change together, to be called first in their snapshot(): what has
 * to be painted anew of @widget is all of it, one rectangle, whichever part changed. Nothing
 * is seen of this.
 *
 * The toolkit finds out what changed between two pictures of a window, but gives up at some
 * thirty rectangles, and each line of words that changed is one: then all of the window is
 * painted. */
void duid_whole_draw      (GtkWidget             *widget,
                           GtkSnapshot           *snapshot);
/* Only that part of the widget changes together. */
void duid_whole_draw_area (GtkSnapshot           *snapshot,
                           const graphene_rect_t *area);

G_END_DECLS
