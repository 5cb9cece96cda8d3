/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-triad-codes-private.h"

#include "base/duid-crew.h"
#include "filter/duid-condition.h"
#include "model/duid-derived.h"

#include <math.h>

#define HEIGHT 0.86602540378443864676
#define GRAIN  16384
#define PIECE  2048

/* An inset is believed when so many answers lie at it, on two edges at least, more than
 * in the three times wider strip beyond: people who want the border push the marker to
 * it, while in a few answers or when all are near the middle nobody came near it. */
#define LEAST_ANSWERS 20
#define LEAST_PILE    3
#define PILE_SHARE    .02
#define PILE_DEPTH    .005
#define NEXT_DEPTH    .02
#define MOST_INSET    .15

typedef struct
{
  DuidTriadCodes   codes;
  const DuidTriad *triads;
  const guint8    *states;
  DuidTriadCounts *counts; /* of each part of the crew */
  guint32        **cells;
} Maker;

static double
get_least (DuidTriad triad)
{
  return MIN (triad.top, MIN (triad.left, triad.right));
}

static double
find_inset (const Maker *maker)
{
  double least = INFINITY;
  gsize  n = 0;
  gsize  n_pile = 0;
  gsize  n_next = 0;
  gsize  edges[3] = { 0 };

  for (gsize row = 0; row < maker->codes.n_rows; row++)
    if (maker->states[row] == DUID_STATE_ANSWERED)
      {
        least = MIN (least, get_least (maker->triads[row]));
        n++;
        if (least <= DUID_BORDER_MARGIN)
          return 0;
      }
  if (n < LEAST_ANSWERS || least > MOST_INSET)
    return 0;
  for (gsize row = 0; row < maker->codes.n_rows; row++)
    {
      DuidTriad triad = maker->triads[row];
      double    depth = get_least (triad) - least;

      if (maker->states[row] != DUID_STATE_ANSWERED || depth > NEXT_DEPTH)
        continue;
      n_pile += depth <= PILE_DEPTH;
      n_next += depth > PILE_DEPTH;
      edges[0] += triad.top <= least + PILE_DEPTH;
      edges[1] += triad.left <= least + PILE_DEPTH;
      edges[2] += triad.right <= least + PILE_DEPTH;
    }
  if (n_pile <= n_next || (double) n_pile < MAX (LEAST_PILE, PILE_SHARE * (double) n) ||
      (edges[0] > 0) + (edges[1] > 0) + (edges[2] > 0) < 2)
    return 0;
  return least;
}

static guint8
find_part (DuidTriad triad,
           double    inset)
{
  double    whole = 1 - 3 * inset;
  DuidTriad out = { (triad.top - inset) / whole, (triad.left - inset) / whole,
                    (triad.right - inset) / whole };
  DuidZone  border = duid_triad_get_border (out, DUID_BORDER_MARGIN);
  double    ends[DUID_TRIAD_N_EDGES][2] = {
       { out.left, out.top },
       { out.top, out.right },
       { out.left, out.right },
  };
  int strip;
  int bin;

  if (border == DUID_ZONE_CENTRE)
    return DUID_TRIAD_INSIDE;
  if (border <= DUID_ZONE_R)
    return (guint8) border;
  strip = border - DUID_ZONE_LT;
  bin = (int) (ends[strip][1] / (ends[strip][0] + ends[strip][1]) * DUID_TRIAD_EDGE_BINS);
  bin = CLAMP (bin, 0, DUID_TRIAD_EDGE_BINS - 1);
  return (guint8) (DUID_TRIAD_FIRST_EDGE + strip * DUID_TRIAD_EDGE_BINS + bin);
}

/* A place that does not exist is in the first cell. */
static inline int
find_step (double place,
           int    n)
{
  return MIN ((int) (place >= 0 ? place : 0), n - 1);
}

static void
find_cells (const DuidTriad *triads,
            gsize            n,
            guint16         *cells)
{
  for (gsize i = 0; i < n; i++)
    {
      double right = triads[i].right + triads[i].top / 2;
      int    x = find_step (right * DUID_TRIAD_GRID_ACROSS, DUID_TRIAD_GRID_ACROSS);
      int    y = find_step (triads[i].top * HEIGHT / HEIGHT * DUID_TRIAD_GRID_DOWN,
                            DUID_TRIAD_GRID_DOWN);

      cells[i] = (guint16) (y * DUID_TRIAD_GRID_ACROSS + x);
    }
}

