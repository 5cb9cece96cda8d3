/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "cli/duid-new-project.h"
#include "cli/duid-qda-import.h"
#include "import/duid-import-report.h"
#include "import/duid-import.h"
#include "store/duid-edition.h"
#include "store/duid-indexing.h"
#include "store/duid-project.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

/* What was asked for. */
typedef struct
{
  char    *output;
  char    *author;
  char    *report;
  gboolean lists_problems;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->author);
  g_free (options->report);
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
    { "report", 'r', 0, G_OPTION_ARG_FILENAME, &options->report,
      N_ ("Keep a report of what was read and decided"), N_ ("FILE.html|csv") },
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

/* ---- stopping ---- */

/* Set by Ctrl+C and the like, which end the program at once when they come twice. */
static volatile sig_atomic_t is_stopped;

static void
stop_cb (int number)
{
  is_stopped = TRUE;
}

static void
heed_stop (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  struct sigaction now;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    /* One that is ignored (nohup) stays so. */
    if (sigaction (signals[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
      {
        struct sigaction action = { .sa_handler = stop_cb, .sa_flags = (int) SA_RESETHAND };

        sigaction (signals[i], &action, NULL);
      }
}

static void
look_for_stop (GCancellable *cancellable)
{
  if (is_stopped)
    g_cancellable_cancel (cancellable);
}

/* ---- how far it is ---- */

/* The line that a terminal shows; the next one takes its place. */
static void
show_line (const char *line)
{
  static char *shown;

  if (isatty (STDERR_FILENO) == 0 || g_strcmp0 (shown, line) == 0)
    return;
  g_printerr ("\r%s\033[K", line);
  g_free (shown);
  shown = g_strdup (line);
}

static void
read_cb (double      share,
         const char *what,
         gpointer    data)
{
  g_autofree char *line = g_strdup_printf (_ ("Reading “%s”: %d %%"), what, (int) (100 * share));

  show_line (line);
  look_for_stop (data);
}

static void
written_cb (double   share,
            gpointer data)
{
  g_autofree char *line = g_strdup_printf (_ ("Writing the project: %d %%"), (int) (100 * share));

  show_line (line);
  look_for_stop (data);
}

/* ---- into the project ---- */

/* What came of it. */
typedef struct
{
  DuidImportCounts counts;
  char            *changes; /* what is another answer now, a line each */
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  g_free (outcome->changes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static char *
dup_changes (DuidProject *project)
{
  const GArray *changes = duid_project_get_import_changes (project);
  GString      *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const DuidImportChange *change = &g_array_index (changes, DuidImportChange, i);

      g_string_append_printf (text,
                              ngettext ("  “%s” changed in %zu story\n",
                                        "  “%s” changed in %zu stories\n", change->n),
                              change->question, change->n);
    }
  return g_string_free (text, FALSE);
}

static void
indexed_cb (double   share,
            gpointer data)
{
  g_autofree char *line =
    g_strdup_printf (_ ("Making the words ready to search: %d %%"), (int) (100 * share));

  show_line (line);
  look_for_stop (data);
}

/* The stories are there already: who stops this has them, and the rest comes later. */
static gboolean
make_index (DuidProject *project,
            GError     **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) local = NULL;

  if (duid_project_index (project, indexed_cb, cancellable, cancellable, &local) ||
      g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add (DuidProject      *project,
     const DuidIntake *intake,
     const Options    *options,
     Outcome          *outcome,
     GError          **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (!duid_project_add_intake (project, intake, options->author, &outcome->counts, written_cb,
                                cancellable, cancellable, error))
    return FALSE;
  g_free (outcome->changes);
  outcome->changes = dup_changes (project);
  return make_index (project, error) && duid_project_close (project, error);
}

static gboolean
add_to_old (const DuidIntake *intake,
            const Options    *options,
            Outcome          *outcome,
            GError          **error)
{
  g_autoptr (DuidProject) project = duid_project_open (options->output, error);

  return project != NULL && add (project, intake, options, outcome, error);
}

/* *@is_taken tells that another program made the project meanwhile. */
static gboolean
add_to_new (const DuidIntake *intake,
            const Options    *options,
            Outcome          *outcome,
            gboolean         *is_taken,
            GError          **error)
{
  const char *title = duid_framework_get_title (duid_dataset_get_framework (intake->dataset));
  g_autoptr (DuidNewProject) new_project = duid_new_project_begin (options->output);
  g_autoptr (DuidProject) project =
    duid_project_create (duid_new_project_get_path (new_project), title, error);

  *is_taken = FALSE;
  return project != NULL && add (project, intake, options, outcome, error) &&
         duid_new_project_put (new_project, is_taken, error);
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
print_counts (const DuidIntake *intake,
              const Outcome    *outcome)
{
  const DuidImportCounts *counts = &outcome->counts;
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
  if (counts->gone > 0)
    append_count (text, counts->gone, _ ("%zu no longer in the file (kept, and marked)"));
  if (counts->back > 0)
    append_count (text, counts->back, _ ("%zu in the file again"));
  g_string_append_c (text, '\n');
  g_string_append (text, outcome->changes);
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

static gboolean
write_report (const Options          *options,
              const DuidRecognition  *recognition,
              const DuidIntake       *intake,
              const DuidImportCounts *counts,
              GError                **error)
{
  g_autoptr (DuidImportReport) report = NULL;
  const DuidReportCounts told = { .added = counts->added,
                                  .changed = counts->changed,
                                  .unchanged = counts->unchanged,
                                  .erased = counts->erased,
                                  .gone = counts->gone };

  if (options->report == NULL)
    return TRUE;
  report = duid_import_report_new (recognition, intake);
  duid_import_report_set_counts (report, &told);
  return duid_import_report_write (report, options->report, error);
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

static gboolean
run (const Options     *options,
     const char *const *paths,
     GError           **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DuidRecognition) recognition = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  const DuidImportJob job = { DUID_IMPORT_DEFAULT, read_cb, cancellable, cancellable, 0, 1 };
  g_auto (Outcome) outcome = { { 0 }, NULL };
  gboolean is_new = !g_file_test (options->output, G_FILE_TEST_EXISTS);
  gboolean is_taken = FALSE;

  if (duid_qda_import_is_for (paths))
    return duid_qda_import_run (paths[0], options->output, options->author, error);
  heed_stop ();
  intake = duid_import_read (paths, &job, &recognition, error);
  if (intake == NULL ||
      (is_new && !add_to_new (intake, options, &outcome, &is_taken, error) && !is_taken) ||
      ((!is_new || is_taken) && !add_to_old (intake, options, &outcome, error)))
    return FALSE;
  show_line ("");
  print_counts (intake, &outcome);
  if (options->lists_problems)
    print_problems (intake);
  if (is_new)
    print_advice (options->output);
  return write_report (options, recognition, intake, &outcome.counts, error);
}

gboolean
duid_import_command_run (GStrv   *arguments,
                         GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GError) local = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  if (run (&options, (const char *const *) *arguments + 1, &local))
    return TRUE;
  show_line ("");
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("The import was stopped; nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
