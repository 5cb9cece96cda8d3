/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "power.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/duid-project-private.h"
#include "survey.h"

#define N_STORIES    4
#define N_TAGS       24
#define N_CUTS       500
#define N_LONG_CUTS  3000
#define CUTS_A_ROUND 50

/* What somebody was told, and the disk at some moment. */
typedef struct
{
  GHashTable *files;
  guint       n_told;
} Cut;

typedef struct
{
  SurveyPlace *place;
  const char  *pragmas; /* planted, or NULL */
  GRand       *rand;
  double       share;  /* of the operations that are followed by a cut */
  guint        n_told; /* tags of which we were told that they are kept */
  GPtrArray   *cuts;
} Round;

static void
free_cut (gpointer cut)
{
  g_hash_table_unref (((Cut *) cut)->files);
  g_free (cut);
}

static void
watch_cb (gpointer data)
{
  Round *round = data;
  Cut   *cut;

  if (g_rand_double (round->rand) >= round->share)
    return;
  cut = g_new (Cut, 1);
  cut->files = power_cut (round->rand);
  cut->n_told = round->n_told;
  g_ptr_array_add (round->cuts, cut);
}

static DuidProject *
open_project (const Round *round)
{
  g_autoptr (GError) error = NULL;
  DuidProject *project = duid_project_open (round->place->path, &error);

  g_assert_no_error (error);
  if (round->pragmas != NULL)
    g_assert_true (duid_sql_script (project->sql, round->pragmas, NULL));
  g_assert_true (duid_project_use_author (project, "Anna", NULL));
  return project;
}

static gboolean
give_tag (DuidProject *project,
          guint        i,
          GError     **error)
{
  g_autofree char *name = g_strdup_printf ("tag %u", i);
  g_autofree char *key = g_strdup_printf ("bron/%u", 1 + i % N_STORIES);
  g_autofree char *id = NULL;
  const char      *keys[] = { key };

  return duid_project_define_tag (project, name, 1, &id, error) &&
         duid_project_assign (project, keys, 1, id, 1, error);
}

/* Gives tags, and closes the project in between. */
static void
work (Round *round)
{
  g_autoptr (DuidProject) project = open_project (round);

  for (guint i = 0; i < N_TAGS; i++)
    {
      if (i == N_TAGS / 2)
        {
          g_clear_pointer (&project, duid_project_free);
          project = open_project (round);
        }
      g_assert_true (give_tag (project, i, NULL));
      round->n_told = i + 1;
    }
}

static gboolean
has_tag (const DuidTagging *tagging,
         guint              i)
{
  g_autofree char *name = g_strdup_printf ("tag %u", i);
  int              tag = duid_tagging_find (tagging, name);

  return tag >= 0 && duid_rows_has (duid_tagging_get_tag (tagging, (guint) tag)->rows,
                                    i % N_STORIES);
}

/* How many of the tags told of are not there after the cut; all when nothing can be read. */
static guint
count_lost (const Cut  *cut,
            const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DuidProject) project = NULL;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  g_autofree char *reasons = NULL;
  guint            n_lost = 0;

  power_restore (cut->files, folder);
  project = duid_project_open (path, NULL);
  dataset = project != NULL ? duid_project_load_dataset (project, NULL, NULL) : NULL;
  tagging = dataset != NULL ? duid_project_load_tagging (project, dataset, NULL) : NULL;
  if (tagging == NULL)
    return N_TAGS;
  reasons = survey_check (project);
  if (*reasons != '\0')
    return N_TAGS;
  for (guint i = 0; i < cut->n_told; i++)
    n_lost += !has_tag (tagging, i);
  return n_lost;
}

/* Cuts the power @n_cuts times; how many cuts lost something. */
static guint
count_losing_cuts (SurveyPlace *place,
                   const char  *pragmas,
                   guint        n_cuts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree char *after = g_build_filename (place->folder, "after", NULL);
  g_autofree char *name = g_path_get_basename (place->path);
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_done = 0;
  guint n_losing = 0;

  g_assert_cmpint (g_mkdir (after, 0700), ==, 0);
  while (n_done < n_cuts)
    {
      g_autoptr (GPtrArray) cuts = g_ptr_array_new_with_free_func (free_cut);
      Round round = { place, pragmas, rand, 0.1, 0, cuts };

      g_unlink (place->path);
      duid_project_free (survey_make_project (place->path, N_STORIES));
      power_plug_in ();
      power_watch (watch_cb, &round);
      work (&round);
      power_pull_out ();
      for (guint i = 0; i < cuts->len && n_done < n_cuts; i++, n_done++)
        n_losing += count_lost (cuts->pdata[i], after, name) > 0;
    }
  g_test_message ("%u cuts, %u lost something", n_cuts, n_losing);
  power_restore (nothing, after);
  g_rmdir (after);
  return n_losing;
}

