/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "store/duid-sql.h"

#include "store/duid-project.h"

#include <glib/gi18n-lib.h>

/* Virtual-machine steps between two looks at a cancellable. */
#define STEPS_BETWEEN_LOOKS 20000

struct _DuidSql
{
  sqlite3      *db;
  char         *name;       /* base name of the file, for messages */
  GHashTable   *statements; /* text → sqlite3_stmt */
  GCancellable *cancellable;
};

sqlite3 *
duid_sql_get_db (DuidSql *sql)
{
  return sql->db;
}

static DuidProjectError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return DUID_PROJECT_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return DUID_PROJECT_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DUID_PROJECT_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      return DUID_PROJECT_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return DUID_PROJECT_ERROR_NOT_PROJECT;
    default:
      return DUID_PROJECT_ERROR_FAILED;
    }
}

static const char *
explain (DuidProjectError kind)
{
  if (kind == DUID_PROJECT_ERROR_FULL)
    return _ ("There is no room left on the disk for “%s”. Nothing that was done before is lost. "
              "Make some room and try again.");
  if (kind == DUID_PROJECT_ERROR_READ_ONLY)
    return _ ("“%s” cannot be written where it is. Copy it to a folder of your own, or ask for "
              "permission to write there.");
  if (kind == DUID_PROJECT_ERROR_BUSY)
    return _ ("Another program is still writing to “%s”. Try again in a moment.");
  if (kind == DUID_PROJECT_ERROR_DAMAGED)
    return _ ("“%s” is damaged. Work on with a copy or a backup of it.");
  return _ ("“%s” is not a Duiding project.");
}

void
duid_sql_set_error (DuidSql *sql,
                    int      code,
                    GError **error)
{
  DuidProjectError kind = classify (code);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled."));
  else if (kind == DUID_PROJECT_ERROR_FAILED)
    g_set_error (error, DUID_PROJECT_ERROR, kind,
                 _ ("“%s” could not be read or written: %s."), sql->name,
                 sql->db != NULL ? sqlite3_errmsg (sql->db) : sqlite3_errstr (code));
  else
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_set_error (error, DUID_PROJECT_ERROR, kind, explain (kind), sql->name);
#pragma GCC diagnostic pop
    }
}

void
duid_sql_set_damaged (DuidSql *sql,
                      GError **error)
{
  duid_sql_set_error (sql, SQLITE_CORRUPT, error);
}

static void
finalize_statement (gpointer statement)
{
  /* The code repeats the last step's, which was looked at then. */
  (void) sqlite3_finalize (statement);
}

DuidSql *
duid_sql_open (const char *path,
               int         flags,
               GError    **error)
{
  g_autoptr (DuidSql) sql = g_new0 (DuidSql, 1);
  int code;

  sql->name = g_filename_display_basename (path);
  sql->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if ((flags & SQLITE_OPEN_NOMUTEX) == 0)
    flags |= SQLITE_OPEN_FULLMUTEX;
  code = sqlite3_open_v2 (path, &sql->db, flags, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_extended_result_codes (sql->db, 1);
  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      return NULL;
    }
  return g_steal_pointer (&sql);
}

gboolean
duid_sql_close (DuidSql *sql,
                GError **error)
{
  int code;

  if (sql->db != NULL)
    duid_sql_rollback (sql);
  g_hash_table_remove_all (sql->statements);
  code = sqlite3_close (sql->db);
  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      code = sqlite3_close_v2 (sql->db) == SQLITE_OK ? code : SQLITE_MISUSE;
    }
  g_hash_table_unref (sql->statements);
  g_free (sql->name);
  g_free (sql);
  return code == SQLITE_OK;
}

void
duid_sql_free (DuidSql *sql)
{
  if (sql != NULL)
    duid_sql_close (sql, NULL);
}

static sqlite3_stmt *
prepare (DuidSql    *sql,
         const char *text,
         GError    **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (sql->statements, text);
  int           code;

  if (statement != NULL)
    return statement;
  code = sqlite3_prepare_v3 (sql->db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      duid_sql_set_error (sql, code, error);
      return NULL;
    }
  g_hash_table_insert (sql->statements, g_strdup (text), statement);
  return statement;
}

static int
bind_one (sqlite3_stmt *statement,
          int           index,
          char          type,
          va_list      *values)
{
  const void *bytes;

  switch (type)
    {
    case 'i':
      return sqlite3_bind_int64 (statement, index, va_arg (*values, gint64));
    case 'd':
      return sqlite3_bind_double (statement, index, va_arg (*values, double));
    case 's':
      return sqlite3_bind_text (statement, index, va_arg (*values, const char *), -1,
                                SQLITE_STATIC);
    case 'h':
      return sqlite3_bind_blob (statement, index, va_arg (*values, const void *), DUID_ID_SIZE,
                                SQLITE_STATIC);
    case 'b':
      bytes = va_arg (*values, const void *);
      return sqlite3_bind_blob64 (statement, index, bytes, va_arg (*values, gsize), SQLITE_STATIC);
    default:
      g_assert (type == 'n');
      return sqlite3_bind_null (statement, index);
    }
}

