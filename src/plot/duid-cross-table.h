/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-summary.h"
#include "stats/duid-chi-square.h"

G_BEGIN_DECLS

/* The answers to two questions held against each other: how many gave this answer to
 * the one and that answer to the other. Options, bands, zones or tags, see
 * duid_summary_split(); only stories that answered both are counted.
 *
 * Where several answers were possible a story stands in several cells. Each cell is
 * then still tested by itself: the adjusted residual of the fourfold table “this answer
 * or not” × “that answer or not”, which for one answer a story is that of
 * DuidChiSquare. q is by Benjamini and Hochberg over the cells. */
typedef struct
{
  guint          n_rows;
  guint          n_columns;
  gsize          n;             /* stories that answered both */
  char         **row_labels;    /* owned, NULL at the end */
  char         **column_labels;
  guint         *row_groups;    /* their places in duid_summary_split() */
  guint         *column_groups;
  gsize         *counts;        /* row by row */
  gsize         *row_totals;    /* stories with this answer */
  gsize         *column_totals;
  double        *expected;
  double        *adjusted;      /* NaN where nobody, or everybody, gave an answer */
  double        *q;
  gboolean       is_many;       /* a story can stand in several cells */
  DuidChiSquare *test;          /* NULL when it can, or there is too little */
  double         p;             /* of the test; over shuffled answers (R = 999) when cells are
                                 * small and the stories not too many for that */
  gboolean       is_permuted;
  guint          n_left_out[2]; /* rows and columns: the smallest, when there are too many */
} DuidCrossTable;

/* @rows NULL: all. At most @most_rows × @most_columns. NULL when a question has no
 * groups. */
DuidCrossTable *duid_cross_table_new  (const DuidDataset *dataset,
                                       const DuidTagging *tagging,
                                       int                row_question,
                                       int                column_question,
                                       const DuidRows    *rows,
                                       guint              most_rows,
                                       guint              most_columns);
void            duid_cross_table_free (DuidCrossTable    *table);
/* A flag a cell, row by row: what an audience may not see, those under @least and others
 * from which they could be reckoned (transfer full). */
gboolean       *duid_cross_table_find_small (const DuidCrossTable *table,
                                             gsize              least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCrossTable, duid_cross_table_free)

G_END_DECLS
