/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-alignment.h"

G_BEGIN_DECLS

/* The answers of some stories to one question, as the bytes that stand in the
 * project file: a state byte per story, and a body of fixed size per story, all
 * little-endian, in the project's positions of options and stones:
 *
 *   text    nothing (texts stand with their story)     number  double
 *   code    2 bytes                                    mask    64-bit words
 *   triad   3 doubles                                  stones  2 doubles per stone
 *
 * Options and stones are only ever appended, so an older body just has fewer
 * words or stones a story. */

/* Appends the answers of @rows of @dataset to @states and @body. */
void     duid_answer_column_encode (const DuidDataset   *dataset,
                                    const DuidAlignment *alignment,
                                    guint                question,
                                    const gsize         *rows,
                                    gsize                n_rows,
                                    GByteArray          *states,
                                    GByteArray          *body);

/* Puts them into @builder: the answer at place i becomes that of row_of_place[i],
 * or nobody's where that is negative. FALSE when the bytes cannot be answers to
 * the question. */
gboolean duid_answer_column_decode (DuidDatasetBuilder  *builder,
                                    const DuidQuestion  *question,
                                    guint                index,
                                    const gssize        *row_of_place,
                                    gsize                n_places,
                                    const guint8        *states,
                                    gsize                states_size,
                                    const guint8        *body,
                                    gsize                body_size);

G_END_DECLS
