/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-distances.h"
#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* Do groups of answers come from the same cloud? Sees place and shape alike, on any
 * kind of question (Székely and Rizzo 2004; several groups: DISCO, Rizzo and Székely
 * 2010, alpha 1). The first test for triads and stones. */

/* Two groups: means of the distances, an answer to itself included.
 *   D² = 2 between - within a - within b; statistic m k / (m + k) D²;
 *   H = D² / (2 between), 0 (one cloud) to 1. Small groups have H above 0 by chance
 *   alone: show its mean in the random worlds beside it. */
typedef struct
{
  gsize  n_a;
  gsize  n_b;
  double between;
  double within_a;
  double within_b;
  double d2;
  double statistic;
  double h;
} DuidEnergy;

/* @groups: 0 or 1 for each answer of @distances. All NaN when a group is empty. */
DuidEnergy duid_energy      (const DuidDistances *distances,
                             const guint         *groups);

/* Several groups: T = N / 2 mean distance, W = sum n_k / 2 mean distance within k,
 *   F = ((T - W) / (k - 1)) / (W / (N - k)), share of the spread R² = (T - W) / T. */
typedef struct
{
  guint  n_groups; /* with an answer */
  double total;
  double within;
  double between;
  double f;        /* NaN with less than two groups or no more answers than groups */
  double r2;
} DuidDisco;

DuidDisco  duid_disco       (const DuidDistances *distances,
                             const guint         *groups,
                             guint                n_groups);

/* The p of both, by giving the answers to other groups; every division when there are
 * at most 20,000. @null_h (nullable): for two groups the mean of H in those worlds,
 * else NaN. See duid-within.h for what a draw costs. FALSE when the
 * progress function stopped it. */
gboolean   duid_energy_test (const DuidDistances *distances,
                             const guint         *groups,
                             guint                n_groups,
                             const DuidDraws     *draws,
                             double              *null_h,
                             DuidChance          *chance);

G_END_DECLS
