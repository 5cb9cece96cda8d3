/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nodes of one line of a grid, from the first to before the last; none when @to <= @from. */
typedef struct
{
  int from;
  int to;
} DuidNodeSpan;

/* Lines are at least so long. */
#define DUID_LEAST_NODES 32

/* Spreads what lies at the nodes (@values, line by line) by one symmetric curve, across and
 * down: @weights are those of a node itself and of its neighbours on either side, up to @reach
 * away. Beyond the grid there is nothing. Of each line only @spans is worked out, the rest is
 * 0 then; spans are in the grid and may come out longer.
 *
 * The same to the last digit on every processor. */
void duid_plane_spread (float              *values,
                        int                 n_across,
                        int                 n_down,
                        const float        *weights,
                        int                 reach,
                        const DuidNodeSpan *spans);

G_END_DECLS
