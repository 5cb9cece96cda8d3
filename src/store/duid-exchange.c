/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-exchange.h"

#include "store/duid-clock.h"
#include "store/duid-erasure.h"
#include "store/duid-fault.h"
#include "store/duid-project-private.h"
#include "store/duid-question-table.h"
#include "store/duid-state.h"

#include <string.h>

static const char LIST_SITES[] = "SELECT site, seq FROM site";
static const char GET_SITE[] = "SELECT seq, hlc, hash FROM site WHERE site = ?";
static const char SET_SITE[] =
  "INSERT INTO site (site, seq, hlc, hash) VALUES (?1, ?2, ?3, ?4)"
  " ON CONFLICT (site) DO UPDATE SET seq = excluded.seq, hlc = excluded.hlc, hash = excluded.hash";
static const char ADD_OP[] =
  "INSERT INTO op (site, seq, hlc, author, kind, target, body, body_hash, hash)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

/* ---- one operation ---- */

DuidSentOp *
duid_sent_op_new (const DuidOp *op,
                  const guint8 *body_hash,
                  const guint8 *hash)
{
  DuidSentOp *sent = g_new (DuidSentOp, 1);

  sent->op = *op;
  memcpy (sent->body_hash, body_hash, DUID_HASH_SIZE);
  memcpy (sent->hash, hash, DUID_HASH_SIZE);
  sent->bytes = g_malloc (op->target_size + op->body_size + 1);
  if (op->target_size > 0)
    memcpy (sent->bytes, op->target, op->target_size);
  if (op->body != NULL)
    memcpy (sent->bytes + op->target_size, op->body, op->body_size);
  sent->bytes[op->target_size + op->body_size] = '\0';
  sent->is_taken = FALSE;
  sent->op.target = sent->bytes;
  if (op->body != NULL)
    sent->op.body = (const char *) sent->bytes + op->target_size;
  return sent;
}

void
duid_sent_op_free (DuidSentOp *sent)
{
  if (sent == NULL)
    return;
  g_free (sent->bytes);
  g_free (sent);
}

/* ---- sending ---- */

GHashTable *
duid_exchange_list_known (DuidProject *project,
                          GError     **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (duid_id_hash, duid_id_equal, g_free, NULL);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, LIST_SITES, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      const guint8 *site = duid_sql_get_id (query, 0);

      if (site != NULL)
        g_hash_table_insert (known, g_memdup2 (site, DUID_ID_SIZE),
                             GSIZE_TO_POINTER ((gsize) sqlite3_column_int64 (query, 1)));
    }
  return step == 0 ? g_steal_pointer (&known) : NULL;
}

GPtrArray *
duid_exchange_list_new (DuidProject *project,
                        GHashTable  *known,
                        GError     **error)
{
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_sent_op_free);
  g_autoptr (sqlite3_stmt) query = duid_sql_query (project->sql, error, DUID_LOG_ALL, "");
  int step = -1;

  while (query != NULL && (step = duid_sql_step (project->sql, query, error)) > 0)
    {
      DuidOp        op = { 0 };
      const guint8 *body_hash;
      const guint8 *hash;

      /* What cannot be read breaks its chain, and is refused with what follows. */
      if (!duid_log_read (query, &op, &body_hash, &hash))
        continue;
      if (known == NULL ||
          op.stamp.seq > (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (known, op.stamp.site)))
        g_ptr_array_add (ops, duid_sent_op_new (&op, body_hash, hash));
    }
  return step == 0 ? g_steal_pointer (&ops) : NULL;
}

/* ---- what follows from what ---- */

/* The end of a site's chain. */
typedef struct
{
  guint8 site[DUID_ID_SIZE];
  gint64 seq;
  gint64 hlc;
  guint8 hash[DUID_HASH_SIZE];
} End;

