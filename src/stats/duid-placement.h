/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In what share of all pairs does b lie above a? Ties count half: Vargha and Delaney's
 * A, which is what duid_cliff() has too, with the interval of DeLong, DeLong and
 * Clarke-Pearson 1988 on the logit scale. O(n) after sorting, so it can be asked of a
 * million answers while a picture is made; duid_cliff() has more, and takes longer. */
typedef struct
{
  double share; /* 0..1; NaN when a group is empty */
  double low;   /* 95 % interval; NaN when a group has one value, or nothing overlaps */
  double high;
} DuidPlacement;

/* Both in rising order. */
DuidPlacement duid_placement_of (const double *a,
                                 gsize         n_a,
                                 const double *b,
                                 gsize         n_b);

G_END_DECLS
