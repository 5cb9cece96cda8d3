/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-energy.h"
#include "stats/duid-label-test.h"

#include <math.h>

/* What all divisions share. */
typedef struct
{
  const DuidDistances *distances;
  guint                n_groups;
  double               sum; /* of all distances, both ways round */
} Field;

/* One division's memory: answers of each group at each site, and which sites a group
 * uses. */
typedef struct
{
  double *counts; /* n_groups × n_sites */
  guint  *used;   /* n_sites */
  double *sizes;  /* n_groups */
  double *sums;   /* of the distances within each group, both ways round */
} Division;

static gsize
find_size (const DuidDistances *distances,
           guint                n_groups)
{
  return sizeof (double) * (distances->n_sites * n_groups + 2 * n_groups) +
         sizeof (guint) * (distances->n_sites + 1);
}

static Division
lay_out (gpointer             memory,
         const DuidDistances *distances,
         guint                n_groups)
{
  Division division;

  division.counts = memory;
  division.sizes = division.counts + distances->n_sites * n_groups;
  division.sums = division.sizes + n_groups;
  division.used = (guint *) (gpointer) (division.sums + n_groups);
  return division;
}

/* The sum of the distances between answers counted as @counts, both ways round. */
static double
sum_distances (const DuidDistances *distances,
               const double        *counts,
               guint               *used)
{
  gsize  n_used = 0;
  double sum = 0;

  for (gsize i = 0; i < distances->n_sites; i++)
    if (counts[i] > 0)
      used[n_used++] = (guint) i;
  for (gsize i = 0; i < n_used; i++)
    {
      const double *row = distances->matrix + used[i] * distances->n_sites;
      double        of_row = 0;

      for (gsize j = 0; j < i; j++)
        of_row += row[used[j]] * counts[used[j]];
      sum += of_row * counts[used[i]];
    }
  return 2 * sum;
}

static void
divide (const Field *field,
        const guint *labels,
        Division    *division)
{
  const DuidDistances *distances = field->distances;
  gsize                n_sites = distances->n_sites;

  for (gsize i = 0; i < n_sites * field->n_groups; i++)
    division->counts[i] = 0;
  for (guint i = 0; i < field->n_groups; i++)
    division->sizes[i] = 0;
  for (gsize i = 0; i < distances->n; i++)
    {
      division->counts[labels[i] * n_sites + distances->site[i]]++;
      division->sizes[labels[i]]++;
    }
  for (guint i = 0; i < field->n_groups; i++)
    division->sums[i] = sum_distances (distances, division->counts + i * n_sites, division->used);
}

/* [0] is T - W, which for two groups is half the energy statistic; [1] is H. */
static void
measure_division (const guint  *labels,
                  gpointer      scratch,
                  gconstpointer data,
                  double       *numbers)
{
  const Field *field = data;
  Division     division = lay_out (scratch, field->distances, field->n_groups);
  double       within = 0;

  divide (field, labels, &division);
  for (guint i = 0; i < field->n_groups; i++)
    if (division.sizes[i] > 0)
      within += division.sums[i] / division.sizes[i] / 2;
  numbers[0] = field->sum / (double) field->distances->n / 2 - within;
  numbers[1] = NAN;
  if (field->n_groups == 2)
    {
      double m = division.sizes[0];
      double k = division.sizes[1];
      double between = (field->sum - division.sums[0] - division.sums[1]) / (2 * m * k);

      numbers[1] = numbers[0] * (m + k) / (m * k) / between;
    }
}

static Field
survey (const DuidDistances *distances,
        guint                n_groups)
{
  Field             field = { distances, n_groups, 0 };
  g_autofree guint *used = g_new (guint, MAX (distances->n_sites, 1));

  field.sum = sum_distances (distances, distances->count, used);
  return field;
}

DuidEnergy
duid_energy (const DuidDistances *distances,
             const guint         *groups)
{
  Field            field = survey (distances, 2);
  g_autofree char *memory = g_malloc0 (find_size (distances, 2));
  Division         division = lay_out (memory, distances, 2);
  DuidEnergy       energy = { 0, 0, NAN, NAN, NAN, NAN, NAN, NAN };
  double           m;
  double           k;

  divide (&field, groups, &division);
  m = division.sizes[0];
  k = division.sizes[1];
  energy.n_a = (gsize) m;
  energy.n_b = (gsize) k;
  if (energy.n_a == 0 || energy.n_b == 0)
    return energy;
  energy.between = (field.sum - division.sums[0] - division.sums[1]) / (2 * m * k);
  energy.within_a = division.sums[0] / (m * m);
  energy.within_b = division.sums[1] / (k * k);
  energy.d2 = MAX (2 * energy.between - energy.within_a - energy.within_b, 0);
  energy.statistic = m * k / (m + k) * energy.d2;
  energy.h = energy.between > 0 ? energy.d2 / (2 * energy.between) : 0;
  return energy;
}

DuidDisco
duid_disco (const DuidDistances *distances,
            const guint         *groups,
            guint                n_groups)
{
  Field            field = survey (distances, n_groups);
  g_autofree char *memory = g_malloc0 (find_size (distances, n_groups));
  Division         division = lay_out (memory, distances, n_groups);
  double           n = (double) distances->n;
  DuidDisco        disco = { 0, NAN, NAN, NAN, NAN, NAN };

  if (distances->n == 0)
    return disco;
  divide (&field, groups, &division);
  disco.total = field.sum / n / 2;
  disco.within = 0;
  for (guint i = 0; i < n_groups; i++)
    if (division.sizes[i] > 0)
      {
        disco.n_groups++;
        disco.within += division.sums[i] / division.sizes[i] / 2;
      }
  disco.between = disco.total - disco.within;
  if (disco.n_groups > 1 && n > disco.n_groups)
    disco.f = disco.between / (disco.n_groups - 1.0) / (disco.within / (n - disco.n_groups));
  disco.r2 = disco.total > 0 ? disco.between / disco.total : NAN;
  return disco;
}

gboolean
duid_energy_test (const DuidDistances *distances,
                  const guint         *groups,
                  guint                n_groups,
                  const DuidDraws     *draws,
                  double              *null_h,
                  DuidChance          *chance)
{
  Field         field = survey (distances, n_groups);
  DuidLabelling labelling = { measure_division, find_size (distances, n_groups), 2, &field };
  double        means[2] = { NAN, NAN };
  gboolean      is_done = duid_label_test (groups, distances->n, n_groups, &labelling, draws,
                                           means, chance);

  if (null_h != NULL)
    *null_h = means[1];
  return is_done;
}
