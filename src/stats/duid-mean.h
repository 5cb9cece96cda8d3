/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A mean and its 95 % interval by Student's t: mean ± t.975 (n - 1) sd / sqrt n. The
 * interval is NaN below two values, the mean without any. */
typedef struct
{
  gsize  n;
  double mean;
  double low;
  double high;
} DuidMean;

DuidMean duid_mean_of         (const double *values,
                               gsize         n);

/* The difference of two means, b - a, with Welch's interval (unequal spreads). */
DuidMean duid_mean_difference (const double *a,
                               gsize         n_a,
                               const double *b,
                               gsize         n_b);

G_END_DECLS
