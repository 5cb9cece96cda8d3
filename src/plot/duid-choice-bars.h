/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* The bars of a choice, a multichoice or the tags, before they are drawn: which
 * options stand there, in what order, and how many chose them. What doesn't fit
 * is summed up in a last bar. */

#define DUID_OPTION_REST (-1)

typedef struct
{
  int      option;     /* position, or DUID_OPTION_REST */
  char    *label;      /* owned */
  gsize    n;          /* of the base */
  gsize    n_all;      /* of all rows */
  double   share;      /* 0..1, weighed, in the base */
  double   share_all;  /* among all */
  gboolean is_brushed;
  double   y;          /* pixels: the middle */
} DuidOptionBar;

typedef struct
{
  DuidChart   *chart;      /* borrowed */
  DuidSummary *all;        /* owned; NULL when the base is everything or the rest is hidden */
  GArray      *bars;       /* DuidOptionBar, from the top */
  gsize        n_answered; /* in the base */
  gboolean     is_percent; /* else the bars are counts */
  gboolean     has_brush;
} DuidChoiceBars;

DuidChoiceBars *duid_choice_bars_new     (DuidChart            *chart);
void            duid_choice_bars_free    (DuidChoiceBars       *bars);

/* Leaves @most bars at most (2 or more), the last one for the rest. */
void            duid_choice_bars_shorten (DuidChoiceBars       *bars,
                                          guint                 most);

/* The share of a bar, 0..1, in the base and among all. */
double          duid_choice_bars_share   (const DuidChoiceBars *bars,
                                          const DuidOptionBar  *bar);
double          duid_choice_bars_all     (const DuidChoiceBars *bars,
                                          const DuidOptionBar  *bar);

/* Whether the answer of @row is in @bar. */
gboolean        duid_choice_bars_has     (const DuidChoiceBars *bars,
                                          const DuidOptionBar  *bar,
                                          gsize                 row);

G_END_DECLS
