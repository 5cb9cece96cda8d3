/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <string.h>

/* Files of other collectors than SenseMaker, and zip files and folders of them. */

static DuidIntake *
import_files (const char *first,
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
import_texts (const char *answers,
              const char *form)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *one = desk_write (desk, "antwoorden.csv", answers, -1);
  g_autofree char *two = form != NULL ? desk_write (desk, "formulier.csv", form, -1) : NULL;
  const char      *paths[] = { one, two, NULL };
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

static void
assert_type (DuidIntake      *intake,
             const char      *name,
             DuidQuestionType type)
{
  g_assert_cmpstr (duid_question_type_to_string (get_question (intake, name)->type), ==,
                   duid_question_type_to_string (type));
}

/* The options that were chosen, with “+” between them. */
static char *
dup_chosen (DuidIntake *intake,
            const char *name,
            gsize       row)
{
  const GPtrArray *options = get_question (intake, name)->options;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize          n_words;
  const guint64 *masks =
    duid_dataset_get_masks (intake->dataset, question_of (intake, name), &n_words);

  for (guint i = 0; i < options->len; i++)
    if (masks[row * n_words + i / 64] >> i % 64 & 1)
      g_string_append_printf (text, text->len > 0 ? "+%s" : "%s", (char *) options->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_chosen (DuidIntake *intake,
               const char *name,
               gsize       row,
               const char *expected)
{
  g_autofree char *chosen = dup_chosen (intake, name, row);

  g_assert_cmpstr (chosen, ==, expected);
}

static void
test_narrafirma_is_read_by_its_form (void)
{
  g_autoptr (DuidIntake) intake =
    import_files ("dialects/narrafirma-stories.csv", "dialects/narrafirma-form.csv");
  guint title = question_of (intake, "Story title");
  guint n_na = 0;

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 80);
  assert_type (intake, "Story title", DUID_QUESTION_TITLE);
  assert_type (intake, "Story text", DUID_QUESTION_STORY);
  assert_type (intake, "Collection date", DUID_QUESTION_DATE);
  assert_type (intake, "Leeftijd", DUID_QUESTION_CHOICE);
  assert_type (intake, "eigen_regie", DUID_QUESTION_SLIDER);
  g_assert_cmpstr (option_of (intake, "Leeftijd", 0), ==, "12-18 jaar");
  g_assert_cmpstr (option_of (intake, "Vervolg", 1), ==, "Zonder hulp verder");
  assert_chosen (intake, "Hulpvragen", 0, "Opvoeding+Sociale vaardigheden");
  g_assert_cmpuint (get_question (intake, "Hulpvragen")->options->len, ==, 9);
  g_assert_cmpfloat (number_of (intake, "eigen_regie", 0), ==, 90);
  g_assert_cmpstr (get_question (intake, "eigen_regie")->right, ==, "Alle");
  for (gsize row = 0; row < 80; row++)
    n_na += strcmp (duid_dataset_get_text (intake->dataset, title, row), "N/A") == 0;
  g_assert_cmpuint (n_na, ==, 1);
  assert_no_problems (intake->problems);
}

static void
test_all_types_of_a_story_form (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    ";help,hope\nTitel,Tekst,Needed yes/no: help,Needed yes/no: hope,Lijst,Cijfers,WRITEIN_Lijst\n"
    "Een,Het eerste verhaal,X,,a|b,\"1,3\",nog iets\n;weg,,,,,,\nTwee,Het tweede,,X,b|c,2,\n",
    "Data column name,Type,About,Short name,Long name,Options,Answers\n"
    "Needed,Multi-choice multi-column yes/no,story,Nodig,Wat was nodig?,,help|hulp,hope|hoop\n"
    "Lijst,Multi-choice single-column delimited,story,Lijst,Lijst,,a,b,c\n"
    "Cijfers,Multi-choice single-column delimited indexed,story,Cijfers,Cijfers,,Een,Twee,Drie\n"
    "Q-A separator,,import, yes/no: \nyes indicator,,import,X\n"
    "Story title column name,,import,Titel\nStory text column name,,import,Tekst\n");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  assert_chosen (intake, "Nodig", 0, "hulp");
  assert_chosen (intake, "Nodig", 1, "hoop");
  assert_chosen (intake, "Lijst", 1, "b+c");
  assert_chosen (intake, "Cijfers", 0, "Een+Drie");
  assert_type (intake, "Lijst: other, namely", DUID_QUESTION_TEXT);
  assert_type (intake, "Tekst", DUID_QUESTION_STORY);
}

static void
test_numbers_of_options_may_have_a_separator_of_their_own (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "Titel,Tekst,Lijst,Cijfers\nEen,Het eerste verhaal,a|b,\"1,3\"\nTwee,Het tweede,b,2\n",
    "Data column name,Type,About,Short name,Long name,Options,Answers\n"
    "Lijst,Multi-choice single-column delimited,story,Lijst,Lijst,,a,b,c\n"
    "Cijfers,Multi-choice single-column delimited indexed,story,Cijfers,Cijfers,,Een,Twee,Drie\n"
    "Multi-choice single-column delimiter,,import,|\n"
    "Story title column name,,import,Titel\nStory text column name,,import,Tekst\n");

  assert_chosen (intake, "Lijst", 0, "a+b");
  assert_chosen (intake, "Cijfers", 0, "Een+Drie");
  g_assert_cmpuint (get_question (intake, "Cijfers")->options->len, ==, 3);
  /* In the order of the columns, not of the form. */
  assert_type (intake, "Titel", DUID_QUESTION_TITLE);
  g_assert_cmpint (duid_dataset_get_question (intake->dataset, 0)->type, ==, DUID_QUESTION_TITLE);
}

