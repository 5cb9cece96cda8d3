/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-story-row.h"

#include "widgets/duid-story-text.h"
#include "widgets/duid-tag-mark.h"
#include "widgets/duid-tip.h"

#include <glib/gi18n-lib.h>

#define MOST_MARKS 4

struct _DuidStoryRow
{
  AdwBin parent_instance;

  DuidSession *session; /* owned */
  guint        place;
  gssize       row;
  GtkLabel    *title;
  GtkLabel    *first_line;
  GtkWidget   *marks;
  GtkWidget   *not_shown;
  GtkWidget   *unread;
};

G_DEFINE_FINAL_TYPE (DuidStoryRow, duid_story_row, ADW_TYPE_BIN)

static gboolean
has_row (DuidStoryRow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);

  return dataset != NULL && self->row >= 0 &&
         (gsize) self->row < duid_dataset_get_n_rows (dataset);
}

static void
show_marks (DuidStoryRow *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  g_autoptr (GArray) tags = duid_tagging_get_row (tagging, (gsize) self->row);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->marks)) != NULL)
    gtk_box_remove (GTK_BOX (self->marks), child);
  for (guint i = 0; i < MIN (tags->len, MOST_MARKS); i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, g_array_index (tags, guint, i));

      gtk_box_append (GTK_BOX (self->marks), duid_tag_mark_new (DUID_TAG_MARK_SQUARE, tag->colour));
    }
  gtk_widget_set_visible (self->marks, tags->len > 0);
}

static void
show_tagging (DuidStoryRow *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  gboolean           is_read = duid_rows_has (tagging->read, (gsize) self->row);

  show_marks (self);
  gtk_widget_set_visible (self->unread, !is_read);
  if (is_read)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
}

static void
show_lit (DuidStoryRow *self)
{
  const DuidRows *lit = duid_session_get_lit (self->session);

  if (lit != NULL && has_row (self) && duid_rows_has (lit, (gsize) self->row))
    gtk_widget_add_css_class (GTK_WIDGET (self), "lit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "lit");
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
show_marked (GtkLabel   *label,
             const char *text,
             GPtrArray  *searches)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  duid_story_text_mark (attributes, text, searches, is_dark ());
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

/* What is searched for stands in the line, wherever in the story it is. */
static void
show_words (DuidStoryRow *self)
{
  DuidDataset     *dataset = duid_session_get_dataset (self->session);
  const char      *story = duid_dataset_get_story (dataset, (gsize) self->row);
  g_autofree char *title = duid_dataset_dup_title (dataset, (gsize) self->row);
  g_autoptr (GPtrArray) searches =
    duid_story_text_find_searches (duid_session_get_view (self->session));
  g_autofree char *line = duid_story_text_dup_line (story, searches);

  show_marked (self->title, title, searches);
  show_marked (self->first_line, line, searches);
}

static void
session_changed_cb (DuidStoryRow *self,
                    guint         what)
{
  if ((what & DUID_CHANGED_LIT) != 0)
    show_lit (self);
  if ((what & (DUID_CHANGED_TAGGING | DUID_CHANGED_READ)) != 0 && has_row (self))
    show_tagging (self);
}

static void
enter_cb (DuidStoryRow *self)
{
  DuidRows *rows;

  if (!has_row (self))
    return;
  rows = duid_rows_new (duid_dataset_get_n_rows (duid_session_get_dataset (self->session)));
  duid_rows_add (rows, (gsize) self->row);
  duid_session_light (self->session, rows);
}

static void
leave_cb (DuidStoryRow *self)
{
  if (self->session != NULL)
    duid_session_light (self->session, NULL);
}

static GtkWidget *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

/* When it first shows a story: most rows of a list never do. */
static void
fill (DuidStoryRow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget          *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (make_label ("story-row-title"));
  self->first_line = GTK_LABEL (make_label ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->first_line), "secondary");
  self->marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->not_shown = gtk_image_new_from_icon_name ("duid-not-shown-symbolic");
  gtk_widget_add_css_class (self->not_shown, "secondary");
  duid_tip_set (self->not_shown,
                _ ("The teller did not agree to showing this story to a group."));
  self->unread = gtk_image_new_from_icon_name ("duid-unread-symbolic");
  gtk_widget_add_css_class (self->unread, "unread-dot");
  duid_tip_set (self->unread, _ ("Not read yet"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->not_shown);
  gtk_box_append (GTK_BOX (head), self->marks);
  gtk_box_append (GTK_BOX (head), self->unread);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->first_line));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
duid_story_row_dispose (GObject *object)
{
  DuidStoryRow *self = DUID_STORY_ROW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_story_row_parent_class)->dispose (object);
}

static void
duid_story_row_class_init (DuidStoryRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_story_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "story-row");
}

static void
duid_story_row_init (DuidStoryRow *self)
{
  self->row = -1;
}

GtkWidget *
duid_story_row_new (DuidSession *session)
{
  DuidStoryRow *self = g_object_new (DUID_TYPE_STORY_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
duid_story_row_set_place (DuidStoryRow *self,
                          guint         place)
{
  self->place = place;
}

guint
duid_story_row_get_place (DuidStoryRow *self)
{
  return self->place;
}

void
duid_story_row_show (DuidStoryRow *self,
                     gssize        row)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);

  self->row = row;
  if (!has_row (self))
    return;
  if (self->title == NULL)
    fill (self);
  show_words (self);
  gtk_widget_set_visible (self->not_shown, !duid_dataset_may_show (dataset, (gsize) row));
  show_tagging (self);
  show_lit (self);
}

gssize
duid_story_row_get_row (DuidStoryRow *self)
{
  return self->row;
}

char *
duid_story_row_dup_words (DuidStoryRow *self,
                          gssize        row)
{
  DuidDataset     *dataset = duid_session_get_dataset (self->session);
  g_autofree char *title = NULL;

  if (dataset == NULL || row < 0 || (gsize) row >= duid_dataset_get_n_rows (dataset))
    return NULL;
  title = duid_dataset_dup_title (dataset, (gsize) row);
  if (duid_rows_has (duid_session_get_tagging (self->session)->read, (gsize) row))
    return g_steal_pointer (&title);
  return g_strdup_printf (_ ("%s, not read yet"), title);
}
