/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-multi-select.h"
#include "stats/duid-chi-square.h"
#include "stats/duid-fourfold.h"
#include "stats/duid-label-test.h"

#include <math.h>

typedef struct
{
  const guint8 *ticks;
  gsize         n;
  guint         n_options;
  guint         n_groups;
} Ticked;

DuidTogether
duid_together (guint n_all,
               guint n_a,
               guint n_b,
               guint n_ab)
{
  double       n = n_all;
  double       a = n_a;
  double       b = n_b;
  double       both = n_ab;
  double       spread = sqrt (a * (n - a) * b * (n - b));
  DuidTogether together = { n_all, n_a, n_b, n_ab, NAN, NAN, NAN, NAN, NAN };

  g_return_val_if_fail (n_ab <= MIN (n_a, n_b) && n_a + n_b - n_ab <= n_all, together);
  if (spread > 0)
    {
      together.phi = (n * both - a * b) / spread;
      together.phi_max = (n * MIN (a, b) - a * b) / spread;
    }
  if (a + b > 0)
    together.jaccard = both / (a + b - both);
  if (a * b > 0)
    together.lift = n * both / (a * b);
  together.p_fisher = duid_fisher (n_ab, n_a - n_ab, n_b - n_ab, n_all - n_a - n_b + n_ab, NULL);
  return together;
}

static void
sum_chi_squares (const guint  *labels,
                 gpointer      scratch,
                 gconstpointer data,
                 double       *numbers)
{
  const Ticked *ticked = data;
  double       *counts = scratch;
  guint         n_cells = 2 * ticked->n_groups;

  for (guint i = 0; i < n_cells * ticked->n_options; i++)
    counts[i] = 0;
  for (gsize i = 0; i < ticked->n; i++)
    for (guint j = 0; j < ticked->n_options; j++)
      counts[j * n_cells + (ticked->ticks[i * ticked->n_options + j] != 0) * ticked->n_groups +
             labels[i]]++;
  numbers[0] = 0;
  for (guint j = 0; j < ticked->n_options; j++)
    numbers[0] += duid_chi_square_of (counts + j * n_cells, 2, ticked->n_groups);
}

double
duid_multi_select_test (const guint8    *ticks,
                        gsize            n,
                        guint            n_options,
                        const guint     *groups,
                        guint            n_groups,
                        const DuidDraws *draws,
                        DuidChance      *chance,
                        gboolean        *is_done)
{
  gsize              n_counts = (gsize) 2 * n_options * n_groups;
  Ticked             ticked = { ticks, n, n_options, n_groups };
  DuidLabelling      labelling = { sum_chi_squares, n_counts * sizeof (double), 1, &ticked };
  g_autofree double *counts = g_new (double, n_counts + 1);
  double             sum = 0;
  gboolean           is_whole;

  sum_chi_squares (groups, counts, &ticked, &sum);
  is_whole = duid_label_test (groups, n, n_groups, &labelling, draws, NULL, chance);
  if (is_done != NULL)
    *is_done = is_whole;
  return sum;
}
