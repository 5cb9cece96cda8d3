/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-alignment.h"

G_BEGIN_DECLS

/* The text answers of one story as the bytes that stand with its version: for
 * each answered text question, in the project's order, its number there in two
 * bytes (little-endian) and the text, ended by a NUL. */

/* Appends those of @row to @bytes. */
void     duid_story_texts_encode (const DuidDataset   *dataset,
                                  const DuidAlignment *alignment,
                                  gsize                row,
                                  GByteArray          *bytes);
/* Gives them to @row of @builder; FALSE when the bytes cannot be texts. */
gboolean duid_story_texts_decode (DuidDatasetBuilder  *builder,
                                  DuidFramework       *framework,
                                  gsize                row,
                                  const guint8        *bytes,
                                  gsize                size);

/* Where a text stands in the bytes of a story. */
typedef struct
{
  guint32 offset;
  guint32 question;
} DuidStoryText;

/* Appends all texts of @bytes to @texts (DuidStoryText); FALSE when the bytes cannot be
 * texts. */
gboolean duid_story_texts_find   (DuidFramework       *framework,
                                  const guint8        *bytes,
                                  gsize                size,
                                  GArray              *texts);

/* The text that operations know by @hash (transfer full), or NULL; *@question is
 * whose. The question named @name comes first, others may have been renamed. */
char    *duid_story_texts_dup_hashed (DuidFramework    *framework,
                                      const guint8     *bytes,
                                      gsize             size,
                                      const guint8     *hash,
                                      const char       *name,
                                      guint            *question);

/* Title, story and text answers that are not sensitive: what can be searched. */
gboolean duid_story_texts_is_searched (const DuidQuestion *question);
/* Those of @bytes, parted by DUID_SCHEMA_TEXT_BREAK (transfer full). */
char    *duid_story_texts_dup_searched (DuidFramework  *framework,
                                        const guint8   *bytes,
                                        gsize           size);

G_END_DECLS
