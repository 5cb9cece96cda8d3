/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-column-hint.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Questions whose answers stand in several columns, found by their numbers: triads by
 * a constant sum, places in x and y. Each takes the columns from @column on that
 * belong together and marks them used in @hints; FALSE when there is no such question. */

gboolean duid_column_group_take_triad   (DuidRecognition     *recognition,
                                         const DuidTableScan *scan,
                                         DuidColumnHint      *hints,
                                         guint                column);
gboolean duid_column_group_take_place   (DuidRecognition     *recognition,
                                         const DuidTableScan *scan,
                                         DuidColumnHint      *hints,
                                         guint                column);

G_END_DECLS
