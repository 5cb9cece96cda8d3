/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "import/duid-file-set.h"
#include "import/duid-package-writer.h"

#include <string.h>

/* “Other, namely …”: what people write in beside the options goes with its choice. */

#define LONG_1 "Een verhaal dat lang genoeg is om hier op te vallen als verhaal"
#define LONG_2 "Nog een verhaal dat lang genoeg is om als verhaal op te vallen"

static DuidIntake *
import_text (Desk       *desk,
             const char *text)
{
  g_autofree char *path = desk_write (desk, "plain.csv", text, -1);
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = desk_import (desk, "plain.csv", &error);

  g_assert_no_error (error);
  return intake;
}

static char *
dup_answer (DuidIntake *intake,
            const char *name,
            gsize       row)
{
  return duid_dataset_dup_answer (intake->dataset, question_of (intake, name), row);
}

static void
assert_answer (DuidIntake *intake,
               const char *name,
               gsize       row,
               const char *wanted)
{
  g_autofree char *answer = dup_answer (intake, name, row);

  g_assert_cmpstr (answer != NULL ? answer : "", ==, wanted);
}

static guint
count_options (DuidIntake *intake,
               const char *name)
{
  return duid_dataset_get_question (intake->dataset, question_of (intake, name))->options->len;
}

/* Describes the file that lies on the desk and imports it by that description. */
static DuidIntake *
import_again (Desk *desk)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autofree char    *path = g_build_filename (desk->folder, "plain.csv", NULL);
  g_autofree char    *package = g_build_filename (desk->folder, "datapackage.json", NULL);
  const char         *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recognitions = duid_file_set_recognise (paths, &job, &error);
  g_autoptr (DuidMapping) mapping = NULL;
  DuidIntake *again;

  g_assert_no_error (error);
  mapping = duid_recognition_to_mapping (recognitions->pdata[0]);
  duid_package_write_file (mapping, package, &error);
  g_assert_no_error (error);
  again = desk_import (desk, "datapackage.json", &error);
  g_assert_no_error (error);
  return again;
}

static void
assert_same_again (Desk       *desk,
                   DuidIntake *intake)
{
  g_autoptr (DuidIntake) again = import_again (desk);

  g_assert_cmpuint (duid_dataset_get_n_questions (again->dataset), ==,
                    duid_dataset_get_n_questions (intake->dataset));
  for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
    for (gsize row = 0; row < duid_dataset_get_n_rows (intake->dataset); row++)
      {
        g_autofree char *a = duid_dataset_dup_answer (intake->dataset, i, row);
        g_autofree char *b = duid_dataset_dup_answer (again->dataset, i, row);

        g_assert_cmpstr (a, ==, b);
        g_assert_cmpint (duid_dataset_get_states (intake->dataset, i)[row], ==,
                         duid_dataset_get_states (again->dataset, i)[row]);
      }
  assert_no_problems (again->problems);
}

static void
test_writing_something_chooses_other (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (DuidIntake) intake = import_text (
    desk, "Respondent ID,Wat helpt?,,,Vertel eens,Wie bent u?,\n"
          ",Rust,Geld,\"Anders, namelijk:\",Open-Ended Response,Response,Other (please specify)\n"
          "101,Rust,,iets anders," LONG_1 ",Gezin,\n"
          "102,Rust,Geld,," LONG_2 ",Gezin,\n"
          "103,,,rust en geld tegelijk," LONG_1 ",,een oma\n"
          "104,,,," LONG_2 ",School,\n"
          "105,Rust,,," LONG_2 ",School,\n");

  assert_answer (intake, "Wat helpt?", 0, "Rust · Anders, namelijk");
  assert_answer (intake, "Wat helpt?", 1, "Rust · Geld");
  assert_answer (intake, "Wat helpt?", 2, "Anders, namelijk");
  g_assert_cmpint (state_of (intake, "Wat helpt?", 3), ==, DUID_STATE_MISSING);
  assert_answer (intake, "Wat helpt? – Anders, namelijk", 2, "rust en geld tegelijk");
  g_assert_cmpint (state_of (intake, "Wat helpt? – Anders, namelijk", 1), ==, DUID_STATE_MISSING);
  g_assert_cmpstr (option_of (intake, "Wie bent u?", 2), ==, "Other (please specify)");
  g_assert_cmpstr (option_of (intake, "Wie bent u?", 3), ==, "School");
  assert_answer (intake, "Wie bent u? – Other (please specify)", 2, "een oma");
  assert_same_again (desk, intake);
}

