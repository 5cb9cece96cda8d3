/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Do the values of two groups lie at the same height? (Mann and Whitney 1947.)
 *
 * It compares places and is blind to shape: a group at both ends against one in
 * the middle gives p = 1. Ask duid_energy_test() for shape.
 *
 *   U_a = R_a - m (m + 1) / 2, R_a the rank sum of a; variance
 *   m k / 12 ((N + 1) - T / (N (N - 1))), T = sum of t³ - t over the ties;
 *   z_cc = (U_a - m k / 2 -+ 1/2) / sigma, 0 within half a step of the middle. */
typedef struct
{
  gsize  n_a;
  gsize  n_b;
  double u_a;
  double u_b;
  double mean;
  double sigma;    /* corrected for ties */
  double z_cc;     /* with continuity correction; negative when a lies lower */
  double p_cc;     /* two-sided */
  double z_nocc;
  double p_nocc;
  double p_exact;  /* over all divisions of the values, ties included; NaN above 20 a group */
  double least_p;  /* the smallest exact p that groups of these sizes can give */
} DuidMannWhitney;

/* Everything but the sizes is NaN when a group is empty; with all values equal
 * z is 0 and p is 1. */
DuidMannWhitney duid_mann_whitney (const double *a,
                                   gsize         n_a,
                                   const double *b,
                                   gsize         n_b);

G_END_DECLS
