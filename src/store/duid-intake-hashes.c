/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-intake-hashes.h"

#include "base/duid-crew.h"

#include <string.h>

/* Of a stretch a thread takes at least so many. */
#define ROWS_A_GRAIN 64

typedef struct
{
  const DuidIntakeHashes *self;
  guint8                 *hashes;
  gsize                   first;
} Stretch;

void
duid_intake_hashes_clear (DuidIntakeHashes *self)
{
  g_clear_pointer (&self->hashes, g_free);
  g_clear_pointer (&self->ahead, g_free);
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
  const Stretch          *stretch = data;
  const DuidIntakeHashes *self = stretch->self;
  g_autoptr (GByteArray) scratch = g_byte_array_new ();

  for (gsize i = from; i < to; i++)
    {
      DuidRawCells cells = duid_intake_hashes_get_cells (self, stretch->first + i);

      duid_story_hash (self->intake->dataset, self->alignment, stretch->first + i, &cells, scratch,
                       stretch->hashes + i * DUID_HASH_SIZE);
    }
}

static gsize
count_rows (const DuidIntakeHashes *self,
            gsize                   first)
{
  return MIN (DUID_INTAKE_HASHES_STRETCH, duid_dataset_get_n_rows (self->intake->dataset) - first);
}

static guint8 *
make_room (guint8 *room)
{
  return room != NULL ? room : g_malloc_n (DUID_INTAKE_HASHES_STRETCH, DUID_HASH_SIZE);
}

void
duid_intake_hashes_look_ahead (DuidIntakeHashes *self)
{
  gsize   first = self->hashes != NULL ? self->first + DUID_INTAKE_HASHES_STRETCH : 0;
  Stretch stretch = { .self = self, .first = first };

  if (first == 0 || first >= duid_dataset_get_n_rows (self->intake->dataset))
    return;
  self->ahead = stretch.hashes = make_room (self->ahead);
  hash_rows (0, count_rows (self, first), 0, &stretch);
  self->first_ahead = first;
}

static void
begin_stretch (DuidIntakeHashes *self,
               gsize             row)
{
  Stretch stretch = { .self = self, .first = row };

  if (self->first_ahead > 0 && self->first_ahead == row)
    {
      guint8 *before = self->hashes;

      self->hashes = self->ahead;
      self->ahead = before;
    }
  else
    {
      self->hashes = stretch.hashes = make_room (self->hashes);
      duid_crew_run (count_rows (self, row), ROWS_A_GRAIN, hash_rows, &stretch);
    }
  self->first = row;
  self->first_ahead = 0;
}

const guint8 *
duid_intake_hashes_get (DuidIntakeHashes *self,
                        gsize             row)
{
  if (self->hashes == NULL || row < self->first || row - self->first >= DUID_INTAKE_HASHES_STRETCH)
    begin_stretch (self, row);
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
