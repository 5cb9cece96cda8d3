/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-lasso-grid.h"

#include <math.h>

#define SIDE 128 /* cells */
/* Wider than what duid_polygon_contains() still calls on an edge. */
#define MARGIN          1e-8
#define POINTS_FOR_GRID 4096 /* fewer are tested sooner than a grid is made */

typedef enum
{
  CELL_PLAIN,
  CELL_NEAR_EDGE,
  CELL_OUTSIDE,
  CELL_INSIDE,
} Cell;

struct _DuidLassoGrid
{
  const DuidPoint *corners; /* borrowed */
  gsize            n_corners;
  DuidPoint        least; /* the box around it */
  DuidPoint        most;
  double           width; /* of a cell */
  double           height;
  gboolean         has_cells;
  guint8           cells[SIDE * SIDE];
};

static int
find_cell (double value,
           double least,
           double size)
{
  return (int) CLAMP (floor ((value - least) / size), 0, SIDE - 1);
}

/* Marks the cells of a line of the grid that the edge comes within a cell of. */
static void
mark_line (DuidLassoGrid *grid,
           int            line,
           DuidPoint      a,
           DuidPoint      b)
{
  double under = grid->least.y + (line - 1) * grid->height;
  double over = grid->least.y + (line + 2) * grid->height;
  double from = 0;
  double to = 1;
  double x[2];

  if (a.y != b.y)
    {
      double at_under = CLAMP ((under - a.y) / (b.y - a.y), 0.0, 1.0);
      double at_over = CLAMP ((over - a.y) / (b.y - a.y), 0.0, 1.0);

      from = MIN (at_under, at_over);
      to = MAX (at_under, at_over);
    }
  x[0] = a.x + from * (b.x - a.x);
  x[1] = a.x + to * (b.x - a.x);
  for (int i = find_cell (MIN (x[0], x[1]) - grid->width, grid->least.x, grid->width);
       i <= find_cell (MAX (x[0], x[1]) + grid->width, grid->least.x, grid->width); i++)
    grid->cells[line * SIDE + i] = CELL_NEAR_EDGE;
}

static void
mark_edges (DuidLassoGrid *grid)
{
  for (gsize i = 0; i < grid->n_corners; i++)
    {
      DuidPoint a = grid->corners[i];
      DuidPoint b = grid->corners[(i + 1) % grid->n_corners];
      int       first = find_cell (MIN (a.y, b.y) - grid->height, grid->least.y, grid->height);
      int       last = find_cell (MAX (a.y, b.y) + grid->height, grid->least.y, grid->height);

      for (int line = first; line <= last; line++)
        mark_line (grid, line, a, b);
    }
}

/* Neighbours with no edge between them lie on the same side: one test a stretch. */
static void
fill_line (DuidLassoGrid *grid,
           int            line)
{
  guint8 *cells = grid->cells + line * SIDE;

  for (int i = 0; i < SIDE; i++)
    {
      DuidPoint middle = { grid->least.x + (i + 0.5) * grid->width,
                           grid->least.y + (line + 0.5) * grid->height };

      if (cells[i] == CELL_NEAR_EDGE)
        continue;
      if (i > 0 && cells[i - 1] != CELL_NEAR_EDGE)
        cells[i] = cells[i - 1];
      else if (duid_polygon_contains (grid->corners, grid->n_corners, middle))
        cells[i] = CELL_INSIDE;
      else
        cells[i] = CELL_OUTSIDE;
    }
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
  grid->width = (grid->most.x - grid->least.x) / SIDE;
  grid->height = (grid->most.y - grid->least.y) / SIDE;
  grid->has_cells = n_points >= POINTS_FOR_GRID && n_corners > 2 &&
                    isnormal (grid->width) && isnormal (grid->height);
  if (!grid->has_cells)
    return grid;
  mark_edges (grid);
  for (int line = 0; line < SIDE; line++)
    fill_line (grid, line);
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
  guint8 cell = CELL_NEAR_EDGE;

  if (!(point.x >= grid->least.x && point.x <= grid->most.x &&
        point.y >= grid->least.y && point.y <= grid->most.y))
    return FALSE;
  if (grid->has_cells)
    cell = grid->cells[find_cell (point.y, grid->least.y, grid->height) * SIDE +
                       find_cell (point.x, grid->least.x, grid->width)];
  if (cell == CELL_NEAR_EDGE)
    return duid_polygon_contains (grid->corners, grid->n_corners, point);
  return cell == CELL_INSIDE;
}
