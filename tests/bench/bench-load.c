/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people wait for with a large file: from a CSV of 60 columns with stories of some
 * 700 characters (1.6 kB a row, made up, the same at each run) to answers that can be
 * filtered; then writing them into a project, making its index of
 * words (behind, and at once), opening it (its texts come later), checking it, and exporting
 * to Excel and CSV. Each is told twice: on the wall, and “-cpu”, the processor time of all
 * threads together. `bytes` is the size of the file read or written, and with “-cpu” the
 * most memory this program held so far. See bench.h; 10,000 stories when not asked. */
#include "bench.h"

#include "export/duid-csv-writer.h"
#include "export/duid-workbook-writer.h"
#include "import/duid-import.h"
#include "model/duid-late-texts.h"
#include "store/duid-indexing.h"
#include "store/duid-project.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>

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
  Bench       *bench;
  const Files *files;
  gsize        n;
  DuidIntake  *intake;
} Load;

typedef void (*Work) (Load *load);

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

static gsize
get_size (const char *path)
{
  GStatBuf about;

  return g_stat (path, &about) == 0 ? (gsize) about.st_size : 0;
}

static gsize
get_most_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return (gsize) usage.ru_maxrss * 1024;
}

static void
measure (Load       *load,
         const char *name,
         Work        work,
         const char *path,
         guint       n_runs)
{
  g_autofree char *cpu_name = g_strconcat (name, "-cpu", NULL);
  double           times[MOST_RUNS];
  double           cpu[MOST_RUNS];

  for (guint i = 0; i < n_runs; i++)
    {
      times[i] = -bench_get_clock ();
      cpu[i] = -bench_get_cpu ();
      work (load);
      cpu[i] += bench_get_cpu ();
      times[i] += bench_get_clock ();
    }
  bench_add (load->bench, name, load->n, times, n_runs, get_size (path));
  bench_add (load->bench, cpu_name, load->n, cpu, n_runs, get_most_memory ());
}

/* ---- the work ---- */

static void
read_survey (Load *load)
{
  const char *const paths[] = { load->files->rows, NULL };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&load->intake, duid_intake_free);
  load->intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (load->intake->dataset), ==, load->n);
}

static void
write_project (Load *load)
{
  DuidImportCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;

  g_unlink (load->files->project);
  project = duid_project_create (load->files->project, "Bench", &error);
  g_assert_no_error (error);
  duid_project_add_intake (project, load->intake, "Bench", &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_close (g_steal_pointer (&project), &error);
  g_assert_no_error (error);
}

/* The words, as the command line puts them in: all at once. */
static void
index_project (Load *load)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (load->files->project, &error);

  g_assert_no_error (error);
  duid_project_index (project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_close (g_steal_pointer (&project), &error);
  g_assert_no_error (error);
}

/* As the window does it, in another thread. */
static void
index_behind (Load *load)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (load->files->project, &error);

  g_assert_no_error (error);
  duid_project_index_behind (project, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_close (g_steal_pointer (&project), &error);
  g_assert_no_error (error);
}

/* As the window does it: the texts come later. */
static void
open_project (Load *load)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (load->files->project, &error);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  g_assert_no_error (error);
  dataset = duid_project_load_answers (project, NULL, &error);
  g_assert_no_error (error);
  tagging = duid_project_load_tagging (project, dataset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, load->n);
}

/* Until all texts are there too: by one thread, behind the window. */
static void
open_with_texts (Load *load)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (load->files->project, &error);
  g_autoptr (DuidDataset) dataset = NULL;

  g_assert_no_error (error);
  dataset = duid_project_load_answers (project, NULL, &error);
  g_assert_no_error (error);
  duid_dataset_fetch_texts (dataset, NULL, &error);
  g_assert_no_error (error);
}

static void
check_project (Load *load)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (DuidProject) project = duid_project_open (load->files->project, &error);

  g_assert_no_error (error);
  duid_project_check (project, &reasons, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reasons->len, ==, 0);
}

static void
write_workbook (Load *load)
{
  const DuidExport job = { .dataset = load->intake->dataset };
  g_autoptr (GError) error = NULL;

  duid_workbook_writer_write (&job, load->files->workbook, &error);
  g_assert_no_error (error);
}

static void
write_table (Load *load)
{
  const DuidExport job = { .dataset = load->intake->dataset };
  g_autoptr (GError) error = NULL;

  duid_csv_writer_write (&job, load->files->table, &error);
  g_assert_no_error (error);
}

static void
bench_size (Bench       *bench,
            const Files *files,
            gsize        n)
{
  Load  load = { .bench = bench, .files = files, .n = n };
  guint n_runs = n > 10000 ? 1 : 3;

  write_survey (files->rows, n);
  measure (&load, "load-import", read_survey, files->rows, 3);
  measure (&load, "load-write", write_project, files->project, n_runs);
  measure (&load, "load-index-behind", index_behind, files->project, 1);
  write_project (&load);
  measure (&load, "load-index", index_project, files->project, 1);
  measure (&load, "load-reopen", open_project, files->project, MOST_RUNS);
  measure (&load, "load-reopen-texts", open_with_texts, files->project, n_runs);
  measure (&load, "load-check", check_project, files->project, 1);
  measure (&load, "load-export-xlsx", write_workbook, files->workbook, n_runs);
  measure (&load, "load-export-csv", write_table, files->table, n_runs);
  duid_intake_free (load.intake);
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
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  g_autofree char   *folder = g_dir_make_tmp ("duiding-bench-XXXXXX", NULL);
  g_autofree char   *rows = g_build_filename (folder, "a.csv", NULL);
  g_autofree char   *project = g_build_filename (folder, "a.duiding", NULL);
  g_autofree char   *workbook = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char   *table = g_build_filename (folder, "b.csv", NULL);
  const Files        files = { folder, rows, project, workbook, table };
  gsize              n;

  g_assert_nonnull (folder);
  while (bench_next (bench, &n))
    bench_size (bench, &files, n);
  g_rmdir (folder);
  bench_finish (bench);
  return 0;
}
