/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-distances.h"

G_BEGIN_DECLS

/* How far the answers within each group lie apart, for one division into groups after
 * another, or for several at once: what energy tests spend their time on.
 *
 * On a line the sum needs one look at every site (between two neighbouring sites lies a gap
 * that as many pairs cross as there are answers left of it times answers right of it). Few
 * answers at many sites are summed pair by pair. All else is a product of the matrix with the
 * counts of all divisions that were noted, several columns in one step of the processor: every
 * column is added up in the same order whatever the processor knows, so the sums are the
 * same everywhere. */
typedef struct _DuidWithin DuidWithin;

/* Borrows @distances. @n_ways: divisions that are noted before they are summed, at most. */
DuidWithin *duid_within_new      (const DuidDistances *distances,
                                  guint                n_groups,
                                  guint                n_ways);
void        duid_within_free     (DuidWithin          *within);

/* The sum of all distances, both ways round. */
double      duid_within_get_all  (const DuidWithin    *within);

/* Bytes of memory that one thread's divisions need; it must be zero before its first use,
 * and may be used again. */
gsize       duid_within_get_size (const DuidWithin    *within);
/* Notes the division @labels (below n_groups, one for each answer) at @place. */
void        duid_within_note     (const DuidWithin    *within,
                                  const guint         *labels,
                                  guint                place,
                                  gpointer             memory);
/* Sums up the divisions at places 0 to @n - 1. */
void        duid_within_sum_up   (const DuidWithin    *within,
                                  guint                n,
                                  gpointer             memory);
/* Then, of the division at @place: for each group the sum of its distances, both ways
 * round, and how many answers it has. */
const double *duid_within_get_sums  (const DuidWithin *within,
                                  guint                place,
                                  gconstpointer        memory);
const double *duid_within_get_sizes (const DuidWithin *within,
                                  guint                place,
                                  gconstpointer        memory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidWithin, duid_within_free)

G_END_DECLS
