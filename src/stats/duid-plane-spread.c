/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-plane-spread.h"

#include <string.h>

#if defined(__x86_64__) || defined(__i386__)
#define HAS_X86 1
#else
#define HAS_X86 0
#endif

#define LANES   8
#define VECTORS (DUID_LEAST_NODES / LANES) /* side by side, so that sums need not wait */

typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float))));

typedef struct
{
  const float *weights;
  int          reach;
  gssize       stride; /* from a node to its neighbour */
} Curve;

/* @n >= DUID_LEAST_NODES nodes side by side, from their neighbours on both sides. */
typedef void (*SumNodes) (const Curve *curve,
                          const float *from,
                          float       *to,
                          int          n);

static inline __attribute__ ((always_inline)) void
add_neighbours (const Curve *curve,
                const float *from,
                int          i,
                Lanes       *sums)
{
  float weight = curve->weights[i];

  for (int j = 0; j < VECTORS; j++)
    {
      Lanes before;
      Lanes after;

      memcpy (&before, from - i * curve->stride + j * LANES, sizeof before);
      memcpy (&after, from + i * curve->stride + j * LANES, sizeof after);
      sums[j] += weight * (before + after);
    }
}

static inline __attribute__ ((always_inline)) void
sum_nodes (const Curve *curve,
           const float *from,
           float       *to,
           int          n)
{
  for (int x = 0;; x = MIN (x + DUID_LEAST_NODES, n - DUID_LEAST_NODES))
    {
      Lanes sums[VECTORS];

      memcpy (sums, from + x, sizeof sums);
      for (int j = 0; j < VECTORS; j++)
        sums[j] *= curve->weights[0];
      for (int i = 1; i <= curve->reach; i++)
        add_neighbours (curve, from + x, i, sums);
      memcpy (to + x, sums, sizeof sums);
      if (x + DUID_LEAST_NODES >= n)
        return;
    }
}

static void
sum_nodes_plainly (const Curve *curve,
                   const float *from,
                   float       *to,
                   int          n)
{
  sum_nodes (curve, from, to, n);
}

#if HAS_X86
/* Not with “fma”: a product that is not rounded would give another sum than elsewhere. */
__attribute__ ((target ("avx2"))) static void
sum_nodes_with_avx2 (const Curve *curve,
                     const float *from,
                     float       *to,
                     int          n)
{
  sum_nodes (curve, from, to, n);
}
#endif

static SumNodes
choose (void)
{
#if HAS_X86
  if (__builtin_cpu_supports ("avx2") != 0)
    return sum_nodes_with_avx2;
#endif
  return sum_nodes_plainly;
}

/* As long as a line is at least, within the grid. */
static DuidNodeSpan
widen (DuidNodeSpan span,
       int          n_across)
{
  span.to = MAX (span.to, span.from + DUID_LEAST_NODES);
  if (span.to > n_across)
    span = (DuidNodeSpan) { MIN (span.from, n_across - DUID_LEAST_NODES), n_across };
  return span;
}

/* What the lines within @reach of line @y are asked for, together. */
static DuidNodeSpan
find_asked (const DuidNodeSpan *spans,
            int                 n_across,
            int                 n_down,
            int                 reach,
            int                 y)
{
  DuidNodeSpan asked = { n_across, 0 };

  for (int line = MAX (y - reach, 0); line <= MIN (y + reach, n_down - 1); line++)
    if (spans[line].to > spans[line].from)
      {
        DuidNodeSpan span = widen (spans[line], n_across);

        asked = (DuidNodeSpan) { MIN (asked.from, span.from), MAX (asked.to, span.to) };
      }
  return asked;
}

void
duid_plane_spread (float              *values,
                   int                 n_across,
                   int                 n_down,
                   const float        *weights,
                   int                 reach,
                   const DuidNodeSpan *spans)
{
  SumNodes          sum = choose ();
  gsize             across = (gsize) n_across;
  Curve             along = { weights, reach, 1 };
  Curve             down = { weights, reach, n_across };
  g_autofree float *line = g_new0 (float, across + 2 * (gsize) reach);
  /* Empty lines above and below: there is nothing beyond the grid. */
  g_autofree float *half = g_new0 (float, across *(gsize) (n_down + 2 * reach));

  g_return_if_fail (n_across >= DUID_LEAST_NODES);

  for (int y = 0; y < n_down; y++)
    {
      DuidNodeSpan asked = find_asked (spans, n_across, n_down, reach, y);

      memcpy (line + reach, values + (gsize) y * across, sizeof (float) * across);
      if (asked.to > asked.from)
        sum (&along, line + reach + asked.from,
             half + (gsize) (y + reach) * across + asked.from, asked.to - asked.from);
    }
  memset (values, 0, sizeof (float) * across * (gsize) n_down);
  for (int y = 0; y < n_down; y++)
    {
      DuidNodeSpan span = widen (spans[y], n_across);

      if (spans[y].to > spans[y].from)
        sum (&down, half + (gsize) (y + reach) * across + span.from,
             values + (gsize) y * across + span.from, span.to - span.from);
    }
}
