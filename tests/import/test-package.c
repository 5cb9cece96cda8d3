/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <math.h>
#include <string.h>

/* Every type and key of a data package, and cells that cannot be taken as they
 * stand. Packages are written here as text, so that a test reads as a whole. */

static DuidIntake *
import_package (const char *questions,
                const char *resource,
                const char *csv,
                GError    **error)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *json = g_strdup_printf (
    "{\"title\": \"Proef\", \"resources\": [{\"name\": \"a\", \"path\": \"a.csv\"%s}],"
    " \"duiding\": {\"version\": 1, \"questions\": [%s]}}",
    resource, questions);
  g_autofree char *package = desk_write (desk, "datapackage.json", json, -1);
  g_autofree char *data = desk_write (desk, "a.csv", csv, -1);

  return desk_import (desk, "", error);
}

static DuidIntake *
import_well (const char *questions,
             const char *resource,
             const char *csv)
{
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = import_package (questions, resource, csv, &error);

  g_assert_no_error (error);
  return intake;
}

#define ID "{\"name\": \"id\", \"type\": \"id\", \"label\": \"Id\", \"columns\": {\"a\": \"id\"}}"
#define SLIDER(more)                                                                   \
  "{\"name\": \"s\", \"type\": \"slider\", \"label\": \"S\", \"min\": 0, \"max\": 10," \
  " \"columns\": {\"a\": \"s\"}" more "}"
#define TRIAD(more)                                                                              \
  "{\"name\": \"t\", \"type\": \"triad\", \"label\": \"T\", \"corners\": [\"A\", \"B\", \"C\"]," \
  " \"columns\": {\"a\": [\"t1\", \"t2\", \"t3\"]}" more "}"

static DuidTriad
triad_of (DuidIntake *intake,
          gsize       row)
{
  return duid_dataset_get_triads (intake->dataset, question_of (intake, "t"))[row];
}

static char *
answer_of (DuidIntake *intake,
           const char *name,
           gsize       row)
{
  return duid_dataset_dup_answer (intake->dataset, question_of (intake, name), row);
}

static void
test_slider_cells_that_are_no_answer (void)
{
  g_autoptr (DuidIntake) intake =
    import_well (ID "," SLIDER (""), "", "id;s\n1;7,5\n2;\n3;6O\n4;10,1\n5;10\n6;-0,5\n");

  g_assert_cmpfloat (number_of (intake, "s", 0), ==, 7.5);
  g_assert_cmpint (state_of (intake, "s", 1), ==, DUID_STATE_MISSING);
  g_assert_cmpint (state_of (intake, "s", 2), ==, DUID_STATE_MISSING);
  g_assert_cmpint (state_of (intake, "s", 3), ==, DUID_STATE_MISSING);
  g_assert_cmpfloat (number_of (intake, "s", 4), ==, 10);
  g_assert_cmpuint (intake->problems->len, ==, 3);
  g_assert_true (has_problem (intake->problems, "a.csv, row 4, s: “6O” is not a number."));
  g_assert_true (has_problem (intake->problems, "row 5, s: “10,1” lies outside the scale"));
  g_assert_true (has_problem (intake->problems, "row 7, s: “-0,5” lies outside the scale"));
}

static void
test_raw_text_of_a_problem_cell_is_kept (void)
{
  g_autoptr (DuidIntake) intake = import_well (ID "," SLIDER (""), "", "id;s\n1; 6O \n");
  gsize       length;
  const char *cells = duid_intake_get_cells (intake, 0, &length);

  g_assert_cmpmem (cells, length, "1\0 6O ", 7);
}

