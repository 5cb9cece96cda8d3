/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "model/duid-framework.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A value as text, whatever a hand wrote: options may be years (numbers). */
static char *
dup_node_text (JsonNode *node)
{
  GType type;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return duid_number_to_string (json_node_get_double (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return NULL;
}

static char *
dup_text (JsonObject *object,
          const char *key)
{
  return dup_node_text (json_object_get_member (object, key));
}

static gboolean
read_number (JsonObject *object,
             const char *key,
             double     *number)
{
  JsonNode *node = json_object_get_member (object, key);
  GType     type = G_TYPE_INVALID;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    type = json_node_get_value_type (node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);
  return isfinite (*number);
}

static gboolean
read_boolean (JsonObject *object,
              const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* The list of @key, or NULL when there is none (borrowed). */
static JsonArray *
get_list (JsonObject *object,
          const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
get_length (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
}

/* The label of an object, or the text itself where it is a plain text. */
static char *
dup_label (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return dup_text (json_node_get_object (node), "label");
  return dup_node_text (node);
}

static void
read_options (DuidQuestion *question,
              JsonObject   *object)
{
  JsonArray *options = get_list (object, "options");
  JsonArray *show = get_list (object, "show");

  for (guint i = 0; i < get_length (options); i++)
    {
      g_autofree char *label = dup_label (json_array_get_element (options, i));

      if (label != NULL)
        duid_question_add_option (question, label);
    }
  for (guint i = 0; i < get_length (show); i++)
    {
      char *label = dup_node_text (json_array_get_element (show, i));

      if (label != NULL)
        g_ptr_array_add (question->show, g_strstrip (label));
    }
  question->is_ordered = read_boolean (object, "ordered");
}

static gboolean
read_scale (const char *name,
            JsonObject *object,
            double     *min,
            double     *max,
            GError    **error)
{
  if (object != NULL && read_number (object, "min", min) && read_number (object, "max", max) &&
      *min < *max)
    return TRUE;
  g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
               _ ("The question “%s” needs a scale: a number “min” and a higher number “max”."),
               name);
  return FALSE;
}

static gboolean
read_slider (DuidQuestion *question,
             JsonObject   *object,
             GError      **error)
{
  JsonArray *bands = get_list (object, "bands");

  if (!read_scale (question->name, object, &question->min, &question->max, error))
    return FALSE;
  question->left = dup_text (object, "left");
  question->right = dup_text (object, "right");
  for (guint i = 0; i < get_length (bands); i++)
    {
      JsonNode        *node = json_array_get_element (bands, i);
      double           below = INFINITY;
      g_autofree char *label = dup_label (node);

      if (label == NULL)
        {
          g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
                       _ ("A band of the question “%s” has no label."), question->name);
          return FALSE;
        }
      if (JSON_NODE_HOLDS_OBJECT (node))
        read_number (json_node_get_object (node), "below", &below);
      duid_question_add_band (question, label, below);
    }
  return TRUE;
}

static gboolean
read_triad (DuidQuestion *question,
            JsonObject   *object,
            GError      **error)
{
  JsonArray *corners = get_list (object, "corners");

  for (guint i = 0; get_length (corners) == 3 && i < 3; i++)
    question->corners[i] = dup_label (json_array_get_element (corners, i));
  if (question->corners[0] != NULL && question->corners[1] != NULL && question->corners[2] != NULL)
    return TRUE;
  g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
               _ ("The triad “%s” needs three “corners”: top, left and right."), question->name);
  return FALSE;
}

static gboolean
read_axis (const char *name,
           JsonObject *object,
           DuidAxis   *axis,
           GError    **error)
{
  if (!read_scale (name, object, &axis->min, &axis->max, error))
    return FALSE;
  axis->label = dup_text (object, "label");
  if (axis->label == NULL)
    axis->label = g_strdup ("");
  axis->left = dup_text (object, "left");
  axis->right = dup_text (object, "right");
  return TRUE;
}

static gboolean
read_canvas (DuidQuestion *question,
             JsonObject   *object,
             GError      **error)
{
  JsonArray *stones = get_list (object, "stones");

  if (!read_axis (question->name, get_object (object, "x"), &question->x, error) ||
      !read_axis (question->name, get_object (object, "y"), &question->y, error))
    return FALSE;
  question->background = dup_text (object, "background");
  for (guint i = 0; i < get_length (stones); i++)
    {
      char *label = dup_label (json_array_get_element (stones, i));

      if (label == NULL)
        {
          g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
                       _ ("A stone of the canvas “%s” has no label."), question->name);
          return FALSE;
        }
      g_ptr_array_add (question->stones, g_strstrip (label));
    }
  if (question->stones->len > 0)
    return TRUE;
  g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
               _ ("The canvas “%s” has no “stones”."), question->name);
  return FALSE;
}

