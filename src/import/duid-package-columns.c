/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-package-columns.h"

#include "import/duid-import-error.h"
#include "import/duid-json-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
fail (const DuidQuestion *question,
      const char         *format,
      GError            **error)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", question->name, 1);
  g_set_error_literal (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE, message->str);
  return FALSE;
}

/* What @key says for @resource: keys are given per resource, or once for all of
 * them when the value itself is no object. */
static JsonNode *
get_for_resource (JsonObject *object,
                  const char *key,
                  const char *resource)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  return JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_member (json_node_get_object (node), resource)
           : node;
}

/* {"position": 4}: a column by its place. */
static gboolean
is_place (JsonNode *node)
{
  JsonNode *position;

  if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) != 1)
    return FALSE;
  position = json_object_get_member (json_node_get_object (node), "position");
  return position != NULL && JSON_NODE_HOLDS_VALUE (position) &&
         json_node_get_value_type (position) == G_TYPE_INT64;
}

/* “header” or a place. */
static DuidColumnName *
read_name (JsonNode *node)
{
  g_autofree char *header = duid_json_node_dup_text (node);
  gint64           place;

  if (header != NULL)
    return duid_column_name_new (header, 0);
  if (node == NULL || !is_place (node))
    return NULL;
  place = json_object_get_int_member (json_node_get_object (node), "position");
  return place >= 1 && place <= G_MAXINT ? duid_column_name_new (NULL, (guint) place) : NULL;
}

static gboolean
add_name (DuidBinding        *binding,
          const DuidQuestion *question,
          JsonNode           *node,
          GError            **error)
{
  DuidColumnName *name = read_name (node);

  if (name == NULL)
    return fail (
      question,
      _ ("The question “%s” names a column neither by its header nor by {\"position\": n}."),
      error);
  g_ptr_array_add (binding->columns, name);
  return TRUE;
}

/* Some columns, each with an option in its own words. */
static DuidBinding *
read_cell_columns (JsonArray    *list,
                   DuidQuestion *question,
                   guint         index,
                   GError      **error)
{
  g_autoptr (DuidBinding) binding = duid_binding_new (index, DUID_BINDING_CELLS);

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!add_name (binding, question, json_array_get_element (list, i), error))
      return NULL;
  return g_steal_pointer (&binding);
}

/* The options are the members, in their order. */
static DuidBinding *
read_option_columns (JsonObject   *columns,
                     DuidQuestion *question,
                     guint         index,
                     GError      **error)
{
  g_autoptr (DuidBinding) binding = duid_binding_new (index, DUID_BINDING_OPTIONS);
  g_autoptr (GList) members = json_object_get_members (columns);

  for (GList *member = members; member != NULL; member = member->next)
    {
      if (!add_name (binding, question, json_object_get_member (columns, member->data), error))
        return NULL;
      g_ptr_array_add (binding->labels, g_strdup (member->data));
      duid_question_add_option (question, member->data);
    }
  return g_steal_pointer (&binding);
}

static DuidBinding *
read_box (JsonObject   *columns,
          DuidQuestion *question,
          guint         index,
          GError      **error)
{
  g_autoptr (DuidBinding) binding = duid_binding_new (index, DUID_BINDING_BOX);
  g_autofree char *y_is = duid_json_dup_text (columns, "y_is");

  if (!add_name (binding, question, json_object_get_member (columns, "x"), error) ||
      !add_name (binding, question, json_object_get_member (columns, "y"), error))
    return NULL;
  binding->y_is_height = g_strcmp0 (y_is, "height") == 0;
  if (y_is != NULL && !binding->y_is_height && strcmp (y_is, "share") != 0)
    {
      fail (question, _ ("In the question “%s”, “y_is” must be “share” or “height”."), error);
      return NULL;
    }
  return g_steal_pointer (&binding);
}

static DuidBinding *
read_triad (JsonNode     *node,
            DuidQuestion *question,
            guint         index,
            GError      **error)
{
  g_autoptr (DuidBinding) binding = duid_binding_new (index, DUID_BINDING_CORNERS);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_box (json_node_get_object (node), question, index, error);
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != 3)
    {
      fail (question,
            _ ("The triad “%s” needs three columns in the order of its corners, or “x” and “y”."),
            error);
      return NULL;
    }
  for (guint i = 0; i < 3; i++)
    if (!add_name (binding, question, json_array_get_element (json_node_get_array (node), i),
                   error))
      return NULL;
  return g_steal_pointer (&binding);
}

