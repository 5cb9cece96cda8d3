/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "model/duid-dataset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How often every word stands in the titles and stories of two sets of rows. A row in
 * both sets counts in both. */
typedef struct
{
  guint32 count[2];   /* how often it stands there */
  guint32 stories[2]; /* in how many stories */
  gssize  last_row;   /* where it was seen last, while counting */
} DuidWordCount;

typedef struct
{
  GHashTable *words;      /* char* → DuidWordCount */
  guint64     n_words[2]; /* all words, stop words too */
  gsize       n_stories[2];
} DuidWordTable;

/* NULL with an error when it was cancelled; 5,000 stories take a tenth of a second. */
DuidWordTable *duid_word_table_new  (const DuidDataset *dataset,
                                     const DuidRows    *a,
                                     const DuidRows    *b,
                                     GCancellable      *cancellable,
                                     GError           **error);
void           duid_word_table_free (DuidWordTable     *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidWordTable, duid_word_table_free)

G_END_DECLS
