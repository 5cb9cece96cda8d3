/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-telling-json.h"

#include <math.h>
#include <string.h>

enum
{
  ID,
  STORY,
  MOOD,
  ROLE,
  HELP,
  PLAN,
};

static DuidFramework *
make_framework (void)
{
  DuidFramework *framework = duid_framework_new ("Small");
  DuidQuestion  *mood = duid_question_new ("mood", DUID_QUESTION_SLIDER, "How was it?");
  DuidQuestion  *role = duid_question_new ("role", DUID_QUESTION_CHOICE, "Who are you?");
  DuidQuestion  *help = duid_question_new ("help", DUID_QUESTION_MULTICHOICE, "What helped?");
  DuidQuestion  *plan = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who decided?");

  mood->max = 10;
  duid_question_add_option (role, "A");
  duid_question_add_option (role, "B");
  duid_question_add_option (help, "X");
  duid_question_add_option (help, "Y");
  for (guint i = 0; i < 3; i++)
    plan->corners[i] = g_strdup_printf ("%u", i);
  duid_framework_add (framework, duid_question_new ("id", DUID_QUESTION_ID, "id"));
  duid_framework_add (framework, duid_question_new ("story", DUID_QUESTION_STORY, "Tell"));
  duid_framework_add (framework, mood);
  duid_framework_add (framework, role);
  duid_framework_add (framework, help);
  duid_framework_add (framework, plan);
  return framework;
}

static void
test_untouched_is_missing (void)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  g_autoptr (DuidTelling) telling = duid_telling_new (framework);

  g_assert_true (duid_telling_is_empty (telling));
  duid_telling_set_text (telling, STORY, "");
  g_assert_true (duid_telling_is_empty (telling));
  duid_telling_set_option (telling, HELP, 1, TRUE);
  g_assert_false (duid_telling_is_empty (telling));
  duid_telling_set_option (telling, HELP, 1, FALSE);
  g_assert_true (duid_telling_is_empty (telling));
}

static void
test_what_was_said_can_be_written_down_and_said_again (void)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  g_autoptr (DuidTelling) telling = duid_telling_new (framework);
  g_autoptr (DuidTelling) again = duid_telling_new (framework);
  g_autofree char *nothing = duid_telling_to_text (telling);
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;
  guint            version = duid_telling_get_version (telling);

  g_assert_null (nothing);
  duid_telling_set_text (telling, STORY, "Grandma said: “sit”\nand we sat");
  duid_telling_set_text (telling, MOOD, "7,");
  duid_telling_set_option (telling, ROLE, 1, TRUE);
  duid_telling_set_option (telling, HELP, 0, TRUE);
  duid_telling_set_option (telling, HELP, 1, TRUE);
  duid_telling_set_not_applicable (telling, HELP, TRUE);
  duid_telling_set_triad (telling, PLAN, (DuidTriad) { .2, .3, .5 });
  g_assert_cmpuint (duid_telling_get_version (telling), >, version);
  text = duid_telling_to_text (telling);
  g_assert_true (duid_telling_add_text (again, text));
  same = duid_telling_to_text (again);
  g_assert_cmpstr (same, ==, text);
  g_assert_cmpstr (duid_telling_get_text (again, MOOD), ==, "7,");
  g_assert_cmpint (duid_telling_get_state (again, MOOD), ==, DUID_STATE_MISSING);
  g_assert_cmpint (duid_telling_get_state (again, HELP), ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_true (duid_telling_has_option (again, HELP, 1));
  g_assert_cmpfloat_with_epsilon (duid_telling_get_triad (again, PLAN).right, .5, 1e-12);
}

static void
test_questions_that_are_gone_are_passed_by (void)
{
  static const char *const odd[] = { "", "[]", "{\"plan\": {\"triad\": [1, 2]}}",
                                     "{\"role\": {\"options\": [\"Z\", 3, {}]}}",
                                     "{\"gone\": {\"text\": \"x\"}, \"mood\": 4}",
                                     "{\"story\": {\"text\": {}}}" };
  g_autoptr (DuidFramework) framework = make_framework ();

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (DuidTelling) telling = duid_telling_new (framework);

      duid_telling_add_text (telling, odd[i]);
      g_assert_true (duid_telling_is_empty (telling));
    }
}

static void
test_told_answers_are_imported (void)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  g_autoptr (DuidTelling) telling = duid_telling_new (framework);
  g_autoptr (DuidIntake) intake = NULL;
  gsize words;

  duid_telling_set_text (telling, STORY, "Grandma sat with us");
  duid_telling_set_number (telling, MOOD, 7.5);
  duid_telling_set_option (telling, ROLE, 0, TRUE);
  duid_telling_set_option (telling, ROLE, 1, TRUE);
  duid_telling_set_option (telling, HELP, 0, TRUE);
  duid_telling_set_option (telling, HELP, 1, TRUE);
  duid_telling_set_triad (telling, PLAN, (DuidTriad) { .2, .3, .5 });
  intake = duid_telling_to_intake (telling, "on paper", "p1");
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 1);
  g_assert_cmpstr (duid_dataset_get_key (intake->dataset, 0), ==, "on paper/p1");
  g_assert_cmpstr (duid_dataset_get_text (intake->dataset, ID, 0), ==, "p1");
  g_assert_cmpfloat (duid_dataset_get_numbers (intake->dataset, MOOD)[0], ==, 7.5);
  /* A choice has one answer: the last. */
  g_assert_cmpuint (duid_dataset_get_codes (intake->dataset, ROLE)[0], ==, 1);
  g_assert_cmpuint (duid_dataset_get_masks (intake->dataset, HELP, &words)[0], ==, 3);
  g_assert_cmpfloat (duid_dataset_get_triads (intake->dataset, PLAN)[0].right, ==, .5);
  g_assert_cmpuint (((DuidIntakeSource *) g_ptr_array_index (intake->sources, 0))->headers->len,
                    ==, 6);
}

static void
test_not_applicable_goes_before_the_answer (void)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  g_autoptr (DuidTelling) telling = duid_telling_new (framework);
  g_autoptr (DuidIntake) intake = NULL;

  duid_telling_set_number (telling, MOOD, 3);
  duid_telling_set_not_applicable (telling, MOOD, TRUE);
  intake = duid_telling_to_intake (telling, "on paper", "p1");
  g_assert_cmpint (duid_dataset_get_states (intake->dataset, MOOD)[0], ==,
                   DUID_STATE_NOT_APPLICABLE);
  g_assert_cmpint (duid_dataset_get_states (intake->dataset, ROLE)[0], ==, DUID_STATE_MISSING);
  duid_telling_set_not_applicable (telling, MOOD, FALSE);
  g_assert_cmpint (duid_telling_get_state (telling, MOOD), ==, DUID_STATE_ANSWERED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/telling/what was not touched is missing", test_untouched_is_missing);
  g_test_add_func ("/model/telling/told answers are imported", test_told_answers_are_imported);
  g_test_add_func ("/model/telling/what was said can be written down and said again",
                   test_what_was_said_can_be_written_down_and_said_again);
  g_test_add_func ("/model/telling/questions that are gone are passed by",
                   test_questions_that_are_gone_are_passed_by);
  g_test_add_func ("/model/telling/not applicable goes before the answer",
                   test_not_applicable_goes_before_the_answer);
  return g_test_run ();
}
