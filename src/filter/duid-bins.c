/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-bins.h"

#include <math.h>
#include <string.h>

#include "base/duid-crew.h"
#include "base/duid-number.h"

#define N_SLIDER_BINS    20
#define MOST_NUMBER_BINS 20
#define MOST_DATE_BINS   40
#define GRAIN            16384
/* A value this near below an edge, in bins, is on it: 0.3 / 0.05 is not quite 6. */
#define ON_EDGE   1e-9
#define MONDAY    3.0                /* days from a Monday to 1970-01-01 */
#define ALL_WHOLE 4503599627370496.0 /* 2^52 */

typedef struct
{
  DuidBins        *bins;
  const double    *numbers;
  const DuidTriad *triads;
  const guint8    *states;
} Filling;

/* How dates are gathered, from fine to coarse. */
typedef struct
{
  int days;
  int months;
} Step;

static const Step steps[] = {
  { 1, 0 },
  { 7, 0 },
  { 0, 1 },
  { 0, 3 },
  { 0, 12 },
  { 0, 24 },
  { 0, 60 },
  { 0, 120 },
  { 0, 240 },
  { 0, 600 },
  { 0, 1200 },
};

/* Lowest and highest number of the column; FALSE when there is none. */
static gboolean
find_extent (const double *numbers,
             gsize         n_rows,
             double       *lowest,
             double       *highest)
{
  *lowest = INFINITY;
  *highest = -INFINITY;
  for (gsize row = 0; row < n_rows; row++)
    {
      *lowest = numbers[row] < *lowest ? numbers[row] : *lowest;
      *highest = numbers[row] > *highest ? numbers[row] : *highest;
    }
  return *lowest <= *highest;
}

/* Numbers as large as ALL_WHOLE have no room for a fraction; adding it to a smaller
 * one rounds that off. NaN counts as whole. */
static gboolean
are_whole (const double *numbers,
           gsize         n_rows)
{
  for (gsize row = 0; row < n_rows; row++)
    {
      double size = fabs (numbers[row]);

      if (size < ALL_WHOLE && (size + ALL_WHOLE) - ALL_WHOLE != size)
        return FALSE;
    }
  return TRUE;
}

static double
count_bins (double lowest,
            double highest,
            double width)
{
  return floor (highest / width + ON_EDGE) - floor (lowest / width + ON_EDGE) + 1;
}

/* The smallest of 1, 2, 5 × 10^k that needs no more than 20 bins. */
static double
find_round_width (double   lowest,
                  double   highest,
                  gboolean is_whole)
{
  static const double heads[] = { 1, 2, 5 };
  double              raw = highest / MOST_NUMBER_BINS - lowest / MOST_NUMBER_BINS;
  int                 power;

  if (!(raw > 0))
    return 1;
  power = (int) floor (log10 (raw));
  if (is_whole)
    power = MAX (power, 0);
  for (;; power++)
    for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
      {
        double width = heads[i] * pow (10, power);

        if (count_bins (lowest, highest, width) <= MOST_NUMBER_BINS)
          return width;
      }
}

static void
lay_number_bins (DuidBins     *bins,
                 const double *numbers,
                 gsize         n_rows)
{
  double lowest;
  double highest;

  bins->width = 1;
  if (!find_extent (numbers, n_rows, &lowest, &highest))
    return;
  bins->width = find_round_width (lowest, highest, are_whole (numbers, n_rows));
  bins->start = floor (lowest / bins->width + ON_EDGE) * bins->width;
  bins->n_bins = (guint) count_bins (lowest, highest, bins->width);
}

/* The number of the step that holds @days: days, weeks or months since a fixed day. */
static double
get_step (Step   step,
          double days)
{
  int year;
  int month;
  int day;

  if (step.days > 0)
    return floor ((days + MONDAY) / step.days);
  duid_date_to_civil (days, &year, &month, &day);
  return floor ((year * 12.0 + month - 1) / step.months);
}

static double
get_step_start (Step   step,
                double number)
{
  double months = number * step.months;
  double year = floor (months / 12);

  if (step.days > 0)
    return number * step.days - MONDAY;
  return duid_date_from_civil ((int) year, (int) (months - year * 12) + 1, 1);
}

static void
lay_date_bins (DuidBins     *bins,
               const double *numbers,
               gsize         n_rows)
{
  double lowest;
  double highest;
  double first = 0;
  guint  i;

  if (!find_extent (numbers, n_rows, &lowest, &highest))
    return;
  for (i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      first = get_step (steps[i], lowest);
      bins->n_bins = (guint) MIN (get_step (steps[i], highest) - first + 1, MOST_DATE_BINS);
      if (get_step (steps[i], highest) - first < MOST_DATE_BINS || i + 1 == G_N_ELEMENTS (steps))
        break;
    }
  bins->edges = g_new (double, bins->n_bins + 1);
  for (guint bin = 0; bin <= bins->n_bins; bin++)
    bins->edges[bin] = get_step_start (steps[i], first + bin);
}

/* The month that holds a day is near where it would be if all were equally long. */
static inline guint
find_date (const DuidBins *bins,
           double          value)
{
  guint  last = bins->n_bins - 1;
  double length = bins->edges[bins->n_bins] - bins->edges[0];
  double at = (value - bins->edges[0]) / length * bins->n_bins;
  guint  bin = (guint) (at < last ? MAX (at, 0) : last);

  while (bin < last && bins->edges[bin + 1] <= value)
    bin++;
  while (bin > 0 && bins->edges[bin] > value)
    bin--;
  return bin;
}

