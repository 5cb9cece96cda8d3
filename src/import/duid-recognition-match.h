/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-question-match.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Which questions of several files are one: proposed by duid_recognition_merge(),
 * changed by people. @index and @into are positions in the questions. */

/* Whether the question at @index may be the same as the one at @into: no file asked
 * both, and the answers of the first can be read as those of the second. */
gboolean duid_recognition_can_match     (const DuidRecognition *recognition,
                                         guint                  index,
                                         guint                  into);
/* Takes the one at @index into the one at @into, and out of the list. Its options
 * come behind, its scale is converted, corners with the same words in another order
 * are put in order. @reason is NULL when people say so. Returns where the joined
 * question is now, -1 when they cannot be one. */
int      duid_recognition_match         (DuidRecognition       *recognition,
                                         guint                  index,
                                         guint                  into,
                                         const char            *reason);
/* Not the same after all: what other files asked (@match is a position in the
 * question's `matches`) is a question again, right behind; returns its position. */
int      duid_recognition_unmatch       (DuidRecognition       *recognition,
                                         guint                  index,
                                         guint                  match);

/* “0–100 becomes 0–10” when numbers of source @source are converted, else NULL
 * (transfer full). */
char    *duid_recognition_dup_conversion (const DuidRecognition *recognition,
                                          guint                  index,
                                          guint                  source);
/* Why it was recognised, with why files were joined, what is converted and
 * who did not ask (transfer full). */
char    *duid_recognition_dup_why       (const DuidRecognition *recognition,
                                         guint                  index);
/* Whether any file asked it, but not the one at @source. */
gboolean duid_recognition_is_not_asked  (const DuidRecognition *recognition,
                                         guint                  index,
                                         guint                  source);

G_END_DECLS
