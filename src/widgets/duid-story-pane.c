/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-story-pane.h"

#include "plot/duid-figure.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-popover.h"
#include "widgets/duid-story-row.h"
#include "widgets/duid-story-rows.h"
#include "widgets/duid-whole-draw.h"

#include <glib/gi18n-lib.h>

struct _DuidStoryPane
{
  AdwBin parent_instance;

  DuidSession        *session;   /* owned */
  DuidStoryList      *stories;   /* owned */
  GtkSingleSelection *selection; /* owned */
  DuidStoryRows      *rows;      /* owned */
  GSimpleActionGroup *actions;   /* owned */
  GtkWidget          *menu;      /* a child beside the template, or NULL */
  gssize              menu_row;
  guint               follow_idle;
  guint               regain_idle;
  gboolean            is_following; /* the selection follows the focus now */
  gboolean            wants_first;  /* of the queue that was just asked for */
  gboolean            holds_keys;   /* the keyboard was in the list when its rows changed */
  GtkLabel           *count;
  GtkLabel           *why;
  GtkMenuButton      *order_button;
  GMenuModel         *order_menu;
  GtkStack           *stack;
  GtkLabel           *empty;
  GtkWidget          *clear_button;
  GtkListView        *list_view;
};

G_DEFINE_FINAL_TYPE (DuidStoryPane, duid_story_pane, ADW_TYPE_BIN)

/* ---- focus and selection ---- */

static void
follow_focus (DuidStoryPane *self)
{
  int position = duid_story_list_find (self->stories, duid_session_get_focus (self->session));

  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
  self->is_following = FALSE;
}

static gboolean
has_keys (DuidStoryPane *self)
{
  GtkWidget *list = GTK_WIDGET (self->list_view);

  return (gtk_widget_get_state_flags (list) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The keys go on from the story in focus, wherever it was chosen. */
static void
move_keys (DuidStoryPane *self)
{
  GtkWidget *item =
    duid_story_rows_find (self->rows, duid_session_get_focus (self->session));

  gtk_widget_grab_focus (item != NULL ? item : GTK_WIDGET (self->list_view));
}

/* Before the next key, which would get lost with the row that had the focus; unless
 * the hand went elsewhere meanwhile, as to the choice of a tag. */
static gboolean
regain_keys_cb (gpointer data)
{
  DuidStoryPane *self = data;
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget     *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->regain_idle = 0;
  self->holds_keys = FALSE;
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    move_keys (self);
  return G_SOURCE_REMOVE;
}

/* Later, since a list that has just changed has no places for its rows yet. */
static void
scroll_to_focus_cb (gpointer data)
{
  DuidStoryPane *self = data;
  guint          position = gtk_single_selection_get_selected (self->selection);

  self->follow_idle = 0;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  if (has_keys (self))
    move_keys (self);
}

static void
scroll_to_focus (DuidStoryPane *self)
{
  if (self->follow_idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->follow_idle = g_idle_add_once (scroll_to_focus_cb, self);
}

static void
selected_cb (DuidStoryPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->is_following && position != GTK_INVALID_LIST_POSITION)
    duid_session_focus (self->session, duid_story_list_get_row (self->stories, position));
}

static void
activate_cb (DuidStoryPane *self,
             guint          position)
{
  duid_session_focus (self->session, duid_story_list_get_row (self->stories, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read-story", NULL);
}

/* ---- what it shows ---- */

static void
show_count (DuidStoryPane *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->stories));
  DuidDataset     *dataset = duid_session_get_dataset (self->session);
  gboolean         has_stories = dataset != NULL && duid_dataset_get_n_rows (dataset) > 0;
  g_autofree char *count = duid_figure_dup_count (n);

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->empty,
                      has_stories ? _ ("No stories pass these filters") : _ ("No stories yet"));
  gtk_widget_set_visible (self->clear_button, has_stories);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

/* Runs before the view throws its rows away, and the keyboard focus with them. */
static void
items_changing_cb (DuidStoryPane *self)
{
  self->holds_keys = self->holds_keys || has_keys (self);
}

/* Runs after the selection and the view have taken the change in. The row with the keys is
 * of another story now, unless they follow theirs. */
static void
moved_cb (DuidStoryPane *self)
{
  follow_focus (self);
  show_count (self);
  self->holds_keys = self->holds_keys || has_keys (self);
  if (self->holds_keys && self->regain_idle == 0)
    self->regain_idle = g_idle_add_full (G_PRIORITY_HIGH, regain_keys_cb, self, NULL);
}

static void
show_order (DuidStoryPane *self)
{
  GAction    *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "order");
  const char *name = duid_story_order_to_string (duid_story_list_get_order (self->stories));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
}

/* Why the story in focus stands where it stands. */
static void
show_why (DuidStoryPane *self)
{
  gssize           row = duid_session_get_focus (self->session);
  g_autofree char *words = duid_story_list_dup_words (self->stories, row);

  gtk_label_set_text (self->why, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), words != NULL);
}

