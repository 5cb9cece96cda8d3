/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-tags-window.h"

#include "app/duid-tag-split-window.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-tag-details.h"
#include "widgets/duid-tag-tree-view.h"
#include "widgets/duid-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DuidTagsWindow
{
  AdwWindow parent_instance;

  DuidSession     *session; /* owned */
  DuidTagTreeView *tree;
  DuidTagDetails  *details;
  GtkEditable     *fresh; /* where a new tag is written */
};

G_DEFINE_FINAL_TYPE (DuidTagsWindow, duid_tags_window, ADW_TYPE_WINDOW)

static void
tell_error (DuidTagsWindow *self,
            const GError   *error)
{
  duid_compat_tell (GTK_WINDOW (self), _ ("This was not kept"), error->message);
}

static const DuidTag *
get_chosen (DuidTagsWindow *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  const char        *id = duid_tag_tree_view_get_selected (self->tree);
  int                tag = tagging != NULL && id != NULL ? duid_tagging_find_id (tagging, id) : -1;

  return tag >= 0 ? duid_tagging_get_tag (tagging, (guint) tag) : NULL;
}

static void
selected_cb (DuidTagsWindow *self)
{
  duid_tag_details_show (self->details, duid_tag_tree_view_get_selected (self->tree));
}

static void
add_cb (DuidTagsWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->fresh)));
  g_autoptr (GError) error = NULL;
  const DuidTagging *tagging;

  if (*name == '\0')
    return;
  if (!duid_session_add_tag (self->session, name, NULL, &error))
    {
      tell_error (self, error);
      return;
    }
  gtk_editable_set_text (self->fresh, "");
  tagging = duid_session_get_tagging (self->session);
  duid_tag_tree_view_select (
    self->tree,
    duid_tagging_get_tag (tagging, (guint) duid_tagging_find (tagging, name))->id);
}

/* ---- merging ---- */

static void
merge_into_cb (DuidTagsWindow *self,
               GtkListBoxRow  *row)
{
  GtkWidget       *popover = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_POPOVER);
  g_autofree char *into = g_strdup (g_object_get_data (G_OBJECT (row), "tag"));
  g_autofree char *from = g_strdup (duid_tag_tree_view_get_selected (self->tree));
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (from == NULL)
    return;
  if (!duid_session_merge_tag (self->session, from, into, &error))
    tell_error (self, error);
  else
    duid_tag_tree_view_select (self->tree, into);
}

static GtkWidget *
make_others (DuidTagsWindow *self,
             const DuidTag  *tag)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  GtkWidget         *list = gtk_list_box_new ();

  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *other = duid_tagging_get_tag (tagging, i);
      GtkWidget     *row = gtk_list_box_row_new ();
      GtkWidget     *label = gtk_label_new (other->name);

      if (other == tag)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (other->id), g_free);
      gtk_widget_add_css_class (row, "tag-tree-row");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (merge_into_cb), self,
                           G_CONNECT_SWAPPED);
  return list;
}

static void
ask_merge (DuidTagsWindow *self,
           const DuidTag  *tag)
{
  GtkWidget       *popover = gtk_popover_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  g_autofree char *words = g_strdup_printf (_ ("“%s” becomes part of:"), tag->name);
  GtkWidget       *head = gtk_label_new (words);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_others (self, tag));
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "caption-heading");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->details));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_LEFT);
  duid_popover_let_go_when_closed (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* ---- the other acts ---- */

static void
show_only (DuidTagsWindow *self,
           const DuidTag  *tag)
{
  const char *words[] = { tag->name, NULL };
  g_autoptr (DuidCondition) brush = duid_condition_new_words (DUID_CONDITION_TAGS, NULL, words);

  duid_session_brush (self->session, brush, DUID_BRUSH_REPLACE, FALSE);
}

static void
delete_tag (DuidTagsWindow *self,
            const DuidTag  *tag)
{
  g_autofree char *id = g_strdup (tag->id);
  g_autoptr (GError) error = NULL;

  if (!duid_session_delete_tag (self->session, id, &error))
    tell_error (self, error);
}

static void
act_cb (DuidTagsWindow *self,
        const char     *act)
{
  const DuidTag *tag = get_chosen (self);

  if (tag == NULL)
    return;
  if (strcmp (act, "merge") == 0)
    ask_merge (self, tag);
  else if (strcmp (act, "only") == 0)
    show_only (self, tag);
  else if (strcmp (act, "delete") == 0)
    delete_tag (self, tag);
  else
    gtk_window_present (duid_tag_split_window_new (GTK_WINDOW (self), self->session, tag->id));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *nothing)
{
  DuidTagsWindow *self = DUID_TAGS_WINDOW (widget);
  gboolean        is_undo = strcmp (name, "tags.undo") == 0;
  g_autoptr (GError) error = NULL;

  if (is_undo ? !duid_session_undo (self->session, &error)
              : !duid_session_redo (self->session, &error))
    tell_error (self, error);
}

static void
show_error_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *words)
{
  duid_compat_tell (GTK_WINDOW (widget), _ ("This was not kept"),
                    g_variant_get_string (words, NULL));
}

/* ---- life ---- */

static void
duid_tags_window_dispose (GObject *object)
{
  g_clear_object (&DUID_TAGS_WINDOW (object)->session);
  G_OBJECT_CLASS (duid_tags_window_parent_class)->dispose (object);
}

static void
duid_tags_window_class_init (DuidTagsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_tags_window_dispose;
  gtk_widget_class_install_action (widget_class, "tags.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "tags.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.show-error", "s", show_error_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "tags.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tags.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duid_tags_window_init (DuidTagsWindow *self)
{
}

static GtkWidget *
make_left (DuidTagsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *tree = duid_tag_tree_view_new (self->session);

  self->tree = DUID_TAG_TREE_VIEW (tree);
  self->fresh = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("New tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New tag"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tree, "tag-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), tree);
  gtk_widget_add_css_class (box, "tags-left");
  gtk_widget_set_size_request (box, 240, -1);
  return box;
}

GtkWindow *
duid_tags_window_new (GtkWindow   *parent,
                      DuidSession *session)
{
  DuidTagsWindow *self = g_object_new (DUID_TYPE_TAGS_WINDOW, NULL);
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget      *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->session = g_object_ref (session);
  self->details = DUID_TAG_DETAILS (duid_tag_details_new (session));
  gtk_widget_set_size_request (GTK_WIDGET (self->details), 300, -1);
  g_signal_connect_object (self->details, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  gtk_paned_set_start_child (GTK_PANED (paned), make_left (self));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (self->details));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 340);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), paned);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Tags"));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 600);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  selected_cb (self);
  /* Without tags the keys are in the place for the first one. */
  duid_tag_tree_view_start (self->tree);
  return GTK_WINDOW (self);
}
