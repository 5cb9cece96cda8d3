/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-column-hint.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Multiple choices, in whatever style they are written: a column per option with
 * headers that have a stem in common (“Q [a]”, “Q: a”, “Q/a”, “Q_a”, a repeated
 * header) and ticks or the option's own text in the cells, or one column whose cells
 * fall into few parts. Each takes the columns from @column on that belong together
 * and marks them used in @hints; FALSE when there is no such question. */

gboolean duid_option_group_take      (DuidRecognition     *recognition,
                                      const DuidTableScan *scan,
                                      DuidColumnHint      *hints,
                                      guint                column);
/* One column whose cells are several options with a separator between them. */
gboolean duid_option_group_take_list (DuidRecognition     *recognition,
                                      const DuidTableScan *scan,
                                      DuidColumnHint      *hints,
                                      guint                column);
/* … with blanks between the names that a form gave them. */
gboolean duid_option_group_take_codes (DuidRecognition     *recognition,
                                       const DuidTableScan *scan,
                                       DuidColumnHint      *hints,
                                       guint                column);

G_END_DECLS
