/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-state.h"

#include "store/duid-body.h"

#include <string.h>

#define LATER(table)                                   \
  " WHERE (excluded.hlc, excluded.site, excluded.seq)" \
  " > (" table ".hlc, " table ".site, " table ".seq)"

static const char SET_FIELD[] =
  "INSERT INTO field (object, id, name, value, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (object, id, name) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("field");

static const char SET_TOMBSTONE[] =
  "INSERT INTO tombstone (object, id, hlc, site, seq) VALUES (?, ?, ?, ?, ?)"
  " ON CONFLICT (object, id) DO UPDATE SET hlc = excluded.hlc, site = excluded.site,"
  " seq = excluded.seq" LATER ("tombstone");

static const char SET_ASSIGNMENT[] =
  "INSERT INTO assignment (tag, story, author, value, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (tag, story, author) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("assignment");

static const char SET_READ_MARK[] =
  "INSERT INTO read_mark (author, story, value, hlc, site, seq) VALUES (?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (author, story) DO UPDATE SET value = excluded.value, hlc = excluded.hlc,"
  " site = excluded.site, seq = excluded.seq" LATER ("read_mark");

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
  " (SELECT 1 FROM tombstone AS t WHERE t.object = f.object AND t.id = f.id"
  "  AND (t.hlc, t.site, t.seq) > (f.hlc, f.site, f.seq))";

const char DUID_STATE_LIVING_FIELDS[] =
  "SELECT f.id, f.name, f.value FROM field AS f WHERE f.object = ?1 AND NOT EXISTS"
  " (SELECT 1 FROM tombstone AS t WHERE t.object = f.object AND t.id = f.id AND NOT EXISTS"
  "  (SELECT 1 FROM field AS g WHERE g.object = f.object AND g.id = f.id"
  "   AND (g.hlc, g.site, g.seq) > (t.hlc, t.site, t.seq)))"
  " ORDER BY f.id, f.name";

#define NOTES                                                                                     \
  "SELECT n.id, n.story, n.author, n.text, (SELECT min(o.hlc) FROM note AS o WHERE o.id = n.id)," \
  " n.hlc, n.site, n.seq FROM note AS n WHERE (?1 IS NULL OR n.id = ?1) AND NOT EXISTS"           \
  " (SELECT 1 FROM note_base AS b JOIN note AS r ON r.site = b.site AND r.seq = b.seq"            \
  "  WHERE b.base_site = n.site AND b.base_seq = n.seq AND r.id = n.id)"
#define NOT_DELETED                                                                       \
  " AND NOT EXISTS (SELECT 1 FROM tombstone AS t WHERE t.object = 'note' AND t.id = n.id" \
  " AND (t.hlc, t.site, t.seq) > (n.hlc, n.site, n.seq))"
#define IN_ORDER " ORDER BY n.hlc, n.site, n.seq"

const char DUID_STATE_LIVING_NOTES[] = NOTES NOT_DELETED IN_ORDER;
const char DUID_STATE_ALL_NOTES[] = NOTES IN_ORDER;

const char *const DUID_STATE_TABLES[] = {
  "SELECT * FROM field ORDER BY object, id, name",
  "SELECT * FROM tombstone ORDER BY object, id",
  "SELECT * FROM assignment ORDER BY tag, story, author",
  "SELECT * FROM note ORDER BY site, seq",
  "SELECT * FROM note_base ORDER BY base_site, base_seq, site, seq",
  "SELECT * FROM read_mark ORDER BY author, story",
  NULL,
};

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
  return duid_sql_do (sql, error, SET_FIELD, "shssihi", object, op->target, field,
                      duid_body_get_text (body, "value"), op->stamp.hlc, op->stamp.site,
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

  /* With a passage it is about part of the story: a later version's. */
  if (!duid_body_get_id (body, "tag", tag) || !duid_body_get_number (body, "value", &value) ||
      json_object_has_member (body, "span"))
    return TRUE;
  return duid_sql_do (sql, error, SET_ASSIGNMENT, "hhhiihi", tag, op->target, op->author,
                      CLAMP (value, -1, 1), op->stamp.hlc, op->stamp.site, op->stamp.seq);
}

static gboolean
apply_note_bases (DuidSql      *sql,
                  const DuidOp *op,
                  JsonObject   *body,
                  GError      **error)
{
  JsonNode  *node = json_object_get_member (body, "bases");
  JsonArray *bases = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; bases != NULL && i < json_array_get_length (bases); i++)
    {
      JsonNode *element = json_array_get_element (bases, i);
      DuidStamp base;

      if (!JSON_NODE_HOLDS_VALUE (element) ||
          json_node_get_value_type (element) != G_TYPE_STRING ||
          !duid_stamp_from_string (json_node_get_string (element), &base))
        continue;
      if (!duid_sql_do (sql, error, ADD_NOTE_BASE, "hihi", base.site, base.seq, op->stamp.site,
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
  return duid_sql_do (sql, error, SET_READ_MARK, "hhiihi", op->author, op->target,
                      (gint64) (value != 0), op->stamp.hlc, op->stamp.site, op->stamp.seq);
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
  return duid_sql_do (sql, error, SET_TOMBSTONE, "shihi", object, op->target, op->stamp.hlc,
                      op->stamp.site, op->stamp.seq);
}

gboolean
duid_state_apply (DuidSql      *sql,
                  const DuidOp *op,
                  GError      **error)
{
  g_autoptr (JsonObject) body = NULL;

  if (op->kind <= DUID_OP_IMPORT || op->kind > DUID_OP_DELETE || op->target_size != DUID_ID_SIZE)
    return TRUE;
  body = duid_body_parse (op);
  if (body == NULL)
    return TRUE;
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
      return apply_delete (sql, op, body, error);
    case DUID_OP_IMPORT:
    default:
      return TRUE;
    }
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
