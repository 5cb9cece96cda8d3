/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-intake.h"

#include <string.h>

static void
free_source (DuidIntakeSource *source)
{
  g_free (source->name);
  g_free (source->file);
  g_free (source->sha256);
  duid_file_hash_unref (source->hash);
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
  intake->spans = g_array_new (FALSE, FALSE, sizeof (DuidIntakeSpan));
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
  g_array_unref (intake->spans);
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

const char *
duid_intake_source_get_sha256 (DuidIntakeSource *source)
{
  if (source->sha256 == NULL && source->hash != NULL)
    return duid_file_hash_get (source->hash);
  return source->sha256;
}

static void
add_span (DuidIntake *intake,
          const char *lent,
          gsize       from,
          gsize       size)
{
  DuidIntakeSpan span = { lent, from, size };

  g_array_append_val (intake->spans, span);
}

void
duid_intake_add_cells (DuidIntake        *intake,
                       const char *const *cells,
                       gsize              n_cells)
{
  gsize start = intake->cells->len;
  gsize from = start;
  gsize length = 0;

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
  add_span (intake, NULL, start, from - start);
}

void
duid_intake_add_bytes (DuidIntake   *intake,
                       gconstpointer bytes,
                       gsize         size)
{
  add_span (intake, NULL, intake->cells->len, size);
  if (size > 0)
    g_byte_array_append (intake->cells, bytes, (guint) size);
}

void
duid_intake_lend_cells (DuidIntake *intake,
                        const char *cells,
                        gsize       size)
{
  add_span (intake, cells, 0, size);
}

gboolean
duid_intake_has_cells (const DuidIntake *intake,
                       gsize             row)
{
  const DuidIntakeSpan *span = (const DuidIntakeSpan *) (gpointer) intake->spans->data + row;

  return row < intake->spans->len && (span->lent != NULL || intake->cells->len > 0);
}

const char *
duid_intake_get_cells (const DuidIntake *intake,
                       gsize             row,
                       gsize            *length)
{
  const DuidIntakeSpan *span;

  g_return_val_if_fail (row < intake->spans->len, NULL);
  span = &g_array_index (intake->spans, DuidIntakeSpan, row);
  *length = span->size;
  return span->lent != NULL ? span->lent : (const char *) intake->cells->data + span->from;
}
