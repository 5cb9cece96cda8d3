/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 95 % intervals of shares. Wilson's, the default, is duid_wilson(). */

/* Clopper and Pearson 1934, by beta quantiles: never too narrow, often too wide.
 * @k of @n; NaN when n is 0. */
void   duid_clopper_pearson (gsize   k,
                             gsize   n,
                             double *low,
                             double *high);

/* The difference k1 / n1 - k2 / n2 with the interval of Newcombe 1998, method 10
 * (made of both Wilson intervals, no continuity correction). NaN when n1 or n2 is 0. */
double duid_newcombe        (gsize   k1,
                             gsize   n1,
                             gsize   k2,
                             gsize   n2,
                             double *low,
                             double *high);

G_END_DECLS
