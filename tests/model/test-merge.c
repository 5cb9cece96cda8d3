/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-framework.h"

static DuidQuestion *
new_choice (const char *name,
            const char *option,
            const char *other)
{
  DuidQuestion *question = duid_question_new (name, DUID_QUESTION_CHOICE, name);

  duid_question_add_option (question, option);
  duid_question_add_option (question, other);
  return question;
}

static DuidQuestion *
new_triad (const char *top,
           const char *left,
           const char *right)
{
  DuidQuestion *question = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Plan");

  question->corners[0] = g_strdup (top);
  question->corners[1] = g_strdup (left);
  question->corners[2] = g_strdup (right);
  return question;
}

/* Merges two frameworks of one question each, which it takes. */
static DuidFramework *
merge_two (DuidQuestion *older_question,
           DuidQuestion *newer_question,
           GHashTable  **renamed)
{
  g_autoptr (DuidFramework) older = duid_framework_new ("2023");
  g_autoptr (DuidFramework) newer = duid_framework_new ("2024");

  duid_framework_add (older, older_question);
  duid_framework_add (newer, newer_question);
  return duid_framework_merge (older, newer, renamed);
}

static void
test_options_keep_their_positions (void)
{
  g_autoptr (GHashTable) renamed = NULL;
  g_autoptr (DuidFramework) merged = merge_two (new_choice ("rol", "Ouder", "Jongere"),
                                                new_choice ("rol", "Opa", "Ouder"), &renamed);
  const DuidQuestion *rol = duid_framework_get_question (merged, 0);

  g_assert_cmpuint (duid_framework_get_n_questions (merged), ==, 1);
  g_assert_cmpuint (rol->options->len, ==, 3);
  g_assert_cmpstr (rol->options->pdata[0], ==, "Ouder");
  g_assert_cmpstr (rol->options->pdata[1], ==, "Jongere");
  g_assert_cmpstr (rol->options->pdata[2], ==, "Opa");
  g_assert_cmpuint (g_hash_table_size (renamed), ==, 0);
  g_assert_cmpstr (duid_framework_get_title (merged), ==, "2024");
}

static void
test_words_come_from_the_newer (void)
{
  DuidQuestion *older = duid_question_new ("t", DUID_QUESTION_SLIDER, "Tevreden?");
  DuidQuestion *newer = duid_question_new ("t", DUID_QUESTION_SLIDER, "Hoe tevreden?");
  g_autoptr (DuidFramework) merged = NULL;
  const DuidQuestion *joined;

  older->left = g_strdup ("slecht");
  older->right = g_strdup ("goed");
  older->theme = g_strdup ("A");
  newer->right = g_strdup ("heel goed");
  newer->max = 100;
  newer->is_sensitive = TRUE;
  duid_question_add_band (older, "Laag", 5);
  duid_question_add_band (newer, "Onder", 4);
  duid_question_add_band (newer, "Midden", 6);
  merged = merge_two (older, newer, NULL);
  joined = duid_framework_get_question (merged, 0);

  g_assert_cmpstr (joined->label, ==, "Hoe tevreden?");
  g_assert_cmpstr (joined->left, ==, "slecht");
  g_assert_cmpstr (joined->right, ==, "heel goed");
  g_assert_cmpstr (joined->theme, ==, "A");
  g_assert_cmpfloat (joined->min, ==, 0);
  g_assert_cmpfloat (joined->max, ==, 100);
  g_assert_true (joined->is_sensitive);
  g_assert_cmpuint (joined->bands->len, ==, 2);
  g_assert_cmpstr (g_array_index (joined->bands, DuidBand, 0).label, ==, "Onder");
  g_assert_cmpint (duid_framework_find (merged, "hoe tevreden?"), ==, 0);
}

static void
test_stones_and_questions_are_added (void)
{
  g_autoptr (DuidFramework) older = duid_framework_new ("2023");
  g_autoptr (DuidFramework) newer = duid_framework_new ("");
  g_autoptr (DuidFramework) merged = NULL;
  DuidQuestion       *older_canvas = duid_question_new ("c", DUID_QUESTION_CANVAS, "C");
  DuidQuestion       *newer_canvas = duid_question_new ("c", DUID_QUESTION_CANVAS, "C");
  const DuidQuestion *joined;

  g_ptr_array_add (older_canvas->stones, g_strdup ("Klik"));
  g_ptr_array_add (newer_canvas->stones, g_strdup ("Tijd"));
  g_ptr_array_add (newer_canvas->stones, g_strdup ("Klik"));
  duid_framework_add (older, duid_question_new ("a", DUID_QUESTION_TEXT, "A"));
  duid_framework_add (older, older_canvas);
  duid_framework_add (newer, duid_question_new ("b", DUID_QUESTION_TEXT, "B"));
  duid_framework_add (newer, newer_canvas);
  merged = duid_framework_merge (older, newer, NULL);
  joined = duid_framework_get_question (merged, 1);

  g_assert_cmpuint (duid_framework_get_n_questions (merged), ==, 3);
  g_assert_cmpstr (duid_framework_get_question (merged, 2)->name, ==, "b");
  g_assert_cmpuint (joined->stones->len, ==, 2);
  g_assert_cmpstr (joined->stones->pdata[0], ==, "Klik");
  g_assert_cmpstr (joined->stones->pdata[1], ==, "Tijd");
  g_assert_cmpuint (older_canvas->stones->len, ==, 1);
  g_assert_cmpstr (duid_framework_get_title (merged), ==, "2023");
}

