/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "app/duid-settings.h"
#include "app/duid-window-backups.h"
#include "app/duid-window-people.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-popover.h"

#include <glib/gi18n-lib.h>

/* Below this the facets close into a toggle and the title leaves the header. */
#define NARROW 1180

G_DEFINE_FINAL_TYPE (DuidWindow, duid_window, ADW_TYPE_APPLICATION_WINDOW)

void
duid_window_tell_error (DuidWindow   *self,
                        const char   *heading,
                        const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    duid_compat_tell (GTK_WINDOW (self), heading, error->message);
}

void
duid_window_toast (DuidWindow *self,
                   const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/* ---- showing the session ---- */

static void
enable (DuidWindow *self,
        const char *name,
        gboolean    is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
show_project (DuidWindow *self)
{
  static const char *const of_projects[] = {
    "import", "save-copy", "export-excel", "export-csv", "print", "present",
    "search", "clear-all", "save-group", "next-story", "previous-story", "add-tag",
    "check", "toggle-facets", "page", "close-project", "tag-selection", "number-tag"
  };
  gboolean    is_open = duid_session_get_dataset (self->session) != NULL;
  const char *title = is_open ? duid_session_get_title (self->session) : NULL;

  gtk_stack_set_visible_child_name (self->stack, is_open ? "project" : "welcome");
  gtk_widget_set_visible (self->project_buttons, is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), is_open);
  gtk_widget_set_visible (self->present_button, is_open);
  gtk_widget_set_visible (self->search_button, is_open);
  gtk_widget_set_visible (self->facets_button, is_open && self->was_narrow);
  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), is_open && !self->was_narrow);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  /* Window titles end up in the desktop's history: the project's title only. */
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Duiding");
  for (guint i = 0; i < G_N_ELEMENTS (of_projects); i++)
    enable (self, of_projects[i], is_open);
  duid_window_enable_tools (self, is_open);
  if (!is_open && gtk_widget_get_visible (GTK_WIDGET (self)))
    duid_window_fill_recent (self);
}

static void
show_history (DuidWindow *self)
{
  const char      *undo = duid_session_get_undo_words (self->session);
  const char      *redo = duid_session_get_redo_words (self->session);
  g_autofree char *undo_words =
    undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  g_autofree char *redo_words =
    redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));

  enable (self, "undo", undo != NULL);
  enable (self, "redo", redo != NULL);
  gtk_widget_set_tooltip_text (self->undo_button, undo_words);
  gtk_widget_set_tooltip_text (self->redo_button, redo_words);
}

static void
session_changed_cb (DuidWindow *self,
                    guint       what)
{
  if ((what & DUID_CHANGED_DATA) != 0)
    {
      duid_window_end_search (self);
      show_project (self);
      duid_window_plan_backups (self);
    }
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_HISTORY)) != 0)
    show_history (self);
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) != 0)
    duid_window_show_author (self);
  if ((what & DUID_CHANGED_BUSY) != 0)
    duid_window_show_busy (self);
  if ((what & DUID_CHANGED_CONDITIONS) != 0)
    duid_window_show_search (self);
}

/* ---- the welcome page ---- */

static void
recent_activated_cb (DuidWindow    *self,
                     GtkListBoxRow *row)
{
  duid_window_open (self, g_object_get_data (G_OBJECT (row), "path"));
}

static char *
dup_project_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".duiding"))
    name[strlen (name) - strlen (".duiding")] = '\0';
  return name;
}

static void
append_recent_row (DuidWindow *self,
                   const char *path)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *name = dup_project_name (path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  gtk_list_box_append (self->recent_list, row);
}

/* The rows are for the welcome page, when that is seen. */
void
duid_window_fill_recent (DuidWindow *self)
{
  g_auto (GStrv) recent = duid_settings_dup_recent ();
  gboolean   is_open = duid_session_get_dataset (self->session) != NULL;
  GtkWidget *row;

  gtk_widget_set_visible (self->recent_group, *recent != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), *recent != NULL);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->recent_list, 0))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  for (char **path = recent; *path != NULL && !is_open; path++)
    append_recent_row (self, *path);
}

