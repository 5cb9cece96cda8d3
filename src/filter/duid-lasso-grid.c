/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-lasso-grid.h"

#include <math.h>

#include "filter/duid-plane-grid.h"

/* Wider than what duid_polygon_contains() still calls on an edge. */
#define MARGIN          1e-8
#define POINTS_FOR_GRID 4096 /* fewer are tested sooner than a grid is made */

struct _DuidLassoGrid
{
  const DuidPoint *corners; /* borrowed */
  gsize            n_corners;
  DuidPoint        least; /* the box around it */
  DuidPoint        most;
  gboolean         has_cells;
  DuidPlaneGrid    plane;
};

static gboolean
is_inside (DuidPoint     point,
           gconstpointer data)
{
  const DuidLassoGrid *grid = data;

  return duid_polygon_contains (grid->corners, grid->n_corners, point);
}

DuidLassoGrid *
duid_lasso_grid_new (const DuidPoint *corners,
                     gsize            n_corners,
                     gsize            n_points)
{
  DuidLassoGrid *grid = g_new0 (DuidLassoGrid, 1);

  grid->corners = corners;
  grid->n_corners = n_corners;
  grid->least = (DuidPoint) { INFINITY, INFINITY };
  grid->most = (DuidPoint) { -INFINITY, -INFINITY };
  for (gsize i = 0; i < n_corners; i++)
    {
      grid->least.x = MIN (grid->least.x, corners[i].x);
      grid->least.y = MIN (grid->least.y, corners[i].y);
      grid->most.x = MAX (grid->most.x, corners[i].x);
      grid->most.y = MAX (grid->most.y, corners[i].y);
    }
  grid->least = (DuidPoint) { grid->least.x - MARGIN, grid->least.y - MARGIN };
  grid->most = (DuidPoint) { grid->most.x + MARGIN, grid->most.y + MARGIN };
  grid->has_cells = n_points >= POINTS_FOR_GRID && n_corners > 2 &&
                    duid_plane_grid_init (&grid->plane, grid->least, grid->most);
  if (!grid->has_cells)
    return grid;
  for (gsize i = 0; i < n_corners; i++)
    duid_plane_grid_mark (&grid->plane, corners[i], corners[(i + 1) % n_corners]);
  duid_plane_grid_fill (&grid->plane, is_inside, grid);
  return grid;
}

void
duid_lasso_grid_free (DuidLassoGrid *grid)
{
  g_free (grid);
}

gboolean
duid_lasso_grid_contains (const DuidLassoGrid *grid,
                          DuidPoint            point)
{
  guint8 cell = DUID_PLANE_CELL_NEAR_EDGE;

  if (!(point.x >= grid->least.x && point.x <= grid->most.x &&
        point.y >= grid->least.y && point.y <= grid->most.y))
    return FALSE;
  if (grid->has_cells)
    cell = grid->plane.cells[duid_plane_grid_find (&grid->plane, point)];
  if (cell == DUID_PLANE_CELL_NEAR_EDGE)
    return duid_polygon_contains (grid->corners, grid->n_corners, point);
  return cell == DUID_PLANE_CELL_INSIDE;
}
