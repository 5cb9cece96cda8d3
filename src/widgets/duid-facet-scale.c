/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-facet-scale.h"

#include "filter/duid-bin-span.h"
#include "plot/duid-chart.h"
#include "widgets/duid-chart-keys.h"
#include "widgets/duid-look.h"
#include "widgets/duid-once-draw.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HEIGHT           44
#define SPARKLINE_WIDTH  54
#define SPARKLINE_HEIGHT 18
#define DRAG_THRESHOLD   3

struct _DuidFacetScale
{
  GtkWidget parent_instance;

  DuidSession *session;
  int          question;
  gboolean     is_sparkline;
  double       drag_from;
  gboolean     is_pressed;
  gboolean     is_dragging;
  DuidBinSpan  span;     /* that the keys moved last */
  gboolean     is_keyed; /* a key that moves it is down */
};

G_DEFINE_FINAL_TYPE (DuidFacetScale, duid_facet_scale, GTK_TYPE_WIDGET)

/* The condition on this question that has a range, the last one when there are several,
 * or NULL. */
static const DuidCondition *
find_brush (DuidFacetScale *self)
{
  const DuidView      *view = duid_session_get_view (self->session);
  const char          *name = duid_session_get_question_name (self->session, self->question);
  const DuidCondition *found = NULL;

  for (guint i = 0; i < view->conditions->len; i++)
    {
      const DuidCondition *condition = g_ptr_array_index (view->conditions, i);

      if (condition->kind == DUID_CONDITION_RANGE && condition->ranges->len > 0 &&
          g_strcmp0 (condition->question, name) == 0)
        found = condition;
    }
  return found;
}

/* What a screen reader says of the brush. */
static void
tell_brush (DuidFacetScale *self)
{
  const DuidCondition *brush = find_brush (self);
  g_autofree char     *subject = NULL;
  g_autofree char     *value = NULL;

  if (brush != NULL)
    duid_condition_describe (brush, duid_session_get_dataset (self->session), &subject, &value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  value != NULL ? value : _ ("All answers"), -1);
}

static void
session_changed_cb (DuidFacetScale *self,
                    guint           what)
{
  guint shown = DUID_CHANGED_CONDITIONS | (self->is_sparkline ? 0 : DUID_CHANGED_FOCUS);

  if ((what & shown) != 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if ((what & DUID_CHANGED_CONDITIONS) != 0 && !self->is_sparkline)
    tell_brush (self);
}

static void
draw_brush (DuidFacetScale    *self,
            cairo_t           *cr,
            const DuidPalette *palette,
            double             width,
            double             height)
{
  const DuidBins *bins =
    duid_selection_get_bins (duid_session_get_selection (self->session), self->question);
  const DuidView *view = duid_session_get_view (self->session);
  const char     *name = duid_session_get_question_name (self->session, self->question);
  double          start;
  double          end;
  double          unused;

  if (bins == NULL || bins->n_bins == 0)
    return;
  duid_bins_get_range (bins, 0, &start, &unused);
  duid_bins_get_range (bins, bins->n_bins - 1, &unused, &end);
  for (guint i = 0; i < view->conditions->len && end > start; i++)
    {
      const DuidCondition *condition = g_ptr_array_index (view->conditions, i);

      if (g_strcmp0 (condition->question, name) != 0)
        continue;
      for (guint j = 0; j < condition->ranges->len; j++)
        {
          DuidRange range = g_array_index (condition->ranges, DuidRange, j);
          double    low = CLAMP ((range.low - start) / (end - start), 0, 1) * width;
          double    high = CLAMP ((range.high - start) / (end - start), 0, 1) * width;

          cairo_rectangle (cr, low, 0, MAX (high - low, 1), height);
        }
    }
  duid_colour_set (cr, duid_colour_with_alpha (palette->accent, 0.18));
  cairo_fill (cr);
}

static void
draw (GtkWidget *widget,
      cairo_t   *cr,
      double     width,
      double     height)
{
  DuidFacetScale  *self = DUID_FACET_SCALE (widget);
  DuidSelection   *selection = duid_session_get_selection (self->session);
  gboolean         is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  DuidChartRequest request = {
    .dataset = duid_session_get_dataset (self->session),
    .tagging = duid_session_get_tagging (self->session),
    .question = self->question,
    .base = duid_selection_get_base (selection, self->question),
    .chosen = duid_selection_get_rows (selection),
    .colour_by = -1,
    .is_dark = is_dark,
    .text_scale = 1,
    .stone = -1,
    .counts = duid_selection_get_counts (selection, self->question),
    .bins = duid_selection_get_bins (selection, self->question),
  };

  if (!self->is_sparkline)
    draw_brush (self, cr, duid_palette_get (is_dark), width, height);
  duid_chart_draw_miniature (&request, cr, width, height,
                             self->is_sparkline ? -1 : duid_session_get_focus (self->session));
}

static void
duid_facet_scale_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  duid_once_draw (widget, snapshot, draw);
}

