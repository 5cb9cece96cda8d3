/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-plane-density.h"

#include <math.h>
#include <string.h>

#define HEIGHT       0.86602540378443864676
#define REACH        4.0 /* of h: beyond it a curve has 0.03 % left */
#define NODES_PER_H  6.0
#define LEAST_NODES  48
#define MOST_NODES   256
#define CHECKS_PER_H 8
#define MOST_REACH   128 /* nodes */
#define MOST_ACROSS  512 /* nodes; the widest h takes some 250, the least 310 */

/* A mirror image of the region: (x, y) -> (xx x + xy y + x, yx x + yy y + y). */
typedef struct
{
  double xx;
  double xy;
  double yx;
  double yy;
  double x;
  double y;
} Image;

/* A cell with places in it. */
typedef struct
{
  DuidPoint at;
  double    n;
  double    density;
} Heap;

struct _DuidPlaneDensity
{
  DuidPlaneShape shape;
  double         height; /* of the region; it is 1 wide */
  double         step;   /* between nodes */
  int            margin; /* nodes outside the region on every side */
  int            n_across;
  int            n_down;
  float         *values; /* at the nodes */
  GArray        *heaps;  /* Heap */
  double         n;
  double         most;
};

double
duid_plane_density_choose_h (gsize n)
{
  return .2 * (n < 1000 ? .75 : .55) * pow ((double) MAX (n, 1), -1 / 6.0);
}

static DuidPoint
apply (const Image *image,
       DuidPoint    point)
{
  return (DuidPoint) { image->xx * point.x + image->xy * point.y + image->x,
                       image->yx * point.x + image->yy * point.y + image->y };
}

/* Whether anything of the region's image is within the grid. */
static gboolean
is_near (const DuidPlaneDensity *self,
         const Image            *image)
{
  double    reach = self->margin * self->step;
  DuidPoint ends[4] = { { 0, 0 },
                        { 1, 0 },
                        { 1, self->height },
                        { 0, self->height } };
  DuidPoint least = { INFINITY, INFINITY };
  DuidPoint most = { -INFINITY, -INFINITY };

  if (self->shape == DUID_PLANE_TRIANGLE)
    ends[2] = ends[3] = (DuidPoint) { .5, HEIGHT };
  for (int i = 0; i < 4; i++)
    {
      DuidPoint end = apply (image, ends[i]);

      least = (DuidPoint) { MIN (least.x, end.x), MIN (least.y, end.y) };
      most = (DuidPoint) { MAX (most.x, end.x), MAX (most.y, end.y) };
    }
  return least.x < 1 + reach && most.x > -reach && least.y < self->height + reach &&
         most.y > -reach;
}

/* Turns and mirrors about the left corner, on the lattice of the triangle's mirrors. */
static void
list_triangle_images (const DuidPlaneDensity *self,
                      GArray                 *images)
{
  for (int map = 0; map < 6; map++)
    for (int i = -2; i <= 2; i++)
      for (int j = -2; j <= 2; j++)
        {
          double angle = (map / 2) * 2 * G_PI / 3;
          double sign = map % 2 ? -1 : 1;
          Image  image = { cos (angle), -sign * sin (angle), sin (angle), sign * cos (angle),
                           i * 1.5, (i * .5 + j) * 2 * HEIGHT };

          if (is_near (self, &image))
            g_array_append_val (images, image);
        }
}

static void
list_square_images (const DuidPlaneDensity *self,
                    GArray                 *images)
{
  for (int map = 0; map < 4; map++)
    for (int i = -1; i <= 1; i++)
      for (int j = -1; j <= 1; j++)
        {
          Image image = { map % 2 ? -1 : 1, 0, 0, map / 2 ? -1 : 1, 2 * i, 2 * j };

          if (is_near (self, &image))
            g_array_append_val (images, image);
        }
}

static void
list_heaps (DuidPlaneDensity *self,
            const guint32    *counts,
            guint             n_across,
            guint             n_down)
{
  for (guint i = 0; i < n_across * n_down; i++)
    if (counts[i] > 0)
      {
        Heap heap = { .at = { (i % n_across + .5) / n_across,
                              (i / n_across + .5) * self->height / n_down },
                      .n = counts[i] };

        g_array_append_val (self->heaps, heap);
        self->n += counts[i];
      }
}

