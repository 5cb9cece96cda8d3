/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <string.h>

/* Plain files, recognised by their numbers and texts. */

static DuidQuestionType
type_of (DuidIntake *intake,
         const char *name)
{
  return duid_dataset_get_question (intake->dataset, question_of (intake, name))->type;
}

static void
test_a_plain_file_is_recognised (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = desk_import (desk, "kaal-cp1252.csv", &error);
  const DuidQuestion *triad;

  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 171);
  g_assert_cmpint (type_of (intake, "code"), ==, DUID_QUESTION_ID);
  g_assert_cmpint (type_of (intake, "ervaring"), ==, DUID_QUESTION_STORY);
  g_assert_cmpint (type_of (intake, "stadsdeel"), ==, DUID_QUESTION_CHOICE);
  g_assert_cmpint (type_of (intake, "Invloed (0-10)"), ==, DUID_QUESTION_SLIDER);
  triad = duid_dataset_get_question (intake->dataset, question_of (intake, "gezin"));
  g_assert_cmpint (triad->type, ==, DUID_QUESTION_TRIAD);
  g_assert_cmpstr (triad->corners[2], ==, "Netwerk");
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "kaal-cp1252/00001"), ==, 0);
  g_assert_true (has_problem (intake->problems, "Windows-1252"));
  g_assert_true (has_problem (intake->problems, "The first column only counts the rows"));
  g_assert_true (has_problem (intake->problems, "E-mail"));
  g_assert_cmpuint (intake->problems->len, ==, 3);
}

static DuidIntake *
import_text (const char *text)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "plain.csv", text, -1);
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = desk_import (desk, "plain.csv", &error);

  g_assert_no_error (error);
  return intake;
}

static void
test_short_stories_are_known_by_their_header (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "nr;toelichting;Verhaal;titel\n"
    "1;Een toelichting die veel langer is dan het verhaal dat erbij hoort, en dus opvalt.;"
    "Kwam op tijd;A\n"
    "2;Nog een toelichting die veel langer is dan het verhaal dat erbij hoort, ook deze.;"
    "Niemand kwam;B\n"
    "3;;Kwam op tijd;C\n");

  g_assert_cmpint (type_of (intake, "verhaal"), ==, DUID_QUESTION_STORY);
  g_assert_cmpint (type_of (intake, "toelichting"), ==, DUID_QUESTION_TEXT);
  g_assert_cmpint (type_of (intake, "titel"), ==, DUID_QUESTION_TITLE);
}

static void
test_columns_are_typed_by_what_they_hold (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "postcode;dag;cijfer;schaal;bedrag;naam;naam\n"
    "0123;24-03-2024;3;0,25;1250,5;x y;p\n"
    "0124;25-03-2024;4;0,5;90000;z;q\n"
    "0123;26-03-2024;3;-;12;w;p\n"
    "0125;27-03-2024;4;0,75;7;v;q\n");
  const DuidQuestion *grade =
    duid_dataset_get_question (intake->dataset, question_of (intake, "cijfer"));

  g_assert_cmpint (type_of (intake, "postcode"), ==, DUID_QUESTION_TEXT);
  g_assert_cmpint (type_of (intake, "dag"), ==, DUID_QUESTION_DATE);
  g_assert_cmpint (grade->type, ==, DUID_QUESTION_CHOICE);
  g_assert_true (grade->is_ordered);
  g_assert_cmpint (type_of (intake, "schaal"), ==, DUID_QUESTION_SLIDER);
  g_assert_cmpint (state_of (intake, "schaal", 2), ==, DUID_STATE_MISSING);
  g_assert_cmpfloat (number_of (intake, "schaal", 0), ==, .25);
  g_assert_cmpint (type_of (intake, "bedrag"), ==, DUID_QUESTION_NUMBER);
  g_assert_cmpint (type_of (intake, "naam"), ==, DUID_QUESTION_TEXT);
  g_assert_cmpstr (option_of (intake, "naam_2", 1), ==, "q");
  assert_no_problems (intake->problems);
}

