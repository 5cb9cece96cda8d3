/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-lasso-grid.h"

#include <math.h>

#include "filter/duid-plane-grid.h"

/* Wider than what duid_polygon_contains() still calls on an edge. */
#define MARGIN          1e-8
#define POINTS_FOR_GRID 512 /* fewer are tested sooner than a grid is made */
#define SIDE            DUID_PLANE_GRID_SIDE

struct _DuidLassoGrid
{
  const DuidPoint *corners; /* borrowed */
  gsize            n_corners;
  DuidPoint        least; /* the box around it */
  DuidPoint        most;
  gboolean         has_cells;
  DuidPlaneGrid    plane;
  DuidEdge        *edges; /* those that come near each line of the grid, one after the other */
  guint            starts[SIDE + 1];
};

static gboolean
is_inside (DuidPoint     point,
           gconstpointer data)
{
  const DuidLassoGrid *grid = data;

  return duid_polygon_contains (grid->corners, grid->n_corners, point);
}

static DuidEdge
get_edge (const DuidLassoGrid *grid,
          gsize                corner)
{
  gsize before = corner > 0 ? corner - 1 : grid->n_corners - 1;

  return (DuidEdge) { grid->corners[corner], grid->corners[before] };
}

/* Gives each line of the grid the edges that come near it. */
static void
sort_edges (DuidLassoGrid *grid)
{
  guint places[SIDE];
  int   first;
  int   last;

  for (gsize i = 0; i < grid->n_corners; i++)
    {
      DuidEdge edge = get_edge (grid, i);

      duid_plane_grid_find_lines (&grid->plane, edge.from.y, edge.to.y, &first, &last);
      for (int line = first; line <= last; line++)
        grid->starts[line + 1]++;
    }
  for (int line = 0; line < SIDE; line++)
    {
      places[line] = grid->starts[line];
      grid->starts[line + 1] += grid->starts[line];
    }
  grid->edges = g_new (DuidEdge, MAX (grid->starts[SIDE], 1));
  for (gsize i = 0; i < grid->n_corners; i++)
    {
      DuidEdge edge = get_edge (grid, i);

      duid_plane_grid_find_lines (&grid->plane, edge.from.y, edge.to.y, &first, &last);
      for (int line = first; line <= last; line++)
        grid->edges[places[line]++] = edge;
    }
}

/* Of a point in the box. */
static gboolean
is_within (const DuidLassoGrid *grid,
           DuidPoint            point)
{
  int   line = duid_plane_grid_locate (point.y, grid->plane.least.y, grid->plane.per_y,
                                       SIDE);
  guint first = grid->starts[line];

  if (!grid->has_cells)
    return is_inside (point, grid);
  return duid_edges_contain (grid->edges + first, grid->starts[line + 1] - first, point);
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
                    duid_plane_grid_init (&grid->plane, SIDE, SIDE, grid->least, grid->most);
  if (!grid->has_cells)
    return grid;
  sort_edges (grid);
  for (gsize i = 0; i < n_corners; i++)
    duid_plane_grid_mark (&grid->plane, corners[i], corners[(i + 1) % n_corners]);
  duid_plane_grid_fill (&grid->plane, is_inside, grid);
  return grid;
}

void
duid_lasso_grid_free (DuidLassoGrid *grid)
{
  g_free (grid->edges);
  g_free (grid);
}

/* The points in the box, a bit each. */
static guint64
find_in_box (const DuidLassoGrid *grid,
             const DuidPoint     *points,
             guint                n_points)
{
  DuidPoint least = grid->least;
  DuidPoint most = grid->most;
  guint64   bits = 0;

  for (guint i = 0; i < n_points; i++)
    bits |= (guint64) ((points[i].x >= least.x) & (points[i].x <= most.x) &
                       (points[i].y >= least.y) & (points[i].y <= most.y))
            << i;
  return bits;
}

gboolean
duid_lasso_grid_contains (const DuidLassoGrid *grid,
                          DuidPoint            point)
{
  return duid_lasso_grid_read (grid, &point, 1) != 0;
}

guint64
duid_lasso_grid_read (const DuidLassoGrid *grid,
                      const DuidPoint     *points,
                      guint                n_points)
{
  guint64 inside = 0;
  guint64 near_edge = 0;

  for (guint64 left = find_in_box (grid, points, n_points); left != 0; left &= left - 1)
    {
      guint   i = (guint) __builtin_ctzll (left);
      guint64 bit = left & -left;
      guint8  cell = DUID_PLANE_CELL_NEAR_EDGE;

      if (grid->has_cells)
        cell = grid->plane.cells[duid_plane_grid_find (&grid->plane, points[i])];
      inside |= cell == DUID_PLANE_CELL_INSIDE ? bit : 0;
      near_edge |= cell == DUID_PLANE_CELL_NEAR_EDGE ? bit : 0;
    }
  for (; near_edge != 0; near_edge &= near_edge - 1)
    if (is_within (grid, points[__builtin_ctzll (near_edge)]))
      inside |= near_edge & -near_edge;
  return inside;
}
