/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-story-rows.h"

#include "widgets/duid-story-row.h"
#include "widgets/duid-story-text.h"

/* Rows beyond those in sight that are filled as well: the keys get there first. */
#define MARGIN 4
/* Rows that are filled before it is known how high one is. */
#define FIRST_ROWS 8
/* How long the list must rest before rows out of sight get their names. */
#define REST_MS 250

struct _DuidStoryRows
{
  GtkListView        *list_view; /* borrowed */
  GtkAdjustment      *scroll;    /* owned, or NULL */
  GtkListItemFactory *factory;   /* owned */
  DuidSession        *session;   /* owned */
  DuidStoryList      *stories;   /* owned */
  guint               rest_timer;
  gboolean            is_searched; /* words are marked in the stories */
  int                 height;      /* of a row; 0 before there is one */
  double              item_height; /* with what the view puts around it */
};

/* The row in @item of the view, or NULL. */
static DuidStoryRow *
get_row (GtkWidget *item)
{
  GtkWidget *child = gtk_widget_get_first_child (item);

  return child != NULL && DUID_IS_STORY_ROW (child) ? DUID_STORY_ROW (child) : NULL;
}

static void
name_row (DuidStoryRows *self,
          DuidStoryRow  *story_row,
          gssize         row)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (story_row));
  g_autofree char *words = duid_story_row_dup_words (story_row, row);

  if (item != NULL && words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
}

static void
show_row (DuidStoryRows *self,
          DuidStoryRow  *story_row)
{
  gssize row = duid_story_list_get_row (self->stories, duid_story_row_get_place (story_row));

  if (row == duid_story_row_get_row (story_row))
    return;
  duid_story_row_show (story_row, row);
  gtk_widget_set_size_request (GTK_WIDGET (story_row), -1, -1);
  name_row (self, story_row, row);
}

/* ---- what is in sight ---- */

/* How high a row is: as the first that shows a story. Those that show none yet have the
 * same, or the list would change its length when they come into sight. */
static void
find_height (DuidStoryRows *self)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
  int        height = 0;

  while (item != NULL && (get_row (item) == NULL || duid_story_row_get_row (get_row (item)) < 0))
    item = gtk_widget_get_next_sibling (item);
  if (item == NULL)
    return;
  gtk_widget_measure (GTK_WIDGET (get_row (item)), GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                      NULL, NULL);
  if (self->item_height <= 0)
    self->item_height = height;
  if (height == self->height)
    return;
  self->height = height;
  for (item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL && duid_story_row_get_row (get_row (item)) < 0)
      gtk_widget_set_size_request (GTK_WIDGET (get_row (item)), -1, height);
}

static gboolean
is_in_sight (DuidStoryRows *self,
             guint          place)
{
  double page = self->scroll != NULL ? gtk_adjustment_get_page_size (self->scroll) : 0;
  double top;

  if (page <= 0 || self->item_height <= 0)
    return place < FIRST_ROWS;
  top = gtk_adjustment_get_value (self->scroll) / self->item_height;
  return place >= top - MARGIN && place <= top + page / self->item_height + MARGIN;
}

static void
name_rest_cb (gpointer data)
{
  DuidStoryRows *self = data;

  self->rest_timer = 0;
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      DuidStoryRow *story_row = get_row (item);

      if (story_row != NULL)
        name_row (self, story_row,
                  duid_story_list_get_row (self->stories, duid_story_row_get_place (story_row)));
    }
}

static void
name_rest_soon (DuidStoryRows *self)
{
  g_clear_handle_id (&self->rest_timer, g_source_remove);
  self->rest_timer = g_timeout_add_once (REST_MS, name_rest_cb, self);
}

static void
show_sight (DuidStoryRows *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      DuidStoryRow *story_row = get_row (item);

      if (story_row != NULL && is_in_sight (self, duid_story_row_get_place (story_row)))
        show_row (self, story_row);
    }
  find_height (self);
}

/* Nothing that a row shows is what it would show now. */
static void
forget_shown (DuidStoryRows *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL)
      duid_story_row_show (get_row (item), -1);
}

/* Another search may find the same stories, by other words. */
static void
moved_cb (DuidStoryRows *self)
{
  g_autoptr (GPtrArray) searches =
    duid_story_text_find_searches (duid_session_get_view (self->session));

  if (self->is_searched || searches->len > 0)
    forget_shown (self);
  self->is_searched = searches->len > 0;
  show_sight (self);
  name_rest_soon (self);
}

static void
resized_cb (DuidStoryRows *self)
{
  double upper = gtk_adjustment_get_upper (self->scroll);
  guint  n = g_list_model_get_n_items (G_LIST_MODEL (self->stories));

  if (n > 0 && upper > gtk_adjustment_get_page_size (self->scroll))
    self->item_height = upper / n;
  show_sight (self);
}

static void
scroll_cb (DuidStoryRows *self)
{
  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_data (self->scroll, self);
  g_set_object (&self->scroll,
                gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)));
  if (self->scroll == NULL)
    return;
  g_signal_connect_swapped (self->scroll, "value-changed", G_CALLBACK (show_sight), self);
  g_signal_connect_swapped (self->scroll, "changed", G_CALLBACK (resized_cb), self);
}

/* ---- rows, made when they come near ---- */

static void
setup_cb (DuidStoryRows *self,
          GtkListItem   *item)
{
  gtk_list_item_set_child (item, duid_story_row_new (self->session));
}

static void
bind_cb (DuidStoryRows *self,
         GtkListItem   *item)
{
  DuidStoryRow *story_row = DUID_STORY_ROW (gtk_list_item_get_child (item));
  guint         place = gtk_list_item_get_position (item);

  duid_story_row_set_place (story_row, place);
  if (is_in_sight (self, place))
    show_row (self, story_row);
  else
    {
      gtk_widget_set_size_request (GTK_WIDGET (story_row), -1,
                                   self->height > 0 ? self->height : -1);
      name_rest_soon (self);
    }
}

static void
unbind_cb (DuidStoryRows *self,
           GtkListItem   *item)
{
  DuidStoryRow *story_row = DUID_STORY_ROW (gtk_list_item_get_child (item));

  duid_story_row_set_place (story_row, GTK_INVALID_LIST_POSITION);
  duid_story_row_show (story_row, -1);
}

GtkWidget *
duid_story_rows_find (DuidStoryRows *self,
                      gssize         row)
{
  int place = duid_story_list_find (self->stories, row);

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
       item != NULL && place >= 0; item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL && duid_story_row_get_place (get_row (item)) == (guint) place)
      return item;
  return NULL;
}

/* ---- life ---- */

DuidStoryRows *
duid_story_rows_new (GtkListView   *list_view,
                     DuidSession   *session,
                     DuidStoryList *stories)
{
  DuidStoryRows *self = g_new0 (DuidStoryRows, 1);

  self->list_view = list_view;
  self->session = g_object_ref (session);
  self->stories = g_object_ref (stories);
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_swapped (self->factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (self->factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (self->factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_swapped (stories, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (list_view, "notify::vadjustment", G_CALLBACK (scroll_cb), self);
  scroll_cb (self);
  gtk_list_view_set_factory (list_view, self->factory);
  return self;
}

void
duid_story_rows_free (DuidStoryRows *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->rest_timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->factory, self);
  g_signal_handlers_disconnect_by_data (self->stories, self);
  g_signal_handlers_disconnect_by_data (self->list_view, self);
  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_data (self->scroll, self);
  g_clear_object (&self->scroll);
  g_clear_object (&self->factory);
  g_clear_object (&self->session);
  g_clear_object (&self->stories);
  g_free (self);
}
