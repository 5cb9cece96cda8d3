/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <math.h>
#include <string.h>

/* SenseMaker exports: the same survey as capture CSV with its definition, with two
 * header rows, without either, and as the older workbench CSV. */

#define N_STORIES 171

static DuidIntake *
import_two (const char *first,
            const char *second)
{
  g_autofree char *one = data_path (first);
  g_autofree char *two = second != NULL ? data_path (second) : NULL;
  const char      *paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static DuidIntake *
import_capture (void)
{
  return import_two ("dialects/sensemaker-capture.csv", "dialects/sensemaker-definition.json");
}

static DuidIntake *
import_text (const char *csv,
             const char *definition)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *one = desk_write (desk, "antwoorden.csv", csv, -1);
  g_autofree char *two =
    definition != NULL ? desk_write (desk, "definitie.json", definition, -1) : NULL;
  const char *paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static const DuidQuestion *
get_question (DuidIntake *intake,
              const char *name)
{
  return duid_dataset_get_question (intake->dataset, question_of (intake, name));
}

static guint
count_state (DuidIntake *intake,
             const char *name,
             DuidState   state)
{
  guint n = 0;

  for (gsize row = 0; row < duid_dataset_get_n_rows (intake->dataset); row++)
    n += state_of (intake, name, row) == state;
  return n;
}

/* The triads of a dataset in their order. */
static guint
find_triad (DuidIntake *intake,
            guint       which)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
    if (duid_dataset_get_question (intake->dataset, i)->type == DUID_QUESTION_TRIAD && which-- == 0)
      return i;
  g_assert_not_reached ();
}

static void
assert_corners (const DuidQuestion *question,
                const char         *top,
                const char         *left,
                const char         *right)
{
  g_assert_cmpint (question->type, ==, DUID_QUESTION_TRIAD);
  g_assert_cmpstr (question->corners[0], ==, top);
  g_assert_cmpstr (question->corners[1], ==, left);
  g_assert_cmpstr (question->corners[2], ==, right);
}

static void
test_a_definition_explains_the_ids (void)
{
  g_autoptr (DuidIntake) intake = import_capture ();
  const DuidQuestion *canvas = get_question (intake, "asp");
  const DuidQuestion *needs = get_question (intake, "needs");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, N_STORIES);
  g_assert_cmpstr (duid_framework_get_title (duid_dataset_get_framework (intake->dataset)), ==,
                   "Impactmeting (verzonnen)");
  assert_corners (get_question (intake, "plan"), "het gezin", "de professionals",
                  "het sociale netwerk");
  assert_corners (get_question (intake, "vak"), "kennis & kunde", "handelings ruimte", "middelen");
  g_assert_cmpstr (get_question (intake, "plan")->label, ==, "Wie droegen bij aan het plan…");
  g_assert_cmpint (get_question (intake, "story")->type, ==, DUID_QUESTION_STORY);
  g_assert_cmpint (get_question (intake, "title")->type, ==, DUID_QUESTION_TITLE);
  g_assert_cmpint (get_question (intake, "regie")->type, ==, DUID_QUESTION_SLIDER);
  g_assert_cmpstr (get_question (intake, "luis")->left, ==, "geen invloed");
  g_assert_cmpstr (get_question (intake, "luis")->right, ==, "heel goed");
  g_assert_cmpint (canvas->type, ==, DUID_QUESTION_CANVAS);
  g_assert_cmpuint (canvas->stones->len, ==, 8);
  g_assert_cmpstr (canvas->y.right, ==, "goed");
  g_assert_cmpint (needs->type, ==, DUID_QUESTION_MULTICHOICE);
  g_assert_cmpuint (needs->options->len, ==, 9);
  g_assert_cmpstr (needs->options->pdata[5], ==, "ASS");
  g_assert_cmpstr (option_of (intake, "who", 0), ==, "Gezin");
  g_assert_cmpstr (get_question (intake, "age")->options->pdata[0], ==, "0-5 jaar");
  /* A retired question is not merged silently; the place of a teller stays outside. */
  g_assert_cmpint (duid_framework_find (duid_dataset_get_framework (intake->dataset),
                                        "question_93b3a3d9"),
                   ==, -1);
  g_assert_true (has_problem (intake->problems, "meta_started_location_latitude"));
}

