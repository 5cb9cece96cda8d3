/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-package-reader.h"

#include "base/duid-problem.h"
#include "import/duid-background.h"
#include "import/duid-import-error.h"
#include "import/duid-json-file.h"
#include "import/duid-own-path.h"
#include "import/duid-package-columns.h"
#include "import/duid-package-slips.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MOST_HEADER_ROWS 16

/* A resource under the name that columns call it by. */
typedef struct
{
  char       *name;
  JsonObject *object; /* borrowed */
} Resource;

static void
free_resource (Resource *resource)
{
  g_free (resource->name);
  g_free (resource);
}

static gboolean G_GNUC_PRINTF (2, 3)
  fail (GError    **error,
        const char *format,
        ...)
{
  va_list          arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE, message);
  return FALSE;
}

/* ---- paths ---- */

static gboolean
is_inside (const char *folder,
           const char *path)
{
  char    *real_folder = realpath (folder, NULL);
  char    *real_path = realpath (path, NULL);
  gsize    length = real_folder != NULL ? strlen (real_folder) : 0;
  gboolean inside = real_folder != NULL && real_path != NULL &&
                    strncmp (real_path, real_folder, length) == 0 &&
                    (real_path[length] == '/' || (length == 1 && *real_folder == '/'));

  free (real_folder);
  free (real_path);
  return inside;
}

/* The file of a resource (transfer full), or NULL with an error. */
static char *
find_file (const char     *folder,
           const Resource *resource,
           GError        **error)
{
  g_autofree char *relative = duid_json_dup_text (resource->object, "path");
  g_autofree char *path = NULL;

  if (relative == NULL)
    {
      fail (error, _ ("The resource “%s” of the data package names no file (a “path”)."),
            resource->name);
      return NULL;
    }
  path = duid_own_path_is (relative) ? g_build_filename (folder, relative, NULL) : NULL;
  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      fail (error, _ ("The data package names the file “%s”, which is not beside it."), relative);
      return NULL;
    }
  if (path != NULL && is_inside (folder, path))
    return g_steal_pointer (&path);
  fail (
    error,
    _ ("The data package names the file “%s”, which lies outside its folder; nothing was read."),
    relative);
  return NULL;
}

/* ---- resources ---- */

static void
read_field (DuidMappedSource *source,
            JsonObject       *object,
            guint             place)
{
  g_autofree char *name = duid_json_dup_text (object, "name");
  g_autofree char *type = duid_json_dup_text (object, "type");
  g_autofree char *format = duid_json_dup_text (object, "format");
  g_autofree char *decimal = duid_json_dup_text (object, "decimalChar");
  g_autofree char *group = duid_json_dup_text (object, "groupChar");
  DuidField       *field;

  if (name == NULL)
    return;
  field = duid_field_new (name, place);
  field->decimal = decimal != NULL ? *decimal : '\0';
  field->group = group != NULL ? *group : '\0';
  if (format != NULL && strchr (format, '%') != NULL &&
      (type == NULL || g_str_has_prefix (type, "date") || strcmp (type, "time") == 0))
    field->date_format = g_steal_pointer (&format);
  g_ptr_array_add (source->fields, field);
}

static void
read_schema (DuidMappedSource *source,
             JsonObject       *resource)
{
  JsonObject *schema = duid_json_get_object (resource, "schema");
  JsonArray  *fields = duid_json_get_list (schema, "fields");
  JsonArray  *missing = duid_json_get_list (schema, "missingValues");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonNode *node = json_array_get_element (fields, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_field (source, json_node_get_object (node), i + 1);
    }
  for (guint i = 0; missing != NULL && i < json_array_get_length (missing); i++)
    {
      JsonNode *node = json_array_get_element (missing, i);
      char     *text = JSON_NODE_HOLDS_OBJECT (node)
                         ? duid_json_dup_text (json_node_get_object (node), "value")
                         : duid_json_node_dup_text (node);

      if (text != NULL)
        g_ptr_array_add (source->missing, g_strstrip (text));
    }
}

static gboolean
has_member_false (JsonObject *object,
                  const char *key)
{
  g_autofree char *text = duid_json_dup_text (object, key);

  return g_strcmp0 (text, "false") == 0;
}

static gboolean
read_header_rows (DuidTableFormat *format,
                  const Resource  *resource,
                  GError         **error)
{
  gint64 rows =
    json_object_get_int_member_with_default (resource->object, "header_rows", format->header_rows);

  if (rows < 0 || rows > MOST_HEADER_ROWS)
    return fail (error,
                 _ ("The resource “%s” says “header_rows”: %" PRId64
                    "; it must be between 0 and %d."),
                 resource->name, rows, MOST_HEADER_ROWS);
  format->header_rows = (guint) rows;
  rows = json_object_get_int_member_with_default (resource->object, "name_row", 0);
  format->name_row = (guint) CLAMP (rows, 0, MOST_HEADER_ROWS);
  return TRUE;
}

