/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-density.h"
#include "stats/duid-ranks.h"

#include <float.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define N_BINS       1000
#define FAR          1000 /* squared distance in bandwidths: exp (-500) is left out */
#define MOST_WIDENED 99
#define MOST_STEPS   1000

/* How many pairs of values lie 0, 1, .. bins apart. */
typedef struct
{
  double n;
  double width; /* of a bin */
  double pairs[N_BINS];
  double alpha; /* of the equation */
} PairCounts;

typedef struct
{
  double x;
  double y;
} Place;

static void
count_pairs (PairCounts   *counts,
             const double *sorted,
             gsize         n)
{
  g_autofree double *bins = g_new0 (double, N_BINS + 1);
  glong              first;

  counts->n = (double) n;
  counts->width = (sorted[n - 1] - sorted[0]) * 1.01 / N_BINS;
  /* R cuts towards 0, so that bin 0 is twice as wide when values have both signs. */
  first = (glong) (sorted[0] / counts->width);
  for (gsize i = 0; i < n; i++)
    bins[CLAMP ((glong) (sorted[i] / counts->width) - first, 0, N_BINS)]++;
  for (guint i = 0; i < N_BINS; i++)
    counts->pairs[i] = 0;
  for (guint i = 0; i <= N_BINS; i++)
    {
      counts->pairs[0] += bins[i] * (bins[i] - 1) / 2;
      for (guint j = 0; bins[i] > 0 && j < i; j++)
        if (i - j < N_BINS)
          counts->pairs[i - j] += bins[i] * bins[j];
    }
}

/* The estimates of the integrals of f'' squared (4) and f''' squared (6). */
static double
estimate (const PairCounts *counts,
          double            h,
          int               order)
{
  double sum = 0;

  for (int i = 0; i < N_BINS; i++)
    {
      double d = i * counts->width / h * (i * counts->width / h);
      double term = order == 4 ? d * d - 6 * d + 3 : d * d * d - 15 * d * d + 45 * d - 15;

      if (d >= FAR)
        break;
      sum += exp (-d / 2) * term * counts->pairs[i];
    }
  sum = 2 * sum + (order == 4 ? 3 : -15) * counts->n;
  return sum / (counts->n * (counts->n - 1) * pow (h, order + 1) * sqrt (2 * G_PI));
}

static Place
evaluate (const PairCounts *counts,
          double            h)
{
  double roughness = estimate (counts, counts->alpha * pow (h, 5.0 / 7), 4);

  return (Place) { h, pow (1 / (2 * sqrt (G_PI) * counts->n) / roughness, 0.2) - h };
}

/* The step from @b by interpolation through three places, or half the way to @c. */
static double
find_step (Place  a,
           Place  b,
           Place  c,
           double last_step,
           double tolerance)
{
  double half = (c.x - b.x) / 2;
  double ratio = b.y / a.y;
  double p = (c.x - b.x) * ratio;
  double q = 1 - ratio;

  if (fabs (last_step) < tolerance || fabs (a.y) <= fabs (b.y))
    return half;
  if (a.x != c.x)
    {
      double r = a.y / c.y;
      double s = b.y / c.y;

      p = ratio * ((c.x - b.x) * r * (r - s) - (b.x - a.x) * (s - 1));
      q = (r - 1) * (s - 1) * (ratio - 1);
    }
  q = p > 0 ? -q : q;
  p = fabs (p);
  if (p < 0.75 * (c.x - b.x) * q - fabs (tolerance * q) / 2 && p < fabs (last_step * q / 2))
    return p / q;
  return half;
}

/* Brent's root finder (1973) with the stopping rule of R's uniroot(): GSL's goes on
 * to another place within the tolerance. */
static double
solve (const PairCounts *counts,
       double            low,
       double            high,
       double            tolerance)
{
  Place a = evaluate (counts, low);
  Place b = evaluate (counts, high);
  Place c = a;

  for (int i = 0; i < MOST_STEPS; i++)
    {
      double last_step = b.x - a.x;
      double least;
      double step;

      if (fabs (c.y) < fabs (b.y))
        {
          a = b;
          b = c;
          c = a;
        }
      least = 2 * DBL_EPSILON * fabs (b.x) + tolerance / 2;
      if (fabs (c.x - b.x) / 2 <= least || b.y == 0)
        return b.x;
      step = find_step (a, b, c, last_step, least);
      if (fabs (step) < least)
        step = step > 0 ? least : -least;
      a = b;
      b = evaluate (counts, b.x + step);
      if ((b.y > 0 && c.y > 0) || (b.y < 0 && c.y < 0))
        c = a;
    }
  return NAN;
}

/* Widens the range until the equation changes sign in it, as R does. */
static double
search (const PairCounts *counts,
        double            widest)
{
  double low = 0.1 * widest;
  double high = widest;

  for (int i = 1; evaluate (counts, low).y * evaluate (counts, high).y > 0; i++)
    {
      if (i > MOST_WIDENED)
        return NAN;
      if (i % 2 == 1)
        high *= 1.2;
      else
        low /= 1.2;
    }
  return solve (counts, low, high, 0.1 * low);
}

double
duid_bandwidth_sj (const double *values,
                   gsize         n)
{
  g_autofree double     *sorted = duid_sorted_copy (values, n);
  g_autofree PairCounts *counts = g_new0 (PairCounts, 1);
  double                 size = (double) n;
  double                 scale;
  double                 roughness;

  if (n < 2 || !(sorted[n - 1] > sorted[0]))
    return NAN;
  scale = (gsl_stats_quantile_from_sorted_data (sorted, 1, n, 0.75) -
           gsl_stats_quantile_from_sorted_data (sorted, 1, n, 0.25)) /
          1.349;
  scale = MIN (gsl_stats_sd (sorted, 1, n), scale);
  if (!(scale > 0))
    return NAN;
  count_pairs (counts, sorted, n);
  roughness = -estimate (counts, 1.23 * scale * pow (size, -1.0 / 9), 6);
  if (!(isfinite (roughness) && roughness > 0))
    return NAN;
  counts->alpha =
    1.357 * pow (estimate (counts, 1.24 * scale * pow (size, -1.0 / 7), 4) / roughness, 1.0 / 7);
  return isfinite (counts->alpha) ? search (counts, 1.144 * scale * pow (size, -0.2)) : NAN;
}
