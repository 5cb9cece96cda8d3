/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-plane-grid.h"

#include <math.h>
#include <string.h>

/* An edge is near a cell within this much of the cell's size, and this far at least:
 * wider than what duid_polygon_contains() still calls on an edge. */
#define NEAR_SHARE (1.0 / 64)
#define NEAR_LEAST 1e-8

gboolean
duid_plane_grid_init (DuidPlaneGrid *grid,
                      int            across,
                      int            down,
                      DuidPoint      least,
                      DuidPoint      most)
{
  gboolean is_box;

  g_assert (across * down <= DUID_PLANE_GRID_MOST);
  memset (grid->cells, DUID_PLANE_CELL_PLAIN, (gsize) (across * down));
  grid->across = across;
  grid->down = down;
  grid->least = least;
  grid->width = (most.x - least.x) / across;
  grid->height = (most.y - least.y) / down;
  is_box = isnormal (grid->width) && isnormal (grid->height);
  grid->width = isnormal (grid->width) ? grid->width : 1;
  grid->height = isnormal (grid->height) ? grid->height : 1;
  grid->per_x = 1 / grid->width;
  grid->per_y = 1 / grid->height;
  return is_box;
}

static double
get_near (double size)
{
  return size * NEAR_SHARE + NEAR_LEAST;
}

void
duid_plane_grid_find_lines (const DuidPlaneGrid *grid,
                            double               a,
                            double               b,
                            int                 *first,
                            int                 *last)
{
  double near = get_near (grid->height);

  *first = duid_plane_grid_locate (MIN (a, b) - near, grid->least.y, grid->per_y, grid->down);
  *last = duid_plane_grid_locate (MAX (a, b) + near, grid->least.y, grid->per_y, grid->down);
}

/* Marks the cells of a line of the grid that the edge comes near. */
static void
mark_line (DuidPlaneGrid *grid,
           int            line,
           DuidPoint      a,
           DuidPoint      b)
{
  double near = get_near (grid->width);
  double under = grid->least.y + line * grid->height - get_near (grid->height);
  double over = grid->least.y + (line + 1) * grid->height + get_near (grid->height);
  double from = 0;
  double to = 1;
  double x[2];
  int    first;
  int    last;

  if (a.y != b.y)
    {
      double at_under = CLAMP ((under - a.y) / (b.y - a.y), 0.0, 1.0);
      double at_over = CLAMP ((over - a.y) / (b.y - a.y), 0.0, 1.0);

      from = MIN (at_under, at_over);
      to = MAX (at_under, at_over);
    }
  x[0] = a.x + from * (b.x - a.x);
  x[1] = a.x + to * (b.x - a.x);
  first =
    duid_plane_grid_locate (MIN (x[0], x[1]) - near, grid->least.x, grid->per_x, grid->across);
  last =
    duid_plane_grid_locate (MAX (x[0], x[1]) + near, grid->least.x, grid->per_x, grid->across);
  memset (grid->cells + line * grid->across + first, DUID_PLANE_CELL_NEAR_EDGE,
          (gsize) (last - first + 1));
}

void
duid_plane_grid_mark (DuidPlaneGrid *grid,
                      DuidPoint      a,
                      DuidPoint      b)
{
  int first;
  int last;

  duid_plane_grid_find_lines (grid, a.y, b.y, &first, &last);
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
  guint8 *cells = grid->cells + line * grid->across;

  for (int i = 0; i < grid->across; i++)
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
  for (int line = 0; line < grid->down; line++)
    fill_line (grid, line, test, data);
}
