/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-package-writer.h"

#include "import/duid-import-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define PROFILE "data-package"

/* ---- resources ---- */

/* The path of @path from @folder on (transfer full), or NULL with an error. */
static char *
make_relative (const char *folder,
               const char *path,
               GError    **error)
{
  char            *real_folder = realpath (folder, NULL);
  char            *real_path = realpath (path, NULL);
  gsize            length = real_folder != NULL ? strlen (real_folder) : 0;
  char            *relative = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (length == 1)
    length = 0; /* the root */
  if (real_folder != NULL && real_path != NULL && strncmp (real_path, real_folder, length) == 0 &&
      real_path[length] == '/')
    relative = g_strdup (real_path + length + 1);
  free (real_folder);
  free (real_path);
  if (relative == NULL)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
                 _ ("The data package must lie in the folder of “%s”."), name);
  return relative;
}

static JsonNode *
name_to_json (const DuidColumnName *name)
{
  JsonNode   *node;
  JsonObject *object;

  if (name->header != NULL)
    return json_node_init_string (json_node_alloc (), name->header);
  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_object_set_int_member (object, "position", name->place);
  json_node_take_object (node, object);
  return node;
}

static void
add_field (JsonArray       *fields,
           const DuidField *field)
{
  JsonObject *object = json_object_new ();
  char        mark[2] = { field->decimal, '\0' };
  char        group[2] = { field->group, '\0' };

  json_object_set_string_member (object, "name", field->name);
  if (field->date_format != NULL)
    {
      json_object_set_string_member (object, "type", "date");
      json_object_set_string_member (object, "format", field->date_format);
    }
  else if (field->decimal != '\0')
    json_object_set_string_member (object, "type", "number");
  if (field->decimal != '\0')
    json_object_set_string_member (object, "decimalChar", mark);
  if (field->group != '\0')
    json_object_set_string_member (object, "groupChar", group);
  json_array_add_object_element (fields, object);
}

/* Fields stand in the order of the columns; a column of which nothing is said has an
 * empty one. */
static JsonObject *
write_schema (const DuidMappedSource *source)
{
  JsonObject *schema = json_object_new ();
  JsonArray  *fields = json_array_new ();
  JsonArray  *missing = json_array_new ();
  guint       last = 0;

  for (guint i = 0; i < source->fields->len; i++)
    last = MAX (last, ((DuidField *) source->fields->pdata[i])->place);
  for (guint place = 1; place <= last; place++)
    {
      const DuidField *field = NULL;

      for (guint i = 0; i < source->fields->len && field == NULL; i++)
        if (((DuidField *) source->fields->pdata[i])->place == place)
          field = source->fields->pdata[i];
      if (field != NULL)
        add_field (fields, field);
      else
        json_array_add_object_element (fields, json_object_new ());
    }
  for (guint i = 0; i < source->missing->len; i++)
    json_array_add_string_element (missing, source->missing->pdata[i]);
  json_object_set_array_member (schema, "fields", fields);
  json_object_set_array_member (schema, "missingValues", missing);
  return schema;
}

static void
write_dialect (JsonObject            *resource,
               const DuidTableFormat *format)
{
  JsonObject *dialect = json_object_new ();
  char        delimiter[2] = { format->delimiter, '\0' };
  char        quote[2] = { format->quote, '\0' };

  if (format->delimiter != '\0')
    json_object_set_string_member (dialect, "delimiter", delimiter);
  if (!format->has_quotes || format->quote != '\0')
    json_object_set_string_member (dialect, "quoteChar", quote);
  if (format->sheet != NULL)
    json_object_set_string_member (dialect, "sheet", format->sheet);
  else if (format->sheet_place > 0)
    json_object_set_int_member (dialect, "sheet", format->sheet_place);
  if (json_object_get_size (dialect) > 0)
    json_object_set_object_member (resource, "dialect", dialect);
  else
    json_object_unref (dialect);
  if (format->is_archive)
    json_object_set_string_member (resource, "reader", "archive");
  json_object_set_int_member (resource, "header_rows", format->header_rows);
  if (format->name_row > 0)
    json_object_set_int_member (resource, "name_row", format->name_row);
  if (format->encoding != NULL)
    json_object_set_string_member (resource, "encoding", format->encoding);
  if (format->comment != NULL)
    json_object_set_string_member (resource, "comment", format->comment);
  if (format->part != NULL)
    json_object_set_string_member (resource, "innerpath", format->part);
}

