/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window-private.h"

G_BEGIN_DECLS

/* A window on a fresh project with the sample's 171 stories, and ways to look
 * into it. What takes time is waited for; nothing is timed. */

typedef struct
{
  AdwApplication *application; /* the one of the process */
  DuidWindow     *window;      /* lives until it is closed */
  DuidSession    *session;     /* the window's */
  char           *folder;
  char           *path;
} Fixture;

typedef gboolean (*IsSo) (gpointer data);

/* Turns the main loop until @is_so; fails when that does not come true. */
void        wait_until       (IsSo            is_so,
                              gpointer        data);
/* Turns the main loop until there is nothing left to do. */
void        settle           (void);

/* Registers the program, once; without it there is no style and are no keys. */
AdwApplication *get_application (void);

/* Makes the project of @package in a new folder, and opens a window on it. */
void        open_package     (Fixture        *fixture,
                              const char     *package);
void        set_up           (Fixture        *fixture,
                              gconstpointer   unused);
/* Closes the window and asserts that it and its session are gone. */
void        tear_down        (Fixture        *fixture,
                              gconstpointer   unused);

/* Descendants of @widget, in their order; @index counts from 0. NULL when there
 * are not that many. */
GtkWidget  *find_nth         (GtkWidget      *widget,
                              GType           type,
                              guint           index);
#define find_first(widget, type) find_nth ((widget), (type), 0)
guint       count_widgets    (GtkWidget      *widget,
                              GType           type);
/* The label that shows @text, or NULL. */
GtkWidget  *find_label       (GtkWidget      *widget,
                              const char     *text);
/* A child of @widget's template by its id. */
GtkWidget  *get_part         (gpointer        widget,
                              const char     *id);

/* Looks through a condition as written on the command line. */
void        look_through     (Fixture        *fixture,
                              const char     *condition);
gsize       n_passing        (Fixture        *fixture);

/* @widget as it is drawn now (transfer full). */
cairo_surface_t *draw_widget (GtkWidget      *widget);
/* How many different colours are in @surface, at most @most. */
guint       count_colours    (cairo_surface_t *surface,
                              guint           most);

/* The newest window in sight that is not the fixture's, or NULL. */
GtkWindow  *find_other_window (Fixture       *fixture);

G_END_DECLS
