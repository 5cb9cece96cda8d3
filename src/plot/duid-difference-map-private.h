/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-difference-map.h"

G_BEGIN_DECLS

/* Between the counting and the drawing of a difference map. */
struct _DuidDifferenceMap
{
  DuidDataset        *dataset;  /* borrowed */
  const DuidQuestion *question; /* borrowed */
  const DuidTriad    *triads;   /* borrowed; NULL for a canvas */
  guint               index;
  int                 stone;
  int                 across; /* cells along a side */
  char               *label_a;
  char               *label_b;
  DuidCellDifference *cells;
  guint               n_cells;
  gsize               n_a;
  gsize               n_b;
  DuidChance          chance;
};

G_END_DECLS
