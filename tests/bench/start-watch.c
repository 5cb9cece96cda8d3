/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

/* Looks at how a program starts, from inside of it: bench-start loads this into any program
 * of the toolkit (LD_PRELOAD), and g_application_run() is this one. Once the window was
 * painted and has been at rest for a while, it says when its last picture was on the screen,
 * how many pictures there were, and what stands on the title bar, and ends the program:
 *
 *   start: LAST FIRST PICTURES TITLE    (microseconds of the clock that bench-start has too)
 *
 * A window that opens, fades something in and only then shows its charts is ready when the
 * last of that is there. */

#define AT_REST_MS 700
#define MOST_MS    10000

static struct
{
  gint64   first;
  gint64   last;
  guint    n_pictures;
  gboolean is_new; /* a frame may also have nothing to paint */
} painted;

static gboolean
at_rest_cb (gpointer application)
{
  GList      *windows = gtk_application_get_windows (application);
  gint64      now = g_get_monotonic_time ();
  const char *title = windows != NULL ? gtk_window_get_title (windows->data) : NULL;

  if (painted.n_pictures == 0 || now - painted.last < AT_REST_MS * 1000)
    return G_SOURCE_CONTINUE;
  /* On a slow disk the window may come before its project. */
  if (g_strcmp0 (title, g_getenv ("START_TITLE")) != 0 && now < painted.first + MOST_MS * 1000)
    return G_SOURCE_CONTINUE;
  printf ("start: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %s\n", painted.last,
          painted.first, painted.n_pictures, title != NULL ? title : "");
  fflush (stdout);
  _exit (0);
}

static gboolean
paint_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  painted.is_new = TRUE;
  return TRUE;
}

/* What was painted counts when the screen has it. */
static gboolean
painted_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               data)
{
  if (!painted.is_new)
    return TRUE;
  painted.is_new = FALSE;
  gdk_display_sync (gdk_display_get_default ());
  painted.last = g_get_monotonic_time ();
  if (painted.n_pictures++ == 0)
    painted.first = painted.last;
  return TRUE;
}

/* In the place of the toolkit's own, which it calls. */
G_MODULE_EXPORT int
g_application_run (GApplication *application,
                   int           argc,
                   char        **argv)
{
  int (*run) (GApplication * application, int argc, char **argv) = NULL;

  *(void **) &run = dlsym (RTLD_NEXT, "g_application_run");
  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  g_signal_add_emission_hook (g_signal_lookup ("paint", GDK_TYPE_FRAME_CLOCK), 0, paint_cb, NULL,
                              NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, painted_cb,
                              NULL, NULL);
  g_timeout_add (100, at_rest_cb, application);
  return run (application, argc, argv);
}
