/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-slices.h"

#include <string.h>

/* Chosen at run time; any other machine counts in plain C. */
#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_X86 1
#include <immintrin.h>
#else
#define HAS_X86 0
#endif

#define LANES (DUID_SLICES_BLOCK / 64)

/* One column's stretch of blocks. */
typedef struct
{
  const guint64  *words;
  guint           n_planes;
  guint           n_cells;
  guint           n_single;
  const DuidRows *rows;
  gsize           from;
  gsize           to;
  guint64        *counts; /* per set of planes, then per single plane */
} Counting;

typedef guint64 (*CountBits) (guint64 word);
typedef void (*CountBlocks) (const Counting *counting);

static inline __attribute__ ((always_inline)) guint64
count_bits_plainly (guint64 word)
{
  word -= (word >> 1) & G_GUINT64_CONSTANT (0x5555555555555555);
  word = (word & G_GUINT64_CONSTANT (0x3333333333333333)) +
         ((word >> 2) & G_GUINT64_CONSTANT (0x3333333333333333));
  word = (word + (word >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  return (word * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56;
}

static inline __attribute__ ((always_inline)) guint64
count_bits (guint64 word)
{
  return (guint64) __builtin_popcountll (word);
}

/* The rows of a block that are in the set; FALSE when there are none. */
static inline __attribute__ ((always_inline)) gboolean
take_rows (const DuidRows *rows,
           gsize           block,
           guint64        *words)
{
  gsize   first = block * LANES;
  guint64 any = 0;

  if (first + LANES <= rows->n_words)
    memcpy (words, rows->words + first, LANES * sizeof (guint64));
  else
    {
      memset (words, 0, LANES * sizeof (guint64));
      memcpy (words, rows->words + first, (rows->n_words - first) * sizeof (guint64));
    }
  for (guint i = 0; i < LANES; i++)
    any |= words[i];
  return any != 0;
}

/* The sets of planes whose highest plane is @plane: each set of lower planes once
 * more, with this one. */
static inline __attribute__ ((always_inline)) void
count_sets (const guint64 *plane,
            guint          first,
            guint          end,
            guint64 (*sets)[LANES],
            guint64  *counts,
            CountBits count)
{
  for (guint set = first; set < end; set++)
    {
      guint64 sum = 0;

#pragma GCC unroll 8
      for (guint i = 0; i < LANES; i++)
        {
          guint64 rows = sets[set - first][i] & plane[i];

          sets[set][i] = rows;
          sum += count (rows);
        }
      counts[set] += sum;
    }
}

static inline __attribute__ ((always_inline)) guint64
count_line (const guint64 *rows,
            const guint64 *plane,
            CountBits      count)
{
  guint64 sum = 0;

  for (guint i = 0; i < LANES; i++)
    sum += count (rows[i] & plane[i]);
  return sum;
}

static inline __attribute__ ((always_inline)) void
count_blocks (const Counting *counting,
              CountBits       count)
{
  guint64        sets[DUID_SLICES_MOST_CELLS][LANES];
  guint64       *counts = counting->counts;
  guint          n_cells = counting->n_cells;
  guint          n_lines = counting->n_planes + counting->n_single;
  const guint64 *line = counting->words + counting->from * n_lines * LANES;

  for (gsize block = counting->from; block < counting->to; block++, line += n_lines * LANES)
    {
      const guint64 *planes = line;

      if (!take_rows (counting->rows, block, sets[0]))
        continue;
      counts[0] += count_line (sets[0], sets[0], count);
      for (guint i = 0; i < counting->n_planes; i++, planes += LANES)
        count_sets (planes, 1u << i, MIN (2u << i, n_cells), sets, counts, count);
      for (guint i = 0; i < counting->n_single; i++, planes += LANES)
        counts[n_cells + i] += count_line (sets[0], planes, count);
    }
}

static void
count_plainly (const Counting *counting)
{
  count_blocks (counting, count_bits_plainly);
}

#if HAS_X86
__attribute__ ((target ("popcnt"))) static void
count_with_popcnt (const Counting *counting)
{
  count_blocks (counting, count_bits);
}

/* A line of a block is one register. */
__attribute__ ((target ("avx512f,avx512vpopcntdq"))) static void
count_with_avx512 (const Counting *counting)
{
  __m512i        sets[DUID_SLICES_MOST_CELLS];
  __m512i        sums[DUID_SLICES_MOST_CELLS];
  guint          n_cells = counting->n_cells;
  guint          n_lines = counting->n_planes + counting->n_single;
  const __m512i *words = (const __m512i *) (gconstpointer) counting->words;
  const __m512i *line = words + counting->from * n_lines;

  memset (sums, 0, n_cells * sizeof sums[0]);
  for (gsize block = counting->from; block < counting->to; block++, line += n_lines)
    {
      const __m512i *planes = line;

      if (!take_rows (counting->rows, block, (guint64 *) (gpointer) sets))
        continue;
      sums[0] = _mm512_add_epi64 (sums[0], _mm512_popcnt_epi64 (sets[0]));
      for (guint i = 0; i < counting->n_planes; i++, planes++)
        for (guint set = 1u << i; set < MIN (2u << i, n_cells); set++)
          {
            sets[set] = _mm512_and_si512 (sets[set - (1u << i)], *planes);
            sums[set] = _mm512_add_epi64 (sums[set], _mm512_popcnt_epi64 (sets[set]));
          }
      for (guint i = 0; i < counting->n_single; i++, planes++)
        counting->counts[n_cells + i] += (guint64) _mm512_reduce_add_epi64 (
          _mm512_popcnt_epi64 (_mm512_and_si512 (sets[0], *planes)));
    }
  for (guint set = 0; set < n_cells; set++)
    counting->counts[set] += (guint64) _mm512_reduce_add_epi64 (sums[set]);
}
#endif

gboolean
duid_slices_can (DuidSlicesWay way)
{
#if HAS_X86
  if (way == DUID_SLICES_POPCNT)
    return __builtin_cpu_supports ("popcnt") != 0;
  if (way == DUID_SLICES_AVX512)
    return __builtin_cpu_supports ("avx512f") != 0 &&
           __builtin_cpu_supports ("avx512vpopcntdq") != 0;
#endif
  return way == DUID_SLICES_PLAIN || way == DUID_SLICES_BEST;
}

static CountBlocks
choose (DuidSlicesWay way)
{
#if HAS_X86
  if (way == DUID_SLICES_BEST)
    way = duid_slices_can (DUID_SLICES_AVX512)   ? DUID_SLICES_AVX512
          : duid_slices_can (DUID_SLICES_POPCNT) ? DUID_SLICES_POPCNT
                                                 : DUID_SLICES_PLAIN;
  if (way == DUID_SLICES_AVX512)
    return count_with_avx512;
  if (way == DUID_SLICES_POPCNT)
    return count_with_popcnt;
#endif
  return count_plainly;
}

/* From the rows that have all bits of a set to the rows of the cell with just those. */
static void
part_cells (guint64 *counts,
            guint    n_cells)
{
  for (guint bit = 1; bit < n_cells; bit <<= 1)
    for (guint cell = 0; cell + bit < n_cells; cell++)
      if ((cell & bit) == 0)
        counts[cell] -= counts[cell + bit];
}

void
duid_slices_count (const DuidSlices *slices,
                   DuidSlicesWay     way,
                   guint             first_plane,
                   guint             n_cells,
                   guint             n_single,
                   const DuidRows   *rows,
                   gsize             from,
                   gsize             to,
                   guint32          *counts)
{
  g_autofree guint64 *found = g_new0 (guint64, n_cells + n_single);
  Counting            counting = {
               .words = slices->words + slices->n_blocks * first_plane * LANES,
               .n_planes = duid_slices_count_planes (n_cells),
               .n_cells = n_cells,
               .n_single = n_single,
               .rows = rows,
               .from = from,
               .to = to,
               .counts = found,
  };

  g_return_if_fail (n_cells > 0 && n_cells <= DUID_SLICES_MOST_CELLS);

  choose (way) (&counting);
  part_cells (found, n_cells);
  for (guint i = 0; i < n_cells + n_single; i++)
    counts[i] += (guint32) found[i];
}
