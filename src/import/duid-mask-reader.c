/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-mask-reader.h"

#include "import/duid-option-reader.h"

static void
read_separated (DuidDatasetBuilder *builder,
                DuidBoundQuestion  *bound,
                const DuidRecord   *record,
                gsize               row)
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
        duid_dataset_builder_add_option (builder, bound->binding->question, row,
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
read_cells (DuidDatasetBuilder *builder,
            DuidBoundQuestion  *bound,
            const DuidRecord   *record,
            gsize               row)
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
        duid_dataset_builder_add_option (builder, bound->binding->question, row,
                                         (guint) option);
    }
}

static void
read_options (DuidDatasetBuilder *builder,
              DuidBoundQuestion  *bound,
              const DuidRecord   *record,
              gsize               row)
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
      duid_dataset_builder_set_state (builder, question, row, DUID_STATE_ANSWERED);
      if (!is_chosen (bound->binding, cell))
        continue;
      option = duid_question_find_option (bound->question, bound->binding->labels->pdata[i]);
      if (option >= 0)
        duid_dataset_builder_add_option (builder, question, row, (guint) option);
    }
}

void
duid_mask_reader_read (DuidDatasetBuilder *builder,
                       DuidBoundQuestion  *bound,
                       const DuidRecord   *record,
                       gsize               row)
{
  int written = duid_bound_question_find_written (bound, record);

  if (bound->binding->shape == DUID_BINDING_OPTIONS)
    read_options (builder, bound, record, row);
  else if (bound->binding->shape == DUID_BINDING_CELLS)
    read_cells (builder, bound, record, row);
  else
    read_separated (builder, bound, record, row);
  if (written >= 0)
    duid_dataset_builder_add_option (builder, bound->binding->question, row,
                                     (guint) written);
}
