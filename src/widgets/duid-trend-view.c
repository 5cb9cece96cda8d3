/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-trend-view.h"

#include "widgets/duid-look.h"

#include <adwaita.h>
#include <math.h>

#define LEAST_WIDTH 180
#define WASH        .14

struct _DuidTrendView
{
  GtkWidget parent_instance;

  DuidTrendRequest    request; /* parts owned, values owned */
  DuidIndicatorValue *values;
  DuidTrend          *trend; /* NULL until drawn */
  int                 width; /* of the trend */
  int                 part;  /* under the pointer or the arrows, or -1 */
};

G_DEFINE_FINAL_TYPE (DuidTrendView, duid_trend_view, GTK_TYPE_WIDGET)

static guint part_signal;

static void
forget (DuidTrendView *self)
{
  g_clear_pointer (&self->trend, duid_trend_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make_trend (DuidTrendView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->trend != NULL && self->width == width)
    return;
  g_clear_pointer (&self->trend, duid_trend_free);
  self->request.is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  self->request.text_scale = duid_look_text_scale (GTK_WIDGET (self));
  self->request.values = self->values;
  self->width = width;
  self->trend =
    duid_trend_new (&self->request, width, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
draw_part (DuidTrendView *self,
           cairo_t       *cr)
{
  double         width = gtk_widget_get_width (GTK_WIDGET (self));
  double         height = gtk_widget_get_height (GTK_WIDGET (self));
  DuidColour     accent = duid_palette_get (self->request.is_dark)->accent;
  DuidTrendPlace place = duid_trend_get_place (self->trend, (guint) self->part);

  duid_look_round_box (cr, MAX (place.x, 0), place.y, MIN (place.width, width),
                       MIN (place.height, height), 4);
  duid_colour_set (cr, duid_colour_with_alpha (accent, WASH));
  cairo_fill (cr);
}

static void
duid_trend_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DuidTrendView  *self = DUID_TREND_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t        *cr;

  if (self->request.parts == NULL)
    return;
  make_trend (self);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (self->part >= 0)
    draw_part (self, cr);
  duid_scene_paint (duid_trend_get_scene (self->trend), cr);
  cairo_destroy (cr);
}

static void
duid_trend_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  DuidTrendView *self = DUID_TREND_VIEW (widget);
  double         height = 0;

  if (self->request.parts != NULL)
    height = duid_trend_get_height (self->request.parts->len, self->request.is_in_time,
                                    duid_look_text_scale (widget));
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : (int) ceil (height);
  *natural = *minimum;
}

static void
choose_part (DuidTrendView *self,
             int            part)
{
  if (part == self->part)
    return;
  self->part = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
pick (DuidTrendView *self,
      double         x,
      double         y)
{
  return self->trend != NULL ? duid_trend_pick (self->trend, (DuidPoint) { x, y }) : -1;
}

static void
motion_cb (DuidTrendView *self,
           double         x,
           double         y)
{
  choose_part (self, pick (self, x, y));
}

static void
leave_cb (DuidTrendView *self)
{
  choose_part (self, -1);
}

static void
click_cb (DuidTrendView *self,
          int            n_press,
          double         x,
          double         y)
{
  int part = pick (self, x, y);

  if (part >= 0)
    g_signal_emit (self, part_signal, 0, (guint) part);
}

static gboolean
key_cb (DuidTrendView *self,
        guint          key)
{
  int n = self->request.parts != NULL ? (int) self->request.parts->len : 0;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Right:
      choose_part (self, MIN (self->part + 1, n - 1));
      return n > 0;
    case GDK_KEY_Up:
    case GDK_KEY_Left:
      choose_part (self, MAX (self->part - 1, 0));
      return n > 0;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->part < 0 || self->part >= n)
        return FALSE;
      g_signal_emit (self, part_signal, 0, (guint) self->part);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
duid_trend_view_dispose (GObject *object)
{
  DuidTrendView *self = DUID_TREND_VIEW (object);

  g_clear_pointer (&self->trend, duid_trend_free);
  g_clear_pointer (&self->request.parts, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_free);
  G_OBJECT_CLASS (duid_trend_view_parent_class)->dispose (object);
}

static void
duid_trend_view_class_init (DuidTrendViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_trend_view_dispose;
  widget_class->snapshot = duid_trend_view_snapshot;
  widget_class->measure = duid_trend_view_measure;
  part_signal = g_signal_new ("part", DUID_TYPE_TREND_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "trend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duid_trend_view_init (DuidTrendView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->part = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
duid_trend_view_new (void)
{
  return g_object_new (DUID_TYPE_TREND_VIEW, NULL);
}

void
duid_trend_view_show (DuidTrendView          *self,
                      const DuidTrendRequest *request,
                      const char             *words)
{
  GPtrArray *parts = g_ptr_array_ref (request->parts);

  g_clear_pointer (&self->request.parts, g_ptr_array_unref);
  g_free (self->values);
  self->request = *request;
  self->request.parts = parts;
  self->values = g_new (DuidIndicatorValue, parts->len);
  for (guint i = 0; i < parts->len; i++)
    self->values[i] = request->values[i];
  if (self->part >= (int) parts->len)
    self->part = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  forget (self);
}