static void
test_states_are_kept_apart (void)
{
  g_autoptr (DuidIntake) intake = import_capture ();

  g_assert_cmpuint (count_state (intake, "plan", DUID_STATE_ANSWERED), ==, 160);
  g_assert_cmpuint (count_state (intake, "plan", DUID_STATE_NOT_APPLICABLE), ==, 8);
  g_assert_cmpuint (count_state (intake, "plan", DUID_STATE_MISSING), ==, 3);
  g_assert_cmpuint (count_state (intake, "vak", DUID_STATE_MISSING), ==, 18);
}

static void
assert_same_shares (DuidIntake *a,
                    DuidIntake *b,
                    guint       which)
{
  const DuidTriad *left = duid_dataset_get_triads (a->dataset, find_triad (a, which));
  const DuidTriad *right = duid_dataset_get_triads (b->dataset, find_triad (b, which));
  guint            n = 0;

  for (gsize row = 0; row < N_STORIES; row++)
    {
      g_assert_cmpstr (duid_dataset_get_id (a->dataset, row), ==,
                       duid_dataset_get_id (b->dataset, row));
      g_assert_cmpint (duid_triad_is_answered (left[row]), ==, duid_triad_is_answered (right[row]));
      if (!duid_triad_is_answered (left[row]))
        continue;
      n++;
      g_assert_cmpfloat_with_epsilon (left[row].top, right[row].top, .001);
      g_assert_cmpfloat_with_epsilon (left[row].left, right[row].left, .001);
      g_assert_cmpfloat_with_epsilon (left[row].right, right[row].right, .001);
    }
  g_assert_cmpuint (n, >, 150);
}

static void
test_all_ways_of_writing_give_the_same_shares (void)
{
  g_autoptr (DuidIntake) capture = import_capture ();
  g_autoptr (DuidIntake) bare = import_two ("dialects/sensemaker-capture.csv", NULL);
  g_autoptr (DuidIntake) labelled = import_two ("dialects/sensemaker-two-headers.csv", NULL);
  g_autoptr (DuidIntake) workbench = import_two ("dialects/sensemaker-workbench.csv", NULL);

  for (guint which = 0; which < 2; which++)
    {
      assert_same_shares (capture, bare, which);
      assert_same_shares (capture, labelled, which);
      assert_same_shares (capture, workbench, which);
    }
}

static void
assert_zones (DuidIntake *intake,
              guint       which,
              const char *header)
{
  const DuidIntakeSource *source = intake->sources->pdata[0];
  const DuidTriad        *triads = duid_dataset_get_triads (intake->dataset,
                                                            find_triad (intake, which));
  guint                   column = 0;
  guint                   n = 0;

  while (strcmp (source->headers->pdata[column], header) != 0)
    g_assert_cmpuint (++column, <, source->headers->len);
  for (gsize row = 0; row < N_STORIES; row++)
    {
      gsize       length;
      const char *cell = duid_intake_get_cells (intake, row, &length);

      for (guint i = 0; i < column; i++)
        cell += strlen (cell) + 1;
      if (*cell == '\0')
        continue;
      n++;
      g_assert_cmpstr (duid_zone_to_string (duid_triad_get_zone (triads[row])), ==, cell);
    }
  g_assert_cmpuint (n, >, 150);
}

static void
test_zones_are_those_of_the_workbench (void)
{
  g_autoptr (DuidIntake) intake = import_two ("dialects/sensemaker-workbench.csv", NULL);

  assert_zones (intake, 0, "e3eff9c0-cf44-4d3f-89e7-d15f17362f25_Zone");
  assert_zones (intake, 1, "986e86cb-0ab8-4b67-a26b-7f62b1852f27_Zone");
  g_assert_cmpint (duid_framework_find (duid_dataset_get_framework (intake->dataset),
                                        "fullfragmententry"),
                   ==, -1);
}

