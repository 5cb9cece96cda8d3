/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-story-json.h"
#include "export/duid-export.h"
#include "export/duid-link-ids.h"

#include <glib/gi18n-lib.h>

static gboolean
parse (GStrv     *arguments,
       DuidAsked *asked,
       gint64    *limit,
       GError   **error)
{
  const GOptionEntry entries[] = {
    DUID_ASKED_WHERE (asked),
    { "limit", 'n', 0, G_OPTION_ARG_INT64, limit,
      N_ ("No more stories than this"), N_ ("N") },
    DUID_ASKED_SENSITIVE (asked, N_ ("Also tell of this sensitive question")),
    DUID_ASKED_JSON (asked),
    { NULL }
  };

  *limit = -1;
  if (!duid_command_parse ("stories", entries, arguments, error))
    return FALSE;
  if (*limit >= -1)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("--limit cannot be below 0."));
  return FALSE;
}

/* “Tags: hope (Anna, Bo), school (Anna)”; nothing without tags. */
static void
append_tags (GString    *text,
             DuidChoice *choice,
             gsize       row)
{
  g_autoptr (GArray) tags = duid_tagging_get_row (choice->tagging, row);

  for (guint i = 0; i < tags->len; i++)
    {
      guint tag = g_array_index (tags, guint, i);

      g_string_append_printf (text, "%s%s", i == 0 ? _ ("Tags: ") : ", ",
                              duid_tagging_get_tag (choice->tagging, tag)->name);
    }
  if (tags->len > 0)
    g_string_append_c (text, '\n');
}

static void
print_story (DuidChoice  *choice,
             DuidLinkIds *ids,
             gsize        row)
{
  gboolean         may_show = duid_dataset_may_show (choice->dataset, row);
  g_autofree char *title = may_show ? duid_dataset_dup_title (choice->dataset, row) : NULL;
  g_autoptr (GString) text = g_string_new (duid_link_ids_get (ids, row));

  if (title != NULL && *title != '\0')
    g_string_append_printf (text, " · %s", title);
  g_string_append_c (text, '\n');
  append_tags (text, choice, row);
  g_string_append_printf (text, "%s\n\n",
                          may_show ? duid_dataset_get_story (choice->dataset, row)
                                   : duid_export_not_shared ());
  duid_command_print (text->str);
}

static void
print_stories (DuidChoice        *choice,
               const DuidAsked   *asked,
               gint64             limit,
               const char *const *sensitive)
{
  g_autoptr (DuidLinkIds) ids = duid_link_ids_new (choice->dataset);
  DuidExport job = { .dataset = choice->dataset, .sensitive = sensitive };
  gint64     n_printed = 0;

  if (asked->is_json)
    duid_command_print ("{\"stories\":[");
  for (gssize row = duid_rows_next (choice->rows, 0);
       row >= 0 && (limit < 0 || n_printed < limit);
       row = duid_rows_next (choice->rows, (gsize) row + 1))
    {
      if (asked->is_json)
        {
          g_autofree char *json = duid_story_json_write (choice, &job, ids, (gsize) row);

          duid_command_print (n_printed > 0 ? ",\n" : "\n");
          duid_command_print (json);
        }
      else
        print_story (choice, ids, (gsize) row);
      n_printed++;
    }
  if (asked->is_json)
    duid_command_print ("\n]}\n");
}

gboolean
duid_stories_command_run (GStrv   *arguments,
                          GError **error)
{
  g_auto (DuidAsked) asked = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_auto (GStrv) sensitive = NULL;
  gint64 limit; /* -1 = all */

  if (!parse (arguments, &asked, &limit, error))
    return FALSE;
  choice = duid_asked_open (&asked, *arguments, error);
  if (choice == NULL)
    return FALSE;
  sensitive = duid_asked_find_sensitive (&asked, choice, error);
  if (sensitive == NULL)
    return FALSE;
  print_stories (choice, &asked, limit, (const char *const *) sensitive);
  return duid_choice_close (choice, error);
}
