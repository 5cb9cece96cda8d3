/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "base/duid-search.h"
#include "session/duid-session-search.h"

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

/* What is typed, or what the button beside it says of the same: looked for inside words;
 * "" when that asks for nothing (transfer full). */
static char *
dup_search (DuidWindow *self)
{
  g_autofree char *typed =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  g_autoptr (DuidSearch) search = duid_search_new (typed);

  if (search->terms->len == 0)
    return g_strdup ("");
  return gtk_toggle_button_get_active (self->search_inside) ? duid_search_dup_inside (typed, TRUE)
                                                            : g_steal_pointer (&typed);
}

static void
show_inside (DuidWindow *self,
             gsize       n_inside)
{
  g_autofree char *words =
    n_inside == 0 ? g_strdup (_ ("Inside words too"))
                  /* Translators: how many stories more that would find. */
                  : g_strdup_printf (_ ("Inside words too (+%zu)"), n_inside);

  gtk_button_set_label (GTK_BUTTON (self->search_inside), words);
}

/* They stand in the entry, also after undo. */
void
duid_window_show_search (DuidWindow *self)
{
  const char      *words = get_search (self);
  g_autofree char *bare = duid_search_dup_inside (words, FALSE);
  g_autofree char *search = dup_search (self);

  if (self->searching != NULL || g_str_equal (words, search) ||
      gtk_widget_has_focus (GTK_WIDGET (self->search_entry)) ||
      gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)) != NULL)
    return;
  self->is_searching = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), bare);
  if (*words != '\0')
    gtk_toggle_button_set_active (self->search_inside, duid_search_has_star (words));
  show_inside (self, 0);
  self->is_searching = FALSE;
}

static void
look (DuidWindow *self,
      const char *words)
{
  g_autoptr (DuidView) next = duid_view_searched (duid_session_get_view (self->session), words);

  duid_session_look (self->session, next, FALSE);
}

void
duid_window_end_search (DuidWindow *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

/* A search under way. */
typedef struct
{
  DuidWindow *window; /* owned */
  char       *words;
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->window);
  g_free (asked->words);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static void
searched_cb (GObject      *session,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  DuidFound found;

  /* The next key has begun another, or all is gone. */
  if (!duid_session_search_finish (DUID_SESSION (session), result, &found, &error))
    return;
  g_clear_object (&asked->window->searching);
  show_inside (asked->window, found.n_inside);
  look (asked->window, asked->words);
}

static void
search (DuidWindow *self,
        const char *words)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->window = g_object_ref (self);
  asked->words = g_strdup (words);
  self->searching = g_cancellable_new ();
  duid_session_search_async (self->session, words, self->searching, searched_cb, asked);
}

void
duid_window_search_changed (DuidWindow *self)
{
  g_autofree char *words = dup_search (self);

  /* The entry tells late, also of what the program wrote into it: that is no search. */
  if (self->is_searching || duid_session_get_dataset (self->session) == NULL)
    return;
  duid_window_end_search (self);
  if (g_str_equal (words, get_search (self)))
    return;
  if (*words != '\0')
    search (self, words);
  else
    {
      show_inside (self, 0);
      look (self, words);
    }
}

/* A star that was typed says the same, and would say it still. */
void
duid_window_search_inside (DuidWindow *self)
{
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *bare = duid_search_dup_inside (typed, FALSE);

  if (self->is_searching)
    return;
  if (duid_search_has_star (typed))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), bare);
  duid_window_search_changed (self);
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
