/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-value-axis.h"

G_BEGIN_DECLS

/* The layer “curve” over the bars of a slider: the reflected density of the answers
 * that are not exactly at an end, a line a group, as high as the bars are. By itself
 * from so many answers on that bars alone look coarse. */
void duid_value_curve_add  (DuidValueAxis *axis);
/* Says in the picture and in its sentence that the curve, which was asked for, is not
 * there; takes its room off the chart's, so before the axis is made. */
void duid_value_curve_tell (DuidChart     *chart);

G_END_DECLS
