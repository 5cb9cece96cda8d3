/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-summary-json.h"
#include "cli/duid-summary-text.h"
#include "plot/duid-summary.h"

#include <glib/gi18n-lib.h>

static gboolean
parse (GStrv     *arguments,
       DuidAsked *asked,
       GError   **error)
{
  const GOptionEntry entries[] = {
    DUID_ASKED_WHERE (asked),
    DUID_ASKED_BY (asked, N_ ("Split every question by the answers to this one")),
    DUID_ASKED_WEIGHT (asked),
    DUID_ASKED_SENSITIVE (asked, N_ ("Also tell of this sensitive question")),
    DUID_ASKED_JSON (asked),
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
  g_auto (DuidAsked) asked = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (GStrv) sensitive = NULL;
  g_autofree char *text = NULL;

  if (!parse (arguments, &asked, error))
    return FALSE;
  choice = duid_asked_open (&asked, *arguments, error);
  if (choice == NULL)
    return FALSE;
  sensitive = duid_asked_find_sensitive (&asked, choice, error);
  if (sensitive == NULL)
    return FALSE;
  if (asked.by != NULL)
    {
      groups = split (choice, asked.by, error);
      if (groups == NULL)
        return FALSE;
    }
  if (asked.is_json)
    text = duid_summary_json_write (choice, groups, (const char *const *) sensitive);
  else
    text = duid_summary_text_write (choice, groups, (const char *const *) sensitive);
  return duid_asked_tell (&asked, choice, text, error);
}
