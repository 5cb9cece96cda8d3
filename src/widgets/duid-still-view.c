/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-still-view.h"

#include "widgets/duid-look.h"

#include <adwaita.h>

struct _DuidStillView
{
  GtkWidget parent_instance;

  DuidStillPaint   paint;
  gpointer         data; /* owned */
  GDestroyNotify   free_data;
  cairo_surface_t *picture; /* NULL when it is out of date */
  int              natural_width;
  int              natural_height;
};

G_DEFINE_FINAL_TYPE (DuidStillView, duid_still_view, GTK_TYPE_WIDGET)

static void
drop_picture (DuidStillView *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_data (DuidStillView *self)
{
  if (self->free_data != NULL && self->data != NULL)
    self->free_data (self->data);
  self->data = NULL;
  self->paint = NULL;
}

static void
ensure_picture (DuidStillView *self)
{
  int      scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int      width = gtk_widget_get_width (GTK_WIDGET (self));
  int      height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr;

  if (self->picture != NULL)
    return;
  self->picture =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (self->picture, scale, scale);
  cr = cairo_create (self->picture);
  self->paint (self->data, cr, adw_style_manager_get_dark (adw_style_manager_get_default ()),
               width, height, duid_look_text_scale (GTK_WIDGET (self)));
  cairo_destroy (cr);
}

static void
duid_still_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DuidStillView *self = DUID_STILL_VIEW (widget);
  int            width = gtk_widget_get_width (widget);
  int            height = gtk_widget_get_height (widget);
  cairo_t       *cr;

  if (self->paint == NULL || width < 10 || height < 10)
    return;
  ensure_picture (self);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
duid_still_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  drop_picture (DUID_STILL_VIEW (widget));
}

static void
duid_still_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  DuidStillView *self = DUID_STILL_VIEW (widget);

  *minimum = *natural =
    orientation == GTK_ORIENTATION_HORIZONTAL ? self->natural_width : self->natural_height;
}

static void
duid_still_view_dispose (GObject *object)
{
  drop_data (DUID_STILL_VIEW (object));
  g_clear_pointer (&DUID_STILL_VIEW (object)->picture, cairo_surface_destroy);
  G_OBJECT_CLASS (duid_still_view_parent_class)->dispose (object);
}

static void
duid_still_view_class_init (DuidStillViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_still_view_dispose;
  widget_class->snapshot = duid_still_view_snapshot;
  widget_class->size_allocate = duid_still_view_size_allocate;
  widget_class->measure = duid_still_view_measure;
  gtk_widget_class_set_css_name (widget_class, "still");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duid_still_view_init (DuidStillView *self)
{
  self->natural_width = 100;
  self->natural_height = 80;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (drop_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (drop_picture), self, G_CONNECT_SWAPPED);
}

GtkWidget *
duid_still_view_new (int width,
                     int height)
{
  DuidStillView *self = g_object_new (DUID_TYPE_STILL_VIEW, NULL);

  self->natural_width = width;
  self->natural_height = height;
  return GTK_WIDGET (self);
}

void
duid_still_view_show (DuidStillView *self,
                      DuidStillPaint paint,
                      gpointer       data,
                      GDestroyNotify free_data,
                      const char    *words)
{
  drop_data (self);
  self->paint = paint;
  self->data = data;
  self->free_data = free_data;
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
  drop_picture (self);
}
