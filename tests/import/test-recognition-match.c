/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-recognition-constant.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-known.h"
#include "import/duid-recognition-match.h"
#include "import/duid-recognition-merge.h"
#include "import/duid-recognition-options.h"

/* One source with a column of @type named @header. */
static DuidRecognition *
make_recognition (const char      *source,
                  const char      *header,
                  DuidQuestionType type)
{
  DuidRecognition *recognition = duid_recognition_new ("table", "Table", "made for a test");
  DuidBinding     *binding = duid_binding_new (0, DUID_BINDING_COLUMN);
  g_autofree char *path = g_strconcat (source, ".csv", NULL);

  g_ptr_array_add (recognition->sources, duid_mapped_source_new (source, path));
  g_ptr_array_add (binding->columns, duid_column_name_new (header, 0));
  duid_recognition_add_question (recognition, duid_question_new (header, type, header), binding,
                                 "made so");
  return recognition;
}

static DuidRecognisedQuestion *
at (DuidRecognition *recognition,
    guint            index)
{
  return g_ptr_array_index (recognition->questions, index);
}

static const DuidBinding *
bound (DuidRecognition *recognition,
       guint            index,
       guint            source)
{
  return g_ptr_array_index (at (recognition, index)->bindings, source);
}

static void
give_options (DuidRecognition *recognition,
              const char      *a,
              const char      *b)
{
  duid_question_add_option (at (recognition, 0)->question, a);
  duid_question_add_option (at (recognition, 0)->question, b);
}

static void
test_people_say_what_is_the_same_and_what_is_not (void)
{
  DuidRecognition *other = make_recognition ("b", "buurt", DUID_QUESTION_CHOICE);
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", "wijk", DUID_QUESTION_CHOICE);

  give_options (recognition, "Noord", "Zuid");
  give_options (other, "Zuid", "Haven");
  duid_recognition_merge (recognition, other);
  g_assert_cmpuint (recognition->questions->len, ==, 2);
  g_assert_true (duid_recognition_is_not_asked (recognition, 0, 1));
  g_assert_cmpint (duid_recognition_match (recognition, 1, 0, "said so"), ==, 0);
  g_assert_cmpuint (recognition->questions->len, ==, 1);
  g_assert_cmpuint (at (recognition, 0)->question->options->len, ==, 3);
  g_assert_false (duid_recognition_is_not_asked (recognition, 0, 1));

  g_assert_cmpint (duid_recognition_unmatch (recognition, 0, 0), ==, 1);
  g_assert_cmpuint (at (recognition, 0)->question->options->len, ==, 2);
  g_assert_null (bound (recognition, 0, 1));
  g_assert_cmpstr (at (recognition, 1)->question->label, ==, "buurt");
  g_assert_cmpuint (at (recognition, 1)->question->options->len, ==, 2);
  g_assert_nonnull (bound (recognition, 1, 1));
}

static void
test_a_file_asks_a_question_once (void)
{
  DuidRecognition *other = make_recognition ("b", "wijk", DUID_QUESTION_CHOICE);
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", "wijk", DUID_QUESTION_CHOICE);
  DuidBinding *second = duid_binding_new (0, DUID_BINDING_COLUMN);

  duid_recognition_merge (recognition, other);
  g_assert_cmpuint (recognition->questions->len, ==, 1);
  g_ptr_array_add (second->columns, duid_column_name_new ("plaats", 0));
  duid_recognition_add_question (
    recognition, duid_question_new ("plaats", DUID_QUESTION_CHOICE, "plaats"), second, "made so");
  g_assert_false (duid_recognition_can_match (recognition, 1, 0));
  g_assert_cmpint (duid_recognition_match (recognition, 1, 0, "no"), ==, -1);
}

