/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* Small drawings that the bars of sliders, numbers and options share, so that
 * one thing looks the same in every picture. Positions are pixels. */

/* A colour half gone into the background: of the base, but not chosen. Solid, so
 * that what lies behind doesn't change it. */
DuidColour      duid_ink_faded      (DuidChart       *chart,
                                     DuidColour       colour);
/* The group of a row as far as it may be seen: -1 also for a group that is too
 * small for an audience. */
int             duid_ink_get_group  (DuidChart       *chart,
                                     gsize            row);
/* A fill of @colour, with an outline where it would not stand out by itself. */
DuidPen         duid_ink_get_pen    (DuidChart       *chart,
                                     DuidColour       colour);
/* A colour for a thin line: the group's, unless it would not stand out. */
DuidColour      duid_ink_get_line   (DuidChart       *chart,
                                     DuidColour       colour);
/* Between two colours, solid: @share of @colour, the rest of @ground. */
DuidColour      duid_ink_mix        (DuidColour       colour,
                                     DuidColour       ground,
                                     double           share);
/* The colour for text on @fill: light or dark, what can be read best. */
DuidColour      duid_ink_get_on     (DuidColour       fill);
/* What belongs to no group. */
DuidColour      duid_ink_outside    (DuidChart       *chart);

/* The count, for an audience “<5” when it is under five (transfer full). */
char           *duid_ink_dup_count  (DuidChart       *chart,
                                     gsize            n);
/* The share of @n in @n_answered by the regimes of n: “84 %”, a count below 10
 * answers, nothing below 5 (transfer full). */
char           *duid_ink_dup_share  (DuidChart       *chart,
                                     gsize            n,
                                     gsize            n_answered);
/* The same of @amount, what @n answers weigh together (transfer full). */
char           *duid_ink_dup_amount (DuidChart       *chart,
                                     gsize            n,
                                     double           amount,
                                     gsize            n_answered);

/* A dot's radius of look.md in this picture; a hall sees larger ones. */
double          duid_ink_get_radius (DuidChart       *chart,
                                     double           radius);

/* @name and @rest behind it: of a name that is too long for @width as much as there is room
 * for, so that no figure in @rest is cut (transfer full). */
char           *duid_ink_dup_name   (DuidChart           *chart,
                                     const char          *name,
                                     const char          *rest,
                                     const DuidTextStyle *style,
                                     double               width);

/* What encircles a lasso; one that is inverted has no fill. */
DuidPen         duid_ink_lasso_pen  (DuidChart       *chart,
                                     gboolean         is_inverted);
/* The accent over what is brushed. */
void            duid_ink_add_tint   (DuidChart       *chart,
                                     double           x,
                                     double           y,
                                     double           width,
                                     double           height,
                                     double           alpha);
/* @words that end at @before, or else begin at @after, or else @fewer words, which
 * stay within the picture come what may; @y is their middle. */
void            duid_ink_add_beside (DuidChart       *chart,
                                     const char      *words,
                                     const char      *fewer,
                                     double           before,
                                     double           after,
                                     double           y);
/* “No answers among these stories”, its middle at @y. */
void            duid_ink_add_excuse (DuidChart       *chart,
                                     double           y);

/* What to do first, in the middle of the room: a picture that lacks its groups. */
void            duid_ink_add_advice (DuidChart       *chart,
                                     const char      *advice);

/* “… and 2 more groups: West, Diemen.” NULL when @labels, which have no room in the picture,
 * are none (transfer full). */
char           *duid_ink_dup_left_out (GPtrArray      *labels);
/* What lines and colours mean, at the bottom: takes its room off the chart's. NULL adds
 * none, but the layer. */
void            duid_ink_add_note   (DuidChart       *chart,
                                     const char      *words);

/* The numbers of the rows that are in the base and in @rows. */
DuidDescription duid_ink_describe   (DuidChart       *chart,
                                     const DuidRows  *rows);

G_END_DECLS
