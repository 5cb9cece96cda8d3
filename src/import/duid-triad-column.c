/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-triad-column.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* Shares of a total off by more than this of the usual total are a slip. */
#define TOTAL_TOLERANCE    0.01
#define ROUNDING_TOLERANCE 1e-9
#define WHOLE_TOLERANCE    1e-12
/* Places come in three or four decimals. */
#define PLACE_ROUNDING 0.0005

struct _DuidTriadColumn
{
  DuidCellReader readers[3];
  guint          question;
  gsize          from; /* the rows of the dataset whose amounts wait in it */
  gsize          to;
  guint          n_outside; /* by a hair */
  gint64         first_outside;
};

DuidTriadColumn *
duid_triad_column_new (const DuidCellReader *readers,
                       guint                 question)
{
  DuidTriadColumn *column = g_new0 (DuidTriadColumn, 1);

  for (int i = 0; i < 3; i++)
    column->readers[i] = readers[i];
  column->question = question;
  column->from = G_MAXSIZE;
  return column;
}

void
duid_triad_column_free (DuidTriadColumn *column)
{
  g_free (column);
}

void
duid_triad_column_take (DuidTriadColumn    *column,
                        const DuidRecord   *record,
                        DuidDatasetBuilder *builder,
                        gsize               row)
{
  double   amounts[3];
  int      n_values = 0;
  int      empty = -1;
  gboolean is_wrong = FALSE;

  for (int i = 0; i < 3; i++)
    {
      const DuidCellReader *reader = &column->readers[i];
      const DuidCell       *cell = duid_record_get_cell (record, (guint) reader->column);
      DuidReadResult        result =
        duid_cell_reader_read_number (reader, cell, record->number, &amounts[i]);

      n_values += result == DUID_READ_VALUE;
      is_wrong = is_wrong || result == DUID_READ_PROBLEM;
      empty = result == DUID_READ_NOTHING && empty < 0 ? i : empty;
    }
  column->from = MIN (column->from, row);
  column->to = row + 1;
  if (n_values == 3)
    duid_dataset_builder_get_triads (builder, column->question)[row] =
      (DuidTriad) { amounts[0], amounts[1], amounts[2] };
  else if (n_values > 0 && !is_wrong)
    duid_cell_reader_tell (
      &column->readers[empty], record->number, "",
      _ ("One of the three shares of the triad is empty; the answer counts as missing."));
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_total (DuidTriad amounts)
{
  return amounts.top + amounts.left + amounts.right;
}

static gboolean
is_waiting (DuidTriad amounts)
{
  return !isnan (amounts.top);
}

/* Nearly always all of them have one total; NaN when there are several, or none at all. */
static double
find_one_total (const DuidTriadColumn *column,
                const DuidTriad       *triads)
{
  double only = NAN;

  for (gsize row = column->from; row < column->to; row++)
    {
      double total = get_total (triads[row]);

      if (!is_waiting (triads[row]) || total == only)
        continue;
      if (!isnan (only))
        return NAN;
      only = total;
    }
  return only;
}

/* The total in the middle: one slip cannot move it. */
static double
find_usual_total (const DuidTriadColumn *column,
                  const DuidTriad       *triads)
{
  double             only = find_one_total (column, triads);
  g_autofree double *totals = NULL;
  gsize              n = 0;

  if (!isnan (only))
    return only;
  totals = g_new (double, column->to - column->from);
  for (gsize row = column->from; row < column->to; row++)
    if (is_waiting (triads[row]))
      totals[n++] = get_total (triads[row]);
  qsort (totals, n, sizeof (double), compare_doubles);
  return n > 0 ? totals[n / 2] : 0;
}

static void
report_total (const DuidTriadColumn *column,
              gint64                 number,
              double                 sum,
              double                 usual)
{
  g_autofree char *total = duid_number_for_people (sum, 4);
  g_autofree char *wanted = duid_number_for_people (usual, 4);
  g_autofree char *message = g_strdup_printf (
    _ ("The three shares add up to %s instead of %s; the answer counts as missing."), total,
    wanted);

  duid_cell_reader_tell (&column->readers[0], number, NULL, message);
}

static void
report_negative (const DuidTriadColumn *column,
                 gint64                 number,
                 DuidTriad              waiting)
{
  const double amounts[] = { waiting.top, waiting.left, waiting.right };

  for (int i = 0; i < 3; i++)
    if (amounts[i] < 0)
      {
        g_autofree char *text = duid_number_to_string (amounts[i]);

        duid_cell_reader_tell (
          &column->readers[i], number, text,
          _ ("A share of a triad cannot be below zero; the answer counts as missing."));
        return;
      }
}

/* The shares, DUID_NO_TRIAD when the amounts are wrong, which is reported. */
static DuidTriad
settle (DuidTriadColumn *column,
        DuidTriad        amounts,
        double           usual,
        gint64           number)
{
  double    total = get_total (amounts);
  DuidTriad triad = duid_triad_from_amounts (amounts.top, amounts.left, amounts.right);

  /* Shares that are one whole already stay just as they are. */
  if (fabs (total - 1) <= WHOLE_TOLERANCE &&
      MIN (amounts.top, MIN (amounts.left, amounts.right)) >= 0)
    triad = amounts;

  if (!(fabs (total - usual) <= (TOTAL_TOLERANCE + ROUNDING_TOLERANCE) * fabs (usual)) ||
      total <= 0)
    report_total (column, number, total, usual);
  else if (!duid_triad_is_answered (triad))
    report_negative (column, number, amounts);
  else
    {
      if (duid_triad_is_outside (amounts.top / total, amounts.left / total,
                                 amounts.right / total) &&
          column->n_outside++ == 0)
        column->first_outside = number;
      return triad;
    }
  return DUID_NO_TRIAD;
}

void
duid_triad_column_finish (DuidTriadColumn    *column,
                          DuidDatasetBuilder *builder,
                          const gint64       *numbers)
{
  DuidTriad *triads;
  double     usual;

  if (column->from >= column->to)
    return;
  triads = duid_dataset_builder_get_triads (builder, column->question);
  usual = find_usual_total (column, triads);
  for (gsize row = column->from; row < column->to; row++)
    if (is_waiting (triads[row]))
      duid_dataset_builder_set_triad (builder, column->question, row,
                                      settle (column, triads[row], usual, numbers[row]));
  duid_triad_report_outside (&column->readers[0], column->n_outside, column->first_outside);
  column->n_outside = 0;
  column->from = G_MAXSIZE;
  column->to = 0;
}

gboolean
duid_triad_is_outside (double top,
                       double left,
                       double right)
{
  return MIN (top, MIN (left, right)) < -PLACE_ROUNDING;
}

void
duid_triad_report_outside (const DuidCellReader *reader,
                           guint                 n,
                           gint64                first)
{
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf (
    ngettext ("%u answer lies a hair outside the triangle; it counts on its edge and its raw "
              "text was kept.",
              "%u answers lie a hair outside the triangle, this one first; they count on its edge "
              "and their raw text was kept.",
              n),
    n);
  duid_cell_reader_tell (reader, first, NULL, message);
}
