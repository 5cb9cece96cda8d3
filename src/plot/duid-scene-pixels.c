/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-pixels.h"

#include <math.h>

/* Of a pixel: what scaling may have lost. */
#define SLACK 1e-6

/* What may be written to, in the scene's units; FALSE unless it is one rectangle. */
static gboolean
find_clip (cairo_t           *cr,
           cairo_rectangle_t *clip)
{
  cairo_rectangle_list_t *clips;
  gboolean                is_one;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  clips = cairo_copy_clip_rectangle_list (cr);
  cairo_restore (cr);
  is_one = clips->status == CAIRO_STATUS_SUCCESS && clips->num_rectangles == 1;
  if (is_one)
    *clip = clips->rectangles[0];
  cairo_rectangle_list_destroy (clips);
  return is_one;
}

gboolean
duid_pixels_find (cairo_t    *cr,
                  DuidPixels *pixels)
{
  cairo_surface_t  *target = cairo_get_group_target (cr);
  cairo_matrix_t    matrix;
  cairo_rectangle_t clip;
  double            across, down, aside, off;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_image_surface_get_format (target) != CAIRO_FORMAT_ARGB32)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &across, &down);
  cairo_surface_get_device_offset (target, &aside, &off);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || matrix.xx <= 0 ||
      across != down || across <= 0 || aside != 0 || off != 0 || !find_clip (cr, &clip))
    return FALSE;
  cairo_surface_flush (target);
  *pixels = (DuidPixels) {
    .data = cairo_image_surface_get_data (target),
    .stride = cairo_image_surface_get_stride (target),
    .left = (int) ceil (clip.x * across - SLACK),
    .top = (int) ceil (clip.y * across - SLACK),
    .right = (int) floor ((clip.x + clip.width) * across + SLACK),
    .bottom = (int) floor ((clip.y + clip.height) * across + SLACK),
    .scale = matrix.xx * across,
    .x = matrix.x0 * across,
    .y = matrix.y0 * across,
  };
  return pixels->data != NULL;
}
