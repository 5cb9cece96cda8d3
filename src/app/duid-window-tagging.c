/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-window-tagging.h"

#include "app/duid-tags-window.h"
#include "app/duid-window-private.h"
#include "app/duid-words-window.h"

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
