/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-project-private.h"

#include "store/duid-search-table.h"
#include "store/duid-text-block.h"

static const char SEARCH[] = "SELECT rowid FROM search WHERE search MATCH ?";

static DuidRows *
find_in_index (DuidProject      *project,
               DuidDataset      *dataset,
               const DuidSearch *search,
               GError          **error)
{
  g_autofree char *match = duid_search_table_dup_query (search);
  g_autoptr (DuidRows) rows = duid_rows_new (duid_dataset_get_n_rows (dataset));
  DuidStoryIndex *index = duid_project_get_index (project, dataset, error);
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  query = index != NULL ? duid_sql_query (project->sql, error, SEARCH, "s", match) : NULL;
  if (query == NULL)
    return NULL;
  while ((step = duid_sql_step (project->sql, query, error)) > 0)
    {
      gssize row = duid_story_index_find_number (index, sqlite3_column_int64 (query, 0));

      if (row >= 0)
        duid_rows_add (rows, (gsize) row);
    }
  return step == 0 ? g_steal_pointer (&rows) : NULL;
}

DuidRows *
duid_project_search (DuidProject *project,
                     DuidDataset *dataset,
                     const char  *words,
                     GError     **error)
{
  g_autoptr (DuidSearch) search = duid_search_new (words);
  g_autoptr (DuidTextBlock) block = NULL;
  gboolean is_whole;

  if (search->terms->len == 0)
    return duid_rows_new_full (duid_dataset_get_n_rows (dataset));
  if (!duid_search_table_is_whole (project->sql, &is_whole, error))
    return NULL;
  if (is_whole && !duid_search_is_inside (search))
    return find_in_index (project, dataset, search, error);
  block = duid_text_block_new (dataset, NULL, error);
  return block != NULL ? duid_text_block_find (block, search, NULL, error) : NULL;
}
