/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-compared.h"
#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* What differs in one row of a comparison, drawn small: two groups of numbers as
 * histograms back to back, several as medians with their middle halves; options as points
 * more or less with 95 % intervals, the largest first; triads and stones as a map. */

/* NULL when there is none (transfer full). */
DuidScene *duid_compared_picture_new    (const DuidCompared *row,
                                         const DuidDataset  *dataset,
                                         gboolean            is_dark,
                                         double              width,
                                         double              height,
                                         double              text_scale);
gboolean   duid_compared_has_picture    (const DuidCompared *row,
                                         const DuidDataset  *dataset);

/* Two groups on a triad or with a stone: the cells of their difference map, without its
 * words (transfer full). */
DuidScene *duid_compared_map_new        (const DuidCompared *row,
                                         DuidDataset        *dataset,
                                         gboolean            is_dark,
                                         double              width,
                                         double              height,
                                         double              text_scale);
gboolean   duid_compared_has_map        (const DuidCompared *row,
                                         const DuidDataset  *dataset);

/* The colour of a group in every picture of a comparison; the first two are those of the
 * difference map. */
DuidColour duid_compared_get_colour     (const DuidPalette  *palette,
                                         guint               group);

G_END_DECLS
