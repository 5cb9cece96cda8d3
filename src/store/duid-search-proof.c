/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-search-proof.h"

#include "store/duid-question-table.h"
#include "store/duid-search-table.h"
#include "store/duid-story-texts.h"

#include <sodium.h>
#include <string.h>

/* FTS5 keeps no more of a word. */
#define LONGEST_WORD 32768

static const char GET_API[] = "SELECT fts5(?)";
static const char MAKE_WORDS[] =
  "DROP TABLE IF EXISTS temp.words;"
  "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance');";
static const char DROP_WORDS[] = "DROP TABLE IF EXISTS temp.words;";
#define ADD_UP "duid_add_up"
static const char LIST_WORDS[] = "SELECT " ADD_UP " (term, doc, offset) FROM temp.words";
static const char CHECK[] = "INSERT INTO search (search) VALUES ('integrity-check')";

/* Words added up, in whatever order they come. */
typedef struct
{
  const guint8 *key; /* of crypto_shorthash() */
  guint64       n;
  guint64       sum;
} Tally;

/* Where in a text the next word stands. */
typedef struct
{
  Tally *tally;
  gint64 story;
  gint64 offset;
} Reading;

/* Where in the index the next entry stands. */
typedef struct
{
  Tally   *tally;
  GString *last; /* word, and its hash */
  guint64  hash;
} Listing;

static guint64
hash_word (const Tally *tally,
           const char  *word,
           gsize        length)
{
  guint64 hash;

  crypto_shorthash ((guint8 *) &hash, (const guint8 *) word, length, tally->key);
  return hash;
}

static void
add_word (Tally  *tally,
          guint64 word_hash,
          gint64  story,
          gint64  offset)
{
  const guint64 place[] = { word_hash, (guint64) story, (guint64) offset };
  guint64       hash;

  crypto_shorthash ((guint8 *) &hash, (const guint8 *) place, sizeof place, tally->key);
  tally->sum += hash;
  tally->n++;
}

/* ---- the words of the texts ---- */

static int
token_cb (gpointer    reading_,
          int         flags,
          const char *token,
          int         length,
          int         start,
          int         end)
{
  Reading *reading = reading_;

  if ((flags & FTS5_TOKEN_COLOCATED) == 0 || reading->offset < 0)
    reading->offset++;
  add_word (reading->tally,
            hash_word (reading->tally, token, (gsize) MIN (length, LONGEST_WORD)),
            reading->story, reading->offset);
  return SQLITE_OK;
}

static gboolean
add_texts (DuidSql              *sql,
           DuidFramework        *framework,
           const fts5_tokenizer *tokenizer,
           Fts5Tokenizer        *instance,
           Tally                *tally,
           GError              **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  DuidSearchMark mark;
  int            step = -1;

  if (!duid_search_table_get_mark (sql, &mark, error))
    return FALSE;
  query = duid_sql_query (sql, error, DUID_SEARCH_TEXTS, "i", mark.story);
  while (query != NULL && (step = duid_sql_step (sql, query, error)) > 0)
    {
      Reading          reading = { tally, sqlite3_column_int64 (query, 0), -1 };
      g_autofree char *text =
        duid_story_texts_dup_searched (framework, sqlite3_column_blob (query, 1),
                                       (gsize) sqlite3_column_bytes (query, 1));
      int code = tokenizer->xTokenize (instance, &reading, FTS5_TOKENIZE_DOCUMENT, text,
                                       (int) strlen (text), token_cb);

      if (code != SQLITE_OK)
        {
          duid_sql_set_error (sql, code, error);
          return FALSE;
        }
    }
  return step == 0;
}

static fts5_api *
find_api (DuidSql *sql,
          GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, GET_API, "");
  fts5_api *api = NULL;

  if (query == NULL ||
      sqlite3_bind_pointer (query, 1, (void *) &api, "fts5_api_ptr", NULL) != SQLITE_OK ||
      duid_sql_step (sql, query, error) < 0)
    return NULL;
  return api;
}

