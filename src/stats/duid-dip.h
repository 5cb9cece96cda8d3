/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Has a group of values more than one top? The dip is the largest distance between
 * the cumulative shares and the nearest distribution with one top, from 1 / (2 n) to
 * 1/4 (Hartigan and Hartigan 1985; the algorithm AS 217 with Maechler's corrections).
 * O(n) after sorting.
 *
 * Answers on a grid (11 points, whole percents) and spikes at the ends are tops of
 * their own to it: dither values and set ends apart before asking. @values in any
 * order; NaN when @n is 0. */
double   duid_dip      (const double    *values,
                        gsize            n);

/* P (a dip at least this large) for @n uniform values: sqrt (n) × dip interpolated
 * between the simulated quantiles of two sizes, as R's diptest does. 0 above the
 * largest that was simulated; 1 for less than four values. */
double   duid_dip_p    (double           dip,
                        gsize            n);

/* The same on the scale's own grid: values are drawn evenly from @n_steps equal
 * steps, which is the honest p for an 11-point scale. FALSE when the progress
 * function stopped it. */
gboolean duid_dip_test (double           dip,
                        gsize            n,
                        guint            n_steps,
                        const DuidDraws *draws,
                        DuidChance      *chance);

G_END_DECLS
