/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "store/duid-op.h"

G_BEGIN_DECLS

/* Finds a dataset's rows by the numbers that the project file has for stories
 * and by the hashes that operations have for them. */
typedef struct _DuidStoryIndex DuidStoryIndex;

DuidStoryIndex *duid_story_index_new        (DuidSql              *sql,
                                             DuidDataset          *dataset,
                                             GError              **error);
/* The same while the stories are read for something else as well: each is added, in the
 * order of their numbers, with its hash (FALSE when it cannot be that of a story), and
 * after the last one the dataset is told. */
DuidStoryIndex *duid_story_index_begin      (DuidSql              *sql,
                                             GError              **error);
gsize           duid_story_index_get_n_stories (const DuidStoryIndex *index);
gboolean        duid_story_index_add        (DuidStoryIndex       *index,
                                             gint64                number,
                                             const guint8         *hash,
                                             gssize                row);
void            duid_story_index_finish     (DuidStoryIndex       *index,
                                             DuidDataset          *dataset);
void            duid_story_index_free       (DuidStoryIndex       *index);

DuidDataset    *duid_story_index_get_dataset (const DuidStoryIndex *index);
/* The row, or -1 for a story that the dataset does not have. */
gssize          duid_story_index_find_number (const DuidStoryIndex *index,
                                              gint64                number);
gssize          duid_story_index_find_hash   (DuidStoryIndex       *index,
                                              const guint8          hash[DUID_ID_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStoryIndex, duid_story_index_free)

G_END_DECLS