static int
compare_chains (gconstpointer a_,
                gconstpointer b_)
{
  const DuidStamp *a = &(*(DuidSentOp *const *) a_)->op.stamp;
  const DuidStamp *b = &(*(DuidSentOp *const *) b_)->op.stamp;
  int              site = memcmp (a->site, b->site, DUID_ID_SIZE);

  return site != 0 ? site : (a->seq > b->seq) - (a->seq < b->seq);
}

/* Erasures first, so that what they are about is never written. */
static int
compare_stamps (gconstpointer a_,
                gconstpointer b_)
{
  const DuidOp *a = &(*(DuidSentOp *const *) a_)->op;
  const DuidOp *b = &(*(DuidSentOp *const *) b_)->op;
  int           kind = (b->kind == DUID_OP_ERASE) - (a->kind == DUID_OP_ERASE);

  return kind != 0 ? kind : duid_stamp_compare (&a->stamp, &b->stamp);
}

static gboolean
read_end (DuidSql      *sql,
          const guint8 *site,
          End          *end,
          GError      **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, GET_SITE, "h", site);
  int step = query != NULL ? duid_sql_step (sql, query, error) : -1;

  memset (end, 0, sizeof *end);
  memcpy (end->site, site, DUID_ID_SIZE);
  if (step > 0 && sqlite3_column_bytes (query, 2) == DUID_HASH_SIZE)
    {
      end->seq = sqlite3_column_int64 (query, 0);
      end->hlc = sqlite3_column_int64 (query, 1);
      memcpy (end->hash, sqlite3_column_blob (query, 2), DUID_HASH_SIZE);
    }
  return step >= 0;
}

static gboolean
follows (const End        *end,
         const DuidSentOp *sent)
{
  guint8 hash[DUID_HASH_SIZE];

  if (sent->op.body != NULL)
    {
      duid_op_hash_body (&sent->op, hash);
      if (memcmp (hash, sent->body_hash, DUID_HASH_SIZE) != 0)
        return FALSE;
    }
  duid_op_hash (&sent->op, end->hash, sent->body_hash, hash);
  return memcmp (hash, sent->hash, DUID_HASH_SIZE) == 0 &&
         duid_clock_is_sane (sent->op.stamp.hlc) && sent->op.stamp.hlc > end->hlc;
}

static void
move_end (End              *end,
          const DuidSentOp *sent)
{
  end->seq = sent->op.stamp.seq;
  end->hlc = sent->op.stamp.hlc;
  memcpy (end->hash, sent->hash, DUID_HASH_SIZE);
}

/* Puts those of @ops (sorted by chain) that follow into @good, which borrows. */
static gboolean
pick_followers (DuidSql            *sql,
                GPtrArray          *ops,
                GPtrArray          *good,
                DuidExchangeCounts *counts,
                GError            **error)
{
  End      end = { 0 };
  gboolean is_broken = FALSE;

  for (guint i = 0; i < ops->len; i++)
    {
      DuidSentOp *sent = ops->pdata[i];

      if (i == 0 || memcmp (end.site, sent->op.stamp.site, DUID_ID_SIZE) != 0)
        {
          if (!read_end (sql, sent->op.stamp.site, &end, error))
            return FALSE;
          is_broken = FALSE;
        }
      if (sent->op.stamp.seq <= end.seq)
        counts->n_known++;
      else if (is_broken)
        counts->n_refused++;
      else if (sent->op.stamp.seq > end.seq + 1)
        counts->n_waiting++;
      else if (!follows (&end, sent))
        {
          is_broken = TRUE;
          counts->n_refused++;
        }
      else
        {
          move_end (&end, sent);
          g_ptr_array_add (good, sent);
        }
    }
  return TRUE;
}

/* ---- bodies that are missing ---- */

static GHashTable *
list_erased (GPtrArray *good)
{
  GHashTable *erased = g_hash_table_new (duid_id_hash, duid_id_equal);

  for (guint i = 0; i < good->len; i++)
    {
      const DuidOp *op = &((DuidSentOp *) good->pdata[i])->op;

      if (op->kind == DUID_OP_ERASE && op->target_size == DUID_ID_SIZE)
        g_hash_table_add (erased, (gpointer) op->target);
    }
  return erased;
}

