/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-answer-reader.h"

#include "base/duid-number.h"
#include "import/duid-cell-reader.h"
#include "import/duid-option-reader.h"
#include "import/duid-triad-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SCALE_TOLERANCE 1e-9

/* A binding whose columns have been found. */
typedef struct
{
  const DuidBinding *binding;        /* borrowed from the source */
  DuidQuestion      *question;       /* borrowed from the framework */
  GArray            *columns;        /* DuidCellReader */
  DuidCellReader     not_applicable; /* if the binding has one */
  DuidTriadColumn   *triad;          /* CORNERS */
  DuidCell           constant;       /* CONSTANT */
} Bound;

struct _DuidAnswerReader
{
  DuidTable          *table;
  DuidDatasetBuilder *builder;
  GPtrArray          *bounds; /* Bound */
  Bound              *id;     /* one of them, or NULL */
};

static void
free_bound (Bound *bound)
{
  g_array_unref (bound->columns);
  duid_triad_column_free (bound->triad);
  g_free (bound);
}

/* Texts of their own: here “N/A” may be what somebody said. */
static gboolean
is_prose (DuidQuestionType type)
{
  return type == DUID_QUESTION_TITLE || type == DUID_QUESTION_STORY || type == DUID_QUESTION_TEXT;
}

static gboolean
find_column (Bound                  *bound,
             const DuidMappedSource *source,
             DuidTable              *table,
             const DuidColumnName   *name,
             GError                **error)
{
  DuidCellReader reader;

  if (!duid_cell_reader_init (&reader, source, table, name, bound->question->label, error))
    return FALSE;
  reader.unit = bound->binding->unit;
  if (is_prose (bound->question->type))
    reader.missing = NULL;
  g_array_append_val (bound->columns, reader);
  return TRUE;
}

/* A constant is read as if it stood in a cell, so every type can have one. */
static void
bind_constant (Bound                  *bound,
               const DuidMappedSource *source,
               DuidTable              *table)
{
  const char    *text = bound->binding->constant;
  DuidCellReader reader = { .table = table, .column = -1, .decimal = '.', .unit = bound->binding->unit };

  double number;

  bound->constant = (DuidCell) { *text != '\0' ? DUID_CELL_TEXT : DUID_CELL_EMPTY, text, text, 0 };
  g_array_append_val (bound->columns, reader);
  /* One that cannot be read is told once, not with every row. */
  if ((bound->question->type == DUID_QUESTION_DATE &&
       duid_cell_reader_read_date (&reader, &bound->constant, 0, &number) == DUID_READ_PROBLEM) ||
      (bound->question->type == DUID_QUESTION_NUMBER &&
       duid_cell_reader_read_number (&reader, &bound->constant, 0, &number) == DUID_READ_PROBLEM))
    bound->constant.kind = DUID_CELL_EMPTY;
}

static Bound *
bind (const DuidBinding      *binding,
      const DuidMappedSource *source,
      const DuidFramework    *framework,
      DuidTable              *table,
      GError                **error)
{
  Bound *bound = g_new0 (Bound, 1);

  bound->binding = binding;
  /* Questions get options while they are read; see duid_dataset_builder_new(). */
  bound->question = (DuidQuestion *) duid_framework_get_question (framework, binding->question);
  bound->columns = g_array_new (FALSE, FALSE, sizeof (DuidCellReader));
  if (binding->shape == DUID_BINDING_CONSTANT)
    bind_constant (bound, source, table);
  for (guint i = 0; i < binding->columns->len; i++)
    if (!find_column (bound, source, table, binding->columns->pdata[i], error))
      {
        free_bound (bound);
        return NULL;
      }
  if (binding->not_applicable != NULL &&
      !duid_cell_reader_init (&bound->not_applicable, source, table, binding->not_applicable, bound->question->label, error))
    {
      free_bound (bound);
      return NULL;
    }
  if (binding->shape == DUID_BINDING_CORNERS)
    bound->triad = duid_triad_column_new ((const DuidCellReader *) (gpointer) bound->columns->data, binding->question);
  return bound;
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
  reader->builder = builder;
  reader->bounds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_bound);
  for (guint i = 0; i < source->bindings->len; i++)
    {
      Bound *bound = bind (source->bindings->pdata[i], source, framework, table, error);

      if (bound == NULL)
        return NULL;
      g_ptr_array_add (reader->bounds, bound);
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
  g_free (reader);
}

static const DuidCellReader *
get_reader (const Bound *bound,
            guint        index)
{
  return &g_array_index (bound->columns, DuidCellReader, index);
}

static const DuidCell *
get_cell (const Bound      *bound,
          const DuidRecord *record,
          guint             index)
{
  if (bound->binding->shape == DUID_BINDING_CONSTANT)
    return &bound->constant;
  return duid_record_get_cell (record, (guint) get_reader (bound, index)->column);
}