static void
test_not_applicable_wins_from_a_value_and_is_told (void)
{
  g_autoptr (DuidIntake) intake = import_well (SLIDER (", \"not_applicable\": {\"a\": \"nvt\"}"),
                                               "", "s;nvt\n;1\n5;x\n6;0\n7;\n");

  g_assert_cmpint (state_of (intake, "s", 0), ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_cmpint (state_of (intake, "s", 1), ==, DUID_STATE_NOT_APPLICABLE);
  g_assert_true (isnan (number_of (intake, "s", 1)));
  g_assert_cmpfloat (number_of (intake, "s", 2), ==, 6);
  g_assert_cmpfloat (number_of (intake, "s", 3), ==, 7);
  g_assert_cmpuint (intake->problems->len, ==, 1);
  g_assert_true (
    has_problem (intake->problems, "row 3, s: “Not applicable” is ticked beside the answer “5”"));
}

static void
test_triads_of_any_total_are_closed (void)
{
  g_autoptr (DuidIntake) intake =
    import_well (TRIAD (""), "", "t1;t2;t3;x\n50;25;25;\n100,4;-0,4;0;\n20;20;59,5;\n;;;x\n");

  g_assert_cmpfloat_with_epsilon (triad_of (intake, 0).top, .5, 1e-12);
  g_assert_cmpfloat (triad_of (intake, 1).left, ==, 0);
  g_assert_cmpfloat (triad_of (intake, 1).top, ==, 1);
  g_assert_cmpfloat_with_epsilon (triad_of (intake, 2).right, 59.5 / 99.5, 1e-12);
  g_assert_cmpint (state_of (intake, "t", 3), ==, DUID_STATE_MISSING);
  g_assert_cmpuint (intake->problems->len, ==, 1);
  g_assert_true (
    has_problem (intake->problems, "row 3, t1: 1 answer lies a hair outside the triangle"));
}

static void
test_triads_that_cannot_be_are_problems (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    TRIAD (""), "", "t1;t2;t3\n.5;.25;.25\n.4;.3;.3\n.5;.25;.2\n.5;.52;-.02\n.5;.5;\n.5;x;.5\n");

  g_assert_cmpint (state_of (intake, "t", 1), ==, DUID_STATE_ANSWERED);
  for (gsize row = 2; row < 6; row++)
    g_assert_cmpint (state_of (intake, "t", row), ==, DUID_STATE_MISSING);
  g_assert_cmpuint (intake->problems->len, ==, 4);
  g_assert_true (
    has_problem (intake->problems, "row 4, t1: The three shares add up to 0.95 instead of 1"));
  g_assert_true (
    has_problem (intake->problems, "row 5, t3: A share of a triad cannot be below zero"));
  g_assert_true (has_problem (intake->problems, "row 6, t3: One of the three shares"));
  g_assert_true (has_problem (intake->problems, "row 7, t2: “x” is not a number"));
}

static void
test_triads_in_a_box (void)
{
  const char *box =
    "{\"name\": \"t\", \"type\": \"triad\", \"label\": \"T\", \"corners\": [\"A\", \"B\", \"C\"],"
    " \"columns\": {\"a\": {\"x\": \"x\", \"y\": \"y\", \"y_is\": \"%s\"}}}";
  g_autofree char *share = g_strdup_printf (box, "share");
  g_autofree char *height = g_strdup_printf (box, "height");
  g_autoptr (DuidIntake) by_share = import_well (share, "", "x,y\n0.5,0.5\n0,1\n1,0\n");
  g_autoptr (DuidIntake) by_height =
    import_well (height, "", "x,y\n0.5,0.4330127018922193\n1,0\n0.5,\n");

  g_assert_cmpfloat_with_epsilon (triad_of (by_share, 0).top, .5, 1e-9);
  g_assert_cmpfloat_with_epsilon (triad_of (by_share, 0).left, .25, 1e-9);
  g_assert_cmpint (state_of (by_share, "t", 1), ==, DUID_STATE_MISSING);
  g_assert_true (has_problem (by_share->problems, "row 3, x: The place lies outside the triangle"));
  g_assert_cmpfloat_with_epsilon (triad_of (by_share, 2).right, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (triad_of (by_height, 0).top, .5, 1e-9);
  g_assert_true (has_problem (by_height->problems, "row 4, x: Only one of x and y is filled"));
}

static void
test_choices_keep_order_and_new_options_are_told (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    "{\"name\": \"k\", \"type\": \"choice\", \"label\": \"K\", \"options\": [\"laag\", \"hoog\"],"
    " \"ordered\": true, \"columns\": {\"a\": \"k\"}, \"codes\": {\"2\": \"hoog\"}}",
    "", "k\nhoog \nlaag\nmidden\nmidden\n2\n");
  const DuidQuestion *question = duid_dataset_get_question (intake->dataset, 0);

  g_assert_cmpstr (option_of (intake, "k", 0), ==, "hoog");
  g_assert_cmpstr (option_of (intake, "k", 2), ==, "midden");
  g_assert_cmpstr (option_of (intake, "k", 4), ==, "hoog");
  g_assert_cmpuint (question->options->len, ==, 3);
  g_assert_true (question->is_ordered);
  g_assert_cmpuint (intake->problems->len, ==, 1);
  g_assert_true (has_problem (intake->problems, "row 4, k: “midden” is not among the options"));
}

