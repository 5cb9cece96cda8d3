/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-parts.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"

#define MOST_PERIODS  40
#define FIRST_YEAR    1900 /* of a wave */
#define LAST_YEAR     2100
#define ENOUGH        DUID_FEWEST_PERCENTS
#define FIRST_MONDAY  4   /* 1970-01-05 */
#define SHARE_OF_GOOD .75 /* of the stories, in periods with enough of them */

typedef enum
{
  PACE_DAY,
  PACE_WEEK,
  PACE_MONTH,
  PACE_QUARTER,
  PACE_YEAR,
} Pace;

/* ---- dates ---- */

/* The number of the period that a date falls in. */
static gint64
get_period (double days,
            Pace   pace)
{
  int year, month, day;

  if (pace == PACE_DAY)
    return (gint64) floor (days);
  if (pace == PACE_WEEK)
    return (gint64) floor ((floor (days) - FIRST_MONDAY) / 7);
  duid_date_to_civil (days, &year, &month, &day);
  if (pace == PACE_MONTH)
    return (gint64) year * 12 + month - 1;
  return pace == PACE_QUARTER ? (gint64) year * 4 + (month - 1) / 3 : year;
}

static double
get_start (gint64 period,
           Pace   pace)
{
  switch (pace)
    {
    case PACE_DAY:
      return (double) period;
    case PACE_WEEK:
      return (double) (period * 7 + FIRST_MONDAY);
    case PACE_MONTH:
      return duid_date_from_civil ((int) (period / 12), (int) (period % 12) + 1, 1);
    case PACE_QUARTER:
      return duid_date_from_civil ((int) (period / 4), (int) (period % 4) * 3 + 1, 1);
    case PACE_YEAR:
    default:
      return duid_date_from_civil ((int) period, 1, 1);
    }
}

/* What a period is called. */
static char *
dup_period (gint64 period,
            Pace   pace)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  duid_date_to_civil (get_start (period, pace), &year, &month, &day);
  date = g_date_time_new_utc (CLAMP (year, 1, 9999), month, day, 0, 0, 0);
  if (date == NULL || pace == PACE_YEAR)
    return g_strdup_printf ("%d", year);
  /* Translators: a quarter of a year, as “Q2 2024”. */
  if (pace == PACE_QUARTER)
    return g_strdup_printf (_ ("Q%d %d"), (month - 1) / 3 + 1, year);
  if (pace == PACE_MONTH)
    return g_date_time_format (date, _ ("%b %Y"));
  if (pace == PACE_WEEK)
    return g_date_time_format (date, _ ("week of %-d %b"));
  return g_date_time_format (date, _ ("%-d %b"));
}

/* A range of periods, and how many stories fall in each. */
typedef struct
{
  gint64 first;
  gsize  n_periods;
  gsize *counts; /* owned; NULL when there are too many or too few periods */
} Calendar;

static Calendar
make_calendar (const double *days,
               gsize         n_rows,
               Pace          pace)
{
  Calendar calendar = { 0 };
  double   low = INFINITY;
  double   high = -INFINITY;

  for (gsize row = 0; row < n_rows; row++)
    if (!isnan (days[row]))
      {
        low = MIN (low, days[row]);
        high = MAX (high, days[row]);
      }
  if (low > high)
    return calendar;
  calendar.first = get_period (low, pace);
  calendar.n_periods = (gsize) (get_period (high, pace) - calendar.first + 1);
  if (calendar.n_periods < 2 || calendar.n_periods > MOST_PERIODS)
    return calendar;
  calendar.counts = g_new0 (gsize, calendar.n_periods);
  for (gsize row = 0; row < n_rows; row++)
    if (!isnan (days[row]))
      calendar.counts[get_period (days[row], pace) - calendar.first]++;
  return calendar;
}

