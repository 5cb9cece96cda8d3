/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-search-table.h"

#include "store/duid-framework-table.h"
#include "store/duid-question-table.h"
#include "store/duid-story-texts.h"

/* More stories than this are better put in behind what people do. */
#define MANY_STORIES 1000
/* The program is asked whether it is enough after so many stories. */
#define STORIES_A_LOOK 8

static const char SET_OPTION[] = "INSERT INTO search (search, rank) VALUES (?, ?)";
static const char ADD[] = "INSERT INTO search (rowid, text) VALUES (?, ?)";
static const char REMOVE[] = "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)";
static const char EMPTY[] = "INSERT INTO search (search) VALUES ('delete-all')";
static const char GET_MARK[] = "SELECT story, is_joined FROM indexing";
static const char SET_MARK[] =
  "INSERT OR REPLACE INTO indexing (id, story, is_joined) VALUES (1, ?, ?)";
static const char RETRACT[] = "UPDATE indexing SET story = ?1 WHERE story > ?1";
static const char LAST_STORY[] = "SELECT coalesce(max(id), 0) FROM story";
static const char COUNT_MISSING[] = "SELECT count(*) FROM story WHERE id > ?";
static const char LIST_MISSING[] =
  "SELECT story.id, version.texts FROM story JOIN version ON version.id = story.version"
  " WHERE story.id > ? ORDER BY story.id LIMIT ?";
const char DUID_SEARCH_TEXTS[] =
  "SELECT story.id, version.texts FROM story JOIN version ON version.id = story.version"
  " WHERE story.id <= ? ORDER BY story.id";

/* ---- the mark ---- */

gboolean
duid_search_table_get_mark (DuidSql        *sql,
                            DuidSearchMark *mark,
                            GError        **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, GET_MARK, "");
  int step = query != NULL ? duid_sql_step (sql, query, error) : -1;

  *mark = (DuidSearchMark) { 0, FALSE };
  if (step > 0)
    *mark = (DuidSearchMark) { sqlite3_column_int64 (query, 0), sqlite3_column_int (query, 1) };
  return step >= 0;
}

gboolean
duid_search_table_set_mark (DuidSql              *sql,
                            const DuidSearchMark *mark,
                            GError              **error)
{
  return duid_sql_do (sql, error, SET_MARK, "ii", mark->story, (gint64) mark->is_joined);
}

gboolean
duid_search_table_is_whole (DuidSql  *sql,
                            gboolean *is_whole,
                            GError  **error)
{
  DuidSearchMark mark;
  gint64         last = 0;

  if (!duid_search_table_get_mark (sql, &mark, error) ||
      !duid_sql_get_int (sql, &last, error, LAST_STORY, ""))
    return FALSE;
  *is_whole = mark.story >= last;
  return TRUE;
}

gboolean
duid_search_table_retract (DuidSql *sql,
                           gint64   last,
                           GError **error)
{
  return duid_sql_do (sql, error, RETRACT, "i", last);
}

/* ---- one story ---- */

static gboolean
change (DuidSql    *sql,
        const char *how,
        gint64      story,
        const char *text,
        GError    **error)
{
  DuidSearchMark mark;

  return duid_search_table_get_mark (sql, &mark, error) &&
         (story > mark.story || duid_sql_do (sql, error, how, "is", story, text));
}

gboolean
duid_search_table_add (DuidSql    *sql,
                       gint64      story,
                       const char *text,
                       GError    **error)
{
  return change (sql, ADD, story, text, error);
}

gboolean
duid_search_table_remove (DuidSql    *sql,
                          gint64      story,
                          const char *text,
                          GError    **error)
{
  return change (sql, REMOVE, story, text, error);
}

/* ---- many ---- */

static gboolean
add_listed (DuidSql       *sql,
            DuidFramework *framework,
            sqlite3_stmt  *query,
            gint64        *story,
            GError       **error)
{
  g_autofree char *text =
    duid_story_texts_dup_searched (framework, sqlite3_column_blob (query, 1),
                                   (gsize) sqlite3_column_bytes (query, 1));

  *story = sqlite3_column_int64 (query, 0);
  return duid_sql_do (sql, error, ADD, "is", *story, text);
}

