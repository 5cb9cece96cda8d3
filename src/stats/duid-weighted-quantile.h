/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Quantiles of answers that stand for more or fewer people: between the sorted answers the
 * weighted cumulative share is a straight line, from 0 at the least to 1 at the largest,
 * with (w_i + w_(i + 1)) / 2 from one answer to the next. With equal weights these are the
 * quantiles of type 7; on a mirrored scale they are mirrored. */

/* @shares from 0 to 1, @n_shares of them, in any order; @quantiles has room for as many. All
 * NaN when @n is 0. Weights are above 0. O(n log n). */
void duid_weighted_quantiles (const double *values,
                              const double *weights,
                              gsize         n,
                              const double *shares,
                              gsize         n_shares,
                              double       *quantiles);

G_END_DECLS
