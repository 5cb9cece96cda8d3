/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-digest.h"

#include <string.h>

#include "base/duid-crew.h"
#include "base/duid-slab.h"

#define BLOCK     2048 /* rows that are filled for all questions before the next ones */
#define STRETCH   64   /* rows that are made into cells at once */
#define END_CELLS 2
#define LINE      64 /* bytes of the cache */

typedef struct
{
  DuidDigest        *digest;
  const DuidDataset *dataset;
  DuidBins *const   *bins;
} Filling;

/* ---- layout ---- */

static void
lay_column (DuidDigestColumn   *column,
            const DuidQuestion *question,
            const DuidBins     *bins)
{
  column->n_bins = bins->n_bins;
  column->is_many = bins->is_many;
  column->n_bytes = bins->is_many ? (bins->n_bins + 7) / 8 : 0;
  column->has_ends = question->type == DUID_QUESTION_SLIDER && bins->n_bins > 0;
  column->n_cells = DUID_CELL_BINS + column->n_bins + (column->has_ends ? END_CELLS : 0);
  column->is_wide = !column->is_many && column->n_cells > DUID_SLICES_MOST_CELLS;
  if (column->is_many)
    column->n_planes = duid_slices_count_planes (DUID_CELL_BINS) + column->n_bins;
  else if (!column->is_wide)
    column->n_planes = duid_slices_count_planes (column->n_cells);
}

static gboolean
is_narrow (const DuidDigestColumn *column)
{
  return !column->is_many && !column->is_wide;
}

/* A row that lies in one line of the cache is one visit to memory, and one that begins at
 * a line takes no more of them than it must. */
static guint
choose_stride (guint n_bytes)
{
  guint stride = 8;

  while (stride < n_bytes && stride < LINE)
    stride *= 2;
  return n_bytes > LINE ? (n_bytes + LINE - 1) / LINE * LINE : stride;
}

/* Narrow columns first, then the wide ones on even bytes, then the bits. */
static void
lay_table (DuidDigest *digest)
{
  guint n_planes = 0;
  guint offset;

  for (guint i = 0; i < digest->n_columns; i++)
    {
      digest->columns[i].first_plane = n_planes;
      n_planes += digest->columns[i].n_planes;
      digest->columns[i].first_cell = digest->n_cells;
      digest->n_cells += digest->columns[i].n_cells;
      if (!is_narrow (&digest->columns[i]))
        continue;
      digest->columns[i].offset = digest->n_narrow;
      digest->narrow_cells[digest->n_narrow++] = digest->columns[i].first_cell;
    }
  offset = (digest->n_narrow + 1) & ~1u;
  for (guint i = 0; i < digest->n_columns; i++)
    if (digest->columns[i].is_wide)
      {
        digest->columns[i].offset = offset;
        offset += 2;
      }
  for (guint i = 0; i < digest->n_columns; i++)
    if (digest->columns[i].is_many)
      {
        digest->columns[i].offset = offset;
        offset += 1 + digest->columns[i].n_bytes;
      }
  digest->stride = choose_stride (offset);
  digest->slices = duid_slices_new (digest->n_rows, n_planes);
}

/* ---- filling ---- */

/* Puts one byte a row into the table. */
static void
scatter (const DuidDigest *digest,
         guint             offset,
         gsize             from,
         const guint8     *bytes,
         gsize             n)
{
  gsize   stride = digest->stride;
  guint8 *at = digest->table + from * stride + offset;

  for (gsize i = 0; i < n; i++, at += stride)
    *at = bytes[i];
}

static void
fill_wide (const DuidDigest *digest,
           guint             index,
           gsize             from,
           gsize             to,
           const guint8     *states,
           const guint16    *codes)
{
  guint8 *at = digest->table + from * digest->stride + digest->columns[index].offset;

  for (gsize row = from; row < to; row++, at += digest->stride)
    {
      guint cell = states[row];

      if (cell == DUID_STATE_ANSWERED && codes[row] != DUID_NO_CODE)
        cell = DUID_CELL_BINS + codes[row];
      *(guint16 *) (gpointer) at = (guint16) cell;
    }
}

/* An answer at the very end of a slider has a cell of its own; no answer is NaN. */
static void
mark_ends (const DuidDigestColumn *column,
           const DuidQuestion     *question,
           const double           *numbers,
           guint8                 *cells,
           gsize                   n)
{
  guint8 end = (guint8) (DUID_CELL_BINS + column->n_bins);
  double min = question->min;
  double max = question->max;

  for (gsize i = 0; i < n; i++)
    if (numbers[i] == min)
      cells[i] = end;
    else if (numbers[i] == max)
      cells[i] = end + 1;
}

static inline __attribute__ ((always_inline)) void
make_cells (const guint8  *states,
            const guint16 *codes,
            guint8        *cells,
            gsize          n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint16 code = codes[i];
      guint16 bin = code == DUID_NO_CODE ? 0 : (guint16) (code + DUID_CELL_BINS);
      guint16 state = states[i];

      cells[i] = (guint8) (state == DUID_STATE_ANSWERED ? bin : state);
    }
}

/* With a length that the compiler knows, this becomes a few steps for many rows. */
static void
make_many_cells (const guint8  *states,
                 const guint16 *codes,
                 guint8        *cells,
                 gsize          n)
{
  gsize whole = n & ~(gsize) (STRETCH - 1);

  for (gsize i = 0; i < whole; i += STRETCH)
    make_cells (states + i, codes + i, cells + i, STRETCH);
  make_cells (states + whole, codes + whole, cells + whole, n - whole);
}

