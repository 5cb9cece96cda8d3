/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-indexing.h"

#include "store/duid-project-private.h"
#include "store/duid-project-questions.h"
#include "store/duid-search-table.h"
#include "store/duid-text-block.h"
#include "survey.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_STORIES     3000 /* so many that the index comes after them */
#define N_ROUNDS      12
#define N_ROUNDS_LONG 300
#define N_ACTS        24

#define ADD(name, func)                                                            \
  g_test_add ("/store/indexing/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)

static DuidProject *
open_project (SurveyPlace *place)
{
  g_autoptr (GError) error = NULL;
  DuidProject *project = duid_project_open (place->path, &error);

  g_assert_no_error (error);
  return project;
}

static void
add_stories (DuidProject *project,
             guint        first,
             guint        n,
             guint32      seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "bron", first, n, seed);

  duid_project_add_intake (project, intake, "Anna", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_indexed (DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  gboolean is;

  duid_project_is_indexed (project, &is, &error);
  g_assert_no_error (error);
  return is;
}

static void
index_rest (DuidProject *project)
{
  g_autoptr (GError) error = NULL;

  duid_project_index_behind (project, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_indexed (project));
}

/* As many as will be in the index; what is not in it yet is found all the same. */
static void
assert_finds (DuidProject *project,
              const char  *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, &error);
  g_autoptr (DuidTextBlock) block = duid_text_block_new (dataset, NULL, &error);
  g_autoptr (DuidSearch) search = duid_search_new (words);
  g_autoptr (DuidRows) expected = duid_text_block_find (block, search, NULL, &error);
  g_autoptr (DuidRows) found = duid_project_search (project, dataset, words, &error);

  g_assert_no_error (error);
  g_assert_true (duid_rows_equal (found, expected));
}

static void
assert_sound (DuidProject *project)
{
  g_autofree char *reasons = survey_check (project);

  g_assert_cmpstr (reasons, ==, "");
  assert_finds (project, "text verder");
  assert_finds (project, "story 1");
}

/* ---- it comes after the stories ---- */

static void
test_a_project_is_whole_without_it (SurveyPlace  *place,
                                    gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);

  g_assert_true (is_indexed (project));
  add_stories (project, 1, N_STORIES, 1);
  g_assert_false (is_indexed (project));
  assert_sound (project);
  index_rest (project);
  assert_sound (project);
}

static void
test_few_stories_are_in_it_at_once (SurveyPlace  *place,
                                    gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);

  add_stories (project, 1, 100, 1);
  g_assert_true (is_indexed (project));
  add_stories (project, 50, 100, 2);
  g_assert_true (is_indexed (project));
  assert_sound (project);
}

static void
test_at_once_is_the_same (SurveyPlace  *place,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);

  add_stories (project, 1, N_STORIES, 1);
  duid_project_index (project, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_indexed (project));
  assert_sound (project);
}

/* ---- broken off ---- */

typedef struct
{
  GCancellable *cancellable;
  int           n_left;
  double        share;
} Breaking;

static void
break_cb (double   share,
          gpointer data)
{
  Breaking *breaking = data;

  g_assert_cmpfloat (share, >=, 0);
  g_assert_cmpfloat (share, <=, 1);
  breaking->share = share;
  if (--breaking->n_left == 0)
    g_cancellable_cancel (breaking->cancellable);
}

/* How far it came when it was stopped after @n steps. */
static double
index_some (DuidProject *project,
            int          n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Breaking breaking = { cancellable, n, 0 };

  if (!duid_project_index_behind (project, NULL, break_cb, &breaking, cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return breaking.share;
}

static void
test_broken_off_it_goes_on (SurveyPlace  *place,
                            gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  int n_times = 0;

  add_stories (project, 1, N_STORIES, 1);
  for (; !is_indexed (project); n_times++)
    {
      g_assert_cmpint (n_times, <, 100);
      index_some (project, 2);
      assert_sound (project);
    }
  g_assert_cmpint (n_times, >, 3);
}

/* In the child, which is killed. */
static void
index_for_ever (const char *path,
                int         says)
{
  g_autoptr (DuidProject) project = duid_project_open (path, NULL);

  if (project == NULL || write (says, "", 1) != 1)
    _exit (1);
  _exit (duid_project_index_behind (project, NULL, NULL, NULL, NULL, NULL) ? 0 : 1);
}

static void
run_killed (SurveyPlace *place,
            gulong       microseconds)
{
  int   pipes[2];
  char  word;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    index_for_ever (place->path, pipes[1]);
  close (pipes[1]);
  g_assert_cmpint (read (pipes[0], &word, 1), ==, 1);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  close (pipes[0]);
}

static void
test_killed_it_goes_on (SurveyPlace  *place,
                        gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_rounds = g_getenv ("DUID_TEST_LONG") != NULL ? N_ROUNDS_LONG : N_ROUNDS;
  g_autoptr (DuidProject) last = NULL;

  duid_project_free (survey_make_project (place->path, 0));
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (DuidProject) project = open_project (place);

      add_stories (project, 1 + round * 1100, 1100, round);
      g_clear_pointer (&project, duid_project_free);
      run_killed (place, (gulong) g_rand_int_range (rand, 0, 60000));
      project = open_project (place);
      assert_sound (project);
    }
  last = open_project (place);
  index_rest (last);
  assert_sound (last);
}

/* ---- while people work ---- */

static void
mark_sensitive (DuidProject *project,
                const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();
  g_autoptr (DuidQuestionChanges) changes = duid_project_load_question_changes (project, &error);

  g_assert_no_error (error);
  duid_question_edits_add (edits, changes, "text", DUID_CHANGE_SENSITIVE, value);
  duid_project_edit_questions (project, edits, FALSE, &error);
  g_assert_no_error (error);
}

static void
erase (DuidProject *project,
       guint        number)
{
  g_autofree char *key = g_strdup_printf ("bron/%u", number);
  const char      *keys[] = { key };
  g_autoptr (GError) error = NULL;

  /* It may be gone already. */
  if (!duid_project_erase_stories (project, keys, 1, &error))
    g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
}

static void
act (DuidProject *project,
     GRand       *rand)
{
  guint first = (guint) g_rand_int_range (rand, 1, 4000);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      add_stories (project, first, 1200, g_rand_int (rand));
      break;
    case 1:
      add_stories (project, first, 5, g_rand_int (rand));
      break;
    case 2:
      erase (project, first);
      break;
    case 3:
      mark_sensitive (project, g_rand_boolean (rand) ? "yes" : NULL);
      break;
    default:
      index_some (project, g_rand_int_range (rand, 1, 6));
      break;
    }
}

