/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-slices.h"

#include <string.h>

#include "base/duid-slab.h"

#define WORDS_A_BLOCK (DUID_SLICES_BLOCK / 64)

DuidSlices *
duid_slices_new (gsize n_rows,
                 guint n_planes)
{
  DuidSlices *slices = g_new0 (DuidSlices, 1);
  gsize       size;

  slices->n_blocks = (n_rows + DUID_SLICES_BLOCK - 1) / DUID_SLICES_BLOCK;
  slices->n_planes = n_planes;
  size = MAX (slices->n_blocks * n_planes, 1) * WORDS_A_BLOCK * sizeof (guint64);
  slices->words = duid_slab_new0 (size);
  return slices;
}

void
duid_slices_free (DuidSlices *slices)
{
  duid_slab_free (slices->words);
  g_free (slices);
}

guint
duid_slices_count_planes (guint n_cells)
{
  return n_cells > 1 ? g_bit_storage (n_cells - 1) : 0;
}

/* Bit @bit of eight bytes, as eight bits. */
static inline guint64
cut (guint64 bytes,
     guint   bit)
{
  guint64 lowest = (bytes >> bit) & G_GUINT64_CONSTANT (0x0101010101010101);

  return (lowest * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56;
}

/* One word of each plane from up to 64 rows. */
static void
cut_word (const guint8 *bytes,
          gsize         n,
          guint         n_planes,
          guint64      *words)
{
  guint64 eights[8] = { 0 };

  memcpy (eights, bytes, n);
  for (guint i = 0; i < 8; i++)
    eights[i] = GUINT64_FROM_LE (eights[i]);
  for (guint plane = 0; plane < n_planes; plane++)
    {
      guint64 word = 0;

      for (guint i = 0; i < 8; i++)
        word |= cut (eights[i], plane) << (i * 8);
      words[plane * WORDS_A_BLOCK] = word;
    }
}

void
duid_slices_fill (DuidSlices   *slices,
                  guint         first_plane,
                  guint         n_column,
                  guint         plane,
                  guint         n_planes,
                  gsize         first,
                  const guint8 *bytes,
                  gsize         n)
{
  guint64 *column = slices->words + slices->n_blocks * first_plane * WORDS_A_BLOCK;

  for (gsize i = 0; i < n; i += 64)
    {
      gsize word = (first + i) / 64;
      gsize line = word / WORDS_A_BLOCK * n_column + plane;

      cut_word (bytes + i, MIN (n - i, 64), n_planes,
                column + line * WORDS_A_BLOCK + word % WORDS_A_BLOCK);
    }
}
