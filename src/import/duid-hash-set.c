/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-hash-set.h"

#define FEWEST_SLOTS 64

/* The slot of @hash, or the free one where it belongs. */
static gsize
find_slot (const DuidHashSet *set,
           guint64            hash)
{
  gsize slot = hash & (set->n_slots - 1);

  while (set->slots[slot] != 0 && set->slots[slot] != hash)
    slot = (slot + 1) & (set->n_slots - 1);
  return slot;
}

static void
grow (DuidHashSet *set)
{
  DuidHashSet larger = { .n_slots = MAX (2 * set->n_slots, FEWEST_SLOTS), .n = set->n };

  larger.slots = g_new0 (guint64, larger.n_slots);
  for (gsize i = 0; i < set->n_slots; i++)
    if (set->slots[i] != 0)
      larger.slots[find_slot (&larger, set->slots[i])] = set->slots[i];
  g_free (set->slots);
  *set = larger;
}

gboolean
duid_hash_set_add (DuidHashSet *set,
                   guint64      hash)
{
  gsize slot;

  hash = MAX (hash, 1);
  if (2 * set->n >= set->n_slots)
    grow (set);
  slot = find_slot (set, hash);
  if (set->slots[slot] != 0)
    return FALSE;
  set->slots[slot] = hash;
  set->n++;
  return TRUE;
}

void
duid_hash_set_clear (DuidHashSet *set)
{
  g_free (set->slots);
  *set = (DuidHashSet) { 0 };
}
