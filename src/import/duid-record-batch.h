/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"

G_BEGIN_DECLS

/* Some records of a table at once, so that its columns can be read by several threads:
 * each takes some columns and reads them over all records. A value. */

#define DUID_BATCH_ROWS 256

typedef struct
{
  DuidRecord records[DUID_BATCH_ROWS];
  guint      n;
  guint      n_told; /* problems there were before the end was met */

  GArray    *cells; /* private: DuidCell */
  int        next;  /* private */
} DuidRecordBatch;

/* Reads a column; @part counts threads from 0. */
typedef void (*DuidBatchFunc) (DuidRecordBatch *batch,
                               guint            column,
                               int              part,
                               gpointer         data);

DuidRecordBatch *duid_record_batch_new  (void);
void             duid_record_batch_free (DuidRecordBatch *batch);

/* The next records of @table, one at a time where its cells do not last; FALSE at the
 * end or on error. @problems are those of the table. */
gboolean         duid_record_batch_read (DuidRecordBatch *batch,
                                         DuidTable       *table,
                                         const GPtrArray *problems,
                                         GError         **error);
/* Calls @func for each of @n_columns, over the crew when there is enough to do; who is
 * ready takes the next one, so what takes long should come first. */
void             duid_record_batch_run  (DuidRecordBatch *batch,
                                         guint            n_columns,
                                         DuidBatchFunc    func,
                                         gpointer         data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRecordBatch, duid_record_batch_free)

G_END_DECLS
