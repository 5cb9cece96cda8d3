/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long importing and opening a project takes on made-up surveys: a CSV with 20
 * columns and a story of some 300 characters a row. Opening is all that stands
 * between a click and the first picture: the file, the stories, the tags. Prints a
 * JSON array; `bytes` is the size of the project. */
#include "import/duid-import.h"
#include "store/duid-project.h"

#include <glib/gstdio.h>

#include "bench.h"

#define SEED   40
#define N_RUNS 7

static const char description[] =
  "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}], \"duiding\": {\"version\": 1, "
  "\"questions\": [%s]}}";

static void
append_question (GString    *text,
                 const char *name,
                 const char *type,
                 const char *columns,
                 const char *more)
{
  g_string_append_printf (text, "%s{\"name\": \"%s\", \"type\": \"%s\", \"label\": \"%s\"%s",
                          text->len > 0 ? ", " : "", name, type, name, more);
  g_string_append_printf (text, ", \"columns\": {\"a\": %s}}", columns);
}

static void
write_description (const char *path)
{
  g_autoptr (GString) questions = g_string_new (NULL);
  g_autofree char *text = NULL;

  append_question (questions, "id", "id", "\"id\"", "");
  append_question (questions, "story", "story", "\"story\"", "");
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *slider = g_strdup_printf ("s%d", i);
      g_autofree char *choice = g_strdup_printf ("c%d", i);
      g_autofree char *place = g_strdup_printf ("{\"position\": %d}", 3 + i);
      g_autofree char *next = g_strdup_printf ("{\"position\": %d}", 9 + i);

      append_question (questions, slider, "slider", place, ", \"min\": 0, \"max\": 10");
      append_question (questions, choice, "choice", next, "");
    }
  append_question (questions, "t0", "triad", "[\"t1\", \"t2\", \"t3\"]",
                   ", \"corners\": [\"A\", \"B\", \"C\"]");
  append_question (questions, "t1", "triad", "[\"u1\", \"u2\", \"u3\"]",
                   ", \"corners\": [\"A\", \"B\", \"C\"]");
  text = g_strdup_printf (description, questions->str);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
append_triad (GString *text,
              GRand   *rand)
{
  int top = g_rand_int_range (rand, 0, 101);
  int left = g_rand_int_range (rand, 0, 101 - top);

  g_string_append_printf (text, ";%d;%d;%d", top, left, 100 - top - left);
}

static void
write_rows (const char *path,
            gsize       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GString) text = g_string_new ("id;story;s0;s1;s2;s3;s4;s5;c0;c1;c2;c3;c4;c5;");

  g_string_append (text, "t1;t2;t3;u1;u2;u3\n");
  for (gsize row = 0; row < n; row++)
    {
      g_string_append_printf (text, "%" G_GSIZE_FORMAT ";", row + 1);
      for (int word = 0; word < 50; word++)
        g_string_append_printf (text, "w%x ", g_rand_int_range (rand, 0, 20000));
      for (int i = 0; i < 6; i++)
        g_string_append_printf (text, ";%d.%d", g_rand_int_range (rand, 0, 10),
                                g_rand_int_range (rand, 0, 10));
      for (int i = 0; i < 6; i++)
        g_string_append_printf (text, ";option %d", g_rand_int_range (rand, 0, 8));
      append_triad (text, rand);
      append_triad (text, rand);
      g_string_append_c (text, '\n');
    }
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

static gsize
get_size (const char *path)
{
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  return (gsize) about.st_size;
}

static void
import_into (const char *package,
             const char *path)
{
  const char *const paths[] = { package, NULL };
  DuidImportCounts  counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_autoptr (DuidProject) project = NULL;

  g_assert_no_error (error);
  project = duid_project_create (path, "Bench", &error);
  g_assert_no_error (error);
  duid_project_add_intake (project, intake, "Bench", &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_close (project, &error);
  g_assert_no_error (error);
}

static double
open_once (const char *path,
           gsize       n)
{
  double start = bench_get_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (path, &error);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  g_assert_no_error (error);
  dataset = duid_project_load_answers (project, NULL, &error);
  g_assert_no_error (error);
  tagging = duid_project_load_tagging (project, dataset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, n);
  return bench_get_clock () - start;
}

static void
bench_size (Bench      *bench,
            const char *folder,
            gsize       n)
{
  g_autofree char *package = g_build_filename (folder, "datapackage.json", NULL);
  g_autofree char *rows = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *project = g_build_filename (folder, "a.duiding", NULL);
  double           times[N_RUNS];
  double           start;

  write_description (package);
  write_rows (rows, n);
  start = bench_get_clock ();
  import_into (package, project);
  times[0] = bench_get_clock () - start;
  bench_add (bench, "open-import", n, times, 1, get_size (project));
  for (guint i = 0; i < N_RUNS; i++)
    times[i] = open_once (project, n);
  bench_add (bench, "open-project", n, times, N_RUNS, get_size (project));
  g_unlink (package);
  g_unlink (rows);
  g_unlink (project);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 171, 100000 };
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  g_autofree char   *folder = g_dir_make_tmp ("duiding-bench-XXXXXX", NULL);
  gsize              n;

  g_assert_nonnull (folder);
  while (bench_next (bench, &n))
    bench_size (bench, folder, n);
  g_rmdir (folder);
  bench_finish (bench);
  return 0;
}