static void
test_labels_are_matched_though_commas_were_not_quoted (void)
{
  g_autoptr (DuidIntake) intake = import_two ("dialects/sensemaker-two-headers.csv", NULL);

  assert_corners (get_question (intake, "Waarop steunde het vakmanschap?"), "kennis & kunde",
                  "handelingsruimte", "middelen");
  g_assert_cmpint (get_question (intake, "2.3 In de ervaring, die u deelde, ...")->type, !=,
                   DUID_QUESTION_STORY);
  g_assert_cmpint (get_question (intake, "meta_selected_language")->type, ==,
                   DUID_QUESTION_LANGUAGE);
  g_assert_cmpuint (get_question (intake, "Aspecten")->stones->len, ==, 8);
  g_assert_cmpstr (get_question (intake, "Aspecten")->stones->pdata[1], ==, "Passende hulp");
}

#define TRIAD "11111111-1111-4111-8111-111111111111"
#define LIST  "22222222-2222-4222-8222-222222222222"
#define STORY "33333333-3333-4333-8333-333333333333"
#define DYAD  "44444444-4444-4444-8444-444444444444"

#define SECTIONS                                                                               \
  "{\"id\":[\"p1\"],\"name\":[\"Proef\"],\"sections\":[{\"signifiers\":["                      \
  "{\"id\":[\"" TRIAD "\"],\"type\":[\"triad\"],\"title\":[\"Drie &amp;<br>hoeken\"],"         \
  "\"content\":[{\"labels\":[{\"id\":\"c\",\"text\":\"Top\"},{\"id\":\"a\",\"text\":\"Li\"},"  \
  "{\"id\":\"b\",\"text\":\"Re\"}]}]}]}],\"linked_frameworks\":[{\"framework\":{"              \
  "\"fragment_signifier_id\":\"" STORY "\",\"signifiers\":["                                   \
  "{\"id\":\"" STORY "\",\"type\":\"freetext\",\"title\":\"Vertel\",\"content\":{}},"          \
  "{\"id\":\"" LIST "\",\"type\":\"list\",\"title\":\"Kies\",\"content\":{\"max_responses\":"  \
  "[1],\"items\":[{\"id\":\"i1\",\"title\":\"Een \"},{\"id\":\"i2\",\"title\":\"Twee\"}]}},"   \
  "{\"id\":\"" DYAD "\",\"type\":\"dyad\",\"title\":\"Van a naar b\",\"content\":{\"labels\":" \
  "[{\"id\":\"a\",\"text\":\"A\"},{\"id\":\"b\",\"text\":\"B\"}]}}]}}]}"

static void
test_sections_boxes_and_links_are_read (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "id,project_id," STORY "," LIST "," TRIAD "_percentX," TRIAD "_percentY," TRIAD "_a," TRIAD
    "_b," TRIAD "_c," DYAD "_percentX," DYAD "_a," DYAD "_b," DYAD "_NA\n"
    "x1,p1,Kort verhaal,i2,0.5,0.2,0.4,0.4,0.2,0.25,,,\n"
    "x2,p1,Nog een,Een,0.7,0.1,0.25,0.65,0.1,,,,1\n"
    "x3,p1,,,,,,,,,,,\n",
    SECTIONS);
  const DuidTriad *triads;

  assert_corners (get_question (intake, "Drie & hoeken"), "Top", "Li", "Re");
  triads = duid_dataset_get_triads (intake->dataset, question_of (intake, "Drie & hoeken"));
  g_assert_cmpfloat_with_epsilon (triads[1].top, .1, 1e-9);
  g_assert_cmpfloat_with_epsilon (triads[1].right, .65, 1e-9);
  g_assert_cmpint (get_question (intake, "Vertel")->type, ==, DUID_QUESTION_STORY);
  g_assert_cmpstr (option_of (intake, "Kies", 0), ==, "Twee");
  g_assert_cmpstr (option_of (intake, "Kies", 1), ==, "Een");
  g_assert_cmpfloat (number_of (intake, "Van a naar b", 0), ==, .25);
  g_assert_cmpint (state_of (intake, "Van a naar b", 1), ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_cmpint (state_of (intake, "Van a naar b", 2), ==, DUID_STATE_MISSING);
  assert_no_problems (intake->problems);
}

