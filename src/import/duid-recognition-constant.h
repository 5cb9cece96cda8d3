/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* What stands in no column but is so for a whole file: whose perspective it holds,
 * which wave, which municipality. A choice with one answer a source. */

/* Adds the question @label before the others, unticked nowhere. @values are one a
 * source (NULL or "" where nobody knows: not asked there). Returns its index. */
int         duid_recognition_add_constant (DuidRecognition       *recognition,
                                           const char            *label,
                                           const char *const     *values);
/* Whether the question stands in no column of any file. */
gboolean    duid_recognition_is_constant  (const DuidRecognition *recognition,
                                           guint                  index);
void        duid_recognition_set_constant (DuidRecognition       *recognition,
                                           guint                  index,
                                           guint                  source,
                                           const char            *value);
/* "" when the source has none (borrowed). */
const char *duid_recognition_get_constant (const DuidRecognition *recognition,
                                           guint                  index,
                                           guint                  source);
/* Takes a constant out again; FALSE for any other question. */
gboolean    duid_recognition_remove_constant (DuidRecognition    *recognition,
                                              guint               index);

/* What tells the wave of a file: the last year in its name (“2025”), else its name
 * (transfer full). */
char       *duid_recognition_guess_wave   (const DuidMappedSource *source);

G_END_DECLS
