/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* How far two tellers' answers lie apart: the mean over the questions that both
 * answered, each between 0 (the same) and 1 (as far as can be), after Gower (1971).
 * Sliders and numbers: the difference as a part of the range. Triads: the distance in
 * the triangle with sides of 1. Canvas: of the stones both placed, as a part of the
 * diagonal. Choices: the same or not, steps apart when they are ordered; several at
 * once: what they do not share of what either chose (Jaccard).
 *
 * What a teller is (choices without a theme, where others have one), dates, consent
 * and sensitive questions do not count. */
typedef struct _DuidStoryDistance DuidStoryDistance;

DuidStoryDistance *duid_story_distance_new     (DuidDataset             *dataset);
void               duid_story_distance_free    (DuidStoryDistance       *distance);
/* NaN when there is no question that both answered. May be asked from any thread. */
double             duid_story_distance_between (const DuidStoryDistance *distance,
                                                gsize                    a,
                                                gsize                    b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStoryDistance, duid_story_distance_free)

G_END_DECLS
