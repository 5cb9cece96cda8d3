/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wait for with a large file: from a CSV of 60 columns with stories of some
 * 700 characters (1.6 kB a row, made up, the same at each run) to answers that can be
 * filtered; then writing them into a project, opening it, checking it, and exporting
 * to Excel and CSV. Prints one JSON object a line: { name, n, median_ms, p99_ms, min_ms,
 * runs, bytes, cpu_ms }. `bytes` is the size of the file read or written, and of
 * “memory” the most this program ever held; `cpu_ms` is the processor time of the
 * quickest run, all threads together.
 *
 * bench-load [N…]: the numbers of stories; 10,000 and 100,000 when none. */
#include "export/duid-csv-writer.h"
#include "export/duid-workbook-writer.h"
#include "import/duid-import.h"
#include "store/duid-project.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define SEED        7
#define N_WORDS     20000
#define N_SLIDERS   12
#define N_CHOICES   14
#define N_TRIADS    6
#define N_NOTES     11
#define STORY_WORDS 110
#define MOST_RUNS   7

typedef struct
{
  char *folder;
  char *rows;
  char *project;
  char *workbook;
  char *table;
} Files;

typedef struct
{
  const Files *files;
  gsize        n;
  DuidIntake  *intake;
} Bench;

typedef void (*Work) (Bench *bench);

/* ---- the survey ---- */

static void
write_headers (FILE *file)
{
  fputs ("id,story,title", file);
  for (int i = 0; i < N_SLIDERS; i++)
    fprintf (file, ",slider %d", i);
  for (int i = 0; i < N_CHOICES; i++)
    fprintf (file, ",choice %d", i);
  for (int i = 0; i < N_TRIADS; i++)
    fprintf (file, ",triad %d top,triad %d left,triad %d right", i, i, i);
  fputs (",age,date", file);
  for (int i = 0; i < N_NOTES; i++)
    fprintf (file, ",note %d", i);
  fputc ('\n', file);
}

/* Some words come often, most seldom. */
static void
write_words (FILE  *file,
             GRand *rand,
             int    n)
{
  static const char *const endings[] = { "", "e", "et", "eta", "etao" };

  for (int i = 0; i < n; i++)
    {
      double share = g_rand_double (rand);
      int    word = (int) (share * share * N_WORDS);

      fprintf (file, "%sw%x%s", i > 0 ? " " : "", (guint) word, endings[word % 5]);
    }
}

static void
write_answers (FILE  *file,
               GRand *rand)
{
  for (int i = 0; i < N_SLIDERS; i++)
    {
      int tenths = g_rand_int_range (rand, 0, 1030);

      fputc (',', file);
      if (tenths <= 1000)
        fprintf (file, "%d.%d", tenths / 10, tenths % 10);
    }
  for (int i = 0; i < N_CHOICES; i++)
    fprintf (file, ",option %d of %d", g_rand_int_range (rand, 0, 3 + i), i);
  for (int i = 0; i < N_TRIADS; i++)
    {
      int top = g_rand_int_range (rand, 0, 101);
      int left = g_rand_int_range (rand, 0, 101 - top);

      fprintf (file, ",%d,%d,%d", top, left, 100 - top - left);
    }
}

static void
write_row (FILE  *file,
           GRand *rand,
           gsize  row)
{
  fprintf (file, "%zu,\"", row + 1);
  write_words (file, rand, STORY_WORDS);
  fputs (", and \"\"so\"\" on.\",Title of ", file);
  write_words (file, rand, 1);
  write_answers (file, rand);
  fprintf (file, ",%d", g_rand_int_range (rand, 18, 90));
  fprintf (file, ",2024-%02d-%02d", g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
  for (int i = 0; i < N_NOTES; i++)
    {
      fputc (',', file);
      write_words (file, rand, g_rand_int_range (rand, 0, 10) > 0 ? 6 : 0);
    }
  fputc ('\n', file);
}

static void
write_survey (const char *path,
              gsize       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  write_headers (file);
  for (gsize row = 0; row < n; row++)
    write_row (file, rand, row);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* ---- measuring ---- */

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (clock, &now), ==, 0);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

static gint64
get_size (const char *path)
{
  GStatBuf about;

  return g_stat (path, &about) == 0 ? (gint64) about.st_size : 0;
}

static void
measure (Bench      *bench,
         const char *name,
         Work        work,
         const char *path,
         guint       n_runs)
{
  double times[MOST_RUNS];
  double cpu = 0;

  for (guint i = 0; i < n_runs; i++)
    {
      double start = read_clock (CLOCK_MONOTONIC);
      double start_cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
      double run_cpu;

      work (bench);
      run_cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID) - start_cpu;
      times[i] = read_clock (CLOCK_MONOTONIC) - start;
      cpu = i == 0 ? run_cpu : MIN (cpu, run_cpu);
    }
  qsort (times, n_runs, sizeof *times, compare_times);
  printf ("{\"name\": \"%s\", \"n\": %zu, \"median_ms\": %.1f, \"p99_ms\": %.1f, "
          "\"min_ms\": %.1f, \"runs\": %u, \"bytes\": %" G_GINT64_FORMAT ", \"cpu_ms\": %.1f}\n",
          name, bench->n, times[n_runs / 2], times[n_runs - 1], times[0], n_runs,
          get_size (path), cpu);
  fflush (stdout);
}

