/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-cell-differences.h"

#include <gsl/gsl_sort.h>
#include <math.h>

#define WITHIN      .95
#define DICE_SIDES  (1u << 30)
#define MOST_LOOKUP 65536 /* above it logarithms of factorials are computed */

typedef struct
{
  const DuidCellDifference *cells;
  gsize                     n_cells;
  gsize                     n_a;
  gsize                     n_b;
  double                   *logs; /* of 0! .. n_logs! */
  gsize                     n_logs;
} Cells;

static double
get_log_factorial (const Cells *self,
                   gsize        n)
{
  int sign;

  return n <= self->n_logs ? self->logs[n] : lgamma_r ((double) n + 1, &sign);
}

static double
get_log_ways (const Cells *self,
              gsize        n,
              gsize        k)
{
  return get_log_factorial (self, n) - get_log_factorial (self, k) -
         get_log_factorial (self, n - k);
}

/* How many of @n_drawn are white, of @n_white and @n_black: by inversion, from the most
 * likely number outward on both sides. */
static gsize
draw_white (const Cells *self,
            DuidDice    *dice,
            gsize        n_white,
            gsize        n_black,
            gsize        n_drawn)
{
  gsize  least = n_drawn > n_black ? n_drawn - n_black : 0;
  gsize  most = MIN (n_drawn, n_white);
  gsize  low = (gsize) (((double) n_drawn + 1) * ((double) n_white + 1) /
                       ((double) n_white + (double) n_black + 2));
  gsize  high;
  double left = ((double) duid_dice_roll (dice, DICE_SIDES) + .5) / DICE_SIDES;
  double p_low;
  double p_high;

  if (least == most)
    return least;
  low = high = CLAMP (low, least, most);
  p_low = p_high = exp (get_log_ways (self, n_white, low) +
                        get_log_ways (self, n_black, n_drawn - low) -
                        get_log_ways (self, n_white + n_black, n_drawn));
  left -= p_low;
  while (left > 0 && (low > least || high < most))
    {
      if (high < most)
        {
          p_high *= (double) (n_white - high) * (double) (n_drawn - high) /
                    ((double) (high + 1) * (double) (n_black + high + 1 - n_drawn));
          high++;
          left -= p_high;
          if (left <= 0)
            return high;
        }
      if (low > least)
        {
          p_low *= (double) low * (double) (n_black + low - n_drawn) /
                   ((double) (n_white - low + 1) * (double) (n_drawn - low + 1));
          low--;
          left -= p_low;
          if (left <= 0)
            return low;
        }
    }
  return CLAMP (low, least, most);
}

/* How far @a of a cell's @total answers is from what is expected. */
static double
get_z (const Cells *self,
       gsize        a,
       gsize        total)
{
  double n_a = (double) self->n_a;
  double n = n_a + (double) self->n_b;
  double t = (double) total;
  double variance = n_a * (n - n_a) * t * (n - t) / (n * n * (n - 1));

  return variance > 0 ? ((double) a - n_a * t / n) / sqrt (variance) : 0;
}

/* A random world: the farthest of its cells. */
static void
draw_world (DuidDice     *dice,
            gpointer      scratch,
            gconstpointer data,
            double       *numbers)
{
  const Cells *self = data;
  gsize        n_white = self->n_a;
  gsize        n_black = self->n_b;

  *numbers = 0;
  for (gsize i = 0; i < self->n_cells; i++)
    {
      gsize total = self->cells[i].a + self->cells[i].b;
      gsize a;

      if (total == 0)
        continue;
      a = draw_white (self, dice, n_white, n_black, total);
      n_white -= a;
      n_black -= total - a;
      if (!self->cells[i].is_sparse)
        *numbers = MAX (*numbers, fabs (get_z (self, a, total)));
    }
}

static void
measure (Cells              *self,
         DuidCellDifference *cells)
{
  double n_a = (double) self->n_a;
  double n_b = (double) self->n_b;

  for (gsize i = 0; i < self->n_cells; i++)
    {
      double total = (double) (cells[i].a + cells[i].b);
      double share_a = ((double) cells[i].a + .5) / (n_a + .5);
      double share_b = ((double) cells[i].b + .5) / (n_b + .5);

      cells[i].is_beyond = FALSE;
      cells[i].is_sparse =
        !(total * MIN (n_a, n_b) >= DUID_LEAST_EXPECTED * MAX (n_a + n_b, 1));
      cells[i].ratio = log2 (share_a / share_b);
      cells[i].z = get_z (self, cells[i].a, cells[i].a + cells[i].b);
    }
}

static double
find_farthest (const DuidCellDifference *cells,
               gsize                     n_cells)
{
  double farthest = -1;

  for (gsize i = 0; i < n_cells; i++)
    if (!cells[i].is_sparse)
      farthest = MAX (farthest, fabs (cells[i].z));
  return farthest;
}

static void
make_logs (Cells *self)
{
  self->n_logs = MIN (self->n_a + self->n_b, MOST_LOOKUP);
  self->logs = g_new (double, self->n_logs + 1);
  self->logs[0] = 0;
  for (gsize i = 1; i <= self->n_logs; i++)
    self->logs[i] = self->logs[i - 1] + log ((double) i);
}

gboolean
duid_cell_differences (DuidCellDifference *cells,
                       gsize               n_cells,
                       const DuidDraws    *draws,
                       DuidChance         *chance,
                       double             *limit)
{
  Cells       self = { .cells = cells, .n_cells = n_cells };
  DuidDrawing drawing = { .func = draw_world, .n_numbers = 1, .data = &self };
  DuidChance  found = { .p = 1, .least_p = 1 };
  double      farthest;
  double      envelope = INFINITY;
  gboolean    is_done = TRUE;

  for (gsize i = 0; i < n_cells; i++)
    {
      self.n_a += cells[i].a;
      self.n_b += cells[i].b;
    }
  measure (&self, cells);
  farthest = find_farthest (cells, n_cells);
  if (farthest >= 0 && draws->n_draws > 0)
    {
      g_autofree double *worlds = g_new0 (double, draws->n_draws);

      make_logs (&self);
      is_done = duid_draws_run (draws, &drawing, farthest, worlds, &found);
      gsl_sort (worlds, 1, draws->n_draws);
      if (is_done)
        envelope = worlds[MIN ((gsize) ceil (WITHIN * (double) (draws->n_draws + 1)),
                               draws->n_draws) -
                          1];
      g_free (self.logs);
    }
  for (gsize i = 0; i < n_cells; i++)
    cells[i].is_beyond = !cells[i].is_sparse && fabs (cells[i].z) > envelope &&
                         !duid_is_as_far (envelope, fabs (cells[i].z));
  if (chance != NULL)
    *chance = found;
  if (limit != NULL)
    *limit = envelope;
  return is_done;
}
