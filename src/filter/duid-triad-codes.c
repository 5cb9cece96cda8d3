/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-triad-codes.h"

#include "base/duid-crew.h"
#include "filter/duid-condition.h"
#include "model/duid-derived.h"

#include <math.h>

#define HEIGHT 0.86602540378443864676
#define GRAIN  16384
#define BITS   64

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

static guint16
find_cell (DuidTriad triad)
{
  DuidPoint point = duid_triad_to_plane (triad);
  int       x = (int) (point.x * DUID_TRIAD_GRID_ACROSS);
  int       y = (int) (point.y / HEIGHT * DUID_TRIAD_GRID_DOWN);

  x = CLAMP (x, 0, DUID_TRIAD_GRID_ACROSS - 1);
  y = CLAMP (y, 0, DUID_TRIAD_GRID_DOWN - 1);
  return (guint16) (y * DUID_TRIAD_GRID_ACROSS + x);
}

static void
code_rows (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  Maker *maker = data;

  for (gsize row = from; row < to; row++)
    {
      DuidTriad triad = maker->triads[row];

      maker->codes.parts[row] = maker->codes.zones[row] = DUID_TRIAD_NOWHERE;
      if (maker->states[row] != DUID_STATE_ANSWERED)
        continue;
      maker->codes.parts[row] = find_part (triad, maker->codes.inset);
      maker->codes.zones[row] = (guint8) duid_triad_get_zone (triad);
      maker->codes.cells[row] = find_cell (triad);
    }
}

static gpointer
make_codes (const DuidDataset *dataset,
            guint              question)
{
  gsize n_rows = duid_dataset_get_n_rows (dataset);
  Maker maker = {
    .codes = {
      .n_rows = n_rows,
      .parts = g_new (guint8, MAX (n_rows, 1)),
      .zones = g_new (guint8, MAX (n_rows, 1)),
      .cells = g_new0 (guint16, MAX (n_rows, 1)),
    },
    .triads = duid_dataset_get_triads (dataset, question),
    .states = duid_dataset_get_states (dataset, question),
  };

  for (gsize row = 0; row < n_rows; row++)
    maker.codes.n += maker.states[row] == DUID_STATE_ANSWERED;
  maker.codes.inset = find_inset (&maker);
  duid_crew_run (n_rows, GRAIN, code_rows, &maker);
  return g_memdup2 (&maker.codes, sizeof maker.codes);
}

static void
free_codes (gpointer data)
{
  DuidTriadCodes *codes = data;

  g_free (codes->parts);
  g_free (codes->zones);
  g_free (codes->cells);
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

static inline void
count_row (const DuidTriadCodes *codes,
           gsize                 row,
           DuidTriadCounts      *counts,
           guint32              *cells)
{
  guint8 part = codes->parts[row];

  if (part == DUID_TRIAD_NOWHERE)
    return;
  counts->n++;
  counts->parts[part]++;
  counts->zones[codes->zones[row]]++;
  if (cells != NULL && part == DUID_TRIAD_INSIDE)
    cells[codes->cells[row]]++;
}

/* A count split over the crew: each part counts for itself. */
typedef struct
{
  const DuidTriadCodes *codes;
  const DuidRows       *rows;
  DuidTriadCounts      *counts; /* one a part */
  guint32             **cells;  /* one a part, NULL without */
} Counting;

static void
count_words (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  Counting        *counting = data;
  guint32         *cells = counting->cells != NULL ? counting->cells[part] : NULL;
  DuidTriadCounts *counts = &counting->counts[part];

  for (gsize word = from; word < to; word++)
    {
      gsize   n = MIN (counting->codes->n_rows - word * BITS, BITS);
      guint64 all = G_MAXUINT64 >> (BITS - n);
      guint64 bits = counting->rows != NULL ? counting->rows->words[word] : all;

      for (; bits != 0; bits &= bits - 1)
        count_row (counting->codes, word * BITS + (gsize) __builtin_ctzll (bits), counts, cells);
    }
}

static void
add_counts (DuidTriadCounts       *counts,
            const DuidTriadCounts *more)
{
  counts->n += more->n;
  for (int i = 0; i < DUID_TRIAD_N_PARTS; i++)
    counts->parts[i] += more->parts[i];
  for (int i = 0; i < DUID_N_ZONES; i++)
    counts->zones[i] += more->zones[i];
}

void
duid_triad_codes_count (const DuidTriadCodes *codes,
                        const DuidRows       *rows,
                        DuidTriadCounts      *counts,
                        guint32              *cells)
{
  int      n_parts = duid_crew_get_size ();
  Counting counting = {
    .codes = codes,
    .rows = rows,
    .counts = g_new0 (DuidTriadCounts, n_parts),
    .cells = cells != NULL ? g_new0 (guint32 *, n_parts) : NULL,
  };

  for (int i = 0; cells != NULL && i < n_parts; i++)
    counting.cells[i] = i == 0 ? cells : g_new0 (guint32, DUID_TRIAD_N_CELLS);
  duid_crew_run ((codes->n_rows + BITS - 1) / BITS, GRAIN / BITS, count_words, &counting);
  *counts = counting.counts[0];
  for (int i = 1; i < n_parts; i++)
    {
      add_counts (counts, &counting.counts[i]);
      if (cells == NULL || counting.counts[i].n == 0)
        continue;
      for (int j = 0; j < DUID_TRIAD_N_CELLS; j++)
        cells[j] += counting.cells[i][j];
    }
  for (int i = 1; cells != NULL && i < n_parts; i++)
    g_free (counting.cells[i]);
  g_free (counting.cells);
  g_free (counting.counts);
}

DuidPoint
duid_triad_cell_to_plane (guint cell)
{
  return (DuidPoint) {
    (cell % DUID_TRIAD_GRID_ACROSS + .5) / DUID_TRIAD_GRID_ACROSS,
    (cell / DUID_TRIAD_GRID_ACROSS + .5) * HEIGHT / DUID_TRIAD_GRID_DOWN,
  };
}
