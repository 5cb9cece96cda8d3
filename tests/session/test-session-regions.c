/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-session-regions.h"

#define ADD(name, func) \
  g_test_add ("/session-regions/" name, Fixture, NULL, set_up, func, tear_down)

static DuidCondition *
make_lasso (void)
{
  const DuidPoint corners[] = { { .1, .1 }, { .5, .1 }, { .4, .6 } };

  return duid_condition_new_lasso ("plan", NULL, corners, G_N_ELEMENTS (corners));
}

static void
test_a_named_part_is_a_group_of_one_lasso (Fixture      *fixture,
                                           gconstpointer unused)
{
  g_autoptr (DuidCondition) lasso = make_lasso ();
  const GPtrArray *groups;
  const DuidGroup *group;
  g_autofree char *words = duid_condition_to_string (lasso);

  g_assert_true (duid_session_name_region (fixture->session, lasso, " weinig zeggenschap ", NULL));
  groups = duid_session_get_tagging (fixture->session)->groups;
  g_assert_cmpuint (groups->len, ==, 1);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpstr (group->name, ==, "weinig zeggenschap");
  g_assert_cmpstr (group->conditions, ==, words);
  g_assert_true (duid_session_show_group (fixture->session, group->id, NULL));
  g_assert_cmpuint (duid_session_get_view (fixture->session)->conditions->len, ==, 1);
}

static void
test_naming_can_be_undone (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (DuidCondition) lasso = make_lasso ();

  g_assert_true (duid_session_name_region (fixture->session, lasso, "hier", NULL));
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->groups->len, ==, 0);
  g_assert_true (duid_session_redo (fixture->session, NULL));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->groups->len, ==, 1);
}

static void
test_a_name_is_needed_and_new (Fixture      *fixture,
                               gconstpointer unused)
{
  g_autoptr (DuidCondition) lasso = make_lasso ();
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) twice = NULL;

  g_assert_false (duid_session_name_region (fixture->session, lasso, "  ", &empty));
  g_assert_nonnull (empty);
  g_assert_true (duid_session_name_region (fixture->session, lasso, "hier", NULL));
  g_assert_false (duid_session_name_region (fixture->session, lasso, "hier", &twice));
  g_assert_nonnull (strstr (twice->message, "“hier”"));
  g_assert_cmpuint (duid_session_get_tagging (fixture->session)->groups->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-named-part-is-a-group-of-one-lasso", test_a_named_part_is_a_group_of_one_lasso);
  ADD ("naming-can-be-undone", test_naming_can_be_undone);
  ADD ("a-name-is-needed-and-new", test_a_name_is_needed_and_new);
  return g_test_run ();
}
