/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-draws.h"
#include "base/duid-crew.h"

#include <math.h>

#define ROUND    200
#define ROUNDING 1e-9

/* One round, shared by the threads. */
typedef struct
{
  const DuidDraws   *draws;
  const DuidDrawing *drawing;
  gsize              first;
  double            *numbers;
} Round;

/* Steele, Lea and Flood's splitmix64: near seeds give far generators. */
static guint64
mix (guint64 seed,
     guint64 place)
{
  guint64 z = seed + (place + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static void
draw_blocks (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  const Round       *round = data;
  const DuidDrawing *drawing = round->drawing;
  g_autofree char   *scratch = g_malloc0 (MAX (drawing->scratch_size, 1));
  g_autoptr (DuidDice) dice = duid_dice_new ();

  for (gsize block = from; block < to; block++)
    {
      gsize first = round->first + block * DUID_DRAWS_BLOCK;
      gsize end = MIN (first + DUID_DRAWS_BLOCK, round->draws->n_draws);

      duid_dice_seed (dice, (guint32) mix (round->draws->seed, first / DUID_DRAWS_BLOCK));
      if (drawing->block_func != NULL)
        drawing->block_func (dice, end - first, scratch, drawing->data,
                             round->numbers + first * drawing->n_numbers);
      for (gsize i = first; drawing->block_func == NULL && i < end; i++)
        drawing->func (dice, scratch, drawing->data, round->numbers + i * drawing->n_numbers);
    }
}

gboolean
duid_is_as_far (double statistic,
                double observed)
{
  return statistic >= observed - ROUNDING * fabs (observed);
}

static void
measure_chance (const double      *numbers,
                const DuidDrawing *drawing,
                gsize              n_done,
                double             observed,
                DuidChance        *chance)
{
  gsize  n_as_far = 0;
  double sum = 0;
  double size = (double) n_done + 1;

  for (gsize i = 0; i < n_done; i++)
    {
      n_as_far += duid_is_as_far (numbers[i * drawing->n_numbers], observed);
      sum += numbers[i * drawing->n_numbers];
    }
  chance->p = isnan (observed) ? NAN : ((double) n_as_far + 1) / size;
  chance->p_error = sqrt (chance->p * (1 - chance->p) / MAX ((double) n_done, 1));
  chance->least_p = 1 / size;
  chance->null_mean = n_done > 0 ? sum / (double) n_done : NAN;
  chance->n_draws = n_done;
  chance->is_exact = FALSE;
}

gboolean
duid_draws_run (const DuidDraws   *draws,
                const DuidDrawing *drawing,
                double             observed,
                double            *numbers,
                DuidChance        *chance)
{
  g_autofree double *own = NULL;
  gsize              n_done = 0;
  gboolean           goes_on = TRUE;

  if (numbers == NULL)
    numbers = own = g_new (double, MAX (draws->n_draws * drawing->n_numbers, 1));
  while (goes_on && n_done < draws->n_draws)
    {
      Round round = { draws, drawing, n_done, numbers };
      gsize n_now = MIN (ROUND, draws->n_draws - n_done);

      duid_crew_run ((n_now + DUID_DRAWS_BLOCK - 1) / DUID_DRAWS_BLOCK, 1, draw_blocks, &round);
      n_done += n_now;
      if (draws->progress != NULL)
        {
          measure_chance (numbers, drawing, n_done, observed, chance);
          goes_on = draws->progress (n_done, draws->n_draws, chance->p, draws->data);
        }
    }
  measure_chance (numbers, drawing, n_done, observed, chance);
  return goes_on || n_done == draws->n_draws;
}
