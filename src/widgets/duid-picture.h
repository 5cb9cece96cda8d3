/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A chart for the screen, painted once. It holds all that the chart borrows, so it stays
 * true to the moment it was planned in while the session goes on, and it can be made in
 * another thread than it was planned in: nothing of it is shared that changes. */
typedef struct
{
  int              width;
  int              height;
  int              scale;  /* pixels of the screen a pixel */
  DuidChart       *chart;  /* NULL until it is made */
  GdkRGBA          ground; /* what it is painted on: opaque, or nothing at all */
  cairo_surface_t *image;
  DuidChartRequest request;
  DuidRows        *base;   /* what the request borrows */
  DuidRows        *chosen;
  GPtrArray       *brushes;
  DuidTally       *tally;  /* what was counted: give it to the next of the same question */
} DuidPicture;

/* From so many stories on a picture is made in another thread: it may take longer than
 * a frame. */
#define DUID_PICTURE_MANY 50000

/* What @request asks for now. */
DuidPicture *duid_picture_plan (const DuidChartRequest *request,
                                int                     width,
                                int                     height,
                                int                     scale);
void         duid_picture_make (DuidPicture            *picture);
void         duid_picture_free (DuidPicture            *picture);
/* Whether it fills a place of that size to the pixel, and hides all that is under it. */
gboolean     duid_picture_covers        (const DuidPicture      *picture,
                                         int                     width,
                                         int                     height,
                                         int                     scale);
/* The image, stretched when it was made for another size. */
void         duid_picture_draw (const DuidPicture      *picture,
                                cairo_t                *cr,
                                int                     width,
                                int                     height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPicture, duid_picture_free)

G_END_DECLS
