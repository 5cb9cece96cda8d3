/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-log.h"

#include "store/duid-clock.h"
#include "store/duid-state.h"

#include <string.h>

struct _DuidLog
{
  DuidSql *sql; /* borrowed */
  guint8   site[DUID_ID_SIZE];
  guint8   author[DUID_ID_SIZE];
  gint64   now;  /* 0: the machine knows */
  char    *mark; /* or NULL */

  /* of the transaction that is open */
  gint64 seq;
  gint64 hlc;
  guint8 hash[DUID_HASH_SIZE];
  guint  n_written;
};

static const char ADD_OP[] =
  "INSERT INTO op (site, seq, hlc, author, kind, target, body, body_hash, hash)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char GET_LAST_MOMENT[] = "SELECT coalesce(max(hlc), 0) FROM site";

static const char GET_SITE[] = "SELECT seq, hash FROM site WHERE site = ?";

static const char SET_SITE[] =
  "INSERT INTO site (site, seq, hlc, hash) VALUES (?, ?, ?, ?)"
  " ON CONFLICT (site) DO UPDATE SET seq = excluded.seq, hlc = excluded.hlc, hash = excluded.hash";

const char DUID_LOG_ALL[] =
  "SELECT site, seq, hlc, author, kind, target, body, body_hash, hash FROM op ORDER BY site, seq";

DuidLog *
duid_log_new (DuidSql *sql)
{
  DuidLog *log = g_new0 (DuidLog, 1);

  log->sql = sql;
  duid_id_make (log->site);
  return log;
}

void
duid_log_free (DuidLog *log)
{
  if (log != NULL)
    g_free (log->mark);
  g_free (log);
}

void
duid_log_set_author (DuidLog     *log,
                     const guint8 author[DUID_ID_SIZE])
{
  memcpy (log->author, author, DUID_ID_SIZE);
}

void
duid_log_set_mark (DuidLog    *log,
                   const char *member)
{
  g_free (log->mark);
  log->mark = g_strdup (member);
}

void
duid_log_set_time (DuidLog *log,
                   gint64   now)
{
  log->now = now;
}

static gboolean
read_site (DuidLog *log,
           GError **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (log->sql, error, GET_SITE, "h", log->site);
  int step = query != NULL ? duid_sql_step (log->sql, query, error) : -1;

  log->seq = 0;
  memset (log->hash, 0, DUID_HASH_SIZE);
  if (step <= 0)
    return step == 0;
  if (sqlite3_column_bytes (query, 1) != DUID_HASH_SIZE)
    {
      duid_sql_set_damaged (log->sql, error);
      return FALSE;
    }
  log->seq = sqlite3_column_int64 (query, 0);
  memcpy (log->hash, sqlite3_column_blob (query, 1), DUID_HASH_SIZE);
  return TRUE;
}

static gboolean
read_clock (DuidLog *log,
            GError **error)
{
  if (!duid_sql_get_int (log->sql, &log->hlc, error, GET_LAST_MOMENT, ""))
    return FALSE;
  if (duid_clock_is_sane (log->hlc))
    return TRUE;
  duid_sql_set_damaged (log->sql, error);
  return FALSE;
}

gboolean
duid_log_begin (DuidLog *log,
                GError **error)
{
  if (!duid_sql_begin (log->sql, error))
    return FALSE;
  log->n_written = 0;
  if (read_site (log, error) && read_clock (log, error))
    return TRUE;
  duid_log_rollback (log);
  return FALSE;
}

DuidStamp
duid_log_get_last (DuidLog *log)
{
  DuidStamp stamp = { .hlc = log->hlc, .seq = log->seq };

  memcpy (stamp.site, log->site, DUID_ID_SIZE);
  return stamp;
}

