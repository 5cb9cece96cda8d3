/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-dip.h"
#include "stats/duid-dip-table.h"
#include "stats/duid-ranks.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/* The greatest convex minorant (from the low end) and the least concave majorant
 * (from the high end) of the cumulative counts, as lists of places among the sorted
 * values, and the range that the top still can be in. Dips are counted in answers,
 * times two. */
typedef struct
{
  const double *x;
  gsize         n;
  gsize        *before; /* the place that the minorant comes from */
  gsize        *after;  /* the place that the majorant goes to */
  gsize        *minorant;
  gsize        *majorant;
  gsize         n_minorant;
  gsize         n_majorant;
  gsize         low;
  gsize         high;
} Hulls;

/* Whether the line from a to b stands less steeply than that from b to c. */
static gboolean
is_convex (const double *x,
           gsize         a,
           gsize         b,
           gsize         c)
{
  return (x[c] - x[b]) * ((double) b - (double) a) < (x[b] - x[a]) * ((double) c - (double) b);
}

static void
link_hulls (Hulls *hulls)
{
  gsize n = hulls->n;

  hulls->before[0] = 0;
  for (gsize j = 1; j < n; j++)
    {
      hulls->before[j] = j - 1;
      while (hulls->before[j] != 0)
        {
          gsize middle = hulls->before[j];

          if (is_convex (hulls->x, hulls->before[middle], middle, j))
            break;
          hulls->before[j] = hulls->before[middle];
        }
    }
  hulls->after[n - 1] = n - 1;
  for (gsize k = n - 1; k-- > 0;)
    {
      hulls->after[k] = k + 1;
      while (hulls->after[k] != n - 1)
        {
          gsize middle = hulls->after[k];

          if (is_convex (hulls->x, hulls->after[middle], middle, k))
            break;
          hulls->after[k] = hulls->after[middle];
        }
    }
}

/* The corners of both hulls between low and high: the minorant's from high down,
 * the majorant's from low up. */
static void
collect_corners (Hulls *hulls)
{
  hulls->n_minorant = hulls->n_majorant = 0;
  for (gsize j = hulls->high;; j = hulls->before[j])
    {
      hulls->minorant[hulls->n_minorant++] = j;
      if (j <= hulls->low)
        break;
    }
  for (gsize k = hulls->low;; k = hulls->after[k])
    {
      hulls->majorant[hulls->n_majorant++] = k;
      if (k >= hulls->high)
        break;
    }
}

/* How far the line from corner @from to corner @to lies from place @at. */
static double
measure_line (const Hulls *hulls,
              gsize        from,
              gsize        to,
              gsize        at)
{
  return (hulls->x[at] - hulls->x[from]) * ((double) to - (double) from) /
         (hulls->x[to] - hulls->x[from]);
}

/* The largest distance between the hulls, and where: corners of the minorant and of
 * the majorant. */
static double
measure_distance (const Hulls *hulls,
                  gsize       *in_minorant,
                  gsize       *in_majorant)
{
  gsize  i = hulls->n_minorant - 2; /* upwards in value */
  gsize  j = 1;
  double largest = 0;

  *in_minorant = hulls->n_minorant - 1;
  *in_majorant = hulls->n_majorant - 1;
  while (TRUE)
    {
      gsize  of_minorant = hulls->minorant[i];
      gsize  of_majorant = hulls->majorant[j];
      double distance;
      gsize  at_minorant;
      gsize  at_majorant;

      if (of_minorant > of_majorant)
        {
          gsize from = hulls->minorant[i + 1];

          distance = (double) of_majorant - (double) from + 1 -
                     measure_line (hulls, from, of_minorant, of_majorant);
          at_minorant = i + 1;
          at_majorant = j++;
        }
      else
        {
          gsize from = hulls->majorant[j - 1];

          distance = measure_line (hulls, from, of_majorant, of_minorant) -
                     ((double) of_minorant - (double) from - 1);
          at_minorant = i;
          at_majorant = j;
          i = MAX (i, 1) - 1;
        }
      if (distance >= largest)
        {
          largest = distance;
          *in_minorant = at_minorant;
          *in_majorant = at_majorant;
        }
      j = MIN (j, hulls->n_majorant - 1);
      if (hulls->minorant[i] == hulls->majorant[j])
        return largest;
    }
}

/* The largest distance between the steps of the counts and the line from @from to
 * @to. @sign is 1 under the minorant, -1 above the majorant. */
static double
measure_steps (const Hulls *hulls,
               gsize        from,
               gsize        to,
               int          sign)
{
  double largest = 1;

  if (to - from <= 1 || hulls->x[to] == hulls->x[from])
    return 0;
  for (gsize at = from; at <= to; at++)
    {
      double on_line = measure_line (hulls, from, to, at);
      double step = (double) at - (double) from;
      double distance = sign > 0 ? step + 1 - on_line : on_line - (step - 1);

      largest = MAX (largest, distance);
    }
  return largest;
}

