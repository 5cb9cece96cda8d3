/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-definition.h"

#include "import/duid-json-file.h"
#include "import/duid-plain-text.h"

#include <stdlib.h>
#include <string.h>

/* Files are at most so deep (see duid_json_file_read()), so this is no limit. */
#define MOST_LINKS 64

static void
free_anchor (DuidAnchor *anchor)
{
  g_free (anchor->id);
  g_free (anchor->title);
  g_free (anchor);
}

static void
free_signifier (DuidSignifier *signifier)
{
  g_free (signifier->id);
  g_free (signifier->name);
  g_free (signifier->type);
  g_free (signifier->title);
  g_ptr_array_unref (signifier->anchors);
  for (int i = 0; i < 6; i++)
    g_free (signifier->axes[i / 3][i % 3]);
  g_free (signifier);
}

void
duid_sensemaker_definition_free (DuidSensemakerDefinition *definition)
{
  if (definition == NULL)
    return;
  g_free (definition->id);
  g_free (definition->title);
  g_hash_table_unref (definition->by_id);
  g_ptr_array_unref (definition->signifiers);
  g_free (definition);
}

/* ---- values that may be boxed ---- */

/* ["x"] is "x"; and a box in a box is one too. */
static JsonNode *
unbox (JsonNode *node)
{
  while (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
         json_array_get_length (json_node_get_array (node)) == 1)
    node = json_array_get_element (json_node_get_array (node), 0);
  return node;
}

static char *
dup_text (JsonObject *object,
          const char *key)
{
  JsonNode *node = object != NULL ? unbox (json_object_get_member (object, key)) : NULL;

  return duid_json_node_dup_text (node);
}

static char *
dup_plain (JsonObject *object,
           const char *key)
{
  g_autofree char *text = dup_text (object, key);

  return text != NULL ? duid_plain_text_from_html (text) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *key)
{
  JsonNode *node = object != NULL ? unbox (json_object_get_member (object, key)) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_true (JsonObject *object,
         const char *key)
{
  g_autofree char *text = dup_text (object, key);

  return text != NULL && (g_ascii_strcasecmp (text, "true") == 0 || strcmp (text, "1") == 0);
}

/* The objects of a list, of a list that lost its box, or of none ({}): borrowed. */
static GPtrArray *
list_objects (JsonObject *object,
              const char *key)
{
  JsonNode  *node = object != NULL ? json_object_get_member (object, key) : NULL;
  GPtrArray *objects = g_ptr_array_new ();

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
      json_object_get_size (json_node_get_object (node)) > 0)
    g_ptr_array_add (objects, json_node_get_object (node));
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return objects;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = unbox (json_array_get_element (json_node_get_array (node), i));

      if (element != NULL && JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }
  return objects;
}

/* ---- signifiers ---- */

static void
read_anchors (DuidSignifier *signifier,
              JsonObject    *content,
              const char    *key)
{
  g_autoptr (GPtrArray) objects = list_objects (content, key);

  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = objects->pdata[i];
      DuidAnchor *anchor = g_new0 (DuidAnchor, 1);

      anchor->id = dup_text (object, "id");
      anchor->title = dup_plain (object, "title");
      if (anchor->title == NULL)
        anchor->title = dup_plain (object, "text");
      if (anchor->title == NULL)
        anchor->title = dup_plain (object, "label");
      if (anchor->title == NULL || *anchor->title == '\0')
        {
          g_free (anchor->title);
          anchor->title = dup_plain (object, "name");
        }
      if (anchor->title == NULL)
        anchor->title = g_strdup (anchor->id != NULL ? anchor->id : "");
      g_ptr_array_add (signifier->anchors, anchor);
    }
}

static void
read_axes (DuidSignifier *signifier,
           JsonObject    *content)
{
  static const char *const axes[2] = { "x", "y" };
  static const char *const words[3] = { "name", "start_label", "end_label" };
  JsonObject              *axis = get_object (content, "axis");

  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 3; j++)
      {
        char *text = dup_plain (get_object (axis, axes[i]), words[j]);

        if (text != NULL && *text == '\0')
          g_clear_pointer (&text, g_free);
        signifier->axes[i][j] = text;
      }
}

