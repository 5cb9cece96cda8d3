/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-framework.h"

#include <math.h>

/* The tests write ' for ", to be legible. */
static JsonNode *
parse (const char *json)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (json), "'", '"');
  JsonNode        *node = json_from_string (quoted, NULL);

  g_assert_nonnull (node);
  return node;
}

static DuidQuestion *
read_json (const char *json,
           GError    **error)
{
  g_autoptr (JsonNode) node = parse (json);

  return duid_question_from_json (json_node_get_object (node), error);
}

static DuidQuestion *
read_well (const char *json)
{
  g_autoptr (GError) error = NULL;
  DuidQuestion *question = read_json (json, &error);

  g_assert_no_error (error);
  return question;
}

static void
assert_refused (const char *json,
                const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidQuestion) question = read_json (json, &error);

  g_assert_null (question);
  g_assert_error (error, DUID_FRAMEWORK_ERROR, DUID_FRAMEWORK_ERROR_INVALID);
  if (g_strstr_len (error->message, -1, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

static void
test_a_slider_is_read_whole (void)
{
  g_autoptr (DuidQuestion) slider =
    read_well ("{'name': 't', 'type': 'slider', 'label': 'Tevreden?', 'min': 0, 'max': 10.5,"
               " 'left': 'niet', 'right': 'heel', 'theme': 'A/B', 'sensitive': true,"
               " 'bands': [{'label': 'Laag', 'below': 4}, {'label': 'Hoog'}]}");

  g_assert_cmpint (slider->type, ==, DUID_QUESTION_SLIDER);
  g_assert_cmpfloat (slider->min, ==, 0);
  g_assert_cmpfloat (slider->max, ==, 10.5);
  g_assert_cmpstr (slider->left, ==, "niet");
  g_assert_cmpstr (slider->right, ==, "heel");
  g_assert_cmpstr (slider->theme, ==, "A/B");
  g_assert_true (slider->is_sensitive);
  g_assert_cmpuint (slider->bands->len, ==, 2);
  g_assert_cmpfloat (g_array_index (slider->bands, DuidBand, 0).below, ==, 4);
  g_assert_true (isinf (g_array_index (slider->bands, DuidBand, 1).below));
}

static void
test_options_may_be_numbers (void)
{
  g_autoptr (DuidQuestion) choice =
    read_well ("{'name': 'jaar', 'type': 'choice', 'options': [2022, 2023.5, 'later'],"
               " 'ordered': true}");

  g_assert_cmpuint (choice->options->len, ==, 3);
  g_assert_cmpint (duid_question_find_option (choice, "2022"), ==, 0);
  g_assert_cmpint (duid_question_find_option (choice, "2023.5"), ==, 1);
  g_assert_true (choice->is_ordered);
  g_assert_cmpstr (choice->label, ==, "jaar");
}

static void
test_what_cannot_be_drawn_is_refused_in_words (void)
{
  assert_refused ("{'type': 'slider', 'label': 'Hoe?'}", "Hoe?");
  assert_refused ("{'name': ' ', 'type': 'slider'}", "name");
  assert_refused ("{'name': 'q'}", "q");
  assert_refused ("{'name': 'q', 'type': 'traid'}", "traid");
  assert_refused ("{'name': 'q', 'type': 'slider'}", "max");
  assert_refused ("{'name': 'q', 'type': 'slider', 'min': 10, 'max': 0}", "max");
  assert_refused ("{'name': 'q', 'type': 'slider', 'min': 'a', 'max': 1}", "min");
  assert_refused ("{'name': 'q', 'type': 'slider', 'min': 0, 'max': 1, 'bands': [{}]}", "band");
  assert_refused ("{'name': 'q', 'type': 'triad', 'corners': ['a', 'b']}", "corners");
  assert_refused ("{'name': 'q', 'type': 'triad', 'corners': ['a', 'b', null]}", "corners");
  assert_refused ("{'name': 'q', 'type': 'canvas', 'stones': ['a']}", "scale");
  assert_refused ("{'name': 'q', 'type': 'canvas', 'x': {'min': 0, 'max': 1},"
                  " 'y': {'min': 0, 'max': 1}}",
                  "stones");
}

static void
test_values_of_the_wrong_kind_are_left_out (void)
{
  g_autoptr (DuidQuestion) question =
    read_well ("{'name': 'q', 'type': 'choice', 'label': [], 'theme': {}, 'options': 'Ja',"
               " 'ordered': 'yes', 'sensitive': 1, 'unit': {'a': 'ms'}}");

  g_assert_cmpstr (question->label, ==, "q");
  g_assert_null (question->theme);
  g_assert_null (question->unit);
  g_assert_cmpuint (question->options->len, ==, 0);
  g_assert_false (question->is_ordered);
}

/* Writes, reads and writes again: both texts must be the same. */
static void
assert_comes_back (const char *json)
{
  g_autoptr (DuidQuestion) question = read_well (json);
  g_autoptr (JsonNode) node = duid_question_to_json (question);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (DuidQuestion) again = read_well (text);
  g_autoptr (JsonNode) again_node = duid_question_to_json (again);
  g_autoptr (JsonNode) original = parse (json);
  g_autofree char *again_text = json_to_string (again_node, FALSE);
  g_autoptr (GList) keys = json_object_get_members (json_node_get_object (original));

  g_assert_cmpstr (text, ==, again_text);
  for (GList *key = keys; key != NULL; key = key->next)
    g_assert_true (json_object_has_member (json_node_get_object (node), key->data));
}

static void
test_every_type_comes_back (void)
{
  assert_comes_back ("{'name': 'a', 'type': 'id', 'label': 'Nummer'}");
  assert_comes_back ("{'name': 'b', 'type': 'number', 'label': 'Afstand', 'unit': 'km'}");
  assert_comes_back ("{'name': 'c', 'type': 'choice', 'label': 'Rol', 'options': ['A', 'B'],"
                     " 'ordered': true, 'sensitive': true, 'theme': 'X/Y'}");
  assert_comes_back ("{'name': 'd', 'type': 'multichoice', 'label': 'Vormen', 'options': ['A']}");
  assert_comes_back ("{'name': 'e', 'type': 'slider', 'label': 'T', 'min': -0.1, 'max': 1e3,"
                     " 'left': 'l', 'right': 'r', 'bands': [{'label': 'A', 'below': 0.3},"
                     " {'label': 'B'}]}");
  assert_comes_back ("{'name': 'f', 'type': 'triad', 'label': 'P', 'corners': ['T', 'L', 'R']}");
  assert_comes_back ("{'name': 'g', 'type': 'canvas', 'label': 'C', 'background': 'a.png',"
                     " 'x': {'label': 'X', 'min': 0, 'max': 10, 'left': 'l', 'right': 'r'},"
                     " 'y': {'label': 'Y', 'min': 0, 'max': 5, 'left': 'o', 'right': 'b'},"
                     " 'stones': [{'label': 'S1'}, {'label': 'S2'}]}");
  assert_comes_back ("{'name': 'h', 'type': 'consent', 'label': 'Delen?', 'options': ['Ja'],"
                     " 'show': ['Ja']}");
}

static void
test_a_canvas_is_read_whole (void)
{
  g_autoptr (DuidQuestion) canvas =
    read_well ("{'name': 'g', 'type': 'canvas', 'stones': [{'label': ' S1 '}, 'S2'],"
               " 'x': {'label': 'X', 'min': 0, 'max': 10, 'left': 'l', 'right': 'r'},"
               " 'y': {'min': -1, 'max': 5}}");

  g_assert_cmpuint (canvas->stones->len, ==, 2);
  g_assert_cmpint (duid_question_find_stone (canvas, "S1"), ==, 0);
  g_assert_cmpstr (canvas->x.label, ==, "X");
  g_assert_cmpstr (canvas->x.left, ==, "l");
  g_assert_cmpfloat (canvas->y.min, ==, -1);
  g_assert_cmpfloat (canvas->y.max, ==, 5);
  g_assert_cmpstr (canvas->y.label, ==, "");
}

static void
test_the_questions_of_the_sample_are_read (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DuidFramework) framework = duid_framework_new ("sample");
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray  *questions;

  json_parser_load_from_file (parser, g_getenv ("DUID_SAMPLE"), &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  questions = json_object_get_array_member (json_object_get_object_member (root, "duiding"),
                                            "questions");
  for (guint i = 0; i < json_array_get_length (questions); i++)
    {
      JsonObject   *object = json_array_get_object_element (questions, i);
      DuidQuestion *question = duid_question_from_json (object, &error);

      g_assert_no_error (error);
      g_assert_true (duid_framework_add (framework, question));
    }
  g_assert_cmpuint (duid_framework_get_n_questions (framework), ==, 25);
  g_assert_cmpint (duid_framework_find (framework, "plan"), ==,
                   duid_framework_find_type (framework, DUID_QUESTION_TRIAD));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/question-json/a-slider-is-read-whole", test_a_slider_is_read_whole);
  g_test_add_func ("/model/question-json/a-canvas-is-read-whole", test_a_canvas_is_read_whole);
  g_test_add_func ("/model/question-json/options-may-be-numbers", test_options_may_be_numbers);
  g_test_add_func ("/model/question-json/what-cannot-be-drawn-is-refused-in-words",
                   test_what_cannot_be_drawn_is_refused_in_words);
  g_test_add_func ("/model/question-json/values-of-the-wrong-kind-are-left-out",
                   test_values_of_the_wrong_kind_are_left_out);
  g_test_add_func ("/model/question-json/every-type-comes-back", test_every_type_comes_back);
  g_test_add_func ("/model/question-json/the-questions-of-the-sample-are-read",
                   test_the_questions_of_the_sample_are_read);
  return g_test_run ();
}
