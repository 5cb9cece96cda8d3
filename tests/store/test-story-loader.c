/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "store/duid-project-private.h"

/* More than a chunk, so that the crew shares them. */
#define N_STORIES 20000

#define ADD(name, func)                                                                \
  g_test_add ("/store/story-loader/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)

static DuidIntake *
make_intake (guint   n,
             guint32 seed)
{
  g_autoptr (DuidFramework) framework = survey_make_framework (70);

  return survey_make_intake (framework, "bron", 1, n, seed);
}

static void
add (DuidProject      *project,
     const DuidIntake *intake)
{
  g_autoptr (GError) error = NULL;

  duid_project_add_intake (project, intake, "Anna", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static DuidDataset *
load (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  DuidDataset *dataset = duid_project_load_dataset (project, NULL, &error);

  g_assert_no_error (error);
  return dataset;
}

static void
test_what_threads_load_is_what_was_written (SurveyPlace  *place,
                                            gconstpointer data)
{
  g_autoptr (DuidIntake) intake = make_intake (N_STORIES, 1);
  g_autoptr (DuidIntake) changed = make_intake (100, 2);
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  g_autoptr (DuidDataset) loaded = NULL;
  g_autoptr (DuidDataset) later = NULL;
  g_autofree char *reasons = NULL;

  add (project, intake);
  loaded = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (loaded), ==, N_STORIES);
  survey_assert_within (intake->dataset, loaded);
  /* The first stories have a newer version in a later chunk. */
  add (project, changed);
  later = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (later), ==, N_STORIES);
  survey_assert_within (changed->dataset, later);
  for (guint i = 100; i < N_STORIES; i += 997)
    g_assert_cmpstr (duid_dataset_get_story (later, i), ==, duid_dataset_get_story (loaded, i));
  reasons = survey_check (project);
  g_assert_cmpstr (reasons, ==, "");
}

/* Its threads have connections that see more than the transaction does. */
static void
test_what_others_erase_meanwhile_is_still_there (SurveyPlace  *place,
                                                 gconstpointer data)
{
  const char *const keys[] = { "bron/5", "bron/17000" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = make_intake (N_STORIES, 1);
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  g_autoptr (DuidProject) other = NULL;
  g_autoptr (DuidDataset) loaded = NULL;
  gint64 n = 0;

  add (project, intake);
  g_assert_true (duid_sql_begin_reading (project->sql, &error));
  duid_sql_get_int (project->sql, &n, &error, "SELECT count(*) FROM story", "");
  g_assert_no_error (error);
  other = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  duid_project_erase_stories (other, keys, G_N_ELEMENTS (keys), &error);
  g_assert_no_error (error);
  loaded = duid_project_load_imported (project, NULL, &error);
  g_assert_no_error (error);
  duid_sql_rollback (project->sql);
  g_assert_cmpuint (duid_dataset_get_n_rows (loaded), ==, N_STORIES);
  survey_assert_within (intake->dataset, loaded);
  g_clear_pointer (&loaded, duid_dataset_unref);
  loaded = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (loaded), ==, N_STORIES - 2);
}

/* As after stories were erased: their numbers come again in a later chunk. */
static void
test_numbers_that_come_again_are_told_apart (SurveyPlace  *place,
                                             gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *source = g_strdup_printf ("bron %u", i);
      g_autofree char *last = g_strdup_printf ("%s/%u", source, 10 - i);
      g_autofree char *one = g_strdup_printf ("%s/%u", source, 9 - i);
      const char      *keys[] = { last, one };
      g_autoptr (DuidFramework) framework = survey_make_framework (5);
      g_autoptr (DuidIntake) intake = survey_make_intake (framework, source, 1, 10 - i, i);
      g_autoptr (DuidDataset) all = NULL;
      g_autoptr (DuidDataset) left = NULL;
      g_autofree char *reasons = NULL;

      add (project, intake);
      all = load (project);
      survey_assert_within (intake->dataset, all);
      duid_project_erase_stories (project, keys, 1 + i % 2, &error);
      g_assert_no_error (error);
      left = load (project);
      g_assert_cmpuint (duid_dataset_get_n_rows (left), ==,
                        duid_dataset_get_n_rows (all) - 1 - i % 2);
      reasons = survey_check (project);
      g_assert_cmpstr (reasons, ==, "");
    }
}

static void
test_a_story_without_its_texts_is_damage (SurveyPlace  *place,
                                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = make_intake (N_STORIES, 1);
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);

  add (project, intake);
  g_clear_pointer (&project, duid_project_free);
  survey_run_sql (place->path, "DELETE FROM version WHERE id = 300");
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  g_assert_null (duid_project_load_dataset (project, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_DAMAGED);
}

static void
test_loading_can_be_cancelled (SurveyPlace  *place,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DuidProject) project = survey_make_project (place->path, 50);

  g_cancellable_cancel (cancellable);
  g_assert_null (duid_project_load_dataset (project, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-threads-load-is-what-was-written", test_what_threads_load_is_what_was_written);
  ADD ("what-others-erase-meanwhile-is-still-there",
       test_what_others_erase_meanwhile_is_still_there);
  ADD ("numbers-that-come-again-are-told-apart", test_numbers_that_come_again_are_told_apart);
  ADD ("a-story-without-its-texts-is-damage", test_a_story_without_its_texts_is_damage);
  ADD ("loading-can-be-cancelled", test_loading_can_be_cancelled);
  return g_test_run ();
}
