/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-choice.h"

#include "cli/duid-command.h"
#include "model/duid-derivation.h"
#include "model/duid-item-pairs.h"
#include "model/duid-question-changes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AUTO       "auto"
#define ITEMS_NAME "items"

/* Adds both questions of “IMPORTANCE:EXPERIENCE”. Names may hold colons: the first one that
 * leaves a question on both sides parts them. */
static gboolean
add_pair (DuidChoice     *choice,
          const char     *pair,
          DuidDerivation *derivation,
          GError        **error)
{
  DuidFramework *framework = duid_dataset_get_framework (choice->dataset);

  for (const char *colon = strchr (pair, ':'); colon != NULL; colon = strchr (colon + 1, ':'))
    {
      g_autofree char *importance = g_strndup (pair, (gsize) (colon - pair));
      int              first = duid_framework_find (framework, importance);
      int              second = duid_framework_find (framework, colon + 1);

      if (first < 0 || second < 0)
        continue;
      g_ptr_array_add (derivation->of, g_strdup (duid_dataset_get_question (
                                                   choice->dataset, (guint) first)
                                                   ->name));
      g_ptr_array_add (derivation->of, g_strdup (duid_dataset_get_question (
                                                   choice->dataset, (guint) second)
                                                   ->name));
      return TRUE;
    }
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("“%s” is no pair of questions: write IMPORTANCE:EXPERIENCE, with the names of "
                  "two sliders."),
               pair);
  return FALSE;
}

static gboolean
find_pairs (DuidChoice     *choice,
            DuidDerivation *derivation,
            GError        **error)
{
  g_autoptr (GPtrArray) found = duid_item_pairs_find (choice->dataset);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (derivation->of, g_strdup (found->pdata[i]));
  if (found->len > 0)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                       _ ("No sliders are pairs by their names. Write each pair as "
                          "--pair IMPORTANCE:EXPERIENCE."));
  return FALSE;
}

static gboolean
list_pairs (DuidChoice        *choice,
            const char *const *pairs,
            DuidDerivation    *derivation,
            GError           **error)
{
  if (strcmp (pairs[0], AUTO) == 0 && pairs[1] == NULL)
    return find_pairs (choice, derivation, error);
  for (guint i = 0; pairs[i] != NULL; i++)
    if (!add_pair (choice, pairs[i], derivation, error))
      return FALSE;
  return TRUE;
}

/* A name that no question has (transfer full). */
static char *
dup_name (DuidChoice *choice)
{
  DuidFramework *framework = duid_dataset_get_framework (choice->dataset);
  char          *name = g_strdup (ITEMS_NAME);

  for (int i = 2; duid_framework_find (framework, name) >= 0; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%d", ITEMS_NAME, i);
    }
  return name;
}

static DuidQuestionChanges *
add_change (DuidChoice           *choice,
            const DuidDerivation *derivation,
            const char           *name)
{
  const DuidQuestionChanges *before = duid_dataset_get_changes (choice->dataset);
  DuidQuestionChanges       *changes =
    before != NULL ? duid_question_changes_copy (before) : duid_question_changes_new ();
  g_autofree char *value = duid_derivation_to_string (derivation);

  duid_question_changes_set (changes, name, DUID_CHANGE_DERIVE, value);
  duid_question_changes_set (changes, name, DUID_CHANGE_LABEL, _ ("Importance and experience"));
  return changes;
}

const char *
duid_choice_pair_up (DuidChoice        *choice,
                     const char *const *pairs,
                     GError           **error)
{
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (DUID_DERIVE_ITEMS, NULL);
  g_autoptr (DuidQuestionChanges) changes = NULL;
  g_autofree char *name = dup_name (choice);
  DuidDataset     *dataset;
  int              made;

  if (!list_pairs (choice, pairs, derivation, error))
    return NULL;
  changes = add_change (choice, derivation, name);
  dataset = duid_question_changes_apply (changes, choice->dataset);
  duid_dataset_unref (choice->dataset);
  choice->dataset = dataset;
  made = duid_framework_find (duid_dataset_get_framework (dataset), name);
  if (made >= 0)
    return duid_dataset_get_question (dataset, (guint) made)->name;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("These are no pairs of sliders: all ratings of importance need one "
                          "scale, and all of experience."));
  return NULL;
}
