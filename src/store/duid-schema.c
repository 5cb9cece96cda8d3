/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-schema.h"

#include "store/duid-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As imported. A story is found by the hash of its key and shows `version`, the
 * newest in operation order. Answers stand in columns, one row of `answer` per
 * question and chunk of versions; texts stand with their version and raw cells
 * in a table of their own, so that one teller's can be erased. */
#define BASE_TABLES                                                                               \
  "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"               \
  "CREATE TABLE intake (id INTEGER PRIMARY KEY, site BLOB NOT NULL, seq INTEGER NOT NULL,"        \
  " hlc INTEGER NOT NULL) STRICT;"                                                                \
  "CREATE TABLE intake_file (intake INTEGER NOT NULL, source INTEGER NOT NULL, file TEXT,"        \
  " sha256 TEXT, headers BLOB NOT NULL, PRIMARY KEY (intake, source)) STRICT;"                    \
  "CREATE TABLE question (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, body TEXT NOT NULL," \
  " hlc INTEGER NOT NULL DEFAULT 0, site BLOB NOT NULL DEFAULT x'', seq INTEGER NOT NULL"         \
  " DEFAULT 0) STRICT;"                                                                           \
  "CREATE TABLE story (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL,"       \
  " hash BLOB NOT NULL UNIQUE, version INTEGER NOT NULL) STRICT;"                                 \
  "CREATE TABLE version (id INTEGER PRIMARY KEY, story INTEGER NOT NULL, chunk INTEGER NOT NULL," \
  " place INTEGER NOT NULL, hash BLOB NOT NULL, texts BLOB NOT NULL) STRICT;"                     \
  "CREATE TABLE raw (version INTEGER PRIMARY KEY, cells BLOB NOT NULL) STRICT;"                   \
  "CREATE TABLE chunk (id INTEGER PRIMARY KEY, intake INTEGER NOT NULL, n_rows INTEGER NOT NULL)" \
  " STRICT;"                                                                                      \
  "CREATE TABLE answer (id INTEGER PRIMARY KEY, chunk INTEGER NOT NULL,"                          \
  " question INTEGER NOT NULL, states BLOB NOT NULL, body BLOB NOT NULL,"                         \
  " UNIQUE (chunk, question)) STRICT;"

/* The truth about what people did. */
#define LOG_TABLES                                                                                \
  "CREATE TABLE op (site BLOB NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,"              \
  " author BLOB NOT NULL, kind INTEGER NOT NULL, target BLOB NOT NULL, body BLOB,"                \
  " body_hash BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (site, seq)) WITHOUT ROWID, STRICT;" \
  "CREATE TABLE site (site BLOB PRIMARY KEY, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,"         \
  " hash BLOB NOT NULL) WITHOUT ROWID, STRICT;"

#define STATE_TABLES                                                                              \
  "CREATE TABLE field (object TEXT NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, value TEXT,"   \
  " hlc INTEGER NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL,"                              \
  " PRIMARY KEY (object, id, name)) WITHOUT ROWID, STRICT;"                                       \
  "CREATE TABLE field_write (object TEXT NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL,"         \
  " site BLOB NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,"                              \
  " PRIMARY KEY (object, id, name, site, seq)) WITHOUT ROWID, STRICT;"                            \
  "CREATE TABLE field_base (base_site BLOB NOT NULL, base_seq INTEGER NOT NULL,"                  \
  " site BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (base_site, base_seq, site, seq))"      \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE tombstone (object TEXT NOT NULL, id BLOB NOT NULL, is_deleted INTEGER NOT NULL,"  \
  " hlc INTEGER NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (object, id))"    \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE assignment (tag BLOB NOT NULL, story BLOB NOT NULL, author BLOB NOT NULL,"        \
  " value INTEGER NOT NULL, hlc INTEGER NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL,"      \
  " PRIMARY KEY (tag, story, author)) WITHOUT ROWID, STRICT;"                                     \
  "CREATE TABLE note (site BLOB NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,"            \
  " id BLOB NOT NULL, story BLOB NOT NULL, author BLOB NOT NULL, text TEXT NOT NULL,"             \
  " PRIMARY KEY (site, seq)) WITHOUT ROWID, STRICT;"                                              \
  "CREATE TABLE note_base (base_site BLOB NOT NULL, base_seq INTEGER NOT NULL,"                   \
  " site BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (base_site, base_seq, site, seq))"      \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE read_mark (author BLOB NOT NULL, story BLOB NOT NULL, value INTEGER NOT NULL,"    \
  " hlc INTEGER NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (author, story))" \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE moderation (tag BLOB NOT NULL, story BLOB NOT NULL, author BLOB NOT NULL,"        \
  " moderator BLOB NOT NULL, is_hidden INTEGER NOT NULL, hlc INTEGER NOT NULL,"                   \
  " site BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (tag, story, author, moderator))"       \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE tag_change (site BLOB NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,"      \
  " tag BLOB NOT NULL, is_merge INTEGER NOT NULL, other BLOB, PRIMARY KEY (site, seq))"           \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE ballot (round BLOB NOT NULL, voter BLOB NOT NULL, points TEXT NOT NULL,"          \
  " hlc INTEGER NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (round, voter))"  \
  " WITHOUT ROWID, STRICT;"                                                                       \
  "CREATE TABLE erasure (target BLOB PRIMARY KEY, hlc INTEGER NOT NULL, site BLOB NOT NULL,"      \
  " seq INTEGER NOT NULL) WITHOUT ROWID, STRICT;"

/* Tags on passages, each known by where it was chosen: in the version of the text of
 * that hash, from `start` to before `stop` in code points. */
