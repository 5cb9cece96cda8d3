/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-erasure.h"

#include "store/duid-fault.h"
#include "store/duid-framework-table.h"
#include "store/duid-question-table.h"
#include "store/duid-search-table.h"
#include "store/duid-story-texts.h"

#include <string.h>

static const char FIND[] = "SELECT count(*) FROM erasure WHERE target = ?";
static const char ADD[] =
  "INSERT INTO erasure (target, hlc, site, seq) VALUES (?, ?, ?, ?)"
  " ON CONFLICT (target) DO UPDATE SET hlc = excluded.hlc, site = excluded.site,"
  " seq = excluded.seq WHERE (excluded.hlc, excluded.site, excluded.seq)"
  " < (erasure.hlc, erasure.site, erasure.seq)";

/* What any state table may hold of a target. */
static const char *const forgetting[] = {
  "DELETE FROM assignment WHERE story = ?",
  "DELETE FROM passage WHERE story = ?",
  "DELETE FROM note_base WHERE (site, seq) IN (SELECT site, seq FROM note WHERE story = ?)",
  "DELETE FROM note WHERE story = ?",
  "DELETE FROM read_mark WHERE story = ?",
  "DELETE FROM moderation WHERE story = ?",
  "DELETE FROM field_base WHERE (site, seq) IN (SELECT site, seq FROM field_write WHERE id = ?)",
  "DELETE FROM field_write WHERE id = ?",
  "DELETE FROM field WHERE id = ?",
  "DELETE FROM tombstone WHERE id = ?",
  "DELETE FROM tag_change WHERE tag = ?",
  "DELETE FROM ballot WHERE round = ?",
};

/* Neither the erasures themselves nor imports, whose target is nobody. */
static const char FORGET_BODIES[] =
  "UPDATE op SET body = NULL WHERE body IS NOT NULL AND kind NOT IN (1, 12)"
  " AND target IN (SELECT target FROM erasure)";
static const char LIST_STORIES[] =
  "SELECT story.id, version.texts FROM story JOIN version ON version.id = story.version"
  " WHERE story.hash IN (SELECT target FROM erasure) ORDER BY story.id";
static const char LIST_PLACES[] =
  "SELECT answer.id, version.place, chunk.n_rows, length(answer.body) FROM version"
  " JOIN chunk ON chunk.id = version.chunk JOIN answer ON answer.chunk = chunk.id"
  " WHERE version.story = ? ORDER BY answer.id";
static const char FORGET_CELLS[] =
  "DELETE FROM raw WHERE version IN (SELECT id FROM version WHERE story = ?)";
static const char FORGET_VERSIONS[] = "DELETE FROM version WHERE story = ?";
static const char FORGET_STORY[] = "DELETE FROM story WHERE id = ?";
/* A word taken out of the index stays in it until its parts are joined. */
static const char JOIN_SEARCH[] = "INSERT INTO search (search) VALUES ('optimize')";

gboolean
duid_erasure_find (DuidSql      *sql,
                   const guint8 *target,
                   gboolean     *is_erased,
                   GError      **error)
{
  gint64 n = 0;

  if (!duid_sql_get_int (sql, &n, error, duid_fault_plant (FIND), "h", target))
    return FALSE;
  *is_erased = n > 0;
  return TRUE;
}

gboolean
duid_erasure_apply (DuidSql      *sql,
                    const DuidOp *op,
                    GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (forgetting); i++)
    if (!duid_sql_do (sql, error, forgetting[i], "h", op->target))
      return FALSE;
  return duid_sql_do (sql, error, ADD, "hihi", op->target, op->stamp.hlc, op->stamp.site,
                      op->stamp.seq);
}

/* ---- stories ---- */

