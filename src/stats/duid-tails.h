/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tails and quantiles of the distributions that the tests need, without a
 * 1 - P that loses the small ones (the upper tails go down to 1e-300), and safe
 * to call with anything: NaN comes back for NaN, for a freedom that is not
 * above 0 and where a quantile does not exist. No GSL error ever aborts. */

/* P (|Z| >= |z|), P (|T| >= |t|). */
double duid_normal_two_sided (double z);
double duid_t_two_sided      (double t,
                              double df);
/* P (X >= x). */
double duid_normal_upper     (double z);
double duid_t_upper          (double t,
                              double df);
double duid_chi_square_upper (double x,
                              double df);
double duid_f_upper          (double f,
                              double df1,
                              double df2);
/* P (X <= k) when @n are drawn from @n_marked marked and @n_others others. */
double duid_hypergeometric_lower (guint  k,
                                  guint  n_marked,
                                  guint  n_others,
                                  guint  n);
/* P (X <= k), k of @n that each come true with chance @share. */
double duid_binomial_lower   (guint  k,
                              guint  n,
                              double share);

/* The value that a share @p of the distribution lies below. */
double duid_normal_quantile  (double p);
double duid_t_quantile       (double p,
                              double df);
double duid_chi_square_quantile (double p,
                                 double df);
double duid_f_quantile       (double p,
                              double df1,
                              double df2);
double duid_beta_quantile    (double p,
                              double a,
                              double b);

G_END_DECLS