static void
test_another_type_gets_a_name_of_its_own (void)
{
  g_autoptr (GHashTable) renamed = NULL;
  g_autoptr (DuidFramework) merged = merge_two (duid_question_new ("rol", DUID_QUESTION_TEXT, "R"),
                                                new_choice ("rol", "Ouder", "Opa"), &renamed);

  g_assert_cmpuint (duid_framework_get_n_questions (merged), ==, 2);
  g_assert_cmpint (duid_framework_get_question (merged, 0)->type, ==, DUID_QUESTION_TEXT);
  g_assert_cmpint (duid_framework_find (merged, "rol (2)"), ==, 1);
  g_assert_cmpint (duid_framework_get_question (merged, 1)->type, ==, DUID_QUESTION_CHOICE);
  g_assert_cmpstr (g_hash_table_lookup (renamed, "rol"), ==, "rol (2)");
}

static void
test_merging_again_finds_that_name_again (void)
{
  g_autoptr (GHashTable) renamed = NULL;
  g_autoptr (DuidFramework) first = merge_two (duid_question_new ("rol", DUID_QUESTION_TEXT, "R"),
                                               new_choice ("rol", "Ouder", "Opa"), NULL);
  g_autoptr (DuidFramework) newer = duid_framework_new ("2025");
  g_autoptr (DuidFramework) second = NULL;

  duid_framework_add (newer, new_choice ("rol", "Ouder", "Oma"));
  second = duid_framework_merge (first, newer, &renamed);
  g_assert_cmpuint (duid_framework_get_n_questions (second), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (renamed, "rol"), ==, "rol (2)");
  g_assert_cmpuint (duid_framework_get_question (second, 1)->options->len, ==, 3);
}

static void
test_a_taken_name_is_passed_over (void)
{
  g_autoptr (DuidFramework) older = duid_framework_new ("2023");
  g_autoptr (DuidFramework) newer = duid_framework_new ("2024");
  g_autoptr (GHashTable) renamed = NULL;
  g_autoptr (DuidFramework) merged = NULL;

  duid_framework_add (older, duid_question_new ("rol", DUID_QUESTION_TEXT, "R"));
  duid_framework_add (newer, new_choice ("rol", "Ouder", "Opa"));
  duid_framework_add (newer, duid_question_new ("rol (2)", DUID_QUESTION_DATE, "D"));
  merged = duid_framework_merge (older, newer, &renamed);
  g_assert_cmpuint (duid_framework_get_n_questions (merged), ==, 3);
  g_assert_cmpstr (g_hash_table_lookup (renamed, "rol"), ==, "rol (3)");
  g_assert_null (g_hash_table_lookup (renamed, "rol (2)"));
}

static void
test_turned_corners_are_never_joined (void)
{
  g_autoptr (GHashTable) renamed = NULL;
  g_autoptr (DuidFramework) merged =
    merge_two (new_triad ("Gezin", "Prof", "Netwerk"), new_triad ("Prof", "Gezin", "Netwerk"),
               &renamed);

  g_assert_cmpuint (duid_framework_get_n_questions (merged), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (renamed, "plan"), ==, "plan (2)");
}

static void
test_a_corner_in_other_words_is_the_same_corner (void)
{
  g_autoptr (DuidFramework) merged =
    merge_two (new_triad ("Gezin", "Prof", "Netwerk"),
               new_triad ("Gezin", "Professionals", "Netwerk"), NULL);
  const DuidQuestion *joined = duid_framework_get_question (merged, 0);

  g_assert_cmpuint (duid_framework_get_n_questions (merged), ==, 1);
  g_assert_cmpstr (joined->corners[1], ==, "Professionals");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/merge/options-keep-their-positions", test_options_keep_their_positions);
  g_test_add_func ("/model/merge/words-come-from-the-newer", test_words_come_from_the_newer);
  g_test_add_func ("/model/merge/stones-and-questions-are-added",
                   test_stones_and_questions_are_added);
  g_test_add_func ("/model/merge/another-type-gets-a-name-of-its-own",
                   test_another_type_gets_a_name_of_its_own);
  g_test_add_func ("/model/merge/merging-again-finds-that-name-again",
                   test_merging_again_finds_that_name_again);
  g_test_add_func ("/model/merge/a-taken-name-is-passed-over", test_a_taken_name_is_passed_over);
  g_test_add_func ("/model/merge/turned-corners-are-never-joined",
                   test_turned_corners_are_never_joined);
  g_test_add_func ("/model/merge/a-corner-in-other-words-is-the-same-corner",
                   test_a_corner_in_other_words_is_the_same_corner);
  return g_test_run ();
}
