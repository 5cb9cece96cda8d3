/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* What stands below the scale of a slider: the words at both ends, or the numbers where
 * there are none, and the middle. Every picture of a slider has it. */

const DuidQuestion *duid_slider_foot_get_question (DuidChart *chart);

/* A drag along a picture of a slider whose values @low to @high lie from @left to
 * @right: the range it means, NULL for none (transfer full); and how it is drawn. */
DuidCondition *duid_slider_foot_brush (DuidChart       *chart,
                                       const double     ends[2],
                                       const double     values[2],
                                       const DuidPoint *path,
                                       gsize            n_points);
void           duid_slider_foot_draw_brush (DuidChart       *chart,
                                            cairo_t         *cr,
                                            const double     ends[2],
                                            const double     heights[2],
                                            const DuidPoint *path,
                                            gsize            n_points);


/* The pixels it takes when the words may reach from @left to @right, and the middle of
 * the scale is at @middle. */
double              duid_slider_foot_measure      (DuidChart *chart,
                                                   double     left,
                                                   double     right,
                                                   double     middle);
/* Draws it below @bottom. */
void                duid_slider_foot_add          (DuidChart *chart,
                                                   double     left,
                                                   double     right,
                                                   double     middle,
                                                   double     bottom);

G_END_DECLS
