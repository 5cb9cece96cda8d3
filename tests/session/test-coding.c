/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-coding.h"

#include <math.h>

#include "../store/survey.h"
#include "store/duid-project-passages.h"
#include "store/duid-project-readers.h"

/* Six stories; Anna and Bert look at the first five, Cor at two of them. */
typedef struct
{
  SurveyPlace  place;
  DuidProject *project;
  DuidDataset *dataset;
  char        *help;
  char        *school;
} World;

static void
be (World      *world,
    const char *name)
{
  g_assert_true (duid_project_use_author (world->project, name, NULL));
}

static void
assign (World      *world,
        const char *tag,
        guint       story,
        int         value)
{
  const char *key = duid_dataset_get_key (world->dataset, story);

  g_assert_true (duid_project_assign (world->project, &key, 1, tag, value, NULL));
}

static void
read_stories (World *world,
              guint  from,
              guint  to)
{
  for (guint story = from; story < to; story++)
    {
      const char *key = duid_dataset_get_key (world->dataset, story);

      g_assert_true (duid_project_set_read (world->project, &key, 1, TRUE, NULL));
    }
}

static void
begin (World        *world,
       gconstpointer data)
{
  survey_place_make (&world->place, NULL);
  world->project = survey_make_project (world->place.path, 6);
  world->dataset = duid_project_load_dataset (world->project, NULL, NULL);
  g_assert_true (duid_project_define_tag (world->project, "Hulp", -1, &world->help, NULL));
  g_assert_true (duid_project_define_tag (world->project, "School", -1, &world->school, NULL));
  read_stories (world, 0, 4);
  assign (world, world->help, 0, 1);
  assign (world, world->help, 4, -1);
  be (world, "Bert");
  read_stories (world, 0, 5);
  assign (world, world->help, 0, 1);
  assign (world, world->help, 1, 1);
  assign (world, world->school, 1, 1);
  assign (world, world->school, 2, 1);
}

static void
end (World        *world,
     gconstpointer data)
{
  duid_project_free (world->project);
  duid_dataset_unref (world->dataset);
  g_free (world->help);
  g_free (world->school);
  survey_place_clear (&world->place, NULL);
}

static DuidCoding *
load (World             *world,
      const DuidRows    *rows,
      const char *const *people)
{
  g_autoptr (DuidTagging) tagging = duid_project_load_tagging (world->project, world->dataset,
                                                               NULL);
  g_autoptr (GPtrArray) readers = duid_project_load_readers (world->project, world->dataset, NULL);

  return duid_coding_new (tagging, readers, rows, people);
}

