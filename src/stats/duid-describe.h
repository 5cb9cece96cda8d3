/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"

G_BEGIN_DECLS

/* Numbers that describe one group of answers. Numbers in, numbers out. */

typedef struct
{
  gsize  n;
  double min;
  double max;
  double mean;
  double sd;     /* n - 1; NaN below two */
  double median; /* quantiles of type 7, as R does by default */
  double q1;
  double q3;
} DuidDescription;

/* @values is sorted in place. All NaN when @n is 0. */
DuidDescription duid_describe          (double          *values,
                                        gsize            n);

/* The same of values that occur @counts times each; @values rise. */
DuidDescription duid_describe_counted  (const double    *values,
                                        const guint32   *counts,
                                        gsize            n_values);

/* The same of answers that weigh: mean, sd (sum w (x - m)² / sum w times e / (e - 1), e being
 * Kish's effective number) and interpolated weighted quantiles; n counts the answers. Weights
 * are above 0. */
DuidDescription duid_describe_weighed  (const double    *values,
                                        const double    *weights,
                                        gsize            n);

/* Wilson's 95 % interval of a share, @k of @n; NaN when n is 0. */
void            duid_wilson            (gsize            k,
                                        gsize            n,
                                        double          *low,
                                        double          *high);

/* The same of a share from 0 to 1 of an effective number of answers. */
void            duid_wilson_share      (double           share,
                                        double           n,
                                        double          *low,
                                        double          *high);

/* The centre of points in the plane and its 95 % region:
 * { m : n (x - m)' S^-1 (x - m) <= 2 (n - 1) / (n - 2) F.95 (2, n - 2) },
 * as an ellipse with half axes @a >= @b turned by @angle (radians, from x towards
 * y). Below 20 points (and from 10 on) the constant comes from a studentised
 * bootstrap (1,999 draws, @seed); below 10 there is no region (@a is NaN), nor
 * when the points lie on a line. */
typedef struct
{
  gsize     n;
  DuidPoint centre;
  double    a;
  double    b;
  double    angle;
  gboolean  is_bootstrap;
} DuidCentre;

DuidCentre      duid_centre_of         (const DuidPoint *points,
                                        gsize            n,
                                        guint64          seed);
/* The same at another level than .95: two groups whose regions at .776 just touch
 * differ with p near .05. */
DuidCentre      duid_centre_of_level   (const DuidPoint *points,
                                        gsize            n,
                                        double           level,
                                        guint64          seed);

/* Of points that weigh, above 0: the region is that of Kish's effective number of points, from
 * ten of those on, by F. */
DuidCentre      duid_centre_weighed    (const DuidPoint *points,
                                        const double    *weights,
                                        gsize            n);

/* Sums of points about a place near them, for when there are too many to keep: start
 * with everything 0 but the pivot. */
typedef struct
{
  DuidPoint pivot;
  gsize     n;
  double    x;
  double    y;
  double    xx;
  double    xy;
  double    yy;
} DuidMoments;

static inline void
duid_moments_add (DuidMoments *moments,
                  DuidPoint    point)
{
  double x = point.x - moments->pivot.x;
  double y = point.y - moments->pivot.y;

  moments->n++;
  moments->x += x;
  moments->y += y;
  moments->xx += x * x;
  moments->xy += x * y;
  moments->yy += y * y;
}

/* From 20 points on; below, a region takes the points themselves and here is none. */
DuidCentre      duid_centre_of_moments (const DuidMoments *moments);

G_END_DECLS