/* Whether most stories fall in periods that have enough of them for percentages. */
static gboolean
is_good (const Calendar *calendar)
{
  gsize n = 0;
  gsize n_good = 0;

  for (gsize i = 0; i < calendar->n_periods; i++)
    {
      n += calendar->counts[i];
      n_good += calendar->counts[i] >= ENOUGH ? calendar->counts[i] : 0;
    }
  return (double) n_good >= SHARE_OF_GOOD * (double) n;
}

/* The finest pace that is good, or else the coarsest that gives two periods; -1 when
 * none does. */
static int
choose_pace (const double *days,
             gsize         n_rows)
{
  int coarsest = -1;

  for (int pace = PACE_DAY; pace <= PACE_YEAR; pace++)
    {
      Calendar          calendar = make_calendar (days, n_rows, (Pace) pace);
      g_autofree gsize *counts = calendar.counts;

      if (counts == NULL)
        continue;
      if (is_good (&calendar))
        return pace;
      coarsest = pace;
    }
  return coarsest;
}

static GPtrArray *
part_dates (const DuidDataset *dataset,
            guint              question)
{
  const double *days = duid_dataset_get_numbers (dataset, question);
  gsize         n_rows = duid_dataset_get_n_rows (dataset);
  int           pace = choose_pace (days, n_rows);
  Calendar      calendar = { 0 };
  GPtrArray    *parts = duid_groups_new ();

  if (pace < 0)
    return parts;
  calendar = make_calendar (days, n_rows, (Pace) pace);
  for (gsize i = 0; i < calendar.n_periods; i++)
    {
      g_autofree char *label = dup_period (calendar.first + (gint64) i, (Pace) pace);

      g_ptr_array_add (parts, duid_group_of_new (label, duid_rows_new (n_rows)));
    }
  for (gsize row = 0; row < n_rows; row++)
    if (!isnan (days[row]))
      {
        guint period = (guint) (get_period (days[row], (Pace) pace) - calendar.first);

        duid_rows_add (((DuidGroupOf *) g_ptr_array_index (parts, period))->rows, row);
      }
  g_free (calendar.counts);
  return parts;
}

/* ---- the parts ---- */

static GPtrArray *
drop_empty (GPtrArray *parts)
{
  for (guint i = parts->len; i > 0; i--)
    if (duid_rows_count (((DuidGroupOf *) g_ptr_array_index (parts, i - 1))->rows) == 0)
      g_ptr_array_remove_index (parts, i - 1);
  return parts;
}

/* One part is no parting. */
static GPtrArray *
take_parts (GPtrArray *parts)
{
  if (parts != NULL && parts->len < 2)
    g_clear_pointer (&parts, g_ptr_array_unref);
  return parts;
}

/* A year in @text from @least on, or 0. */
static int
find_year (const char *text,
           int         least)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) && (at == text || !g_ascii_isdigit (at[-1])))
      {
        char   *end = NULL;
        guint64 number = g_ascii_strtoull (at, &end, 10);

        if (end - at == 4 && number >= (guint64) least && number <= LAST_YEAR)
          return (int) number;
      }
  return 0;
}

/* The answers are years or speak of them, one after another: waves of a survey. */
static gboolean
is_of_waves (const DuidQuestion *question)
{
  int year = FIRST_YEAR;

  if (question->type != DUID_QUESTION_CHOICE || question->options->len < 2)
    return FALSE;
  for (guint i = 0; i < question->options->len; i++)
    {
      year = find_year (question->options->pdata[i], year);
      if (year == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
duid_parts_are_in_time (const DuidDataset *dataset,
                        guint              question)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);

  return asked->type == DUID_QUESTION_DATE || is_of_waves (asked);
}

GPtrArray *
duid_parts_of_question (const DuidDataset *dataset,
                        guint              question)
{
  GPtrArray *parts;

  if (duid_dataset_get_question (dataset, question)->type == DUID_QUESTION_DATE)
    return take_parts (part_dates (dataset, question));
  parts = duid_summary_split (dataset, NULL, (int) question, NULL);
  return parts != NULL ? take_parts (drop_empty (parts)) : NULL;
}
