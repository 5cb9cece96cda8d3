/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-plane.h"

#include <math.h>

/* Farther from a line than this is off it; coordinates are of the order 1..1000. */
#define ON_EDGE 1e-9

gboolean
duid_point_exists (DuidPoint point)
{
  return isfinite (point.x) && isfinite (point.y);
}

double
duid_point_distance (DuidPoint a,
                     DuidPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static double
distance_to_segment (DuidPoint point,
                     DuidPoint from,
                     DuidPoint to)
{
  double    length_2 = (to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y);
  double    along = 0;
  DuidPoint foot;

  if (length_2 > 0)
    along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) /
            length_2;
  along = CLAMP (along, 0.0, 1.0);
  foot = (DuidPoint) { from.x + along * (to.x - from.x), from.y + along * (to.y - from.y) };
  return duid_point_distance (point, foot);
}

/* Most points lie beyond the box around an edge and need no distance to it. */
static inline gboolean
is_on_edge (DuidPoint point,
            DuidPoint a,
            DuidPoint b)
{
  return point.x >= MIN (a.x, b.x) - 2 * ON_EDGE && point.x <= MAX (a.x, b.x) + 2 * ON_EDGE &&
         point.y >= MIN (a.y, b.y) - 2 * ON_EDGE && point.y <= MAX (a.y, b.y) + 2 * ON_EDGE &&
         distance_to_segment (point, a, b) <= ON_EDGE;
}

/* Whether a line from @point to the right crosses the edge. */
static inline gboolean
is_crossed (DuidPoint point,
            DuidPoint a,
            DuidPoint b)
{
  return (a.y > point.y) != (b.y > point.y) &&
         point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x;
}

gboolean
duid_polygon_contains (const DuidPoint *corners,
                       gsize            n_corners,
                       DuidPoint        point)
{
  gboolean inside = FALSE;

  if (n_corners < 3 || !duid_point_exists (point))
    return FALSE;
  for (gsize i = 0, j = n_corners - 1; i < n_corners; j = i++)
    {
      if (is_on_edge (point, corners[i], corners[j]))
        return TRUE;
      if (is_crossed (point, corners[i], corners[j]))
        inside = !inside;
    }
  return inside;
}

gboolean
duid_edges_contain (const DuidEdge *edges,
                    gsize           n_edges,
                    DuidPoint       point)
{
  gboolean inside = FALSE;

  for (gsize i = 0; i < n_edges; i++)
    {
      if (is_on_edge (point, edges[i].from, edges[i].to))
        return TRUE;
      if (is_crossed (point, edges[i].from, edges[i].to))
        inside = !inside;
    }
  return inside;
}

static void
keep_farthest (const DuidPoint *points,
               gsize            first,
               gsize            last,
               double           tolerance,
               guint8          *keep)
{
  double farthest = 0;
  gsize  at = first;

  for (gsize i = first + 1; i < last; i++)
    {
      double distance = distance_to_segment (points[i], points[first], points[last]);

      if (distance > farthest)
        {
          farthest = distance;
          at = i;
        }
    }
  if (farthest <= tolerance)
    return;
  keep[at] = 1;
  keep_farthest (points, first, at, tolerance, keep);
  keep_farthest (points, at, last, tolerance, keep);
}

GArray *
duid_polyline_simplified (const DuidPoint *points,
                          gsize            n_points,
                          double           tolerance)
{
  GArray            *kept = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  g_autofree guint8 *keep = g_new0 (guint8, MAX (n_points, 1));

  if (n_points == 0)
    return kept;
  keep[0] = keep[n_points - 1] = 1;
  if (n_points > 2)
    keep_farthest (points, 0, n_points - 1, tolerance, keep);
  for (gsize i = 0; i < n_points; i++)
    if (keep[i])
      g_array_append_val (kept, points[i]);
  return kept;
}
