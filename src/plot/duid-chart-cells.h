/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"
#include "plot/duid-chart.h"

G_BEGIN_DECLS

/* The numbers of a picture as a table for a report: a cross-table for what is crossed, pairs
 * for what is chosen together, items with both ratings, else a row for each answer, band, zone
 * or stone, for everyone and then group by group. Small numbers stay as they are: who has the
 * project sees them in the picture too (transfer full). */
DuidCells *duid_chart_make_cells (const DuidChartRequest *request);

/* ---- between the files of a table ---- */

/* Each FALSE when the question has nothing of the kind. */
gboolean   duid_chart_cells_add_crossed  (DuidCells              *cells,
                                          const DuidChartRequest *request);
gboolean   duid_chart_cells_add_together (DuidCells              *cells,
                                          const DuidChartRequest *request);
gboolean   duid_chart_cells_add_items    (DuidCells              *cells,
                                          const DuidChartRequest *request);

G_END_DECLS
