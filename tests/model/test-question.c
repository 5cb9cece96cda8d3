/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-question.h"

#include <math.h>

static void
test_types_have_the_names_of_the_data_package (void)
{
  DuidQuestionType type;

  for (int i = 0; i < DUID_N_QUESTION_TYPES; i++)
    {
      const char *name = duid_question_type_to_string ((DuidQuestionType) i);

      g_assert_true (duid_question_type_from_string (name, &type));
      g_assert_cmpint (type, ==, i);
    }
  g_assert_cmpstr (duid_question_type_to_string (DUID_QUESTION_MULTICHOICE), ==, "multichoice");
  g_assert_false (duid_question_type_from_string ("Slider", &type));
  g_assert_false (duid_question_type_from_string ("", &type));
}

static void
test_states_have_names (void)
{
  g_assert_cmpstr (duid_state_to_string (DUID_STATE_ANSWERED), ==, "answered");
  g_assert_cmpstr (duid_state_to_string (DUID_STATE_NOT_APPLICABLE), ==, "not-applicable");
  g_assert_cmpstr (duid_state_to_string (DUID_STATE_MISSING), ==, "missing");
  g_assert_cmpstr (duid_state_to_string (DUID_STATE_NOT_ASKED), ==, "not-asked");
}

static void
test_options_are_found_by_their_trimmed_label (void)
{
  g_autoptr (DuidQuestion) question = duid_question_new ("rol", DUID_QUESTION_CHOICE, "Rol");

  g_assert_cmpint (duid_question_add_option (question, " Ouder "), ==, 0);
  g_assert_cmpint (duid_question_add_option (question, "Jongere"), ==, 1);
  g_assert_cmpint (duid_question_add_option (question, "Ouder"), ==, 0);
  g_assert_cmpuint (question->options->len, ==, 2);
  g_assert_cmpstr (question->options->pdata[0], ==, "Ouder");
  g_assert_cmpint (duid_question_find_option (question, "\tJongere\n"), ==, 1);
  g_assert_cmpint (duid_question_find_option (question, "\302\240Jongere\302\240"), ==, 1);
  g_assert_cmpint (duid_question_find_option (question, "jongere"), ==, -1);
  g_assert_cmpint (duid_question_find_option (question, ""), ==, -1);
}

static void
test_options_put_in_by_hand_are_found_too (void)
{
  g_autoptr (DuidQuestion) question = duid_question_new ("rol", DUID_QUESTION_CHOICE, NULL);

  g_ptr_array_add (question->options, g_strdup ("Ouder"));
  g_assert_cmpint (duid_question_add_option (question, "Jongere"), ==, 1);
  g_assert_cmpint (duid_question_find_option (question, "Ouder"), ==, 0);
  g_assert_cmpint (duid_question_find_option (question, "Jongere"), ==, 1);
}

static void
test_options_have_an_end (void)
{
  g_autoptr (DuidQuestion) question = duid_question_new ("rol", DUID_QUESTION_CHOICE, NULL);

  for (int i = 0; i < DUID_MOST_OPTIONS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", i);

      g_assert_cmpint (duid_question_add_option (question, label), ==, i);
    }
  g_assert_cmpint (duid_question_add_option (question, "one more"), ==, -1);
  g_assert_cmpint (duid_question_find_option (question, "64999"), ==, 64999);
}

static void
test_a_value_belongs_to_the_first_band_it_is_under (void)
{
  g_autoptr (DuidQuestion) question = duid_question_new ("t", DUID_QUESTION_SLIDER, NULL);

  g_assert_cmpint (duid_question_get_band (question, 3), ==, -1);
  duid_question_add_band (question, "Ontevreden", 4);
  duid_question_add_band (question, "Neutraal", 6);
  duid_question_add_band (question, "Tevreden", INFINITY);
  g_assert_cmpint (duid_question_get_band (question, 3.999), ==, 0);
  g_assert_cmpint (duid_question_get_band (question, 4), ==, 1);
  g_assert_cmpint (duid_question_get_band (question, 6), ==, 2);
  g_assert_cmpint (duid_question_get_band (question, 10), ==, 2);
  g_assert_cmpint (duid_question_get_band (question, NAN), ==, -1);
}