/* Who asks for a queue begins to read it at its beginning. */
static void
queue_changed_cb (DuidStoryPane *self)
{
  if (self->wants_first && !duid_story_list_is_busy (self->stories))
    {
      self->wants_first = FALSE;
      if (duid_story_list_get_order (self->stories) >= DUID_STORY_ORDER_CENTRAL)
        duid_session_focus (self->session, duid_story_list_get_row (self->stories, 0));
    }
  show_why (self);
}

static void
session_changed_cb (DuidStoryPane *self,
                    guint          what)
{
  if ((what & DUID_CHANGED_FOCUS) != 0)
    {
      follow_focus (self);
      scroll_to_focus (self);
      show_why (self);
    }
  if ((what & DUID_CHANGED_DATA) != 0)
    {
      /* The menu is of a story under its old number. */
      g_clear_pointer (&self->menu, gtk_widget_unparent);
      self->menu_row = -1;
      show_count (self);
    }
}

static void
map_cb (DuidStoryPane *self)
{
  if (self->session == NULL)
    return;
  show_order (self);
  scroll_to_focus (self);
}

/* ---- orders ---- */

static void
order_cb (GSimpleAction *action,
          GVariant      *order,
          gpointer       data)
{
  DuidStoryPane *self = data;

  self->wants_first = TRUE;
  duid_story_list_set_order (self->stories,
                             duid_story_order_from_string (g_variant_get_string (order, NULL)));
  self->wants_first = self->wants_first && duid_story_list_is_busy (self->stories);
  show_order (self);
  scroll_to_focus (self);
}

/* A throw of the dice draws a story too: the first of the new order. */
static void
shuffle_cb (DuidStoryPane *self)
{
  duid_story_list_shuffle (self->stories);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0)
    duid_session_focus (self->session, duid_story_list_get_row (self->stories, 0));
  show_order (self);
  scroll_to_focus (self);
}

/* ---- the menu of a row ---- */

static void
mark_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       data)
{
  DuidStoryPane *self = data;
  gboolean       is_read = g_variant_get_boolean (target);
  g_autoptr (GError) error = NULL;

  if (!duid_session_mark_read (self->session, self->menu_row, is_read, &error))
    duid_complain (GTK_WIDGET (self), error);
}

static void
act_on_row_cb (GSimpleAction *action,
               GVariant      *nothing,
               gpointer       data)
{
  DuidStoryPane   *self = data;
  g_autofree char *act = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  duid_session_focus (self->session, self->menu_row);
  gtk_widget_activate_action (GTK_WIDGET (self), act, NULL);
}

