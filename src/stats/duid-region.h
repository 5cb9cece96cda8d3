/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* The mean of points (in the plane or in ilr) and the 95 % region of the mean:
 *   { m : n (x - m)' S^-1 (x - m) <= 2 (n - 1) / (n - 2) F.95 (2, n - 2) }.
 * It shrinks as n grows; what the field draws instead covers a share of the answers
 * (data_radius) or a twentieth of them (slight_radius), which says nothing of the
 * mean. duid_centre_of() gives the region for a picture. */
typedef struct
{
  gsize     n;
  DuidPoint mean;
  double    xx;            /* covariance S, n - 1 */
  double    xy;
  double    yy;
  double    f;             /* F.95 (2, n - 2) */
  double    constant;      /* c²: (x - m)' S^-1 (x - m) at the border */
  double    limit;         /* n c²: Hotelling's T² at the border */
  double    data_radius;   /* sqrt of the .95 quantile of chi-square (2) */
  double    slight_radius; /* sqrt of its .05 quantile */
} DuidRegion;

/* NaN where there are too few points: below two no covariance, below three no
 * region; nor is there one when the points lie on a line. */
DuidRegion duid_region_of     (const DuidPoint  *points,
                               gsize             n);

/* The point of the border at @angle (radians): mean + c L (cos, sin), L the Cholesky
 * root of S. */
DuidPoint  duid_region_border (const DuidRegion *region,
                               double            angle);

/* Hotelling's T² of the mean against @point: inside when it is at most limit. */
double     duid_region_t2     (const DuidRegion *region,
                               DuidPoint         point);

G_END_DECLS
