/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets go of @popover, which was made for this once, after it has closed and what was
 * chosen in it is done. */
void duid_popover_let_go_when_closed (GtkWidget *popover);

G_END_DECLS
