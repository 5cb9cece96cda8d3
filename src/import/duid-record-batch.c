/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-record-batch.h"

#include "base/duid-crew.h"

/* Waking another thread costs as much as this many cells. */
#define FEWEST_CELLS 2000

typedef struct
{
  DuidRecordBatch *batch;
  guint            n_columns;
  DuidBatchFunc    func;
  gpointer         data;
} Pass;

DuidRecordBatch *
duid_record_batch_new (void)
{
  DuidRecordBatch *batch = g_new0 (DuidRecordBatch, 1);

  batch->cells = g_array_new (FALSE, FALSE, sizeof (DuidCell));
  return batch;
}

void
duid_record_batch_free (DuidRecordBatch *batch)
{
  if (batch == NULL)
    return;
  g_array_unref (batch->cells);
  g_free (batch);
}

/* The cells are copied, their texts stay where they are. */
static void
keep_record (DuidRecordBatch  *batch,
             const DuidRecord *record)
{
  g_array_append_vals (batch->cells, record->cells, record->n_cells);
  batch->records[batch->n++] = *record;
}

static void
set_cells (DuidRecordBatch *batch)
{
  const DuidCell *cells = (const DuidCell *) (gpointer) batch->cells->data;

  for (guint i = 0; i < batch->n; i++)
    {
      batch->records[i].cells = cells;
      cells += batch->records[i].n_cells;
    }
}

gboolean
duid_record_batch_read (DuidRecordBatch *batch,
                        DuidTable       *table,
                        const GPtrArray *problems,
                        GError         **error)
{
  gboolean   is_lasting = duid_table_is_lasting (table);
  DuidRecord record;

  batch->n = 0;
  batch->n_told = problems->len;
  g_array_set_size (batch->cells, 0);
  while (batch->n < (is_lasting ? DUID_BATCH_ROWS : 1) && duid_table_next (table, &record, error))
    {
      batch->n_told = problems->len;
      if (is_lasting)
        keep_record (batch, &record);
      else
        batch->records[batch->n++] = record;
    }
  if (is_lasting)
    set_cells (batch);
  return batch->n > 0;
}

static void
run_cb (gsize    from,
        gsize    to,
        int      part,
        gpointer data)
{
  const Pass *pass = data;
  guint       column;

  while ((column = (guint) g_atomic_int_add (&pass->batch->next, 1)) < pass->n_columns)
    pass->func (pass->batch, column, part, pass->data);
}

void
duid_record_batch_run (DuidRecordBatch *batch,
                       guint            n_columns,
                       DuidBatchFunc    func,
                       gpointer         data)
{
  Pass pass = { batch, n_columns, func, data };

  batch->next = 0;
  if ((gsize) batch->n * n_columns >= FEWEST_CELLS)
    duid_crew_share (run_cb, &pass);
  else
    run_cb (0, 0, 0, &pass);
}
