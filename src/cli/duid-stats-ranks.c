/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of ordered values: groups and pairs by their ranks. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-brunner-munzel.h"
#include "stats/duid-cliff.h"
#include "stats/duid-kendall.h"
#include "stats/duid-kolmogorov.h"
#include "stats/duid-kruskal.h"
#include "stats/duid-mann-whitney.h"
#include "stats/duid-signed-rank.h"
#include "stats/duid-spearman.h"
#include "stats/duid-weights.h"

#include <glib/gi18n-lib.h>

/* The two lists that most of these take. */
typedef struct
{
  double *a;
  double *b;
  gsize   n_a;
  gsize   n_b;
} Two;

static Two
get_two (DuidStatsDoor *door)
{
  Two two;

  two.a = duid_stats_door_get_numbers (door, "a", &two.n_a);
  two.b = duid_stats_door_get_numbers (door, "b", &two.n_b);
  return two;
}

static void
run_mann_whitney (DuidStatsDoor *door)
{
  Two             two = get_two (door);
  DuidMannWhitney test;

  if (!duid_stats_door_is_open (door))
    return;
  test = duid_mann_whitney (two.a, two.n_a, two.b, two.n_b);
  duid_stats_door_put_count (door, "n_a", test.n_a);
  duid_stats_door_put_count (door, "n_b", test.n_b);
  duid_stats_door_put_number (door, "U_a", test.u_a);
  duid_stats_door_put_number (door, "U_b", test.u_b);
  duid_stats_door_put_number (door, "mean_U", test.mean);
  duid_stats_door_put_number (door, "sigma_tie_corrected", test.sigma);
  duid_stats_door_put_number (door, "z_cc", test.z_cc);
  duid_stats_door_put_number (door, "p_two_sided_cc", test.p_cc);
  duid_stats_door_put_number (door, "z_nocc", test.z_nocc);
  duid_stats_door_put_number (door, "p_two_sided_nocc", test.p_nocc);
  duid_stats_door_put_number (door, "p_two_sided_exact_permutation", test.p_exact);
  duid_stats_door_put_number (door, "least_p", test.least_p);
}

static void
run_cliffs_delta (DuidStatsDoor *door)
{
  Two       two = get_two (door);
  DuidCliff cliff;

  if (!duid_stats_door_is_open (door))
    return;
  cliff = duid_cliff (two.a, two.n_a, two.b, two.n_b);
  duid_stats_door_put_number (door, "n_greater", cliff.n_greater);
  duid_stats_door_put_number (door, "n_less", cliff.n_less);
  duid_stats_door_put_number (door, "n_tied", cliff.n_tied);
  duid_stats_door_put_number (door, "delta", cliff.delta);
  duid_stats_door_put_number (door, "A", cliff.a_measure);
  duid_stats_door_put_number (door, "var_delta", cliff.variance);
  duid_stats_door_put_pair (door, "ci95_asymmetric", cliff.low, cliff.high);
  duid_stats_door_put_number (door, "hodges_lehmann", cliff.hodges_lehmann);
}

static void
run_brunner_munzel (DuidStatsDoor *door)
{
  Two               two = get_two (door);
  DuidBrunnerMunzel test;

  if (!duid_stats_door_is_open (door))
    return;
  test = duid_brunner_munzel (two.a, two.n_a, two.b, two.n_b);
  duid_stats_door_put_number (door, "W", test.w);
  duid_stats_door_put_number (door, "df", test.df);
  duid_stats_door_put_number (door, "p_two_sided", test.p);
  duid_stats_door_put_number (door, "p_hat", test.p_hat);
}

static void
run_kolmogorov (DuidStatsDoor *door)
{
  Two    two = get_two (door);
  double p;
  double distance;

  if (!duid_stats_door_is_open (door))
    return;
  distance = duid_kolmogorov (two.a, two.n_a, two.b, two.n_b, &p);
  duid_stats_door_put_number (door, "D", distance);
  duid_stats_door_put_number (door, "p_asymptotic", p);
}

