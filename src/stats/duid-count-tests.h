/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One yes or no of the same persons on two questions: only those who changed
 * count, @yes_no and @no_yes of them (McNemar 1947). */
typedef struct
{
  double x2_cc;   /* (|b - c| - 1)² / (b + c) */
  double p_cc;
  double p_exact; /* binomial with chance 1/2, two-sided; 1 when nobody changed */
  double ratio;   /* discordant ratio b / c */
} DuidMcNemar;

DuidMcNemar duid_mcnemar         (guint         yes_no,
                                  guint         no_yes);

/* Does the share of yes rise or fall with ordered groups? (Cochran 1954, Armitage
 * 1955.) @yes of @n in each of @n_groups groups, which stand at @scores. Returns X²
 * with one freedom, NaN when everybody or nobody said yes or all stand at one
 * score; @p is nullable. */
double      duid_cochran_armitage (const double *yes,
                                   const double *n,
                                   const double *scores,
                                   gsize         n_groups,
                                   double       *p);

/* Do the counts follow the given shares? Pearson's X² with n - 1 freedoms. A triad's
 * seven zones are held against their areas, .16 a corner and centre, .12 an edge,
 * not against sevenths. @shares are made to add up to 1; @expected and @residuals
 * (adjusted: (O - E) / sqrt (E (1 - share)), standard normal by chance) are nullable.
 * @cohen_w: sqrt (X² / sum of the counts). NaN without counts or when a share is not
 * above 0. */
double      duid_goodness_of_fit  (const double *counts,
                                   const double *shares,
                                   gsize         n,
                                   double       *expected,
                                   double       *residuals,
                                   double       *p,
                                   double       *cohen_w);

G_END_DECLS
