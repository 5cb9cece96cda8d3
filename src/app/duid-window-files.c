/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-people.h"
#include "app/duid-window-private.h"

#include "app/duid-import-window.h"
#include "app/duid-problem-rows.h"
#include "app/duid-settings.h"
#include "store/duid-edition.h"
#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A new window is seen with its project in it, unless that takes longer. */
#define PATIENCE_MS 300

/* ---- opening ---- */

/* What was counted, with a way to what there is to look at. */
static void
offer_report (DuidWindow *self,
              const char *words)
{
  guint            n_problems = self->problems != NULL ? self->problems->len : 0;
  gboolean         has_report = self->report != NULL;
  g_autofree char *both = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s · %u problem", "%s · %u problems", n_problems), words,
    n_problems);
  AdwToast *toast = adw_toast_new (n_problems > 0 ? both : words);

  adw_toast_set_button_label (toast, has_report ? _ ("Import report…") : _ ("Show"));
  adw_toast_set_action_name (toast, has_report ? "win.import-report" : "win.show-problems");
  if (n_problems > 0)
    adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

#define MOST_CHANGES 3

/* Which answers are others now, the most first: “Age 3, Mood 1 …”. */
static void
append_changes (DuidWindow *self,
                GString    *words)
{
  const GArray *changes =
    duid_project_get_import_changes (duid_session_get_project (self->session));

  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    {
      const DuidImportChange *change = &g_array_index (changes, DuidImportChange, i);

      g_string_append_printf (words, i == 0 ? " (%s %zu" : ", %s %zu", change->question,
                              change->n);
    }
  if (changes->len > 0)
    g_string_append (words, changes->len > MOST_CHANGES ? ", …)" : ")");
}

static void
tell_counts (DuidWindow             *self,
             const DuidImportCounts *counts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (counts->added + counts->changed + counts->unchanged == 0)
    return;
  g_string_append_printf (words, _ ("Stories: %zu added, %zu changed, %zu unchanged"),
                          counts->added, counts->changed, counts->unchanged);
  append_changes (self, words);
  if (counts->gone > 0)
    g_string_append_printf (words,
                            ngettext (" · %zu is no longer in the file: kept, and marked",
                                      " · %zu are no longer in the file: kept, and marked",
                                      counts->gone),
                            counts->gone);
  if (self->report != NULL || (self->problems != NULL && self->problems->len > 0))
    offer_report (self, words->str);
  else
    duid_window_toast (self, words->str);
}

/* A window that waited for its project to be seen. */
static void
end_waiting (DuidWindow *self)
{
  if (self->present_timer == 0)
    return;
  g_clear_handle_id (&self->present_timer, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DuidWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  DuidImportCounts counts = { 0 };
  gboolean         was_writing = duid_session_is_writing (DUID_SESSION (source));
  gboolean         is_open;
  GAction         *action;

  is_open = duid_session_open_finish (DUID_SESSION (source), result, &counts, &problems, &error);
  end_waiting (self);
  if (!is_open)
    {
      if (self->is_report_new)
        duid_window_keep_report (self, NULL);
      duid_window_tell_error (self,
                              was_writing ? _ ("The answers were not added")
                                          : _ ("This could not be opened"),
                              error);
      return;
    }
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_steal_pointer (&problems);
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "show-problems");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->problems->len > 0);
  duid_settings_add_recent (duid_project_get_path (duid_session_get_project (self->session)));
  duid_window_fill_recent (self);
  duid_window_finish_report (self, &counts);
  tell_counts (self, &counts);
  duid_window_greet (self);
  if (duid_project_is_read_only (duid_session_get_project (self->session)))
    duid_window_toast (self, _ ("This project can only be read: what you add will not be kept."));
}

static void
place_chosen_cb (const char *const *paths,
                 gpointer           data)
{
  g_autoptr (DuidWindow) self = data;
  g_autoptr (DuidIntake) intake = g_steal_pointer (&self->intake);

  if (paths == NULL || intake == NULL)
    {
      duid_window_keep_report (self, NULL);
      return;
    }
  /* The file chooser asked whether to replace it; a project is never overwritten. */
  if (g_file_test (paths[0], G_FILE_TEST_EXISTS))
    {
      duid_compat_tell (GTK_WINDOW (self), _ ("There is a project of that name"),
                        _ ("Choose another name, or open that project and use “Add answers…”. "
                           "Nothing was changed."));
      return;
    }
  duid_window_choose_author (self, paths[0]);
  duid_session_add_async (self->session, g_steal_pointer (&intake), paths[0], opened_cb,
                          g_object_ref (self));
}

static char *
suggest_project_name (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  char            *dot = strrchr (name, '.');

  if (g_str_has_suffix (name, "datapackage.json"))
    {
      g_autofree char *folder = g_path_get_dirname (file);

      g_free (name);
      name = g_path_get_basename (folder);
    }
  else if (dot != NULL && dot > name)
    *dot = '\0';
  return g_strconcat (name, ".duiding", NULL);
}

/* Answers go into the project that is open; without one, into a new one: asks where. */
static void
answers_read_cb (DuidIntake        *intake,
                 DuidImportReport  *report,
                 const char *const *files,
                 gpointer           data)
{
  DuidWindow      *self = data;
  DuidProject     *project = duid_session_get_project (self->session);
  g_autofree char *name = NULL;

  duid_window_keep_report (self, report);
  if (project != NULL)
    {
      duid_session_add_async (self->session, intake, duid_project_get_path (project), opened_cb,
                              g_object_ref (self));
      return;
    }
  name = suggest_project_name (files[0]);
  g_clear_pointer (&self->intake, duid_intake_free);
  self->intake = intake;
  duid_compat_choose_place (GTK_WINDOW (self), _ ("Keep the project as"), DUID_FILES_PROJECT, name,
                            place_chosen_cb, g_object_ref (self));
}

