/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shape of one group of slider answers: what it is like apart from its height.
 *
 * Quantiles are of type 7. With m_k the k-th central moment (dividing by n):
 *   g1 = m3 / m2^1.5, g2 = m4 / m2² - 3;
 *   G1 = g1 sqrt (n (n - 1)) / (n - 2),
 *   G2 = (n - 1) / ((n - 2) (n - 3)) ((n + 1) g2 + 6);
 *   bimodality coefficient (G1² + 1) / (G2 + 3 (n - 1)² / ((n - 2) (n - 3))).
 * A coefficient above 5/9 may mean two tops, but skew raises it too. */
typedef struct
{
  gsize  n;
  double mean;
  double sd;
  double quantiles[5];  /* .05 .25 .50 .75 .95 */
  double mad_raw;       /* median distance to the median */
  double mad_scaled;    /* × 1.4826: the SD it would be for a normal distribution */
  double g1;
  double g2;
  double skewness;      /* G1, unbiased for a normal distribution */
  double kurtosis;      /* G2, excess */
  double bimodality;
  double fifths[5];     /* share of the answers in each fifth of the scale; the last closed */
} DuidSliderSummary;

/* @values (any order) on a scale from @low to @high. All NaN when @n is 0, the
 * moments where there are too few values or all are equal. */
DuidSliderSummary duid_slider_summary (const double *values,
                                       gsize         n,
                                       double        low,
                                       double        high);

G_END_DECLS