/* As the index itself takes texts apart; see store/duid-schema.c. */
static gboolean
add_all_texts (DuidSql       *sql,
               DuidFramework *framework,
               Tally         *tally,
               GError       **error)
{
  const char    *arguments[] = { "remove_diacritics", "2" };
  fts5_api      *api = find_api (sql, error);
  fts5_tokenizer tokenizer;
  Fts5Tokenizer *instance = NULL;
  void          *context = NULL;
  gboolean       is_done;
  int            code;

  if (api == NULL)
    return FALSE;
  code = api->xFindTokenizer (api, "unicode61", &context, &tokenizer);
  if (code == SQLITE_OK)
    code = tokenizer.xCreate (context, arguments, G_N_ELEMENTS (arguments), &instance);
  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      return FALSE;
    }
  is_done = add_texts (sql, framework, &tokenizer, instance, tally, error);
  tokenizer.xDelete (instance);
  return is_done;
}

/* ---- the words of the index ---- */

/* One word at one place of the index, straight from the query: millions of rows that come
 * out of it one by one would take twice as long. */
static void
add_entry (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  Listing    *listing = sqlite3_user_data (context);
  const char *word = sqlite3_value_blob (values[0]);
  gsize       length = (gsize) sqlite3_value_bytes (values[0]);

  /* The index is in the order of its words. */
  if (length != listing->last->len || memcmp (word, listing->last->str, length) != 0)
    {
      g_string_truncate (listing->last, 0);
      g_string_append_len (listing->last, word, (gssize) length);
      listing->hash = hash_word (listing->tally, word, length);
    }
  add_word (listing->tally, listing->hash, sqlite3_value_int64 (values[1]),
            sqlite3_value_int64 (values[2]));
}

static void
end_entries (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

static gboolean
add_index (DuidSql *sql,
           Tally   *tally,
           GError **error)
{
  static const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  sqlite3         *db = duid_sql_get_db (sql);
  g_autoptr (GString) last = g_string_new (NULL);
  Listing  listing = { tally, last, hash_word (tally, "", 0) };
  gint64   nothing = 0;
  gboolean is_done;
  int      code = sqlite3_create_function_v2 (db, ADD_UP, 3, flags, &listing, NULL, add_entry,
                                              end_entries, NULL);

  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      return FALSE;
    }
  is_done = duid_sql_get_int (sql, &nothing, error, LIST_WORDS, "");
  code = sqlite3_create_function_v2 (db, ADD_UP, 3, flags, NULL, NULL, NULL, NULL, NULL);
  if (code != SQLITE_OK && is_done)
    duid_sql_set_error (sql, code, error);
  return is_done && code == SQLITE_OK;
}

/* FTS5's own check counts as writing. */
static gboolean
is_whole (DuidSql *sql)
{
  return sqlite3_db_readonly (duid_sql_get_db (sql), "main") == 1 ||
         duid_sql_do (sql, NULL, CHECK, "");
}

gboolean
duid_search_proof_check (DuidSql       *sql,
                         DuidFramework *framework,
                         gboolean      *is_right,
                         GError       **error)
{
  guint8 key[crypto_shorthash_KEYBYTES];
  Tally  texts = { .key = key };
  Tally  index = { .key = key };
  g_autoptr (DuidFramework) marked = duid_question_table_mark (sql, framework, error);
  gboolean is_done;

  if (marked == NULL)
    return FALSE;
  *is_right = is_whole (sql);
  if (!*is_right)
    return TRUE;
  crypto_shorthash_keygen (key);
  if (!duid_sql_script (sql, MAKE_WORDS, error))
    return FALSE;
  is_done = add_index (sql, &index, error) && add_all_texts (sql, marked, &texts, error);
  *is_right = texts.n == index.n && texts.sum == index.sum;
  if (!duid_sql_script (sql, DROP_WORDS, is_done ? error : NULL))
    return FALSE;
  return is_done;
}
