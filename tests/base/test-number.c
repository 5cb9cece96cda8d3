/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-number.h"

#include <math.h>

static void
assert_reads (const char *text,
              char        decimal,
              double      expected)
{
  double number = NAN;

  g_assert_true (duid_number_parse (text, decimal, &number));
  g_assert_cmpfloat (number, ==, expected);
}

static void
assert_is_no_number (const char *text,
                     char        decimal)
{
  double number;

  if (duid_number_parse (text, decimal, &number))
    g_error ("“%s” was read as %g", text, number);
}

static void
test_a_comma_is_read_as_the_decimal_mark (void)
{
  assert_reads ("7,9", ',', 7.9);
  assert_reads ("-0,5", ',', -0.5);
  assert_reads ("12,0", ',', 12);
  assert_reads ("60", ',', 60);
  assert_reads ("7.9", ',', 7.9);
  assert_is_no_number ("7,9", '.');
}

static void
test_a_point_is_read_as_the_decimal_mark (void)
{
  assert_reads ("7.9", '.', 7.9);
  assert_reads ("+3", '.', 3);
  assert_reads ("1e3", '.', 1000);
  assert_reads (" \t2.5 \r\n", '.', 2.5);
  assert_reads (".5", '.', 0.5);
}

static void
test_other_text_is_no_number (void)
{
  const char *const texts[] = { "", " ", "6O", "6 0", "1.2.3", "1,2,3", "1.234,5", "1,234.5",
                                "inf", "nan", "0x10", "--1", "1e", "1e999", "-", "€ 5" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_is_no_number (texts[i], '.');
      assert_is_no_number (texts[i], ',');
    }
}

static void
test_a_very_long_text_is_no_number (void)
{
  g_autofree char *digits = g_strnfill (5000, '9');

  assert_is_no_number (digits, '.');
}

static void
test_the_text_of_a_number_reads_back_exactly (void)
{
  const double numbers[] = { 0, 7.9, -1.0 / 3, 0.1 + 0.2, 1e-300, 123456789.123456789, 1e21 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = duid_number_to_string (numbers[i]);

      assert_reads (text, '.', numbers[i]);
    }
}

static void
test_the_text_of_a_number_is_short (void)
{
  g_autofree char *simple = duid_number_to_string (7.9);
  g_autofree char *whole = duid_number_to_string (60);

  g_assert_cmpstr (simple, ==, "7.9");
  g_assert_cmpstr (whole, ==, "60");
}

static void
assert_shows (double      number,
              int         decimals,
              const char *expected)
{
  g_autofree char *text = duid_number_for_people (number, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_people_see_no_trailing_zeros (void)
{
  assert_shows (7.90, 2, "7.9");
  assert_shows (60, 2, "60");
  assert_shows (100, 0, "100");
  assert_shows (0.126, 2, "0.13");
}

static void
test_people_see_a_real_minus_and_no_minus_zero (void)
{
  assert_shows (-3.5, 1, "−3.5");
  assert_shows (-0.001, 2, "0");
  assert_shows (NAN, 2, "–");
}

/* However many digits there are: plain numbers are read in a way of their own. */
static void
test_a_number_is_the_nearest_that_can_be_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 20000; i++)
    {
      char text[64] = { 0 };
      int  n_digits = g_rand_int_range (rand, 1, 19);
      int  mark = g_rand_int_range (rand, -1, n_digits + 1);
      int  at = 0;

      if (g_rand_boolean (rand))
        text[at++] = '-';
      for (int digit = 0; digit < n_digits; digit++)
        {
          if (digit == mark)
            text[at++] = '.';
          text[at++] = (char) ('0' + g_rand_int_range (rand, 0, 10));
        }
      if (mark == n_digits)
        text[at++] = '.';
      assert_reads (text, '.', g_ascii_strtod (text, NULL));
    }
  assert_is_no_number (".", '.');
  assert_is_no_number ("-", '.');
  assert_is_no_number ("-.", '.');
  assert_is_no_number ("1.2.3", '.');
  assert_is_no_number ("1-2", '.');
}

/* Numbers of few decimals are written in a way of their own. */
static void
test_the_text_of_a_number_is_that_of_printf (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int i = 0; i < 20000; i++)
    {
      double           whole = g_rand_int_range (rand, -2000000, 2000000);
      double           number = whole / pow (10, g_rand_int_range (rand, 0, 9));
      char             expected[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *text = duid_number_to_string (number);

      g_ascii_formatd (expected, sizeof expected, "%.15g", number);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
assert_text (double      number,
             const char *expected)
{
  g_autofree char *text = duid_number_to_string (number);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_the_ends_of_plain_numbers_are_written_well (void)
{
  assert_text (0, "0");
  assert_text (-0.0, "-0");
  assert_text (-1.5, "-1.5");
  assert_text (0.05, "0.05");
  assert_text (10, "10");
  assert_text (999999999, "999999999");
  assert_text (1e9, "1000000000");
  assert_text (0.0001, "0.0001");
  assert_text (0.00001, "1e-05");
  assert_text (NAN, "nan");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/a-comma-is-read-as-the-decimal-mark",
                   test_a_comma_is_read_as_the_decimal_mark);
  g_test_add_func ("/base/number/a-point-is-read-as-the-decimal-mark",
                   test_a_point_is_read_as_the_decimal_mark);
  g_test_add_func ("/base/number/other-text-is-no-number", test_other_text_is_no_number);
  g_test_add_func ("/base/number/a-very-long-text-is-no-number",
                   test_a_very_long_text_is_no_number);
  g_test_add_func ("/base/number/a-number-is-the-nearest-that-can-be-kept",
                   test_a_number_is_the_nearest_that_can_be_kept);
  g_test_add_func ("/base/number/the-text-of-a-number-is-that-of-printf",
                   test_the_text_of_a_number_is_that_of_printf);
  g_test_add_func ("/base/number/the-ends-of-plain-numbers-are-written-well",
                   test_the_ends_of_plain_numbers_are_written_well);
  g_test_add_func ("/base/number/the-text-of-a-number-reads-back-exactly",
                   test_the_text_of_a_number_reads_back_exactly);
  g_test_add_func ("/base/number/the-text-of-a-number-is-short",
                   test_the_text_of_a_number_is_short);
  g_test_add_func ("/base/number/people-see-no-trailing-zeros", test_people_see_no_trailing_zeros);
  g_test_add_func ("/base/number/people-see-a-real-minus-and-no-minus-zero",
                   test_people_see_a_real_minus_and_no_minus_zero);
  return g_test_run ();
}
