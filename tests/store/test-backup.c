/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-backup.h"

#include "survey.h"

#include <glib/gstdio.h>
#include <string.h>

static GPtrArray *
list (SurveyPlace *place)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = duid_backups_list (place->path, &error);

  g_assert_no_error (error);
  return backups;
}

static void
keep (SurveyPlace *place,
      gboolean     is_expected)
{
  g_autoptr (GError) error = NULL;
  gboolean was_made;

  g_assert_true (duid_backup_keep (place->path, &was_made, &error));
  g_assert_no_error (error);
  g_assert_cmpint (was_made, ==, is_expected);
}

/* The folder of backups goes with the test. */
static void
clear (SurveyPlace  *place,
       gconstpointer data)
{
  g_autofree char *stem = g_strndup (place->path, strlen (place->path) - strlen (".duiding"));
  g_autofree char *real = g_strconcat (stem, ".backups", NULL);
  g_autoptr (GDir) files = g_dir_open (real, 0, NULL);
  const char *file;

  while (files != NULL && (file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (real, file, NULL);

      g_unlink (path);
    }
  g_rmdir (real);
  survey_place_clear (place, data);
}

static void
test_backup_is_made_when_something_was_done (SurveyPlace  *place,
                                             gconstpointer unused)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autoptr (GPtrArray) none = list (place);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (DuidProject) copy = NULL;
  g_autoptr (DuidDataset) stories = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  keep (place, TRUE);
  keep (place, FALSE);
  one = list (place);
  g_assert_cmpuint (one->len, ==, 1);
  copy = duid_project_open (((DuidBackup *) g_ptr_array_index (one, 0))->path, NULL);
  stories = duid_project_load_dataset (copy, NULL, NULL);
  g_assert_cmpuint (duid_dataset_get_n_rows (stories), ==, 5);
}

static void
test_work_after_a_backup_asks_for_another (SurveyPlace  *place,
                                           gconstpointer unused)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autofree char *id = NULL;

  keep (place, TRUE);
  g_assert_true (duid_project_define_tag (project, "klik", -1, &id, NULL));
  keep (place, TRUE);
}

static void
test_version_has_its_name_and_stays (SurveyPlace  *place,
                                     gconstpointer unused)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autoptr (GPtrArray) backups = NULL;
  guint n_named = 0;

  g_assert_true (duid_backup_make (project, "Vóór de bijeenkomst: a/b", NULL));
  for (guint i = 0; i < DUID_MOST_BACKUPS + 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("2024-01-%02u 10.00.00.duiding", i + 1);
      g_autofree char *stem = g_strndup (place->path, strlen (place->path) - strlen (".duiding"));
      g_autofree char *folder = g_strconcat (stem, ".backups", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (duid_project_save_copy (project, path, NULL, NULL));
    }
  g_assert_true (duid_backup_make (project, NULL, NULL));
  backups = list (place);
  g_assert_cmpuint (backups->len, ==, DUID_MOST_BACKUPS + 1);
  for (guint i = 0; i < backups->len; i++)
    {
      const DuidBackup *backup = g_ptr_array_index (backups, i);

      if (backup->name != NULL)
        {
          n_named++;
          g_assert_cmpstr (backup->name, ==, "Vóór de bijeenkomst_ a_b");
        }
    }
  g_assert_cmpuint (n_named, ==, 1);
  /* The oldest went. */
  for (guint i = 0; i < backups->len; i++)
    g_assert_null (
      strstr (((DuidBackup *) g_ptr_array_index (backups, i))->path, "2024-01-01"));
}

static void
test_other_files_are_not_backups (SurveyPlace  *place,
                                  gconstpointer unused)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autofree char *stem = g_strndup (place->path, strlen (place->path) - strlen (".duiding"));
  g_autofree char *notes = g_strconcat (stem, ".backups/notes.txt", NULL);
  g_autofree char *odd = g_strconcat (stem, ".backups/2024-13-99 10.00.00.duiding", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  guint n_gone = 0;

  keep (place, TRUE);
  g_assert_true (g_file_set_contents (notes, "mine", -1, NULL));
  g_assert_true (g_file_set_contents (odd, "mine", -1, NULL));
  backups = list (place);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (duid_backups_clear (place->path, &n_gone, NULL));
  g_assert_cmpuint (n_gone, ==, 1);
  g_assert_true (g_file_test (notes, G_FILE_TEST_EXISTS));
}

static void
test_no_place_is_told_and_harms_nothing (SurveyPlace  *place,
                                         gconstpointer unused)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autofree char *stem = g_strndup (place->path, strlen (place->path) - strlen (".duiding"));
  g_autofree char *file = g_strconcat (stem, ".backups", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  /* A file stands where the folder should be. */
  g_assert_true (g_file_set_contents (file, "in the way", -1, NULL));
  g_assert_false (duid_backup_make (project, NULL, &error));
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_true (duid_project_define_tag (project, "klik", -1, &id, NULL));
  g_unlink (file);
}

#define ADD(sentence, test) \
  g_test_add ("/store/backup/" sentence, SurveyPlace, NULL, survey_place_make, test, clear)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a backup is made when something was done", test_backup_is_made_when_something_was_done);
  ADD ("work after a backup asks for another", test_work_after_a_backup_asks_for_another);
  ADD ("a version has its name and stays", test_version_has_its_name_and_stays);
  ADD ("other files are not backups", test_other_files_are_not_backups);
  ADD ("no place is told and harms nothing", test_no_place_is_told_and_harms_nothing);
  return g_test_run ();
}
