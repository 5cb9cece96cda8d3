/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-tag-split-window.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

#define MOST_STORIES 1000 /* a selection first makes it fewer */

struct _DuidTagSplitWindow
{
  AdwWindow parent_instance;

  DuidSession *session; /* owned */
  char        *tag_id;
  GtkEditable *name;
  GtkWidget   *stories; /* a box of check buttons */
  GtkWidget   *button;
};

G_DEFINE_FINAL_TYPE (DuidTagSplitWindow, duid_tag_split_window, ADW_TYPE_WINDOW)

static DuidRows *
list_chosen (DuidTagSplitWindow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  DuidRows    *rows = duid_rows_new (duid_dataset_get_n_rows (dataset));

  for (GtkWidget *check = gtk_widget_get_first_child (self->stories); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      duid_rows_add (rows, GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (check), "row")));
  return rows;
}

static void
show_ready (DuidTagSplitWindow *self)
{
  g_autoptr (DuidRows) rows = list_chosen (self);
  gsize            n = duid_rows_count (rows);
  g_autofree char *words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Split off %zu story", "Split off %zu stories", n), n);
  const char *name = gtk_editable_get_text (self->name);

  gtk_button_set_label (GTK_BUTTON (self->button), words);
  gtk_widget_set_sensitive (self->button, n > 0 && *name != '\0');
}

static void
split_cb (DuidTagSplitWindow *self)
{
  g_autoptr (DuidRows) rows = list_chosen (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_left = 0;

  if (*name == '\0' || duid_rows_count (rows) == 0)
    return;
  if (!duid_session_split_tag (self->session, self->tag_id, rows, name, &n_left, &error))
    {
      duid_compat_tell (GTK_WINDOW (self), _ ("This was not kept"), error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  if (n_left == 0 || parent == NULL)
    return;
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "%zu story keeps the old tag too, since others gave it. Nobody takes away what "
                 "somebody else gave.",
                 "%zu stories keep the old tag too, since others gave it. Nobody takes away what "
                 "somebody else gave.",
                 n_left),
    n_left);
  duid_compat_tell (parent, _ ("Others gave this tag too"), words);
}

/* The stories that pass the filters, in one press. */
static void
choose_passing_cb (DuidTagSplitWindow *self)
{
  const DuidRows *passing =
    duid_selection_get_rows (duid_session_get_selection (self->session));

  for (GtkWidget *check = gtk_widget_get_first_child (self->stories); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
      GTK_CHECK_BUTTON (check),
      duid_rows_has (passing, GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (check), "row"))));
}

static void
add_stories (DuidTagSplitWindow *self,
             const DuidTag      *tag)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  guint        n = 0;

  for (gssize row = duid_rows_next (tag->rows, 0); row >= 0 && n < MOST_STORIES;
       row = duid_rows_next (tag->rows, (gsize) row + 1), n++)
    {
      g_autofree char *title = duid_dataset_dup_title (dataset, (gsize) row);
      GtkWidget       *check = gtk_check_button_new_with_label (title);

      gtk_widget_set_tooltip_text (check, duid_dataset_get_story (dataset, (gsize) row));
      g_object_set_data (G_OBJECT (check), "row", GSIZE_TO_POINTER ((gsize) row));
      g_signal_connect_object (check, "toggled", G_CALLBACK (show_ready), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->stories), check);
    }
}

/* ---- life ---- */

static void
duid_tag_split_window_dispose (GObject *object)
{
  g_clear_object (&DUID_TAG_SPLIT_WINDOW (object)->session);
  G_OBJECT_CLASS (duid_tag_split_window_parent_class)->dispose (object);
}

static void
duid_tag_split_window_finalize (GObject *object)
{
  g_free (DUID_TAG_SPLIT_WINDOW (object)->tag_id);
  G_OBJECT_CLASS (duid_tag_split_window_parent_class)->finalize (object);
}

static void
duid_tag_split_window_class_init (DuidTagSplitWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_tag_split_window_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_tag_split_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
duid_tag_split_window_init (DuidTagSplitWindow *self)
{
}

static GtkWidget *
make_content (DuidTagSplitWindow *self,
              const DuidTag      *tag)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *entry = gtk_entry_new ();
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *passing = gtk_button_new_with_label (_ ("Choose those that pass the filters"));
  g_autofree char *words =
    g_strdup_printf (_ ("These stories get another tag instead of “%s”:"), tag->name);
  GtkWidget *head = gtk_label_new (words);

  self->name = GTK_EDITABLE (entry);
  self->stories = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the new tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the new tag"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (show_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (GTK_LABEL (head), TRUE);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->stories);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_object (passing, "clicked", G_CALLBACK (choose_passing_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), passing);
  gtk_widget_add_css_class (box, "page");
  return box;
}

GtkWindow *
duid_tag_split_window_new (GtkWindow   *parent,
                           DuidSession *session,
                           const char  *tag_id)
{
  DuidTagSplitWindow *self = g_object_new (DUID_TYPE_TAG_SPLIT_WINDOW, NULL);
  DuidTagging        *tagging = duid_session_get_tagging (session);
  const DuidTag      *tag =
    duid_tagging_get_tag (tagging, (guint) duid_tagging_find_id (tagging, tag_id));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->session = g_object_ref (session);
  self->tag_id = g_strdup (tag_id);
  self->button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (split_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_content (self, tag));
  add_stories (self, tag);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Split a tag"));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 520);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  show_ready (self);
  return GTK_WINDOW (self);
}
