/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trial.h"

#include "stats/duid-brunner-munzel.h"
#include "stats/duid-cliff.h"
#include "stats/duid-kruskal.h"
#include "stats/duid-label-test.h"
#include "stats/duid-mann-whitney.h"
#include "stats/duid-ranks.h"
#include "stats/duid-weighted-quantile.h"
#include "stats/duid-weights.h"

#include <math.h>

/* Pairs of more groups than this are too many to read. */
#define MOST_GROUPS_IN_PAIRS 8

typedef struct
{
  const double *ranks;
  gsize         n;
  guint         n_groups;
} Ranked;

/* ---- p by exchanging groups ---- */

/* The sum of R² / n over the groups: rises with Kruskal-Wallis' H, and for two groups with
 * how far U lies from its middle. */
static void
sum_ranks (const guint  *labels,
           gpointer      scratch,
           gconstpointer data,
           double       *numbers)
{
  const Ranked *ranked = data;
  double       *sums = scratch;
  double       *sizes = sums + ranked->n_groups;

  for (guint i = 0; i < 2 * ranked->n_groups; i++)
    sums[i] = 0;
  for (gsize i = 0; i < ranked->n; i++)
    {
      sums[labels[i]] += ranked->ranks[i];
      sizes[labels[i]]++;
    }
  numbers[0] = 0;
  for (guint i = 0; i < ranked->n_groups; i++)
    numbers[0] += sizes[i] > 0 ? sums[i] * sums[i] / sizes[i] : 0;
}

static void
shuffle_ranks (const DuidTrial *trial,
               DuidChance      *chance)
{
  const DuidSample  *sample = trial->sample;
  g_autofree double *ranks = g_new (double, sample->n + 1);
  Ranked             ranked = { ranks, sample->n, trial->n_groups };
  DuidLabelling      labelling = { sum_ranks, sizeof (double) * (2 * trial->n_groups + 1), 1,
                                   &ranked };
  double             middle = ((double) sample->n + 1) / 2;

  duid_ranks (sample->values, sample->n, ranks);
  /* Around 0, so that rounding does not hide ties of the statistic. */
  for (gsize i = 0; i < sample->n; i++)
    ranks[i] -= middle;
  duid_label_test (trial->groups, sample->n, trial->n_groups, &labelling, &trial->draws, NULL,
                   chance);
}

/* ---- effects that can be drawn anew ---- */

static double
measure_delta (const DuidTrial *trial,
               const guint     *items,
               gsize            n)
{
  g_autofree double *a = g_new (double, n + 1);
  g_autofree double *b = g_new (double, n + 1);
  gsize              n_a = 0;
  gsize              n_b = 0;

  for (gsize i = 0; i < n; i++)
    if (trial->groups[items[i]] == 0)
      a[n_a++] = trial->sample->values[items[i]];
    else
      b[n_b++] = trial->sample->values[items[i]];
  return duid_cliff (a, n_a, b, n_b).delta;
}

static double
measure_epsilon (const DuidTrial *trial,
                 const guint     *items,
                 gsize            n)
{
  g_autofree double *values = g_new (double, n + 1);
  g_autofree guint  *groups = g_new (guint, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      values[i] = trial->sample->values[items[i]];
      groups[i] = trial->groups[items[i]];
    }
  return duid_kruskal (values, groups, n, trial->n_groups, NULL).epsilon_squared;
}

/* ---- two groups ---- */

typedef struct
{
  double *a;
  double *b;
  gsize   n_a;
  gsize   n_b;
} Pair;

