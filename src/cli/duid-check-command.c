/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "store/duid-project.h"

#include <glib/gi18n-lib.h>

/* The reasons as one message: main() prints the first line's beginning. */
static void
set_reasons (GPtrArray *reasons,
             GError   **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\nduiding-cli: " : "",
                            (char *) g_ptr_array_index (reasons, i));
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_PROJECT, text->str);
}

gboolean
duid_check_command_run (GStrv   *arguments,
                        GError **error)
{
  static const GOptionEntry entries[] = { { NULL } };
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  const char      *path;

  if (!duid_command_parse ("check", entries, arguments, error))
    return FALSE;
  path = duid_command_get_project (*arguments, error);
  if (path == NULL)
    return FALSE;
  project = duid_project_open (path, error);
  if (project == NULL || !duid_project_check (project, &reasons, NULL, error))
    return FALSE;
  if (reasons->len > 0)
    {
      set_reasons (reasons, error);
      return FALSE;
    }
  name = g_path_get_basename (path);
  text = g_strdup_printf (_ ("“%s” is whole: file, log, state and search index agree.\n"), name);
  duid_command_print (text);
  return duid_project_close (project, error);
}