static double
measure_dip (const Hulls *hulls,
             gsize        in_minorant,
             gsize        in_majorant)
{
  double largest = 0;

  for (gsize i = in_minorant; i + 1 < hulls->n_minorant; i++)
    largest = MAX (largest,
                   measure_steps (hulls, hulls->minorant[i + 1], hulls->minorant[i], 1));
  for (gsize j = in_majorant; j + 1 < hulls->n_majorant; j++)
    largest = MAX (largest,
                   measure_steps (hulls, hulls->majorant[j], hulls->majorant[j + 1], -1));
  return largest;
}

static double
search (Hulls *hulls)
{
  double dip = 1;

  while (TRUE)
    {
      gsize  in_minorant;
      gsize  in_majorant;
      double distance;

      collect_corners (hulls);
      in_minorant = hulls->n_minorant - 1;
      in_majorant = hulls->n_majorant - 1;
      distance = 1;
      if (in_minorant != 1 || in_majorant != 1)
        distance = measure_distance (hulls, &in_minorant, &in_majorant);
      if (distance < dip)
        return dip;
      dip = MAX (dip, measure_dip (hulls, in_minorant, in_majorant));
      if (hulls->low == hulls->minorant[in_minorant] && hulls->high == hulls->majorant[in_majorant])
        return dip;
      hulls->low = hulls->minorant[in_minorant];
      hulls->high = hulls->majorant[in_majorant];
    }
}

/* @memory has room for 4 n places; @x is sorted. */
static double
find_dip (const double *x,
          gsize         n,
          gsize        *memory)
{
  Hulls hulls = { x, n, memory, memory + n, memory + 2 * n, memory + 3 * n, 0, 0, 0, n - 1 };

  if (n < 2 || x[n - 1] == x[0])
    return 1 / (2 * (double) n);
  link_hulls (&hulls);
  return search (&hulls) / (2 * (double) n);
}

double
duid_dip (const double *values,
          gsize         n)
{
  g_autofree double *sorted = duid_sorted_copy (values, n);
  g_autofree gsize  *memory = g_new (gsize, 4 * n + 1);

  return n > 0 ? find_dip (sorted, n, memory) : NAN;
}

/* The quantile @chance of sqrt (n) dip, between the sizes @size and @size + 1. */
static double
find_quantile (guint  size,
               double way,
               guint  chance)
{
  double lower = sqrt (duid_dip_sizes[size]) * duid_dip_quantiles[size][chance];
  double upper = lower;

  if (size + 1 < DUID_DIP_N_SIZES)
    upper = sqrt (duid_dip_sizes[size + 1]) * duid_dip_quantiles[size + 1][chance];
  return lower + way * (upper - lower);
}

/* Several chances can share one quantile; their mean is taken then. */
static double
find_chance (guint  size,
             double way,
             double wanted)
{
  double last = NAN;
  double last_chance = 0;

  for (guint from = 0, to; from < DUID_DIP_N_CHANCES; from = to)
    {
      double quantile = find_quantile (size, way, from);
      double chance = 0;

      for (to = from; to < DUID_DIP_N_CHANCES && find_quantile (size, way, to) == quantile; to++)
        chance += duid_dip_chances[to];
      chance /= to - from;
      if (wanted <= quantile && from == 0)
        return chance;
      if (wanted <= quantile)
        return last_chance + (chance - last_chance) * (wanted - last) / (quantile - last);
      last = quantile;
      last_chance = chance;
    }
  return 1;
}

double
duid_dip_p (double dip,
            gsize  n)
{
  guint  size = 0;
  double way = 0;

  if (isnan (dip))
    return NAN;
  if (n < duid_dip_sizes[0])
    return 1;
  while (size + 1 < DUID_DIP_N_SIZES && duid_dip_sizes[size + 1] <= (double) n)
    size++;
  if (size + 1 < DUID_DIP_N_SIZES)
    way = ((double) n - duid_dip_sizes[size]) / (duid_dip_sizes[size + 1] - duid_dip_sizes[size]);
  return 1 - find_chance (size, way, sqrt ((double) n) * dip);
}

typedef struct
{
  gsize n;
  guint n_steps;
} Grid;

static void
draw_dip (DuidDice     *dice,
          gpointer      scratch,
          gconstpointer data,
          double       *numbers)
{
  const Grid *grid = data;
  double     *values = scratch;

  for (gsize i = 0; i < grid->n; i++)
    values[i] = (double) duid_dice_roll (dice, grid->n_steps);
  gsl_sort (values, 1, grid->n);
  numbers[0] = find_dip (values, grid->n, (gsize *) (gpointer) (values + grid->n));
}

gboolean
duid_dip_test (double           dip,
               gsize            n,
               guint            n_steps,
               const DuidDraws *draws,
               DuidChance      *chance)
{
  Grid        grid = { n, MAX (n_steps, 1) };
  DuidDrawing drawing = { draw_dip, n * (sizeof (double) + 4 * sizeof (gsize)), 1, &grid };

  return duid_draws_run (draws, &drawing, dip, NULL, chance);
}
