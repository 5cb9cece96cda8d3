/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file read whole gives the same records as one that is read piece by piece, however
 * many threads take it apart. */
#include "helper.h"

#include "base/duid-problem.h"
#include "base/duid-number.h"
#include "base/duid-room.h"
#include "import/duid-csv-reader.h"
#include "import/duid-csv-stretch.h"
#include "import/duid-source-file.h"

#include <string.h>

#define SEED     61
#define N_RANDOM 3000
#define LONG     " and then much more happened to all of us, which is a long story"

static const char first_file[] = "id;story\n1;\"one \"\"a\"\"" LONG "\"\n2;two<br>b" LONG "\n";
static const char second_file[] =
  "id;story\n1;three" LONG "\n2;\"fo;ur" LONG "\"\n3;five" LONG "\n4;\n";

/* All rows and what was odd about them, one a line. */
static char *
read_file (const char *path,
           gboolean    is_whole,
           gboolean   *was_whole)
{
  g_auto (DuidTableFormat) format = { 0 };
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidTable) table = NULL;
  DuidRecord record;

  duid_table_format_init (&format);
  if (is_whole)
    g_assert_true (duid_source_file_load (path, &format, NULL, &error));
  if (was_whole != NULL)
    *was_whole = format.text != NULL;
  table = duid_csv_reader_open (path, &format, problems, &error);
  if (table == NULL)
    return g_strdup (error->message);
  g_assert_true (duid_table_read_header (table, 1, NULL, &error));
  for (guint i = 0; i < duid_table_get_n_columns (table); i++)
    g_string_append_printf (text, "[%s]", duid_table_get_header (table, i));
  while (duid_table_next (table, &record, &error))
    {
      g_string_append_printf (text, "\n%d", (int) record.number);
      for (guint i = 0; i < record.n_cells; i++)
        g_string_append_printf (text, "[%d %s]", record.cells[i].kind, record.cells[i].raw);
    }
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = duid_problem_to_string (problems->pdata[i]);

      g_string_append_printf (text, "\n! %s", problem);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
assert_same_records (const char *path)
{
  gboolean         was_whole = FALSE;
  g_autofree char *by_pieces = read_file (path, FALSE, NULL);
  g_autofree char *whole = read_file (path, TRUE, &was_whole);

  g_assert_cmpstr (whole, ==, by_pieces);
  return was_whole;
}

static guint
compare_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n_whole = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        n_whole += compare_folder (child);
      else if (g_str_has_suffix (name, ".csv"))
        n_whole += assert_same_records (child);
    }
  return n_whole;
}

static void
test_fixtures (void)
{
  g_autofree char *data = data_path (".");

  g_assert_cmpuint (compare_folder (data), >, 5);
}

/* Separated values with all that goes wrong in them, of the signs that matter. */
static char *
write_random (GRand *rand,
              gsize  length,
              int    n_signs)
{
  static const char signs[] = "ab;;\n\"\n\"\"\r,";
  char             *text = g_malloc (length + 2);

  for (gsize i = 0; i < length; i++)
    text[i] = signs[g_rand_int_range (rand, 0, n_signs)];
  text[length] = '\0';
  return text;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Desk *desk = desk_new ();

  for (int i = 0; i < N_RANDOM; i++)
    {
      gsize            length = (gsize) g_rand_int_range (rand, 1, 60);
      g_autofree char *text = write_random (rand, length, g_rand_int_range (rand, 3, 12));
      g_autofree char *path = desk_write (desk, "r.csv", text, -1);

      g_assert_true (assert_same_records (path));
    }
  desk_free (desk);
}

/* What is not plain is not read whole. */
static void
test_not_plain (void)
{
  static const struct
  {
    const char *bytes;
    gssize      length;
  } texts[] = {
    { "a;b\ncaf\351;1\n", -1 },
    { "a;b\nx\0y;1\n", 10 },
    { "\377\376a\0;\0b\0\n\0\353\0;\0\x34\0\n\0", 16 },
  };
  Desk *desk = desk_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = desk_write (desk, "t.csv", texts[i].bytes, texts[i].length);

      g_assert_false (assert_same_records (path));
    }
  desk_free (desk);
}

