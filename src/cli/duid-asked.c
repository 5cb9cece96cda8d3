/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"

#include "cli/duid-command.h"
#include "export/duid-table-file.h"

void
duid_asked_clear (DuidAsked *asked)
{
  g_clear_pointer (&asked->where, g_strfreev);
  g_clear_pointer (&asked->sensitive, g_strfreev);
  g_clear_pointer (&asked->by, g_free);
  g_clear_pointer (&asked->weight, g_free);
  g_clear_pointer (&asked->output, g_free);
}

DuidChoice *
duid_asked_open (const DuidAsked *asked,
                 GStrv            arguments,
                 GError         **error)
{
  g_autoptr (DuidChoice) choice =
    duid_choice_open_given (arguments, (const char *const *) asked->where, error);

  if (choice == NULL || !duid_choice_weigh (choice, asked->weight, error))
    return NULL;
  return g_steal_pointer (&choice);
}

GStrv
duid_asked_find_sensitive (const DuidAsked *asked,
                           DuidChoice      *choice,
                           GError         **error)
{
  return duid_choice_find_names (choice, (const char *const *) asked->sensitive, error);
}

gboolean
duid_asked_write (const DuidAsked *asked,
                  DuidChoice      *choice,
                  const DuidCells *cells,
                  GError         **error)
{
  return duid_table_file_write (cells, asked->output, error) && duid_choice_close (choice, error);
}

gboolean
duid_asked_tell (const DuidAsked *asked,
                 DuidChoice      *choice,
                 const char      *text,
                 GError         **error)
{
  duid_command_print (text);
  if (asked->is_json)
    duid_command_print ("\n");
  return duid_choice_close (choice, error);
}
