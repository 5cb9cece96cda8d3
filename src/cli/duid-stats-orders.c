/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of what stands in an order: groups, options, and the same options
 * twice; and quantiles of weighted values. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-gamma.h"
#include "stats/duid-jonckheere.h"
#include "stats/duid-symmetry.h"
#include "stats/duid-weighted-quantile.h"

#include <glib/gi18n-lib.h>

static void
run_jonckheere (DuidStatsDoor *door)
{
  gsize          n;
  guint          n_groups;
  guint         *groups;
  double        *values = duid_stats_door_get_groups (door, "groups", &groups, &n, &n_groups);
  DuidDraws      draws = duid_stats_door_get_draws (door);
  DuidJonckheere test;
  DuidChance     chance;

  if (!duid_stats_door_is_open (door))
    return;
  test = duid_jonckheere (values, groups, n);
  duid_stats_door_put_number (door, "J", test.j);
  duid_stats_door_put_number (door, "mean_J", test.mean);
  duid_stats_door_put_number (door, "sigma_tie_corrected", test.sigma);
  duid_stats_door_put_number (door, "z", test.z);
  duid_stats_door_put_number (door, "p_two_sided", test.p);
  if (!duid_stats_door_has (door, "permutations") || n < 2)
    return;
  duid_jonckheere_test (values, groups, n, n_groups, &draws, &chance);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

/* The counts of “table” as numbers, or NULL. */
static double *
get_table (DuidStatsDoor *door,
           guint         *n_rows,
           guint         *n_columns)
{
  guint  *counts = duid_stats_door_get_counts (door, "table", n_rows, n_columns);
  double *numbers;

  if (!duid_stats_door_is_open (door))
    return NULL;
  numbers = duid_stats_door_keep (door, g_new (double, (gsize) *n_rows **n_columns + 1));
  for (gsize i = 0; i < (gsize) *n_rows * *n_columns; i++)
    numbers[i] = counts[i];
  return numbers;
}

static void
run_gamma (DuidStatsDoor *door)
{
  guint     n_rows;
  guint     n_columns;
  double   *table = get_table (door, &n_rows, &n_columns);
  DuidGamma found;

  if (table == NULL)
    return;
  found = duid_gamma (table, n_rows, n_columns);
  duid_stats_door_put_number (door, "concordant", found.concordant);
  duid_stats_door_put_number (door, "discordant", found.discordant);
  duid_stats_door_put_number (door, "gamma", found.gamma);
  duid_stats_door_put_number (door, "ase", found.error);
  duid_stats_door_put_pair (door, "ci95", found.low, found.high);
  duid_stats_door_put_number (door, "z", found.z);
  duid_stats_door_put_number (door, "p_two_sided", found.p);
}

static void
run_symmetry (DuidStatsDoor *door)
{
  guint        n_rows;
  guint        n_columns;
  double      *table = get_table (door, &n_rows, &n_columns);
  DuidSymmetry test;

  if (table == NULL)
    return;
  duid_stats_door_require (door, n_rows == n_columns && n_rows > 1,
                           _ ("“table” must have as many columns as rows, two or more."));
  if (!duid_stats_door_is_open (door))
    return;
  test = duid_symmetry (table, n_rows);
  duid_stats_door_put_number (door, "n_changed", test.n_changed);
  duid_stats_door_put_number (door, "bowker_X2", test.bowker);
  duid_stats_door_put_number (door, "bowker_df", test.bowker_df);
  duid_stats_door_put_number (door, "bowker_p", test.bowker_p);
  duid_stats_door_put_number (door, "stuart_maxwell_X2", test.stuart);
  duid_stats_door_put_number (door, "stuart_maxwell_df", test.stuart_df);
  duid_stats_door_put_number (door, "stuart_maxwell_p", test.stuart_p);
}

static void
run_weighted_quantiles (DuidStatsDoor *door)
{
  double *x;
  double *w;
  double *shares;
  double *quantiles;
  gsize   n;
  gsize   n_shares;

  duid_stats_door_get_pairs (door, "x", "w", &x, &w, &n);
  shares = duid_stats_door_get_numbers (door, "p", &n_shares);
  if (!duid_stats_door_is_open (door))
    return;
  for (gsize i = 0; i < n; i++)
    duid_stats_door_require (door, w[i] > 0, _ ("Weights must be above 0."));
  for (gsize i = 0; i < n_shares; i++)
    duid_stats_door_require (door, shares[i] >= 0 && shares[i] <= 1,
                             _ ("“p” must be shares from 0 to 1."));
  quantiles = duid_stats_door_keep (door, g_new (double, n_shares + 1));
  if (!duid_stats_door_is_open (door))
    return;
  duid_weighted_quantiles (x, w, n, shares, n_shares, quantiles);
  duid_stats_door_put_numbers (door, "quantiles", quantiles, n_shares);
}

const DuidStatistic duid_order_statistics[] = {
  { "jonckheere_terpstra", "{groups [, permutations, seed]}",
    N_ ("Groups in an order: do the values rise or fall with it?"),
    run_jonckheere },
  { "goodman_kruskal_gamma", "{table}", N_ ("Two ordered choices: gamma with interval"),
    run_gamma },
  { "symmetry", "{table}",
    N_ ("The same options twice by the same persons: Bowker, and Stuart and Maxwell"),
    run_symmetry },
  { "weighted_quantiles", "{x, w, p}", N_ ("Quantiles of weighted values"),
    run_weighted_quantiles },
  { NULL }
};