static void
test_blanks_part_the_names_of_options (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "verhaal;hulp;gevoel;_id;_uuid;_submission_time\n"
    "Een verhaal dat lang genoeg is om op te vallen;buren familie;heel_blij;1;u1;2024-05-01\n"
    "Nog een verhaal dat lang genoeg is als verhaal;familie;boos;2;u2;2024-05-01\n"
    "En een verhaal dat lang genoeg is om te tellen;buren niemand;boos;3;u3;2024-05-02\n"
    "En een laatste dat lang genoeg is om te tellen;familie buren;boos;4;u4;2024-05-02\n",
    NULL);

  assert_chosen (intake, "hulp", 0, "buren+familie");
  g_assert_cmpint (duid_dataset_get_question (intake->dataset, 0)->type, ==, DUID_QUESTION_STORY);
}

static void
test_kobo_is_known_by_its_tail (void)
{
  g_autoptr (DuidIntake) intake = import_files ("dialects/kobo.csv", NULL);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 60);
  assert_type (intake, "verhaal", DUID_QUESTION_STORY);
  assert_type (intake, "regie", DUID_QUESTION_SLIDER);
  assert_type (intake, "_uuid", DUID_QUESTION_ID);
  assert_type (intake, "_submission_time", DUID_QUESTION_DATE);
  assert_type (intake, "hulpvragen", DUID_QUESTION_MULTICHOICE);
  g_assert_cmpuint (get_question (intake, "hulpvragen")->options->len, ==, 9);
  assert_chosen (intake, "hulpvragen", 0, "opvoeding+sociale_vaardigheden");
}

static void
test_a_form_gives_kobo_its_labels (void)
{
  g_autoptr (DuidIntake) intake = import_files ("dialects/kobo.csv", "dialects/kobo-form.xlsx");

  g_assert_cmpstr (get_question (intake, "verhaal")->label, ==, "Vertel over een ervaring");
  assert_chosen (intake, "Wat waren de hulpvragen?", 0, "Opvoeding+sociale_vaardigheden");
  g_assert_cmpfloat (get_question (intake, "regie")->max, ==, 10);
}

static void
test_a_zip_file_of_odk (void)
{
  g_autoptr (DuidIntake) intake = import_files ("dialects/odk.zip", NULL);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 6);
  assert_type (intake, "KEY", DUID_QUESTION_ID);
  assert_type (intake, "groep-verhaal", DUID_QUESTION_STORY);
  assert_chosen (intake, "hulp", 0, "eten");
  assert_chosen (intake, "hulp", 1, "rust");
}

static void
test_limesurvey_has_codes_in_brackets (void)
{
  g_autoptr (DuidIntake) intake = import_files ("dialects/limesurvey.csv", NULL);
  const DuidQuestion *triad = get_question (intake, "Q5");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 60);
  assert_type (intake, "id", DUID_QUESTION_ID);
  assert_type (intake, "Vertel over een ervaring die u is bijgebleven", DUID_QUESTION_STORY);
  assert_type (intake, "Q4", DUID_QUESTION_SLIDER);
  assert_chosen (intake, "Q3", 0, "SQ001");
  g_assert_cmpuint (get_question (intake, "Q3")->options->len, ==, 3);
  g_assert_cmpint (triad->type, ==, DUID_QUESTION_TRIAD);
  g_assert_cmpstr (triad->corners[2], ==, "plan_c");
}