static void
test_a_title_is_one_without_any_story (void)
{
  g_autoptr (DuidIntake) labelled = import_text (
    "id,project_id,version,Welke titel geeft u deze foto van uw straat?,Waarom?\n"
    "id,project_id,version," STORY "," LIST "\n"
    "x1,p1,1,\"De bank onder de oude boom bij de speeltuin, waar wij zitten\",mooi\n"
    "x2,p1,1,Het pleintje waar iedereen elkaar kent en groet in de zomer,rust\n"
    "x3,p1,1,De stoep voor de winkel die nu dicht is en leeg blijft staan,jammer\n",
    NULL);

  g_assert_cmpint (get_question (labelled, "Welke titel geeft u deze foto van uw straat?")->type,
                   ==, DUID_QUESTION_TITLE);
}

static void
test_corners_are_found_by_geometry (void)
{
  /* The columns stand as left, right, top; only the numbers tell. */
  g_autoptr (DuidIntake) intake = import_text (
    "id,project_id," TRIAD "_percentX," TRIAD "_percentY," TRIAD "_a," TRIAD "_b," TRIAD "_c\n"
    "x1,p,0.5,0.2,0.4,0.4,0.2\nx2,p,0.7,0.1,0.25,0.65,0.1\nx3,p,0.2,0.3,0.65,0.05,0.3\n"
    "x4,p,0.5,0.9,0.05,0.05,0.9\nx5,p,0.3,0.4,0.5,0.1,0.4\nx6,p,0.6,0.6,0.1,0.3,0.6\n",
    NULL);

  assert_corners (duid_dataset_get_question (intake->dataset, find_triad (intake, 0)), "c", "a",
                  "b");
}

static void
test_a_tick_with_a_prefix_is_a_tick (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "FragmentID," TRIAD "X," TRIAD "Y," TRIAD "_a," TRIAD "_b," TRIAD "_c," TRIAD "_NA\n"
    "x1,0.5,0.1732,20,40,40,T_NA\nx2,,,,,,T_1\nx3,,,,,,T_NA\n",
    NULL);
  guint         triad = find_triad (intake, 0);
  const guint8 *states = duid_dataset_get_states (intake->dataset, triad);

  g_assert_cmpint (states[0], ==, DUID_STATE_ANSWERED);
  g_assert_cmpint (states[1], ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_cmpint (states[2], ==, DUID_STATE_MISSING);
}

static void
test_a_place_alone_is_a_triad (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "id,project_id," TRIAD "_percentX," TRIAD "_percentY\nx1,p,0.5,0.2\nx2,p,0.7,0.1\n", NULL);
  const DuidTriad *triads =
    duid_dataset_get_triads (intake->dataset, find_triad (intake, 0));

  g_assert_cmpfloat_with_epsilon (triads[1].right, .65, 1e-9);
}

/* One corner has a place of its own and no share. */
static void
test_an_anchor_without_shares_leaves_the_place_to_tell (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "id,project_id,t_percentX,t_percentY,t_a,t_b,t_c_percentX\nx1,p,0.3,0.2,0.2,0.6,0.3\n"
    "x2,p,0.5,0.5,0.5,0.25,0.5\nx3,p,0.4,0.1,0.1,0.55,0.4\n",
    NULL);
  const DuidTriad *triads =
    duid_dataset_get_triads (intake->dataset, find_triad (intake, 0));

  g_assert_cmpfloat_with_epsilon (triads[0].left, .6, 1e-9);
  g_assert_cmpfloat_with_epsilon (triads[2].right, .35, 1e-9);
}

