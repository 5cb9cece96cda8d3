/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-scene-texture.h"

#include <math.h>

GdkTexture *
duid_scene_texture_new (DuidScene *scene,
                        int        scale)
{
  int              width = (int) ceil (duid_scene_get_width (scene)) * scale;
  int              height = (int) ceil (duid_scene_get_height (scene)) * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  gsize       stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  duid_scene_paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}
