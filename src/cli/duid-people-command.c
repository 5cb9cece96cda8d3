/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "store/duid-project-persons.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was asked for. */
typedef struct
{
  char *join;
  char *author;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->join);
  g_free (options->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "join", 'j', 0, G_OPTION_ARG_FILENAME, &options->join,
      N_ ("All of this name are one person"), N_ ("NAME") },
    { "author", 'a', 0, G_OPTION_ARG_FILENAME, &options->author, N_ ("Who says so"),
      N_ ("NAME") },
    { NULL }
  };
  const char *words[] = { NULL, NULL, NULL };

  if (!duid_command_parse ("people", entries, arguments, error))
    return FALSE;
  words[0] = options->join != NULL ? options->join : "";
  words[1] = options->author != NULL ? options->author : "";
  return duid_command_check_words (words, error) &&
         (options->join == NULL ||
          duid_command_needs ("people --join", "--author", options->author, error));
}

static gboolean
is_called (const DuidPerson *person,
           const char       *name)
{
  g_autofree char *a = g_utf8_casefold (person->name, -1);
  g_autofree char *b = g_utf8_casefold (name, -1);

  return strcmp (a, b) == 0;
}

static void
tell (GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const DuidPerson *person = people->pdata[i];
      g_autofree char  *line = NULL;

      if (person->same_as != NULL)
        line = g_strdup_printf (_ ("%s (%.8s), one with %.8s\n"), person->name, person->id,
                                person->same_as);
      else
        line = g_strdup_printf ("%s (%.8s)\n", person->name, person->id);

      duid_command_print (line);
    }
}

/* All of that name become one with the first of them. */
static gboolean
join (DuidProject *project,
      GPtrArray   *people,
      const char  *name,
      GError     **error)
{
  const DuidPerson *first = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      const DuidPerson *person = people->pdata[i];

      if (!is_called (person, name))
        continue;
      if (first == NULL)
        first = person;
      else if (person->same_as == NULL &&
               !duid_project_join_person (project, person->id, first->id, error))
        return FALSE;
    }
  if (first != NULL)
    return TRUE;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("Nobody is called “%s”."), name);
  return FALSE;
}

static gboolean
run (DuidProject   *project,
     const Options *options,
     GError       **error)
{
  g_autoptr (GPtrArray) people = duid_project_list_people (project, error);

  if (people == NULL)
    return FALSE;
  if (options->join != NULL)
    {
      if (!duid_project_use_author (project, options->author, error) ||
          !join (project, people, options->join, error))
        return FALSE;
      g_clear_pointer (&people, g_ptr_array_unref);
      people = duid_project_list_people (project, error);
      if (people == NULL)
        return FALSE;
    }
  tell (people);
  return TRUE;
}

gboolean
duid_people_command_run (GStrv   *arguments,
                         GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidProject) project = NULL;
  const char *path;

  if (!parse (arguments, &options, error))
    return FALSE;
  path = duid_command_get_project (*arguments, error);
  if (path == NULL)
    return FALSE;
  project = options.join != NULL ? duid_project_open (path, error)
                                 : duid_project_open_to_read (path, error);
  return project != NULL && run (project, &options, error) && duid_project_close (project, error);
}
