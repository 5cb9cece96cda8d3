/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the reader of separated values is: megabytes a second on plain input
 * and on input where every cell is quoted, on one thread. Prints JSON. */

#include "base/duid-problem.h"
#include "import/duid-csv-reader.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define N_ROWS  200000
#define N_CELLS 24
#define N_RUNS  3

static char *
write_file (gboolean is_quoted)
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
  for (guint i = 0; i < N_ROWS; i++)
    if (fwrite (line->str, 1, line->len, file) != line->len)
      g_error ("The disk is full.");
  fclose (file);
  return path;
}

/* Megabytes a second of the best run. */
static double
measure (const char *path)
{
  GStatBuf about;
  double   best = 0;

  g_assert (g_stat (path, &about) == 0);
  for (int run = 0; run < N_RUNS; run++)
    {
      g_autoptr (GPtrArray) problems = duid_problems_new ();
      g_autoptr (DuidTable) table = NULL;
      gint64          start = g_get_monotonic_time ();
      gsize           n_rows = 0;
      DuidTableFormat format;
      DuidRecord      record;

      duid_table_format_init (&format);
      table = duid_csv_reader_open (path, &format, problems, NULL);
      g_assert (table != NULL && duid_table_read_header (table, 1, NULL, NULL));
      while (duid_table_next (table, &record, NULL))
        n_rows += record.n_cells == N_CELLS;
      g_assert (n_rows == N_ROWS - 1);
      best = MAX (best, (double) about.st_size / (double) (g_get_monotonic_time () - start));
    }
  return best;
}

int
main (void)
{
  g_autofree char *plain = write_file (FALSE);
  g_autofree char *quoted = write_file (TRUE);

  printf ("{\"csv_plain_mb_per_s\": %.0f, \"csv_quoted_mb_per_s\": %.0f}\n", measure (plain),
          measure (quoted));
  g_unlink (plain);
  g_unlink (quoted);
  return 0;
}
