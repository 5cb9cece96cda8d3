/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-column-hint.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Finds what people write in beside the options they choose from, in a column of its own
 * (“Other (please specify)”) or in the same cells, and has it go with its choice: writing
 * something chooses an option, and what was written is a text of its own. */

/* The column @column writes in beside the options of a question that was recognised
 * already; marks it used. FALSE when it does not. */
gboolean duid_write_in_guess_take  (DuidRecognition        *recognition,
                                    const DuidTableScan    *scan,
                                    DuidColumnHint         *hints,
                                    guint                   column);
/* The cells that hold the options of @asked, the last question, also hold what was written
 * in: adds the text. */
void     duid_write_in_guess_split (DuidRecognition        *recognition,
                                    const DuidTableScan    *scan,
                                    guint                   column,
                                    DuidRecognisedQuestion *asked);

G_END_DECLS
