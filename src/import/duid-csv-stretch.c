/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-csv-stretch.h"

#include "base/duid-crew.h"
#include "import/duid-csv-dialect.h"

#include <string.h>

#define USUAL_RECORD 256

typedef struct
{
  DuidCsvStretch *stretches;
  guint           n;
  DuidCsvDialect  dialect;
  char           *text;
  gsize           length;
} Work;

/* ---- where to cut ---- */

static guint64
count_quotes (const char *text,
              gsize       length,
              char        quote)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == quote;
  return n;
}

static void
count_cb (gsize    from,
          gsize    to,
          int      part,
          gpointer data)
{
  Work *work = data;

  for (gsize i = from; i < to; i++)
    work->stretches[i].n_quotes =
      count_quotes (work->text + work->stretches[i].from,
                    work->stretches[i].to - work->stretches[i].from, work->dialect.quote);
}

/* The first record to begin at @at or after it. */
static gsize
find_cut (const Work *work,
          gsize       at,
          gboolean    is_quoted)
{
  while (at < work->length && (is_quoted || work->text[at] != work->dialect.line_end))
    {
      if (work->dialect.quote != '\0' && work->text[at] == work->dialect.quote)
        is_quoted = !is_quoted;
      at++;
    }
  return MIN (at + 1, work->length);
}

static void
find_cuts (Work *work,
           gsize skip)
{
  gsize   each = (work->length - skip) / work->n;
  guint64 n_quotes = 0;

  for (guint i = 0; i < work->n; i++)
    {
      work->stretches[i].from = skip + i * each;
      work->stretches[i].to = i + 1 < work->n ? skip + (i + 1) * each : work->length;
    }
  if (work->n > 1 && work->dialect.quote != '\0')
    duid_crew_run (work->n, 1, count_cb, work);
  for (guint i = 1; i < work->n; i++)
    {
      gsize at = work->stretches[i].from;

      n_quotes += work->stretches[i - 1].n_quotes;
      at = MAX (find_cut (work, at, n_quotes % 2 != 0), work->stretches[i - 1].from);
      work->stretches[i - 1].to = work->stretches[i].from = at;
    }
}

/* ---- taking apart ---- */

/* Moves the field to @out and ends it; returns its length there. A field takes no more
 * room than it had: its delimiter becomes the NUL. */
static gsize
put_field (char               *text,
           gsize               out,
           const DuidCsvField *field,
           char                quote)
{
  gsize length = field->length;

  if (field->from != out)
    memmove (text + out, text + field->from, length);
  if (field->has_pairs)
    length = duid_csv_field_undouble (text + out, length, quote);
  text[out + length] = '\0';
  return length;
}

static void
note_open (DuidCsvStretch *stretch,
           guint           n_cells)
{
  stretch->has_open = TRUE;
  stretch->open_record = stretch->records->len;
  stretch->open_cell = n_cells;
}

/* The record at *@position goes to *@out. FALSE when it does not end in the stretch. */
static gboolean
take_record (DuidCsvStretch *stretch,
             const Work     *work,
             DuidCsvDialect *dialect,
             gboolean        is_last,
             gsize          *position,
             gsize          *out)
{
  char          *text = work->text;
  DuidTextRecord record = { .from = (guint32) *out };
  gboolean       goes_on = TRUE;

  while (goes_on)
    {
      DuidCsvField field;
      DuidCsvStop  stop =
        duid_csv_take_field (dialect, text, stretch->to, is_last, position, &field);

      if (stop == DUID_CSV_MORE)
        return FALSE;
      record.n_cells++;
      goes_on = stop == DUID_CSV_FIELD;
      if (stop == DUID_CSV_OPEN)
        {
          note_open (stretch, record.n_cells);
          dialect->quote = '\0';
          goes_on = *position > 0 && *position < stretch->to &&
                    text[*position - 1] == dialect->delimiter;
        }
      *out += put_field (text, *out, &field, work->dialect.quote) + 1;
    }
  record.length = (guint32) *out - record.from;
  g_array_append_val (stretch->records, record);
  return TRUE;
}

static void
take_stretch (DuidCsvStretch *stretch,
              const Work     *work,
              gboolean        is_last)
{
  DuidCsvDialect dialect = work->dialect;
  gsize          position = stretch->from;
  gsize          out = stretch->from;

  stretch->records = g_array_sized_new (FALSE, FALSE, sizeof (DuidTextRecord),
                                        (guint) ((stretch->to - stretch->from) / USUAL_RECORD));
  while (position < stretch->to)
    if (!take_record (stretch, work, &dialect, is_last, &position, &out))
      return;
  stretch->is_well = is_last || !stretch->has_open;
}

static void
take_cb (gsize    from,
         gsize    to,
         int      part,
         gpointer data)
{
  Work *work = data;

  for (gsize i = from; i < to; i++)
    take_stretch (&work->stretches[i], work, i + 1 == work->n);
}

gboolean
duid_csv_stretches_take (DuidCsvStretch       *stretches,
                         guint                 n,
                         const DuidCsvDialect *dialect,
                         char                 *text,
                         gsize                 skip,
                         gsize                 length)
{
  Work     work = { stretches, n, *dialect, text, length };
  gboolean is_well = TRUE;

  find_cuts (&work, skip);
  duid_crew_run (n, 1, take_cb, &work);
  for (guint i = 0; i < n; i++)
    is_well = is_well && stretches[i].is_well;
  return is_well;
}
