/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-choice-bars.h"
#include "plot/duid-key.h"

G_BEGIN_DECLS

/* The picture of a choice, a multichoice or the tags: where the bars stand
 * (duid-choice-plot.c) and what is drawn along them (duid-choice-marks.c).
 *
 * Kept as the chart's own data. Amounts are shares 0..1, or counts when there
 * are too few answers for percentages; the rest is pixels. */
typedef struct
{
  DuidChart      *chart;     /* borrowed */
  DuidChoiceBars *bars;      /* owned */
  GPtrArray      *groups;    /* DuidSummary a group, NULL for one too small; or NULL */
  double          label_end;
  double          left;      /* amount 0 */
  double          right;     /* amount @most */
  double          most;
  double          step;      /* between ticks, in amounts */
  double          pitch;     /* from bar to bar */
  double          bottom;
  DuidKey        *key;       /* owned */
} DuidChoicePlot;

double     duid_choice_plot_get_x          (const DuidChoicePlot *plot,
                                            double                amount);

/* Fills @groups when the chart is coloured by a question. */
void       duid_choice_plot_split          (DuidChoicePlot       *plot);
guint      duid_choice_plot_count_groups   (const DuidChoicePlot *plot);
/* The upper end of the highest group's interval on @bar; 0 without groups. */
double     duid_choice_plot_furthest_group (const DuidChoicePlot *plot,
                                            const DuidOptionBar  *bar);

/* The colour of a bar: that of its tag, else the first series. */
DuidColour duid_choice_plot_get_ink        (const DuidChoicePlot *plot,
                                            const DuidOptionBar  *bar);
/* Bars with their whiskers, or dots a group, or a dot a story. */
void       duid_choice_plot_add_marks      (DuidChoicePlot       *plot);

/* What the axis and the marks are (transfer full). */
DuidKey   *duid_choice_plot_make_key       (const DuidChoicePlot *plot);

G_END_DECLS
