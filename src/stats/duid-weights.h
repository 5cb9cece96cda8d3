/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Answers that stand for more or fewer people. Weights are never counts: a test that
 * takes them for counts finds too much. All weights above 0. */

/* Kish: n_eff = (sum w)² / sum w²; design effect n / n_eff. Warn when max / mean > 5. */
typedef struct
{
  gsize  n;
  double sum;
  double n_eff;
  double design_effect;
  double max_over_mean;
} DuidWeights;

DuidWeights duid_weights       (const double *weights,
                                gsize         n);

/* The weighted mean (of 0 and 1: share) and its standard error when persons were drawn
 * on their own, as svymean() of R's survey. NaN when @n is 0; the error below 2. */
double      duid_weighted_mean (const double *values,
                                const double *weights,
                                gsize         n,
                                double       *error);

/* Rao and Scott's second-order F of a table of two choices (survey's svychisq(),
 * statistic “F”): Pearson's X² of the weighted table over the trace of the design
 * effects. */
typedef struct
{
  double f;
  double ndf;
  double ddf;
  double p;
} DuidRaoScott;

/* @rows and @columns: the choices of @n persons, below n_rows and n_columns. NaN when a
 * row or column is empty or there are fewer than two of them. */
DuidRaoScott duid_rao_scott    (const guint  *rows,
                                guint         n_rows,
                                const guint  *columns,
                                guint         n_columns,
                                const double *weights,
                                gsize         n);

/* Two weighted groups by their ranks in the weighted whole (Lumley and Scott 2013,
 * survey's svyranktest()). Positive t: the second lies higher. */
typedef struct
{
  double difference; /* of the mean rank scores, 0..1 */
  double t;
  double df;         /* n - 2 */
  double p;
} DuidWeightedRanks;

/* NaN when a group is empty. Within equal values the rank scores are averaged without
 * weights, as survey does. */
DuidWeightedRanks duid_weighted_rank_test (const double *a,
                                           const double *weights_a,
                                           gsize         n_a,
                                           const double *b,
                                           const double *weights_b,
                                           gsize         n_b);

G_END_DECLS
