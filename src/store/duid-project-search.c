/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-private.h"

#include "store/duid-search-table.h"

static const char SEARCH[] = "SELECT rowid FROM search WHERE search MATCH ?";

DuidRows *
duid_project_search (DuidProject *project,
                     DuidDataset *dataset,
                     const char  *words,
                     GError     **error)
{
  gsize            n_rows = duid_dataset_get_n_rows (dataset);
  g_autofree char *match = duid_search_table_dup_query (words);
  g_autoptr (DuidRows) rows = NULL;
  g_autoptr (sqlite3_stmt) query = NULL;
  DuidStoryIndex *index;
  int             step;

  if (match == NULL)
    return duid_rows_new_full (n_rows);
  index = duid_project_get_index (project, dataset, error);
  query = index != NULL ? duid_sql_query (project->sql, error, SEARCH, "s", match) : NULL;
  if (query == NULL)
    return NULL;
  rows = duid_rows_new (n_rows);
  while ((step = duid_sql_step (project->sql, query, error)) > 0)
    {
      gssize row = duid_story_index_find_number (index, sqlite3_column_int64 (query, 0));

      if (row >= 0)
        duid_rows_add (rows, (gsize) row);
    }
  return step == 0 ? g_steal_pointer (&rows) : NULL;
}
