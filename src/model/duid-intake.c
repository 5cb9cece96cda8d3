/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-intake.h"

#include <string.h>

static void
free_source (DuidIntakeSource *source)
{
  g_free (source->name);
  g_free (source->file);
  g_free (source->sha256);
  g_ptr_array_unref (source->headers);
  g_free (source);
}

DuidIntake *
duid_intake_new (void)
{
  DuidIntake *intake = g_new0 (DuidIntake, 1);

  intake->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) free_source);
  intake->problems = duid_problems_new ();
  intake->cells = g_byte_array_new ();
  intake->cell_ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  return intake;
}

void
duid_intake_free (DuidIntake *intake)
{
  if (intake == NULL)
    return;
  duid_dataset_unref (intake->dataset);
  g_ptr_array_unref (intake->sources);
  g_ptr_array_unref (intake->problems);
  g_byte_array_unref (intake->cells);
  g_array_unref (intake->cell_ends);
  g_free (intake);
}

DuidIntakeSource *
duid_intake_add_source (DuidIntake *intake,
                        const char *name,
                        const char *file)
{
  DuidIntakeSource *source = g_new0 (DuidIntakeSource, 1);

  source->name = g_strdup (name);
  source->file = g_strdup (file);
  source->headers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (intake->sources, source);
  return source;
}

void
duid_intake_add_cells (DuidIntake        *intake,
                       const char *const *cells,
                       gsize              n_cells)
{
  gsize   from = intake->cells->len;
  gsize   length = 0;
  guint64 end;

  for (gsize i = 0; i < n_cells; i++)
    length += (cells[i] != NULL ? strlen (cells[i]) : 0) + 1;
  g_byte_array_set_size (intake->cells, (guint) (from + length));
  for (gsize i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";

      length = strlen (cell) + 1;
      memcpy (intake->cells->data + from, cell, length);
      from += length;
    }
  end = intake->cells->len;
  g_array_append_val (intake->cell_ends, end);
}

const char *
duid_intake_get_cells (const DuidIntake *intake,
                       gsize             row,
                       gsize            *length)
{
  guint64 start;
  guint64 end;

  g_return_val_if_fail (row < intake->cell_ends->len, NULL);
  start = row > 0 ? g_array_index (intake->cell_ends, guint64, row - 1) : 0;
  end = g_array_index (intake->cell_ends, guint64, row);
  *length = end - start;
  return (const char *) intake->cells->data + start;
}