static void
test_surveymonkey_has_options_in_its_second_row (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "Respondent ID,Collector ID,IP Address,Wat helpt?,,,Vertel eens,Wie bent u?,\n"
    ",,,Rust,Geld,Other (please specify),Open-Ended Response,Response,Other (please specify)\n"
    "101,9,10.0.0.1,Rust,,iets anders,Een verhaal over rust dat lang genoeg is om op te vallen,"
    "Gezin,\n"
    "102,9,10.0.0.2,Rust,Geld,,Een verhaal over geld dat lang genoeg is om op te vallen,Gezin,\n"
    "103,9,10.0.0.3,,Geld,,Nog een verhaal dat lang genoeg is om hier op te vallen,School,\n"
    "104,9,10.0.0.4,,,,En nog een verhaal dat lang genoeg is om te tellen,School,\n",
    NULL);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 4);
  assert_type (intake, "Respondent ID", DUID_QUESTION_ID);
  assert_chosen (intake, "Wat helpt?", 1, "Rust+Geld");
  assert_type (intake, "Vertel eens", DUID_QUESTION_STORY);
  g_assert_cmpstr (option_of (intake, "Wie bent u?", 2), ==, "School");
  g_assert_cmpint (
    duid_framework_find (duid_dataset_get_framework (intake->dataset), "IP Address"), ==, -1);
}

static void
test_qualtrics_has_json_in_its_third_row (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "StartDate,Status,IPAddress,ResponseId,Q1,Q2_1,Q2_2,Q3_1\n"
    "Start Date,Response Type,IP Address,Response ID,Vertel eens,Wat helpt? - Rust,"
    "Wat helpt? - Geld,Hoe veel?\n"
    "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",x,"
    "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",a,b,c\n"
    "2024-03-24 10:00:00,0,1.2.3.4,R_1,Een verhaal dat lang genoeg is om op te vallen,Rust,,0.5\n"
    "2024-03-25 10:00:00,0,1.2.3.5,R_2,Een ander verhaal dat lang genoeg is om te tellen,Rust,"
    "Geld,7.25\n",
    NULL);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  assert_type (intake, "ResponseId", DUID_QUESTION_ID);
  assert_type (intake, "Vertel eens", DUID_QUESTION_STORY);
  assert_chosen (intake, "Wat helpt?", 1, "Rust+Geld");
  assert_type (intake, "Hoe veel?", DUID_QUESTION_SLIDER);
}

static void
test_an_ods_sheet_is_a_table (void)
{
  g_autoptr (DuidIntake) intake = import_files ("dialects/blad.ods", NULL);
  const char *story = duid_dataset_get_story (intake->dataset, 0);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 4);
  g_assert_cmpstr (story, ==,
                   "Dit is het eerste verhaal  dat hier staat,\nover twee alinea’s verdeeld.");
  g_assert_null (strstr (duid_dataset_get_story (intake->dataset, 2), "niet lezen"));
  assert_type (intake, "dag", DUID_QUESTION_DATE);
  assert_type (intake, "maat", DUID_QUESTION_SLIDER);
  assert_type (intake, "top", DUID_QUESTION_TRIAD);
  g_assert_cmpint (state_of (intake, "dag", 2), ==, DUID_STATE_MISSING);
  assert_no_problems (intake->problems);
}

static void
test_definitions_come_in_a_zip_file (void)
{
  g_autoptr (DuidIntake) intake =
    import_files ("dialects/definities.zip", "dialects/sensemaker-capture.csv");

  assert_type (intake, "plan", DUID_QUESTION_TRIAD);
  g_assert_cmpstr (get_question (intake, "plan")->corners[1], ==, "de professionals");
}