static void
read_sheet (DuidTableFormat *format,
            JsonObject      *dialect)
{
  JsonNode *node = dialect != NULL ? json_object_get_member (dialect, "sheet") : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    format->sheet_place = (guint) CLAMP (json_node_get_int (node), 1, G_MAXINT);
  else
    format->sheet = duid_json_node_dup_text (node);
}

static gboolean
read_format (DuidTableFormat *format,
             const Resource  *resource,
             GError         **error)
{
  JsonObject      *dialect = duid_json_get_object (resource->object, "dialect");
  g_autofree char *delimiter = duid_json_dup_text (dialect, "delimiter");
  g_autofree char *quote = duid_json_dup_text (dialect, "quoteChar");
  g_autofree char *reader = duid_json_dup_text (resource->object, "reader");

  format->is_archive = g_strcmp0 (reader, "archive") == 0;
  if (reader != NULL && *reader != '\0' && !format->is_archive && strcmp (reader, "table") != 0)
    return fail (
      error, _ ("The resource “%s” asks for the reader “%s”, which this version does not have."),
      resource->name, reader);
  format->encoding = duid_json_dup_text (resource->object, "encoding");
  format->comment = duid_json_dup_text (resource->object, "comment");
  if (format->comment == NULL)
    format->comment = duid_json_dup_text (dialect, "commentChar");
  format->delimiter =
    delimiter != NULL ? (g_str_equal (delimiter, "\\t") ? '\t' : *delimiter) : '\0';
  format->has_quotes = quote == NULL || *quote != '\0';
  format->quote = quote != NULL ? *quote : '\0';
  format->header_rows = has_member_false (dialect, "header") ? 0 : 1;
  read_sheet (format, dialect);
  format->part = duid_json_dup_text (resource->object, "innerpath");
  return read_header_rows (format, resource, error);
}

static Resource *
read_resource (JsonNode *node,
               GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;
  Resource        *resource;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (error, "%s", _ ("A resource of the data package is no object."));
      return NULL;
    }
  resource = g_new0 (Resource, 1);
  resource->object = json_node_get_object (node);
  resource->name = duid_json_dup_text (resource->object, "name");
  path = duid_json_dup_text (resource->object, "path");
  if (resource->name == NULL && path != NULL)
    {
      base = g_path_get_basename (path);
      if (strrchr (base, '.') > base)
        *strrchr (base, '.') = '\0';
      resource->name = g_steal_pointer (&base);
    }
  if (resource->name == NULL)
    resource->name = g_strdup ("?");
  return resource;
}

