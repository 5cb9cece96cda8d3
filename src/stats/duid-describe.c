/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-describe.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "stats/duid-weighted-quantile.h"
#include "stats/duid-weights.h"

#define CONFIDENCE       0.95
#define LEAST_FOR_REGION 10
#define LEAST_FOR_F      20
#define N_DRAWS          1999
#define LINE_TOLERANCE   1e-12

/* Mean and covariance (n - 1; zero for one point) of points. */
typedef struct
{
  DuidPoint mean;
  double    xx;
  double    xy;
  double    yy;
} Cloud;

static int
compare_numbers (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

DuidDescription
duid_describe (double *values,
               gsize   n)
{
  DuidDescription description = {
    .n = n,
    .min = NAN,
    .max = NAN,
    .mean = NAN,
    .sd = NAN,
    .median = NAN,
    .q1 = NAN,
    .q3 = NAN,
  };

  if (n == 0)
    return description;
  qsort (values, n, sizeof (double), compare_numbers);
  description.min = values[0];
  description.max = values[n - 1];
  description.mean = gsl_stats_mean (values, 1, n);
  if (n > 1)
    description.sd = gsl_stats_sd_m (values, 1, n, description.mean);
  description.median = gsl_stats_quantile_from_sorted_data (values, 1, n, 0.5);
  description.q1 = gsl_stats_quantile_from_sorted_data (values, 1, n, 0.25);
  description.q3 = gsl_stats_quantile_from_sorted_data (values, 1, n, 0.75);
  return description;
}

/* The value at @rank, from 0, of values that occur @counts times each. */
static double
get_ranked (const double  *values,
            const guint32 *counts,
            gsize          rank)
{
  gsize i = 0;

  for (gsize seen = counts[0]; seen <= rank; seen += counts[i])
    i++;
  return values[i];
}

/* Type 7: between the two ranks about (n - 1) share. */
static double
get_quantile (const double  *values,
              const guint32 *counts,
              gsize          n,
              double         share)
{
  double at = (double) (n - 1) * share;
  gsize  below = (gsize) at;
  double rest = at - (double) below;
  double low = get_ranked (values, counts, below);

  if (below + 1 >= n)
    return low;
  return (1 - rest) * low + rest * get_ranked (values, counts, below + 1);
}

DuidDescription
duid_describe_counted (const double  *values,
                       const guint32 *counts,
                       gsize          n_values)
{
  DuidDescription description = duid_describe (NULL, 0);
  double          sum = 0;
  double          squares = 0;
  gsize           n = 0;

  for (gsize i = 0; i < n_values; i++)
    {
      n += counts[i];
      sum += values[i] * counts[i];
    }
  description.n = n;
  if (n == 0)
    return description;
  description.mean = sum / (double) n;
  for (gsize i = 0; i < n_values; i++)
    squares += counts[i] * (values[i] - description.mean) * (values[i] - description.mean);
  if (n > 1)
    description.sd = sqrt (squares / (double) (n - 1));
  description.min = get_ranked (values, counts, 0);
  description.max = get_ranked (values, counts, n - 1);
  description.median = get_quantile (values, counts, n, .5);
  description.q1 = get_quantile (values, counts, n, .25);
  description.q3 = get_quantile (values, counts, n, .75);
  return description;
}

DuidDescription
duid_describe_weighed (const double *values,
                       const double *weights,
                       gsize         n)
{
  static const double shares[] = { .25, .5, .75 };
  DuidDescription     description = duid_describe (NULL, 0);
  double              quantiles[G_N_ELEMENTS (shares)];
  double              whole = 0, squares = 0, n_eff;

  description.n = n;
  if (n == 0)
    return description;
  duid_weighted_quantiles (values, weights, n, shares, G_N_ELEMENTS (shares), quantiles);
  description.q1 = quantiles[0];
  description.median = quantiles[1];
  description.q3 = quantiles[2];
  description.min = description.max = values[0];
  description.mean = duid_weighted_mean (values, weights, n, NULL);
  for (gsize i = 0; i < n; i++)
    {
      description.min = MIN (description.min, values[i]);
      description.max = MAX (description.max, values[i]);
      whole += weights[i];
      squares += weights[i] * (values[i] - description.mean) * (values[i] - description.mean);
    }
  n_eff = duid_weights (weights, n).n_eff;
  if (n > 1)
    description.sd = sqrt (squares / whole * n_eff / (n_eff - 1));
  return description;
}

void
duid_wilson_share (double  share,
                   double  n,
                   double *low,
                   double *high)
{
  double z = gsl_cdf_ugaussian_Pinv ((1 + CONFIDENCE) / 2);
  double whole = 1 + z * z / n;
  double middle = (share + z * z / (2 * n)) / whole;
  double half = z / whole * sqrt (share * (1 - share) / n + z * z / (4 * n * n));

  *low = *high = NAN;
  if (!(n > 0))
    return;
  *low = share <= 0 ? 0 : MAX (middle - half, 0);
  *high = share >= 1 ? 1 : MIN (middle + half, 1);
}

void
duid_wilson (gsize   k,
             gsize   n,
             double *low,
             double *high)
{
  g_return_if_fail (k <= n);
  *low = *high = NAN;
  if (n > 0)
    duid_wilson_share ((double) k / (double) n, (double) n, low, high);
}

static Cloud
measure_cloud (const DuidPoint *points,
               gsize            n)
{
  Cloud cloud = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      cloud.mean.x += points[i].x;
      cloud.mean.y += points[i].y;
    }
  cloud.mean.x /= (double) n;
  cloud.mean.y /= (double) n;
  for (gsize i = 0; i < n; i++)
    {
      double x = points[i].x - cloud.mean.x;
      double y = points[i].y - cloud.mean.y;

      cloud.xx += x * x;
      cloud.xy += x * y;
      cloud.yy += y * y;
    }
  cloud.xx /= (double) MAX (n - 1, 1);
  cloud.xy /= (double) MAX (n - 1, 1);
  cloud.yy /= (double) MAX (n - 1, 1);
  return cloud;
}

