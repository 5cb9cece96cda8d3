/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/duid-table-file.h"

#include "export/duid-export.h"
#include "import/duid-zip-part.h"
#include "little-survey.h"

#include <locale.h>
#include <string.h>

/* Goes on to the next element @name; FALSE at the end. */
static gboolean
find_element (DuidZipPart *part,
              const char  *name)
{
  xmlTextReader *xml = duid_zip_part_get_xml (part);

  while (duid_zip_part_next (part, NULL) == 1)
    if (xmlTextReaderNodeType (xml) == XML_READER_TYPE_ELEMENT &&
        g_str_equal ((const char *) xmlTextReaderConstName (xml), name))
      return TRUE;
  return FALSE;
}

static char *
dup_attribute (DuidZipPart *part,
               const char  *name)
{
  return duid_zip_part_dup_attribute (duid_zip_part_get_xml (part), name);
}

static DuidZipPart *
open_part (const char *path,
           const char *name)
{
  static DuidZipBudget budget;
  gboolean             is_missing = FALSE;
  DuidZipPart         *part;

  budget = DUID_ZIP_BUDGET_WORKBOOK (FALSE);
  part = duid_zip_part_open (path, name, &budget, &is_missing, NULL);
  g_assert_nonnull (part);
  return part;
}

/* The style of @cell, as a number in the list of styles. */
static guint
find_style (const char *path,
            const char *cell)
{
  g_autoptr (DuidZipPart) part = open_part (path, "xl/worksheets/sheet1.xml");

  while (find_element (part, "c"))
    {
      g_autofree char *place = dup_attribute (part, "r");
      g_autofree char *style = dup_attribute (part, "s");

      if (g_str_equal (place, cell))
        return (guint) g_ascii_strtoull (style, NULL, 10);
    }
  g_assert_not_reached ();
}

/* How the number in @cell is shown; NULL when Excel decides (transfer full). */
static char *
dup_format (const char *path,
            const char *cell)
{
  guint style = find_style (path, cell);
  g_autoptr (DuidZipPart) part = open_part (path, "xl/styles.xml");
  g_autoptr (DuidZipPart) again = open_part (path, "xl/styles.xml");
  g_autofree char *wanted = NULL;

  g_assert_true (find_element (part, "cellXfs"));
  for (guint i = 0; i <= style; i++)
    g_assert_true (find_element (part, "xf"));
  wanted = dup_attribute (part, "numFmtId");
  while (find_element (again, "numFmt"))
    {
      g_autofree char *id = dup_attribute (again, "numFmtId");

      if (g_str_equal (id, wanted))
        return dup_attribute (again, "formatCode");
    }
  return g_str_equal (wanted, "0") ? NULL : g_steal_pointer (&wanted);
}

static void
assert_format (const char *path,
               const char *cell,
               const char *expected)
{
  g_autofree char *format = dup_format (path, cell);

  g_assert_cmpstr (format, ==, expected);
}

/* Shares, chances, counts, and words too long for a column. */
static char *
write_table (const char *name)
{
  g_autoptr (DuidCells) cells = duid_cells_new ("Aandelen");
  g_autofree char *sentence = g_strnfill (90, 'a');
  g_autoptr (GError) error = NULL;
  char *path = little_survey_new_path (name);

  for (const char *const *head = (const char *const[]) { "%", "p", "n", "zin", NULL };
       *head != NULL; head++)
    duid_cells_add (cells, *head);
  duid_cells_end_head (cells);
  duid_cells_add_number (cells, 84.21052631578947);
  duid_cells_add_number (cells, 5.599165189685316e-10);
  duid_cells_add_number (cells, 171);
  duid_cells_add (cells, sentence);
  duid_cells_end_row (cells);
  duid_cells_add_number (cells, 0.0324);
  duid_cells_add_number (cells, 0.71);
  duid_cells_add_number (cells, 12);
  duid_cells_end_row (cells);
  duid_table_file_write (cells, path, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_numbers_are_shown_short (void)
{
  g_autofree char *path = write_table ("kort.xlsx");

  assert_format (path, "A2", "0.0");
  assert_format (path, "A3", "0.000");
  assert_format (path, "B2", "0.0E+00");
  assert_format (path, "B3", "0.000");
  assert_format (path, "C2", NULL);
  assert_format (path, "C3", NULL);
}

static void
test_long_words_wrap (void)
{
  g_autofree char *path = write_table ("lang.xlsx");
  guint            style = find_style (path, "D2");
  g_autofree char *wraps = NULL;
  g_autoptr (DuidZipPart) part = open_part (path, "xl/styles.xml");

  g_assert_true (find_element (part, "cellXfs"));
  for (guint i = 0; i <= style; i++)
    g_assert_true (find_element (part, "xf"));
  g_assert_true (find_element (part, "alignment"));
  wraps = dup_attribute (part, "wrapText");
  g_assert_cmpstr (wraps, ==, "1");
}

/* Whatever the language, a number is a number and keeps its digits. */
static void
test_a_csv_keeps_all_digits (void)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  setlocale (LC_NUMERIC, "nl_NL.UTF-8");
  path = write_table ("cijfers.csv");
  setlocale (LC_NUMERIC, "C");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "%,p,n,zin\r\n84.21052631578947,5.599165189685316e-10,171,"));
}

static void
test_other_endings_are_refused (void)
{
  g_autoptr (DuidCells) cells = duid_cells_new ("Leeg");
  g_autofree char *path = little_survey_new_path ("tabel.doc");
  g_autoptr (GError) error = NULL;

  g_assert_false (duid_table_file_write (cells, path, &error));
  g_assert_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-file/numbers are shown short", test_numbers_are_shown_short);
  g_test_add_func ("/table-file/long words wrap", test_long_words_wrap);
  g_test_add_func ("/table-file/a CSV keeps all digits", test_a_csv_keeps_all_digits);
  g_test_add_func ("/table-file/other endings are refused", test_other_endings_are_refused);
  return g_test_run ();
}
