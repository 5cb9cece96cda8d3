/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-tree-view.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 20

struct _DuidTagTreeView
{
  AdwBin parent_instance;

  DuidSession *session; /* owned */
  GtkListBox  *list;
  char        *selected; /* id, or NULL */
  gboolean     is_filling;
  guint        fill_idle;
};

enum
{
  TAG_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidTagTreeView, duid_tag_tree_view, ADW_TYPE_BIN)

/* Where a dragged tag goes, as seen from the row it is over. */
typedef enum
{
  PLACE_BEFORE,
  PLACE_UNDER,
  PLACE_AFTER,
} Place;

static const DuidTag *
find_tag (DuidTagTreeView *self,
          const char      *id)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  int                tag = tagging != NULL && id != NULL ? duid_tagging_find_id (tagging, id) : -1;

  return tag >= 0 ? duid_tagging_get_tag (tagging, (guint) tag) : NULL;
}

static const char *
get_id (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "tag");
}

static void
move (DuidTagTreeView *self,
      const char      *tag_id,
      const char      *parent_id,
      const char      *before_id)
{
  g_autofree char *tag = g_strdup (tag_id);
  g_autofree char *parent = g_strdup (parent_id);
  g_autofree char *before = g_strdup (before_id);
  g_autoptr (GError) error = NULL;

  if (!duid_session_move_tag (self->session, tag, parent, before, &error))
    duid_complain (GTK_WIDGET (self), error);
}

/* ---- neighbours ---- */

/* The tag beside @tag under the same parent, @by before or after it; NULL at the end. */
static const DuidTag *
find_beside (DuidTagTreeView *self,
             const DuidTag   *tag,
             int              by)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  int                at = duid_tagging_find_id (tagging, tag->id);

  for (int i = at + by; i >= 0 && i < (int) tagging->tags->len; i += by)
    {
      const DuidTag *other = duid_tagging_get_tag (tagging, (guint) i);

      if (other->depth < tag->depth)
        return NULL;
      if (g_strcmp0 (other->parent_id, tag->parent_id) == 0)
        return other;
    }
  return NULL;
}

static const char *
id_or_null (const DuidTag *tag)
{
  return tag != NULL ? tag->id : NULL;
}

static gboolean
move_by_key (DuidTagTreeView *self,
             const DuidTag   *tag,
             guint            key)
{
  const DuidTag *beside = find_beside (self, tag, key == GDK_KEY_Down ? 1 : -1);
  const DuidTag *parent = find_tag (self, tag->parent_id);

  if (key == GDK_KEY_Up && beside != NULL)
    move (self, tag->id, tag->parent_id, beside->id);
  else if (key == GDK_KEY_Down && beside != NULL)
    move (self, tag->id, tag->parent_id, id_or_null (find_beside (self, beside, 1)));
  else if (key == GDK_KEY_Right && beside != NULL)
    move (self, tag->id, beside->id, NULL);
  else if (key == GDK_KEY_Left && parent != NULL)
    move (self, tag->id, parent->parent_id, id_or_null (find_beside (self, parent, 1)));
  return key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_Left || key == GDK_KEY_Right;
}

static gboolean
key_cb (DuidTagTreeView *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  const DuidTag *tag = find_tag (self, self->selected);

  if (tag == NULL || (state & GDK_ALT_MASK) == 0)
    return FALSE;
  return move_by_key (self, tag, key);
}

/* ---- dragging ---- */

static Place
find_place (GtkWidget *row,
            double     y)
{
  double height = gtk_widget_get_height (row);

  if (y < height * 0.3)
    return PLACE_BEFORE;
  return y > height * 0.7 ? PLACE_AFTER : PLACE_UNDER;
}

static void
mark_place (GtkWidget *row,
            int        place)
{
  static const char *const names[] = { "drop-before", "drop-under", "drop-after" };

  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    if (i == place)
      gtk_widget_add_css_class (row, names[i]);
    else
      gtk_widget_remove_css_class (row, names[i]);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_STRING, get_id (row));
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           gpointer       row)
{
  mark_place (row, (int) find_place (row, y));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target,
          gpointer       row)
{
  mark_place (row, -1);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       row)
{
  DuidTagTreeView *self =
    DUID_TAG_TREE_VIEW (gtk_widget_get_ancestor (row, DUID_TYPE_TAG_TREE_VIEW));
  const DuidTag *dragged = find_tag (self, g_value_get_string (value));
  const DuidTag *over = find_tag (self, get_id (row));
  Place          place = find_place (row, y);

  mark_place (row, -1);
  if (dragged == NULL || over == NULL || dragged == over)
    return FALSE;
  if (place == PLACE_UNDER)
    move (self, dragged->id, over->id, NULL);
  else if (place == PLACE_BEFORE)
    move (self, dragged->id, over->parent_id, over->id);
  else
    move (self, dragged->id, over->parent_id, id_or_null (find_beside (self, over, 1)));
  return TRUE;
}