static void
test_a_code_for_other_is_the_option (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (DuidIntake) intake = import_text (
    desk, "id,submitdate,lastpage,startlanguage,V1,V2,V2[other],V3[SQ001],V3[SQ002],V3[other]\n"
          "1,2024-05-01 09:00:00,4,nl," LONG_1 ",A1,,Y,,\n"
          "2,2024-05-02 09:00:00,4,nl," LONG_2 ",-oth-,mijn oma,,,de kat\n"
          "3,2024-05-03 09:00:00,4,nl," LONG_1 ",A2,,Y,Y,\n"
          "4,2024-05-04 09:00:00,4,nl," LONG_2 ",A1,,,Y,\n"
          "5,2024-05-05 09:00:00,4,nl," LONG_1 ",A2,,,Y,\n"
          "6,2024-05-06 09:00:00,4,nl," LONG_2 ",A1,,Y,Y,\n");

  g_assert_cmpstr (option_of (intake, "V2", 1), ==, "other");
  g_assert_cmpuint (count_options (intake, "V2"), ==, 3);
  assert_answer (intake, "V2[other]", 1, "mijn oma");
  assert_answer (intake, "V3", 1, "other");
  g_assert_cmpint (state_of (intake, "V3", 1), ==, DUID_STATE_ANSWERED);
  g_assert_cmpuint (count_options (intake, "V3"), ==, 3);
  assert_same_again (desk, intake);
}

static void
test_a_new_option_is_not_other_where_other_has_a_column (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *answers = desk_write (desk, "a.csv", "wijk,anders\nNoord,\nWest,\n,ver weg\n",
                                         -1);
  g_autofree char *package = desk_write (
    desk, "datapackage.json",
    "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"}], \"duiding\": {\"version\": 1, "
    "\"questions\": [{\"name\": \"wijk\", \"type\": \"choice\", \"label\": \"Wijk\", \"options\": "
    "[\"Noord\", \"Elders\"], \"columns\": {\"a\": \"wijk\"}, \"write_in\": {\"a\": {\"option\": "
    "\"Elders\", \"column\": \"anders\"}}}]}}",
    -1);
  g_autoptr (DuidIntake) intake = desk_import (desk, "datapackage.json", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (option_of (intake, "wijk", 0), ==, "Noord");
  g_assert_cmpstr (option_of (intake, "wijk", 1), ==, "West");
  g_assert_cmpstr (option_of (intake, "wijk", 2), ==, "Elders");
  g_assert_true (has_problem (intake->problems, "“West” is not among the options"));
}

/* As Google Forms writes them, with what was written in among the options. */
static char *
make_google (void)
{
  static const char *const helpers[] = { "Familie, ook ver weg", "Buren",
                                         "Buren, Gemeente", "Gemeente",
                                         "Familie, ook ver weg, Buren" };
  static const char *const areas[] = { "Noord", "Zuid", "Oost" };
  GString                 *text = g_string_new ("Tijdstempel,Verhaal,Wie hielp?,Welke wijk?\n");

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *own = g_strdup_printf ("de juf van groep %u", i);
      g_autofree char *place = g_strdup_printf ("ergens bij halte %u", i);

      g_string_append_printf (text, "%u-5-2024 9:%02u:00,%s %u,\"%s%s%s\",%s\n", i % 28 + 1, i,
                              i % 2 == 0 ? LONG_1 : LONG_2, i,
                              i % 10 == 9 ? "" : helpers[i % G_N_ELEMENTS (helpers)],
                              i % 10 == 7 ? ", " : "", i % 10 == 7 || i % 10 == 9 ? own : "",
                              i % 6 == 5 ? place : areas[i % G_N_ELEMENTS (areas)]);
    }
  return g_string_free (text, FALSE);
}

