/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "stats/duid-mean.h"

G_BEGIN_DECLS

/* The stones of a canvas as items with two ratings each, across and up: importance and
 * experience. Paired: the gap of an item is that of the persons who rated it, across
 * less up, when both axes are one scale. Its interval is a bootstrap's for few persons
 * (BCa, percentile below 20), else Student's t; q is of Wilcoxon's signed ranks, by
 * Benjamini and Hochberg over the items. */
typedef struct
{
  guint    stone;
  DuidMean x;
  DuidMean y;
  DuidMean gap;
  double   q;   /* of the gap; NaN below ten persons */
} DuidRatedItem;

/* One entry a stone, in their order (transfer full: a GArray of DuidRatedItem). @rows
 * NULL: all. */
GArray *duid_item_table_new (const DuidDataset *dataset,
                             guint              question,
                             const DuidRows    *rows);

G_END_DECLS
