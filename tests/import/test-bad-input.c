/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What people give a program by mistake or on purpose: each gets one sentence. */

static void
assert_fails (Desk       *desk,
              const char *name,
              const char *words)
{
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = desk_import (desk, name, &error);

  g_assert_null (intake);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

static void
assert_file_fails (const char *name,
                   const char *bytes,
                   gssize      length,
                   const char *words)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, name, bytes, length);

  assert_fails (desk, name, words);
}

static void
test_files_that_hold_no_table (void)
{
  g_autoptr (GString) noise = g_string_new (NULL);

  for (guint i = 0; i < 4096; i++)
    g_string_append_c (noise, (char) (i * 2654435761u >> 24));
  assert_file_fails ("leeg.csv", "", 0, "“leeg.csv” is empty.");
  assert_file_fails ("wit.csv", " \n\n ; \n", -1, "“wit.csv” holds no cells");
  assert_file_fails ("kop.csv", "id;verhaal\n", -1, "“kop.csv” has a header but no rows");
  assert_file_fails ("ruis.csv", noise->str, (gssize) noise->len, "neither a text file");
  assert_file_fails ("oud.xls", "\320\317\021\340\241\261\032\341", -1, "save it as .xlsx");
  assert_file_fails ("foto.csv", "\211PNG\r\n\032\n", -1, "it is a picture");
  assert_file_fails ("nep.xlsx", "id;verhaal\n1;x\n", -1, "is not an Excel workbook");
  assert_file_fails ("kapot.xlsx", "PK\003\004nonsense after it", -1, "is not an Excel workbook");
}

static void
test_paths_that_are_no_files (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *locked = NULL;

  assert_fails (desk, "weg.csv", "There is no file “weg.csv”.");
  assert_fails (desk, "", "is a folder without a “datapackage.json”");
  locked = desk_write (desk, "slot.csv", "a;b\n1;2\n", -1);
  g_assert_cmpint (g_chmod (locked, 0), ==, 0);
  /* Whoever is root may read it all the same. */
  if (geteuid () != 0)
    assert_fails (desk, "slot.csv", "“slot.csv” could not be read");
}

static void
assert_package_fails (const char *json,
                      const char *words)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *package = desk_write (desk, "datapackage.json", json, -1);
  g_autofree char *data = desk_write (desk, "a.csv", "id;s\n1;2\n", -1);

  assert_fails (desk, "", words);
}

#define PACKAGE(path, questions)                                 \
  "{\"resources\": [{\"name\": \"a\", \"path\": \"" path "\"}]," \
  " \"duiding\": {\"version\": 1, \"questions\": [" questions "]}}"
#define QUESTION(column) \
  "{\"name\": \"q\", \"type\": \"text\", \"label\": \"Vraag\", \"columns\": {\"a\": " column "}}"

static void
test_packages_that_are_wrong (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  for (int i = 0; i < 5000; i++)
    g_string_append (deep, "[");
  assert_package_fails (deep->str, "nested too deep");
  assert_package_fails ("{\"resources\": [", "is not sound JSON");
  assert_package_fails ("[]", "holds no JSON object");
  assert_package_fails ("0{}", "holds no JSON object, or more than one");
  assert_package_fails ("{}\n{}", "holds no JSON object, or more than one");
  assert_package_fails ("{}", "names no files");
  assert_package_fails ("{\"resources\": [{\"path\": \"a.csv\"}]}",
                        "does not say what the columns mean");
  assert_package_fails (PACKAGE ("b.csv", QUESTION ("\"s\"")),
                        "names the file “b.csv”, which is not beside it");
  assert_package_fails (
    PACKAGE ("a.csv", QUESTION ("\"zz\"")),
    "“a.csv” has no column “zz”, which the description names for the question “Vraag”");
  assert_package_fails (PACKAGE ("a.csv", QUESTION ("{\"position\": 9}")),
                        "“a.csv” has no column 9");
  assert_package_fails (PACKAGE ("a.csv", QUESTION ("[1]")),
                        "names a column neither by its header");
  assert_package_fails (PACKAGE ("a.csv", QUESTION ("\"s\"") "," QUESTION ("\"s\"")),
                        "two questions named “q”");
  assert_package_fails (PACKAGE ("a.csv", "{\"name\": \"q\", \"type\": \"text\"}"),
                        "names no file that its questions are answered in");
  assert_package_fails (PACKAGE ("a.csv", "7"), "is no object");
  assert_package_fails (PACKAGE ("a.csv", "{\"name\": \"q\", \"type\": \"vierhoek\"}"), "vierhoek");
  assert_package_fails (
    "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\", \"reader\": \"zzz\"}],"
    "\"duiding\": {\"questions\": [" QUESTION ("\"s\"") "]}}",
    "asks for the reader “zzz”");
}

