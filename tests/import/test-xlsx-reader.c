/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "base/duid-number.h"
#include "base/duid-problem.h"
#include "import/duid-xlsx-book.h"
#include "import/duid-xlsx-reader.h"

#include <string.h>

static DuidTable *
open_book (const char *name,
           const char *sheet,
           GError    **error)
{
  g_autofree char *path = data_path (name);
  g_autoptr (GPtrArray) problems = duid_problems_new ();
  DuidTableFormat format;
  DuidTable      *table;

  duid_table_format_init (&format);
  format.sheet = g_strdup (sheet);
  table = duid_xlsx_reader_open (path, &format, FALSE, problems, error);
  duid_table_format_clear (&format);
  return table;
}

static DuidTable *
open_cells (void)
{
  g_autoptr (GError) error = NULL;
  DuidTable *table = open_book ("cells.xlsx", "Antwoorden", &error);

  g_assert_no_error (error);
  g_assert_true (duid_table_read_header (table, 1, NULL, &error));
  return table;
}

static void
assert_cell (const DuidRecord *record,
             guint             column,
             DuidCellKind      kind,
             const char       *text)
{
  const DuidCell *cell = duid_record_get_cell (record, column);

  g_assert_cmpint (cell->kind, ==, kind);
  g_assert_cmpstr (cell->text, ==, text);
}

static void
test_cells_of_all_kinds (void)
{
  g_autoptr (DuidTable) table = open_cells ();
  DuidRecord record;

  g_assert_cmpstr (duid_table_get_header (table, 0), ==, "id");
  g_assert_cmpstr (duid_table_get_header (table, 11), ==, "leeg");
  g_assert_true (duid_table_next (table, &record, NULL));
  g_assert_cmpint (record.number, ==, 2);
  assert_cell (&record, 0, DUID_CELL_NUMBER, "7");
  assert_cell (&record, 1, DUID_CELL_TEXT, "rijke tekst");
  assert_cell (&record, 2, DUID_CELL_TEXT, "in delen");
  assert_cell (&record, 3, DUID_CELL_NUMBER, "8.8");
  g_assert_cmpstr (record.cells[3].raw, ==, "8.800000000000001");
  assert_cell (&record, 4, DUID_CELL_BOOLEAN, "TRUE");
  assert_cell (&record, 5, DUID_CELL_ERROR, "#DIV/0!");
  assert_cell (&record, 6, DUID_CELL_DATE, "2024-03-24");
  assert_cell (&record, 7, DUID_CELL_DATE, "2024-03-24T12:00:00");
  assert_cell (&record, 8, DUID_CELL_NUMBER, "1.5");
  assert_cell (&record, 9, DUID_CELL_DATE, "1900-02-28");
  assert_cell (&record, 10, DUID_CELL_NUMBER, "2");
  assert_cell (&record, 11, DUID_CELL_EMPTY, "");
}

static void
test_sparse_rows_keep_their_places (void)
{
  g_autoptr (DuidTable) table = open_cells ();
  DuidRecord record;

  g_assert_true (duid_table_next (table, &record, NULL));
  g_assert_true (duid_table_next (table, &record, NULL));
  g_assert_cmpint (record.number, ==, 5);
  assert_cell (&record, 1, DUID_CELL_EMPTY, "");
  assert_cell (&record, 3, DUID_CELL_NUMBER, "3.5");
  assert_cell (&record, 4, DUID_CELL_BOOLEAN, "FALSE");
  assert_cell (&record, 9, DUID_CELL_NUMBER, "60"); /* 29 February 1900 never was */
  assert_cell (&record, 10, DUID_CELL_TEXT, "ab");
}