static JsonObject *
write_resource (const DuidMappedSource *source,
                const char             *folder,
                GError                **error)
{
  g_autofree char *relative = make_relative (folder, source->path, error);
  JsonObject      *resource;
  JsonArray       *left_out;

  if (relative == NULL)
    return NULL;
  resource = json_object_new ();
  json_object_set_string_member (resource, "name", source->name);
  json_object_set_string_member (resource, "path", relative);
  write_dialect (resource, &source->format);
  json_object_set_object_member (resource, "schema", write_schema (source));
  if (source->left_out->len == 0)
    return resource;
  left_out = json_array_new ();
  for (guint i = 0; i < source->left_out->len; i++)
    json_array_add_element (left_out, name_to_json (source->left_out->pdata[i]));
  json_object_set_array_member (resource, "left_out", left_out);
  return resource;
}

/* ---- questions ---- */

/* The object at @key, made when it is not there. */
static JsonObject *
need_object (JsonObject *object,
             const char *key)
{
  if (!json_object_has_member (object, key))
    json_object_set_object_member (object, key, json_object_new ());
  return json_object_get_object_member (object, key);
}

static JsonNode *
list_columns (const DuidBinding *binding)
{
  JsonNode  *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < binding->columns->len; i++)
    json_array_add_element (list, name_to_json (binding->columns->pdata[i]));
  json_node_take_array (node, list);
  return node;
}

/* Labels that come twice get blanks behind them, which do not count. */
static JsonNode *
list_options (const DuidBinding *binding)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < binding->columns->len; i++)
    {
      g_autoptr (GString) label = g_string_new (binding->labels->pdata[i]);

      while (json_object_has_member (object, label->str))
        g_string_append_c (label, ' ');
      json_object_set_member (object, label->str, name_to_json (binding->columns->pdata[i]));
    }
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
list_box (const DuidBinding *binding)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_member (object, "x", name_to_json (binding->columns->pdata[0]));
  json_object_set_member (object, "y", name_to_json (binding->columns->pdata[1]));
  json_object_set_string_member (object, "y_is", binding->y_is_height ? "height" : "share");
  json_node_take_object (node, object);
  return node;
}

static void
write_stones (JsonObject        *question,
              const DuidBinding *binding,
              const char        *resource)
{
  JsonArray *stones = json_object_get_array_member (question, "stones");

  for (guint i = 0; i < json_array_get_length (stones); i++)
    {
      JsonObject *stone = json_array_get_object_element (stones, i);
      const char *label = json_object_get_string_member (stone, "label");

      for (guint j = 0; j < binding->labels->len && 2 * j + 1 < binding->columns->len; j++)
        {
          JsonArray *places;

          if (g_strcmp0 (binding->labels->pdata[j], label) != 0)
            continue;
          places = json_array_new ();
          json_array_add_element (places, name_to_json (binding->columns->pdata[2 * j]));
          json_array_add_element (places, name_to_json (binding->columns->pdata[2 * j + 1]));
          json_object_set_array_member (need_object (stone, "columns"), resource, places);
        }
    }
}

static void
write_columns (JsonObject        *question,
               const DuidBinding *binding,
               const char        *resource)
{
  JsonNode *node = NULL;

  if (binding->shape == DUID_BINDING_CONSTANT)
    json_object_set_string_member (need_object (question, "values"), resource, binding->constant);
  else if (binding->shape == DUID_BINDING_STONES)
    write_stones (question, binding, resource);
  else if (binding->shape == DUID_BINDING_OPTIONS)
    node = list_options (binding);
  else if (binding->shape == DUID_BINDING_BOX)
    node = list_box (binding);
  else if (binding->shape == DUID_BINDING_COLUMN)
    node = name_to_json (binding->columns->pdata[0]);
  else
    node = list_columns (binding);
  if (node != NULL)
    json_object_set_member (need_object (question, "columns"), resource, node);
}

