/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of hashes, which are spread well already: one place of eight bytes each, at most
 * half of them taken. A value; all zeros is an empty set. */
typedef struct
{
  guint64 *slots; /* 0: free */
  gsize    n_slots;
  gsize    n;
} DuidHashSet;

/* FALSE when it was in it before. */
gboolean duid_hash_set_add   (DuidHashSet *set,
                              guint64      hash);
void     duid_hash_set_clear (DuidHashSet *set);

G_END_DECLS
