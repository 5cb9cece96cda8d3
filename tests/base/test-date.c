/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-number.h"

#include <math.h>

static void
assert_reads (const char *text,
              const char *format,
              const char *expected)
{
  double           days = NAN;
  g_autofree char *back = NULL;

  g_assert_true (duid_date_parse (text, format, &days));
  back = duid_date_to_string (days);
  g_assert_cmpstr (back, ==, expected);
}

static void
assert_is_no_date (const char *text,
                   const char *format)
{
  double days;

  if (duid_date_parse (text, format, &days))
    g_error ("“%s” was read as day %g", text, days);
}

static void
test_a_date_is_read_by_its_format (void)
{
  assert_reads ("24-03-2024", "%d-%m-%Y", "2024-03-24");
  assert_reads ("4-3-2024", "%d-%m-%Y", "2024-03-04");
  assert_reads ("3/24/24", "%m/%d/%y", "2024-03-24");
  assert_reads ("24 mrt 2024", "%d %b %Y", "2024-03-24");
  assert_reads ("24 maart 2024", "%d %b %Y", "2024-03-24");
  assert_reads ("24-03-2024 09:15", "%d-%m-%Y %H:%M", "2024-03-24T09:15:00");
  assert_reads ("2024-03-24 09:15:01", "%F %T", "2024-03-24T09:15:01");
  assert_reads (" 24-03-2024 ", "%d-%m-%Y", "2024-03-24");
}

static void
test_clocks_of_twelve_hours_are_read (void)
{
  assert_reads ("03/24/2024 09:15:00 AM", "%m/%d/%Y %I:%M:%S %p", "2024-03-24T09:15:00");
  assert_reads ("03/24/2024 12:30:00 AM", "%m/%d/%Y %I:%M:%S %p", "2024-03-24T00:30:00");
  assert_reads ("03/24/2024 12:30 p.m.", "%m/%d/%Y %I:%M %p", "2024-03-24T12:30:00");
  assert_reads ("2024/03/24 1:05:09 PM GMT+2", "%Y/%m/%d %I:%M:%S %p %Z", "2024-03-24T11:05:09");
  assert_reads ("2024/03/24 1:05:09 PM CET", "%Y/%m/%d %I:%M:%S %p %Z", "2024-03-24T13:05:09");
  assert_is_no_date ("03/24/2024 13:30 PM", "%m/%d/%Y %I:%M %p");
  assert_is_no_date ("03/24/2024 0:30 AM", "%m/%d/%Y %I:%M %p");
  assert_is_no_date ("03/24/2024 9:30 XM", "%m/%d/%Y %I:%M %p");
}

static void
test_iso_dates_are_read_without_a_format (void)
{
  assert_reads ("2024-03-24", NULL, "2024-03-24");
  assert_reads ("2024-03-24T09:15:00", NULL, "2024-03-24T09:15:00");
  assert_reads ("2024-03-24 09:15", NULL, "2024-03-24T09:15:00");
  assert_reads ("2024-03-24T09:15:00Z", NULL, "2024-03-24T09:15:00");
  assert_reads ("2024-03-24T00:30:00+01:00", NULL, "2024-03-23T23:30:00");
  assert_reads ("2024-03-24T09:15:30.25Z", NULL, "2024-03-24T09:15:30");
}

static void
test_a_day_that_does_not_exist_is_no_date (void)
{
  assert_is_no_date ("31-02-2024", "%d-%m-%Y");
  assert_is_no_date ("29-02-2023", "%d-%m-%Y");
  assert_is_no_date ("00-03-2024", "%d-%m-%Y");
  assert_is_no_date ("24-13-2024", "%d-%m-%Y");
  assert_is_no_date ("2024-02-30", NULL);
  assert_is_no_date ("2024-03-24T25:00", NULL);
  assert_is_no_date ("2024-03-24T24:30", NULL);
  assert_is_no_date ("24-03-24", "%d-%m-%Y");
  assert_reads ("2024-03-24T24:00", NULL, "2024-03-25");
}

static void
test_the_whole_text_must_be_used (void)
{
  assert_is_no_date ("24-03-2024x", "%d-%m-%Y");
  assert_is_no_date ("24-03", "%d-%m-%Y");
  assert_is_no_date ("24/03/2024", "%d-%m-%Y");
  assert_is_no_date ("", "%d-%m-%Y");
  assert_is_no_date ("", NULL);
  assert_is_no_date ("maandag", NULL);
}

static void
test_leap_years_follow_the_calendar (void)
{
  assert_reads ("29-02-2024", "%d-%m-%Y", "2024-02-29");
  assert_reads ("29-02-2000", "%d-%m-%Y", "2000-02-29");
  assert_is_no_date ("29-02-1900", "%d-%m-%Y");
}

static void
test_days_are_counted_from_1970 (void)
{
  g_assert_cmpfloat (duid_date_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpfloat (duid_date_from_civil (1969, 12, 31), ==, -1);
  g_assert_cmpfloat (duid_date_from_civil (2024, 3, 24), ==, 19806);
  g_assert_cmpfloat (duid_date_from_civil (1900, 1, 1), ==, -25567);
}

static void
test_every_day_of_four_centuries_comes_back (void)
{
  double first = duid_date_from_civil (1850, 1, 1);

  for (int i = 0; i < 146097; i++)
    {
      int year;
      int month;
      int day;

      duid_date_to_civil (first + i, &year, &month, &day);
      g_assert_cmpfloat (duid_date_from_civil (year, month, day), ==, first + i);
    }
}

static void
test_a_time_just_before_midnight_rounds_to_the_next_day (void)
{
  g_autofree char *text = duid_date_to_string (1 - 1e-9);

  g_assert_cmpstr (text, ==, "1970-01-02");
}

static void
test_people_read_the_month_in_words (void)
{
  g_autofree char *text = duid_date_for_people (duid_date_from_civil (2024, 3, 24) + 0.4);
  g_autofree char *none = duid_date_for_people (NAN);

  g_assert_cmpstr (text, ==, "24 March 2024");
  g_assert_cmpstr (none, ==, "–");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/a-date-is-read-by-its-format", test_a_date_is_read_by_its_format);
  g_test_add_func ("/base/date/clocks of twelve hours are read",
                   test_clocks_of_twelve_hours_are_read);
  g_test_add_func ("/base/date/iso-dates-are-read-without-a-format",
                   test_iso_dates_are_read_without_a_format);
  g_test_add_func ("/base/date/a-day-that-does-not-exist-is-no-date",
                   test_a_day_that_does_not_exist_is_no_date);
  g_test_add_func ("/base/date/the-whole-text-must-be-used", test_the_whole_text_must_be_used);
  g_test_add_func ("/base/date/leap-years-follow-the-calendar",
                   test_leap_years_follow_the_calendar);
  g_test_add_func ("/base/date/days-are-counted-from-1970", test_days_are_counted_from_1970);
  g_test_add_func ("/base/date/every-day-of-four-centuries-comes-back",
                   test_every_day_of_four_centuries_comes_back);
  g_test_add_func ("/base/date/a-time-just-before-midnight-rounds-to-the-next-day",
                   test_a_time_just_before_midnight_rounds_to_the_next_day);
  g_test_add_func ("/base/date/people-read-the-month-in-words",
                   test_people_read_the_month_in_words);
  return g_test_run ();
}
