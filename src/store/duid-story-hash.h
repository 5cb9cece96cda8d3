/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-alignment.h"
#include "store/duid-op.h"

G_BEGIN_DECLS

/* What tells two versions of a story apart: BLAKE2b over its answers and its raw
 * cells. Answers go in by the names of questions and the labels of options and
 * stones, never by position, so it is the same in every copy of a project and
 * does not change when a later import adds questions or options.
 *
 * @scratch is emptied and used, to spare an allocation per story. */
void duid_story_hash (const DuidDataset   *dataset,
                      const DuidAlignment *alignment,
                      gsize                row,
                      const void          *cells,
                      gsize                cells_size,
                      GByteArray          *scratch,
                      guint8               hash[DUID_HASH_SIZE]);

G_END_DECLS
