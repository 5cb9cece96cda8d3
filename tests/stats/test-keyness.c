/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-keyness.h"

#include <math.h>

#define CLOSE 1e-12

/* 20 are expected on either side: 2 (30 ln 1.5 + 10 ln 0.5). */
static void
test_thirty_against_ten_in_equal_texts (void)
{
  DuidKeyness keyness = duid_keyness_compute (30, 1000, 10, 1000);

  g_assert_cmpfloat_with_epsilon (keyness.likelihood, 2 * (30 * log (1.5) + 10 * log (0.5)), CLOSE);
  g_assert_cmpfloat_with_epsilon (keyness.likelihood, 10.464962875290956, 1e-10);
  g_assert_cmpfloat_with_epsilon (keyness.p, 0.0012165999233774945, 1e-10);
  g_assert_cmpfloat_with_epsilon (keyness.log_ratio, log2 (3), CLOSE);
  g_assert_cmpfloat_with_epsilon (keyness.percent_difference, 200, 1e-9);
}

/* 5 of 100 against 0 of 200: 10 ln 3, as E = 5/3; the ratio takes 0 as a half. */
static void
test_a_word_that_the_others_never_use (void)
{
  DuidKeyness keyness = duid_keyness_compute (5, 100, 0, 200);

  g_assert_cmpfloat_with_epsilon (keyness.likelihood, 10 * log (3), CLOSE);
  g_assert_cmpfloat_with_epsilon (keyness.log_ratio, log2 ((5 / 100.0) / (0.5 / 200)), CLOSE);
  g_assert_true (isinf (keyness.percent_difference));
}

static void
test_a_word_that_only_the_others_use (void)
{
  DuidKeyness keyness = duid_keyness_compute (0, 100, 8, 200);

  g_assert_cmpfloat_with_epsilon (keyness.likelihood, 16 * log (1.5), CLOSE);
  g_assert_cmpfloat_with_epsilon (keyness.log_ratio, -3, CLOSE);
  g_assert_cmpfloat_with_epsilon (keyness.percent_difference, -100, CLOSE);
}

static void
test_equal_shares_say_nothing (void)
{
  DuidKeyness keyness = duid_keyness_compute (10, 1000, 30, 3000);

  g_assert_cmpfloat_with_epsilon (keyness.likelihood, 0, CLOSE);
  g_assert_cmpfloat (keyness.likelihood, >=, 0);
  g_assert_cmpfloat_with_epsilon (keyness.p, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (keyness.log_ratio, 0, CLOSE);
}

static void
test_swapping_the_texts_turns_the_ratio_around (void)
{
  DuidKeyness one = duid_keyness_compute (17, 900, 4, 1300);
  DuidKeyness other = duid_keyness_compute (4, 1300, 17, 900);

  g_assert_cmpfloat_with_epsilon (one.likelihood, other.likelihood, CLOSE);
  g_assert_cmpfloat_with_epsilon (one.log_ratio, -other.log_ratio, CLOSE);
}

static void
test_no_text_gives_no_number (void)
{
  g_assert_true (isnan (duid_keyness_compute (0, 0, 3, 10).likelihood));
  g_assert_true (isnan (duid_keyness_compute (3, 10, 0, 0).likelihood));
  g_assert_true (isnan (duid_keyness_compute (0, 10, 0, 10).likelihood));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyness/thirty-against-ten-in-equal-texts",
                   test_thirty_against_ten_in_equal_texts);
  g_test_add_func ("/keyness/a-word-that-the-others-never-use",
                   test_a_word_that_the_others_never_use);
  g_test_add_func ("/keyness/a-word-that-only-the-others-use",
                   test_a_word_that_only_the_others_use);
  g_test_add_func ("/keyness/equal-shares-say-nothing", test_equal_shares_say_nothing);
  g_test_add_func ("/keyness/swapping-the-texts-turns-the-ratio-around",
                   test_swapping_the_texts_turns_the_ratio_around);
  g_test_add_func ("/keyness/no-text-gives-no-number", test_no_text_gives_no_number);
  return g_test_run ();
}
