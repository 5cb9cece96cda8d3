/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-framework.h"

static DuidFramework *
new_framework (void)
{
  DuidFramework *framework = duid_framework_new ("Meting");

  duid_framework_add (framework,
                      duid_question_new ("plan", DUID_QUESTION_TRIAD, "Wie droegen bij?"));
  duid_framework_add (framework, duid_question_new ("Één", DUID_QUESTION_SLIDER, "Plan"));
  duid_framework_add (framework, duid_question_new ("rol", DUID_QUESTION_CHOICE, "Ñandú"));
  return framework;
}

static void
test_a_question_is_found_by_name_then_label (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();

  g_assert_cmpint (duid_framework_find (framework, "plan"), ==, 0);
  g_assert_cmpint (duid_framework_find (framework, "PLAN"), ==, 0);
  g_assert_cmpint (duid_framework_find (framework, "wie droegen bij?"), ==, 0);
  g_assert_cmpint (duid_framework_find (framework, "ÉÉN"), ==, 1);
  g_assert_cmpint (duid_framework_find (framework, "ñANDÚ"), ==, 2);
  g_assert_cmpint (duid_framework_find (framework, "plannen"), ==, -1);
  g_assert_cmpint (duid_framework_find (framework, ""), ==, -1);
}

static void
test_accents_may_be_written_in_two_ways (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();

  /* e and a combining acute accent */
  g_assert_cmpint (duid_framework_find (framework, "e\314\201e\314\201n"), ==, 1);
}

static void
test_a_name_is_there_once (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();

  g_assert_false (duid_framework_add (framework,
                                      duid_question_new ("plan", DUID_QUESTION_TEXT, "x")));
  g_assert_cmpuint (duid_framework_get_n_questions (framework), ==, 3);
  g_assert_cmpint (duid_framework_find (framework, "x"), ==, -1);
}

static void
test_names_that_differ_in_case_are_told_apart (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();

  g_assert_true (duid_framework_add (framework,
                                     duid_question_new ("Plan", DUID_QUESTION_TEXT, "x")));
  g_assert_cmpint (duid_framework_find (framework, "plan"), ==, 0);
  g_assert_cmpint (duid_framework_find (framework, "Plan"), ==, 3);
  g_assert_cmpint (duid_framework_find (framework, "PLAN"), ==, 0);
}

static void
test_the_first_of_a_type_is_found (void)
{
  g_autoptr (DuidFramework) framework = new_framework ();

  g_assert_cmpint (duid_framework_find_type (framework, DUID_QUESTION_SLIDER), ==, 1);
  g_assert_cmpint (duid_framework_find_type (framework, DUID_QUESTION_STORY), ==, -1);
  g_assert_cmpstr (duid_framework_get_question (framework, 1)->name, ==, "Één");
  g_assert_cmpstr (duid_framework_get_title (framework), ==, "Meting");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/framework/a-question-is-found-by-name-then-label",
                   test_a_question_is_found_by_name_then_label);
  g_test_add_func ("/model/framework/accents-may-be-written-in-two-ways",
                   test_accents_may_be_written_in_two_ways);
  g_test_add_func ("/model/framework/a-name-is-there-once", test_a_name_is_there_once);
  g_test_add_func ("/model/framework/names-that-differ-in-case-are-told-apart",
                   test_names_that_differ_in_case_are_told_apart);
  g_test_add_func ("/model/framework/the-first-of-a-type-is-found",
                   test_the_first_of_a_type_is_found);
  return g_test_run ();
}
