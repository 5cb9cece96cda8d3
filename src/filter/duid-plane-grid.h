/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* A box of the plane in cells, and which of them an edge comes near: where no edge
 * does, one point answers for its whole cell and for its neighbours. */

#define DUID_PLANE_GRID_SIDE 128   /* cells, when nothing else is wanted */
#define DUID_PLANE_GRID_MOST 65536 /* cells in all */

typedef enum
{
  DUID_PLANE_CELL_PLAIN,
  DUID_PLANE_CELL_NEAR_EDGE,
  DUID_PLANE_CELL_OUTSIDE,
  DUID_PLANE_CELL_INSIDE,
} DuidPlaneCell;

typedef struct
{
  int       across; /* cells */
  int       down;
  DuidPoint least;
  double    width;  /* of a cell */
  double    height;
  double    per_x;  /* 1 / width: cells a unit */
  double    per_y;
  guint8    cells[DUID_PLANE_GRID_MOST]; /* DuidPlaneCell, by line */
} DuidPlaneGrid;

/* Whether @point lies inside, where no edge comes near. */
typedef gboolean (*DuidPlaneTest) (DuidPoint     point,
                                   gconstpointer data);

/* Which of the cells in a row of them @value lies in; the outer one when beyond. The same
 * sum for edges and for points, so that no rounding comes between them. */
static inline int
duid_plane_grid_locate (double value,
                        double least,
                        double per,
                        int    n)
{
  double at = (value - least) * per;

  if (!(at > 0))
    return 0;
  return at < n ? (int) at : n - 1;
}

/* Points beyond the box are in its outer cells. */
static inline guint
duid_plane_grid_find (const DuidPlaneGrid *grid,
                      DuidPoint            point)
{
  int line = duid_plane_grid_locate (point.y, grid->least.y, grid->per_y, grid->down);
  int at = duid_plane_grid_locate (point.x, grid->least.x, grid->per_x, grid->across);

  return (guint) (line * grid->across + at);
}

/* FALSE when the box is a line or a point; its cells then have a size of 1. */
gboolean  duid_plane_grid_init (DuidPlaneGrid       *grid,
                                int                  across,
                                int                  down,
                                DuidPoint            least,
                                DuidPoint            most);
/* The lines of cells that an edge between two heights comes near, both included. */
void      duid_plane_grid_find_lines (const DuidPlaneGrid *grid,
                                double               a,
                                double               b,
                                int                 *first,
                                int                 *last);
/* Marks the cells that the edge passes, or comes much nearer to than they are wide. */
void      duid_plane_grid_mark (DuidPlaneGrid       *grid,
                                DuidPoint            a,
                                DuidPoint            b);
/* Makes every cell that is not near an edge one inside or outside. */
void      duid_plane_grid_fill (DuidPlaneGrid       *grid,
                                DuidPlaneTest        test,
                                gconstpointer        data);

G_END_DECLS
