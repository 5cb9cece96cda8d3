/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-symmetry.h"

#include "stats/duid-tails.h"

#include <math.h>

/* A pivot this much smaller than its diagonal was 0 before rounding. */
#define NO_PIVOT 1e-9

static void
test_bowker (const double *counts,
             guint         n,
             DuidSymmetry *test)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        double there = counts[(gsize) i * n + j];
        double back = counts[(gsize) j * n + i];

        if (there + back > 0)
          {
            test->bowker += (there - back) * (there - back) / (there + back);
            test->bowker_df++;
            test->n_changed += there + back;
          }
      }
  test->bowker_p = test->bowker_df > 0 ? duid_chi_square_upper (test->bowker, test->bowker_df) : 1;
}

/* S over all n options has rank n - 1 at most; elimination passes over what depends on the
 * options before, so that no option has to be left out by hand. */
static void
test_stuart (const double *counts,
             guint         n,
             DuidSymmetry *test)
{
  g_autofree double *s = g_new0 (double, (gsize) n *n + 1);
  g_autofree double *d = g_new0 (double, (gsize) n + 1);
  g_autofree double *whole = g_new0 (double, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j)
        {
          double there = counts[(gsize) i * n + j];
          double back = counts[(gsize) j * n + i];

          d[i] += there - back;
          whole[i] += there + back;
          s[(gsize) i * n + j] = -(there + back);
        }
  for (guint i = 0; i < n; i++)
    s[(gsize) i * n + i] = whole[i];
  for (guint i = 0; i < n; i++)
    {
      double pivot = s[(gsize) i * n + i];

      if (!(pivot > NO_PIVOT * whole[i]))
        continue;
      test->stuart += d[i] * d[i] / pivot;
      test->stuart_df++;
      for (guint j = i + 1; j < n; j++)
        {
          double factor = s[(gsize) j * n + i] / pivot;

          d[j] -= factor * d[i];
          for (guint k = i + 1; k < n; k++)
            s[(gsize) j * n + k] -= factor * s[(gsize) i * n + k];
        }
    }
  test->stuart_p = test->stuart_df > 0 ? duid_chi_square_upper (test->stuart, test->stuart_df) : 1;
}

DuidSymmetry
duid_symmetry (const double *counts,
               guint         n)
{
  DuidSymmetry test = { 0 };

  test_bowker (counts, n, &test);
  test_stuart (counts, n, &test);
  return test;
}
