/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-choice.h"
#include "cli/duid-command.h"
#include "cli/duid-summary-json.h"
#include "cli/duid-summary-text.h"
#include "plot/duid-summary.h"

#include <glib/gi18n-lib.h>

/* What was asked for. */
typedef struct
{
  GStrv    where;
  char    *by;
  char    *weight;
  GStrv    sensitive;
  gboolean is_json;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->where);
  g_free (options->by);
  g_free (options->weight);
  g_strfreev (options->sensitive);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "where", 'w', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->where,
      N_ ("Only stories that meet it; all that are given must hold"), N_ ("COND") },
    { "by", 'b', 0, G_OPTION_ARG_FILENAME, &options->by,
      N_ ("Split every question by the answers to this one"), N_ ("QUESTION") },
    { "weight", 0, 0, G_OPTION_ARG_FILENAME, &options->weight,
      N_ ("Weigh stories by this question with numbers"), N_ ("QUESTION") },
    { "sensitive", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->sensitive,
      N_ ("Also tell of this sensitive question"), N_ ("QUESTION") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options->is_json,
      N_ ("Print JSON, with numbers in full precision"), NULL },
    { NULL }
  };

  return duid_command_parse ("summary", entries, arguments, error);
}

/* The groups to split by, NULL with @error when the question has none. */
static GPtrArray *
split (DuidChoice *choice,
       const char *by,
       GError    **error)
{
  int        question = duid_choice_find_question (choice, by, error);
  GPtrArray *groups;

  if (question < 0)
    return NULL;
  groups = duid_summary_split (choice->dataset, choice->tagging, question, choice->rows);
  if (groups == NULL)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                 _ ("“%s” has no options, bands or zones to split by."), by);
  return groups;
}

gboolean
duid_summary_command_run (GStrv   *arguments,
                          GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (GStrv) sensitive = NULL;
  g_autofree char *text = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  choice = duid_choice_open_given (*arguments, (const char *const *) options.where, error);
  if (choice == NULL || !duid_choice_weigh (choice, options.weight, error))
    return FALSE;
  sensitive = duid_choice_find_names (choice, (const char *const *) options.sensitive, error);
  if (sensitive == NULL)
    return FALSE;
  if (options.by != NULL)
    {
      groups = split (choice, options.by, error);
      if (groups == NULL)
        return FALSE;
    }
  if (options.is_json)
    text = duid_summary_json_write (choice, groups, (const char *const *) sensitive);
  else
    text = duid_summary_text_write (choice, groups, (const char *const *) sensitive);
  duid_command_print (text);
  if (options.is_json)
    duid_command_print ("\n");
  return duid_choice_close (choice, error);
}
