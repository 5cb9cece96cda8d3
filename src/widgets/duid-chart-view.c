/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-chart-view.h"

#include "widgets/duid-chart-click.h"
#include "widgets/duid-chart-keys.h"
#include "widgets/duid-chart-sight.h"
#include "widgets/duid-look.h"
#include "widgets/duid-pointer-tip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DRAG_THRESHOLD 5

struct _DuidChartView
{
  GtkWidget parent_instance;

  DuidSession   *session;
  DuidCard      *card;
  DuidChartSight sight;

  GArray   *path; /* DuidPoint of the drag */
  gboolean  is_dragging;
  DuidPoint pointer;
  DuidHit   hit;     /* under the pointer, or where the keyboard stands */
  gboolean  has_tip; /* words at the pointer */
};

G_DEFINE_FINAL_TYPE (DuidChartView, duid_chart_view, GTK_TYPE_WIDGET)

static const DuidHit no_hit = { DUID_HIT_NOTHING, -1, -1, -1 };

/* ---- the chart ---- */

/* What the picture says: its display says more than the answers. */
static void
describe (DuidChartView *self)
{
  g_autofree char *sentence = duid_chart_dup_sentence (self->sight.picture->chart);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
take_picture (GtkWidget   *widget,
              DuidPicture *picture)
{
  DuidChartView *self = DUID_CHART_VIEW (widget);

  duid_chart_sight_take (&self->sight, picture);
  describe (self);
  gtk_widget_queue_draw (widget);
}

static DuidPicture *
plan_picture (GtkWidget *widget)
{
  DuidChartView *self = DUID_CHART_VIEW (widget);

  return duid_chart_sight_plan (&self->sight, widget, self->session, self->card);
}

static void
drop_picture (DuidChartView *self)
{
  duid_chart_sight_drop (&self->sight, GTK_WIDGET (self), self->session, plan_picture,
                         take_picture);
}

/* It is of another question, or of stories that may not be there. */
static void
forget_picture (DuidChartView *self)
{
  duid_chart_sight_forget (&self->sight, GTK_WIDGET (self));
  drop_picture (self);
}

static gboolean
ensure_picture (DuidChartView *self)
{
  return duid_chart_sight_ensure (&self->sight, GTK_WIDGET (self), self->session, plan_picture,
                                  take_picture);
}

static void
session_changed_cb (DuidChartView *self,
                    guint          what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_CONDITIONS | DUID_CHANGED_BOARD |
               DUID_CHANGED_TAGGING)) != 0)
    {
      if (!self->is_dragging)
        self->hit = no_hit;
      if ((what & DUID_CHANGED_DATA) != 0)
        forget_picture (self);
      drop_picture (self);
    }
  else if ((what & (DUID_CHANGED_FOCUS | DUID_CHANGED_LIT)) != 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- drawing ---- */

static void
duid_chart_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DuidChartView *self = DUID_CHART_VIEW (widget);
  cairo_t       *cr;

  ensure_picture (self);
  cr = duid_chart_sight_draw (&self->sight, widget, snapshot);
  if (cr == NULL)
    return;
  if (!self->sight.is_audience && self->sight.picture->width == self->sight.width)
    duid_chart_draw_highlight (self->sight.picture->chart, cr,
                               duid_session_get_focus (self->session),
                               duid_session_get_lit (self->session));
  if (self->is_dragging)
    duid_chart_draw_brush (self->sight.picture->chart, cr,
                           (DuidPoint *) (gpointer) self->path->data, self->path->len);
  else if (self->has_tip)
    {
      g_autofree char *words = duid_chart_hit_words (self->sight.picture->chart, self->hit);

      duid_pointer_tip_draw (widget, cr, self->pointer, words);
    }
  cairo_destroy (cr);
}

static void
duid_chart_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DuidChartView *self = DUID_CHART_VIEW (widget);

  if (width != self->sight.width || height != self->sight.height)
    drop_picture (self);
}

static void
duid_chart_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 150;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 220;
}

/* ---- the hand ---- */