static gboolean
may_lack_body (DuidSql      *sql,
               GHashTable   *erased,
               const DuidOp *op,
               gboolean     *may,
               GError      **error)
{
  *may = op->body != NULL ||
         (op->target_size == DUID_ID_SIZE && g_hash_table_contains (erased, op->target));
  if (*may || op->target_size != DUID_ID_SIZE)
    return TRUE;
  return duid_erasure_find (sql, op->target, may, error);
}

/* An operation without its body is taken only when its story was erased: else
 * somebody could silence others. It waits with those after it in its chain; an
 * erasure may be among these, so it goes round until nothing changes. */
static gboolean
drop_silenced (DuidSql            *sql,
               GPtrArray          *good,
               DuidExchangeCounts *counts,
               GError            **error)
{
  for (guint n_before = good->len + 1; good->len < n_before;)
    {
      g_autoptr (GHashTable) erased = list_erased (good);
      const guint8 *site = NULL;
      guint         n = 0;

      n_before = good->len;
      for (guint i = 0; i < n_before; i++)
        {
          DuidSentOp *sent = good->pdata[i];
          gboolean    may = FALSE;

          if ((site == NULL || !duid_id_equal (site, sent->op.stamp.site)) &&
              !may_lack_body (sql, erased, &sent->op, &may, error))
            return FALSE;
          if (may)
            good->pdata[n++] = sent;
          else
            {
              site = sent->op.stamp.site;
              counts->n_waiting++;
            }
        }
      good->len = n;
    }
  return TRUE;
}

/* ---- taking ---- */

static gboolean
write_op (DuidProject        *project,
          DuidSentOp         *sent,
          DuidExchangeCounts *counts,
          GError            **error)
{
  DuidOp  *op = &sent->op;
  gboolean is_erased = FALSE;

  if (op->kind != DUID_OP_ERASE && op->kind != DUID_OP_IMPORT && op->target_size == DUID_ID_SIZE &&
      !duid_erasure_find (project->sql, op->target, &is_erased, error))
    return FALSE;
  if (is_erased)
    {
      op->body = NULL;
      op->body_size = 0;
      counts->n_erased++;
    }
  if (op->kind == DUID_OP_ERASE)
    {
      project->has_new_erasures = TRUE;
      counts->n_erasures++;
    }
  if (duid_question_table_is_mark (op))
    project->has_new_marks = TRUE;
  counts->n_taken++;
  sent->is_taken = TRUE;
  return duid_sql_do (project->sql, error, ADD_OP, "hiihibbbb", op->stamp.site, op->stamp.seq,
                      op->stamp.hlc, op->author, op->kind, op->target, op->target_size, op->body,
                      op->body_size, sent->body_hash, (gsize) DUID_HASH_SIZE, sent->hash,
                      (gsize) DUID_HASH_SIZE) &&
         duid_state_apply (project->sql, op, error);
}