static void
test_parting_gives_the_scale_back (void)
{
  DuidRecognition *other = make_recognition ("b", "cijfer", DUID_QUESTION_SLIDER);
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", "cijfer", DUID_QUESTION_SLIDER);
  g_autofree char *conversion = NULL;

  at (recognition, 0)->question->max = 10;
  at (other, 0)->question->max = 100;
  duid_recognition_merge (recognition, other);
  conversion = duid_recognition_dup_conversion (recognition, 0, 1);
  g_assert_cmpstr (conversion, ==, "0–100 becomes 0–10");
  g_assert_null (duid_recognition_dup_conversion (recognition, 0, 0));
  duid_recognition_unmatch (recognition, 0, 0);
  g_assert_false (bound (recognition, 1, 1)->has_scale);
  g_assert_cmpfloat (at (recognition, 1)->question->max, ==, 100);
}

static void
test_whole_marks_are_a_scale_where_another_file_has_one (void)
{
  DuidRecognition *other = make_recognition ("b", "cijfer", DUID_QUESTION_SLIDER);
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", "cijfer", DUID_QUESTION_CHOICE);
  g_autofree char *conversion = NULL;

  give_options (recognition, "0", "8");
  at (other, 0)->question->max = 100;
  duid_recognition_merge (recognition, other);
  g_assert_cmpuint (recognition->questions->len, ==, 1);
  g_assert_cmpint (at (recognition, 0)->question->type, ==, DUID_QUESTION_SLIDER);
  g_assert_cmpuint (at (recognition, 0)->question->options->len, ==, 0);
  conversion = duid_recognition_dup_conversion (recognition, 0, 1);
  g_assert_cmpstr (conversion, ==, "0–100 becomes 0–10");
}

static DuidRecognition *
make_triad (const char *source,
            const char *top,
            const char *left,
            const char *right)
{
  const char *const words[3] = { top, left, right };
  DuidRecognition  *recognition = duid_recognition_new ("table", "Table", "made for a test");
  DuidBinding      *binding = duid_binding_new (0, DUID_BINDING_CORNERS);
  DuidQuestion     *question = duid_question_new ("plan", DUID_QUESTION_TRIAD, "plan");

  g_ptr_array_add (recognition->sources, duid_mapped_source_new (source, "answers.csv"));
  for (int i = 0; i < 3; i++)
    {
      question->corners[i] = g_strdup (words[i]);
      g_ptr_array_add (binding->columns, duid_column_name_new (words[i], 0));
    }
  duid_recognition_add_question (recognition, question, binding, "made so");
  return recognition;
}

static void
test_corners_in_another_order_are_put_in_order (void)
{
  static const char *const order[] = { "gezin", "prof", "netwerk" };
  g_autoptr (DuidRecognition) recognition = make_triad ("a", "gezin", "prof", "netwerk");

  duid_recognition_merge (recognition, make_triad ("b", "netwerk", "gezin", "prof"));
  g_assert_cmpuint (recognition->questions->len, ==, 1);
  for (int source = 0; source < 2; source++)
    for (int i = 0; i < 3; i++)
      {
        const DuidColumnName *name =
          g_ptr_array_index (bound (recognition, 0, (guint) source)->columns, i);

        g_assert_cmpstr (name->header, ==, order[i]);
      }
}

static void
test_options_are_called_otherwise_and_joined (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", "wijk", DUID_QUESTION_CHOICE);
  g_autofree char *texts = NULL;

  give_options (recognition, "N", "Noord");
  g_assert_false (duid_recognition_rename_option (recognition, 0, 0, "  "));
  g_assert_true (duid_recognition_rename_option (recognition, 0, 0, "Noord"));
  g_assert_cmpuint (at (recognition, 0)->question->options->len, ==, 1);
  g_assert_true (duid_recognition_rename_option (recognition, 0, 0, "Het noorden"));
  texts = duid_recognition_dup_option_texts (recognition, 0, 0);
  g_assert_cmpstr (texts, ==, "N, Noord");
  g_assert_cmpstr (g_hash_table_lookup (bound (recognition, 0, 0)->codes, "N"), ==,
                   "Het noorden");
}