/* Ids are what a hand typed, and one is the start of another. */
static void
test_ids_need_not_be_long_ones (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "id,project_id,server_upload_time,q1,q10,q2_percentX,q2_percentY,q2_a,q2_b,q2_c,q2_NA,"
    "q3_m,q3_n,q4_percentX,q4_l,q4_r,q4_NA\n"
    "1,p,1714189466434,Een verhaal dat lang genoeg is om op te vallen,o2,0.35,0.1,0.1,0.6,0.3,,"
    "1,,0.25,0.75,0.25,\n"
    "2,p,1714189466434,Nog een verhaal dat lang genoeg is om te tellen,o1,,,,,,1,,1,,,,1\n",
    "{\"id\": \"p\", \"name\": \"Klein\", \"signifiers\": ["
    "{\"id\": \"q1\", \"type\": \"freetext\", \"title\": \"Vertel\", \"fragment\": true},"
    "{\"id\": \"q10\", \"type\": \"list\", \"title\": \"Wie\", \"content\": {\"max_responses\": 1,"
    " \"items\": [{\"id\": \"o1\", \"title\": \"Ouder\"}, {\"id\": \"o2\", \"title\": \"Kind\"}]}},"
    "{\"id\": \"q2\", \"type\": \"triad\", \"title\": \"Drie\", \"content\": {\"labels\": ["
    " {\"id\": \"b\", \"text\": \"B\"}, {\"id\": \"a\", \"text\": \"A\"}, {\"id\": \"c\", "
    "\"text\": \"C\"}]}},"
    "{\"id\": \"q3\", \"type\": \"list\", \"title\": \"Wat\", \"content\": {\"max_responses\": 2,"
    " \"items\": [{\"id\": \"m\", \"title\": \"Rust\"}, {\"id\": \"n\", \"title\": \"Tijd\"}]}},"
    "{\"id\": \"q4\", \"type\": \"dyad\", \"title\": \"Twee\", \"content\": {\"labels\": ["
    " {\"id\": \"l\", \"text\": \"Weinig\"}, {\"id\": \"r\", \"text\": \"Veel\"}]}}]}");
  const DuidTriad *triads =
    duid_dataset_get_triads (intake->dataset, question_of (intake, "Drie"));

  g_assert_cmpint (get_question (intake, "Vertel")->type, ==, DUID_QUESTION_STORY);
  g_assert_cmpstr (option_of (intake, "Wie", 0), ==, "Kind");
  assert_corners (get_question (intake, "Drie"), "B", "A", "C");
  g_assert_cmpfloat_with_epsilon (triads[0].top, .6, 1e-9);
  g_assert_cmpint (state_of (intake, "Drie", 1), ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_cmpuint (get_question (intake, "Wat")->options->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (number_of (intake, "Twee", 0), .25, 1e-9);
  g_assert_cmpstr (get_question (intake, "Twee")->right, ==, "Veel");
}

static void
test_a_definition_alone_is_not_enough (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "definitie.json", SECTIONS, -1);
  const char      *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the file with the answers is not among it"));
}

/* Without a definition and without UUIDs: what stands in the columns tells. */
#define HEAD "id,project_id,server_upload_time,"

static void
test_ticks_and_stones_are_found_without_long_ids (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    HEAD "Wie was erbij?_Moeder,Wie was erbij?_Vader,Wie was erbij?_Hond,"
         "Plek_School_percentX,Plek_School_percentY,Plek_Huis_percentX,Plek_Huis_percentY,Plek_NA\n"
         "1,p,1714189466434,1,,,0.1,0.9,0.9,0.8,\n2,p,1714189466434,1,1,,0.3,0.8,,,\n"
         "3,p,1714189466434,,1,,,,,,1\n4,p,1714189466434,1,,,0.9,0.9,0.2,0.7,\n",
    NULL);
  const DuidQuestion *who = get_question (intake, "Wie was erbij?");
  const DuidQuestion *where = get_question (intake, "Plek");

  g_assert_cmpint (who->type, ==, DUID_QUESTION_MULTICHOICE);
  g_assert_cmpuint (who->options->len, ==, 3);
  g_assert_cmpint (where->type, ==, DUID_QUESTION_CANVAS);
  g_assert_cmpuint (where->stones->len, ==, 2);
  g_assert_cmpuint (count_state (intake, "Plek", DUID_STATE_NOT_APPLICABLE), ==, 1);
}

