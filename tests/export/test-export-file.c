/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-export-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

static char *
new_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-test-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static guint
count_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (files) != NULL)
    n_files++;
  return n_files;
}

static void
test_nothing_is_there_until_it_is_whole (void)
{
  g_autofree char *path = new_path ("uit.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidExportFile) file = duid_export_file_new (path, &error);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_true (duid_export_file_write (file, "half", 4, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (duid_export_file_commit (file, &error));
  assert_contents (path, "half");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_what_fails_leaves_the_old_file (void)
{
  g_autofree char *path = new_path ("uit.csv");
  DuidExportFile  *file;

  g_assert_true (g_file_set_contents (path, "oud", -1, NULL));
  file = duid_export_file_new (path, NULL);
  g_assert_true (duid_export_file_write (file, "nieuw", 5, NULL));
  duid_export_file_free (file);
  assert_contents (path, "oud");
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
assert_refused (const char *path,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidExportFile) file = duid_export_file_new (path, &error);

  g_assert_null (file);
  g_assert_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, g_get_tmp_dir ()));
}

static void
test_a_wrong_place_is_told_in_a_sentence (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-test-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "weg", "uit.csv", NULL);

  assert_refused (nowhere, "“uit.csv” cannot be written: there is no such folder.");
  assert_refused (folder, "there is a folder of that name");
  assert_refused ("/dev/full", "“full” is no ordinary file");
}

/* A limit on the size of files stands for a full disk. */
static void
test_a_full_disk_changes_nothing (void)
{
  g_autofree char *path = new_path ("uit.csv");
  g_autoptr (GError) error = NULL;
  DuidExportFile *file;
  struct rlimit   before, tight;

  g_assert_true (g_file_set_contents (path, "oud", -1, NULL));
  file = duid_export_file_new (path, NULL);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  tight = before;
  tight.rlim_cur = 2;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (duid_export_file_write (file, "nieuw", 5, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE);
  duid_export_file_free (file);
  assert_contents (path, "oud");
  g_assert_cmpuint (count_files (path), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-file/nothing is there until it is whole",
                   test_nothing_is_there_until_it_is_whole);
  g_test_add_func ("/export-file/what fails leaves the old file",
                   test_what_fails_leaves_the_old_file);
  g_test_add_func ("/export-file/a wrong place is told in a sentence",
                   test_a_wrong_place_is_told_in_a_sentence);
  g_test_add_func ("/export-file/a full disk changes nothing", test_a_full_disk_changes_nothing);
  return g_test_run ();
}
