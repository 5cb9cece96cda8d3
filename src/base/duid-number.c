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
#define SECONDS_PER_DAY     86400.0

/* All of them exact. */
static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Plain digits with at most one mark, which is how nearly all numbers are written. Up to
 * fifteen digits are exact in a double, and so is the power of ten they are divided by, so
 * this is the very number that strtod() finds. FALSE: look closer. */
static gboolean
parse_plain (const char *text,
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
  if (parse_plain (text, length, decimal, number))
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

/* Days from civil and back: Howard Hinnant's algorithms for the proleptic
 * Gregorian calendar, exact over all years an int holds. */
double
duid_date_from_civil (int year,
                      int month,
                      int day)
{
  int era;
  int year_of_era;
  int day_of_year;

  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097.0 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
         day_of_year - 719468;
}

void
duid_date_to_civil (double days,
                    int   *year,
                    int   *month,
                    int   *day)
{
  gint64 whole = (gint64) floor (days) + 719468;
  gint64 era = (whole >= 0 ? whole : whole - 146096) / 146097;
  int    day_of_era = (int) (whole - era * 146097);
  int    leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / 146096;
  int    year_of_era = (day_of_era - leap_days) / 365;
  int    day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int    shifted = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted + (shifted < 10 ? 3 : -9);
  *year = (int) (year_of_era + era * 400) + (*month <= 2);
}

typedef struct
{
  int    year;
  int    month;
  int    day;
  int    hour;
  int    minute;
  double second;
  int    offset_minutes;
} Moment;

static gboolean
take_digits (const char **text,
             int          most,
             int         *value)
{
  int n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (**text))
    {
      *value = *value * 10 + (**text - '0');
      (*text)++;
      n++;
    }
  return n > 0;
}

static gboolean
take_month_name (const char **text,
                 int         *month)
{
  static const char *const names[12][2] = {
    { "jan", "jan" },
    { "feb", "feb" },
    { "mar", "mrt" },
    { "apr", "apr" },
    { "may", "mei" },
    { "jun", "jun" },
    { "jul", "jul" },
    { "aug", "aug" },
    { "sep", "sep" },
    { "oct", "okt" },
    { "nov", "nov" },
    { "dec", "dec" },
  };

  for (int i = 0; i < 12; i++)
    for (int j = 0; j < 2; j++)
      if (g_ascii_strncasecmp (*text, names[i][j], 3) == 0 ||
          (i == 2 && g_ascii_strncasecmp (*text, "maart", 5) == 0))
        {
          *month = i + 1;
          while (g_ascii_isalpha (**text))
            (*text)++;
          return TRUE;
        }
  return FALSE;
}

static gboolean
take_field (const char **text,
            char         field,
            Moment      *moment)
{
  const char *start = *text;
  int         whole;

  switch (field)
    {
    case 'd':
    case 'e':
      return take_digits (text, 2, &moment->day);
    case 'm':
      return take_digits (text, 2, &moment->month);
    case 'Y':
      /* “24” would be the year 24, which no teller meant. */
      return take_digits (text, 4, &moment->year) && *text - start == 4;
    case 'y':
      if (!take_digits (text, 2, &moment->year))
        return FALSE;
      moment->year += moment->year < 70 ? 2000 : 1900;
      return TRUE;
    case 'b':
    case 'B':
    case 'h':
      return take_month_name (text, &moment->month);
    case 'H':
      return take_digits (text, 2, &moment->hour);
    case 'M':
      return take_digits (text, 2, &moment->minute);
    case 'S':
      if (!take_digits (text, 2, &whole))
        return FALSE;
      moment->second = whole;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
take_format (const char **text,
             const char  *format,
             Moment      *moment)
{
  for (; *format != '\0'; format++)
    {
      if (format[0] == '%' && format[1] != '\0' && format[1] != '%')
        {
          const char *parts = format[1] == 'F'   ? "%Y-%m-%d"
                              : format[1] == 'T' ? "%H:%M:%S"
                                                 : NULL;

          if (parts != NULL ? !take_format (text, parts, moment)
                            : !take_field (text, format[1], moment))
            return FALSE;
          format++;
        }
      else if (is_blank (*format))
        while (is_blank (**text))
          (*text)++;
      else if (**text == *format)
        (*text)++;
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_zone (const char **text,
           Moment      *moment)
{
  int hours = 0;
  int minutes = 0;
  int sign;

  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return TRUE;
  sign = **text == '-' ? -1 : 1;
  (*text)++;
  if (!take_digits (text, 2, &hours))
    return FALSE;
  if (**text == ':')
    (*text)++;
  if (g_ascii_isdigit (**text) && !take_digits (text, 2, &minutes))
    return FALSE;
  moment->offset_minutes = sign * (hours * 60 + minutes);
  return TRUE;
}

static gboolean
take_iso (const char **text,
          Moment      *moment)
{
  if (!take_format (text, "%Y-%m-%d", moment))
    return FALSE;
  if (**text != 'T' && **text != ' ')
    return TRUE;
  (*text)++;
  if (!take_format (text, "%H:%M", moment))
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (!take_field (text, 'S', moment))
        return FALSE;
      if (**text == '.')
        {
          double scale = 0.1;

          for ((*text)++; g_ascii_isdigit (**text); (*text)++, scale /= 10)
            moment->second += scale * (**text - '0');
        }
    }
  return take_zone (text, moment);
}

static int
days_in_month (int year,
               int month)
{
  static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean         is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && is_leap ? 29 : days[month - 1];
}

/* 24:00 is the end of the day, and a leap second may be there. */
static gboolean
is_time_of_day (const Moment *moment)
{
  if (moment->hour == 24)
    return moment->minute == 0 && moment->second == 0;
  return moment->hour < 24 && moment->minute <= 59 && moment->second < 61;
}

gboolean
duid_date_parse (const char *text,
                 const char *format,
                 double     *days)
{
  Moment moment = { .month = 1, .day = 1 };
  double seconds;

  while (is_blank (*text))
    text++;
  if (format == NULL ? !take_iso (&text, &moment) : !take_format (&text, format, &moment))
    return FALSE;
  while (is_blank (*text))
    text++;
  if (*text != '\0' || moment.month < 1 || moment.month > 12 || moment.day < 1 ||
      moment.day > days_in_month (moment.year, moment.month) ||
      !is_time_of_day (&moment))
    return FALSE;
  seconds = moment.hour * 3600.0 + (moment.minute - moment.offset_minutes) * 60.0 + moment.second;
  *days = duid_date_from_civil (moment.year, moment.month, moment.day) + seconds / SECONDS_PER_DAY;
  return TRUE;
}

char *
duid_date_to_string (double days)
{
  gint64 seconds = (gint64) floor ((days - floor (days)) * SECONDS_PER_DAY + 0.5);
  int    year;
  int    month;
  int    day;

  if (seconds >= (gint64) SECONDS_PER_DAY)
    {
      days = floor (days) + 1;
      seconds = 0;
    }
  duid_date_to_civil (days, &year, &month, &day);
  if (seconds == 0)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day,
                          (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

char *
duid_date_for_people (double days)
{
  int year;
  int month;
  int day;
  g_autoptr (GDateTime) date = NULL;

  if (!isfinite (days))
    return g_strdup ("–");
  duid_date_to_civil (days, &year, &month, &day);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (date == NULL)
    return duid_date_to_string (floor (days));
  /* Translators: a date as people write it: day, month in words, year. */
  return g_date_time_format (date, _ ("%-d %B %Y"));
}
