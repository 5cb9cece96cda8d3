/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-renaming.h"

#include <string.h>

static gboolean
is_same_name (DuidConditionKind kind,
              const char       *a,
              const char       *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (kind != DUID_CONDITION_TAGS)
    return strcmp (a, b) == 0;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return strcmp (folded_a, folded_b) == 0;
}

static const DuidRenaming *
find_renaming (const DuidCondition *condition,
               const char          *word,
               const DuidRenaming  *renamings,
               guint                n)
{
  for (guint i = 0; i < n; i++)
    if (renamings[i].kind == condition->kind &&
        g_strcmp0 (renamings[i].question, condition->question) == 0 &&
        is_same_name (condition->kind, renamings[i].from, word))
      return &renamings[i];
  return NULL;
}

static gboolean
speaks_of_them (const DuidCondition *condition,
                const DuidRenaming  *renamings,
                guint                n)
{
  gboolean has_words = condition->kind == DUID_CONDITION_TAGS ||
                       condition->kind == DUID_CONDITION_OPTIONS ||
                       condition->kind == DUID_CONDITION_BANDS;

  for (guint i = 0; has_words && i < condition->words->len; i++)
    if (find_renaming (condition, condition->words->pdata[i], renamings, n) != NULL)
      return TRUE;
  return FALSE;
}

DuidCondition *
duid_condition_renamed (DuidCondition      *condition,
                        const DuidRenaming *renamings,
                        guint               n)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (DuidCondition) fresh = NULL;

  if (!speaks_of_them (condition, renamings, n))
    return duid_condition_ref (condition);
  names = g_ptr_array_new ();
  for (guint i = 0; i < condition->words->len; i++)
    {
      const char         *name = condition->words->pdata[i];
      const DuidRenaming *renaming = find_renaming (condition, name, renamings, n);

      if (renaming != NULL)
        name = renaming->to;
      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  fresh = duid_condition_new_words (condition->kind, condition->question,
                                    (const char *const *) names->pdata);
  return condition->is_inverted ? duid_condition_inverted (fresh) : g_steal_pointer (&fresh);
}

char *
duid_conditions_text_renamed (const char         *text,
                              const DuidStand    *stand,
                              const DuidRenaming *renamings,
                              guint               n)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) next = g_string_new (NULL);
  gboolean is_changed = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (DuidCondition) old = duid_condition_parse (*line, stand, NULL);
      g_autoptr (DuidCondition) fresh =
        old != NULL ? duid_condition_renamed (old, renamings, n) : NULL;
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