static gboolean
blank (DuidSql    *sql,
       gint64      answer,
       const char *column,
       gsize       from,
       gsize       size,
       GError    **error)
{
  g_autofree guint8 *zeros = g_malloc0 (MAX (size, 1));
  sqlite3_blob      *blob = NULL;
  int                code;

  if (size == 0)
    return TRUE;
  code = sqlite3_blob_open (duid_sql_get_db (sql), "main", "answer", column, answer, 1, &blob);
  if (code == SQLITE_OK)
    code = sqlite3_blob_write (blob, zeros, (int) size, (int) from);
  if (code == SQLITE_OK)
    code = sqlite3_blob_close (g_steal_pointer (&blob));
  else
    (void) sqlite3_blob_close (blob);
  if (code == SQLITE_OK)
    return TRUE;
  duid_sql_set_error (sql, code, error);
  return FALSE;
}

/* Its place in every column becomes that of somebody who was not asked. */
static gboolean
blank_answers (DuidSql *sql,
               gint64   story,
               GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_PLACES, "i", story);
  int step = -1;

  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      gint64 answer = sqlite3_column_int64 (query, 0);
      gint64 place = sqlite3_column_int64 (query, 1);
      gint64 n_rows = sqlite3_column_int64 (query, 2);
      gsize  size;

      if (n_rows < 1 || place < 0 || place >= n_rows)
        {
          duid_sql_set_damaged (sql, error);
          return FALSE;
        }
      size = (gsize) (sqlite3_column_int64 (query, 3) / n_rows);
      if (!blank (sql, answer, "states", (gsize) place, 1, error) ||
          !blank (sql, answer, "body", (gsize) place * size, size, error))
        return FALSE;
    }
  return step == 0;
}

static gboolean
forget_story (DuidSql       *sql,
              DuidFramework *framework,
              gint64         story,
              const guint8  *texts,
              gsize          size,
              GError       **error)
{
  g_autofree char *words = duid_story_texts_dup_searched (framework, texts, size);

  return duid_search_table_remove (sql, story, words, error) &&
         blank_answers (sql, story, error) &&
         duid_sql_do (sql, error, FORGET_CELLS, "i", story) &&
         duid_sql_do (sql, error, FORGET_VERSIONS, "i", story) &&
         duid_sql_do (sql, error, FORGET_STORY, "i", story);
}

typedef struct
{
  gint64  id;
  GBytes *texts;
} Story;

static void
clear_story (gpointer story)
{
  g_bytes_unref (((Story *) story)->texts);
}

/* First listed, then forgotten: a table is not changed while it is read. */
static GArray *
list_stories (DuidSql *sql,
              GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (Story));
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_STORIES, "");
  int step = -1;

  g_array_set_clear_func (stories, clear_story);
  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      Story story = { .id = sqlite3_column_int64 (query, 0),
                      .texts = g_bytes_new (sqlite3_column_blob (query, 1),
                                            (gsize) sqlite3_column_bytes (query, 1)) };

      g_array_append_val (stories, story);
    }
  return step == 0 ? g_steal_pointer (&stories) : NULL;
}

gboolean
duid_erasure_sweep (DuidSql *sql,
                    GError **error)
{
  g_autoptr (GArray) stories = NULL;
  g_autoptr (DuidFramework) imported = NULL;
  g_autoptr (DuidFramework) framework = NULL;

  if (!duid_sql_do (sql, error, FORGET_BODIES, ""))
    return FALSE;
  stories = list_stories (sql, error);
  if (stories == NULL || stories->len == 0)
    return stories != NULL;
  imported = duid_framework_table_load (sql, error);
  framework = imported != NULL ? duid_question_table_mark (sql, imported, error) : NULL;
  if (framework == NULL)
    return FALSE;
  for (guint i = 0; i < stories->len; i++)
    {
      const Story  *story = &g_array_index (stories, Story, i);
      gsize         size;
      const guint8 *texts = g_bytes_get_data (story->texts, &size);

      if (!forget_story (sql, framework, story->id, texts, size, error))
        return FALSE;
    }
  return duid_sql_do (sql, error, JOIN_SEARCH, "");
}

gboolean
duid_erasure_clean (DuidSql *sql,
                    GError **error)
{
  return duid_sql_do (sql, error, "VACUUM", "") &&
         duid_sql_script (sql, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}