char *
duid_answer_reader_dup_id (const DuidAnswerReader *reader,
                           const DuidRecord       *record)
{
  const DuidCell *cell;

  if (reader->id == NULL || reader->id->columns->len == 0)
    return NULL;
  cell = get_cell (reader->id, record, 0);
  if (cell->kind == DUID_CELL_ERROR || duid_cell_reader_is_missing (get_reader (reader->id, 0), cell))
    return NULL;
  return g_strstrip (g_strdup (cell->text));
}

gboolean
duid_answer_reader_uses (const DuidAnswerReader *reader,
                         guint                   column)
{
  for (guint i = 0; i < reader->bounds->len; i++)
    {
      const Bound *bound = reader->bounds->pdata[i];

      if (bound->binding->not_applicable != NULL && bound->not_applicable.column == (int) column)
        return TRUE;
      for (guint j = 0; j < bound->columns->len; j++)
        if (get_reader (bound, j)->column == (int) column)
          return TRUE;
    }
  return FALSE;
}

/* From the scale of the file to the question's own; rounding at the ends aside. */
static double
convert_scale (const DuidBinding *binding,
               double             number,
               double             min,
               double             max)
{
  if (binding->has_scale)
    number = min + (number - binding->scale_from) / (binding->scale_to - binding->scale_from) * (max - min);
  if (number < min && number >= min - (max - min) * SCALE_TOLERANCE)
    return min;
  if (number > max && number <= max + (max - min) * SCALE_TOLERANCE)
    return max;
  return number;
}

static DuidReadResult
read_on_scale (const Bound      *bound,
               const DuidRecord *record,
               guint             index,
               double            min,
               double            max,
               double           *number)
{
  const DuidCellReader *reader = get_reader (bound, index);
  const DuidCell       *cell = get_cell (bound, record, index);
  DuidReadResult        result = duid_cell_reader_read_number (reader, cell, record->number, number);

  if (result != DUID_READ_VALUE)
    return result;
  *number = convert_scale (bound->binding, *number, min, max);
  if (*number >= min && *number <= max)
    return DUID_READ_VALUE;
  duid_cell_reader_report (reader, cell, record->number, _ ("“%s” lies outside the scale; the answer counts as missing."));
  return DUID_READ_PROBLEM;
}

static void
read_number (DuidAnswerReader *self,
             Bound            *bound,
             const DuidRecord *record,
             gsize             row)
{
  const DuidQuestion *question = bound->question;
  const DuidCell     *cell = get_cell (bound, record, 0);
  double              number = NAN;
  DuidReadResult      result;

  if (question->type == DUID_QUESTION_DATE)
    result = duid_cell_reader_read_date (get_reader (bound, 0), cell, record->number, &number);
  else if (question->type == DUID_QUESTION_SLIDER)
    result = read_on_scale (bound, record, 0, question->min, question->max, &number);
  else
    result = duid_cell_reader_read_number (get_reader (bound, 0), cell, record->number, &number);
  if (result == DUID_READ_VALUE)
    duid_dataset_builder_set_number (self->builder, bound->binding->question, row, number);
}

static void
read_text (DuidAnswerReader *self,
           Bound            *bound,
           const DuidRecord *record,
           gsize             row)
{
  const DuidCell *cell = get_cell (bound, record, 0);

  if (duid_cell_reader_read_words (get_reader (bound, 0), cell, record->number) == DUID_READ_VALUE)
    duid_dataset_builder_set_text (self->builder, bound->binding->question, row, cell->text);
}

static void
read_choice (DuidAnswerReader *self,
             Bound            *bound,
             const DuidRecord *record,
             gsize             row)
{
  const DuidCellReader *reader = get_reader (bound, 0);
  const DuidCell       *cell = get_cell (bound, record, 0);
  int                   option;

  if (duid_cell_reader_read_words (reader, cell, record->number) != DUID_READ_VALUE)
    return;
  option = duid_option_reader_find (bound->binding, bound->question, reader, cell, record->number, cell->text);
  if (option >= 0)
    duid_dataset_builder_set_code (self->builder, bound->binding->question, row, (guint) option);
}

static void
read_separated (DuidAnswerReader *self,
                Bound            *bound,
                const DuidRecord *record,
                gsize             row)
{
  const DuidCellReader *reader = get_reader (bound, 0);
  const DuidCell       *cell = get_cell (bound, record, 0);
  g_auto (GStrv) parts = NULL;

  if (duid_cell_reader_read_words (reader, cell, record->number) != DUID_READ_VALUE)
    return;
  parts = duid_option_reader_split (bound->binding, bound->question, cell->text);
  for (char **part = parts; *part != NULL; part++)
    {
      int option = duid_option_reader_find (bound->binding, bound->question, reader, cell, record->number, *part);

      if (option >= 0)
        duid_dataset_builder_add_option (self->builder, bound->binding->question, row, (guint) option);
    }
}

