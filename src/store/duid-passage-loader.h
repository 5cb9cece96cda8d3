/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-people.h"
#include "store/duid-story-index.h"
#include "store/duid-tag-tree.h"
#include "model/duid-tagging.h"

G_BEGIN_DECLS

/* Finds where the passages that people tagged stand in the texts of a dataset, while a
 * tagging is being loaded. All is borrowed from who does that. */
typedef struct
{
  DuidSql        *sql;
  DuidStoryIndex *index;   /* of the dataset */
  DuidTagging    *tagging; /* its tags in the order of `tags` */
  DuidPeople     *people;
  GHashTable     *tags;    /* id as text → place + 1 */
  GHashTable     *hidden;  /* tag, story and the author's root as text */
  DuidTagTree    *tree;
} DuidPassageLoader;

/* Fills the tagging's passages and lost. */
gboolean duid_passage_loader_run       (const DuidPassageLoader *loader,
                                        GError                 **error);

/* The version of a story's text that a passage was chosen in: *@text (transfer full) is
 * NULL when no version here is that. *@question is the project's. */
gboolean duid_passage_loader_find_text (DuidSql                 *sql,
                                        DuidFramework           *framework,
                                        const guint8             story[DUID_ID_SIZE],
                                        const DuidPassageOrigin *origin,
                                        char                   **text,
                                        guint                   *question,
                                        GError                 **error);

G_END_DECLS
