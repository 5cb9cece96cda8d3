/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-body.h"

#include <string.h>

#define MOST_DEPTH 32

static char *
dup_stamp (const DuidStamp *stamp)
{
  g_autofree char *site = duid_id_to_string (stamp->site);

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%" G_GINT64_FORMAT, stamp->hlc, site,
                          stamp->seq);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static JsonBuilder *
start (void)
{
  return json_builder_begin_object (json_builder_new ());
}

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_stamps (JsonBuilder *builder,
            const char  *member,
            GArray      *stamps)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < stamps->len; i++)
    {
      g_autofree char *stamp = dup_stamp (&g_array_index (stamps, DuidStamp, i));

      json_builder_add_string_value (builder, stamp);
    }
  json_builder_end_array (builder);
}

char *
duid_body_choice (const char      *object,
                  const char      *field,
                  const char      *value,
                  const DuidStamp *replaces,
                  GArray          *joins)
{
  g_autoptr (JsonBuilder) builder = start ();
  g_autofree char *stamp = replaces != NULL ? dup_stamp (replaces) : NULL;

  add_text (builder, "object", object);
  add_text (builder, "field", field);
  add_text (builder, "value", value);
  if (stamp != NULL)
    add_text (builder, "replaces", stamp);
  if (joins != NULL)
    add_stamps (builder, "joins", joins);
  return finish (builder);
}

char *
duid_body_field (const char      *object,
                 const char      *field,
                 const char      *value,
                 const DuidStamp *replaces)
{
  return duid_body_choice (object, field, value, replaces, NULL);
}

char *
duid_body_assign (const guint8 *tag,
                  int           value)
{
  g_autofree char *id = duid_id_to_string (tag);

  /* By hand: a lasso may tag 100,000 stories at once. */
  return g_strdup_printf ("{\"tag\":\"%s\",\"value\":%d}", id, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *member,
            gint64       number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

char *
duid_body_assign_passage (const guint8            *tag,
                          int                      value,
                          const DuidPassageOrigin *origin)
{
  g_autoptr (JsonBuilder) builder = start ();
  g_autofree char *id = duid_id_to_string (tag);

  add_text (builder, "tag", id);
  add_number (builder, "value", value);
  json_builder_set_member_name (builder, "span");
  json_builder_begin_object (builder);
  add_text (builder, "question", origin->question);
  add_text (builder, "text", origin->text);
  add_number (builder, "start", (gint64) origin->start);
  add_number (builder, "end", (gint64) origin->end);
  json_builder_end_object (builder);
  return finish (builder);
}

char *
duid_body_note (const guint8 *note,
                const char   *text,
                GArray       *bases)
{
  g_autoptr (JsonBuilder) builder = start ();
  g_autofree char *id = duid_id_to_string (note);

  add_text (builder, "note", id);
  add_text (builder, "text", text);
  add_stamps (builder, "bases", bases);
  return finish (builder);
}

char *
duid_body_read (gboolean is_read)
{
  return g_strdup (is_read ? "{\"read\":true}" : "{\"read\":false}");
}

char *
duid_body_delete (const char *object)
{
  return g_strdup_printf ("{\"object\":\"%s\"}", object);
}

char *
duid_body_moderate (const guint8 *tag,
                    const guint8 *author,
                    gboolean      is_hidden)
{
  g_autofree char *tag_id = duid_id_to_string (tag);
  g_autofree char *author_id = duid_id_to_string (author);

  return g_strdup_printf ("{\"tag\":\"%s\",\"author\":\"%s\",\"hidden\":%s}", tag_id, author_id,
                          is_hidden ? "true" : "false");
}

char *
duid_body_tag (const char   *member,
               const guint8 *tag)
{
  g_autoptr (JsonBuilder) builder = start ();
  g_autofree char *id = tag != NULL ? duid_id_to_string (tag) : NULL;

  add_text (builder, member, id);
  return finish (builder);
}

char *
duid_body_vote (const char *const *ids,
                const guint       *points,
                gsize              n)
{
  g_autoptr (JsonBuilder) builder = start ();

  json_builder_set_member_name (builder, "points");
  json_builder_begin_object (builder);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_set_member_name (builder, ids[i]);
      json_builder_add_int_value (builder, points[i]);
    }
  json_builder_end_object (builder);
  return finish (builder);
}

char *
duid_body_import (gint64     intake,
                  gint64     n_added,
                  gint64     n_changed,
                  gint64     n_unchanged,
                  GPtrArray *sources)
{
  g_autoptr (JsonBuilder) builder = start ();

  add_number (builder, "intake", intake);
  add_number (builder, "added", n_added);
  add_number (builder, "changed", n_changed);
  add_number (builder, "unchanged", n_unchanged);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    {
      DuidIntakeSource *source = sources->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "name", source->name);
      add_text (builder, "file", source->file);
      add_text (builder, "sha256", duid_intake_source_get_sha256 (source));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return finish (builder);
}

static gboolean
is_too_deep (const char *text,
             gsize       size)
{
  guint    depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == '[' || text[i] == '{') && ++depth > MOST_DEPTH)
        return TRUE;
      else if (!in_string && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

JsonObject *
duid_json_parse_object (const char *text,
                        gsize       size)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;

  if (text == NULL || size > G_MAXINT32 || !g_utf8_validate_len (text, size, NULL) ||
      is_too_deep (text, size))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  return json_node_dup_object (root);
}

