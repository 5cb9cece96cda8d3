/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-session-blind.h"
#include "session/duid-session-object-notes.h"
#include "session/duid-session-passages.h"
#include "session/duid-session-tags.h"

#define add_test(name, func) g_test_add (name, Fixture, NULL, begin, func, tear_down)

static const char *
get_tag_id (DuidSession *session)
{
  return duid_tagging_get_tag (duid_session_get_tagging (session), 0)->id;
}

/* Anna gave a tag to three stories and to a passage, and wrote two notes; Bert, who is at
 * work, gave it to one of the three. */
static void
begin (Fixture      *fixture,
       gconstpointer unused)
{
  g_autoptr (DuidRows) rows = NULL;
  DuidSession *session;

  set_up (fixture, unused);
  session = fixture->session;
  rows = duid_rows_new (duid_dataset_get_n_rows (duid_session_get_dataset (session)));
  for (gsize i = 0; i < 3; i++)
    duid_rows_add (rows, i);
  duid_session_set_author (session, "Anna");
  g_assert_true (duid_session_tag (session, rows, "Wachten", TRUE, NULL));
  g_assert_true (duid_session_tag_passage (session, 0, 12, "Wachten", FALSE, NULL));
  g_assert_true (duid_session_add_note (session, "Van Anna", NULL));
  g_assert_true (duid_session_write_object_note (session, DUID_NOTED_TAG, get_tag_id (session),
                                                 NULL, "Over het label", NULL));
  duid_session_set_author (session, "Bert");
  duid_session_focus (session, 2);
  g_assert_true (duid_session_tag (session, NULL, "Wachten", TRUE, NULL));
}

static void
assert_shown (Fixture *fixture,
              guint    n_assignments,
              guint    n_passages,
              guint    n_notes,
              gsize    n_stories)
{
  const DuidTagging *tagging = duid_session_get_tagging (fixture->session);
  g_autoptr (GArray) notes =
    duid_session_load_object_notes (fixture->session, DUID_NOTED_TAG,
                                    get_tag_id (fixture->session));

  g_assert_cmpuint (tagging->assignments->len, ==, n_assignments);
  g_assert_cmpuint (tagging->passages->len, ==, n_passages);
  g_assert_cmpuint (tagging->notes->len, ==, n_notes);
  g_assert_cmpuint (notes->len, ==, n_notes);
  g_assert_cmpuint (duid_rows_count (duid_tagging_get_tag (tagging, 0)->rows), ==, n_stories);
}

static gsize
count_passing (Fixture *fixture)
{
  DuidSelection *selection = duid_session_get_selection (fixture->session);
  const char    *words[] = { "Wachten", NULL };
  g_autoptr (DuidCondition) brush = duid_condition_new_words (DUID_CONDITION_TAGS, NULL, words);
  gsize n;

  duid_session_brush (fixture->session, brush, DUID_BRUSH_REPLACE, FALSE);
  n = duid_rows_count (duid_selection_get_rows (selection));
  duid_session_clear_all (fixture->session);
  return n;
}

static void
test_others_are_hidden_until_revealed (Fixture      *fixture,
                                       gconstpointer unused)
{
  assert_shown (fixture, 4, 1, 1, 3);
  g_assert_cmpuint (count_passing (fixture), ==, 3);
  g_assert_true (duid_session_set_blind (fixture->session, TRUE, NULL));
  g_assert_true (duid_session_is_blind (fixture->session));
  assert_shown (fixture, 1, 0, 0, 1);
  g_assert_cmpuint (count_passing (fixture), ==, 1);
  g_assert_true (duid_session_set_blind (fixture->session, FALSE, NULL));
  g_assert_false (duid_session_is_blind (fixture->session));
  assert_shown (fixture, 4, 1, 1, 3);
}

static void
test_each_sees_their_own (Fixture      *fixture,
                          gconstpointer unused)
{
  g_assert_true (duid_session_set_blind (fixture->session, TRUE, NULL));
  duid_session_set_author (fixture->session, "Anna");
  assert_shown (fixture, 3, 1, 1, 3);
  duid_session_set_author (fixture->session, "Cas");
  assert_shown (fixture, 0, 0, 0, 0);
}

static void
test_going_blind_is_a_step_of_undo_and_lasts (Fixture      *fixture,
                                              gconstpointer unused)
{
  g_assert_true (duid_session_set_blind (fixture->session, TRUE, NULL));
  duid_session_undo (fixture->session, NULL);
  assert_shown (fixture, 4, 1, 1, 3);
  duid_session_redo (fixture->session, NULL);
  g_assert_true (duid_session_close (fixture->session, NULL));
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_true (duid_session_is_blind (fixture->session));
  assert_shown (fixture, 1, 0, 0, 1);
}

static void
test_all_of_it_is_there_still (Fixture      *fixture,
                               gconstpointer unused)
{
  const DuidTagging *all;

  g_assert_true (duid_session_set_blind (fixture->session, TRUE, NULL));
  g_assert_true (duid_session_mark_read (fixture->session, 5, TRUE, NULL));
  g_assert_true (duid_session_is_blind (fixture->session));
  all = duid_session_get_all_tagging (fixture->session);
  g_assert_cmpuint (all->assignments->len, ==, 4);
  g_assert_cmpuint (all->notes->len, ==, 1);
  g_assert_true (duid_rows_has (all->read, 5));
  g_assert_true (duid_rows_has (duid_session_get_tagging (fixture->session)->read, 5));
}

static void
test_a_tag_that_only_others_use_is_not_taken_away_unseen (Fixture      *fixture,
                                                          gconstpointer unused)
{
  /* Bert makes a tag with its first story, and Anna uses it where he cannot see it. */
  g_assert_true (duid_session_set_blind (fixture->session, TRUE, NULL));
  g_assert_true (duid_session_tag (fixture->session, NULL, "Hulp", TRUE, NULL));
  {
    DuidProject     *project = duid_session_get_project (fixture->session);
    const char      *key = duid_dataset_get_key (duid_session_get_dataset (fixture->session), 7);
    g_autofree char *id = NULL;

    g_assert_true (duid_project_use_author (project, "Anna", NULL));
    g_assert_true (duid_project_define_tag (project, "Hulp", -1, &id, NULL));
    g_assert_true (duid_project_assign (project, &key, 1, id, 1, NULL));
    g_assert_true (duid_project_use_author (project, "Bert", NULL));
  }
  g_assert_true (duid_session_refresh (fixture->session, NULL));
  duid_session_undo (fixture->session, NULL);
  g_assert_cmpint (duid_tagging_find (duid_session_get_tagging (fixture->session), "Hulp"), >=, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/session/blind/others are hidden until revealed",
            test_others_are_hidden_until_revealed);
  add_test ("/session/blind/each sees their own", test_each_sees_their_own);
  add_test ("/session/blind/going blind is a step of undo and lasts",
            test_going_blind_is_a_step_of_undo_and_lasts);
  add_test ("/session/blind/all of it is there still", test_all_of_it_is_there_still);
  add_test ("/session/blind/a tag that only others use is not taken away unseen",
            test_a_tag_that_only_others_use_is_not_taken_away_unseen);
  return g_test_run ();
}
