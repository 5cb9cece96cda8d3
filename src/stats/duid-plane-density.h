/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* The density of many places, quickly: counted in cells, spread by Gaussian curves of
 * width h whose light the borders throw back, and kept on a grid. The same density as
 * stats/duid-triangle-density.h gives exactly and slowly: whole on its region (it adds
 * up to 1), without a dip at the borders, and taking places on them.
 *
 * The region is the triangle of duid_triad_to_plane() (0 .. 1 by 0 .. sqrt 3 / 2), or a
 * square of 0 .. 1. Cost: that of the grid, some 100,000 cells; not that of the places. */
typedef struct _DuidPlaneDensity DuidPlaneDensity;

typedef enum
{
  DUID_PLANE_TRIANGLE,
  DUID_PLANE_SQUARE,
} DuidPlaneShape;

/* The nodes that it is kept at: @margin of them on every side of the region, whose left lower
 * corner is node @margin, @margin. */
typedef struct
{
  const float *values; /* line by line, the lowest first */
  int          n_across;
  int          n_down;
  int          margin;
  double       step; /* between nodes; the region is 1 wide */
} DuidPlaneGrid;

/* @counts: @n_across × @n_down cells over the region, the lowest row first; the places
 * of a cell are taken to be in its middle. @rim: what lies nearer to a border than this, a
 * share of the height, is not among them; light is thrown back there then, and shines on to
 * the border, so that there is no dip. @h: .004 .. .5. */
DuidPlaneDensity *duid_plane_density_new      (DuidPlaneShape   shape,
                                const guint32   *counts,
                                guint            n_across,
                                guint            n_down,
                                double           rim,
                                double           h);
DuidPlaneDensity *duid_plane_density_ref (DuidPlaneDensity *density);
void       duid_plane_density_unref    (DuidPlaneDensity       *density);

/* The usual width for @n places: .2 n^(-1/6), .75 of it below 1,000 and .55 above. */
double     duid_plane_density_choose_h (gsize            n);

/* Per unit of area, at a place of the region. 0 everywhere without places. */
double     duid_plane_density_at       (const DuidPlaneDensity *density,
                                DuidPoint        place);
/* The same at @n places side by side, the first at @from, @step apart: a line of a
 * picture, at a fraction of the cost. */
void       duid_plane_density_line       (const DuidPlaneDensity *density,
                                DuidPoint        from,
                                double           step,
                                guint            n,
                                float           *values);
/* Lent as long as the density is there; 0 further than some nodes from the region. */
DuidPlaneGrid duid_plane_density_get_grid (const DuidPlaneDensity *density);
/* The greatest of it. */
double     duid_plane_density_get_most (const DuidPlaneDensity *density);
/* The whole of it, by the middles of @n_across² parts. */
double     duid_plane_density_sum      (const DuidPlaneDensity *density,
                                guint            n_across);
/* The density above which a share @shares[i] of the places lies (Hyndman 1996). */
void       duid_plane_density_levels   (const DuidPlaneDensity *density,
                                const double    *shares,
                                gsize            n_shares,
                                double          *thresholds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPlaneDensity, duid_plane_density_unref)

G_END_DECLS
