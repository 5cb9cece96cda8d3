/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "base/duid-problem.h"

#include <string.h>

/* Reads the whole table as “header|header\ncell|cell\n…”. */
static char *
read_all (DuidTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DuidRecord record;

  for (guint i = 0; i < duid_table_get_n_columns (table); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", duid_table_get_header (table, i));
  while (duid_table_next (table, &record, NULL))
    {
      g_string_append_c (text, '\n');
      for (guint i = 0; i < record.n_cells; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", record.cells[i].text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gssize      length; /* -1 = a text */
  const char *wanted;
} Case;

#define TEXT(string)  string, -1
#define BYTES(string) string, sizeof (string) - 1

static const Case cases[] = {
  { "semicolons", TEXT ("a;b\n1,5;2\n3,5;4\n"), "a|b\n1,5|2\n3,5|4" },
  { "commas", TEXT ("a,b\n1;x,2\n"), "a|b\n1;x|2" },
  { "tabs", TEXT ("a\tb\n1,5\t2\n"), "a|b\n1,5|2" },
  { "pipes", TEXT ("a|b\n1|2\n"), "a|b\n1|2" },
  { "a-sep-line", TEXT ("sep=;\r\na;b,c\r\n1;2,3\r\n"), "a|b,c\n1|2,3" },
  { "a-bom-is-no-header", TEXT ("\357\273\277a;b\n1;2\n"), "a|b\n1|2" },
  { "utf-16-little", BYTES ("\377\376a\0;\0b\0\n\0\353\0;\0\x34\0\n\0"), "a|b\në|4" },
  { "utf-16-big", BYTES ("\376\377\0a\0;\0b\0\n\0\353\0;\0\x34\0\n"), "a|b\në|4" },
  { "windows-1252", TEXT ("a;b\ncaf\351;\200 5\n"), "a|b\ncafé|€ 5" },
  { "quotes-with-newlines", TEXT ("a;b\r\n\"één\ntwee\";2\r\n"), "a|b\néén\ntwee|2" },
  { "doubled-quotes", TEXT ("a;b\n\"zei \"\"ja\"\"; echt\";2\n"), "a|b\nzei \"ja\"; echt|2" },
  { "a-bare-quote", TEXT ("a;b\n5\" buis;2\n"), "a|b\n5\" buis|2" },
  { "text-after-a-quote", TEXT ("a;b\n\"Word\" rest;2\n"), "a|b\n\"Word\" rest|2" },
  { "delimiter-within-and-text-after", TEXT ("a;b\n\"x;y\" rest;2\n"), "a|b\n\"x;y\" rest|2" },
  { "a-quote-never-closed", TEXT ("a;b\n\"open;2\n3;4\n"), "a|b\n\"open|2\n3|4" },
  { "a-stray-quote-eats-no-rows", TEXT ("a;b\n\"stray;2\n3;\"ja; nee\"\n"),
    "a|b\n\"stray|2\n3|ja; nee" },
  { "lone-cr-within-a-cell", TEXT ("a;b\r\nx\ry;2\r\n"), "a|b\nx\ry|2" },
  { "cr-only", TEXT ("a;b\r1;2\r3;4\r"), "a|b\n1|2\n3|4" },
  { "mixed-line-ends", TEXT ("a;b\r\n1;2\n3;4\r\n\r\n"), "a|b\n1|2\n3|4" },
  { "no-last-line-end", TEXT ("a;b\n1;2"), "a|b\n1|2" },
  { "ragged", TEXT ("a;b;c\n1\n1;2;3;4\n"), "a|b|c\n1\n1|2|3|4" },
  { "empty-lines-are-no-rows", TEXT ("a;b\n\n1;2\n;\n"), "a|b\n1|2" },
  { "blank-before-delimiter", TEXT ("a;b\n\"x\" ;2\n"), "a|b\nx|2" },
  { "cell-of-quotes-only", TEXT ("a;b\n\"\";\"\"\"\"\n"), "a|b\n|\"" },
};

static void
test_case_reads_as_people_see_it (gconstpointer data)
{
  const Case *example = data;
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (DuidTable) table = desk_open_csv (desk, example->bytes, example->length, problems);
  g_autofree char *text = read_all (table);

  g_assert_cmpstr (text, ==, example->wanted);
}

static void
test_nul_bytes_are_a_problem_with_a_place (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (DuidTable) table = desk_open_csv (desk, BYTES ("a;b\n1;2\n3;v\0ier\n"), problems);
  g_autofree char *text = read_all (table);
  DuidProblem     *problem;

  g_assert_cmpstr (text, ==, "a|b\n1|2\n3|vier");
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpint (problem->row, ==, 3);
  g_assert_cmpint (problem->position, ==, 2);
}

static void
test_ragged_rows_are_told_once (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (DuidTable) table =
    desk_open_csv (desk, TEXT ("a;b;c\n1;2;3\n1\n2\n1;2;3;4\n"), problems);
  g_autofree char *text = read_all (table);

  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_true (has_problem (problems, "row 3: 2 rows end before the last column"));
  g_assert_true (has_problem (problems, "row 5: 1 row has more cells than the header"));
}

static void
test_an_odd_byte_far_in_decides_the_encoding (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (GString) bytes = g_string_new ("a;b\n");
  g_autoptr (DuidTable) table = NULL;
  g_autofree char *last = NULL;
  DuidRecord       record;

  for (int i = 0; i < 200000; i++)
    g_string_append (bytes, "plain;text\n");
  g_string_append (bytes, "na\357ef;x\n");
  table = desk_open_csv (desk, bytes->str, (gssize) bytes->len, problems);
  while (duid_table_next (table, &record, NULL))
    {
      g_free (last);
      last = g_strdup (record.cells[0].text);
    }
  g_assert_cmpstr (last, ==, "naïef");
  g_assert_true (has_problem (problems, "Windows-1252"));
}

static void
test_one_odd_byte_does_not_spoil_utf_8 (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (DuidTable) table =
    desk_open_csv (desk, TEXT ("a;b\nnaïef;één\ncaf\351;x\n"), problems);
  g_autofree char *text = read_all (table);

  g_assert_cmpstr (text, ==, "a|b\nnaïef|één\ncafé|x");
  g_assert_true (has_problem (problems, "1 byte of the file is not UTF-8"));
}

/* Cells on the border of what is read at once come out whole. */
static void
test_cells_across_blocks_stay_whole (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (GString) bytes = g_string_new ("nr;tekst\r\n");
  g_autoptr (DuidTable) table = NULL;
  DuidRecord record;
  int        n = 0;

  for (int i = 0; i < 60000; i++)
    g_string_append_printf (bytes, "%d;\"é\"\"%d\r\nregel ☃, twee; drie\"\r\n", i, i);
  table = desk_open_csv (desk, bytes->str, (gssize) bytes->len, problems);
  for (; duid_table_next (table, &record, NULL); n++)
    {
      g_autofree char *wanted = g_strdup_printf ("é\"%d\r\nregel ☃, twee; drie", n);

      g_assert_cmpuint (record.n_cells, ==, 2);
      g_assert_cmpstr (record.cells[1].text, ==, wanted);
      g_assert_cmpint (record.number, ==, n + 2);
    }
  g_assert_cmpint (n, ==, 60000);
  assert_no_problems (problems);
}

static void
test_repeated_headers_are_counted (void)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  g_autoptr (DuidTable) table =
    desk_open_csv (desk, TEXT ("id; Vraag ;Vraag;VRAAG\n1;2;3;4\n"), problems);
  guint n_found;

  g_assert_cmpint (duid_table_find_column (table, "Vraag", &n_found), ==, 1);
  g_assert_cmpuint (n_found, ==, 2);
  g_assert_cmpint (duid_table_find_column (table, "ID", &n_found), ==, 0);
  g_assert_cmpint (duid_table_find_column (table, "nergens", &n_found), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/csv/reads/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case_reads_as_people_see_it);
    }
  g_test_add_func ("/import/csv/nul-bytes-are-a-problem-with-a-place",
                   test_nul_bytes_are_a_problem_with_a_place);
  g_test_add_func ("/import/csv/ragged-rows-are-told-once", test_ragged_rows_are_told_once);
  g_test_add_func ("/import/csv/an-odd-byte-far-in-decides",
                   test_an_odd_byte_far_in_decides_the_encoding);
  g_test_add_func ("/import/csv/one-odd-byte-does-not-spoil-utf-8",
                   test_one_odd_byte_does_not_spoil_utf_8);
  g_test_add_func ("/import/csv/cells-across-blocks-stay-whole",
                   test_cells_across_blocks_stay_whole);
  g_test_add_func ("/import/csv/repeated-headers-are-counted", test_repeated_headers_are_counted);
  return g_test_run ();
}
