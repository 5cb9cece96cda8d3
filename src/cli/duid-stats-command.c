/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "cli/duid-stats-door.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const DuidStatistic *const families[] = {
  duid_rank_statistics,
  duid_order_statistics,
  duid_table_statistics,
  duid_value_statistics,
  duid_triad_statistics,
  duid_cloud_statistics,
  duid_agreement_statistics,
};

static void
print_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const DuidStatistic *each = families[i]; each->name != NULL; each++)
      g_string_append_printf (text, "%s %s\n    %s\n", each->name, each->input, _ (each->summary));
  duid_command_print (text->str);
}

static const DuidStatistic *
find_statistic (const char *name,
                GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const DuidStatistic *each = families[i]; each->name != NULL; each++)
      if (strcmp (each->name, name) == 0)
        return each;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
               _ ("There is no statistic “%s”; see “duiding-cli stats --list”."), name);
  return NULL;
}

/* All of the standard input (free with g_free()). */
static char *
read_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char  block[65536];
  gsize n_read;

  while ((n_read = fread (block, 1, sizeof block, stdin)) > 0)
    g_string_append_len (text, block, (gssize) n_read);
  if (!ferror (stdin) && g_utf8_validate_len (text->str, text->len, NULL))
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_INPUT,
                       _ ("The input could not be read as UTF-8 text."));
  return NULL;
}

gboolean
duid_stats_command_run (GStrv   *arguments,
                        GError **error)
{
  gboolean           is_list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, N_ ("Name all statistics and their input"), NULL },
    { NULL }
  };
  const DuidStatistic *statistic;
  g_autofree char     *input = NULL;
  g_autofree char     *output = NULL;

  if (!duid_command_parse ("stats", entries, arguments, error))
    return FALSE;
  if (is_list)
    {
      print_list ();
      return TRUE;
    }
  if (g_strv_length (*arguments) != 2)
    {
      g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                           _ ("Give the name of one statistic; see “duiding-cli stats --list”."));
      return FALSE;
    }
  statistic = find_statistic ((*arguments)[1], error);
  if (statistic == NULL)
    return FALSE;
  input = read_input (error);
  if (input == NULL)
    return FALSE;
  output = duid_stats_door_run (statistic, input, error);
  if (output == NULL)
    return FALSE;
  duid_command_print (output);
  duid_command_print ("\n");
  return TRUE;
}
