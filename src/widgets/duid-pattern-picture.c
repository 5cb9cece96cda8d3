/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-pattern-picture.h"

#include "plot/duid-chart.h"
#include "widgets/duid-card-request.h"
#include "widgets/duid-look.h"

#include <adwaita.h>

struct _DuidPatternPicture
{
  GtkWidget parent_instance;

  DuidSession     *session;
  DuidCard        *card;
  DuidRows        *frozen;
  int              height;
  cairo_surface_t *surface; /* NULL until drawn */
  int              drawn_width;
  int              drawn_scale;
};

G_DEFINE_FINAL_TYPE (DuidPatternPicture, duid_pattern_picture, GTK_TYPE_WIDGET)

static void
forget (DuidPatternPicture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint (DuidPatternPicture *self,
       cairo_t            *cr,
       int                 width,
       int                 height)
{
  DuidChartRequest request;
  g_autoptr (DuidChart) chart = NULL;

  if (!duid_card_request_fill (&request, self->session, self->card))
    return;
  request.base = NULL;
  request.chosen = self->frozen;
  request.hides_rest = FALSE;
  request.hides_summary = TRUE;
  request.is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  request.text_scale = duid_look_text_scale (GTK_WIDGET (self)) * .9;
  chart = duid_chart_new (&request, width, height);
  duid_chart_draw (chart, cr);
}

static void
draw_once (DuidPatternPicture *self,
           int                 width,
           int                 height)
{
  int      scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  if (self->surface != NULL && self->drawn_width == width && self->drawn_scale == scale)
    return;
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (self->surface, scale, scale);
  self->drawn_width = width;
  self->drawn_scale = scale;
  cr = cairo_create (self->surface);
  paint (self, cr, width, height);
  cairo_destroy (cr);
}

static void
duid_pattern_picture_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  DuidPatternPicture *self = DUID_PATTERN_PICTURE (widget);
  int                 width = gtk_widget_get_width (widget);
  int                 height = gtk_widget_get_height (widget);
  graphene_rect_t     bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t            *cr;

  if (self->card == NULL || width < 1 || height < 1 ||
      duid_session_get_dataset (self->session) == NULL)
    return;
  draw_once (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
duid_pattern_picture_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? DUID_PATTERN_PICTURE (widget)->height : 120;
  *natural = *minimum;
}

static void
duid_pattern_picture_dispose (GObject *object)
{
  DuidPatternPicture *self = DUID_PATTERN_PICTURE (object);

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->card, duid_card_free);
  g_clear_pointer (&self->frozen, duid_rows_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_pattern_picture_parent_class)->dispose (object);
}

static void
duid_pattern_picture_class_init (DuidPatternPictureClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_pattern_picture_dispose;
  widget_class->snapshot = duid_pattern_picture_snapshot;
  widget_class->measure = duid_pattern_picture_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duid_pattern_picture_init (DuidPatternPicture *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
duid_pattern_picture_new (int height)
{
  DuidPatternPicture *self = g_object_new (DUID_TYPE_PATTERN_PICTURE, NULL);

  self->height = height;
  return GTK_WIDGET (self);
}

void
duid_pattern_picture_show (DuidPatternPicture *self,
                           DuidSession        *session,
                           const DuidCard     *card,
                           DuidRows           *frozen)
{
  g_autofree char *sentence = duid_card_dup_sentence (session, card);

  g_set_object (&self->session, session);
  g_clear_pointer (&self->card, duid_card_free);
  g_clear_pointer (&self->frozen, duid_rows_free);
  self->card = duid_card_copy (card);
  self->frozen = frozen;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : "", -1);
  forget (self);
}
