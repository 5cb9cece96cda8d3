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
  g_test_add_func ("/import/recogniser/a-workbook-is-recognised-too",
                   test_a_workbook_is_recognised_too);
  g_test_add_func ("/import/recogniser/two-files-become-one-dataset",
                   test_two_files_become_one_dataset);
  return g_test_run ();
}
