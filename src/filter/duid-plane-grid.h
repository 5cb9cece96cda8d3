/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* A box of the plane in cells, and which of them an edge comes near: where no edge
 * does, one point answers for its whole cell and for its neighbours. */

#define DUID_PLANE_GRID_SIDE 128 /* cells */

typedef enum
{
  DUID_PLANE_CELL_PLAIN,
  DUID_PLANE_CELL_NEAR_EDGE,
  DUID_PLANE_CELL_OUTSIDE,
  DUID_PLANE_CELL_INSIDE,
} DuidPlaneCell;

typedef struct
{
  DuidPoint least;
  double    width;  /* of a cell */
  double    height;
  guint8    cells[DUID_PLANE_GRID_SIDE * DUID_PLANE_GRID_SIDE]; /* DuidPlaneCell, by line */
} DuidPlaneGrid;

/* Whether @point lies inside, where no edge comes near. */
typedef gboolean (*DuidPlaneTest) (DuidPoint     point,
                                   gconstpointer data);

/* FALSE when the box is a line or a point; its cells then have a size of 1. */
gboolean  duid_plane_grid_init (DuidPlaneGrid       *grid,
                                DuidPoint            least,
                                DuidPoint            most);
/* Points beyond the box are in its outer cells. */
guint     duid_plane_grid_find (const DuidPlaneGrid *grid,
                                DuidPoint            point);
/* Marks the cells that the edge comes within a cell of. */
void      duid_plane_grid_mark (DuidPlaneGrid       *grid,
                                DuidPoint            a,
                                DuidPoint            b);
/* Makes every cell that is not near an edge one inside or outside. */
void      duid_plane_grid_fill (DuidPlaneGrid       *grid,
                                DuidPlaneTest        test,
                                gconstpointer        data);

G_END_DECLS