static void
clear_pair (Pair *pair)
{
  g_free (pair->a);
  g_free (pair->b);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

static Pair
part_values (const DuidTrial *trial,
             const double    *values)
{
  Pair pair = { g_new (double, trial->sizes[0] + 1), g_new (double, trial->sizes[1] + 1), 0, 0 };

  for (gsize i = 0; i < trial->sample->n; i++)
    if (trial->groups[i] == 0)
      pair.a[pair.n_a++] = values[i];
    else
      pair.b[pair.n_b++] = values[i];
  return pair;
}

static void
measure_two (const DuidTrial *trial,
             const Pair      *pair,
             DuidFinding     *finding)
{
  DuidCliff cliff = duid_cliff (pair->a, pair->n_a, pair->b, pair->n_b);

  finding->effect = (DuidEffect) { "cliffs_delta", cliff.delta, cliff.low, cliff.high, NAN };
  finding->also = (DuidEffect) { "shift", cliff.hodges_lehmann, NAN, NAN, NAN };
  if (trial->sample->persons != NULL)
    {
      finding->effect.low = finding->effect.high = NAN;
      duid_trial_bootstrap (trial, measure_delta, &finding->effect);
    }
}

static void
test_two (const DuidTrial *trial,
          GArray          *findings)
{
  g_auto (Pair) pair = part_values (trial, trial->sample->values);
  DuidMannWhitney test = duid_mann_whitney (pair.a, pair.n_a, pair.b, pair.n_b);
  DuidFinding     finding = duid_finding_make ("mann_whitney", NULL);

  finding.statistic = test.u_a;
  if (isfinite (test.p_exact) && trial->sample->persons == NULL)
    finding.chance = (DuidChance) { test.p_exact, 0, test.least_p, NAN, 0, TRUE };
  else if (duid_trial_needs_draws (trial))
    shuffle_ranks (trial, &finding.chance);
  else
    finding.chance.p = test.p_cc;
  measure_two (trial, &pair, &finding);
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

static double
find_median (const double *values,
             const double *weights,
             gsize         n)
{
  const double half = .5;
  double       median;

  duid_weighted_quantiles (values, weights, n, &half, 1, &median);
  return median;
}

static void
test_two_weighted (const DuidTrial *trial,
                   GArray          *findings)
{
  g_auto (Pair) values = part_values (trial, trial->sample->values);
  g_auto (Pair) weights = part_values (trial, trial->weights);
  DuidWeightedRanks test = duid_weighted_rank_test (values.a, weights.a, values.n_a,
                                                    values.b, weights.b, values.n_b);
  DuidFinding       finding = duid_finding_make ("weighted_rank", NULL);

  finding.statistic = test.t;
  finding.df = test.df;
  finding.chance.p = test.p;
  finding.effect = (DuidEffect) { "rank_difference", test.difference, NAN, NAN, NAN };
  if (trial->sample->kind == DUID_SAMPLE_VALUES)
    finding.also = (DuidEffect) { "median_difference",
                                  find_median (values.b, weights.b, values.n_b) -
                                    find_median (values.a, weights.a, values.n_a),
                                  NAN, NAN, NAN };
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

static void
test_two_spreads (const DuidTrial *trial,
                  GArray          *findings)
{
  g_auto (Pair) pair = part_values (trial, trial->sample->values);
  DuidBrunnerMunzel test = duid_brunner_munzel (pair.a, pair.n_a, pair.b, pair.n_b);
  DuidFinding       finding = duid_finding_make ("brunner_munzel", NULL);

  finding.statistic = test.w;
  finding.df = test.df;
  finding.chance.p = test.p;
  measure_two (trial, &pair, &finding);
  g_array_append_val (findings, finding);
}

/* ---- several groups ---- */

static void
test_several (const DuidTrial *trial,
              GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  DuidKruskal       test = duid_kruskal (sample->values, trial->groups, sample->n, trial->n_groups,
                                         NULL);
  DuidFinding       finding = duid_finding_make ("kruskal_wallis", NULL);

  finding.statistic = test.h;
  finding.df = test.df;
  finding.chance.p = test.p;
  if (duid_trial_needs_draws (trial))
    shuffle_ranks (trial, &finding.chance);
  finding.effect = (DuidEffect) { "epsilon_squared", test.epsilon_squared, NAN, NAN, NAN };
  duid_trial_bootstrap (trial, measure_epsilon, &finding.effect);
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

/* Which two groups differ? */
static void
test_pairs (const DuidTrial *trial,
            GArray          *findings)
{
  guint              n_pairs = trial->n_groups * (trial->n_groups - 1) / 2;
  g_autofree double *numbers = g_new (double, 4 * (gsize) n_pairs + 1);
  guint              first = findings->len;
  guint              pair = 0;

  if (trial->n_groups > MOST_GROUPS_IN_PAIRS || duid_trial_needs_draws (trial))
    return;
  duid_dunn (trial->sample->values, trial->groups, trial->sample->n, trial->n_groups, numbers,
             numbers + n_pairs, numbers + 2 * n_pairs, numbers + 3 * n_pairs);
  for (guint i = 0; i < trial->n_groups; i++)
    for (guint j = i + 1; j < trial->n_groups; j++, pair++)
      {
        g_autofree char *part = g_strdup_printf ("%s – %s", duid_trial_get_label (trial, i),
                                                 duid_trial_get_label (trial, j));
        DuidFinding      finding = duid_finding_make ("dunn", part);

        finding.statistic = numbers[pair];
        finding.chance.p = numbers[n_pairs + pair];
        g_array_append_val (findings, finding);
      }
  duid_trial_adjust (findings, first);
}

void
duid_trial_values (const DuidTrial *trial,
                   GArray          *findings)
{
  gboolean is_two = trial->n_groups == 2;

  if (is_two && trial->weights != NULL)
    test_two_weighted (trial, findings);
  if (is_two)
    test_two (trial, findings);
  if (!is_two || trial->wants_all)
    test_several (trial, findings);
  if (is_two && trial->wants_all)
    test_two_spreads (trial, findings);
  if (trial->sample->kind == DUID_SAMPLE_VALUES)
    {
      DuidFinding energy = duid_trial_energy (trial);

      energy.in_family = TRUE;
      g_array_append_val (findings, energy);
    }
  if (!is_two)
    {
      duid_trial_trend (trial, findings);
      test_pairs (trial, findings);
    }
}
