/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-digest.h"
#include "filter/duid-selection.h"

G_BEGIN_DECLS

/* How the counts that are shown are kept by the selection, and made from the
 * cells of the digest. */

/* Empty counts of @n_bins; what was there is freed. */
void duid_counts_init  (DuidCounts             *counts,
                        guint                   n_bins);
void duid_counts_clear (DuidCounts             *counts);

/* States, bins and ends from the cells over the base and over the chosen rows. */
void duid_counts_fold  (DuidCounts             *counts,
                        const DuidDigestColumn *column,
                        const guint32          *base_cells,
                        const guint32          *cells,
                        gsize                   n_rows);

G_END_DECLS