static gboolean
is_line (const Cloud *cloud)
{
  double spread = cloud->xx + cloud->yy;

  return !(cloud->xx * cloud->yy - cloud->xy * cloud->xy > LINE_TOLERANCE * spread * spread);
}

/* (x - mean)' S^-1 (x - mean); infinite when the cloud is a line. */
static double
distance_squared (const Cloud *cloud,
                  DuidPoint    point)
{
  double x = point.x - cloud->mean.x;
  double y = point.y - cloud->mean.y;

  if (is_line (cloud))
    return INFINITY;
  return (cloud->yy * x * x - 2 * cloud->xy * x * y + cloud->xx * y * y) /
         (cloud->xx * cloud->yy - cloud->xy * cloud->xy);
}

/* The @level point, 95 % say, of (x - m)' S^-1 (x - m), which is Hotelling's T² / n, when
 * samples are drawn from the points themselves. A draw that lies on a line is
 * farther than any, so points of which too many draws do so have no region:
 * infinite. */
static double
draw_constant (const DuidPoint *points,
               gsize            n,
               DuidPoint        centre,
               double           level,
               guint64          seed)
{
  g_autofree double    *distances = g_new (double, N_DRAWS);
  g_autofree DuidPoint *drawn = g_new (DuidPoint, n);
  gsl_rng              *rng = gsl_rng_alloc (gsl_rng_mt19937);
  gsize                 rank = (gsize) ceil (level * (N_DRAWS + 1)) - 1;

  /* The generator takes 32 bits of a seed. */
  gsl_rng_set (rng, (seed ^ (seed >> 32)) & G_MAXUINT32);
  for (gsize i = 0; i < N_DRAWS; i++)
    {
      Cloud cloud;

      for (gsize j = 0; j < n; j++)
        drawn[j] = points[gsl_rng_uniform_int (rng, n)];
      cloud = measure_cloud (drawn, n);
      distances[i] = distance_squared (&cloud, centre);
    }
  gsl_rng_free (rng);
  qsort (distances, N_DRAWS, sizeof (double), compare_numbers);
  return distances[rank];
}