static sqlite3_stmt *
query_valist (DuidSql    *sql,
              const char *text,
              const char *types,
              va_list    *values,
              GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (sql, text, error);

  if (statement == NULL)
    return NULL;
  for (int i = 0; types[i] != '\0'; i++)
    {
      int code = bind_one (statement, i + 1, types[i], values);

      if (code != SQLITE_OK)
        {
          duid_sql_set_error (sql, code, error);
          return NULL;
        }
    }
  return g_steal_pointer (&statement);
}

sqlite3_stmt *
duid_sql_query (DuidSql    *sql,
                GError    **error,
                const char *text,
                const char *types,
                ...)
{
  va_list       values;
  sqlite3_stmt *statement;

  va_start (values, types);
  statement = query_valist (sql, text, types, &values, error);
  va_end (values);
  return statement;
}

int
duid_sql_step (DuidSql      *sql,
               sqlite3_stmt *query,
               GError      **error)
{
  int code = sqlite3_step (query);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  duid_sql_set_error (sql, code, error);
  return -1;
}

gboolean
duid_sql_do (DuidSql    *sql,
             GError    **error,
             const char *text,
             const char *types,
             ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = query_valist (sql, text, types, &values, error);
  va_end (values);
  return statement != NULL && duid_sql_step (sql, statement, error) >= 0;
}

gboolean
duid_sql_get_int (DuidSql    *sql,
                  gint64     *number,
                  GError    **error,
                  const char *text,
                  const char *types,
                  ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  va_list values;
  int     step;

  va_start (values, types);
  statement = query_valist (sql, text, types, &values, error);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  step = duid_sql_step (sql, statement, error);
  if (step > 0)
    *number = sqlite3_column_int64 (statement, 0);
  return step >= 0;
}

gboolean
duid_sql_script (DuidSql    *sql,
                 const char *text,
                 GError    **error)
{
  int code = sqlite3_exec (sql->db, text, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  duid_sql_set_error (sql, code, error);
  return FALSE;
}

gboolean
duid_sql_set_roomy (DuidSql *sql,
                    gboolean is_roomy,
                    GError **error)
{
  if (!duid_sql_script (sql, is_roomy ? "PRAGMA cache_size=-65536" : "PRAGMA cache_size=-2000",
                        error))
    return FALSE;
  if (!is_roomy)
    sqlite3_db_release_memory (sql->db);
  return TRUE;
}

const guint8 *
duid_sql_get_id (sqlite3_stmt *query,
                 int           column)
{
  const guint8 *bytes = sqlite3_column_blob (query, column);

  return sqlite3_column_bytes (query, column) == DUID_ID_SIZE ? bytes : NULL;
}

char *
duid_sql_dup_text (sqlite3_stmt *query,
                   int           column)
{
  const char *text = (const char *) sqlite3_column_text (query, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static int
look_cb (gpointer data)
{
  DuidSql *sql = data;

  return g_cancellable_is_cancelled (sql->cancellable);
}

void
duid_sql_set_cancellable (DuidSql      *sql,
                          GCancellable *cancellable)
{
  g_set_object (&sql->cancellable, cancellable);
  sqlite3_progress_handler (sql->db, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0,
                            cancellable != NULL ? look_cb : NULL, sql);
}

gboolean
duid_sql_begin (DuidSql *sql,
                GError **error)
{
  return duid_sql_do (sql, error, "BEGIN IMMEDIATE", "");
}

gboolean
duid_sql_begin_reading (DuidSql *sql,
                        GError **error)
{
  return duid_sql_do (sql, error, "BEGIN", "");
}

gboolean
duid_sql_commit (DuidSql *sql,
                 GError **error)
{
  duid_sql_set_cancellable (sql, NULL);
  if (duid_sql_do (sql, error, "COMMIT", ""))
    return TRUE;
  duid_sql_rollback (sql);
  return FALSE;
}

void
duid_sql_rollback (DuidSql *sql)
{
  duid_sql_set_cancellable (sql, NULL);
  /* SQLite may have rolled back by itself; if this fails too the file is left to
   * its journal, which undoes the transaction at the next opening. */
  if (!sqlite3_get_autocommit (sql->db))
    duid_sql_do (sql, NULL, "ROLLBACK", "");
}

void
duid_sql_reset (sqlite3_stmt *query)
{
  if (query == NULL)
    return;
  /* The code repeats the last step's, which was looked at then. */
  (void) sqlite3_reset (query);
  (void) sqlite3_clear_bindings (query);
}
