/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-answer-reader.h"

#include "base/duid-crew.h"
#include "import/duid-archive-writer.h"
#include "import/duid-bound-question.h"
#include "import/duid-cell-reader.h"
#include "import/duid-mask-reader.h"
#include "import/duid-option-reader.h"
#include "import/duid-place-reader.h"
#include "import/duid-plain-text.h"
#include "import/duid-problem-order.h"
#include "import/duid-triad-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT

struct _DuidAnswerReader
{
  DuidTable          *table;
  DuidDatasetBuilder *builder;
  GPtrArray          *bounds; /* DuidBoundQuestion */
  GPtrArray          *texts;  /* those of them that are texts … */
  GPtrArray          *others; /* … and that are not; borrowed */
  GHashTable         *used;   /* columns that any of them reads */
  DuidBoundQuestion  *id;     /* one of them, or NULL */
  gboolean            is_archive;
  gboolean            may_have_tags; /* such as of line breaks */
};

static void
note_used (DuidAnswerReader        *reader,
           const DuidBoundQuestion *bound)
{
  if (bound->binding->not_applicable != NULL)
    g_hash_table_add (reader->used, GINT_TO_POINTER (bound->not_applicable.column));
  if (bound->binding->write_in != NULL && duid_write_in_has_column (bound->binding->write_in))
    g_hash_table_add (reader->used, GINT_TO_POINTER (bound->write_in.column));
  for (guint i = 0; i < bound->columns->len; i++)
    g_hash_table_add (reader->used,
                      GINT_TO_POINTER (duid_bound_question_get_reader (bound, i)->column));
}

DuidAnswerReader *
duid_answer_reader_new (const DuidMappedSource *source,
                        const DuidFramework    *framework,
                        DuidTable              *table,
                        DuidDatasetBuilder     *builder,
                        GError                **error)
{
  g_autoptr (DuidAnswerReader) reader = g_new0 (DuidAnswerReader, 1);

  reader->table = table;
  reader->is_archive = source->format.is_archive;
  reader->may_have_tags =
    source->format.text == NULL || duid_text_file_has_tags (source->format.text);
  reader->builder = builder;
  reader->used = g_hash_table_new (g_direct_hash, g_direct_equal);
  reader->bounds = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_bound_question_free);
  reader->texts = g_ptr_array_new ();
  reader->others = g_ptr_array_new ();
  for (guint i = 0; i < source->bindings->len; i++)
    {
      DuidBoundQuestion *bound =
        duid_bound_question_new (source->bindings->pdata[i], source, framework, table, error);

      if (bound == NULL)
        return NULL;
      g_ptr_array_add (reader->bounds, bound);
      note_used (reader, bound);
      g_ptr_array_add (duid_question_get_column_kind (bound->question) == DUID_COLUMN_TEXT
                         ? reader->texts
                         : reader->others,
                       bound);
      if (bound->question->type == DUID_QUESTION_ID && reader->id == NULL)
        reader->id = bound;
    }
  return g_steal_pointer (&reader);
}

void
duid_answer_reader_free (DuidAnswerReader *reader)
{
  if (reader == NULL)
    return;
  g_ptr_array_unref (reader->bounds);
  g_ptr_array_unref (reader->texts);
  g_ptr_array_unref (reader->others);
  g_hash_table_unref (reader->used);
  g_free (reader);
}

const DuidRecord *
duid_answer_reader_get_ids (const DuidAnswerReader *reader,
                            DuidRecordBatch        *batch,
                            int                     part)
{
  gboolean has_id = reader->id != NULL && reader->id->columns->len > 0;

  if (reader->is_archive)
    duid_record_batch_get_column (batch, 0, part);
  return duid_record_batch_get_column (
    batch, has_id ? (guint) duid_bound_question_get_reader (reader->id, 0)->column : NO_COLUMN,
    part);
}

char *
duid_answer_reader_dup_id (const DuidAnswerReader *reader,
                           const DuidRecord       *record)
{
  const DuidCell *cell;

  /* The story's own key goes before its id. */
  if (reader->is_archive)
    cell = duid_record_get_cell (record, 0);
  if (reader->is_archive && *cell->text != '\0')
    return g_strdup (cell->text);
  if (reader->id == NULL || reader->id->columns->len == 0)
    return NULL;
  cell = duid_bound_question_get_cell (reader->id, record, 0);
  if (cell->kind == DUID_CELL_ERROR ||
      duid_cell_reader_is_missing (duid_bound_question_get_reader (reader->id, 0), cell))
    return NULL;
  return g_strstrip (g_strdup (cell->text));
}

gboolean
duid_answer_reader_uses (const DuidAnswerReader *reader,
                         guint                   column)
{
  return g_hash_table_contains (reader->used, GINT_TO_POINTER ((int) column));
}

