/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-exact-table.h"
#include "stats/duid-chi-square.h"
#include "stats/duid-draws.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#define MOST_TABLES   2000000
#define FISHER_FACTOR (1 + 1e-7)

/* The enumeration: what is left of the margins while cells are filled. */
typedef struct
{
  guint           n_rows;
  guint           n_columns;
  guint          *rows_left;
  guint          *columns_left;
  double         *cells;
  double          log_margins; /* log of all margins' factorials over n! */
  double          observed_p;
  double          observed_x2;
  DuidExactTable *test;
} Search;

static double
log_factorial (double n)
{
  return gsl_sf_lngamma (n + 1);
}

static double
find_probability (const Search *search)
{
  double sum = search->log_margins;

  for (guint i = 0; i < search->n_rows * search->n_columns; i++)
    sum -= log_factorial (search->cells[i]);
  return exp (sum);
}

static gboolean
count_table (Search *search)
{
  DuidExactTable *test = search->test;
  double          p = find_probability (search);

  test->n_tables++;
  test->prob_sum += p;
  if (p <= search->observed_p * FISHER_FACTOR)
    test->p_fisher += p;
  if (duid_is_as_far (duid_chi_square_of (search->cells, search->n_rows, search->n_columns),
                      search->observed_x2))
    test->p_x2 += p;
  return test->n_tables < MOST_TABLES;
}

/* Fills the table from cell @cell on in every way; FALSE when there are too many. */
static gboolean
fill_from (Search *search,
           guint   cell)
{
  guint row = cell / search->n_columns;
  guint column = cell % search->n_columns;
  guint least = 0;
  guint most;

  if (row == search->n_rows)
    return count_table (search);
  most = MIN (search->rows_left[row], search->columns_left[column]);
  if (column == search->n_columns - 1)
    least = search->rows_left[row];
  if (row == search->n_rows - 1)
    least = MAX (least, search->columns_left[column]);
  for (guint count = least; count <= most; count++)
    {
      gboolean goes_on;

      search->cells[cell] = count;
      search->rows_left[row] -= count;
      search->columns_left[column] -= count;
      goes_on = fill_from (search, cell + 1);
      search->rows_left[row] += count;
      search->columns_left[column] += count;
      if (!goes_on)
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_exact_table (const guint    *counts,
                  guint           n_rows,
                  guint           n_columns,
                  DuidExactTable *test)
{
  g_autofree guint  *rows = g_new0 (guint, n_rows + 1);
  g_autofree guint  *columns = g_new0 (guint, n_columns + 1);
  g_autofree double *cells = g_new (double, (gsize) n_rows *n_columns + 1);
  Search             search = { n_rows, n_columns, rows, columns, cells, 0, 0, 0, test };
  double             n = 0;

  *test = (DuidExactTable) { 0 };
  if (n_rows == 0 || n_columns == 0)
    return FALSE;
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      cells[i] = counts[i];
      n += counts[i];
      rows[i / n_columns] += counts[i];
      columns[i % n_columns] += counts[i];
    }
  for (guint i = 0; i < n_rows; i++)
    search.log_margins += log_factorial (rows[i]);
  for (guint j = 0; j < n_columns; j++)
    search.log_margins += log_factorial (columns[j]);
  search.log_margins -= log_factorial (n);
  search.observed_p = find_probability (&search);
  search.observed_x2 = duid_chi_square_of (cells, n_rows, n_columns);
  return fill_from (&search, 0);
}
