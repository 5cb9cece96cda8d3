/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-hotelling.h"
#include "stats/duid-region.h"
#include "stats/duid-tails.h"

#include <math.h>

#define MOST_EXACT 14

typedef struct
{
  DuidPoint *points;
  gsize      n;
} Shifts;

static void
set_chance (DuidHotelling *test,
            double         n)
{
  test->df1 = 2;
  test->df2 = n - 1;
  test->f = test->t2 * test->df2 / (2 * n);
  test->p = duid_f_upper (test->f, test->df1, test->df2);
}

DuidHotelling
duid_hotelling (const DuidPoint *a,
                gsize            n_a,
                const DuidPoint *b,
                gsize            n_b)
{
  DuidRegion    of_a = duid_region_of (a, n_a);
  DuidRegion    of_b = duid_region_of (b, n_b);
  double        m = (double) n_a;
  double        k = (double) n_b;
  DuidHotelling test = { NAN, NAN, NAN, NAN, NAN };
  DuidRegion    pooled = of_a;

  if (n_a < 2 || n_b < 2)
    return test;
  pooled.xx = ((m - 1) * of_a.xx + (k - 1) * of_b.xx) / (m + k - 2);
  pooled.xy = ((m - 1) * of_a.xy + (k - 1) * of_b.xy) / (m + k - 2);
  pooled.yy = ((m - 1) * of_a.yy + (k - 1) * of_b.yy) / (m + k - 2);
  test.t2 = duid_region_t2 (&pooled, of_b.mean) * k / (m + k);
  set_chance (&test, m + k - 2);
  return test;
}

static Shifts
list_shifts (const DuidPoint *a,
             const DuidPoint *b,
             gsize            n)
{
  Shifts shifts = { g_new (DuidPoint, MAX (n, 1)), n };

  for (gsize i = 0; i < n; i++)
    shifts.points[i] = (DuidPoint) { b[i].x - a[i].x, b[i].y - a[i].y };
  return shifts;
}

DuidShift
duid_shift (const DuidPoint *a,
            const DuidPoint *b,
            gsize            n)
{
  Shifts     shifts = list_shifts (a, b, n);
  DuidRegion region = duid_region_of (shifts.points, n);
  DuidShift  shift = { n, region.mean, hypot (region.mean.x, region.mean.y), { 0 } };

  shift.test = (DuidHotelling) { NAN, NAN, NAN, NAN, NAN };
  if (n >= 3)
    {
      shift.test.t2 = duid_region_t2 (&region, (DuidPoint) { 0, 0 });
      set_chance (&shift.test, (double) n - 1);
    }
  g_free (shifts.points);
  return shift;
}

/* The squared length of the sum. A bit of @ways turns a shift round. */
static double
sum_turned (const Shifts *shifts,
            guint         ways)
{
  DuidPoint sum = { 0, 0 };

  for (gsize i = 0; i < shifts->n; i++)
    {
      double sign = ways >> i & 1 ? -1 : 1;

      sum.x += sign * shifts->points[i].x;
      sum.y += sign * shifts->points[i].y;
    }
  return sum.x * sum.x + sum.y * sum.y;
}

static void
draw_turned (DuidDice     *dice,
             gpointer      scratch,
             gconstpointer data,
             double       *numbers)
{
  const Shifts *shifts = data;
  DuidPoint     sum = { 0, 0 };

  for (gsize i = 0; i < shifts->n; i++)
    {
      double sign = duid_dice_roll (dice, 2) ? -1 : 1;

      sum.x += sign * shifts->points[i].x;
      sum.y += sign * shifts->points[i].y;
    }
  numbers[0] = sum.x * sum.x + sum.y * sum.y;
}

static void
turn_every_way (const Shifts *shifts,
                double        observed,
                DuidChance   *chance)
{
  guint  n_ways = 1u << shifts->n;
  guint  n_as_far = 0;
  double sum = 0;

  for (guint ways = 0; ways < n_ways; ways++)
    {
      double squared = sum_turned (shifts, ways);

      sum += squared;
      n_as_far += duid_is_as_far (squared, observed);
    }
  *chance = (DuidChance) {
    .p = (double) n_as_far / n_ways,
    .least_p = shifts->n > 0 ? 2.0 / n_ways : 1,
    .null_mean = sum / n_ways,
    .n_draws = n_ways,
    .is_exact = TRUE,
  };
}

gboolean
duid_shift_test (const DuidPoint *a,
                 const DuidPoint *b,
                 gsize            n,
                 const DuidDraws *draws,
                 DuidChance      *chance)
{
  Shifts      shifts = list_shifts (a, b, n);
  DuidDrawing drawing = { draw_turned, 0, 1, &shifts };
  DuidPoint   sum = { 0, 0 };
  double      observed;
  gboolean    is_done = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      sum.x += shifts.points[i].x;
      sum.y += shifts.points[i].y;
    }
  observed = sum.x * sum.x + sum.y * sum.y;
  if (n <= MOST_EXACT)
    turn_every_way (&shifts, observed, chance);
  else
    is_done = duid_draws_run (draws, &drawing, observed, NULL, chance);
  g_free (shifts.points);
  return is_done;
}
