/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* Parts of a triad or canvas that people gave a name: saved groups that are one lasso on
 * that question, drawn where they lie. A click on the name brushes with it. */

/* Whether @condition is one polygon, as such a part is. */
gboolean       duid_named_region_is_one  (const DuidCondition *condition);

/* The name that people gave just this part; NULL when it has none (borrowed). */
const char    *duid_named_region_find    (const DuidTagging   *tagging,
                                          const DuidCondition *condition);

/* Draws those of the chart's question, and makes their names clickable. Pixels are
 * @origin + place × @unit. */
void           duid_named_regions_add    (DuidChart           *chart,
                                          DuidPoint            origin,
                                          DuidPoint            unit);
/* What a DUID_HIT_REGION is: its lasso, and its name (both transfer full, NULL when it is
 * gone). */
DuidCondition *duid_named_region_brush   (DuidChart           *chart,
                                          DuidHit              hit);
char          *duid_named_region_dup_name (DuidChart          *chart,
                                           DuidHit             hit);

G_END_DECLS
