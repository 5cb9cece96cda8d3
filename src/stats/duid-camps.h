/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUID_MOST_CAMPS 3

/* Do the answers to a slider fall into camps? Only when the reflected density at the
 * reference bandwidth has two tops or more with a fifth of the answers each, and the dip of
 * the answers, blurred by half a step of their scale, has p < .05: the dip alone cries camps
 * over whole percents, the density alone over chance. */
typedef struct
{
  guint  n;                        /* camps: 0, or 2 to DUID_MOST_CAMPS */
  double middles[DUID_MOST_CAMPS]; /* the median of each */
  double shares[DUID_MOST_CAMPS];  /* of the answers, 0..1 */
  double valley;                   /* the thinnest place between the first and the last */
  double p;                        /* of the dip; NaN when there were not two tops */
} DuidCamps;

/* @sorted: values in rising order on a scale from @low to @high; of more than 5,000 every so
 * many are looked at. No camps below 20. The same values give the same answer. */
DuidCamps duid_camps (const double *sorted,
                      gsize         n,
                      double        low,
                      double        high);

G_END_DECLS
