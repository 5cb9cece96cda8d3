/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-camps.h"

#include "stats/duid-density-curve.h"
#include "stats/duid-density.h"
#include "stats/duid-dip.h"

#include <math.h>

#define FEWEST      20
#define MOST        5000
#define PLACES      201
#define LEAST_SHARE .2
#define CLEAR       .05
#define COARSEST    .1 /* of the scale: the widest step that is blurred */
#define SEED        20240517

/* A stretch of the scale between two valleys. */
typedef struct
{
  guint top; /* places on the curve */
  guint from;
  guint to;
  gsize first; /* of its answers */
  gsize n;
} Hill;

/* Evenly chosen, in order (free with g_free()). */
static double *
thin_out (const double *sorted,
          gsize        *n)
{
  gsize   all = *n;
  double *kept = g_new (double, MIN (all, MOST) + 1);

  *n = MIN (all, MOST);
  for (gsize i = 0; i < *n; i++)
    kept[i] = sorted[(gsize) (((double) i + .5) * (double) all / (double) *n)];
  return kept;
}

/* The smallest distance between two different answers. */
static double
find_step (const double *sorted,
           gsize         n,
           double        widest)
{
  double step = widest;

  for (gsize i = 1; i < n; i++)
    if (sorted[i] > sorted[i - 1])
      step = fmin (step, sorted[i] - sorted[i - 1]);
  return step;
}

/* Half a step to either side; what would leave the scale is folded back. */
static double *
blur (const double *values,
      gsize         n,
      double        step,
      double        low,
      double        high)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  double *blurred = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      double value = values[i] + (g_rand_double (rand) - .5) * step;

      blurred[i] = value < low ? 2 * low - value : value > high ? 2 * high - value
                                                                : value;
    }
  return blurred;
}

/* The hills of the curve, at most PLACES of them; returns how many. */
static guint
find_hills (const double *curve,
            Hill         *hills)
{
  guint n = 0;
  guint valley = 0;
  guint top = 0;

  for (guint i = 1; i < PLACES; i++)
    if (curve[i] >= curve[top])
      top = i;
    else if (curve[i] > curve[i - 1])
      {
        /* It rises again: the lowest place since the top parts two hills. */
        hills[n++] = (Hill) { top, valley, i - 1, 0, 0 };
        valley = i - 1;
        top = i;
      }
  hills[n++] = (Hill) { top, valley, PLACES - 1, 0, 0 };
  return n;
}

static void
count_answers (const double *sorted,
               gsize         n,
               double        low,
               double        high,
               Hill         *hills,
               guint         n_hills)
{
  guint hill = 0;

  for (gsize i = 0; i < n; i++)
    {
      double place = (sorted[i] - low) / (high - low) * (PLACES - 1);

      while (hill + 1 < n_hills && place > hills[hill].to)
        hills[++hill].first = i;
      hills[hill].n++;
    }
}

/* Hills large enough go into @camps; FALSE when there are fewer than two. */
static gboolean
choose_camps (const double *sorted,
              gsize         n,
              const double *curve,
              const Hill   *hills,
              guint         n_hills,
              double        low,
              double        high,
              DuidCamps    *camps)
{
  double unit = (high - low) / (PLACES - 1);
  guint  first = 0;
  guint  last = 0;
  guint  lowest;

  for (guint i = 0; i < n_hills && camps->n < DUID_MOST_CAMPS; i++)
    if ((double) hills[i].n >= LEAST_SHARE * (double) n)
      {
        first = camps->n == 0 ? hills[i].top : first;
        last = hills[i].top;
        camps->middles[camps->n] = sorted[hills[i].first + hills[i].n / 2];
        camps->shares[camps->n++] = (double) hills[i].n / (double) n;
      }
  lowest = first;
  for (guint i = first; i <= last; i++)
    if (curve[i] < curve[lowest])
      lowest = i;
  camps->valley = low + unit * lowest;
  return camps->n > 1;
}

DuidCamps
duid_camps (const double *sorted,
            gsize         n,
            double        low,
            double        high)
{
  DuidCamps          camps = { 0, { NAN, NAN, NAN }, { NAN, NAN, NAN }, NAN, NAN };
  g_autofree double *values = NULL;
  g_autofree double *blurred = NULL;
  double             curve[PLACES];
  Hill               hills[PLACES];
  guint              n_hills;

  if (n < FEWEST || !(high > low) || sorted[0] == sorted[n - 1])
    return camps;
  values = thin_out (sorted, &n);
  duid_density_curve (values, n, duid_bandwidth_nrd0 (values, n), low, high, curve, PLACES);
  n_hills = find_hills (curve, hills);
  count_answers (values, n, low, high, hills, n_hills);
  if (choose_camps (values, n, curve, hills, n_hills, low, high, &camps))
    {
      blurred = blur (values, n, find_step (values, n, COARSEST * (high - low)), low, high);
      camps.p = duid_dip_p (duid_dip (blurred, n), n);
    }
  if (!(camps.p < CLEAR))
    camps.n = 0;
  return camps;
}
