/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that are known by eight bytes at a time are those that everybody else finds, and
 * nothing else than numbers. */
#include "base/duid-number.h"
#include "import/duid-plain-number.h"
#include "import/duid-text-traits.h"

#include <glib.h>
#include <string.h>

#define SEED     5
#define N_RANDOM 300000

/* Digits, of which the first is no zero before others, perhaps a point and some behind it. */
static gboolean
is_plain (const char *text)
{
  gsize n_before = strspn (text, "0123456789");
  gsize n_behind = strlen (text) - n_before - 1;

  if (n_before == 0 || (n_before > 1 && *text == '0'))
    return FALSE;
  if (text[n_before] == '\0')
    return TRUE;
  return text[n_before] == '.' && n_behind > 0 && n_behind != 3 &&
         strspn (text + n_before + 1, "0123456789") == n_behind;
}

/* All that is counted of a plain number is all that there is to it. */
static void
assert_only_number (const char *text,
                    gboolean    has_point)
{
  DuidTextTraits traits;

  duid_text_traits_judge (&traits, text, strlen (text));
  g_assert_true (traits.is_point);
  g_assert_cmpint (traits.is_comma, ==, !has_point);
  g_assert_cmpint (traits.has_decimals, ==, has_point);
  g_assert_cmpint (traits.is_yes, ==, strcmp (text, "1") == 0);
  g_assert_cmpint (traits.is_no, ==, strcmp (text, "0") == 0);
  g_assert_cmpuint (traits.dates, ==, 0);
  g_assert_false (traits.is_padded || traits.group > 0 || traits.is_spaced || traits.is_link ||
                  traits.is_mail || traits.is_phone || traits.is_host || traits.is_place);
}

static void
check (const char *text)
{
  char            bytes[2 * DUID_LONGEST_PLAIN];
  double          number;
  DuidPlainNumber plain;

  /* What stands behind it tells nothing. */
  memset (bytes, '7', sizeof bytes);
  memcpy (bytes, text, strlen (text));
  plain = duid_plain_number_read (bytes, strlen (text));
  g_assert_cmpint (plain != 0, ==, is_plain (text));
  if (plain == 0)
    return;
  g_assert_true (duid_number_parse (text, '.', &number));
  g_assert_true (duid_plain_number_get (plain) == number);
  g_assert_true (duid_number_parse (text, ',', &number));
  g_assert_true (duid_plain_number_get (plain) == number);
  g_assert_cmpint (duid_plain_number_has_point (plain), ==, strchr (text, '.') != NULL);
  assert_only_number (text, duid_plain_number_has_point (plain));
}

static void
test_short (void)
{
  char text[8];

  for (int i = 0; i < 100000; i++)
    {
      g_snprintf (text, sizeof text, "%d", i);
      check (text);
      g_snprintf (text, sizeof text, "%d.%d", i / 100, i % 100);
      check (text);
      g_snprintf (text, sizeof text, "%05d", i);
      check (text);
    }
  for (int c = 1; c < 256; c++)
    {
      const char one[] = { (char) c, '\0' };
      const char two[] = { '4', (char) c, '\0' };
      const char three[] = { '4', (char) c, '2', '\0' };

      check (one);
      check (two);
      check (three);
    }
}

static void
test_random (void)
{
  static const char letters[] = "0123456789012345678901234567890....,-+ e%x\xe9\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < N_RANDOM; i++)
    {
      char text[DUID_LONGEST_PLAIN + 1] = "";
      int  length = g_rand_int_range (rand, 1, DUID_LONGEST_PLAIN + 1);
      int  most = g_rand_boolean (rand) ? 35 : (int) sizeof letters - 1;

      for (int at = 0; at < length; at++)
        text[at] = letters[g_rand_int_range (rand, 0, most)];
      check (text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-number/every short number is found as it is", test_short);
  g_test_add_func ("/plain-number/what looks like one is one or is left to others", test_random);
  return g_test_run ();
}
