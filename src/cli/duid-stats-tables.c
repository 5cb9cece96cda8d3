/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of counts: tables, shares and several ticks. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-chi-square.h"
#include "stats/duid-count-tests.h"
#include "stats/duid-describe.h"
#include "stats/duid-exact-table.h"
#include "stats/duid-fourfold.h"
#include "stats/duid-multi-select.h"
#include "stats/duid-proportion.h"
#include "stats/duid-suppression.h"
#include "stats/duid-tails.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint *counts;
  guint  n_rows;
  guint  n_columns;
} Counts;

static Counts
get_counts (DuidStatsDoor *door)
{
  Counts table;

  table.counts = duid_stats_door_get_counts (door, "table", &table.n_rows, &table.n_columns);
  return table;
}

static gboolean
get_fourfold (DuidStatsDoor *door,
              Counts        *table)
{
  *table = get_counts (door);
  duid_stats_door_require (door, table->n_rows == 2 && table->n_columns == 2,
                           _ ("“table” must have two rows of two counts."));
  return duid_stats_door_is_open (door);
}

static double *
copy_as_numbers (DuidStatsDoor *door,
                 const Counts  *table)
{
  gsize   n = (gsize) table->n_rows * table->n_columns;
  double *cells = duid_stats_door_keep (door, g_new (double, n + 1));

  for (gsize i = 0; i < n; i++)
    cells[i] = table->counts[i];
  return cells;
}

