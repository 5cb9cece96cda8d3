/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-triad-codes-private.h"

#include "base/duid-crew.h"

#include <string.h>

/* Counting some of the answers. All together are known, so that never more than half of the
 * rows is looked at: else those that are not asked for are taken off. */

#define HEIGHT 0.86602540378443864676
#define GRAIN  16384
#define BITS   64

/* A count split over the crew: each part counts for itself. */
typedef struct
{
  const DuidTriadCodes *codes;
  const DuidRows       *rows;
  gboolean              is_others; /* what is not among the rows */
  DuidTriadCounts      *counts;    /* one a part */
  guint32             **cells;     /* one a part, NULL without */
} Counting;

/* From the pivot, to the nearest unit: halves go up. */
static inline int
to_units (double distance)
{
  return (int) (distance * DUID_TRIAD_UNITS + DUID_TRIAD_UNITS + .5) - DUID_TRIAD_UNITS;
}

static inline void
add_row (const DuidTriadCodes *codes,
         gsize                 row,
         gint64                sign,
         DuidTriadCounts      *counts,
         guint32              *cells)
{
  guint8    part = codes->parts[row];
  DuidTriad triad = codes->triads[row];
  gint64    x, y;

  if (part == DUID_TRIAD_NOWHERE)
    return;
  x = to_units (triad.right + triad.top / 2 - DUID_TRIAD_PIVOT_X);
  y = to_units (triad.top * HEIGHT - DUID_TRIAD_PIVOT_Y);
  counts->n += (gsize) sign;
  counts->parts[part] += (gsize) sign;
  counts->zones[codes->zones[row]] += (gsize) sign;
  if (cells != NULL && part == DUID_TRIAD_INSIDE)
    cells[codes->cells[row]] += (guint32) sign;
  counts->sums[0] += sign * x;
  counts->sums[1] += sign * y;
  counts->sums[2] += sign * x * x;
  counts->sums[3] += sign * x * y;
  counts->sums[4] += sign * y * y;
}

void
duid_triad_codes_add (const DuidTriadCodes *codes,
                      gsize                 row,
                      int                   sign,
                      DuidTriadCounts      *counts,
                      guint32              *cells)
{
  add_row (codes, row, sign, counts, cells);
}

void
duid_triad_counts_add (DuidTriadCounts       *counts,
                       const DuidTriadCounts *more,
                       int                    sign)
{
  gsize times = sign < 0 ? G_MAXSIZE : 1;

  counts->n += times * more->n;
  for (int i = 0; i < DUID_TRIAD_N_PARTS; i++)
    counts->parts[i] += times * more->parts[i];
  for (int i = 0; i < DUID_N_ZONES; i++)
    counts->zones[i] += times * more->zones[i];
  for (int i = 0; i < 5; i++)
    counts->sums[i] += sign * more->sums[i];
}

void
duid_triad_codes_count_span (const DuidTriadCodes *codes,
                             gsize                 from,
                             gsize                 to,
                             DuidTriadCounts      *counts,
                             guint32              *cells)
{
  /* Nobody else knows of these, so that sums need not be written for every row. */
  DuidTriadCounts own = { 0 };

  for (gsize row = from; row < to; row++)
    add_row (codes, row, 1, &own, cells);
  duid_triad_counts_add (counts, &own, 1);
}

static void
count_words (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  const Counting      *counting = data;
  const DuidTriadCodes codes = *counting->codes;
  guint32             *cells = counting->cells != NULL ? counting->cells[part] : NULL;
  DuidTriadCounts      own = { 0 };

  for (gsize word = from; word < to; word++)
    {
      gsize   n = MIN (codes.n_rows - word * BITS, BITS);
      guint64 bits = counting->rows->words[word];

      if (counting->is_others)
        bits = ~bits & (G_MAXUINT64 >> (BITS - n));
      for (; bits != 0; bits &= bits - 1)
        add_row (&codes, word * BITS + (gsize) __builtin_ctzll (bits), 1, &own, cells);
    }
  duid_triad_counts_add (&counting->counts[part], &own, 1);
}

static void
start (const DuidTriadCodes *codes,
       gboolean              is_others,
       DuidTriadCounts      *counts,
       guint32              *cells)
{
  *counts = is_others ? codes->all : (DuidTriadCounts) { 0 };
  if (is_others && cells != NULL)
    memcpy (cells, codes->all_cells, sizeof (guint32) * DUID_TRIAD_N_CELLS);
}

void
duid_triad_codes_count (const DuidTriadCodes *codes,
                        const DuidRows       *rows,
                        DuidTriadCounts      *counts,
                        guint32              *cells)
{
  int      n_parts = duid_crew_get_size ();
  Counting counting = { .codes = codes, .rows = rows };
  int      sign = 1;

  counting.is_others = rows == NULL || duid_rows_count (rows) > codes->n_rows / 2;
  sign = counting.is_others ? -1 : 1;
  start (codes, counting.is_others, counts, cells);
  if (rows == NULL || duid_rows_count (rows) == codes->n_rows)
    return;
  counting.counts = g_new0 (DuidTriadCounts, n_parts);
  counting.cells = cells != NULL ? g_new0 (guint32 *, n_parts) : NULL;
  for (int i = 0; cells != NULL && i < n_parts; i++)
    counting.cells[i] = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  duid_crew_run ((codes->n_rows + BITS - 1) / BITS, GRAIN / BITS, count_words, &counting);
  for (int i = 0; i < n_parts; i++)
    {
      duid_triad_counts_add (counts, &counting.counts[i], sign);
      for (int j = 0; cells != NULL && counting.counts[i].n > 0 && j < DUID_TRIAD_N_CELLS; j++)
        cells[j] += (guint32) sign * counting.cells[i][j];
      if (cells != NULL)
        g_free (counting.cells[i]);
    }
  g_free (counting.cells);
  g_free (counting.counts);
}
