/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest distance between the cumulative shares of two groups (Kolmogorov
 * and Smirnov), with the limit distribution's p: too large with ties or few
 * answers. NaN when a group is empty. Returns D; @p is nullable. */
double duid_kolmogorov (const double *a,
                        gsize         n_a,
                        const double *b,
                        gsize         n_b,
                        double       *p);

G_END_DECLS
