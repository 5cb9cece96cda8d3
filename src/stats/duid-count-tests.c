/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-count-tests.h"
#include "stats/duid-tails.h"

#include <math.h>

DuidMcNemar
duid_mcnemar (guint yes_no,
              guint no_yes)
{
  double      changed = (double) yes_no + no_yes;
  double      distance = MAX (fabs ((double) yes_no - no_yes) - 1, 0);
  DuidMcNemar test = { NAN, NAN, 1, NAN };

  if (changed == 0)
    return test;
  test.x2_cc = distance * distance / changed;
  test.p_cc = duid_chi_square_upper (test.x2_cc, 1);
  test.p_exact = MIN (2 * duid_binomial_lower (MIN (yes_no, no_yes), yes_no + no_yes, 0.5), 1);
  test.ratio = (double) yes_no / no_yes;
  return test;
}

double
duid_cochran_armitage (const double *yes,
                       const double *n,
                       const double *scores,
                       gsize         n_groups,
                       double       *p)
{
  double all = 0;
  double share = 0;
  double middle = 0;
  double slope = 0;
  double spread = 0;
  double x2;

  for (gsize i = 0; i < n_groups; i++)
    {
      all += n[i];
      share += yes[i];
      middle += n[i] * scores[i];
    }
  share /= all;
  middle /= all;
  for (gsize i = 0; i < n_groups; i++)
    {
      slope += (yes[i] - n[i] * share) * (scores[i] - middle);
      spread += n[i] * (scores[i] - middle) * (scores[i] - middle);
    }
  spread *= share * (1 - share);
  x2 = spread > 0 ? slope * slope / spread : NAN;
  if (p != NULL)
    *p = duid_chi_square_upper (x2, 1);
  return x2;
}

double
duid_goodness_of_fit (const double *counts,
                      const double *shares,
                      gsize         n,
                      double       *expected,
                      double       *residuals,
                      double       *p,
                      double       *cohen_w)
{
  double all = 0;
  double whole = 0;
  double x2 = 0;

  for (gsize i = 0; i < n; i++)
    {
      all += counts[i];
      whole += shares[i];
    }
  for (gsize i = 0; i < n; i++)
    {
      double share = shares[i] / whole;
      double wanted = all * share;
      double residual = wanted > 0 ? (counts[i] - wanted) / sqrt (wanted) : NAN;

      x2 += residual * residual;
      if (expected != NULL)
        expected[i] = wanted;
      if (residuals != NULL)
        residuals[i] = residual / sqrt (1 - share);
    }
  *cohen_w = sqrt (x2 / all);
  *p = duid_chi_square_upper (x2, (double) n - 1);
  return x2;
}