static inline guint
find_bin (const DuidBins *bins,
          double          value)
{
  double last = bins->n_bins - 1.0;
  double at = (value - bins->start) / bins->width + ON_EDGE;

  return (guint) (at < last ? MAX (at, 0) : last);
}

static void
fill_dates (gsize    from,
            gsize    to,
            int      part,
            gpointer data)
{
  Filling *filling = data;

  for (gsize row = from; row < to; row++)
    {
      double number = filling->numbers[row];

      filling->bins->codes[row] =
        isnan (number) ? DUID_NO_CODE : (guint16) find_date (filling->bins, number);
    }
}

static void
fill_numbers (gsize    from,
              gsize    to,
              int      part,
              gpointer data)
{
  Filling       *filling = data;
  const DuidBins bins = *filling->bins;

  for (gsize row = from; row < to; row++)
    {
      double number = filling->numbers[row];

      bins.codes[row] = isnan (number) ? DUID_NO_CODE : (guint16) find_bin (&bins, number);
    }
}

static void
fill_triads (gsize    from,
             gsize    to,
             int      part,
             gpointer data)
{
  Filling *filling = data;

  for (gsize row = from; row < to; row++)
    {
      gboolean is_answered = filling->states[row] == DUID_STATE_ANSWERED;

      filling->bins->codes[row] =
        is_answered ? (guint16) duid_triad_get_zone (filling->triads[row]) : DUID_NO_CODE;
    }
}

static void
fill (DuidBins          *bins,
      const DuidDataset *dataset,
      guint              question,
      DuidColumnKind     kind)
{
  gsize   n_rows = duid_dataset_get_n_rows (dataset);
  Filling filling = { .bins = bins, .states = duid_dataset_get_states (dataset, question) };

  bins->codes = g_new (guint16, MAX (n_rows, 1));
  if (kind == DUID_COLUMN_TRIAD)
    {
      filling.triads = duid_dataset_get_triads (dataset, question);
      duid_crew_run (n_rows, GRAIN, fill_triads, &filling);
    }
  else
    {
      filling.numbers = duid_dataset_get_numbers (dataset, question);
      duid_crew_run (n_rows, GRAIN, bins->edges != NULL ? fill_dates : fill_numbers, &filling);
    }
}

static void
copy_codes (DuidBins          *bins,
            const DuidDataset *dataset,
            guint              question)
{
  gsize n_rows = duid_dataset_get_n_rows (dataset);

  bins->codes = g_new (guint16, MAX (n_rows, 1));
  if (n_rows > 0)
    memcpy (bins->codes, duid_dataset_get_codes (dataset, question), n_rows * sizeof (guint16));
}

static void
lay_numeric_bins (DuidBins           *bins,
                  const DuidDataset  *dataset,
                  guint               index,
                  const DuidQuestion *question)
{
  const double *numbers = duid_dataset_get_numbers (dataset, index);
  gsize         n_rows = duid_dataset_get_n_rows (dataset);

  if (question->type == DUID_QUESTION_DATE)
    lay_date_bins (bins, numbers, n_rows);
  else if (question->type == DUID_QUESTION_SLIDER && question->max > question->min)
    {
      bins->n_bins = N_SLIDER_BINS;
      bins->start = question->min;
      bins->width = (question->max - question->min) / N_SLIDER_BINS;
    }
  else
    lay_number_bins (bins, numbers, n_rows);
}

DuidBins *
duid_bins_new (const DuidDataset *dataset,
               guint              index)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, index);
  DuidColumnKind      kind = duid_question_get_column_kind (question);
  DuidBins           *bins = g_new0 (DuidBins, 1);

  switch (kind)
    {
    case DUID_COLUMN_CODE:
      bins->n_bins = question->options->len;
      copy_codes (bins, dataset, index);
      break;
    case DUID_COLUMN_MASK:
      bins->n_bins = question->options->len;
      bins->is_many = TRUE;
      break;
    case DUID_COLUMN_STONES:
      bins->n_bins = question->stones->len;
      bins->is_many = TRUE;
      break;
    case DUID_COLUMN_NUMBER:
      lay_numeric_bins (bins, dataset, index, question);
      fill (bins, dataset, index, kind);
      break;
    case DUID_COLUMN_TRIAD:
      bins->n_bins = DUID_N_ZONES;
      fill (bins, dataset, index, kind);
      break;
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
  return bins;
}

void
duid_bins_free (DuidBins *bins)
{
  g_free (bins->edges);
  g_free (bins->codes);
  g_free (bins);
}

guint
duid_bins_find (const DuidBins *bins,
                double          value)
{
  if (bins->n_bins == 0)
    return 0;
  return bins->edges != NULL ? find_date (bins, value) : find_bin (bins, value);
}

/* start + bin × width without the noise of doubles: 0.3, not 0.30000000000000004,
 * so that a brush on the bin takes the answers on its edge. */
static double
get_edge (const DuidBins *bins,
          guint           bin)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.12g", bins->start + bin * bins->width);
  return g_ascii_strtod (text, NULL);
}

void
duid_bins_get_range (const DuidBins *bins,
                     guint           bin,
                     double         *from,
                     double         *to)
{
  g_return_if_fail (bin < bins->n_bins);

  *from = bins->edges != NULL ? bins->edges[bin] : get_edge (bins, bin);
  *to = bins->edges != NULL ? bins->edges[bin + 1] : get_edge (bins, bin + 1);
}
