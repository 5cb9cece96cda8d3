/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-readers.h"

#include "store/duid-people.h"
#include "store/duid-project-private.h"

#include <string.h>

static const char LIST_READ[] =
  "SELECT author, story FROM read_mark WHERE value <> 0 ORDER BY author";

void
duid_reader_free (DuidReader *reader)
{
  if (reader == NULL)
    return;
  g_free (reader->name);
  duid_rows_free (reader->rows);
  g_free (reader);
}

/* Persons of one name are one here, as they are in a tagging. */
static DuidReader *
get_reader (GPtrArray  *readers,
            GHashTable *by_name,
            const char *name,
            gsize       n_rows)
{
  DuidReader *reader = g_hash_table_lookup (by_name, name);

  if (reader != NULL)
    return reader;
  reader = g_new (DuidReader, 1);
  reader->name = g_strdup (name);
  reader->rows = duid_rows_new (n_rows);
  g_ptr_array_add (readers, reader);
  g_hash_table_insert (by_name, reader->name, reader);
  return reader;
}

static int
compare_readers (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(DuidReader *const *) a)->name, (*(DuidReader *const *) b)->name);
}

GPtrArray *
duid_project_load_readers (DuidProject *project,
                           DuidDataset *dataset,
                           GError     **error)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) duid_reader_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  DuidStoryIndex *index = duid_project_get_index (project, dataset, error);
  g_autoptr (DuidPeople) people = index != NULL ? duid_people_load (project->sql, error) : NULL;
  g_autoptr (sqlite3_stmt) query = NULL;
  int step = -1;

  if (people == NULL)
    return NULL;
  query = duid_sql_query (project->sql, error, LIST_READ, "");
  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8    *author = duid_sql_get_id (query, 0);
      const guint8    *story = duid_sql_get_id (query, 1);
      gssize           row = story != NULL ? duid_story_index_find_hash (index, story) : -1;
      g_autofree char *id = author != NULL ? duid_id_to_string (author) : NULL;

      if (row >= 0 && id != NULL)
        duid_rows_add (get_reader (readers, by_name, duid_people_get_name (people, id),
                                   duid_dataset_get_n_rows (dataset))
                         ->rows,
                       (gsize) row);
    }
  g_ptr_array_sort (readers, compare_readers);
  return step == 0 ? g_steal_pointer (&readers) : NULL;
}