static void
fill_single (const Filling *filling,
             guint          index,
             gsize          from,
             gsize          to)
{
  const DuidDigest       *digest = filling->digest;
  const DuidDigestColumn *column = &digest->columns[index];
  const DuidQuestion     *question = duid_dataset_get_question (filling->dataset, index);
  const guint8           *states = duid_dataset_get_states (filling->dataset, index);
  const guint16          *codes = filling->bins[index]->codes;
  guint8                  cells[BLOCK];

  if (column->is_wide)
    {
      fill_wide (digest, index, from, to, states, codes);
      return;
    }
  if (codes != NULL)
    make_many_cells (states + from, codes + from, cells, to - from);
  else
    memcpy (cells, states + from, to - from);
  if (column->has_ends)
    mark_ends (column, question, duid_dataset_get_numbers (filling->dataset, index) + from,
               cells, to - from);
  scatter (digest, column->offset, from, cells, to - from);
  duid_slices_fill (digest->slices, column->first_plane, column->n_planes, 0, column->n_planes,
                    from, cells, to - from);
}

/* Eight stones a byte, as eight options are. */
static void
read_stones (const Filling *filling,
             guint          index,
             guint          first,
             gsize          from,
             gsize          to,
             guint8        *bits)
{
  guint n = MIN (filling->digest->columns[index].n_bins - first, 8);

  memset (bits, 0, to - from);
  for (guint stone = 0; stone < n; stone++)
    {
      const DuidPoint *places = duid_dataset_get_stone (filling->dataset, index, first + stone);

      for (gsize row = from; row < to; row++)
        bits[row - from] |= (guint8) (duid_point_exists (places[row]) << stone);
    }
}

static void
fill_many (const Filling *filling,
           guint          index,
           gsize          from,
           gsize          to)
{
  const DuidDigest       *digest = filling->digest;
  const DuidDigestColumn *column = &digest->columns[index];
  const DuidQuestion     *question = duid_dataset_get_question (filling->dataset, index);
  const guint8           *states = duid_dataset_get_states (filling->dataset, index);
  guint                   n_state = duid_slices_count_planes (DUID_CELL_BINS);
  gsize                   n_words = 0;
  const guint64          *masks = NULL;
  guint8                  bits[BLOCK];

  if (duid_question_get_column_kind (question) == DUID_COLUMN_MASK)
    masks = duid_dataset_get_masks (filling->dataset, index, &n_words);
  scatter (digest, column->offset, from, states + from, to - from);
  duid_slices_fill (digest->slices, column->first_plane, column->n_planes, 0, n_state, from,
                    states + from, to - from);
  for (guint i = 0; i < column->n_bytes; i++)
    {
      if (masks == NULL)
        read_stones (filling, index, i * 8, from, to, bits);
      for (gsize row = from; masks != NULL && row < to; row++)
        bits[row - from] = (guint8) (masks[row * n_words + i / 8] >> (i % 8 * 8));
      scatter (digest, column->offset + 1 + i, from, bits, to - from);
      duid_slices_fill (digest->slices, column->first_plane, column->n_planes, n_state + i * 8,
                        MIN (column->n_bins - i * 8, 8), from, bits, to - from);
    }
}

static void
fill_rows (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  Filling *filling = data;

  for (gsize first = from; first < to; first += BLOCK)
    for (guint i = 0; i < filling->digest->n_columns; i++)
      if (filling->digest->columns[i].is_many)
        fill_many (filling, i, first, MIN (first + BLOCK, to));
      else
        fill_single (filling, i, first, MIN (first + BLOCK, to));
}

DuidDigest *
duid_digest_new (const DuidDataset *dataset,
                 DuidBins *const   *bins)
{
  DuidDigest *digest = g_new0 (DuidDigest, 1);
  Filling     filling = { digest, dataset, bins };

  g_atomic_ref_count_init (&digest->refs);
  digest->n_rows = duid_dataset_get_n_rows (dataset);
  digest->n_columns = duid_dataset_get_n_questions (dataset);
  digest->columns = g_new0 (DuidDigestColumn, MAX (digest->n_columns, 1));
  digest->narrow_cells = g_new0 (guint, MAX (digest->n_columns, 1));
  for (guint i = 0; i < digest->n_columns; i++)
    lay_column (&digest->columns[i], duid_dataset_get_question (dataset, i), bins[i]);
  lay_table (digest);
  digest->table = duid_slab_new (digest->n_rows * digest->stride);
  duid_crew_run (digest->n_rows, BLOCK, fill_rows, &filling);
  return digest;
}

void
duid_digest_fold (const DuidDigestColumn *column,
                  const guint32          *cells,
                  guint32                *bins)
{
  const guint32 *ends = cells + DUID_CELL_BINS + column->n_bins;

  memcpy (bins, cells + DUID_CELL_BINS, column->n_bins * sizeof (guint32));
  if (!column->has_ends)
    return;
  bins[0] += ends[0];
  bins[column->n_bins - 1] += ends[1];
}

DuidDigest *
duid_digest_ref (DuidDigest *digest)
{
  g_atomic_ref_count_inc (&digest->refs);
  return digest;
}

void
duid_digest_unref (DuidDigest *digest)
{
  if (!g_atomic_ref_count_dec (&digest->refs))
    return;
  g_free (digest->columns);
  g_free (digest->narrow_cells);
  duid_slab_free (digest->table);
  duid_slices_free (digest->slices);
  g_free (digest);
}
