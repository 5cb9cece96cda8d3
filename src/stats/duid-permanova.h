/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

#include "base/duid-plane.h"

G_BEGIN_DECLS

/* Do the groups have the same centre? (Anderson 2001, Euclidean distances, one way.)
 * It sees only centres and reacts to unequal spread: show the spread within the groups
 * beside it. */
typedef struct
{
  gsize  n;
  guint  n_groups; /* with a point */
  double sst;
  double ssb;
  double f;        /* (SSB / (a - 1)) / (SSW / (N - a)) */
  double r2;       /* SSB / SST */
  double omega2;   /* (SSB - (a - 1) MSW) / (SST + MSW) */
} DuidPermanova;

/* @groups: below @n_groups. f, r2 and omega2 are NaN with less than two groups, with no
 * more points than groups, or when all points are one. */
DuidPermanova duid_permanova      (const DuidPoint *points,
                                   const guint     *groups,
                                   gsize            n,
                                   guint            n_groups);

/* O(n) a draw; every division when there are at most 20,000. FALSE when the progress
 * function stopped it. */
gboolean      duid_permanova_test (const DuidPoint *points,
                                   const guint     *groups,
                                   gsize            n,
                                   guint            n_groups,
                                   const DuidDraws *draws,
                                   DuidChance      *chance);

G_END_DECLS
