/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-digest.h"

#include <string.h>

#include "base/duid-bits.h"
#include "base/duid-crew.h"

#define WORD_BITS      64
#define BUFFER         512   /* rows gathered before they are counted */
#define LINE           64    /* bytes of the cache */
#define AHEAD          12    /* rows fetched before their turn */
#define ROWS_FOR_CREW  20000 /* fewer are counted sooner than a thread wakes up */
#define WORDS_A_GRAIN  512
#define BLOCKS_A_GRAIN 64

/* What a row costs, and a cell over 64 rows by planes, in the same unit. */
#define COST_OF_ROW    32
#define COST_OF_ANSWER 4 /* of the row, in each question */
#define COST_OF_CELL   1

typedef enum
{
  OVER_CHANGED,
  OVER_CHOSEN,
  OVER_OTHERS,
  BY_PLANES,
} Way;

typedef struct
{
  const DuidDigest *digest;
  int               question; /* -1: all */
  Way               way;
  const DuidRows   *before;
  const DuidRows   *after;
  guint32          *changes; /* n_cells per part of the crew, modulo 2^32 */
} Counting;

/* Rows that all come or all go, waiting to be counted together. */
typedef struct
{
  const Counting *counting;
  guint32        *changes;
  guint32         sign;
  guint           n;
  guint32         rows[BUFFER + WORD_BITS];
} Buffer;

static inline void
count_bits (const DuidDigestColumn *column,
            const guint8           *cells,
            guint32                *counts,
            guint32                 sign)
{
  guint32 *bins = counts + DUID_CELL_BINS;

  counts[cells[column->offset]] += sign;
  for (guint i = 0; i < column->n_bytes; i++)
    for (guint bits = cells[column->offset + 1 + i]; bits != 0; bits &= bits - 1)
      bins[i * 8 + (guint) __builtin_ctz (bits)] += sign;
}

/* @counts are those of the column. */
static inline void
count_column (const DuidDigestColumn *column,
              const guint8           *cells,
              guint32                *counts,
              guint32                 sign)
{
  if (column->is_many)
    count_bits (column, cells, counts, sign);
  else if (column->is_wide)
    counts[*(const guint16 *) (gconstpointer) (cells + column->offset)] += sign;
  else
    counts[cells[column->offset]] += sign;
}

static inline void
count_row (const DuidDigest *digest,
           const guint8     *cells,
           guint32          *changes,
           guint32           sign)
{
  for (guint i = 0; i < digest->n_narrow; i++)
    changes[digest->narrow_cells[i] + cells[i]] += sign;
  if (digest->n_narrow == digest->n_columns)
    return;
  for (guint i = 0; i < digest->n_columns; i++)
    if (digest->columns[i].is_many || digest->columns[i].is_wide)
      count_column (&digest->columns[i], cells, changes + digest->columns[i].first_cell, sign);
}

static inline void
fetch (const DuidDigest *digest,
       guint32           row)
{
  const guint8 *cells = digest->table + (gsize) row * digest->stride;

  for (guint i = 0; i < digest->stride; i += LINE)
    __builtin_prefetch (cells + i);
}

/* The cells of @rows, each fetched some rows before its turn. */
static void
count_rows (const DuidDigest *digest,
            int               question,
            const guint32    *rows,
            guint             n,
            guint32          *counts,
            guint32           sign)
{
  for (guint i = 0; i < MIN (n, AHEAD); i++)
    fetch (digest, rows[i]);
  for (guint i = 0; i < n; i++)
    {
      const guint8 *cells = digest->table + (gsize) rows[i] * digest->stride;

      if (i + AHEAD < n)
        fetch (digest, rows[i + AHEAD]);
      if (question < 0)
        count_row (digest, cells, counts, sign);
      else
        count_column (&digest->columns[question], cells, counts, sign);
    }
}

static void
flush (Buffer *buffer)
{
  const DuidDigest *digest = buffer->counting->digest;
  int               question = buffer->counting->question;
  gsize             first = question >= 0 ? digest->columns[question].first_cell : 0;

  count_rows (digest, question, buffer->rows, buffer->n, buffer->changes + first, buffer->sign);
  buffer->n = 0;
}

static inline void
gather (Buffer *buffer,
        gsize   word,
        guint64 bits)
{
  for (; bits != 0; bits &= bits - 1)
    buffer->rows[buffer->n++] = (guint32) (word * WORD_BITS) + (guint32) __builtin_ctzll (bits);
  if (buffer->n >= BUFFER)
    flush (buffer);
}

/* The rows of a word that are not in the set; none past the last row. */
static guint64
read_others (const DuidRows *rows,
             gsize           word)
{
  gsize n = MIN (rows->n_rows - word * WORD_BITS, WORD_BITS);

  return ~rows->words[word] & (G_MAXUINT64 >> (WORD_BITS - n));
}

static void
count_words (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  const Counting *counting = data;
  guint32        *changes = counting->changes + (gsize) part * counting->digest->n_cells;
  Buffer          coming = { .counting = counting, .changes = changes, .sign = 1 };
  Buffer          going = { .counting = counting, .changes = changes, .sign = (guint32) -1 };

  for (gsize i = from; i < to; i++)
    {
      guint64 after = counting->after->words[i];

      if (counting->way == OVER_CHOSEN)
        gather (&coming, i, after);
      else if (counting->way == OVER_OTHERS)
        gather (&going, i, read_others (counting->after, i));
      else
        {
          guint64 before = counting->before->words[i];

          gather (&coming, i, after & ~before);
          gather (&going, i, before & ~after);
        }
    }
  flush (&coming);
  flush (&going);
}

