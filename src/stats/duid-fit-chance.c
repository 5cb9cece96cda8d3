/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-fit-chance.h"

#include <math.h>

#define DICE_SIDES (1u << 30)

typedef struct
{
  const double *shares;
  gsize         n;
  gsize         total;
} Fit;

static double
get_x2 (const Fit    *fit,
        const double *counts)
{
  double x2 = 0;

  for (gsize i = 0; i < fit->n; i++)
    {
      double expected = fit->shares[i] * (double) fit->total;

      x2 += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
  return x2;
}

static void
draw_counts (DuidDice     *dice,
             gpointer      scratch,
             gconstpointer data,
             double       *numbers)
{
  const Fit *fit = data;
  double    *counts = scratch;

  memset (counts, 0, sizeof (double) * fit->n);
  for (gsize i = 0; i < fit->total; i++)
    {
      double at = ((double) duid_dice_roll (dice, DICE_SIDES) + .5) / DICE_SIDES;
      gsize  cell = 0;

      while (cell + 1 < fit->n && (at -= fit->shares[cell]) > 0)
        cell++;
      counts[cell]++;
    }
  *numbers = get_x2 (fit, counts);
}

gboolean
duid_fit_chance (const gsize     *counts,
                 const double    *shares,
                 gsize            n,
                 const DuidDraws *draws,
                 DuidChance      *chance)
{
  Fit                fit = { .shares = shares, .n = n };
  g_autofree double *as_they_are = g_new (double, MAX (n, 1));
  DuidDrawing        drawing = {
           .func = draw_counts,
           .scratch_size = sizeof (double) * n,
           .n_numbers = 1,
           .data = &fit,
  };

  for (gsize i = 0; i < n; i++)
    {
      fit.total += counts[i];
      as_they_are[i] = (double) counts[i];
    }
  return duid_draws_run (draws, &drawing, get_x2 (&fit, as_they_are), NULL, chance);
}
