/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-choice.h"

#include "cli/duid-command.h"
#include "filter/duid-selection.h"
#include "plot/duid-summary.h"

#include <glib/gi18n-lib.h>

/* A search on behalf of a condition, and what went wrong in it. */
typedef struct
{
  DuidChoice *choice;
  GError     *error;
} Search;

static DuidRows *
find_words_cb (const char *words,
               gpointer    data)
{
  Search   *search = data;
  DuidRows *rows = NULL;

  if (search->error == NULL)
    rows = duid_project_search (search->choice->project, search->choice->dataset, words,
                                &search->error);
  if (rows == NULL)
    rows = duid_rows_new (duid_dataset_get_n_rows (search->choice->dataset));
  return rows;
}

static gboolean
read_conditions (GPtrArray         *conditions,
                 const DuidStand   *stand,
                 const char *const *where,
                 GError           **error)
{
  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    {
      DuidCondition *condition = duid_condition_parse (where[i], stand, error);

      if (condition == NULL)
        return FALSE;
      g_ptr_array_add (conditions, condition);
    }
  return TRUE;
}

/* The rows that meet @where, whose conditions are added to @conditions. */
static DuidRows *
find_rows (DuidChoice        *choice,
           const char *const *where,
           GPtrArray         *conditions,
           GError           **error)
{
  Search    search = { .choice = choice };
  DuidStand stand = {
    .dataset = choice->dataset,
    .tagging = choice->tagging,
    .find_words = find_words_cb,
    .find_words_data = &search,
  };
  DuidRows *rows;

  if (!read_conditions (conditions, &stand, where, error))
    return NULL;
  rows = duid_conditions_find_rows (conditions, &stand);
  if (search.error == NULL)
    return rows;
  duid_rows_free (rows);
  g_propagate_error (error, search.error);
  return NULL;
}

DuidChoice *
duid_choice_open (const char        *path,
                  const char *const *where,
                  GError           **error)
{
  g_autoptr (DuidChoice) choice = g_new0 (DuidChoice, 1);

  if (!duid_command_check_words (where, error))
    return NULL;
  choice->project = duid_project_open (path, error);
  if (choice->project == NULL)
    return NULL;
  choice->dataset = duid_project_load_dataset (choice->project, NULL, error);
  if (choice->dataset == NULL)
    return NULL;
  choice->tagging = duid_project_load_tagging (choice->project, choice->dataset, error);
  if (choice->tagging == NULL)
    return NULL;
  choice->conditions = duid_conditions_new ();
  choice->rows = find_rows (choice, where, choice->conditions, error);
  if (choice->rows == NULL)
    return NULL;
  return g_steal_pointer (&choice);
}

DuidChoice *
duid_choice_open_given (GStrv              arguments,
                        const char *const *where,
                        GError           **error)
{
  const char *path = duid_command_get_project (arguments, error);

  return path != NULL ? duid_choice_open (path, where, error) : NULL;
}

void
duid_choice_free (DuidChoice *choice)
{
  if (choice == NULL)
    return;
  g_clear_pointer (&choice->rows, duid_rows_free);
  g_clear_pointer (&choice->conditions, g_ptr_array_unref);
  g_clear_pointer (&choice->tagging, duid_tagging_unref);
  g_clear_pointer (&choice->dataset, duid_dataset_unref);
  g_clear_pointer (&choice->project, duid_project_free);
  g_free (choice);
}

gboolean
duid_choice_close (DuidChoice *choice,
                   GError    **error)
{
  return duid_project_close (choice->project, error);
}

static void
set_no_question (DuidChoice *choice,
                 const char *name,
                 GError    **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < duid_dataset_get_n_questions (choice->dataset); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            duid_dataset_get_question (choice->dataset, i)->name);
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("There is no question “%s”; the questions are %s."), name, names->str);
}

int
duid_choice_find_question (DuidChoice *choice,
                           const char *name,
                           GError    **error)
{
  const char *const words[] = { name, NULL };
  int               question;

  if (!duid_command_check_words (words, error))
    return -1;
  question = duid_framework_find (duid_dataset_get_framework (choice->dataset), name);
  if (question >= 0)
    return question;
  if (g_ascii_strcasecmp (name, "tag") == 0 || g_ascii_strcasecmp (name, "tags") == 0)
    return DUID_QUESTION_TAGS (choice->dataset);
  set_no_question (choice, name, error);
  return -1;
}

GStrv
duid_choice_find_names (DuidChoice        *choice,
                        const char *const *words,
                        GError           **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      int question = duid_choice_find_question (choice, words[i], error);

      if (question < 0)
        return NULL;
      if (question < DUID_QUESTION_TAGS (choice->dataset))
        g_strv_builder_add (names,
                            duid_dataset_get_question (choice->dataset, (guint) question)->name);
    }
  return g_strv_builder_end (names);
}

static void
set_ambiguous (DuidChoice     *choice,
               const char     *id,
               const DuidRows *rows,
               GError        **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    g_string_append_printf (keys, "%s“%s”", keys->len > 0 ? ", " : "",
                            duid_dataset_get_key (choice->dataset, (gsize) row));
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("There are several stories “%s”; say which: %s."), id, keys->str);
}

GPtrArray *
duid_choice_split (DuidChoice *choice,
                   const char *by,
                   int        *question,
                   GError    **error)
{
  GPtrArray *groups;

  *question = duid_choice_find_question (choice, by, error);
  if (*question < 0)
    return NULL;
  groups = duid_summary_split (choice->dataset, choice->tagging, *question, choice->rows);
  if (groups == NULL)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                 _ ("“%s” has no options, bands or zones to split by."), by);
  return groups;
}

gssize
duid_choice_find_story (DuidChoice *choice,
                        const char *id,
                        GError    **error)
{
  gssize row = duid_dataset_find_key (choice->dataset, id);
  g_autoptr (DuidRows) rows = NULL;
  gsize n_rows;

  if (row >= 0)
    return row;
  rows = duid_dataset_find_id (choice->dataset, id);
  n_rows = duid_rows_count (rows);
  if (n_rows == 1)
    return duid_rows_next (rows, 0);
  if (n_rows == 0)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                 _ ("There is no story “%s”."), id);
  else
    set_ambiguous (choice, id, rows, error);
  return -1;
}

DuidRows *
duid_choice_find_others (DuidChoice        *choice,
                         const char *const *where,
                         GError           **error)
{
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();

  if (!duid_command_check_words (where, error))
    return NULL;
  return find_rows (choice, where, conditions, error);
}

gboolean
duid_choice_weigh (DuidChoice *choice,
                   const char *name,
                   GError    **error)
{
  int question;

  if (name == NULL)
    return TRUE;
  question = duid_choice_find_question (choice, name, error);
  if (question < 0)
    return FALSE;
  if (question < (int) duid_dataset_get_n_questions (choice->dataset) &&
      duid_dataset_get_question (choice->dataset, (guint) question)->type == DUID_QUESTION_NUMBER)
    {
      choice->weigh_by = question + 1;
      choice->weights = duid_dataset_get_numbers (choice->dataset, (guint) question);
      return TRUE;
    }
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("“%s” is not a question with numbers to weigh by."), name);
  return FALSE;
}