/* The two columns of one stone, as a list or as {"x": …, "y": …}. */
static gboolean
read_stone (DuidBinding  *binding,
            DuidQuestion *question,
            JsonNode     *node,
            GError      **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray  *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (list != NULL && json_array_get_length (list) == 2)
    return add_name (binding, question, json_array_get_element (list, 0), error) &&
           add_name (binding, question, json_array_get_element (list, 1), error);
  if (object != NULL)
    return add_name (binding, question, json_object_get_member (object, "x"), error) &&
           add_name (binding, question, json_object_get_member (object, "y"), error);
  return fail (question, _ ("Each stone of the canvas “%s” needs two columns: x and y."), error);
}

static DuidBinding *
read_canvas (JsonObject   *object,
             const char   *resource,
             DuidQuestion *question,
             guint         index,
             GError      **error)
{
  g_autoptr (DuidBinding) binding = duid_binding_new (index, DUID_BINDING_STONES);
  JsonArray *stones = duid_json_get_list (object, "stones");

  for (guint i = 0; stones != NULL && i < json_array_get_length (stones); i++)
    {
      JsonNode   *element = json_array_get_element (stones, i);
      JsonObject *stone = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      JsonNode   *node = stone != NULL ? get_for_resource (stone, "columns", resource) : NULL;

      if (node == NULL)
        continue;
      if (!read_stone (binding, question, node, error))
        return NULL;
      g_ptr_array_add (binding->labels, duid_json_dup_text (stone, "label"));
    }
  return binding->columns->len > 0 ? g_steal_pointer (&binding) : NULL;
}

static DuidBinding *
read_shape (JsonObject   *object,
            const char   *resource,
            DuidQuestion *question,
            guint         index,
            GError      **error)
{
  JsonNode    *columns = get_for_resource (object, "columns", resource);
  JsonNode    *value = get_for_resource (object, "values", resource);
  DuidBinding *binding;

  if (question->type == DUID_QUESTION_CANVAS)
    return read_canvas (object, resource, question, index, error);
  if (columns != NULL && question->type == DUID_QUESTION_TRIAD)
    return read_triad (columns, question, index, error);
  if (columns != NULL && question->type == DUID_QUESTION_MULTICHOICE &&
      JSON_NODE_HOLDS_OBJECT (columns) && !is_place (columns))
    return read_option_columns (json_node_get_object (columns), question, index, error);
  if (columns != NULL && question->type == DUID_QUESTION_MULTICHOICE &&
      JSON_NODE_HOLDS_ARRAY (columns))
    return read_cell_columns (json_node_get_array (columns), question, index, error);
  if (columns != NULL)
    {
      binding = duid_binding_new (index, DUID_BINDING_COLUMN);
      if (add_name (binding, question, columns, error))
        return binding;
      duid_binding_free (binding);
      return NULL;
    }
  if (value == NULL || question->type == DUID_QUESTION_TRIAD)
    return NULL;
  binding = duid_binding_new (index, DUID_BINDING_CONSTANT);
  binding->constant = duid_json_node_dup_text (value);
  if (binding->constant == NULL)
    binding->constant = g_strdup ("");
  return binding;
}

/* Cell text → option; per resource when the members are objects themselves. */
static GHashTable *
read_codes (JsonObject *object,
            const char *resource)
{
  JsonObject *codes = duid_json_get_object (object, "codes");
  JsonObject *own = duid_json_get_object (codes, resource);
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GList) members = NULL;

  if (codes == NULL)
    return NULL;
  codes = own != NULL ? own : codes;
  members = json_object_get_members (codes);
  for (GList *member = members; member != NULL; member = member->next)
    {
      char *option = duid_json_dup_text (codes, member->data);

      if (option != NULL)
        g_hash_table_replace (table, g_strstrip (g_strdup (member->data)), option);
    }
  return g_hash_table_size (table) > 0 ? g_steal_pointer (&table) : NULL;
}

