/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "import/duid-import.h"
#include "store/duid-project.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* What was asked for. */
typedef struct
{
  char    *output;
  char    *author;
  gboolean lists_problems;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("The project to make or to add to"), N_ ("P.duiding") },
    { "problems", 'p', 0, G_OPTION_ARG_NONE, &options->lists_problems,
      N_ ("List every problem with its file, row and column"), NULL },
    { "author", 'a', 0, G_OPTION_ARG_FILENAME, &options->author,
      N_ ("Who imports; your own name when not given"), N_ ("NAME") },
    { NULL }
  };

  if (!duid_command_parse ("import", entries, arguments, error) ||
      !duid_command_needs ("import", "-o P.duiding", options->output, error))
    return FALSE;
  if (options->author == NULL)
    options->author = g_strdup (g_get_real_name ());
  if (g_strv_length (*arguments) > 1)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("“import” needs a data package or files; "
                          "see “duiding-cli import --help”."));
  return FALSE;
}

static DuidProject *
open_or_create (const char       *path,
                const DuidIntake *intake,
                gboolean         *is_new,
                GError          **error)
{
  DuidFramework *framework = duid_dataset_get_framework (intake->dataset);

  *is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (!*is_new)
    return duid_project_open (path, error);
  return duid_project_create (path, duid_framework_get_title (framework), error);
}

/* A project that got no stories is not left behind. */
static gboolean
add_or_remove (DuidProject      *project,
               const DuidIntake *intake,
               const Options    *options,
               gboolean          is_new,
               DuidImportCounts *counts,
               GError          **error)
{
  if (duid_project_add_intake (project, intake, options->author, counts, NULL, NULL, NULL, error))
    return TRUE;
  if (is_new && duid_project_close (project, NULL))
    g_unlink (options->output);
  return FALSE;
}

static void
append_count (GString    *text,
              gsize       n,
              const char *format)
{
  g_string_append (text, text->len > 0 && !g_str_has_suffix (text->str, "\n") ? ", " : "");
  g_string_append_printf (text, format, n);
}

static void
print_counts (const DuidIntake       *intake,
              const DuidImportCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_stories = duid_dataset_get_n_rows (intake->dataset);
  gsize n_questions = duid_dataset_get_n_questions (intake->dataset);
  gsize n_problems = intake->problems->len;

  append_count (text, n_stories, ngettext ("%zu story", "%zu stories", n_stories));
  append_count (text, n_questions, ngettext ("%zu question", "%zu questions", n_questions));
  append_count (text, n_problems, ngettext ("%zu problem", "%zu problems", n_problems));
  g_string_append_c (text, '\n');
  append_count (text, counts->added, _ ("%zu added"));
  append_count (text, counts->changed, _ ("%zu changed"));
  append_count (text, counts->unchanged, _ ("%zu unchanged"));
  g_string_append_c (text, '\n');
  duid_command_print (text->str);
}

static void
print_problems (const DuidIntake *intake)
{
  for (guint i = 0; i < intake->problems->len; i++)
    {
      g_autofree char *words = duid_problem_to_string (g_ptr_array_index (intake->problems, i));

      duid_command_print (words);
      duid_command_print ("\n");
    }
}

static void
print_advice (const char *path)
{
  g_autofree char *advice = duid_project_dup_place_advice (path);

  if (advice == NULL)
    return;
  duid_command_print (advice);
  duid_command_print ("\n");
}

gboolean
duid_import_command_run (GStrv   *arguments,
                         GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (DuidProject) project = NULL;
  DuidImportCounts counts = { 0 };
  gboolean         is_new;

  if (!parse (arguments, &options, error))
    return FALSE;
  intake = duid_import_files ((const char *const *) *arguments + 1, DUID_IMPORT_DEFAULT, NULL,
                              NULL, NULL, error);
  if (intake == NULL)
    return FALSE;
  project = open_or_create (options.output, intake, &is_new, error);
  if (project == NULL || !add_or_remove (project, intake, &options, is_new, &counts, error))
    return FALSE;
  print_counts (intake, &counts);
  if (options.lists_problems)
    print_problems (intake);
  if (is_new)
    print_advice (options.output);
  return duid_project_close (project, error);
}
