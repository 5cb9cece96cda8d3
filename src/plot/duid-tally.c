/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-tally.h"

#include "base/duid-bits.h"
#include "base/duid-crew.h"
#include "plot/duid-cell-tally.h"

#include <math.h>
#include <string.h>

#define AHEAD 16  /* rows */
#define GRAIN 256 /* words of rows */
/* So many rows are more work than waking a thread and adding up what two counted. */
#define FAR 65536

typedef struct
{
  DuidRows       *rows; /* that were counted last, or NULL */
  DuidTallyCounts counts;
} Part;

struct _DuidTally
{
  gatomicrefcount       refs;
  DuidDataset          *dataset;
  guint                 question;
  DuidColumnKind        kind;
  const guint8         *states;
  const DuidValueCodes *values; /* numbers */
  const guint16        *codes;  /* numbers and choices */
  const guint64        *masks;  /* multichoices */
  gsize                 n_mask_words;
  const DuidTriad      *triads;
  const DuidTriadCodes *triad_codes;
  guint                 n_codes;
  Part                  parts[DUID_N_TALLIES];
  DuidCellTally         cell_tallies[DUID_N_TALLIES];
};

/* Whether the question can be counted so, and with what. */
static gboolean
find_columns (DuidTally *self)
{
  const DuidQuestion *question = duid_dataset_get_question (self->dataset, self->question);

  switch (self->kind)
    {
    case DUID_COLUMN_NUMBER:
      self->values = duid_value_codes_get (self->dataset, self->question);
      self->codes = self->values->of_row;
      self->n_codes = (guint) self->values->n_values;
      return self->codes != NULL;
    case DUID_COLUMN_CODE:
      self->codes = duid_dataset_get_codes (self->dataset, self->question);
      self->n_codes = question->options->len;
      return TRUE;
    case DUID_COLUMN_MASK:
      self->masks = duid_dataset_get_masks (self->dataset, self->question, &self->n_mask_words);
      self->n_codes = MAX ((guint) self->n_mask_words * 64, question->options->len);
      return TRUE;
    case DUID_COLUMN_TRIAD:
      self->triads = duid_dataset_get_triads (self->dataset, self->question);
      self->triad_codes = duid_triad_codes_get (self->dataset, self->question);
      return TRUE;
    case DUID_COLUMN_STONES:
    case DUID_COLUMN_TEXT:
    default:
      return FALSE;
    }
}

DuidTally *
duid_tally_new (DuidDataset *dataset,
                guint        question)
{
  DuidTally *self = g_new0 (DuidTally, 1);

  g_atomic_ref_count_init (&self->refs);
  self->dataset = duid_dataset_ref (dataset);
  self->question = question;
  self->kind = duid_question_get_column_kind (duid_dataset_get_question (dataset, question));
  self->states = duid_dataset_get_states (dataset, question);
  if (!find_columns (self))
    g_clear_pointer (&self, duid_tally_unref);
  return self;
}

static void
clear_counts (DuidTallyCounts *counts)
{
  g_clear_pointer (&counts->codes, g_free);
  g_clear_pointer (&counts->cells, g_free);
}

