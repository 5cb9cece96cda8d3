/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kendall's tau-b: how much more often two persons stand in the same order on both
 * questions than in opposite order, ties left out of both sides. Knight 1966,
 * O(n log n); z with the variance for ties, without continuity correction. */
typedef struct
{
  gsize  n;
  double score; /* pairs in the same order minus pairs in opposite order */
  double tau_b;
  double sigma; /* of the score by chance */
  double z;
  double p; /* two-sided, normal approximation */
} DuidKendall;

/* NaN below three pairs and when all x or all y are equal. */
DuidKendall duid_kendall (const double *x,
                          const double *y,
                          gsize         n);

G_END_DECLS