static void
test_options_in_every_style (void)
{
  static const char *const headers[] = {
    "Q [a],Q [b]",
    "Q: a,Q: b",
    "Q/a,Q/b",
    "Q_a,Q_b",
    "Q - a,Q - b",
  };
  static const char *const ticks[][2] = {
    { "1", "0" },
    { "yes", "no" },
    { "ja", "nee" },
    { "TRUE", "FALSE" },
    { "Y", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ticks); j++)
      {
        g_autofree char *text =
          g_strdup_printf ("wie,%s\nx,%s,%s\nx,%s,%s\ny,%s,%s\n", headers[i], ticks[j][0],
                           ticks[j][1], ticks[j][1], ticks[j][0], ticks[j][0], ticks[j][0]);
        g_autoptr (DuidIntake) intake = import_texts (text, NULL);

        assert_type (intake, "Q", DUID_QUESTION_MULTICHOICE);
        assert_chosen (intake, "Q", 0, "a");
        assert_chosen (intake, "Q", 1, "b");
        assert_chosen (intake, "Q", 2, "a+b");
      }
}

static void
test_options_in_one_cell_or_under_one_header (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "wie;kies;doe;doe\nx;rood,blauw;eten;\nx;blauw;;slapen\ny;rood,groen;eten;slapen\n"
    "y;groen,blauw;eten;\nx;rood;;slapen\n",
    NULL);

  assert_chosen (intake, "kies", 0, "rood+blauw");
  assert_chosen (intake, "kies", 3, "blauw+groen");
  assert_chosen (intake, "doe", 2, "eten+slapen");
}

static void
test_places_inside_a_triangle_are_a_triad (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "plan_x,plan_y,plek_x,plek_y\n0.5,0.9,0.1,0.9\n0.3,0.2,0.9,0.8\n0.6,0.4,0.2,0.1\n", NULL);

  assert_type (intake, "plan", DUID_QUESTION_TRIAD);
  assert_type (intake, "plek", DUID_QUESTION_CANVAS);
  g_assert_cmpfloat_with_epsilon (
    duid_dataset_get_triads (intake->dataset, question_of (intake, "plan"))[0].top, .9, 1e-9);
}

static void
test_one_of_three_is_no_triad (void)
{
  g_autoptr (DuidIntake) intake =
    import_texts ("soort_a,soort_b,soort_c\n1,0,0\n0,1,0\n0,0,1\n1,0,0\n", NULL);

  assert_type (intake, "soort", DUID_QUESTION_MULTICHOICE);
}

static void
test_personal_cells_are_known_without_a_header (void)
{
  g_autoptr (DuidIntake) intake = import_texts (
    "a,b,c\njan@example.org,06-12345678,x\nan@example.org,+31 6 87654321,x\n"
    "piet@example.org,0612348765,y\nkees@example.org,06 1111 2222,y\n",
    NULL);
  gsize       length;
  const char *cells = duid_intake_get_cells (intake, 0, &length);

  g_assert_cmpuint (duid_dataset_get_n_questions (intake->dataset), ==, 1);
  g_assert_cmpuint (length, ==, 4);
  g_assert_cmpstr (cells, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/import/dialects/" name, function)
  ADD ("narrafirma-is-read-by-its-form", test_narrafirma_is_read_by_its_form);
  ADD ("all-types-of-a-story-form", test_all_types_of_a_story_form);
  ADD ("kobo-is-known-by-its-tail", test_kobo_is_known_by_its_tail);
  ADD ("a-form-gives-kobo-its-labels", test_a_form_gives_kobo_its_labels);
  ADD ("a-zip-file-of-odk", test_a_zip_file_of_odk);
  ADD ("numbers of options may have a separator of their own",
       test_numbers_of_options_may_have_a_separator_of_their_own);
  ADD ("blanks part the names of options", test_blanks_part_the_names_of_options);
  ADD ("limesurvey-has-codes-in-brackets", test_limesurvey_has_codes_in_brackets);
  ADD ("surveymonkey-has-options-in-its-second-row",
       test_surveymonkey_has_options_in_its_second_row);
  ADD ("qualtrics-has-json-in-its-third-row", test_qualtrics_has_json_in_its_third_row);
  ADD ("an-ods-sheet-is-a-table", test_an_ods_sheet_is_a_table);
  ADD ("definitions-come-in-a-zip-file", test_definitions_come_in_a_zip_file);
  ADD ("options-in-every-style", test_options_in_every_style);
  ADD ("options-in-one-cell-or-under-one-header", test_options_in_one_cell_or_under_one_header);
  ADD ("places-inside-a-triangle-are-a-triad", test_places_inside_a_triangle_are_a_triad);
  ADD ("one-of-three-is-no-triad", test_one_of_three_is_no_triad);
  ADD ("personal-cells-are-known-without-a-header",
       test_personal_cells_are_known_without_a_header);
  return g_test_run ();
}
