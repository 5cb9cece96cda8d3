/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-plane-density.h"

#include "stats/duid-plane-mirrors.h"
#include "stats/duid-plane-spread.h"

#include <math.h>
#include <string.h>

#define HEIGHT       0.86602540378443864676
#define REACH        4.0 /* of h: beyond it a curve has 0.03 % left */
#define NODES_PER_H  6.0
#define LEAST_NODES  48
#define MOST_NODES   256
#define CHECKS_PER_H 8
#define MOST_REACH   128 /* nodes */
#define BESIDE       5   /* nodes beside the region that have a value too */
#define MOST_ACROSS  512 /* nodes; the widest h takes some 250, the least 310 */

/* A cell with places in it. */
typedef struct
{
  double n;
  double density;
} Heap;

struct _DuidPlaneDensity
{
  gatomicrefcount refs;
  DuidPlaneNodes  nodes;
  guint32        *counts; /* of the cells */
  guint           cells_across;
  guint           cells_down;
  double          n;
  double          most;
};

double
duid_plane_density_choose_h (gsize n)
{
  return .2 * (n < 1000 ? .75 : .55) * pow ((double) MAX (n, 1), -1 / 6.0);
}

/* The curve along one line of nodes: weights of 0, 1 … reach nodes away. What dropping
 * in cells and between nodes spread already is left out. */
static int
fill_weights (const DuidPlaneDensity *self,
              double                  h,
              float                  *weights)
{
  double step = self->nodes.step;
  double cell = 1.0 / self->cells_across;
  double sigma = sqrt (MAX (h * h - step * step / 6 - cell * cell / 12, h * h / 4)) / step;
  int    reach = MIN ((int) ceil (REACH * sigma), MOST_REACH - 1);
  double exact[MOST_REACH];
  double whole = 0;

  for (int i = 0; i <= reach; i++)
    {
      exact[i] = exp (-.5 * i * i / (sigma * sigma));
      whole += exact[i] * (i == 0 ? 1 : 2);
    }
  for (int i = 0; i <= reach; i++)
    weights[i] = (float) (exact[i] / whole);
  return reach;
}

/* The nodes of a line that lie in the region or a few beside it, as whoever draws its border
 * may ask for. */
static DuidNodeSpan
find_span (const DuidPlaneDensity *self,
           int                     y)
{
  const DuidPlaneNodes *nodes = &self->nodes;
  double                up = (y - nodes->margin) * nodes->step;
  double                slack = nodes->shape == DUID_PLANE_TRIANGLE ? up / (2 * HEIGHT) : 0;
  DuidNodeSpan          span;

  if (up < -BESIDE * nodes->step || up > nodes->height + BESIDE * nodes->step)
    return (DuidNodeSpan) { 0, 0 };
  slack = CLAMP (slack, 0, .5);
  span.from = (int) floor (slack / nodes->step) + nodes->margin - BESIDE;
  span.to = (int) ceil ((1 - slack) / nodes->step) + nodes->margin + BESIDE + 1;
  return (DuidNodeSpan) { MAX (span.from, 0), MIN (span.to, nodes->n_across) };
}

static void
spread (DuidPlaneDensity *self,
        double            h)
{
  const DuidPlaneNodes    *nodes = &self->nodes;
  g_autofree DuidNodeSpan *spans = g_new (DuidNodeSpan, nodes->n_down);
  float                    weights[MOST_REACH];
  int                      reach = fill_weights (self, h, weights);

  for (int y = 0; y < nodes->n_down; y++)
    spans[y] = find_span (self, y);
  duid_plane_spread (nodes->values, nodes->n_across, nodes->n_down, weights, reach, spans);
}

double
duid_plane_density_at (const DuidPlaneDensity *self,
                       DuidPoint               place)
{
  double       x = place.x / self->nodes.step + self->nodes.margin;
  double       y = place.y / self->nodes.step + self->nodes.margin;
  int          left = (int) floor (x), low = (int) floor (y);
  const float *node;

  if (left < 0 || low < 0 || left + 1 >= self->nodes.n_across || low + 1 >= self->nodes.n_down)
    return 0;
  x -= left;
  y -= low;
  node = self->nodes.values + (gsize) low * (gsize) self->nodes.n_across + left;
  return (node[0] * (1 - x) + node[1] * x) * (1 - y) +
         (node[self->nodes.n_across] * (1 - x) + node[self->nodes.n_across + 1] * x) * y;
}

