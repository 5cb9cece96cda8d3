/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-question-changes.h"

#include "model/duid-shallow-json.h"

#include <math.h>
#include <string.h>

/* Bands are edited by hand: more of them is no list of ours. */
#define MOST_BANDS 100

struct _DuidQuestionChanges
{
  gatomicrefcount refs;
  GHashTable     *questions; /* name → GHashTable of field → value */
  GHashTable     *gone;      /* keys of stories */
};

const char *const DUID_CHANGE_CORNERS[3] = { "corner.top", "corner.left", "corner.right" };
const char *const DUID_CHANGE_AXES[6] = { "x.label", "x.left", "x.right",
                                          "y.label", "y.left", "y.right" };

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

DuidQuestionChanges *
duid_question_changes_new (void)
{
  DuidQuestionChanges *changes = g_new0 (DuidQuestionChanges, 1);

  g_atomic_ref_count_init (&changes->refs);
  changes->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_hash_table_unref);
  changes->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return changes;
}

DuidQuestionChanges *
duid_question_changes_copy (const DuidQuestionChanges *changes)
{
  DuidQuestionChanges *copy = duid_question_changes_new ();
  GHashTableIter       questions;
  gpointer             question;
  gpointer             fields;
  gpointer             key;

  if (changes == NULL)
    return copy;
  g_hash_table_iter_init (&questions, changes->questions);
  while (g_hash_table_iter_next (&questions, &question, &fields))
    {
      GHashTableIter iter;
      gpointer       field;
      gpointer       value;

      g_hash_table_iter_init (&iter, fields);
      while (g_hash_table_iter_next (&iter, &field, &value))
        duid_question_changes_set (copy, question, field, value);
    }
  g_hash_table_iter_init (&questions, changes->gone);
  while (g_hash_table_iter_next (&questions, &key, NULL))
    duid_question_changes_add_gone (copy, key);
  return copy;
}

DuidQuestionChanges *
duid_question_changes_ref (DuidQuestionChanges *changes)
{
  g_atomic_ref_count_inc (&changes->refs);
  return changes;
}

void
duid_question_changes_unref (DuidQuestionChanges *changes)
{
  if (changes == NULL || !g_atomic_ref_count_dec (&changes->refs))
    return;
  g_hash_table_unref (changes->questions);
  g_hash_table_unref (changes->gone);
  g_free (changes);
}

void
duid_question_changes_set (DuidQuestionChanges *changes,
                           const char          *question,
                           const char          *field,
                           const char          *value)
{
  GHashTable *fields = g_hash_table_lookup (changes->questions, question);

  if (fields == NULL && value == NULL)
    return;
  if (fields == NULL)
    {
      fields = new_texts ();
      g_hash_table_insert (changes->questions, g_strdup (question), fields);
    }
  if (value != NULL)
    g_hash_table_replace (fields, g_strdup (field), g_strdup (value));
  else
    g_hash_table_remove (fields, field);
  if (g_hash_table_size (fields) == 0)
    g_hash_table_remove (changes->questions, question);
}

void
duid_question_changes_add_gone (DuidQuestionChanges *changes,
                                const char          *key)
{
  g_hash_table_add (changes->gone, g_strdup (key));
}

const char *
duid_question_changes_get (const DuidQuestionChanges *changes,
                           const char                *question,
                           const char                *field)
{
  GHashTable *fields =
    changes != NULL ? g_hash_table_lookup (changes->questions, question) : NULL;

  return fields != NULL ? g_hash_table_lookup (fields, field) : NULL;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The keys of @table in their order (transfer full). */
static char **
list_keys (GHashTable *table)
{
  GPtrArray     *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  if (table != NULL)
    {
      g_hash_table_iter_init (&iter, table);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (keys, g_strdup (key));
    }
  g_ptr_array_sort (keys, compare_texts);
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (keys, FALSE);
}

char **
duid_question_changes_list_questions (const DuidQuestionChanges *changes)
{
  return list_keys (changes != NULL ? changes->questions : NULL);
}

char **
duid_question_changes_list_fields (const DuidQuestionChanges *changes,
                                   const char                *question)
{
  return list_keys (changes != NULL ? g_hash_table_lookup (changes->questions, question) : NULL);
}

GPtrArray *
duid_question_changes_list_gone (const DuidQuestionChanges *changes)
{
  GPtrArray     *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  if (changes == NULL)
    return keys;
  g_hash_table_iter_init (&iter, changes->gone);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  return keys;
}

static gboolean
have_same_texts (GHashTable *a,
                 GHashTable *b)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  if (b == NULL || g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (value, g_hash_table_lookup (b, key)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
have_same_keys (GHashTable *a,
                GHashTable *b)
{
  GHashTableIter iter;
  gpointer       key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;
  return TRUE;
}

gboolean
duid_question_changes_equal (const DuidQuestionChanges *a,
                             const DuidQuestionChanges *b)
{
  g_autoptr (DuidQuestionChanges) none = duid_question_changes_new ();
  GHashTableIter iter;
  gpointer       question;
  gpointer       fields;

  a = a != NULL ? a : none;
  b = b != NULL ? b : none;
  if (g_hash_table_size (a->questions) != g_hash_table_size (b->questions) ||
      !have_same_keys (a->gone, b->gone))
    return FALSE;
  g_hash_table_iter_init (&iter, a->questions);
  while (g_hash_table_iter_next (&iter, &question, &fields))
    if (!have_same_texts (fields, g_hash_table_lookup (b->questions, question)))
      return FALSE;
  return TRUE;
}

/* ---- bands ---- */

char *
duid_bands_to_string (const GArray *bands)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < bands->len; i++)
    {
      const DuidBand *band = &g_array_index (bands, DuidBand, i);
      JsonObject     *member = json_object_new ();

      json_object_set_string_member (member, "label", band->label);
      if (isfinite (band->below))
        json_object_set_double_member (member, "below", band->below);
      json_array_add_object_element (list, member);
    }
  json_node_take_array (root, list);
  return json_to_string (root, FALSE);
}

static gboolean
read_band (JsonNode     *node,
           gboolean      is_last,
           double        above,
           DuidQuestion *question)
{
  JsonObject *member = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *label =
    member != NULL ? json_object_get_string_member_with_default (member, "label", NULL) : NULL;
  double below = member != NULL
                   ? json_object_get_double_member_with_default (member, "below", INFINITY)
                   : NAN;

  if (label == NULL || *label == '\0' || !(below > above) || isfinite (below) == is_last)
    return FALSE;
  duid_question_add_band (question, label, below);
  return TRUE;
}

gboolean
duid_bands_from_string (const char   *text,
                        DuidQuestion *question)
{
  g_autoptr (JsonNode) root = duid_shallow_json_parse (text);
  JsonArray *list;
  double     above = -INFINITY;

  g_array_set_size (question->bands, 0);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return FALSE;
  list = json_node_get_array (root);
  for (guint i = 0; i < MIN (json_array_get_length (list), MOST_BANDS); i++)
    {
      gboolean is_last = i + 1 == json_array_get_length (list);

      if (!read_band (json_array_get_element (list, i), is_last, above, question))
        {
          g_array_set_size (question->bands, 0);
          return FALSE;
        }
      above = g_array_index (question->bands, DuidBand, i).below;
    }
  return TRUE;
}
