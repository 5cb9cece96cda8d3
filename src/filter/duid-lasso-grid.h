/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* A lasso made ready for many points: a grid over its box that knows which cells
 * lie wholly inside or outside. Only points in cells that an edge comes near are
 * tested, against the edges at their height, so the answer is that of
 * duid_polygon_contains(), at a fraction of the cost. */
typedef struct _DuidLassoGrid DuidLassoGrid;

/* The corners are borrowed. With few points to come (@n_points) no grid is made. */
DuidLassoGrid *duid_lasso_grid_new      (const DuidPoint     *corners,
                                         gsize                n_corners,
                                         gsize                n_points);
void           duid_lasso_grid_free     (DuidLassoGrid       *grid);

gboolean       duid_lasso_grid_contains (const DuidLassoGrid *grid,
                                         DuidPoint            point);
/* The same of up to 64 points at once: a bit each. */
guint64        duid_lasso_grid_read     (const DuidLassoGrid *grid,
                                         const DuidPoint     *points,
                                         guint                n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidLassoGrid, duid_lasso_grid_free)

G_END_DECLS
