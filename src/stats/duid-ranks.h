/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The mid-ranks of @values, 1 .. n: equal values share the mean of their ranks.
 * Returns the sum of t³ - t over the groups of t equal values, which every rank
 * test needs for its variance (0 without ties). @values must be finite; @ranks
 * has room for @n. O(n log n). */
double   duid_ranks        (const double *values,
                            gsize         n,
                            double       *ranks);

/* The ranks of @a and @b in one order: those of @a, then those of @b (free with
 * g_free()). @ties (nullable) is what duid_ranks() returns. */
double  *duid_ranks_pooled (const double *a,
                            gsize         n_a,
                            const double *b,
                            gsize         n_b,
                            double       *ties);

/* A sorted copy (free with g_free()). */
double  *duid_sorted_copy  (const double *values,
                            gsize         n);

G_END_DECLS