static void
test_multichoice_in_one_cell_keeps_options_whole (void)
{
  g_autoptr (DuidIntake) intake =
    import_well ("{\"name\": \"m\", \"type\": \"multichoice\", \"label\": \"M\", \"options\": "
                 "[\"rust\", \"veilig, vriendelijk\"],"
                 " \"separator\": \", \", \"columns\": {\"a\": \"m\"}}",
                 "", "id;m\n1;veilig, vriendelijk, rust\n2;rust\n3;\n");
  g_autofree char *first = answer_of (intake, "m", 0);
  g_autofree char *second = answer_of (intake, "m", 1);

  g_assert_cmpstr (first, ==, "rust · veilig, vriendelijk");
  g_assert_cmpstr (second, ==, "rust");
  g_assert_cmpint (state_of (intake, "m", 2), ==, DUID_STATE_MISSING);
  assert_no_problems (intake->problems);
}

static void
test_multichoice_columns_know_an_explicit_no (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    "{\"name\": \"m\", \"type\": \"multichoice\", \"label\": \"M\","
    " \"columns\": {\"a\": {\"Een\": \"m1\", \"Twee\": {\"position\": 3}}}}",
    "", "id;m1;\n1;Ja;nee\n2;0;False\n3;;\n4;x;1\n");
  g_autofree char *first = answer_of (intake, "m", 0);
  g_autofree char *last = answer_of (intake, "m", 3);

  g_assert_cmpstr (first, ==, "Een");
  g_assert_cmpint (state_of (intake, "m", 1), ==, DUID_STATE_ANSWERED);
  g_assert_cmpint (state_of (intake, "m", 2), ==, DUID_STATE_MISSING);
  g_assert_cmpstr (last, ==, "Een · Twee");
}

