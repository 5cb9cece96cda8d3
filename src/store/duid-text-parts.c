/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-text-parts.h"

#include "model/duid-late-texts.h"
#include "store/duid-project-private.h"
#include "store/duid-story-texts.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A part is what who asks for one text waits for: some ms from a slow disk. */
#define PLACES_A_PART 512

static const char LIST_TEXTS[] =
  "SELECT id, chunk, place, texts FROM version WHERE id >= ? AND id < ? ORDER BY id";
/* Goes through all stories, and is asked of a file that misses something only. */
static const char COUNT_SHOWN[] =
  "SELECT count(*) FROM story WHERE version >= ? AND version < ?";

typedef struct
{
  const DuidChunk *chunk;
  gsize            first; /* place in the chunk */
  gsize            end;
} Part;

typedef struct
{
  char           *path;
  GStatBuf        about; /* the file as it was */
  DuidFramework  *framework;
  DuidChunkTable *chunks; /* whose rows the parts look at */
  GArray         *parts;  /* Part */
} Parts;

typedef struct
{
  const Parts *parts;
  DuidSql     *sql;
  GByteArray  *bytes; /* of a part, while it is being read */
  GArray      *found; /* DuidStoryText of a story */
} Reader;

static void
free_parts (gpointer data)
{
  Parts *parts = data;

  g_free (parts->path);
  duid_framework_unref (parts->framework);
  duid_chunk_table_free (parts->chunks);
  g_array_unref (parts->parts);
  g_free (parts);
}

/* ---- reading ---- */

static void
end_reader (gpointer data)
{
  Reader *reader = data;

  duid_sql_free (reader->sql);
  g_byte_array_unref (reader->bytes);
  g_array_unref (reader->found);
  g_free (reader);
}

static gpointer
begin_reader (gpointer data,
              GError **error)
{
  const Parts *parts = data;
  GStatBuf     about;
  DuidSql     *sql;
  Reader      *reader;

  if (g_stat (parts->path, &about) != 0 || about.st_dev != parts->about.st_dev ||
      about.st_ino != parts->about.st_ino)
    {
      duid_project_refuse (error, DUID_PROJECT_ERROR_UNKNOWN,
                           _ ("The file of the project is not there any more, and not all of its "
                              "texts had been read. Put it back (or the stick into the computer), "
                              "close this window and open the project again."));
      return NULL;
    }
  sql = duid_project_connect_to_read (parts->path, error);
  if (sql == NULL)
    return NULL;
  reader = g_new0 (Reader, 1);
  reader->parts = parts;
  reader->sql = sql;
  reader->bytes = g_byte_array_new ();
  reader->found = g_array_new (FALSE, FALSE, sizeof (DuidStoryText));
  return reader;
}

/* FALSE when its bytes cannot be texts. A version that is none of the part's was written
 * when that of its number had been erased. */
static gboolean
take_story (Reader       *reader,
            const Part   *part,
            sqlite3_stmt *query,
            GArray       *texts,
            gsize        *n_taken)
{
  gint64        place = sqlite3_column_int64 (query, 0) - part->chunk->first;
  const guint8 *bytes = sqlite3_column_blob (query, 3);
  gsize         size = (gsize) sqlite3_column_bytes (query, 3);
  gsize         base = reader->bytes->len;

  if (sqlite3_column_int64 (query, 1) != part->chunk->id ||
      sqlite3_column_int64 (query, 2) != place || part->chunk->rows[place] < 0)
    return TRUE;
  g_array_set_size (reader->found, 0);
  if (!duid_story_texts_find (reader->parts->framework, bytes, size, reader->found))
    return FALSE;
  for (guint i = 0; i < reader->found->len; i++)
    {
      const DuidStoryText *found = &g_array_index (reader->found, DuidStoryText, i);
      DuidLateText         text = { found->question, (gsize) part->chunk->rows[place],
                                    base + found->offset };

      g_array_append_val (texts, text);
    }
  if (size > 0)
    g_byte_array_append (reader->bytes, bytes, (guint) size);
  ++*n_taken;
  return TRUE;
}

