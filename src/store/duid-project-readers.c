/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-readers.h"

#include "store/duid-project-private.h"

/* Persons of one name are one here, as they are in a tagging. */
static const char LIST_READ[] =
  "SELECT coalesce((SELECT value FROM field WHERE object = 'person' AND id = author"
  "  AND name = 'name'), '') AS person, story FROM read_mark WHERE value <> 0 ORDER BY person";

void
duid_reader_free (DuidReader *reader)
{
  if (reader == NULL)
    return;
  g_free (reader->name);
  duid_rows_free (reader->rows);
  g_free (reader);
}

static void
take_mark (GPtrArray    *readers,
           sqlite3_stmt *query,
           gsize         row,
           gsize         n_rows)
{
  g_autofree char *name = duid_sql_dup_text (query, 0);
  DuidReader      *reader = readers->len > 0 ? readers->pdata[readers->len - 1] : NULL;

  if (reader == NULL || g_strcmp0 (reader->name, name) != 0)
    {
      reader = g_new (DuidReader, 1);
      reader->name = g_steal_pointer (&name);
      reader->rows = duid_rows_new (n_rows);
      g_ptr_array_add (readers, reader);
    }
  duid_rows_add (reader->rows, row);
}

GPtrArray *
duid_project_load_readers (DuidProject *project,
                           DuidDataset *dataset,
                           GError     **error)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) duid_reader_free);
  DuidStoryIndex *index = duid_project_get_index (project, dataset, error);
  g_autoptr (sqlite3_stmt) query = NULL;
  int step = -1;

  if (index == NULL)
    return NULL;
  query = duid_sql_query (project->sql, error, LIST_READ, "");
  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8 *story = duid_sql_get_id (query, 1);
      gssize        row = story != NULL ? duid_story_index_find_hash (index, story) : -1;

      if (row >= 0)
        take_mark (readers, query, (gsize) row, duid_dataset_get_n_rows (dataset));
    }
  return step == 0 ? g_steal_pointer (&readers) : NULL;
}
