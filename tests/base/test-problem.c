/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-problem.h"

static void
assert_says (DuidProblem *problem,
             const char  *expected)
{
  g_autofree char *text = duid_problem_to_string (problem);

  g_assert_cmpstr (text, ==, expected);
  duid_problem_free (problem);
}

static void
test_a_problem_says_its_place (void)
{
  assert_says (duid_problem_new ("gezinnen.csv", NULL, 57, "Plan: gezin", 26, "6O",
                                 "“6O” is not a number."),
               "gezinnen.csv, row 57, Plan: gezin: “6O” is not a number.");
  assert_says (duid_problem_new ("waves.xlsx", "Antwoorden", 2, NULL, 0, NULL, "Two ids."),
               "waves.xlsx, Antwoorden, row 2: Two ids.");
}

static void
test_a_column_without_a_header_is_told_by_its_position (void)
{
  assert_says (duid_problem_new ("a.csv", NULL, 3, NULL, 4, NULL, "Too long."),
               "a.csv, row 3, column 4: Too long.");
  assert_says (duid_problem_new ("a.csv", NULL, 3, "", 4, NULL, "Too long."),
               "a.csv, row 3, column 4: Too long.");
}

static void
test_a_problem_of_the_whole_has_no_place (void)
{
  assert_says (duid_problem_new (NULL, NULL, 0, NULL, 0, NULL, "No stories."), "No stories.");
}

static void
test_a_copy_has_all_of_it (void)
{
  g_autoptr (DuidProblem) copy = NULL;
  DuidProblem *problem = duid_problem_new ("f", "s", 1, "c", 2, "x", "m");

  copy = duid_problem_copy (problem);
  duid_problem_free (problem);
  g_assert_cmpstr (copy->file, ==, "f");
  g_assert_cmpstr (copy->sheet, ==, "s");
  g_assert_cmpint (copy->row, ==, 1);
  g_assert_cmpstr (copy->column, ==, "c");
  g_assert_cmpint (copy->position, ==, 2);
  g_assert_cmpstr (copy->cell, ==, "x");
  g_assert_cmpstr (copy->message, ==, "m");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/problem/a-problem-says-its-place", test_a_problem_says_its_place);
  g_test_add_func ("/base/problem/a-column-without-a-header-is-told-by-its-position",
                   test_a_column_without_a_header_is_told_by_its_position);
  g_test_add_func ("/base/problem/a-problem-of-the-whole-has-no-place",
                   test_a_problem_of_the_whole_has_no_place);
  g_test_add_func ("/base/problem/a-copy-has-all-of-it", test_a_copy_has_all_of_it);
  return g_test_run ();
}
