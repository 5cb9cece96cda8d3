/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures as people read them in a picture or a sentence, in the locale. All
 * return new strings (transfer full). */

/* Below this many answers there are no percentages and no statistics but dots. */
#define DUID_FEWEST_SHOWN    5
/* From this many answers on there are percentages, whiskers and regions. */
#define DUID_FEWEST_PERCENTS 10

/* “1,204”, in the locale's grouping. */
char *duid_figure_dup_count    (gsize    n);
/* “<5” for 1 to 4, as pictures for an audience have it; else the count. */
char *duid_figure_dup_hidden   (gsize    n);
/* “84 %” in whole percents; “<1 %” for what would round to 0 but is not. */
char *duid_figure_dup_percent  (double   percent);
/* “+4.2”, “−0.3”, “0”: a change, with a real minus sign. */
char *duid_figure_dup_change   (double   change);
/* “p = 0.034”, “p < 0.001”. */
char *duid_figure_dup_p        (double   p);

G_END_DECLS
