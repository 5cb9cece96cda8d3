/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-bound-question.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SCALE_TOLERANCE 1e-9

void
duid_bound_question_free (DuidBoundQuestion *bound)
{
  g_array_unref (bound->columns);
  g_ptr_array_unref (bound->problems);
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
find_column (DuidBoundQuestion      *bound,
             const DuidMappedSource *source,
             DuidTable              *table,
             const DuidColumnName   *name,
             GError                **error)
{
  DuidCellReader reader;

  if (!duid_cell_reader_init (&reader, source, table, name, bound->question->label, error))
    return FALSE;
  reader.unit = bound->binding->unit;
  if (is_prose (bound->question->type) && bound->binding->write_in == NULL)
    reader.missing = NULL;
  g_array_append_val (bound->columns, reader);
  return TRUE;
}

/* A constant is read as if it stood in a cell, so every type can have one. */
static void
bind_constant (DuidBoundQuestion      *bound,
               const DuidMappedSource *source,
               DuidTable              *table)
{
  const char    *text = bound->binding->constant;
  DuidCellReader reader = { .table = table,
                            .column = -1,
                            .decimal = '.',
                            .unit = bound->binding->unit };

  double number;

  bound->constant = (DuidCell) { .kind = *text != '\0' ? DUID_CELL_TEXT : DUID_CELL_EMPTY,
                                 .length = (guint32) strlen (text),
                                 .text = text,
                                 .raw = text };
  g_array_append_val (bound->columns, reader);
  /* One that cannot be read is told once, not with every row. */
  if ((bound->question->type == DUID_QUESTION_DATE &&
       duid_cell_reader_read_date (&reader, &bound->constant, 0, &number) == DUID_READ_PROBLEM) ||
      (bound->question->type == DUID_QUESTION_NUMBER &&
       duid_cell_reader_read_number (&reader, &bound->constant, 0, &number) == DUID_READ_PROBLEM))
    bound->constant.kind = DUID_CELL_EMPTY;
}

/* The columns that only say something about the answer. */
static gboolean
find_beside (DuidBoundQuestion      *bound,
             const DuidMappedSource *source,
             DuidTable              *table,
             GError                **error)
{
  const DuidBinding *binding = bound->binding;
  const char        *label = bound->question->label;
  DuidColumnName     name;

  if (binding->not_applicable != NULL &&
      !duid_cell_reader_init (&bound->not_applicable, source, table, binding->not_applicable, label,
                              error))
    return FALSE;
  if (binding->write_in == NULL || !duid_write_in_has_column (binding->write_in))
    return TRUE;
  name = (DuidColumnName) { binding->write_in->header, binding->write_in->place };
  return duid_cell_reader_init (&bound->write_in, source, table, &name, label, error);
}

DuidBoundQuestion *
duid_bound_question_new (const DuidBinding      *binding,
                         const DuidMappedSource *source,
                         const DuidFramework    *framework,
                         DuidTable              *table,
                         GError                **error)
{
  DuidBoundQuestion *bound = g_new0 (DuidBoundQuestion, 1);

  bound->binding = binding;
  bound->problems = duid_problems_new ();
  /* Questions get options while they are read; see duid_dataset_builder_new(). */
  bound->question = (DuidQuestion *) duid_framework_get_question (framework, binding->question);
  bound->columns = g_array_new (FALSE, FALSE, sizeof (DuidCellReader));
  if (binding->shape == DUID_BINDING_CONSTANT)
    bind_constant (bound, source, table);
  for (guint i = 0; i < binding->columns->len; i++)
    if (!find_column (bound, source, table, binding->columns->pdata[i], error))
      {
        duid_bound_question_free (bound);
        return NULL;
      }
  if (!find_beside (bound, source, table, error))
    {
      duid_bound_question_free (bound);
      return NULL;
    }
  bound->not_applicable.problems = bound->problems;
  bound->write_in.problems = bound->problems;
  for (guint i = 0; i < bound->columns->len; i++)
    g_array_index (bound->columns, DuidCellReader, i).problems = bound->problems;
  if (binding->shape == DUID_BINDING_CORNERS)
    bound->triad = duid_triad_column_new ((const DuidCellReader *) (gpointer) bound->columns->data,
                                          binding->question);
  return bound;
}

int
duid_bound_question_find_written (const DuidBoundQuestion *bound,
                                  const DuidRecord        *record)
{
  const DuidWriteIn *write_in = bound->binding->write_in;
  const DuidCell    *cell;
  int                option;

  if (write_in == NULL || write_in->option == NULL || !duid_write_in_has_column (write_in))
    return -1;
  cell = duid_record_get_cell (record, (guint) bound->write_in.column);
  if (duid_cell_reader_is_missing (&bound->write_in, cell) || duid_cell_is_no (cell))
    return -1;
  option = duid_question_find_option (bound->question, write_in->option);
  return option >= 0 ? option : duid_question_add_option (bound->question, write_in->option);
}

/* From the scale of the file to the question's own; rounding at the ends aside. */
double
duid_bound_question_convert_scale (const DuidBinding *binding,
                                   double             number,
                                   double             min,
                                   double             max)
{
  if (binding->has_scale)
    number = min + (number - binding->scale_from) / (binding->scale_to - binding->scale_from) *
                     (max - min);
  if (number < min && number >= min - (max - min) * SCALE_TOLERANCE)
    return min;
  if (number > max && number <= max + (max - min) * SCALE_TOLERANCE)
    return max;
  return number;
}

DuidReadResult
duid_bound_question_read_on_scale (const DuidBoundQuestion *bound,
                                   const DuidRecord        *record,
                                   guint                    index,
                                   double                   min,
                                   double                   max,
                                   double                  *number)
{
  const DuidCellReader *reader = duid_bound_question_get_reader (bound, index);
  const DuidCell       *cell = duid_bound_question_get_cell (bound, record, index);
  DuidReadResult        result;

  result = duid_cell_reader_read_number (reader, cell, record->number, number);
  if (result != DUID_READ_VALUE)
    return result;
  *number = duid_bound_question_convert_scale (bound->binding, *number, min, max);
  if (*number >= min && *number <= max)
    return DUID_READ_VALUE;
  duid_cell_reader_report (reader, cell, record->number,
                           _ ("“%s” lies outside the scale; the answer counts as missing."));
  return DUID_READ_PROBLEM;
}

/* Whether “not applicable” is ticked. A value beside it is reported and kept out. */
gboolean
duid_bound_question_is_not_applicable (const DuidBoundQuestion *bound,
                                       const DuidRecord        *record)
{
  const DuidCell *tick;

  if (bound->binding->not_applicable == NULL)
    return FALSE;
  tick = duid_record_get_cell (record, (guint) bound->not_applicable.column);
  if (duid_cell_reader_read_words (&bound->not_applicable, tick, record->number) !=
        DUID_READ_VALUE ||
      duid_cell_is_no (tick))
    return FALSE;
  for (guint i = 0; i < bound->columns->len; i++)
    {
      const DuidCellReader *reader = duid_bound_question_get_reader (bound, i);
      const DuidCell       *cell = duid_bound_question_get_cell (bound, record, i);

      if (duid_cell_reader_is_missing (reader, cell) ||
          (bound->binding->shape == DUID_BINDING_OPTIONS && duid_cell_is_no (cell)))
        continue;
      duid_cell_reader_report (
        reader, cell, record->number,
        _ ("“Not applicable” is ticked beside the answer “%s”; the answer was left out."));
      break;
    }
  return TRUE;
}
