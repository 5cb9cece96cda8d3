/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-chi-square.h"
#include "stats/duid-adjust.h"
#include "stats/duid-label-test.h"
#include "stats/duid-tails.h"

#include <math.h>

typedef struct
{
  double *rows;
  double *columns;
  double  n;
  guint   n_rows; /* with a count */
  guint   n_columns;
} Margins;

/* One choice of every answer; the other is what is shuffled. */
typedef struct
{
  const guint *rows;
  gsize        n;
  guint        n_rows;
  guint        n_columns;
} Answers;

static void
clear_margins (Margins *margins)
{
  g_free (margins->rows);
  g_free (margins->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Margins, clear_margins)

static Margins
sum_margins (const double *counts,
             guint         n_rows,
             guint         n_columns)
{
  Margins margins = { g_new0 (double, n_rows + 1), g_new0 (double, n_columns + 1), 0, 0, 0 };

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        margins.rows[i] += counts[i * n_columns + j];
        margins.columns[j] += counts[i * n_columns + j];
        margins.n += counts[i * n_columns + j];
      }
  for (guint i = 0; i < n_rows; i++)
    margins.n_rows += margins.rows[i] > 0;
  for (guint j = 0; j < n_columns; j++)
    margins.n_columns += margins.columns[j] > 0;
  return margins;
}

static void
set_cell (DuidChiSquare *test,
          const Margins *margins,
          guint          row,
          guint          column,
          double         count)
{
  guint  cell = row * test->n_columns + column;
  double of_row = margins->rows[row] / margins->n;
  double of_column = margins->columns[column] / margins->n;
  double expected = margins->n * of_row * of_column;

  test->expected[cell] = test->residuals[cell] = test->adjusted[cell] = NAN;
  if (expected > 0)
    {
      test->expected[cell] = expected;
      test->residuals[cell] = (count - expected) / sqrt (expected);
      test->adjusted[cell] = test->residuals[cell] / sqrt ((1 - of_row) * (1 - of_column));
      test->x2 += test->residuals[cell] * test->residuals[cell];
      test->least_expected = fmin (test->least_expected, expected);
    }
  test->cell_p[cell] = duid_normal_two_sided (test->adjusted[cell]);
}

static void
set_effects (DuidChiSquare *test,
             double         rows,
             double         columns)
{
  double phi = test->x2 / test->n;
  double least = test->n - 1;
  double spare = MAX (phi - (rows - 1) * (columns - 1) / least, 0);
  double fewer_rows = rows - (rows - 1) * (rows - 1) / least;
  double fewer_columns = columns - (columns - 1) * (columns - 1) / least;
  double size = MIN (fewer_rows - 1, fewer_columns - 1);

  test->v = sqrt (phi / MIN (rows - 1, columns - 1));
  test->v_corrected = size > 0 ? sqrt (spare / size) : NAN;
  test->contingency = sqrt (test->x2 / (test->x2 + test->n));
}

DuidChiSquare *
duid_chi_square_new (const double *counts,
                     guint         n_rows,
                     guint         n_columns)
{
  DuidChiSquare *test = g_new0 (DuidChiSquare, 1);
  gsize          n_cells = (gsize) n_rows * n_columns;
  g_auto (Margins) margins = sum_margins (counts, n_rows, n_columns);

  test->n_rows = n_rows;
  test->n_columns = n_columns;
  test->n = margins.n;
  test->least_expected = NAN;
  test->expected = g_new (double, n_cells + 1);
  test->residuals = g_new (double, n_cells + 1);
  test->adjusted = g_new (double, n_cells + 1);
  test->cell_p = g_new (double, n_cells + 1);
  test->cell_q = g_new (double, n_cells + 1);
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      set_cell (test, &margins, i, j, counts[i * n_columns + j]);
  duid_adjust (test->cell_p, n_cells, DUID_ADJUST_BH, test->cell_q);
  if (margins.n_rows < 2 || margins.n_columns < 2)
    {
      test->x2 = test->df = test->p = test->v = test->v_corrected = test->contingency = NAN;
      return test;
    }
  test->df = ((double) margins.n_rows - 1) * ((double) margins.n_columns - 1);
  test->p = duid_chi_square_upper (test->x2, test->df);
  set_effects (test, margins.n_rows, margins.n_columns);
  return test;
}

void
duid_chi_square_free (DuidChiSquare *test)
{
  if (test == NULL)
    return;
  g_free (test->expected);
  g_free (test->residuals);
  g_free (test->adjusted);
  g_free (test->cell_p);
  g_free (test->cell_q);
  g_free (test);
}

double
duid_chi_square_of (const double *counts,
                    guint         n_rows,
                    guint         n_columns)
{
  g_auto (Margins) margins = sum_margins (counts, n_rows, n_columns);
  double sum = 0;

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        double expected = margins.rows[i] * margins.columns[j] / margins.n;
        double distance = counts[i * n_columns + j] - expected;

        sum += expected > 0 ? distance * distance / expected : 0;
      }
  return sum;
}

static void
count_labels (const guint  *labels,
              gpointer      scratch,
              gconstpointer data,
              double       *numbers)
{
  const Answers *answers = data;
  double        *counts = scratch;

  for (guint i = 0; i < answers->n_rows * answers->n_columns; i++)
    counts[i] = 0;
  for (gsize i = 0; i < answers->n; i++)
    counts[answers->rows[i] * answers->n_columns + labels[i]]++;
  numbers[0] = duid_chi_square_of (counts, answers->n_rows, answers->n_columns);
}

gboolean
duid_chi_square_test (const guint     *counts,
                      guint            n_rows,
                      guint            n_columns,
                      const DuidDraws *draws,
                      DuidChance      *chance)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  Answers       answers;
  DuidLabelling labelling = { count_labels, sizeof (double) * n_rows * n_columns, 1, &answers };

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      for (guint k = 0; k < counts[i * n_columns + j]; k++)
        {
          g_array_append_val (rows, i);
          g_array_append_val (columns, j);
        }
  answers = (Answers) { (const guint *) (gpointer) rows->data, rows->len, n_rows, n_columns };
  return duid_label_test ((const guint *) (gpointer) columns->data, columns->len, n_columns,
                          &labelling, draws, NULL, chance);
}
