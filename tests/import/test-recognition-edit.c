/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-match.h"
#include "import/duid-recognition-merge.h"

#include <math.h>

/* One source with these columns, each a question of its own. */
static DuidRecognition *
make_recognition (const char             *source,
                  const char *const      *headers,
                  const DuidQuestionType *types)
{
  DuidRecognition *recognition = duid_recognition_new ("table", "Table", "made for a test");

  g_ptr_array_add (recognition->sources, duid_mapped_source_new (source, "answers.csv"));
  for (guint i = 0; headers[i] != NULL; i++)
    {
      DuidBinding *binding = duid_binding_new (0, DUID_BINDING_COLUMN);

      g_ptr_array_add (binding->columns, duid_column_name_new (headers[i], 0));
      duid_recognition_add_question (
        recognition, duid_question_new (headers[i], types[i], headers[i]), binding, "made so");
    }
  return recognition;
}

static const char *const      headers[] = { "nummer", "verhaal", "gezin", "prof", "netwerk", NULL };
static const DuidQuestionType types[] = { DUID_QUESTION_ID, DUID_QUESTION_STORY,
                                          DUID_QUESTION_NUMBER, DUID_QUESTION_NUMBER,
                                          DUID_QUESTION_NUMBER };

static DuidRecognisedQuestion *
at (DuidRecognition *recognition,
    guint            index)
{
  return g_ptr_array_index (recognition->questions, index);
}

static const char *
column_of (DuidRecognisedQuestion *asked,
           guint                   source,
           guint                   column)
{
  const DuidBinding    *binding = g_ptr_array_index (asked->bindings, source);
  const DuidColumnName *name = g_ptr_array_index (binding->columns, column);

  return name->header;
}

static void
test_three_columns_become_a_triad_and_come_apart (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("s", headers, types);
  const guint chosen[] = { 2, 3, 4 };
  int         index;

  g_assert_false (duid_recognition_can_join (recognition, chosen, 2, DUID_QUESTION_TRIAD));
  index = duid_recognition_join (recognition, chosen, 3, DUID_QUESTION_TRIAD);
  g_assert_cmpint (index, ==, 2);
  g_assert_cmpuint (recognition->questions->len, ==, 3);
  g_assert_cmpint (at (recognition, 2)->question->type, ==, DUID_QUESTION_TRIAD);
  g_assert_cmpstr (at (recognition, 2)->question->corners[1], ==, "prof");
  g_assert_cmpstr (column_of (at (recognition, 2), 0, 2), ==, "netwerk");

  g_assert_true (duid_recognition_split (recognition, 2));
  g_assert_cmpuint (recognition->questions->len, ==, 5);
  g_assert_cmpstr (at (recognition, 3)->question->label, ==, "prof");
  g_assert_cmpint (at (recognition, 3)->question->type, ==, DUID_QUESTION_NUMBER);
  g_assert_cmpstr (column_of (at (recognition, 4), 0, 0), ==, "netwerk");
  g_assert_false (duid_recognition_split (recognition, 0));
}

static void
test_corners_take_their_columns_along (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("s", headers, types);
  const guint chosen[] = { 2, 3, 4 };

  duid_recognition_join (recognition, chosen, 3, DUID_QUESTION_TRIAD);
  duid_recognition_swap_corner (recognition, 2, 0);
  g_assert_cmpstr (at (recognition, 2)->question->corners[0], ==, "prof");
  g_assert_cmpstr (column_of (at (recognition, 2), 0, 0), ==, "prof");
  duid_recognition_swap_corner (recognition, 2, 2);
  g_assert_cmpstr (at (recognition, 2)->question->corners[0], ==, "netwerk");
  g_assert_cmpstr (column_of (at (recognition, 2), 0, 0), ==, "netwerk");
  g_assert_cmpstr (column_of (at (recognition, 2), 0, 2), ==, "prof");
}

static void
test_there_is_one_story (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("s", headers, types);

  g_assert_true (duid_recognition_set_type (recognition, 0, DUID_QUESTION_STORY, 0, 0));
  g_assert_cmpint (at (recognition, 0)->question->type, ==, DUID_QUESTION_STORY);
  g_assert_cmpint (at (recognition, 1)->question->type, ==, DUID_QUESTION_TEXT);
  g_assert_false (duid_recognition_can_be (recognition, 0, DUID_QUESTION_TRIAD));
}

static void
test_a_number_becomes_a_slider_with_ends (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("s", headers, types);

  g_assert_true (duid_recognition_set_type (recognition, 2, DUID_QUESTION_SLIDER, 0, 100));
  g_assert_cmpfloat (at (recognition, 2)->question->min, ==, 0);
  g_assert_cmpfloat (at (recognition, 2)->question->max, ==, 100);
}

