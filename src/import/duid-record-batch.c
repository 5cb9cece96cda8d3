/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-record-batch.h"

#include "base/duid-crew.h"

/* Waking another thread costs as much as this many cells. */
#define FEWEST_CELLS 2000

/* Wide tables have fewer rows in a batch, so that it stays near the processor. */
#define MOST_CELLS 32768

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

  batch->parts = g_new0 (DuidBatchPart, duid_crew_get_size ());
  batch->whole = g_array_new (FALSE, FALSE, sizeof (DuidCell));
  return batch;
}

void
duid_record_batch_free (DuidRecordBatch *batch)
{
  if (batch == NULL)
    return;
  for (int i = 0; i < duid_crew_get_size (); i++)
    g_free (batch->parts[i].cells);
  g_free (batch->parts);
  g_array_unref (batch->whole);
  g_free (batch);
}

/* ---- records ---- */

static void
take_records (DuidRecordBatch *batch,
              const GPtrArray *problems)
{
  DuidRecord record;
  gboolean   is_kept;
  gsize      n_cells = 0;

  while (batch->n < DUID_BATCH_ROWS && n_cells < MOST_CELLS &&
         duid_table_pass (batch->table, &record, &is_kept))
    {
      n_cells += record.n_cells;
      if (!is_kept)
        continue;
      batch->records[batch->n++] = record;
      batch->n_columns = MAX (batch->n_columns, record.n_cells);
      batch->n_told = problems->len;
    }
}

gboolean
duid_record_batch_read (DuidRecordBatch *batch,
                        DuidTable       *table,
                        const GPtrArray *problems,
                        GError         **error)
{
  batch->table = table;
  batch->n = 0;
  batch->n_told = problems->len;
  batch->n_columns = 0;
  batch->is_whole = !duid_table_can_pass (table);
  batch->number++;
  if (!batch->is_whole)
    take_records (batch, problems);
  /* At the end the table has its last word. */
  if (batch->n == 0 && duid_table_next (table, &batch->records[0], error))
    {
      batch->is_whole = TRUE;
      batch->n = 1;
      batch->n_told = problems->len;
    }
  return batch->n > 0;
}

static void
run_cb (gsize    from,
        gsize    to,
        int      part,
        gpointer data)
{
  const Pass *pass = data;
  guint       next;

  while ((next = (guint) g_atomic_int_add (&pass->batch->next, 1)) < pass->n_columns)
    pass->func (pass->batch, next, part, pass->data);
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

/* ---- cells ---- */

/* The records of this batch, and room for the cells of all columns. */
static void
renew_part (const DuidRecordBatch *batch,
            DuidBatchPart         *part)
{
  gsize n_cells = (gsize) batch->n_columns * DUID_BATCH_ROWS;

  if (part->n_cells < n_cells)
    {
      g_free (part->cells);
      part->cells = g_new (DuidCell, n_cells);
      part->n_cells = n_cells;
    }
  for (guint i = 0; i < batch->n; i++)
    {
      part->records[i] = batch->records[i];
      part->records[i].cells = part->cells + i;
      part->records[i].n_between = DUID_BATCH_ROWS - 1;
    }
  part->number = batch->number;
}

const DuidRecord *
duid_record_batch_get_column (DuidRecordBatch *batch,
                              guint            column,
                              int              part)
{
  DuidBatchPart *own = &batch->parts[part];

  if (batch->is_whole)
    return batch->records;
  if (own->number != batch->number)
    renew_part (batch, own);
  if (column < batch->n_columns)
    duid_table_fill (batch->table, batch->records, batch->n, column,
                     own->cells + (gsize) column * DUID_BATCH_ROWS);
  return own->records;
}

DuidRecord
duid_record_batch_get_whole (DuidRecordBatch *batch,
                             guint            record)
{
  DuidRecord whole = batch->records[record];

  if (batch->is_whole)
    return whole;
  g_array_set_size (batch->whole, whole.n_cells);
  whole.cells = (const DuidCell *) (gpointer) batch->whole->data;
  for (guint i = 0; i < whole.n_cells; i++)
    duid_table_fill (batch->table, &batch->records[record], 1, i,
                     &g_array_index (batch->whole, DuidCell, i));
  return whole;
}
