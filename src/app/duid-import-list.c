/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-list.h"

#include "app/duid-import-row.h"
#include "import/duid-recognition-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows made in one go: a file of hundreds of columns must not hold up the window. */
#define ROWS_A_STEP 6

struct _DuidImportList
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  DuidDataset     *dataset;     /* as read, or NULL */
  guint            maker;       /* the source that makes more rows */
  guint            n_made;

  GtkListBox   *list;
  GtkWidget    *heads[DUID_N_STATES];
  GtkSizeGroup *columns[DUID_N_STATES];
};

enum
{
  SELECTED,
  TICKED,
  RETYPED,
  DROPPED,
  ASKED_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportList, duid_import_list, ADW_TYPE_BIN)

/* ---- which rows ---- */

static DuidImportRow *
get_row (DuidImportList *self,
         guint           index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return row != NULL ? DUID_IMPORT_ROW (gtk_list_box_row_get_child (row)) : NULL;
}

static guint
find_index (DuidImportRow *row)
{
  GtkWidget *list_row = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (list_row));
}

GArray *
duid_import_list_get_selected (DuidImportList *self)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  GList  *rows = gtk_list_box_get_selected_rows (self->list);

  for (GList *row = rows; row != NULL; row = row->next)
    {
      guint index = (guint) gtk_list_box_row_get_index (row->data);

      g_array_append_val (indices, index);
    }
  g_list_free (rows);
  return indices;
}

/* ---- what hands do with a row ---- */

static void
ticked_cb (DuidImportList *self,
           DuidImportRow  *row)
{
  g_signal_emit (self, signals[TICKED], 0, find_index (row));
}

static void
retyped_cb (DuidImportList *self,
            guint           type,
            DuidImportRow  *row)
{
  g_signal_emit (self, signals[RETYPED], 0, find_index (row), type);
}

static void
selected_cb (DuidImportList *self)
{
  /* Rows are also unselected while the window goes. */
  if (self->recognition != NULL)
    g_signal_emit (self, signals[SELECTED], 0);
}

static GdkContentProvider *
dragged_cb (GtkDragSource *source,
            double         x,
            double         y,
            DuidImportRow *row)
{
  GtkWidget *widget = GTK_WIDGET (row);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (DUID_TYPE_IMPORT_ROW, row);
}

/* The row that is dragged over @row when the two can be one question. */
static DuidImportRow *
get_matching (DuidImportList *self,
              GtkDropTarget  *target,
              DuidImportRow  *row)
{
  const GValue  *value = gtk_drop_target_get_value (target);
  DuidImportRow *dragged = value != NULL ? g_value_get_object (value) : NULL;

  if (dragged == NULL || self->recognition == NULL ||
      gtk_widget_get_ancestor (GTK_WIDGET (dragged), DUID_TYPE_IMPORT_LIST) != GTK_WIDGET (self))
    return NULL;
  return duid_recognition_can_match (self->recognition, find_index (dragged), find_index (row))
           ? dragged
           : NULL;
}

static GdkDragAction
over_cb (GtkDropTarget *target,
         double         x,
         double         y,
         DuidImportRow *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), DUID_TYPE_IMPORT_LIST);

  return get_matching (DUID_IMPORT_LIST (list), target, row) != NULL ? GDK_ACTION_MOVE : 0;
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            DuidImportRow *row)
{
  GtkWidget     *list = gtk_widget_get_ancestor (GTK_WIDGET (row), DUID_TYPE_IMPORT_LIST);
  DuidImportRow *dragged = get_matching (DUID_IMPORT_LIST (list), target, row);

  if (dragged == NULL)
    return FALSE;
  g_signal_emit (list, signals[DROPPED], 0, find_index (dragged), find_index (row));
  return TRUE;
}

