/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-dependence.h"

#include <math.h>
#include <string.h>

/* The means of one question's distances. */
typedef struct
{
  double *rows; /* mean distance of each site to all persons */
  double  all;
} Means;

/* Persons by their pair of sites. */
typedef struct
{
  guint  x;
  guint  y;
  double count;
} Joint;

/* One sum's memory. */
typedef struct
{
  double *table;  /* n_x × n_y: how many persons have each pair of sites */
  double *rows;   /* 2 n_y */
  Joint  *joints; /* of the table's cells that are not 0 */
  guint  *order;  /* of the persons */
} Workspace;

/* What the random worlds share. */
typedef struct
{
  const DuidDistances *x;
  const DuidDistances *y;
  const double        *centred_x;
} Pairing;

static Means
measure_means (const DuidDistances *distances)
{
  gsize k = distances->n_sites;
  Means means = { g_new0 (double, MAX (k, 1)), 0 };

  for (gsize i = 0; i < k; i++)
    {
      for (gsize j = 0; j < k; j++)
        means.rows[i] += distances->matrix[i * k + j] * distances->count[j];
      means.rows[i] /= (double) distances->n;
      means.all += means.rows[i] * distances->count[i] / (double) distances->n;
    }
  return means;
}

/* Double-centred distances; with @is_corrected U-centred ones, of which the diagonal
 * (a person with itself) must be left out. */
static double *
centre (const DuidDistances *distances,
        gboolean             is_corrected)
{
  gsize   k = distances->n_sites;
  double  n = (double) distances->n;
  double  of_row = is_corrected ? n / (n - 2) : 1;
  double  of_all = is_corrected ? n * n / ((n - 1) * (n - 2)) : 1;
  Means   means = measure_means (distances);
  double *centred = g_new (double, MAX (k * k, 1));

  for (gsize i = 0; i < k; i++)
    for (gsize j = 0; j < k; j++)
      centred[i * k + j] = distances->matrix[i * k + j] -
                           of_row * (means.rows[i] + means.rows[j]) + of_all * means.all;
  g_free (means.rows);
  return centred;
}

static gsize
count_joints (const DuidDistances *x,
              const DuidDistances *y)
{
  return MIN (x->n, x->n_sites * y->n_sites) + 1;
}

static gsize
find_size (const DuidDistances *x,
           const DuidDistances *y)
{
  return sizeof (double) * (x->n_sites + 2) * y->n_sites + sizeof (Joint) * count_joints (x, y) +
         sizeof (guint) * (x->n + 1);
}

static Workspace
lay_out (gpointer             memory,
         const DuidDistances *x,
         const DuidDistances *y)
{
  Workspace space = { .table = memory };

  space.rows = space.table + x->n_sites * y->n_sites;
  space.joints = (Joint *) (gpointer) (space.rows + 2 * y->n_sites);
  space.order = (guint *) (gpointer) (space.joints + count_joints (x, y));
  return space;
}

static double
sum_sparsely (const double    *a,
              gsize            n_x,
              const double    *b,
              gsize            n_y,
              const Workspace *space,
              gsize            n_joints)
{
  const Joint *joints = space->joints;
  double       sum = 0;

  for (gsize i = 0; i < n_joints; i++)
    {
      const double *row_a = a + joints[i].x * n_x;
      const double *row_b = b + joints[i].y * n_y;
      double        of_row = row_a[joints[i].x] * row_b[joints[i].y] * joints[i].count / 2;

      for (gsize j = 0; j < i; j++)
        of_row += row_a[joints[j].x] * row_b[joints[j].y] * joints[j].count;
      sum += of_row * joints[i].count;
    }
  return 2 * sum;
}

/* The sum of (A table) times (table B), row by row. */
static double
sum_densely (const double    *a,
             gsize            n_x,
             const double    *b,
             gsize            n_y,
             const Workspace *space)
{
  double *left = space->rows;
  double *right = space->rows + n_y;
  double  sum = 0;

  for (gsize x = 0; x < n_x; x++)
    {
      for (gsize y = 0; y < n_y; y++)
        left[y] = right[y] = 0;
      for (gsize i = 0; i < n_x; i++)
        for (gsize y = 0; y < n_y; y++)
          left[y] += a[x * n_x + i] * space->table[i * n_y + y];
      for (gsize i = 0; i < n_y; i++)
        for (gsize y = 0; y < n_y && space->table[x * n_y + i] > 0; y++)
          right[y] += space->table[x * n_y + i] * b[i * n_y + y];
      for (gsize y = 0; y < n_y; y++)
        sum += left[y] * right[y];
    }
  return sum;
}