static void
read_number (DuidAnswerReader  *self,
             DuidBoundQuestion *bound,
             const DuidRecord  *record,
             gsize              row)
{
  const DuidQuestion *question = bound->question;
  const DuidCell     *cell = duid_bound_question_get_cell (bound, record, 0);
  double              number = NAN;
  DuidReadResult      result;

  if (question->type == DUID_QUESTION_DATE)
    result = duid_cell_reader_read_date (duid_bound_question_get_reader (bound, 0), cell,
                                         record->number, &number);
  else if (question->type == DUID_QUESTION_SLIDER)
    result =
      duid_bound_question_read_on_scale (bound, record, 0, question->min, question->max, &number);
  else
    result = duid_cell_reader_read_number (duid_bound_question_get_reader (bound, 0), cell,
                                           record->number, &number);
  if (result == DUID_READ_VALUE)
    duid_dataset_builder_set_number (self->builder, bound->binding->question, row, number);
}

static void
read_text (DuidAnswerReader  *self,
           DuidBoundQuestion *bound,
           const DuidRecord  *record,
           gsize              row)
{
  const DuidCell  *cell = duid_bound_question_get_cell (bound, record, 0);
  const char      *text = cell->text;
  g_autofree char *written = NULL;
  g_autofree char *broken = NULL;

  if (duid_cell_reader_read_words (duid_bound_question_get_reader (bound, 0), cell,
                                   record->number) != DUID_READ_VALUE)
    return;
  if (bound->binding->write_in != NULL)
    text = written = duid_option_reader_dup_written (bound->binding, text);
  if (written != NULL && *written == '\0')
    return;
  if (self->may_have_tags)
    broken = duid_plain_text_break_lines (
      text, bound->question->type == DUID_QUESTION_TITLE ? " " : "\n");
  duid_dataset_builder_set_text (self->builder, bound->binding->question, row,
                                 broken != NULL ? broken : text);
}

static void
read_choice (DuidAnswerReader  *self,
             DuidBoundQuestion *bound,
             const DuidRecord  *record,
             gsize              row)
{
  const DuidCellReader *reader = duid_bound_question_get_reader (bound, 0);
  const DuidCell       *cell = duid_bound_question_get_cell (bound, record, 0);
  gboolean              is_text = cell->kind == DUID_CELL_TEXT;
  int                   option =
    is_text ? duid_option_memory_find (&bound->memory, cell->text, cell->length) : -1;

  if (option >= 0)
    {
      duid_dataset_builder_set_code (self->builder, bound->binding->question, row, (guint) option);
      return;
    }
  if (duid_cell_reader_read_words (reader, cell, record->number) == DUID_READ_VALUE)
    {
      option = duid_option_reader_find (bound->binding, bound->question, reader, cell,
                                        record->number, cell->text);
      if (is_text && option >= 0)
        duid_option_memory_keep (&bound->memory, cell->text, cell->length, (guint) option);
    }
  else if (cell->kind != DUID_CELL_ERROR)
    option = duid_bound_question_find_written (bound, record);
  if (option >= 0)
    duid_dataset_builder_set_code (self->builder, bound->binding->question, row, (guint) option);
}