static gboolean
read_scale (DuidBinding        *binding,
            const DuidQuestion *question,
            JsonNode           *node,
            GError            **error)
{
  JsonArray *list =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node == NULL)
    return TRUE;
  if (list != NULL && json_array_get_length (list) == 2 &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (list, 0)) &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (list, 1)))
    {
      binding->scale_from = json_array_get_double_element (list, 0);
      binding->scale_to = json_array_get_double_element (list, 1);
      binding->has_scale = isfinite (binding->scale_from) && isfinite (binding->scale_to) &&
                           binding->scale_from != binding->scale_to;
    }
  return binding->has_scale ||
         fail (question,
               _ ("The “scale” of the question “%s” must be two different numbers: [from, to]."),
               error);
}

static gboolean
read_unit (DuidBinding        *binding,
           const DuidQuestion *question,
           JsonNode           *node,
           GError            **error)
{
  static const char *const names[] = {
    [DUID_TIME_MS] = "ms", [DUID_TIME_S] = "s", [DUID_TIME_EXCEL] = "excel"
  };
  g_autofree char *name = duid_json_node_dup_text (node);

  if (name == NULL || question->type != DUID_QUESTION_DATE)
    return TRUE;
  for (int i = DUID_TIME_MS; i <= DUID_TIME_EXCEL; i++)
    if (strcmp (name, names[i]) == 0)
      {
        binding->unit = (DuidTimeUnit) i;
        return TRUE;
      }
  return fail (question, _ ("The “unit” of the date “%s” must be “ms”, “s” or “excel”."), error);
}

/* {"option": …, "column": …} of a choice; {"options": […]} of a text. */
static gboolean
read_write_in (DuidBinding        *binding,
               const DuidQuestion *question,
               JsonNode           *node,
               GError            **error)
{
  JsonObject      *object;
  JsonArray       *known;
  g_autofree char *option = NULL;
  g_autoptr (DuidColumnName) name = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  object = json_node_get_object (node);
  option = duid_json_dup_text (object, "option");
  known = duid_json_get_list (object, "options");
  if (option == NULL && known == NULL)
    return TRUE;
  binding->write_in = duid_write_in_new (option);
  for (guint i = 0; known != NULL && i < json_array_get_length (known); i++)
    {
      char *text = duid_json_node_dup_text (json_array_get_element (known, i));

      if (text != NULL)
        g_ptr_array_add (binding->write_in->known, g_strstrip (text));
    }
  if (!json_object_has_member (object, "column"))
    return TRUE;
  name = read_name (json_object_get_member (object, "column"));
  if (name == NULL)
    return fail (
      question,
      _ ("The question “%s” names a column neither by its header nor by {\"position\": n}."),
      error);
  duid_write_in_set_column (binding->write_in, name->header, name->place);
  return TRUE;
}

DuidBinding *
duid_package_read_columns (JsonObject   *object,
                           const char   *resource,
                           DuidQuestion *question,
                           guint         index,
                           GError      **error)
{
  JsonNode *ticked = get_for_resource (object, "not_applicable", resource);
  g_autoptr (DuidBinding) binding = read_shape (object, resource, question, index, error);

  if (binding == NULL)
    return NULL;
  binding->separator = duid_json_node_dup_text (get_for_resource (object, "separator", resource));
  binding->codes = read_codes (object, resource);
  binding->has_options = duid_json_get_list (object, "options") != NULL;
  if (!read_write_in (binding, question, get_for_resource (object, "write_in", resource), error) ||
      !read_scale (binding, question, get_for_resource (object, "scale", resource), error) ||
      !read_unit (binding, question, get_for_resource (object, "unit", resource), error))
    return NULL;
  if (ticked != NULL && (binding->not_applicable = read_name (ticked)) == NULL)
    {
      fail (question,
            _ ("The question “%s” names a column neither by its header nor by {\"position\": n}."),
            error);
      return NULL;
    }
  return g_steal_pointer (&binding);
}

void
duid_package_read_left_out (JsonObject *resource,
                            GPtrArray  *left_out)
{
  JsonArray *list = duid_json_get_list (resource, "left_out");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      DuidColumnName *name = read_name (json_array_get_element (list, i));

      if (name != NULL)
        g_ptr_array_add (left_out, name);
    }
}
