/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The main window: one project, or the welcome page. */
#define DUID_TYPE_WINDOW (duid_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidWindow, duid_window, DUID, WINDOW, AdwApplicationWindow)

DuidWindow *duid_window_new      (AdwApplication *application);
/* Opens a project, or asks where to keep the project that answers are read into. */
void        duid_window_open     (DuidWindow     *window,
                                  const char     *path);
/* The same, and puts the window on the screen: a new one when there is something to see in
 * it, or after a moment. */
void        duid_window_begin    (DuidWindow     *window,
                                  const char     *path);
gboolean    duid_window_shows    (DuidWindow     *window,
                                  const char     *path);
/* Nothing open, nothing under way. */
gboolean    duid_window_is_empty (DuidWindow     *window);

G_END_DECLS