static void
test_whatever_people_do_meanwhile (SurveyPlace  *place,
                                   gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);

  for (int i = 0; i < N_ACTS; i++)
    {
      act (project, rand);
      assert_sound (project);
    }
  index_rest (project);
  assert_sound (project);
}

/* A story of the last number that is erased leaves its number to the next. */
static void
test_a_number_that_comes_again_is_indexed (SurveyPlace  *place,
                                           gconstpointer data)
{
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);

  add_stories (project, 1, 20, 1);
  erase (project, 20);
  add_stories (project, 50, 1, 2);
  g_assert_true (is_indexed (project));
  assert_sound (project);
}

typedef struct
{
  const char *path;
  DuidTurns  *turns;
} Behind;

static gpointer
index_in_thread (gpointer data)
{
  const Behind *behind = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (behind->path, &error);

  g_assert_no_error (error);
  duid_project_index_behind (project, behind->turns, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

static void
tag_once (DuidProject *project,
          guint        i)
{
  g_autofree char *name = g_strdup_printf ("tag %u", i);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  const char *key = "bron/1";

  duid_project_define_tag (project, name, 1, &id, &error);
  g_assert_no_error (error);
  duid_project_assign (project, &key, 1, id, 1, &error);
  g_assert_no_error (error);
}

static void
test_nothing_done_meanwhile_is_lost (SurveyPlace  *place,
                                     gconstpointer data)
{
  g_autoptr (DuidTurns) turns = duid_turns_new ();
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  Behind   behind = { place->path, turns };
  GThread *thread;

  add_stories (project, 1, 2 * N_STORIES, 1);
  duid_project_set_turns (project, turns);
  thread = g_thread_new ("behind", index_in_thread, &behind);
  for (guint i = 0; i < N_ACTS; i++)
    tag_once (project, i);
  g_assert_false (duid_turns_is_wanted (turns));
  g_thread_join (thread);
  g_assert_true (is_indexed (project));
  assert_sound (project);
  dataset = duid_project_load_dataset (project, NULL, NULL);
  tagging = duid_project_load_tagging (project, dataset, NULL);
  g_assert_cmpuint (tagging->tags->len, ==, N_ACTS);
}

/* Between two stories the work behind looks whether anybody wants to write. */
static gboolean
is_wanted (gpointer turns)
{
  return duid_turns_is_wanted (turns);
}

static void
test_who_takes_a_turn_goes_first (SurveyPlace  *place,
                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidTurns) turns = duid_turns_new ();
  g_autoptr (DuidProject) project = survey_make_project (place->path, 0);
  g_autoptr (DuidFramework) framework = NULL;
  DuidSearchMark mark;
  gboolean       is_whole;

  add_stories (project, 1, N_STORIES, 1);
  framework = duid_search_table_load_framework (project->sql, &error);
  duid_turns_take (turns);
  g_assert_true (duid_sql_begin (project->sql, &error));
  duid_search_table_go_on (project->sql, framework, N_STORIES, is_wanted, turns, &is_whole,
                           &error);
  g_assert_true (duid_sql_commit (project->sql, &error));
  g_assert_no_error (error);
  g_assert_false (is_whole);
  g_assert_true (duid_search_table_get_mark (project->sql, &mark, &error));
  g_assert_cmpint (mark.story, >, 0);
  g_assert_cmpint (mark.story, <, 100);
  duid_turns_give (turns);
  duid_turns_wait (turns);
  assert_sound (project);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-project-is-whole-without-it", test_a_project_is_whole_without_it);
  ADD ("few-stories-are-in-it-at-once", test_few_stories_are_in_it_at_once);
  ADD ("at-once-is-the-same", test_at_once_is_the_same);
  ADD ("broken-off-it-goes-on", test_broken_off_it_goes_on);
  ADD ("killed-it-goes-on", test_killed_it_goes_on);
  ADD ("whatever-people-do-meanwhile", test_whatever_people_do_meanwhile);
  ADD ("a-number-that-comes-again-is-indexed", test_a_number_that_comes_again_is_indexed);
  ADD ("nothing-done-meanwhile-is-lost", test_nothing_done_meanwhile_is_lost);
  ADD ("who-takes-a-turn-goes-first", test_who_takes_a_turn_goes_first);
  return g_test_run ();
}