/* Gives @n to the four nodes around @at, the nearer the more. */
static inline void
drop (DuidPlaneDensity *self,
      DuidPoint         at,
      double            n)
{
  double x = at.x / self->step + self->margin;
  double y = at.y / self->step + self->margin;
  int    left = (int) floor (x);
  int    low = (int) floor (y);
  float *node;

  if (left < 0 || low < 0 || left + 1 >= self->n_across || low + 1 >= self->n_down)
    return;
  x -= left;
  y -= low;
  node = self->values + (gsize) low * (gsize) self->n_across + left;
  node[0] += (float) (n * (1 - x) * (1 - y));
  node[1] += (float) (n * x * (1 - y));
  node[self->n_across] += (float) (n * (1 - x) * y);
  node[self->n_across + 1] += (float) (n * x * y);
}

/* How far inside the region a place is. */
static double
get_depth (const DuidPlaneDensity *self,
           DuidPoint               at)
{
  double aside = MIN (at.x, 1 - at.x);

  if (self->shape == DUID_PLANE_TRIANGLE)
    return MIN (at.y, HEIGHT * aside - at.y / 2);
  return MIN (aside, MIN (at.y, 1 - at.y));
}

/* The heaps whose mirror images can be within the grid. */
static GArray *
list_outer_heaps (const DuidPlaneDensity *self)
{
  GArray *outer = g_array_new (FALSE, FALSE, sizeof (Heap));
  double  reach = (self->margin + 2) * self->step;

  for (guint i = 0; i < self->heaps->len; i++)
    if (get_depth (self, g_array_index (self->heaps, Heap, i).at) <= reach)
      g_array_append_val (outer, g_array_index (self->heaps, Heap, i));
  return outer;
}

static void
drop_images (DuidPlaneDensity *self)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (Image));
  g_autoptr (GArray) outer = list_outer_heaps (self);

  if (self->shape == DUID_PLANE_TRIANGLE)
    list_triangle_images (self, images);
  else
    list_square_images (self, images);
  for (guint i = 0; i < images->len; i++)
    {
      const Image  *image = &g_array_index (images, Image, i);
      gboolean      is_itself = image->xx == 1 && image->yy == 1 && image->x == 0 && image->y == 0;
      const GArray *heaps = is_itself ? self->heaps : outer;

      for (guint j = 0; j < heaps->len; j++)
        {
          const Heap *heap = &g_array_index (heaps, Heap, j);

          drop (self, apply (image, heap->at), heap->n);
        }
    }
}

/* The curve along one line of nodes: weights of 0, 1 … reach nodes away. What dropping
 * in cells and between nodes spread already is left out. */
static int
fill_weights (const DuidPlaneDensity *self,
              double                  h,
              double                  cell,
              double                 *weights)
{
  double sigma = sqrt (MAX (h * h - self->step * self->step / 6 - cell * cell / 12,
                            h * h / 4)) /
                 self->step;
  int    reach = MIN ((int) ceil (REACH * sigma), MOST_REACH - 1);
  double whole = 0;

  for (int i = 0; i <= reach; i++)
    {
      weights[i] = exp (-.5 * i * i / (sigma * sigma));
      whole += weights[i] * (i == 0 ? 1 : 2);
    }
  for (int i = 0; i <= reach; i++)
    weights[i] /= whole;
  return reach;
}

/* One line of nodes, @to, from those as far on either side of it. */
static inline void
add_pair (float *restrict to,
          const float *restrict before,
          const float *restrict after,
          double weight,
          int    n)
{
  float share = (float) weight;

  for (int x = 0; x < n; x++)
    to[x] += share * (before[x] + after[x]);
}

