/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene-pixels.h"
#include "plot/duid-scene-private.h"

G_BEGIN_DECLS

/* A density as shades of one colour: the root of the share of @most, so that thin parts stay
 * visible; nothing where there is nothing. On pixels each is worked out by itself from the
 * nodes of the density; whoever has none to write to gets an image. */
struct _DuidShade
{
  gatomicrefcount   refs;
  DuidPlaneDensity *density; /* of a triangle */
  double            most;    /* what is shaded fully, and beyond */
  DuidColour        colour;
  double            full; /* its alpha there */
};

DuidShade       *duid_shade_ref         (DuidShade        *shade);
void             duid_shade_unref       (DuidShade        *shade);

/* The triangle is as wide as the item and stands on its lower side. */
void             duid_scene_shade       (const DuidItem   *item,
                                         const DuidPixels *pixels);
/* An image over all of the item (transfer full). */
cairo_surface_t *duid_scene_shade_image (const DuidItem   *item);

G_END_DECLS
