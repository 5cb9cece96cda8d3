/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-import.h"
#include "store/duid-project.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "start-programs.h" /* nothing; but who builds this builds what is started */

/* How long it takes until a person sees the sample: from the moment the program is started
 * until the last picture of its window is on the screen, by the clock (“start-sample”), beside
 * the least that a program of the same toolkit can be (bare-window, “start-bare”), in turn;
 * and how many times as long each run took as the bare one beside it (“start-ratio”, which is
 * no time). “…-first” is the first picture of the window, whatever it shows. start-watch looks,
 * inside of both programs.
 *
 * Needs a screen; without one it finds itself one by xvfb-run, and without that it has
 * nothing to say. Finds itself a session bus, too, as every desktop has one. */

#define N_RUNS 15

typedef struct
{
  double shown; /* ms */
  double first; /* ms */
} Start;

typedef struct
{
  char *folder;
  char *project;
  char *title;
  gsize n;
} Sample;

static char *
find_beside (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");

  return g_build_filename (folder, name, NULL);
}

static Sample
make_sample (void)
{
  static const char *const files[] = { DUID_SAMPLE, NULL };
  Sample                   sample = { g_dir_make_tmp ("duiding-bench-XXXXXX", NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (files, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_autoptr (DuidProject) project = NULL;
  DuidImportCounts counts;

  g_assert_no_error (error);
  sample.title = g_strdup (duid_framework_get_title (duid_dataset_get_framework (intake->dataset)));
  sample.n = duid_dataset_get_n_rows (intake->dataset);
  sample.project = g_build_filename (sample.folder, "sample.duiding", NULL);
  project = duid_project_create (sample.project, sample.title, &error);
  g_assert_no_error (error);
  duid_project_add_intake (project, intake, "Bench", &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return sample;
}

static void
free_sample (Sample *sample)
{
  GDir       *dir = g_dir_open (sample->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (sample->folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (sample->folder);
  g_free (sample->folder);
  g_free (sample->project);
  g_free (sample->title);
}

/* Settings of its own, kept from one start to the next as a person's are. */
static GStrv
make_environment (const Sample *sample)
{
  g_autofree char *watch = find_beside ("libstart-watch.so");
  GStrv            environment = g_get_environ ();

  environment = g_environ_setenv (environment, "LD_PRELOAD", watch, TRUE);
  environment = g_environ_setenv (environment, "GSETTINGS_BACKEND", "keyfile", TRUE);
  environment = g_environ_setenv (environment, "GSETTINGS_SCHEMA_DIR", DUID_SCHEMAS, TRUE);
  return g_environ_setenv (environment, "XDG_CONFIG_HOME", sample->folder, TRUE);
}

static Start
measure_start (const Sample *sample,
               const char   *program,
               const char   *project,
               const char   *title)
{
  g_autofree char *path = find_beside (program);
  char            *words[] = { path, (char *) project, NULL };
  g_auto (GStrv) environment = make_environment (sample);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;
  gint64      last, first;
  guint       n_pictures;
  char        shown[200] = "";
  double      start;

  environment = g_environ_setenv (environment, "START_TITLE", title, TRUE);
  start = bench_get_clock ();
  g_spawn_sync (NULL, words, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  line = strstr (output, "start: ");
  if (line == NULL ||
      sscanf (line, "start: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %199[^\n]", &last, &first,
              &n_pictures, shown) < 4 ||
      strcmp (shown, title) != 0)
    g_error ("%s did not show “%s” but “%s”", program, title, shown);
  g_info ("%s: %u pictures, %.0f ms", program, n_pictures, (double) last / 1e3 - start);
  return (Start) { (double) last / 1e3 - start, (double) first / 1e3 - start };
}

static void
measure (Bench        *bench,
         const Sample *sample)
{
  double shown[N_RUNS], shown_first[N_RUNS], bare[N_RUNS], ratio[N_RUNS];

  for (int i = -1; i < N_RUNS; i++)
    {
      Start least = measure_start (sample, "bare-window", NULL, "Hello");
      Start own = measure_start (sample, "../../src/duiding", sample->project, sample->title);

      /* The first of each reads the programs from the disk, and is the first ever. */
      if (i < 0)
        continue;
      bare[i] = least.shown;
      shown[i] = own.shown;
      shown_first[i] = own.first;
      ratio[i] = own.shown / least.shown;
    }
  bench_add (bench, "start-bare", 0, bare, N_RUNS, 0);
  bench_add (bench, "start-sample-first", sample->n, shown_first, N_RUNS, 0);
  bench_add (bench, "start-sample", sample->n, shown, N_RUNS, 0);
  bench_add (bench, "start-ratio", sample->n, ratio, N_RUNS, 0);
}

/* Runs this again with a session bus, as every desktop has. */
static void
find_bus (char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL)
    return;
  g_ptr_array_add (words, (char *) "dbus-run-session");
  g_ptr_array_add (words, (char *) "--");
  for (char **word = argv; *word != NULL; word++)
    g_ptr_array_add (words, *word);
  g_ptr_array_add (words, NULL);
  execvp ("dbus-run-session", (char **) words->pdata);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 0 };
  Bench             *bench;

  bench_find_screen (argv);
  find_bus (argv);
  bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  if (g_getenv ("DISPLAY") != NULL || g_getenv ("WAYLAND_DISPLAY") != NULL)
    {
      Sample sample = make_sample ();

      measure (bench, &sample);
      free_sample (&sample);
    }
  bench_finish (bench);
  return 0;
}
