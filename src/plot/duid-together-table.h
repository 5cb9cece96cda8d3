/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-summary.h"
#include "stats/duid-multi-select.h"

G_BEGIN_DECLS

/* Which options of one question, or which tags, are chosen together: every pair of them
 * with φ, lift and Jaccard (see DuidTogether), q by Benjamini and Hochberg over the
 * pairs. Their order is one in which what goes together stands together. */
typedef struct
{
  guint         n_items;
  gsize         n;           /* stories that could have chosen */
  guint         n_left_out;  /* the least chosen, when there are too many */
  char        **labels;      /* owned, NULL at the end */
  guint        *groups;      /* their places in duid_summary_split() */
  gsize        *totals;
  DuidTogether *pairs;       /* n_items × n_items; the diagonal is empty */
  double       *q;
} DuidTogetherTable;

/* NULL when the question has no options. O(n_items² × rows / 64). */
DuidTogetherTable *duid_together_table_new  (const DuidDataset *dataset,
                                             const DuidTagging *tagging,
                                             int                question,
                                             const DuidRows    *rows,
                                             guint              most);
void               duid_together_table_free (DuidTogetherTable *table);

static inline const DuidTogether *
duid_together_table_get (const DuidTogetherTable *table,
                         guint                    i,
                         guint                    j)
{
  return &table->pairs[i * table->n_items + j];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTogetherTable, duid_together_table_free)

G_END_DECLS
