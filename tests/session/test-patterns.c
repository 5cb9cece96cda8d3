/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-patterns.h"

#include "session-fixture.h"
#include "session/duid-session-tags.h"

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *patterns = duid_session_load_patterns (fixture->session, &error);

  g_assert_no_error (error);
  return patterns;
}

/* A pattern of the families with low satisfaction. */
static char *
add_pattern (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  duid_session_set_author (fixture->session, "Sam");
  brush (fixture, "perspectief=Gezin", DUID_BRUSH_REPLACE, FALSE);
  duid_session_add_pattern (fixture->session, "tevredenheid", &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_pattern_freezes_what_is_looked_at (Fixture      *fixture,
                                        gconstpointer unused)
{
  g_autofree char *id = add_pattern (fixture);
  g_autoptr (GPtrArray) patterns = load (fixture);
  const DuidPattern *pattern = g_ptr_array_index (patterns, 0);
  g_autoptr (DuidCard) card = duid_pattern_dup_card (pattern);
  g_autoptr (DuidPatternStand) stand = duid_session_compare_pattern (fixture->session, pattern);
  g_autofree char *words = duid_pattern_stand_dup_words (stand);

  g_assert_cmpuint (patterns->len, ==, 1);
  g_assert_cmpuint (pattern->n_frozen, ==, 100);
  g_assert_cmpstr (card->question, ==, "tevredenheid");
  g_assert_cmpstr (duid_pattern_get_field (pattern, DUID_PATTERN_AUTHOR), ==, "Sam");
  g_assert_cmpuint (stand->n_now, ==, 100);
  g_assert_cmpuint (stand->n_more, ==, 0);
  g_assert_cmpstr (words, ==, "100 stories");
}

static void
test_pattern_comes_and_goes_with_undo (Fixture      *fixture,
                                       gconstpointer unused)
{
  g_autofree char *id = add_pattern (fixture);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_assert_true (duid_session_undo (fixture->session, NULL));
  none = load (fixture);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  again = load (fixture);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((DuidPattern *) g_ptr_array_index (again, 0))->id, ==, id);
  g_assert_true (
    duid_session_delete_pattern (fixture->session, g_ptr_array_index (again, 0), NULL));
  deleted = load (fixture);
  g_assert_cmpuint (deleted->len, ==, 0);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  back = load (fixture);
  g_assert_cmpuint (((DuidPattern *) g_ptr_array_index (back, 0))->n_frozen, ==, 100);
}

static void
test_words_are_kept_and_undone (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autofree char *id = add_pattern (fixture);
  g_autoptr (GPtrArray) before = load (fixture);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_auto (GStrv) readings = NULL;
  const DuidPattern *pattern = g_ptr_array_index (before, 0);

  g_assert_true (
    duid_session_change_pattern (fixture->session, pattern, "reading.2", "They wait", NULL));
  g_assert_true (
    duid_session_change_pattern (fixture->session, pattern, "reading.1", "They trust", NULL));
  after = load (fixture);
  readings = duid_pattern_dup_readings (g_ptr_array_index (after, 0));
  g_assert_cmpuint (g_strv_length (readings), ==, 2);
  g_assert_cmpstr (readings[0], ==, "They trust");
  g_assert_true (duid_session_undo (fixture->session, NULL));
  undone = load (fixture);
  g_strfreev (g_steal_pointer (&readings));
  readings = duid_pattern_dup_readings (g_ptr_array_index (undone, 0));
  g_assert_cmpuint (g_strv_length (readings), ==, 1);
}

/* The view is opened again, and a list that no longer fits is told. */
static void
test_view_opens_again_and_change_is_told (Fixture      *fixture,
                                          gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) patterns = NULL;
  g_autoptr (GPtrArray) frozen = NULL;
  g_autoptr (DuidPatternStand) stand = NULL;
  g_autoptr (DuidPatternStand) anew = NULL;
  g_autofree char *words = NULL;

  duid_session_set_author (fixture->session, "Sam");
  duid_session_focus (fixture->session, 3);
  g_assert_true (duid_session_tag (fixture->session, NULL, "klik", TRUE, NULL));
  brush (fixture, "tag=klik", DUID_BRUSH_REPLACE, FALSE);
  g_assert_true (duid_session_add_pattern (fixture->session, NULL, &id, NULL));
  duid_session_clear_all (fixture->session);
  duid_session_focus (fixture->session, 5);
  g_assert_true (duid_session_tag (fixture->session, NULL, "klik", TRUE, NULL));
  patterns = load (fixture);
  stand = duid_session_compare_pattern (fixture->session, g_ptr_array_index (patterns, 0));
  words = duid_pattern_stand_dup_words (stand);
  g_assert_cmpstr (words, ==, "1 story; now 2, 1 more");
  g_assert_true (
    duid_session_show_pattern (fixture->session, g_ptr_array_index (patterns, 0), NULL));
  g_assert_cmpuint (n_passing (fixture), ==, 2);
  g_assert_true (
    duid_session_refreeze_pattern (fixture->session, g_ptr_array_index (patterns, 0), NULL));
  frozen = load (fixture);
  anew = duid_session_compare_pattern (fixture->session, g_ptr_array_index (frozen, 0));
  g_assert_cmpuint (anew->n_frozen, ==, 2);
  g_assert_cmpuint (anew->n_more, ==, 0);
}