/* The ends of all chains, @good being sorted by them. */
static gboolean
write_ends (DuidSql            *sql,
            GPtrArray          *good,
            DuidExchangeCounts *counts,
            GError            **error)
{
  gint64 now = g_get_real_time () / 1000;

  for (guint i = 0; i < good->len; i++)
    {
      const DuidSentOp *sent = good->pdata[i];
      const DuidSentOp *next = i + 1 < good->len ? good->pdata[i + 1] : NULL;

      if (next != NULL && duid_id_equal (next->op.stamp.site, sent->op.stamp.site))
        continue;
      counts->skew_ms = MAX (counts->skew_ms, duid_clock_get_time (sent->op.stamp.hlc) - now);
      if (!duid_sql_do (sql, error, duid_fault_plant (SET_SITE), "hiib", sent->op.stamp.site,
                        sent->op.stamp.seq, sent->op.stamp.hlc, sent->hash,
                        (gsize) DUID_HASH_SIZE))
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_exchange_take (DuidProject        *project,
                    GPtrArray          *ops,
                    DuidExchangeCounts *counts,
                    GError            **error)
{
  g_autoptr (GPtrArray) good = g_ptr_array_new ();

  g_ptr_array_sort (ops, compare_chains);
  if (!pick_followers (project->sql, ops, good, counts, error) ||
      !drop_silenced (project->sql, good, counts, error) ||
      !write_ends (project->sql, good, counts, error))
    return FALSE;
  g_ptr_array_sort (good, compare_stamps);
  for (guint i = 0; i < good->len; i++)
    if (!write_op (project, good->pdata[i], counts, error))
      return FALSE;
  for (guint i = ops->len; i > 0; i--)
    if (!((DuidSentOp *) ops->pdata[i - 1])->is_taken)
      g_ptr_array_remove_index_fast (ops, i - 1);
  return TRUE;
}

gboolean
duid_exchange_finish (DuidProject *project,
                      GError     **error)
{
  return !project->has_new_erasures || duid_erasure_sweep (project->sql, error);
}

/* What is known after a change that was made to last. */
static void
settle (DuidProject              *project,
        const DuidExchangeCounts *counts)
{
  project->seen_ops += (gint64) counts->n_taken;
  project->seen_intakes += (gint64) counts->n_imports;
  if (counts->n_taken > 0 || counts->n_imports > 0)
    project->change_counter++;
  if (counts->n_imports > 0 || project->has_new_erasures)
    g_clear_pointer (&project->index, duid_story_index_free);
  if (!project->has_new_erasures)
    return;
  project->has_new_erasures = FALSE;
  project->needs_cleaning = TRUE;
  duid_project_clean (project, NULL);
}

/* Ends a change; a trial ends as one that failed does. */
static gboolean
end_change (DuidProject              *project,
            gboolean                  is_well,
            gboolean                  is_trial,
            const DuidExchangeCounts *counts,
            GError                  **error)
{
  if (!is_well || is_trial)
    {
      project->has_new_erasures = FALSE;
      duid_log_rollback (project->log);
      return is_well;
    }
  if (!duid_project_end (project, TRUE, error))
    {
      project->has_new_erasures = FALSE;
      return FALSE;
    }
  settle (project, counts);
  return TRUE;
}

gboolean
duid_exchange_receive (DuidProject        *project,
                       GPtrArray          *ops,
                       DuidExchangeCounts *counts,
                       GError            **error)
{
  gboolean is_well;

  memset (counts, 0, sizeof *counts);
  if (!duid_project_begin (project, error))
    return FALSE;
  is_well = duid_exchange_take (project, ops, counts, error) &&
            duid_exchange_finish (project, error);
  return end_change (project, is_well, FALSE, counts, error);
}

static gboolean
take_all (DuidProject        *project,
          DuidProject        *other,
          GPtrArray          *ops,
          DuidExchangeCounts *counts,
          GCancellable       *cancellable,
          GError            **error)
{
  return duid_exchange_take (project, ops, counts, error) &&
         duid_exchange_take_stories (project, other, counts, cancellable, error) &&
         duid_exchange_finish (project, error);
}

gboolean
duid_exchange_merge (DuidProject        *project,
                     DuidProject        *other,
                     gboolean            is_trial,
                     DuidExchangeLook    look,
                     gpointer            data,
                     DuidExchangeCounts *counts,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) ops = NULL;
  gboolean is_well;

  memset (counts, 0, sizeof *counts);
  if (!duid_project_begin (project, error))
    return FALSE;
  duid_sql_set_cancellable (project->sql, cancellable);
  /* One look at the other copy, whoever may be writing to it. */
  is_well = duid_sql_begin_reading (other->sql, error);
  known = is_well ? duid_exchange_list_known (project, error) : NULL;
  ops = known != NULL ? duid_exchange_list_new (other, known, error) : NULL;
  is_well = ops != NULL && take_all (project, other, ops, counts, cancellable, error) &&
            (look == NULL || look (project, ops, data, error));
  duid_sql_rollback (other->sql);
  return end_change (project, is_well, is_trial, counts, error);
}
