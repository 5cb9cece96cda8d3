/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-complaint.h"

void
duid_complain (GtkWidget    *widget,
               const GError *error)
{
  if (!gtk_widget_activate_action (widget, "win.show-error", "s", error->message))
    g_info ("No window to say it in: %s", error->message);
}
