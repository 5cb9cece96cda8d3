/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What went wrong under the hand, told once by the window: widgets hand the
 * sentence to the action “win.show-error”. */
void duid_complain (GtkWidget    *widget,
                    const GError *error);

G_END_DECLS
