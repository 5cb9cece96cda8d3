/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-tails.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/* GSL's own way to report a quantile that does not converge is to abort; without
 * its handler the functions return NaN. Nothing else in the program uses GSL. */
static void
quiet (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&once, 1);
    }
}

double
duid_normal_upper (double z)
{
  return isnan (z) ? NAN : gsl_cdf_ugaussian_Q (z);
}

double
duid_normal_two_sided (double z)
{
  return MIN (2 * duid_normal_upper (fabs (z)), 1);
}

double
duid_t_upper (double t,
              double df)
{
  if (isnan (t) || !(df > 0))
    return NAN;
  if (isinf (t))
    return t > 0 ? 0 : 1;
  quiet ();
  return gsl_cdf_tdist_Q (t, df);
}

double
duid_t_two_sided (double t,
                  double df)
{
  return MIN (2 * duid_t_upper (fabs (t), df), 1);
}

double
duid_chi_square_upper (double x,
                       double df)
{
  if (isnan (x) || !(df > 0))
    return NAN;
  if (isinf (x))
    return x > 0 ? 0 : 1;
  quiet ();
  return gsl_cdf_chisq_Q (MAX (x, 0), df);
}

double
duid_f_upper (double f,
              double df1,
              double df2)
{
  if (isnan (f) || !(df1 > 0) || !(df2 > 0))
    return NAN;
  if (isinf (f))
    return f > 0 ? 0 : 1;
  quiet ();
  return gsl_cdf_fdist_Q (MAX (f, 0), df1, df2);
}

double
duid_hypergeometric_lower (guint k,
                           guint n_marked,
                           guint n_others,
                           guint n)
{
  if (n > n_marked + n_others)
    return NAN;
  quiet ();
  return gsl_cdf_hypergeometric_P (k, n_marked, n_others, n);
}

double
duid_binomial_lower (guint  k,
                     guint  n,
                     double share)
{
  if (!(share >= 0 && share <= 1))
    return NAN;
  quiet ();
  return k >= n ? 1 : gsl_cdf_binomial_P (k, share, n);
}

static gboolean
is_share (double p)
{
  return p > 0 && p < 1;
}

double
duid_normal_quantile (double p)
{
  if (p == 0 || p == 1)
    return p == 0 ? -INFINITY : INFINITY;
  return is_share (p) ? gsl_cdf_ugaussian_Pinv (p) : NAN;
}

double
duid_t_quantile (double p,
                 double df)
{
  quiet ();
  return is_share (p) && df > 0 ? gsl_cdf_tdist_Pinv (p, df) : NAN;
}

double
duid_chi_square_quantile (double p,
                          double df)
{
  quiet ();
  return is_share (p) && df > 0 ? gsl_cdf_chisq_Pinv (p, df) : NAN;
}

double
duid_f_quantile (double p,
                 double df1,
                 double df2)
{
  quiet ();
  return is_share (p) && df1 > 0 && df2 > 0 ? gsl_cdf_fdist_Pinv (p, df1, df2) : NAN;
}

double
duid_beta_quantile (double p,
                    double a,
                    double b)
{
  quiet ();
  return is_share (p) && a > 0 && b > 0 ? gsl_cdf_beta_Pinv (p, a, b) : NAN;
}
