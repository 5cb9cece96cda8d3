/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "model/duid-late-texts.h"

#include <glib/gstdio.h>

/* So many that texts come later. */
#define N_STORIES (DUID_PROJECT_MANY_STORIES + 500)
#define N_THREADS 4

#define ADD(name, func)                                                              \
  g_test_add ("/store/text-parts/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)

/* Of two sources, so that a question is laid over what was imported. */
static DuidProject *
make_project (const SurveyPlace *place,
              DuidIntake       **many)
{
  g_autoptr (DuidFramework) framework = survey_make_framework (70);
  g_autoptr (DuidFramework) again = survey_make_framework (70);
  g_autoptr (DuidIntake) first = survey_make_intake (framework, "bron", 1, N_STORIES, 1);
  g_autoptr (DuidIntake) second = survey_make_intake (again, "put", 1, 50, 2);
  g_autoptr (GError) error = NULL;
  DuidProject *project = survey_make_project (place->path, 0);

  duid_project_add_intake (project, first, "Anna", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  duid_project_add_intake (project, second, "Anna", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (many != NULL)
    *many = g_steal_pointer (&first);
  return project;
}

static DuidDataset *
load (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  DuidDataset *dataset = duid_project_load_answers (project, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (duid_dataset_has_texts (dataset));
  return dataset;
}

static void
fetch (DuidDataset *dataset)
{
  g_autoptr (GError) error = NULL;

  duid_dataset_fetch_texts (dataset, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duid_dataset_has_texts (dataset));
}

static void
test_what_is_read_later_is_what_was_written (SurveyPlace  *place,
                                             gconstpointer data)
{
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (DuidProject) project = make_project (place, &intake);
  g_autoptr (DuidDataset) asked = load (project);
  g_autoptr (DuidDataset) fetched = load (project);
  g_autoptr (DuidDataset) at_once = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duid_dataset_get_imported (asked) != asked);
  survey_assert_within (intake->dataset, asked);
  fetch (fetched);
  survey_assert_within (intake->dataset, fetched);
  at_once = duid_project_load_dataset (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duid_dataset_has_texts (at_once));
  survey_assert_within (at_once, fetched);
  survey_assert_within (fetched, at_once);
}

/* The rows of a later version are read from its part, not from where the story began. */
static void
test_the_newest_version_is_the_one_read (SurveyPlace  *place,
                                         gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place, NULL);
  g_autoptr (DuidFramework) framework = survey_make_framework (70);
  g_autoptr (DuidIntake) changed = survey_make_intake (framework, "bron", 1, 700, 3);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;

  duid_project_add_intake (project, changed, "Anna", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  dataset = load (project);
  survey_assert_within (changed->dataset, dataset);
  fetch (dataset);
  survey_assert_within (changed->dataset, dataset);
}

typedef struct
{
  DuidDataset *dataset;
  DuidDataset *expected;
  gsize        first;
} Asking;

static gpointer
ask_in_thread (gpointer data)
{
  const Asking *asking = data;
  gsize         n = duid_dataset_get_n_rows (asking->expected);

  for (gsize i = 0; i < n; i++)
    {
      gsize row = (i * 613 + asking->first) % n;

      g_assert_cmpstr (duid_dataset_get_story (asking->dataset, row), ==,
                       duid_dataset_get_story (asking->expected, row));
    }
  return NULL;
}

static void
test_threads_may_ask_while_others_read (SurveyPlace  *place,
                                        gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place, NULL);
  g_autoptr (DuidDataset) dataset = load (project);
  g_autoptr (DuidDataset) expected = duid_project_load_dataset (project, NULL, NULL);
  GThread *threads[N_THREADS];
  Asking   asking[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      asking[i] = (Asking) { dataset, expected, i * 5000 };
      threads[i] = g_thread_new ("asking", ask_in_thread, &asking[i]);
    }
  fetch (dataset);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

static void
test_what_others_erase_meanwhile_is_no_damage (SurveyPlace  *place,
                                               gconstpointer data)
{
  const char *const keys[] = { "bron/5", "bron/17000" };
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (DuidProject) project = make_project (place, &intake);
  g_autoptr (DuidDataset) dataset = load (project);
  g_autoptr (DuidProject) other = duid_project_open (place->path, NULL);
  g_autoptr (GError) error = NULL;

  duid_project_erase_stories (other, keys, G_N_ELEMENTS (keys), &error);
  g_assert_no_error (error);
  fetch (dataset);
  g_assert_cmpstr (duid_dataset_get_story (dataset, 4), ==, "");
  for (gsize row = 5; row < 100; row++)
    g_assert_cmpstr (duid_dataset_get_story (dataset, row), ==,
                     duid_dataset_get_story (intake->dataset, row));
}

static void
test_a_file_that_is_gone_is_told_and_tried_again (SurveyPlace  *place,
                                                  gconstpointer data)
{
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (DuidProject) project = make_project (place, &intake);
  g_autoptr (DuidDataset) dataset = load (project);
  g_autofree char *away = g_strconcat (place->path, ".away", NULL);
  g_autofree char *first = g_strdup (duid_dataset_get_story (dataset, 0));
  g_autoptr (GError) error = NULL;
  gsize last = N_STORIES - 1;

  while (*duid_dataset_get_story (intake->dataset, last) == '\0')
    last--;
  g_assert_cmpint (g_rename (place->path, away), ==, 0);
  g_assert_cmpstr (duid_dataset_get_story (dataset, 0), ==, first);
  g_assert_nonnull (strstr (duid_dataset_get_story (dataset, last), "out of reach"));
  g_assert_false (duid_dataset_fetch_texts (dataset, NULL, &error));
  g_assert_nonnull (strstr (error->message, "not there any more"));
  g_clear_error (&error);
  /* What takes its place is another file. */
  g_assert_true (g_file_set_contents (place->path, "something else", -1, NULL));
  g_assert_false (duid_dataset_fetch_texts (dataset, NULL, &error));
  g_assert_nonnull (strstr (error->message, "not there any more"));
  g_assert_cmpint (g_rename (away, place->path), ==, 0);
  fetch (dataset);
  survey_assert_within (intake->dataset, dataset);
}

static void
test_a_story_without_its_texts_is_damage (SurveyPlace  *place,
                                          gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place, NULL);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&project, duid_project_free);
  survey_run_sql (place->path, "DELETE FROM version WHERE id = 300");
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  dataset = load (project);
  g_assert_false (duid_dataset_fetch_texts (dataset, NULL, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_DAMAGED);
}

static void
test_after_closing_nothing_is_read (SurveyPlace  *place,
                                    gconstpointer data)
{
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (DuidProject) project = make_project (place, &intake);
  g_autoptr (DuidDataset) dataset = load (project);
  g_autofree char *first = g_strdup (duid_dataset_get_story (dataset, 0));
  g_autoptr (GError) error = NULL;

  duid_dataset_close_texts (dataset);
  g_assert_cmpstr (duid_dataset_get_story (dataset, 0), ==, first);
  g_assert_false (duid_dataset_fetch_texts (dataset, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static gpointer
fetch_in_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!duid_dataset_fetch_texts (data, NULL, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  return NULL;
}

/* A connection that is still there would leave its log beside the project. */
static void
test_closing_waits_for_who_is_reading (SurveyPlace  *place,
                                       gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place, NULL);
  g_autofree char *log = g_strconcat (place->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (DuidDataset) dataset = load (project);
      GThread *threads[N_THREADS];

      for (guint k = 0; k < N_THREADS; k++)
        threads[k] = g_thread_new ("fetching", fetch_in_thread, dataset);
      g_usleep (i * 100);
      duid_dataset_close_texts (dataset);
      g_clear_pointer (&project, duid_project_free);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      for (guint k = 0; k < N_THREADS; k++)
        g_thread_join (threads[k]);
      project = duid_project_open (place->path, &error);
      g_assert_no_error (error);
    }
}

static void
test_fetching_can_be_cancelled (SurveyPlace  *place,
                                gconstpointer data)
{
  g_autoptr (DuidProject) project = make_project (place, NULL);
  g_autoptr (DuidDataset) dataset = load (project);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (duid_dataset_fetch_texts (dataset, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fetch (dataset);
}

static void
test_few_stories_have_their_texts_at_once (SurveyPlace  *place,
                                           gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 50);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = duid_project_load_answers (project, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (duid_dataset_has_texts (dataset));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-read-later-is-what-was-written", test_what_is_read_later_is_what_was_written);
  ADD ("the-newest-version-is-the-one-read", test_the_newest_version_is_the_one_read);
  ADD ("threads-may-ask-while-others-read", test_threads_may_ask_while_others_read);
  ADD ("what-others-erase-meanwhile-is-no-damage", test_what_others_erase_meanwhile_is_no_damage);
  ADD ("a-file-that-is-gone-is-told-and-tried-again",
       test_a_file_that_is_gone_is_told_and_tried_again);
  ADD ("a-story-without-its-texts-is-damage", test_a_story_without_its_texts_is_damage);
  ADD ("after-closing-nothing-is-read", test_after_closing_nothing_is_read);
  ADD ("closing-waits-for-who-is-reading", test_closing_waits_for_who_is_reading);
  ADD ("fetching-can-be-cancelled", test_fetching_can_be_cancelled);
  ADD ("few-stories-have-their-texts-at-once", test_few_stories_have_their_texts_at_once);
  return g_test_run ();
}
