/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-state.h"

#include "store/duid-body.h"
#include "store/duid-erasure.h"
#include "store/duid-fault.h"
#include "store/duid-log.h"

#include <string.h>

#define LATER(table)                                   \
  " WHERE (excluded.hlc, excluded.site, excluded.seq)" \
  " > (" table ".hlc, " table ".site, " table ".seq)"

static const char SET_FIELD[] =
  "INSERT INTO field (object, id, name, value, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (object, id, name) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("field");

static const char ADD_FIELD_WRITE[] =
  "INSERT INTO field_write (object, id, name, site, seq, hlc) VALUES (?, ?, ?, ?, ?, ?)"
  " ON CONFLICT DO NOTHING";

static const char ADD_FIELD_BASE[] =
  "INSERT INTO field_base (base_site, base_seq, site, seq) VALUES (?, ?, ?, ?)"
  " ON CONFLICT DO NOTHING";

static const char SET_TOMBSTONE[] =
  "INSERT INTO tombstone (object, id, is_deleted, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (object, id) DO UPDATE SET is_deleted = excluded.is_deleted,"
  " hlc = excluded.hlc, site = excluded.site, seq = excluded.seq" LATER ("tombstone");

static const char SET_ASSIGNMENT[] =
  "INSERT INTO assignment (tag, story, author, value, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (tag, story, author) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("assignment");

static const char SET_PASSAGE[] =
  "INSERT INTO passage (story, tag, author, question, text, start, stop, value, hlc, site, seq)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (story, tag, author, question, text, start, stop) DO UPDATE SET"
  " value = excluded.value, hlc = excluded.hlc, site = excluded.site, seq = excluded.seq" LATER (
    "passage");

static const char SET_READ_MARK[] =
  "INSERT INTO read_mark (author, story, value, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (author, story) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("read_mark");

static const char SET_MODERATION[] =
  "INSERT INTO moderation (tag, story, author, moderator, is_hidden, hlc, site, seq)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tag, story, author, moderator)"
  " DO UPDATE SET is_hidden = excluded.is_hidden, hlc = excluded.hlc, site = excluded.site,"
  " seq = excluded.seq" LATER ("moderation");

static const char ADD_TAG_CHANGE[] =
  "INSERT INTO tag_change (site, seq, hlc, tag, is_merge, other) VALUES (?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (site, seq) DO NOTHING";

static const char SET_BALLOT[] =
  "INSERT INTO ballot (round, voter, points, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (round, voter) DO UPDATE SET points = excluded.points, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("ballot");

static const char ADD_NOTE[] =
  "INSERT INTO note (site, seq, hlc, id, story, author, text) VALUES (?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (site, seq) DO NOTHING";

static const char ADD_NOTE_BASE[] =
  "INSERT INTO note_base (base_site, base_seq, site, seq) VALUES (?, ?, ?, ?)"
  " ON CONFLICT DO NOTHING";

static const char GET_FIELD[] =
  "SELECT value, hlc, site, seq FROM field WHERE object = ? AND id = ? AND name = ?";

static const char COUNT_FIELDS[] =
  "SELECT count(*) FROM field WHERE object = ? AND id = ?";

static const char COUNT_LIVING_FIELDS[] =
  "SELECT count(*) FROM field AS f WHERE f.object = ? AND f.id = ? AND NOT EXISTS"
  " (SELECT 1 FROM tombstone AS t WHERE t.object = f.object AND t.id = f.id AND t.is_deleted"
  "  AND (t.hlc, t.site, t.seq) > (f.hlc, f.site, f.seq))";

const char DUID_STATE_LIVING_FIELDS[] =
  "SELECT f.id, f.name, f.value FROM field AS f WHERE f.object = ?1 AND NOT EXISTS"
  " (SELECT 1 FROM tombstone AS t WHERE t.object = f.object AND t.id = f.id AND t.is_deleted"
  "  AND NOT EXISTS (SELECT 1 FROM field AS g WHERE g.object = f.object AND g.id = f.id"
  "   AND (g.hlc, g.site, g.seq) > (t.hlc, t.site, t.seq)))"
  " ORDER BY f.id, f.name";

#define NOTES                                                                                     \
  "SELECT n.id, n.story, n.author, n.text, (SELECT min(o.hlc) FROM note AS o WHERE o.id = n.id)," \
  " n.hlc, n.site, n.seq FROM note AS n WHERE (?1 IS NULL OR n.id = ?1) AND NOT EXISTS"           \
  " (SELECT 1 FROM note_base AS b JOIN note AS r ON r.site = b.site AND r.seq = b.seq"            \
  "  WHERE b.base_site = n.site AND b.base_seq = n.seq AND r.id = n.id)"
