/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-table.h"

#define LONGEST_SHOWN 80

/* Long cells are shortened for showing; the raw text is kept elsewhere. */
static char *
shorten_cell (const char *cell)
{
  g_autofree char *start = NULL;

  if (cell == NULL || g_utf8_strlen (cell, -1) <= LONGEST_SHOWN)
    return g_strdup (cell);
  start = g_utf8_substring (cell, 0, LONGEST_SHOWN);
  return g_strconcat (start, "…", NULL);
}

DuidProblem *
duid_table_make_problem (const DuidTable *table,
                         gint64           row,
                         int              column,
                         const char      *cell,
                         const char      *message)
{
  g_autofree char *shown = shorten_cell (cell);
  const char      *header = column >= 0 ? duid_table_get_header (table, (guint) column) : NULL;

  return duid_problem_new (duid_table_get_file (table), duid_table_get_sheet (table), row, header,
                           column + 1, shown, message);
}

void
duid_table_report (DuidTable  *table,
                   gint64      row,
                   int         column,
                   const char *cell,
                   const char *message)
{
  g_ptr_array_add (duid_table_get_problems (table),
                   duid_table_make_problem (table, row, column, cell, message));
}
