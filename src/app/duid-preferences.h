/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the preferences: text size, appearance, name. Changes hold at once. */
void duid_preferences_show        (GtkWindow *parent);
/* Takes the remembered preferences over; once, at the start. */
void duid_preferences_apply       (void);
/* Makes all text larger (@steps > 0), smaller, or what it was (0). */
void duid_preferences_change_text (int        steps);

G_END_DECLS
