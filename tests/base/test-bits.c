/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-bits.h"

#define SEED    64
#define N_WORDS 150

static const DuidBitsWay ways[] = { DUID_BITS_BEST, DUID_BITS_PLAIN, DUID_BITS_POPCNT,
                                    DUID_BITS_AVX2 };

/* Few bits, many, none, all. */
static void
draw_words (GRand   *rand,
            guint64 *words)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      guint64 word = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          words[i] = word & ((guint64) g_rand_int (rand) << 20);
          break;
        case 1:
          words[i] = g_rand_boolean (rand) ? G_MAXUINT64 : 0;
          break;
        default:
          words[i] = word;
        }
    }
}

static gsize
count_bit_by_bit (guint64 word)
{
  gsize n = 0;

  for (guint bit = 0; bit < 64; bit++)
    n += (gsize) (word >> bit) & 1;
  return n;
}

static void
assert_counts (const guint64 *a,
               const guint64 *b,
               gsize          n)
{
  gsize alone = 0;
  gsize both = 0;
  gsize one = 0;

  for (gsize i = 0; i < n; i++)
    {
      alone += count_bit_by_bit (a[i]);
      both += count_bit_by_bit (a[i] & b[i]);
      one += count_bit_by_bit (a[i] ^ b[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (!duid_bits_can (ways[i]))
        continue;
      g_assert_cmpuint (duid_bits_count (ways[i], a, n), ==, alone);
      g_assert_cmpuint (duid_bits_count_pair (ways[i], DUID_BITS_AND, a, b, n), ==, both);
      g_assert_cmpuint (duid_bits_count_pair (ways[i], DUID_BITS_XOR, a, b, n), ==, one);
    }
}

static void
test_every_way_counts_as_bit_by_bit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint64 a[N_WORDS];
  guint64 b[N_WORDS];

  for (gsize n = 0; n <= N_WORDS; n++)
    {
      draw_words (rand, a);
      draw_words (rand, b);
      assert_counts (a, b, n);
      /* From a place that is no multiple of 32 bytes. */
      if (n > 0)
        assert_counts (a + 1, b + 1, n - 1);
    }
}

static void
test_any_machine_can_count (void)
{
  g_assert_true (duid_bits_can (DUID_BITS_BEST));
  g_assert_true (duid_bits_can (DUID_BITS_PLAIN));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/bits/every-way-counts-as-bit-by-bit",
                   test_every_way_counts_as_bit_by_bit);
  g_test_add_func ("/base/bits/any-machine-can-count", test_any_machine_can_count);
  return g_test_run ();
}