static guint
count_cuts (void)
{
  return g_getenv ("DUID_TEST_LONG") != NULL ? N_LONG_CUTS : N_CUTS;
}

static void
test_a_cut_loses_nothing_that_was_told (SurveyPlace  *place,
                                        gconstpointer data)
{
  g_assert_cmpuint (count_losing_cuts (place, NULL, count_cuts ()), ==, 0);
}

/* As on a network drive. */
static void
test_nor_does_it_without_wal (SurveyPlace  *place,
                              gconstpointer data)
{
  g_assert_cmpuint (count_losing_cuts (place,
                                       "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA",
                                       count_cuts () / 5),
                    ==, 0);
}

/* Otherwise the two above would prove nothing. */
static void
test_a_hasty_sync_is_found (SurveyPlace  *place,
                            gconstpointer data)
{
  g_assert_cmpuint (count_losing_cuts (place, "PRAGMA synchronous=NORMAL", 100), >, 10);
}

static void
test_a_journal_that_comes_back_is_found (SurveyPlace  *place,
                                         gconstpointer data)
{
  g_assert_cmpuint (count_losing_cuts (place,
                                       "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL",
                                       100),
                    >, 3);
}

/* ---- a disk that fails ---- */

#define N_FAILING_TAGS 3

/* Opens it, once more when that fails. */
static DuidProject *
open_again (SurveyPlace *place,
            guint       *n_failures)
{
  for (guint attempt = 0;; attempt++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DuidProject) project = duid_project_open (place->path, &error);

      if (project != NULL && duid_project_use_author (project, "Anna", &error))
        return g_steal_pointer (&project);
      g_assert_nonnull (error);
      g_assert_cmpuint (attempt, <, 2);
      ++*n_failures;
    }
}

/* How often something failed. Each time we were told, and once more was enough. */
static guint
work_on_failing_disk (SurveyPlace *place)
{
  guint n_failures = 0;
  g_autoptr (DuidProject) project = open_again (place, &n_failures);

  for (guint i = 0; i < N_FAILING_TAGS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (give_tag (project, i, &error))
        continue;
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 10);
      n_failures++;
      g_assert_true (give_tag (project, i, NULL));
    }
  n_failures += !duid_project_close (project, NULL);
  return n_failures;
}

static void
assert_all_there (SurveyPlace *place)
{
  g_autoptr (DuidProject) project = duid_project_open (place->path, NULL);
  g_autoptr (DuidDataset) dataset = duid_project_load_dataset (project, NULL, NULL);
  g_autoptr (DuidTagging) tagging = duid_project_load_tagging (project, dataset, NULL);
  g_autofree char *reasons = survey_check (project);

  for (guint i = 0; i < N_FAILING_TAGS; i++)
    g_assert_true (has_tag (tagging, i));
  g_assert_cmpstr (reasons, ==, "");
}

/* Every operation fails once. */
static void
test_a_failing_disk_is_told_and_tried_again (SurveyPlace  *place,
                                             gconstpointer code)
{
  g_autofree char *bytes = NULL;
  gsize            size;
  guint            n_operations = 1;
  guint            n_failures = 0;

  duid_project_free (survey_make_project (place->path, N_STORIES));
  g_assert_true (g_file_get_contents (place->path, &bytes, &size, NULL));
  for (guint i = 0; i < n_operations; i++)
    {
      g_assert_true (g_file_set_contents (place->path, bytes, (gssize) size, NULL));
      power_plug_in ();
      power_fail (i, GPOINTER_TO_INT (code));
      n_failures += work_on_failing_disk (place);
      n_operations = MAX (n_operations, i == 0 ? power_count () : 0);
      power_pull_out ();
      assert_all_there (place);
    }
  g_test_message ("%u operations, %u failures told", n_operations, n_failures);
  g_assert_cmpuint (n_operations, >, 20);
  g_assert_cmpuint (n_failures, >, n_operations / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, test)                                                   \
  g_test_add ("/store/power/" name, SurveyPlace, data, survey_place_make, test, \
              survey_place_clear)
  ADD ("a-cut-loses-nothing-that-was-told", NULL, test_a_cut_loses_nothing_that_was_told);
  ADD ("nor-does-it-without-wal", NULL, test_nor_does_it_without_wal);
  ADD ("a-hasty-sync-is-found", NULL, test_a_hasty_sync_is_found);
  ADD ("a-journal-that-comes-back-is-found", NULL, test_a_journal_that_comes_back_is_found);
  ADD ("a-full-disk-is-told-and-tried-again", GINT_TO_POINTER (SQLITE_FULL),
       test_a_failing_disk_is_told_and_tried_again);
  ADD ("a-broken-disk-is-told-and-tried-again", GINT_TO_POINTER (SQLITE_IOERR),
       test_a_failing_disk_is_told_and_tried_again);
  return g_test_run ();
}
