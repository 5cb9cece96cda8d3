/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"
#include "session/duid-session.h"

G_BEGIN_DECLS

/* What people looked at and did, the newest on top, to walk in: a click on a line goes
 * there, by undo or redo. What was done at earlier times is among it. */
#define DUID_TYPE_HISTORY_WINDOW (duid_history_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidHistoryWindow, duid_history_window, DUID, HISTORY_WINDOW, AdwWindow)

GtkWindow *duid_history_window_new  (GtkWindow   *parent,
                                     DuidSession *session);

/* The act of the window. */
void       duid_window_show_history (DuidWindow  *self,
                                     GVariant    *parameter);

G_END_DECLS
