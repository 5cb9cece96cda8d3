/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-key-table.h"

#include <string.h>

#define FEWEST_SLOTS 64

/* FNV-1a, mixed once more: the table takes the low bits. */
static guint64
hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);
  return hash ^ (hash >> 32);
}

static gsize
find_free (const DuidKeyTable *table,
           const char         *key)
{
  gsize slot = hash_text (key) & (table->n_slots - 1);

  while (table->slots[slot] != 0)
    slot = (slot + 1) & (table->n_slots - 1);
  return slot;
}

void
duid_key_table_clear (DuidKeyTable *table)
{
  g_clear_pointer (&table->slots, g_free);
  table->n_slots = 0;
  table->n_keys = 0;
}

/* Never more than three slots of four are taken. */
void
duid_key_table_reserve (DuidKeyTable  *table,
                        gsize          n_keys,
                        const char    *arena,
                        const guint64 *offsets)
{
  gsize n_slots = MAX (table->n_slots, FEWEST_SLOTS);

  while (n_slots / 4 * 3 < n_keys)
    n_slots *= 2;
  if (n_slots == table->n_slots)
    return;
  g_free (table->slots);
  table->slots = g_new0 (guint32, n_slots);
  table->n_slots = n_slots;
  for (gsize i = 0; i < table->n_keys; i++)
    table->slots[find_free (table, arena + offsets[i])] = (guint32) (i + 1);
}

gssize
duid_key_table_find (const DuidKeyTable *table,
                     const char         *key,
                     const char         *arena,
                     const guint64      *offsets)
{
  gsize slot;

  if (table->n_keys == 0)
    return -1;
  slot = hash_text (key) & (table->n_slots - 1);
  while (table->slots[slot] != 0)
    {
      gsize index = table->slots[slot] - 1;

      if (strcmp (arena + offsets[index], key) == 0)
        return (gssize) index;
      slot = (slot + 1) & (table->n_slots - 1);
    }
  return -1;
}

gboolean
duid_key_table_try_add (DuidKeyTable  *table,
                        const char    *key,
                        const char    *arena,
                        const guint64 *offsets)
{
  gsize slot;

  g_return_val_if_fail (table->n_keys < G_MAXUINT32, FALSE);
  duid_key_table_reserve (table, table->n_keys + 1, arena, offsets);
  slot = hash_text (key) & (table->n_slots - 1);
  while (table->slots[slot] != 0)
    {
      if (strcmp (arena + offsets[table->slots[slot] - 1], key) == 0)
        return FALSE;
      slot = (slot + 1) & (table->n_slots - 1);
    }
  table->slots[slot] = (guint32) (table->n_keys + 1);
  table->n_keys++;
  return TRUE;
}
