/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-item-table.h"

#include <math.h>

#include "plot/duid-figure.h"
#include "stats/duid-adjust.h"
#include "stats/duid-bootstrap.h"
#include "stats/duid-signed-rank.h"
#include "stats/duid-tails.h"

#define SEED           20240914
#define N_DRAWS        1999
#define MOST_BOOTSTRAP 60 /* from here on Student's interval is as good */
#define LEAST_BCA      20
#define MOST_RANKED    20000 /* from here on the mean says it as well as the ranks */

static void
gather (const DuidDataset *dataset,
        guint              question,
        guint              stone,
        const DuidRows    *rows,
        GArray            *across,
        GArray            *up)
{
  const DuidPoint *places = duid_dataset_get_stone (dataset, question, stone);
  gsize            n_rows = duid_dataset_get_n_rows (dataset);

  for (gsize row = 0; row < n_rows; row++)
    if (duid_point_exists (places[row]) && (rows == NULL || duid_rows_has (rows, row)))
      {
        g_array_append_val (across, places[row].x);
        g_array_append_val (up, places[row].y);
      }
}

static DuidMean
measure_gap (const double *gaps,
             gsize         n)
{
  DuidMean       mean = duid_mean_of (gaps, n);
  DuidResampling resampling = { .func = duid_resampled_mean, .data = gaps };
  DuidDraws      draws = { .n_draws = N_DRAWS, .seed = SEED };
  DuidBootstrap  bootstrap;

  if (n < DUID_FEWEST_PERCENTS || n > MOST_BOOTSTRAP || !(mean.high > mean.low))
    return mean;
  duid_bootstrap (n, &resampling, &draws, NULL, &bootstrap);
  mean.low = n >= LEAST_BCA && isfinite (bootstrap.bca_low) ? bootstrap.bca_low : bootstrap.low;
  mean.high = n >= LEAST_BCA && isfinite (bootstrap.bca_high) ? bootstrap.bca_high
                                                              : bootstrap.high;
  return mean;
}

static double
test_gap (const double   *gaps,
          gsize           n,
          const DuidMean *mean)
{
  DuidSignedRank ranks;

  if (n < DUID_FEWEST_PERCENTS)
    return NAN;
  if (n > MOST_RANKED)
    return mean->high > mean->low
             ? duid_normal_two_sided (mean->mean / ((mean->high - mean->low) / (2 * 1.959964)))
             : NAN;
  ranks = duid_signed_rank (gaps, n);
  return isfinite (ranks.p_exact_pratt) ? ranks.p_exact_pratt : ranks.p_pratt;
}

static DuidRatedItem
rate (const DuidDataset *dataset,
      guint              question,
      guint              stone,
      const DuidRows    *rows)
{
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) up = g_array_new (FALSE, FALSE, sizeof (double));
  DuidRatedItem      item = { .stone = stone };
  g_autofree double *gaps = NULL;

  gather (dataset, question, stone, rows, across, up);
  item.x = duid_mean_of ((double *) (gpointer) across->data, across->len);
  item.y = duid_mean_of ((double *) (gpointer) up->data, up->len);
  gaps = g_new (double, MAX (up->len, 1));
  for (guint i = 0; i < up->len; i++)
    gaps[i] = g_array_index (across, double, i) - g_array_index (up, double, i);
  item.gap = measure_gap (gaps, up->len);
  item.q = test_gap (gaps, up->len, &item.gap);
  return item;
}

GArray *
duid_item_table_new (const DuidDataset *dataset,
                     guint              question,
                     const DuidRows    *rows)
{
  GArray            *items = g_array_new (FALSE, FALSE, sizeof (DuidRatedItem));
  guint              n = duid_dataset_get_question (dataset, question)->stones->len;
  g_autofree double *q = g_new (double, MAX (n, 1));

  for (guint stone = 0; stone < n; stone++)
    {
      DuidRatedItem item = rate (dataset, question, stone, rows);

      q[stone] = item.q;
      g_array_append_val (items, item);
    }
  duid_adjust (q, n, DUID_ADJUST_BH, q);
  for (guint i = 0; i < n; i++)
    g_array_index (items, DuidRatedItem, i).q = q[i];
  return items;
}