/* The cells of the record end where it is said, one behind another, and say what they are. */
static void
assert_ends (const char           *text,
             const DuidTextRecord *record,
             const DuidTextCell   *cells)
{
  gsize from = record->from;

  for (guint i = 0; i < record->n_cells; i++)
    {
      double number;

      g_assert_cmpuint (strlen (text + from), ==, cells[i].end - from);
      if (cells[i].number != 0)
        {
          g_assert_true (duid_number_parse (text + from, '.', &number));
          g_assert_true (duid_plain_number_get (cells[i].number) == number);
        }
      from = cells[i].end + 1;
    }
  g_assert_cmpuint (from, ==, record->from + record->length);
}

/* The cells as they lie, and where each record is. */
static GString *
take_apart (const char *text,
            guint       n,
            gboolean   *is_well)
{
  const DuidCsvDialect       dialect = { ';', '"', '\n' };
  gsize                      length = strlen (text);
  g_autofree char           *copy = g_strndup (text, length + 1);
  g_autofree DuidCsvStretch *stretches = g_new0 (DuidCsvStretch, n);
  DuidTextCell              *cells = NULL;
  GString                   *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      stretches[i].from = length * i / n;
      stretches[i].to = length * (i + 1) / n;
    }
  duid_csv_stretches_count (stretches, n, &dialect, copy);
  *is_well = duid_csv_stretches_take (stretches, n, &dialect, copy, length, &cells);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; *is_well && j < stretches[i].records->len; j++)
        {
          DuidTextRecord record = g_array_index (stretches[i].records, DuidTextRecord, j);

          g_string_append_printf (all, "%u ", record.n_cells);
          g_string_append_len (all, copy + record.from, record.length);
          assert_ends (copy, &record, cells + record.first_cell);
        }
      g_clear_pointer (&stretches[i].records, g_array_unref);
    }
  duid_room_free (cells);
  return all;
}

static void
test_stretches_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_well = 0;

  for (int i = 0; i < N_RANDOM; i++)
    {
      gsize            length = (gsize) g_rand_int_range (rand, 1, 200);
      g_autofree char *text = write_random (rand, length, g_rand_int_range (rand, 3, 12));
      guint            n = (guint) g_rand_int_range (rand, 2, 8);
      gboolean         is_one_well;
      gboolean         is_well;
      GString         *one = take_apart (text, 1, &is_one_well);
      GString         *many = take_apart (text, n, &is_well);

      g_assert_true (is_one_well);
      if (is_well)
        g_assert_true (g_string_equal (one, many));
      n_well += is_well;
      g_string_free (one, TRUE);
      g_string_free (many, TRUE);
    }
  g_assert_cmpuint (n_well, >, N_RANDOM / 10);
}

/* Quotes, line ends and delimiters within cells do not stop anybody from sharing the work. */
static void
test_stretches_well_written (void)
{
  g_autoptr (GString) text = g_string_new ("a;b;c\n");
  gboolean is_one_well;
  gboolean is_well;
  GString *one;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "%d;\"said \"\"%d;\n\"\"\n;\";x%d\r\n", i, i * i, i);
  one = take_apart (text->str, 1, &is_one_well);
  for (guint n = 2; n < 30; n++)
    {
      GString *many = take_apart (text->str, n, &is_well);

      g_assert_true (is_well);
      g_assert_true (g_string_equal (one, many));
      g_string_free (many, TRUE);
    }
  g_string_free (one, TRUE);
}

