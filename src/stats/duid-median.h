/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How sure a median is: the 95 % interval between two of the values themselves, the
 * k-th from below and the k-th from above, where k is the largest number for which
 * 1 - 2 P (B <= k - 1) >= .95 and B is binomial (n, 1/2). It holds for any shape; with
 * ties it is a little wider than need be. O(1).
 *
 * @sorted in rising order. Both NaN below six values, for which there is none. */
void duid_median_interval (const double *sorted,
                           gsize         n,
                           double       *low,
                           double       *high);

G_END_DECLS
