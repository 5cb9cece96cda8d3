/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-question-edit.h"

#include <string.h>

void
duid_question_edit_free (DuidQuestionEdit *edit)
{
  if (edit == NULL)
    return;
  g_free (edit->question);
  g_free (edit->field);
  g_free (edit->before);
  g_free (edit->after);
  g_free (edit);
}

GPtrArray *
duid_question_edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) duid_question_edit_free);
}

void
duid_question_edits_add (GPtrArray                 *edits,
                         const DuidQuestionChanges *changes,
                         const char                *question,
                         const char                *field,
                         const char                *after)
{
  const char       *before = duid_question_changes_get (changes, question, field);
  DuidQuestionEdit *edit;

  for (guint i = edits->len; i > 0; i--)
    {
      edit = edits->pdata[i - 1];
      if (strcmp (edit->question, question) == 0 && strcmp (edit->field, field) == 0)
        g_ptr_array_remove_index (edits, i - 1);
    }
  if (g_strcmp0 (before, after) == 0)
    return;
  edit = g_new0 (DuidQuestionEdit, 1);
  edit->question = g_strdup (question);
  edit->field = g_strdup (field);
  edit->before = g_strdup (before);
  edit->after = g_strdup (after);
  g_ptr_array_add (edits, edit);
}

/* Whether the field is what makes a derived question what it is: its name, and of what. */
static gboolean
is_made (const DuidQuestionChanges *changes,
         const char                *question,
         const char                *field)
{
  return duid_question_changes_get (changes, question, DUID_CHANGE_DERIVE) != NULL &&
         (strcmp (field, DUID_CHANGE_DERIVE) == 0 || strcmp (field, DUID_CHANGE_LABEL) == 0 ||
          strcmp (field, DUID_CHANGE_SHORT) == 0);
}

void
duid_question_edits_reset (GPtrArray                 *edits,
                           const DuidQuestionChanges *changes,
                           const char                *question)
{
  g_auto (GStrv) fields = duid_question_changes_list_fields (changes, question);

  for (guint i = 0; fields[i] != NULL; i++)
    if (!is_made (changes, question, fields[i]))
      duid_question_edits_add (edits, changes, question, fields[i], NULL);
}

/* ---- options ---- */

/* Every label that stands for @position: of the file, when the question has one. */
char **
duid_question_list_file_options (DuidDataset *dataset,
                                 guint        question,
                                 guint        position)
{
  DuidDataset        *imported = duid_dataset_get_imported (dataset);
  const DuidQuestion *seen = duid_dataset_get_question (dataset, question);
  const DuidQuestion *before = question < duid_dataset_get_n_questions (imported)
                                 ? duid_dataset_get_question (imported, question)
                                 : NULL;
  GPtrArray          *labels = g_ptr_array_new ();

  for (guint i = 0; before != NULL && i < before->options->len; i++)
    {
      const char *label = before->options->pdata[i];
      gpointer    alias;

      /* The aliases say it of every option once one is changed, and none before. */
      if (seen->aliases == NULL
            ? i == position
            : g_hash_table_lookup_extended (seen->aliases, label, NULL, &alias) &&
                GPOINTER_TO_UINT (alias) == position)
        g_ptr_array_add (labels, g_strdup (label));
    }
  if (before == NULL && position < seen->options->len)
    g_ptr_array_add (labels, g_strdup (seen->options->pdata[position]));
  g_ptr_array_add (labels, NULL);
  return (char **) g_ptr_array_free (labels, FALSE);
}

/* The label in the file of the option that the others became part of. */
static char *
dup_root (DuidDataset *dataset,
          guint        question,
          guint        position)
{
  DuidQuestionChanges *changes = duid_dataset_get_changes (dataset);
  const char          *name = duid_dataset_get_question (dataset, question)->name;
  g_auto (GStrv) labels = duid_question_list_file_options (dataset, question, position);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autofree char *field = g_strconcat (DUID_CHANGE_INTO, labels[i], NULL);

      if (duid_question_changes_get (changes, name, field) == NULL)
        return g_strdup (labels[i]);
    }
  return g_strdup (labels[0]);
}

void
duid_question_edits_rename_option (GPtrArray   *edits,
                                   DuidDataset *dataset,
                                   guint        question,
                                   guint        position,
                                   const char  *label)
{
  const char      *name = duid_dataset_get_question (dataset, question)->name;
  g_autofree char *root = dup_root (dataset, question, position);
  g_autofree char *field = g_strconcat (DUID_CHANGE_OPTION, root, NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (label));

  if (root != NULL)
    duid_question_edits_add (edits, duid_dataset_get_changes (dataset), name, field,
                             *stripped == '\0' || strcmp (stripped, root) == 0 ? NULL : stripped);
}

void
duid_question_edits_merge_options (GPtrArray   *edits,
                                   DuidDataset *dataset,
                                   guint        question,
                                   guint        from,
                                   guint        into)
{
  const char      *name = duid_dataset_get_question (dataset, question)->name;
  g_autofree char *from_root = dup_root (dataset, question, from);
  g_autofree char *into_root = dup_root (dataset, question, into);
  g_autofree char *field = g_strconcat (DUID_CHANGE_INTO, from_root, NULL);

  if (from_root != NULL && into_root != NULL && strcmp (from_root, into_root) != 0)
    duid_question_edits_add (edits, duid_dataset_get_changes (dataset), name, field, into_root);
}

void
duid_question_edits_part_option (GPtrArray   *edits,
                                 DuidDataset *dataset,
                                 guint        question,
                                 guint        position)
{
  const char *name = duid_dataset_get_question (dataset, question)->name;
  g_auto (GStrv) labels = duid_question_list_file_options (dataset, question, position);
  g_autofree char *root = dup_root (dataset, question, position);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autofree char *into = g_strconcat (DUID_CHANGE_INTO, labels[i], NULL);
      g_autofree char *option = g_strconcat (DUID_CHANGE_OPTION, labels[i], NULL);

      duid_question_edits_add (edits, duid_dataset_get_changes (dataset), name, into, NULL);
      /* One name given to two made them one. */
      if (strcmp (labels[i], root) != 0)
        duid_question_edits_add (edits, duid_dataset_get_changes (dataset), name, option, NULL);
    }
}
