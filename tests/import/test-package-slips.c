/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <string.h>

/* A description written by hand: what it names wrongly is told, what it leaves
 * open is found. */

#define PACKAGE(resources, questions)                                                     \
  "{\"title\": \"Proef\", \"resources\": [" resources "], \"duiding\": {\"version\": 1, " \
  "\"questions\": [{\"name\": \"id\", \"type\": \"id\", \"label\": \"Id\", \"columns\": " \
  "{\"a\": {\"position\": 1}}}, " questions "]}}"
#define RESOURCE(more) "{\"name\": \"a\", \"path\": \"a.csv\"" more "}"
#define BANDED(bands)                                                                   \
  "{\"name\": \"s\", \"type\": \"slider\", \"label\": \"S\", \"min\": 0, \"max\": 10, " \
  "\"bands\": [" bands "], \"columns\": {\"a\": \"s\"}}"

static DuidIntake *
import_package (const char *package,
                const char *csv,
                GError    **error)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *description = desk_write (desk, "datapackage.json", package, -1);
  g_autofree char *data = desk_write (desk, "a.csv", csv, -1);

  return desk_import (desk, "", error);
}

static DuidIntake *
import_well (const char *package,
             const char *csv)
{
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = import_package (package, csv, &error);

  g_assert_no_error (error);
  return intake;
}

static void
test_fields_are_known_by_any_of_two_headers (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    PACKAGE (RESOURCE (", \"header_rows\": 2, \"schema\": {\"fields\": [{\"name\": \"Dag\", "
                       "\"type\": \"date\", \"format\": \"%d-%m-%Y\"}, {\"name\": \"Cijfer\", "
                       "\"type\": \"number\", \"decimalChar\": \",\"}]}"),
             "{\"name\": \"d\", \"type\": \"date\", \"label\": \"D\", \"columns\": {\"a\": "
             "\"Dag\"}}, {\"name\": \"c\", \"type\": \"number\", \"label\": \"C\", \"columns\": "
             "{\"a\": \"c1\"}}"),
    "Nummer\tDag\tCijfer\nid\td1\tc1\n7\t05-03-2024\t1,5\n");

  assert_no_problems (intake->problems);
  g_assert_cmpfloat (number_of (intake, "d", 0), ==, 19787);
  g_assert_cmpfloat (number_of (intake, "c", 0), ==, 1.5);
}

static void
test_of_repeated_headers_each_has_its_own_field (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    PACKAGE (RESOURCE (", \"schema\": {\"fields\": [{\"name\": \"id\"}, {\"name\": \"dag\", "
                       "\"type\": \"date\", \"format\": \"%d-%m-%Y\"}, {\"name\": \"dag\", "
                       "\"type\": \"date\", \"format\": \"%m/%d/%Y\"}]}"),
             "{\"name\": \"d\", \"type\": \"date\", \"label\": \"D\", \"columns\": {\"a\": "
             "{\"position\": 2}}}, {\"name\": \"e\", \"type\": \"date\", \"label\": \"E\", "
             "\"columns\": {\"a\": {\"position\": 3}}}"),
    "id;dag;dag\n7;05-03-2024;03/05/2024\n");

  assert_no_problems (intake->problems);
  g_assert_cmpfloat (number_of (intake, "d", 0), ==, 19787);
  g_assert_cmpfloat (number_of (intake, "e", 0), ==, 19787);
}

static void
test_fields_name_the_columns_of_a_file_without_header (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    PACKAGE (RESOURCE (", \"dialect\": {\"header\": false, \"delimiter\": \";\"}, \"schema\": "
                       "{\"fields\": [{\"name\": \"nr\"}, {\"name\": \"s\", \"type\": "
                       "\"number\", \"decimalChar\": \",\"}]}"),
             BANDED ("")),
    "7;2,5\n8;10\n");

  assert_no_problems (intake->problems);
  g_assert_cmpfloat (number_of (intake, "s", 0), ==, 2.5);
  g_assert_cmpfloat (number_of (intake, "s", 1), ==, 10);
}

