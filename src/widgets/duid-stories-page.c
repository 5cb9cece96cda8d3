/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-stories-page.h"

#include "widgets/duid-story-pane.h"

#include <glib/gi18n-lib.h>

struct _DuidStoriesPage
{
  AdwBin parent_instance;

  DuidSession    *session; /* owned */
  DuidStoryList  *stories; /* owned */
  DuidStoryPane  *list;
  DuidReaderPane *reader;
  GtkLabel       *place;
};

G_DEFINE_FINAL_TYPE (DuidStoriesPage, duid_stories_page, ADW_TYPE_BIN)

/* “12 of 84”, or how many there are when the story in focus is not among them. */
static void
show_place (DuidStoriesPage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->stories));
  gssize           row = duid_session_get_focus (self->session);
  int              position = duid_story_list_find (self->stories, row);
  g_autofree char *words = NULL;

  if (position >= 0)
    words = g_strdup_printf (_ ("%d of %u"), position + 1, n);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u story", "%u stories", n), n);
  gtk_label_set_text (self->place, words);
}

static void
session_changed_cb (DuidStoriesPage *self,
                    guint            what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_FOCUS)) != 0)
    show_place (self);
}

static void
duid_stories_page_dispose (GObject *object)
{
  DuidStoriesPage *self = DUID_STORIES_PAGE (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (self->stories, self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_STORIES_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->stories);
  G_OBJECT_CLASS (duid_stories_page_parent_class)->dispose (object);
}

static void
duid_stories_page_class_init (DuidStoriesPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_stories_page_dispose;
  g_type_ensure (DUID_TYPE_STORY_PANE);
  g_type_ensure (DUID_TYPE_READER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/stories-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidStoriesPage, list);
  gtk_widget_class_bind_template_child (widget_class, DuidStoriesPage, reader);
  gtk_widget_class_bind_template_child (widget_class, DuidStoriesPage, place);
}

static void
duid_stories_page_init (DuidStoriesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  duid_reader_pane_set_large (self->reader, TRUE);
}

void
duid_stories_page_set_session (DuidStoriesPage *self,
                               DuidSession     *session,
                               DuidStoryList   *list)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->stories = g_object_ref (list);
  duid_story_pane_set_session (self->list, session, list);
  duid_reader_pane_set_session (self->reader, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "moved", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
  show_place (self);
}

void
duid_stories_page_add_tag (DuidStoriesPage *self)
{
  duid_reader_pane_add_tag (self->reader);
}

DuidReaderPane *
duid_stories_page_get_reader (DuidStoriesPage *self)
{
  return self->reader;
}
