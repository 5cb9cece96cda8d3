/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-erase-window.h"
#include "app/duid-history-window.h"
#include "app/duid-items-window.h"
#include "app/duid-merge-window.h"
#include "app/duid-print-patterns.h"
#include "app/duid-question-window.h"
#include "app/duid-telling-window.h"
#include "app/duid-window-backups.h"
#include "app/duid-window-compare.h"
#include "app/duid-window-people.h"
#include "app/duid-window-private.h"
#include "app/duid-window-reading.h"
#include "app/duid-window-table.h"
#include "app/duid-window-tagging.h"
#include "base/duid-cells.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-patterns-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An act of the window with a window of its own: an action “win.NAME”. */
typedef struct
{
  const char *name;
  const char *parameter_type; /* or NULL */
  gboolean    of_project;     /* only while one is open */
  void (*run) (DuidWindow *self,
               GVariant   *parameter);
} DuidWindowTool;

/* Of the stories that are selected, with the chart of a question or (“”) without. */
static void
add_pattern (DuidWindow *self,
             GVariant   *parameter)
{
  const char      *question = g_variant_get_string (parameter, NULL);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (!duid_session_add_pattern (self->session, *question != '\0' ? question : NULL, &id, &error))
    duid_window_tell_error (self, _ ("The pattern could not be kept"), error);
  else
    duid_patterns_page_choose (DUID_PATTERNS_PAGE (duid_window_show_page (self, "patterns")), id);
}

/* A question on the board in a way of its own: its card if there is one, else a new one. */
static void
add_chart_as (DuidWindow *self,
              GVariant   *parameter)
{
  g_autoptr (DuidView) view = duid_view_copy (duid_session_get_view (self->session));
  DuidCard   *card = NULL;
  const char *question;
  const char *display;

  g_variant_get (parameter, "(&s&s)", &question, &display);
  for (guint i = 0; i < view->cards->len && card == NULL; i++)
    if (strcmp (((DuidCard *) g_ptr_array_index (view->cards, i))->question, question) == 0)
      card = g_ptr_array_index (view->cards, i);
  if (card == NULL)
    {
      card = duid_card_new (question);
      g_ptr_array_add (view->cards, card);
    }
  g_free (card->show_as);
  card->show_as = g_strdup (display);
  card->span = 2;
  duid_session_look (self->session, view, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-chart", "s", question);
}

static void
print_patterns (DuidWindow *self,
                GVariant   *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!duid_print_patterns (GTK_WINDOW (self), self->session, NULL, &error))
    duid_window_tell_error (self, _ ("The patterns could not be printed"), error);
}

static void
mark_unread (DuidWindow *self,
             GVariant   *parameter)
{
  gssize row = duid_session_get_focus (self->session);
  g_autoptr (GError) error = NULL;

  if (row >= 0 && !duid_session_mark_read (self->session, row, FALSE, &error))
    duid_window_tell_error (self, _ ("This was not kept"), error);
}

/* For a new question (“”), or to change that of the name. */
static void
show_items (DuidWindow *self,
            GVariant   *parameter)
{
  const char *question = g_variant_get_string (parameter, NULL);

  gtk_window_present (duid_items_window_new (GTK_WINDOW (self), self->session,
                                             *question != '\0' ? question : NULL));
}

static void
show_keys (DuidWindow *self,
           GVariant   *parameter)
{
  duid_compat_show_keys (GTK_APPLICATION_WINDOW (self));
}

static const DuidWindowTool tools[] = {
  { "compare-chosen", NULL, TRUE, duid_window_compare_chosen },
  { "how-to-read", "s", TRUE, duid_window_how_to_read },
  { "add-pattern", "s", TRUE, add_pattern },
  { "add-chart-as", "(ss)", TRUE, add_chart_as },
  { "save-table", DUID_CELLS_TYPE, TRUE, duid_window_save_table },
  { "save-card-table", "s", TRUE, duid_window_save_card_table },
  { "copy-card-table", "s", TRUE, duid_window_copy_card_table },
  { "print-patterns", NULL, TRUE, print_patterns },
  { "change-question", "s", TRUE, duid_window_change_question },
  { "write-story", NULL, TRUE, duid_window_write_story },
  { "add-contributions", NULL, TRUE, duid_window_add_contributions },
  { "conflicts", NULL, TRUE, duid_window_show_conflicts },
  { "keep-version", NULL, TRUE, duid_window_keep_version },
  { "people", NULL, TRUE, duid_window_show_people },
  { "history", NULL, TRUE, duid_window_show_history },
  { "backups", NULL, TRUE, duid_window_show_backups },
  { "tags", NULL, TRUE, duid_window_show_tags },
  { "agreement", NULL, TRUE, duid_window_show_agreement },
  { "words", NULL, TRUE, duid_window_show_words },
  { "items", "s", TRUE, show_items },
  { "erase-story", NULL, TRUE, duid_window_erase_story },
  { "story-unread", NULL, TRUE, mark_unread },
  { "question-notes", "s", TRUE, duid_window_show_notes },
  { "show-help-overlay", NULL, FALSE, show_keys },
  { NULL },
};

static void
tool_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (const DuidWindowTool *tool = tools; tool->name != NULL; tool++)
    if (strcmp (tool->name, name) == 0)
      tool->run (data, parameter);
}

void
duid_window_add_tool_actions (DuidWindow *self)
{
  for (const DuidWindowTool *tool = tools; tool->name != NULL; tool++)
    {
      const GActionEntry entry = { .name = tool->name,
                                   .activate = tool_cb,
                                   .parameter_type = tool->parameter_type };

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}

void
duid_window_enable_tools (DuidWindow *self,
                          gboolean    is_open)
{
  for (const DuidWindowTool *tool = tools; tool->name != NULL; tool++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), tool->name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_open || !tool->of_project);
    }
}