/* Longer than what several threads share, with a stray quote that spoils their guess. */
static void
test_long_file (void)
{
  g_autoptr (GString) text = g_string_new ("id;story\n");
  g_autofree char *path = NULL;
  Desk            *desk = desk_new ();

  for (int i = 0; i < 60000; i++)
    g_string_append_printf (text, "%d;\"a story of\nsome \"\"words\"\" and %d more é\"\n", i, i);
  path = desk_write (desk, "long.csv", text->str, (gssize) text->len);
  g_assert_true (assert_same_records (path));
  g_string_insert (text, 9, "0;5\" pipe\n1;\"Word\" rest\n");
  g_free (path);
  path = desk_write (desk, "long.csv", text->str, (gssize) text->len);
  g_assert_true (assert_same_records (path));
  g_string_append (text, "x;\"never closed\n");
  g_free (path);
  path = desk_write (desk, "long.csv", text->str, (gssize) text->len);
  g_assert_true (assert_same_records (path));
  desk_free (desk);
}

/* Columns are read by several threads; what they complain of comes row by row. */
static void
test_problems_by_row (void)
{
  g_autoptr (GString) text = g_string_new ("id;story");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  g_autofree char *path = NULL;
  Desk            *desk = desk_new ();
  guint            n_slips = 0;

  for (int column = 0; column < 40; column++)
    g_string_append_printf (text, ";n%d", column);
  for (int row = 0; row < 700; row++)
    {
      g_string_append_printf (text, "\n%d;once upon a time there was row %d", row / 2 * 2, row);
      for (int column = 0; column < 40; column++)
        g_string_append_printf (text, (row * 7 + column) % 41 == 0 ? ";oops%d" : ";%d",
                                row + column * row % 90);
    }
  path = desk_write (desk, "slips.csv", text->str, (gssize) text->len);
  intake = desk_import (desk, "slips.csv", &error);
  g_assert_no_error (error);
  for (guint i = 0, last_row = 0, last_column = 0; i < intake->problems->len; i++)
    {
      const DuidProblem *problem = intake->problems->pdata[i];

      if (problem->row == 0 || problem->cell == NULL)
        continue;
      g_assert_cmpuint (problem->row, >=, last_row);
      if (problem->row == last_row)
        g_assert_cmpuint (problem->position, >, last_column);
      last_row = (guint) problem->row;
      last_column = (guint) problem->position;
      n_slips += g_str_has_prefix (problem->cell, "oops");
    }
  g_assert_cmpuint (n_slips, >, 600);
  desk_free (desk);
}

/* Stories stay where they stand: as the file is dropped, and with a second file. */
static void
test_texts_stay (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  Desk            *desk = desk_new ();
  g_autofree char *a = desk_write (desk, "a.csv", first_file, -1);
  g_autofree char *b = desk_write (desk, "b.csv", second_file, -1);
  gsize            length;

  intake = desk_import (desk, "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 6);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==, "one \"a\"" LONG);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 1), ==, "two\nb" LONG);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 2), ==, "three" LONG);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 3), ==, "fo;ur" LONG);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 5), ==, "");
  g_assert_cmpmem (duid_intake_get_cells (intake, 1, &length), 12, "2\0two<br>b an", 12);
  g_assert_cmpuint (length, ==, strlen ("2;two<br>b" LONG) + 1);
  g_assert_cmpmem (duid_intake_get_cells (intake, 5, &length), 3, "4\0", 3);
  g_assert_cmpuint (length, ==, 3);
  desk_free (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-file/fixtures-give-the-same-records-both-ways", test_fixtures);
  g_test_add_func ("/text-file/random-files-give-the-same-records-both-ways", test_random);
  g_test_add_func ("/text-file/what-is-not-plain-is-read-by-pieces", test_not_plain);
  g_test_add_func ("/text-file/stretches-give-what-one-reader-gives", test_stretches_random);
  g_test_add_func ("/text-file/a-well-written-file-is-always-shared", test_stretches_well_written);
  g_test_add_func ("/text-file/long-files-give-the-same-records-both-ways", test_long_file);
  g_test_add_func ("/text-file/problems-come-row-by-row", test_problems_by_row);
  g_test_add_func ("/text-file/texts-stay-where-they-stand", test_texts_stay);
  return g_test_run ();
}