DuidTally *
duid_tally_ref (DuidTally *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
duid_tally_unref (DuidTally *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (int i = 0; i < DUID_N_TALLIES; i++)
    {
      g_clear_pointer (&self->parts[i].rows, duid_rows_free);
      clear_counts (&self->parts[i].counts);
      duid_cell_tally_clear (&self->cell_tallies[i]);
    }
  duid_dataset_unref (self->dataset);
  g_free (self);
}

/* What add_row() reads, which lies anywhere: soon to be read. */
static inline void
fetch_row (const DuidTally *self,
           gsize            row)
{
  __builtin_prefetch (self->states + row);
  if (self->triads != NULL)
    {
      __builtin_prefetch (self->triads + row);
      __builtin_prefetch (self->triad_codes->cells + row);
      __builtin_prefetch (self->triad_codes->parts + row);
      __builtin_prefetch (self->triad_codes->zones + row);
    }
  else if (self->codes != NULL)
    __builtin_prefetch (self->codes + row);
  else
    __builtin_prefetch (self->masks + row * self->n_mask_words);
}

/* @sign is 1, or its opposite when the row goes: unsigned numbers run round. */
static inline void
add_row (const DuidTally *self,
         DuidTallyCounts *counts,
         gsize            row,
         gsize            sign)
{
  guint8 state = self->states[row];

  counts->n_rows += sign;
  counts->states[state] += sign;
  if (self->triads != NULL)
    duid_triad_codes_add (self->triad_codes, row, sign == 1 ? 1 : -1, &counts->triad,
                          counts->cells);
  else if (state != DUID_STATE_ANSWERED)
    return;
  else if (self->codes != NULL && self->codes[row] < self->n_codes)
    counts->codes[self->codes[row]] += (guint32) sign;
  else
    for (gsize word = 0; word < self->n_mask_words; word++)
      for (guint64 bits = self->masks[row * self->n_mask_words + word]; bits != 0;
           bits &= bits - 1)
        counts->codes[word * 64 + (gsize) __builtin_ctzll (bits)] += (guint32) sign;
}

static gsize
get_sign (const DuidRows *rows,
          gsize           row)
{
  return (rows->words[row / 64] >> row % 64 & 1) == 1 ? 1 : G_MAXSIZE;
}

static void
clear_part (const DuidTally *self,
            Part            *part)
{
  DuidTallyCounts fresh = { .n_codes = self->n_codes };

  fresh.codes = part->counts.codes;
  fresh.cells = part->counts.cells;
  part->counts = fresh;
  if (fresh.codes != NULL)
    memset (fresh.codes, 0, sizeof (guint32) * self->n_codes);
  if (fresh.cells != NULL)
    memset (fresh.cells, 0, sizeof (guint32) * DUID_TRIAD_N_CELLS);
  duid_rows_clear (part->rows);
}

static void
make_counts (const DuidTally *self,
             DuidTallyCounts *counts)
{
  if (self->triads != NULL)
    counts->cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  else
    counts->codes = g_new0 (guint32, self->n_codes + 1);
  counts->n_codes = self->n_codes;
}

/* The counts of another part that is over the same rows, or nearer to them. */
static void
copy_part (const DuidTally *self,
           Part            *part,
           const Part      *other)
{
  guint32 *codes = part->counts.codes;
  guint32 *cells = part->counts.cells;

  part->counts = other->counts;
  part->counts.codes = codes;
  part->counts.cells = cells;
  if (codes != NULL)
    memcpy (codes, other->counts.codes, sizeof (guint32) * self->n_codes);
  if (cells != NULL)
    memcpy (cells, other->counts.cells, sizeof (guint32) * DUID_TRIAD_N_CELLS);
  duid_rows_assign (part->rows, other->rows);
}

/* Everything: a triad's codes know it. */
static void
take_all (const DuidTally *self,
          Part            *part)
{
  clear_part (self, part);
  duid_rows_fill (part->rows);
  part->counts.triad = self->triad_codes->all;
  memcpy (part->counts.cells, self->triad_codes->all_cells,
          sizeof (guint32) * DUID_TRIAD_N_CELLS);
  for (gsize row = 0; row < part->rows->n_rows; row++)
    part->counts.states[self->states[row]]++;
  part->counts.n_rows = part->rows->n_rows;
}

static gsize
count_different (const DuidRows *a,
                 const DuidRows *b)
{
  return duid_bits_count_pair (DUID_BITS_BEST, DUID_BITS_XOR, a->words, b->words, a->n_words);
}

/* From what is counted to @rows, the least far way: from the part's last rows, from those
 * of another part, or from none. */
static void
start_near (DuidTally      *self,
            Part           *part,
            const DuidRows *rows)
{
  gsize       least = MIN (count_different (part->rows, rows), duid_rows_count (rows));
  const Part *nearest = NULL;

  if (count_different (part->rows, rows) > least)
    clear_part (self, part);
  for (int i = 0; i < DUID_N_TALLIES && least > 0; i++)
    {
      const Part *other = &self->parts[i];
      gsize       n = other->rows != NULL ? count_different (other->rows, rows) : G_MAXSIZE;

      if (n < least)
        {
          least = n;
          nearest = other;
        }
    }
  if (nearest != NULL && nearest != part)
    copy_part (self, part, nearest);
  if (self->triad_codes != NULL && rows->n_rows - duid_rows_count (rows) < least)
    take_all (self, part);
}

/* From the rows that were counted to others; far ways are split over the crew, where each
 * part counts for itself. */
typedef struct
{
  const DuidTally *self;
  const DuidRows  *from;
  const DuidRows  *to;
  DuidTallyCounts *counts; /* one a part */
} Move;

/* A row is counted some rows after it was found, when it has come from memory. */
static void
move_words (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  const Move      *move = data;
  const DuidRows  *rows = move->to;
  DuidTallyCounts *counts = &move->counts[part];
  gsize            found[AHEAD];
  gsize            n = 0;

  for (gsize word = from; word < to; word++)
    for (guint64 bits = rows->words[word] ^ move->from->words[word]; bits != 0; bits &= bits - 1)
      {
        gsize row = word * 64 + (gsize) __builtin_ctzll (bits);

        fetch_row (move->self, row);
        if (n >= AHEAD)
          add_row (move->self, counts, found[n % AHEAD], get_sign (rows, found[n % AHEAD]));
        found[n++ % AHEAD] = row;
      }
  for (gsize i = n > AHEAD ? n - AHEAD : 0; i < n; i++)
    add_row (move->self, counts, found[i % AHEAD], get_sign (rows, found[i % AHEAD]));
}

static void
add_counts (const DuidTally       *self,
            DuidTallyCounts       *counts,
            const DuidTallyCounts *more)
{
  counts->n_rows += more->n_rows;
  for (int i = 0; i < DUID_N_STATES; i++)
    counts->states[i] += more->states[i];
  duid_triad_counts_add (&counts->triad, &more->triad, 1);
  for (guint i = 0; counts->codes != NULL && i < self->n_codes; i++)
    counts->codes[i] += more->codes[i];
  for (guint i = 0; counts->cells != NULL && i < DUID_TRIAD_N_CELLS; i++)
    counts->cells[i] += more->cells[i];
}

static void
move_to (const DuidTally *self,
         Part            *part,
         const DuidRows  *rows)
{
  Move move = { self, part->rows, rows, &part->counts };
  int  n_parts = duid_crew_get_size ();

  if (count_different (part->rows, rows) < FAR)
    move_words (0, rows->n_words, 0, &move);
  else
    {
      move.counts = g_new0 (DuidTallyCounts, n_parts);
      for (int i = 0; i < n_parts; i++)
        make_counts (self, &move.counts[i]);
      duid_crew_run (rows->n_words, GRAIN, move_words, &move);
      for (int i = 0; i < n_parts; i++)
        {
          add_counts (self, &part->counts, &move.counts[i]);
          clear_counts (&move.counts[i]);
        }
      g_free (move.counts);
    }
  duid_rows_assign (part->rows, rows);
}

const DuidTallyCounts *
duid_tally_count (DuidTally      *self,
                  DuidTallyPart   part,
                  const DuidRows *rows)
{
  Part *counted = &self->parts[part];
  g_autoptr (DuidRows) all = NULL;

  if (part == DUID_TALLY_ALL && counted->rows != NULL)
    return &counted->counts;
  if (rows == NULL || part == DUID_TALLY_ALL)
    rows = all = duid_rows_new_full (duid_dataset_get_n_rows (self->dataset));
  if (counted->rows == NULL)
    {
      counted->rows = duid_rows_new (duid_dataset_get_n_rows (self->dataset));
      make_counts (self, &counted->counts);
    }
  start_near (self, counted, rows);
  move_to (self, counted, rows);
  return &counted->counts;
}

const guint32 *
duid_tally_count_cells (DuidTally      *self,
                        DuidTallyPart   part,
                        DuidTriadCells  cells,
                        const DuidRows *rows)
{
  g_return_val_if_fail (self->triad_codes != NULL, NULL);

  return duid_cell_tally_count (&self->cell_tallies[part], self->triad_codes, cells, rows);
}

guint
duid_tally_get_question (const DuidTally *self)
{
  return self->question;
}

const DuidValueCodes *
duid_tally_get_values (const DuidTally *self)
{
  return self->values;
}

double *
duid_tally_dup_sorted (const DuidTally       *self,
                       const DuidTallyCounts *counts)
{
  double *sorted = g_new (double, counts->states[DUID_STATE_ANSWERED] + 1);
  gsize   n = 0;

  for (guint i = 0; i < counts->n_codes; i++)
    for (guint32 j = 0; j < counts->codes[i]; j++)
      sorted[n++] = self->values->values[i];
  return sorted;
}

DuidMoments
duid_tally_get_moments (const DuidTriadCounts *counts)
{
  const gint64 *sums = counts->sums;
  double        unit = 1.0 / DUID_TRIAD_UNITS;

  return (DuidMoments) {
    .pivot = { DUID_TRIAD_PIVOT_X, DUID_TRIAD_PIVOT_Y },
    .n = counts->n,
    .x = (double) sums[0] * unit,
    .y = (double) sums[1] * unit,
    .xx = (double) sums[2] * unit * unit,
    .xy = (double) sums[3] * unit * unit,
    .yy = (double) sums[4] * unit * unit,
  };
}
