/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-merge-window.h"

#include "app/duid-conflict-words.h"
#include "app/duid-window-private.h"
#include "share/duid-merge.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-list-page.h"

#include <glib/gi18n-lib.h>

/* A copy on its way into the project. */
typedef struct
{
  DuidWindow *window;
  char       *project; /* path of the project it comes into */
  char       *path;    /* of the copy */
  DuidMerge  *merge;   /* what it would bring, then what it brought */
} Addition;

static void
free_addition (gpointer data)
{
  Addition *addition = data;

  g_object_unref (addition->window);
  g_clear_pointer (&addition->merge, duid_merge_free);
  g_free (addition->project);
  g_free (addition->path);
  g_free (addition);
}

/* ---- in words ---- */

static void
append_contribution (GString                *text,
                     const DuidContribution *contribution)
{
  gboolean is_first = TRUE;

  g_string_append_printf (text, "\n%s: ", duid_merge_name_person (contribution->who));
  for (guint kind = 0; kind < DUID_MERGE_N_KINDS; kind++)
    if (contribution->n[kind] > 0)
      {
        g_autofree char *part = duid_merge_describe (kind, contribution->n[kind]);

        g_string_append_printf (text, "%s%s", is_first ? "" : ", ", part);
        is_first = FALSE;
      }
}

/* Who did how much, and what to know of it. */
static char *
tell_merge (const DuidMerge *merge)
{
  GString *text = g_string_new (_ ("It brings:"));
  gulong   n_stories = (gulong) merge->counts.n_stories;

  for (guint i = 0; i < merge->contributions->len; i++)
    append_contribution (text, g_ptr_array_index (merge->contributions, i));
  if (n_stories > 0)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "\n\n%lu story is new or has another version.",
                   "\n\n%lu stories are new or have another version.", n_stories),
      n_stories);
  if (merge->counts.n_erasures > 0)
    g_string_append (text, _ ("\n\nStories that were erased there are erased here too, for good."));
  if (merge->conflicts->len > 0)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE,
                   "\n\n%u thing has been given two values. Both are kept; you can choose.",
                   "\n\n%u things have been given two values. Both are kept; you can choose.",
                   merge->conflicts->len),
      merge->conflicts->len);
  if (duid_merge_has_wrong_clock (merge))
    g_string_append (text, _ ("\n\nThe clock of one of the computers is wrong. Nothing is lost by "
                              "that."));
  return g_string_free (text, FALSE);
}

/* ---- bringing it ---- */

static gboolean
merge_work (DuidProject  *project,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Addition *addition = data;

  g_clear_pointer (&addition->merge, duid_merge_free);
  addition->merge = duid_merge_run (project, addition->path, cancellable, error);
  return addition->merge != NULL;
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Addition *addition = data;
  g_autoptr (GError) error = NULL;

  if (!duid_session_open_finish (DUID_SESSION (source), result, NULL, NULL, &error))
    duid_window_tell_error (addition->window, _ ("The contributions were not added"), error);
  else if (addition->merge->conflicts->len > 0)
    duid_window_show_conflicts (addition->window, NULL);
  else
    duid_window_toast (addition->window, _ ("The contributions have been added."));
  free_addition (addition);
}

static gboolean
is_still_open (const Addition *addition)
{
  DuidProject *project = duid_session_get_project (addition->window->session);

  return project != NULL &&
         g_strcmp0 (duid_project_get_path (project), addition->project) == 0;
}

static void
agreed_cb (const char *answer,
           gpointer    data)
{
  Addition *addition = g_object_steal_data (G_OBJECT (data), "addition");

  if (addition == NULL)
    return;
  if (!is_still_open (addition))
    {
      free_addition (addition);
      return;
    }
  duid_session_work_async (addition->window->session, _ ("Adding contributions"), merge_work,
                           addition, merged_cb, addition);
}

/* ---- looking first ---- */

static void
preview_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Addition *addition = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (addition->project, &error);

  if (project != NULL)
    addition->merge = duid_merge_preview (project, addition->path, cancellable, &error);
  if (addition->merge == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  DuidWindow *self = DUID_WINDOW (source);
  Addition   *addition = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      duid_window_tell_error (self, _ ("The copy could not be read"), error);
      free_addition (addition);
      return;
    }
  name = g_filename_display_basename (addition->path);
  if (addition->merge->counts.n_taken == 0 && addition->merge->counts.n_imports == 0)
    {
      words = g_strdup_printf (_ ("“%s” brings nothing new: all of it is here already."), name);
      duid_window_toast (self, words);
      free_addition (addition);
      return;
    }
  heading = g_strdup_printf (_ ("Add the contributions of “%s”?"), name);
  words = tell_merge (addition->merge);
  g_object_set_data_full (G_OBJECT (self), "addition", addition, free_addition);
  duid_compat_ask (GTK_WINDOW (self), heading, words, _ ("_Add"), FALSE, agreed_cb, self);
}