static void
test_what_is_written_among_the_options_is_told_apart (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *text = make_google ();
  g_autoptr (DuidIntake) intake = import_text (desk, text);

  g_assert_cmpuint (count_options (intake, "Wie hielp?"), ==, 4);
  assert_answer (intake, "Wie hielp?", 0, "Familie, ook ver weg");
  assert_answer (intake, "Wie hielp?", 4, "Familie, ook ver weg · Buren");
  assert_answer (intake, "Wie hielp?", 7, "Buren · Gemeente · Other");
  assert_answer (intake, "Wie hielp? – Other", 7, "de juf van groep 7");
  assert_answer (intake, "Wie hielp?", 9, "Other");
  g_assert_cmpint (state_of (intake, "Wie hielp? – Other", 0), ==, DUID_STATE_MISSING);
  g_assert_cmpuint (count_options (intake, "Welke wijk?"), ==, 4);
  g_assert_cmpstr (option_of (intake, "Welke wijk?", 5), ==, "Other");
  assert_answer (intake, "Welke wijk? – Other", 5, "ergens bij halte 5");
  g_assert_cmpstr (option_of (intake, "Welke wijk?", 1), ==, "Zuid");
  assert_no_problems (intake->problems);
  assert_same_again (desk, intake);
}

static void
test_rare_names_stay_options (void)
{
  static const char *const towns[] = { "Utrecht", "Zeist", "Bunnik", "Houten" };
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GString) text = g_string_new ("nr;plaats\n");
  g_autoptr (DuidIntake) intake = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%u;%s\n", i + 1,
                            i == 7    ? "De Bilt"
                            : i == 13 ? "Baarn"
                            : i == 31 ? "Wijk bij Duurstede"
                                      : towns[i % G_N_ELEMENTS (towns)]);
  intake = import_text (desk, text->str);
  g_assert_cmpuint (count_options (intake, "plaats"), ==, 7);
  g_assert_cmpstr (option_of (intake, "plaats", 7), ==, "De Bilt");
}

static void
test_columns_may_say_their_own_header (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (DuidIntake) intake = import_text (
    desk, "#,Vertel,Familie,Buren,Other,Start Date (UTC),Submit Date (UTC),Network ID\n"
          "a1," LONG_1 ",Familie,,,2024-05-01 09:00:00,2024-05-01 09:05:00,x1\n"
          "a2," LONG_2 ",,Buren,de kapper,2024-05-01 09:00:00,2024-05-01 09:06:00,x2\n"
          "a3," LONG_1 ",Familie,Buren,,2024-05-01 09:00:00,2024-05-01 09:07:00,x3\n"
          "a4," LONG_2 ",,,,2024-05-01 09:00:00,2024-05-01 09:08:00,x4\n");

  assert_answer (intake, "Familie · Buren", 1, "Buren · Other");
  assert_answer (intake, "Familie · Buren", 2, "Familie · Buren");
  g_assert_cmpint (state_of (intake, "Familie · Buren", 3), ==, DUID_STATE_MISSING);
  assert_answer (intake, "Familie · Buren – Other", 1, "de kapper");
  g_assert_cmpstr (duid_dataset_get_id (intake->dataset, 1), ==, "a2");
  g_assert_cmpint (
    duid_framework_find (duid_dataset_get_framework (intake->dataset), "Network ID"), ==, -1);
  assert_same_again (desk, intake);
}

static void
test_headers_that_ask_to_write_in (void)
{
  static const char *const asking[] = { "Other", "other (please specify)", "Anders, namelijk:",
                                        "Anders (geef nadere toelichting)", "Autre", "Sonstiges",
                                        "Autre (veuillez préciser)", "Otro", "hulp_other",
                                        "Een andere reden" };
  static const char *const not_asking[] = { "Other people's needs", "Wat zou u anders doen?",
                                            "Anderson", "Another", "", "mother",
                                            "Anders dan vroeger" };

  for (gsize i = 0; i < G_N_ELEMENTS (asking); i++)
    g_assert_true (duid_write_in_is_asked (asking[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (not_asking); i++)
    g_assert_false (duid_write_in_is_asked (not_asking[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/write-ins/writing something chooses other",
                   test_writing_something_chooses_other);
  g_test_add_func ("/import/write-ins/a code for other is the option",
                   test_a_code_for_other_is_the_option);
  g_test_add_func ("/import/write-ins/what is written among the options is told apart",
                   test_what_is_written_among_the_options_is_told_apart);
  g_test_add_func ("/import/write-ins/a new option is not other where other has a column",
                   test_a_new_option_is_not_other_where_other_has_a_column);
  g_test_add_func ("/import/write-ins/rare names stay options", test_rare_names_stay_options);
  g_test_add_func ("/import/write-ins/columns may say their own header",
                   test_columns_may_say_their_own_header);
  g_test_add_func ("/import/write-ins/headers that ask to write in",
                   test_headers_that_ask_to_write_in);
  return g_test_run ();
}
