/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-project-private.h"

#include "store/duid-chunk-table.h"
#include "store/duid-framework-table.h"
#include "store/duid-question-table.h"
#include "store/duid-story-index.h"
#include "store/duid-story-loader.h"
#include "store/duid-text-parts.h"

#include <glib/gi18n-lib.h>

static const char LIST_SOURCES[] = "SELECT id, name FROM source ORDER BY id";
static const char LIST_STORIES[] =
  "SELECT key, source, version, id, hash FROM story ORDER BY id";
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
            DuidStoryIndex     *index,
            sqlite3_stmt       *query)
{
  const char *key = (const char *) sqlite3_column_text (query, 0);
  gint64      source = sqlite3_column_int64 (query, 1);
  gpointer    number;
  gssize      row;

  if (!g_utf8_validate (key, -1, NULL) ||
      !g_hash_table_lookup_extended (sources, &source, NULL, &number))
    return FALSE;
  row = duid_dataset_builder_try_row (builder, GPOINTER_TO_UINT (number), key);
  return row >= 0 &&
         duid_chunk_table_place_version (chunks, sqlite3_column_int64 (query, 2), (gsize) row) &&
         duid_story_index_add (index, sqlite3_column_int64 (query, 3), duid_sql_get_id (query, 4),
                               row);
}

/* The rows of all stories, and where they stand. */
static gboolean
load_rows (DuidSql            *sql,
           DuidDatasetBuilder *builder,
           DuidChunkTable     *chunks,
           DuidStoryIndex     *index,
           GError            **error)
{
  g_autoptr (GHashTable) sources = load_sources (sql, builder, error);
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  if (sources == NULL)
    return FALSE;
  duid_dataset_builder_reserve (builder, duid_story_index_get_n_stories (index));
  query = duid_sql_query (sql, error, LIST_STORIES, "");
  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    if (!load_story (builder, sources, chunks, index, query))
      {
        duid_sql_set_damaged (sql, error);
        return FALSE;
      }
  return step == 0;
}

/* @path: of the file, when it can be read by more connections; else NULL. */
static gboolean
load_stories (DuidSql            *sql,
              const char         *path,
              DuidDatasetBuilder *builder,
              DuidFramework      *framework,
              DuidStoryIndex     *index,
              gboolean            may_be_late,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (DuidChunkTable) chunks = duid_chunk_table_new (sql, error);
  DuidStoryLoader loader = { .sql = sql,
                             .path = path,
                             .framework = framework,
                             .chunks = chunks,
                             .builder = builder,
                             .cancellable = cancellable };
  gsize           n_rows = duid_story_index_get_n_stories (index);

  if (chunks == NULL || !load_rows (sql, builder, chunks, index, error))
    return FALSE;
  loader.is_late = may_be_late && path != NULL && n_rows >= DUID_PROJECT_MANY_STORIES &&
                   duid_text_parts_put_off (path, framework, chunks, builder, n_rows);
  if (loader.is_late)
    g_steal_pointer (&chunks);
  return duid_story_loader_run (&loader, error);
}

/* Also finds out where the rows of stories are, which is asked for next. */
static DuidDataset *
load_imported (DuidProject  *project,
               DuidSql      *sql,
               gboolean      may_be_late,
               GCancellable *cancellable,
               GError      **error)
{
  const char *path = project->is_in_memory ? NULL : project->path;
  g_autoptr (DuidFramework) framework = duid_framework_table_load (sql, error);
  g_autoptr (DuidStoryIndex) index =
    framework != NULL ? duid_story_index_begin (sql, error) : NULL;
  g_autoptr (DuidDatasetBuilder) builder = NULL;
  DuidDataset *dataset;

  if (index == NULL)
    return NULL;
  builder = duid_dataset_builder_new (framework);
  if (!load_stories (sql, path, builder, framework, index, may_be_late, cancellable, error))
    return NULL;
  dataset = duid_dataset_builder_finish (g_steal_pointer (&builder));
  duid_story_index_finish (index, dataset);
  g_clear_pointer (&project->index, duid_story_index_free);
  project->index = g_steal_pointer (&index);
  return dataset;
}

static DuidDataset *
load_dataset (DuidProject  *project,
              DuidSql      *sql,
              gboolean      may_be_late,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (DuidDataset) imported = NULL;
  g_autoptr (DuidQuestionChanges) changes = NULL;

  if (!duid_sql_begin_reading (sql, error))
    return NULL;
  duid_sql_set_cancellable (sql, cancellable);
  imported = load_imported (project, sql, may_be_late, cancellable, error);
  if (imported != NULL)
    changes = duid_question_table_load (sql, error);
  duid_sql_rollback (sql);
  return changes != NULL ? duid_question_changes_apply (changes, imported) : NULL;
}

DuidDataset *
duid_project_load_imported (DuidProject  *project,
                            GCancellable *cancellable,
                            GError      **error)
{
  return load_imported (project, project->sql, FALSE, cancellable, error);
}

DuidDataset *
duid_project_load_dataset (DuidProject  *project,
                           GCancellable *cancellable,
                           GError      **error)
{
  return load_dataset (project, project->sql, FALSE, cancellable, error);
}

/* By a connection of this thread alone, where there can be one: SQLite locks the other for
 * every value. */
DuidDataset *
duid_project_load_answers (DuidProject  *project,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (DuidSql) sql =
    project->is_in_memory ? NULL : duid_project_connect_to_read (project->path, NULL);

  return load_dataset (project, sql != NULL ? sql : project->sql, TRUE, cancellable, error);
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
