/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-plane-density.h"

G_BEGIN_DECLS

/* The nodes of a grid over a region and a margin around it. The region is 1 wide. */
typedef struct
{
  DuidPlaneShape shape;
  double         height; /* of the region */
  double         rim;    /* along its borders, a share of the height: mirrors stand that far in */
  double         step;   /* between nodes */
  int            margin; /* nodes outside the region on every side */
  int            n_across;
  int            n_down;
  float         *values; /* at the nodes; owned by who has the grid */
} DuidPlaneNodes;

/* Puts what lies in the cells of the region onto the nodes, and what the borders mirror of it
 * as far as the margin goes: each cell's number onto the four nodes around its middle, the
 * nearer the more. @counts: @n_across × @n_down cells, the lowest row first. */
void duid_plane_mirrors_drop (const DuidPlaneNodes *nodes,
                              const guint32        *counts,
                              guint                 n_across,
                              guint                 n_down);

G_END_DECLS
