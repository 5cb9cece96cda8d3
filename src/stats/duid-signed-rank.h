/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Did the same persons answer one question higher than another, on one scale?
 * (Wilcoxon's signed ranks.) Pratt's way keeps the zeros while ranking, Wilcoxon's
 * own leaves them out first; the exact p count all ways to give the signs, ties
 * included. */
typedef struct
{
  gsize  n_positive;
  gsize  n_negative;
  gsize  n_zero;
  double v;            /* rank sum of the positive differences, zeros left out */
  double z_cc;         /* Wilcoxon, with continuity correction */
  double p_cc;
  double p_exact;      /* Wilcoxon; NaN above 200 differences that are not 0 */
  double p_exact_pratt;
  double p_pratt;      /* normal approximation, no continuity correction */
  double rank_biserial; /* matched pairs: (V+ - V-) / (V+ + V-), from -1 to 1 */
  double p_sign;       /* sign test: binomial with chance 1/2, two-sided */
} DuidSignedRank;

/* @differences, of pairs. With no difference other than 0 every p is 1, v is 0 and
 * the effect is NaN. */
DuidSignedRank duid_signed_rank (const double *differences,
                                 gsize         n);

G_END_DECLS
