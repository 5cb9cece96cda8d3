/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-place-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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

void
duid_place_reader_read_box (DuidDatasetBuilder *builder,
                            DuidBoundQuestion  *bound,
                            const DuidRecord   *record,
                            gsize               row)
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
      duid_dataset_builder_set_triad (builder, bound->binding->question, row, triad);
      note_outside (bound, place, record->number);
    }
  else
    duid_cell_reader_report (
      x, cell, record->number,
      _ ("The place lies outside the triangle; the answer counts as missing."));
}

void
duid_place_reader_read_stones (DuidDatasetBuilder *builder,
                               DuidBoundQuestion  *bound,
                               const DuidRecord   *record,
                               gsize               row)
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
        duid_dataset_builder_set_stone (builder, bound->binding->question, (guint) stone, row,
                                        place);
      else if (x != y && x != DUID_READ_PROBLEM && y != DUID_READ_PROBLEM)
        duid_cell_reader_report (
          duid_bound_question_get_reader (bound, i),
          duid_bound_question_get_cell (bound, record, i), record->number,
          _ ("Only one of x and y is filled; the stone counts as not placed."));
    }
}
