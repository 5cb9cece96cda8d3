/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "base/duid-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECONDS_PER_DAY 86400.0

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
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
  int      year;
  int      month;
  int      day;
  int      hour;
  int      minute;
  double   second;
  int      offset_minutes;
  gboolean is_half; /* the hour is one of twelve */
  gboolean is_late; /* … after noon */
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

/* “AM”, “p.m.” */
static gboolean
take_half (const char **text,
           Moment      *moment)
{
  char letter = g_ascii_tolower (**text);

  if (letter != 'a' && letter != 'p')
    return FALSE;
  *text += (*text)[1] == '.' ? 2 : 1;
  if (g_ascii_tolower (**text) != 'm')
    return FALSE;
  *text += (*text)[1] == '.' ? 2 : 1;
  moment->is_half = TRUE;
  moment->is_late = letter == 'p';
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

/* “GMT+2”, “CET”: names say nothing sure, what stands behind them does. */
static gboolean
take_named_zone (const char **text,
                 Moment      *moment)
{
  while (g_ascii_isalpha (**text))
    (*text)++;
  return take_zone (text, moment);
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
    case 'I':
      return take_digits (text, 2, &moment->hour);
    case 'M':
      return take_digits (text, 2, &moment->minute);
    case 'S':
      if (!take_digits (text, 2, &whole))
        return FALSE;
      moment->second = whole;
      return TRUE;
    case 'p':
      return take_half (text, moment);
    case 'Z':
      return take_named_zone (text, moment);
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

/* “12:30 AM” is half past midnight. FALSE for an hour that no such clock has. */
static gboolean
take_half_hour (Moment *moment)
{
  if (!moment->is_half)
    return TRUE;
  if (moment->hour < 1 || moment->hour > 12)
    return FALSE;
  moment->hour = moment->hour % 12 + (moment->is_late ? 12 : 0);
  return TRUE;
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
      moment.day > days_in_month (moment.year, moment.month) || !take_half_hour (&moment) ||
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