static void
add_signifier (DuidSensemakerDefinition *definition,
               JsonObject               *object,
               const char               *story_id)
{
  g_autofree char *id = dup_text (object, "id");
  g_autofree char *responses = NULL;
  JsonObject      *content = get_object (object, "content");
  DuidSignifier   *signifier;

  if (id == NULL || *id == '\0')
    return;
  signifier = g_new0 (DuidSignifier, 1);
  signifier->name = dup_plain (object, "name");
  signifier->type = dup_text (object, "type");
  if (signifier->type == NULL)
    signifier->type = g_strdup ("");
  signifier->title = dup_plain (object, "title");
  if (signifier->title == NULL || *signifier->title == '\0')
    {
      g_free (signifier->title);
      signifier->title = g_strdup (signifier->name != NULL ? signifier->name : "");
    }
  signifier->is_story = is_true (object, "fragment") || g_strcmp0 (id, story_id) == 0;
  responses = dup_text (content, "max_responses");
  signifier->max_responses = responses != NULL ? (guint) CLAMP (atoi (responses), 0, 10000) : 1;
  signifier->anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) free_anchor);
  read_anchors (signifier, content, "labels");
  read_anchors (signifier, content, "stones");
  read_anchors (signifier, content, "items");
  read_axes (signifier, content);
  signifier->id = g_steal_pointer (&id);
  g_ptr_array_add (definition->signifiers, signifier);
  if (!g_hash_table_contains (definition->by_id, signifier->id))
    g_hash_table_insert (definition->by_id, signifier->id, signifier);
}

static void
read_signifiers (DuidSensemakerDefinition *definition,
                 JsonObject               *object,
                 const char               *story_id)
{
  g_autoptr (GPtrArray) objects = list_objects (object, "signifiers");

  for (guint i = 0; i < objects->len; i++)
    add_signifier (definition, objects->pdata[i], story_id);
}

/* A framework: its signifiers, those in its sections, and linked frameworks. */
static void
read_framework (DuidSensemakerDefinition *definition,
                JsonObject               *object,
                const char               *story_id,
                guint                     depth)
{
  g_autofree char *own_story = dup_text (object, "fragment_signifier_id");
  g_autoptr (GPtrArray) sections = list_objects (object, "sections");
  g_autoptr (GPtrArray) links = list_objects (object, "linked_frameworks");
  JsonObject *inner = get_object (object, "framework");

  if (depth > MOST_LINKS)
    return;
  story_id = own_story != NULL ? own_story : story_id;
  read_signifiers (definition, object, story_id);
  for (guint i = 0; i < sections->len; i++)
    read_framework (definition, sections->pdata[i], story_id, depth + 1);
  for (guint i = 0; i < links->len; i++)
    read_framework (definition, links->pdata[i], story_id, depth + 1);
  if (inner != NULL)
    read_framework (definition, inner, story_id, depth + 1);
}

gboolean
duid_sensemaker_definition_fits (JsonObject *root)
{
  JsonObject *inner = get_object (root, "framework");

  return json_object_has_member (root, "signifiers") ||
         json_object_has_member (root, "linked_frameworks") ||
         (json_object_has_member (root, "sections") &&
          !json_object_has_member (root, "resources")) ||
         (inner != NULL && duid_sensemaker_definition_fits (inner));
}

DuidSensemakerDefinition *
duid_sensemaker_definition_read (JsonObject *root)
{
  DuidSensemakerDefinition *definition = g_new0 (DuidSensemakerDefinition, 1);
  JsonObject               *inner = get_object (root, "framework");

  definition->signifiers = g_ptr_array_new_with_free_func ((GDestroyNotify) free_signifier);
  definition->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  definition->id = dup_text (root, "id");
  definition->title = dup_plain (root, "name");
  if (definition->id == NULL && inner != NULL)
    definition->id = dup_text (inner, "id");
  if (definition->title == NULL && inner != NULL)
    definition->title = dup_plain (inner, "name");
  read_framework (definition, root, NULL, 0);
  return definition;
}

const DuidSignifier *
duid_sensemaker_definition_find (const DuidSensemakerDefinition *definition,
                                 const char                     *id)
{
  return definition != NULL ? g_hash_table_lookup (definition->by_id, id) : NULL;
}

const DuidAnchor *
duid_signifier_find_anchor (const DuidSignifier *signifier,
                            const char          *id)
{
  for (guint i = 0; signifier != NULL && i < signifier->anchors->len; i++)
    {
      const DuidAnchor *anchor = signifier->anchors->pdata[i];

      if (g_strcmp0 (anchor->id, id) == 0)
        return anchor;
    }
  return NULL;
}
