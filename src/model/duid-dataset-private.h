/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "model/duid-key-table.h"
#include "model/duid-question-changes.h"

G_BEGIN_DECLS

/* How the columns lie in memory: known to the dataset and its builder only.
 *
 * Keys lie in one arena, each ended by a NUL byte. So do text answers, unless they stand
 * as they are in the text of a file: that is kept whole as a block, and lent. Offset 0 is
 * the empty text.
 *
 * A dataset seen through changes borrows arena, keys and sources from the imported
 * one, and all columns but those that are recoded or added. */

/* See model/duid-derived.h. */
typedef struct _DuidDerived DuidDerived;

void duid_derived_free (DuidDerived *derived);

/* See model/duid-late-texts.h. */
typedef struct _DuidLateTexts DuidLateTexts;

void     duid_late_texts_free (DuidLateTexts *late);
/* Whether the texts of @row are there; reads them if need be. */
gboolean duid_late_texts_hold (DuidLateTexts *late,
                               gsize          row);
/* What stands where one could not be read (borrowed, for ever). */
const char *duid_late_texts_get_excuse (void);

/* The answers to one question; of the arrays only its kind's is there. */
typedef struct
{
  DuidColumnKind kind;
  guint8        *states;
  guint64       *texts; /* places: block << DUID_BLOCK_SHIFT | offset; block 0 is the arena */
  double        *numbers;
  guint16       *codes;
  guint64       *masks; /* n_words a row */
  gsize          n_words;
  DuidTriad     *triads;
  DuidPoint    **stones; /* n_stones arrays */
  guint          n_stones;
  DuidDerived   *derived; /* worked out of it on first use; grows at its head */
  gboolean       is_borrowed; /* the arrays are those of the imported dataset */
} DuidColumn;

struct _DuidDataset
{
  gatomicrefcount refs;
  DuidFramework  *framework;
  gsize           n_rows;
  guint           n_columns;
  DuidColumn     *columns;
  char           *arena;
  GPtrArray      *blocks; /* GBytes, from block 1 on */
  guint64        *keys; /* offsets in the arena */
  guint32        *row_sources;
  GPtrArray      *sources; /* char*: names */
  DuidKeyTable    key_table;
  DuidLateTexts  *late; /* owned by the imported one; NULL: all texts were there at once */

  DuidDataset         *imported; /* owned; NULL: this is the imported one */
  DuidQuestionChanges *changes;  /* owned, or NULL */
};

/* A block may hold a TiB. */
#define DUID_BLOCK_SHIFT 40
#define DUID_MOST_BLOCKS ((1u << 24) - 1)

static inline const char *
duid_dataset_text_at (const DuidDataset *dataset,
                      guint64            place)
{
  gsize offset = place & ((G_GUINT64_CONSTANT (1) << DUID_BLOCK_SHIFT) - 1);

  if (place >> DUID_BLOCK_SHIFT == 0)
    return dataset->arena + offset;
  return (const char *) g_bytes_get_data (
           dataset->blocks->pdata[(place >> DUID_BLOCK_SHIFT) - 1], NULL) + offset;
}

/* The dataset while it is being built (borrowed). */
DuidDataset *duid_dataset_builder_get_dataset (DuidDatasetBuilder *builder);

G_END_DECLS
