/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-choice.h"
#include "cli/duid-command.h"
#include "session/duid-session-erase.h"
#include "store/duid-backup.h"

#include <glib/gi18n-lib.h>

/* What was asked for. */
typedef struct
{
  GStrv    stories;
  gboolean has_tellers;
  gboolean is_sure;
  gboolean clears_backups;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->stories);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "story", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->stories,
      N_ ("This story; source/id where several sources have the id"), N_ ("ID") },
    { "teller", 0, 0, G_OPTION_ARG_NONE, &options->has_tellers,
      N_ ("And every other story of who told it"), NULL },
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &options->is_sure,
      N_ ("I know that it cannot be undone"), NULL },
    { "clear-backups", 0, 0, G_OPTION_ARG_NONE, &options->clears_backups,
      N_ ("Also take away the backups and versions made before"), NULL },
    { NULL }
  };

  if (!duid_command_parse ("erase", entries, arguments, error) ||
      !duid_command_needs ("erase", "--story", options->stories != NULL ? "yes" : NULL, error) ||
      !duid_command_check_words ((const char *const *) options->stories, error))
    return FALSE;
  if (options->is_sure)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("Erasing cannot be undone: texts, answers, tags and notes go, and also "
                          "from every copy that merges with this one. Add --yes if that is "
                          "what you want."));
  return FALSE;
}

static void
add_keys (DuidChoice    *choice,
          const Options *options,
          gsize          story,
          GPtrArray     *keys)
{
  g_autoptr (DuidRows) rows = options->has_tellers
                                ? duid_dataset_find_teller (choice->dataset, story)
                                : duid_rows_new (duid_dataset_get_n_rows (choice->dataset));

  duid_rows_add (rows, story);
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      const char *key = duid_dataset_get_key (choice->dataset, (gsize) row);

      if (!g_ptr_array_find (keys, key, NULL))
        g_ptr_array_add (keys, (gpointer) key);
    }
}

/* The stories by key, each once (borrowed from the dataset). */
static GPtrArray *
find_keys (DuidChoice    *choice,
           const Options *options,
           GError       **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; options->stories[i] != NULL; i++)
    {
      gssize row = duid_choice_find_story (choice, options->stories[i], error);

      if (row < 0)
        return NULL;
      add_keys (choice, options, (gsize) row, keys);
    }
  return g_steal_pointer (&keys);
}

/* Copies made before still hold what was erased: says so, or takes them away. */
static gboolean
see_to_backups (DuidChoice    *choice,
                const Options *options,
                GError       **error)
{
  const char *path = duid_project_get_path (choice->project);
  g_autoptr (GPtrArray) backups = duid_backups_list (path, error);
  g_autofree char *text = NULL;
  guint            n = 0;

  if (backups == NULL)
    return FALSE;
  if (backups->len == 0)
    return TRUE;
  if (options->clears_backups && !duid_backups_clear (path, &n, error))
    return FALSE;
  if (options->clears_backups)
    text = g_strdup_printf (ngettext ("%u backup made before was taken away.\n",
                                      "%u backups made before were taken away.\n", n),
                            n);
  else
    text = g_strdup_printf (
      ngettext ("%u backup made before still holds what was erased; --clear-backups takes it "
                "away.\n",
                "%u backups made before still hold what was erased; --clear-backups takes them "
                "away.\n",
                backups->len),
      backups->len);
  duid_command_print (text);
  return TRUE;
}

static gboolean
erase (DuidChoice    *choice,
       const Options *options,
       GError       **error)
{
  g_autoptr (GPtrArray) keys = find_keys (choice, options, error);
  g_autofree char *text = NULL;

  if (keys == NULL ||
      !duid_project_erase_stories (choice->project, (const char *const *) keys->pdata, keys->len,
                                   error))
    return FALSE;
  text = g_strdup_printf (ngettext ("%u story was erased.\n", "%u stories were erased.\n",
                                    keys->len),
                          keys->len);
  duid_command_print (text);
  return see_to_backups (choice, options, error);
}

gboolean
duid_erase_command_run (GStrv   *arguments,
                        GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  const char *path;

  if (!parse (arguments, &options, error))
    return FALSE;
  path = duid_command_get_project (*arguments, error);
  if (path == NULL)
    return FALSE;
  choice = duid_choice_open (path, NULL, error);
  if (choice == NULL)
    return FALSE;
  return erase (choice, &options, error) && duid_choice_close (choice, error);
}
