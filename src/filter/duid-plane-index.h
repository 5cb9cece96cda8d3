/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-plane-grid.h"

G_BEGIN_DECLS

/* The rows of a column of points, by the cell of the plane that they lie in: with
 * it, a lasso that moves costs only the rows in the cells that its moving edges
 * pass. Rows without a point are left out. Four bytes a row. */

typedef struct
{
  DuidPoint least; /* the box of the points */
  DuidPoint most;
  guint32  *starts; /* per cell, and the end */
  guint32  *rows;
} DuidPlaneIndex;

DuidPlaneIndex *duid_plane_index_new     (const DuidPoint      *points,
                                          gsize                 n_rows);
void            duid_plane_index_free    (DuidPlaneIndex       *index);

/* Adds to @rows (guint32) each row that can lie in one of two polygons and not in the
 * other. @edges (DuidEdge) are those that only one of the two has. FALSE when there
 * are more than @most such rows; then some may have been added. */
gboolean        duid_plane_index_find    (const DuidPlaneIndex *index,
                                          const GArray         *edges,
                                          gsize                 most,
                                          GArray               *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPlaneIndex, duid_plane_index_free)

G_END_DECLS