/* Whether one of the first @n is called so. */
static gboolean
has_resource (GPtrArray  *resources,
              const char *name,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      const Resource *resource = resources->pdata[i];

      if (strcmp (resource->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
read_resources (JsonObject *package,
                GError    **error)
{
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func ((GDestroyNotify) free_resource);
  JsonArray *list = duid_json_get_list (package, "resources");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      Resource *resource = read_resource (json_array_get_element (list, i), error);

      if (resource == NULL)
        return NULL;
      g_ptr_array_add (resources, resource);
      if (has_resource (resources, resource->name, resources->len - 1))
        {
          fail (error, _ ("The data package has two resources named “%s”."), resource->name);
          return NULL;
        }
    }
  if (resources->len == 0)
    {
      fail (error, "%s", _ ("The data package names no files (“resources”)."));
      return NULL;
    }
  return g_steal_pointer (&resources);
}

/* ---- questions ---- */

static void
check_background (DuidMapping  *mapping,
                  DuidQuestion *question,
                  const char   *file)
{
  g_autofree char *message = NULL;

  if (question->background == NULL || duid_own_path_is (question->background) ||
      duid_background_is_embedded (question))
    return;
  message = g_strdup_printf (
    _ ("The background of “%s” lies outside the package's folder; it was left out."),
    question->label);
  g_ptr_array_add (mapping->problems,
                   duid_problem_new (file, NULL, 0, NULL, 0, question->background, message));
  g_clear_pointer (&question->background, g_free);
}

static gboolean
check_consent (const DuidQuestion *question,
               GError            **error)
{
  if (question->type != DUID_QUESTION_CONSENT || question->show->len > 0)
    return TRUE;
  return fail (error,
               _ ("The consent question “%s” does not say which answers allow showing (“show”)."),
               question->name);
}

/* Adds the question at @node and binds it in every source that asked it;
 * @bindings has a list of DuidBinding per resource. */
static gboolean
read_question (DuidMapping *mapping,
               JsonNode    *node,
               GPtrArray   *resources,
               GPtrArray   *bindings,
               const char  *file,
               GError     **error)
{
  guint       index = duid_framework_get_n_questions (mapping->framework);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (DuidQuestion) question =
    object != NULL ? duid_question_from_json (object, error) : NULL;

  if (object == NULL)
    return fail (error, "%s", _ ("A question of the data package is no object."));
  if (question == NULL || !check_consent (question, error))
    return FALSE;
  check_background (mapping, question, file);
  if (question->type == DUID_QUESTION_DATE)
    g_clear_pointer (&question->unit, g_free); /* it is the file's, not the answer's */
  for (guint i = 0; i < resources->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      const Resource *resource = resources->pdata[i];
      DuidBinding    *binding =
        duid_package_read_columns (object, resource->name, question, index, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (binding != NULL)
        g_ptr_array_add (bindings->pdata[i], binding);
    }
  if (duid_framework_add (mapping->framework, duid_question_ref (question)))
    return TRUE;
  return fail (error, _ ("The data package has two questions named “%s”."), question->name);
}

static gboolean
read_questions (DuidMapping *mapping,
                JsonObject  *package,
                GPtrArray   *resources,
                GPtrArray   *bindings,
                const char  *file,
                GError     **error)
{
  JsonObject *duiding = duid_json_get_object (package, "duiding");
  JsonArray  *list = duid_json_get_list (duiding, "questions");
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 version =
    duiding != NULL ? json_object_get_int_member_with_default (duiding, "version", 1) : 1;

  if (list == NULL || json_array_get_length (list) == 0)
    return fail (
      error, _ ("“%s” does not say what the columns mean: it has no “duiding” with “questions”."),
      file);
  if (version != 1)
    return fail (error,
                 _ ("“%s” is of version %" PRId64
                    " of the description; this program reads version 1."),
                 file, version);
  for (guint i = 0; i < resources->len; i++)
    g_hash_table_add (names, ((Resource *) resources->pdata[i])->name);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!read_question (mapping, node, resources, bindings, file, error))
        return FALSE;
      duid_package_find_slips (json_node_get_object (node),
                               duid_framework_get_question (mapping->framework, i), names, file,
                               mapping->problems);
    }
  return TRUE;
}

/* A resource that no question speaks of holds something else than stories. */
static void
report_unused (DuidMapping    *mapping,
               const Resource *resource,
               const char     *file)
{
  g_autofree char *message =
    g_strdup_printf (_ ("No question uses the file “%s”; it was not read."), resource->name);

  g_ptr_array_add (mapping->problems, duid_problem_new (file, NULL, 0, NULL, 0, NULL, message));
}

static gboolean
add_sources (DuidMapping *mapping,
             GPtrArray   *resources,
             GPtrArray   *bindings,
             const char  *folder,
             const char  *file,
             GError     **error)
{
  for (guint i = 0; i < resources->len; i++)
    {
      const Resource   *resource = resources->pdata[i];
      GPtrArray        *own = bindings->pdata[i];
      g_autofree char  *path = NULL;
      DuidMappedSource *source;

      if (own->len == 0)
        {
          report_unused (mapping, resource, file);
          continue;
        }
      path = find_file (folder, resource, error);
      if (path == NULL)
        return FALSE;
      source = duid_mapping_add_source (mapping, resource->name, path);
      while (own->len > 0)
        g_ptr_array_add (source->bindings, g_ptr_array_steal_index (own, 0));
      read_schema (source, resource->object);
      duid_package_read_left_out (resource->object, source->left_out);
      if (!read_format (&source->format, resource, error))
        return FALSE;
    }
  return TRUE;
}

DuidMapping *
duid_package_read (const char *path,
                   GError    **error)
{
  g_autoptr (JsonNode) root = duid_json_file_read (path, error);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) resources = NULL;
  g_autoptr (GPtrArray) bindings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (DuidMapping) mapping = NULL;
  JsonObject *package;

  if (root == NULL)
    return NULL;
  package = json_node_get_object (root);
  resources = read_resources (package, error);
  if (resources == NULL)
    return NULL;
  title = duid_json_dup_text (package, "title");
  if (title == NULL)
    title = duid_json_dup_text (package, "name");
  mapping = duid_mapping_new (duid_framework_new (title));
  for (guint i = 0; i < resources->len; i++)
    g_ptr_array_add (bindings, g_ptr_array_new_with_free_func ((GDestroyNotify) duid_binding_free));
  if (!read_questions (mapping, package, resources, bindings, file, error) ||
      !add_sources (mapping, resources, bindings, folder, file, error))
    return NULL;
  duid_background_embed_all (mapping, folder, file);
  return g_steal_pointer (&mapping);
}