#define PASSAGE_TABLES                                                                          \
  "CREATE TABLE passage (story BLOB NOT NULL, tag BLOB NOT NULL, author BLOB NOT NULL,"         \
  " question TEXT NOT NULL, text BLOB NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL," \
  " value INTEGER NOT NULL, hlc INTEGER NOT NULL, site BLOB NOT NULL, seq INTEGER NOT NULL,"    \
  " PRIMARY KEY (story, tag, author, question, text, start, stop)) WITHOUT ROWID, STRICT;"

/* Contentless: the texts are in `version` already. The rowid is the story's. */
#define SEARCH_TABLES                                                                    \
  "CREATE VIRTUAL TABLE search USING fts5(text, content='', columnsize=0, prefix='2 3'," \
  " tokenize='unicode61 remove_diacritics 2');"

/* Which stories are in `search`; see store/duid-search-table.h. Until now all always were. */
#define INDEXING_TABLES                                                    \
  "CREATE TABLE indexing (id INTEGER PRIMARY KEY, story INTEGER NOT NULL," \
  " is_joined INTEGER NOT NULL) STRICT;"                                   \
  "INSERT INTO indexing (id, story, is_joined) SELECT 1, coalesce (max (id), 0), 1 FROM story;"

static const char *const steps[] = {
  BASE_TABLES LOG_TABLES STATE_TABLES SEARCH_TABLES,
  /* No log of before has a passage in it, so there is nothing to fill it with. */
  PASSAGE_TABLES,
  INDEXING_TABLES,
};

/* FTS5 makes these itself; their exact text is that of the SQLite that did. */
static const char *const search_parts[] = {
  "search_data",
  "search_idx",
  "search_content",
  "search_docsize",
  "search_config",
};

static const char READ_TABLES[] =
  "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name";

const DuidSchema *
duid_schema_get (void)
{
  static const DuidSchema ours = { steps, G_N_ELEMENTS (steps) };

  return &ours;
}

static gboolean
run_steps (const DuidSchema *schema,
           DuidSql          *sql,
           guint             from,
           guint             to,
           GError          **error)
{
  g_autofree char *numbers = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%u",
                                              DUID_SCHEMA_APPLICATION_ID, to);

  if (!duid_sql_begin (sql, error))
    return FALSE;
  for (guint i = from; i < to; i++)
    if (!duid_sql_script (sql, schema->steps[i], error))
      {
        duid_sql_rollback (sql);
        return FALSE;
      }
  if (!duid_sql_script (sql, numbers, error))
    {
      duid_sql_rollback (sql);
      return FALSE;
    }
  return duid_sql_commit (sql, error);
}

static gboolean
is_search_part (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (search_parts); i++)
    if (strcmp (name, search_parts[i]) == 0)
      return TRUE;
  return FALSE;
}

/* All tables, one a line, as they were made. */
static char *
describe_tables (DuidSql *sql,
                 GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, READ_TABLES, "");
  g_autoptr (GString) text = g_string_new (NULL);
  int step;

  if (query == NULL)
    return NULL;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    {
      const char *type = (const char *) sqlite3_column_text (query, 0);
      const char *name = (const char *) sqlite3_column_text (query, 1);
      gboolean    is_part = is_search_part (name);

      g_string_append_printf (text, "%s %s %s\n", type, name,
                              is_part ? "" : (const char *) sqlite3_column_text (query, 2));
    }
  return step == 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
describe_version (const DuidSchema *schema,
                  guint             version,
                  GError          **error)
{
  g_autoptr (DuidSql) model = duid_sql_open (":memory:",
                                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  if (model == NULL || !run_steps (schema, model, 0, version, error))
    return NULL;
  return describe_tables (model, error);
}

gboolean
duid_schema_make (const DuidSchema *schema,
                  DuidSql          *sql,
                  GError          **error)
{
  return run_steps (schema, sql, 0, schema->n_steps, error);
}

gboolean
duid_schema_make_state (DuidSql *sql,
                        GError **error)
{
  return duid_sql_script (sql, STATE_TABLES PASSAGE_TABLES, error);
}

static gboolean
verify_numbers (const DuidSchema *schema,
                const char       *name,
                gint64            application,
                gint64            version,
                GError          **error)
{
  if (application != DUID_SCHEMA_APPLICATION_ID || version < 1)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_NOT_PROJECT,
                   _ ("“%s” is not a Duiding project; it was made by another program."), name);
      return FALSE;
    }
  if (version > schema->n_steps)
    {
      g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_NEWER,
                   _ ("“%s” was made by a later version of Duiding. Install that version to "
                      "open it; nothing was changed."),
                   name);
      return FALSE;
    }
  return TRUE;
}

gboolean
duid_schema_verify (const DuidSchema *schema,
                    DuidSql          *sql,
                    const char       *name,
                    guint            *version,
                    GError          **error)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  gint64           application = 0;
  gint64           number = 0;

  if (!duid_sql_get_int (sql, &application, error, "PRAGMA application_id", "") ||
      !duid_sql_get_int (sql, &number, error, "PRAGMA user_version", "") ||
      !verify_numbers (schema, name, application, number, error))
    return FALSE;
  *version = (guint) number;
  ours = describe_version (schema, *version, error);
  theirs = ours != NULL ? describe_tables (sql, error) : NULL;
  if (theirs == NULL)
    return FALSE;
  if (strcmp (ours, theirs) == 0)
    return TRUE;
  g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNTRUSTED,
               _ ("“%s” has parts that no Duiding project has. It was not opened, because it may "
                  "have been made to do harm."),
               name);
  return FALSE;
}

gboolean
duid_schema_upgrade (const DuidSchema *schema,
                     DuidSql          *sql,
                     guint             version,
                     GError          **error)
{
  return run_steps (schema, sql, version, schema->n_steps, error);
}
