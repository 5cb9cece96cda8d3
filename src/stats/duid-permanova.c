/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-permanova.h"
#include "stats/duid-label-test.h"

#include <math.h>

/* Points from their mean. */
typedef struct
{
  DuidPoint *points;
  gsize      n;
  guint      n_groups;
} Cloud;

typedef struct
{
  double    n;
  DuidPoint sum;
} Group;

static Cloud
centre_cloud (const DuidPoint *points,
              gsize            n,
              guint            n_groups)
{
  Cloud     cloud = { g_new (DuidPoint, MAX (n, 1)), n, n_groups };
  DuidPoint mean = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    {
      mean.x += points[i].x / (double) n;
      mean.y += points[i].y / (double) n;
    }
  for (gsize i = 0; i < n; i++)
    cloud.points[i] = (DuidPoint) { points[i].x - mean.x, points[i].y - mean.y };
  return cloud;
}

/* The sum of squares between the groups: of each group's mean, as the points' is 0. */
static void
sum_between (const guint  *labels,
             gpointer      scratch,
             gconstpointer data,
             double       *numbers)
{
  const Cloud *cloud = data;
  Group       *groups = scratch;

  for (guint i = 0; i < cloud->n_groups; i++)
    groups[i] = (Group) { 0, { 0, 0 } };
  for (gsize i = 0; i < cloud->n; i++)
    {
      groups[labels[i]].n++;
      groups[labels[i]].sum.x += cloud->points[i].x;
      groups[labels[i]].sum.y += cloud->points[i].y;
    }
  numbers[0] = 0;
  for (guint i = 0; i < cloud->n_groups; i++)
    if (groups[i].n > 0)
      numbers[0] += (groups[i].sum.x * groups[i].sum.x + groups[i].sum.y * groups[i].sum.y) /
                    groups[i].n;
}

DuidPermanova
duid_permanova (const DuidPoint *points,
                const guint     *labels,
                gsize            n,
                guint            n_groups)
{
  Cloud             cloud = centre_cloud (points, n, n_groups);
  g_autofree Group *groups = g_new0 (Group, MAX (n_groups, 1));
  DuidPermanova     test = { n, 0, 0, 0, NAN, NAN, NAN };
  double            within;
  double            between;

  sum_between (labels, groups, &cloud, &test.ssb);
  for (guint i = 0; i < n_groups; i++)
    test.n_groups += groups[i].n > 0;
  for (gsize i = 0; i < n; i++)
    test.sst += cloud.points[i].x * cloud.points[i].x + cloud.points[i].y * cloud.points[i].y;
  g_free (cloud.points);
  if (test.n_groups < 2 || n <= test.n_groups || !(test.sst > 0))
    return test;
  between = (double) test.n_groups - 1;
  within = MAX (test.sst - test.ssb, 0) / ((double) n - test.n_groups);
  test.f = test.ssb / between / within;
  test.r2 = test.ssb / test.sst;
  test.omega2 = (test.ssb - between * within) / (test.sst + within);
  return test;
}

gboolean
duid_permanova_test (const DuidPoint *points,
                     const guint     *groups,
                     gsize            n,
                     guint            n_groups,
                     const DuidDraws *draws,
                     DuidChance      *chance)
{
  Cloud         cloud = centre_cloud (points, n, n_groups);
  DuidLabelling labelling = { sum_between, n_groups * sizeof (Group), 1, &cloud };
  gboolean      is_done = duid_label_test (groups, n, n_groups, &labelling, draws, NULL, chance);

  g_free (cloud.points);
  return is_done;
}
