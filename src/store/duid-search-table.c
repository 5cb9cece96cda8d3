/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-search-table.h"

#include "store/duid-story-texts.h"

#include <string.h>

/* How many bytes of words FTS5 gathers before it writes a part of the index. Many small
 * parts have to be joined again and again: with its own 1 MB an import takes three times
 * as long. */
#define MANY_WORDS   (16 * 1024 * 1024)
#define COMMON_WORDS (1024 * 1024)

static const char SET_GATHERED[] = "INSERT INTO search (search, rank) VALUES ('hashsize', ?)";
static const char ADD[] = "INSERT INTO search (rowid, text) VALUES (?, ?)";
static const char REMOVE[] = "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)";
static const char EMPTY[] = "INSERT INTO search (search) VALUES ('delete-all')";
static const char LIST_TEXTS[] =
  "SELECT story.id, version.texts FROM story JOIN version ON version.id = story.version"
  " ORDER BY story.id";

/* A second index beside it, and the words of both. */
static const char MAKE_COPY[] =
  "CREATE VIRTUAL TABLE temp.search_again USING fts5(text, content='', columnsize=0,"
  " tokenize='unicode61 remove_diacritics 2');"
  "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance');"
  "CREATE VIRTUAL TABLE temp.words_again USING fts5vocab('temp', 'search_again', 'instance');";
static const char DROP_COPY[] =
  "DROP TABLE IF EXISTS temp.words; DROP TABLE IF EXISTS temp.words_again;"
  "DROP TABLE IF EXISTS temp.search_again;";
static const char ADD_TO_COPY[] = "INSERT INTO temp.search_again (rowid, text) VALUES (?, ?)";
static const char LIST_WORDS[] = "SELECT term, doc, offset FROM temp.words";
static const char LIST_WORDS_AGAIN[] = "SELECT term, doc, offset FROM temp.words_again";
static const char CHECK[] = "INSERT INTO search (search) VALUES ('integrity-check')";

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
         const char    *add,
         GError       **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, LIST_TEXTS, "");
  int step;

  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    {
      g_autofree char *text =
        duid_story_texts_dup_searched (framework, sqlite3_column_blob (query, 1),
                                       (gsize) sqlite3_column_bytes (query, 1));

      if (!duid_sql_do (sql, error, add, "is", (gint64) sqlite3_column_int64 (query, 0), text))
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
  return duid_sql_do (sql, error, EMPTY, "") && duid_search_table_expect (sql, TRUE, error) &&
         add_all (sql, framework, ADD, error) && duid_search_table_expect (sql, FALSE, error);
}

static gboolean
is_same_row (sqlite3_stmt *a,
             sqlite3_stmt *b)
{
  return strcmp ((const char *) sqlite3_column_text (a, 0),
                 (const char *) sqlite3_column_text (b, 0)) == 0 &&
         sqlite3_column_int64 (a, 1) == sqlite3_column_int64 (b, 1) &&
         sqlite3_column_int64 (a, 2) == sqlite3_column_int64 (b, 2);
}

static gboolean
compare_words (DuidSql  *sql,
               gboolean *is_right,
               GError  **error)
{
  g_autoptr (sqlite3_stmt) a = duid_sql_query (sql, error, LIST_WORDS, "");
  g_autoptr (sqlite3_stmt) b = duid_sql_query (sql, error, LIST_WORDS_AGAIN, "");

  *is_right = TRUE;
  while (a != NULL && b != NULL && *is_right)
    {
      int a_step = duid_sql_step (sql, a, error);
      int b_step = a_step >= 0 ? duid_sql_step (sql, b, error) : -1;

      if (a_step < 0 || b_step < 0)
        return FALSE;
      if (a_step == 0 && b_step == 0)
        return TRUE;
      *is_right = a_step == b_step && is_same_row (a, b);
    }
  return a != NULL && b != NULL;
}

/* FTS5's own check counts as writing. */
static gboolean
is_whole (DuidSql *sql)
{
  return sqlite3_db_readonly (duid_sql_get_db (sql), "main") == 1 ||
         duid_sql_do (sql, NULL, CHECK, "");
}

gboolean
duid_search_table_check (DuidSql       *sql,
                         DuidFramework *framework,
                         gboolean      *is_right,
                         GError       **error)
{
  gboolean is_done;

  *is_right = is_whole (sql);
  if (!*is_right)
    return TRUE;
  if (!duid_sql_script (sql, DROP_COPY, error) || !duid_sql_script (sql, MAKE_COPY, error))
    return FALSE;
  is_done = add_all (sql, framework, ADD_TO_COPY, error) && compare_words (sql, is_right, error);
  if (!duid_sql_script (sql, DROP_COPY, is_done ? error : NULL))
    return FALSE;
  return is_done;
}

/* ---- what people type ---- */

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* One word or phrase as an FTS5 string; what is no letter in it parts words. */
static void
add_part (GString    *query,
          const char *start,
          gsize       length,
          gboolean    is_beginning)
{
  g_autofree char *text = g_strndup (start, length);

  if (!has_letters (text))
    return;
  if (query->len > 0)
    g_string_append_c (query, ' ');
  g_string_append_printf (query, "\"%s\"%s", text, is_beginning ? "*" : "");
}

/* Typographic quotes are quotes too, and what the index keeps for itself is not
 * for searching. */
static char *
dup_plain (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  GString         *plain = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == 0x201c || letter == 0x201d || letter == 0x201e)
        letter = '"';
      else if (g_unichar_isspace (letter) || g_unichar_type (letter) == G_UNICODE_PRIVATE_USE)
        letter = ' ';
      g_string_append_unichar (plain, letter);
    }
  return g_strchomp (g_string_free (plain, FALSE));
}

char *
duid_search_table_dup_query (const char *words)
{
  g_autofree char *plain = dup_plain (words);
  g_autoptr (GString) query = g_string_new (NULL);
  const char *c = plain;

  while (*c != '\0')
    {
      gboolean    is_phrase = *c == '"';
      const char *start = is_phrase ? c + 1 : c;
      gsize       length = strcspn (start, is_phrase ? "\"" : " \"");
      const char *end = start + length;

      /* Only the last word is still being typed. */
      add_part (query, start, length, *end == '\0');
      c = *end == '\0' || (*end == '"' && !is_phrase) ? end : end + 1;
    }
  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}