static void
test_shares_of_one_whole_are_a_triad_without_a_place (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    HEAD "t_NA,t_a,t_b,t_c,u_percentX\n1,p,1714189466434,,0.1,0.2,0.7,0.4\n"
         "2,p,1714189466434,,0.5,0.25,0.25,0.3\n3,p,1714189466434,1,,,,0.2\n"
         "4,p,1714189466434,,0.3,0.3,0.4,0.1\n5,p,1714189466434,,0.6,0.3,0.1,0.15\n"
         "6,p,1714189466434,,0.2,0.6,0.2,0.9\n",
    NULL);

  assert_corners (duid_dataset_get_question (intake->dataset, find_triad (intake, 0)), "a", "b",
                  "c");
  g_assert_cmpuint (count_state (intake, "t", DUID_STATE_NOT_APPLICABLE), ==, 1);
}

/* Of a canvas in the workbench's way one stone may never have been placed. */
static void
test_stones_of_the_workbench_need_no_long_ids (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "FragmentID,Q,Q_NA,S_eenXRight,S_eenYTop,S_tweeXRight,S_tweeYTop\n1,Boer,T_NA,0.1,0.9,,\n"
    "2,,T_1,0.3,0.8,,\n3,Boer,T_NA,0.6,0.5,,\n",
    NULL);

  g_assert_cmpint (get_question (intake, "S")->type, ==, DUID_QUESTION_CANVAS);
  g_assert_cmpuint (get_question (intake, "S")->stones->len, ==, 2);
  g_assert_cmpuint (count_state (intake, "Q", DUID_STATE_NOT_APPLICABLE), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/sensemaker/a-definition-explains-the-ids",
                   test_a_definition_explains_the_ids);
  g_test_add_func ("/import/sensemaker/states-are-kept-apart", test_states_are_kept_apart);
  g_test_add_func ("/import/sensemaker/all-ways-of-writing-give-the-same-shares",
                   test_all_ways_of_writing_give_the_same_shares);
  g_test_add_func ("/import/sensemaker/zones-are-those-of-the-workbench",
                   test_zones_are_those_of_the_workbench);
  g_test_add_func ("/import/sensemaker/labels-are-matched-though-commas-were-not-quoted",
                   test_labels_are_matched_though_commas_were_not_quoted);
  g_test_add_func ("/import/sensemaker/sections-boxes-and-links-are-read",
                   test_sections_boxes_and_links_are_read);
  g_test_add_func ("/import/sensemaker/a title is one without any story",
                   test_a_title_is_one_without_any_story);
  g_test_add_func ("/import/sensemaker/corners-are-found-by-geometry",
                   test_corners_are_found_by_geometry);
  g_test_add_func ("/import/sensemaker/a-tick-with-a-prefix-is-a-tick",
                   test_a_tick_with_a_prefix_is_a_tick);
  g_test_add_func ("/import/sensemaker/a-place-alone-is-a-triad", test_a_place_alone_is_a_triad);
  g_test_add_func ("/import/sensemaker/an-anchor-without-shares-leaves-the-place-to-tell",
                   test_an_anchor_without_shares_leaves_the_place_to_tell);
  g_test_add_func ("/import/sensemaker/ids-need-not-be-long-ones", test_ids_need_not_be_long_ones);
  g_test_add_func ("/import/sensemaker/a-definition-alone-is-not-enough",
                   test_a_definition_alone_is_not_enough);
  g_test_add_func ("/import/sensemaker/ticks-and-stones-are-found-without-long-ids",
                   test_ticks_and_stones_are_found_without_long_ids);
  g_test_add_func ("/import/sensemaker/shares-of-one-whole-are-a-triad-without-a-place",
                   test_shares_of_one_whole_are_a_triad_without_a_place);
  g_test_add_func ("/import/sensemaker/stones-of-the-workbench-need-no-long-ids",
                   test_stones_of_the_workbench_need_no_long_ids);
  return g_test_run ();
}
