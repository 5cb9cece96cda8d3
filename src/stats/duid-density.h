/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The density of answers along a line: a sum of normal curves of width @h, in
 * answers' share per unit. */

/* Silverman's rule as R's bw.nrd0(): .9 min (SD, IQR / 1.34) n^-.2. Too smooth for
 * two tops. NaN below two values; when all are equal, .9 n^-.2 of their size or 1. */
double duid_bandwidth_nrd0   (const double *values,
                              gsize         n);

/* Sheather and Jones 1991 as R's bw.SJ() (solve the equation, 1,000 bins, stopped at
 * R's tolerance of about 1 %, so that the numbers are those that R prints). NaN when
 * the values are too few or too alike for it: use nrd0 then. */
double duid_bandwidth_sj     (const double *values,
                              gsize         n);

/* The density at @at. O(n) a place. NaN without values or when @h is not above 0. */
double duid_density          (const double *values,
                              gsize         n,
                              double        h,
                              double        at);

/* The same on a scale that ends at @low and @high: what a curve would spill over an
 * end is folded back, so the density is whole on the scale and has no dip at the
 * ends. @values lie on the scale, @at too (0 comes back elsewhere). */
double duid_density_reflected (const double *values,
                               gsize         n,
                               double        h,
                               double        low,
                               double        high,
                               double        at);

/* The share of the plain density that lies between @low and @high. */
double duid_density_inside    (const double *values,
                               gsize         n,
                               double        h,
                               double        low,
                               double        high);

G_END_DECLS
