/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* What the options of a question are called, before anything is read. The cells of
 * the files stay what they are: which text means which option is kept beside them. */

/* Calls option @option (its position) @label. When another option has that label
 * the two become one, counted together. FALSE (and nothing changed) when there is
 * nothing in @label. */
gboolean duid_recognition_rename_option    (DuidRecognition       *recognition,
                                            guint                  index,
                                            guint                  option,
                                            const char            *label);
/* The texts in the files that are counted as the option and differ from its label,
 * “A, B”; NULL when there are none (transfer full). */
char    *duid_recognition_dup_option_texts (const DuidRecognition *recognition,
                                            guint                  index,
                                            guint                  option);

G_END_DECLS
