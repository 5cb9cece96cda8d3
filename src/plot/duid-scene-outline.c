/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-outline.h"

#include <math.h>

/* A line is a ribbon along each stretch without a sharp turn, and a slice of a disc on the
 * outer side of each sharp turn; all turn the same way round, so that what they share is
 * covered once. */

#define SHARP_COSINE .87  /* of some 30 degrees: less is a curve */
#define LEAST_LENGTH 1e-3 /* pixels: nearer points are one */
#define ARC_ERROR    .03  /* pixels */
#define LEAST_ARC    8    /* sides of a whole disc */

/* What a line consists of: its points, none twice in a row. */
typedef struct
{
  GArray       *edges;
  const GArray *points;     /* DuidPoint */
  DuidPoint    *directions; /* from each point to the next, 1 long */
  gboolean      is_closed;
  gboolean      has_round_ends;
  double        half; /* the width */
} Line;

static void
add_edge (GArray   *edges,
          DuidPoint from,
          DuidPoint to)
{
  DuidEdge edge = { from, to };

  g_array_append_val (edges, edge);
}

void
duid_outline_add_ring (GArray          *edges,
                       const DuidPoint *points,
                       gsize            n_points)
{
  for (gsize i = 0; i < n_points; i++)
    add_edge (edges, points[i], points[(i + 1) % n_points]);
}

/* The angle of one side of an arc. */
static double
get_side (double radius)
{
  double side = 2 * acos (CLAMP (1 - ARC_ERROR / MAX (radius, 1e-9), -1, 1));

  return MIN (side, 2 * G_PI / LEAST_ARC);
}

/* @arm turned by the angle of which these are cosine and sine. */
static inline DuidPoint
turn_arm (DuidPoint arm,
          double    cosine,
          double    sine)
{
  return (DuidPoint) { arm.x * cosine - arm.y * sine, arm.x * sine + arm.y * cosine };
}

static inline DuidPoint
add_arm (DuidPoint centre,
         DuidPoint arm)
{
  return (DuidPoint) { centre.x + arm.x, centre.y + arm.y };
}

void
duid_outline_add_disc (GArray   *edges,
                       DuidPoint centre,
                       double    radius)
{
  int       n = (int) ceil (2 * G_PI / get_side (radius));
  double    cosine = cos (2 * G_PI / n);
  double    sine = -sin (2 * G_PI / n);
  DuidPoint arm = { radius, 0 };
  DuidPoint last = add_arm (centre, arm);

  for (int i = 1; i <= n; i++)
    {
      DuidPoint next;

      arm = i == n ? (DuidPoint) { radius, 0 } : turn_arm (arm, cosine, sine);
      next = add_arm (centre, arm);
      add_edge (edges, last, next);
      last = next;
    }
}

/* The points of an arc of @turn about @centre, from @arm on. */
static void
append_arc (GArray   *ring,
            DuidPoint centre,
            DuidPoint arm,
            double    turn)
{
  int    n = MAX ((int) ceil (fabs (turn) / get_side (sqrt (arm.x * arm.x + arm.y * arm.y))), 1);
  double cosine = cos (turn / n);
  double sine = sin (turn / n);

  for (int i = 0; i <= n; i++, arm = turn_arm (arm, cosine, sine))
    {
      DuidPoint point = add_arm (centre, arm);

      g_array_append_val (ring, point);
    }
}

static DuidPoint
get_point (const Line *line,
           guint       i)
{
  return g_array_index (line->points, DuidPoint, i % line->points->len);
}

static DuidPoint
get_direction (const Line *line,
               guint       i)
{
  return line->directions[i % line->points->len];
}

static void
find_directions (Line *line)
{
  for (guint i = 0; i < line->points->len; i++)
    {
      DuidPoint from = get_point (line, i);
      DuidPoint to = get_point (line, i + 1);
      double    x = to.x - from.x;
      double    y = to.y - from.y;
      double    length = sqrt (x * x + y * y);

      line->directions[i] = (DuidPoint) { x / length, y / length };
    }
}