static void
test_a_short_label_is_made_of_the_name (void)
{
  g_autoptr (DuidQuestion) named = duid_question_new ("eigen_regie", DUID_QUESTION_SLIDER, "Hoe?");
  g_autoptr (DuidQuestion) accented = duid_question_new ("één_plan", DUID_QUESTION_TRIAD, "Wie?");
  g_autoptr (DuidQuestion) nameless = duid_question_new ("_", DUID_QUESTION_TEXT, "Waarom?");
  g_autofree char *of_named = duid_question_dup_short_label (named);
  g_autofree char *of_accented = duid_question_dup_short_label (accented);
  g_autofree char *of_nameless = duid_question_dup_short_label (nameless);

  g_assert_cmpstr (of_named, ==, "Eigen regie");
  g_assert_cmpstr (of_accented, ==, "Één plan");
  g_assert_cmpstr (of_nameless, ==, "Waarom?");
}

static void
test_texts_are_no_charts (void)
{
  for (int i = 0; i < DUID_N_QUESTION_TYPES; i++)
    {
      g_autoptr (DuidQuestion) question = duid_question_new ("q", (DuidQuestionType) i, NULL);
      gboolean is_text = i == DUID_QUESTION_ID || i == DUID_QUESTION_PERSON ||
                         i == DUID_QUESTION_TITLE || i == DUID_QUESTION_STORY ||
                         i == DUID_QUESTION_TEXT || i == DUID_QUESTION_MEDIA;

      g_assert_cmpint (duid_question_is_chartable (question), ==, !is_text);
    }
}

static void
test_a_copy_can_change_without_the_first (void)
{
  g_autoptr (DuidQuestion) question = duid_question_new ("q", DUID_QUESTION_CANVAS, "Waar?");
  g_autoptr (DuidQuestion) copy = NULL;

  question->theme = g_strdup ("A/B");
  question->x = (DuidAxis) { g_strdup ("Belang"), 1, 5, g_strdup ("laag"), g_strdup ("hoog") };
  question->corners[1] = g_strdup ("Links");
  g_ptr_array_add (question->stones, g_strdup ("Klik"));
  g_ptr_array_add (question->show, g_strdup ("Ja"));
  duid_question_add_option (question, "Ja");
  duid_question_add_band (question, "Laag", 3);

  copy = duid_question_copy (question);
  duid_question_add_option (copy, "Nee");
  g_assert_cmpuint (question->options->len, ==, 1);
  g_assert_cmpint (duid_question_find_option (copy, "Nee"), ==, 1);
  g_assert_cmpstr (copy->theme, ==, "A/B");
  g_assert_cmpstr (copy->label, ==, "Waar?");
  g_assert_cmpstr (copy->x.right, ==, "hoog");
  g_assert_cmpfloat (copy->x.max, ==, 5);
  g_assert_cmpstr (copy->corners[1], ==, "Links");
  g_assert_cmpint (duid_question_find_stone (copy, " Klik "), ==, 0);
  g_assert_cmpstr (copy->show->pdata[0], ==, "Ja");
  g_assert_cmpint (duid_question_get_band (copy, 2), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/question/types-have-the-names-of-the-data-package",
                   test_types_have_the_names_of_the_data_package);
  g_test_add_func ("/model/question/states-have-names", test_states_have_names);
  g_test_add_func ("/model/question/options-are-found-by-their-trimmed-label",
                   test_options_are_found_by_their_trimmed_label);
  g_test_add_func ("/model/question/options-put-in-by-hand-are-found-too",
                   test_options_put_in_by_hand_are_found_too);
  g_test_add_func ("/model/question/options-have-an-end", test_options_have_an_end);
  g_test_add_func ("/model/question/a-value-belongs-to-the-first-band-it-is-under",
                   test_a_value_belongs_to_the_first_band_it_is_under);
  g_test_add_func ("/model/question/a-short-label-is-made-of-the-name",
                   test_a_short_label_is_made_of_the_name);
  g_test_add_func ("/model/question/texts-are-no-charts", test_texts_are_no_charts);
  g_test_add_func ("/model/question/a-copy-can-change-without-the-first",
                   test_a_copy_can_change_without_the_first);
  return g_test_run ();
}
