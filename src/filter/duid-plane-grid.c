/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-plane-grid.h"

#include <math.h>
#include <string.h>

#define SIDE DUID_PLANE_GRID_SIDE

/* What is cut off when a number that is not negative becomes whole is what floor()
 * takes away, which is a call on many machines. */
static int
find_cell (double value,
           double least,
           double size)
{
  return (int) CLAMP ((value - least) / size, 0, SIDE - 1);
}

gboolean
duid_plane_grid_init (DuidPlaneGrid *grid,
                      DuidPoint      least,
                      DuidPoint      most)
{
  gboolean is_box;

  memset (grid->cells, DUID_PLANE_CELL_PLAIN, sizeof grid->cells);
  grid->least = least;
  grid->width = (most.x - least.x) / SIDE;
  grid->height = (most.y - least.y) / SIDE;
  is_box = isnormal (grid->width) && isnormal (grid->height);
  grid->width = isnormal (grid->width) ? grid->width : 1;
  grid->height = isnormal (grid->height) ? grid->height : 1;
  return is_box;
}

guint
duid_plane_grid_find (const DuidPlaneGrid *grid,
                      DuidPoint            point)
{
  return (guint) (find_cell (point.y, grid->least.y, grid->height) * SIDE +
                  find_cell (point.x, grid->least.x, grid->width));
}

/* Marks the cells of a line of the grid that the edge comes within a cell of. */
static void
mark_line (DuidPlaneGrid *grid,
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
    grid->cells[line * SIDE + i] = DUID_PLANE_CELL_NEAR_EDGE;
}

void
duid_plane_grid_mark (DuidPlaneGrid *grid,
                      DuidPoint      a,
                      DuidPoint      b)
{
  int first = find_cell (MIN (a.y, b.y) - grid->height, grid->least.y, grid->height);
  int last = find_cell (MAX (a.y, b.y) + grid->height, grid->least.y, grid->height);

  for (int line = first; line <= last; line++)
    mark_line (grid, line, a, b);
}

/* Neighbours with no edge between them lie on the same side: one test a stretch. */
static void
fill_line (DuidPlaneGrid *grid,
           int            line,
           DuidPlaneTest  test,
           gconstpointer  data)
{
  guint8 *cells = grid->cells + line * SIDE;

  for (int i = 0; i < SIDE; i++)
    {
      DuidPoint middle = { grid->least.x + (i + 0.5) * grid->width,
                           grid->least.y + (line + 0.5) * grid->height };

      if (cells[i] == DUID_PLANE_CELL_NEAR_EDGE)
        continue;
      if (i > 0 && cells[i - 1] != DUID_PLANE_CELL_NEAR_EDGE)
        cells[i] = cells[i - 1];
      else
        cells[i] = test (middle, data) ? DUID_PLANE_CELL_INSIDE : DUID_PLANE_CELL_OUTSIDE;
    }
}

void
duid_plane_grid_fill (DuidPlaneGrid *grid,
                      DuidPlaneTest  test,
                      gconstpointer  data)
{
  for (int line = 0; line < SIDE; line++)
    fill_line (grid, line, test, data);
}
