/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-column-hint.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Guesses what a table of answers holds, from its numbers and texts:
 *
 * the longest text is the story, a column whose cells all differ the id, three
 * columns with a constant sum a triad, numbers on a common scale a slider, columns
 * that tick options a multiple choice, few different texts a choice, anything else
 * text. Columns that tell who somebody is are not ticked. */

/* Adds the questions of @scan to @recognition, whose last source it is. Dialects
 * say in @hints what they know already; what is used of them is marked. */
void             duid_recogniser_guess     (DuidRecognition     *recognition,
                                            const DuidTableScan *scan,
                                            DuidColumnHint      *hints);

/* Puts the questions of @recognition, which has this one source, in the order of their
 * columns. */
void             duid_recogniser_sort      (DuidRecognition     *recognition,
                                            const DuidTableScan *scan);

/* A file of no known dialect. */
DuidRecognition *duid_recogniser_recognise (const DuidTableScan *scan);

G_END_DECLS
