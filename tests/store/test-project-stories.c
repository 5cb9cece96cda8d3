/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

static DuidImportCounts
add (DuidProject *project,
     DuidIntake  *intake)
{
  g_autoptr (GError) error = NULL;
  DuidImportCounts counts;

  duid_project_add_intake (project, intake, "Anna", &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return counts;
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
assert_sound (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
}

static void
test_every_answer_comes_back (SurveyPlace  *place,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidFramework) framework = survey_make_framework (130);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "gezinnen", 1, 500, 1);
  g_autoptr (DuidProject) project = duid_project_create (place->path, NULL, &error);
  g_autoptr (DuidDataset) dataset = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (add (project, intake).added, ==, 500);
  g_assert_true (duid_project_close (project, &error));
  g_clear_pointer (&project, duid_project_free);
  project = duid_project_open (place->path, &error);
  g_assert_no_error (error);
  dataset = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 500);
  g_assert_cmpstr (duid_dataset_get_key (dataset, 0), ==, "gezinnen/1");
  g_assert_cmpstr (duid_dataset_get_key (dataset, 499), ==, "gezinnen/500");
  g_assert_cmpstr (duid_framework_get_title (duid_dataset_get_framework (dataset)), ==,
                   "Proefmeting");
  survey_assert_within (intake->dataset, dataset);
  assert_sound (project);
}

static void
test_many_chunks_come_back (SurveyPlace  *place,
                            gconstpointer data)
{
  g_autoptr (DuidFramework) framework = survey_make_framework (3);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "a", 1, 20000, 2);
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);
  g_autoptr (DuidDataset) dataset = NULL;

  g_assert_cmpuint (add (project, intake).added, ==, 20000);
  dataset = load (project);
  survey_assert_within (intake->dataset, dataset);
}

/* Chunks end elsewhere than the stretches that hashes are made in. */
static void
test_what_was_erased_stays_away_from_many (SurveyPlace  *place,
                                           gconstpointer data)
{
  const char *const keys[] = { "a/1", "a/2", "a/3" };
  g_autoptr (DuidFramework) framework = survey_make_framework (3);
  g_autoptr (DuidFramework) again = survey_make_framework (3);
  g_autoptr (DuidIntake) few = survey_make_intake (framework, "a", 1, 3, 2);
  g_autoptr (DuidIntake) intake = survey_make_intake (again, "a", 1, 50000, 2);
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;
  DuidImportCounts counts;

  add (project, few);
  duid_project_erase_stories (project, keys, G_N_ELEMENTS (keys), &error);
  g_assert_no_error (error);
  counts = add (project, intake);
  g_assert_cmpuint (counts.added, ==, 49997);
  g_assert_cmpuint (counts.erased, ==, 3);
  dataset = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 49997);
  for (gsize row = 0; row < 49997; row += 61)
    {
      g_assert_cmpstr (duid_dataset_get_key (dataset, row), ==,
                       duid_dataset_get_key (intake->dataset, row + 3));
      g_assert_cmpstr (duid_dataset_get_story (dataset, row), ==,
                       duid_dataset_get_story (intake->dataset, row + 3));
    }
  assert_sound (project);
  /* All hashes are those of the stories: nothing is new. */
  counts = add (project, intake);
  g_assert_cmpuint (counts.unchanged, ==, 49997);
  g_assert_cmpuint (counts.added + counts.changed, ==, 0);
}

static void
test_reimport_counts_what_is_new (SurveyPlace  *place,
                                  gconstpointer data)
{
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidFramework) again = survey_make_framework (5);
  g_autoptr (DuidIntake) first = survey_make_intake (framework, "a", 1, 40, 1);
  g_autoptr (DuidIntake) same = survey_make_intake (again, "a", 11, 30, 1);
  g_autoptr (DuidIntake) wider = survey_make_intake (again, "a", 31, 20, 1);
  g_autoptr (DuidIntake) other = survey_make_intake (again, "a", 1, 5, 99);
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);
  g_autoptr (DuidDataset) dataset = NULL;
  DuidImportCounts counts = add (project, first);

  g_assert_cmpuint (counts.added, ==, 40);
  counts = add (project, same);
  g_assert_cmpuint (counts.unchanged, ==, 30);
  g_assert_cmpuint (counts.added + counts.changed, ==, 0);
  counts = add (project, wider);
  g_assert_cmpuint (counts.unchanged, ==, 10);
  g_assert_cmpuint (counts.added, ==, 10);
  counts = add (project, other);
  g_assert_cmpuint (counts.changed, ==, 5);
  dataset = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 50);
  g_assert_cmpstr (duid_dataset_get_key (dataset, 0), ==, "a/1");
  survey_assert_within (other->dataset, dataset);
  survey_assert_within (wider->dataset, dataset);
  assert_sound (project);
}

