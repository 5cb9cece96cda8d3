/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-story-index.h"

#include <string.h>

struct _DuidStoryIndex
{
  DuidDataset *dataset;
  GArray      *rows_by_number; /* gssize, from story number 1 */
  guint8      *hashes;         /* of `n` stories, with their rows */
  gssize      *rows;
  gsize        n;
  gsize        n_stories;    /* that are to come */
  gsize        n_numbers;    /* that were given out, erased ones included */
  GHashTable  *rows_by_hash; /* 16 bytes in `hashes` → row + 1; made when one is looked for */
};

/* Stories are numbered from 1 as they come; a file that claims otherwise gets no
 * memory for it. */
#define MOST_UNUSED_NUMBERS 1000

static const char COUNT_STORIES[] = "SELECT count(*) FROM story";
static const char COUNT_ERASED[] = "SELECT count(*) FROM erasure";
static const char LIST_STORIES[] = "SELECT id, hash, key FROM story ORDER BY id";

/* Datasets hold stories in the order of their numbers, so it is nearly always row @n. */
static gssize
find_row (DuidDataset *dataset,
          const char  *key,
          gsize        n)
{
  if (key != NULL && n < duid_dataset_get_n_rows (dataset) &&
      strcmp (duid_dataset_get_key (dataset, n), key) == 0)
    return (gssize) n;
  return duid_dataset_find_key (dataset, key);
}

gboolean
duid_story_index_add (DuidStoryIndex *index,
                      gint64          number,
                      const guint8   *hash,
                      gssize          row)
{
  const gssize none = -1;

  if (hash == NULL || number <= index->rows_by_number->len || index->n == index->n_stories ||
      number > (gint64) index->n_numbers + MOST_UNUSED_NUMBERS)
    return FALSE;
  while (index->rows_by_number->len < (guint) number - 1)
    g_array_append_val (index->rows_by_number, none);
  g_array_append_val (index->rows_by_number, row);
  memcpy (index->hashes + index->n * DUID_ID_SIZE, hash, DUID_ID_SIZE);
  index->rows[index->n++] = row;
  return TRUE;
}

DuidStoryIndex *
duid_story_index_begin (DuidSql *sql,
                        GError **error)
{
  g_autoptr (DuidStoryIndex) index = g_new0 (DuidStoryIndex, 1);
  gint64 n_stories = 0;
  gint64 n_erased = 0;

  index->rows_by_number = g_array_new (FALSE, FALSE, sizeof (gssize));
  if (!duid_sql_get_int (sql, &n_stories, error, COUNT_STORIES, "") ||
      !duid_sql_get_int (sql, &n_erased, error, COUNT_ERASED, ""))
    return NULL;
  index->n_stories = (gsize) n_stories;
  index->n_numbers = (gsize) (n_stories + n_erased);
  index->hashes = g_malloc_n (MAX (index->n_stories, 1), DUID_ID_SIZE);
  index->rows = g_new (gssize, MAX (index->n_stories, 1));
  return g_steal_pointer (&index);
}

gsize
duid_story_index_get_n_stories (const DuidStoryIndex *index)
{
  return index->n_stories;
}

void
duid_story_index_finish (DuidStoryIndex *index,
                         DuidDataset    *dataset)
{
  index->dataset = duid_dataset_ref (dataset);
}

DuidStoryIndex *
duid_story_index_new (DuidSql     *sql,
                      DuidDataset *dataset,
                      GError     **error)
{
  g_autoptr (DuidStoryIndex) index = duid_story_index_begin (sql, error);
  g_autoptr (sqlite3_stmt) query =
    index != NULL ? duid_sql_query (sql, error, LIST_STORIES, "") : NULL;
  int step;

  if (query == NULL)
    return NULL;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    if (!duid_story_index_add (index, sqlite3_column_int64 (query, 0), duid_sql_get_id (query, 1),
                               find_row (dataset, (const char *) sqlite3_column_text (query, 2),
                                         index->n)))
      {
        duid_sql_set_damaged (sql, error);
        return NULL;
      }
  duid_story_index_finish (index, dataset);
  return step == 0 ? g_steal_pointer (&index) : NULL;
}

void
duid_story_index_free (DuidStoryIndex *index)
{
  if (index == NULL)
    return;
  g_clear_pointer (&index->dataset, duid_dataset_unref);
  g_array_unref (index->rows_by_number);
  g_clear_pointer (&index->rows_by_hash, g_hash_table_unref);
  g_free (index->hashes);
  g_free (index->rows);
  g_free (index);
}

DuidDataset *
duid_story_index_get_dataset (const DuidStoryIndex *index)
{
  return index->dataset;
}

gssize
duid_story_index_find_number (const DuidStoryIndex *index,
                              gint64                number)
{
  if (number < 1 || (guint64) number > index->rows_by_number->len)
    return -1;
  return g_array_index (index->rows_by_number, gssize, number - 1);
}

static void
make_table (DuidStoryIndex *index)
{
  index->rows_by_hash = g_hash_table_new (duid_id_hash, duid_id_equal);
  for (gsize n = 0; n < index->n; n++)
    g_hash_table_insert (index->rows_by_hash, index->hashes + n * DUID_ID_SIZE,
                         GSIZE_TO_POINTER (index->rows[n] + 1));
}

gssize
duid_story_index_find_hash (DuidStoryIndex *index,
                            const guint8    hash[DUID_ID_SIZE])
{
  if (index->rows_by_hash == NULL)
    make_table (index);
  return (gssize) GPOINTER_TO_SIZE (g_hash_table_lookup (index->rows_by_hash, hash)) - 1;
}