static void
run_kruskal (DuidStatsDoor *door)
{
  gsize       n;
  guint       n_groups;
  guint      *groups;
  double     *values = duid_stats_door_get_groups (door, "groups", &groups, &n, &n_groups);
  double     *means = duid_stats_door_keep (door, g_new (double, n_groups + 1));
  DuidKruskal test;

  if (!duid_stats_door_is_open (door))
    return;
  test = duid_kruskal (values, groups, n, n_groups, means);
  duid_stats_door_put_number (door, "H", test.h);
  duid_stats_door_put_number (door, "df", test.df);
  duid_stats_door_put_number (door, "p", test.p);
  duid_stats_door_put_number (door, "epsilon_sq", test.epsilon_squared);
  duid_stats_door_put_number (door, "eta_sq_H", test.eta_squared);
  duid_stats_door_put_number (door, "tie_correction", test.tie_correction);
  duid_stats_door_put_numbers (door, "mean_ranks", means, n_groups);
}

static void
run_dunn (DuidStatsDoor *door)
{
  gsize   n;
  guint   n_groups;
  guint  *groups;
  double *values = duid_stats_door_get_groups (door, "groups", &groups, &n, &n_groups);
  gsize   n_pairs = n_groups > 1 ? (gsize) n_groups * (n_groups - 1) / 2 : 0;
  double *found = duid_stats_door_keep (door, g_new (double, 4 * n_pairs + 1));
  double *pairs = duid_stats_door_keep (door, g_new (double, 2 * n_pairs + 1));

  if (!duid_stats_door_is_open (door))
    return;
  duid_dunn (values, groups, n, n_groups, found, found + n_pairs, found + 2 * n_pairs,
             found + 3 * n_pairs);
  for (guint i = 0, pair = 0; i < n_groups; i++)
    for (guint j = i + 1; j < n_groups; j++, pair++)
      {
        pairs[2 * pair] = i;
        pairs[2 * pair + 1] = j;
      }
  duid_stats_door_put_table (door, "pairs", pairs, n_pairs, 2);
  duid_stats_door_put_numbers (door, "z", found, n_pairs);
  duid_stats_door_put_numbers (door, "p_two_sided", found + n_pairs, n_pairs);
  duid_stats_door_put_numbers (door, "p_holm", found + 2 * n_pairs, n_pairs);
  duid_stats_door_put_numbers (door, "p_bh", found + 3 * n_pairs, n_pairs);
}

