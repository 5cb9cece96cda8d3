/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"
#include "stats/duid-describe.h"

G_BEGIN_DECLS

/* The answers of one group to a slider, as pictures that hold groups against each
 * other need them: sorted, with their median and how sure that is. */
typedef struct
{
  int             group;  /* of the chart, or -1 when it is everyone */
  const char     *label;  /* borrowed */
  double         *values; /* owned; rising */
  gsize           n;
  gsize           n_low;  /* exactly at the low end, */
  gsize           n_high; /* at the high end */
  DuidDescription description;
  double          low;    /* 95 % interval of the median; NaN below ten answers */
  double          high;
} DuidSliderGroup;

/* The groups with answers in the base, in the order of their medians; without groups
 * one entry for everyone (transfer full: a GPtrArray that owns them). A group that is
 * too small for an audience is left out and counted in @n_hidden (nullable). */
GPtrArray *duid_slider_groups_new       (DuidChart       *chart,
                                         guint           *n_hidden);

/* The width of the curves of all of them: one for all, so that shapes can be compared;
 * by the answers that are not exactly at an end, as wide as the smallest group that
 * has a curve needs it. NaN when there is nothing to draw a curve of. */
double     duid_slider_groups_bandwidth (GPtrArray       *groups,
                                         double           low,
                                         double           high);

/* The share of the group's answers per twentieth of the scale at @n_points places, the
 * answers at the very ends left out: as high as the bars of a histogram. */
void       duid_slider_group_curve      (const DuidSliderGroup *group,
                                         double           h,
                                         double           low,
                                         double           high,
                                         double          *curve,
                                         guint            n_points);

G_END_DECLS
