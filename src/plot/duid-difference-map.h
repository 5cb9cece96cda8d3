/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "plot/duid-scene.h"
#include "stats/duid-cell-differences.h"

G_BEGIN_DECLS

/* Where on a triad or canvas two groups answer differently: the plane in cells, blue
 * where the first group is more often found and orange where the second is, outlined
 * where the difference is outside the 95 % envelope of random groups (see
 * stats/duid-cell-differences.h). Cells with too few answers stay blank.
 *
 * Making one is the cost (for n_draws = 999 some 10 ms, whatever the number of
 * answers, and one look at every row): it may be done in a thread, with progress and
 * cancel by the draws. Drawing is cheap. */
typedef struct _DuidDifferenceMap DuidDifferenceMap;

/* All borrowed, @dataset for as long as the map lives. A row in both groups counts in
 * both. */
typedef struct
{
  DuidDataset    *dataset;
  guint           question; /* a triad or a canvas */
  int             stone;    /* canvas: which, or -1 for all stones together */
  const DuidRows *a;
  const DuidRows *b;
  const char     *label_a;
  const char     *label_b;
  DuidDraws       draws;
} DuidDifferenceRequest;

/* NULL when the progress function stopped it. */
DuidDifferenceMap *duid_difference_map_new       (const DuidDifferenceRequest *request);
void               duid_difference_map_free      (DuidDifferenceMap           *map);

/* The places that were counted, group by group. */
gsize              duid_difference_map_get_n     (const DuidDifferenceMap     *map,
                                                  gsize                       *n_a,
                                                  gsize                       *n_b);
/* Cells by number, borrowed. */
const DuidCellDifference *duid_difference_map_get_cells (const DuidDifferenceMap *map,
                                                         guint                *n_cells);
guint              duid_difference_map_count_beyond (const DuidDifferenceMap  *map);
/* What chance makes of the farthest cell: p, draws. */
DuidChance         duid_difference_map_get_chance (const DuidDifferenceMap    *map);
/* A cell's corners in the triad's plane or in axis units; their number. There is room
 * for DUID_MOST_CELL_CORNERS (plot/duid-triad-cells.h). */
int                duid_difference_map_get_shape (const DuidDifferenceMap     *map,
                                                  guint                        cell,
                                                  DuidPoint                   *corners);

/* The whole picture with its words and key (transfer full). */
DuidScene         *duid_difference_map_draw      (const DuidDifferenceMap     *map,
                                                  gboolean                     is_dark,
                                                  double                       width,
                                                  double                       height,
                                                  double                       text_scale);

/* For pictures that have a frame of their own. Pixels are @origin + place × @unit; lines
 * are @line times their width on a card. */
void               duid_difference_map_add_cells (const DuidDifferenceMap     *map,
                                                  DuidScene                   *scene,
                                                  const DuidPalette           *palette,
                                                  DuidPoint                    origin,
                                                  DuidPoint                    unit,
                                                  double                       line);
/* The key: from @from as wide as @width; returns its height, and only measures when
 * @is_dry. */
double             duid_difference_map_add_key   (const DuidDifferenceMap     *map,
                                                  DuidScene                   *scene,
                                                  const DuidPalette           *palette,
                                                  DuidPoint                    from,
                                                  double                       width,
                                                  double                       text_scale,
                                                  gboolean                     is_dry);
/* In a sentence: how many cells differ, and the p (transfer full). */
char              *duid_difference_map_dup_sentence (const DuidDifferenceMap  *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDifferenceMap, duid_difference_map_free)

G_END_DECLS
