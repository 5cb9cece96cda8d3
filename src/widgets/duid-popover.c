/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-popover.h"

static void
let_go_cb (gpointer data)
{
  g_autoptr (GtkWidget) popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

/* It closes before what was chosen in it is done: it stays for that long. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_once (let_go_cb, g_object_ref (popover));
}

void
duid_popover_let_go_when_closed (GtkWidget *popover)
{
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
}

static void
make_menu_cb (GtkMenuButton *button,
              gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

void
duid_popover_make_menu_later (GtkMenuButton *button,
                              GMenuModel    *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_menu_cb, g_object_ref (menu),
                                         g_object_unref);
}
