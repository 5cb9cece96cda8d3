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

typedef struct
{
  gsize  row;    /* of the dataset */
  gint64 number; /* of the file */
  double amounts[3];
} Waiting;

struct _DuidTriadColumn
{
  DuidCellReader readers[3];
  guint          question;
  GArray        *waiting;   /* Waiting */
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
  column->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  return column;
}

void
duid_triad_column_free (DuidTriadColumn *column)
{
  if (column == NULL)
    return;
  g_array_unref (column->waiting);
  g_free (column);
}

void
duid_triad_column_take (DuidTriadColumn    *column,
                        const DuidRecord   *record,
                        DuidDatasetBuilder *builder,
                        gsize               row)
{
  Waiting  waiting = { .row = row, .number = record->number };
  int      n_values = 0;
  int      empty = -1;
  gboolean is_wrong = FALSE;

  for (int i = 0; i < 3; i++)
    {
      const DuidCellReader *reader = &column->readers[i];
      const DuidCell       *cell = duid_record_get_cell (record, (guint) reader->column);
      DuidReadResult        result =
        duid_cell_reader_read_number (reader, cell, record->number, &waiting.amounts[i]);

      n_values += result == DUID_READ_VALUE;
      is_wrong = is_wrong || result == DUID_READ_PROBLEM;
      empty = result == DUID_READ_NOTHING && empty < 0 ? i : empty;
    }
  if (n_values == 3)
    g_array_append_val (column->waiting, waiting);
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
get_total (const Waiting *waiting)
{
  return waiting->amounts[0] + waiting->amounts[1] + waiting->amounts[2];
}

/* Nearly always all of them have one total. */
static gboolean
is_one_total (const GArray *waiting)
{
  for (guint i = 1; i < waiting->len; i++)
    if (get_total (&g_array_index (waiting, Waiting, i)) !=
        get_total (&g_array_index (waiting, Waiting, 0)))
      return FALSE;
  return waiting->len > 0;
}

/* The total in the middle: one slip cannot move it. */
static double
find_usual_total (const GArray *waiting)
{
  g_autofree double *totals = NULL;

  if (is_one_total (waiting))
    return get_total (&g_array_index (waiting, Waiting, 0));
  totals = g_new (double, MAX (waiting->len, 1));
  for (guint i = 0; i < waiting->len; i++)
    totals[i] = get_total (&g_array_index (waiting, Waiting, i));
  qsort (totals, waiting->len, sizeof (double), compare_doubles);
  return waiting->len > 0 ? totals[waiting->len / 2] : 0;
}

static void
report_total (const DuidTriadColumn *column,
              const Waiting         *waiting,
              double                 usual)
{
  g_autofree char *total = duid_number_for_people (get_total (waiting), 4);
  g_autofree char *wanted = duid_number_for_people (usual, 4);
  g_autofree char *message = g_strdup_printf (
    _ ("The three shares add up to %s instead of %s; the answer counts as missing."), total,
    wanted);

  duid_cell_reader_tell (&column->readers[0], waiting->number, NULL, message);
}

static void
report_negative (const DuidTriadColumn *column,
                 const Waiting         *waiting)
{
  for (int i = 0; i < 3; i++)
    if (waiting->amounts[i] < 0)
      {
        g_autofree char *text = duid_number_to_string (waiting->amounts[i]);

        duid_cell_reader_tell (
          &column->readers[i], waiting->number, text,
          _ ("A share of a triad cannot be below zero; the answer counts as missing."));
        return;
      }
}

static void
settle (DuidTriadColumn    *column,
        const Waiting      *waiting,
        double              usual,
        DuidDatasetBuilder *builder)
{
  const double *amounts = waiting->amounts;
  double        total = get_total (waiting);
  DuidTriad     triad = duid_triad_from_amounts (amounts[0], amounts[1], amounts[2]);

  /* Shares that are one whole already stay just as they are. */
  if (fabs (total - 1) <= WHOLE_TOLERANCE && MIN (amounts[0], MIN (amounts[1], amounts[2])) >= 0)
    triad = (DuidTriad) { amounts[0], amounts[1], amounts[2] };

  if (!(fabs (total - usual) <= (TOTAL_TOLERANCE + ROUNDING_TOLERANCE) * fabs (usual)) ||
      total <= 0)
    report_total (column, waiting, usual);
  else if (!duid_triad_is_answered (triad))
    report_negative (column, waiting);
  else
    {
      duid_dataset_builder_set_triad (builder, column->question, waiting->row, triad);
      if (duid_triad_is_outside (waiting->amounts[0] / total, waiting->amounts[1] / total,
                                 waiting->amounts[2] / total) &&
          column->n_outside++ == 0)
        column->first_outside = waiting->number;
    }
}

void
duid_triad_column_finish (DuidTriadColumn    *column,
                          DuidDatasetBuilder *builder)
{
  double usual = find_usual_total (column->waiting);

  for (guint i = 0; i < column->waiting->len; i++)
    settle (column, &g_array_index (column->waiting, Waiting, i), usual, builder);
  duid_triad_report_outside (&column->readers[0], column->n_outside, column->first_outside);
  column->n_outside = 0;
  g_array_set_size (column->waiting, 0);
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