static void
test_bands_are_read_as_they_are_written (void)
{
  g_autoptr (DuidRecognition) recognition = make_recognition ("s", headers, types);
  g_autofree char *text = NULL;
  const GArray    *bands;

  g_assert_true (duid_recognition_set_bands (recognition, 2, "Laag < 4; Midden < 6,5; Hoog"));
  bands = at (recognition, 2)->question->bands;
  g_assert_cmpuint (bands->len, ==, 3);
  g_assert_cmpstr (g_array_index (bands, DuidBand, 1).label, ==, "Midden");
  g_assert_cmpfloat (g_array_index (bands, DuidBand, 1).below, ==, 6.5);
  g_assert_true (isinf (g_array_index (bands, DuidBand, 2).below));
  text = duid_recognition_dup_bands (recognition, 2);
  g_assert_cmpstr (text, ==, "Laag < 4; Midden < 6.5; Hoog");
  g_assert_false (duid_recognition_set_bands (recognition, 2, "Hoog < 6; Laag < 4; Rest"));
  g_assert_false (duid_recognition_set_bands (recognition, 2, "Laag < vier; Rest"));
  g_assert_false (duid_recognition_set_bands (recognition, 2, "Laag < 4; Hoog < 6"));
  g_assert_cmpuint (at (recognition, 2)->question->bands->len, ==, 3);
  g_assert_true (duid_recognition_set_bands (recognition, 2, ""));
  g_assert_cmpuint (at (recognition, 2)->question->bands->len, ==, 0);
}

static void
test_files_merge_by_name_label_and_options (void)
{
  const char *const      ours[] = { "rol", "wijk", "extra", NULL };
  const char *const      theirs[] = { "Rol", "stadsdeel", "los", NULL };
  const DuidQuestionType kinds[] = { DUID_QUESTION_CHOICE, DUID_QUESTION_CHOICE,
                                     DUID_QUESTION_NUMBER };
  DuidRecognition       *other = make_recognition ("b", theirs, kinds);
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", ours, kinds);

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *option = g_strdup_printf ("wijk %d", i);

      duid_question_add_option (at (recognition, 1)->question, option);
      duid_question_add_option (at (other, 1)->question, option);
    }
  duid_question_add_option (at (other, 1)->question, "elders");
  duid_recognition_merge (recognition, other);
  g_assert_cmpuint (recognition->sources->len, ==, 2);
  g_assert_cmpuint (recognition->questions->len, ==, 4);
  g_assert_cmpstr (column_of (at (recognition, 0), 1, 0), ==, "Rol");
  g_assert_cmpstr (column_of (at (recognition, 1), 1, 0), ==, "stadsdeel");
  g_assert_cmpuint (at (recognition, 1)->question->options->len, ==, 5);
  g_assert_null (g_ptr_array_index (at (recognition, 2)->bindings, 1));
  g_assert_null (g_ptr_array_index (at (recognition, 3)->bindings, 0));
  g_assert_cmpstr (column_of (at (recognition, 3), 1, 0), ==, "los");
}

static void
test_other_scales_are_converted_and_said (void)
{
  const char *const      names[] = { "cijfer", NULL };
  const DuidQuestionType kinds[] = { DUID_QUESTION_SLIDER };
  DuidRecognition       *other = make_recognition ("b", names, kinds);
  g_autoptr (DuidRecognition) recognition = make_recognition ("a", names, kinds);
  const DuidBinding *binding;
  g_autofree char   *why = NULL;

  at (recognition, 0)->question->max = 10;
  at (other, 0)->question->max = 100;
  duid_recognition_merge (recognition, other);
  binding = g_ptr_array_index (at (recognition, 0)->bindings, 1);
  g_assert_true (binding->has_scale);
  g_assert_cmpfloat (binding->scale_to, ==, 100);
  why = duid_recognition_dup_why (recognition, 0);
  g_assert_nonnull (strstr (why, "0–100 becomes 0–10"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/recognition-edit/three-columns-become-a-triad-and-come-apart",
                   test_three_columns_become_a_triad_and_come_apart);
  g_test_add_func ("/import/recognition-edit/corners-take-their-columns-along",
                   test_corners_take_their_columns_along);
  g_test_add_func ("/import/recognition-edit/there-is-one-story", test_there_is_one_story);
  g_test_add_func ("/import/recognition-edit/a-number-becomes-a-slider-with-ends",
                   test_a_number_becomes_a_slider_with_ends);
  g_test_add_func ("/import/recognition-edit/bands-are-read-as-they-are-written",
                   test_bands_are_read_as_they_are_written);
  g_test_add_func ("/import/recognition-merge/files-merge-by-name-label-and-options",
                   test_files_merge_by_name_label_and_options);
  g_test_add_func ("/import/recognition-merge/other-scales-are-converted-and-said",
                   test_other_scales_are_converted_and_said);
  return g_test_run ();
}
