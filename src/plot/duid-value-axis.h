/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"
#include "plot/duid-key.h"

G_BEGIN_DECLS

/* From one median to the next, in look.md's pixels on a card. */
#define DUID_MIDDLE_PITCH 16.0
/* The count of answers at the very end of a slider. */
#define DUID_SPIKE_TEXT 11.0

/* Bars over a line of values, with a strip of dots and a median below: what the
 * pictures of a slider, a number and a date have in common. They lay it out and
 * add what is their own: bands and words, or round numbers and months.
 *
 * Kept as the chart's own data; pixels, unless it says values. */
typedef struct
{
  DuidChart    *chart;   /* borrowed, like what follows */
  const double *values;
  const guint8 *states;
  double        low;     /* values at both ends */
  double        high;
  gboolean      is_date;
  gboolean      has_ends; /* a slider: exact ends stand apart */

  guint         n_bins;
  double       *all;      /* answers a bin, weighed: of all rows, */
  double       *base;     /* of the base, */
  double       *chosen;   /* of the chosen rows, and */
  double       *by_group; /* group after group, of the base; NULL without groups */
  double        all_ends[2];
  double        base_ends[2];
  gsize         n_ends[2]; /* the answers themselves, of the base */
  gsize         n_all;    /* answered */
  gsize         n_base;
  gboolean      has_context; /* there is more than the base, and it is shown */
  double        context_scale; /* multiplies all; below 1 when shares are compared */
  double        most;     /* the highest bar, in answers */

  double        left;     /* where the ends of the values are */
  double        right;
  double        head;     /* top of the words above the bars */
  double        top;      /* of the bars */
  double        bottom;
  double        strip;    /* top of the dots; 0 = no dots */
  double        strip_end;
  double        middle;   /* top of the medians; 0 = none */
  double        key;      /* top of the key; 0 = none */
  DuidKey      *legend;   /* owned */
} DuidValueAxis;

/* Counts, and gives itself to @chart as its own data. */
DuidValueAxis *duid_value_axis_new         (DuidChart           *chart,
                                            double               low,
                                            double               high);

double         duid_value_axis_get_x       (const DuidValueAxis *axis,
                                            double               value);
/* Rounded to what a pixel can tell apart, and to whole days. */
double         duid_value_axis_get_value   (const DuidValueAxis *axis,
                                            double               x);

/* Divides the room below @head: bars, @foot pixels of words, dots, median, key.
 * What does not fit goes, the least needed first. */
void           duid_value_axis_lay_out     (DuidValueAxis       *axis,
                                            double               head,
                                            double               foot);

void           duid_value_axis_add_brushes (DuidValueAxis       *axis);
void           duid_value_axis_add_bars    (DuidValueAxis       *axis);
void           duid_value_axis_add_strip   (DuidValueAxis       *axis);
void           duid_value_axis_add_middle  (DuidValueAxis       *axis);
/* An area a bar, and one a spike; after what lies below them. */
void           duid_value_axis_add_areas   (DuidValueAxis       *axis);
/* The key, and “No answers among these stories” when there are none. */
void           duid_value_axis_add_words   (DuidValueAxis       *axis);

/* For the plots' DuidPlotKind. A slider's spikes are the bins behind the last. */
DuidCondition *duid_value_axis_hit_brush   (DuidChart           *chart,
                                            DuidHit              hit);
DuidCondition *duid_value_axis_drag_brush  (DuidChart           *chart,
                                            const DuidPoint     *path,
                                            gsize                n_points);
void           duid_value_axis_draw_brush  (DuidChart           *chart,
                                            cairo_t             *cr,
                                            const DuidPoint     *path,
                                            gsize                n_points);
void           duid_value_axis_draw_place  (DuidChart           *chart,
                                            cairo_t             *cr,
                                            gsize                row);

G_END_DECLS
