/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-answer-reader.h"

#include "base/duid-number.h"
#include "import/duid-archive-writer.h"
#include "import/duid-bound-question.h"
#include "import/duid-cell-reader.h"
#include "import/duid-option-reader.h"
#include "import/duid-plain-text.h"
#include "import/duid-triad-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _DuidAnswerReader
{
  DuidTable          *table;
  DuidDatasetBuilder *builder;
  GPtrArray          *bounds; /* DuidBoundQuestion */
  GHashTable         *used;   /* columns that any of them reads */
  DuidBoundQuestion  *id;     /* one of them, or NULL */
  gboolean            is_archive;
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
  reader->builder = builder;
  reader->used = g_hash_table_new (g_direct_hash, g_direct_equal);
  reader->bounds = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_bound_question_free);
  for (guint i = 0; i < source->bindings->len; i++)
    {
      DuidBoundQuestion *bound =
        duid_bound_question_new (source->bindings->pdata[i], source, framework, table, error);

      if (bound == NULL)
        return NULL;
      g_ptr_array_add (reader->bounds, bound);
      note_used (reader, bound);
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
  g_hash_table_unref (reader->used);
  g_free (reader);
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
  int                   option = -1;

  if (duid_cell_reader_read_words (reader, cell, record->number) == DUID_READ_VALUE)
    option = duid_option_reader_find (bound->binding, bound->question, reader, cell, record->number,
                                      cell->text);
  else if (cell->kind != DUID_CELL_ERROR)
    option = duid_bound_question_find_written (bound, record);
  if (option >= 0)
    duid_dataset_builder_set_code (self->builder, bound->binding->question, row, (guint) option);
}

static void
read_separated (DuidAnswerReader  *self,
                DuidBoundQuestion *bound,
                const DuidRecord  *record,
                gsize              row)
{
  const DuidCellReader *reader = duid_bound_question_get_reader (bound, 0);
  const DuidCell       *cell = duid_bound_question_get_cell (bound, record, 0);
  g_auto (GStrv) parts = NULL;

  if (duid_cell_reader_read_words (reader, cell, record->number) != DUID_READ_VALUE)
    return;
  parts = duid_option_reader_split (bound->binding, bound->question, cell->text);
  for (char **part = parts; *part != NULL; part++)
    {
      int option = duid_option_reader_find (bound->binding, bound->question, reader, cell,
                                            record->number, *part);

      if (option >= 0)
        duid_dataset_builder_add_option (self->builder, bound->binding->question, row,
                                         (guint) option);
    }
}

static gboolean
is_chosen (const DuidBinding *binding,
           const DuidCell    *cell)
{
  g_autofree char *text = NULL;

  if (binding->codes == NULL)
    return !duid_cell_is_no (cell);
  text = g_strstrip (g_strdup (cell->text));
  return g_hash_table_contains (binding->codes, text);
}

/* Each column may hold an option in its own words. */
static void
read_cells (DuidAnswerReader  *self,
            DuidBoundQuestion *bound,
            const DuidRecord  *record,
            gsize              row)
{
  for (guint i = 0; i < bound->columns->len; i++)
    {
      const DuidCellReader *reader = duid_bound_question_get_reader (bound, i);
      const DuidCell       *cell = duid_bound_question_get_cell (bound, record, i);
      int                   option;

      if (duid_cell_reader_read_words (reader, cell, record->number) != DUID_READ_VALUE)
        continue;
      option = duid_option_reader_find (bound->binding, bound->question, reader, cell,
                                        record->number, cell->text);
      if (option >= 0)
        duid_dataset_builder_add_option (self->builder, bound->binding->question, row,
                                         (guint) option);
    }
}

static void
read_options (DuidAnswerReader  *self,
              DuidBoundQuestion *bound,
              const DuidRecord  *record,
              gsize              row)
{
  guint question = bound->binding->question;

  for (guint i = 0; i < bound->columns->len; i++)
    {
      const DuidCellReader *reader = duid_bound_question_get_reader (bound, i);
      const DuidCell       *cell = duid_bound_question_get_cell (bound, record, i);
      int                   option;

      if (duid_cell_reader_read_words (reader, cell, record->number) != DUID_READ_VALUE)
        continue;
      /* An explicit no answers the question without choosing anything. */
      duid_dataset_builder_set_state (self->builder, question, row, DUID_STATE_ANSWERED);
      if (!is_chosen (bound->binding, cell))
        continue;
      option = duid_question_find_option (bound->question, bound->binding->labels->pdata[i]);
      if (option >= 0)
        duid_dataset_builder_add_option (self->builder, question, row, (guint) option);
    }
}

static void
read_mask (DuidAnswerReader  *self,
           DuidBoundQuestion *bound,
           const DuidRecord  *record,
           gsize              row)
{
  int written = duid_bound_question_find_written (bound, record);

  if (bound->binding->shape == DUID_BINDING_OPTIONS)
    read_options (self, bound, record, row);
  else if (bound->binding->shape == DUID_BINDING_CELLS)
    read_cells (self, bound, record, row);
  else
    read_separated (self, bound, record, row);
  if (written >= 0)
    duid_dataset_builder_add_option (self->builder, bound->binding->question, row,
                                     (guint) written);
}

