/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trial.h"

#include "stats/duid-chi-square.h"
#include "stats/duid-permanova.h"

#include <math.h>

/* How far the centres of the two groups lie apart. */
static double
measure_centres (const DuidTrial *trial,
                 const guint     *items,
                 gsize            n)
{
  DuidPoint sums[2] = { { 0, 0 }, { 0, 0 } };
  double    sizes[2] = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    {
      guint group = trial->groups[items[i]];

      sums[group].x += trial->sample->points[items[i]].x;
      sums[group].y += trial->sample->points[items[i]].y;
      sizes[group]++;
    }
  if (sizes[0] == 0 || sizes[1] == 0)
    return NAN;
  return hypot (sums[1].x / sizes[1] - sums[0].x / sizes[0],
                sums[1].y / sizes[1] - sums[0].y / sizes[0]);
}

/* The share of the spread that lies between the centres of several groups. */
static double
measure_spread (const DuidTrial *trial,
                const guint     *items,
                gsize            n)
{
  g_autofree DuidPoint *points = g_new (DuidPoint, n + 1);
  g_autofree guint     *groups = g_new (guint, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      points[i] = trial->sample->points[items[i]];
      groups[i] = trial->groups[items[i]];
    }
  return duid_permanova (points, groups, n, trial->n_groups).r2;
}

static double
measure_whole (const DuidTrial *trial,
               DuidEffectFunc   func)
{
  g_autofree guint *items = g_new (guint, trial->sample->n + 1);

  for (gsize i = 0; i < trial->sample->n; i++)
    items[i] = (guint) i;
  return func (trial, items, trial->sample->n);
}

static DuidEffect
measure_apart (const DuidTrial *trial)
{
  gboolean       is_two = trial->n_groups == 2;
  DuidEffectFunc func = is_two ? measure_centres : measure_spread;
  DuidEffect     effect = DUID_NO_EFFECT;

  effect.name = is_two ? "centre_distance" : "centre_r_squared";
  effect.value = measure_whole (trial, func);
  duid_trial_bootstrap (trial, func, &effect);
  return effect;
}

/* The seven zones of a triad, or the nine fields of a canvas. */
static guint
find_field (const DuidSample *sample,
            gsize             i)
{
  if (sample->stone < 0)
    return (guint) duid_triad_get_zone (duid_triad_from_plane (sample->points[i]));
  return (guint) (CLAMP (floor (3 * sample->points[i].x), 0, 2) +
                  3 * CLAMP (floor (3 * sample->points[i].y), 0, 2));
}

static void
test_zones (const DuidTrial *trial,
            GArray          *findings)
{
  const DuidSample  *sample = trial->sample;
  guint              n_fields = sample->stone < 0 ? DUID_N_ZONES : 9;
  g_autofree guint  *fields = g_new (guint, sample->n + 1);
  DuidFinding        finding = duid_finding_make ("zones", NULL);
  g_autofree double *counts = NULL;
  g_autoptr (DuidChiSquare) test = NULL;

  for (gsize i = 0; i < sample->n; i++)
    fields[i] = find_field (sample, i);
  counts = duid_trial_count (trial, fields, n_fields);
  test = duid_chi_square_new (counts, n_fields, trial->n_groups);
  finding.statistic = test->x2;
  finding.df = test->df;
  finding.effect = (DuidEffect) { "cramers_v", test->v_corrected, NAN, NAN, NAN };
  duid_trial_shuffle_table (trial, fields, n_fields, &finding.chance);
  g_array_append_val (findings, finding);
}

static void
test_centres (const DuidTrial *trial,
              GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  DuidPermanova     test =
    duid_permanova (sample->points, trial->groups, sample->n, trial->n_groups);
  DuidFinding finding = duid_finding_make ("permanova", NULL);

  finding.statistic = test.f;
  finding.effect = (DuidEffect) { "r_squared", test.r2, NAN, NAN, NAN };
  finding.also = (DuidEffect) { "omega_squared", test.omega2, NAN, NAN, NAN };
  duid_permanova_test (sample->points, trial->groups, sample->n, trial->n_groups, &trial->draws,
                       &finding.chance);
  g_array_append_val (findings, finding);
}

void
duid_trial_points (const DuidTrial *trial,
                   GArray          *findings)
{
  DuidFinding energy = duid_trial_energy (trial);

  energy.also = measure_apart (trial);
  energy.in_family = TRUE;
  g_array_append_val (findings, energy);
  test_zones (trial, findings);
  if (trial->wants_all)
    test_centres (trial, findings);
}
