/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-intake.h"

#include <string.h>

static void
test_cells_of_a_row_come_back_as_they_were (void)
{
  g_autoptr (DuidIntake) intake = duid_intake_new ();
  const char *const first[] = { "12", "", "een\nverhaal" };
  const char *const second[] = { "13", NULL };
  gsize             length;
  const char       *cells;

  duid_intake_add_cells (intake, first, 3);
  duid_intake_add_cells (intake, NULL, 0);
  duid_intake_add_cells (intake, second, 2);

  cells = duid_intake_get_cells (intake, 0, &length);
  g_assert_cmpmem (cells, length, "12\0\0een\nverhaal", 16);
  cells = duid_intake_get_cells (intake, 1, &length);
  g_assert_cmpuint (length, ==, 0);
  cells = duid_intake_get_cells (intake, 2, &length);
  g_assert_cmpmem (cells, length, "13\0", 4);
}

static void
test_a_source_has_its_headers (void)
{
  g_autoptr (DuidIntake) intake = duid_intake_new ();
  DuidIntakeSource *source = duid_intake_add_source (intake, "gezinnen", "gezinnen.csv");

  g_ptr_array_add (source->headers, g_strdup ("nummer"));
  g_assert_true (intake->sources->pdata[0] == source);
  g_assert_cmpstr (source->name, ==, "gezinnen");
  g_assert_cmpstr (source->file, ==, "gezinnen.csv");
  g_assert_null (source->sha256);
  g_assert_cmpuint (intake->problems->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/intake/cells-of-a-row-come-back-as-they-were",
                   test_cells_of_a_row_come_back_as_they_were);
  g_test_add_func ("/model/intake/a-source-has-its-headers", test_a_source_has_its_headers);
  return g_test_run ();
}