/* What others erased meanwhile is no longer shown by any story; other than that all must
 * be there. */
static gboolean
is_whole (Reader  *reader,
          gint64   first,
          gint64   end,
          gsize    n_missing,
          gsize    n_taken,
          GError **error)
{
  gint64 n_shown = 0;

  if (n_missing == 0)
    return TRUE;
  if (!duid_sql_get_int (reader->sql, &n_shown, error, COUNT_SHOWN, "ii", first, end))
    return FALSE;
  if (n_shown <= (gint64) n_taken)
    return TRUE;
  duid_sql_set_damaged (reader->sql, error);
  return FALSE;
}

static gsize
count_rows (const Part *part)
{
  gsize n = 0;

  for (gsize place = part->first; place < part->end; place++)
    n += part->chunk->rows[place] >= 0;
  return n;
}

static GBytes *
read_part (gpointer data,
           guint    index,
           GArray  *texts,
           GError **error)
{
  Reader     *reader = data;
  const Part *part = &g_array_index (reader->parts->parts, Part, index);
  gint64      first = part->chunk->first + (gint64) part->first;
  gint64      end = MIN (part->chunk->first + (gint64) part->end, part->chunk->end);
  g_autoptr (sqlite3_stmt) query =
    duid_sql_query (reader->sql, error, LIST_TEXTS, "ii", first, end);
  gsize n_taken = 0;
  int   step = -1;

  g_byte_array_set_size (reader->bytes, 0);
  while (query != NULL && (step = duid_sql_step (reader->sql, query, error)) > 0)
    if (!take_story (reader, part, query, texts, &n_taken))
      {
        duid_sql_set_damaged (reader->sql, error);
        return NULL;
      }
  if (step != 0 || !is_whole (reader, first, end, count_rows (part) - n_taken, n_taken, error))
    return NULL;
  return g_bytes_new (reader->bytes->data, reader->bytes->len);
}

/* ---- making ---- */

/* Also tells each row its part. */
static void
add_parts (Parts           *parts,
           const DuidChunk *chunk,
           guint32         *part_of_row)
{
  for (gsize first = 0; chunk->rows != NULL && first < chunk->n_places; first += PLACES_A_PART)
    {
      Part part = { chunk, first, MIN (first + PLACES_A_PART, chunk->n_places) };

      for (gsize place = first; place < part.end; place++)
        if (chunk->rows[place] >= 0)
          part_of_row[chunk->rows[place]] = parts->parts->len;
      g_array_append_val (parts->parts, part);
    }
}

gboolean
duid_text_parts_put_off (const char         *path,
                         DuidFramework      *framework,
                         DuidChunkTable     *chunks,
                         DuidDatasetBuilder *builder,
                         gsize               n_rows)
{
  static const DuidLateSource source = { begin_reader, read_part, end_reader, free_parts };
  g_autoptr (DuidSql) trial = duid_project_connect_to_read (path, NULL);
  GStatBuf about;
  Parts   *parts;
  guint32 *part_of_row;

  if (trial == NULL || g_stat (path, &about) != 0)
    return FALSE;
  parts = g_new0 (Parts, 1);
  parts->path = g_strdup (path);
  parts->about = about;
  parts->framework = duid_framework_ref (framework);
  parts->chunks = chunks;
  parts->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  part_of_row = g_new0 (guint32, MAX (n_rows, 1));
  for (guint i = 0; i < duid_chunk_table_get_n_chunks (chunks); i++)
    add_parts (parts, duid_chunk_table_get_chunk (chunks, i), part_of_row);
  duid_dataset_builder_put_off_texts (builder, &source, parts, part_of_row, parts->parts->len);
  return TRUE;
}
