/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-bits.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_X86 1
#include <immintrin.h>
#else
#define HAS_X86 0
#endif

/* A word is taken with its partner, or alone: then @b is @a. */
typedef gsize (*Count) (DuidBitsPair   pair,
                        const guint64 *a,
                        const guint64 *b,
                        gsize          n);

static inline __attribute__ ((always_inline)) guint64
join (DuidBitsPair pair,
      guint64      a,
      guint64      b)
{
  return pair == DUID_BITS_AND ? a & b : a ^ b;
}

static gsize
count_plainly (DuidBitsPair   pair,
               const guint64 *a,
               const guint64 *b,
               gsize          n)
{
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint64 word = join (pair, a[i], b[i]);

      word -= (word >> 1) & G_GUINT64_CONSTANT (0x5555555555555555);
      word = (word & G_GUINT64_CONSTANT (0x3333333333333333)) +
             ((word >> 2) & G_GUINT64_CONSTANT (0x3333333333333333));
      word = (word + (word >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
      sum += (word * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56;
    }
  return (gsize) sum;
}

#if HAS_X86
__attribute__ ((target ("popcnt"))) static gsize
count_with_popcnt (DuidBitsPair   pair,
                   const guint64 *a,
                   const guint64 *b,
                   gsize          n)
{
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (guint64) __builtin_popcountll (join (pair, a[i], b[i]));
  return (gsize) sum;
}

/* Half a byte at a time is looked up, 32 bytes at once (W. Muła, N. Kurz, D. Lemire,
 * “Faster population counts using AVX2 instructions”, 2018, §3). */
__attribute__ ((target ("avx2,popcnt"))) static gsize
count_with_avx2 (DuidBitsPair   pair,
                 const guint64 *a,
                 const guint64 *b,
                 gsize          n)
{
  const __m256i bits = _mm256_setr_epi8 (0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
                                         0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i low = _mm256_set1_epi8 (0x0f);
  __m256i       sums = _mm256_setzero_si256 ();
  guint64       parts[4];
  gsize         whole = n & ~(gsize) 3;

  for (gsize i = 0; i < whole; i += 4)
    {
      __m256i one = _mm256_loadu_si256 ((const __m256i *) (gconstpointer) (a + i));
      __m256i two = _mm256_loadu_si256 ((const __m256i *) (gconstpointer) (b + i));
      __m256i word = pair == DUID_BITS_AND ? _mm256_and_si256 (one, two)
                                           : _mm256_xor_si256 (one, two);
      __m256i high = _mm256_and_si256 (_mm256_srli_epi16 (word, 4), low);
      __m256i found = _mm256_add_epi8 (_mm256_shuffle_epi8 (bits, _mm256_and_si256 (word, low)),
                                       _mm256_shuffle_epi8 (bits, high));

      sums = _mm256_add_epi64 (sums, _mm256_sad_epu8 (found, _mm256_setzero_si256 ()));
    }
  _mm256_storeu_si256 ((__m256i *) (gpointer) parts, sums);
  return (gsize) (parts[0] + parts[1] + parts[2] + parts[3]) +
         count_with_popcnt (pair, a + whole, b + whole, n - whole);
}
#endif

gboolean
duid_bits_can (DuidBitsWay way)
{
#if HAS_X86
  if (way == DUID_BITS_POPCNT)
    return __builtin_cpu_supports ("popcnt") != 0;
  if (way == DUID_BITS_AVX2)
    return __builtin_cpu_supports ("avx2") != 0 && __builtin_cpu_supports ("popcnt") != 0;
#endif
  return way == DUID_BITS_PLAIN || way == DUID_BITS_BEST;
}

static Count
choose (DuidBitsWay way)
{
#if HAS_X86
  if (way == DUID_BITS_BEST)
    way = duid_bits_can (DUID_BITS_AVX2)     ? DUID_BITS_AVX2
          : duid_bits_can (DUID_BITS_POPCNT) ? DUID_BITS_POPCNT
                                             : DUID_BITS_PLAIN;
  if (way == DUID_BITS_AVX2)
    return count_with_avx2;
  if (way == DUID_BITS_POPCNT)
    return count_with_popcnt;
#endif
  return count_plainly;
}

gsize
duid_bits_count (DuidBitsWay    way,
                 const guint64 *words,
                 gsize          n)
{
  return choose (way) (DUID_BITS_AND, words, words, n);
}

gsize
duid_bits_count_pair (DuidBitsWay    way,
                      DuidBitsPair   pair,
                      const guint64 *a,
                      const guint64 *b,
                      gsize          n)
{
  return choose (way) (pair, a, b, n);
}
