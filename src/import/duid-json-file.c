/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-json-file.h"

#include "base/duid-number.h"
#include "import/duid-import-error.h"
#include "import/duid-source-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DEPTH 64
#define MOST_BYTES (64 * 1024 * 1024)

gboolean
duid_json_is_shallow (const char *text,
                      gsize       length,
                      guint       most)
{
  gboolean is_string = FALSE;
  guint    depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (is_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            is_string = FALSE;
        }
      else if (c == '"')
        is_string = TRUE;
      else if (c == '{' || c == '[')
        {
          if (++depth > most)
            return FALSE;
        }
      else if ((c == '}' || c == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* One object and nothing after it: what stands after the end may be a second one,
 * which parsers differ about. */
static gboolean
is_one_object (const char *text,
               gsize       length)
{
  gboolean is_string = FALSE;
  gsize    depth = 0;
  gsize    i = 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (i == length || text[i] != '{')
    return FALSE;
  for (; i < length; i++)
    {
      char c = text[i];

      if (is_string && c == '\\')
        i++;
      else if (c == '"')
        is_string = !is_string;
      else if (!is_string && (c == '{' || c == '['))
        depth++;
      else if (!is_string && (c == '}' || c == ']') && --depth == 0)
        break;
    }
  for (i++; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_text (const char *name,
            const char *text,
            gsize       length,
            GError    **error)
{
  const char *message = NULL;

  if (length > MOST_BYTES)
    message = N_ ("“%s” is too large for a description of a survey.");
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    message = N_ ("“%s” is not JSON: it is not UTF-8 text.");
  else if (!duid_json_is_shallow (text, length, MOST_DEPTH))
    message = N_ ("“%s” is nested too deep for a description of a survey; it was not read.");
  else if (!is_one_object (text, length))
    message = N_ ("“%s” does not describe a survey: it holds no JSON object, or more than one.");
  if (message == NULL)
    return TRUE;
  {
    g_autoptr (GString) sentence = g_string_new (_ (message));

    g_string_replace (sentence, "%s", name, 1);
    g_set_error_literal (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE, sentence->str);
  }
  return FALSE;
}

JsonNode *
duid_json_text_read (const char *name,
                     const char *text,
                     gsize       length,
                     GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) failure = NULL;
  gsize     mark = length >= 3 && memcmp (text, "\357\273\277", 3) == 0 ? 3 : 0;
  JsonNode *root;

  if (!check_text (name, text + mark, length - mark, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text + mark, (gssize) (length - mark), &failure))
    {
      /* The parser may cut the text it quotes in the middle of a letter. */
      g_autofree char *told = g_utf8_make_valid (failure->message, -1);

      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
                   _ ("“%s” is not sound JSON: %s."), name, told);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE,
                   _ ("“%s” does not describe a survey: it holds no JSON object."), name);
      return NULL;
    }
  return json_node_ref (root);
}

JsonNode *
duid_json_file_read (const char *path,
                     GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  gsize            length;

  if (!duid_source_file_check (path, error))
    return NULL;
  if (g_file_get_contents (path, &text, &length, &failure))
    return duid_json_text_read (name, text, length, error);
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
               _ ("“%s” could not be read: %s."), name, failure->message);
  return NULL;
}

JsonObject *
duid_json_get_object (JsonObject *object,
                      const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
duid_json_get_list (JsonObject *object,
                    const char *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

char *
duid_json_node_dup_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return duid_number_to_string (json_node_get_double (node));
  return g_strdup (json_node_get_boolean (node) ? "true" : "false");
}

char *
duid_json_dup_text (JsonObject *object,
                    const char *key)
{
  return object != NULL ? duid_json_node_dup_text (json_object_get_member (object, key)) : NULL;
}
