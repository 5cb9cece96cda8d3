/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-cells.h"

#include <math.h>

static DuidCells *
make_cells (void)
{
  DuidCells *cells = duid_cells_new ("Table");

  duid_cells_add (cells, "Answer");
  duid_cells_add (cells, "Share");
  duid_cells_end_head (cells);
  duid_cells_add (cells, "a \"word\", and more");
  duid_cells_add_number (cells, 0.1);
  duid_cells_add (cells, "2024");
  duid_cells_end_row (cells);
  duid_cells_end_row (cells);
  duid_cells_add (cells, "tab\there");
  duid_cells_add_number (cells, NAN);
  duid_cells_end_row (cells);
  duid_cells_add_note (cells, "171 stories");
  duid_cells_add_note (cells, NULL);
  duid_cells_add_note (cells, "seed 1");
  return cells;
}

static void
check_cells (const DuidCells *cells)
{
  g_assert_cmpstr (duid_cells_get_title (cells), ==, "Table");
  g_assert_cmpuint (duid_cells_get_n_rows (cells), ==, 4);
  g_assert_cmpuint (duid_cells_get_n_columns (cells), ==, 3);
  g_assert_true (duid_cells_is_head (cells, 0));
  g_assert_false (duid_cells_is_head (cells, 1));
  g_assert_cmpstr (duid_cells_get_text (cells, 0, 1), ==, "Share");
  g_assert_null (duid_cells_get_text (cells, 0, 2));
  g_assert_null (duid_cells_get_text (cells, 1, 1));
  g_assert_cmpfloat (duid_cells_get_number (cells, 1, 1), ==, 0.1);
  /* Digits that are a text stay one. */
  g_assert_cmpstr (duid_cells_get_text (cells, 1, 2), ==, "2024");
  g_assert_true (isnan (duid_cells_get_number (cells, 1, 2)));
  g_assert_true (isnan (duid_cells_get_number (cells, 3, 1)));
  g_assert_cmpstr (duid_cells_get_note (cells, 0), ==, "171 stories");
  g_assert_cmpstr (duid_cells_get_note (cells, 1), ==, "seed 1");
  g_assert_null (duid_cells_get_note (cells, 2));
}

static void
test_numbers_are_no_texts (void)
{
  g_autoptr (DuidCells) cells = make_cells ();

  check_cells (cells);
}

static void
test_a_table_survives_an_action (void)
{
  g_autoptr (DuidCells) cells = make_cells ();
  g_autoptr (GVariant) variant = g_variant_ref_sink (duid_cells_to_variant (cells));
  g_autoptr (DuidCells) again = duid_cells_new_from_variant (variant);

  g_assert_true (g_variant_is_of_type (variant, G_VARIANT_TYPE (DUID_CELLS_TYPE)));
  check_cells (again);
}

static void
test_what_would_part_a_cell_is_quoted (void)
{
  g_autoptr (DuidCells) cells = make_cells ();
  g_autofree char *csv = duid_cells_to_text (cells, ',');
  g_autofree char *tabs = duid_cells_to_text (cells, '\t');

  g_assert_cmpstr (csv, ==,
                   "Answer,Share\r\n\"a \"\"word\"\", and more\",0.1,2024\r\n\r\ntab\there,\r\n");
  g_assert_cmpstr (tabs, ==,
                   "Answer\tShare\r\n\"a \"\"word\"\", and more\"\t0.1\t2024\r\n\r\n"
                   "\"tab\there\"\t\r\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cells/numbers-are-no-texts", test_numbers_are_no_texts);
  g_test_add_func ("/cells/a-table-survives-an-action", test_a_table_survives_an_action);
  g_test_add_func ("/cells/what-would-part-a-cell-is-quoted",
                   test_what_would_part_a_cell_is_quoted);
  return g_test_run ();
}
