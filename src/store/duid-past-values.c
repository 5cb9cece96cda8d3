/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-past-values.h"

#include <string.h>

struct _DuidPastValues
{
  GHashTable *texts; /* key of what → text or NULL */
};

char *
duid_past_change_dup_key (const DuidPastChange *change)
{
  g_autofree char *target = duid_id_to_string (change->target);
  g_autofree char *tag = duid_id_to_string (change->tag);
  g_autofree char *author = duid_id_to_string (change->author);
  g_autofree char *origin =
    change->origin != NULL
      ? g_strdup_printf ("%s/%" G_GSIZE_FORMAT "/%" G_GSIZE_FORMAT "/%s", change->origin->text,
                         change->origin->start, change->origin->end, change->origin->question)
      : NULL;

  return g_strdup_printf ("%d/%s/%s/%s/%s/%s/%s", change->kind, target, tag, author,
                          change->object != NULL ? change->object : "",
                          change->field != NULL ? change->field : "",
                          origin != NULL ? origin : "");
}

static DuidPastChange *
new_change (DuidPastKind  kind,
            const guint8 *target,
            const char   *after)
{
  DuidPastChange *change = g_new0 (DuidPastChange, 1);

  change->kind = kind;
  memcpy (change->target, target, DUID_ID_SIZE);
  change->after = g_strdup (after);
  return change;
}

static const char *
get_default (DuidPastKind kind)
{
  return kind == DUID_PAST_LIFE || kind == DUID_PAST_ASSIGN || kind == DUID_PAST_MODERATE ? "0"
                                                                                          : NULL;
}

/* Adds @change (taken over) to @changes, knowing what the value was. */
static void
take_change (DuidPastValues *values,
             GPtrArray      *changes,
             DuidPastChange *change)
{
  char       *key = duid_past_change_dup_key (change);
  const char *before = g_hash_table_lookup (values->texts, key);

  change->before = g_strdup (before != NULL ? before : get_default (change->kind));
  g_hash_table_replace (values->texts, key, g_strdup (change->after));
  g_ptr_array_add (changes, change);
}

static void
take_life (DuidPastValues *values,
           GPtrArray      *changes,
           const char     *object,
           const guint8   *id,
           gboolean        is_alive)
{
  DuidPastChange *change = new_change (DUID_PAST_LIFE, id, is_alive ? "1" : "0");

  change->object = g_strdup (object);
  take_change (values, changes, change);
}

static void
read_field (DuidPastValues *values,
            const DuidOp   *op,
            JsonObject     *body,
            GPtrArray      *changes)
{
  const char     *object = duid_body_get_text (body, "object");
  const char     *field = duid_body_get_text (body, "field");
  DuidPastChange *change;

  if (object == NULL || field == NULL)
    return;
  change = new_change (DUID_PAST_FIELD, op->target, duid_body_get_text (body, "value"));
  change->object = g_strdup (object);
  change->field = g_strdup (field);
  take_change (values, changes, change);
  /* A question is always there, and its name is only what it is known by. */
  if (strcmp (object, DUID_OBJECT_QUESTION) == 0)
    {
      if (strcmp (field, "name") == 0)
        g_ptr_array_remove (changes, change);
      return;
    }
  if (strcmp (object, DUID_OBJECT_PROJECT) != 0 && strcmp (object, DUID_OBJECT_PERSON) != 0)
    take_life (values, changes, object, op->target, TRUE);
}

static void
read_assign (DuidPastValues *values,
             const DuidOp   *op,
             JsonObject     *body,
             GPtrArray      *changes)
{
  DuidPastChange *change;
  guint8          tag[DUID_ID_SIZE];
  gint64          value;
  const char     *texts[] = { "-1", "0", "1" };

  if (!duid_body_get_id (body, "tag", tag) || !duid_body_get_number (body, "value", &value))
    return;
  change = new_change (DUID_PAST_ASSIGN, op->target, texts[CLAMP (value, -1, 1) + 1]);
  memcpy (change->tag, tag, DUID_ID_SIZE);
  if (json_object_has_member (body, "span"))
    change->origin = duid_body_dup_span (body);
  take_change (values, changes, change);
}

