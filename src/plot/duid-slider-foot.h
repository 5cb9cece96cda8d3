/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* What stands below the scale of a slider: the words at both ends, or the numbers where
 * there are none, and the middle. Every picture of a slider has it. */

const DuidQuestion *duid_slider_foot_get_question (DuidChart *chart);

/* The pixels it takes when there is so much width for it. */
double              duid_slider_foot_measure      (DuidChart *chart,
                                                   double     width);
/* Below @bottom; the words end at @left and @right, the scale's middle is theirs. */
void                duid_slider_foot_add          (DuidChart *chart,
                                                   double     left,
                                                   double     right,
                                                   double     bottom);

G_END_DECLS
