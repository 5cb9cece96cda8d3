/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-text-block.h"

#include "base/duid-crew.h"
#include "base/duid-fold.h"
#include "store/duid-story-texts.h"

#include <string.h>

/* A multiple of 64, so that no two threads write one word of a row set. Cancelling is
 * seen after each piece, some 3 MB. */
#define ROWS_A_PIECE 4096
#define N_BYTES      256

/* The texts of some rows, each row ended by DUID_FOLD_END. */
typedef struct
{
  guint8  *folded;
  gsize    size;
  guint32 *ends; /* of each row, behind its DUID_FOLD_END */
  gsize    first;
  gsize    n_rows;
} Piece;

struct _DuidTextBlock
{
  gatomicrefcount refs;
  gsize           n_rows;
  gsize           n_pieces;
  Piece          *pieces;
  guint64         n_each[N_BYTES];
};

typedef struct
{
  DuidTextBlock     *block;
  const DuidDataset *dataset;
  GArray            *questions; /* guint: those that are searched */
  GCancellable      *cancellable;
} Making;

typedef struct
{
  const DuidTextBlock *block;
  const DuidSearch    *search;
  DuidByteSearch      *keys; /* of each term */
  guint                main; /* the term that is looked for everywhere */
  DuidRows            *rows;
  GCancellable        *cancellable;
} Finding;

/* ---- making ---- */

static void
add_row (const Making *making,
         gsize         row,
         GByteArray   *folded)
{
  static const guint8 text_break = DUID_FOLD_BREAK;
  static const guint8 end = DUID_FOLD_END;

  for (guint i = 0; i < making->questions->len; i++)
    {
      const char *text = duid_dataset_get_text (making->dataset,
                                                g_array_index (making->questions, guint, i), row);

      if (*text == '\0')
        continue;
      duid_fold_append (folded, NULL, text, strlen (text));
      g_byte_array_append (folded, &text_break, 1);
    }
  g_byte_array_append (folded, &end, 1);
}

static void
make_piece (const Making *making,
            Piece        *piece,
            GByteArray   *folded)
{
  g_byte_array_set_size (folded, 0);
  for (gsize i = 0; i < piece->n_rows; i++)
    {
      add_row (making, piece->first + i, folded);
      piece->ends[i] = folded->len;
    }
  piece->size = folded->len;
  piece->folded = g_memdup2 (folded->data, folded->len);
}

static void
make_pieces (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  const Making *making = data;
  g_autoptr (GByteArray) folded = g_byte_array_new ();

  for (gsize i = from; i < to && !g_cancellable_is_cancelled (making->cancellable); i++)
    make_piece (making, &making->block->pieces[i], folded);
}

/* How often each byte comes, by a part of them all. */
static void
count_bytes (DuidTextBlock *block)
{
  for (gsize i = 0; i < MIN (block->n_pieces, 4); i++)
    for (gsize at = 0; at < block->pieces[i].size; at++)
      block->n_each[block->pieces[i].folded[at]]++;
}

static GArray *
find_questions (const DuidDataset *dataset)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_story_texts_is_searched (duid_dataset_get_question (dataset, i)))
      g_array_append_val (questions, i);
  return questions;
}

DuidTextBlock *
duid_text_block_new (const DuidDataset *dataset,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (DuidTextBlock) block = g_new0 (DuidTextBlock, 1);
  g_autoptr (GArray) questions = find_questions (dataset);
  Making making = { block, dataset, questions, cancellable };

  g_atomic_ref_count_init (&block->refs);
  block->n_rows = duid_dataset_get_n_rows (dataset);
  block->n_pieces = (block->n_rows + ROWS_A_PIECE - 1) / ROWS_A_PIECE;
  block->pieces = g_new0 (Piece, block->n_pieces);
  for (gsize i = 0; i < block->n_pieces; i++)
    {
      Piece *piece = &block->pieces[i];

      piece->first = i * ROWS_A_PIECE;
      piece->n_rows = MIN (block->n_rows - piece->first, ROWS_A_PIECE);
      piece->ends = g_new (guint32, piece->n_rows);
    }
  duid_crew_run (block->n_pieces, 1, make_pieces, &making);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  count_bytes (block);
  return g_steal_pointer (&block);
}

DuidTextBlock *
duid_text_block_ref (DuidTextBlock *block)
{
  g_atomic_ref_count_inc (&block->refs);
  return block;
}

void
duid_text_block_unref (DuidTextBlock *block)
{
  if (!g_atomic_ref_count_dec (&block->refs))
    return;
  for (gsize i = 0; i < block->n_pieces; i++)
    {
      g_free (block->pieces[i].folded);
      g_free (block->pieces[i].ends);
    }
  g_free (block->pieces);
  g_free (block);
}

gsize
duid_text_block_get_size (const DuidTextBlock *block)
{
  gsize size = 0;

  for (gsize i = 0; i < block->n_pieces; i++)
    size += block->pieces[i].size;
  return size;
}

/* ---- finding ---- */

/* Whether the row from @start up to @end holds all terms but the main one. */
static gboolean
has_others (const Finding *finding,
            const guint8  *start,
            const guint8  *end)
{
  for (guint i = 0; i < finding->search->terms->len; i++)
    if (i != finding->main &&
        !duid_term_is_in (g_ptr_array_index (finding->search->terms, i), &finding->keys[i], start,
                          (gsize) (end - start)))
      return FALSE;
  return TRUE;
}

/* From hit to hit; the rest of a row that is settled is skipped. */
static void
find_in_piece (const Finding *finding,
               const Piece   *piece)
{
  const DuidTerm *term = g_ptr_array_index (finding->search->terms, finding->main);
  DuidByteCursor  cursor =
    duid_byte_cursor_new (&finding->keys[finding->main], piece->folded, piece->size);
  DuidTermPlace place;
  gsize         row = 0;

  while (duid_term_next (term, &cursor, &place))
    {
      while (piece->ends[row] <= place.start)
        row++;
      if (has_others (finding, piece->folded + (row > 0 ? piece->ends[row - 1] : 0),
                      piece->folded + piece->ends[row]))
        duid_rows_add (finding->rows, piece->first + row);
      duid_byte_cursor_skip (&cursor, piece->ends[row]);
    }
}

static void
find_in_pieces (gsize    from,
                gsize    to,
                int      part,
                gpointer data)
{
  const Finding *finding = data;

  for (gsize i = from; i < to && !g_cancellable_is_cancelled (finding->cancellable); i++)
    find_in_piece (finding, &finding->block->pieces[i]);
}

/* The longest is mostly the rarest. */
static void
ready_keys (Finding *finding)
{
  for (guint i = 0; i < finding->search->terms->len; i++)
    {
      finding->keys[i] = duid_term_get_key (g_ptr_array_index (finding->search->terms, i),
                                            finding->block->n_each);
      if (finding->keys[i].length > finding->keys[finding->main].length)
        finding->main = i;
    }
}

DuidRows *
duid_text_block_find (const DuidTextBlock *block,
                      const DuidSearch    *search,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (DuidRows) rows = duid_rows_new (block->n_rows);
  g_autofree DuidByteSearch *keys = g_new0 (DuidByteSearch, search->terms->len);
  Finding                    finding = { block, search, keys, 0, rows, cancellable };

  if (search->terms->len == 0)
    duid_rows_fill (rows);
  else
    {
      ready_keys (&finding);
      duid_crew_run (block->n_pieces, 1, find_in_pieces, &finding);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&rows);
}
