/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROUNDS      50
#define N_ROUNDS_LONG 500

/* In the child: tags one story after another and says so when told it is kept. */
static void
tag_for_ever (const char *path,
              guint       round,
              int         says)
{
  g_autoptr (DuidProject) project = duid_project_open (path, NULL);

  if (project == NULL || !duid_project_use_author (project, "Anna", NULL))
    _exit (1);
  for (guint32 i = 0;; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %u %u", round, i);
      g_autofree char *id = NULL;
      const char      *key = "bron/1";

      if (!duid_project_define_tag (project, name, 1, &id, NULL) ||
          !duid_project_assign (project, &key, 1, id, 1, NULL) ||
          write (says, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

/* Kills the child at some moment; how many tags it was told are kept. */
static guint
run_round (const char *path,
           guint       round,
           gulong      microseconds)
{
  int     pipes[2];
  guint32 i;
  guint   n_told = 0;
  pid_t   child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    tag_for_ever (path, round, pipes[1]);
  close (pipes[1]);
  /* The clock starts at the first word, so that a slow machine has tags too. */
  g_assert_cmpint (read (pipes[0], &i, sizeof i), ==, sizeof i);
  n_told++;
  g_usleep (microseconds);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (pipes[0], &i, sizeof i) == sizeof i)
    n_told++;
  close (pipes[0]);
  return n_told;
}

static gboolean
has_tag (DuidTagging *tagging,
         guint        round,
         guint        i)
{
  g_autofree char *name = g_strdup_printf ("tag %u %u", round, i);
  int              tag = duid_tagging_find (tagging, name);

  return tag >= 0 && duid_rows_has (duid_tagging_get_tag (tagging, (guint) tag)->rows, 0);
}

static guint
count_rounds (void)
{
  return g_getenv ("DUID_TEST_LONG") != NULL ? N_ROUNDS_LONG : N_ROUNDS;
}

static void
assert_none_lost (const char  *path,
                  const guint *n_told,
                  guint        n_rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (path, &error);
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, &error);
  g_autoptr (DuidTagging) tagging = duid_project_load_tagging (project, dataset, &error);
  g_autofree char *reasons = survey_check (project);
  guint            n_lost = 0;

  g_assert_no_error (error);
  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < n_told[round]; i++)
      n_lost += !has_tag (tagging, round, i);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpstr (reasons, ==, "");
}

static void
test_what_was_acknowledged_is_never_lost (SurveyPlace  *place,
                                          gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_rounds = count_rounds ();
  guint n_told[N_ROUNDS_LONG];

  duid_project_free (survey_make_project (place->path, 3));
  for (guint round = 0; round < n_rounds; round++)
    n_told[round] = run_round (place->path, round, (gulong) g_rand_int_range (rand, 0, 20000));
  assert_none_lost (place->path, n_told, n_rounds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/durability/what-was-acknowledged-is-never-lost", SurveyPlace, NULL,
              survey_place_make, test_what_was_acknowledged_is_never_lost, survey_place_clear);
  return g_test_run ();
}
