/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects that earlier versions of the program made, kept as they were: thirty stories
 * of six questions, one of them tagged “oma” by Anna. */
#include "survey.h"

#include "store/duid-indexing.h"
#include "store/duid-project-private.h"

#include <gio/gio.h>

static const char *const versions[] = { "version-2" };

/* Unpacks it to where the test works. */
static void
unpack (SurveyPlace *place,
        const char  *version)
{
  g_autofree char *name = g_strconcat (version, ".duiding.gz", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("DUID_TEST_DATA"), "store", "data", name,
                                            NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (path);
  g_autoptr (GFile) file = g_file_new_for_path (place->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) bytes = g_file_read (packed, NULL, &error);
  g_autoptr (GConverter) gzip =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) from = NULL;
  g_autoptr (GFileOutputStream) to = NULL;

  g_assert_no_error (error);
  from = g_converter_input_stream_new (G_INPUT_STREAM (bytes), gzip);
  to = g_file_create (file, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (to), from,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                            G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);
}

static void
assert_whole (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, &error);
  g_autoptr (DuidTagging) tagging = duid_project_load_tagging (project, dataset, &error);
  g_autoptr (DuidRows) found = NULL;
  g_autofree char *reasons = survey_check (project);
  gboolean         is_indexed = FALSE;
  int              mood;
  int              tag;

  g_assert_no_error (error);
  g_assert_cmpstr (reasons, ==, "");
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 30);
  g_assert_cmpuint (duid_dataset_get_n_questions (dataset), ==, 6);
  mood = duid_framework_find (duid_dataset_get_framework (dataset), "gevoel");
  g_assert_cmpint (mood, >=, 0);
  g_assert_cmpuint (duid_dataset_get_codes (dataset, (guint) mood)[0], !=, DUID_NO_CODE);
  g_assert_true (g_str_has_prefix (duid_dataset_get_story (dataset, 0), "school "));
  tag = duid_tagging_find (tagging, "oma");
  g_assert_cmpint (tag, >=, 0);
  g_assert_true (duid_rows_has (duid_tagging_get_tag (tagging, (guint) tag)->rows, 2));
  g_assert_true (duid_project_is_indexed (project, &is_indexed, &error));
  g_assert_true (is_indexed);
  found = duid_project_search (project, dataset, "oma fiets", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_rows_count (found), >, 0);
  g_assert_cmpuint (duid_rows_count (found), <, 30);
}

static void
test_they_open_and_can_be_worked_in (SurveyPlace  *place,
                                     gconstpointer version)
{
  g_autofree char *backup = g_strdup_printf ("%s.backup-v%c", place->path,
                                             ((const char *) version)[8]);
  g_autofree char *id = NULL;
  const char      *key = "verhalen/7";
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;

  unpack (place, version);
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  assert_whole (project);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_true (duid_project_use_author (project, "Anna", &error));
  g_assert_true (duid_project_define_tag (project, "nieuw", -1, &id, &error));
  g_assert_true (duid_project_assign (project, &key, 1, id, 1, &error));
  g_clear_pointer (&project, duid_project_free);
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  assert_whole (project);
}

static void
test_they_can_be_read_only (SurveyPlace  *place,
                            gconstpointer version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;

  unpack (place, version);
  project = duid_project_open_to_read (place->path, &error);
  g_assert_no_error (error);
  assert_whole (project);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *open =
        g_strdup_printf ("/store/old/%s/opens-and-can-be-worked-in", versions[i]);
      g_autofree char *read = g_strdup_printf ("/store/old/%s/can-be-read-only", versions[i]);

      g_test_add (open, SurveyPlace, versions[i], survey_place_make,
                  test_they_open_and_can_be_worked_in, survey_place_clear);
      g_test_add (read, SurveyPlace, versions[i], survey_place_make, test_they_can_be_read_only,
                  survey_place_clear);
    }
  return g_test_run ();
}
