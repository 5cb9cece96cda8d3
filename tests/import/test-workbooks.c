/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* Workbooks and archives that hold more than one table. */

static DuidIntake *
import_data (const char *first,
             const char *second)
{
  g_autofree char *one = data_path (first);
  g_autofree char *two = second != NULL ? data_path (second) : NULL;
  const char      *paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static void
test_sheets_of_stories_are_sources (void)
{
  g_autoptr (DuidIntake) intake = import_data ("sheets.xlsx", NULL);

  g_assert_cmpuint (duid_dataset_get_n_sources (intake->dataset), ==, 2);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 24);
  g_assert_cmpstr (duid_dataset_get_source_name (intake->dataset, 0), ==, "sheets – 2023");
  g_assert_cmpstr (duid_dataset_get_source_name (intake->dataset, 1), ==, "sheets – 2024");
  g_assert_cmpuint (duid_dataset_get_n_questions (intake->dataset), ==, 3);
}

static void
test_other_sheets_are_told (void)
{
  g_autoptr (DuidIntake) intake = import_data ("sheets.xlsx", NULL);

  g_assert_cmpuint (intake->problems->len, ==, 1);
  g_assert_true (has_problem (intake->problems, "no stories were found there: “Uitleg”, “Codes”."));
}

static void
test_a_kobo_workbook_reads_as_its_csv (void)
{
  g_autoptr (DuidIntake) book = import_data ("dialects/kobo.xlsx", "dialects/kobo-form.xlsx");
  g_autoptr (DuidIntake) text = import_data ("dialects/kobo.csv", "dialects/kobo-form.xlsx");
  guint n_questions = duid_dataset_get_n_questions (text->dataset);

  g_assert_cmpuint (duid_dataset_get_n_rows (book->dataset), ==, 60);
  g_assert_cmpuint (duid_dataset_get_n_questions (book->dataset), ==, n_questions);
  for (guint i = 0; i < n_questions; i++)
    for (gsize row = 0; row < 60; row++)
      {
        g_autofree char *one = duid_dataset_dup_answer (book->dataset, i, row);
        g_autofree char *two = duid_dataset_dup_answer (text->dataset, i, row);

        g_assert_cmpstr (one, ==, two);
      }
}

static void
test_what_was_asked_several_times_in_a_story_is_told (void)
{
  g_autoptr (DuidIntake) intake = import_data ("dialects/kobo.xlsx", NULL);

  g_assert_cmpuint (duid_dataset_get_n_sources (intake->dataset), ==, 1);
  g_assert_true (has_problem (intake->problems, "no stories were found there: “gezinsleden”."));
}

static void
pack (const char *path,
      const char *name,
      const char *text,
      const char *other_name,
      const char *other)
{
  struct archive    *out = archive_write_new ();
  const char *const *names = (const char *const[]) { name, other_name, NULL };
  const char *const *texts = (const char *const[]) { text, other, NULL };

  archive_write_set_format_zip (out);
  g_assert_cmpint (archive_write_open_filename (out, path), ==, ARCHIVE_OK);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, names[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) strlen (texts[i]));
      g_assert_cmpint (archive_write_header (out, entry), ==, ARCHIVE_OK);
      archive_write_data (out, texts[i], strlen (texts[i]));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (out), ==, ARCHIVE_OK);
}

static void
test_a_repeat_of_odk_adds_no_stories (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = g_build_filename (desk->folder, "odk.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = NULL;

  pack (path, "form.csv",
        "SubmissionDate,verhaal,KEY,SubmitterID\n"
        "2024-01-02T10:00:00Z,Een verhaal over wie er kwam en wat er toen gebeurde,uuid:1,3\n"
        "2024-01-03T10:00:00Z,Een verhaal over wie er ging en wat er toen gebeurde,uuid:2,3\n",
        "form-leden.csv",
        "leeftijd,PARENT_KEY,KEY\n5,uuid:1,uuid:1/leden[1]\n8,uuid:1,uuid:1/leden[2]\n");
  intake = desk_import (desk, "odk.zip", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_true (has_problem (intake->problems, "“form-leden.csv”"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/import/workbooks/" name, function)
  ADD ("sheets-of-stories-are-sources", test_sheets_of_stories_are_sources);
  ADD ("other-sheets-are-told", test_other_sheets_are_told);
  ADD ("a-kobo-workbook-reads-as-its-csv", test_a_kobo_workbook_reads_as_its_csv);
  ADD ("what-was-asked-several-times-in-a-story-is-told",
       test_what_was_asked_several_times_in_a_story_is_told);
  ADD ("a-repeat-of-odk-adds-no-stories", test_a_repeat_of_odk_adds_no_stories);
  return g_test_run ();
}
