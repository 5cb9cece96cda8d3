/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-search-table.h"

#include "store/duid-framework-table.h"
#include "store/duid-question-table.h"
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
