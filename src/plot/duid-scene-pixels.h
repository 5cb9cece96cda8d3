/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

#include <cairo.h>
#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The pixels of an image that a Cairo context draws on, to be written to directly, and
 * how the scene lies over them. ARGB32, multiplied by their alpha. */
typedef struct
{
  guint8 *data;
  int     stride;
  int     left; /* what may be written to, in pixels of the image */
  int     top;
  int     right;
  int     bottom;
  double  scale; /* pixels of the image to one of the scene */
  double  x;     /* where the scene's origin is */
  double  y;
} DuidPixels;

/* FALSE unless the target is an upright image with one rectangle to draw in: PDF, print
 * and recordings get true shapes. Who wrote to the pixels says so with
 * cairo_surface_mark_dirty() of the context's group target. */
gboolean duid_pixels_find (cairo_t    *cr,
                           DuidPixels *pixels);

static inline guint32 *
duid_pixels_get_line (const DuidPixels *pixels,
                      int               y)
{
  return (guint32 *) (gpointer) (pixels->data + (gssize) y * pixels->stride);
}

static inline DuidPoint
duid_pixels_place (const DuidPixels *pixels,
                   DuidPoint         point)
{
  return (DuidPoint) { pixels->scale * point.x + pixels->x, pixels->scale * point.y + pixels->y };
}

/* Half of a pixel's bytes times @share of 255, rounded as pixman rounds. */
static inline guint32
duid_pixel_halve (guint32 bytes,
                  guint32 share)
{
  guint32 product = bytes * share + 0x800080;

  return ((product + ((product >> 8) & 0xff00ff)) >> 8) & 0xff00ff;
}

/* @pixel times @share of 255. */
static inline guint32
duid_pixel_shade (guint32 pixel,
                  guint32 share)
{
  return duid_pixel_halve (pixel & 0xff00ff, share) |
         (duid_pixel_halve ((pixel >> 8) & 0xff00ff, share) << 8);
}

/* @over laid over @under. */
static inline guint32
duid_pixel_lay_over (guint32 under,
                     guint32 over)
{
  return over + duid_pixel_shade (under, 255 - (over >> 24));
}

/* Two pixels at a time, byte by byte, with room to multiply. */
typedef guint8  DuidBytes __attribute__ ((vector_size (8)));
typedef guint16 DuidLanes __attribute__ ((vector_size (16)));

/* Products of bytes over 255, rounded as pixman rounds. */
static inline DuidLanes
duid_lanes_divide (DuidLanes products)
{
  products += 0x80;
  return (products + (products >> 8)) >> 8;
}

static inline DuidLanes
duid_lanes_read (const guint32 *pixels)
{
  DuidBytes bytes;

  memcpy (&bytes, pixels, sizeof bytes);
  return __builtin_convertvector (bytes, DuidLanes);
}

static inline void
duid_lanes_write (DuidLanes lanes,
                  guint32  *pixels)
{
  DuidBytes bytes = __builtin_convertvector (lanes, DuidBytes);

  memcpy (pixels, &bytes, sizeof bytes);
}

G_END_DECLS
