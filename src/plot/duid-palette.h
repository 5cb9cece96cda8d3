/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The colours of pictures: one for light, one for dark. Group = colour and shape. */

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} DuidColour;

typedef enum
{
  DUID_SHAPE_DISC,
  DUID_SHAPE_TRIANGLE,
  DUID_SHAPE_SQUARE,
  DUID_SHAPE_DIAMOND,
  DUID_SHAPE_CROSS,
  DUID_SHAPE_RING,
} DuidShape;

#define DUID_N_SERIES 6

typedef struct
{
  gboolean   is_dark;
  DuidColour background;
  DuidColour text;
  DuidColour secondary;  /* text >= 4.5:1 */
  DuidColour line;       /* axes, the triangle */
  DuidColour guide;      /* zone guides, grid */
  DuidColour context;    /* all answers, behind the chosen ones */
  DuidColour outside;    /* answers that are filtered out */
  DuidColour disc;       /* corner discs, edge strips */
  DuidColour spike;      /* exact ends of a slider */
  DuidColour accent;     /* the brush */
  DuidColour plate;      /* behind text on dots */
  DuidColour ring;       /* highlight */
  DuidColour halo;       /* around the highlight */
  DuidColour series[DUID_N_SERIES];
} DuidPalette;

const DuidPalette *duid_palette_get      (gboolean    is_dark);
DuidColour         duid_colour_with_alpha (DuidColour colour,
                                          double      alpha);
/* The colour of tags by index (see model/duid-tagging.h); fills >= 3:1 on the background. */
DuidColour         duid_palette_get_tag  (const DuidPalette *palette,
                                          int                colour);
/* WCAG contrast, 1..21; alpha is not looked at. */
double             duid_colour_get_contrast (DuidColour a,
                                             DuidColour b);
/* What to outline a fill of @colour with: alpha 0 when it stands out by itself. */
DuidColour         duid_palette_get_outline (const DuidPalette *palette,
                                             DuidColour         colour);
void               duid_colour_set       (cairo_t    *cr,
                                          DuidColour  colour);

G_END_DECLS
