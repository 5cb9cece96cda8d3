/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-summary-private.h"

#include <math.h>
#include <string.h>

/* What becomes of a summary when stories weigh more or less: shares, medians and centres
 * follow the weights, counts do not. */

DuidWeights
duid_summary_count_once (gsize n)
{
  return (DuidWeights) { n, (double) n, (double) n, 1, 1 };
}

/* What the answered rows weigh together, and how many they are worth. */
void
duid_summary_weigh (DuidSummary    *self,
                    const DuidPass *pass)
{
  gsize              n = self->states[DUID_STATE_ANSWERED];
  g_autofree double *weights = NULL;
  gsize              n_weighed = 0;

  self->weights = duid_summary_count_once (n);
  self->is_weighed = pass->weights != NULL;
  if (!self->is_weighed)
    return;
  weights = g_new (double, n + 1);
  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    if (duid_pass_weigh (pass, (gsize) row) > 0)
      weights[n_weighed++] = pass->weights[row];
  self->weights = duid_weights (weights, n_weighed);
}

/* The weights of some rows together. */
double
duid_summary_add_up (const double   *weights,
                     const DuidRows *rows,
                     const DuidRows *looked_at)
{
  double sum = 0;

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (duid_rows_has (looked_at, (gsize) row) && weights[row] > 0)
      sum += weights[row];
  return sum;
}

DuidWeights
duid_summary_weigh_rows (const double   *weights,
                         const DuidRows *rows)
{
  g_autofree double *found = g_new (double, duid_rows_count (rows) + 1);
  gsize              n = 0;

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (weights[row] > 0)
      found[n++] = weights[row];
  return duid_weights (found, n);
}

/* Those that have a weight. */
DuidDescription
duid_summary_describe_weighed (const DuidSummary *self,
                               const DuidPass    *pass)
{
  const double      *numbers = duid_dataset_get_numbers (pass->dataset, pass->index);
  g_autofree double *values = g_new (double, self->weights.n + 1);
  g_autofree double *weights = g_new (double, self->weights.n + 1);
  gsize              n = 0;

  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    if (duid_pass_weigh (pass, (gsize) row) > 0)
      {
        values[n] = numbers[row];
        weights[n++] = pass->weights[row];
      }
  return duid_describe_weighed (values, weights, n);
}

/* Zones and centre of the answers that have a weight. */
void
duid_summary_weigh_triads (DuidSummary          *self,
                           const DuidPass       *pass,
                           const DuidTriadCodes *codes)
{
  const DuidTriad      *triads = duid_dataset_get_triads (pass->dataset, pass->index);
  g_autofree DuidPoint *points = g_new (DuidPoint, self->weights.n + 1);
  g_autofree double    *weights = g_new (double, self->weights.n + 1);
  gsize                 n = 0;

  memset (self->zone_percents, 0, sizeof self->zone_percents);
  for (gssize row = duid_pass_first (pass); row >= 0; row = duid_pass_after (pass, row))
    if (duid_pass_weigh (pass, (gsize) row) > 0)
      {
        points[n] = duid_triad_to_plane (triads[row]);
        weights[n++] = pass->weights[row];
        self->zone_percents[codes->zones[row]] += 100 * pass->weights[row] / self->weights.sum;
      }
  self->centre = duid_centre_weighed (points, weights, n);
  self->mean = n > 0 ? duid_triad_from_plane (self->centre.centre) : DUID_NO_TRIAD;
}