static void
make_recent_menu_cb (GtkMenuButton *button,
                     gpointer       data)
{
  g_auto (GStrv) recent = duid_settings_dup_recent ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (char **path = recent; *path != NULL; path++)
    {
      g_autofree char *name = dup_project_name (*path);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", *path);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ---- size ---- */

static void
set_narrow (DuidWindow *self,
            gboolean    is_narrow)
{
  gboolean is_open = duid_session_get_dataset (self->session) != NULL;

  self->was_narrow = is_narrow;
  gtk_widget_set_visible (self->present_words, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->facets), !is_narrow);
  gtk_widget_set_visible (self->facets_button, is_open && is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->title), is_open && !is_narrow);
}

static void
narrow_cb (gpointer data)
{
  DuidWindow *self = data;
  gboolean    is_narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  if (self->session != NULL && is_narrow != self->was_narrow)
    set_narrow (self, is_narrow);
  g_object_unref (self);
}

static void
duid_window_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  DuidWindow *self = DUID_WINDOW (widget);

  GTK_WIDGET_CLASS (duid_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* What is shown may not change while it is being laid out. */
  if ((width < NARROW) != self->was_narrow)
    g_idle_add_once (narrow_cb, g_object_ref (self));
}

static void
duid_window_show (GtkWidget *widget)
{
  duid_window_fill_recent (DUID_WINDOW (widget));
  GTK_WIDGET_CLASS (duid_window_parent_class)->show (widget);
}

