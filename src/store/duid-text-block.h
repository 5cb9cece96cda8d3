/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-search.h"
#include "model/duid-dataset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All that can be searched of all stories (title, story and text answers that are not
 * sensitive), folded and kept together, to be looked through from front to back:
 * letters inside words are in no index. Takes as much memory as the texts themselves;
 * both making it and searching it go over the crew of threads.
 *
 * Immutable once made, may be read from any thread, and holds nothing of the dataset
 * that it was made of. It finds of whole words and beginnings just what the index
 * finds (see duid_project_search()), and a test holds the one against the other. */
typedef struct _DuidTextBlock DuidTextBlock;

/* NULL with an error when cancelled. */
DuidTextBlock *duid_text_block_new   (const DuidDataset   *dataset,
                                      GCancellable        *cancellable,
                                      GError             **error);
DuidTextBlock *duid_text_block_ref   (DuidTextBlock       *block);
void           duid_text_block_unref (DuidTextBlock       *block);

gsize          duid_text_block_get_size (const DuidTextBlock *block);

/* The rows that hold every term of @search (transfer full), NULL with an error when
 * cancelled. */
DuidRows      *duid_text_block_find  (const DuidTextBlock *block,
                                      const DuidSearch    *search,
                                      GCancellable        *cancellable,
                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTextBlock, duid_text_block_unref)

G_END_DECLS
