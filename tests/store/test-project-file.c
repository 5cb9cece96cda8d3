/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "store/duid-place.h"
#include "store/duid-project-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

/* The user that a test becomes where root may do everything. */
#define SOMEBODY 65534

static void
assert_mode (const char *path)
{
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
}

/* Nothing beside it, and written the plain way (bytes 18 and 19 of the header). */
static void
assert_plain (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpint (bytes[18], ==, 1);
  g_assert_cmpint (bytes[19], ==, 1);
  g_assert_cmpmem (bytes + 68, 4, "DUID", 4);
}

static void
assert_refused (const char      *path,
                DuidProjectError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duid_project_open (path, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static guint
count_stories (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, &error);

  g_assert_no_error (error);
  return (guint) duid_dataset_get_n_rows (dataset);
}

static void
test_it_is_one_plain_file_at_rest (SurveyPlace  *place,
                                   gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 10);
  g_autoptr (DuidProject) other = duid_project_open (place->path, NULL);

  assert_mode (place->path);
  g_assert_true (duid_project_close (project, NULL));
  g_assert_cmpuint (count_stories (other), ==, 10);
  g_assert_true (duid_project_close (other, NULL));
  g_assert_true (duid_project_close (other, NULL));
  assert_plain (place->path);
}

static void
test_what_is_there_is_never_overwritten (SurveyPlace  *place,
                                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nowhere = g_build_filename (place->folder, "no", "x.duiding", NULL);

  g_assert_true (g_file_set_contents (place->path, "mine", -1, NULL));
  g_assert_null (duid_project_create (place->path, "T", &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_null (duid_project_create (nowhere, "T", &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_NOT_FOUND);
}

static void
test_other_files_are_refused (SurveyPlace  *place,
                              gconstpointer data)
{
  g_autofree char *other = g_build_filename (place->folder, "other.db", NULL);
  g_autofree char *noise = g_strnfill (5000, '\7');

  assert_refused (place->path, DUID_PROJECT_ERROR_NOT_FOUND);
  assert_refused (place->folder, DUID_PROJECT_ERROR_NOT_PROJECT);
  g_assert_true (g_file_set_contents (place->path, "", 0, NULL));
  assert_refused (place->path, DUID_PROJECT_ERROR_NOT_PROJECT);
  g_assert_true (g_file_set_contents (place->path, noise, -1, NULL));
  assert_refused (place->path, DUID_PROJECT_ERROR_NOT_PROJECT);
  survey_run_sql (other, "CREATE TABLE a (b); PRAGMA application_id=42; PRAGMA user_version=1");
  assert_refused (other, DUID_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_a_later_version_is_refused (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            before_size;
  gsize            after_size;

  duid_project_free (survey_make_project (place->path, 3));
  survey_run_sql (place->path, "PRAGMA user_version=99; CREATE TABLE later (x)");
  g_assert_true (g_file_get_contents (place->path, &before, &before_size, NULL));
  assert_refused (place->path, DUID_PROJECT_ERROR_NEWER);
  g_assert_true (g_file_get_contents (place->path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
test_foreign_parts_are_refused (SurveyPlace  *place,
                                gconstpointer data)
{
  static const char *const parts[] = {
    "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM field; END",
    "CREATE VIEW v AS SELECT 1",
    "CREATE TABLE more (x)",
    "CREATE INDEX i ON op (hlc)",
    "ALTER TABLE story ADD COLUMN x INTEGER",
    "DROP TABLE raw",
    "DROP TABLE search; CREATE TABLE search (text)",
    "DROP TABLE field; CREATE VIEW field AS SELECT 1 AS object",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      duid_project_free (survey_make_project (place->path, 3));
      survey_run_sql (place->path, parts[i]);
      assert_refused (place->path, DUID_PROJECT_ERROR_UNTRUSTED);
      g_assert_cmpint (g_remove (place->path), ==, 0);
    }
}

/* Every truncation and many a flipped byte: an error or a project, never a crash. */
static void
test_broken_files_never_crash (SurveyPlace  *place,
                               gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *bytes = NULL;
  gsize            size;

  duid_project_free (survey_make_project (place->path, 20));
  g_assert_true (g_file_get_contents (place->path, &bytes, &size, NULL));
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *broken = g_memdup2 (bytes, size);
      g_autoptr (DuidProject) project = NULL;
      g_autoptr (DuidDataset) dataset = NULL;
      g_autoptr (GPtrArray) reasons = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = i % 3 == 0 ? (gsize) g_rand_int_range (rand, 0, (int) size) : size;

      for (guint j = 0; j < i % 40; j++)
        broken[g_rand_int_range (rand, j % 2 ? 0 : 100, (int) size)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (place->path, broken, (gssize) length, NULL));
      project = duid_project_open (place->path, &error);
      g_assert_true ((project != NULL) == (error == NULL));
      if (project == NULL)
        continue;
      dataset = duid_project_load_dataset (project, NULL, NULL);
      if (dataset != NULL)
        duid_tagging_unref (duid_project_load_tagging (project, dataset, NULL));
      if (dataset != NULL)
        duid_rows_free (duid_project_search (project, dataset, "verder", NULL));
      duid_project_check (project, &reasons, NULL, NULL);
    }
}

static void
test_a_copy_is_whole (SurveyPlace  *place,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, 10);
  g_autoptr (DuidProject) copy = NULL;
  g_autofree char *path = g_build_filename (place->folder, "copy.duiding", NULL);
  g_autofree char *nowhere = g_build_filename (place->folder, "no", "x.duiding", NULL);
  g_autofree char *reasons = NULL;

  g_assert_true (duid_project_define_tag (project, "Tag", -1, NULL, NULL));
  g_assert_true (g_file_set_contents (path, "replaced", -1, NULL));
  g_assert_true (duid_project_save_copy (project, path, NULL, &error));
  g_assert_no_error (error);
  assert_mode (path);
  assert_plain (path);
  copy = duid_project_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_stories (copy), ==, 10);
  reasons = survey_check (copy);
  g_assert_cmpstr (reasons, ==, "");
  g_assert_true (duid_project_use_author (copy, "Bert", NULL));
  g_assert_false (duid_project_save_copy (project, path, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (duid_project_save_copy (project, place->path, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (duid_project_save_copy (project, nowhere, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FAILED);
  g_assert_cmpuint (count_stories (project), ==, 10);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (names) != NULL)
    n++;
  return n;
}

static void
test_a_cancelled_copy_leaves_nothing (SurveyPlace  *place,
                                      gconstpointer nothing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DuidProject) project = survey_make_project (place->path, 10);
  g_autofree char *path = g_build_filename (place->folder, "copy.duiding", NULL);
  guint            n_files = count_files (place->folder);

  g_cancellable_cancel (cancellable);
  g_assert_false (duid_project_save_copy (project, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (place->folder), ==, n_files);
  /* The project itself goes on. */
  g_assert_true (duid_project_save_copy (project, path, NULL, NULL));
  g_assert_cmpuint (count_stories (project), ==, 10);
}

static void
test_an_upgrade_keeps_a_backup (SurveyPlace  *place,
                                gconstpointer data)
{
  const char *const *ours = duid_schema_get ()->steps;
  const char *const  steps[] = { ours[0], ours[1], ours[2],
                                 "CREATE TABLE extra (x INTEGER) STRICT" };
  const char *const  bad_steps[] = { steps[0], steps[1], steps[2], steps[3],
                                     "CREATE TABLE extra (x)" };
  const DuidSchema   later = { steps, 4 };
  const DuidSchema   bad = { bad_steps, 5 };
  g_autofree char   *backup = g_strconcat (place->path, ".backup-v3", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (DuidProject) old = NULL;

  duid_project_free (survey_make_project (place->path, 4));
  project = duid_project_open_with_schema (place->path, &later, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_stories (project), ==, 4);
  g_clear_pointer (&project, duid_project_free);
  assert_refused (place->path, DUID_PROJECT_ERROR_NEWER);
  old = duid_project_open (backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_stories (old), ==, 4);
  /* A step that fails leaves the project as it was. */
  g_assert_null (duid_project_open_with_schema (place->path, &bad, FALSE, NULL));
  project = duid_project_open_with_schema (place->path, &later, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_stories (project), ==, 4);
}

/* The disk is full as far as SQLite can tell. */
static void
set_page_limit (DuidProject *project,
                const char  *limit)
{
  g_autofree char *text = g_strdup_printf ("PRAGMA max_page_count=%s", limit);

  g_assert_true (duid_sql_script (project->sql, text, NULL));
}

static void
test_a_full_disk_loses_nothing (SurveyPlace  *place,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, 10);
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidIntake) more = survey_make_intake (framework, "meer", 1, 500, 1);
  g_autofree char *tag = NULL;
  g_autofree char *reasons = NULL;
  const char      *key = "bron/1";

  g_assert_true (duid_project_define_tag (project, "Tag", -1, &tag, NULL));
  set_page_limit (project, "1");
  g_assert_false (duid_project_add_intake (project, more, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FULL);
  g_assert_cmpuint (count_stories (project), ==, 10);
  reasons = survey_check (project);
  g_assert_cmpstr (reasons, ==, "");
  set_page_limit (project, "1000000");
  g_assert_true (duid_project_assign (project, &key, 1, tag, 1, NULL));
  g_assert_true (duid_project_add_intake (project, more, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (count_stories (project), ==, 510);
}

static guint
tag_until_full (DuidProject *project,
                GError     **error)
{
  for (guint n = 0;; n++)
    {
      g_autofree char *name = g_strdup_printf ("tag %u", n);

      if (!duid_project_define_tag (project, name, 1, NULL, error))
        return n;
    }
}

static void
try_small_disk (SurveyPlace *place,
                const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (path, 3);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  g_autofree char *other = g_build_filename (place->folder, "disk", "two.duiding", NULL);
  g_autofree char *reasons = NULL;
  guint            n_told = tag_until_full (project, &error);

  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (duid_project_save_copy (project, other, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_FULL);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (duid_project_create (other, "T", &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  /* Closing may find no room to tidy up; the work is still there afterwards. */
  duid_project_close (project, NULL);
  g_clear_pointer (&project, duid_project_free);
  g_clear_error (&error);
  project = duid_project_open (path, &error);
  g_assert_no_error (error);
  dataset = duid_project_load_dataset (project, NULL, &error);
  tagging = duid_project_load_tagging (project, dataset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tagging->tags->len, ==, n_told);
  reasons = survey_check (project);
  g_assert_cmpstr (reasons, ==, "");
}

static void
test_a_disk_that_fills_up_loses_nothing (SurveyPlace  *place,
                                         gconstpointer data)
{
  g_autofree char *disk = g_build_filename (place->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "p.duiding", NULL);

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (mount ("none", disk, "tmpfs", 0, "size=1m") != 0)
    {
      g_test_skip ("Only root can make a small disk");
      return;
    }
  try_small_disk (place, path);
  g_assert_cmpint (umount (disk), ==, 0);
}

/* What somebody who may only read can do; 0 when all is as it should be. */
static int
read_only (SurveyPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (DuidProject) other = NULL;
  g_autofree char *path = g_build_filename (place->folder, "new.duiding", NULL);

  if (geteuid () == 0 && setuid (SOMEBODY) != 0)
    return 77;
  project = duid_project_open (place->path, &error);
  if (project == NULL || !duid_project_is_read_only (project) || count_stories (project) != 5 ||
      !duid_project_use_author (project, "Anna", NULL) ||
      !duid_project_use_author (project, "Zeger", NULL))
    return 1;
  if (duid_project_define_tag (project, "Tag", -1, NULL, &error) ||
      !g_error_matches (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_READ_ONLY))
    return 2;
  g_clear_error (&error);
  if (duid_project_save_copy (project, path, NULL, &error) ||
      !g_error_matches (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_READ_ONLY))
    return 3;
  g_clear_error (&error);
  other = duid_project_create (path, "T", &error);
  if (other != NULL || !g_error_matches (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_READ_ONLY))
    return 4;
  return duid_project_close (project, NULL) ? 0 : 5;
}

static void
test_a_read_only_folder_can_be_read (SurveyPlace  *place,
                                     gconstpointer data)
{
  pid_t child;
  int   status;

  duid_project_free (survey_make_project (place->path, 5));
  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (read_only (place));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (place->folder, 0700), ==, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_an_unreadable_file_is_refused (SurveyPlace  *place,
                                    gconstpointer data)
{
  pid_t child;
  int   status;

  duid_project_free (survey_make_project (place->path, 5));
  g_assert_cmpint (g_chmod (place->path, 0000), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      if (geteuid () == 0 && setuid (SOMEBODY) != 0)
        _exit (77);
      if (duid_project_open (place->path, &error) != NULL)
        _exit (1);
      _exit (!g_error_matches (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_READ_ONLY));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_watched_folders_get_advice (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autofree char *trace = g_build_filename (place->folder, ".stfolder", NULL);
  g_autofree char *before = duid_project_dup_place_advice (place->path);
  g_autofree char *after = NULL;

  g_assert_null (before);
  g_assert_true (g_file_set_contents (trace, "", 0, NULL));
  after = duid_project_dup_place_advice (place->path);
  g_assert_nonnull (after);
  g_assert_cmpint (duid_place_of (place->path), ==, DUID_PLACE_SYNCED);
  g_assert_cmpint (duid_place_of ("/tmp/Nextcloud/a/b.duiding"), ==, DUID_PLACE_SYNCED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                        \
  g_test_add ("/store/file/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)
  ADD ("it-is-one-plain-file-at-rest", test_it_is_one_plain_file_at_rest);
  ADD ("what-is-there-is-never-overwritten", test_what_is_there_is_never_overwritten);
  ADD ("other-files-are-refused", test_other_files_are_refused);
  ADD ("a-later-version-is-refused", test_a_later_version_is_refused);
  ADD ("foreign-parts-are-refused", test_foreign_parts_are_refused);
  ADD ("broken-files-never-crash", test_broken_files_never_crash);
  ADD ("a-copy-is-whole", test_a_copy_is_whole);
  ADD ("a-cancelled-copy-leaves-nothing", test_a_cancelled_copy_leaves_nothing);
  ADD ("an-upgrade-keeps-a-backup", test_an_upgrade_keeps_a_backup);
  ADD ("a-full-disk-loses-nothing", test_a_full_disk_loses_nothing);
  ADD ("a-disk-that-fills-up-loses-nothing", test_a_disk_that_fills_up_loses_nothing);
  ADD ("a-read-only-folder-can-be-read", test_a_read_only_folder_can_be_read);
  ADD ("an-unreadable-file-is-refused", test_an_unreadable_file_is_refused);
  ADD ("watched-folders-get-advice", test_watched_folders_get_advice);
  return g_test_run ();
}
