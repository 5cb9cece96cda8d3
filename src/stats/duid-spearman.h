/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Do two values of the same person rise together? Spearman's rho is Pearson's r of
 * the mid-ranks; t = rho sqrt ((n - 2) / (1 - rho²)) with n - 2; 95 % interval
 * tanh (atanh rho ± z sqrt ((1 + rho² / 2) / (n - 3))) (Bonett and Wright 2000).
 * It is blind to what rises and then falls: ask duid_dependence_test() for that. */
typedef struct
{
  gsize  n;
  double rho;
  double s;       /* sum of the squared distances of the ranks */
  double t;
  double df;
  double p;       /* two-sided, t approximation */
  double p_exact; /* two-sided, over all orders, ties included; NaN above 9 */
  double low;     /* NaN below 4 */
  double high;
} DuidSpearman;

/* @x and @y are pairs. rho is NaN below two pairs and when all x or all y are
 * equal. */
DuidSpearman duid_spearman      (const double    *x,
                                 const double    *y,
                                 gsize            n,
                                 double          *rank_x,   /* nullable, room for n */
                                 double          *rank_y);

/* The two-sided p of |rho| over random orders, for 10 to 30 pairs with ties. FALSE
 * when the progress function stopped it. */
gboolean     duid_spearman_test (const double    *x,
                                 const double    *y,
                                 gsize            n,
                                 const DuidDraws *draws,
                                 DuidChance      *chance);

G_END_DECLS
