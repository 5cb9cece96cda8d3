/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in the plane. What the axes mean is the caller's: pixels (y down), a
 * canvas in the survey's own units (y up) or a triad (y up, see duid-triad.h).
 * A place that does not exist is NaN, NaN. */
typedef struct
{
  double x;
  double y;
} DuidPoint;

/* A side of a polygon. */
typedef struct
{
  DuidPoint from;
  DuidPoint to;
} DuidEdge;

gboolean duid_point_exists        (DuidPoint        point);
double   duid_point_distance      (DuidPoint        a,
                                   DuidPoint        b);

/* Whether @point lies inside the polygon (even-odd rule; closed by itself).
 * A point on an edge belongs to the inside, so a lasso drawn along the border
 * of a triangle takes the answers that lie on it. */
gboolean duid_polygon_contains    (const DuidPoint *corners,
                                   gsize            n_corners,
                                   DuidPoint        point);

/* What duid_polygon_contains() says of a polygon, when @edges are those of its sides that
 * reach the height of @point, or come within 2e-9 of it; others may be among them. */
gboolean duid_edges_contain       (const DuidEdge  *edges,
                                   gsize            n_edges,
                                   DuidPoint        point);

/* Fewer corners for the same shape (Douglas-Peucker, open line): a lasso drawn
 * by hand has hundreds. Returns (transfer full) a GArray of DuidPoint. */
GArray  *duid_polyline_simplified (const DuidPoint *points,
                                   gsize            n_points,
                                   double           tolerance);

G_END_DECLS
