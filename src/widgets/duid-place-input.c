/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-place-input.h"

#include "base/duid-triad.h"
#include "plot/duid-palette.h"
#include "plot/duid-scene.h"
#include "widgets/duid-look.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define SIZE        300
#define MARGIN      34.0
#define DOT         7.0
#define TEXT        12.0
#define SMALL_STEP  .01 /* of the side */
#define LARGE_STEP  .1
#define TRIAD_SHARE .866 /* height of a side of 1 */

struct _DuidPlaceInput
{
  GtkWidget parent_instance;

  DuidQuestion *question;
  DuidPoint    *places; /* shares of the square 0..1, y up; NaN: not placed */
  guint         n;
  guint         stone;
};

G_DEFINE_FINAL_TYPE (DuidPlaceInput, duid_place_input, GTK_TYPE_WIDGET)

static guint placed_signal;

static gboolean
is_triad (const DuidPlaceInput *self)
{
  return self->question->type == DUID_QUESTION_TRIAD;
}

/* ---- shares and pixels ---- */

static double
get_side (DuidPlaceInput *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)),
              gtk_widget_get_height (GTK_WIDGET (self))) -
         2 * MARGIN;
}

static DuidPoint
to_pixels (DuidPlaceInput *self,
           DuidPoint       share)
{
  double side = get_side (self);
  double left = (gtk_widget_get_width (GTK_WIDGET (self)) - side) / 2;
  double height = is_triad (self) ? side * TRIAD_SHARE : side;
  double bottom = (gtk_widget_get_height (GTK_WIDGET (self)) + height) / 2;

  return (DuidPoint) { left + share.x * side, bottom - share.y * side };
}

static DuidPoint
from_pixels (DuidPlaceInput *self,
             double          x,
             double          y)
{
  DuidPoint origin = to_pixels (self, (DuidPoint) { 0, 0 });
  double    side = MAX (get_side (self), 1);

  return (DuidPoint) { (x - origin.x) / side, (origin.y - y) / side };
}

/* The nearest place that is an answer: within the triangle or the square. */
static DuidPoint
clamp_place (DuidPlaceInput *self,
             DuidPoint       share)
{
  DuidTriad triad;

  if (!is_triad (self))
    return (DuidPoint) { CLAMP (share.x, 0, 1), CLAMP (share.y, 0, 1) };
  triad = duid_triad_from_plane (share);
  triad = (DuidTriad) { MAX (triad.top, 0), MAX (triad.left, 0), MAX (triad.right, 0) };
  return duid_triad_to_plane (duid_triad_from_amounts (triad.top, triad.left, triad.right));
}

/* ---- placing ---- */

static void
place (DuidPlaceInput *self,
       DuidPoint       share)
{
  self->places[self->stone] = isnan (share.x) ? share : clamp_place (self, share);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, placed_signal, 0);
}

static void
press_cb (DuidPlaceInput *self,
          double          x,
          double          y,
          GtkGesture     *drag)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  place (self, from_pixels (self, x, y));
}

static void
drag_cb (DuidPlaceInput *self,
         double          dx,
         double          dy,
         GtkGestureDrag *drag)
{
  double x = 0;
  double y = 0;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  place (self, from_pixels (self, x + dx, y + dy));
}

static void
step (DuidPlaceInput *self,
      double          dx,
      double          dy,
      gboolean        is_large)
{
  DuidPoint now = self->places[self->stone];
  double    by = is_large ? LARGE_STEP : SMALL_STEP;

  /* The first key places it in the middle. */
  if (isnan (now.x))
    place (self, is_triad (self) ? (DuidPoint) { .5, TRIAD_SHARE / 3 } : (DuidPoint) { .5, .5 });
  else
    place (self, (DuidPoint) { now.x + dx * by, now.y + dy * by });
}

