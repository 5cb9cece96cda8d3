/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define LONGEST_NUMBER    63
#define MOST_EXACT_DIGITS 15
/* What %.15g writes without an exponent, with room for the decimals. */
#define LARGEST_PLAIN       1e9
#define SMALLEST_PLAIN      1e-4
#define MOST_PLAIN_DECIMALS 5

/* All of them exact. */
static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Up to fifteen digits are exact in a double, and so is the power of ten they are divided
 * by, so this is the very number that strtod() finds. */
gboolean
duid_number_parse_plain (const char *text,
                         gsize       length,
                         char        decimal,
                         double     *number)
{
  gboolean is_negative = *text == '-';
  gint64   digits = 0;
  gsize    n_digits = 0;
  gsize    mark = length;

  for (gsize i = is_negative ? 1 : 0; i < length; i++)
    {
      char c = text[i];

      if (c >= '0' && c <= '9' && n_digits < MOST_EXACT_DIGITS)
        {
          digits = digits * 10 + (c - '0');
          n_digits++;
        }
      else if ((c == '.' || (c == ',' && decimal == ',')) && mark == length)
        mark = i;
      else
        return FALSE;
    }
  if (n_digits == 0)
    return FALSE;
  *number = (double) digits / powers[mark < length ? length - mark - 1 : 0];
  if (is_negative)
    *number = -*number;
  return TRUE;
}

gboolean
duid_number_parse (const char *text,
                   char        decimal,
                   double     *number)
{
  char  copy[LONGEST_NUMBER + 1];
  gsize length;
  char *end;

  while (is_blank (*text))
    text++;
  length = strlen (text);
  while (length > 0 && is_blank (text[length - 1]))
    length--;
  if (length == 0 || length > LONGEST_NUMBER)
    return FALSE;
  if (duid_number_parse_plain (text, length, decimal, number))
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (!g_ascii_isdigit (c) && strchr ("+-.,eE", c) == NULL)
        return FALSE;
      if (c == ',' && decimal != ',')
        return FALSE;
      copy[i] = c == ',' ? '.' : c;
    }
  copy[length] = '\0';
  *number = g_ascii_strtod (copy, &end);
  return end == copy + length && isfinite (*number);
}

/* @whole, of whose digits the last @n_decimals are behind the mark. */
static void
write_decimal (GString *text,
               gint64   whole,
               int      n_decimals)
{
  char   digits[24];
  gint64 left = ABS (whole);
  int    at = sizeof digits;

  for (int n = 0; left > 0 || n <= n_decimals; n++, left /= 10)
    {
      if (n > 0 && n == n_decimals)
        digits[--at] = '.';
      digits[--at] = (char) ('0' + left % 10);
    }
  if (whole < 0)
    digits[--at] = '-';
  g_string_append_len (text, digits + at, (gssize) sizeof digits - at);
}

/* A number of few decimals, as nearly all answers are: the decimal text that the number is
 * the nearest to is also the shortest that reads back as it. NULL: look closer. */
static char *
print_plain (double number)
{
  double   whole = round (number);
  int      n_decimals = 0;
  GString *text;

  if (!(fabs (number) < LARGEST_PLAIN) || (number != 0 && fabs (number) < SMALLEST_PLAIN) ||
      (number == 0 && signbit (number)))
    return NULL;
  while (whole / powers[n_decimals] != number)
    {
      if (++n_decimals > MOST_PLAIN_DECIMALS)
        return NULL;
      whole = round (number * powers[n_decimals]);
    }
  text = g_string_sized_new (24);
  write_decimal (text, (gint64) whole, n_decimals);
  return g_string_free (text, FALSE);
}

char *
duid_number_to_string (double number)
{
  char  text[G_ASCII_DTOSTR_BUF_SIZE];
  char *plain = print_plain (number);

  if (plain != NULL)
    return plain;
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  return g_strdup (text);
}

char *
duid_number_for_people (double number,
                        int    decimals)
{
  const char *mark = localeconv ()->decimal_point;
  char        text[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char        format[16];
  char       *point;
  GString    *shown;

  if (!isfinite (number))
    return g_strdup ("–");
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, fabs (number));
  point = strchr (text, '.');
  if (point != NULL)
    {
      char *end = point + strlen (point);

      while (end[-1] == '0')
        *--end = '\0';
      if (end[-1] == '.')
        *--end = '\0';
      point = strchr (text, '.');
    }
  shown = g_string_new (number < 0 && strcmp (text, "0") != 0 ? "−" : "");
  if (point == NULL)
    g_string_append (shown, text);
  else
    {
      g_string_append_len (shown, text, point - text);
      g_string_append (shown, mark);
      g_string_append (shown, point + 1);
    }
  return g_string_free (shown, FALSE);
}