static void
note_outside (DuidBoundQuestion *bound,
              const double       place[2],
              gint64             row)
{
  double top = bound->binding->y_is_height ? place[1] / (sqrt (3) / 2) : place[1];
  double right = place[0] - top / 2;

  if (duid_triad_is_outside (top, 1 - top - right, right) && bound->n_outside++ == 0)
    bound->first_outside = row;
}

static void
read_box (DuidAnswerReader  *self,
          DuidBoundQuestion *bound,
          const DuidRecord  *record,
          gsize              row)
{
  const DuidCellReader *x = duid_bound_question_get_reader (bound, 0);
  const DuidCell       *cell = duid_bound_question_get_cell (bound, record, 0);
  double                place[2];
  DuidReadResult        results[2];
  DuidTriad             triad;

  for (guint i = 0; i < 2; i++)
    {
      results[i] = duid_cell_reader_read_number (duid_bound_question_get_reader (bound, i),
                                                 duid_bound_question_get_cell (bound, record, i),
                                                 record->number, &place[i]);
      if (results[i] == DUID_READ_VALUE && bound->binding->has_scale)
        place[i] = duid_bound_question_convert_scale (bound->binding, place[i], 0, 1);
    }
  if (results[0] == DUID_READ_PROBLEM || results[1] == DUID_READ_PROBLEM)
    return;
  if (results[0] != results[1])
    {
      duid_cell_reader_report (x, cell, record->number,
                               _ ("Only one of x and y is filled; the answer counts as missing."));
      return;
    }
  if (results[0] == DUID_READ_NOTHING)
    return;
  triad = duid_triad_from_box (place[0], place[1], bound->binding->y_is_height);
  if (duid_triad_is_answered (triad))
    {
      duid_dataset_builder_set_triad (self->builder, bound->binding->question, row, triad);
      note_outside (bound, place, record->number);
    }
  else
    duid_cell_reader_report (
      x, cell, record->number,
      _ ("The place lies outside the triangle; the answer counts as missing."));
}

static void
read_stones (DuidAnswerReader  *self,
             DuidBoundQuestion *bound,
             const DuidRecord  *record,
             gsize              row)
{
  const DuidQuestion *question = bound->question;

  for (guint i = 0; i + 1 < bound->columns->len; i += 2)
    {
      DuidPoint      place = { NAN, NAN };
      DuidReadResult x = duid_bound_question_read_on_scale (bound, record, i, question->x.min,
                                                            question->x.max, &place.x);
      DuidReadResult y = duid_bound_question_read_on_scale (bound, record, i + 1, question->y.min,
                                                            question->y.max, &place.y);
      const char    *label = bound->binding->labels->pdata[i / 2];
      int            stone = duid_question_find_stone (question, label);

      if (x == DUID_READ_VALUE && y == DUID_READ_VALUE && stone >= 0)
        duid_dataset_builder_set_stone (self->builder, bound->binding->question, (guint) stone, row,
                                        place);
      else if (x != y && x != DUID_READ_PROBLEM && y != DUID_READ_PROBLEM)
        duid_cell_reader_report (
          duid_bound_question_get_reader (bound, i),
          duid_bound_question_get_cell (bound, record, i), record->number,
          _ ("Only one of x and y is filled; the stone counts as not placed."));
    }
}

static void
read_answer (DuidAnswerReader  *self,
             DuidBoundQuestion *bound,
             const DuidRecord  *record,
             gsize              row)
{
  switch (duid_question_get_column_kind (bound->question))
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
      read_mask (self, bound, record, row);
      break;
    case DUID_COLUMN_TRIAD:
      if (bound->triad != NULL)
        duid_triad_column_take (bound->triad, record, self->builder, row);
      else
        read_box (self, bound, record, row);
      break;
    case DUID_COLUMN_STONES:
      read_stones (self, bound, record, row);
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

  if (bound->binding->not_applicable == NULL)
    return FALSE;
  tick = duid_record_get_cell (record, (guint) bound->not_applicable.column);
  return strcmp (tick->text, DUID_ARCHIVE_NOT_ASKED) == 0;
}

void
duid_answer_reader_read (DuidAnswerReader *reader,
                         const DuidRecord *record,
                         gsize             row)
{
  for (guint i = 0; i < reader->bounds->len; i++)
    {
      DuidBoundQuestion *bound = reader->bounds->pdata[i];
      guint              question = bound->binding->question;

      if (reader->is_archive && was_not_asked (bound, record))
        continue;
      duid_dataset_builder_set_state (reader->builder, question, row, DUID_STATE_MISSING);
      if (duid_bound_question_is_not_applicable (bound, record))
        duid_dataset_builder_set_state (reader->builder, question, row, DUID_STATE_NOT_APPLICABLE);
      else
        read_answer (reader, bound, record, row);
    }
}

void
duid_answer_reader_finish (DuidAnswerReader *reader)
{
  for (guint i = 0; i < reader->bounds->len; i++)
    {
      DuidBoundQuestion *bound = reader->bounds->pdata[i];

      if (bound->triad != NULL)
        duid_triad_column_finish (bound->triad, reader->builder);
      if (bound->n_outside > 0)
        duid_triad_report_outside (duid_bound_question_get_reader (bound, 0), bound->n_outside,
                                   bound->first_outside);
    }
}