static gboolean
key_cb (DuidPlaceInput *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  gboolean is_large = (state & GDK_SHIFT_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
      step (self, -1, 0, is_large);
      return TRUE;
    case GDK_KEY_Right:
      step (self, 1, 0, is_large);
      return TRUE;
    case GDK_KEY_Up:
      step (self, 0, 1, is_large);
      return TRUE;
    case GDK_KEY_Down:
      step (self, 0, -1, is_large);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      place (self, (DuidPoint) { NAN, NAN });
      return TRUE;
    case GDK_KEY_Page_Down:
      duid_place_input_set_stone (self, (self->stone + 1) % self->n);
      return TRUE;
    case GDK_KEY_Page_Up:
      duid_place_input_set_stone (self, (self->stone + self->n - 1) % self->n);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- drawing ---- */

static void
add_word (DuidScene         *scene,
          const DuidPalette *palette,
          const char        *word,
          DuidPoint          at,
          DuidAlign          horizontal,
          DuidAlign          vertical)
{
  const DuidTextStyle look = { .size = TEXT,
                               .colour = palette->text,
                               .horizontal = horizontal,
                               .vertical = vertical,
                               .width = SIZE * .6,
                               .lines = 2 };

  if (word != NULL && *word != '\0')
    duid_scene_add_text (scene, at, word, &look);
}

static void
add_frame (DuidPlaceInput    *self,
           DuidScene         *scene,
           const DuidPalette *palette)
{
  DuidPoint  square[] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
  DuidPoint  triangle[] = { { 0, 0 }, { 1, 0 }, { .5, TRIAD_SHARE } };
  DuidPoint *corners = is_triad (self) ? triangle : square;
  gsize      n = is_triad (self) ? G_N_ELEMENTS (triangle) : G_N_ELEMENTS (square);
  DuidPen    pen = { .fill = palette->background, .stroke = palette->line, .line_width = 1.5 };

  for (gsize i = 0; i < n; i++)
    corners[i] = to_pixels (self, corners[i]);
  duid_scene_add_path (scene, corners, n, TRUE, pen);
}

static void
add_words (DuidPlaceInput    *self,
           DuidScene         *scene,
           const DuidPalette *palette)
{
  const DuidQuestion *question = self->question;
  DuidPoint           low = to_pixels (self, (DuidPoint) { 0, 0 });
  double              top = is_triad (self) ? TRIAD_SHARE : 1;
  DuidPoint           high = to_pixels (self, (DuidPoint) { 1, top });

  if (is_triad (self))
    {
      add_word (scene, palette, question->corners[0],
                (DuidPoint) { (low.x + high.x) / 2, high.y - 6 }, DUID_ALIGN_MIDDLE,
                DUID_ALIGN_END);
      add_word (scene, palette, question->corners[1], (DuidPoint) { 4, low.y + 6 },
                DUID_ALIGN_START, DUID_ALIGN_START);
      add_word (scene, palette, question->corners[2],
                (DuidPoint) { duid_scene_get_width (scene) - 4, low.y + 6 }, DUID_ALIGN_END,
                DUID_ALIGN_START);
      return;
    }
  add_word (scene, palette, question->x.left, (DuidPoint) { low.x, low.y + 6 }, DUID_ALIGN_START,
            DUID_ALIGN_START);
  add_word (scene, palette, question->x.right, (DuidPoint) { high.x, low.y + 6 }, DUID_ALIGN_END,
            DUID_ALIGN_START);
  add_word (scene, palette, question->y.right, (DuidPoint) { low.x, high.y - 6 }, DUID_ALIGN_START,
            DUID_ALIGN_END);
  add_word (scene, palette, question->y.left, (DuidPoint) { low.x + 4, low.y - 4 },
            DUID_ALIGN_START, DUID_ALIGN_END);
}

static void
add_dots (DuidPlaceInput    *self,
          DuidScene         *scene,
          const DuidPalette *palette)
{
  for (guint i = 0; i < self->n; i++)
    {
      DuidPen pen = { .fill = palette->series[i % DUID_N_SERIES],
                      .stroke = palette->background,
                      .line_width = 1.5 };

      if (isnan (self->places[i].x))
        continue;
      if (i == self->stone)
        pen.stroke = palette->text;
      duid_scene_add_mark (scene, to_pixels (self, self->places[i]), DOT, DUID_SHAPE_DISC, pen);
    }
}

static void
duid_place_input_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DuidPlaceInput    *self = DUID_PLACE_INPUT (widget);
  double             width = gtk_widget_get_width (widget);
  double             height = gtk_widget_get_height (widget);
  gboolean           is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const DuidPalette *palette = duid_palette_get (is_dark);
  graphene_rect_t    bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  g_autoptr (DuidScene) scene =
    duid_scene_new (width, height, duid_look_text_scale (widget), palette);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  add_frame (self, scene, palette);
  add_words (self, scene, palette);
  add_dots (self, scene, palette);
  duid_scene_paint (scene, cr);
  cairo_destroy (cr);
}

static void
duid_place_input_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

/* ---- the widget ---- */

static void
duid_place_input_finalize (GObject *object)
{
  DuidPlaceInput *self = DUID_PLACE_INPUT (object);

  duid_question_unref (self->question);
  g_free (self->places);
  G_OBJECT_CLASS (duid_place_input_parent_class)->finalize (object);
}

static void
duid_place_input_class_init (DuidPlaceInputClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = duid_place_input_finalize;
  widget_class->snapshot = duid_place_input_snapshot;
  widget_class->measure = duid_place_input_measure;
  placed_signal = g_signal_new ("placed", DUID_TYPE_PLACE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
duid_place_input_init (DuidPlaceInput *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (press_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
duid_place_input_new (const DuidQuestion *question)
{
  DuidPlaceInput *self = g_object_new (DUID_TYPE_PLACE_INPUT, NULL);

  self->question = duid_question_ref ((DuidQuestion *) question);
  self->n = is_triad (self) ? 1 : MAX (question->stones->len, 1);
  self->places = g_new (DuidPoint, self->n);
  for (guint i = 0; i < self->n; i++)
    self->places[i] = (DuidPoint) { NAN, NAN };
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label, -1);
  return GTK_WIDGET (self);
}

void
duid_place_input_set_stone (DuidPlaceInput *self,
                            guint           stone)
{
  g_return_if_fail (stone < self->n);
  self->stone = stone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, placed_signal, 0);
}

guint
duid_place_input_get_stone (DuidPlaceInput *self)
{
  return self->stone;
}

DuidPoint
duid_place_input_get_place (DuidPlaceInput *self,
                            guint           stone)
{
  const DuidQuestion *question = self->question;
  DuidPoint           share = self->places[stone];

  if (isnan (share.x) || is_triad (self))
    return share;
  return (DuidPoint) { question->x.min + share.x * (question->x.max - question->x.min),
                       question->y.min + share.y * (question->y.max - question->y.min) };
}

void
duid_place_input_set_place (DuidPlaceInput *self,
                            guint           stone,
                            DuidPoint       place)
{
  const DuidQuestion *question = self->question;

  g_return_if_fail (stone < self->n);
  if (!isnan (place.x) && !is_triad (self))
    place = (DuidPoint) { (place.x - question->x.min) / (question->x.max - question->x.min),
                          (place.y - question->y.min) / (question->y.max - question->y.min) };
  self->places[stone] = isnan (place.x) ? place : clamp_place (self, place);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
