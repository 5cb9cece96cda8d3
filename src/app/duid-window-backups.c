/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-backups.h"

#include "app/duid-window-private.h"
#include "store/duid-backup.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-list-page.h"

#include <glib/gi18n-lib.h>

#define FIRST_AFTER 60   /* seconds */
#define EVERY       3600 /* seconds */

/* ---- the program's own ---- */

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      path,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!duid_backup_keep (path, NULL, &error))
    g_info ("Backup: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static const char *
get_path (DuidWindow *self)
{
  DuidProject *project = duid_session_get_project (self->session);

  return project != NULL && !duid_project_is_read_only (project)
           ? duid_project_get_path (project)
           : NULL;
}

static void
keep_backup (DuidWindow *self)
{
  const char *path = get_path (self);
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, keep_in_thread);
}

static gboolean
hour_cb (gpointer self)
{
  keep_backup (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  DuidWindow *self = data;

  keep_backup (self);
  self->backup_timer = g_timeout_add_seconds (EVERY, hour_cb, self);
  return G_SOURCE_REMOVE;
}

void
duid_window_plan_backups (DuidWindow *self)
{
  g_clear_handle_id (&self->backup_timer, g_source_remove);
  if (get_path (self) != NULL)
    self->backup_timer = g_timeout_add_seconds (FIRST_AFTER, first_cb, self);
}

/* ---- versions ---- */

/* A version that is being kept. */
typedef struct
{
  char *path;
  char *name;
} Version;

static void
free_version (gpointer data)
{
  Version *version = data;

  g_free (version->path);
  g_free (version->name);
  g_free (version);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Version *version = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open_to_read (version->path, &error);

  if (project != NULL && duid_backup_make (project, version->name, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
version_made_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  DuidWindow *self = DUID_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      duid_window_tell_error (self, _ ("The version was not kept"), error);
      return;
    }
  words = g_strdup_printf (_ ("Version “%s” is kept."),
                           ((Version *) g_task_get_task_data (G_TASK (result)))->name);
  duid_window_toast (self, words);
}

static void
version_named_cb (const char *name,
                  gpointer    data)
{
  DuidWindow *self = data;
  const char *path = get_path (self);
  g_autoptr (GTask) task = NULL;
  Version *version;

  if (path == NULL)
    return;
  task = g_task_new (self, NULL, version_made_cb, NULL);
  version = g_new0 (Version, 1);
  version->path = g_strdup (path);
  version->name = g_strdup (name);
  g_task_set_task_data (task, version, free_version);
  g_task_run_in_thread (task, make_in_thread);
}

void
duid_window_keep_version (DuidWindow *self,
                          GVariant   *parameter)
{
  duid_compat_ask_text (GTK_WINDOW (self), _ ("Keep this version"),
                        _ ("The project as it is now stays under this name, beside the project. "
                           "You work on as before."),
                        NULL, _ ("_Keep"), version_named_cb, self);
}

/* ---- going back ---- */

/* Which backup goes where. */
typedef struct
{
  DuidWindow *window;
  char       *backup;
} Return;

static void
free_return (gpointer data)
{
  Return *back = data;

  g_object_unref (back->window);
  g_free (back->backup);
  g_free (back);
}

static void
place_chosen_cb (const char *const *paths,
                 gpointer           data)
{
  Return *back = data;

  if (paths != NULL && back->window->session != NULL)
    duid_window_copy_project (back->window, back->backup, paths[0], TRUE);
  free_return (back);
}

static void
go_back_cb (GtkWidget *button)
{
  DuidWindow      *self = g_object_get_data (G_OBJECT (button), "window");
  Return          *back = g_new0 (Return, 1);
  g_autofree char *title = g_strdup (duid_session_get_title (self->session));
  g_autofree char *name = g_strdup_printf (_ ("%s (earlier)"), title != NULL ? title : "");

  back->window = g_object_ref (self);
  back->backup = g_strdup (g_object_get_data (G_OBJECT (button), "backup"));
  duid_compat_choose_place (GTK_WINDOW (gtk_widget_get_root (button)), _ ("Work on from this"),
                            DUID_FILES_PROJECT, name, place_chosen_cb, back);
}

static void
add_row (DuidWindow       *self,
         GtkWidget        *group,
         const DuidBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Work on from this…"));
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (backup->moment);
  g_autofree char *when = g_date_time_format (moment, _ ("%-d %B %Y, %H:%M"));
  g_autofree char *size = g_format_size ((guint64) backup->n_bytes);
  g_autofree char *words = g_strdup_printf ("%s · %s", when, size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 backup->name != NULL ? backup->name : when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), backup->name != NULL ? words : size);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "window", self);
  g_object_set_data_full (G_OBJECT (button), "backup", g_strdup (backup->path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (go_back_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

void
duid_window_show_backups (DuidWindow *self,
                          GVariant   *parameter)
{
  DuidProject *project = duid_session_get_project (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = duid_backups_list (duid_project_get_path (project), &error);
  GtkWidget *page = duid_list_page_new (_ ("Versions and backups"));
  GtkWidget *versions;
  GtkWidget *own;

  versions = duid_list_page_add_group (
    page, _ ("Versions"),
    _ ("Kept under a name with “Keep this version…”. They stay."));
  own = duid_list_page_add_group (
    page, _ ("Backups"),
    _ ("Made by the program while you work, ten at most, and looked through. The "
       "project itself stays as it is when you work on from one."));
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const DuidBackup *backup = g_ptr_array_index (backups, i);

      add_row (self, backup->name != NULL ? versions : own, backup);
    }
  duid_compat_show_preferences (GTK_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  duid_window_tell_error (self, _ ("The backups could not be listed"), error);
}
