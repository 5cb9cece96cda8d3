/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-composition.h"

#include <math.h>

#define NO_SHARE 1e-12

static DuidPoint
project (double left,
         double top,
         double right)
{
  return (DuidPoint) { (left - top) / sqrt (2), (left + top - 2 * right) / sqrt (6) };
}

DuidPoint
duid_ilr (DuidTriad triad)
{
  return project (log (triad.left), log (triad.top), log (triad.right));
}

DuidTriad
duid_ilr_inverse (DuidPoint point)
{
  double left = point.x / sqrt (2) + point.y / sqrt (6);
  double top = -point.x / sqrt (2) + point.y / sqrt (6);
  double right = -2 * point.y / sqrt (6);
  double highest = MAX (left, MAX (top, right));

  return duid_triad_from_amounts (exp (top - highest), exp (left - highest),
                                  exp (right - highest));
}

DuidTriad
duid_clr (DuidTriad triad)
{
  double middle = (log (triad.top) + log (triad.left) + log (triad.right)) / 3;

  return (DuidTriad) { log (triad.top) - middle, log (triad.left) - middle,
                       log (triad.right) - middle };
}

double
duid_aitchison_distance (DuidTriad a,
                         DuidTriad b)
{
  return duid_point_distance (duid_ilr (a), duid_ilr (b));
}

DuidPoint
duid_alpha_transform (DuidTriad triad,
                      double    alpha)
{
  double left;
  double top;
  double right;
  double sum;

  if (alpha == 0)
    return duid_ilr (triad);
  left = pow (triad.left, alpha);
  top = pow (triad.top, alpha);
  right = pow (triad.right, alpha);
  sum = left + top + right;
  return project ((3 * left / sum - 1) / alpha, (3 * top / sum - 1) / alpha,
                  (3 * right / sum - 1) / alpha);
}

static gboolean
has_zero (DuidTriad triad)
{
  return triad.left < NO_SHARE || triad.top < NO_SHARE || triad.right < NO_SHARE;
}

DuidTriad
duid_replace_zeros (DuidTriad triad,
                    double    delta)
{
  int    n_zeros = (triad.left < NO_SHARE) + (triad.top < NO_SHARE) + (triad.right < NO_SHARE);
  double rest = 1 - n_zeros * delta;

  return (DuidTriad) {
    triad.top < NO_SHARE ? delta : triad.top * rest,
    triad.left < NO_SHARE ? delta : triad.left * rest,
    triad.right < NO_SHARE ? delta : triad.right * rest,
  };
}

DuidTriad
duid_geometric_mean (const DuidTriad *triads,
                     gsize            n,
                     gsize           *n_with_zero)
{
  DuidPoint sum = { 0, 0 };
  gsize     n_zeros = 0;

  for (gsize i = 0; i < n; i++)
    {
      DuidPoint point = duid_ilr (triads[i]);

      sum.x += point.x;
      sum.y += point.y;
      n_zeros += has_zero (triads[i]);
    }
  if (n_with_zero != NULL)
    *n_with_zero = n_zeros;
  if (n == 0 || n_zeros > 0)
    return DUID_NO_TRIAD;
  return duid_ilr_inverse ((DuidPoint) { sum.x / (double) n, sum.y / (double) n });
}

DuidTriad
duid_arithmetic_mean (const DuidTriad *triads,
                      gsize            n)
{
  DuidTriad sum = { 0, 0, 0 };

  for (gsize i = 0; i < n; i++)
    {
      sum.top += triads[i].top;
      sum.left += triads[i].left;
      sum.right += triads[i].right;
    }
  if (n == 0)
    return DUID_NO_TRIAD;
  return (DuidTriad) { sum.top / (double) n, sum.left / (double) n, sum.right / (double) n };
}

double
duid_ilr_density (const DuidTriad *triads,
                  gsize            n,
                  double           h,
                  DuidTriad        at)
{
  DuidPoint place = duid_ilr (at);
  double    sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      double distance = duid_point_distance (duid_ilr (triads[i]), place);

      sum += exp (-distance * distance / (2 * h * h));
    }
  return n > 0 && h > 0 ? sum / ((double) n * 2 * G_PI * h * h) : NAN;
}