static void
test_cells_without_references_follow_each_other (void)
{
  g_autoptr (DuidTable) table = open_cells ();
  DuidRecord record;

  for (int i = 0; i < 3; i++)
    g_assert_true (duid_table_next (table, &record, NULL));
  g_assert_cmpint (record.number, ==, 6);
  assert_cell (&record, 0, DUID_CELL_NUMBER, "9");
  assert_cell (&record, 1, DUID_CELL_TEXT, "regel\reinde_x0041_");
  assert_cell (&record, 2, DUID_CELL_EMPTY, "");
  assert_cell (&record, 4, DUID_CELL_BOOLEAN, "TRUE");
  assert_cell (&record, 6, DUID_CELL_DATE, "2024-03-24");
  assert_cell (&record, 9, DUID_CELL_DATE, "1900-03-01");
  assert_cell (&record, 10, DUID_CELL_ERROR, "=A1");
  g_assert_false (duid_table_next (table, &record, NULL));
}

static void
test_days_from_1904 (void)
{
  g_autoptr (DuidTable) table = open_book ("epoch-1904.xlsx", NULL, NULL);
  DuidRecord record;

  g_assert_true (duid_table_read_header (table, 1, NULL, NULL));
  g_assert_true (duid_table_next (table, &record, NULL));
  assert_cell (&record, 1, DUID_CELL_DATE, "2024-03-24");
  g_assert_true (duid_table_next (table, &record, NULL));
  assert_cell (&record, 1, DUID_CELL_DATE, "1904-01-01");
}

static void
test_a_missing_sheet_names_those_there_are (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidTable) table = open_book ("cells.xlsx", "Blad9", &error);

  g_assert_null (table);
  g_assert_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK);
  g_assert_nonnull (strstr (error->message, "“Leeg blad”, “Antwoorden”"));
}

static void
test_number_formats_that_are_dates (void)
{
  g_assert_true (duid_xlsx_is_date_format ("dd-mm-yyyy"));
  g_assert_true (duid_xlsx_is_date_format ("[$-413]d mmmm yyyy;@"));
  g_assert_true (duid_xlsx_is_date_format ("mmm"));
  g_assert_true (duid_xlsx_is_date_format ("m/d/yy h:mm"));
  g_assert_false (duid_xlsx_is_date_format ("General"));
  g_assert_false (duid_xlsx_is_date_format ("0.00"));
  g_assert_false (duid_xlsx_is_date_format ("[Red]0.00"));
  g_assert_false (duid_xlsx_is_date_format ("\"dagen\" 0"));
  g_assert_false (duid_xlsx_is_date_format ("[h]:mm"));
  g_assert_false (duid_xlsx_is_date_format ("h:mm:ss"));
  g_assert_false (duid_xlsx_is_date_format ("0.00E+00"));
}

static void
assert_refused (const char *name,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidTable) table = open_book (name, NULL, &error);
  DuidRecord record;

  if (table != NULL && duid_table_read_header (table, 1, NULL, &error))
    while (duid_table_next (table, &record, &error))
      continue;
  g_assert_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_BAD_WORKBOOK);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_a_text_that_got_lost_is_told (void)
{
  g_autofree char  *path = data_path ("lost-text.xlsx");
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake =
    duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_true (has_problem (intake->problems,
                              "row 3, verhaal: The text of this cell is not in the workbook"));
}

static void
test_hostile_workbooks_are_refused (void)
{
  assert_refused ("bomb.xlsx", "zip bomb");
  assert_refused ("doctype.xlsx", "document type");
  assert_refused ("crowded.xlsx", "too many parts");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/xlsx/cells-of-all-kinds", test_cells_of_all_kinds);
  g_test_add_func ("/import/xlsx/sparse-rows-keep-their-places",
                   test_sparse_rows_keep_their_places);
  g_test_add_func ("/import/xlsx/cells-without-references",
                   test_cells_without_references_follow_each_other);
  g_test_add_func ("/import/xlsx/days-from-1904", test_days_from_1904);
  g_test_add_func ("/import/xlsx/a-missing-sheet-names-those-there-are",
                   test_a_missing_sheet_names_those_there_are);
  g_test_add_func ("/import/xlsx/number-formats-that-are-dates",
                   test_number_formats_that_are_dates);
  g_test_add_func ("/import/xlsx/a-text-that-got-lost-is-told",
                   test_a_text_that_got_lost_is_told);
  g_test_add_func ("/import/xlsx/hostile-workbooks-are-refused",
                   test_hostile_workbooks_are_refused);
  return g_test_run ();
}
