/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-mask-column.h"

#include <string.h>

void
duid_column_widen_masks (DuidColumn *column,
                         gsize       n_words,
                         gsize       capacity)
{
  guint64 *wide;

  if (n_words <= column->n_words)
    return;
  wide = g_new0 (guint64, MAX (capacity, 1) * n_words);
  for (gsize row = 0; row < capacity; row++)
    memcpy (wide + row * n_words, column->masks + row * column->n_words,
            column->n_words * sizeof (guint64));
  g_free (column->masks);
  column->masks = wide;
  column->n_words = n_words;
}

void
duid_column_fit_masks (DuidColumn *column,
                       gsize       n_words,
                       gsize       n_rows)
{
  duid_column_widen_masks (column, n_words, n_rows);
  if (n_words == column->n_words)
    return;
  for (gsize row = 0; row < n_rows; row++)
    memmove (column->masks + row * n_words, column->masks + row * column->n_words,
             n_words * sizeof (guint64));
  column->n_words = n_words;
  column->masks = g_renew (guint64, column->masks, MAX (n_rows, 1) * n_words);
}