static void
test_canvas_stones_on_another_scale (void)
{
  g_autoptr (DuidIntake) intake =
    import_well ("{\"name\": \"c\", \"type\": \"canvas\", \"label\": \"C\", \"scale\": [0, 1],"
                 " \"x\": {\"label\": \"X\", \"min\": 0, \"max\": 10}, \"y\": {\"label\": \"Y\", "
                 "\"min\": -5, \"max\": 5},"
                 " \"background\": \"../kaart.png\","
                 " \"stones\": [{\"label\": \"P\", \"columns\": {\"a\": [\"px\", \"py\"]}},"
                 " {\"label\": \"Q\", \"columns\": {\"a\": {\"x\": \"qx\", \"y\": \"qy\"}}}]}",
                 "", "px,py,qx,qy,z\n0.5,0.25,,\n1,1,0.3,\n,,2,0\n,,,,z\n");
  guint            question = question_of (intake, "c");
  const DuidPoint *p = duid_dataset_get_stone (intake->dataset, question, 0);
  const DuidPoint *q = duid_dataset_get_stone (intake->dataset, question, 1);

  g_assert_cmpfloat_with_epsilon (p[0].x, 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (p[0].y, -2.5, 1e-12);
  g_assert_false (duid_point_exists (q[0]));
  g_assert_false (duid_point_exists (q[1]));
  g_assert_cmpint (state_of (intake, "c", 1), ==, DUID_STATE_ANSWERED);
  g_assert_cmpint (state_of (intake, "c", 2), ==, DUID_STATE_MISSING);
  g_assert_cmpint (state_of (intake, "c", 3), ==, DUID_STATE_MISSING);
  g_assert_true (has_problem (intake->problems, "row 3, qx: Only one of x and y is filled"));
  g_assert_true (has_problem (intake->problems, "row 4, qx: “2” lies outside the scale"));
  g_assert_true (has_problem (intake->problems, "background"));
  g_assert_null (duid_dataset_get_question (intake->dataset, 0)->background);
}

static void
test_dates_in_every_writing (void)
{
  g_autoptr (DuidIntake) written = import_well (
    "{\"name\": \"d\", \"type\": \"date\", \"label\": \"D\", \"columns\": {\"a\": \"d\"}}",
    ", \"schema\": {\"fields\": [{\"name\": \"d\", \"type\": \"date\", \"format\": \"%d/%m/%Y\"}]}",
    "d\n02/01/1970\n1970-01-03\n31/02/1970\n");
  g_autoptr (DuidIntake) ms = import_well ("{\"name\": \"d\", \"type\": \"date\", \"label\": "
                                           "\"D\", \"unit\": \"ms\", \"columns\": {\"a\": \"d\"}}",
                                           "", "d\n86400000\n");
  g_autoptr (DuidIntake) excel =
    import_well ("{\"name\": \"d\", \"type\": \"date\", \"label\": \"D\", \"unit\": {\"a\": "
                 "\"excel\"}, \"columns\": {\"a\": \"d\"}}",
                 "", "d\n25570\n");

  g_assert_cmpfloat (number_of (written, "d", 0), ==, 1);
  g_assert_cmpfloat (number_of (written, "d", 1), ==, 2);
  g_assert_cmpint (state_of (written, "d", 2), ==, DUID_STATE_MISSING);
  g_assert_true (has_problem (written->problems, "row 4, d: “31/02/1970” is not a date"));
  g_assert_cmpfloat (number_of (ms, "d", 0), ==, 1);
  g_assert_cmpfloat (number_of (excel, "d", 0), ==, 1);
}

static void
test_missing_values_hold_where_answers_are_no_text (void)
{
  g_autoptr (DuidIntake) intake =
    import_well (SLIDER ("") ",{\"name\": \"titel\", \"type\": \"title\", \"label\": \"Titel\", "
                             "\"columns\": {\"a\": \"titel\"}}",
                 ", \"schema\": {\"missingValues\": [\"\", \"-\"]}", "s;titel\n-;-\n");

  g_assert_cmpint (state_of (intake, "s", 0), ==, DUID_STATE_MISSING);
  g_assert_cmpint (state_of (intake, "titel", 0), ==, DUID_STATE_ANSWERED);
  assert_no_problems (intake->problems);
}

static void
test_numbers_with_marks_between_thousands (void)
{
  g_autoptr (DuidIntake) intake =
    import_well ("{\"name\": \"n\", \"type\": \"number\", \"label\": \"N\", \"unit\": \"euro\", "
                 "\"columns\": {\"a\": \"n\"}}",
                 ", \"schema\": {\"fields\": [{\"name\": \"n\", \"type\": \"number\", "
                 "\"decimalChar\": \",\", \"groupChar\": \".\"}]}",
                 "n;x\n1.234,5;\n12;\n");

  g_assert_cmpfloat (number_of (intake, "n", 0), ==, 1234.5);
  g_assert_cmpfloat (number_of (intake, "n", 1), ==, 12);
  g_assert_cmpstr (duid_dataset_get_question (intake->dataset, 0)->unit, ==, "euro");
}

static void
test_the_writing_of_a_file_can_be_told (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    ID "," SLIDER (""),
    ", \"header_rows\": 2, \"comment\": \"#\", \"encoding\": \"windows-1252\","
    " \"dialect\": {\"delimiter\": \"|\", \"quoteChar\": \"'\"}",
    "# commentaar\nNummer|Schaal\nid|s\n'een|1'|4\n# nog een\ncaf\351|5\n");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "a/een|1"), ==, 0);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "a/café"), ==, 1);
  assert_no_problems (intake->problems);
}

static void
test_columns_without_header_are_named_by_place (void)
{
  g_autoptr (DuidIntake) intake = import_well ("{\"name\": \"n\", \"type\": \"number\", \"label\": "
                                               "\"N\", \"columns\": {\"a\": {\"position\": 2}}}",
                                               ", \"dialect\": {\"header\": false}", "x,1\ny,2\n");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_cmpfloat (number_of (intake, "n", 0), ==, 1);
}

