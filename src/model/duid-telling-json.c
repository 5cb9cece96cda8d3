/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-telling-json.h"

#include <json-glib/json-glib.h>
#include <math.h>

#define TEXT           "text"
#define NUMBER         "number"
#define OPTIONS        "options"
#define TRIAD          "triad"
#define STONES         "stones"
#define NOT_APPLICABLE "not_applicable"

/* ---- writing ---- */

static void
write_options (JsonObject         *object,
               const DuidTelling  *telling,
               const DuidQuestion *question,
               guint               index)
{
  g_autoptr (JsonArray) chosen = json_array_new ();

  for (guint i = 0; i < question->options->len; i++)
    if (duid_telling_has_option (telling, index, i))
      json_array_add_string_element (chosen, g_ptr_array_index (question->options, i));
  if (json_array_get_length (chosen) > 0)
    json_object_set_array_member (object, OPTIONS, g_steal_pointer (&chosen));
}

static void
write_stones (JsonObject         *object,
              const DuidTelling  *telling,
              const DuidQuestion *question,
              guint               index)
{
  g_autoptr (JsonObject) stones = json_object_new ();

  for (guint i = 0; i < question->stones->len; i++)
    {
      DuidPoint  place = duid_telling_get_stone (telling, index, i);
      JsonArray *pair;

      if (isnan (place.x))
        continue;
      pair = json_array_new ();
      json_array_add_double_element (pair, place.x);
      json_array_add_double_element (pair, place.y);
      json_object_set_array_member (stones, g_ptr_array_index (question->stones, i), pair);
    }
  if (json_object_get_size (stones) > 0)
    json_object_set_object_member (object, STONES, g_steal_pointer (&stones));
}

static void
write_triad (JsonObject *object,
             DuidTriad   triad)
{
  JsonArray *shares;

  if (!duid_triad_is_answered (triad))
    return;
  shares = json_array_new ();
  json_array_add_double_element (shares, triad.top);
  json_array_add_double_element (shares, triad.left);
  json_array_add_double_element (shares, triad.right);
  json_object_set_array_member (object, TRIAD, shares);
}

static JsonObject *
write_answer (const DuidTelling  *telling,
              const DuidQuestion *question,
              guint               index)
{
  JsonObject *object = json_object_new ();
  const char *text = duid_telling_get_text (telling, index);

  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, TEXT, text);
  if (!isnan (duid_telling_get_number (telling, index)))
    json_object_set_double_member (object, NUMBER, duid_telling_get_number (telling, index));
  write_options (object, telling, question, index);
  write_triad (object, duid_telling_get_triad (telling, index));
  write_stones (object, telling, question, index);
  if (duid_telling_is_not_applicable (telling, index))
    json_object_set_boolean_member (object, NOT_APPLICABLE, TRUE);
  return object;
}

char *
duid_telling_to_text (const DuidTelling *telling)
{
  DuidFramework *framework = duid_telling_get_framework (telling);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *answers = json_object_new ();

  json_node_take_object (root, answers);
  for (guint i = 0; i < duid_framework_get_n_questions (framework); i++)
    {
      const DuidQuestion *question = duid_framework_get_question (framework, i);
      g_autoptr (JsonObject) answer = write_answer (telling, question, i);

      if (json_object_get_size (answer) > 0)
        json_object_set_object_member (answers, question->name, g_steal_pointer (&answer));
    }
  return json_object_get_size (answers) > 0 ? json_to_string (root, FALSE) : NULL;
}

/* ---- reading ---- */

/* The numbers of a list that has just @n of them. */
static gboolean
read_numbers (JsonObject *object,
              const char *key,
              double     *numbers,
              guint       n)
{
  JsonNode  *node = json_object_get_member (object, key);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                 : NULL;

  if (list == NULL || json_array_get_length (list) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (list, i)))
        return FALSE;
      numbers[i] = json_array_get_double_element (list, i);
    }
  return TRUE;
}

static void
read_options (DuidTelling        *telling,
              const DuidQuestion *question,
              guint               index,
              JsonArray          *chosen)
{
  for (guint i = 0; i < json_array_get_length (chosen); i++)
    {
      JsonNode   *node = json_array_get_element (chosen, i);
      const char *label = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      int         option = label != NULL ? duid_question_find_option (question, label) : -1;

      if (option >= 0)
        duid_telling_set_option (telling, index, (guint) option, TRUE);
    }
}

static void
read_stones (DuidTelling        *telling,
             const DuidQuestion *question,
             guint               index,
             JsonObject         *stones)
{
  for (guint i = 0; i < question->stones->len; i++)
    {
      double place[2];

      if (read_numbers (stones, g_ptr_array_index (question->stones, i), place, 2))
        duid_telling_set_stone (telling, index, i, (DuidPoint) { place[0], place[1] });
    }
}

static JsonNode *
get_value (JsonObject *object,
           const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static void
read_answer (DuidTelling        *telling,
             const DuidQuestion *question,
             guint               index,
             JsonObject         *object)
{
  JsonNode   *options = json_object_get_member (object, OPTIONS);
  JsonNode   *stones = json_object_get_member (object, STONES);
  JsonNode   *number = get_value (object, NUMBER);
  JsonNode   *typed = get_value (object, TEXT);
  JsonNode   *ticked = get_value (object, NOT_APPLICABLE);
  const char *text = typed != NULL ? json_node_get_string (typed) : NULL;
  double      shares[3];

  if (text != NULL)
    duid_telling_set_text (telling, index, text);
  if (number != NULL &&
      duid_question_get_column_kind (question) == DUID_COLUMN_NUMBER)
    duid_telling_set_number (telling, index, json_node_get_double (number));
  if (options != NULL && JSON_NODE_HOLDS_ARRAY (options))
    read_options (telling, question, index, json_node_get_array (options));
  if (read_numbers (object, TRIAD, shares, 3) && question->type == DUID_QUESTION_TRIAD)
    duid_telling_set_triad (telling, index, (DuidTriad) { shares[0], shares[1], shares[2] });
  if (stones != NULL && JSON_NODE_HOLDS_OBJECT (stones))
    read_stones (telling, question, index, json_node_get_object (stones));
  if (ticked != NULL && json_node_get_boolean (ticked))
    duid_telling_set_not_applicable (telling, index, TRUE);
}

gboolean
duid_telling_add_text (DuidTelling *telling,
                       const char  *text)
{
  DuidFramework *framework = duid_telling_get_framework (telling);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *answers;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  answers = json_node_get_object (root);
  for (guint i = 0; i < duid_framework_get_n_questions (framework); i++)
    {
      const DuidQuestion *question = duid_framework_get_question (framework, i);
      JsonNode           *answer = json_object_get_member (answers, question->name);

      if (answer != NULL && JSON_NODE_HOLDS_OBJECT (answer))
        read_answer (telling, question, i, json_node_get_object (answer));
    }
  return TRUE;
}
