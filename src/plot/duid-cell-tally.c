/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-cell-tally.h"

#include "base/duid-bits.h"
#include "base/duid-crew.h"

#include <string.h>

#define GRAIN 256 /* words of rows */

/* From the rows that were counted to @rows, split over the crew: each part counts for itself. */
typedef struct
{
  const DuidTriadCodes *codes;
  DuidTriadCells        cells;
  const DuidRows       *from;
  const DuidRows       *to;
  guint32              *changes; /* all cells of the first part, of the second … */
} Move;

static inline guint
find_cell (const Move *move,
           gsize       row)
{
  if (move->cells.kind == DUID_CELLS_ZONES_7)
    return move->codes->zones[row];
  return duid_triad_cells_find (move->cells, move->codes->triads[row]);
}

static void
move_words (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  const Move *move = data;
  guint32    *changes = move->changes + (gsize) part * duid_triad_cells_get_n (move->cells);

  for (gsize word = from; word < to; word++)
    {
      guint64 now = move->to->words[word];

      for (guint64 bits = now ^ move->from->words[word]; bits != 0; bits &= bits - 1)
        {
          int   bit = __builtin_ctzll (bits);
          gsize row = word * 64 + (gsize) bit;

          /* Unsigned numbers run round. */
          if (move->codes->parts[row] != DUID_TRIAD_NOWHERE)
            changes[find_cell (move, row)] += (now >> bit & 1) == 1 ? 1 : G_MAXUINT32;
        }
    }
}

/* The nearest that can be started from: what was counted last, or nothing. */
static void
start_near (DuidCellTally  *tally,
            const DuidRows *rows)
{
  if (duid_bits_count_pair (DUID_BITS_BEST, DUID_BITS_XOR, rows->words, tally->rows->words,
                            rows->n_words) <= duid_rows_count (rows))
    return;
  duid_rows_clear (tally->rows);
  memset (tally->counts, 0, sizeof (guint32) * duid_triad_cells_get_n (tally->cells));
}

const guint32 *
duid_cell_tally_count (DuidCellTally        *tally,
                       const DuidTriadCodes *codes,
                       DuidTriadCells        cells,
                       const DuidRows       *rows)
{
  g_autoptr (DuidRows) all = rows == NULL ? duid_rows_new_full (codes->n_rows) : NULL;
  gsize               n_cells = duid_triad_cells_get_n (cells);
  g_autofree guint32 *changes = g_new0 (guint32, n_cells * (gsize) duid_crew_get_size ());
  Move                move = { codes, cells, NULL, rows != NULL ? rows : all, changes };

  if (tally->rows == NULL || tally->cells.kind != cells.kind || tally->cells.g != cells.g)
    {
      duid_cell_tally_clear (tally);
      tally->cells = cells;
      tally->rows = duid_rows_new (codes->n_rows);
      tally->counts = g_new0 (guint32, n_cells);
    }
  start_near (tally, move.to);
  move.from = tally->rows;
  duid_crew_run (move.to->n_words, GRAIN, move_words, &move);
  for (gsize i = 0; i < n_cells * (gsize) duid_crew_get_size (); i++)
    tally->counts[i % n_cells] += changes[i];
  duid_rows_assign (tally->rows, move.to);
  return tally->counts;
}

void
duid_cell_tally_clear (DuidCellTally *tally)
{
  g_clear_pointer (&tally->rows, duid_rows_free);
  g_clear_pointer (&tally->counts, g_free);
}
