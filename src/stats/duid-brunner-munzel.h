/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Do the values of two groups lie at the same height, when their spread may
 * differ? (Brunner and Munzel 2000, t approximation.) */
typedef struct
{
  double w;      /* positive when b lies higher */
  double df;
  double p;      /* two-sided */
  double p_hat;  /* share of pairs with b > a, ties half */
} DuidBrunnerMunzel;

/* All NaN when a group has less than two values; w, df and p when the groups do
 * not overlap at all (the statistic is infinite then). */
DuidBrunnerMunzel duid_brunner_munzel (const double *a,
                                       gsize         n_a,
                                       const double *b,
                                       gsize         n_b);

G_END_DECLS
