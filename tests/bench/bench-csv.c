/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the reader of separated values is on plain input and on input where every
 * cell is quoted, on one thread. Prints a JSON array; `bytes` is the size of the file. */

#include "base/duid-problem.h"
#include "import/duid-csv-reader.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "bench.h"

#define N_CELLS 24
#define N_RUNS  5

static char *
write_file (gsize    n,
            gboolean is_quoted)
{
  char *path = NULL;
  int   handle = g_file_open_tmp ("duiding-bench-XXXXXX.csv", &path, NULL);
  FILE *file = handle >= 0 ? fdopen (handle, "w") : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  const char *format = is_quoted ? "%s\"cell %u of it\"" : "%scell %u of it";

  g_assert (file != NULL);
  for (guint i = 0; i < N_CELLS; i++)
    g_string_append_printf (line, format, i > 0 ? "," : "", i * 7919);
  g_string_append_c (line, '\n');
  for (gsize i = 0; i <= n; i++)
    if (fwrite (line->str, 1, line->len, file) != line->len)
      g_error ("The disk is full.");
  fclose (file);
  return path;
}

static void
measure (Bench      *bench,
         const char *name,
         gsize       n,
         const char *path)
{
  GStatBuf about;
  double   times[N_RUNS];

  g_assert (g_stat (path, &about) == 0);
  for (int run = 0; run < N_RUNS; run++)
    {
      g_autoptr (GPtrArray) problems = duid_problems_new ();
      g_autoptr (DuidTable) table = NULL;
      double          start = bench_get_clock ();
      gsize           n_rows = 0;
      DuidTableFormat format;
      DuidRecord      record;

      duid_table_format_init (&format);
      table = duid_csv_reader_open (path, &format, problems, NULL);
      g_assert (table != NULL && duid_table_read_header (table, 1, NULL, NULL));
      while (duid_table_next (table, &record, NULL))
        n_rows += record.n_cells == N_CELLS;
      g_assert (n_rows == n);
      times[run] = bench_get_clock () - start;
    }
  bench_add (bench, name, n, times, N_RUNS, (gsize) about.st_size);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 171, 100000 };
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  gsize              n;

  while (bench_next (bench, &n))
    {
      g_autofree char *plain = write_file (n, FALSE);
      g_autofree char *quoted = write_file (n, TRUE);

      measure (bench, "csv-plain", n, plain);
      measure (bench, "csv-quoted", n, quoted);
      g_unlink (plain);
      g_unlink (quoted);
    }
  bench_finish (bench);
  return 0;
}