/* The sum over all pairs of persons, both ways round and a person with itself, of the
 * products; the way that costs less. @order (nullable) gives y to other persons. */
static double
sum_products (const DuidDistances *x,
              const double        *a,
              const DuidDistances *y,
              const double        *b,
              const guint         *order,
              const Workspace     *space)
{
  double n_x = (double) x->n_sites;
  double n_y = (double) y->n_sites;
  gsize  n_joints = 0;

  memset (space->table, 0, x->n_sites * y->n_sites * sizeof (double));
  for (gsize i = 0; i < x->n; i++)
    space->table[x->site[i] * y->n_sites + y->site[order != NULL ? order[i] : i]]++;
  for (gsize i = 0; i < x->n_sites * y->n_sites; i++)
    if (space->table[i] > 0)
      space->joints[n_joints++] =
        (Joint) { (guint) (i / y->n_sites), (guint) (i % y->n_sites), space->table[i] };
  if ((double) n_joints * (double) n_joints > n_x * n_y * (n_x + n_y))
    return sum_densely (a, x->n_sites, b, y->n_sites, space);
  return sum_sparsely (a, x->n_sites, b, y->n_sites, space, n_joints);
}

static double
multiply (const DuidDistances *x,
          const double        *a,
          const DuidDistances *y,
          const double        *b,
          gboolean             skips_itself)
{
  g_autofree char *memory = g_malloc (find_size (x, y));
  Workspace        space = lay_out (memory, x, y);
  double           sum = sum_products (x, a, y, b, NULL, &space);

  for (gsize i = 0; skips_itself && i < x->n; i++)
    sum -= a[x->site[i] * x->n_sites + x->site[i]] * b[y->site[i] * y->n_sites + y->site[i]];
  return sum;
}

static double
correlate (double product,
           double of_x,
           double of_y)
{
  return of_x > 0 && of_y > 0 ? product / sqrt (of_x * of_y) : NAN;
}

DuidDependence
duid_dependence (const DuidDistances *x,
                 const DuidDistances *y)
{
  DuidDependence     found = { x->n, NAN, NAN, NAN, NAN, NAN, NAN };
  double             pairs = (double) x->n * (double) x->n;
  g_autofree double *a = NULL;
  g_autofree double *b = NULL;

  g_return_val_if_fail (x->n == y->n, found);
  if (x->n == 0)
    return found;
  a = centre (x, FALSE);
  b = centre (y, FALSE);
  found.dcov_squared = MAX (multiply (x, a, y, b, FALSE) / pairs, 0);
  found.dcov = sqrt (found.dcov_squared);
  found.dvar_x = sqrt (MAX (multiply (x, a, x, a, FALSE) / pairs, 0));
  found.dvar_y = sqrt (MAX (multiply (y, b, y, b, FALSE) / pairs, 0));
  found.dcor = sqrt (correlate (found.dcov_squared, found.dvar_x * found.dvar_x,
                                found.dvar_y * found.dvar_y));
  if (x->n >= 4)
    {
      g_autofree double *ua = centre (x, TRUE);
      g_autofree double *ub = centre (y, TRUE);

      found.bcdcor = correlate (multiply (x, ua, y, ub, TRUE), multiply (x, ua, x, ua, TRUE),
                                multiply (y, ub, y, ub, TRUE));
    }
  return found;
}

/* One side centred is enough: the other's means drop out of the sum. */
static void
draw_pairing (DuidDice     *dice,
              gpointer      scratch,
              gconstpointer data,
              double       *numbers)
{
  const Pairing *pairing = data;
  Workspace      space = lay_out (scratch, pairing->x, pairing->y);

  for (gsize i = 0; i < pairing->x->n; i++)
    space.order[i] = (guint) i;
  duid_dice_shuffle (dice, space.order, pairing->x->n);
  numbers[0] = sum_products (pairing->x, pairing->centred_x, pairing->y, pairing->y->matrix,
                             space.order, &space);
}

gboolean
duid_dependence_test (const DuidDistances *x,
                      const DuidDistances *y,
                      const DuidDraws     *draws,
                      DuidChance          *chance)
{
  g_autofree double *a = centre (x, FALSE);
  Pairing            pairing = { x, y, a };
  DuidDrawing        drawing = { draw_pairing, find_size (x, y), 1, &pairing };

  return duid_draws_run (draws, &drawing, multiply (x, a, y, y->matrix, FALSE), NULL, chance);
}
