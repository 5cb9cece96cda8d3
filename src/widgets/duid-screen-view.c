/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-screen-view.h"

#include "widgets/duid-look.h"
#include "widgets/duid-pointer-tip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LEAST_CELL 20
#define MOST_CELL  34
#define NAME_ROOM  300
#define NO_PLACE   G_MAXUINT

struct _DuidScreenView
{
  GtkWidget parent_instance;

  const DuidScreening *screening; /* borrowed */
  DuidDataset         *dataset;   /* owned */
  DuidScene           *scene;     /* NULL when it is out of date */
  DuidPoint            pointer;
  gboolean             has_pointer;
  guint                row;    /* the pair that is looked at: its later question … */
  guint                column; /* … and its earlier one; NO_PLACE = none */
};

G_DEFINE_FINAL_TYPE (DuidScreenView, duid_screen_view, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- size ---- */

static guint
count_questions (DuidScreenView *self)
{
  return self->screening != NULL ? self->screening->questions->len : 0;
}

static double
get_cell (DuidScreenView *self)
{
  double text = duid_look_text_scale (GTK_WIDGET (self));
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - NAME_ROOM * text;

  return CLAMP (room / MAX (count_questions (self), 1), LEAST_CELL * text, MOST_CELL * text);
}

static void
duid_screen_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  DuidScreenView *self = DUID_SCREEN_VIEW (widget);
  double          text = duid_look_text_scale (widget);
  guint           n = count_questions (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) (n * LEAST_CELL * text + NAME_ROOM * text / 2);
  else
    {
      double room = for_size - NAME_ROOM * text;
      double cell = CLAMP (room / MAX (n, 1), LEAST_CELL * text, MOST_CELL * text);

      *minimum = *natural = (int) (n * cell + 24);
    }
}

static GtkSizeRequestMode
duid_screen_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
drop_scene (DuidScreenView *self)
{
  g_clear_pointer (&self->scene, duid_scene_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
duid_screen_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  drop_scene (DUID_SCREEN_VIEW (widget));
}

/* ---- drawing ---- */

static gboolean
has_pair (DuidScreenView *self)
{
  return self->row < count_questions (self) && self->column < self->row;
}

static char *
dup_words (DuidScreenView *self)
{
  g_autofree char *a = duid_screening_dup_title (self->screening, self->dataset, self->column);
  g_autofree char *b = duid_screening_dup_title (self->screening, self->dataset, self->row);
  g_autofree char *numbers = duid_screened_pair_dup_words (
    duid_screening_get_pair (self->screening, self->column, self->row));

  return g_strdup_printf ("%s × %s\n%s", a, b, numbers);
}

static void
draw_pair (DuidScreenView *self,
           cairo_t        *cr,
           gboolean        is_dark)
{
  const DuidPalette *palette = duid_palette_get (is_dark);
  double             cell = get_cell (self);
  g_autofree char   *words = dup_words (self);
  DuidPoint          at = self->pointer;

  duid_colour_set (cr, palette->ring);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, self->column * cell, self->row * cell, cell, cell);
  cairo_stroke (cr);
  if (!self->has_pointer)
    at = (DuidPoint) { (self->column + 1) * cell, (self->row + 1) * cell };
  duid_pointer_tip_draw (GTK_WIDGET (self), cr, at, words);
}

static void
duid_screen_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DuidScreenView *self = DUID_SCREEN_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  gboolean        is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  cairo_t        *cr;

  if (count_questions (self) == 0 || width < 20)
    return;
  if (self->scene == NULL)
    self->scene = duid_screening_draw (self->screening, self->dataset, is_dark, get_cell (self),
                                       width, duid_look_text_scale (widget));
  cr = gtk_snapshot_append_cairo (
    snapshot,
    &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) gtk_widget_get_height (widget)));
  duid_scene_paint (self->scene, cr);
  if (has_pair (self) && (self->has_pointer || gtk_widget_has_focus (widget)))
    draw_pair (self, cr, is_dark);
  cairo_destroy (cr);
}

/* ---- the hand ---- */

static void
look_at (DuidScreenView *self,
         guint           row,
         guint           column)
{
  self->row = row;
  self->column = column;
  if (has_pair (self))
    {
      g_autofree char *words = dup_words (self);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      words, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (DuidScreenView *self,
           double          x,
           double          y)
{
  double cell = get_cell (self);

  self->pointer = (DuidPoint) { x, y };
  self->has_pointer = TRUE;
  look_at (self, x >= 0 && y >= 0 ? (guint) (y / cell) : NO_PLACE, (guint) (MAX (x, 0) / cell));
}

static void
leave_cb (DuidScreenView *self)
{
  self->has_pointer = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pick (DuidScreenView *self)
{
  if (has_pair (self))
    g_signal_emit (self, signals[PICKED], 0, self->column, self->row);
}

static void
pressed_cb (DuidScreenView *self,
            int             n_press,
            double          x,
            double          y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  motion_cb (self, x, y);
  pick (self);
}

static gboolean
key_cb (DuidScreenView *self,
        guint           key)
{
  guint n = count_questions (self);
  int   row = self->row < n ? (int) self->row : 1;
  int   column = self->column < n ? (int) self->column : 0;

  self->has_pointer = FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      pick (self);
      return TRUE;
    }
  if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    row += key == GDK_KEY_Up ? -1 : 1;
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    column += key == GDK_KEY_Left ? -1 : 1;
  else
    return FALSE;
  if (n > 1)
    {
      row = CLAMP (row, 1, (int) n - 1);
      look_at (self, (guint) row, (guint) CLAMP (column, 0, row - 1));
    }
  return TRUE;
}

static void
duid_screen_view_dispose (GObject *object)
{
  DuidScreenView *self = DUID_SCREEN_VIEW (object);

  g_clear_pointer (&self->scene, duid_scene_free);
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  self->screening = NULL;
  G_OBJECT_CLASS (duid_screen_view_parent_class)->dispose (object);
}

static void
duid_screen_view_class_init (DuidScreenViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_screen_view_dispose;
  widget_class->snapshot = duid_screen_view_snapshot;
  widget_class->size_allocate = duid_screen_view_size_allocate;
  widget_class->measure = duid_screen_view_measure;
  widget_class->get_request_mode = duid_screen_view_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "screen");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[PICKED] = g_signal_new ("picked", DUID_TYPE_SCREEN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
duid_screen_view_init (DuidScreenView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->row = self->column = NO_PLACE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (drop_scene), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of all questions with each other"), -1);
}

void
duid_screen_view_show (DuidScreenView      *self,
                       const DuidScreening *screening,
                       DuidDataset         *dataset)
{
  self->screening = screening;
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  self->dataset = dataset != NULL ? duid_dataset_ref (dataset) : NULL;
  drop_scene (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
