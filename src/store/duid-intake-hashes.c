/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-intake-hashes.h"

#include "base/duid-crew.h"

#include <string.h>

/* Stories whose hashes are made together, and of which a thread takes at least so many. */
#define ROWS_A_STRETCH ((gsize) 8192)
#define ROWS_A_GRAIN   64

void
duid_intake_hashes_clear (DuidIntakeHashes *self)
{
  g_clear_pointer (&self->hashes, g_free);
}

DuidRawCells
duid_intake_hashes_get_cells (const DuidIntakeHashes *self,
                              gsize                   row)
{
  guint        source = duid_dataset_get_source (self->intake->dataset, row);
  DuidRawCells cells = { "", 0, NULL };

  if (source < self->orders->len)
    cells.order = self->orders->pdata[source];
  if (duid_intake_has_cells (self->intake, row))
    cells.bytes = duid_intake_get_cells (self->intake, row, &cells.size);
  return cells;
}

static void
hash_rows (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  DuidIntakeHashes *self = data;
  g_autoptr (GByteArray) scratch = g_byte_array_new ();

  for (gsize i = from; i < to; i++)
    {
      DuidRawCells cells = duid_intake_hashes_get_cells (self, self->first + i);

      duid_story_hash (self->intake->dataset, self->alignment, self->first + i, &cells, scratch,
                       self->hashes + i * DUID_HASH_SIZE);
    }
}

const guint8 *
duid_intake_hashes_get (DuidIntakeHashes *self,
                        gsize             row)
{
  gsize n_rows = duid_dataset_get_n_rows (self->intake->dataset);

  if (self->hashes == NULL || row < self->first || row - self->first >= ROWS_A_STRETCH)
    {
      if (self->hashes == NULL)
        self->hashes = g_malloc_n (ROWS_A_STRETCH, DUID_HASH_SIZE);
      self->first = row;
      duid_crew_run (MIN (ROWS_A_STRETCH, n_rows - row), ROWS_A_GRAIN, hash_rows, self);
    }
  return self->hashes + (row - self->first) * DUID_HASH_SIZE;
}

gboolean
duid_intake_hashes_is (DuidIntakeHashes *self,
                       gsize             row,
                       gconstpointer     hash,
                       int               size)
{
  DuidRawCells cells = duid_intake_hashes_get_cells (self, row);
  g_autoptr (GByteArray) scratch = NULL;

  if (size != DUID_HASH_SIZE)
    return FALSE;
  if (memcmp (hash, duid_intake_hashes_get (self, row), DUID_HASH_SIZE) == 0)
    return TRUE;
  scratch = g_byte_array_new ();
  return duid_story_is_hash (self->intake->dataset, self->alignment, row, &cells, scratch, hash);
}
