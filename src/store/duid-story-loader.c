/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-story-loader.h"

#include "base/duid-crew.h"
#include "base/duid-slab.h"
#include "store/duid-project-private.h"
#include "store/duid-story-texts.h"

#include <string.h>

/* With fewer chunks another connection costs more than it brings. */
#define CHUNKS_TO_SHARE 2

static const char LIST_TEXTS[] =
  "SELECT id, chunk, place, texts FROM version WHERE id >= ? AND id < ? ORDER BY id";

/* The first room for texts, for stories of a page or so; it grows. */
#define BYTES_A_STORY 2048

/* The texts of one chunk, one story's after another. */
typedef struct
{
  guint8 *bytes; /* a slab: most of the time would go to its first touch */
  gsize   n_bytes;
  gsize   capacity;
  GArray *texts; /* DuidStoryText of all its stories */
  GArray *rows;  /* Place, of its stories */
} Texts;

typedef struct
{
  gsize row;
  gsize base; /* of its bytes */
  guint n_texts;
} Place;

typedef struct
{
  const DuidStoryLoader *loader;
  int                    next; /* of the pieces of work: a chunk's answers, or its texts */
  GMutex                 mutex;
  GError                *error; /* the first; under the mutex, as adding texts is */
} Work;

static void
clear_texts (Texts *texts)
{
  g_clear_pointer (&texts->bytes, duid_slab_free);
  g_clear_pointer (&texts->texts, g_array_unref);
  g_clear_pointer (&texts->rows, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

/* ---- the texts of a chunk ---- */

static void
append_bytes (Texts        *texts,
              const guint8 *bytes,
              gsize         size)
{
  if (texts->n_bytes + size > texts->capacity)
    {
      gsize    capacity = MAX (texts->capacity * 2, texts->n_bytes + size);
      gpointer larger = duid_slab_new (capacity);

      if (texts->n_bytes > 0)
        memcpy (larger, texts->bytes, texts->n_bytes);
      duid_slab_free (texts->bytes);
      texts->bytes = larger;
      texts->capacity = capacity;
    }
  if (size > 0)
    memcpy (texts->bytes + texts->n_bytes, bytes, size);
  texts->n_bytes += size;
}

static gboolean
take_story (const DuidStoryLoader *loader,
            const DuidChunk       *chunk,
            sqlite3_stmt          *query,
            Texts                 *texts)
{
  gint64        place = sqlite3_column_int64 (query, 0) - chunk->first;
  const guint8 *bytes = sqlite3_column_blob (query, 3);
  gsize         size = (gsize) sqlite3_column_bytes (query, 3);
  guint         n_before = texts->texts->len;
  Place         at = { .base = texts->n_bytes };

  if (sqlite3_column_int64 (query, 1) != chunk->id || sqlite3_column_int64 (query, 2) != place)
    return FALSE;
  if (chunk->rows[place] < 0)
    return TRUE;
  if (!duid_story_texts_find (loader->framework, bytes, size, texts->texts))
    return FALSE;
  at.row = (gsize) chunk->rows[place];
  at.n_texts = texts->texts->len - n_before;
  append_bytes (texts, bytes, size);
  g_array_append_val (texts->rows, at);
  return TRUE;
}

static gboolean
read_texts (const DuidStoryLoader *loader,
            DuidSql               *sql,
            const DuidChunk       *chunk,
            Texts                 *texts,
            GError               **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (
    sql, error, LIST_TEXTS, "ii", chunk->first, chunk->end);
  int step = -1;

  texts->capacity = chunk->n_rows * BYTES_A_STORY;
  texts->bytes = duid_slab_new (texts->capacity);
  texts->texts = g_array_new (FALSE, FALSE, sizeof (DuidStoryText));
  texts->rows = g_array_new (FALSE, FALSE, sizeof (Place));
  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    if (!take_story (loader, chunk, query, texts))
      {
        duid_sql_set_damaged (sql, error);
        return FALSE;
      }
  if (step == 0 && texts->rows->len != chunk->n_rows)
    {
      duid_sql_set_damaged (sql, error);
      return FALSE;
    }
  return step == 0;
}

/* Gives them to the dataset, which keeps the bytes. */
static void
add_texts (const DuidStoryLoader *loader,
           Texts                 *texts)
{
  const char *bytes = (const char *) texts->bytes;
  g_autoptr (GBytes) block = g_bytes_new_with_free_func (bytes, texts->n_bytes, duid_slab_free,
                                                         g_steal_pointer (&texts->bytes));
  guint text = 0;

  duid_dataset_builder_lend (loader->builder, block);
  for (guint i = 0; i < texts->rows->len; i++)
    {
      const Place *place = &g_array_index (texts->rows, Place, i);

      for (guint n = 0; n < place->n_texts; n++)
        {
          const DuidStoryText *at = &g_array_index (texts->texts, DuidStoryText, text++);

          duid_dataset_builder_set_text (loader->builder, at->question, place->row,
                                         bytes + place->base + at->offset);
        }
    }
  duid_dataset_builder_lend (loader->builder, NULL);
}

static gboolean
load_texts (Work            *work,
            DuidSql         *sql,
            const DuidChunk *chunk,
            GError         **error)
{
  g_auto (Texts) texts = { NULL };

  if (!read_texts (work->loader, sql, chunk, &texts, error))
    return FALSE;
  g_mutex_lock (&work->mutex);
  add_texts (work->loader, &texts);
  g_mutex_unlock (&work->mutex);
  return TRUE;
}

/* ---- all of it ---- */

/* Texts first: they take longer, and the last pieces should be short. When they come later
 * there is nothing but answers. */
static gboolean
load_piece (Work    *work,
            DuidSql *sql,
            guint    piece,
            GError **error)
{
  const DuidStoryLoader *loader = work->loader;
  guint                  n_chunks = duid_chunk_table_get_n_chunks (loader->chunks);
  const DuidChunk       *chunk = duid_chunk_table_get_chunk (loader->chunks, piece % n_chunks);

  if (g_cancellable_set_error_if_cancelled (loader->cancellable, error))
    return FALSE;
  if (chunk->rows == NULL)
    return TRUE;
  return piece < n_chunks && !loader->is_late
           ? load_texts (work, sql, chunk, error)
           : duid_chunk_table_decode (sql, chunk, loader->framework, loader->builder, error);
}

static void
load_pieces (Work    *work,
             DuidSql *sql)
{
  int n_chunks = (int) duid_chunk_table_get_n_chunks (work->loader->chunks);
  int n_pieces = work->loader->is_late ? n_chunks : 2 * n_chunks;

  for (int piece = g_atomic_int_add (&work->next, 1); piece < n_pieces;
       piece = g_atomic_int_add (&work->next, 1))
    {
      GError *error = NULL;

      if (load_piece (work, sql, (guint) piece, &error))
        continue;
      g_mutex_lock (&work->mutex);
      if (work->error == NULL)
        work->error = g_steal_pointer (&error);
      g_mutex_unlock (&work->mutex);
      g_clear_error (&error);
      g_atomic_int_set (&work->next, n_pieces);
    }
}

static DuidSql *
connect (const char *path)
{
  g_autoptr (DuidSql) sql = duid_project_connect_to_read (path, NULL);

  return sql != NULL && duid_sql_begin_reading (sql, NULL) ? g_steal_pointer (&sql) : NULL;
}

/* Of each thread its own, since SQLite need not lock it then for every value. Who cannot
 * connect leaves the work to the others. */
static void
share_cb (gsize    from,
          gsize    to,
          int      part,
          gpointer data)
{
  Work *work = data;
  g_autoptr (DuidSql) sql = connect (work->loader->path);

  if (sql != NULL)
    load_pieces (work, sql);
  else if (part == 0)
    load_pieces (work, work->loader->sql);
}

static GError *
run_once (const DuidStoryLoader *loader,
          gboolean               is_shared)
{
  Work work = { .loader = loader };

  g_mutex_init (&work.mutex);
  if (is_shared)
    duid_crew_share (share_cb, &work);
  else
    load_pieces (&work, loader->sql);
  g_mutex_clear (&work.mutex);
  return work.error;
}

gboolean
duid_story_loader_run (const DuidStoryLoader *loader,
                       GError               **error)
{
  gboolean is_shared = loader->path != NULL &&
                       duid_chunk_table_get_n_chunks (loader->chunks) >= CHUNKS_TO_SHARE;
  GError *problem = run_once (loader, is_shared);

  /* Another connection sees what others wrote since this transaction began: stories may
   * have been erased. This one alone sees what it saw before. */
  if (problem != NULL && is_shared && !g_cancellable_is_cancelled (loader->cancellable))
    {
      g_clear_error (&problem);
      problem = run_once (loader, FALSE);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}
