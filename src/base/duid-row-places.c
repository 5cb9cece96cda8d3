/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-row-places.h"

/* Words of the set that are counted together. */
#define BLOCK 8

struct _DuidRowPlaces
{
  DuidRows *rows;
  gsize     n;
  gsize     n_blocks;
  guint32  *before; /* rows before each block */
};

static gsize
count_words (const DuidRows *rows,
             gsize           from,
             gsize           to)
{
  gsize n = 0;

  for (gsize i = from; i < to; i++)
    n += (gsize) __builtin_popcountll (rows->words[i]);
  return n;
}

DuidRowPlaces *
duid_row_places_new (const DuidRows *rows)
{
  DuidRowPlaces *self = g_new0 (DuidRowPlaces, 1);

  self->rows = duid_rows_copy (rows);
  self->n_blocks = (rows->n_words + BLOCK - 1) / BLOCK;
  self->before = g_new (guint32, self->n_blocks + 1);
  for (gsize block = 0; block < self->n_blocks; block++)
    {
      self->before[block] = (guint32) self->n;
      self->n += count_words (self->rows, block * BLOCK,
                              MIN ((block + 1) * BLOCK, self->rows->n_words));
    }
  return self;
}

void
duid_row_places_free (DuidRowPlaces *self)
{
  if (self == NULL)
    return;
  duid_rows_free (self->rows);
  g_free (self->before);
  g_free (self);
}

gsize
duid_row_places_get_n (const DuidRowPlaces *self)
{
  return self->n;
}

/* The last block with no more than @place rows before it. */
static gsize
find_block (const DuidRowPlaces *self,
            gsize                place)
{
  gsize low = 0;
  gsize high = self->n_blocks;

  while (high - low > 1)
    {
      gsize middle = (low + high) / 2;

      if (self->before[middle] <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gssize
duid_row_places_get_row (const DuidRowPlaces *self,
                         gsize                place)
{
  gsize   block;
  gsize   word;
  gsize   left;
  guint64 bits;

  if (place >= self->n)
    return -1;
  block = find_block (self, place);
  left = place - self->before[block];
  word = block * BLOCK;
  for (gsize n; (n = count_words (self->rows, word, word + 1)) <= left; word++)
    left -= n;
  bits = self->rows->words[word];
  for (; left > 0; left--)
    bits &= bits - 1;
  return (gssize) (word * 64) + __builtin_ctzll (bits);
}

gssize
duid_row_places_find (const DuidRowPlaces *self,
                      gsize                row)
{
  gsize   word = row / 64;
  gsize   block = word / BLOCK;
  guint64 earlier;

  if (row >= self->rows->n_rows || !duid_rows_has (self->rows, row))
    return -1;
  earlier = self->rows->words[word] & ((G_GUINT64_CONSTANT (1) << row % 64) - 1);
  return (gssize) (self->before[block] + count_words (self->rows, block * BLOCK, word)) +
         __builtin_popcountll (earlier);
}