#define NOT_DELETED                                                                       \
  " AND NOT EXISTS (SELECT 1 FROM tombstone AS t WHERE t.object = 'note' AND t.id = n.id" \
  " AND t.is_deleted AND (t.hlc, t.site, t.seq) > (n.hlc, n.site, n.seq))"
#define IN_ORDER " ORDER BY n.hlc, n.site, n.seq"

const char DUID_STATE_LIVING_NOTES[] = NOTES NOT_DELETED IN_ORDER;
const char DUID_STATE_ALL_NOTES[] = NOTES IN_ORDER;

const char *const DUID_STATE_TABLES[] = {
  "SELECT * FROM field ORDER BY object, id, name",
  "SELECT * FROM field_write ORDER BY object, id, name, site, seq",
  "SELECT * FROM field_base ORDER BY base_site, base_seq, site, seq",
  "SELECT * FROM tombstone ORDER BY object, id",
  "SELECT * FROM assignment ORDER BY tag, story, author",
  "SELECT * FROM note ORDER BY site, seq",
  "SELECT * FROM note_base ORDER BY base_site, base_seq, site, seq",
  "SELECT * FROM read_mark ORDER BY author, story",
  "SELECT * FROM moderation ORDER BY tag, story, author, moderator",
  "SELECT * FROM tag_change ORDER BY site, seq",
  "SELECT * FROM ballot ORDER BY round, voter",
  "SELECT * FROM erasure ORDER BY target",
  "SELECT * FROM passage ORDER BY story, tag, author, question, text, start, stop",
  NULL,
};

static const char EMPTY_TABLES[] =
  "DELETE FROM field; DELETE FROM field_write; DELETE FROM field_base; DELETE FROM tombstone;"
  "DELETE FROM assignment; DELETE FROM note; DELETE FROM note_base; DELETE FROM read_mark;"
  "DELETE FROM moderation; DELETE FROM tag_change; DELETE FROM ballot; DELETE FROM erasure;"
  "DELETE FROM passage;";

