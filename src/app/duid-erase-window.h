/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Erasing the story at a row, or all stories of who told it: tells what goes and what stays,
 * asks a second time by having a word typed, shows that it is at work, and closes. Modal. */
#define DUID_TYPE_ERASE_WINDOW (duid_erase_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidEraseWindow, duid_erase_window, DUID, ERASE_WINDOW, AdwWindow)

/* Asks about the story at @row; @parent hears of the end (a toast). */
GtkWindow *duid_erase_window_new   (DuidWindow  *parent,
                                    DuidSession *session,
                                    gsize        row);

/* The act of the window: about the story in focus. */
void       duid_window_erase_story (DuidWindow  *self,
                                    GVariant    *parameter);

G_END_DECLS