static void
make_draggable (DuidImportRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DUID_TYPE_IMPORT_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (dragged_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (over_cb), row);
  g_signal_connect (target, "motion", G_CALLBACK (over_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}

static void
ask_more (DuidImportList *self,
          GtkListBoxRow  *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (!gtk_list_box_row_is_selected (row))
    duid_import_list_select (self, index, TRUE);
  g_signal_emit (self, signals[ASKED_MORE], 0, index, row);
}

static void
pressed_cb (DuidImportList *self,
            int             n_press,
            double          x,
            double          y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    ask_more (self, row);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  DuidImportList *self = data;
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget      *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                                      : NULL;

  if (row == NULL)
    return FALSE;
  ask_more (self, GTK_LIST_BOX_ROW (row));
  return TRUE;
}

/* ---- rows ---- */

/* What a screen reader says of the row: its question. */
static void
name_row (DuidImportList *self,
          guint           index)
{
  GtkListBoxRow                *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  const DuidRecognisedQuestion *asked = g_ptr_array_index (self->recognition->questions, index);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  asked->question->label, -1);
}

static void
make_row (DuidImportList *self,
          guint           index)
{
  GtkWidget *row = duid_import_row_new ();

  duid_import_row_show (DUID_IMPORT_ROW (row), self->recognition, index);
  duid_import_row_show_answers (DUID_IMPORT_ROW (row), self->dataset);
  for (int state = 0; state < DUID_N_STATES; state++)
    gtk_size_group_add_widget (self->columns[state],
                               duid_import_row_get_count (DUID_IMPORT_ROW (row), state));
  gtk_widget_set_visible (
    duid_import_row_get_count (DUID_IMPORT_ROW (row), DUID_STATE_NOT_ASKED),
    gtk_widget_get_visible (self->heads[DUID_STATE_NOT_ASKED]));
  g_signal_connect_object (row, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "retyped", G_CALLBACK (retyped_cb), self, G_CONNECT_SWAPPED);
  make_draggable (DUID_IMPORT_ROW (row));
  gtk_list_box_append (self->list, row);
  name_row (self, index);
}

static gboolean
make_more_cb (gpointer data)
{
  DuidImportList *self = data;
  guint           n = self->recognition->questions->len;

  for (guint i = 0; i < ROWS_A_STEP && self->n_made < n; i++)
    make_row (self, self->n_made++);
  if (self->n_made < n)
    return G_SOURCE_CONTINUE;
  self->maker = 0;
  return G_SOURCE_REMOVE;
}

static void
make_until (DuidImportList *self,
            guint           index)
{
  guint n = self->recognition->questions->len;

  while (self->n_made < n && self->n_made <= index)
    make_row (self, self->n_made++);
}

void
duid_import_list_show (DuidImportList  *self,
                       DuidRecognition *recognition)
{
  GtkListBoxRow *old;

  g_clear_handle_id (&self->maker, g_source_remove);
  self->recognition = NULL;
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  self->recognition = recognition;
  self->n_made = 0;
  if (recognition == NULL)
    return;
  make_until (self, ROWS_A_STEP);
  if (self->n_made < recognition->questions->len)
    self->maker = g_idle_add (make_more_cb, self);
}

void
duid_import_list_refresh (DuidImportList *self,
                          guint           index)
{
  for (guint i = 0; i < self->n_made; i++)
    if (index == i || index == G_MAXUINT)
      {
        duid_import_row_show (get_row (self, i), self->recognition, i);
        name_row (self, i);
      }
}

/* Whether anybody was not asked something: a column of noughts takes room from words. */
static gboolean
is_any_not_asked (DuidImportList *self)
{
  gsize n_rows;

  if (self->recognition == NULL || self->dataset == NULL)
    return FALSE;
  if (self->recognition->sources->len > 1)
    return TRUE;
  n_rows = duid_dataset_get_n_rows (self->dataset);
  for (guint i = 0; i < duid_dataset_get_n_questions (self->dataset); i++)
    if (memchr (duid_dataset_get_states (self->dataset, i), DUID_STATE_NOT_ASKED, n_rows) != NULL)
      return TRUE;
  return FALSE;
}

static void
show_not_asked (DuidImportList *self)
{
  gboolean is_shown = is_any_not_asked (self);

  gtk_widget_set_visible (self->heads[DUID_STATE_NOT_ASKED], is_shown);
  for (guint i = 0; i < self->n_made; i++)
    gtk_widget_set_visible (duid_import_row_get_count (get_row (self, i), DUID_STATE_NOT_ASKED),
                            is_shown);
}

void
duid_import_list_show_answers (DuidImportList *self,
                               DuidDataset    *dataset)
{
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  self->dataset = dataset != NULL ? duid_dataset_ref (dataset) : NULL;
  for (guint i = 0; i < self->n_made; i++)
    duid_import_row_show_answers (get_row (self, i), dataset);
  show_not_asked (self);
}

void
duid_import_list_select (DuidImportList *self,
                         guint           index,
                         gboolean        takes_focus)
{
  GtkListBoxRow *row;

  make_until (self, index);
  row = gtk_list_box_get_row_at_index (self->list, (int) index);
  if (row == NULL)
    return;
  gtk_list_box_unselect_all (self->list);
  gtk_list_box_select_row (self->list, row);
  if (takes_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* ---- the class ---- */

static void
duid_import_list_dispose (GObject *object)
{
  DuidImportList *self = DUID_IMPORT_LIST (object);

  g_clear_handle_id (&self->maker, g_source_remove);
  self->recognition = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_IMPORT_LIST);
  for (int i = 0; i < DUID_N_STATES; i++)
    g_clear_object (&self->columns[i]);
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  G_OBJECT_CLASS (duid_import_list_parent_class)->dispose (object);
}

static void
make_signals (GType type)
{
  signals[SELECTED] =
    g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TICKED] = g_signal_new ("ticked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[RETYPED] = g_signal_new ("retyped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[ASKED_MORE] = g_signal_new ("asked-more", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_UINT, GTK_TYPE_WIDGET);
}

static void
duid_import_list_class_init (DuidImportListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_list_dispose;
  make_signals (G_TYPE_FROM_CLASS (class));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidImportList, list);
  for (int i = 0; i < DUID_N_STATES; i++)
    {
      g_autofree char *name = g_strdup_printf ("head_%d", i);

      gtk_widget_class_bind_template_child_full (
        widget_class, name, FALSE,
        G_STRUCT_OFFSET (DuidImportList, heads) + i * (gssize) sizeof (GtkWidget *));
    }
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
duid_import_list_init (DuidImportList *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < DUID_N_STATES; i++)
    {
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], self->heads[i]);
    }
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}
