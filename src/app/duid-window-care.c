/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking after the file: copies of it, and whether it is sound. Both read all of it, in
 * another thread and by a connection of their own, while people go on working. */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

#define PULSE_INTERVAL_MS 100

typedef struct
{
  char      *from;
  char      *to;      /* NULL: it is looked through instead of copied */
  gboolean   opens;   /* the copy, once it is there */
  GPtrArray *reasons; /* what is wrong, char* */
} Care;

static void
free_care (gpointer data)
{
  Care *care = data;

  g_free (care->from);
  g_free (care->to);
  g_clear_pointer (&care->reasons, g_ptr_array_unref);
  g_free (care);
}

static void
care_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Care *care = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open_to_read (care->from, &error);
  gboolean is_done = FALSE;

  if (project != NULL)
    is_done = care->to != NULL
                ? duid_project_save_copy (project, care->to, cancellable, &error)
                : duid_project_check (project, &care->reasons, cancellable, &error);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell_copy (DuidWindow *self,
           const Care *care)
{
  g_autoptr (GFile) file = g_file_new_for_path (care->to);

  if (care->opens)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                        "");
  else
    duid_window_toast (self, _ ("The copy is kept. You go on working in the project itself."));
}

static void
tell_check (DuidWindow *self,
            const Care *care)
{
  g_autoptr (GString) words = NULL;

  if (care->reasons->len == 0)
    {
      duid_window_toast (self, _ ("The project is sound: file, log and stories agree."));
      return;
    }
  words = g_string_new (_ ("Keep a copy, and go on in an earlier copy if you have one."));
  for (guint i = 0; i < care->reasons->len; i++)
    g_string_append_printf (words, "\n\n%s",
                            (const char *) g_ptr_array_index (care->reasons, i));
  duid_compat_tell (GTK_WINDOW (self), _ ("Something in the project is wrong"), words->str);
}

static void
cared_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  DuidWindow *self = DUID_WINDOW (source);
  const Care *care = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&self->care_timer, g_source_remove);
  g_clear_object (&self->caring);
  if (self->session == NULL)
    return; /* the window was closed meanwhile */
  duid_window_show_busy (self);
  if (!is_done && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    duid_window_toast (self, care->to != NULL ? _ ("No copy was made.")
                                              : _ ("The project was not looked through."));
  else if (!is_done)
    duid_window_tell_error (self,
                            care->to != NULL ? _ ("The copy could not be kept")
                                             : _ ("The project could not be checked"),
                            error);
  else if (care->to != NULL)
    tell_copy (self, care);
  else
    tell_check (self, care);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (((DuidWindow *) data)->busy_bar);
  return G_SOURCE_CONTINUE;
}

/* Takes over @care. One at a time. */
static void
begin (DuidWindow *self,
       Care       *care)
{
  g_autoptr (GTask) task = NULL;

  if (self->caring != NULL || self->export_job != NULL)
    {
      duid_window_toast (self, _ ("Something else is being written. Try again when it is done."));
      free_care (care);
      return;
    }
  self->caring = g_cancellable_new ();
  self->care_timer = g_timeout_add (PULSE_INTERVAL_MS, pulse_cb, self);
  gtk_label_set_text (self->busy_words, care->to != NULL ? _ ("Copying the project")
                                                         : _ ("Looking through the project"));
  gtk_revealer_set_reveal_child (self->busy, TRUE);
  task = g_task_new (self, self->caring, cared_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, care, free_care);
  g_task_run_in_thread (task, care_in_thread);
}

void
duid_window_copy_project (DuidWindow *self,
                          const char *from,
                          const char *to,
                          gboolean    opens)
{
  Care *care = g_new0 (Care, 1);

  care->from = g_strdup (from);
  care->to = g_strdup (to);
  care->opens = opens;
  begin (self, care);
}

static void
copy_chosen_cb (const char *const *paths,
                gpointer           data)
{
  g_autoptr (DuidWindow) self = data;
  DuidProject *project =
    paths != NULL && self->session != NULL ? duid_session_get_project (self->session) : NULL;

  if (project != NULL)
    duid_window_copy_project (self, duid_project_get_path (project), paths[0], FALSE);
}

static void
save_copy_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  DuidWindow      *self = data;
  g_autofree char *base =
    g_path_get_basename (duid_project_get_path (duid_session_get_project (self->session)));
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".duiding"))
    base[strlen (base) - strlen (".duiding")] = '\0';
  name = g_strdup_printf (_ ("%s (copy).duiding"), base);
  duid_compat_choose_place (GTK_WINDOW (self), _ ("Keep a copy as"), DUID_FILES_PROJECT, name,
                            copy_chosen_cb, g_object_ref (self));
}

static void
check_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  DuidWindow *self = data;
  Care       *care = g_new0 (Care, 1);

  care->from = g_strdup (duid_project_get_path (duid_session_get_project (self->session)));
  begin (self, care);
}

void
duid_window_add_care_actions (DuidWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "save-copy", .activate = save_copy_cb },
    { .name = "check", .activate = check_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
