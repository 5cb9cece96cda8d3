/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-once-draw.h"

void
duid_once_draw (GtkWidget   *widget,
                GtkSnapshot *snapshot,
                DuidOnceDraw draw)
{
  int              width = gtk_widget_get_width (widget);
  int              height = gtk_widget_get_height (widget);
  int              scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *image =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  draw (widget, cr, width, height);
  cairo_destroy (cr);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}