static void
read_options (DuidAnswerReader *self,
              Bound            *bound,
              const DuidRecord *record,
              gsize             row)
{
  guint question = bound->binding->question;

  for (guint i = 0; i < bound->columns->len; i++)
    {
      const DuidCellReader *reader = get_reader (bound, i);
      const DuidCell       *cell = get_cell (bound, record, i);
      int                   option;

      if (duid_cell_reader_read_words (reader, cell, record->number) != DUID_READ_VALUE)
        continue;
      /* An explicit no answers the question without choosing anything. */
      duid_dataset_builder_set_state (self->builder, question, row, DUID_STATE_ANSWERED);
      if (duid_cell_is_no (cell))
        continue;
      option = duid_question_find_option (bound->question, bound->binding->labels->pdata[i]);
      if (option >= 0)
        duid_dataset_builder_add_option (self->builder, question, row, (guint) option);
    }
}

static void
read_box (DuidAnswerReader *self,
          Bound            *bound,
          const DuidRecord *record,
          gsize             row)
{
  const DuidCellReader *x = get_reader (bound, 0);
  const DuidCell       *cell = get_cell (bound, record, 0);
  double                place[2];
  DuidReadResult        results[2];
  DuidTriad             triad;

  for (guint i = 0; i < 2; i++)
    {
      results[i] = duid_cell_reader_read_number (get_reader (bound, i), get_cell (bound, record, i),
                                                 record->number, &place[i]);
      if (results[i] == DUID_READ_VALUE && bound->binding->has_scale)
        place[i] = convert_scale (bound->binding, place[i], 0, 1);
    }
  if (results[0] == DUID_READ_PROBLEM || results[1] == DUID_READ_PROBLEM)
    return;
  if (results[0] != results[1])
    {
      duid_cell_reader_report (x, cell, record->number, _ ("Only one of x and y is filled; the answer counts as missing."));
      return;
    }
  if (results[0] == DUID_READ_NOTHING)
    return;
  triad = duid_triad_from_box (place[0], place[1], bound->binding->y_is_height);
  if (duid_triad_is_answered (triad))
    duid_dataset_builder_set_triad (self->builder, bound->binding->question, row, triad);
  else
    duid_cell_reader_report (x, cell, record->number, _ ("The place lies outside the triangle; the answer counts as missing."));
}

static void
read_stones (DuidAnswerReader *self,
             Bound            *bound,
             const DuidRecord *record,
             gsize             row)
{
  const DuidQuestion *question = bound->question;

  for (guint i = 0; i + 1 < bound->columns->len; i += 2)
    {
      DuidPoint      place = { NAN, NAN };
      DuidReadResult x = read_on_scale (bound, record, i, question->x.min, question->x.max, &place.x);
      DuidReadResult y = read_on_scale (bound, record, i + 1, question->y.min, question->y.max, &place.y);
      int            stone = duid_question_find_stone (question, bound->binding->labels->pdata[i / 2]);

      if (x == DUID_READ_VALUE && y == DUID_READ_VALUE && stone >= 0)
        duid_dataset_builder_set_stone (self->builder, bound->binding->question, (guint) stone, row, place);
      else if (x != y && x != DUID_READ_PROBLEM && y != DUID_READ_PROBLEM)
        duid_cell_reader_report (get_reader (bound, i), get_cell (bound, record, i), record->number,
                                 _ ("Only one of x and y is filled; the stone counts as not placed."));
    }
}

static void
read_answer (DuidAnswerReader *self,
             Bound            *bound,
             const DuidRecord *record,
             gsize             row)
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
      if (bound->binding->shape == DUID_BINDING_OPTIONS)
        read_options (self, bound, record, row);
      else
        read_separated (self, bound, record, row);
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

/* Whether “not applicable” is ticked. A value beside it is reported and kept out. */
static gboolean
is_not_applicable (const Bound      *bound,
                   const DuidRecord *record)
{
  const DuidCell *tick;

  if (bound->binding->not_applicable == NULL)
    return FALSE;
  tick = duid_record_get_cell (record, (guint) bound->not_applicable.column);
  if (duid_cell_reader_read_words (&bound->not_applicable, tick, record->number) != DUID_READ_VALUE ||
      duid_cell_is_no (tick))
    return FALSE;
  for (guint i = 0; i < bound->columns->len; i++)
    {
      const DuidCellReader *reader = get_reader (bound, i);
      const DuidCell       *cell = get_cell (bound, record, i);

      if (duid_cell_reader_is_missing (reader, cell) ||
          (bound->binding->shape == DUID_BINDING_OPTIONS && duid_cell_is_no (cell)))
        continue;
      duid_cell_reader_report (reader, cell, record->number,
                               _ ("“Not applicable” is ticked beside the answer “%s”; the answer was left out."));
      break;
    }
  return TRUE;
}

void
duid_answer_reader_read (DuidAnswerReader *reader,
                         const DuidRecord *record,
                         gsize             row)
{
  for (guint i = 0; i < reader->bounds->len; i++)
    {
      Bound *bound = reader->bounds->pdata[i];
      guint  question = bound->binding->question;

      duid_dataset_builder_set_state (reader->builder, question, row, DUID_STATE_MISSING);
      if (is_not_applicable (bound, record))
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
      Bound *bound = reader->bounds->pdata[i];

      if (bound->triad != NULL)
        duid_triad_column_finish (bound->triad, reader->builder);
    }
}
