/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-session-patterns.h"
#include "session/duid-session-questions.h"
#include "session/duid-session-tags.h"

#include <math.h>

#define ADD(name, func) g_test_add ("/session/carry/" name, Fixture, NULL, set_up, func, tear_down)

static const DuidTag *
get_tag (Fixture    *fixture,
         const char *name)
{
  const DuidTagging *tagging = duid_session_get_tagging (fixture->session);
  int                tag = duid_tagging_find (tagging, name);

  g_assert_cmpint (tag, >=, 0);
  return duid_tagging_get_tag (tagging, (guint) tag);
}

static int
find (Fixture    *fixture,
      const char *name)
{
  return duid_session_find_question (fixture->session, name);
}

static const DuidQuestion *
question (Fixture    *fixture,
          const char *name)
{
  return duid_dataset_get_question (duid_session_get_dataset (fixture->session),
                                    (guint) find (fixture, name));
}

/* A group and a pattern of the stories that pass @text, and looking at all again; how many
 * they are. */
static gsize
keep (Fixture    *fixture,
      const char *text)
{
  gsize n;

  brush (fixture, text, DUID_BRUSH_REPLACE, FALSE);
  n = n_passing (fixture);
  g_assert_cmpuint (n, >, 0);
  g_assert_true (duid_session_save_group (fixture->session, "groep", NULL));
  g_assert_true (duid_session_add_pattern (fixture->session, NULL, NULL, NULL));
  duid_session_clear_all (fixture->session);
  return n;
}

static void
assert_kept (Fixture *fixture,
             gsize    n)
{
  g_autoptr (GPtrArray) patterns = duid_session_load_patterns (fixture->session, NULL);
  g_autoptr (DuidPatternStand) stand = NULL;
  const DuidTagging *tagging = duid_session_get_tagging (fixture->session);
  g_autoptr (GError) error = NULL;
  const DuidGroup *group = tagging->groups->pdata[0];

  stand = duid_session_compare_pattern (fixture->session, patterns->pdata[0]);
  g_assert_false (stand->is_lost);
  g_assert_cmpuint (stand->n_now, ==, n);
  g_assert_cmpuint (stand->n_more + stand->n_gone, ==, 0);
  duid_session_show_group (fixture->session, group->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_passing (fixture), ==, n);
  duid_session_clear_all (fixture->session);
}

static void
give (Fixture    *fixture,
      gsize       row,
      const char *tag)
{
  duid_session_focus (fixture->session, (gssize) row);
  g_assert_true (duid_session_tag (fixture->session, NULL, tag, TRUE, NULL));
}

static void
test_patterns_follow_another_name_of_a_tag (Fixture      *fixture,
                                            gconstpointer unused)
{
  g_autoptr (GPtrArray) patterns = NULL;
  gsize n;

  give (fixture, 3, "klik");
  give (fixture, 5, "klik");
  n = keep (fixture, "tag=klik");
  g_assert_true (duid_session_change_tag (fixture->session, get_tag (fixture, "klik")->id,
                                          DUID_TAG_NAME, "verbinding", NULL));
  patterns = duid_session_load_patterns (fixture->session, NULL);
  g_assert_cmpstr (duid_pattern_get_field (patterns->pdata[0], DUID_PATTERN_CONDITIONS), ==,
                   "tag=verbinding");
  assert_kept (fixture, n);
  /* Another tag that takes the old name changes nothing of that. */
  give (fixture, 7, "klik");
  assert_kept (fixture, n);
}

static void
test_patterns_follow_a_tag_that_becomes_part_of_another (Fixture      *fixture,
                                                         gconstpointer unused)
{
  g_autoptr (GPtrArray) patterns = NULL;

  give (fixture, 3, "klik");
  give (fixture, 5, "band");
  keep (fixture, "tag=klik");
  g_assert_true (duid_session_merge_tag (fixture->session, get_tag (fixture, "klik")->id,
                                         get_tag (fixture, "band")->id, NULL));
  patterns = duid_session_load_patterns (fixture->session, NULL);
  g_assert_cmpstr (duid_pattern_get_field (patterns->pdata[0], DUID_PATTERN_CONDITIONS), ==,
                   "tag=band");
}