static void
duid_facet_scale_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  DuidFacetScale *self = DUID_FACET_SCALE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->is_sparkline ? SPARKLINE_WIDTH : 100;
  else
    *minimum = *natural = self->is_sparkline ? SPARKLINE_HEIGHT : HEIGHT;
}

static const DuidBins *
get_bins (DuidFacetScale *self)
{
  return duid_selection_get_bins (duid_session_get_selection (self->session), self->question);
}

static void
brush_span (DuidFacetScale *self,
            DuidBinSpan     span,
            DuidBrushMode   mode,
            gboolean        is_live)
{
  g_autoptr (DuidCondition) condition = NULL;
  double low;
  double high;

  duid_bin_span_get_range (span, get_bins (self), &low, &high);
  condition =
    duid_condition_new_range (duid_session_get_question_name (self->session, self->question),
                              low, high);
  duid_session_brush (self->session, condition, mode, is_live);
}

static void
brush (DuidFacetScale *self,
       double          from,
       double          to,
       DuidBrushMode   mode,
       gboolean        is_live)
{
  const DuidBins *bins = get_bins (self);
  double          width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  DuidBinSpan     span;

  if (bins == NULL || bins->n_bins == 0)
    return;
  span.from = (int) CLAMP (MIN (from, to) / width * bins->n_bins, 0, bins->n_bins - 1);
  span.to = (int) CLAMP (MAX (from, to) / width * bins->n_bins, 0, bins->n_bins - 1);
  brush_span (self, span, mode, is_live);
}

static DuidBrushMode
mode_of (GtkGesture *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & GDK_SHIFT_MASK) != 0)
    return DUID_BRUSH_ADD;
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ? DUID_BRUSH_SUBTRACT
                                                          : DUID_BRUSH_REPLACE;
}

static void
drag_begin_cb (DuidFacetScale *self,
               double          x,
               double          y)
{
  self->drag_from = x;
  self->is_dragging = FALSE;
  self->is_pressed = TRUE;
}

/* The hand was taken off: the row goes, or another gesture took over. An end follows. */
static void
cancel_cb (DuidFacetScale *self)
{
  self->is_pressed = FALSE;
}

static void
drag_update_cb (DuidFacetScale *self,
                double          dx,
                double          dy,
                GtkGesture     *gesture)
{
  if (!self->is_pressed || (!self->is_dragging && ABS (dx) < DRAG_THRESHOLD))
    return;
  self->is_dragging = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  brush (self, self->drag_from, self->drag_from + dx, mode_of (gesture), TRUE);
}