static void
light_hit (DuidChartView *self,
           DuidHit        hit)
{
  self->hit = hit;
  duid_session_light (
    self->session,
    hit.kind == DUID_HIT_NOTHING ? NULL : duid_chart_hit_rows (self->sight.picture->chart, hit));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (DuidChartView *self,
           double         x,
           double         y)
{
  DuidHit hit;

  if (self->is_dragging || self->sight.is_audience || !ensure_picture (self))
    return;
  self->pointer = (DuidPoint) { x, y };
  self->has_tip = TRUE;
  hit = duid_chart_pick (self->sight.picture->chart, self->pointer);
  if (hit.kind != self->hit.kind || hit.row != self->hit.row || hit.index != self->hit.index ||
      hit.stone != self->hit.stone)
    light_hit (self, hit);
}

static void
leave_cb (DuidChartView *self)
{
  self->has_tip = FALSE;
  if (self->sight.is_audience || self->session == NULL || self->hit.kind == DUID_HIT_NOTHING)
    return;
  self->hit = no_hit;
  duid_session_light (self->session, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
click_cb (DuidChartView *self,
          int            n_press,
          double         x,
          double         y,
          GtkGesture    *gesture)
{
  if (self->is_dragging || self->sight.is_audience || !ensure_picture (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1)
    duid_chart_click (self->session, self->sight.picture->chart,
                      duid_chart_pick (self->sight.picture->chart, (DuidPoint) { x, y }),
                      duid_chart_keys_get_mode (GTK_EVENT_CONTROLLER (gesture)));
  else if (n_press == 2 &&
           duid_chart_pick (self->sight.picture->chart, (DuidPoint) { x, y }).kind != DUID_HIT_ROW)
    duid_chart_click_clear (self->session, self->card);
}

static void
brush_path (DuidChartView *self,
            GtkGesture    *gesture,
            gboolean       is_live)
{
  g_autoptr (DuidCondition) brush =
    duid_chart_drag_brush (self->sight.picture->chart, (DuidPoint *) (gpointer) self->path->data,
                           self->path->len);

  if (brush != NULL)
    duid_session_brush (self->session, brush,
                        duid_chart_keys_get_mode (GTK_EVENT_CONTROLLER (gesture)), is_live);
}

static void
drag_begin_cb (DuidChartView  *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  DuidPoint at = { x, y };

  g_array_set_size (self->path, 0);
  g_array_append_val (self->path, at);
}

static void
drag_update_cb (DuidChartView  *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  DuidPoint start;
  DuidPoint at;

  if (self->sight.is_audience || self->path->len == 0)
    return;
  start = g_array_index (self->path, DuidPoint, 0);
  at = (DuidPoint) { start.x + dx, start.y + dy };
  if (!self->is_dragging)
    {
      if (duid_point_distance (start, at) < DRAG_THRESHOLD || !ensure_picture (self))
        return;
      self->is_dragging = TRUE;
      duid_session_light (self->session, NULL);
      self->hit = no_hit;
      gtk_widget_grab_focus (GTK_WIDGET (self));
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  g_array_append_val (self->path, at);
  if (ensure_picture (self))
    brush_path (self, GTK_GESTURE (gesture), TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (DuidChartView  *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  if (self->is_dragging)
    {
      g_autoptr (DuidView) now = duid_view_ref ((DuidView *) duid_session_get_view (self->session));

      /* The last live step stands; this ends it and makes it one step of undo. */
      duid_session_look (self->session, now, FALSE);
    }
  self->is_dragging = FALSE;
  g_array_set_size (self->path, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
step_by_key (DuidChartView *self,
             guint          key)
{
  int dx, dy;

  if (!duid_chart_keys_get_step (key, &dx, &dy))
    return FALSE;
  light_hit (self, duid_chart_step (self->sight.picture->chart, self->hit, dx, dy));
  return TRUE;
}

static gboolean
key_cb (DuidChartView         *self,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  DuidHit zone;

  if (self->sight.is_audience || !ensure_picture (self))
    return FALSE;
  zone = duid_chart_keys_get_zone (GTK_WIDGET (self), self->sight.picture->chart, key, code);
  if (zone.kind != DUID_HIT_NOTHING)
    {
      duid_chart_click (self->session, self->sight.picture->chart, zone,
                        duid_chart_keys_get_mode (GTK_EVENT_CONTROLLER (controller)));
      return TRUE;
    }
  switch (key)
    {
    case GDK_KEY_Escape:
      duid_chart_click_clear (self->session, self->card);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->hit.kind == DUID_HIT_NOTHING)
        return FALSE;
      duid_chart_click (self->session, self->sight.picture->chart, self->hit,
                        duid_chart_keys_get_mode (GTK_EVENT_CONTROLLER (controller)));
      return TRUE;
    default:
      return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 && step_by_key (self, key);
    }
}

/* ---- the widget ---- */

static void
duid_chart_view_dispose (GObject *object)
{
  DuidChartView *self = DUID_CHART_VIEW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  duid_chart_sight_forget (&self->sight, GTK_WIDGET (self));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_chart_view_parent_class)->dispose (object);
}

static void
duid_chart_view_finalize (GObject *object)
{
  DuidChartView *self = DUID_CHART_VIEW (object);

  g_clear_pointer (&self->card, duid_card_free);
  g_array_unref (self->path);
  G_OBJECT_CLASS (duid_chart_view_parent_class)->finalize (object);
}

static void
duid_chart_view_class_init (DuidChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_chart_view_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_chart_view_finalize;
  widget_class->snapshot = duid_chart_view_snapshot;
  widget_class->size_allocate = duid_chart_view_size_allocate;
  widget_class->measure = duid_chart_view_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (DuidChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_gesture_group (click, drag);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
duid_chart_view_init (DuidChartView *self)
{
  self->path = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  self->hit = no_hit;
  g_object_set (self, "focusable", TRUE, "hexpand", TRUE, "vexpand", TRUE, "overflow",
                GTK_OVERFLOW_HIDDEN, NULL);
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (drop_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (drop_picture), self);
}

void
duid_chart_view_show (DuidChartView  *self,
                      DuidSession    *session,
                      const DuidCard *card)
{
  g_autoptr (DuidCard) old = self->card;
  g_autofree char *name = NULL;
  int              question;

  if (self->session != session)
    {
      forget_picture (self);
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_data (self->session, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
  self->card = card != NULL ? duid_card_copy (card) : NULL;
  if (old == NULL || card == NULL || strcmp (old->question, card->question) != 0)
    forget_picture (self);
  drop_picture (self);
  question = card != NULL ? duid_session_find_question (session, card->question) : -1;
  if (question < 0)
    return;
  name = duid_look_question_title (session, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
duid_chart_view_set_audience (DuidChartView *self,
                              gboolean       is_audience)
{
  self->sight.is_audience = is_audience;
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_audience);
  drop_picture (self);
}

void
duid_chart_view_set_ground (DuidChartView *self,
                            gboolean       has_ground)
{
  self->sight.has_ground = has_ground;
  drop_picture (self);
}
