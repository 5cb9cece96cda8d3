/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include <glib/gi18n-lib.h>

/* The words that are searched for, which the next search replaces. */
static const char *
get_search (DuidWindow *self)
{
  const DuidView *view = duid_session_get_view (self->session);
  const char     *words = "";

  for (guint i = 0; i < view->conditions->len; i++)
    {
      const DuidCondition *condition = g_ptr_array_index (view->conditions, i);

      if (condition->kind == DUID_CONDITION_WORDS && !condition->is_inverted &&
          condition->words->len > 0 && !g_ptr_array_find (view->kept, condition, NULL))
        words = g_ptr_array_index (condition->words, 0);
    }
  return words;
}

/* They stand in the entry, also after undo. */
void
duid_window_show_search (DuidWindow *self)
{
  const char *words = get_search (self);

  if (gtk_widget_has_focus (GTK_WIDGET (self->search_entry)) ||
      gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)) != NULL ||
      g_str_equal (words, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))))
    return;
  self->is_searching = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  self->is_searching = FALSE;
}

void
duid_window_search_changed (DuidWindow *self)
{
  g_autoptr (DuidView) next = NULL;
  g_autofree char *words =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  /* The entry tells late, also of what the program wrote into it: that is no search. */
  if (self->is_searching || duid_session_get_dataset (self->session) == NULL ||
      g_str_equal (words, get_search (self)))
    return;
  next = duid_view_searched (duid_session_get_view (self->session), words);
  duid_session_look (self->session, next, FALSE);
}

/* Letters typed while the entry slides into sight would be lost, and every step of the
 * slide would draw all charts anew. The bar's own button has no name for a screen reader. */
void
duid_window_mend_search (DuidWindow *self)
{
  GtkWidget *revealer = gtk_widget_get_first_child (GTK_WIDGET (self->search_bar));
  GtkWidget *center = NULL;
  GtkWidget *close = NULL;

  if (!GTK_IS_REVEALER (revealer))
    return;
  gtk_revealer_set_transition_duration (GTK_REVEALER (revealer), 0);
  center = gtk_revealer_get_child (GTK_REVEALER (revealer));
  if (GTK_IS_CENTER_BOX (center))
    close = gtk_center_box_get_end_widget (GTK_CENTER_BOX (center));
  if (close != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Close the search"), -1);
}