static gsize
count_changed (const DuidRows *before,
               const DuidRows *after)
{
  return duid_bits_count_pair (DUID_BITS_BEST, DUID_BITS_XOR, before->words, after->words,
                               after->n_words);
}

/* The way row by row over the fewest rows, and how many those are. */
static gsize
choose_rows (const DuidRows *before,
             const DuidRows *after,
             gboolean        has_all,
             Way            *way)
{
  gsize n = duid_rows_count (after);
  gsize n_changed = before != NULL ? count_changed (before, after) : G_MAXSIZE;

  *way = OVER_CHOSEN;
  if (has_all && after->n_rows - n < n)
    {
      n = after->n_rows - n;
      *way = OVER_OTHERS;
    }
  if (n_changed <= n)
    {
      n = n_changed;
      *way = OVER_CHANGED;
    }
  return n;
}

static guint
get_n_cells (const DuidDigest *digest,
             int               question)
{
  return question >= 0 ? digest->columns[question].n_cells : digest->n_cells;
}

/* How many rows cost one by one what all rows cost by planes. */
static gsize
find_cost_of_planes (const DuidDigest *digest,
                     int               question)
{
  gsize n_columns = question < 0 ? digest->n_columns : 1;

  if (question >= 0 && digest->columns[question].is_wide)
    return G_MAXSIZE;
  return (digest->n_rows / WORD_BITS + 1) * get_n_cells (digest, question) * COST_OF_CELL /
         (COST_OF_ROW + n_columns * COST_OF_ANSWER);
}

static void
count_planes (gsize    from,
              gsize    to,
              int      part,
              gpointer data)
{
  const Counting   *counting = data;
  const DuidDigest *digest = counting->digest;
  guint32          *changes = counting->changes + (gsize) part * digest->n_cells;

  for (guint i = 0; i < digest->n_columns; i++)
    {
      const DuidDigestColumn *column = &digest->columns[i];

      if (column->is_wide || (counting->question >= 0 && counting->question != (int) i))
        continue;
      duid_slices_count (digest->slices, DUID_SLICES_BEST, column->first_plane,
                         column->is_many ? DUID_CELL_BINS : column->n_cells,
                         column->is_many ? column->n_bins : 0, counting->after, from, to,
                         changes + column->first_cell);
    }
}

/* Over the crew when there is enough to do (@size, in rows). */
static void
run (Counting    *counting,
     gsize        size,
     gsize        n_items,
     gsize        grain,
     DuidCrewFunc func,
     guint32     *counts)
{
  const DuidDigest   *digest = counting->digest;
  gboolean            is_alone = size < ROWS_FOR_CREW;
  gsize               n_parts = is_alone ? 1 : (gsize) duid_crew_get_size ();
  int                 question = counting->question;
  guint               first = question >= 0 ? digest->columns[question].first_cell : 0;
  guint               n_cells = get_n_cells (digest, question);
  g_autofree guint32 *changes = g_new0 (guint32, n_parts * digest->n_cells);

  counting->changes = changes;
  if (counting->way == OVER_CHOSEN || counting->way == BY_PLANES)
    memset (counts, 0, n_cells * sizeof (guint32));
  duid_crew_run (n_items, is_alone ? n_items : grain, func, counting);
  for (gsize part = 0; part < n_parts; part++)
    for (guint i = 0; i < n_cells; i++)
      counts[i] += changes[part * digest->n_cells + first + i];
}

void
duid_digest_count (const DuidDigest *digest,
                   int               question,
                   const DuidRows   *before,
                   const DuidRows   *after,
                   const guint32    *all,
                   guint32          *counts)
{
  Counting counting = { digest, question, OVER_CHOSEN, before, after, NULL };
  gsize    n = choose_rows (before, after, all != NULL, &counting.way);
  gsize    most = find_cost_of_planes (digest, question);

  if (n == 0 && counting.way == OVER_CHANGED)
    return;
  if (n <= most)
    {
      if (counting.way == OVER_OTHERS)
        memcpy (counts, all, get_n_cells (digest, question) * sizeof (guint32));
      run (&counting, n, after->n_words, WORDS_A_GRAIN, count_words, counts);
      return;
    }
  counting.way = BY_PLANES;
  run (&counting, most, digest->slices->n_blocks, BLOCKS_A_GRAIN, count_planes, counts);
  for (guint i = 0; question < 0 && i < digest->n_columns; i++)
    if (digest->columns[i].is_wide)
      duid_digest_count (digest, (int) i, NULL, after,
                         all != NULL ? all + digest->columns[i].first_cell : NULL,
                         counts + digest->columns[i].first_cell);
}

void
duid_digest_add (const DuidDigest *digest,
                 int               question,
                 const guint32    *which,
                 gsize             n,
                 const DuidRows   *among,
                 int               sign,
                 guint32          *counts)
{
  guint32 rows[BUFFER];
  guint   n_rows = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint32 row = which[i];

      rows[n_rows] = row;
      n_rows += (guint) (among->words[row / WORD_BITS] >> (row % WORD_BITS)) & 1;
      if (n_rows == BUFFER)
        {
          count_rows (digest, question, rows, n_rows, counts, (guint32) sign);
          n_rows = 0;
        }
    }
  count_rows (digest, question, rows, n_rows, counts, (guint32) sign);
}
