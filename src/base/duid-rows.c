/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-rows.h"

#include <string.h>

#include "base/duid-bits.h"

#define WORD_BITS 64

static guint64
last_word_mask (gsize n_rows)
{
  gsize used = n_rows % WORD_BITS;

  return used == 0 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << used) - 1;
}

DuidRows *
duid_rows_new (gsize n_rows)
{
  DuidRows *rows = g_new (DuidRows, 1);

  rows->n_rows = n_rows;
  rows->n_words = (n_rows + WORD_BITS - 1) / WORD_BITS;
  rows->words = g_new0 (guint64, MAX (rows->n_words, 1));
  return rows;
}

DuidRows *
duid_rows_new_full (gsize n_rows)
{
  DuidRows *rows = duid_rows_new (n_rows);

  duid_rows_fill (rows);
  return rows;
}

DuidRows *
duid_rows_copy (const DuidRows *rows)
{
  DuidRows *copy;

  g_return_val_if_fail (rows != NULL, NULL);
  copy = duid_rows_new (rows->n_rows);
  memcpy (copy->words, rows->words, rows->n_words * sizeof (guint64));
  return copy;
}

void
duid_rows_free (DuidRows *rows)
{
  if (rows == NULL)
    return;
  g_free (rows->words);
  g_free (rows);
}

void
duid_rows_add (DuidRows *rows,
               gsize     row)
{
  g_return_if_fail (row < rows->n_rows);
  rows->words[row / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (row % WORD_BITS);
}

void
duid_rows_remove (DuidRows *rows,
                  gsize     row)
{
  g_return_if_fail (row < rows->n_rows);
  rows->words[row / WORD_BITS] &= ~(G_GUINT64_CONSTANT (1) << (row % WORD_BITS));
}

gboolean
duid_rows_has (const DuidRows *rows,
               gsize           row)
{
  g_return_val_if_fail (row < rows->n_rows, FALSE);
  return (rows->words[row / WORD_BITS] >> (row % WORD_BITS)) & 1;
}

void
duid_rows_clear (DuidRows *rows)
{
  memset (rows->words, 0, rows->n_words * sizeof (guint64));
}

void
duid_rows_fill (DuidRows *rows)
{
  if (rows->n_words == 0)
    return;
  memset (rows->words, 0xff, rows->n_words * sizeof (guint64));
  rows->words[rows->n_words - 1] &= last_word_mask (rows->n_rows);
}

void
duid_rows_invert (DuidRows *rows)
{
  if (rows->n_words == 0)
    return;
  for (gsize i = 0; i < rows->n_words; i++)
    rows->words[i] = ~rows->words[i];
  rows->words[rows->n_words - 1] &= last_word_mask (rows->n_rows);
}

void
duid_rows_assign (DuidRows       *rows,
                  const DuidRows *other)
{
  g_return_if_fail (rows->n_rows == other->n_rows);
  memcpy (rows->words, other->words, rows->n_words * sizeof (guint64));
}

void
duid_rows_and (DuidRows       *rows,
               const DuidRows *other)
{
  g_return_if_fail (rows->n_rows == other->n_rows);
  for (gsize i = 0; i < rows->n_words; i++)
    rows->words[i] &= other->words[i];
}

void
duid_rows_or (DuidRows       *rows,
              const DuidRows *other)
{
  g_return_if_fail (rows->n_rows == other->n_rows);
  for (gsize i = 0; i < rows->n_words; i++)
    rows->words[i] |= other->words[i];
}

void
duid_rows_and_not (DuidRows       *rows,
                   const DuidRows *other)
{
  g_return_if_fail (rows->n_rows == other->n_rows);
  for (gsize i = 0; i < rows->n_words; i++)
    rows->words[i] &= ~other->words[i];
}

gsize
duid_rows_count (const DuidRows *rows)
{
  return duid_bits_count (DUID_BITS_BEST, rows->words, rows->n_words);
}

gsize
duid_rows_count_and (const DuidRows *rows,
                     const DuidRows *other)
{
  g_return_val_if_fail (rows->n_rows == other->n_rows, 0);
  return duid_bits_count_pair (DUID_BITS_BEST, DUID_BITS_AND, rows->words, other->words,
                               rows->n_words);
}

gboolean
duid_rows_equal (const DuidRows *rows,
                 const DuidRows *other)
{
  return rows->n_rows == other->n_rows &&
         memcmp (rows->words, other->words, rows->n_words * sizeof (guint64)) == 0;
}

gssize
duid_rows_next (const DuidRows *rows,
                gsize           from)
{
  gsize   i = from / WORD_BITS;
  guint64 word;

  if (from >= rows->n_rows)
    return -1;
  word = rows->words[i] & (G_MAXUINT64 << (from % WORD_BITS));
  while (word == 0)
    {
      if (++i == rows->n_words)
        return -1;
      word = rows->words[i];
    }
  return (gssize) (i * WORD_BITS) + __builtin_ctzll (word);
}
