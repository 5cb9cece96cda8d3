/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"

G_BEGIN_DECLS

/* The density of triads over the triangle (side 1, area sqrt 3 / 4): Gaussian curves of
 * width h whose light is thrown back by the three edges, so that it is whole on the
 * triangle, has no dip at the edges and takes answers in the corners.
 *
 *   f (s) = 1 / (n 2 pi h²) sum over answers and images g of exp (-|s - g x|² / 2 h²),
 * g over the reflection group of the triangle: 6 turns and mirrors about the left
 * corner × the lattice i sqrt 3 (cos 30°, sin 30°) + j sqrt 3 (0, 1), i and j from -2
 * to 2. Images farther than 9 h from the triangle are left out. */
typedef struct _DuidTriangleDensity DuidTriangleDensity;

#define DUID_TRIANGLE_UNIFORM  (4 / sqrt (3)) /* the density of answers spread evenly */
#define DUID_TRIANGLE_N_IMAGES 150            /* of an answer, itself among them */

/* @h: 0 < h <= 1, in sides of the triangle. */
DuidTriangleDensity *duid_triangle_density_new    (const DuidTriad           *triads,
                                                   gsize                      n,
                                                   double                     h);
void                 duid_triangle_density_free   (DuidTriangleDensity       *density);

/* Per unit of area. O(images). NaN without answers. */
double               duid_triangle_density_at     (const DuidTriangleDensity *density,
                                                   DuidPoint                  place);
/* The same without reflection: what it would be if curves spilled over the edges. */
double               duid_triangle_density_plain  (const DuidTriangleDensity *density,
                                                   DuidPoint                  place);
/* The whole of the density, by the midpoints of @n_across² triangles. */
double               duid_triangle_density_sum    (const DuidTriangleDensity *density,
                                                   guint                      n_across,
                                                   gboolean                   is_plain);

/* The density above which a share @shares[i] of the answers lies (Hyndman 1996): its
 * (1 - share) quantile at the answers. @thresholds has room for @n_shares. */
void                 duid_triangle_density_levels (const DuidTriangleDensity *density,
                                                   const double              *shares,
                                                   gsize                      n_shares,
                                                   double                    *thresholds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTriangleDensity, duid_triangle_density_free)

G_END_DECLS