static GMenuModel *
make_row_menu (DuidStoryPane *self)
{
  gboolean is_read = duid_rows_has (duid_session_get_tagging (self->session)->read,
                                    (gsize) self->menu_row);
  GMenu   *menu = g_menu_new ();

  g_menu_append (menu, _ ("Read at length"), "stories.read-story");
  g_menu_append (menu, _ ("Add a tag…"), "stories.add-tag");
  if (is_read)
    g_menu_append (menu, _ ("Mark as unread"), "stories.mark(false)");
  else
    g_menu_append (menu, _ ("Mark as read"), "stories.mark(true)");
  g_menu_append (menu, _ ("Erase for good…"), "stories.erase-story");
  return G_MENU_MODEL (menu);
}

static void
open_row_menu (DuidStoryPane *self,
               GtkWidget     *story_row,
               double         x,
               double         y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t at;
  g_autoptr (GMenuModel) model = NULL;

  self->menu_row = duid_story_row_get_row (DUID_STORY_ROW (story_row));
  if (self->menu_row < 0 || !gtk_widget_compute_point (story_row, GTK_WIDGET (self), &from, &at))
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  model = make_row_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_press_cb (DuidStoryPane *self,
                int            n_press,
                double         x,
                double         y)
{
  GtkWidget       *list = GTK_WIDGET (self->list_view);
  GtkWidget       *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget       *row = NULL;
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t at;

  if (picked != NULL)
    row = gtk_widget_get_ancestor (picked, DUID_TYPE_STORY_ROW);
  if (row != NULL && gtk_widget_compute_point (list, row, &from, &at))
    open_row_menu (self, row, at.x, at.y);
}

static gboolean
key_cb (DuidStoryPane  *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  if (key != GDK_KEY_Menu && !(key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    return FALSE;
  if (row == NULL || !DUID_IS_STORY_ROW (row))
    return FALSE;
  open_row_menu (self, row, 24, gtk_widget_get_height (row));
  return TRUE;
}

/* ---- life ---- */

static void
duid_story_pane_dispose (GObject *object)
{
  DuidStoryPane *self = DUID_STORY_PANE (object);

  g_clear_handle_id (&self->follow_idle, g_source_remove);
  g_clear_handle_id (&self->regain_idle, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (self->stories, self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_pointer (&self->rows, duid_story_rows_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_STORY_PANE);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->stories);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_story_pane_parent_class)->dispose (object);
}

static void
duid_story_pane_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  duid_whole_draw (widget, snapshot);
  GTK_WIDGET_CLASS (duid_story_pane_parent_class)->snapshot (widget, snapshot);
}

static void
duid_story_pane_class_init (DuidStoryPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_story_pane_dispose;
  widget_class->snapshot = duid_story_pane_snapshot;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/story-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, count);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, why);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, order_button);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, order_menu);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, empty);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DuidStoryPane, list_view);
  gtk_widget_class_bind_template_callback (widget_class, shuffle_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
duid_story_pane_init (DuidStoryPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "order", .activate = order_cb, .parameter_type = "s", .state = "'source'" },
    { .name = "mark", .activate = mark_cb, .parameter_type = "b" },
    { .name = "read-story", .activate = act_on_row_cb },
    { .name = "add-tag", .activate = act_on_row_cb },
    { .name = "erase-story", .activate = act_on_row_cb },
  };
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  duid_popover_make_menu_later (self->order_button, self->order_menu);
  self->menu_row = -1;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stories", G_ACTION_GROUP (self->actions));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_press_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), key);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

static void
show_list (DuidStoryPane *self)
{
  self->rows = duid_story_rows_new (self->list_view, self->session, self->stories);
  g_signal_connect_object (self->stories, "items-changed", G_CALLBACK (items_changing_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->stories));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "moved", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
}

void
duid_story_pane_set_session (DuidStoryPane *self,
                             DuidSession   *session,
                             DuidStoryList *list)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->stories = g_object_ref (list);
  show_list (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "queue-changed", G_CALLBACK (queue_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_order (self);
  show_why (self);
  moved_cb (self);
}
