/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Do the values of several groups lie at the same height? (Kruskal and Wallis
 * 1952, corrected for ties.)
 *
 *   H = [12 / (N (N + 1)) sum R_i² / n_i - 3 (N + 1)] / (1 - T / (N³ - N)) */
typedef struct
{
  double h;
  double df;
  double p;              /* upper tail of chi-square */
  double epsilon_squared; /* H / (N - 1): share of the rank variance that the groups explain */
  double eta_squared;    /* (H - k + 1) / (N - k); can be below 0 */
  double tie_correction; /* what H was divided by */
} DuidKruskal;

/* @values of all groups together, @groups their group 0 .. @n_groups - 1. Groups
 * without a value take no part. @mean_ranks (nullable) has room for @n_groups; a
 * group without values has NaN. All NaN with less than two groups; with all
 * values equal H is 0 and p is 1. */
DuidKruskal duid_kruskal (const double *values,
                          const guint  *groups,
                          gsize         n,
                          guint         n_groups,
                          double       *mean_ranks);

/* After Kruskal and Wallis: which two groups differ? (Dunn 1964.)
 *   z = (R_i - R_j) / sqrt ((N (N + 1) / 12 - T / (12 (N - 1))) (1 / n_i + 1 / n_j)),
 * R the mean ranks. Fills for the pairs (0, 1), (0, 2) .. (1, 2) .. in this order,
 * n_groups (n_groups - 1) / 2 of them: @z (negative when the first lies lower), the
 * two-sided @p, and the p of Holm and of Benjamini and Hochberg over these pairs.
 * A pair with an empty group has NaN. */
void        duid_dunn    (const double *values,
                          const guint  *groups,
                          gsize         n,
                          guint         n_groups,
                          double       *z,
                          double       *p,
                          double       *p_holm,
                          double       *p_bh);

G_END_DECLS