/* Borders become parts; what is rare is looked at again. */
static void
find_parts (const Maker *maker,
            gsize        from,
            gsize        to)
{
  guint8  *parts = maker->codes.parts;
  gboolean has_inset = maker->codes.inset > 0;

  for (gsize row = from; row < to; row++)
    if (maker->states[row] != DUID_STATE_ANSWERED)
      parts[row] = maker->codes.zones[row] = DUID_TRIAD_NOWHERE;
    else if (has_inset || (parts[row] > DUID_ZONE_R && parts[row] != DUID_ZONE_CENTRE))
      parts[row] = find_part (maker->triads[row], maker->codes.inset);
    else if (parts[row] == DUID_ZONE_CENTRE)
      parts[row] = DUID_TRIAD_INSIDE;
}

static void
code_rows (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  Maker *maker = data;

  /* By pieces that stay in the cache from one pass to the next. */
  for (gsize row = from; row < to; row += PIECE)
    {
      gsize            n = MIN (PIECE, to - row);
      const DuidTriad *triads = maker->triads + row;

      duid_triads_get_zones (triads, n, maker->codes.zones + row);
      duid_triads_get_borders (triads, n, DUID_BORDER_MARGIN, maker->codes.parts + row);
      find_cells (triads, n, maker->codes.cells + row);
      find_parts (maker, row, row + n);
      duid_triad_codes_count_span (&maker->codes, row, row + n, &maker->counts[part],
                                   maker->cells[part]);
    }
}

/* Everything of the parts together. */
static void
add_up (Maker *maker)
{
  DuidTriadCodes *codes = &maker->codes;

  codes->all_cells = maker->cells[0];
  codes->all = maker->counts[0];
  for (int i = 1; i < duid_crew_get_size (); i++)
    {
      duid_triad_counts_add (&codes->all, &maker->counts[i], 1);
      for (int j = 0; j < DUID_TRIAD_N_CELLS; j++)
        codes->all_cells[j] += maker->cells[i][j];
      g_free (maker->cells[i]);
    }
  codes->n = codes->all.n;
  g_free (maker->cells);
  g_free (maker->counts);
}

static gpointer
make_codes (const DuidDataset *dataset,
            guint              question)
{
  gsize n_rows = duid_dataset_get_n_rows (dataset);
  int   n_parts = duid_crew_get_size ();
  Maker maker = {
    .codes = {
      .n_rows = n_rows,
      .triads = duid_dataset_get_triads (dataset, question),
      .parts = g_new (guint8, MAX (n_rows, 1)),
      .zones = g_new (guint8, MAX (n_rows, 1)),
      .cells = g_new (guint16, MAX (n_rows, 1)),
    },
    .triads = duid_dataset_get_triads (dataset, question),
    .states = duid_dataset_get_states (dataset, question),
    .counts = g_new0 (DuidTriadCounts, n_parts),
    .cells = g_new0 (guint32 *, n_parts),
  };

  for (int i = 0; i < n_parts; i++)
    maker.cells[i] = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  maker.codes.inset = find_inset (&maker);
  duid_crew_run (n_rows, GRAIN, code_rows, &maker);
  add_up (&maker);
  return g_memdup2 (&maker.codes, sizeof maker.codes);
}

static void
free_codes (gpointer data)
{
  DuidTriadCodes *codes = data;

  g_free (codes->parts);
  g_free (codes->zones);
  g_free (codes->cells);
  g_free (codes->all_cells);
  g_free (codes);
}

const DuidTriadCodes *
duid_triad_codes_get (const DuidDataset *dataset,
                      guint              question)
{
  return duid_dataset_derive (dataset, question, make_codes, free_codes);
}

const DuidTriadCodes *
duid_triad_codes_find (const DuidDataset *dataset,
                       guint              question)
{
  return duid_dataset_find_derived (dataset, question, make_codes);
}

DuidZone
duid_triad_codes_get_border (const DuidTriadCodes *codes,
                             gsize                 row)
{
  guint8 part = codes->parts[row];

  if (part < DUID_TRIAD_FIRST_EDGE)
    return (DuidZone) part;
  if (part >= DUID_TRIAD_INSIDE)
    return DUID_ZONE_CENTRE;
  return (DuidZone) (DUID_ZONE_LT + (part - DUID_TRIAD_FIRST_EDGE) / DUID_TRIAD_EDGE_BINS);
}

double
duid_triad_codes_get_rim (const DuidTriadCodes *codes)
{
  return codes->inset + DUID_BORDER_MARGIN * (1 - 3 * codes->inset);
}

DuidPoint
duid_triad_cell_to_plane (guint cell)
{
  return (DuidPoint) {
    (cell % DUID_TRIAD_GRID_ACROSS + .5) / DUID_TRIAD_GRID_ACROSS,
    (cell / DUID_TRIAD_GRID_ACROSS + .5) * HEIGHT / DUID_TRIAD_GRID_DOWN,
  };
}
