/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* What people change about a recognition before anything is read: other types,
 * corners in another order, columns joined into a question or parted again. Plain
 * changes of a value; nothing is read. @index is a position in its questions. */

/* Whether the question may be of @type: its columns decide (three columns are a
 * triad, one column can be anything of one column). */
gboolean duid_recognition_can_be      (const DuidRecognition *recognition,
                                       guint                  index,
                                       DuidQuestionType       type);
/* Makes it so. @min and @max are the ends of a scale where one is needed. FALSE
 * when it can't be. Of story, title and id there is only one: the one before
 * becomes a text. */
gboolean duid_recognition_set_type    (DuidRecognition       *recognition,
                                       guint                  index,
                                       DuidQuestionType       type,
                                       double                 min,
                                       double                 max);
/* The corner (0 top, 1 left, 2 right) changes places with the next one; words and
 * columns go together, so every dot stays with its word. */
void     duid_recognition_swap_corner (DuidRecognition       *recognition,
                                       guint                  index,
                                       int                    corner);
/* Bands written as “Ontevreden < 4; Neutraal < 6; Tevreden”. FALSE (and nothing
 * changed) when they do not rise or cannot be read. */
gboolean duid_recognition_set_bands   (DuidRecognition       *recognition,
                                       guint                  index,
                                       const char            *text);
char    *duid_recognition_dup_bands   (const DuidRecognition *recognition,
                                       guint                  index);

/* Whether questions @indices (of one column each) can become one: three a triad,
 * two or more a multiple choice. */
gboolean duid_recognition_can_join    (const DuidRecognition *recognition,
                                       const guint           *indices,
                                       gsize                  n_indices,
                                       DuidQuestionType       type);
/* Joins them at the place of the first, in the order given; returns its index. */
int      duid_recognition_join        (DuidRecognition       *recognition,
                                       const guint           *indices,
                                       gsize                  n_indices,
                                       DuidQuestionType       type);
/* A question of several columns into one question a column, at its place: shares
 * of a triad become numbers, the rest choices. FALSE for one of one column. */
gboolean duid_recognition_split       (DuidRecognition       *recognition,
                                       guint                  index);

G_END_DECLS
