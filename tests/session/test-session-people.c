/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "session/duid-session-people.h"
#include "session/duid-session-tags.h"

#define add_test(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

static DuidPerson *
find_person (GPtrArray  *people,
             const char *name)
{
  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (((DuidPerson *) people->pdata[i])->name, name) == 0)
      return people->pdata[i];
  return NULL;
}

static GPtrArray *
list_people (Fixture *fixture)
{
  return duid_project_list_people (duid_session_get_project (fixture->session), NULL);
}

static void
test_several_people_share_one_project (Fixture      *fixture,
                                       gconstpointer unused)
{
  g_autoptr (GPtrArray) people = NULL;

  duid_session_set_author (fixture->session, "Anna");
  g_assert_true (duid_session_set_own_field (fixture->session, "colour", "3", NULL));
  g_assert_true (duid_session_set_own_field (fixture->session, "role", DUID_ROLE_FACILITATOR,
                                             NULL));
  g_assert_true (duid_session_may_hide_tags (fixture->session));
  duid_session_set_author (fixture->session, "Bert");
  g_assert_false (duid_session_may_hide_tags (fixture->session));
  people = list_people (fixture);
  g_assert_cmpstr (find_person (people, "Anna")->colour, ==, "3");
  g_assert_cmpstr (find_person (people, "Anna")->role, ==, DUID_ROLE_FACILITATOR);
  g_assert_null (find_person (people, "Bert")->colour);
}

static void
test_a_colour_and_a_role_can_be_taken_back (Fixture      *fixture,
                                            gconstpointer unused)
{
  int              own = duid_session_get_own_colour (fixture->session);
  g_autofree char *other = g_strdup_printf ("%d", (own + 1) % DUID_N_TAG_COLOURS);

  g_assert_true (duid_session_set_own_field (fixture->session, "colour", other, NULL));
  g_assert_cmpint (duid_session_get_own_colour (fixture->session), !=, own);
  g_assert_true (duid_session_undo (fixture->session, NULL));
  g_assert_cmpint (duid_session_get_own_colour (fixture->session), ==, own);
}

static void
test_a_plan_is_for_the_next_project_only (Fixture      *fixture,
                                          gconstpointer unused)
{
  DuidProject     *project = duid_session_get_project (fixture->session);
  g_autofree char *now = g_strdup (duid_project_get_author (project));

  duid_session_plan_author (fixture->session, "Cas");
  g_assert_cmpstr (duid_project_get_author (project), ==, now);
  g_assert_true (duid_session_close (fixture->session, NULL));
  duid_session_open_async (fixture->session, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (duid_project_get_author (duid_session_get_project (fixture->session)), ==,
                   "Cas");
}

static void
test_nonsense_is_no_colour (void)
{
  int by_name = duid_person_get_colour ("Anna", NULL);

  g_assert_cmpint (duid_person_get_colour ("Anna", "8"), ==, by_name);
  g_assert_cmpint (duid_person_get_colour ("Anna", "blue"), ==, by_name);
  g_assert_cmpint (duid_person_get_colour ("Anna", "7"), ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/session/people/several people share one project",
            test_several_people_share_one_project);
  add_test ("/session/people/a colour and a role can be taken back",
            test_a_colour_and_a_role_can_be_taken_back);
  add_test ("/session/people/a plan is for the next project only",
            test_a_plan_is_for_the_next_project_only);
  g_test_add_func ("/session/people/nonsense is no colour", test_nonsense_is_no_colour);
  return g_test_run ();
}
