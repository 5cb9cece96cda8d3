/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-chunk-table.h"
#include "store/duid-framework-table.h"
#include "store/duid-question-table.h"
#include "store/duid-story-loader.h"

#include <glib/gi18n-lib.h>

static const char COUNT_STORIES[] = "SELECT count(*) FROM story";
static const char LIST_SOURCES[] = "SELECT id, name FROM source ORDER BY id";
static const char LIST_STORIES[] = "SELECT key, source, version FROM story ORDER BY id";
static const char GET_CELLS[] =
  "SELECT raw.cells, intake_file.headers FROM story"
  " JOIN version ON version.id = story.version"
  " JOIN raw ON raw.version = version.id"
  " JOIN chunk ON chunk.id = version.chunk"
  " LEFT JOIN intake_file ON intake_file.intake = chunk.intake"
  "  AND intake_file.source = story.source"
  " WHERE story.hash = ?";

/* Number in the project → the builder's source. */
static GHashTable *
load_sources (DuidSql            *sql,
              DuidDatasetBuilder *builder,
              GError            **error)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_SOURCES, "");
  int step;

  if (query == NULL)
    return NULL;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    {
      g_autofree char *name = duid_sql_dup_text (query, 1);
      gint64          *number = g_new (gint64, 1);

      *number = sqlite3_column_int64 (query, 0);
      g_hash_table_insert (sources, number,
                           GUINT_TO_POINTER (duid_dataset_builder_add_source (builder, name)));
    }
  return step == 0 ? g_steal_pointer (&sources) : NULL;
}

static gboolean
load_story (DuidDatasetBuilder *builder,
            GHashTable         *sources,
            DuidChunkTable     *chunks,
            sqlite3_stmt       *query)
{
  const char *key = (const char *) sqlite3_column_text (query, 0);
  gint64      source = sqlite3_column_int64 (query, 1);
  gpointer    index;
  gssize      row;

  if (!g_utf8_validate (key, -1, NULL) ||
      !g_hash_table_lookup_extended (sources, &source, NULL, &index))
    return FALSE;
  row = duid_dataset_builder_try_row (builder, GPOINTER_TO_UINT (index), key);
  return row >= 0 &&
         duid_chunk_table_place_version (chunks, sqlite3_column_int64 (query, 2), (gsize) row);
}

static gboolean
load_stories (DuidProject        *project,
              DuidDatasetBuilder *builder,
              DuidFramework      *framework,
              GCancellable       *cancellable,
              GError            **error)
{
  DuidSql        *sql = project->sql;
  DuidStoryLoader loader = { .sql = sql,
                             .path = project->is_in_memory ? NULL : project->path,
                             .framework = framework,
                             .builder = builder,
                             .cancellable = cancellable };
  g_autoptr (GHashTable) sources = load_sources (sql, builder, error);
  g_autoptr (DuidChunkTable) chunks = duid_chunk_table_new (sql, error);
  g_autoptr (sqlite3_stmt) query = NULL;
  gint64 n_stories = 0;
  int    step;

  if (sources == NULL || chunks == NULL ||
      !duid_sql_get_int (sql, &n_stories, error, COUNT_STORIES, ""))
    return FALSE;
  duid_dataset_builder_reserve (builder, (gsize) n_stories);
  query = duid_sql_query (sql, error, LIST_STORIES, "");
  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    if (!load_story (builder, sources, chunks, query))
      {
        duid_sql_set_damaged (sql, error);
        return FALSE;
      }
  loader.chunks = chunks;
  return step == 0 && duid_story_loader_run (&loader, error);
}

DuidDataset *
duid_project_load_imported (DuidProject  *project,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_autoptr (DuidDatasetBuilder) builder = NULL;
  g_autoptr (DuidFramework) framework = duid_framework_table_load (project->sql, error);

  if (framework == NULL)
    return NULL;
  builder = duid_dataset_builder_new (framework);
  if (!load_stories (project, builder, framework, cancellable, error))
    return NULL;
  return duid_dataset_builder_finish (g_steal_pointer (&builder));
}

DuidDataset *
duid_project_load_dataset (DuidProject  *project,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (DuidDataset) imported = NULL;
  g_autoptr (DuidQuestionChanges) changes = NULL;

  if (!duid_sql_begin_reading (project->sql, error))
    return NULL;
  duid_sql_set_cancellable (project->sql, cancellable);
  imported = duid_project_load_imported (project, cancellable, error);
  if (imported != NULL)
    changes = duid_question_table_load (project->sql, error);
  duid_sql_rollback (project->sql);
  return changes != NULL ? duid_question_changes_apply (changes, imported) : NULL;
}

/* Texts that each end by a NUL, filled up with empty ones to @least. */
static GStrv
split_cells (const char *bytes,
             gsize       size,
             guint       least)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (gsize from = 0; from < size; n++)
    {
      gsize            length = strnlen (bytes + from, size - from);
      g_autofree char *cell = g_utf8_make_valid (bytes + from, (gssize) length);

      g_strv_builder_add (builder, cell);
      from += length + 1;
    }
  for (; n < least; n++)
    g_strv_builder_add (builder, "");
  return g_strv_builder_end (builder);
}

gboolean
duid_project_load_cells (DuidProject *project,
                         const char  *story_key,
                         GStrv       *headers,
                         GStrv       *cells,
                         GError     **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  g_auto (GStrv) names = NULL;
  guint8 hash[DUID_ID_SIZE];
  int    step;

  duid_op_hash_story (story_key, hash);
  query = duid_sql_query (project->sql, error, GET_CELLS, "h", hash);
  step = query != NULL ? duid_sql_step (project->sql, query, error) : -1;
  if (step == 0)
    g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                         _ ("The project has no such story."));
  if (step <= 0)
    return FALSE;
  names = split_cells (sqlite3_column_blob (query, 1), (gsize) sqlite3_column_bytes (query, 1), 0);
  *cells = split_cells (sqlite3_column_blob (query, 0), (gsize) sqlite3_column_bytes (query, 0),
                        g_strv_length (names));
  if (headers != NULL)
    *headers = split_cells (sqlite3_column_blob (query, 1),
                            (gsize) sqlite3_column_bytes (query, 1), g_strv_length (*cells));
  return TRUE;
}
