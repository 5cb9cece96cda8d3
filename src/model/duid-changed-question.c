/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-changed-question.h"

#include <string.h>

static const char *
get_of (const DuidQuestionChanges *changes,
        const DuidQuestion        *question,
        const char                *prefix,
        const char                *label)
{
  g_autofree char *field = g_strconcat (prefix, label, NULL);

  return duid_question_changes_get (changes, question->name, field);
}

/* Words may be taken away ("") but a name of something may not be empty. */
static void
give_word (char      **word,
           const char *value)
{
  if (value == NULL)
    return;
  g_free (*word);
  *word = *value != '\0' ? g_strdup (value) : NULL;
}

static void
give_name (char      **word,
           const char *value)
{
  if (value != NULL && *value != '\0')
    give_word (word, value);
}

/* ---- options ---- */

guint
duid_changed_question_find_root (const DuidQuestion        *imported,
                                 const DuidQuestionChanges *changes,
                                 guint                      option)
{
  guint at = option;
  guint first;

  /* A chain of n options ends within n steps, or never. */
  for (guint step = 0; step <= imported->options->len; step++)
    {
      const char *into = get_of (changes, imported, DUID_CHANGE_INTO,
                                 imported->options->pdata[at]);
      int         next = into != NULL ? duid_question_find_option (imported, into) : -1;

      if (next < 0 || (guint) next == at)
        return at;
      at = (guint) next;
    }
  first = at;
  for (guint step = 0; step < imported->options->len; step++)
    {
      const char *into = get_of (changes, imported, DUID_CHANGE_INTO,
                                 imported->options->pdata[at]);

      at = (guint) duid_question_find_option (imported, into);
      first = MIN (first, at);
    }
  return first;
}

static const char *
get_option_label (const DuidQuestion        *imported,
                  const DuidQuestionChanges *changes,
                  guint                      option)
{
  const char *file_label = imported->options->pdata[option];
  const char *label = get_of (changes, imported, DUID_CHANGE_OPTION, file_label);

  return label != NULL && *label != '\0' ? label : file_label;
}

static void
list_options (const DuidQuestion        *imported,
              const DuidQuestionChanges *changes,
              DuidQuestion              *question,
              guint                     *places)
{
  g_autofree guint *roots = g_new (guint, MAX (imported->options->len, 1));

  g_clear_pointer (&question->option_positions, g_hash_table_unref);
  g_ptr_array_set_size (question->options, 0);
  for (guint i = 0; i < imported->options->len; i++)
    {
      roots[i] = duid_changed_question_find_root (imported, changes, i);
      if (roots[i] == i)
        places[i] = (guint) duid_question_add_option (
          question, get_option_label (imported, changes, i));
    }
  for (guint i = 0; i < imported->options->len; i++)
    places[i] = places[roots[i]];
}

/* An answer that became part of another allows showing only when all of them did. */
static void
list_show (const DuidQuestion *imported,
           DuidQuestion       *question,
           const guint        *places)
{
  g_autofree gboolean *is_refused = g_new0 (gboolean, MAX (question->options->len, 1));

  for (guint i = 0; i < imported->options->len; i++)
    if (!g_ptr_array_find_with_equal_func (imported->show, imported->options->pdata[i],
                                           g_str_equal, NULL))
      is_refused[places[i]] = TRUE;
  g_ptr_array_set_size (question->show, 0);
  for (guint i = 0; i < question->options->len; i++)
    if (!is_refused[i])
      g_ptr_array_add (question->show, g_strdup (question->options->pdata[i]));
}

static gboolean
has_option_changes (const DuidQuestion        *imported,
                    const DuidQuestionChanges *changes)
{
  g_auto (GStrv) fields = duid_question_changes_list_fields (changes, imported->name);

  for (guint i = 0; fields[i] != NULL; i++)
    if (g_str_has_prefix (fields[i], DUID_CHANGE_OPTION) ||
        g_str_has_prefix (fields[i], DUID_CHANGE_INTO))
      return TRUE;
  return FALSE;
}

static void
change_options (const DuidQuestion        *imported,
                const DuidQuestionChanges *changes,
                DuidQuestion              *question,
                guint                    **places)
{
  guint    n = imported->options->len;
  guint   *found;
  gboolean has_moved = FALSE;

  if (n == 0 || !has_option_changes (imported, changes))
    return;
  found = g_new (guint, n);
  list_options (imported, changes, question, found);
  for (guint i = 0; i < n; i++)
    {
      duid_question_add_alias (question, imported->options->pdata[i], found[i]);
      has_moved |= found[i] != i;
    }
  if (question->show->len > 0)
    list_show (imported, question, found);
  if (has_moved)
    *places = found;
  else
    g_free (found);
}

/* ---- the rest ---- */

static void
change_stones (const DuidQuestion        *imported,
               const DuidQuestionChanges *changes,
               DuidQuestion              *question)
{
  for (guint i = 0; i < imported->stones->len; i++)
    {
      const char *label = get_of (changes, imported, DUID_CHANGE_STONE,
                                  imported->stones->pdata[i]);

      if (label == NULL || *label == '\0')
        continue;
      duid_question_add_alias (question, imported->stones->pdata[i], i);
      g_free (question->stones->pdata[i]);
      question->stones->pdata[i] = g_strdup (label);
    }
}

void
duid_changed_question_give_words (DuidQuestion              *question,
                                  const DuidQuestionChanges *changes)
{
  const char *name = question->name;
  char      **axes[] = { &question->x.label, &question->x.left, &question->x.right,
                         &question->y.label, &question->y.left, &question->y.right };
  const char *bands = duid_question_changes_get (changes, name, DUID_CHANGE_BANDS);
  const char *sensitive = duid_question_changes_get (changes, name, DUID_CHANGE_SENSITIVE);

  give_name (&question->label, duid_question_changes_get (changes, name, DUID_CHANGE_LABEL));
  give_word (&question->short_label, duid_question_changes_get (changes, name, DUID_CHANGE_SHORT));
  give_word (&question->left, duid_question_changes_get (changes, name, DUID_CHANGE_LEFT));
  give_word (&question->right, duid_question_changes_get (changes, name, DUID_CHANGE_RIGHT));
  for (int i = 0; i < 3; i++)
    give_name (&question->corners[i],
               duid_question_changes_get (changes, name, DUID_CHANGE_CORNERS[i]));
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    give_word (axes[i], duid_question_changes_get (changes, name, DUID_CHANGE_AXES[i]));
  if (bands != NULL)
    duid_bands_from_string (bands, question);
  if (sensitive != NULL)
    question->is_sensitive = strcmp (sensitive, "yes") == 0;
}

DuidQuestion *
duid_changed_question_new (const DuidQuestion        *imported,
                           const DuidQuestionChanges *changes,
                           guint                    **places)
{
  DuidQuestion *question = duid_question_copy (imported);

  *places = NULL;
  duid_changed_question_give_words (question, changes);
  change_options (imported, changes, question, places);
  change_stones (imported, changes, question);
  return question;
}

DuidQuestion *
duid_changed_question_new_to_ask (const DuidQuestion        *imported,
                                  const DuidQuestionChanges *changes)
{
  DuidQuestion *question = duid_question_copy (imported);

  duid_changed_question_give_words (question, changes);
  change_stones (imported, changes, question);
  g_clear_pointer (&question->option_positions, g_hash_table_unref);
  for (guint i = 0; i < imported->options->len; i++)
    {
      g_free (question->options->pdata[i]);
      question->options->pdata[i] = g_strdup (get_option_label (imported, changes, i));
    }
  return question;
}