static void
look_at_answers (DuidWindow        *self,
                 const char *const *files)
{
  DuidDataset *project = duid_session_get_project (self->session) != NULL
                           ? duid_session_get_dataset (self->session)
                           : NULL;

  gtk_window_present (
    duid_import_window_new (GTK_WINDOW (self), files, project, answers_read_cb, self));
}

static gboolean
holds_answers (const char *path)
{
  static const char *const endings[] = { ".json", ".csv", ".tsv", ".txt", ".xlsx", ".ods", ".zip" };
  g_autofree char         *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

void
duid_window_open (DuidWindow *self,
                  const char *path)
{
  const char *files[] = { path, NULL };

  if (!duid_window_may_leave (self, _ ("_Stop and open"), duid_window_open, path))
    return;
  if (holds_answers (path))
    look_at_answers (self, files);
  else
    {
      duid_window_choose_author (self, path);
      duid_session_open_async (self->session, path, opened_cb, g_object_ref (self));
    }
}

static gboolean
patience_ended_cb (gpointer self)
{
  end_waiting (self);
  return G_SOURCE_REMOVE;
}

void
duid_window_begin (DuidWindow *self,
                   const char *path)
{
  /* First the window, then what it may ask on top of it. */
  if (holds_answers (path) || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else
    self->present_timer = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
  duid_window_open (self, path);
}

static void
open_chosen_cb (const char *const *paths,
                gpointer           data)
{
  g_autoptr (DuidWindow) self = data;

  if (paths != NULL)
    duid_window_open (self, paths[0]);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  duid_compat_choose_files (self, _ ("Open a project or answers"), DUID_FILES_ANY_INPUT, FALSE,
                            open_chosen_cb, g_object_ref (self));
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       self)
{
  duid_window_open (self, g_variant_get_string (parameter, NULL));
}

static void
answers_chosen_cb (const char *const *paths,
                   gpointer           data)
{
  g_autoptr (DuidWindow) self = data;

  if (paths != NULL)
    look_at_answers (self, paths);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  duid_compat_choose_files (self, _ ("Add answers"), DUID_FILES_ANSWERS, TRUE, answers_chosen_cb,
                            g_object_ref (self));
}

/* The sample beside the program, wherever it is installed or built. */
static char *
find_sample (void)
{
  const char *const *places = g_get_system_data_dirs ();
  g_autofree char   *own = g_build_filename (DUID_DATA_DIR, "sample", "datapackage.json", NULL);

  for (; *places != NULL; places++)
    {
      g_autofree char *path =
        g_build_filename (*places, "duiding", "sample", "datapackage.json", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_file_test (own, G_FILE_TEST_EXISTS) ? g_steal_pointer (&own) : NULL;
}

static void
example_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  DuidWindow       *self = data;
  g_autofree char  *sample = find_sample ();
  g_autofree char  *folder = g_build_filename (g_get_user_data_dir (), "duiding", NULL);
  g_autofree char  *path = g_build_filename (folder, "example.duiding", NULL);
  const char *const files[] = { sample, NULL };

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      duid_window_choose_author (self, path);
      duid_session_open_async (self->session, path, opened_cb, g_object_ref (self));
    }
  else if (sample == NULL)
    duid_compat_tell (
      GTK_WINDOW (self), _ ("The example is not there"),
      _ ("It was not installed with the program. Open a project or answers of your own instead."));
  else if (g_mkdir_with_parents (folder, 0700) != 0)
    duid_compat_tell (GTK_WINDOW (self), _ ("The example could not be kept"),
                      _ ("Your folder for program data cannot be written to. Free some room, or "
                         "ask who manages this computer."));
  else
    {
      duid_window_choose_author (self, path);
      duid_session_import_async (self->session, files, path, opened_cb, g_object_ref (self));
    }
}

static void
cancel_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DuidWindow *self = data;

  duid_session_cancel (self->session);
  if (self->export_job != NULL)
    duid_export_job_cancel (self->export_job);
  if (self->caring != NULL)
    g_cancellable_cancel (self->caring);
}

static void
close_project (DuidWindow *self,
               const char *nothing)
{
  g_autoptr (GError) error = NULL;

  if (!duid_window_may_leave (self, _ ("_Stop and close"), close_project, NULL))
    return;
  if (self->audience != NULL)
    gtk_window_destroy (self->audience);
  if (!duid_session_close (self->session, &error))
    duid_window_tell_error (self, _ ("Closing went wrong; nothing you did is lost"), error);
}

static void
close_project_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  close_project (data, NULL);
}

/* ---- what was wrong in the answers ---- */

static void
show_problems_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DuidWindow *self = data;
  GtkWidget  *window = adw_window_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *scroller = gtk_scrolled_window_new ();
  GtkWidget  *list = gtk_list_box_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("Problems in the answers"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "page");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  duid_problem_rows_fill (GTK_LIST_BOX (list), self->problems);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

void
duid_window_add_file_actions (DuidWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
    { .name = "import", .activate = import_cb },
    { .name = "import-new", .activate = import_cb },
    { .name = "example", .activate = example_cb },
    { .name = "cancel", .activate = cancel_cb },
    { .name = "close-project", .activate = close_project_cb },
    { .name = "show-problems", .activate = show_problems_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "show-problems")), FALSE);
  duid_window_add_report_action (self);
  duid_window_add_care_actions (self);
}