static void
test_ids_that_stand_twice_keep_both_stories (void)
{
  g_autoptr (DuidIntake) intake =
    import_well (ID "," SLIDER (""), "", "id;s\nA;1\nA;2\nA;3\n;4\n;4\n");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 5);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "a/A"), ==, 0);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "a/A (2)"), ==, 1);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "a/A (3)"), ==, 2);
  g_assert_true (g_str_has_prefix (duid_dataset_get_key (intake->dataset, 3), "a/#"));
  g_assert_true (g_str_has_suffix (duid_dataset_get_key (intake->dataset, 4), " (2)"));
  g_assert_cmpuint (intake->problems->len, ==, 2);
  g_assert_true (
    has_problem (intake->problems, "row 3: The id “A” stands in this file more than once"));
}

static void
test_a_story_without_id_keeps_its_key_when_it_moves (void)
{
  g_autoptr (DuidIntake) one = import_well (SLIDER (""), "", "s;t\n1;x\n2;y\n");
  g_autoptr (DuidIntake) two = import_well (SLIDER (""), "", "s;t\n2;y\n1;x\n");

  g_assert_cmpstr (duid_dataset_get_key (one->dataset, 0), ==,
                   duid_dataset_get_key (two->dataset, 1));
  g_assert_cmpstr (duid_dataset_get_key (one->dataset, 0), !=,
                   duid_dataset_get_key (one->dataset, 1));
}

static void
test_consent_is_no_unless_said (void)
{
  g_autoptr (DuidIntake) intake =
    import_well ("{\"name\": \"d\", \"type\": \"consent\", \"label\": \"D\", \"show\": [\"Ja\"], "
                 "\"columns\": {\"a\": \"d\"}}",
                 "", "id;d\n1;Ja\n2;Nee\n3;\n");

  g_assert_true (duid_dataset_may_show (intake->dataset, 0));
  g_assert_false (duid_dataset_may_show (intake->dataset, 1));
  g_assert_false (duid_dataset_may_show (intake->dataset, 2));
}

static void
test_personal_columns_stay_outside (void)
{
  g_autoptr (DuidIntake) intake = import_well (ID, "", "id;E-mail;x\n1;iemand@example.org;y\n");
  gsize       length;
  const char *cells = duid_intake_get_cells (intake, 0, &length);

  g_assert_cmpmem (cells, length, "1\0\0y", 5);
  g_assert_true (has_problem (intake->problems, "E-mail: The column looks like an e-mail address"));
}

static void
test_repeated_headers_are_told (void)
{
  g_autoptr (DuidIntake) intake = import_well (SLIDER (""), "", "s;s\n1;2\n");

  g_assert_cmpfloat (number_of (intake, "s", 0), ==, 1);
  g_assert_true (has_problem (intake->problems, "2 columns have this header"));
}

static void
test_constants_of_every_row (void)
{
  g_autoptr (DuidIntake) intake = import_well (
    ID
    ",{\"name\": \"jaar\", \"type\": \"number\", \"label\": \"Jaar\", \"values\": {\"a\": 2024}},"
    "{\"name\": \"dag\", \"type\": \"date\", \"label\": \"Dag\", \"values\": {\"a\": \"ooit\"}}",
    "", "id\n1\n2\n3\n");

  g_assert_cmpfloat (number_of (intake, "jaar", 2), ==, 2024);
  g_assert_cmpint (state_of (intake, "dag", 2), ==, DUID_STATE_MISSING);
  g_assert_cmpuint (intake->problems->len, ==, 1);
}

