/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-region.h"
#include "stats/duid-tails.h"

#include <math.h>

#define LINE_TOLERANCE 1e-12

DuidRegion
duid_region_of (const DuidPoint *points,
                gsize            n_points)
{
  double     n = (double) n_points;
  DuidRegion region = { n_points, { 0, 0 }, 0, 0, 0, NAN, NAN, NAN, NAN, NAN };

  for (gsize i = 0; i < n_points; i++)
    {
      region.mean.x += points[i].x / n;
      region.mean.y += points[i].y / n;
    }
  for (gsize i = 0; i < n_points; i++)
    {
      double x = points[i].x - region.mean.x;
      double y = points[i].y - region.mean.y;

      region.xx += x * x / (n - 1);
      region.xy += x * y / (n - 1);
      region.yy += y * y / (n - 1);
    }
  if (n_points == 0)
    region.mean = (DuidPoint) { NAN, NAN };
  if (n_points < 2)
    region.xx = region.xy = region.yy = NAN;
  region.f = duid_f_quantile (0.95, 2, n - 2);
  region.constant = 2 * (n - 1) / (n - 2) / n * region.f;
  region.limit = n * region.constant;
  region.data_radius = sqrt (duid_chi_square_quantile (0.95, 2));
  region.slight_radius = sqrt (duid_chi_square_quantile (0.05, 2));
  return region;
}

static double
find_determinant (const DuidRegion *region)
{
  double determinant = region->xx * region->yy - region->xy * region->xy;
  double spread = region->xx + region->yy;

  return determinant > LINE_TOLERANCE * spread * spread ? determinant : NAN;
}

DuidPoint
duid_region_border (const DuidRegion *region,
                    double            angle)
{
  double radius = sqrt (region->constant);
  double across = sqrt (region->xx);
  double slant = region->xy / across;
  double up = sqrt (find_determinant (region)) / across;

  return (DuidPoint) {
    region->mean.x + radius * across * cos (angle),
    region->mean.y + radius * (slant * cos (angle) + up * sin (angle)),
  };
}

double
duid_region_t2 (const DuidRegion *region,
                DuidPoint         point)
{
  double x = point.x - region->mean.x;
  double y = point.y - region->mean.y;

  return (double) region->n *
         (region->yy * x * x - 2 * region->xy * x * y + region->xx * y * y) /
         find_determinant (region);
}
