/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-answer-picture.h"

#include "plot/duid-chart.h"
#include "plot/duid-palette.h"
#include "widgets/duid-once-draw.h"

#include <adwaita.h>

#define PICTURE_PX   66
#define TRACK_PX     86
#define TRACK_HEIGHT 16
#define DOT_PX       5.0

/* Behind the teller's own mark stand the others, unless they would be a blot. */
#define MOST_OTHERS 5000

struct _DuidAnswerPicture
{
  GtkWidget parent_instance;

  DuidDataset *dataset; /* owned */
  DuidRows    *own;     /* the teller's row only */
  guint        question;
  gsize        row;
  gboolean     is_track;
};

G_DEFINE_FINAL_TYPE (DuidAnswerPicture, duid_answer_picture, GTK_TYPE_WIDGET)

static void
draw_track (DuidAnswerPicture *self,
            cairo_t           *cr,
            const DuidPalette *palette,
            double             width,
            double             height)
{
  const DuidQuestion *asked = duid_dataset_get_question (self->dataset, self->question);
  double              value = duid_dataset_get_numbers (self->dataset, self->question)[self->row];
  double              span = asked->max - asked->min;
  double              share = span > 0 ? CLAMP ((value - asked->min) / span, 0, 1) : 0.5;
  double              x;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  x = DOT_PX + share * (width - 2 * DOT_PX);
  cairo_set_line_width (cr, 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, DOT_PX, height / 2);
  cairo_line_to (cr, width - DOT_PX, height / 2);
  duid_colour_set (cr, palette->context);
  cairo_stroke (cr);
  cairo_arc (cr, x, height / 2, DOT_PX, 0, 2 * G_PI);
  duid_colour_set (cr, palette->series[1]);
  cairo_fill (cr);
}

static void
draw_miniature (DuidAnswerPicture *self,
                cairo_t           *cr,
                gboolean           is_dark,
                double             width,
                double             height)
{
  gboolean         has_others = duid_dataset_get_n_rows (self->dataset) <= MOST_OTHERS;
  DuidChartRequest request = {
    .dataset = self->dataset,
    .question = (int) self->question,
    .base = has_others ? NULL : self->own,
    .chosen = self->own,
    .colour_by = -1,
    .is_dark = is_dark,
    .text_scale = 1,
    .stone = -1,
  };

  duid_chart_draw_miniature (&request, cr, width, height, (gssize) self->row);
}

static void
draw (GtkWidget *widget,
      cairo_t   *cr,
      double     width,
      double     height)
{
  DuidAnswerPicture *self = DUID_ANSWER_PICTURE (widget);
  gboolean           is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (self->is_track)
    draw_track (self, cr, duid_palette_get (is_dark), width, height);
  else
    draw_miniature (self, cr, is_dark, width, height);
}

static void
duid_answer_picture_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  duid_once_draw (widget, snapshot, draw);
}

static void
duid_answer_picture_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  DuidAnswerPicture *self = DUID_ANSWER_PICTURE (widget);

  if (!self->is_track)
    *minimum = PICTURE_PX;
  else
    *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? TRACK_PX : TRACK_HEIGHT;
  *natural = *minimum;
}

static void
duid_answer_picture_finalize (GObject *object)
{
  DuidAnswerPicture *self = DUID_ANSWER_PICTURE (object);

  duid_dataset_unref (self->dataset);
  duid_rows_free (self->own);
  G_OBJECT_CLASS (duid_answer_picture_parent_class)->finalize (object);
}

static void
duid_answer_picture_class_init (DuidAnswerPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = duid_answer_picture_finalize;
  widget_class->snapshot = duid_answer_picture_snapshot;
  widget_class->measure = duid_answer_picture_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
duid_answer_picture_init (DuidAnswerPicture *self)
{
}

GtkWidget *
duid_answer_picture_new (DuidSession *session,
                         guint        question,
                         gsize        row)
{
  DuidAnswerPicture *self = g_object_new (DUID_TYPE_ANSWER_PICTURE, "valign", GTK_ALIGN_CENTER,
                                          "halign", GTK_ALIGN_CENTER, NULL);
  DuidDataset       *dataset = duid_session_get_dataset (session);

  self->dataset = duid_dataset_ref (dataset);
  self->question = question;
  self->row = row;
  self->is_track = duid_dataset_get_question (dataset, question)->type == DUID_QUESTION_SLIDER;
  self->own = duid_rows_new (duid_dataset_get_n_rows (dataset));
  duid_rows_add (self->own, row);
  return GTK_WIDGET (self);
}