/* Outside the grid there is nothing: a line has @reach empty nodes at both ends. */
static void
spread_along (DuidPlaneDensity *self,
              const double     *weights,
              int               reach,
              float            *to)
{
  gsize             across = (gsize) self->n_across;
  g_autofree float *wide = g_new0 (float, across + 2 * (gsize) reach);
  float            *line = wide + reach;

  for (gsize y = 0; y < (gsize) self->n_down; y++)
    {
      memcpy (line, self->values + y * across, sizeof (float) * across);
      for (gsize x = 0; x < across; x++)
        to[y * across + x] = (float) weights[0] * line[x];
      for (int i = 1; i <= reach; i++)
        add_pair (to + y * across, line - i, line + i, weights[i], self->n_across);
    }
}

static void
spread (DuidPlaneDensity *self,
        const double     *weights,
        int               reach)
{
  gsize             across = (gsize) self->n_across;
  g_autofree float *half = g_new (float, across *(gsize) self->n_down);
  g_autofree float *none = g_new0 (float, across);

  spread_along (self, weights, reach, half);
  for (int y = 0; y < self->n_down; y++)
    {
      float *to = self->values + (gsize) y * across;

      memset (to, 0, sizeof (float) * across);
      add_pair (to, half + (gsize) y * across, none, weights[0], self->n_across);
      for (int i = 1; i <= reach; i++)
        add_pair (to, y - i >= 0 ? half + (gsize) (y - i) * across : none,
                  y + i < self->n_down ? half + (gsize) (y + i) * across : none, weights[i],
                  self->n_across);
    }
}

double
duid_plane_density_at (const DuidPlaneDensity *self,
                       DuidPoint               place)
{
  double       x = place.x / self->step + self->margin;
  double       y = place.y / self->step + self->margin;
  int          left = (int) floor (x), low = (int) floor (y);
  const float *node;

  if (left < 0 || low < 0 || left + 1 >= self->n_across || low + 1 >= self->n_down)
    return 0;
  x -= left;
  y -= low;
  node = self->values + (gsize) low * (gsize) self->n_across + left;
  return (node[0] * (1 - x) + node[1] * x) * (1 - y) +
         (node[self->n_across] * (1 - x) + node[self->n_across + 1] * x) * y;
}

void
duid_plane_density_line (const DuidPlaneDensity *self,
                         DuidPoint               from,
                         double                  step,
                         guint                   n,
                         float                  *values)
{
  gsize        across = (gsize) self->n_across;
  float        nodes[MOST_ACROSS];
  float        x = (float) (from.x / self->step + self->margin);
  double       y = from.y / self->step + self->margin;
  float        far = (float) (step / self->step);
  float        share = (float) (y - floor (y));
  const float *lower = self->values + (gsize) CLAMP (y, 0, self->n_down - 2) * across;

  memset (values, 0, sizeof (float) * n);
  if (y < 0 || y >= self->n_down - 1)
    return;
  for (gsize i = 0; i < across; i++)
    nodes[i] = lower[i] + (lower[i + across] - lower[i]) * share;
  for (guint i = 0; i < n; i++)
    {
      float place = x + (float) i * far;
      int   left = CLAMP ((int) place, 0, self->n_across - 2);

      values[i] = nodes[left] + (nodes[left + 1] - nodes[left]) * (place - (float) left);
    }
}

/* The middles of a row of parts: squares, or triangles on their side and on their point
 * in turn. */
static double
sum_row (const DuidPlaneDensity *self,
         guint                   row,
         guint                   n_across,
         float                  *values)
{
  double    part = 1.0 / n_across;
  guint     n = self->shape == DUID_PLANE_SQUARE ? n_across : n_across - row;
  DuidPoint first = { .5 * part, (row + .5) * part };
  double    sum = 0;

  if (self->shape == DUID_PLANE_TRIANGLE)
    first = (DuidPoint) { (row + 1) * part / 2, (row + 1 / 3.0) * part * HEIGHT };
  duid_plane_density_line (self, first, part, n, values);
  for (guint i = 0; i < n; i++)
    sum += values[i];
  if (self->shape == DUID_PLANE_SQUARE)
    return sum;
  first = (DuidPoint) { (row + 2) * part / 2, (row + 2 / 3.0) * part * HEIGHT };
  duid_plane_density_line (self, first, part, n - 1, values);
  for (guint i = 0; i + 1 < n; i++)
    sum += values[i];
  return sum;
}

