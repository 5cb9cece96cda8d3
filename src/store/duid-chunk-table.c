/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-chunk-table.h"

#include "store/duid-answer-column.h"

#include <string.h>

/* More than we ever write, but no memory is set aside beyond it. */
#define MOST_PLACES (1 << 20)

static const char LIST_CHUNKS[] = "SELECT id, n_rows FROM chunk ORDER BY id";
static const char LIST_ANSWERS[] =
  "SELECT question, states, body FROM answer WHERE chunk = ? ORDER BY question";

typedef struct
{
  gint64  id;
  gsize   n_places;
  gssize *rows;
} Chunk;

struct _DuidChunkTable
{
  DuidSql    *sql;    /* borrowed */
  GPtrArray  *chunks; /* Chunk, by id */
  GHashTable *by_id;
};

static void
free_chunk (gpointer chunk_)
{
  Chunk *chunk = chunk_;

  g_free (chunk->rows);
  g_free (chunk);
}

static gboolean
add_chunk (DuidChunkTable *table,
           gint64          id,
           gint64          n_places)
{
  Chunk *chunk;

  if (n_places < 1 || n_places > MOST_PLACES)
    return FALSE;
  chunk = g_new0 (Chunk, 1);
  chunk->id = id;
  chunk->n_places = (gsize) n_places;
  g_ptr_array_add (table->chunks, chunk);
  g_hash_table_insert (table->by_id, &chunk->id, chunk);
  return TRUE;
}

DuidChunkTable *
duid_chunk_table_new (DuidSql *sql,
                      GError **error)
{
  g_autoptr (DuidChunkTable) table = g_new0 (DuidChunkTable, 1);
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  table->sql = sql;
  table->chunks = g_ptr_array_new_with_free_func (free_chunk);
  table->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  query = duid_sql_query (sql, error, LIST_CHUNKS, "");
  if (query == NULL)
    return NULL;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    if (!add_chunk (table, sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1)))
      {
        duid_sql_set_damaged (sql, error);
        return NULL;
      }
  return step == 0 ? g_steal_pointer (&table) : NULL;
}

void
duid_chunk_table_free (DuidChunkTable *table)
{
  if (table == NULL)
    return;
  g_hash_table_unref (table->by_id);
  g_ptr_array_unref (table->chunks);
  g_free (table);
}

gboolean
duid_chunk_table_place (DuidChunkTable *table,
                        gint64          chunk_id,
                        gint64          place,
                        gsize           row)
{
  Chunk *chunk = g_hash_table_lookup (table->by_id, &chunk_id);

  if (chunk == NULL || place < 0 || (gsize) place >= chunk->n_places)
    return FALSE;
  if (chunk->rows == NULL)
    {
      chunk->rows = g_new (gssize, chunk->n_places);
      memset (chunk->rows, 0xff, chunk->n_places * sizeof *chunk->rows);
    }
  if (chunk->rows[place] >= 0)
    return FALSE;
  chunk->rows[place] = (gssize) row;
  return TRUE;
}

static gboolean
decode_answer (const Chunk        *chunk,
               DuidFramework      *framework,
               DuidDatasetBuilder *builder,
               sqlite3_stmt       *query)
{
  gint64 question = sqlite3_column_int64 (query, 0);

  if (question < 0 || question >= duid_framework_get_n_questions (framework))
    return FALSE;
  return duid_answer_column_decode (builder,
                                    duid_framework_get_question (framework, (guint) question),
                                    (guint) question, chunk->rows, chunk->n_places,
                                    sqlite3_column_blob (query, 1),
                                    (gsize) sqlite3_column_bytes (query, 1),
                                    sqlite3_column_blob (query, 2),
                                    (gsize) sqlite3_column_bytes (query, 2));
}

static gboolean
decode_chunk (DuidChunkTable     *table,
              const Chunk        *chunk,
              DuidFramework      *framework,
              DuidDatasetBuilder *builder,
              GError            **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (table->sql, error, LIST_ANSWERS, "i",
                                                   chunk->id);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (table->sql, query, error)) > 0)
    if (!decode_answer (chunk, framework, builder, query))
      {
        duid_sql_set_damaged (table->sql, error);
        return FALSE;
      }
  return step == 0;
}

gboolean
duid_chunk_table_decode (DuidChunkTable     *table,
                         DuidFramework      *framework,
                         DuidDatasetBuilder *builder,
                         GCancellable       *cancellable,
                         GError            **error)
{
  for (guint i = 0; i < table->chunks->len; i++)
    {
      const Chunk *chunk = table->chunks->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (chunk->rows != NULL && !decode_chunk (table, chunk, framework, builder, error))
        return FALSE;
    }
  return TRUE;
}
