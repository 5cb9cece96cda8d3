/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-search-table.h"

#include "store/duid-framework-table.h"
#include "store/duid-question-table.h"
#include "store/duid-story-texts.h"

/* How many bytes of words FTS5 gathers before it writes a part of the index. Many small
 * parts have to be joined again and again: with its own 1 MB an import takes three times
 * as long. */
#define MANY_WORDS   (16 * 1024 * 1024)
#define COMMON_WORDS (1024 * 1024)

static const char SET_GATHERED[] = "INSERT INTO search (search, rank) VALUES ('hashsize', ?)";
static const char ADD[] = "INSERT INTO search (rowid, text) VALUES (?, ?)";
static const char REMOVE[] = "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)";
static const char EMPTY[] = "INSERT INTO search (search) VALUES ('delete-all')";
const char        DUID_SEARCH_TEXTS[] =
  "SELECT story.id, version.texts FROM story JOIN version ON version.id = story.version"
  " ORDER BY story.id";

gboolean
duid_search_table_add (DuidSql    *sql,
                       gint64      story,
                       const char *text,
                       GError    **error)
{
  return duid_sql_do (sql, error, ADD, "is", story, text);
}

gboolean
duid_search_table_remove (DuidSql    *sql,
                          gint64      story,
                          const char *text,
                          GError    **error)
{
  return duid_sql_do (sql, error, REMOVE, "is", story, text);
}

static gboolean
add_all (DuidSql       *sql,
         DuidFramework *framework,
         GError       **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, DUID_SEARCH_TEXTS, "");
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    {
      g_autofree char *text =
        duid_story_texts_dup_searched (framework, sqlite3_column_blob (query, 1),
                                       (gsize) sqlite3_column_bytes (query, 1));

      if (!duid_sql_do (sql, error, ADD, "is", (gint64) sqlite3_column_int64 (query, 0), text))
        return FALSE;
    }
  return step == 0;
}

gboolean
duid_search_table_expect (DuidSql *sql,
                          gboolean is_much,
                          GError **error)
{
  gint64 n_bytes = is_much ? MANY_WORDS : COMMON_WORDS;

  return duid_sql_do (sql, error, SET_GATHERED, "i", n_bytes);
}

gboolean
duid_search_table_rebuild (DuidSql       *sql,
                           DuidFramework *framework,
                           GError       **error)
{
  g_autoptr (DuidFramework) marked = duid_question_table_mark (sql, framework, error);

  return marked != NULL && duid_sql_do (sql, error, EMPTY, "") &&
         duid_search_table_expect (sql, TRUE, error) && add_all (sql, marked, error) &&
         duid_search_table_expect (sql, FALSE, error);
}

gboolean
duid_search_table_make_anew (DuidSql *sql,
                             GError **error)
{
  g_autoptr (DuidFramework) framework = duid_framework_table_load (sql, error);

  return framework != NULL && duid_search_table_rebuild (sql, framework, error);
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