/* The ellipse { x : (x - mean)' S^-1 (x - mean) <= @constant } of the centre. */
static void
set_region (DuidCentre  *centre,
            const Cloud *cloud,
            double       constant)
{
  double middle = (cloud->xx + cloud->yy) / 2;
  double half = hypot ((cloud->xx - cloud->yy) / 2, cloud->xy);

  if (!isfinite (constant))
    return;
  centre->is_bootstrap = centre->n < LEAST_FOR_F;
  centre->a = sqrt (constant * (middle + half));
  centre->b = sqrt (constant * MAX (middle - half, 0));
  centre->angle = atan2 (2 * cloud->xy, cloud->xx - cloud->yy) / 2;
}

/* From enough points on by the F distribution. */
static void
set_f_region (DuidCentre  *centre,
              const Cloud *cloud,
              double       level)
{
  double n = (double) centre->n;

  if (centre->n >= LEAST_FOR_F && !is_line (cloud))
    set_region (centre, cloud,
                2 * (n - 1) / (n - 2) / n * gsl_cdf_fdist_Pinv (level, 2, n - 2));
}

DuidCentre
duid_centre_of (const DuidPoint *points,
                gsize            n,
                guint64          seed)
{
  return duid_centre_of_level (points, n, CONFIDENCE, seed);
}

DuidCentre
duid_centre_of_level (const DuidPoint *points,
                      gsize            n,
                      double           level,
                      guint64          seed)
{
  DuidCentre centre = { .n = n, .centre = { NAN, NAN }, .a = NAN, .b = NAN, .angle = NAN };
  Cloud      cloud;

  if (n == 0)
    return centre;
  cloud = measure_cloud (points, n);
  centre.centre = cloud.mean;
  if (n < LEAST_FOR_REGION || is_line (&cloud))
    return centre;
  if (n < LEAST_FOR_F)
    set_region (&centre, &cloud, draw_constant (points, n, cloud.mean, level, seed));
  else
    set_f_region (&centre, &cloud, level);
  return centre;
}

DuidCentre
duid_centre_of_moments (const DuidMoments *moments)
{
  double     n = (double) moments->n;
  DuidCentre centre = {
    .n = moments->n,
    .centre = { NAN, NAN },
    .a = NAN,
    .b = NAN,
    .angle = NAN,
  };
  Cloud cloud;

  if (moments->n == 0)
    return centre;
  cloud = (Cloud) {
    .mean = { moments->pivot.x + moments->x / n, moments->pivot.y + moments->y / n },
    .xx = (moments->xx - moments->x * moments->x / n) / MAX (n - 1, 1),
    .xy = (moments->xy - moments->x * moments->y / n) / MAX (n - 1, 1),
    .yy = (moments->yy - moments->y * moments->y / n) / MAX (n - 1, 1),
  };
  centre.centre = cloud.mean;
  set_f_region (&centre, &cloud, CONFIDENCE);
  return centre;
}

DuidCentre
duid_centre_weighed (const DuidPoint *points,
                     const double    *weights,
                     gsize            n)
{
  DuidCentre centre = { .n = n, .centre = { NAN, NAN }, .a = NAN, .b = NAN, .angle = NAN };
  double     n_eff = duid_weights (weights, n).n_eff;
  double     whole = 0;
  Cloud      cloud = { 0 };

  if (n == 0)
    return centre;
  for (gsize i = 0; i < n; i++)
    {
      whole += weights[i];
      cloud.mean.x += (points[i].x - cloud.mean.x) * weights[i] / whole;
      cloud.mean.y += (points[i].y - cloud.mean.y) * weights[i] / whole;
    }
  centre.centre = cloud.mean;
  if (n_eff < LEAST_FOR_REGION)
    return centre;
  for (gsize i = 0; i < n; i++)
    {
      double x = points[i].x - cloud.mean.x;
      double y = points[i].y - cloud.mean.y;
      double share = weights[i] / whole * n_eff / (n_eff - 1);

      cloud.xx += share * x * x;
      cloud.xy += share * x * y;
      cloud.yy += share * y * y;
    }
  if (!is_line (&cloud))
    set_region (&centre, &cloud,
                2 * (n_eff - 1) / (n_eff - 2) / n_eff *
                  gsl_cdf_fdist_Pinv (CONFIDENCE, 2, n_eff - 2));
  centre.is_bootstrap = FALSE;
  return centre;
}
