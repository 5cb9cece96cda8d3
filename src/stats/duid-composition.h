/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"

G_BEGIN_DECLS

/* Triads by their ratios rather than by their place in the triangle (Aitchison 1982).
 * An opt-in view: a share of 0 has no logarithm, and 0 here is an answer. The basis is
 *   z1 = ln (L / T) / sqrt 2, z2 = ln (L T / R²) / sqrt 6. */

/* Isometric log-ratio coordinates; not finite when a share is 0. */
DuidPoint duid_ilr                (DuidTriad        triad);
DuidTriad duid_ilr_inverse        (DuidPoint        point);
/* Centred log-ratios: the logarithms from their mean, in the triad's places. */
DuidTriad duid_clr                (DuidTriad        triad);
/* The distance in ilr. */
double    duid_aitchison_distance (DuidTriad        a,
                                   DuidTriad        b);

/* Tsagris 2011: V' (3 x^alpha / sum x^alpha - 1) / alpha with the basis above. alpha 1
 * is the plane (times 3 sqrt 2), towards 0 it is ilr; above 0 it takes shares of 0.
 * alpha 0 is ilr itself. */
DuidPoint duid_alpha_transform    (DuidTriad        triad,
                                   double           alpha);

/* Multiplicative replacement (Martín-Fernández 2003): a share of 0 becomes @delta, the
 * others are made smaller in proportion. A share is 0 below 1e-12. */
DuidTriad duid_replace_zeros      (DuidTriad        triad,
                                   double           delta);

/* The closed geometric mean; @n_with_zero (nullable) of the triads have a share of 0,
 * and with one of those the mean is NaN: replace or leave out first, and say so. */
DuidTriad duid_geometric_mean     (const DuidTriad *triads,
                                   gsize            n,
                                   gsize           *n_with_zero);
/* The middle of the places in the plane; NaN when @n is 0. */
DuidTriad duid_arithmetic_mean    (const DuidTriad *triads,
                                   gsize            n);

/* A normal curve density of width @h in ilr at @at, per unit of ilr area. In the
 * plane (side 1) it is that / (sqrt 3 L T R) / (sqrt 3 / 2), which goes to infinity
 * at the edges: why corner answers break such contours. All shares above 0. */
double    duid_ilr_density        (const DuidTriad *triads,
                                   gsize            n,
                                   double           h,
                                   DuidTriad        at);

G_END_DECLS
