/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-adjust.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/* Steps up from the largest p: no value may be above that of a larger p. */
static void
step_up (const double *sorted,
         gsize         m,
         double        factor,
         double       *adjusted)
{
  double least = 1;

  for (gsize i = m; i > 0; i--)
    {
      least = MIN (least, factor * (double) m * sorted[i - 1] / (double) i);
      adjusted[i - 1] = least;
    }
}

static void
step_down (const double *sorted,
           gsize         m,
           double       *adjusted)
{
  double most = 0;

  for (gsize i = 0; i < m; i++)
    {
      most = MAX (most, MIN ((double) (m - i) * sorted[i], 1));
      adjusted[i] = most;
    }
}

static double
sum_reciprocals (gsize m)
{
  double sum = 0;

  for (gsize i = m; i > 0; i--)
    sum += 1 / (double) i;
  return sum;
}

void
duid_adjust (const double *p,
             gsize         n,
             DuidAdjust    method,
             double       *adjusted)
{
  g_autofree gsize  *place = g_new (gsize, MAX (n, 1));
  g_autofree double *tested = g_new (double, MAX (n, 1));
  g_autofree size_t *order = g_new (size_t, MAX (n, 1));
  g_autofree double *sorted = g_new (double, MAX (n, 1));
  g_autofree double *found = g_new (double, MAX (n, 1));
  gsize              m = 0;

  for (gsize i = 0; i < n; i++)
    if (isnan (p[i]))
      adjusted[i] = NAN;
    else
      {
        place[m] = i;
        tested[m++] = p[i];
      }
  if (m == 0)
    return;
  gsl_sort_index (order, tested, 1, m);
  for (gsize i = 0; i < m; i++)
    sorted[i] = tested[order[i]];
  if (method == DUID_ADJUST_HOLM)
    step_down (sorted, m, found);
  else
    step_up (sorted, m, method == DUID_ADJUST_BY ? sum_reciprocals (m) : 1, found);
  for (gsize i = 0; i < m; i++)
    adjusted[place[order[i]]] = found[i];
}

gboolean
duid_adjust_from_string (const char *text,
                         DuidAdjust *method)
{
  static const char *const names[] = { "BH", "BY", "Holm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (text, names[i]) == 0)
      {
        *method = (DuidAdjust) i;
        return TRUE;
      }
  return FALSE;
}
