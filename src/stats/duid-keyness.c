/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-keyness.h"

#include "stats/duid-tails.h"

#include <math.h>

/* What a count of nothing counts as in a ratio. */
#define NEARLY_NONE 0.5

static double
add_term (double observed,
          double expected)
{
  return observed > 0 ? observed * log (observed / expected) : 0;
}

DuidKeyness
duid_keyness_compute (guint64 a,
                      guint64 n_a,
                      guint64 b,
                      guint64 n_b)
{
  DuidKeyness keyness = { NAN, NAN, NAN, NAN };
  double      of_a = (double) a;
  double      of_b = (double) b;
  double      all_a = (double) n_a;
  double      all_b = (double) n_b;
  double      share = (of_a + of_b) / (all_a + all_b);

  if (n_a == 0 || n_b == 0 || a + b == 0)
    return keyness;
  /* Rounding may leave a hair below nothing. */
  keyness.likelihood =
    fmax (2 * (add_term (of_a, all_a * share) + add_term (of_b, all_b * share)), 0);
  keyness.p = duid_chi_square_upper (keyness.likelihood, 1);
  keyness.log_ratio = log2 ((a > 0 ? of_a : NEARLY_NONE) / all_a) -
                      log2 ((b > 0 ? of_b : NEARLY_NONE) / all_b);
  keyness.percent_difference =
    b > 0 ? 100 * (of_a / all_a - of_b / all_b) / (of_b / all_b) : INFINITY;
  return keyness;
}