static void
print_memory (gsize n)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  printf ("{\"name\": \"memory\", \"n\": %zu, \"median_ms\": 0, \"p99_ms\": 0, \"min_ms\": 0, "
          "\"runs\": 1, \"bytes\": %" G_GINT64_FORMAT ", \"cpu_ms\": 0}\n",
          n, (gint64) usage.ru_maxrss * 1024);
  fflush (stdout);
}

/* ---- the work ---- */

static void
read_survey (Bench *bench)
{
  const char *const paths[] = { bench->files->rows, NULL };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&bench->intake, duid_intake_free);
  bench->intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (bench->intake->dataset), ==, bench->n);
}

static void
write_project (Bench *bench)
{
  DuidImportCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;

  g_unlink (bench->files->project);
  project = duid_project_create (bench->files->project, "Bench", &error);
  g_assert_no_error (error);
  duid_project_add_intake (project, bench->intake, "Bench", &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_close (g_steal_pointer (&project), &error);
  g_assert_no_error (error);
}

static void
open_project (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (bench->files->project, &error);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  g_assert_no_error (error);
  dataset = duid_project_load_dataset (project, NULL, &error);
  g_assert_no_error (error);
  tagging = duid_project_load_tagging (project, dataset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, bench->n);
}

static void
check_project (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (DuidProject) project = duid_project_open (bench->files->project, &error);

  g_assert_no_error (error);
  duid_project_check (project, &reasons, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reasons->len, ==, 0);
}

static void
write_workbook (Bench *bench)
{
  const DuidExport job = { .dataset = bench->intake->dataset };
  g_autoptr (GError) error = NULL;

  duid_workbook_writer_write (&job, bench->files->workbook, &error);
  g_assert_no_error (error);
}

static void
write_table (Bench *bench)
{
  const DuidExport job = { .dataset = bench->intake->dataset };
  g_autoptr (GError) error = NULL;

  duid_csv_writer_write (&job, bench->files->table, &error);
  g_assert_no_error (error);
}

static void
bench_size (const Files *files,
            gsize        n)
{
  Bench bench = { .files = files, .n = n };

  write_survey (files->rows, n);
  measure (&bench, "import", read_survey, files->rows, 3);
  print_memory (n);
  measure (&bench, "write", write_project, files->project, n > 10000 ? 1 : 3);
  measure (&bench, "open", open_project, files->project, MOST_RUNS);
  measure (&bench, "check", check_project, files->project, 1);
  measure (&bench, "xlsx", write_workbook, files->workbook, n > 10000 ? 1 : 3);
  measure (&bench, "csv", write_table, files->table, 3);
  duid_intake_free (bench.intake);
  g_unlink (files->rows);
  g_unlink (files->project);
  g_unlink (files->workbook);
  g_unlink (files->table);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 10000, 100000 };
  g_autofree char   *folder = g_dir_make_tmp ("duiding-bench-XXXXXX", NULL);
  g_autofree char   *rows = g_build_filename (folder, "a.csv", NULL);
  g_autofree char   *project = g_build_filename (folder, "a.duiding", NULL);
  g_autofree char   *workbook = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char   *table = g_build_filename (folder, "b.csv", NULL);
  const Files        files = { folder, rows, project, workbook, table };

  g_assert_nonnull (folder);
  for (int i = 1; i < argc; i++)
    bench_size (&files, (gsize) g_ascii_strtoull (argv[i], NULL, 10));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    bench_size (&files, sizes[i]);
  g_rmdir (folder);
  return 0;
}
