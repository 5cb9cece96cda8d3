/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "app/duid-preferences.h"
#include "session/duid-session-search.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-stories-page.h"

#include <glib/gi18n-lib.h>

/* Somebody who writes takes back words first, in the text where the cursor stands. */
static gboolean
change_text (DuidWindow *self,
             gboolean    is_undo)
{
  GtkWidget     *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkTextBuffer *buffer =
    GTK_IS_TEXT_VIEW (focus) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)) : NULL;

  if (buffer == NULL || !(is_undo ? gtk_text_buffer_get_can_undo (buffer)
                                  : gtk_text_buffer_get_can_redo (buffer)))
    return FALSE;
  if (is_undo)
    gtk_text_buffer_undo (buffer);
  else
    gtk_text_buffer_redo (buffer);
  return TRUE;
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DuidWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!change_text (self, TRUE) && !duid_session_undo (self->session, &error))
    duid_window_tell_error (self, _ ("This could not be undone"), error);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DuidWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!change_text (self, FALSE) && !duid_session_redo (self->session, &error))
    duid_window_tell_error (self, _ ("This could not be done again"), error);
}

static void
clear_all_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  duid_session_clear_all (((DuidWindow *) data)->session);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DuidWindow *self = data;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  duid_session_ready_search (self->session);
}

/* ---- the board ---- */

static void
add_chart_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  DuidWindow *self = data;

  adw_view_stack_set_visible_child_name (self->pages, "explore");
  duid_board_add_card (self->board, g_variant_get_string (parameter, NULL));
}

static void
toggle_facets_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  GtkWidget *facets = GTK_WIDGET (((DuidWindow *) data)->facets);

  gtk_widget_set_visible (facets, !gtk_widget_get_visible (facets));
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  adw_view_stack_set_visible_child_name (((DuidWindow *) data)->pages,
                                         g_variant_get_string (parameter, NULL));
}

/* ---- groups ---- */

static void
group_named_cb (const char *name,
                gpointer    data)
{
  DuidWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!duid_session_save_group (self->session, name, &error))
    duid_window_tell_error (self, _ ("The group could not be kept"), error);
}

static void
save_group_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DuidWindow *self = data;

  if (duid_session_get_view (self->session)->conditions->len == 0)
    duid_window_toast (self,
                       _ ("Choose stories first: brush a chart, or press an option on the left."));
  else
    duid_compat_ask_text (
      GTK_WINDOW (self), _ ("Save as group"),
      _ ("A group is this selection under a name. It stands on the left from now on."), NULL,
      _ ("_Save"), group_named_cb, self);
}

static void
show_group_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DuidWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!duid_session_show_group (self->session, g_variant_get_string (parameter, NULL), &error))
    duid_window_tell_error (self, _ ("This group cannot be shown any more"), error);
}

static void
delete_group_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DuidWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!duid_session_delete_group (self->session, g_variant_get_string (parameter, NULL), &error))
    duid_window_tell_error (self, _ ("The group could not be deleted"), error);
  else
    duid_window_toast (self, _ ("Group deleted. Undo brings it back."));
}

/* ---- stories ---- */

static void
step_story (DuidWindow *self,
            int         by)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->stories));
  int position = duid_story_list_find (self->stories, duid_session_get_focus (self->session));

  if (n > 0)
    duid_session_focus (self->session, duid_story_list_get_row (
                                         self->stories, (guint) CLAMP (position + by, 0, n - 1)));
}

static void
next_story_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  step_story (data, 1);
}

static void
previous_story_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  step_story (data, -1);
}

static void
read_story_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  adw_view_stack_set_visible_child_name (((DuidWindow *) data)->pages, "stories");
}

static void
add_tag_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  DuidWindow *self = data;

  if (duid_session_get_focus (self->session) < 0)
    return;
  if (g_str_equal (adw_view_stack_get_visible_child_name (self->pages), "stories"))
    duid_stories_page_add_tag (DUID_STORIES_PAGE (duid_window_show_page (self, "stories")));
  else
    duid_reader_pane_add_tag (self->reader);
}