static DuidQuestion *
read_head (JsonObject *object,
           GError    **error)
{
  g_autofree char *name = dup_text (object, "name");
  g_autofree char *label = dup_text (object, "label");
  g_autofree char *type_name = dup_text (object, "type");
  DuidQuestionType type;
  DuidQuestion    *question;

  if (name == NULL || *g_strstrip (name) == '\0')
    {
      g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
                   _ ("A question has no “name” (its label: “%s”)."), label != NULL ? label : "");
      return NULL;
    }
  if (type_name == NULL || !duid_question_type_from_string (type_name, &type))
    {
      g_set_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID,
                   _ ("The question “%s” has the type “%s”, which this program does not know."),
                   name, type_name != NULL ? type_name : "");
      return NULL;
    }
  question = duid_question_new (name, type, label);
  question->theme = dup_text (object, "theme");
  question->is_sensitive = read_boolean (object, "sensitive");
  return question;
}

static void
write_text (JsonObject *object,
            const char *key,
            const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

static void
write_texts (JsonObject      *object,
             const char      *key,
             const GPtrArray *texts)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (list, texts->pdata[i]);
  json_object_set_array_member (object, key, list);
}

static void
write_slider (JsonObject         *object,
              const DuidQuestion *question)
{
  JsonArray *bands = json_array_new ();

  json_object_set_double_member (object, "min", question->min);
  json_object_set_double_member (object, "max", question->max);
  write_text (object, "left", question->left);
  write_text (object, "right", question->right);
  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (question->bands, DuidBand, i);
      JsonObject     *member = json_object_new ();

      json_object_set_string_member (member, "label", band->label);
      if (isfinite (band->below))
        json_object_set_double_member (member, "below", band->below);
      json_array_add_object_element (bands, member);
    }
  json_object_set_array_member (object, "bands", bands);
}

static void
write_axis (JsonObject     *object,
            const char     *key,
            const DuidAxis *axis)
{
  JsonObject *member = json_object_new ();

  write_text (member, "label", axis->label);
  json_object_set_double_member (member, "min", axis->min);
  json_object_set_double_member (member, "max", axis->max);
  write_text (member, "left", axis->left);
  write_text (member, "right", axis->right);
  json_object_set_object_member (object, key, member);
}

static void
write_canvas (JsonObject         *object,
              const DuidQuestion *question)
{
  JsonArray *stones = json_array_new ();

  write_axis (object, "x", &question->x);
  write_axis (object, "y", &question->y);
  for (guint i = 0; i < question->stones->len; i++)
    {
      JsonObject *stone = json_object_new ();

      json_object_set_string_member (stone, "label", question->stones->pdata[i]);
      json_array_add_object_element (stones, stone);
    }
  json_object_set_array_member (object, "stones", stones);
  write_text (object, "background", question->background);
}

static void
write_corners (JsonObject         *object,
               const DuidQuestion *question)
{
  JsonArray *corners = json_array_new ();

  for (int i = 0; i < 3; i++)
    json_array_add_string_element (corners,
                                   question->corners[i] != NULL ? question->corners[i] : "");
  json_object_set_array_member (object, "corners", corners);
}

JsonNode *
duid_question_to_json (const DuidQuestion *question)
{
  JsonObject    *object = json_object_new ();
  DuidColumnKind kind = duid_question_get_column_kind (question);
  JsonNode      *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "name", question->name);
  json_object_set_string_member (object, "type", duid_question_type_to_string (question->type));
  json_object_set_string_member (object, "label", question->label);
  write_text (object, "theme", question->theme);
  if (question->is_sensitive)
    json_object_set_boolean_member (object, "sensitive", TRUE);
  if (kind == DUID_COLUMN_CODE || kind == DUID_COLUMN_MASK)
    write_texts (object, "options", question->options);
  if (question->is_ordered)
    json_object_set_boolean_member (object, "ordered", TRUE);
  if (question->type == DUID_QUESTION_CONSENT)
    write_texts (object, "show", question->show);
  if (question->type == DUID_QUESTION_SLIDER)
    write_slider (object, question);
  if (kind == DUID_COLUMN_TRIAD)
    write_corners (object, question);
  if (kind == DUID_COLUMN_STONES)
    write_canvas (object, question);
  write_text (object, "unit", question->unit);
  json_node_take_object (node, object);
  return node;
}

DuidQuestion *
duid_question_from_json (JsonObject *object,
                         GError    **error)
{
  g_autoptr (DuidQuestion) question = read_head (object, error);

  if (question == NULL)
    return NULL;
  read_options (question, object);
  /* A list or object here is the unit of a column, not of the question. */
  question->unit = dup_text (object, "unit");
  if (question->type == DUID_QUESTION_SLIDER && !read_slider (question, object, error))
    return NULL;
  if (question->type == DUID_QUESTION_TRIAD && !read_triad (question, object, error))
    return NULL;
  if (question->type == DUID_QUESTION_CANVAS && !read_canvas (question, object, error))
    return NULL;
  return g_steal_pointer (&question);
}
