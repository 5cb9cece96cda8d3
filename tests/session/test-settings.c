/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-session-settings.h"

#include "session-fixture.h"

static void
assert_setting (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *value = duid_session_dup_setting (fixture->session, "indicators");

  g_assert_cmpstr (value, ==, expected);
}

static void
test_setting_is_kept_undone_and_done_again (Fixture      *fixture,
                                            gconstpointer unused)
{
  assert_setting (fixture, NULL);
  g_assert_true (
    duid_session_set_setting (fixture->session, "indicators", "one", "choosing", NULL));
  g_assert_true (
    duid_session_set_setting (fixture->session, "indicators", "two", "choosing", NULL));
  assert_setting (fixture, "two");
  g_assert_cmpstr (duid_session_get_undo_words (fixture->session), ==, "choosing");
  g_assert_true (duid_session_undo (fixture->session, NULL));
  assert_setting (fixture, "one");
  g_assert_true (duid_session_undo (fixture->session, NULL));
  assert_setting (fixture, NULL);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  assert_setting (fixture, "one");
}

static void
test_nothing_is_kept_while_nothing_is_open (void)
{
  g_autoptr (DuidSession) session = duid_session_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (duid_session_dup_setting (session, "indicators"));
  g_assert_false (duid_session_set_setting (session, "indicators", "x", "choosing", &error));
  g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/settings/a setting is kept, undone and done again", Fixture, NULL, set_up,
              test_setting_is_kept_undone_and_done_again, tear_down);
  g_test_add_func ("/session/settings/nothing is kept while nothing is open",
                   test_nothing_is_kept_while_nothing_is_open);
  return g_test_run ();
}
