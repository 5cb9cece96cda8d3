/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-chunk-table.h"

#include "store/duid-answer-column.h"

#include <string.h>

/* More than we ever write, but no memory is set aside beyond it. */
#define MOST_PLACES (1 << 20)

static const char LIST_CHUNKS[] = "SELECT id, n_rows FROM chunk ORDER BY id";
/* The versions of a chunk come one after another. */
static const char NEXT_VERSION[] =
  "SELECT id, chunk, place FROM version WHERE id >= ? ORDER BY id LIMIT 1";
static const char LAST_VERSION[] =
  "SELECT id, chunk, place FROM version WHERE id < ? ORDER BY id DESC LIMIT 1";
static const char LIST_ANSWERS[] =
  "SELECT question, states, body FROM answer WHERE chunk = ? ORDER BY question";

struct _DuidChunkTable
{
  GPtrArray  *chunks; /* DuidChunk, by `first` */
  GHashTable *by_id;
  guint       last; /* that a version was found in */
};

static void
free_chunk (gpointer chunk_)
{
  DuidChunk *chunk = chunk_;

  g_free (chunk->rows);
  g_free (chunk);
}

static gboolean
add_chunk (DuidChunkTable *table,
           gint64          id,
           gint64          n_places)
{
  DuidChunk *chunk;

  if (n_places < 1 || n_places > MOST_PLACES)
    return FALSE;
  chunk = g_new0 (DuidChunk, 1);
  chunk->id = id;
  chunk->n_places = (gsize) n_places;
  g_ptr_array_add (table->chunks, chunk);
  g_hash_table_insert (table->by_id, &chunk->id, chunk);
  return TRUE;
}

/* The version that @text finds from @number on: its chunk, and the number of the version in
 * place 0 of that. 1 found, 0 none, -1 an error. */
static int
find_version (DuidChunkTable *table,
              DuidSql        *sql,
              const char     *text,
              gint64          number,
              DuidChunk     **chunk,
              gint64         *first,
              GError        **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, text, "i", number);
  int    step = query != NULL ? duid_sql_step (sql, query, error) : -1;
  gint64 id;
  gint64 place;

  if (step <= 0)
    return step;
  id = sqlite3_column_int64 (query, 1);
  place = sqlite3_column_int64 (query, 2);
  *chunk = g_hash_table_lookup (table->by_id, &id);
  *first = sqlite3_column_int64 (query, 0) - place;
  if (*chunk != NULL && place >= 0 && place<(gint64) (*chunk)->n_places && * first> 0)
    return 1;
  duid_sql_set_damaged (sql, error);
  return -1;
}

/* Where the versions of @chunk end: numbers of the last ones, when those were erased, went
 * to chunks that came later. */
static gboolean
find_end (DuidChunkTable *table,
          DuidSql        *sql,
          DuidChunk      *chunk,
          GError        **error)
{
  DuidChunk *last = NULL;
  gint64     end = chunk->first + (gint64) chunk->n_places;
  gint64     first = 0;

  while (end > chunk->first)
    {
      chunk->end = end;
      if (find_version (table, sql, LAST_VERSION, end, &last, &first, error) <= 0)
        return FALSE;
      if (last == chunk)
        return TRUE;
      end = MIN (first, end - 1);
    }
  duid_sql_set_damaged (sql, error);
  return FALSE;
}

/* Which chunk the next version at or behind *@next is of, and where that ends; none left:
 * *@next is 0. */
static gboolean
find_range (DuidChunkTable *table,
            DuidSql        *sql,
            gint64         *next,
            GError        **error)
{
  DuidChunk *chunk = NULL;
  gint64     first = 0;
  int        step = find_version (table, sql, NEXT_VERSION, *next, &chunk, &first, error);

  *next = 0;
  if (step <= 0)
    return step == 0;
  if (chunk->first != 0 || first > G_MAXINT64 - MOST_PLACES)
    {
      duid_sql_set_damaged (sql, error);
      return FALSE;
    }
  chunk->first = first;
  if (!find_end (table, sql, chunk, error))
    return FALSE;
  *next = chunk->end;
  return TRUE;
}

