/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the room sees: one chart, two, or a story, large, without controls and
 * without anything private. Right and Left walk the cards of the board, 1 and 2
 * say how many charts, S shows the story in focus, B blacks out, F freezes what
 * the room sees while the facilitator looks elsewhere, Escape ends. */
#define DUID_TYPE_AUDIENCE_WINDOW (duid_audience_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidAudienceWindow, duid_audience_window, DUID, AUDIENCE_WINDOW, GtkWindow)

GtkWindow *duid_audience_window_new   (DuidSession        *session);
/* Shows the chart of @question; NULL: the first of the board. */
void       duid_audience_window_show_chart (DuidAudienceWindow *window,
                                            const char         *question);

G_END_DECLS
