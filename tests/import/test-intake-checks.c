/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include <string.h>

/* What is odd only when all stories are seen together. */

static DuidIntake *
import_text (const char *text)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "a.csv", text, -1);
  const char      *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static void
test_the_same_story_twice_is_told_with_its_rows (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "nr;verhaal\n1;Er kwam iemand langs die luisterde.\n2;Een ander verhaal over de school.\n"
    "3;\"Er kwam  iemand langs\ndie luisterde. \"\n4;test\n5;test\n"
    "6;Er kwam iemand langs die luisterde.\n");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 6);
  g_assert_true (has_problem (
    intake->problems, "a.csv, row 2: The same story stands in rows 4, 7 too; all were kept."));
  g_assert_cmpuint (intake->problems->len, ==, 1);
}

/* The same beginning, however long, is not the same story; blanks and where they fall are
 * nothing, also far into it. */
static void
test_stories_that_begin_alike_are_not_the_same (void)
{
  static const char begins[] =
    "Beste mensen, dit is altijd hetzelfde begin van een verhaal, écht waar, en het is zo lang "
    "dat er niets van het einde te zien is voordat je bijna honderdvijftig letters verder bent.";
  static const char spread[] =
    "Beste  mensen, dit is altijd hetzelfde\tbegin van een verhaal,  écht waar, en het is zo lang "
    "dat er niets van het einde te zien is\u00a0voordat je bijna honderdvijftig letters verder "
    "bent. ";
  g_autofree char *text = g_strdup_printf ("nr;verhaal\n1;%s Toen werd het avond.\n"
                                           "2;%s Toen werd het morgen.\n"
                                           "3;%s Toen werd  het avond.\n"
                                           "4;%s\n5;%s Toen werd het morgen. \n6;%s\n",
                                           begins, begins, spread, begins, spread, begins);
  g_autoptr (DuidIntake) intake = import_text (text);

  g_assert_true (has_problem (intake->problems, "row 2: The same story stands in row 4 too"));
  g_assert_true (has_problem (intake->problems, "row 3: The same story stands in row 6 too"));
  g_assert_true (has_problem (intake->problems, "row 5: The same story stands in row 7 too"));
  g_assert_cmpuint (intake->problems->len, ==, 3);
}

static void
test_the_same_story_in_two_files_names_the_other (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *one =
    desk_write (desk, "een.csv", "nr;verhaal\n1;Er kwam iemand langs die luisterde.\n", -1);
  g_autofree char *two = desk_write (
    desk, "twee.csv", "nr;verhaal\n8;Iets heel anders dan het vorige.\n9;Er kwam iemand langs die "
                      "luisterde.\n",
    -1);
  const char *paths[] = { one, two, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (
    has_problem (intake->problems, "een.csv, row 2: The same story stands in row 3 (twee.csv)"));
}

static void
test_the_same_id_twice_is_told_and_kept (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "id;verhaal\n007;Een verhaal over de eerste keer.\n008;Een verhaal over de tweede keer.\n"
    "009;Een verhaal over de derde keer.\n007;Een verhaal over de vierde keer.\n");

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 4);
  g_assert_true (has_problem (intake->problems, "row 5: The id “007” stands in this file more"));
}

/* @n_middle of 60 answers on the middle of the scale, the others spread. */
static DuidIntake *
import_markers (guint n_middle)
{
  g_autoptr (GString) text = g_string_new ("nr;schuif;top;links;rechts\n");

  for (guint i = 0; i < 60; i++)
    {
      guint top = i < n_middle ? 33 : 1 + i;
      guint left = i < n_middle ? 33 : 37 - i / 2;

      g_string_append_printf (text, "a%u;%u;%u;%u;%u\n", i, i < n_middle ? 50 : i == 50 ? 100
                                                                                        : i,
                              top, left, 100 - top - left);
    }
  return import_text (text->str);
}

static void
test_markers_never_moved_are_told (void)
{
  g_autoptr (DuidIntake) many = import_markers (12);
  g_autoptr (DuidIntake) few = import_markers (2);
  const char *words = "12 of the 60 answers stand exactly in the middle";
  guint       n_told = 0;

  for (guint i = 0; i < many->problems->len; i++)
    {
      g_autofree char *text = duid_problem_to_string (many->problems->pdata[i]);

      n_told += strstr (text, words) != NULL;
    }
  g_assert_cmpuint (n_told, ==, 2);
  assert_no_problems (few->problems);
}

static void
test_a_round_number_is_no_marker (void)
{
  g_autoptr (GString) text = g_string_new ("nr;cijfer\n");
  g_autoptr (DuidIntake) intake = NULL;

  for (guint i = 0; i < 66; i++)
    g_string_append_printf (text, "a%u;%u\n", i, i % 11);
  intake = import_text (text->str);
  assert_no_problems (intake->problems);
}

static void
test_a_line_break_of_the_web_is_a_line_break (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "id,project_id,server_upload_time,73ab4876-7734-47c1-87fd-e805ec99108d,"
    "83ab4876-7734-47c1-87fd-e805ec99108d\n"
    "x1,p,1714189466434,Ik kwam binnen<br>en zag <BR />dat het goed was: 3 < 4 & 5 > 2,"
    "Rust &amp; tijd\n"
    "x2,p,1714189466434,Een ander verhaal zonder einde <brr> en zonder regels,Rust & tijd\n"
    "x3,p,1714189466434,Nog een verhaal over wat er toen gebeurde,Geld<br/>en tijd\n"
    "x4,p,1714189466434,En het laatste verhaal van allemaal hier,Geld en tijd\n");
  gsize length;

  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==,
                   "Ik kwam binnen\nen zag \ndat het goed was: 3 < 4 & 5 > 2");
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 1), ==,
                   "Een ander verhaal zonder einde <brr> en zonder regels");
  /* As it was written, it is kept too. */
  g_assert_nonnull (g_strstr_len (duid_intake_get_cells (intake, 0, &length), 200, "x1"));
  g_assert_nonnull (
    memmem (duid_intake_get_cells (intake, 0, &length), length, "binnen<br>en", 12));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/import/intake-checks/" name, function)
  ADD ("the-same-story-twice-is-told-with-its-rows",
       test_the_same_story_twice_is_told_with_its_rows);
  ADD ("stories-that-begin-alike-are-not-the-same",
       test_stories_that_begin_alike_are_not_the_same);
  ADD ("the-same-story-in-two-files-names-the-other",
       test_the_same_story_in_two_files_names_the_other);
  ADD ("the-same-id-twice-is-told-and-kept", test_the_same_id_twice_is_told_and_kept);
  ADD ("markers-never-moved-are-told", test_markers_never_moved_are_told);
  ADD ("a-round-number-is-no-marker", test_a_round_number_is_no_marker);
  ADD ("a-line-break-of-the-web-is-a-line-break", test_a_line_break_of_the_web_is_a_line_break);
  return g_test_run ();
}
