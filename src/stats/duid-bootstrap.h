/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* How sure is a number? Draws the persons anew, with replacement, and computes it again
 * (Efron). Where a person told several stories, draw persons, not stories.
 *
 * BCa (Efron 1987) for 20 persons and more; below that give the percentile interval and
 * say so. Up to 6 persons every sample is looked at instead. */

/* The number for the persons @rows (0 .. n - 1, some several times), or NaN when it does
 * not exist for them. @scratch is the draw's own. */
typedef double (*DuidResampleFunc) (const guint  *rows,
                                    gsize         n,
                                    gpointer      scratch,
                                    gconstpointer data);

typedef struct
{
  DuidResampleFunc func;
  gsize            scratch_size; /* bytes */
  gconstpointer    data;
  /* Nullable: the group of each person. Each group keeps its size. */
  const guint     *groups;
} DuidResampling;

typedef struct
{
  double   estimate;
  gsize    n_draws;     /* samples in which the number exists */
  gboolean is_exact;    /* every sample was looked at */
  double   low;         /* percentile 95 % interval, quantiles of type 7 */
  double   high;
  double   z0;          /* of the share below the estimate; equal ones count half */
  double   acceleration; /* by leaving one out */
  double   level_low;   /* BCa: the quantiles that are taken instead of .025 and .975 */
  double   level_high;
  double   bca_low;
  double   bca_high;
} DuidBootstrap;

/* @n persons. @numbers (nullable) takes over the sorted numbers, n_draws of them (free
 * with g_free()). FALSE when the progress function stopped it. Intervals are NaN when
 * the number exists in no sample. */
gboolean duid_bootstrap        (gsize                 n,
                                const DuidResampling *resampling,
                                const DuidDraws      *draws,
                                double              **numbers,
                                DuidBootstrap        *bootstrap);

/* A mean and a median, to give as func with an array of n doubles as data; the median
 * needs n doubles of scratch. */
double   duid_resampled_mean   (const guint          *rows,
                                gsize                 n,
                                gpointer              scratch,
                                gconstpointer         data);
double   duid_resampled_median (const guint          *rows,
                                gsize                 n,
                                gpointer              scratch,
                                gconstpointer         data);

G_END_DECLS
