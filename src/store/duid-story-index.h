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
void            duid_story_index_free       (DuidStoryIndex       *index);

DuidDataset    *duid_story_index_get_dataset (const DuidStoryIndex *index);
/* The row, or -1 for a story that the dataset does not have. */
gssize          duid_story_index_find_number (const DuidStoryIndex *index,
                                              gint64                number);
gssize          duid_story_index_find_hash   (DuidStoryIndex       *index,
                                              const guint8          hash[DUID_ID_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStoryIndex, duid_story_index_free)

G_END_DECLS
