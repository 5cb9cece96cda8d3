/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"

G_BEGIN_DECLS

/* Some records of a table at once, so that its columns can be read by several threads:
 * each takes some columns and reads them over all records. A value. */

#define DUID_BATCH_ROWS 256

/* Records and the cells of them. */
typedef struct
{
  DuidRecord records[DUID_BATCH_ROWS];
  guint      n;
  GArray    *cells; /* DuidCell, of one record after another */
} DuidRecordRun;

typedef struct
{
  DuidRecord     records[DUID_BATCH_ROWS];
  guint          n;
  guint          n_told;   /* problems there were before the end was met */

  DuidRecordRun  runs[2];  /* private: these records, and those that come next, … */
  guint          now;      /* … of which this is these */
  DuidTable     *ahead;    /* private: the table that the others are still to be filled from, */
  gboolean       is_ahead; /* … or were; borrowed */
  int            next;     /* private */
} DuidRecordBatch;

/* Reads a column; @part counts threads from 0. */
typedef void (*DuidBatchFunc) (DuidRecordBatch *batch,
                               guint            column,
                               int              part,
                               gpointer         data);

/* A column is read over many rows, each a line of the cache of its own: fetches the cells
 * and texts of rows that are a little further down. */
static inline void
duid_record_batch_prefetch (const DuidRecordBatch *batch,
                            guint                  row,
                            guint                  column)
{
  const DuidRecord *far = &batch->records[MIN (row + 12, batch->n - 1)];
  const DuidRecord *near = &batch->records[MIN (row + 6, batch->n - 1)];

  if (column < far->n_cells)
    __builtin_prefetch (&far->cells[column]);
  if (column < near->n_cells)
    __builtin_prefetch (near->cells[column].text);
}

DuidRecordBatch *duid_record_batch_new  (void);
void             duid_record_batch_free (DuidRecordBatch *batch);

/* The next records of @table, which is to be the same each time, one at a time where its
 * cells do not last; FALSE at the end or on error. @problems are those of the table. */
gboolean         duid_record_batch_read (DuidRecordBatch *batch,
                                         DuidTable       *table,
                                         const GPtrArray *problems,
                                         GError         **error);
/* Calls @func for each of @n_columns, over the crew when there is enough to do; who is
 * ready takes the next one, so what takes long should come first. The cells of the records
 * that come next are made ready meanwhile. */
void             duid_record_batch_run  (DuidRecordBatch *batch,
                                         guint            n_columns,
                                         DuidBatchFunc    func,
                                         gpointer         data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRecordBatch, duid_record_batch_free)

G_END_DECLS