/* The sheet is the second one; its row 2 has an error, row 6 a bare formula. */
static void
test_a_sheet_of_a_workbook_with_problem_cells (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *package = desk_write (
    desk, "datapackage.json",
    "{\"resources\": [{\"name\": \"a\", \"path\": \"cells.xlsx\", \"dialect\": {\"sheet\": "
    "\"Antwoorden\"}}],"
    " \"duiding\": {\"questions\": [" ID ","
    "{\"name\": \"fout\", \"type\": \"number\", \"columns\": {\"a\": \"fout\"}},"
    "{\"name\": \"som\", \"type\": \"number\", \"columns\": {\"a\": \"formule\"}},"
    "{\"name\": \"dag\", \"type\": \"date\", \"columns\": {\"a\": \"datum\"}},"
    "{\"name\": \"waar\", \"type\": \"multichoice\", \"columns\": {\"a\": {\"W\": \"waar\"}}},"
    "{\"name\": \"getal\", \"type\": \"slider\", \"min\": 0, \"max\": 10, \"columns\": {\"a\": "
    "\"getal\"}}]}}",
    -1);
  g_autofree char *source = data_path ("cells.xlsx");
  g_autofree char *copy = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  copy = desk_write (desk, "cells.xlsx", bytes, (gssize) length);
  intake = desk_import (desk, "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 3);
  g_assert_cmpint (duid_dataset_find_key (intake->dataset, "a/8"), ==, 1);
  g_assert_cmpfloat (number_of (intake, "getal", 0), ==, 8.800000000000001);
  g_assert_cmpfloat (number_of (intake, "dag", 0), ==, 19806);
  g_assert_cmpfloat (number_of (intake, "som", 0), ==, 2);
  g_assert_cmpint (state_of (intake, "fout", 0), ==, DUID_STATE_MISSING);
  for (gsize row = 0; row < 3; row++)
    g_assert_cmpint (state_of (intake, "waar", row), ==, DUID_STATE_ANSWERED);
  g_assert_cmpuint (intake->problems->len, ==, 3);
  g_assert_true (has_problem (
    intake->problems,
    "cells.xlsx, Antwoorden, row 2, fout: The cell holds the spreadsheet error “#DIV/0!”."));
  g_assert_true (has_problem (intake->problems, "row 5, formule: “ab” is not a number."));
  g_assert_true (has_problem (intake->problems, "row 6, formule: The formula has no result"));
}

#define ADD(name, func) g_test_add_func ("/import/package/" name, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("slider-cells-that-are-no-answer", test_slider_cells_that_are_no_answer);
  ADD ("raw-text-of-a-problem-cell-is-kept", test_raw_text_of_a_problem_cell_is_kept);
  ADD ("not-applicable-wins-from-a-value", test_not_applicable_wins_from_a_value_and_is_told);
  ADD ("triads-of-any-total-are-closed", test_triads_of_any_total_are_closed);
  ADD ("triads-that-cannot-be-are-problems", test_triads_that_cannot_be_are_problems);
  ADD ("triads-in-a-box", test_triads_in_a_box);
  ADD ("choices-keep-order", test_choices_keep_order_and_new_options_are_told);
  ADD ("multichoice-in-one-cell", test_multichoice_in_one_cell_keeps_options_whole);
  ADD ("multichoice-knows-an-explicit-no", test_multichoice_columns_know_an_explicit_no);
  ADD ("canvas-stones-on-another-scale", test_canvas_stones_on_another_scale);
  ADD ("dates-in-every-writing", test_dates_in_every_writing);
  ADD ("missing-values-hold-where-no-text", test_missing_values_hold_where_answers_are_no_text);
  ADD ("numbers-with-marks-between-thousands", test_numbers_with_marks_between_thousands);
  ADD ("the-writing-of-a-file-can-be-told", test_the_writing_of_a_file_can_be_told);
  ADD ("columns-named-by-place", test_columns_without_header_are_named_by_place);
  ADD ("ids-that-stand-twice", test_ids_that_stand_twice_keep_both_stories);
  ADD ("a-story-without-id-keeps-its-key", test_a_story_without_id_keeps_its_key_when_it_moves);
  ADD ("consent-is-no-unless-said", test_consent_is_no_unless_said);
  ADD ("personal-columns-stay-outside", test_personal_columns_stay_outside);
  ADD ("repeated-headers-are-told", test_repeated_headers_are_told);
  ADD ("constants-of-every-row", test_constants_of_every_row);
  ADD ("a-sheet-with-problem-cells", test_a_sheet_of_a_workbook_with_problem_cells);
  return g_test_run ();
}
