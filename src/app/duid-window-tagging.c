/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-tagging.h"

#include "app/duid-agreement-window.h"
#include "app/duid-tags-window.h"
#include "app/duid-window-private.h"
#include "app/duid-words-window.h"
#include "widgets/duid-look.h"
#include "widgets/duid-object-notes.h"

#include <glib/gi18n-lib.h>

/* The window of that kind that belongs to @self, or NULL. */
static GtkWindow *
find_window (DuidWindow *self,
             GType       type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *list = windows; list != NULL; list = list->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (list->data, type) &&
        gtk_window_get_transient_for (list->data) == GTK_WINDOW (self))
      return list->data;
  return NULL;
}

static void
show_one (DuidWindow *self,
          GType       type,
          GtkWindow *(*make) (GtkWindow   *parent,
                              DuidSession *session))
{
  GtkWindow *window = find_window (self, type);

  gtk_window_present (window != NULL ? window : make (GTK_WINDOW (self), self->session));
}

void
duid_window_show_tags (DuidWindow *self,
                       GVariant   *parameter)
{
  show_one (self, DUID_TYPE_TAGS_WINDOW, duid_tags_window_new);
}

void
duid_window_show_words (DuidWindow *self,
                        GVariant   *parameter)
{
  show_one (self, DUID_TYPE_WORDS_WINDOW, duid_words_window_new);
}

void
duid_window_show_agreement (DuidWindow *self,
                            GVariant   *parameter)
{
  show_one (self, DUID_TYPE_AGREEMENT_WINDOW, duid_agreement_window_new);
}

void
duid_window_show_notes (DuidWindow *self,
                        GVariant   *parameter)
{
  const char      *name = g_variant_get_string (parameter, NULL);
  int              question = duid_session_find_question (self->session, name);
  GtkWidget       *window = adw_window_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *notes = duid_object_notes_new (self->session);
  g_autofree char *label = duid_look_question_title (self->session, question);
  g_autofree char *title = g_strdup_printf (_ ("Notes on %s"), label);

  gtk_widget_add_css_class (notes, "page");
  /* What cannot be kept is told by the window's own action. */
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), notes);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 360);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  duid_object_notes_show (DUID_OBJECT_NOTES (notes), DUID_NOTED_QUESTION, name);
  gtk_window_present (GTK_WINDOW (window));
}
