/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-corners.h"

#include "import/duid-recognition-edit.h"

#include <glib/gi18n-lib.h>

#define CORNERS 3

struct _DuidImportCorners
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  guint            index;
  gboolean         is_showing;
  GtkWidget       *rows[CORNERS]; /* of the group */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportCorners, duid_import_corners, ADW_TYPE_BIN)

static DuidQuestion *
get_question (DuidImportCorners *self)
{
  DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, self->index);

  return asked->question;
}

static int
get_corner (gpointer row)
{
  return GPOINTER_TO_INT (g_object_get_data (row, "corner"));
}

static void
show_words (DuidImportCorners *self)
{
  self->is_showing = TRUE;
  for (int i = 0; i < CORNERS; i++)
    {
      const char *words = get_question (self)->corners[i];

      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), words != NULL ? words : "");
    }
  self->is_showing = FALSE;
}

/* Two of three are always next to each other. */
static void
swap (DuidImportCorners *self,
      int                a,
      int                b)
{
  if (a == b)
    return;
  duid_recognition_swap_corner (self->recognition, self->index,
                                (a + 1) % CORNERS == b ? a : b);
  show_words (self);
  g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

static void
word_changed_cb (GtkEditable       *row,
                 DuidImportCorners *self)
{
  char **word = &get_question (self)->corners[get_corner (row)];

  if (self->is_showing)
    return;
  g_free (*word);
  *word = g_strdup (gtk_editable_get_text (row));
  g_signal_emit (self, signals[CHANGED], 0, FALSE);
}

static void
swap_cb (DuidImportCorners *self,
         GtkWidget         *button)
{
  swap (self, get_corner (button), (get_corner (button) + 1) % CORNERS);
}

static gboolean
move_cb (GtkWidget *row,
         GVariant  *step,
         gpointer   data)
{
  DuidImportCorners *self = data;
  int                to = get_corner (row) + g_variant_get_int32 (step);

  if (to < 0 || to >= CORNERS)
    return TRUE;
  swap (self, get_corner (row), to);
  gtk_widget_grab_focus (self->rows[to]);
  return TRUE;
}

static GdkContentProvider *
dragged_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkWidget     *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ADW_TYPE_ENTRY_ROW, row);
}

static gboolean
dropped_cb (GtkDropTarget     *target,
            const GValue      *value,
            double             x,
            double             y,
            DuidImportCorners *self)
{
  GtkWidget *onto = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gpointer   row = g_value_get_object (value);

  for (int i = 0; i < CORNERS; i++)
    if (self->rows[i] == row)
      {
        swap (self, i, get_corner (onto));
        return TRUE;
      }
  return FALSE;
}

static void
add_keys (DuidImportCorners *self,
          GtkWidget         *row)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut        *up;
  GtkShortcut        *down;

  up = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Up"),
                         gtk_callback_action_new (move_cb, self, NULL));
  down = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Down"),
                           gtk_callback_action_new (move_cb, self, NULL));
  gtk_shortcut_set_arguments (up, g_variant_new_int32 (-1));
  gtk_shortcut_set_arguments (down, g_variant_new_int32 (1));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), up);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), down);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (row, keys);
}

/* The row takes every press for its entry; a press on the handle is the drag's. */
static void
handle_pressed_cb (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_handle (DuidImportCorners *self,
            GtkWidget         *row)
{
  GtkWidget     *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture    *press = gtk_gesture_click_new ();
  GtkDropTarget *target = gtk_drop_target_new (ADW_TYPE_ENTRY_ROW, GDK_ACTION_MOVE);

  gtk_widget_set_tooltip_text (handle, _ ("Drag onto another corner to change places"));
  gtk_widget_add_css_class (handle, "dim-label");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (dragged_cb), row, 0);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (press));
  gtk_gesture_group (press, GTK_GESTURE (source));
  g_signal_connect (press, "pressed", G_CALLBACK (handle_pressed_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), handle);
}

static void
add_corner (DuidImportCorners *self,
            GtkWidget         *group,
            int                corner)
{
  const char *const titles[CORNERS] = { _ ("Top corner"), _ ("Left corner"), _ ("Right corner") };
  const char *const tips[CORNERS] = { _ ("Change places with the left corner"),
                                      _ ("Change places with the right corner"),
                                      _ ("Change places with the top corner") };
  GtkWidget        *row = adw_entry_row_new ();
  GtkWidget        *button = gtk_button_new_from_icon_name ("duid-order-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), titles[corner]);
  g_object_set_data (G_OBJECT (row), "corner", GINT_TO_POINTER (corner));
  g_object_set_data (G_OBJECT (button), "corner", GINT_TO_POINTER (corner));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tips[corner]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tips[corner], -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (swap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (word_changed_cb), self, 0);
  add_handle (self, row);
  add_keys (self, row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->rows[corner] = row;
}

static void
duid_import_corners_class_init (DuidImportCornersClass *class)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
duid_import_corners_init (DuidImportCorners *self)
{
}

GtkWidget *
duid_import_corners_new (DuidRecognition *recognition,
                         guint            index)
{
  DuidImportCorners *self = g_object_new (DUID_TYPE_IMPORT_CORNERS, NULL);
  GtkWidget         *group = adw_preferences_group_new ();

  self->recognition = recognition;
  self->index = index;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Corners"));
  self->is_showing = TRUE;
  for (int i = 0; i < CORNERS; i++)
    add_corner (self, group, i);
  show_words (self);
  adw_bin_set_child (ADW_BIN (self), group);
  return GTK_WIDGET (self);
}
