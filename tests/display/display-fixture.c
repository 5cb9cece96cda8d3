/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "app/duid-application.h"

#include <glib/gstdio.h>

#define MOST_PATIENCE_SECONDS 60

/* ---- waiting ---- */

static gboolean
give_up_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* What stood open when a wait was in vain. */
static void
tell_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      g_test_message ("window: %s “%s”, mapped %d", G_OBJECT_TYPE_NAME (window),
                      gtk_window_get_title (window), gtk_widget_get_mapped (GTK_WIDGET (window)));
    }
}

void
wait_until (IsSo     is_so,
            gpointer data)
{
  gboolean is_over = FALSE;
  guint    patience = g_timeout_add_seconds (MOST_PATIENCE_SECONDS, give_up_cb, &is_over);

  while (!is_so (data) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  if (is_over)
    tell_windows ();
  g_assert_false (is_over);
  g_source_remove (patience);
}

static gboolean
is_drawn (gpointer n_frames)
{
  return *(int *) n_frames <= 0;
}

static gboolean
count_cb (gpointer n_frames)
{
  --*(int *) n_frames;
  return G_SOURCE_CONTINUE;
}

/* Longer than a frame, so that what was asked for has been laid out and drawn. */
void
settle (void)
{
  int   n_left = 3;
  guint timer = g_timeout_add (40, count_cb, &n_left);

  wait_until (is_drawn, &n_left);
  g_source_remove (timer);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ---- the program ---- */

AdwApplication *
get_application (void)
{
  static DuidApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = duid_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      /* A window that closes does not end the test. */
      g_application_hold (G_APPLICATION (application));
    }
  return ADW_APPLICATION (application);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  duid_session_open_finish (DUID_SESSION (source), result, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (gpointer session)
{
  return duid_session_get_dataset (session) != NULL;
}

void
open_package (Fixture    *fixture,
              const char *package)
{
  const char *files[] = { package, NULL };

  fixture->application = get_application ();
  fixture->folder = g_dir_make_tmp ("duiding-display-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sample.duiding", NULL);
  fixture->window = duid_window_new (fixture->application);
  fixture->session = fixture->window->session;
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  duid_session_import_async (fixture->session, files, fixture->path, opened_cb, NULL);
  wait_until (is_open, fixture->session);
  settle ();
}

void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  open_package (fixture, g_getenv ("DUID_SAMPLE"));
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gpointer window = fixture->window;
  gpointer session = fixture->session;

  g_object_add_weak_pointer (G_OBJECT (window), &window);
  g_object_add_weak_pointer (G_OBJECT (session), &session);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (is_null, &window);
  wait_until (is_null, &session);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  /* One plain file at rest: nothing else was in the folder. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* ---- looking into a window ---- */

static GtkWidget *
find_counting (GtkWidget *widget,
               GType      type,
               guint     *index)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*index)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_counting (child, type, index);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint      index)
{
  return find_counting (widget, type, &index);
}

guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = 0;

  while (find_nth (widget, type, n) != NULL)
    n++;
  return n;
}

GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_nth (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      return label;
  return NULL;
}

GtkWidget *
get_part (gpointer    widget,
          const char *id)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), id);

  g_assert_true (GTK_IS_WIDGET (part));
  return GTK_WIDGET (part);
}

void
look_through (Fixture    *fixture,
              const char *text)
{
  g_autoptr (GError) error = NULL;
  DuidSelection *selection = duid_session_get_selection (fixture->session);
  g_autoptr (DuidCondition) brush =
    duid_condition_parse (text, duid_selection_get_stand (selection), &error);

  g_assert_no_error (error);
  duid_session_brush (fixture->session, brush, DUID_BRUSH_REPLACE, FALSE);
  settle ();
}

gsize
n_passing (Fixture *fixture)
{
  return duid_selection_get_n_rows (duid_session_get_selection (fixture->session));
}

cairo_surface_t *
draw_widget (GtkWidget *widget)
{
  int              width = gtk_widget_get_width (widget);
  int              height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GskRenderNode *node;

  g_assert_cmpint (width, >, 0);
  g_assert_cmpint (height, >, 0);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

guint
count_colours (cairo_surface_t *surface,
               guint            most)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int           stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + (gsize) y * (gsize) stride + (gsize) x * 4, sizeof pixel);
        g_hash_table_add (seen, GUINT_TO_POINTER (pixel));
        if (g_hash_table_size (seen) >= most)
          return most;
      }
  return g_hash_table_size (seen);
}

GtkWindow *
find_other_window (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (window != GTK_WINDOW (fixture->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}