static int
compare_texts (const void *a,
               const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
write_codes (JsonObject        *question,
             const DuidBinding *binding,
             const char        *resource)
{
  JsonObject          *codes = need_object (need_object (question, "codes"), resource);
  guint                n = 0;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (binding->codes, &n);

  qsort (keys, n, sizeof (gpointer), compare_texts);
  for (guint i = 0; i < n; i++)
    json_object_set_string_member (codes, keys[i], g_hash_table_lookup (binding->codes, keys[i]));
}

static void
write_write_in (JsonObject        *question,
                const DuidWriteIn *write_in,
                const char        *resource)
{
  JsonObject *object = need_object (need_object (question, "write_in"), resource);

  if (write_in->option != NULL)
    json_object_set_string_member (object, "option", write_in->option);
  if (duid_write_in_has_column (write_in))
    json_object_set_member (
      object, "column",
      name_to_json (&(DuidColumnName) { write_in->header, write_in->place }));
  if (write_in->known->len > 0)
    {
      JsonArray *known = json_array_new ();

      for (guint i = 0; i < write_in->known->len; i++)
        json_array_add_string_element (known, write_in->known->pdata[i]);
      json_object_set_array_member (object, "options", known);
    }
}

static void
write_binding (JsonObject        *question,
               const DuidBinding *binding,
               const char        *resource)
{
  static const char *const units[] = { NULL, "ms", "s", "excel" };

  write_columns (question, binding, resource);
  if (binding->not_applicable != NULL)
    json_object_set_member (need_object (question, "not_applicable"), resource,
                            name_to_json (binding->not_applicable));
  if (binding->separator != NULL)
    json_object_set_string_member (need_object (question, "separator"), resource,
                                   binding->separator);
  if (binding->codes != NULL && g_hash_table_size (binding->codes) > 0)
    write_codes (question, binding, resource);
  if (binding->write_in != NULL)
    write_write_in (question, binding->write_in, resource);
  if (binding->unit != DUID_TIME_AS_WRITTEN)
    json_object_set_string_member (need_object (question, "unit"), resource, units[binding->unit]);
  if (binding->has_scale)
    {
      JsonArray *scale = json_array_new ();

      json_array_add_double_element (scale, binding->scale_from);
      json_array_add_double_element (scale, binding->scale_to);
      json_object_set_array_member (need_object (question, "scale"), resource, scale);
    }
}

static JsonArray *
write_questions (const DuidMapping *mapping)
{
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < duid_framework_get_n_questions (mapping->framework); i++)
    {
      JsonNode *node =
        duid_question_to_json (duid_framework_get_question (mapping->framework, i));
      JsonObject *question = json_node_get_object (node);

      for (guint j = 0; j < mapping->sources->len; j++)
        {
          const DuidMappedSource *source = mapping->sources->pdata[j];

          for (guint k = 0; k < source->bindings->len; k++)
            if (((DuidBinding *) source->bindings->pdata[k])->question == i)
              write_binding (question, source->bindings->pdata[k], source->name);
        }
      json_array_add_element (questions, node);
    }
  return questions;
}

JsonNode *
duid_package_write (const DuidMapping *mapping,
                    const char        *folder,
                    GError           **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *package = json_object_new ();
  JsonObject *duiding = json_object_new ();
  JsonArray  *resources = json_array_new ();
  const char *title = duid_framework_get_title (mapping->framework);

  json_node_take_object (root, package);
  json_object_set_string_member (package, "profile", PROFILE);
  if (title != NULL)
    json_object_set_string_member (package, "title", title);
  json_object_set_array_member (package, "resources", resources);
  json_object_set_object_member (package, "duiding", duiding);
  json_object_set_int_member (duiding, "version", 1);
  json_object_set_array_member (duiding, "questions", write_questions (mapping));
  for (guint i = 0; i < mapping->sources->len; i++)
    {
      JsonObject *resource = write_resource (mapping->sources->pdata[i], folder, error);

      if (resource == NULL)
        return NULL;
      json_array_add_object_element (resources, resource);
    }
  return g_steal_pointer (&root);
}

gboolean
duid_package_write_file (const DuidMapping *mapping,
                         const char        *path,
                         GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (JsonNode) root = duid_package_write (mapping, folder, error);
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = NULL;

  if (root == NULL)
    return FALSE;
  text = json_to_string (root, TRUE);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
               _ ("“%s” could not be written: %s."), name, failure->message);
  return FALSE;
}