static void
read_note (DuidPastValues *values,
           const DuidOp   *op,
           JsonObject     *body,
           GPtrArray      *changes)
{
  const char     *text = duid_body_get_text (body, "text");
  DuidPastChange *change;
  guint8          note[DUID_ID_SIZE];

  if (text == NULL || !duid_body_get_id (body, "note", note))
    return;
  change = new_change (DUID_PAST_NOTE, op->target, text);
  memcpy (change->tag, note, DUID_ID_SIZE);
  take_change (values, changes, change);
  take_life (values, changes, DUID_OBJECT_NOTE, note, TRUE);
}

static void
read_moderate (DuidPastValues *values,
               const DuidOp   *op,
               JsonObject     *body,
               GPtrArray      *changes)
{
  DuidPastChange *change;
  guint8          tag[DUID_ID_SIZE];
  guint8          author[DUID_ID_SIZE];
  gint64          is_hidden;

  if (!duid_body_get_id (body, "tag", tag) || !duid_body_get_id (body, "author", author) ||
      !duid_body_get_number (body, "hidden", &is_hidden))
    return;
  change = new_change (DUID_PAST_MODERATE, op->target, is_hidden != 0 ? "1" : "0");
  memcpy (change->tag, tag, DUID_ID_SIZE);
  memcpy (change->author, author, DUID_ID_SIZE);
  take_change (values, changes, change);
}

DuidPastValues *
duid_past_values_new (void)
{
  DuidPastValues *values = g_new0 (DuidPastValues, 1);

  values->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return values;
}

void
duid_past_values_free (DuidPastValues *values)
{
  if (values == NULL)
    return;
  g_hash_table_unref (values->texts);
  g_free (values);
}

void
duid_past_values_read (DuidPastValues *values,
                       const DuidOp   *op,
                       JsonObject     *body,
                       GPtrArray      *changes)
{
  const char      *object = duid_body_get_text (body, "object");
  const char      *other;
  g_autofree char *points = NULL;

  switch ((DuidOpKind) op->kind)
    {
    case DUID_OP_SET_FIELD:
      read_field (values, op, body, changes);
      break;
    case DUID_OP_ASSIGN:
      read_assign (values, op, body, changes);
      break;
    case DUID_OP_NOTE:
      read_note (values, op, body, changes);
      break;
    case DUID_OP_DELETE:
    case DUID_OP_RESTORE:
      if (object != NULL)
        take_life (values, changes, object, op->target, op->kind == DUID_OP_RESTORE);
      break;
    case DUID_OP_MODERATE:
      read_moderate (values, op, body, changes);
      break;
    case DUID_OP_MOVE:
      other = duid_body_get_text (body, "parent");
      take_change (values, changes, new_change (DUID_PAST_MOVE, op->target, other));
      break;
    case DUID_OP_MERGE:
      other = duid_body_get_text (body, "into");
      take_change (values, changes, new_change (DUID_PAST_MERGE, op->target, other));
      break;
    case DUID_OP_VOTE:
      points = duid_body_dup_points (body);
      if (points != NULL)
        take_change (values, changes, new_change (DUID_PAST_VOTE, op->target, points));
      break;
    case DUID_OP_IMPORT:
    case DUID_OP_READ:
    case DUID_OP_ERASE:
    default:
      break;
    }
}

const char *
duid_past_values_get_name (DuidPastValues *values,
                           const char     *object,
                           const guint8   *id)
{
  DuidPastChange   wanted = { .kind = DUID_PAST_FIELD };
  g_autofree char *key = NULL;

  wanted.object = (char *) object;
  wanted.field = (char *) "name";
  memcpy (wanted.target, id, DUID_ID_SIZE);
  key = duid_past_change_dup_key (&wanted);
  return g_hash_table_lookup (values->texts, key);
}