static void
drag_end_cb (DuidFacetScale *self,
             double          dx,
             double          dy,
             GtkGesture     *gesture)
{
  DuidBrushMode mode = mode_of (gesture);

  /* A press that was cancelled may come from a row of another project. */
  if (!self->is_pressed)
    return;
  if (self->is_dragging)
    brush (self, self->drag_from, self->drag_from + dx, mode, FALSE);
  else if (mode == DUID_BRUSH_REPLACE &&
           duid_selection_is_brushed (duid_session_get_selection (self->session), self->question))
    duid_session_clear_question (self->session, self->question);
  else
    brush (self, self->drag_from, self->drag_from, mode, FALSE);
  self->is_dragging = FALSE;
  self->is_pressed = FALSE;
}

/* ---- the keys ---- */

/* The bins of the brush that is there; which of its ends moves is known when the keys
 * made it. */
static DuidBinSpan
get_span (DuidFacetScale *self)
{
  const DuidCondition *brush = find_brush (self);
  DuidBinSpan          span = DUID_NO_BIN_SPAN;

  if (brush != NULL)
    {
      DuidRange range = g_array_index (brush->ranges, DuidRange, brush->ranges->len - 1);

      span = duid_bin_span_of_range (get_bins (self), range.low, range.high);
    }
  return duid_bin_span_is_same (span, self->span) ? self->span : span;
}

/* How many bins a key goes, 0 when it goes nowhere. */
static int
get_step (DuidFacetScale *self,
          guint           key)
{
  int all = (int) get_bins (self)->n_bins;
  int dx;
  int dy;

  if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    return -all;
  if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    return all;
  duid_chart_keys_get_step (key, &dx, &dy);
  return dx;
}

static gboolean
key_cb (DuidFacetScale *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  int step;

  if (key == GDK_KEY_Escape)
    {
      self->span = DUID_NO_BIN_SPAN;
      duid_session_clear_question (self->session, self->question);
      return TRUE;
    }
  if (get_bins (self) == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  step = get_step (self, key);
  if (step == 0)
    return FALSE;
  self->span = duid_bin_span_step (get_span (self), get_bins (self), step,
                                   (state & GDK_SHIFT_MASK) != 0);
  self->is_keyed = TRUE;
  brush_span (self, self->span, DUID_BRUSH_REPLACE, TRUE);
  return TRUE;
}

/* What a key did while it was held down is one step of undo. */
static void
key_end_cb (DuidFacetScale *self)
{
  if (!self->is_keyed)
    return;
  self->is_keyed = FALSE;
  if (find_brush (self) != NULL)
    brush_span (self, self->span, DUID_BRUSH_REPLACE, FALSE);
}

static void
duid_facet_scale_dispose (GObject *object)
{
  DuidFacetScale *self = DUID_FACET_SCALE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_facet_scale_parent_class)->dispose (object);
}

static void
duid_facet_scale_class_init (DuidFacetScaleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_facet_scale_dispose;
  widget_class->snapshot = duid_facet_scale_snapshot;
  widget_class->measure = duid_facet_scale_measure;
  gtk_widget_class_set_css_name (widget_class, "facet-scale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duid_facet_scale_init (DuidFacetScale *self)
{
  self->span = DUID_NO_BIN_SPAN;
}

static void
make_brushable (DuidFacetScale *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (key, "key-released", G_CALLBACK (key_end_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (key_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
duid_facet_scale_new (DuidSession *session,
                      int          question,
                      gboolean     is_sparkline)
{
  DuidFacetScale  *self = g_object_new (DUID_TYPE_FACET_SCALE, "accessible-role",
                                       is_sparkline ? GTK_ACCESSIBLE_ROLE_IMG
                                                     : GTK_ACCESSIBLE_ROLE_SLIDER,
                                        NULL);
  g_autofree char *title = duid_look_question_title (session, question);

  self->session = g_object_ref (session);
  self->question = question;
  self->is_sparkline = is_sparkline;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  if (is_sparkline)
    return GTK_WIDGET (self);
  make_brushable (self);
  tell_brush (self);
  return GTK_WIDGET (self);
}