static void
let_drag (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* ---- rows ---- */

static GtkWidget *
make_row (DuidTagTreeView *self,
          const DuidTag   *tag)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *name = gtk_label_new (tag->name);
  gsize            n = duid_rows_count (tag->rows);
  g_autofree char *digits = g_strdup_printf ("%zu", n);
  GtkWidget       *count = gtk_label_new (digits);
  g_autofree char *words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s, %zu story", "%s, %zu stories", n), tag->name, n);

  gtk_widget_set_margin_start (box, (int) tag->depth * INDENT);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "secondary");
  gtk_box_append (GTK_BOX (box), duid_tag_mark_new (DUID_TAG_MARK_DISC, tag->colour));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "tag-tree-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (row, tag->description);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag->id), g_free);
  let_drag (row);
  return row;
}

/* The row of the selected tag has the keys again when it had them. */
static void
fill (DuidTagTreeView *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  GtkWidget         *list = GTK_WIDGET (self->list);
  gboolean           had_keys = gtk_widget_get_focus_child (list) != NULL;
  GtkListBoxRow     *row;

  self->is_filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; tagging != NULL && i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);
      GtkWidget     *fresh = make_row (self, tag);

      gtk_list_box_append (self->list, fresh);
      if (g_strcmp0 (tag->id, self->selected) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (fresh));
    }
  self->is_filling = FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL && had_keys)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (find_tag (self, self->selected) == NULL)
    g_clear_pointer (&self->selected, g_free);
  g_signal_emit (self, signals[TAG_SELECTED], 0);
}

static void
fill_idle_cb (gpointer data)
{
  DuidTagTreeView *self = data;

  self->fill_idle = 0;
  fill (self);
}

/* Later: a row that something is dropped on, or a key pressed in, is still at work. */
static void
session_changed_cb (DuidTagTreeView *self,
                    guint            what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) != 0 && self->fill_idle == 0)
    self->fill_idle = g_idle_add_once (fill_idle_cb, self);
}

static void
row_selected_cb (DuidTagTreeView *self,
                 GtkListBoxRow   *row)
{
  if (self->is_filling)
    return;
  g_free (self->selected);
  self->selected = row != NULL ? g_strdup (get_id (row)) : NULL;
  g_signal_emit (self, signals[TAG_SELECTED], 0);
}

/* ---- life ---- */

static void
duid_tag_tree_view_dispose (GObject *object)
{
  DuidTagTreeView *self = DUID_TAG_TREE_VIEW (object);

  g_clear_handle_id (&self->fill_idle, g_source_remove);
  self->is_filling = TRUE;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_tag_tree_view_parent_class)->dispose (object);
}

static void
duid_tag_tree_view_finalize (GObject *object)
{
  g_free (DUID_TAG_TREE_VIEW (object)->selected);
  G_OBJECT_CLASS (duid_tag_tree_view_parent_class)->finalize (object);
}

static void
duid_tag_tree_view_class_init (DuidTagTreeViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_tag_tree_view_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_tag_tree_view_finalize;
  signals[TAG_SELECTED] = g_signal_new ("tag-selected", G_TYPE_FROM_CLASS (class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duid_tag_tree_view_init (DuidTagTreeView *self)
{
  GtkWidget          *list = gtk_list_box_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *hint = gtk_label_new (_ ("No tags yet. Press T while a story is in sight, "
                                                        "or make the first one here."));
  GtkEventController *key = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "secondary");
  gtk_widget_add_css_class (hint, "tag-picker-hint");
  gtk_widget_add_css_class (list, "tag-tree");
  gtk_list_box_set_placeholder (self->list, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags"), -1);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (list, key);
  g_signal_connect_swapped (list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
duid_tag_tree_view_new (DuidSession *session)
{
  DuidTagTreeView *self = g_object_new (DUID_TYPE_TAG_TREE_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

const char *
duid_tag_tree_view_get_selected (DuidTagTreeView *self)
{
  return self->selected;
}

void
duid_tag_tree_view_select (DuidTagTreeView *self,
                           const char      *tag_id)
{
  char *id = g_strdup (tag_id);

  g_free (self->selected);
  self->selected = id;
  fill (self);
}

gboolean
duid_tag_tree_view_start (DuidTagTreeView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}
