/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much higher one group lies than another, in words: “a random B lies further
 * right than a random A in @a_measure of the pairs” (ties count half).
 *
 * Cliff's delta = (#b > a - #b < a) / (m k), from -1 to 1; unbiased variance of
 * Cliff 1996; asymmetric 95 % interval of Feng and Cliff 2004 with t (N - 2).
 * O(N log N): nothing is done pair by pair. */
typedef struct
{
  double n_greater;         /* pairs with b > a */
  double n_less;
  double n_tied;
  double delta;
  double a_measure;         /* Vargha and Delaney's A = (delta + 1) / 2 */
  double variance;
  double low;               /* 95 % interval of delta */
  double high;
  double hodges_lehmann;    /* median of b - a, in the values' unit */
} DuidCliff;

/* All NaN when a group is empty; variance and interval also when one has a single
 * value. With no overlap (delta 1 or -1) the interval has no width: it says
 * nothing then. */
DuidCliff duid_cliff (const double *a,
                      gsize         n_a,
                      const double *b,
                      gsize         n_b);

G_END_DECLS
