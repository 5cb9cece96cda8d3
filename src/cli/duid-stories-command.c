/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-choice.h"
#include "cli/duid-command.h"
#include "cli/duid-story-json.h"
#include "export/duid-export.h"
#include "export/duid-link-ids.h"

#include <glib/gi18n-lib.h>

/* What was asked for. */
typedef struct
{
  GStrv    where;
  GStrv    sensitive;
  gint64   limit; /* -1 = all */
  gboolean is_json;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->where);
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
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &options->limit,
      N_ ("No more stories than this"), N_ ("N") },
    { "sensitive", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->sensitive,
      N_ ("Also tell of this sensitive question"), N_ ("QUESTION") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options->is_json,
      N_ ("Print JSON, with numbers in full precision"), NULL },
    { NULL }
  };

  options->limit = -1;
  if (!duid_command_parse ("stories", entries, arguments, error))
    return FALSE;
  if (options->limit >= -1)
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
               const Options     *options,
               const char *const *sensitive)
{
  g_autoptr (DuidLinkIds) ids = duid_link_ids_new (choice->dataset);
  DuidExport job = { .dataset = choice->dataset, .sensitive = sensitive };
  gint64     n_printed = 0;

  if (options->is_json)
    duid_command_print ("{\"stories\":[");
  for (gssize row = duid_rows_next (choice->rows, 0);
       row >= 0 && (options->limit < 0 || n_printed < options->limit);
       row = duid_rows_next (choice->rows, (gsize) row + 1))
    {
      if (options->is_json)
        {
          g_autofree char *json = duid_story_json_write (choice, &job, ids, (gsize) row);

          duid_command_print (n_printed > 0 ? ",\n" : "\n");
          duid_command_print (json);
        }
      else
        print_story (choice, ids, (gsize) row);
      n_printed++;
    }
  if (options->is_json)
    duid_command_print ("\n]}\n");
}

gboolean
duid_stories_command_run (GStrv   *arguments,
                          GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_auto (GStrv) sensitive = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  choice = duid_choice_open_given (*arguments, (const char *const *) options.where, error);
  if (choice == NULL)
    return FALSE;
  sensitive = duid_choice_find_names (choice, (const char *const *) options.sensitive, error);
  if (sensitive == NULL)
    return FALSE;
  print_stories (choice, &options, (const char *const *) sensitive);
  return duid_choice_close (choice, error);
}
