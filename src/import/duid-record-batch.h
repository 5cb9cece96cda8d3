/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"

G_BEGIN_DECLS

/* Some records of a table at once, so that its columns can be read by several threads:
 * each takes some columns and reads them over all records. A value.
 *
 * Cells are made by the thread that reads them, a column at a time, from what lasts: so they
 * are still at hand, and no thread waits for what another has just written. */

#define DUID_BATCH_ROWS 256

/* What one thread has of the records. */
typedef struct
{
  DuidRecord records[DUID_BATCH_ROWS];
  guint64    number;   /* of the batch that they are */
  DuidCell  *cells;    /* a column after another; owned */
  gsize      n_cells;  /* there is room for */
} DuidBatchPart;

typedef struct
{
  DuidRecord     records[DUID_BATCH_ROWS]; /* without cells */
  guint          n;
  guint          n_told; /* problems there were before the end was met */

  DuidTable     *table;    /* private, as is all that follows; borrowed */
  gboolean       is_whole; /* the record has its cells: there is only one */
  guint64        number;   /* counts batches */
  guint          n_columns;
  DuidBatchPart *parts;    /* one per thread; owned */
  GArray        *whole;    /* DuidCell of one record */
  int            next;     /* atomic */
} DuidRecordBatch;

/* Reads a column; @part counts threads from 0. */
typedef void (*DuidBatchFunc) (DuidRecordBatch *batch,
                               guint            column,
                               int              part,
                               gpointer         data);

DuidRecordBatch  *duid_record_batch_new  (void);
void              duid_record_batch_free (DuidRecordBatch *batch);

/* The next records of @table, which is to be the same each time, one at a time where its
 * cells do not last; FALSE at the end or on error. @problems are those of the table. */
gboolean          duid_record_batch_read (DuidRecordBatch *batch,
                                          DuidTable       *table,
                                          const GPtrArray *problems,
                                          GError         **error);
/* Calls @func for each of @n_columns, over the crew when there is enough to do; who is
 * ready takes the next one, so what takes long should come first. */
void              duid_record_batch_run  (DuidRecordBatch *batch,
                                          guint            n_columns,
                                          DuidBatchFunc    func,
                                          gpointer         data);

/* All records, with the cells of @column and of those that this thread, @part, asked for
 * before; outside of a run that is part 0. */
const DuidRecord *duid_record_batch_get_column (DuidRecordBatch *batch,
                                                guint            column,
                                                int              part);
/* One record with all of its cells, until the next one is asked for; outside of a run. */
DuidRecord        duid_record_batch_get_whole  (DuidRecordBatch *batch,
                                                guint            record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRecordBatch, duid_record_batch_free)

G_END_DECLS