gboolean
duid_search_table_go_on (DuidSql         *sql,
                         DuidFramework   *framework,
                         gint64           most,
                         DuidSearchEnough is_enough,
                         gpointer         data,
                         gboolean        *is_whole,
                         GError         **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  DuidSearchMark mark;
  gint64         n = 0;
  int            step = -1;

  if (!duid_search_table_get_mark (sql, &mark, error))
    return FALSE;
  query = duid_sql_query (sql, error, LIST_MISSING, "ii", mark.story, most);
  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      if (!add_listed (sql, framework, query, &mark.story, error))
        return FALSE;
      if (++n % STORIES_A_LOOK == 0 && is_enough != NULL && is_enough (data))
        break;
    }
  *is_whole = step == 0 && n < most;
  return step >= 0 && duid_search_table_set_mark (sql, &mark, error);
}

static gboolean
set_option (DuidSql    *sql,
            const char *name,
            gint64      value,
            GError    **error)
{
  return duid_sql_do (sql, error, SET_OPTION, "si", name, value);
}

gboolean
duid_search_table_set_pace (DuidSql       *sql,
                            DuidSearchPace pace,
                            GError       **error)
{
  /* How many bytes of words FTS5 gathers before it writes a part of the index; how many
   * parts of a kind it leaves before it joins them, by and by, or at once. Many small
   * parts joined again and again take three times as long. The first are its own. */
  static const gint64 options[][3] = {
    [DUID_SEARCH_FEW] = { 1 << 20, 4, 16 },
    [DUID_SEARCH_AT_ONCE] = { 16 << 20, 4, 16 },
    [DUID_SEARCH_IN_PARTS] = { 64 << 20, 0, 1900 },
  };

  return set_option (sql, "hashsize", options[pace][0], error) &&
         set_option (sql, "automerge", options[pace][1], error) &&
         set_option (sql, "crisismerge", options[pace][2], error);
}

gboolean
duid_search_table_join (DuidSql  *sql,
                        gint64    n_pages,
                        gboolean *is_joined,
                        GError  **error)
{
  sqlite3 *db = duid_sql_get_db (sql);
  int      before = sqlite3_total_changes (db);

  /* A negative number joins all parts there are, of whatever size. */
  if (!set_option (sql, "merge", -n_pages, error))
    return FALSE;
  /* So FTS5 tells that there was nothing to do. */
  *is_joined = sqlite3_total_changes (db) - before < 2;
  return TRUE;
}

gboolean
duid_search_table_mend (DuidSql       *sql,
                        DuidFramework *framework,
                        GError       **error)
{
  DuidSearchMark mark;
  gboolean       is_whole;
  gint64         n_missing = 0;

  if (!duid_search_table_get_mark (sql, &mark, error) ||
      !duid_sql_get_int (sql, &n_missing, error, COUNT_MISSING, "i", mark.story))
    return FALSE;
  return n_missing >= MANY_STORIES ||
         duid_search_table_go_on (sql, framework, MANY_STORIES, NULL, NULL, &is_whole, error);
}

gboolean
duid_search_table_rebuild (DuidSql       *sql,
                           DuidFramework *framework,
                           GError       **error)
{
  static const DuidSearchMark nothing = { 0, TRUE };
  g_autoptr (DuidFramework) marked = duid_question_table_mark (sql, framework, error);

  return marked != NULL && duid_sql_do (sql, error, EMPTY, "") &&
         duid_search_table_set_mark (sql, &nothing, error) &&
         duid_search_table_set_pace (sql, DUID_SEARCH_FEW, error) &&
         duid_search_table_mend (sql, marked, error);
}

gboolean
duid_search_table_make_anew (DuidSql *sql,
                             GError **error)
{
  g_autoptr (DuidFramework) framework = duid_framework_table_load (sql, error);

  return framework != NULL && duid_search_table_rebuild (sql, framework, error);
}

DuidFramework *
duid_search_table_load_framework (DuidSql *sql,
                                  GError **error)
{
  g_autoptr (DuidFramework) framework = duid_framework_table_load (sql, error);

  return framework != NULL ? duid_question_table_mark (sql, framework, error) : NULL;
}

/* ---- what people type ---- */

char *
duid_search_table_dup_query (const DuidSearch *search)
{
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < search->terms->len; i++)
    {
      const DuidTerm *term = g_ptr_array_index (search->terms, i);

      g_string_append_printf (query, "%s\"%s\"%s", i > 0 ? " " : "", term->typed,
                              term->kind == DUID_TERM_BEGINNING ? "*" : "");
    }
  return g_string_free (query, FALSE);
}
