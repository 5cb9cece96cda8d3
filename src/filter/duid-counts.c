/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-counts-private.h"

#include <string.h>

void
duid_counts_init (DuidCounts *counts,
                  guint       n_bins)
{
  duid_counts_clear (counts);
  counts->n_bins = n_bins;
  counts->bins = g_new0 (guint32, MAX (n_bins, 1));
  counts->all_bins = g_new0 (guint32, MAX (n_bins, 1));
  counts->chosen = g_new0 (guint32, MAX (n_bins, 1));
}

void
duid_counts_clear (DuidCounts *counts)
{
  g_clear_pointer (&counts->bins, g_free);
  g_clear_pointer (&counts->all_bins, g_free);
  g_clear_pointer (&counts->chosen, g_free);
}

void
duid_counts_fold (DuidCounts             *counts,
                  const DuidDigestColumn *column,
                  const guint32          *base_cells,
                  const guint32          *cells,
                  gsize                   n_rows)
{
  guint32 n_base = 0;

  duid_digest_fold (column, base_cells, counts->bins);
  duid_digest_fold (column, cells, counts->chosen);
  for (guint i = 0; i < DUID_N_STATES; i++)
    counts->states[i] = base_cells[i];
  for (guint i = 0; !column->is_many && i < column->n_bins; i++)
    counts->states[DUID_STATE_ANSWERED] += counts->bins[i];
  for (guint i = 0; i < DUID_N_STATES; i++)
    n_base += counts->states[i];
  counts->n_filtered_out = (guint32) n_rows - n_base;
  if (column->has_ends)
    memcpy (counts->ends, base_cells + DUID_CELL_BINS + column->n_bins, sizeof counts->ends);
}