static gboolean
write_op (DuidLog      *log,
          const DuidOp *op,
          GError      **error)
{
  guint8 body_hash[DUID_HASH_SIZE];
  guint8 hash[DUID_HASH_SIZE];

  duid_op_hash_body (op, body_hash);
  duid_op_hash (op, log->hash, body_hash, hash);
  if (!duid_sql_do (log->sql, error, ADD_OP, "hiihihbbb", op->stamp.site, op->stamp.seq,
                    op->stamp.hlc, op->author, op->kind, op->target, op->body, op->body_size,
                    body_hash, (gsize) DUID_HASH_SIZE, hash, (gsize) DUID_HASH_SIZE) ||
      !duid_state_apply (log->sql, op, error))
    return FALSE;
  log->seq = op->stamp.seq;
  log->hlc = op->stamp.hlc;
  memcpy (log->hash, hash, DUID_HASH_SIZE);
  log->n_written++;
  return TRUE;
}

/* @body is one JSON object with something in it (transfer full). */
static char *
mark_body (const DuidLog *log,
           char          *body)
{
  g_autofree char *bare = body;
  gsize            size = strlen (bare);

  if (log->mark == NULL || size < 3 || bare[size - 1] != '}')
    return g_steal_pointer (&bare);
  return g_strdup_printf ("%.*s,%s}", (int) size - 1, bare, log->mark);
}

gboolean
duid_log_append (DuidLog     *log,
                 DuidOpKind   kind,
                 const guint8 target[DUID_ID_SIZE],
                 char        *body,
                 GError     **error)
{
  g_autofree char *owned = mark_body (log, body);
  gint64           now = log->now != 0 ? log->now : g_get_real_time () / 1000;
  DuidOp           op = { .stamp.hlc = duid_clock_next (log->hlc, now),
                          .stamp.seq = log->seq + 1,
                          .kind = kind,
                          .target = target,
                          .target_size = DUID_ID_SIZE,
                          .body = owned,
                          .body_size = strlen (owned) };

  memcpy (op.stamp.site, log->site, DUID_ID_SIZE);
  memcpy (op.author, log->author, DUID_ID_SIZE);
  return write_op (log, &op, error);
}

gboolean
duid_log_commit (DuidLog *log,
                 guint   *n_written,
                 GError **error)
{
  if (log->n_written > 0 &&
      !duid_sql_do (log->sql, error, SET_SITE, "hiib", log->site, log->seq, log->hlc, log->hash,
                    (gsize) DUID_HASH_SIZE))
    {
      duid_log_rollback (log);
      return FALSE;
    }
  *n_written = log->n_written;
  return duid_sql_commit (log->sql, error);
}

void
duid_log_rollback (DuidLog *log)
{
  duid_sql_rollback (log->sql);
}

gboolean
duid_log_read (sqlite3_stmt  *query,
               DuidOp        *op,
               const guint8 **body_hash,
               const guint8 **hash)
{
  const guint8 *site = duid_sql_get_id (query, 0);
  const guint8 *author = duid_sql_get_id (query, 3);

  if (site == NULL || author == NULL || sqlite3_column_bytes (query, 7) != DUID_HASH_SIZE ||
      sqlite3_column_bytes (query, 8) != DUID_HASH_SIZE)
    return FALSE;
  memcpy (op->stamp.site, site, DUID_ID_SIZE);
  memcpy (op->author, author, DUID_ID_SIZE);
  op->stamp.seq = sqlite3_column_int64 (query, 1);
  op->stamp.hlc = sqlite3_column_int64 (query, 2);
  op->kind = sqlite3_column_int64 (query, 4);
  op->target = sqlite3_column_blob (query, 5);
  op->target_size = (gsize) sqlite3_column_bytes (query, 5);
  op->body = sqlite3_column_blob (query, 6);
  op->body_size = (gsize) sqlite3_column_bytes (query, 6);
  *body_hash = sqlite3_column_blob (query, 7);
  *hash = sqlite3_column_blob (query, 8);
  return TRUE;
}