static void
test_files_outside_the_package_are_refused (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *package =
    desk_write (desk, "datapackage.json", PACKAGE ("link.csv", QUESTION ("\"s\"")), -1);
  g_autofree char *link = g_build_filename (desk->folder, "link.csv", NULL);

  assert_package_fails (PACKAGE ("/etc/passwd", QUESTION ("\"s\"")), "lies outside its folder");
  assert_package_fails (PACKAGE ("../a.csv", QUESTION ("\"s\"")), "lies outside its folder");
  assert_package_fails (PACKAGE ("x/../../a.csv", QUESTION ("\"s\"")), "lies outside its folder");
  assert_package_fails (PACKAGE ("https://example.org/a.csv", QUESTION ("\"s\"")),
                        "lies outside its folder");
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  assert_fails (desk, "", "lies outside its folder");
}

static void
test_900_columns_are_fine (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GString) bytes = g_string_new ("id");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DuidIntake) intake = NULL;

  for (int i = 1; i < 900; i++)
    g_string_append_printf (bytes, ";Vraag %d", i);
  for (int row = 0; row < 20; row++)
    {
      g_string_append_printf (bytes, "\nR%d", row);
      for (int i = 1; i < 900; i++)
        g_string_append_printf (bytes, ";%s", (row + i) % 3 == 0 ? "ja" : "nee");
    }
  path = desk_write (desk, "breed.csv", bytes->str, -1);
  intake = desk_import (desk, "breed.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_questions (intake->dataset), ==, 900);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 20);
  g_assert_cmpstr (option_of (intake, "vraag_899", 19), ==, "ja");
  assert_no_problems (intake->problems);
}

static void
cancel_cb (double      share,
           const char *what,
           gpointer    data)
{
  g_assert_cmpfloat (share, >=, 0);
  g_assert_cmpfloat (share, <=, 1);
  g_cancellable_cancel (data);
}

static void
test_an_import_can_be_stopped (void)
{
  const char *paths[] = { g_getenv ("DUID_SAMPLE"), NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DuidIntake *intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, cancel_cb, cancellable, cancellable, &error);

  g_assert_null (intake);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_source_without_rows_beside_one_with_rows_is_told (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *package =
    desk_write (desk, "datapackage.json",
                "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}, {\"name\": \"b\", "
                "\"path\": \"b.csv\"}],"
                " \"duiding\": {\"questions\": [{\"name\": \"s\", \"type\": \"text\", \"columns\": "
                "{\"a\": \"s\", \"b\": \"s\"}}]}}",
                -1);
  g_autofree char *a = desk_write (desk, "a.csv", "id;s\n", -1);
  g_autofree char *b = desk_write (desk, "b.csv", "id;s\n1;x\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = desk_import (desk, "", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 1);
  g_assert_true (has_problem (intake->problems, "a.csv: The file has a header but no rows."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/bad/files-that-hold-no-table", test_files_that_hold_no_table);
  g_test_add_func ("/import/bad/paths-that-are-no-files", test_paths_that_are_no_files);
  g_test_add_func ("/import/bad/packages-that-are-wrong", test_packages_that_are_wrong);
  g_test_add_func ("/import/bad/files-outside-the-package",
                   test_files_outside_the_package_are_refused);
  g_test_add_func ("/import/bad/900-columns-are-fine", test_900_columns_are_fine);
  g_test_add_func ("/import/bad/an-import-can-be-stopped", test_an_import_can_be_stopped);
  g_test_add_func ("/import/bad/a-source-without-rows-is-told",
                   test_a_source_without_rows_beside_one_with_rows_is_told);
  return g_test_run ();
}
