/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-palette.h"

#include "model/duid-tagging.h"

#include <math.h>

#define LEAST_GRAPHIC_CONTRAST 3.0

/* 0xrrggbb and an alpha. Okabe-Ito for groups, in the order that keeps contrast
 * on the background; what misses 3:1 there is outlined by whoever draws it. */
#define COLOUR(rgb, a)                                                                      \
  {                                                                                         \
    (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb) &0xff) / 255.0, a \
  }

static const DuidPalette light = {
  .is_dark = FALSE,
  .background = COLOUR (0xffffff, 1),
  .text = COLOUR (0x2e2e2e, 1),
  .secondary = COLOUR (0x5e5e5e, 1),
  .line = COLOUR (0x4a4a4a, 1),
  .guide = COLOUR (0xcfcfcf, 1),
  .context = COLOUR (0xc9c9c9, 1),
  .outside = COLOUR (0x9a9a9a, .5),
  .disc = COLOUR (0x5e6a75, 1),
  .spike = COLOUR (0x00466e, 1),
  .accent = COLOUR (0x1c71d8, 1),
  .plate = COLOUR (0xffffff, .86),
  .ring = COLOUR (0x1e1e1e, 1),
  .halo = COLOUR (0xffffff, 1),
  .series = {
    COLOUR (0x0072b2, 1),
    COLOUR (0xd55e00, 1),
    COLOUR (0x009e73, 1),
    COLOUR (0xcc79a7, 1),
    COLOUR (0xe69f00, 1),
    COLOUR (0x56b4e9, 1),
  },
};

static const DuidPalette dark = {
  .is_dark = TRUE,
  .background = COLOUR (0x303030, 1),
  .text = COLOUR (0xffffff, 1),
  .secondary = COLOUR (0xb8b8b8, 1),
  .line = COLOUR (0xb8b8b8, 1),
  .guide = COLOUR (0x555555, 1),
  .context = COLOUR (0x5a5a5a, 1),
  .outside = COLOUR (0x9a9a9a, .5),
  .disc = COLOUR (0x9aa6b2, 1),
  .spike = COLOUR (0xa6d8f5, 1),
  .accent = COLOUR (0x78aeed, 1),
  .plate = COLOUR (0x303030, .86),
  .ring = COLOUR (0xffffff, 1),
  .halo = COLOUR (0x1e1e1e, 1),
  .series = {
    COLOUR (0x56b4e9, 1),
    COLOUR (0xe69f00, 1),
    COLOUR (0x009e73, 1),
    COLOUR (0xcc79a7, 1),
    COLOUR (0xd55e00, 1),
    COLOUR (0x0072b2, 1),
  },
};

/* Eight colours a hand can tell apart in a list; each at least 3:1 on its background. */
static const DuidColour light_tags[DUID_N_TAG_COLOURS] = {
  COLOUR (0xc2639a, 1),
  COLOUR (0xc77700, 1),
  COLOUR (0x009e73, 1),
  COLOUR (0x3584e4, 1),
  COLOUR (0x7a756f, 1),
  COLOUR (0x9141ac, 1),
  COLOUR (0xc01c28, 1),
  COLOUR (0x8a6d00, 1),
};

static const DuidColour dark_tags[DUID_N_TAG_COLOURS] = {
  COLOUR (0xdc8add, 1),
  COLOUR (0xffa348, 1),
  COLOUR (0x33c79b, 1),
  COLOUR (0x78aeed, 1),
  COLOUR (0xb0aca6, 1),
  COLOUR (0xb86fd6, 1),
  COLOUR (0xff7b77, 1),
  COLOUR (0xe5c544, 1),
};

const DuidPalette *
duid_palette_get (gboolean is_dark)
{
  return is_dark ? &dark : &light;
}

DuidColour
duid_colour_with_alpha (DuidColour colour,
                        double     alpha)
{
  colour.alpha = alpha;
  return colour;
}

DuidColour
duid_palette_get_tag (const DuidPalette *palette,
                      int                colour)
{
  int index = ((colour % DUID_N_TAG_COLOURS) + DUID_N_TAG_COLOURS) % DUID_N_TAG_COLOURS;

  return palette->is_dark ? dark_tags[index] : light_tags[index];
}

static double
linear_of (double channel)
{
  return channel <= .04045 ? channel / 12.92 : pow ((channel + .055) / 1.055, 2.4);
}

static double
luminance_of (DuidColour colour)
{
  return .2126 * linear_of (colour.red) + .7152 * linear_of (colour.green) +
         .0722 * linear_of (colour.blue);
}

double
duid_colour_get_contrast (DuidColour a,
                          DuidColour b)
{
  double lighter = MAX (luminance_of (a), luminance_of (b));
  double darker = MIN (luminance_of (a), luminance_of (b));

  return (lighter + .05) / (darker + .05);
}

DuidColour
duid_palette_get_outline (const DuidPalette *palette,
                          DuidColour         colour)
{
  double contrast = duid_colour_get_contrast (colour, palette->background);

  return duid_colour_with_alpha (palette->line, contrast < LEAST_GRAPHIC_CONTRAST ? 1 : 0);
}

void
duid_colour_set (cairo_t   *cr,
                 DuidColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}
