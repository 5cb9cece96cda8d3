/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* Do two groups of points, or the pairs of one group, have the same mean? (Hotelling
 * 1931.) For at least 20 a group without heavy corners; blind to everything but the
 * mean: duid_energy_test() is the one to begin with. */
typedef struct
{
  double t2;
  double f;
  double df1;
  double df2;
  double p;
} DuidHotelling;

/* Pooled covariance; F = T² (n1 + n2 - 3) / (2 (n1 + n2 - 2)) with 2 and n1 + n2 - 3.
 * NaN with too few points or when they lie on a line. */
DuidHotelling duid_hotelling    (const DuidPoint *a,
                                 gsize            n_a,
                                 const DuidPoint *b,
                                 gsize            n_b);

/* Two stones (or moments) placed by the same persons: the shift from @a to @b.
 * F = T² (n - 2) / (2 (n - 1)) with 2 and n - 2. */
typedef struct
{
  gsize         n;
  DuidPoint     shift;  /* mean of b - a */
  double        length;
  DuidHotelling test;
} DuidShift;

DuidShift     duid_shift        (const DuidPoint *a,
                                 const DuidPoint *b,
                                 gsize            n);

/* The p of the shift's length when each person's shift might as well be the other
 * way: all 2^n ways up to 14 persons, random ones above. FALSE when the progress
 * function stopped it. */
gboolean      duid_shift_test   (const DuidPoint *a,
                                 const DuidPoint *b,
                                 gsize            n,
                                 const DuidDraws *draws,
                                 DuidChance      *chance);

G_END_DECLS
