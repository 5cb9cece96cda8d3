/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-import-report.h"
#include "import/duid-import.h"
#include "import/duid-recognition-constant.h"
#include "import/duid-recognition-options.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STORIES 20

/* A file with all that a report should tell. */
static char *
make_answers (void)
{
  GString *text = g_string_new ("nr;verhaal;wijk;cijfer;email\n");

  for (int i = 1; i <= N_STORIES; i++)
    g_string_append_printf (
      text, "%d;Verhaal %d: een lang verhaal over wat er toen gebeurde.;%s;%d,%d;p%d@b.nl\n", i, i,
      i % 2 == 1 ? "Noord" : "Zuid", i % 9, i % 10, i);
  return g_string_free (text, FALSE);
}

typedef struct
{
  char             *path;
  DuidRecognition  *recognition;
  DuidIntake       *intake;
  DuidImportReport *report;
} Desk;

static void
set_up (Desk         *desk,
        gconstpointer unused)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duid-report-XXXXXX", &error);
  g_autofree char *answers = make_answers ();

  g_assert_no_error (error);
  desk->path = g_build_filename (folder, "verhalen 2025.csv", NULL);
  g_assert_true (g_file_set_contents (desk->path, answers, -1, &error));
  desk->intake = duid_import_read ((const char *const[]) { desk->path, NULL }, &job,
                                   &desk->recognition, &error);
  g_assert_no_error (error);
  desk->report = duid_import_report_new (desk->recognition, desk->intake);
}

static void
tear_down (Desk         *desk,
           gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (desk->path);

  g_clear_pointer (&desk->report, duid_import_report_free);
  g_clear_pointer (&desk->intake, duid_intake_free);
  g_clear_pointer (&desk->recognition, duid_recognition_free);
  g_assert_cmpint (g_remove (desk->path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (desk->path);
}

static const DuidReportTable *
find_table (const DuidImportReport *report,
            const char             *title)
{
  for (guint i = 0; i < report->tables->len; i++)
    {
      const DuidReportTable *table = g_ptr_array_index (report->tables, i);

      if (strcmp (table->title, title) == 0)
        return table;
    }
  g_assert_not_reached ();
}

static const char *
cell (const DuidReportTable *table,
      guint                  row,
      guint                  column)
{
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);

  return g_ptr_array_index (cells, column);
}

static gboolean
has_row (const DuidReportTable *table,
         guint                  column,
         const char            *words)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (strstr (cell (table, i, column), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_files_questions_and_problems_are_told (Desk         *desk,
                                            gconstpointer unused)
{
  const DuidReportTable *files = find_table (desk->report, "Files");
  const DuidReportTable *questions = find_table (desk->report, "Questions");
  const DuidReportTable *decisions = find_table (desk->report, "Decisions");

  g_assert_cmpuint (files->rows->len, ==, 1);
  g_assert_cmpstr (cell (files, 0, 0), ==, "verhalen 2025.csv");
  g_assert_cmpstr (cell (files, 0, 4), ==, "20");
  g_assert_cmpuint (questions->rows->len, ==, 4);
  g_assert_false (has_row (questions, 0, "email"));
  g_assert_true (has_row (decisions, 1, "Not loaded"));
}

static void
test_counts_of_the_project_come_second (Desk         *desk,
                                        gconstpointer unused)
{
  const DuidReportCounts counts = { .added = 3, .changed = 1, .unchanged = 0, .gone = 2 };
  const DuidReportTable *table;

  duid_import_report_set_counts (desk->report, &counts);
  table = g_ptr_array_index (desk->report->tables, 1);
  g_assert_cmpstr (cell (table, 0, 0), ==, "3");
  g_assert_cmpstr (cell (table, 0, 3), ==, "2");
  g_assert_nonnull (table->words);
}

static void
test_the_page_believes_no_text (Desk         *desk,
                                gconstpointer unused)
{
  DuidRecognisedQuestion *asked = g_ptr_array_index (desk->recognition->questions, 0);
  g_autoptr (DuidImportReport) report = NULL;
  g_autofree char *html = NULL;

  g_free (asked->question->label);
  asked->question->label = g_strdup ("<img src=x onerror=\"alert(1)\">");
  report = duid_import_report_new (desk->recognition, desk->intake);
  html = duid_import_report_to_html (report);
  g_assert_nonnull (strstr (html, "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "http://"));
  g_assert_null (strstr (html, "https://"));
  g_assert_null (strstr (html, "<script"));
}

static void
test_the_table_runs_no_formula (Desk         *desk,
                                gconstpointer unused)
{
  g_autofree char *csv = NULL;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  g_autofree char *folder = g_path_get_dirname (desk->path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < desk->recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *asked = g_ptr_array_index (desk->recognition->questions, i);

      g_free (asked->question->label);
      asked->question->label = g_strdup ("=HYPERLINK(\"x\")");
    }
  g_clear_pointer (&desk->report, duid_import_report_free);
  desk->report = duid_import_report_new (desk->recognition, desk->intake);
  csv = duid_import_report_to_csv (desk->report);
  g_assert_nonnull (strstr (csv, "\"'=HYPERLINK(\"\"x\"\")\""));
  g_assert_null (strstr (csv, ",\"="));
  g_assert_null (strstr (csv, "\n\"="));
  path = g_build_filename (folder, "report.CSV", NULL);
  g_assert_true (duid_import_report_write (desk->report, path, &error));
  g_assert_true (g_file_get_contents (path, &read, NULL, &error));
  g_assert_cmpstr (read, ==, csv);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_a_place_that_cannot_be_written_is_said (Desk         *desk,
                                             gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (desk->path, "report.html", NULL);

  g_assert_false (duid_import_report_write (desk->report, path, &error));
  g_assert_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE);
}

static void
test_what_people_decided_is_told (Desk         *desk,
                                  gconstpointer unused)
{
  const char *const      wave[] = { "2025" };
  const DuidReportTable *decisions;
  g_autoptr (DuidImportReport) report = NULL;

  for (guint i = 0; i < desk->recognition->questions->len; i++)
    duid_recognition_rename_option (desk->recognition, i, 0, "Het noorden");
  duid_recognition_add_constant (desk->recognition, "Wave", wave);
  report = duid_import_report_new (desk->recognition, desk->intake);
  decisions = find_table (report, "Decisions");
  g_assert_true (has_row (decisions, 1, "“Noord” → “Het noorden”"));
  g_assert_true (has_row (decisions, 1, "“2025” for the whole file"));
}

#define ADD(name, test) g_test_add ("/import/report/" name, Desk, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("files questions and problems are told", test_files_questions_and_problems_are_told);
  ADD ("counts of the project come second", test_counts_of_the_project_come_second);
  ADD ("the page believes no text", test_the_page_believes_no_text);
  ADD ("the table runs no formula", test_the_table_runs_no_formula);
  ADD ("a place that cannot be written is said", test_a_place_that_cannot_be_written_is_said);
  ADD ("what people decided is told", test_what_people_decided_is_told);
  return g_test_run ();
}