static int
compare_firsts (gconstpointer a,
                gconstpointer b)
{
  const DuidChunk *x = *(DuidChunk *const *) a;
  const DuidChunk *y = *(DuidChunk *const *) b;

  return (x->first > y->first) - (x->first < y->first);
}

DuidChunkTable *
duid_chunk_table_new (DuidSql *sql,
                      GError **error)
{
  g_autoptr (DuidChunkTable) table = g_new0 (DuidChunkTable, 1);
  g_autoptr (sqlite3_stmt) query = NULL;
  gint64 next = 1;
  int    step;

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
  while (step == 0 && next > 0)
    if (!find_range (table, sql, &next, error))
      return NULL;
  g_ptr_array_sort (table->chunks, compare_firsts);
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

static gboolean
place_row (DuidChunk *chunk,
           gint64     place,
           gsize      row)
{
  if (place < 0 || (gsize) place >= chunk->n_places)
    return FALSE;
  if (chunk->rows == NULL)
    {
      chunk->rows = g_new (gssize, chunk->n_places);
      memset (chunk->rows, 0xff, chunk->n_places * sizeof *chunk->rows);
    }
  if (chunk->rows[place] >= 0)
    return FALSE;
  chunk->rows[place] = (gssize) row;
  chunk->n_rows++;
  return TRUE;
}

gboolean
duid_chunk_table_place (DuidChunkTable *table,
                        gint64          chunk_id,
                        gint64          place,
                        gsize           row)
{
  DuidChunk *chunk = g_hash_table_lookup (table->by_id, &chunk_id);

  return chunk != NULL && place_row (chunk, place, row);
}

static gboolean
has_version (const DuidChunk *chunk,
             gint64           version)
{
  return chunk->first > 0 && version >= chunk->first && version < chunk->end;
}

/* Mostly the one of the version before. */
static DuidChunk *
find_chunk (DuidChunkTable *table,
            gint64          version)
{
  guint from = 0;
  guint to = table->chunks->len;

  if (table->last < to && has_version (table->chunks->pdata[table->last], version))
    return table->chunks->pdata[table->last];
  while (to - from > 1)
    {
      guint            middle = from + (to - from) / 2;
      const DuidChunk *chunk = table->chunks->pdata[middle];

      if (chunk->first <= version)
        from = middle;
      else
        to = middle;
    }
  table->last = from;
  return from < table->chunks->len && has_version (table->chunks->pdata[from], version)
           ? table->chunks->pdata[from]
           : NULL;
}

gboolean
duid_chunk_table_place_version (DuidChunkTable *table,
                                gint64          version,
                                gsize           row)
{
  DuidChunk *chunk = find_chunk (table, version);

  return chunk != NULL && place_row (chunk, version - chunk->first, row);
}

guint
duid_chunk_table_get_n_chunks (const DuidChunkTable *table)
{
  return table->chunks->len;
}

const DuidChunk *
duid_chunk_table_get_chunk (const DuidChunkTable *table,
                            guint                 index)
{
  return table->chunks->pdata[index];
}

static gboolean
decode_answer (const DuidChunk    *chunk,
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

gboolean
duid_chunk_table_decode (DuidSql            *sql,
                         const DuidChunk    *chunk,
                         DuidFramework      *framework,
                         DuidDatasetBuilder *builder,
                         GError            **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_ANSWERS, "i", chunk->id);
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    if (!decode_answer (chunk, framework, builder, query))
      {
        duid_sql_set_damaged (sql, error);
        return FALSE;
      }
  return step == 0;
}

gboolean
duid_chunk_table_decode_all (const DuidChunkTable *table,
                             DuidSql              *sql,
                             DuidFramework        *framework,
                             DuidDatasetBuilder   *builder,
                             GCancellable         *cancellable,
                             GError              **error)
{
  for (guint i = 0; i < table->chunks->len; i++)
    {
      const DuidChunk *chunk = table->chunks->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (chunk->rows != NULL &&
          !duid_chunk_table_decode (sql, chunk, framework, builder, error))
        return FALSE;
    }
  return TRUE;
}
