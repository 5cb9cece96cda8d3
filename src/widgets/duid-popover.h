/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets go of @popover, which was made for this once, after it has closed and what was
 * chosen in it is done. */
void duid_popover_let_go_when_closed (GtkWidget *popover);

/* The menu of @button, made when it is first opened: its rows, which nobody sees until then,
 * take as long to make as the rest of a pane. */
void duid_popover_make_menu_later (GtkMenuButton *button,
                                   GMenuModel    *menu);

G_END_DECLS
