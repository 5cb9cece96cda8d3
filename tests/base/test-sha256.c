/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-sha256.h"

#include <string.h>

static void
assert_hash (const char *bytes,
             gsize       length,
             const char *expected)
{
  g_autoptr (DuidSha256) quick = duid_sha256_new ();
  g_autoptr (DuidSha256) portable = duid_sha256_new_portable ();
  g_autofree char *quick_digits = NULL;
  g_autofree char *portable_digits = NULL;

  duid_sha256_update (quick, bytes, length);
  duid_sha256_update (portable, bytes, length);
  quick_digits = duid_sha256_finish (quick);
  portable_digits = duid_sha256_finish (portable);
  g_assert_cmpstr (quick_digits, ==, expected);
  g_assert_cmpstr (portable_digits, ==, expected);
}

/* FIPS 180-2, appendix B. */
static void
test_the_published_examples_come_out (void)
{
  const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

  assert_hash ("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_hash ("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_hash (two_blocks, strlen (two_blocks),
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void
test_pieces_make_the_same_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree guint8 *bytes = g_malloc (2000);

  for (int i = 0; i < 2000; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  for (gsize length = 0; length < 2000; length += 1 + length / 200)
    {
      g_autofree char *expected =
        g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);
      g_autoptr (DuidSha256) sha256 = duid_sha256_new ();
      g_autofree char *digits = NULL;

      for (gsize from = 0; from < length;)
        {
          gsize n = (gsize) g_rand_int_range (rand, 0, 150);

          n = MIN (n, length - from);
          duid_sha256_update (sha256, bytes + from, n);
          from += n;
        }
      digits = duid_sha256_finish (sha256);
      g_assert_cmpstr (digits, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/sha256/the-published-examples-come-out",
                   test_the_published_examples_come_out);
  g_test_add_func ("/base/sha256/pieces-make-the-same-whole", test_pieces_make_the_same_whole);
  return g_test_run ();
}
