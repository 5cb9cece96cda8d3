/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-workbook-writer.h"
#include "little-survey.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

/* How workbooks look inside is read back by openpyxl in tests/cli; here is how
 * writing one goes wrong. */

static void
test_a_workbook_is_a_zip (void)
{
  g_autoptr (DuidDataset) dataset = little_survey_new ("=1+1");
  g_autoptr (DuidTagging) tagging = little_survey_tag ();
  DuidExport       job = { .dataset = dataset, .tagging = tagging };
  g_autofree char *path = little_survey_new_path ("klein.xlsx");
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  duid_workbook_writer_write (&job, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "PK"));
}

/* A limit on the size of files stands for a full disk. */
static void
test_a_full_disk_leaves_the_old_workbook (void)
{
  g_autoptr (DuidDataset) dataset = little_survey_new ("Goed");
  DuidExport       job = { .dataset = dataset };
  g_autofree char *path = little_survey_new_path ("klein.xlsx");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = NULL;
  struct rlimit before, tight;

  g_assert_true (g_file_set_contents (path, "oud", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = before;
  tight.rlim_cur = 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (duid_workbook_writer_write (&job, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "oud");
  files = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (files), ==, "klein.xlsx");
  g_assert_null (g_dir_read_name (files));
}

/* Half of a large sheet fits in no file of this size, though its archive would:
 * a library that does not look must not make us keep half a workbook. */
static void
test_half_a_sheet_is_not_kept (void)
{
  g_autofree char *story = g_strnfill (20000, 'a');
  g_autoptr (DuidDataset) dataset = little_survey_new (story);
  DuidExport       job = { .dataset = dataset };
  g_autofree char *path = little_survey_new_path ("half.xlsx");
  g_autoptr (GError) error = NULL;
  struct rlimit before, tight;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = before;
  tight.rlim_cur = 12000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (duid_workbook_writer_write (&job, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
note_share_cb (double   share,
               gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (share, >=, *last);
  g_assert_cmpfloat (share, <=, 1);
  *last = share;
}

static void
test_progress_runs_to_the_end (void)
{
  g_autoptr (DuidDataset) dataset = little_survey_new ("Goed");
  double           last = 0;
  DuidExport       job = { .dataset = dataset, .progress = note_share_cb, .progress_data = &last };
  g_autofree char *path = little_survey_new_path ("klein.xlsx");

  g_assert_true (duid_workbook_writer_write (&job, path, NULL));
  g_assert_cmpfloat (last, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook-writer/a workbook is a zip", test_a_workbook_is_a_zip);
  g_test_add_func ("/workbook-writer/a full disk leaves the old workbook",
                   test_a_full_disk_leaves_the_old_workbook);
  g_test_add_func ("/workbook-writer/half a sheet is not kept", test_half_a_sheet_is_not_kept);
  g_test_add_func ("/workbook-writer/progress runs to the end", test_progress_runs_to_the_end);
  return g_test_run ();
}
