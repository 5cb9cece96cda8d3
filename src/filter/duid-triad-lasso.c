/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-triad-lasso.h"

#include <string.h>

#include "filter/duid-lasso-grid.h"
#include "filter/duid-plane-grid.h"
#include "filter/duid-triad-codes.h"

#define HEIGHT 0.86602540378443864676
#define ACROSS DUID_TRIAD_GRID_ACROSS
#define DOWN   DUID_TRIAD_GRID_DOWN

struct _DuidTriadLasso
{
  const DuidTriadCodes *codes;                     /* borrowed */
  const DuidTriad      *triads;                    /* borrowed */
  GPtrArray            *grids;                     /* DuidLassoGrid, for answers near an edge */
  guint8                cells[DUID_TRIAD_N_CELLS]; /* DuidPlaneCell */
};

static gboolean
is_inside (DuidPoint     point,
           gconstpointer ring_)
{
  const GArray *ring = ring_;

  return duid_polygon_contains ((const DuidPoint *) ring->data, ring->len, point);
}

/* What is beyond the triangle, and what was not answered, has a cell at the border. */
static void
mark_border (guint8 *cells)
{
  memset (cells, DUID_PLANE_CELL_NEAR_EDGE, ACROSS);
  memset (cells + (DOWN - 1) * ACROSS, DUID_PLANE_CELL_NEAR_EDGE, ACROSS);
  for (int line = 0; line < DOWN; line++)
    cells[line * ACROSS] = cells[line * ACROSS + ACROSS - 1] = DUID_PLANE_CELL_NEAR_EDGE;
}

/* A cell that one ring holds is inside, whatever the others say. */
static void
add_ring (DuidTriadLasso *lasso,
          const GArray   *ring,
          DuidPlaneGrid  *grid)
{
  const DuidPoint *corners = (const DuidPoint *) (gconstpointer) ring->data;

  if (ring->len < 3)
    return;
  duid_plane_grid_init (grid, ACROSS, DOWN, (DuidPoint) { 0, 0 }, (DuidPoint) { 1, HEIGHT });
  for (guint i = 0; i < ring->len; i++)
    duid_plane_grid_mark (grid, corners[i], corners[(i + 1) % ring->len]);
  duid_plane_grid_fill (grid, is_inside, ring);
  for (guint cell = 0; cell < DUID_TRIAD_N_CELLS; cell++)
    if (grid->cells[cell] == DUID_PLANE_CELL_INSIDE)
      lasso->cells[cell] = DUID_PLANE_CELL_INSIDE;
    else if (grid->cells[cell] == DUID_PLANE_CELL_NEAR_EDGE &&
             lasso->cells[cell] == DUID_PLANE_CELL_OUTSIDE)
      lasso->cells[cell] = DUID_PLANE_CELL_NEAR_EDGE;
}

DuidTriadLasso *
duid_triad_lasso_new (const DuidDataset *dataset,
                      guint              question,
                      const GPtrArray   *rings)
{
  const DuidTriadCodes     *codes = duid_triad_codes_find (dataset, question);
  g_autofree DuidPlaneGrid *grid = NULL;
  DuidTriadLasso           *lasso;

  if (codes == NULL)
    return NULL;
  grid = g_new0 (DuidPlaneGrid, 1);
  lasso = g_new0 (DuidTriadLasso, 1);
  lasso->codes = codes;
  lasso->triads = duid_dataset_get_triads (dataset, question);
  lasso->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_lasso_grid_free);
  memset (lasso->cells, DUID_PLANE_CELL_OUTSIDE, sizeof lasso->cells);
  for (guint i = 0; i < rings->len; i++)
    {
      const GArray *ring = rings->pdata[i];

      add_ring (lasso, ring, grid);
      g_ptr_array_add (lasso->grids,
                       duid_lasso_grid_new ((const DuidPoint *) (gconstpointer) ring->data,
                                            ring->len, codes->n_rows));
    }
  mark_border (lasso->cells);
  return lasso;
}

void
duid_triad_lasso_free (DuidTriadLasso *lasso)
{
  g_ptr_array_unref (lasso->grids);
  g_free (lasso);
}

static gboolean
is_row_inside (const DuidTriadLasso *lasso,
               gsize                 row)
{
  DuidPoint point = duid_triad_to_plane (lasso->triads[row]);

  for (guint i = 0; i < lasso->grids->len; i++)
    if (duid_lasso_grid_contains (lasso->grids->pdata[i], point))
      return TRUE;
  return FALSE;
}

guint64
duid_triad_lasso_read (const DuidTriadLasso *lasso,
                       gsize                 first,
                       guint                 n)
{
  const guint16 *cells = lasso->codes->cells + first;
  guint64        inside = 0;
  guint64        near_edge = 0;

  for (guint i = 0; i < n; i++)
    {
      guint8 cell = lasso->cells[cells[i]];

      inside |= (guint64) (cell == DUID_PLANE_CELL_INSIDE) << i;
      near_edge |= (guint64) (cell == DUID_PLANE_CELL_NEAR_EDGE) << i;
    }
  for (; near_edge != 0; near_edge &= near_edge - 1)
    if (is_row_inside (lasso, first + (gsize) __builtin_ctzll (near_edge)))
      inside |= near_edge & -near_edge;
  return inside;
}