JsonObject *
duid_body_parse (const DuidOp *op)
{
  return duid_json_parse_object (op->body, op->body_size);
}

const char *
duid_body_get_text (JsonObject *body,
                    const char *member)
{
  JsonNode *node = json_object_get_member (body, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
duid_body_get_id (JsonObject *body,
                  const char *member,
                  guint8      id[DUID_ID_SIZE])
{
  return duid_id_from_string (duid_body_get_text (body, member), id);
}

gboolean
duid_body_get_number (JsonObject *body,
                      const char *member,
                      gint64     *number)
{
  JsonNode *node = json_object_get_member (body, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_BOOLEAN))
    return FALSE;
  *number = json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node)
                                                              : json_node_get_int (node);
  return TRUE;
}

DuidPassageOrigin *
duid_body_dup_span (JsonObject *body)
{
  JsonNode          *node = json_object_get_member (body, "span");
  gboolean           is_object = node != NULL && JSON_NODE_HOLDS_OBJECT (node);
  JsonObject        *span = is_object ? json_node_get_object (node) : NULL;
  const char        *question = span != NULL ? duid_body_get_text (span, "question") : NULL;
  guint8             text[DUID_ID_SIZE];
  gint64             first;
  gint64             after;
  DuidPassageOrigin *origin;

  if (question == NULL || !duid_body_get_id (span, "text", text) ||
      !duid_body_get_number (span, "start", &first) ||
      !duid_body_get_number (span, "end", &after) || first < 0 || after <= first ||
      after > G_MAXINT32)
    return NULL;
  origin = g_new (DuidPassageOrigin, 1);
  origin->question = g_strdup (question);
  origin->text = duid_id_to_string (text);
  origin->start = (gsize) first;
  origin->end = (gsize) after;
  return origin;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

char *
duid_body_dup_points (JsonObject *body)
{
  JsonNode   *node = json_object_get_member (body, "points");
  JsonObject *points = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? json_node_get_object (node)
                         : NULL;
  g_autoptr (GList) ids = points != NULL ? json_object_get_members (points) : NULL;
  GString *text = g_string_new ("{");

  ids = g_list_sort (ids, compare_texts);
  for (GList *id = ids; id != NULL; id = id->next)
    {
      guint8 bytes[DUID_ID_SIZE];
      gint64 number;

      if (!duid_id_from_string (id->data, bytes) ||
          !duid_body_get_number (points, id->data, &number) || number < 0)
        {
          points = NULL;
          break;
        }
      g_string_append_printf (text, "%s\"%s\":%" G_GINT64_FORMAT, text->len > 1 ? "," : "",
                              (const char *) id->data, number);
    }
  g_string_append_c (text, '}');
  return g_string_free (text, points == NULL);
}

GArray *
duid_body_dup_stamps (JsonObject *body,
                      const char *member)
{
  GArray    *stamps = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  JsonNode  *node = json_object_get_member (body, member);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                 : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      DuidStamp stamp;

      if (JSON_NODE_HOLDS_VALUE (element) &&
          json_node_get_value_type (element) == G_TYPE_STRING &&
          duid_stamp_from_string (json_node_get_string (element), &stamp))
        g_array_append_val (stamps, stamp);
    }
  return stamps;
}

gboolean
duid_stamp_from_string (const char *text,
                        DuidStamp  *stamp)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ":", 4) : NULL;

  return parts != NULL && g_strv_length (parts) == 3 &&
         g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64, &stamp->hlc, NULL) &&
         duid_id_from_string (parts[1], stamp->site) &&
         g_ascii_string_to_signed (parts[2], 10, 1, G_MAXINT64, &stamp->seq, NULL);
}
