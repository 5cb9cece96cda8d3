/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-plane-index.h"

#include <math.h>

#include "base/duid-slab.h"

#define N_CELLS (DUID_PLANE_GRID_SIDE * DUID_PLANE_GRID_SIDE)

static void
find_box (DuidPlaneIndex  *index,
          const DuidPoint *points,
          gsize            n_rows)
{
  index->least = (DuidPoint) { INFINITY, INFINITY };
  index->most = (DuidPoint) { -INFINITY, -INFINITY };
  for (gsize row = 0; row < n_rows; row++)
    {
      DuidPoint point = points[row];

      if (!duid_point_exists (point))
        continue;
      index->least = (DuidPoint) { MIN (index->least.x, point.x), MIN (index->least.y, point.y) };
      index->most = (DuidPoint) { MAX (index->most.x, point.x), MAX (index->most.y, point.y) };
    }
}

DuidPlaneIndex *
duid_plane_index_new (const DuidPoint *points,
                      gsize            n_rows)
{
  DuidPlaneIndex           *index = g_new0 (DuidPlaneIndex, 1);
  g_autofree DuidPlaneGrid *grid = g_new0 (DuidPlaneGrid, 1);
  g_autofree guint32       *places = g_new0 (guint32, N_CELLS);

  index->starts = g_new0 (guint32, N_CELLS + 1);
  index->rows = duid_slab_new (n_rows * sizeof (guint32));
  find_box (index, points, n_rows);
  duid_plane_grid_init (grid, DUID_PLANE_GRID_SIDE, DUID_PLANE_GRID_SIDE, index->least,
                        index->most);
  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (points[row]))
      index->starts[duid_plane_grid_find (grid, points[row]) + 1]++;
  for (guint cell = 0; cell < N_CELLS; cell++)
    {
      places[cell] = index->starts[cell];
      index->starts[cell + 1] += index->starts[cell];
    }
  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (points[row]))
      index->rows[places[duid_plane_grid_find (grid, points[row])]++] = (guint32) row;
  return index;
}

void
duid_plane_index_free (DuidPlaneIndex *index)
{
  g_free (index->starts);
  duid_slab_free (index->rows);
  g_free (index);
}

/* Whether a line from @point to the right crosses an odd number of the edges: as the
 * two polygons share all other edges, it then lies in just one of them. */
static gboolean
is_between (DuidPoint     point,
            gconstpointer data)
{
  const GArray *edges = data;
  gboolean      is_odd = FALSE;

  for (guint i = 0; i < edges->len; i++)
    {
      DuidEdge edge = g_array_index (edges, DuidEdge, i);
      double   share = (point.y - edge.from.y) / (edge.to.y - edge.from.y);

      if ((edge.from.y > point.y) != (edge.to.y > point.y) &&
          point.x < edge.from.x + share * (edge.to.x - edge.from.x))
        is_odd = !is_odd;
    }
  return is_odd;
}

gboolean
duid_plane_index_find (const DuidPlaneIndex *index,
                       const GArray         *edges,
                       gsize                 most,
                       GArray               *rows)
{
  g_autofree DuidPlaneGrid *grid = g_new0 (DuidPlaneGrid, 1);

  duid_plane_grid_init (grid, DUID_PLANE_GRID_SIDE, DUID_PLANE_GRID_SIDE, index->least,
                        index->most);
  for (guint i = 0; i < edges->len; i++)
    {
      DuidEdge edge = g_array_index (edges, DuidEdge, i);

      duid_plane_grid_mark (grid, edge.from, edge.to);
    }
  duid_plane_grid_fill (grid, is_between, edges);
  for (guint cell = 0; cell < N_CELLS; cell++)
    {
      guint n = index->starts[cell + 1] - index->starts[cell];

      if (grid->cells[cell] == DUID_PLANE_CELL_OUTSIDE)
        continue;
      if (rows->len + n > most)
        return FALSE;
      g_array_append_vals (rows, index->rows + index->starts[cell], n);
    }
  return TRUE;
}