static void
test_a_file_that_is_not_in_the_package_is_told (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    PACKAGE (RESOURCE (""),
             "{\"name\": \"k\", \"type\": \"choice\", \"label\": \"K\", \"columns\": {\"A\": "
             "\"k\"}}, {\"name\": \"g\", \"type\": \"choice\", \"label\": \"G\", \"values\": "
             "{\"a\": \"een\", \"b\": \"twee\"}}, {\"name\": \"n\", \"type\": \"number\", "
             "\"label\": \"N\", \"columns\": {\"a\": \"n\"}, \"not_applicable\": {\"c\": \"k\"}}, "
             "{\"name\": \"p\", \"type\": \"canvas\", \"label\": \"P\", \"x\": {\"label\": "
             "\"X\", \"min\": 0, \"max\": 1}, \"y\": {\"label\": \"Y\", \"min\": 0, \"max\": 1}, "
             "\"stones\": [{\"label\": \"S\", \"columns\": {\"d\": [\"n\", \"n\"]}}]}"),
    "id;k;n\n7;ja;1\n");

  g_assert_cmpuint (intake->problems->len, ==, 4);
  g_assert_true (has_problem (intake->problems, "The question “k” speaks of the file “A”"));
  g_assert_true (has_problem (intake->problems, "The question “g” speaks of the file “b”"));
  g_assert_true (has_problem (intake->problems, "The question “n” speaks of the file “c”"));
  g_assert_true (has_problem (intake->problems, "The question “p” speaks of the file “d”"));
  g_assert_cmpint (state_of (intake, "k", 0), ==, DUID_STATE_NOT_ASKED);
}

static void
test_two_files_of_one_name_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = import_package (
    PACKAGE (RESOURCE ("") "," RESOURCE (""), BANDED ("")), "id;s\n7;1\n", &error);

  g_assert_null (intake);
  g_assert_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_PACKAGE);
  g_assert_nonnull (strstr (error->message, "two resources named “a”"));
}

static void
test_bands_that_leave_values_out_are_told (void)
{
  static const char *const packages[] = {
    PACKAGE (RESOURCE (""), BANDED ("{\"label\": \"x\", \"below\": 8}, "
                                    "{\"label\": \"y\", \"below\": 4}, {\"label\": \"z\"}")),
    PACKAGE (RESOURCE (""), BANDED ("{\"label\": \"x\", \"below\": 8}, "
                                    "{\"label\": \"y\", \"below\": 10}")),
    PACKAGE (RESOURCE (""), BANDED ("{\"label\": \"x\"}, {\"label\": \"y\"}")),
  };
  g_autoptr (DuidIntake) sound = import_well (
    PACKAGE (RESOURCE (""), BANDED ("{\"label\": \"x\", \"below\": 4}, "
                                    "{\"label\": \"y\", \"below\": 10.5}")),
    "id;s\n7;10\n");

  assert_no_problems (sound->problems);
  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autoptr (DuidIntake) intake = import_well (packages[i], "id;s\n7;10\n");

      g_assert_cmpuint (intake->problems->len, ==, 1);
      g_assert_true (has_problem (intake->problems, "The bands of “s” leave values out"));
    }
}

#define ADD(name, func) g_test_add_func ("/import/package-slips/" name, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fields-by-any-header", test_fields_are_known_by_any_of_two_headers);
  ADD ("fields-of-repeated-headers", test_of_repeated_headers_each_has_its_own_field);
  ADD ("fields-name-columns", test_fields_name_the_columns_of_a_file_without_header);
  ADD ("a-file-not-in-the-package", test_a_file_that_is_not_in_the_package_is_told);
  ADD ("two-files-of-one-name", test_two_files_of_one_name_are_refused);
  ADD ("bands-that-leave-values-out", test_bands_that_leave_values_out_are_told);
  return g_test_run ();
}
