/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-digest.h"

#include <string.h>

#include "base/duid-crew.h"

#define BLOCK       2048 /* rows that are filled for all questions before the next ones */
#define NARROW_MOST 256
#define END_CELLS   2

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
  column->is_wide = !column->is_many && column->n_cells > NARROW_MOST;
}

static gboolean
is_narrow (const DuidDigestColumn *column)
{
  return !column->is_many && !column->is_wide;
}

/* Narrow columns first, then the wide ones on even bytes, then the bits. */
static void
lay_table (DuidDigest *digest)
{
  guint offset;

  for (guint i = 0; i < digest->n_columns; i++)
    {
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
  digest->stride = (offset + 7) & ~7u;
}

/* ---- filling ---- */

static guint
find_cell (const DuidDigestColumn *column,
           const DuidQuestion     *question,
           guint8                  state,
           guint16                 code,
           double                  number)
{
  if (state != DUID_STATE_ANSWERED)
    return state;
  if (column->has_ends && number == question->min)
    return DUID_CELL_BINS + column->n_bins;
  if (column->has_ends && number == question->max)
    return DUID_CELL_BINS + column->n_bins + 1;
  return code == DUID_NO_CODE ? 0 : DUID_CELL_BINS + code;
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
  const double           *numbers =
    column->has_ends ? duid_dataset_get_numbers (filling->dataset, index) : NULL;

  for (gsize row = from; row < to; row++)
    {
      guint8 *at = digest->table + row * digest->stride + column->offset;
      guint   cell = find_cell (column, question, states[row],
                              codes != NULL ? codes[row] : DUID_NO_CODE,
                              numbers != NULL ? numbers[row] : 0);

      if (column->is_wide)
        *(guint16 *) (gpointer) at = (guint16) cell;
      else
        *at = (guint8) cell;
    }
}

static void
fill_stones (const Filling *filling,
             guint          index,
             gsize          from,
             gsize          to)
{
  const DuidDigest       *digest = filling->digest;
  const DuidDigestColumn *column = &digest->columns[index];

  for (guint stone = 0; stone < column->n_bins; stone++)
    {
      const DuidPoint *places = duid_dataset_get_stone (filling->dataset, index, stone);

      for (gsize row = from; row < to; row++)
        if (duid_point_exists (places[row]))
          digest->table[row * digest->stride + column->offset + 1 + stone / 8] |=
            (guint8) (1u << (stone % 8));
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
  gsize                   n_words = 0;
  const guint64          *masks = NULL;

  if (duid_question_get_column_kind (question) == DUID_COLUMN_MASK)
    masks = duid_dataset_get_masks (filling->dataset, index, &n_words);
  else
    fill_stones (filling, index, from, to);
  for (gsize row = from; row < to; row++)
    {
      guint8 *at = digest->table + row * digest->stride + column->offset;

      at[0] = states[row];
      for (guint i = 0; masks != NULL && i < column->n_bytes; i++)
        at[1 + i] = (guint8) (masks[row * n_words + i / 8] >> (i % 8 * 8));
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

  digest->n_rows = duid_dataset_get_n_rows (dataset);
  digest->n_columns = duid_dataset_get_n_questions (dataset);
  digest->columns = g_new0 (DuidDigestColumn, MAX (digest->n_columns, 1));
  digest->narrow_cells = g_new0 (guint, MAX (digest->n_columns, 1));
  for (guint i = 0; i < digest->n_columns; i++)
    lay_column (&digest->columns[i], duid_dataset_get_question (dataset, i), bins[i]);
  lay_table (digest);
  digest->table = g_malloc0 (MAX (digest->n_rows * digest->stride, 1));
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

void
duid_digest_free (DuidDigest *digest)
{
  g_free (digest->columns);
  g_free (digest->narrow_cells);
  g_free (digest->table);
  g_free (digest);
}
