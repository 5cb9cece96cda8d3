/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-distances.h"
#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Do two questions, of any kind, know something of each other? Distance covariance
 * (Székely, Rizzo and Bakirov 2007): also what rises and then falls. With a question of
 * two options it is the energy of the two groups.
 *
 * Both distances are of the same persons in the same order. */
typedef struct
{
  gsize  n;
  double dcov_squared; /* mean of the products of the double-centred distances */
  double dcov;
  double dvar_x;       /* dcov of x with itself */
  double dvar_y;
  double dcor;         /* 0 .. 1; rises with chance in small groups */
  double bcdcor;       /* bias-corrected (U-centred, Székely and Rizzo 2013): the one to
                          show and to compare; around 0, also below, by chance */
} DuidDependence;

/* bcdcor is NaN below four persons; both correlations when a question has one answer
 * only. O(n²) at most; less when there are few sites. */
DuidDependence duid_dependence      (const DuidDistances *x,
                                     const DuidDistances *y);

/* The p of dcov: y is given to other persons. FALSE when the progress function
 * stopped it. */
gboolean       duid_dependence_test (const DuidDistances *x,
                                     const DuidDistances *y,
                                     const DuidDraws     *draws,
                                     DuidChance          *chance);

G_END_DECLS
