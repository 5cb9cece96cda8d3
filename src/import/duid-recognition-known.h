/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-framework.h"

G_BEGIN_DECLS

/* Answers that are added to a project: which of its questions each question of the
 * files is. A question that is known takes the project's name and scale, and its words
 * where the file has only a header, so that its answers come in with those of before. */

/* Proposes the project's question for each that has none, by name, label or options. */
void     duid_recognition_meet        (DuidRecognition       *recognition,
                                       const DuidFramework   *framework);
/* The same for one question. */
void     duid_recognition_meet_one    (DuidRecognition       *recognition,
                                       guint                  index,
                                       const DuidFramework   *framework);
/* Whether the answers of the question can come in as those of @known, and no other
 * question of the files does so already. */
gboolean duid_recognition_can_be_known (const DuidRecognition *recognition,
                                        guint                  index,
                                        const DuidQuestion    *known);
/* The question is the project's @known, or with NULL a new one. FALSE when it cannot
 * be. @why is a translated sentence, NULL when people say so. */
gboolean duid_recognition_set_known   (DuidRecognition       *recognition,
                                       guint                  index,
                                       const DuidQuestion    *known,
                                       const char            *why);

G_END_DECLS