/* The same question with other options, in another order, and a stone more. */
static DuidFramework *
make_turned_framework (void)
{
  g_autoptr (DuidFramework) usual = survey_make_framework (70);
  DuidFramework *turned = duid_framework_new ("Turned");

  for (guint i = duid_framework_get_n_questions (usual); i-- > 0;)
    {
      const DuidQuestion *question = duid_framework_get_question (usual, i);
      DuidQuestion       *copy = duid_question_new (question->name, question->type, "Again");

      copy->is_sensitive = question->is_sensitive;
      duid_question_add_option (copy, question->options->len > 0 ? "new" : "");
      if (question->options->len == 0)
        g_ptr_array_set_size (copy->options, 0);
      for (guint j = question->options->len; j-- > 0;)
        duid_question_add_option (copy, question->options->pdata[j]);
      for (guint j = question->stones->len; j-- > 0;)
        g_ptr_array_add (copy->stones, g_strdup (question->stones->pdata[j]));
      for (guint j = 0; j < 3; j++)
        copy->corners[j] = g_strdup (question->corners[j]);
      if (question->stones->len > 0)
        g_ptr_array_add (copy->stones, g_strdup ("buur"));
      duid_framework_add (turned, copy);
    }
  return turned;
}

static void
test_options_keep_their_meaning (SurveyPlace  *place,
                                 gconstpointer data)
{
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidFramework) turned = make_turned_framework ();
  g_autoptr (DuidIntake) first = survey_make_intake (framework, "a", 1, 60, 1);
  g_autoptr (DuidIntake) second = survey_make_intake (turned, "b", 1, 60, 2);
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);
  g_autoptr (DuidDataset) dataset = NULL;

  add (project, first);
  add (project, second);
  dataset = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 120);
  g_assert_cmpuint (duid_dataset_get_n_sources (dataset), ==, 2);
  survey_assert_within (first->dataset, dataset);
  survey_assert_within (second->dataset, dataset);
  g_assert_cmpuint (add (project, first).unchanged, ==, 60);
  assert_sound (project);
}