/* Nothing was carried here: another copy renamed the tag. */
static void
test_what_speaks_of_a_name_of_before_finds_the_tag (Fixture      *fixture,
                                                    gconstpointer unused)
{
  DuidProject     *project;
  g_autofree char *id = NULL;
  gsize            n;

  give (fixture, 3, "klik");
  n = keep (fixture, "tag=klik");
  id = g_strdup (get_tag (fixture, "klik")->id);
  project = duid_project_open (fixture->path, NULL);
  g_assert_true (duid_project_use_author (project, "Bo", NULL));
  g_assert_true (duid_project_set_tag_field (project, id, DUID_TAG_NAME, "Verbinding", NULL));
  g_assert_true (duid_project_set_tag_field (project, id, DUID_TAG_NAME, "Band", NULL));
  duid_project_free (project);
  g_assert_true (duid_session_refresh (fixture->session, NULL));
  assert_kept (fixture, n);
  brush (fixture, "tag=VERBINDING", DUID_BRUSH_REPLACE, FALSE);
  g_assert_cmpuint (n_passing (fixture), ==, n);
}

static void
rename_answer (Fixture    *fixture,
               const char *from,
               const char *to)
{
  guint position = (guint) duid_question_find_option (question (fixture, "perspectief"), from);

  g_assert_true (duid_session_rename_option (fixture->session, find (fixture, "perspectief"),
                                             position, to, NULL));
}

static void
test_answers_may_be_renamed_again_and_again (Fixture      *fixture,
                                             gconstpointer unused)
{
  gsize n;

  rename_answer (fixture, "Gezin", "Thuis");
  n = keep (fixture, "perspectief=Thuis");
  rename_answer (fixture, "Thuis", "Familie");
  assert_kept (fixture, n);
  brush (fixture, "perspectief=Familie", DUID_BRUSH_REPLACE, FALSE);
  rename_answer (fixture, "Familie", "Gezin en familie");
  g_assert_cmpuint (n_passing (fixture), ==, n);
  assert_kept (fixture, n);
  g_assert_true (duid_session_reset_question (fixture->session, find (fixture, "perspectief"),
                                              NULL));
  assert_kept (fixture, n);
  for (guint i = 0; i < 20 && duid_session_get_undo_words (fixture->session) != NULL; i++)
    g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpint (duid_question_find_option (question (fixture, "perspectief"), "Gezin"), >=, 0);
}

static void
test_bands_that_are_called_otherwise_stay_what_they_are (Fixture      *fixture,
                                                         gconstpointer unused)
{
  const DuidQuestion *asked = question (fixture, "tevredenheid");
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (DuidBand));
  gsize n;

  g_array_append_vals (bands, asked->bands->data, asked->bands->len);
  g_assert_cmpstr (g_array_index (bands, DuidBand, 2).label, ==, "Tevreden");
  n = keep (fixture, "tevredenheid:band=Tevreden");
  give (fixture, 3, "probleem");
  g_assert_true (duid_session_change_tag (fixture->session, get_tag (fixture, "probleem")->id,
                                          DUID_TAG_AGAINST, "tevredenheid:band=Tevreden", NULL));
  g_array_index (bands, DuidBand, 2).label = (char *) "Heel blij";
  g_assert_true (duid_session_set_bands (fixture->session, find (fixture, "tevredenheid"), bands,
                                         NULL));
  assert_kept (fixture, n);
  g_assert_cmpstr (get_tag (fixture, "probleem")->against, ==,
                   "tevredenheid:band=Heel blij");
  g_assert_true (duid_session_reset_question (fixture->session, find (fixture, "tevredenheid"),
                                              NULL));
  assert_kept (fixture, n);
  g_assert_cmpstr (get_tag (fixture, "probleem")->against, ==, "tevredenheid:band=Tevreden");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("patterns follow another name of a tag", test_patterns_follow_another_name_of_a_tag);
  ADD ("patterns follow a tag that becomes part of another",
       test_patterns_follow_a_tag_that_becomes_part_of_another);
  ADD ("what speaks of a name of before finds the tag",
       test_what_speaks_of_a_name_of_before_finds_the_tag);
  ADD ("answers may be renamed again and again", test_answers_may_be_renamed_again_and_again);
  ADD ("bands that are called otherwise stay what they are",
       test_bands_that_are_called_otherwise_stay_what_they_are);
  return g_test_run ();
}
