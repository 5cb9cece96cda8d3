/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The reflected density of duid_density_reflected() at @n_points places from @low to
 * @high, both ends included, for any number of values: these are first shared out over
 * a fine grid of places (each between its two neighbours), so the cost is O(n) and not
 * O(n) a place. It differs from the exact curve by less than 1 % of its top as long as
 * @h is at least a hundredth of the scale.
 *
 * In answers' share per unit: what lies below it is 1. @values lie on the scale; those
 * that don't are drawn to its ends. All 0 without values or when @h is not above 0. */
void duid_density_curve (const double *values,
                         gsize         n,
                         double        h,
                         double        low,
                         double        high,
                         double       *curve,
                         guint         n_points);

G_END_DECLS