static void
test_thousands_are_parted_by_the_mark_that_is_no_decimal (void)
{
  g_autoptr (DuidIntake) dutch = import_text ("nr;inkomen;afstand;fijn;aandeel\n"
                                              "1;12.500;1,25;1.234.567,5;20%\n"
                                              "2;950;12,5;12;5,5%\n"
                                              "3;99.000;3,75;-1.000;100%\n"
                                              "4;1.250;7;8;0%\n");
  g_autoptr (DuidIntake) english = import_text ("nr,income,distance\n"
                                                "1,\"12,500\",1.25\n2,950,12.5\n3,\"99,000\",3\n");
  g_autoptr (DuidIntake) french = import_text ("nr;revenu\n1;12 500,50\n2;950\n3;1\u202f250\n");
  g_autoptr (DuidIntake) points = import_text ("nr;share;other\n1;1.234;0.5\n2;2.345;1.25\n"
                                               "3;7.125;2\n");

  g_assert_cmpint (type_of (dutch, "inkomen"), ==, DUID_QUESTION_NUMBER);
  g_assert_cmpfloat (number_of (dutch, "inkomen", 0), ==, 12500);
  g_assert_cmpfloat (number_of (dutch, "inkomen", 1), ==, 950);
  g_assert_cmpfloat (number_of (dutch, "afstand", 1), ==, 12.5);
  g_assert_cmpfloat (number_of (dutch, "fijn", 0), ==, 1234567.5);
  g_assert_cmpfloat (number_of (dutch, "fijn", 2), ==, -1000);
  g_assert_cmpfloat (number_of (dutch, "aandeel", 1), ==, 5.5);
  g_assert_cmpfloat (number_of (english, "income", 2), ==, 99000);
  g_assert_cmpfloat (number_of (english, "distance", 0), ==, 1.25);
  g_assert_cmpfloat (number_of (french, "revenu", 0), ==, 12500.5);
  g_assert_cmpfloat (number_of (french, "revenu", 2), ==, 1250);
  g_assert_cmpfloat (number_of (points, "share", 0), ==, 1.234);
  assert_no_problems (dutch->problems);
  assert_no_problems (french->problems);
}

static void
test_dates_are_read_as_forms_write_them (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "Tijdstempel;sent;Datum;short;leeftijd\n"
    "1-5-2024 9:00:00;05/31/2024 02:00:00 PM;45413;May 5, 2024;18\n"
    "31-5-2024 14:00:01;06/01/2024 12:00:00 AM;45414;June 12, 2024;86\n"
    "1-6-2024 0:00:00;06/02/2024 11:59:59 PM;45415;May 31, 2024;40\n");

  g_assert_cmpint (type_of (intake, "tijdstempel"), ==, DUID_QUESTION_DATE);
  g_assert_cmpfloat_with_epsilon (number_of (intake, "tijdstempel", 0), 19844 + 9 / 24., 1e-9);
  g_assert_cmpfloat_with_epsilon (number_of (intake, "sent", 0), 19874 + 14 / 24., 1e-9);
  g_assert_cmpfloat_with_epsilon (number_of (intake, "sent", 1), 19875, 1e-9);
  g_assert_cmpint (type_of (intake, "datum"), ==, DUID_QUESTION_DATE);
  g_assert_cmpfloat (number_of (intake, "datum", 0), ==, 19844);
  g_assert_cmpfloat (number_of (intake, "short", 2), ==, 19874);
  g_assert_cmpint (type_of (intake, "leeftijd"), ==, DUID_QUESTION_NUMBER);
  assert_no_problems (intake->problems);
}

static void
test_a_workbook_is_recognised_too (void)
{
  const char      *paths[] = { NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (g_getenv ("DUID_SAMPLE"));
  g_autofree char *path = g_build_filename (folder, "medewerkers.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = NULL;

  paths[0] = path;
  intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 71);
  g_assert_cmpint (type_of (intake, "respondent"), ==, DUID_QUESTION_ID);
  g_assert_cmpint (type_of (intake, "ingevuld_op"), ==, DUID_QUESTION_DATE);
  g_assert_cmpint (type_of (intake, "verhaal"), ==, DUID_QUESTION_STORY);
  assert_no_problems (intake->problems);
}

static void
test_two_files_become_one_dataset (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *one =
    desk_write (desk, "een.csv", "nr;kleur;maat\nA;rood;x\nB;blauw;y\nC;rood;x\nD;blauw;x\n", -1);
  g_autofree char *two =
    desk_write (desk, "twee.csv", "nr;kleur;extra\nA;groen;p\nB;rood;p\nC;groen;q\nD;rood;q\n", -1);
  const char *paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 8);
  g_assert_cmpuint (duid_dataset_get_n_questions (intake->dataset), ==, 4);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "twee/A"), ==, 4);
  g_assert_cmpstr (option_of (intake, "kleur", 0), ==, "rood");
  g_assert_cmpstr (option_of (intake, "kleur", 4), ==, "groen");
  g_assert_cmpint (state_of (intake, "maat", 4), ==, DUID_STATE_NOT_ASKED);
  g_assert_cmpint (state_of (intake, "extra", 0), ==, DUID_STATE_NOT_ASKED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/recogniser/a-plain-file-is-recognised",
                   test_a_plain_file_is_recognised);
  g_test_add_func ("/import/recogniser/short-stories-are-known-by-their-header",
                   test_short_stories_are_known_by_their_header);
  g_test_add_func ("/import/recogniser/columns-are-typed-by-what-they-hold",
                   test_columns_are_typed_by_what_they_hold);
  g_test_add_func ("/import/recogniser/thousands are parted by the mark that is no decimal",
                   test_thousands_are_parted_by_the_mark_that_is_no_decimal);
  g_test_add_func ("/import/recogniser/dates are read as forms write them",
                   test_dates_are_read_as_forms_write_them);
  g_test_add_func ("/import/recogniser/a-workbook-is-recognised-too",
                   test_a_workbook_is_recognised_too);
  g_test_add_func ("/import/recogniser/two-files-become-one-dataset",
                   test_two_files_become_one_dataset);
  return g_test_run ();
}