static void
test_raw_cells_are_kept (SurveyPlace  *place,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, 3);
  g_auto (GStrv) headers = NULL;
  g_auto (GStrv) cells = NULL;
  g_auto (GStrv) none = NULL;

  duid_project_load_cells (project, "bron/2", &headers, &cells, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (headers[1], ==, "Cijfer");
  g_assert_cmpstr (cells[0], ==, "bron/2");
  g_assert_cmpuint (g_strv_length (headers), ==, g_strv_length (cells));
  g_assert_false (duid_project_load_cells (project, "bron/9", NULL, &none, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
}

static void
cancel_cb (double   share,
           gpointer cancellable)
{
  if (share > 0.5)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled_import_leaves_nothing (SurveyPlace  *place,
                                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "b", 1, 3000, 3);
  g_autoptr (DuidProject) project = survey_make_project (place->path, 20);
  g_autoptr (DuidDataset) dataset = NULL;
  guint64 before = duid_project_get_change_counter (project);

  g_assert_false (duid_project_add_intake (project, intake, "Bert", NULL, cancel_cb, cancellable,
                                           cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (duid_project_get_change_counter (project), ==, before);
  dataset = load (project);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 20);
  g_assert_cmpuint (duid_dataset_get_n_sources (dataset), ==, 1);
  assert_sound (project);
}

static void
assert_found (DuidProject *project,
              const char  *words,
              gboolean     first,
              gboolean     second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = load (project);
  g_autoptr (DuidRows) rows = duid_project_search (project, dataset, words, &error);

  g_assert_no_error (error);
  if (duid_rows_has (rows, 0) != first || duid_rows_has (rows, 1) != second)
    g_error ("“%s” found %d %d", words, duid_rows_has (rows, 0), duid_rows_has (rows, 1));
}

static void
test_search_finds_words (SurveyPlace  *place,
                         gconstpointer data)
{
  g_autoptr (DuidIntake) intake =
    survey_make_tellings ("Café op de hoek|De juf kwam langs en bleef.|meer ruimte",
                          "Thuis|Kwam de juf maar vaker langs|ruimte voor café's");
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);

  add (project, intake);
  assert_found (project, "cafe", TRUE, TRUE);
  assert_found (project, "CAFÉ hoek", TRUE, FALSE);
  assert_found (project, "thui", FALSE, TRUE);
  assert_found (project, "thui juf", FALSE, FALSE);
  assert_found (project, "\"de juf\"", TRUE, TRUE);
  assert_found (project, "\"juf kwam\"", TRUE, FALSE);
  assert_found (project, "“juf kwam” blee", TRUE, FALSE);
  assert_found (project, "\"hoek de\"", FALSE, FALSE);
  assert_found (project, "\"juf kwa", TRUE, FALSE);
  assert_found (project, "", TRUE, TRUE);
  assert_found (project, "  *  ", TRUE, TRUE);
  assert_found (project, "blee ", TRUE, FALSE);
}

static void
test_search_takes_anything (SurveyPlace  *place,
                            gconstpointer data)
{
  static const char signs[] = "\"'*^:()-+{}[]NEAR AND OR NOT \\%_;é,.x\xee\x80\x80\xff";
  g_autoptr (DuidProject) project = survey_make_project (place->path, 5);
  g_autoptr (DuidDataset) dataset = load (project);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DuidRows) rows = NULL;
      char words[13] = "";

      for (guint j = 0; j < 12; j++)
        words[j] = signs[g_rand_int_range (rand, 0, sizeof signs)];
      rows = duid_project_search (project, dataset, words, &error);
      g_assert_no_error (error);
    }
}

static void
test_search_follows_new_versions (SurveyPlace  *place,
                                  gconstpointer data)
{
  g_autoptr (DuidIntake) first = survey_make_tellings ("oud|appel|x", "blijft|peer|x");
  g_autoptr (DuidIntake) second = survey_make_tellings ("nieuw|banaan|x", "blijft|peer|x");
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);

  add (project, first);
  g_assert_cmpuint (add (project, second).changed, ==, 1);
  assert_found (project, "appel", FALSE, FALSE);
  assert_found (project, "banaan", TRUE, FALSE);
  assert_found (project, "peer", FALSE, TRUE);
  assert_sound (project);
}

static void
test_sensitive_answers_are_not_found (SurveyPlace  *place,
                                      gconstpointer data)
{
  g_autoptr (DuidIntake) open = survey_make_tellings ("a|b|telefoon", "c|d|e");
  g_autoptr (DuidIntake) closed = survey_make_tellings ("a|b|telefoon", "c|d|e");
  g_autoptr (DuidProject) project = duid_project_create (place->path, "T", NULL);
  DuidFramework *framework = duid_dataset_get_framework (closed->dataset);

  add (project, open);
  assert_found (project, "telefoon", TRUE, FALSE);
  ((DuidQuestion *) duid_framework_get_question (framework, 2))->is_sensitive = TRUE;
  g_assert_cmpuint (add (project, closed).unchanged, ==, 2);
  assert_found (project, "telefoon", FALSE, FALSE);
  assert_found (project, "a", TRUE, FALSE);
  assert_sound (project);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                           \
  g_test_add ("/store/stories/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)
  ADD ("every-answer-comes-back", test_every_answer_comes_back);
  ADD ("many-chunks-come-back", test_many_chunks_come_back);
  ADD ("what-was-erased-stays-away-from-many", test_what_was_erased_stays_away_from_many);
  ADD ("reimport-counts-what-is-new", test_reimport_counts_what_is_new);
  ADD ("options-keep-their-meaning", test_options_keep_their_meaning);
  ADD ("raw-cells-are-kept", test_raw_cells_are_kept);
  ADD ("cancelled-import-leaves-nothing", test_cancelled_import_leaves_nothing);
  ADD ("search-finds-words", test_search_finds_words);
  ADD ("search-takes-anything", test_search_takes_anything);
  ADD ("search-follows-new-versions", test_search_follows_new_versions);
  ADD ("sensitive-answers-are-not-found", test_sensitive_answers_are_not_found);
  return g_test_run ();
}
