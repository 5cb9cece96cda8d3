/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-choice.h"
#include "cli/duid-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was asked for. */
typedef struct
{
  GStrv    where;
  GStrv    stories;
  char    *author;
  char    *tag;
  gboolean is_removal;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->where);
  g_strfreev (options->stories);
  g_free (options->author);
  g_free (options->tag);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
check (const Options *options,
       GError       **error)
{
  const char *const words[] = {
    options->author != NULL ? options->author : "", options->tag != NULL ? options->tag : "", NULL
  };

  if (!duid_command_needs ("tag", "--author", options->author, error) ||
      !duid_command_needs ("tag", "--tag", options->tag, error) ||
      !duid_command_check_words (words, error) ||
      !duid_command_check_words ((const char *const *) options->stories, error))
    return FALSE;
  if ((options->where == NULL) != (options->stories == NULL))
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("Say which stories: either by --where or by --story."));
  return FALSE;
}

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "author", 'a', 0, G_OPTION_ARG_FILENAME, &options->author,
      N_ ("Who gives the tag or takes it away"), N_ ("NAME") },
    { "tag", 't', 0, G_OPTION_ARG_FILENAME, &options->tag, N_ ("The tag"), N_ ("TAG") },
    { "remove", 'r', 0, G_OPTION_ARG_NONE, &options->is_removal, N_ ("Take the tag away"), NULL },
    { "where", 'w', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->where,
      N_ ("Stories that meet it; all that are given must hold"), N_ ("COND") },
    { "story", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->stories,
      N_ ("This story; source/id where several sources have the id"), N_ ("ID") },
    { NULL }
  };

  return duid_command_parse ("tag", entries, arguments, error) && check (options, error);
}

/* ---- which stories ---- */

/* The stories by key, each once (borrowed from the dataset). */
static GPtrArray *
find_keys (DuidChoice    *choice,
           const Options *options,
           GError       **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (options->stories != NULL)
    {
      duid_rows_clear (choice->rows);
      for (guint i = 0; options->stories[i] != NULL; i++)
        {
          gssize row = duid_choice_find_story (choice, options->stories[i], error);

          if (row < 0)
            return NULL;
          duid_rows_add (choice->rows, (gsize) row);
        }
    }
  for (gssize row = duid_rows_next (choice->rows, 0); row >= 0;
       row = duid_rows_next (choice->rows, (gsize) row + 1))
    g_ptr_array_add (keys, (gpointer) duid_dataset_get_key (choice->dataset, (gsize) row));
  return g_steal_pointer (&keys);
}

/* ---- giving and taking ---- */

/* The id of the tag: made if need be, but not to be taken away (transfer full). */
static char *
find_tag (DuidChoice    *choice,
          const Options *options,
          GError       **error)
{
  char *id = NULL;
  int   index = duid_tagging_find (choice->tagging, options->tag);

  if (index >= 0)
    return g_strdup (duid_tagging_get_tag (choice->tagging, (guint) index)->id);
  if (options->is_removal)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                 _ ("There is no tag “%s”."), options->tag);
  else
    duid_project_define_tag (choice->project, options->tag, -1, &id, error);
  return id;
}

/* How many of the chosen stories have the tag from this author already. */
static guint
count_given (DuidChoice    *choice,
             const Options *options)
{
  const DuidTagging *tagging = choice->tagging;
  int                tag = duid_tagging_find (tagging, options->tag);
  g_autofree char   *name = g_strstrip (g_strdup (options->author));
  g_autofree char   *author = g_utf8_casefold (name, -1);
  guint              n_given = 0;

  for (guint i = 0; i < tagging->assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (tagging->assignments, DuidAssignment, i);
      g_autofree char      *giver = g_utf8_casefold (given->author, -1);

      n_given += (int) given->tag == tag && given->value > 0 && strcmp (giver, author) == 0 &&
                 duid_rows_has (choice->rows, given->row);
    }
  return n_given;
}

static void
print_done (const Options *options,
            guint          n_stories)
{
  const char      *format;
  g_autofree char *text = NULL;

  if (options->is_removal)
    format = ngettext ("%u story no longer has the tag “%s” from %s.\n",
                       "%u stories no longer have the tag “%s” from %s.\n", n_stories);
  else
    format = ngettext ("%u story has the tag “%s” from %s.\n",
                       "%u stories have the tag “%s” from %s.\n", n_stories);
  text = g_strdup_printf (format, n_stories, options->tag, options->author);
  duid_command_print (text);
}

static gboolean
assign (DuidChoice    *choice,
        const Options *options,
        GError       **error)
{
  g_autoptr (GPtrArray) keys = find_keys (choice, options, error);
  g_autofree char *tag = NULL;

  if (keys == NULL)
    return FALSE;
  if (keys->len > 0)
    {
      if (!duid_project_use_author (choice->project, options->author, error))
        return FALSE;
      tag = find_tag (choice, options, error);
      if (tag == NULL ||
          !duid_project_assign (choice->project, (const char *const *) keys->pdata, keys->len, tag,
                                options->is_removal ? 0 : 1, error))
        return FALSE;
    }
  print_done (options, options->is_removal ? count_given (choice, options) : keys->len);
  return TRUE;
}

gboolean
duid_tag_command_run (GStrv   *arguments,
                      GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  choice = duid_choice_open_given (*arguments, (const char *const *) options.where, error);
  if (choice == NULL)
    return FALSE;
  return assign (choice, &options, error) && duid_choice_close (choice, error);
}
