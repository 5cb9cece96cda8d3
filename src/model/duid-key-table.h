/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where each text of a list of unique texts stands in that list.
 *
 * The texts are not kept here: they lie in an arena that moves while it grows,
 * and a list of offsets says where. That costs 4 to 8 bytes a text, where a
 * GHashTable would take some 40. Once built it may be read from any thread. */
typedef struct
{
  guint32 *slots; /* index + 1, 0 = free; a power of two of them */
  gsize    n_slots;
  gsize    n_keys;
} DuidKeyTable;

void     duid_key_table_clear   (DuidKeyTable       *table);
/* Makes room for @n_keys in all. */
void     duid_key_table_reserve (DuidKeyTable       *table,
                                 gsize               n_keys,
                                 const char         *arena,
                                 const guint64      *offsets);
/* The index of @key, or -1. */
gssize   duid_key_table_find    (const DuidKeyTable *table,
                                 const char         *key,
                                 const char         *arena,
                                 const guint64      *offsets);
/* Adds @key, which then must be put at offsets[n_keys - 1] before the table is used again;
 * FALSE when it is there already. */
gboolean duid_key_table_try_add (DuidKeyTable       *table,
                                 const char         *key,
                                 const char         *arena,
                                 const guint64      *offsets);

G_END_DECLS
