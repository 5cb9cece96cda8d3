/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-application.h"

#include "app/duid-preferences.h"
#include "app/duid-settings.h"
#include "app/duid-window.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

struct _DuidApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DuidApplication, duid_application, ADW_TYPE_APPLICATION)

static void
activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (duid_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
}

/* The window that already shows @path, or NULL. */
static DuidWindow *
find_window (GtkApplication *application,
             const char     *path)
{
  for (GList *list = gtk_application_get_windows (application); list != NULL; list = list->next)
    if (DUID_IS_WINDOW (list->data) && duid_window_shows (list->data, path))
      return list->data;
  return NULL;
}

static DuidWindow *
find_empty_window (GtkApplication *application)
{
  for (GList *list = gtk_application_get_windows (application); list != NULL; list = list->next)
    if (DUID_IS_WINDOW (list->data) && duid_window_is_empty (list->data))
      return list->data;
  return NULL;
}

static void
open_files (GApplication *application,
            GFile       **files,
            int           n_files,
            const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      DuidWindow      *window = NULL;

      if (path == NULL)
        continue;
      window = find_window (GTK_APPLICATION (application), path);
      if (window != NULL)
        {
          gtk_window_present (GTK_WINDOW (window));
          continue;
        }
      window = find_empty_window (GTK_APPLICATION (application));
      if (window == NULL)
        window = duid_window_new (ADW_APPLICATION (application));
      duid_window_begin (window, path);
    }
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       application)
{
  gtk_window_present (GTK_WINDOW (duid_window_new (application)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       application)
{
  duid_preferences_show (gtk_application_get_active_window (application));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       application)
{
  duid_compat_show_about (gtk_application_get_active_window (application));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       application)
{
  /* Closing one may be the end of others: its dialogs. */
  GList *windows = g_list_copy_deep (gtk_application_get_windows (application),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  for (GList *list = windows; list != NULL; list = list->next)
    gtk_window_close (list->data);
  g_list_free_full (windows, g_object_unref);
}

static void
add_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[4];
  } known[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.new-window", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.import", { "<Control>i" } },
    { "win.write-story", { "<Control><Shift>n" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.search", { "<Control>f" } },
    { "win.present", { "F5" } },
    { "win.print", { "<Control>p" } },
    { "win.export-excel", { "<Control>e" } },
    { "win.save-group", { "<Control>g" } },
    { "win.clear-all", { "<Control>BackSpace" } },
    { "win.toggle-facets", { "F9" } },
    { "win.page::explore", { "<Alt>1" } },
    { "win.page::stories", { "<Alt>2" } },
    { "win.page::compare", { "<Alt>3" } },
    { "win.page::indicators", { "<Alt>4" } },
    { "win.page::patterns", { "<Alt>5" } },
    { "win.page::compare", { "<Alt>3" } },
    { "win.next-story", { "<Alt>Down" } },
    { "win.previous-story", { "<Alt>Up" } },
    { "win.add-tag", { "<Control>t" } },
    { "win.tags", { "<Control><Shift>t" } },
    { "win.agreement", { "<Control><Shift>a" } },
    { "win.history", { "<Control>h" } },
    { "win.people", { "<Control><Shift>p" } },
    { "win.words", { "<Control><Shift>w" } },
    { "win.larger-text", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.smaller-text", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.normal-text", { "<Control>0" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    gtk_application_set_accels_for_action (application, known[i].action,
                                           (const char *const *) known[i].keys);
}

static void
startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (duid_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  add_keys (GTK_APPLICATION (application));
  duid_preferences_apply ();
}

static void
duid_application_class_init (DuidApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = startup;
  application_class->activate = activate;
  application_class->open = open_files;
}

static void
duid_application_init (DuidApplication *self)
{
}

DuidApplication *
duid_application_new (void)
{
  return g_object_new (DUID_TYPE_APPLICATION,
                       "application-id", DUID_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/nl/duiding/Duiding",
                       NULL);
}
