/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

G_DEFINE_QUARK (duid_command_error, duid_command_error)

static const DuidCommand commands[] = {
  { "import", "PACKAGE.json|FILE… -o P.duiding",
    N_ ("Read a survey into a project; one that exists already is added to"),
    duid_import_command_run },
  { "inspect", "FILE…",
    N_ ("Say what files of answers hold and why, before anything is imported"),
    duid_inspect_command_run },
  { "summary", "P.duiding",
    N_ ("Count and describe the answers to every question"),
    duid_summary_command_run },
  { "indicators", "P.duiding",
    N_ ("Tell the shares of the answers that matter most, by task and theme"),
    duid_indicators_command_run },
  { "plot", "P.duiding --question NAME -o FILE.svg|pdf|png",
    N_ ("Draw the picture of one question"),
    duid_plot_command_run },
  { "stories", "P.duiding",
    N_ ("List stories with their texts, tags and answers"),
    duid_stories_command_run },
  { "compare", "P.duiding (--by QUESTION | --a COND [--b COND])",
    N_ ("Compare groups on every question: how large the difference is, and what chance does"),
    duid_compare_command_run },
  { "screen", "P.duiding",
    N_ ("Find which questions know something of each other, all with all"),
    duid_screen_command_run },
  { "words", "P.duiding --where COND… [--against COND…]",
    N_ ("Tell which words stand out in some stories against others"),
    duid_words_command_run },
  { "tag", "P.duiding --author NAME --tag TAG (--where COND… | --story ID…)",
    N_ ("Give stories a tag, or take it away"),
    duid_tag_command_run },
  { "export", "P.duiding -o FILE.xlsx|csv|qdpx|qdc",
    N_ ("Write stories, answers and tags for Excel, or for other coding programs"),
    duid_export_command_run },
  { "merge", "A.duiding B.duiding… -o C.duiding",
    N_ ("Bring together what people did in copies of a project"),
    duid_merge_command_run },
  { "people", "P.duiding",
    N_ ("List the people of a project, or say that those of one name are one"),
    duid_people_command_run },
  { "agree", "P.duiding",
    N_ ("Say how far people agree about the tags, and on which stories they differ"),
    duid_agree_command_run },
  { "erase", "P.duiding --story ID… --yes",
    N_ ("Take stories out of a project for good, here and in every copy that merges"),
    duid_erase_command_run },
  { "check", "P.duiding",
    N_ ("Look whether a project is whole and its state follows from its log"),
    duid_check_command_run },
  { "stats", "NAME < INPUT.json",
    N_ ("Compute one statistic from numbers that are given, to check those of the program"),
    duid_stats_command_run },
  { NULL }
};

const DuidCommand *
duid_command_get_all (void)
{
  return commands;
}

const DuidCommand *
duid_command_find (const char *name)
{
  for (const DuidCommand *command = commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      return command;
  return NULL;
}

gboolean
duid_command_parse (const char         *name,
                    const GOptionEntry *entries,
                    GStrv              *arguments,
                    GError            **error)
{
  const DuidCommand *command = duid_command_find (name);
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autofree char *program = g_strdup_printf ("duiding-cli %s", name);

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse_strv (context, arguments, error);
}

const char *
duid_command_get_project (GStrv    arguments,
                          GError **error)
{
  guint n_given = g_strv_length (arguments) - 1;

  if (n_given == 1)
    return arguments[1];
  if (n_given == 0)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                 _ ("A project is needed; see “%s --help”."), g_get_prgname ());
  else
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                 _ ("“%s” is one too many: give one project."), arguments[2]);
  return NULL;
}

gboolean
duid_command_needs (const char *name,
                    const char *option,
                    const char *value,
                    GError    **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
               _ ("“%s” needs %s; see “duiding-cli %s --help”."), name, option, name);
  return FALSE;
}

gboolean
duid_command_check_words (const char *const *words,
                          GError           **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!g_utf8_validate (words[i], -1, NULL))
      {
        g_autofree char *valid = g_utf8_make_valid (words[i], -1);

        g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                     _ ("“%s” is not UTF-8 text."), valid);
        return FALSE;
      }
  return TRUE;
}

void
duid_command_print (const char *text)
{
  fputs (text, stdout);
}

gboolean
duid_command_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_OUTPUT,
               _ ("The output could not be written: %s."),
               g_strerror (errno != 0 ? errno : EIO));
  return FALSE;
}