static void
restore_size (DuidWindow *self)
{
  GSettings *settings = duid_settings_get ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
keep_size (DuidWindow *self)
{
  GSettings *settings = duid_settings_get ();
  int        width;
  int        height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

/* What is under way ends in order, and clears away what it began, before the
 * program may end: its work holds on to the window. */
static void
wait_for_work (DuidWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  double          share;

  if (application == NULL || (self->export_job == NULL && self->caring == NULL &&
                              duid_session_get_busy (self->session, &share) == NULL))
    return;
  g_application_hold (G_APPLICATION (application));
  g_object_set_data_full (G_OBJECT (self), "application", application,
                          (GDestroyNotify) g_application_release);
}

static void
close_cb (DuidWindow *self,
          const char *nothing)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
duid_window_close_request (GtkWindow *window)
{
  DuidWindow *self = DUID_WINDOW (window);
  g_autoptr (GError) error = NULL;

  if (!duid_window_may_leave (self, _ ("_Stop and close"), close_cb, NULL))
    return GDK_EVENT_STOP;
  keep_size (self);
  wait_for_work (self);
  if (self->audience != NULL)
    gtk_window_destroy (self->audience);
  if (self->export_job != NULL)
    duid_export_job_cancel (self->export_job);
  duid_session_cancel (self->session);
  if (!duid_session_close (self->session, &error))
    g_info ("Closing: %s", error->message);
  return GTK_WINDOW_CLASS (duid_window_parent_class)->close_request (window);
}

/* ---- the window ---- */

static void
duid_window_dispose (GObject *object)
{
  DuidWindow *self = DUID_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  duid_window_end_search (self);
  g_clear_weak_pointer (&self->audience);
  g_clear_handle_id (&self->export_timer, g_source_remove);
  g_clear_handle_id (&self->backup_timer, g_source_remove);
  g_clear_handle_id (&self->present_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_WINDOW);
  g_clear_object (&self->stories);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_window_parent_class)->dispose (object);
}

static void
duid_window_finalize (GObject *object)
{
  DuidWindow *self = DUID_WINDOW (object);

  g_free (self->opening);
  g_free (self->figure);
  g_free (self->leave_for);
  g_clear_pointer (&self->intake, duid_intake_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->report, duid_import_report_free);
  G_OBJECT_CLASS (duid_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuidWindow, name)

static void
duid_window_class_init (DuidWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_window_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_window_finalize;
  widget_class->show = duid_window_show;
  widget_class->size_allocate = duid_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = duid_window_close_request;
  g_type_ensure (DUID_TYPE_FACET_PANE);
  g_type_ensure (DUID_TYPE_BOARD);
  g_type_ensure (DUID_TYPE_STORY_PANE);
  g_type_ensure (DUID_TYPE_READER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/window.ui");
  BIND (toasts);
  BIND (stack);
  BIND (undo_button);
  BIND (redo_button);
  BIND (facets_button);
  BIND (title);
  BIND (switcher);
  BIND (project_buttons);
  BIND (present_button);
  BIND (present_words);
  BIND (search_button);
  BIND (people_button);
  BIND (open_button);
  BIND (menu_button);
  BIND (main_menu);
  BIND (search_bar);
  BIND (search_entry);
  BIND (search_inside);
  BIND (pages);
  BIND (facet_paned);
  BIND (story_paned);
  BIND (reader_paned);
  BIND (facets);
  BIND (board);
  BIND (story_pane);
  BIND (reader);
  BIND (busy);
  BIND (busy_words);
  BIND (busy_bar);
  BIND (recent_group);
  BIND (recent_list);
  gtk_widget_class_bind_template_callback_full (
    widget_class, "search_changed_cb", G_CALLBACK (duid_window_search_changed));
  gtk_widget_class_bind_template_callback_full (
    widget_class, "search_inside_cb", G_CALLBACK (duid_window_search_inside));
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
use_author (DuidWindow *self)
{
  GSettings       *settings = duid_settings_get ();
  DuidProject     *project = duid_session_get_project (self->session);
  g_autofree char *name = settings != NULL ? g_settings_get_string (settings, "author-name") : NULL;
  g_autofree char *chosen =
    project != NULL ? duid_settings_dup_person (duid_project_get_path (project)) : NULL;

  /* Who said so in the project stays who they are there. */
  if (chosen == NULL && name != NULL && *g_strstrip (name) != '\0')
    duid_session_set_author (self->session, name);
}

static void
follow_author (DuidWindow *self)
{
  GSettings *settings = duid_settings_get ();

  use_author (self);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::author-name", G_CALLBACK (use_author), self,
                             G_CONNECT_SWAPPED);
}

static void
duid_window_init (DuidWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session = duid_session_new ();
  follow_author (self);
  self->stories = duid_story_list_new (self->session);
  duid_window_add_file_actions (self);
  duid_window_add_export_actions (self);
  duid_window_add_act_actions (self);
  duid_window_add_tool_actions (self);
  duid_window_add_pages (self);
  duid_window_add_blind_bar (self);
  duid_window_add_behind_line (self);
  duid_facet_pane_set_session (self->facets, self->session);
  duid_board_set_session (self->board, self->session);
  duid_story_pane_set_session (self->story_pane, self->session, self->stories);
  duid_reader_pane_set_session (self->reader, self->session);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  duid_window_add_keys (self);
  gtk_menu_button_set_create_popup_func (self->open_button, make_recent_menu_cb, self, NULL);
  duid_popover_make_menu_later (self->menu_button, self->main_menu);
  restore_size (self);
  session_changed_cb (self, ~0u);
}

DuidWindow *
duid_window_new (AdwApplication *application)
{
  return g_object_new (DUID_TYPE_WINDOW, "application", application, NULL);
}

gboolean
duid_window_shows (DuidWindow *self,
                   const char *path)
{
  DuidProject *project = duid_session_get_project (self->session);

  return project != NULL && g_strcmp0 (duid_project_get_path (project), path) == 0;
}

gboolean
duid_window_is_empty (DuidWindow *self)
{
  double share;

  return duid_session_get_project (self->session) == NULL &&
         duid_session_get_busy (self->session, &share) == NULL;
}