static void
run_chi_square (DuidStatsDoor *door)
{
  Counts     table = get_counts (door);
  DuidDraws  draws = duid_stats_door_get_draws (door);
  guint      r = table.n_rows;
  guint      c = table.n_columns;
  DuidChance chance;

  g_autoptr (DuidChiSquare) test = NULL;

  if (!duid_stats_door_is_open (door))
    return;
  test = duid_chi_square_new (copy_as_numbers (door, &table), r, c);
  duid_stats_door_put_number (door, "n", test->n);
  duid_stats_door_put_number (door, "X2", test->x2);
  duid_stats_door_put_number (door, "df", test->df);
  duid_stats_door_put_number (door, "p", test->p);
  duid_stats_door_put_table (door, "expected", test->expected, r, c);
  duid_stats_door_put_table (door, "pearson_residuals", test->residuals, r, c);
  duid_stats_door_put_table (door, "adjusted_residuals", test->adjusted, r, c);
  duid_stats_door_put_table (door, "cell_p", test->cell_p, r, c);
  duid_stats_door_put_table (door, "cell_q_BH", test->cell_q, r, c);
  duid_stats_door_put_number (door, "V", test->v);
  duid_stats_door_put_number (door, "V_bias_corrected", test->v_corrected);
  duid_stats_door_put_number (door, "contingency_C", test->contingency);
  if (!duid_stats_door_has (door, "permutations"))
    return;
  duid_chi_square_test (table.counts, r, c, &draws, &chance);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

static void
run_table_2x2 (DuidStatsDoor *door)
{
  Counts       table;
  const guint *n;
  DuidFourfold found;

  if (!get_fourfold (door, &table))
    return;
  n = table.counts;
  found = duid_fourfold (n[0], n[1], n[2], n[3]);
  duid_stats_door_put_number (door, "X2", found.x2);
  duid_stats_door_put_number (door, "p", found.p);
  duid_stats_door_put_number (door, "X2_yates", found.x2_yates);
  duid_stats_door_put_number (door, "p_yates", found.p_yates);
  duid_stats_door_put_number (door, "phi", found.phi);
  duid_stats_door_put_number (door, "fisher_p_two_sided", found.p_fisher);
  duid_stats_door_put_number (door, "fisher_p_mid", found.p_mid);
  duid_stats_door_put_number (door, "fisher_or_cmle", found.odds_ratio_cmle);
  duid_stats_door_put_pair (door, "fisher_or_ci95", found.odds_ratio_low, found.odds_ratio_high);
  duid_stats_door_put_number (door, "or_sample", found.odds_ratio);
  duid_stats_door_put_pair (door, "or_woolf_ci95", found.woolf_low, found.woolf_high);
  duid_stats_door_put_number (door, "risk_difference", found.risk_difference);
  duid_stats_door_put_pair (door, "rd_newcombe_ci95", found.risk_low, found.risk_high);
}

static void
put_exact_table (DuidStatsDoor *door,
                 const Counts  *table)
{
  DuidExactTable test;

  g_autoptr (DuidChiSquare) simple = NULL;

  if (!duid_exact_table (table->counts, table->n_rows, table->n_columns, &test))
    {
      duid_stats_door_require (door, FALSE,
                               _ ("There are too many tables with these margins; use "
                                  "“chi_square” with “permutations”."));
      return;
    }
  simple = duid_chi_square_new (copy_as_numbers (door, table), table->n_rows, table->n_columns);
  duid_stats_door_put_count (door, "n_tables", test.n_tables);
  duid_stats_door_put_number (door, "prob_sum", test.prob_sum);
  duid_stats_door_put_number (door, "p", test.p_fisher);
  duid_stats_door_put_number (door, "X2", simple->x2);
  duid_stats_door_put_number (door, "X2_asymptotic_p", simple->p);
  duid_stats_door_put_number (door, "X2_exact_conditional_p", test.p_x2);
}

static void
run_fisher (DuidStatsDoor *door)
{
  Counts       table = get_counts (door);
  const guint *n = table.counts;
  DuidFourfold found;
  double      *pmf;

  duid_stats_door_require (door, table.n_rows > 1 && table.n_columns > 1,
                           _ ("“table” must have at least two rows and two columns."));
  if (!duid_stats_door_is_open (door))
    return;
  if (table.n_rows != 2 || table.n_columns != 2)
    {
      put_exact_table (door, &table);
      return;
    }
  found = duid_fourfold (n[0], n[1], n[2], n[3]);
  duid_stats_door_put_number (door, "p", found.p_fisher);
  duid_stats_door_put_number (door, "p_mid", found.p_mid);
  duid_stats_door_put_number (door, "or_cmle", found.odds_ratio_cmle);
  duid_stats_door_put_pair (door, "or_ci95", found.odds_ratio_low, found.odds_ratio_high);
  if (n[0] + n[1] > 1000)
    return;
  pmf = duid_stats_door_keep (door, g_new (double, n[0] + n[1] + 1));
  duid_fisher_pmf (n[0], n[1], n[2], n[3], pmf);
  duid_stats_door_put_numbers (door, "pmf", pmf, n[0] + n[1] + 1);
}

static void
run_cochran_armitage (DuidStatsDoor *door)
{
  double *yes;
  double *n;
  double *scores;
  gsize   n_groups;
  gsize   n_scores;
  double  p;
  double  x2;

  duid_stats_door_get_pairs (door, "yes", "n", &yes, &n, &n_groups);
  scores = duid_stats_door_get_numbers (door, "scores", &n_scores);
  duid_stats_door_require (door, n_scores == n_groups,
                           _ ("“yes”, “n” and “scores” must be of the same length."));
  if (!duid_stats_door_is_open (door))
    return;
  x2 = duid_cochran_armitage (yes, n, scores, n_groups, &p);
  duid_stats_door_put_number (door, "X2", x2);
  duid_stats_door_put_number (door, "p", p);
}

static void
run_mcnemar (DuidStatsDoor *door)
{
  Counts      table;
  DuidMcNemar test;

  if (!get_fourfold (door, &table))
    return;
  test = duid_mcnemar (table.counts[1], table.counts[2]);
  duid_stats_door_put_number (door, "X2_cc", test.x2_cc);
  duid_stats_door_put_number (door, "p_cc", test.p_cc);
  duid_stats_door_put_number (door, "p_exact", test.p_exact);
  duid_stats_door_put_number (door, "discordant_ratio", test.ratio);
}

static void
run_proportion_ci (DuidStatsDoor *door)
{
  guint  k = duid_stats_door_get_count (door, "k");
  guint  n = duid_stats_door_get_count (door, "n");
  double low;
  double high;

  duid_stats_door_require (door, k <= n && n > 0, _ ("“k” must be at most “n”, “n” above 0."));
  if (!duid_stats_door_is_open (door))
    return;
  duid_stats_door_put_number (door, "share", (double) k / n);
  duid_wilson (k, n, &low, &high);
  duid_stats_door_put_pair (door, "wilson", low, high);
  duid_clopper_pearson (k, n, &low, &high);
  duid_stats_door_put_pair (door, "clopper_pearson", low, high);
}

static void
run_goodness_of_fit (DuidStatsDoor *door)
{
  double *counts;
  double *shares;
  double *lists;
  gsize   n;
  double  p;
  double  w;
  double  x2;

  duid_stats_door_get_pairs (door, "counts", "shares", &counts, &shares, &n);
  if (!duid_stats_door_is_open (door))
    return;
  lists = duid_stats_door_keep (door, g_new (double, 2 * n + 1));
  x2 = duid_goodness_of_fit (counts, shares, n, lists, lists + n, &p, &w);
  duid_stats_door_put_number (door, "X2", x2);
  duid_stats_door_put_number (door, "df", (double) n - 1);
  duid_stats_door_put_number (door, "p", p);
  duid_stats_door_put_numbers (door, "expected", lists, n);
  duid_stats_door_put_numbers (door, "residuals", lists + n, n);
  duid_stats_door_put_number (door, "cohen_w", w);
}

static guint
get_place (DuidStatsDoor *door,
           const char    *name,
           guint          otherwise)
{
  return duid_stats_door_has (door, name) ? duid_stats_door_get_count (door, name) : otherwise;
}

/* The first two options together; “first” and “second” name others. */
static void
put_together (DuidStatsDoor *door,
              const guint   *ticks,
              guint          n,
              guint          n_options)
{
  guint        first = get_place (door, "first", 0);
  guint        second = get_place (door, "second", 1);
  guint        n_a = 0;
  guint        n_b = 0;
  guint        n_ab = 0;
  DuidTogether found;

  duid_stats_door_require (door, MAX (first, second) < n_options,
                           _ ("“first” and “second” are places in a row, counted from 0."));
  if (!duid_stats_door_is_open (door))
    return;
  for (guint i = 0; i < n; i++)
    {
      gboolean a = ticks[i * n_options + first] != 0;
      gboolean b = ticks[i * n_options + second] != 0;

      n_a += a;
      n_b += b;
      n_ab += a && b;
    }
  found = duid_together (n, n_a, n_b, n_ab);
  duid_stats_door_put_count (door, "n", n);
  duid_stats_door_put_count (door, "n_a", n_a);
  duid_stats_door_put_count (door, "n_b", n_b);
  duid_stats_door_put_count (door, "n_ab", n_ab);
  duid_stats_door_put_number (door, "phi", found.phi);
  duid_stats_door_put_number (door, "phi_max", found.phi_max);
  duid_stats_door_put_number (door, "jaccard", found.jaccard);
  duid_stats_door_put_number (door, "lift", found.lift);
  duid_stats_door_put_number (door, "fisher_p", found.p_fisher);
}

static void
run_multi_select (DuidStatsDoor *door)
{
  guint      n_rows;
  guint      n_options;
  guint     *rows = duid_stats_door_get_counts (door, "rows", &n_rows, &n_options);
  DuidDraws  draws = duid_stats_door_get_draws (door);
  gsize      n = n_rows;
  guint      n_groups = 0;
  guint     *groups = NULL;
  guint8    *ticks;
  double     sum;
  DuidChance chance;

  if (duid_stats_door_has (door, "group"))
    groups = duid_stats_door_get_labels (door, "group", &n, &n_groups);
  duid_stats_door_require (door, n == n_rows && n > 0,
                           _ ("“group” must have one group for each of the “rows”."));
  if (duid_stats_door_is_open (door))
    put_together (door, rows, n_rows, n_options);
  if (!duid_stats_door_is_open (door) || groups == NULL)
    return;
  ticks = duid_stats_door_keep (door, g_new (guint8, n * n_options + 1));
  for (gsize i = 0; i < n * n_options; i++)
    ticks[i] = rows[i] != 0;
  sum = duid_multi_select_test (ticks, n, n_options, groups, n_groups, &draws, &chance, NULL);
  duid_stats_door_put_number (door, "sum_chisq", sum);
  duid_stats_door_put_chance (door, "p_permutation", &chance, &draws);
}

static void
put_flags (DuidStatsDoor  *door,
           const char     *name,
           const gboolean *flags,
           const Counts   *table)
{
  gsize   n = (gsize) table->n_rows * table->n_columns;
  double *cells = duid_stats_door_keep (door, g_new (double, n + 1));

  for (gsize i = 0; i < n; i++)
    cells[i] = flags[i] != 0;
  duid_stats_door_put_table (door, name, cells, table->n_rows, table->n_columns);
}

static void
run_suppression (DuidStatsDoor *door)
{
  Counts    table = get_counts (door);
  double    threshold = duid_stats_door_get_number_or (door, "threshold", 5);
  gsize     n = (gsize) table.n_rows * table.n_columns;
  gboolean *flags;

  if (!duid_stats_door_is_open (door))
    return;
  flags = duid_stats_door_keep (door, g_new0 (gboolean, 2 * n + 1));
  duid_suppress_small_cells (copy_as_numbers (door, &table), table.n_rows, table.n_columns,
                             threshold, flags, flags + n);
  put_flags (door, "primary", flags, &table);
  put_flags (door, "final", flags + n, &table);
}

const DuidStatistic duid_table_statistics[] = {
  { "chi_square", "{table [, permutations, seed]}", N_ ("Two choices: do they go together?"),
    run_chi_square },
  { "table_2x2", "{table}", N_ ("Two yes-or-no answers: tests, odds ratios, risk difference"),
    run_table_2x2 },
  { "fisher", "{table}", N_ ("Exact test of a small table"),
    run_fisher },
  { "cochran_armitage", "{yes, n, scores}", N_ ("Yes or no by ordered groups: a trend?"),
    run_cochran_armitage },
  { "mcnemar", "{table}", N_ ("Yes or no twice by the same persons"),
    run_mcnemar },
  { "proportion_ci", "{k, n}", N_ ("A share: intervals of Wilson and of Clopper and Pearson"),
    run_proportion_ci },
  { "goodness_of_fit", "{counts, shares}", N_ ("Counts held against given shares"),
    run_goodness_of_fit },
  { "multi_select", "{rows [, group, first, second, permutations, seed]}",
    N_ ("Several ticks: two options together, and all options by group"),
    run_multi_select },
  { "small_cell_suppression", "{table [, threshold]}",
    N_ ("Which cells of a table with totals must not be shown"),
    run_suppression },
  { NULL }
};
