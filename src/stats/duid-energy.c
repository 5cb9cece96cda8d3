/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-energy.h"
#include "stats/duid-label-test.h"
#include "stats/duid-within.h"

#include <math.h>

/* A division alone, with its memory. */
typedef struct
{
  DuidWithin   *within;
  char         *memory;
  double        all;
  const double *sums;
  const double *sizes;
} Division;

static Division
divide (const DuidDistances *distances,
        const guint         *groups,
        guint                n_groups)
{
  Division division = { .within = duid_within_new (distances, n_groups, 1) };

  division.memory = g_malloc0 (MAX (duid_within_get_size (division.within), 1));
  division.all = duid_within_get_all (division.within);
  duid_within_note (division.within, groups, 0, division.memory);
  duid_within_sum_up (division.within, 1, division.memory);
  division.sums = duid_within_get_sums (division.within, 0, division.memory);
  division.sizes = duid_within_get_sizes (division.within, 0, division.memory);
  return division;
}

static void
clear_division (Division *division)
{
  duid_within_free (division->within);
  g_free (division->memory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Division, clear_division)

/* ---- many divisions ---- */

/* What all divisions of a test share. */
typedef struct
{
  const DuidWithin *within;
  double            n; /* answers */
  guint             n_groups;
} Field;

static void
note_division (const guint  *labels,
               guint         place,
               gpointer      scratch,
               gconstpointer data)
{
  duid_within_note (((const Field *) data)->within, labels, place, scratch);
}

/* [0] is T - W, which for two groups is half the energy statistic; [1] is H. */
static void
measure_place (const Field *field,
               guint        place,
               gpointer     scratch,
               double      *numbers)
{
  const double *sums = duid_within_get_sums (field->within, place, scratch);
  const double *sizes = duid_within_get_sizes (field->within, place, scratch);
  double        all = duid_within_get_all (field->within);
  double        within = 0;

  for (guint i = 0; i < field->n_groups; i++)
    if (sizes[i] > 0)
      within += sums[i] / sizes[i] / 2;
  numbers[0] = all / field->n / 2 - within;
  numbers[1] = NAN;
  if (field->n_groups == 2)
    {
      double between = (all - sums[0] - sums[1]) / (2 * sizes[0] * sizes[1]);

      numbers[1] = numbers[0] * field->n / (sizes[0] * sizes[1]) / between;
    }
}

static void
measure_divisions (guint         n,
                   gpointer      scratch,
                   gconstpointer data,
                   double       *numbers)
{
  const Field *field = data;

  duid_within_sum_up (field->within, n, scratch);
  for (guint i = 0; i < n; i++)
    measure_place (field, i, scratch, numbers + (gsize) 2 * i);
}

static void
measure_division (const guint  *labels,
                  gpointer      scratch,
                  gconstpointer data,
                  double       *numbers)
{
  note_division (labels, 0, scratch, data);
  measure_divisions (1, scratch, data, numbers);
}

/* ---- doors ---- */

DuidEnergy
duid_energy (const DuidDistances *distances,
             const guint         *groups)
{
  g_auto (Division) division = divide (distances, groups, 2);
  DuidEnergy energy = { 0, 0, NAN, NAN, NAN, NAN, NAN, NAN };
  double     m = division.sizes[0];
  double     k = division.sizes[1];

  energy.n_a = (gsize) m;
  energy.n_b = (gsize) k;
  if (energy.n_a == 0 || energy.n_b == 0)
    return energy;
  energy.between = (division.all - division.sums[0] - division.sums[1]) / (2 * m * k);
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
  g_auto (Division) division = divide (distances, groups, n_groups);
  double    n = (double) distances->n;
  DuidDisco disco = { 0, NAN, NAN, NAN, NAN, NAN };

  if (distances->n == 0)
    return disco;
  disco.total = division.all / n / 2;
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
  g_autoptr (DuidWithin) within = duid_within_new (distances, n_groups, DUID_DRAWS_BLOCK);
  Field         field = { within, (double) distances->n, n_groups };
  DuidLabelling labelling = { measure_division, duid_within_get_size (within), 2, &field,
                              note_division, measure_divisions };
  double        means[2] = { NAN, NAN };
  gboolean      is_done = duid_label_test (groups, distances->n, n_groups, &labelling, draws,
                                           means, chance);

  if (null_h != NULL)
    *null_h = means[1];
  return is_done;
}
