/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-sha256.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_QUICK 1
#include <cpuid.h>
#include <immintrin.h>
#else
#define HAS_QUICK 0
#endif

/* FIPS 180-4: blocks of 64 bytes, the length in bits at the end of the last. */
#define BLOCK       64
#define LENGTH_AT   56
#define WORDS       8
#define SHA_BIT     (1u << 29) /* of EBX of leaf 7 */
#define HASH_DIGITS 64

struct _DuidSha256
{
  GChecksum *checksum; /* or NULL: the processor counts */
  guint32    state[WORDS];
  guint8     block[BLOCK];
  gsize      n_in_block;
  guint64    n_bytes;
};

#if HAS_QUICK
/* The first 32 bits of the fractions of the cube roots of the first 64 primes. */
static const guint32 rounds[64] __attribute__ ((aligned (16))) = {
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
};
#endif

/* … of the square roots of the first 8. */
static const guint32 first_state[WORDS] = {
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
};

gboolean
duid_sha256_is_quick (void)
{
#if HAS_QUICK
  unsigned a, b = 0, c, d;

  return __builtin_cpu_supports ("sse4.1") && __get_cpuid_count (7, 0, &a, &b, &c, &d) &&
         (b & SHA_BIT) != 0;
#else
  return FALSE;
#endif
}

#if HAS_QUICK
/* Four rounds at a time; `words` holds the last sixteen words of the schedule. */
__attribute__ ((target ("sha,sse4.1"))) static void
count_block (__m128i      *abef,
             __m128i      *cdgh,
             const guint8 *block)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i old_abef = *abef;
  const __m128i old_cdgh = *cdgh;
  __m128i       words[4];

#pragma GCC unroll 16
  for (int i = 0; i < 16; i++)
    {
      __m128i *oldest = &words[i % 4];
      __m128i  sum;

      if (i < 4)
        *oldest =
          _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) block + i), swap);
      else
        *oldest = _mm_sha256msg2_epu32 (
          _mm_add_epi32 (_mm_sha256msg1_epu32 (*oldest, words[(i + 1) % 4]),
                         _mm_alignr_epi8 (words[(i + 3) % 4], words[(i + 2) % 4], 4)),
          words[(i + 3) % 4]);
      sum = _mm_add_epi32 (*oldest, _mm_load_si128 ((const __m128i *) (gconstpointer) rounds + i));
      *cdgh = _mm_sha256rnds2_epu32 (*cdgh, *abef, sum);
      *abef = _mm_sha256rnds2_epu32 (*abef, *cdgh, _mm_shuffle_epi32 (sum, 0x0e));
    }
  *abef = _mm_add_epi32 (*abef, old_abef);
  *cdgh = _mm_add_epi32 (*cdgh, old_cdgh);
}

/* The instructions want the words A to H in an order of their own. */
__attribute__ ((target ("sha,sse4.1"))) static void
count_blocks (guint32      *state,
              const guint8 *blocks,
              gsize         n_blocks)
{
  __m128i *low = (__m128i *) (gpointer) state;
  __m128i  cdab = _mm_shuffle_epi32 (_mm_loadu_si128 (low), 0xb1);
  __m128i  efgh = _mm_shuffle_epi32 (_mm_loadu_si128 (low + 1), 0x1b);
  __m128i  abef = _mm_alignr_epi8 (cdab, efgh, 8);
  __m128i  cdgh = _mm_blend_epi16 (efgh, cdab, 0xf0);
  __m128i  feba, dchg;

  for (gsize i = 0; i < n_blocks; i++)
    count_block (&abef, &cdgh, blocks + i * BLOCK);
  feba = _mm_shuffle_epi32 (abef, 0x1b);
  dchg = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 (low, _mm_blend_epi16 (feba, dchg, 0xf0));
  _mm_storeu_si128 (low + 1, _mm_alignr_epi8 (dchg, feba, 8));
}
#else
static void
count_blocks (guint32 *state,
              const guint8 *blocks,
              gsize n_blocks)
{
  g_assert_not_reached ();
}
#endif

DuidSha256 *
duid_sha256_new_portable (void)
{
  DuidSha256 *sha256 = g_new0 (DuidSha256, 1);

  sha256->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return sha256;
}

DuidSha256 *
duid_sha256_new (void)
{
  DuidSha256 *sha256;

  if (!duid_sha256_is_quick ())
    return duid_sha256_new_portable ();
  sha256 = g_new0 (DuidSha256, 1);
  memcpy (sha256->state, first_state, sizeof first_state);
  return sha256;
}

void
duid_sha256_free (DuidSha256 *sha256)
{
  if (sha256 == NULL)
    return;
  g_clear_pointer (&sha256->checksum, g_checksum_free);
  g_free (sha256);
}

/* Fills the block that is begun; moves *@bytes and *@length past what it took. */
static void
fill_block (DuidSha256    *sha256,
            const guint8 **bytes,
            gsize         *length)
{
  gsize n = MIN (BLOCK - sha256->n_in_block, *length);

  memcpy (sha256->block + sha256->n_in_block, *bytes, n);
  sha256->n_in_block += n;
  *bytes += n;
  *length -= n;
  if (sha256->n_in_block < BLOCK)
    return;
  count_blocks (sha256->state, sha256->block, 1);
  sha256->n_in_block = 0;
}

void
duid_sha256_update (DuidSha256 *sha256,
                    const void *bytes_,
                    gsize       length)
{
  const guint8 *bytes = bytes_;

  if (length == 0)
    return;
  if (sha256->checksum != NULL)
    {
      g_checksum_update (sha256->checksum, bytes, (gssize) length);
      return;
    }
  sha256->n_bytes += length;
  if (sha256->n_in_block > 0)
    fill_block (sha256, &bytes, &length);
  count_blocks (sha256->state, bytes, length / BLOCK);
  bytes += length / BLOCK * BLOCK;
  length %= BLOCK;
  if (length > 0)
    fill_block (sha256, &bytes, &length);
}

char *
duid_sha256_finish (DuidSha256 *sha256)
{
  static const guint8 padding[BLOCK] = { 0x80 };
  guint64             n_bits = GUINT64_TO_BE (sha256->n_bytes * 8);
  gsize               n_padding = (BLOCK + LENGTH_AT - 1 - sha256->n_in_block) % BLOCK + 1;
  GString            *digits;

  if (sha256->checksum != NULL)
    return g_strdup (g_checksum_get_string (sha256->checksum));
  duid_sha256_update (sha256, padding, n_padding);
  duid_sha256_update (sha256, &n_bits, sizeof n_bits);
  digits = g_string_sized_new (HASH_DIGITS);
  for (int i = 0; i < WORDS; i++)
    g_string_append_printf (digits, "%08x", sha256->state[i]);
  return g_string_free (digits, FALSE);
}