/* A letter a unit and a person. */
static void
assert_codes (const DuidCoding *coding,
              guint             tag,
              const char       *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint unit = 0; unit < coding->rows->len; unit++)
    {
      for (guint person = 0; person < coding->people->len; person++)
        g_string_append_c (text, "-ny"[duid_coding_get (coding, tag, unit, person) + 1]);
      g_string_append_c (text, ' ');
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_who_read_or_judged_has_coded (World        *world,
                                   gconstpointer data)
{
  g_autoptr (DuidCoding) coding = load (world, NULL, NULL);

  g_assert_cmpuint (coding->people->len, ==, 2);
  g_assert_cmpstr (coding->people->pdata[0], ==, "Anna");
  g_assert_cmpuint (g_array_index (coding->counts, gsize, 0), ==, 5);
  g_assert_cmpuint (coding->rows->len, ==, 5);
  assert_codes (coding, 0, "yy ny nn nn nn ");
  assert_codes (coding, 1, "nn ny ny nn nn ");
}

static void
test_agreement_is_that_of_the_codes (World        *world,
                                     gconstpointer data)
{
  g_autoptr (DuidCoding) coding = load (world, NULL, NULL);
  DuidCodings   help = duid_coding_get_codings (coding, 0);
  DuidCodings   all = duid_coding_get_codings (coding, -1);
  DuidAgreement found = duid_agreement_measure (&help);

  /* po = 4/5; pe = 1/5 · 2/5 + 4/5 · 3/5 = 14/25. */
  g_assert_cmpfloat_with_epsilon (found.percent, .8, 1e-12);
  g_assert_cmpfloat_with_epsilon (found.kappa, (.8 - .56) / .44, 1e-12);
  found = duid_agreement_measure (&all);
  g_assert_cmpfloat_with_epsilon (found.percent, .7, 1e-12);
  /* School: po = 3/5 = pe. */
  g_assert_cmpfloat_with_epsilon (found.kappa, (1.4 - 1.16) / (2 - 1.16), 1e-12);
}

static void
test_passages_are_codes_too (World        *world,
                             gconstpointer data)
{
  g_autoptr (DuidPassageOrigin) origin = NULL;
  g_autoptr (DuidCoding) coding = NULL;
  g_autoptr (GError) error = NULL;
  guint question = 0;
  guint story = 0;

  while (duid_dataset_get_question (world->dataset, question)->type != DUID_QUESTION_STORY)
    question++;
  while (*duid_dataset_get_text (world->dataset, question, story) == '\0')
    story++;
  g_assert_cmpuint (story, <, 5);
  origin = duid_project_make_passage_origin (
    duid_dataset_get_question (world->dataset, question)->name,
    duid_dataset_get_text (world->dataset, question, story), 0, 3, &error);
  g_assert_no_error (error);
  be (world, "Cor");
  duid_project_assign_passage (world->project, duid_dataset_get_key (world->dataset, story), origin,
                               world->school, 1, &error);
  g_assert_no_error (error);
  coding = load (world, NULL, NULL);
  g_assert_cmpuint (coding->people->len, ==, 3);
  g_assert_cmpstr (coding->people->pdata[2], ==, "Cor");
  g_assert_cmpuint (g_array_index (coding->counts, gsize, 2), ==, 1);
  for (guint unit = 0; unit < coding->rows->len; unit++)
    {
      gboolean is_it = g_array_index (coding->rows, gsize, unit) == story;

      g_assert_cmpint (duid_coding_get (coding, 1, unit, 2), ==, is_it ? 1 : DUID_NOT_CODED);
      g_assert_cmpint (duid_coding_get (coding, 0, unit, 2), ==, is_it ? 0 : DUID_NOT_CODED);
    }
}

static void
test_only_some_people_and_stories (World        *world,
                                   gconstpointer data)
{
  const char *const bert[] = { "Bert", NULL };
  g_autoptr (DuidRows) rows = duid_rows_new (6);
  g_autoptr (DuidCoding) alone = load (world, NULL, bert);
  g_autoptr (DuidCoding) two = NULL;

  g_assert_cmpuint (alone->people->len, ==, 1);
  g_assert_cmpuint (alone->rows->len, ==, 0);
  duid_rows_add (rows, 1);
  duid_rows_add (rows, 5);
  two = load (world, rows, NULL);
  g_assert_cmpuint (two->rows->len, ==, 1);
  g_assert_cmpuint (g_array_index (two->rows, gsize, 0), ==, 1);
  g_assert_cmpuint (g_array_index (two->counts, gsize, 1), ==, 1);
}

static void
test_differences_most_disputed_first (World        *world,
                                      gconstpointer data)
{
  g_autoptr (DuidCoding) coding = load (world, NULL, NULL);
  g_autoptr (GArray) all = duid_coding_list_differences (coding, -1);
  g_autoptr (GArray) school = duid_coding_list_differences (coding, 1);
  const DuidDifference *first = &g_array_index (all, DuidDifference, 0);

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (first[0].unit, ==, 1);
  g_assert_cmpuint (first[0].tag, ==, 0);
  g_assert_cmpuint (first[0].n_yes, ==, 1);
  g_assert_cmpuint (first[0].n_no, ==, 1);
  g_assert_cmpuint (first[1].unit, ==, 1);
  g_assert_cmpuint (first[1].tag, ==, 1);
  g_assert_cmpuint (first[2].unit, ==, 2);
  g_assert_cmpuint (school->len, ==, 2);
}

static void
test_what_is_hidden_is_not_given (World        *world,
                                  gconstpointer data)
{
  g_autoptr (DuidCoding) coding = NULL;
  const char *key = duid_dataset_get_key (world->dataset, 0);

  be (world, "Fien");
  g_assert_true (duid_project_set_author_field (world->project, "role", DUID_ROLE_FACILITATOR,
                                                NULL));
  g_assert_true (duid_project_moderate (world->project, &key, 1, world->help, "Anna", TRUE, NULL));
  coding = load (world, NULL, NULL);
  assert_codes (coding, 0, "ny ny nn nn nn ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/session/coding/" name, World, NULL, begin, test, end)
  ADD ("who-read-or-judged-has-coded", test_who_read_or_judged_has_coded);
  ADD ("agreement-is-that-of-the-codes", test_agreement_is_that_of_the_codes);
  ADD ("passages-are-codes-too", test_passages_are_codes_too);
  ADD ("only-some-people-and-stories", test_only_some_people_and_stories);
  ADD ("differences-most-disputed-first", test_differences_most_disputed_first);
  ADD ("what-is-hidden-is-not-given", test_what_is_hidden_is_not_given);
  return g_test_run ();
}
