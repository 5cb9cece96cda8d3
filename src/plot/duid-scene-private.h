/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* Between duid-scene.c, which collects, and its two painters, duid-scene-paint.c
 * and duid-scene-svg.c. Marks that follow each other and look the same are one
 * item, so a thousand dots cost a thousand points and one stamp. */

typedef enum
{
  DUID_ITEM_MARKS,
  DUID_ITEM_RECTANGLE,
  DUID_ITEM_PATH,
  DUID_ITEM_TEXT,
  DUID_ITEM_RASTER,
  DUID_ITEM_SHADE,
} DuidItemKind;

typedef struct _DuidShade DuidShade;

typedef struct
{
  DuidItemKind     kind;
  DuidPen          pen;
  GArray          *points;    /* DuidPoint: centres of marks, or a path */
  gboolean         is_closed; /* path */
  DuidShape        shape;     /* marks */
  double           radius;    /* marks, and corners of rectangles */
  double           x;         /* rectangle, raster, shade; of a text: its box */
  double           y;
  double           width;
  double           height;
  PangoLayout     *layout;    /* text */
  DuidTextStyle    style;
  DuidPoint        at;
  cairo_surface_t *surface;   /* raster */
  DuidShade       *shade;
} DuidItem;

typedef struct
{
  char   *id;
  char   *title;
  GArray *items; /* DuidItem */
} DuidLayer;

struct _DuidScene
{
  double             width;
  double             height;
  double             text_scale;
  const DuidPalette *palette;
  GPtrArray         *layers; /* DuidLayer */
};

/* A new item at the end of the last layer; lent until the next one. */
DuidItem *duid_scene_append (DuidScene    *scene,
                             DuidItemKind  kind);
gboolean duid_pen_equals (const DuidPen *a,
                          const DuidPen *b);

/* One item, whatever it is; leaves @cr as it was. */
void duid_scene_paint_item (DuidScene      *scene,
                            const DuidItem *item,
                            cairo_t        *cr);
/* The corners of a mark; 0 for a disc or ring. Shapes of one radius look equally
 * large: corners reach beyond the disc's edge. */
#define DUID_MOST_MARK_CORNERS 12
int duid_scene_get_mark_corners (DuidShape  shape,
                                 DuidPoint  centre,
                                 double     radius,
                                 DuidPoint *corners);
/* How far a plate reaches beyond its text. */
double duid_scene_get_plate_margin (const DuidScene *scene);

G_END_DECLS