/* Which writes this one was made in the knowledge of. */
static gboolean
apply_field_bases (DuidSql      *sql,
                   const DuidOp *op,
                   JsonObject   *body,
                   GError      **error)
{
  g_autoptr (GArray) bases = duid_body_dup_stamps (body, "joins");
  DuidStamp replaced;

  if (duid_stamp_from_string (duid_body_get_text (body, "replaces"), &replaced))
    g_array_append_val (bases, replaced);
  for (guint i = 0; i < bases->len; i++)
    {
      const DuidStamp *base = &g_array_index (bases, DuidStamp, i);

      if (!duid_sql_do (sql, error, ADD_FIELD_BASE, "hihi", base->site, base->seq,
                        op->stamp.site, op->stamp.seq))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_field (DuidSql      *sql,
             const DuidOp *op,
             JsonObject   *body,
             GError      **error)
{
  const char *object = duid_body_get_text (body, "object");
  const char *field = duid_body_get_text (body, "field");

  if (object == NULL || field == NULL || !json_object_has_member (body, "value"))
    return TRUE;
  return duid_sql_do (sql, error, duid_fault_plant (SET_FIELD), "shssihi", object, op->target,
                      field, duid_body_get_text (body, "value"), op->stamp.hlc, op->stamp.site,
                      op->stamp.seq) &&
         duid_sql_do (sql, error, ADD_FIELD_WRITE, "shshii", object, op->target, field,
                      op->stamp.site, op->stamp.seq, op->stamp.hlc) &&
         apply_field_bases (sql, op, body, error);
}

static gboolean
apply_passage (DuidSql      *sql,
               const DuidOp *op,
               JsonObject   *body,
               const guint8 *tag,
               gint64        value,
               GError      **error)
{
  g_autoptr (DuidPassageOrigin) origin = duid_body_dup_span (body);
  guint8 text[DUID_ID_SIZE];

  if (origin == NULL || !duid_id_from_string (origin->text, text))
    return TRUE;
  return duid_sql_do (sql, error, duid_fault_plant (SET_PASSAGE), "hhhshiiiihi", op->target, tag,
                      op->author, origin->question, text, (gint64) origin->start,
                      (gint64) origin->end, CLAMP (value, -1, 1), op->stamp.hlc, op->stamp.site,
                      op->stamp.seq);
}

static gboolean
apply_assign (DuidSql      *sql,
              const DuidOp *op,
              JsonObject   *body,
              GError      **error)
{
  guint8 tag[DUID_ID_SIZE];
  gint64 value;

  if (!duid_body_get_id (body, "tag", tag) || !duid_body_get_number (body, "value", &value))
    return TRUE;
  if (json_object_has_member (body, "span"))
    return apply_passage (sql, op, body, tag, value, error);
  return duid_sql_do (sql, error, duid_fault_plant (SET_ASSIGNMENT), "hhhiihi", tag,
                      op->target, op->author, CLAMP (value, -1, 1), op->stamp.hlc,
                      op->stamp.site, op->stamp.seq);
}

static gboolean
apply_note_bases (DuidSql      *sql,
                  const DuidOp *op,
                  JsonObject   *body,
                  GError      **error)
{
  g_autoptr (GArray) bases = duid_body_dup_stamps (body, "bases");

  for (guint i = 0; i < bases->len; i++)
    {
      const DuidStamp *base = &g_array_index (bases, DuidStamp, i);

      if (!duid_sql_do (sql, error, ADD_NOTE_BASE, "hihi", base->site, base->seq, op->stamp.site,
                        op->stamp.seq))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_note (DuidSql      *sql,
            const DuidOp *op,
            JsonObject   *body,
            GError      **error)
{
  const char *text = duid_body_get_text (body, "text");
  guint8      note[DUID_ID_SIZE];

  if (text == NULL || !duid_body_get_id (body, "note", note))
    return TRUE;
  return duid_sql_do (sql, error, ADD_NOTE, "hiihhhs", op->stamp.site, op->stamp.seq,
                      op->stamp.hlc, note, op->target, op->author, text) &&
         apply_note_bases (sql, op, body, error);
}

static gboolean
apply_read (DuidSql      *sql,
            const DuidOp *op,
            JsonObject   *body,
            GError      **error)
{
  gint64 value;

  if (!duid_body_get_number (body, "read", &value))
    return TRUE;
  return duid_sql_do (sql, error, duid_fault_plant (SET_READ_MARK), "hhiihi", op->author,
                      op->target, (gint64) (value != 0), op->stamp.hlc, op->stamp.site,
                      op->stamp.seq);
}

static gboolean
apply_delete (DuidSql      *sql,
              const DuidOp *op,
              JsonObject   *body,
              GError      **error)
{
  const char *object = duid_body_get_text (body, "object");

  if (object == NULL)
    return TRUE;
  return duid_sql_do (sql, error, duid_fault_plant (SET_TOMBSTONE), "shiihi", object, op->target,
                      (gint64) (op->kind == DUID_OP_DELETE), op->stamp.hlc, op->stamp.site,
                      op->stamp.seq);
}

static gboolean
apply_moderate (DuidSql      *sql,
                const DuidOp *op,
                JsonObject   *body,
                GError      **error)
{
  guint8 tag[DUID_ID_SIZE];
  guint8 author[DUID_ID_SIZE];
  gint64 is_hidden;

  if (!duid_body_get_id (body, "tag", tag) || !duid_body_get_id (body, "author", author) ||
      !duid_body_get_number (body, "hidden", &is_hidden))
    return TRUE;
  return duid_sql_do (sql, error, duid_fault_plant (SET_MODERATION), "hhhhiihi", tag, op->target,
                      author, op->author, (gint64) (is_hidden != 0), op->stamp.hlc,
                      op->stamp.site, op->stamp.seq);
}

/* A move or a merge: they have a meaning only together, see duid-tag-tree.h. */
static gboolean
apply_tag_change (DuidSql      *sql,
                  const DuidOp *op,
                  JsonObject   *body,
                  GError      **error)
{
  gboolean    is_merge = op->kind == DUID_OP_MERGE;
  const char *member = is_merge ? "into" : "parent";
  guint8      other[DUID_ID_SIZE];
  gboolean    has_other = duid_body_get_id (body, member, other);

  if (!has_other && (!json_object_has_member (body, member) ||
                     !json_object_get_null_member (body, member)))
    return TRUE;
  return duid_sql_do (sql, error, ADD_TAG_CHANGE, "hiihib", op->stamp.site, op->stamp.seq,
                      op->stamp.hlc, op->target, (gint64) is_merge, has_other ? other : NULL,
                      (gsize) DUID_ID_SIZE);
}

static gboolean
apply_vote (DuidSql      *sql,
            const DuidOp *op,
            JsonObject   *body,
            GError      **error)
{
  g_autofree char *points = duid_body_dup_points (body);

  if (points == NULL)
    return TRUE;
  return duid_sql_do (sql, error, duid_fault_plant (SET_BALLOT), "hhsihi", op->target, op->author,
                      points, op->stamp.hlc, op->stamp.site, op->stamp.seq);
}

static gboolean
apply_body (DuidSql      *sql,
            const DuidOp *op,
            JsonObject   *body,
            GError      **error)
{
  switch ((DuidOpKind) op->kind)
    {
    case DUID_OP_SET_FIELD:
      return apply_field (sql, op, body, error);
    case DUID_OP_ASSIGN:
      return apply_assign (sql, op, body, error);
    case DUID_OP_NOTE:
      return apply_note (sql, op, body, error);
    case DUID_OP_READ:
      return apply_read (sql, op, body, error);
    case DUID_OP_DELETE:
    case DUID_OP_RESTORE:
      return apply_delete (sql, op, body, error);
    case DUID_OP_MODERATE:
      return apply_moderate (sql, op, body, error);
    case DUID_OP_MOVE:
    case DUID_OP_MERGE:
      return apply_tag_change (sql, op, body, error);
    case DUID_OP_VOTE:
      return apply_vote (sql, op, body, error);
    case DUID_OP_ERASE:
      return g_strcmp0 (duid_body_get_text (body, "object"), DUID_OBJECT_STORY) != 0 ||
             duid_erasure_apply (sql, op, error);
    case DUID_OP_IMPORT:
    default:
      return TRUE;
    }
}

gboolean
duid_state_apply (DuidSql      *sql,
                  const DuidOp *op,
                  GError      **error)
{
  g_autoptr (JsonObject) body = NULL;
  gboolean is_erased = FALSE;

  if (op->kind <= DUID_OP_IMPORT || op->kind > DUID_OP_ERASE || op->target_size != DUID_ID_SIZE)
    return TRUE;
  body = duid_body_parse (op);
  if (body == NULL)
    return TRUE;
  if (op->kind != DUID_OP_ERASE && !duid_erasure_find (sql, op->target, &is_erased, error))
    return FALSE;
  return is_erased || apply_body (sql, op, body, error);
}

gboolean
duid_state_rebuild (DuidSql *sql,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) query = NULL;
  int step;

  if (!duid_sql_script (sql, EMPTY_TABLES, error))
    return FALSE;
  query = duid_sql_query (sql, error, DUID_LOG_ALL, "");
  if (query == NULL)
    return FALSE;
  while ((step = duid_sql_step (sql, query, error)) > 0)
    {
      DuidOp        op = { 0 };
      const guint8 *body_hash;
      const guint8 *hash;

      if (duid_log_read (query, &op, &body_hash, &hash) && !duid_state_apply (sql, &op, error))
        return FALSE;
    }
  return step == 0;
}

char *
duid_state_dup_field (DuidSql      *sql,
                      const char   *object,
                      const guint8 *id,
                      const char   *field,
                      DuidStamp    *stamp,
                      GError      **error)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, error, GET_FIELD, "shs", object, id,
                                                   field);
  const guint8 *site;

  if (query == NULL || duid_sql_step (sql, query, error) <= 0)
    return NULL;
  site = duid_sql_get_id (query, 2);
  if (stamp != NULL && site != NULL)
    {
      stamp->hlc = sqlite3_column_int64 (query, 1);
      memcpy (stamp->site, site, DUID_ID_SIZE);
      stamp->seq = sqlite3_column_int64 (query, 3);
    }
  return duid_sql_dup_text (query, 0);
}

gboolean
duid_state_find (DuidSql      *sql,
                 const char   *object,
                 const guint8 *id,
                 gboolean     *is_known,
                 gboolean     *is_alive,
                 GError      **error)
{
  gint64 n_fields = 0;
  gint64 n_living = 0;

  if (!duid_sql_get_int (sql, &n_fields, error, COUNT_FIELDS, "sh", object, id) ||
      !duid_sql_get_int (sql, &n_living, error, COUNT_LIVING_FIELDS, "sh", object, id))
    return FALSE;
  *is_known = n_fields > 0;
  *is_alive = n_living > 0;
  return TRUE;
}
