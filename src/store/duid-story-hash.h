/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-alignment.h"
#include "store/duid-header-order.h"
#include "store/duid-op.h"

G_BEGIN_DECLS

/* The raw cells of a story, each ended by a NUL byte. */
typedef struct
{
  const void            *bytes;
  gsize                  size;
  const DuidHeaderOrder *order; /* of their columns; NULL: by their place */
} DuidRawCells;

/* What tells two versions of a story apart: BLAKE2b over its answers and its raw
 * cells. Answers go in by the names of questions and the labels of options and
 * stones, never by position, so it is the same in every copy of a project and
 * does not change when a later import adds questions or options. Cells go in by
 * their headers, and empty ones not at all: a file whose columns were moved, or
 * that got an empty one, is the same file.
 *
 * Until cells went in by header they went in by place; such hashes stand in
 * projects and stay good. To compare with either, leave `order` out too.
 *
 * @scratch is emptied and used, to spare an allocation per story. */
void     duid_story_hash    (const DuidDataset   *dataset,
                             const DuidAlignment *alignment,
                             gsize                row,
                             const DuidRawCells  *cells,
                             GByteArray          *scratch,
                             guint8               hash[DUID_HASH_SIZE]);
/* Whether @hash is that of the story, by header or by place. */
gboolean duid_story_is_hash (const DuidDataset   *dataset,
                             const DuidAlignment *alignment,
                             gsize                row,
                             const DuidRawCells  *cells,
                             GByteArray          *scratch,
                             const void          *hash);

G_END_DECLS