static gboolean
is_sharp (const Line *line,
          guint       i)
{
  DuidPoint before = get_direction (line, i + line->points->len - 1);
  DuidPoint after = get_direction (line, i);

  return before.x * after.x + before.y * after.y < SHARP_COSINE;
}

/* Where the border of the ribbon is beside point @i, on the side of @half, on the line that
 * halves the angle; @before or @after are not there at an end. */
static DuidPoint
get_border (const Line *line,
            guint       i,
            gboolean    has_before,
            gboolean    has_after,
            double      half)
{
  DuidPoint after = get_direction (line, has_after ? i : i + line->points->len - 1);
  DuidPoint before = has_before ? get_direction (line, i + line->points->len - 1) : after;
  DuidPoint point = get_point (line, i);
  double    x = -(before.y + after.y);
  double    y = before.x + after.x;
  double    length = (x * x + y * y) / 2;

  return (DuidPoint) { point.x + half * x / length, point.y + half * y / length };
}

static void
append_end (GArray     *ring,
            const Line *line,
            guint       i,
            DuidPoint   outwards)
{
  if (line->has_round_ends)
    append_arc (ring, get_point (line, i),
                (DuidPoint) { -outwards.y * line->half, outwards.x * line->half }, -G_PI);
}

/* The ribbon from point @from to point @to; both are ends of it. */
static void
add_ribbon (const Line *line,
            guint       from,
            guint       to,
            gboolean    has_ends)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  DuidPoint direction;

  for (guint i = from; i <= to; i++)
    {
      DuidPoint border = get_border (line, i, i > from, i < to, line->half);

      g_array_append_val (ring, border);
    }
  if (has_ends)
    append_end (ring, line, to, get_direction (line, to - 1));
  for (guint i = to + 1; i-- > from;)
    {
      DuidPoint border = get_border (line, i, i > from, i < to, -line->half);

      g_array_append_val (ring, border);
    }
  direction = get_direction (line, from);
  if (has_ends)
    append_end (ring, line, from, (DuidPoint) { -direction.x, -direction.y });
  duid_outline_add_ring (line->edges, (DuidPoint *) (gpointer) ring->data, ring->len);
}

/* A smooth closed line: what is between its two borders. */
static void
add_band (const Line *line)
{
  guint n = line->points->len;

  for (guint i = 0; i < n; i++)
    {
      add_edge (line->edges, get_border (line, i, TRUE, TRUE, line->half),
                get_border (line, i + 1, TRUE, TRUE, line->half));
      add_edge (line->edges, get_border (line, i + 1, TRUE, TRUE, -line->half),
                get_border (line, i, TRUE, TRUE, -line->half));
    }
}

static void
add_slice (const Line *line,
           guint       i)
{
  DuidPoint before = get_direction (line, i + line->points->len - 1);
  DuidPoint after = get_direction (line, i);
  double    cross = before.x * after.y - before.y * after.x;
  double    turn = atan2 (cross, before.x * after.x + before.y * after.y);
  DuidPoint first = cross > 0 ? after : before;
  double    outer = cross > 0 ? line->half : -line->half;
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  DuidPoint centre = get_point (line, i);

  g_array_append_val (ring, centre);
  append_arc (ring, centre, (DuidPoint) { first.y * outer, -first.x * outer }, -fabs (turn));
  duid_outline_add_ring (line->edges, (DuidPoint *) (gpointer) ring->data, ring->len);
}

/* Points that lie on each other are one: they would have no direction. */
static GArray *
list_points (const DuidPoint *points,
             gsize            n_points,
             gboolean         is_closed)
{
  GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (DuidPoint), (guint) n_points);

  for (gsize i = 0; i < n_points; i++)
    if (kept->len == 0 ||
        duid_point_distance (points[i], g_array_index (kept, DuidPoint, kept->len - 1)) >=
          LEAST_LENGTH)
      g_array_append_val (kept, points[i]);
  while (is_closed && kept->len > 1 &&
         duid_point_distance (points[0], g_array_index (kept, DuidPoint, kept->len - 1)) <
           LEAST_LENGTH)
    g_array_set_size (kept, kept->len - 1);
  return kept;
}

