/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Do the answers rise or fall with groups that stand in an order? J counts, for every two
 * groups, how often an answer of the later one is the higher (equal: a half); its variance
 * is the one for ties (Jonckheere 1954, Terpstra 1952; Hollander and Wolfe, 6.2). More to
 * the point than Kruskal-Wallis when the order means something, and blind to what rises
 * and then falls. */
typedef struct
{
  gsize  n;
  double j;
  double mean;  /* of J by chance */
  double sigma;
  double z;     /* above 0: the later groups lie higher */
  double p;     /* two-sided, normal approximation */
} DuidJonckheere;

/* @groups: the place of each value's group in the order. z and p are NaN below three values
 * and when all values or all groups are equal. */
DuidJonckheere duid_jonckheere      (const double    *values,
                                     const guint     *groups,
                                     gsize            n);

/* The two-sided p with the places given to other values: every way when there are at most
 * 20,000, else draws. @groups are below @n_groups. FALSE when the progress function stopped
 * it. */
gboolean       duid_jonckheere_test (const double    *values,
                                     const guint     *groups,
                                     gsize            n,
                                     guint            n_groups,
                                     const DuidDraws *draws,
                                     DuidChance      *chance);

G_END_DECLS