static void
test_a_constant_is_a_question_with_an_answer_a_file (void)
{
  const char *const values[] = { "2023", "2024" };
  DuidRecognition  *other = make_recognition ("professionals 2024", "x", DUID_QUESTION_TEXT);
  g_autoptr (DuidRecognition) recognition =
    make_recognition ("gezinnen 2023", "x", DUID_QUESTION_TEXT);
  g_autofree char *wave = NULL;

  duid_recognition_merge (recognition, other);
  wave = duid_recognition_guess_wave (g_ptr_array_index (recognition->sources, 1));
  g_assert_cmpstr (wave, ==, "2024");
  g_assert_cmpint (duid_recognition_add_constant (recognition, "Wave", values), ==, 0);
  g_assert_true (duid_recognition_is_constant (recognition, 0));
  g_assert_false (duid_recognition_is_constant (recognition, 1));
  g_assert_cmpuint (at (recognition, 0)->question->options->len, ==, 2);
  duid_recognition_set_constant (recognition, 0, 1, "");
  g_assert_true (duid_recognition_is_not_asked (recognition, 0, 1));
  g_assert_cmpuint (at (recognition, 0)->question->options->len, ==, 1);
  g_assert_false (duid_recognition_remove_constant (recognition, 1));
  g_assert_true (duid_recognition_remove_constant (recognition, 0));
  g_assert_cmpuint (recognition->questions->len, ==, 1);
}

static DuidFramework *
make_framework (void)
{
  DuidFramework *framework = duid_framework_new ("project");
  DuidQuestion  *grade = duid_question_new ("cijfer", DUID_QUESTION_SLIDER, "Welk cijfer?");

  grade->max = 10;
  duid_framework_add (framework, grade);
  return framework;
}

static void
test_the_projects_question_is_met_with_its_words_and_scale (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("b", "Cijfer", DUID_QUESTION_SLIDER);
  g_autoptr (DuidFramework) framework = make_framework ();

  at (recognition, 0)->question->max = 100;
  duid_recognition_meet (recognition, framework);
  g_assert_nonnull (at (recognition, 0)->known);
  g_assert_cmpstr (at (recognition, 0)->question->name, ==, "cijfer");
  g_assert_cmpstr (at (recognition, 0)->question->label, ==, "Welk cijfer?");
  g_assert_true (bound (recognition, 0, 0)->has_scale);
  g_assert_cmpfloat (bound (recognition, 0, 0)->scale_to, ==, 100);

  g_assert_true (duid_recognition_set_known (recognition, 0, NULL, NULL));
  g_assert_cmpstr (at (recognition, 0)->question->name, ==, "Cijfer");
  g_assert_cmpfloat (at (recognition, 0)->question->max, ==, 100);
  g_assert_false (bound (recognition, 0, 0)->has_scale);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/recognition-match/people-say-what-is-the-same-and-what-is-not",
                   test_people_say_what_is_the_same_and_what_is_not);
  g_test_add_func ("/import/recognition-match/a-file-asks-a-question-once",
                   test_a_file_asks_a_question_once);
  g_test_add_func ("/import/recognition-match/parting-gives-the-scale-back",
                   test_parting_gives_the_scale_back);
  g_test_add_func ("/import/recognition-match/whole-marks-are-a-scale-where-another-file-has-one",
                   test_whole_marks_are_a_scale_where_another_file_has_one);
  g_test_add_func ("/import/recognition-match/corners-in-another-order-are-put-in-order",
                   test_corners_in_another_order_are_put_in_order);
  g_test_add_func ("/import/recognition-match/options-are-called-otherwise-and-joined",
                   test_options_are_called_otherwise_and_joined);
  g_test_add_func ("/import/recognition-match/a-constant-is-a-question-with-an-answer-a-file",
                   test_a_constant_is_a_question_with_an_answer_a_file);
  g_test_add_func ("/import/recognition-match/the-projects-question-is-met-with-its-words",
                   test_the_projects_question_is_met_with_its_words_and_scale);
  return g_test_run ();
}