/* The stretches between sharp turns, from the first of them on. */
static void
add_stretches (const Line *line)
{
  guint n = line->points->len;
  guint first = 0;
  guint from;

  while (line->is_closed && first < n && !is_sharp (line, first))
    first++;
  if (first == n)
    {
      add_band (line);
      return;
    }
  from = first;
  for (guint i = first + 1; i <= first + n - !line->is_closed; i++)
    {
      gboolean is_last = i == first + n - !line->is_closed;

      if (!is_last && !is_sharp (line, i))
        continue;
      add_ribbon (line, from, i, FALSE);
      if (!is_last || line->is_closed)
        add_slice (line, i);
      from = i;
    }
}

static gboolean
has_sharp_turn (const Line *line)
{
  for (guint i = 1; i + 1 < line->points->len; i++)
    if (is_sharp (line, i))
      return TRUE;
  return FALSE;
}

/* An open line's ends, when its stretches were added without. */
static void
add_ends (const Line *line)
{
  for (int end = 0; end < 2; end++)
    {
      guint     last = line->points->len - 1;
      DuidPoint out = get_direction (line, end == 0 ? 0 : last - 1);
      g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (DuidPoint));

      if (end == 0)
        out = (DuidPoint) { -out.x, -out.y };
      append_end (ring, line, end == 0 ? 0 : last, out);
      duid_outline_add_ring (line->edges, (DuidPoint *) (gpointer) ring->data, ring->len);
    }
}

void
duid_outline_add_line (GArray          *edges,
                       const DuidPoint *points,
                       gsize            n_points,
                       gboolean         is_closed,
                       gboolean         has_round_ends,
                       double           width)
{
  g_autoptr (GArray) kept = list_points (points, n_points, is_closed);
  g_autofree DuidPoint *directions = g_new (DuidPoint, MAX (kept->len, 1));
  gboolean              has_area = is_closed && kept->len > 2;
  Line                  line = { edges, kept, directions, has_area, has_round_ends, width / 2 };

  if (kept->len == 0)
    return;
  if (kept->len == 1)
    {
      if (has_round_ends)
        duid_outline_add_disc (edges, points[0], width / 2);
      return;
    }
  find_directions (&line);
  if (!line.is_closed && !has_sharp_turn (&line))
    {
      add_ribbon (&line, 0, kept->len - 1, TRUE);
      return;
    }
  add_stretches (&line);
  if (!line.is_closed)
    add_ends (&line);
}

static DuidPoint
blend (DuidPoint from,
       DuidPoint to,
       double    share)
{
  return (DuidPoint) { from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share };
}

void
duid_outline_add_dashes (GArray          *edges,
                         const DuidPoint *points,
                         gsize            n_points,
                         gboolean         is_closed,
                         double           width,
                         double           on,
                         double           off)
{
  g_autoptr (GArray) dash = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  gboolean is_on = TRUE;
  double   left = on;

  g_array_append_vals (dash, points, n_points > 0 ? 1 : 0);
  for (gsize i = 1; i < n_points + (is_closed ? 1 : 0); i++)
    {
      DuidPoint from = points[i - 1];
      DuidPoint to = points[i % n_points];
      double    length = duid_point_distance (from, to);
      double    at = 0;

      for (; length - at > left; left = is_on ? on : off)
        {
          DuidPoint end = blend (from, to, (at + left) / length);

          g_array_append_val (dash, end);
          if (is_on)
            duid_outline_add_line (edges, (DuidPoint *) (gpointer) dash->data, dash->len, FALSE,
                                   FALSE, width);
          g_array_set_size (dash, 0);
          g_array_append_val (dash, end);
          is_on = !is_on;
          at += left;
        }
      left -= length - at;
      g_array_append_val (dash, to);
    }
  if (is_on && dash->len > 1)
    duid_outline_add_line (edges, (DuidPoint *) (gpointer) dash->data, dash->len, FALSE, FALSE,
                           width);
}