static void
copy_chosen_cb (const char *const *paths,
                gpointer           data)
{
  DuidWindow  *self = data;
  DuidProject *project = duid_session_get_project (self->session);
  g_autoptr (GTask) task = NULL;
  Addition *addition;

  if (paths != NULL && project != NULL)
    {
      addition = g_new0 (Addition, 1);
      addition->window = g_object_ref (self);
      addition->project = g_strdup (duid_project_get_path (project));
      addition->path = g_strdup (paths[0]);
      task = g_task_new (self, NULL, previewed_cb, addition);
      g_task_set_task_data (task, addition, NULL);
      g_task_run_in_thread (task, preview_in_thread);
    }
  g_object_unref (self);
}

void
duid_window_add_contributions (DuidWindow *self,
                               GVariant   *parameter)
{
  duid_compat_choose_files (GTK_WINDOW (self), _ ("Another copy of this project"),
                            DUID_FILES_PROJECT, FALSE, copy_chosen_cb, g_object_ref (self));
}

/* ---- what was given two values ---- */

/* A row with two values. */
typedef struct
{
  DuidWindow   *window; /* borrowed: the list ends with it */
  DuidConflict *conflict;
} Choice;

static void
free_choice (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  duid_conflict_free (choice->conflict);
  g_free (choice);
}

static DuidConflict *
copy_conflict (const DuidConflict *conflict)
{
  DuidConflict *copy = g_new0 (DuidConflict, 1);

  copy->object = g_strdup (conflict->object);
  copy->id = g_strdup (conflict->id);
  copy->name = g_strdup (conflict->name);
  copy->field = g_strdup (conflict->field);
  copy->value = g_strdup (conflict->value);
  copy->who = g_strdup (conflict->who);
  copy->other_value = g_strdup (conflict->other_value);
  copy->other_who = g_strdup (conflict->other_who);
  return copy;
}

static void
choose (Choice     *choice,
        GtkWidget  *button,
        const char *value)
{
  DuidWindow *self = choice->window;
  GtkWidget  *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = duid_conflict_dup_value (choice->conflict, value);
  g_autofree char *words = g_strdup_printf (_ ("Chosen: %s"), shown);

  if (!duid_project_choose (duid_session_get_project (self->session), choice->conflict, value,
                            &error))
    {
      duid_window_tell_error (self, _ ("This was not kept"), error);
      return;
    }
  if (!duid_session_refresh (self->session, &error))
    duid_window_tell_error (self, _ ("This was kept, but not shown"), error);
  gtk_widget_set_sensitive (row, FALSE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
}

static void
choose_value_cb (GtkWidget *button,
                 gpointer   data)
{
  Choice *choice = data;

  choose (choice, button, choice->conflict->value);
}

static void
choose_other_cb (GtkWidget *button,
                 gpointer   data)
{
  Choice *choice = data;

  choose (choice, button, choice->conflict->other_value);
}

static void
add_value (DuidWindow         *self,
           AdwExpanderRow     *row,
           const DuidConflict *conflict,
           gboolean            is_other)
{
  const char      *value = is_other ? conflict->other_value : conflict->value;
  const char      *who = is_other ? conflict->other_who : conflict->who;
  GtkWidget       *line = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_with_label (_ ("Choose this"));
  Choice          *choice = g_new0 (Choice, 1);
  g_autofree char *words = duid_conflict_dup_value (conflict, value);

  choice->window = self;
  choice->conflict = copy_conflict (conflict);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), who != NULL ? who : "");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked",
                         G_CALLBACK (is_other ? choose_other_cb : choose_value_cb), choice,
                         free_choice, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  adw_expander_row_add_row (row, line);
}

void
duid_window_show_conflicts (DuidWindow *self,
                            GVariant   *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts =
    duid_project_list_conflicts (duid_session_get_project (self->session), &error);
  GtkWidget *page;
  GtkWidget *group;

  duid_window_tell_error (self, _ ("The project could not be read"), error);
  if (conflicts == NULL)
    return;
  if (conflicts->len == 0)
    {
      duid_window_toast (self, _ ("Nothing was given two values at the same time."));
      return;
    }
  page = duid_list_page_new (_ ("Given two values"));
  group = duid_list_page_add_group (
    page, _ ("Given two values"),
    _ ("Two people changed these without knowing of each other. The first of the two shows until "
       "somebody chooses; neither is lost."));
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DuidConflict *conflict = g_ptr_array_index (conflicts, i);
      GtkWidget          *row = adw_expander_row_new ();
      g_autofree char    *subject = duid_conflict_dup_subject (conflict);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), conflict->name);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subject);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), conflicts->len < 4);
      add_value (self, ADW_EXPANDER_ROW (row), conflict, FALSE);
      add_value (self, ADW_EXPANDER_ROW (row), conflict, TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  duid_compat_show_preferences (GTK_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}
