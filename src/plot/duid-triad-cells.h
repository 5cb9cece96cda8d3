/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"

G_BEGIN_DECLS

/* The triangle cut into cells, and their shapes: whatever the cutting, every answer is
 * in exactly one cell, so the cells add up to the answers (see stats/duid-triad-bins.h).
 * Places are in the plane of duid_triad_to_plane(). */
typedef enum
{
  DUID_CELLS_TRIANGLES,
  DUID_CELLS_HEXAGONS,
  DUID_CELLS_ZONES_7,
  DUID_CELLS_ZONES_13,
} DuidCellKind;

typedef struct
{
  DuidCellKind kind;
  guint        g; /* cells along a side; no matter for zones */
} DuidTriadCells;

#define DUID_MOST_CELL_CORNERS 8

/* Triangles or hexagons as many as suit @n answers: 8 along a side below 500, 12 below
 * 5,000, else 20. */
guint     duid_triad_cells_choose     (gsize          n);

guint     duid_triad_cells_get_n      (DuidTriadCells cells);
/* @triad must be answered. */
guint     duid_triad_cells_find       (DuidTriadCells cells,
                                       DuidTriad      triad);
/* Its outline, clipped to the triangle: returns the number of corners. */
int       duid_triad_cells_get_shape  (DuidTriadCells cells,
                                       guint          cell,
                                       DuidPoint     *corners);
/* Its outline as a lasso that takes the answers of the cell and no others: an answer on
 * a line of the lattice is inside one of its cells only. */
int       duid_triad_cells_get_ring   (DuidTriadCells cells,
                                       guint          cell,
                                       DuidPoint     *corners);
/* Where a number stands best, and the share of the triangle. */
DuidPoint duid_triad_cells_get_middle (DuidTriadCells cells,
                                       guint          cell);
double    duid_triad_cells_get_area   (DuidTriadCells cells,
                                       guint          cell);

G_END_DECLS
