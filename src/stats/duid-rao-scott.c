/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-chi-square.h"
#include "stats/duid-tails.h"
#include "stats/duid-weights.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

/* A table of two weighted choices, as shares. */
typedef struct
{
  double     *shares;     /* of each cell */
  gsl_matrix *covariance; /* of the shares by the design */
  gsl_matrix *contrasts;  /* cells × (r - 1) (c - 1): what goes together, and no margin */
  guint       n_rows;
  guint       n_columns;
} Table;

static gsize
count_cells (const Table *table)
{
  return (gsize) table->n_rows * table->n_columns;
}

static void
clear_table (Table *table)
{
  g_free (table->shares);
  gsl_matrix_free (table->covariance);
  gsl_matrix_free (table->contrasts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

/* Helmert's contrast @contrast of level @level: a level against those before it. */
static double
helmert (guint level,
         guint contrast)
{
  if (level <= contrast)
    return -1;
  return level == contrast + 1 ? contrast + 1.0 : 0;
}

static void
fill_contrasts (Table *table)
{
  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < table->n_columns; j++)
      for (guint k = 0; k + 1 < table->n_rows; k++)
        for (guint l = 0; l + 1 < table->n_columns; l++)
          gsl_matrix_set (table->contrasts, i * table->n_columns + j,
                          k * (table->n_columns - 1) + l, helmert (i, k) * helmert (j, l));
}

/* The covariance of the shares: n / (n - 1) sum of u u', u = w (own cell - shares) / W. */
static void
fill_covariance (Table        *table,
                 const guint  *rows,
                 const guint  *columns,
                 const double *weights,
                 gsize         n,
                 double        sum)
{
  gsize              n_cells = count_cells (table);
  double             factor = (double) n / ((double) n - 1) / (sum * sum);
  g_autofree double *squares = g_new0 (double, n_cells);
  double             all = 0;

  for (gsize i = 0; i < n; i++)
    {
      squares[rows[i] * table->n_columns + columns[i]] += weights[i] * weights[i];
      all += weights[i] * weights[i];
    }
  for (gsize i = 0; i < n_cells; i++)
    for (gsize j = 0; j < n_cells; j++)
      gsl_matrix_set (table->covariance, i, j,
                      factor * ((i == j ? squares[i] : 0) - squares[i] * table->shares[j] -
                                squares[j] * table->shares[i] +
                                all * table->shares[i] * table->shares[j]));
}

/* C' D M D C with D the reciprocals of the shares; without @middle C' D C / n. */
static gsl_matrix *
project (const Table      *table,
         const gsl_matrix *middle,
         double            n)
{
  gsize       k = table->contrasts->size2;
  gsl_matrix *scaled = gsl_matrix_alloc (table->contrasts->size1, k);
  gsl_matrix *between = gsl_matrix_alloc (table->contrasts->size1, k);
  gsl_matrix *result = gsl_matrix_alloc (k, k);

  gsl_matrix_memcpy (scaled, table->contrasts);
  for (gsize i = 0; i < scaled->size1; i++)
    {
      gsl_vector_view row = gsl_matrix_row (scaled, i);

      gsl_vector_scale (&row.vector, 1 / table->shares[i]);
    }
  if (middle != NULL)
    gsl_blas_dgemm (CblasNoTrans, CblasNoTrans, 1, middle, scaled, 0, between);
  else
    gsl_matrix_memcpy (between, table->contrasts);
  gsl_blas_dgemm (CblasTrans, CblasNoTrans, middle != NULL ? 1 : 1 / n, scaled, between, 0, result);
  gsl_matrix_free (scaled);
  gsl_matrix_free (between);
  return result;
}

/* The traces of the design effects and of their square. */
static void
measure_effects (const Table *table,
                 double       n,
                 double      *trace,
                 double      *trace_of_square)
{
  gsl_matrix *simple = project (table, NULL, n);
  gsl_matrix *real = project (table, table->covariance, n);
  gsize       k = real->size1;

  *trace = *trace_of_square = 0;
  gsl_linalg_cholesky_decomp1 (simple);
  for (gsize i = 0; i < k; i++)
    {
      gsl_vector_view column = gsl_matrix_column (real, i);

      gsl_linalg_cholesky_svx (simple, &column.vector);
    }
  for (gsize i = 0; i < k; i++)
    {
      *trace += gsl_matrix_get (real, i, i);
      for (gsize j = 0; j < k; j++)
        *trace_of_square += gsl_matrix_get (real, i, j) * gsl_matrix_get (real, j, i);
    }
  gsl_matrix_free (simple);
  gsl_matrix_free (real);
}

DuidRaoScott
duid_rao_scott (const guint  *rows,
                guint         n_rows,
                const guint  *columns,
                guint         n_columns,
                const double *weights,
                gsize         n)
{
  DuidRaoScott test = { NAN, NAN, NAN, NAN };
  g_auto (Table) table = { .n_rows = n_rows, .n_columns = n_columns };
  double size = (double) n;
  double sum = 0;
  double trace;
  double trace_of_square;

  if (n < 2 || n_rows < 2 || n_columns < 2)
    return test;
  table.shares = g_new0 (double, count_cells (&table));
  table.covariance = gsl_matrix_calloc (count_cells (&table), count_cells (&table));
  table.contrasts = gsl_matrix_calloc (count_cells (&table), (n_rows - 1) * (n_columns - 1));
  for (gsize i = 0; i < n; i++)
    {
      table.shares[rows[i] * n_columns + columns[i]] += weights[i];
      sum += weights[i];
    }
  for (gsize i = 0; i < count_cells (&table); i++)
    table.shares[i] *= size / sum;
  test.f = duid_chi_square_of (table.shares, n_rows, n_columns);
  for (gsize i = 0; i < count_cells (&table); i++)
    table.shares[i] /= size;
  fill_contrasts (&table);
  fill_covariance (&table, rows, columns, weights, n, sum);
  measure_effects (&table, size, &trace, &trace_of_square);
  test.f /= trace;
  test.ndf = trace * trace / trace_of_square;
  test.ddf = test.ndf * (size - 1);
  test.p = duid_f_upper (test.f, test.ndf, test.ddf);
  return test;
}
