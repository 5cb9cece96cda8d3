/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-record-batch.h"

#include "base/duid-crew.h"

/* Waking another thread costs as much as this many cells. */
#define FEWEST_CELLS 2000

/* Wide tables have fewer rows in a batch, so that it stays near the processor. */
#define MOST_CELLS 32768
/* Of them one thread makes as many ready at a time. */
#define ROWS_TO_FILL 32
/* Rows before its turn the text of a record is fetched. */
#define FETCHED 8

typedef struct
{
  DuidRecordBatch *batch;
  guint            n_columns;
  guint            n_fills;
  DuidBatchFunc    func;
  gpointer         data;
} Pass;

DuidRecordBatch *
duid_record_batch_new (void)
{
  DuidRecordBatch *batch = g_new0 (DuidRecordBatch, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (batch->runs); i++)
    batch->runs[i].cells = g_array_new (FALSE, FALSE, sizeof (DuidCell));
  return batch;
}

void
duid_record_batch_free (DuidRecordBatch *batch)
{
  if (batch == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (batch->runs); i++)
    g_array_unref (batch->runs[i].cells);
  g_free (batch);
}

/* ---- looking ahead ---- */

/* Makes room for the records that come next. */
static void
look_ahead (DuidRecordBatch *batch,
            DuidTable       *table)
{
  DuidRecordRun *run = &batch->runs[1 - batch->now];
  gsize          n_cells = 0;
  guint          n = duid_table_look_ahead (table, DUID_BATCH_ROWS, run->records);

  for (run->n = 0; run->n < n && (run->n == 0 || n_cells < MOST_CELLS); run->n++)
    n_cells += run->records[run->n].n_cells;
  g_array_set_size (run->cells, (guint) n_cells);
  for (guint i = 0, first = 0; i < run->n; first += run->records[i++].n_cells)
    run->records[i].cells = &g_array_index (run->cells, DuidCell, first);
  batch->ahead = table;
  batch->is_ahead = TRUE;
}

/* Fills the part @fill of them. */
static void
fill (DuidRecordBatch *batch,
      guint            part)
{
  DuidRecordRun *run = &batch->runs[1 - batch->now];
  guint          end = MIN ((part + 1) * ROWS_TO_FILL, run->n);

  for (guint i = part * ROWS_TO_FILL; i < end; i++)
    duid_table_fill (batch->ahead, i, (DuidCell *) run->records[i].cells);
}

static guint
count_fills (const DuidRecordBatch *batch)
{
  return batch->ahead == NULL ? 0
                              : (batch->runs[1 - batch->now].n + ROWS_TO_FILL - 1) / ROWS_TO_FILL;
}

/* What was ahead is read; FALSE when nothing was. */
static gboolean
take_run (DuidRecordBatch *batch,
          DuidTable       *table,
          const GPtrArray *problems)
{
  DuidRecordRun *run;

  if (!batch->is_ahead)
    look_ahead (batch, table);
  for (guint i = 0, n = count_fills (batch); i < n; i++)
    fill (batch, i);
  batch->now = 1 - batch->now;
  run = &batch->runs[batch->now];
  for (guint i = 0; i < run->n; i++)
    {
      DuidRecord record = run->records[i];

      if (i + FETCHED < run->n && run->records[i + FETCHED].n_cells > 0)
        __builtin_prefetch (run->records[i + FETCHED].cells[0].text);
      if (!duid_table_take (table, &record, (DuidCell *) record.cells))
        continue;
      batch->records[batch->n++] = record;
      batch->n_told = problems->len;
    }
  look_ahead (batch, table);
  return run->n > 0;
}

/* ---- records ---- */

gboolean
duid_record_batch_read (DuidRecordBatch *batch,
                        DuidTable       *table,
                        const GPtrArray *problems,
                        GError         **error)
{
  batch->n = 0;
  batch->n_told = problems->len;
  if (duid_table_can_look_ahead (table))
    while (batch->n == 0 && take_run (batch, table, problems))
      ;
  if (batch->n == 0 && duid_table_next (table, &batch->records[0], error))
    {
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

  while ((next = (guint) g_atomic_int_add (&pass->batch->next, 1)) <
         pass->n_columns + pass->n_fills)
    if (next < pass->n_columns)
      pass->func (pass->batch, next, part, pass->data);
    else
      fill (pass->batch, next - pass->n_columns);
}

void
duid_record_batch_run (DuidRecordBatch *batch,
                       guint            n_columns,
                       DuidBatchFunc    func,
                       gpointer         data)
{
  Pass pass = { batch, n_columns, count_fills (batch), func, data };

  batch->next = 0;
  if ((gsize) batch->n * n_columns >= FEWEST_CELLS)
    duid_crew_share (run_cb, &pass);
  else
    run_cb (0, 0, 0, &pass);
  batch->ahead = NULL;
}
