/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-kruskal.h"
#include "stats/duid-adjust.h"
#include "stats/duid-ranks.h"
#include "stats/duid-tails.h"

#include <math.h>

/* The ranks of one order, summed by group. */
typedef struct
{
  double *sums;
  double *sizes;
  guint   n_filled;
  double  ties;
} RankSums;

static RankSums
sum_ranks (const double *values,
           const guint  *groups,
           gsize         n,
           guint         n_groups)
{
  g_autofree double *ranks = g_new (double, MAX (n, 1));
  RankSums           all = { g_new0 (double, n_groups + 1), g_new0 (double, n_groups + 1), 0, 0 };

  all.ties = duid_ranks (values, n, ranks);
  for (gsize i = 0; i < n; i++)
    {
      all.n_filled += all.sizes[groups[i]] == 0;
      all.sums[groups[i]] += ranks[i];
      all.sizes[groups[i]]++;
    }
  return all;
}

static void
clear_sums (RankSums *all)
{
  g_free (all->sums);
  g_free (all->sizes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RankSums, clear_sums)

DuidKruskal
duid_kruskal (const double *values,
              const guint  *groups,
              gsize         n_values,
              guint         n_groups,
              double       *mean_ranks)
{
  g_auto (RankSums) all = sum_ranks (values, groups, n_values, n_groups);
  double      n = (double) n_values;
  double      k = all.n_filled;
  double      squares = 0;
  DuidKruskal test = { NAN, NAN, NAN, NAN, NAN, NAN };

  for (guint i = 0; i < n_groups; i++)
    {
      if (mean_ranks != NULL)
        mean_ranks[i] = all.sizes[i] > 0 ? all.sums[i] / all.sizes[i] : NAN;
      if (all.sizes[i] > 0)
        squares += all.sums[i] * all.sums[i] / all.sizes[i];
    }
  if (k < 2)
    return test;
  test.tie_correction = 1 - all.ties / (n * n * n - n);
  test.h = 12 / (n * (n + 1)) * squares - 3 * (n + 1);
  test.h = test.tie_correction > 0 ? MAX (test.h / test.tie_correction, 0) : 0;
  test.df = k - 1;
  test.p = duid_chi_square_upper (test.h, test.df);
  test.epsilon_squared = test.h / (n - 1);
  if (n > k)
    test.eta_squared = (test.h - k + 1) / (n - k);
  return test;
}

void
duid_dunn (const double *values,
           const guint  *groups,
           gsize         n_values,
           guint         n_groups,
           double       *z,
           double       *p,
           double       *p_holm,
           double       *p_bh)
{
  g_auto (RankSums) all = sum_ranks (values, groups, n_values, n_groups);
  double n = (double) n_values;
  double variance = n * (n + 1) / 12 - all.ties / (12 * (n - 1));
  gsize  pair = 0;

  for (guint i = 0; i < n_groups; i++)
    for (guint j = i + 1; j < n_groups; j++, pair++)
      {
        double distance = all.sums[i] / all.sizes[i] - all.sums[j] / all.sizes[j];
        double spread = variance * (1 / all.sizes[i] + 1 / all.sizes[j]);

        z[pair] = spread > 0 ? distance / sqrt (spread) : distance == 0 ? 0
                                                                        : NAN;
        if (all.sizes[i] == 0 || all.sizes[j] == 0)
          z[pair] = NAN;
        p[pair] = duid_normal_two_sided (z[pair]);
      }
  duid_adjust (p, pair, DUID_ADJUST_HOLM, p_holm);
  duid_adjust (p, pair, DUID_ADJUST_BH, p_bh);
}