double
duid_plane_density_sum (const DuidPlaneDensity *self,
                        guint                   n_across)
{
  g_autofree float *values = g_new (float, n_across);
  double            sum = 0;

  for (guint row = 0; row < n_across; row++)
    sum += sum_row (self, row, n_across, values);
  return sum / n_across / n_across * (self->shape == DUID_PLANE_TRIANGLE ? HEIGHT / 2 : 1);
}

/* From places a node to a density. Nodes share out a place a little differently on
 * both sides of a border, which some thousandths of the whole may get lost over. */
static void
scale (DuidPlaneDensity *self,
       double            h)
{
  gsize  n = (gsize) self->n_across * (gsize) self->n_down;
  double whole = duid_plane_density_sum (self, (guint) CLAMP (CHECKS_PER_H / h, 64, 512));
  float  share = (float) (1 / whole);

  for (gsize i = 0; i < n; i++)
    self->values[i] *= share;
}

static double
find_most (const DuidPlaneDensity *self)
{
  double most = 0;

  for (int y = 0; y < self->n_down; y++)
    for (int x = 0; x < self->n_across; x++)
      {
        double across = (x - self->margin) * self->step;
        double up = (y - self->margin) * self->step;
        double slack = self->shape == DUID_PLANE_TRIANGLE ? up / (2 * HEIGHT) : 0;

        if (up >= 0 && up <= self->height && across >= slack && across <= 1 - slack)
          most = MAX (most, self->values[y * self->n_across + x]);
      }
  return most;
}

DuidPlaneDensity *
duid_plane_density_new (DuidPlaneShape shape,
                        const guint32 *counts,
                        guint          n_across,
                        guint          n_down,
                        double         h)
{
  DuidPlaneDensity *self;
  double            weights[MOST_REACH];
  int               reach;
  double            nodes;

  g_return_val_if_fail (h >= .004 && h <= .5, NULL);
  self = g_new0 (DuidPlaneDensity, 1);
  nodes = CLAMP (ceil (NODES_PER_H / h), LEAST_NODES, MOST_NODES);
  self->shape = shape;
  self->height = shape == DUID_PLANE_TRIANGLE ? HEIGHT : 1;
  self->step = 1 / nodes;
  self->margin = (int) ceil (REACH * h * nodes) + 1;
  self->n_across = (int) nodes + 2 + 2 * self->margin;
  self->n_down = (int) ceil (self->height * nodes) + 2 + 2 * self->margin;
  g_assert (self->n_across <= MOST_ACROSS);
  self->values = g_new0 (float, (gsize) self->n_across *(gsize) self->n_down);
  self->heaps = g_array_new (FALSE, FALSE, sizeof (Heap));
  list_heaps (self, counts, n_across, n_down);
  if (self->n == 0)
    return self;
  drop_images (self);
  reach = fill_weights (self, h, 1.0 / n_across, weights);
  spread (self, weights, reach);
  scale (self, h);
  self->most = find_most (self);
  return self;
}

void
duid_plane_density_free (DuidPlaneDensity *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_array_unref (self->heaps);
  g_free (self);
}

double
duid_plane_density_get_most (const DuidPlaneDensity *self)
{
  return self->most;
}

static int
compare_heaps (gconstpointer a,
               gconstpointer b)
{
  double one = ((const Heap *) a)->density;
  double two = ((const Heap *) b)->density;

  return (one < two) - (one > two);
}

void
duid_plane_density_levels (const DuidPlaneDensity *self,
                           const double           *shares,
                           gsize                   n_shares,
                           double                 *thresholds)
{
  for (guint i = 0; i < self->heaps->len; i++)
    {
      Heap *heap = &g_array_index (self->heaps, Heap, i);

      heap->density = duid_plane_density_at (self, heap->at);
    }
  g_array_sort (self->heaps, compare_heaps);
  for (gsize i = 0; i < n_shares; i++)
    {
      double seen = thresholds[i] = 0;

      for (guint j = 0; j < self->heaps->len && seen < shares[i] * self->n; j++)
        {
          const Heap *heap = &g_array_index (self->heaps, Heap, j);

          seen += heap->n;
          thresholds[i] = heap->density;
        }
    }
}
