/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* One connection to a database, with its prepared statements kept for the next
 * time, on which no return code goes unlooked at: whatever SQLite says becomes a
 * sentence in DUID_PROJECT_ERROR.
 *
 * Values are bound by a string of types, one letter each, with their arguments:
 *   i  gint64        d  double      n  NULL (no argument)
 *   s  const char* (may be NULL)    b  const void*, gsize (NULL pointer = NULL)
 *   h  const void* of 16 bytes (an id)
 * Bound memory is borrowed until the statement is reset. A text may not be used
 * again while a query on it is still being read. */
typedef struct _DuidSql DuidSql;

#define DUID_ID_SIZE 16

DuidSql      *duid_sql_open      (const char    *path,
                                  int            flags,
                                  GError       **error);
/* FALSE tells that closing failed; @sql is gone all the same. */
gboolean      duid_sql_close     (DuidSql       *sql,
                                  GError       **error);
void          duid_sql_free      (DuidSql       *sql);
sqlite3      *duid_sql_get_db    (DuidSql       *sql);

/* Turns the code SQLite gave into an error. */
void          duid_sql_set_error (DuidSql       *sql,
                                  int            code,
                                  GError       **error);
/* The file does not hold what it must (a blob of a wrong size, a code without an
 * option): sets DUID_PROJECT_ERROR_DAMAGED. */
void          duid_sql_set_damaged (DuidSql     *sql,
                                    GError     **error);

/* A statement ready to be stepped; keep it in a g_autoptr, which resets it. */
sqlite3_stmt *duid_sql_query     (DuidSql       *sql,
                                  GError       **error,
                                  const char    *text,
                                  const char    *types,
                                  ...);
/* 1 a row, 0 the end, -1 an error. */
int           duid_sql_step      (DuidSql       *sql,
                                  sqlite3_stmt  *query,
                                  GError       **error);
/* Runs a statement that gives no rows. */
gboolean      duid_sql_do        (DuidSql       *sql,
                                  GError       **error,
                                  const char    *text,
                                  const char    *types,
                                  ...);
/* The first column of the first row; FALSE with an error, *@number untouched when
 * there is no row. */
gboolean      duid_sql_get_int   (DuidSql       *sql,
                                  gint64        *number,
                                  GError       **error,
                                  const char    *text,
                                  const char    *types,
                                  ...);
/* Several statements without values. */
gboolean      duid_sql_script    (DuidSql       *sql,
                                  const char    *text,
                                  GError       **error);

/* Keeps 64 MB of pages in memory instead of 2 MB while a job goes through the whole
 * file, and gives them back afterwards. */
gboolean      duid_sql_set_roomy (DuidSql       *sql,
                                  gboolean       is_roomy,
                                  GError       **error);

/* A column of the row as 16 bytes (borrowed), NULL when it is not that. */
const guint8 *duid_sql_get_id    (sqlite3_stmt  *query,
                                  int            column);
/* A column of the row as text that is UTF-8 whatever the file holds (transfer
 * full), or NULL. */
char         *duid_sql_dup_text  (sqlite3_stmt  *query,
                                  int            column);

/* While the transaction lasts (or until told NULL), cancelling stops SQLite. */
void          duid_sql_set_cancellable (DuidSql      *sql,
                                        GCancellable *cancellable);
/* Writing transactions start by taking the lock, so they never fail half-way on
 * another program's. */
gboolean      duid_sql_begin     (DuidSql       *sql,
                                  GError       **error);
gboolean      duid_sql_begin_reading (DuidSql   *sql,
                                      GError   **error);
gboolean      duid_sql_commit    (DuidSql       *sql,
                                  GError       **error);
/* Does nothing outside a transaction. */
void          duid_sql_rollback  (DuidSql       *sql);

void          duid_sql_reset     (sqlite3_stmt  *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSql, duid_sql_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, duid_sql_reset)

G_END_DECLS