static void
run_spearman (DuidStatsDoor *door)
{
  double      *x;
  double      *y;
  gsize        n;
  double      *ranks;
  DuidSpearman test;
  DuidDraws    draws = duid_stats_door_get_draws (door);
  DuidChance   chance;

  duid_stats_door_get_pairs (door, "x", "y", &x, &y, &n);
  if (!duid_stats_door_is_open (door))
    return;
  ranks = duid_stats_door_keep (door, g_new (double, 2 * n + 1));
  test = duid_spearman (x, y, n, ranks, ranks + n);
  duid_stats_door_put_count (door, "n", n);
  duid_stats_door_put_number (door, "rho", test.rho);
  duid_stats_door_put_number (door, "S", test.s);
  duid_stats_door_put_number (door, "t", test.t);
  duid_stats_door_put_number (door, "df", test.df);
  duid_stats_door_put_number (door, "p_two_sided", test.p);
  duid_stats_door_put_number (door, "p_exact", test.p_exact);
  duid_stats_door_put_pair (door, "ci95", test.low, test.high);
  duid_stats_door_put_numbers (door, "rank_x", ranks, n);
  duid_stats_door_put_numbers (door, "rank_y", ranks + n, n);
  if (!duid_stats_door_has (door, "permutations") || n < 2)
    return;
  duid_spearman_test (x, y, n, &draws, &chance);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

static void
run_kendall (DuidStatsDoor *door)
{
  double     *x;
  double     *y;
  gsize       n;
  DuidKendall test;

  duid_stats_door_get_pairs (door, "x", "y", &x, &y, &n);
  if (!duid_stats_door_is_open (door))
    return;
  test = duid_kendall (x, y, n);
  duid_stats_door_put_count (door, "n", n);
  duid_stats_door_put_number (door, "tau_b", test.tau_b);
  duid_stats_door_put_number (door, "z", test.z);
  duid_stats_door_put_number (door, "p_two_sided", test.p);
}

static void
run_signed_rank (DuidStatsDoor *door)
{
  double        *x;
  double        *y;
  gsize          n;
  DuidSignedRank test;

  duid_stats_door_get_pairs (door, "x", "y", &x, &y, &n);
  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n; i++)
    x[i] -= y[i];
  test = duid_signed_rank (x, n);
  duid_stats_door_put_number (door, "V", test.v);
  duid_stats_door_put_count (door, "n_positive", test.n_positive);
  duid_stats_door_put_count (door, "n_negative", test.n_negative);
  duid_stats_door_put_count (door, "n_nonzero", test.n_positive + test.n_negative);
  duid_stats_door_put_count (door, "n_zero", test.n_zero);
  duid_stats_door_put_number (door, "z_cc", test.z_cc);
  duid_stats_door_put_number (door, "p_two_sided_cc", test.p_cc);
  duid_stats_door_put_number (door, "p_exact_wilcoxon", test.p_exact);
  duid_stats_door_put_number (door, "p_exact_pratt", test.p_exact_pratt);
  duid_stats_door_put_number (door, "p_pratt", test.p_pratt);
  duid_stats_door_put_number (door, "rank_biserial_matched", test.rank_biserial);
  duid_stats_door_put_number (door, "p_sign_test", test.p_sign);
}

static void
run_weighted_rank_test (DuidStatsDoor *door)
{
  double           *a;
  double           *b;
  double           *w_a;
  double           *w_b;
  gsize             n_a;
  gsize             n_b;
  DuidWeightedRanks test;

  duid_stats_door_get_pairs (door, "a", "w_a", &a, &w_a, &n_a);
  duid_stats_door_get_pairs (door, "b", "w_b", &b, &w_b, &n_b);
  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n_a + n_b; i++)
    duid_stats_door_require (door, (i < n_a ? w_a[i] : w_b[i - n_a]) > 0,
                             _ ("Weights must be above 0."));
  test = duid_weighted_rank_test (a, w_a, n_a, b, w_b, n_b);
  duid_stats_door_put_number (door, "t", test.t);
  duid_stats_door_put_number (door, "df", test.df);
  duid_stats_door_put_number (door, "diff_mean_rank_score", test.difference);
  duid_stats_door_put_number (door, "p", test.p);
}

const DuidStatistic duid_rank_statistics[] = {
  { "mann_whitney", "{a, b}", N_ ("Two groups: do they lie at the same height?"),
    run_mann_whitney },
  { "cliffs_delta", "{a, b}", N_ ("Two groups: how often b lies higher than a, with interval"),
    run_cliffs_delta },
  { "brunner_munzel", "{a, b}", N_ ("Two groups of unequal spread: the same height?"),
    run_brunner_munzel },
  { "kolmogorov_smirnov", "{a, b}", N_ ("Two groups: largest distance of cumulative shares"),
    run_kolmogorov },
  { "kruskal_wallis", "{groups}", N_ ("Several groups: do they lie at the same height?"),
    run_kruskal },
  { "dunn", "{groups}", N_ ("Several groups, two by two, after Kruskal and Wallis"),
    run_dunn },
  { "spearman", "{x, y [, permutations, seed]}", N_ ("Pairs: do they rise together?"),
    run_spearman },
  { "kendall", "{x, y}", N_ ("Pairs: tau-b"),
    run_kendall },
  { "wilcoxon_signed_rank", "{x, y}", N_ ("Pairs on one scale: does x lie higher than y?"),
    run_signed_rank },
  { "weighted_rank_test", "{a, w_a, b, w_b}", N_ ("Two weighted groups by their ranks"),
    run_weighted_rank_test },
  { NULL }
};