static void
read_answer (DuidAnswerReader  *self,
             DuidBoundQuestion *bound,
             DuidColumnKind     kind,
             const DuidRecord  *record,
             gsize              row)
{
  switch (kind)
    {
    case DUID_COLUMN_TEXT:
      read_text (self, bound, record, row);
      break;
    case DUID_COLUMN_NUMBER:
      read_number (self, bound, record, row);
      break;
    case DUID_COLUMN_CODE:
      read_choice (self, bound, record, row);
      break;
    case DUID_COLUMN_MASK:
      duid_mask_reader_read (self->builder, bound, record, row);
      break;
    case DUID_COLUMN_TRIAD:
      if (bound->triad != NULL)
        duid_triad_column_take (bound->triad, record, self->builder, row);
      else
        duid_place_reader_read_box (self->builder, bound, record, row);
      break;
    case DUID_COLUMN_STONES:
      duid_place_reader_read_stones (self->builder, bound, record, row);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
was_not_asked (const DuidBoundQuestion *bound,
               const DuidRecord        *record)
{
  const DuidCell *tick;

  tick = duid_record_get_cell (record, (guint) bound->not_applicable.column);
  return strcmp (tick->text, DUID_ARCHIVE_NOT_ASKED) == 0;
}

/* Notes why there is no answer, where a column says so. */
static gboolean
may_be_answered (DuidAnswerReader        *self,
                 const DuidBoundQuestion *bound,
                 const DuidRecord        *record,
                 gsize                    row)
{
  DuidState state;

  if (self->is_archive && was_not_asked (bound, record))
    state = DUID_STATE_NOT_ASKED;
  else if (duid_bound_question_is_not_applicable (bound, record))
    state = DUID_STATE_NOT_APPLICABLE;
  else
    return TRUE;
  duid_dataset_builder_set_state (self->builder, bound->binding->question, row, state);
  return FALSE;
}

/* The records with the cells that tell of the question. */
static const DuidRecord *
get_records (const DuidBoundQuestion *bound,
             DuidRecordBatch         *batch,
             int                      part)
{
  const DuidBinding *binding = bound->binding;

  for (guint i = 0; i < bound->columns->len; i++)
    duid_record_batch_get_column (
      batch, (guint) duid_bound_question_get_reader (bound, i)->column, part);
  if (binding->write_in != NULL && duid_write_in_has_column (binding->write_in))
    duid_record_batch_get_column (batch, (guint) bound->write_in.column, part);
  return duid_record_batch_get_column (
    batch, binding->not_applicable != NULL ? (guint) bound->not_applicable.column : NO_COLUMN,
    part);
}

/* Nothing is answered to begin with. */
static void
read_question (DuidAnswerReader  *self,
               DuidBoundQuestion *bound,
               DuidRecordBatch   *batch,
               int                part,
               gsize              row)
{
  const DuidRecord *records = get_records (bound, batch, part);
  gboolean          is_always = bound->binding->not_applicable == NULL;
  DuidColumnKind    kind = duid_question_get_column_kind (bound->question);

  duid_dataset_builder_ask (self->builder, bound->binding->question, row, batch->n);
  for (guint i = 0; i < batch->n; i++)
    if (is_always || may_be_answered (self, bound, &records[i], row + i))
      read_answer (self, bound, kind, &records[i], row + i);
}

typedef struct
{
  DuidAnswerReader *reader;
  gsize             row; /* of the first record */
  DuidBatchFunc     first;
  gpointer          data;
} Pass;

/* Keys and texts may grow one memory, so one thread reads all of them: place 0. */
static void
read_place (DuidRecordBatch *batch,
            guint            place,
            int              part,
            gpointer         data)
{
  const Pass *pass = data;
  GPtrArray  *bounds = place == 0 ? pass->reader->texts : pass->reader->others;

  if (place == 0)
    pass->first (batch, 0, part, pass->data);
  for (guint b = place == 0 ? 0 : place - 1; b < (place == 0 ? bounds->len : place); b++)
    read_question (pass->reader, bounds->pdata[b], batch, part, pass->row);
}

void
duid_answer_reader_read (DuidAnswerReader *reader,
                         DuidRecordBatch  *batch,
                         gsize             row,
                         DuidBatchFunc     first,
                         gpointer          data)
{
  Pass pass = { reader, row, first, data };

  duid_record_batch_run (batch, reader->others->len + 1, read_place, &pass);
}

/* Whether anybody complained of anything. */
static gboolean
has_problems (const DuidAnswerReader *reader)
{
  for (guint i = 0; i < reader->bounds->len; i++)
    if (((DuidBoundQuestion *) reader->bounds->pdata[i])->problems->len > 0)
      return TRUE;
  return FALSE;
}

void
duid_answer_reader_take_problems (DuidAnswerReader *reader,
                                  GPtrArray        *problems,
                                  guint             from,
                                  guint             to,
                                  GPtrArray        *told)
{
  g_autoptr (DuidProblemOrder) order = NULL;

  if (told->len == 0 && !has_problems (reader))
    return;
  order = duid_problem_order_new (problems, from, to);
  duid_problem_order_take (order, told);
  for (guint i = 0; i < reader->bounds->len; i++)
    duid_problem_order_take (order, ((DuidBoundQuestion *) reader->bounds->pdata[i])->problems);
  duid_problem_order_put (order);
}

typedef struct
{
  DuidAnswerReader *reader;
  const gint64     *numbers;
} Finishing;

/* What can only be said when all answers are there. */
static void
finish_cb (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  const Finishing  *finishing = data;
  DuidAnswerReader *reader = finishing->reader;

  for (gsize i = from; i < to; i++)
    {
      DuidBoundQuestion *bound = reader->bounds->pdata[i];

      if (bound->triad != NULL)
        duid_triad_column_finish (bound->triad, reader->builder, finishing->numbers);
      if (bound->n_outside > 0)
        duid_triad_report_outside (duid_bound_question_get_reader (bound, 0), bound->n_outside,
                                   bound->first_outside);
    }
}

void
duid_answer_reader_finish (DuidAnswerReader *reader,
                           const gint64     *numbers,
                           GPtrArray        *problems)
{
  Finishing finishing = { reader, numbers };

  duid_crew_run (reader->bounds->len, 1, finish_cb, &finishing);
  for (guint i = 0; i < reader->bounds->len; i++)
    {
      DuidBoundQuestion *bound = reader->bounds->pdata[i];

      while (bound->problems->len > 0)
        g_ptr_array_add (problems, g_ptr_array_steal_index (bound->problems, 0));
    }
}