static void
rows_tagged_cb (const char *name,
                gpointer    data)
{
  DuidWindow     *self = data;
  DuidSelection  *selection = duid_session_get_selection (self->session);
  const DuidRows *rows = selection != NULL ? duid_selection_get_rows (selection) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gsize            n = rows != NULL ? duid_rows_count (rows) : 0;

  /* Others may have added stories while the name was typed: who said yes to some
   * did not say yes to those. */
  if (n != self->n_to_tag)
    {
      duid_window_toast (self, _ ("The selection changed meanwhile; nothing was tagged."));
      return;
    }
  if (!duid_session_tag (self->session, rows, name, TRUE, &error))
    {
      duid_window_tell_error (self, _ ("The stories could not be tagged"), error);
      return;
    }
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%zu story tagged “%s”. Undo takes it back.",
                 "%zu stories tagged “%s”. Undo takes it back.", n),
    n, name);
  duid_window_toast (self, words);
}

static void
tag_selection_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DuidWindow      *self = data;
  g_autofree char *words = NULL;
  gsize            n;

  if (duid_session_get_dataset (self->session) == NULL)
    return;
  n = duid_selection_get_n_rows (duid_session_get_selection (self->session));
  self->n_to_tag = n;
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "The tag is put on the %zu story of the selection.",
                 "The tag is put on all %zu stories of the selection.", n),
    n);
  if (n > 0)
    duid_compat_ask_text (GTK_WINDOW (self), _ ("Tag the whole selection"), words, NULL, _ ("_Tag"),
                          rows_tagged_cb, self);
}

/* What panes could not do comes here to be told. */
static void
show_error_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  duid_compat_tell (data, _ ("This was not kept"), g_variant_get_string (parameter, NULL));
}

/* ---- presenting ---- */

/* The screen that the main window is not on, or NULL. */
static GdkMonitor *
find_other_monitor (DuidWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return monitor;
    }
  return NULL;
}

static void
present_question (DuidWindow *self,
                  const char *question)
{
  if (self->audience == NULL)
    {
      GdkMonitor *other = find_other_monitor (self);

      g_set_weak_pointer (&self->audience, duid_audience_window_new (self->session));
      gtk_window_set_application (self->audience, NULL);
      if (other != NULL)
        gtk_window_fullscreen_on_monitor (self->audience, other);
      else
        gtk_window_fullscreen (self->audience);
    }
  duid_audience_window_show_chart (DUID_AUDIENCE_WINDOW (self->audience), question);
  gtk_window_present (self->audience);
}

static void
present_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  DuidWindow *self = data;

  if (self->audience != NULL)
    gtk_window_close (self->audience);
  else
    present_question (self, NULL);
}

static void
present_chart_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  present_question (data, g_variant_get_string (parameter, NULL));
}

static void
larger_text_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  duid_preferences_change_text (1);
}

static void
smaller_text_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  duid_preferences_change_text (-1);
}

static void
normal_text_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  duid_preferences_change_text (0);
}

void
duid_window_add_act_actions (DuidWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "clear-all", .activate = clear_all_cb },
    { .name = "search", .activate = search_cb },
    { .name = "add-chart", .activate = add_chart_cb, .parameter_type = "s" },
    { .name = "toggle-facets", .activate = toggle_facets_cb },
    { .name = "page", .activate = page_cb, .parameter_type = "s" },
    { .name = "save-group", .activate = save_group_cb },
    { .name = "show-group", .activate = show_group_cb, .parameter_type = "s" },
    { .name = "delete-group", .activate = delete_group_cb, .parameter_type = "s" },
    { .name = "next-story", .activate = next_story_cb },
    { .name = "previous-story", .activate = previous_story_cb },
    { .name = "read-story", .activate = read_story_cb },
    { .name = "add-tag", .activate = add_tag_cb },
    { .name = "tag-selection", .activate = tag_selection_cb },
    { .name = "show-error", .activate = show_error_cb, .parameter_type = "s" },
    { .name = "present", .activate = present_cb },
    { .name = "present-chart", .activate = present_chart_cb, .parameter_type = "s" },
    { .name = "larger-text", .activate = larger_text_cb },
    { .name = "smaller-text", .activate = smaller_text_cb },
    { .name = "normal-text", .activate = normal_text_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  duid_window_mend_search (self);
}