void
duid_plane_density_line (const DuidPlaneDensity *self,
                         DuidPoint               from,
                         double                  step,
                         guint                   n,
                         float                  *values)
{
  gsize        across = (gsize) self->nodes.n_across;
  float        nodes[MOST_ACROSS];
  float        x = (float) (from.x / self->nodes.step + self->nodes.margin);
  double       y = from.y / self->nodes.step + self->nodes.margin;
  float        far = (float) (step / self->nodes.step);
  float        share = (float) (y - floor (y));
  const float *lower = self->nodes.values + (gsize) CLAMP (y, 0, self->nodes.n_down - 2) * across;

  memset (values, 0, sizeof (float) * n);
  if (y < 0 || y >= self->nodes.n_down - 1)
    return;
  for (gsize i = (gsize) CLAMP (x, 0, (float) across - 1);
       i < across && (float) i <= x + (float) n * far + 1; i++)
    nodes[i] = lower[i] + (lower[i + across] - lower[i]) * share;
  for (guint i = 0; i < n; i++)
    {
      float place = x + (float) i * far;
      int   left = CLAMP ((int) place, 0, self->nodes.n_across - 2);

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
  guint     n = self->nodes.shape == DUID_PLANE_SQUARE ? n_across : n_across - row;
  DuidPoint first = { .5 * part, (row + .5) * part };
  double    sum = 0;

  if (self->nodes.shape == DUID_PLANE_TRIANGLE)
    first = (DuidPoint) { (row + 1) * part / 2, (row + 1 / 3.0) * part * HEIGHT };
  duid_plane_density_line (self, first, part, n, values);
  for (guint i = 0; i < n; i++)
    sum += values[i];
  if (self->nodes.shape == DUID_PLANE_SQUARE)
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
  return sum / n_across / n_across * (self->nodes.shape == DUID_PLANE_TRIANGLE ? HEIGHT / 2 : 1);
}

/* From places a node to a density. Nodes share out a place a little differently on
 * both sides of a border, which some thousandths of the whole may get lost over. */
static void
scale (DuidPlaneDensity *self,
       double            h)
{
  gsize  n = (gsize) self->nodes.n_across * (gsize) self->nodes.n_down;
  double whole = duid_plane_density_sum (self, (guint) CLAMP (CHECKS_PER_H / h, 64, 512));
  float  share = (float) (1 / whole);

  for (gsize i = 0; i < n; i++)
    self->nodes.values[i] *= share;
}

static double
find_most (const DuidPlaneDensity *self)
{
  const DuidPlaneNodes *nodes = &self->nodes;
  float                 most = 0;

  for (int y = 0; y < nodes->n_down; y++)
    {
      const float *values = nodes->values + (gsize) y * (gsize) nodes->n_across;
      double       up = (y - nodes->margin) * nodes->step;
      double       slack = nodes->shape == DUID_PLANE_TRIANGLE ? up / (2 * HEIGHT) : 0;
      int          from = (int) ceil (slack / nodes->step) + nodes->margin;
      int          to = (int) floor ((1 - slack) / nodes->step) + nodes->margin;

      if (up >= 0 && up <= nodes->height)
        for (int x = from; x <= to; x++)
          most = MAX (most, values[x]);
    }
  return most;
}

DuidPlaneDensity *
duid_plane_density_new (DuidPlaneShape shape,
                        const guint32 *counts,
                        guint          n_across,
                        guint          n_down,
                        double         rim,
                        double         h)
{
  DuidPlaneDensity *self;
  double            step;
  int               margin;

  g_return_val_if_fail (h >= .004 && h <= .5, NULL);
  g_return_val_if_fail (rim >= 0 && rim < 1 / 3.0, NULL);
  self = g_new0 (DuidPlaneDensity, 1);
  g_atomic_ref_count_init (&self->refs);
  step = 1 / CLAMP (ceil (NODES_PER_H / h), LEAST_NODES, MOST_NODES);
  margin = (int) ceil (REACH * h / step) + 1;
  self->nodes = (DuidPlaneNodes) {
    .shape = shape,
    .rim = rim,
    .height = shape == DUID_PLANE_TRIANGLE ? HEIGHT : 1,
    .step = step,
    .margin = margin,
    .n_across = (int) round (1 / step) + 2 + 2 * margin,
  };
  self->nodes.n_down = (int) ceil (self->nodes.height / step) + 2 + 2 * margin;
  g_assert (self->nodes.n_across <= MOST_ACROSS);
  self->nodes.values = g_new0 (float, (gsize) self->nodes.n_across *(gsize) self->nodes.n_down);
  self->cells_across = n_across;
  self->cells_down = n_down;
  self->counts = g_memdup2 (counts, sizeof (guint32) * n_across * n_down);
  for (guint i = 0; i < n_across * n_down; i++)
    self->n += counts[i];
  if (self->n == 0)
    return self;
  duid_plane_mirrors_drop (&self->nodes, counts, n_across, n_down);
  spread (self, h);
  scale (self, h);
  self->most = find_most (self);
  return self;
}

DuidPlaneDensity *
duid_plane_density_ref (DuidPlaneDensity *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
duid_plane_density_unref (DuidPlaneDensity *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->nodes.values);
  g_free (self->counts);
  g_free (self);
}

DuidPlaneGrid
duid_plane_density_get_grid (const DuidPlaneDensity *self)
{
  const DuidPlaneNodes *nodes = &self->nodes;

  return (DuidPlaneGrid) { nodes->values, nodes->n_across, nodes->n_down, nodes->margin,
                           nodes->step };
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

/* The cells that have places in them, with the density there. */
static GArray *
list_heaps (const DuidPlaneDensity *self)
{
  GArray *heaps = g_array_new (FALSE, FALSE, sizeof (Heap));

  for (guint i = 0; i < self->cells_across * self->cells_down; i++)
    if (self->counts[i] > 0)
      {
        DuidPoint at = { (i % self->cells_across + .5) / self->cells_across,
                         (i / self->cells_across + .5) * self->nodes.height / self->cells_down };
        Heap      heap = { .n = self->counts[i], .density = duid_plane_density_at (self, at) };

        g_array_append_val (heaps, heap);
      }
  return heaps;
}

void
duid_plane_density_levels (const DuidPlaneDensity *self,
                           const double           *shares,
                           gsize                   n_shares,
                           double                 *thresholds)
{
  g_autoptr (GArray) heaps = list_heaps (self);

  g_array_sort (heaps, compare_heaps);
  for (gsize i = 0; i < n_shares; i++)
    {
      double seen = thresholds[i] = 0;

      for (guint j = 0; j < heaps->len && seen < shares[i] * self->n; j++)
        {
          const Heap *heap = &g_array_index (heaps, Heap, j);

          seen += heap->n;
          thresholds[i] = heap->density;
        }
    }
}