static void
test_lost_filter_is_told_not_guessed (Fixture      *fixture,
                                      gconstpointer unused)
{
  g_autofree char *id = add_pattern (fixture);
  g_autoptr (GPtrArray) patterns = load (fixture);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (DuidPatternStand) stand = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duid_session_change_pattern (fixture->session, g_ptr_array_index (patterns, 0),
                                              DUID_PATTERN_CONDITIONS, "gone=x", NULL));
  changed = load (fixture);
  stand = duid_session_compare_pattern (fixture->session, g_ptr_array_index (changed, 0));
  g_assert_true (stand->is_lost);
  g_assert_cmpuint (duid_rows_count (stand->frozen), ==, 100);
  g_assert_false (
    duid_session_show_pattern (fixture->session, g_ptr_array_index (changed, 0), &error));
  g_assert_nonnull (error);
}

static guint64
points_of (GHashTable *points,
           const char *id)
{
  const guint64 *given = g_hash_table_lookup (points, id);

  return given != NULL ? *given : 0;
}

static void
test_votes_stay_in_their_budget (Fixture      *fixture,
                                 gconstpointer unused)
{
  g_autofree char *first = add_pattern (fixture);
  g_autofree char *second = add_pattern (fixture);
  g_autofree char *round_id = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GHashTable) totals = NULL;
  g_autoptr (GError) error = NULL;
  const DuidRound *round;
  guint            n_voters;

  g_assert_true (duid_project_start_round (duid_session_get_project (fixture->session), "Today", 3,
                                           &round_id, NULL));
  rounds = duid_project_list_rounds (duid_session_get_project (fixture->session), NULL);
  g_assert_cmpuint (rounds->len, ==, 1);
  round = g_ptr_array_index (rounds, 0);
  g_assert_cmpuint (round->budget, ==, 3);
  g_assert_cmpint (round->moment, >, 0);
  g_assert_true (duid_session_vote (fixture->session, round, first, 2, NULL));
  g_assert_true (duid_session_vote (fixture->session, round, second, 1, NULL));
  g_assert_false (duid_session_vote (fixture->session, round, second, 2, &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID);
  g_assert_true (
    duid_session_load_votes (fixture->session, round, &own, &totals, &n_voters, NULL));
  g_assert_cmpuint (points_of (own, first), ==, 2);
  g_assert_cmpuint (points_of (totals, second), ==, 1);
  g_assert_cmpuint (n_voters, ==, 1);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_clear_pointer (&own, g_hash_table_unref);
  g_clear_pointer (&totals, g_hash_table_unref);
  g_assert_true (
    duid_session_load_votes (fixture->session, round, &own, &totals, &n_voters, NULL));
  g_assert_cmpuint (points_of (own, second), ==, 0);
}

#define ADD(sentence, test) \
  g_test_add ("/session/patterns/" sentence, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a pattern freezes what is looked at", test_pattern_freezes_what_is_looked_at);
  ADD ("a pattern comes and goes with undo", test_pattern_comes_and_goes_with_undo);
  ADD ("words are kept and undone", test_words_are_kept_and_undone);
  ADD ("a view opens again and what changed is told", test_view_opens_again_and_change_is_told);
  ADD ("a lost filter is told, not guessed", test_lost_filter_is_told_not_guessed);
  ADD ("votes stay in their budget", test_votes_stay_in_their_budget);
  return g_test_run ();
}
