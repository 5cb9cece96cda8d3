/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition-tags.h"

#include <string.h>

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
has_name (GPtrArray  *names,
          const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (is_same_name (g_ptr_array_index (names, i), name))
      return TRUE;
  return FALSE;
}

DuidCondition *
duid_condition_with_tag (DuidCondition *condition,
                         const char    *from,
                         const char    *to)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (DuidCondition) fresh = NULL;

  if (condition->kind != DUID_CONDITION_TAGS || !has_name (condition->words, from))
    return duid_condition_ref (condition);
  for (guint i = 0; i < condition->words->len; i++)
    {
      const char *name = g_ptr_array_index (condition->words, i);

      if (is_same_name (name, from))
        name = to;
      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  fresh = duid_condition_new_words (DUID_CONDITION_TAGS, NULL, (const char *const *) names->pdata);
  return condition->is_inverted ? duid_condition_inverted (fresh) : g_steal_pointer (&fresh);
}

char *
duid_conditions_text_with_tag (const char      *text,
                               const DuidStand *stand,
                               const char      *from,
                               const char      *to)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) next = g_string_new (NULL);
  gboolean is_changed = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (DuidCondition) old = duid_condition_parse (*line, stand, NULL);
      g_autoptr (DuidCondition) fresh =
        old != NULL ? duid_condition_with_tag (old, from, to) : NULL;
      g_autofree char *written = NULL;

      is_changed = is_changed || fresh != old;
      if (old != NULL && fresh == NULL)
        continue;
      if (fresh != old)
        written = duid_condition_to_string (fresh);
      if (next->len > 0)
        g_string_append_c (next, '\n');
      g_string_append (next, written != NULL ? written : *line);
    }
  return is_changed ? g_strdup (next->str) : NULL;
}
