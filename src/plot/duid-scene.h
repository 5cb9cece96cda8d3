/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"
#include "plot/duid-palette.h"
#include "stats/duid-plane-density.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* A picture as plain marks and texts in named layers, made once per state.
 *
 * The same scene is painted in the window, on the projector, in PNG, PDF and
 * Excel figures, and written as editable SVG: there is no second drawing of the
 * same thing. Coordinates are pixels, y down, origin top left. Nothing here knows
 * what a triad is. */
typedef struct _DuidScene DuidScene;

typedef enum
{
  DUID_ALIGN_START,
  DUID_ALIGN_MIDDLE,
  DUID_ALIGN_END,
} DuidAlign;

/* How a text is set. Sizes are pixels of the font, before the scene's text scale. */
typedef struct
{
  double     size;
  gboolean   is_bold;
  DuidColour colour;
  DuidAlign  horizontal; /* what of the text stands at x */
  DuidAlign  vertical;   /* what of the text stands at y */
  double     width;      /* wraps here; 0 = never */
  int        lines;      /* ellipsised after so many; 0 = any number */
  gboolean   has_plate;  /* on a translucent plate */
  gboolean   is_upright; /* turned a quarter to the left: the y axis of a canvas */
} DuidTextStyle;

typedef struct
{
  DuidColour fill;   /* alpha 0 = none */
  DuidColour stroke; /* alpha 0 = none */
  double     line_width;
  double     dash_on; /* 0 = solid */
  double     dash_off;
} DuidPen;

DuidScene *duid_scene_new          (double               width,
                                    double               height,
                                    double               text_scale,
                                    const DuidPalette   *palette);
void       duid_scene_free         (DuidScene           *scene);
double     duid_scene_get_width    (const DuidScene     *scene);
double     duid_scene_get_height   (const DuidScene     *scene);

/* Marks that follow belong to layer @id (an XML id), @title its words. */
void       duid_scene_begin_layer  (DuidScene           *scene,
                                    const char          *id,
                                    const char          *title);

void       duid_scene_add_mark     (DuidScene           *scene,
                                    DuidPoint            centre,
                                    double               radius,
                                    DuidShape            shape,
                                    DuidPen              pen);
void       duid_scene_add_rectangle (DuidScene          *scene,
                                    double               x,
                                    double               y,
                                    double               width,
                                    double               height,
                                    double               radius,
                                    DuidPen              pen);
/* An open line, or a closed shape. */
void       duid_scene_add_path     (DuidScene           *scene,
                                    const DuidPoint     *points,
                                    gsize                n_points,
                                    gboolean             is_closed,
                                    DuidPen              pen);
void       duid_scene_add_line     (DuidScene           *scene,
                                    DuidPoint            from,
                                    DuidPoint            to,
                                    DuidPen              pen);
void       duid_scene_add_text     (DuidScene           *scene,
                                    DuidPoint            at,
                                    const char          *text,
                                    const DuidTextStyle *style);
/* An ARGB32 raster, scaled to the rectangle; takes a reference. */
void       duid_scene_add_raster   (DuidScene           *scene,
                                    double               x,
                                    double               y,
                                    double               width,
                                    double               height,
                                    cairo_surface_t     *surface);

/* The density of a triangle that is @side wide, in shades of @colour up to the alpha @full
 * where it is @most; @corner is the top left of its box. Takes a reference. */
void       duid_scene_add_density  (DuidScene           *scene,
                                    DuidPoint            corner,
                                    double               side,
                                    DuidPlaneDensity    *density,
                                    double               most,
                                    DuidColour           colour,
                                    double               full);

/* All of @part (borrowed) with its corner at x, y; the layers keep their words, and their
 * ids follow @prefix and a dash. */
void       duid_scene_add_scene    (DuidScene           *scene,
                                    const DuidScene     *part,
                                    double               x,
                                    double               y,
                                    const char          *prefix);

/* The size a text will take (pixels). Cheap enough to lay out with. */
void       duid_scene_measure_text (DuidScene           *scene,
                                    const char          *text,
                                    const DuidTextStyle *style,
                                    double              *width,
                                    double              *height);

/* Paints everything; allocates nothing that lasts. */
void       duid_scene_paint        (DuidScene           *scene,
                                    cairo_t             *cr);

/* Number of marks, rectangles, paths and texts in a layer: what tests and the
 * SVG writer look at. */
gsize      duid_scene_count_layer  (const DuidScene     *scene,
                                    const char          *id);

/* The scene as editable SVG: one <g> with id and <title> a layer, real <text>
 * (transfer full). @title and @description go into <title> and <desc>. */
char      *duid_scene_to_svg       (DuidScene           *scene,
                                    const char          *title,
                                    const char          *description);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidScene, duid_scene_free)

G_END_DECLS
