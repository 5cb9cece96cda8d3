/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-csv-writer.h"
#include "little-survey.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_field (const char *text,
              const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  duid_csv_writer_append_text (line, text, strlen (text));
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_formulas_are_guarded (void)
{
  assert_field ("=1+1", "\"'=1+1\"");
  assert_field ("+31 6", "\"'+31 6\"");
  assert_field ("-5", "\"'-5\"");
  assert_field ("@sum", "\"'@sum\"");
  assert_field ("\tx", "\"'\tx\"");
  assert_field ("\rx", "\"'\rx\"");
  assert_field ("a=1", "a=1");
  assert_field ("", "");
}

static void
test_quotes_commas_and_newlines_are_quoted (void)
{
  assert_field ("a,b", "\"a,b\"");
  assert_field ("zei \"nee\"", "\"zei \"\"nee\"\"\"");
  assert_field ("een\ntwee", "\"een\ntwee\"");
  assert_field ("a;b", "a;b");
}

static char *
write_little (const DuidExport *job)
{
  g_autofree char *path = little_survey_new_path ("klein.csv");
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  duid_csv_writer_write (job, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return contents;
}

static void
test_the_file_is_utf8_with_crlf_and_a_point (void)
{
  g_autoptr (DuidDataset) dataset = little_survey_new ("=SOM(1)");
  DuidExport       job = { .dataset = dataset };
  g_autofree char *contents = write_little (&job);

  g_assert_true (g_str_has_prefix (contents, "\xef\xbb\xbfID,Source,Verhaal,Datum,Rol,"));
  g_assert_nonnull (strstr (contents, "\r\ngezinnen/001,gezinnen,\"'=SOM(1)\",2024-03-24,Kind,"
                                      "0,1,7.9,Hoog,0.125,0.625,0.25,Vak,2.5,8,,,Ja\r\n"));
  g_assert_nonnull (strstr (contents, "\r\n002,gezinnen,Geheim,n/a,n/a,"));
  g_assert_true (g_str_has_suffix (contents, "\r\n"));
  g_assert_null (strstr (contents, "example.org"));
}

static void
test_only_chosen_rows_are_written (void)
{
  g_autoptr (DuidDataset) dataset = little_survey_new ("Goed");
  g_autoptr (DuidRows) rows = duid_rows_new (4);
  DuidExport       job = { .dataset = dataset, .rows = rows };
  g_autofree char *contents = NULL;

  duid_rows_add (rows, 1);
  contents = write_little (&job);
  g_assert_nonnull (strstr (contents, "\r\n002,"));
  g_assert_null (strstr (contents, "001"));
}

static void
test_cancelling_leaves_no_file (void)
{
  g_autoptr (DuidDataset) dataset = little_survey_new ("Goed");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = little_survey_new_path ("klein.csv");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  DuidExport job = { .dataset = dataset, .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (duid_csv_writer_write (&job, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (g_dir_read_name (files));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/formulas are guarded", test_formulas_are_guarded);
  g_test_add_func ("/csv-writer/quotes, commas and newlines are quoted",
                   test_quotes_commas_and_newlines_are_quoted);
  g_test_add_func ("/csv-writer/the file is UTF-8 with CRLF and a point",
                   test_the_file_is_utf8_with_crlf_and_a_point);
  g_test_add_func ("/csv-writer/only chosen rows are written", test_only_chosen_rows_are_written);
  g_test_add_func ("/csv-writer/cancelling leaves no file", test_cancelling_leaves_no_file);
  return g_test_run ();
}
