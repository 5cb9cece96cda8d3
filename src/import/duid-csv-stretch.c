/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-csv-stretch.h"

#include "base/duid-crew.h"
#include "base/duid-room.h"
#include "import/duid-csv-stops.h"

#include <string.h>

#define USUAL_RECORD 256

typedef struct
{
  DuidCsvStretch *stretches;
  guint           n;
  DuidCsvDialect  dialect;
  char           *text;
  gsize           length;
  DuidTextCell   *cells;
  int             next;   /* atomic */
  int             failed; /* atomic */
} Work;

/* ---- where to cut ---- */

static void
count_cb (gsize    from,
          gsize    to,
          int      part,
          gpointer data)
{
  Work *work = data;

  for (gsize i = from; i < to; i++)
    {
      DuidCsvStretch *stretch = &work->stretches[i];

      duid_csv_count (&work->dialect, work->text + stretch->from, stretch->to - stretch->from,
                      &stretch->n_stops, &stretch->n_quotes);
    }
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

/* Moves the beginning of a stretch, and what is counted with it. */
static void
move_cut (Work *work,
          guint i,
          gsize cut)
{
  DuidCsvStretch *before = &work->stretches[i - 1];
  DuidCsvStretch *after = &work->stretches[i];
  guint64         n_stops;
  guint64         n_quotes;

  duid_csv_count (&work->dialect, work->text + after->from, cut - after->from, &n_stops,
                  &n_quotes);
  before->n_stops += n_stops;
  after->n_stops -= n_stops;
  before->to = after->from = cut;
}

/* A cut lies at @at or later, and not before the last one. */
static void
find_cuts (Work *work)
{
  guint64 n_quotes = 0;

  for (guint i = 1; i < work->n; i++)
    {
      gsize at = work->stretches[i].from;

      n_quotes += work->stretches[i - 1].n_quotes;
      at = MAX (find_cut (work, at, work->dialect.quote != '\0' && n_quotes % 2 != 0),
                work->stretches[i - 1].from);
      move_cut (work, i, at);
    }
}

/* Every cell but the last of a stretch has a stop. */
static gboolean
make_room (Work *work)
{
  gsize n_cells = 0;

  for (guint i = 0; i < work->n; i++)
    {
      work->stretches[i].first_cell = n_cells;
      n_cells += work->stretches[i].n_stops + 1;
    }
  work->cells = duid_room_new (n_cells * sizeof (DuidTextCell));
  return work->cells != NULL;
}

/* ---- taking apart ---- */

/* One stretch while it is taken apart. Cells that stand side by side in the file move
 * together: those from `run` on are still where they were. */
typedef struct
{
  DuidCsvStretch *stretch;
  DuidCsvStops    stops;
  DuidCsvDialect  dialect;
  char            quote; /* of the dialect, also after it was given up */
  char           *text;
  DuidTextCell   *all;      /* cells of the whole text */
  DuidTextCell   *cell;     /* the next one */
  gsize           position; /* in the file */
  gsize           run;      /* where cells begin that were not moved yet */
  gsize           run_end;  /* … and end, with their NUL bytes */
  gsize           out;      /* where they go */
  gboolean        is_last;  /* no text follows the stretch */
} Taking;

static void
end_run (Taking *taking)
{
  gsize length = taking->run_end - taking->run;

  if (length > 0 && taking->run != taking->out)
    memmove (taking->text + taking->out, taking->text + taking->run, length);
  taking->out += length;
  taking->run = taking->run_end;
}

/* The cell at @from joins the run, or begins another. */
static void
add_cell (Taking *taking,
          gsize   from,
          gsize   length)
{
  gboolean may_be_number = length - 1 < DUID_LONGEST_PLAIN &&
                           from + DUID_LONGEST_PLAIN <= taking->stretch->to;

  if (from != taking->run_end)
    {
      end_run (taking);
      taking->run = from;
    }
  taking->text[from + length] = '\0';
  taking->run_end = from + length + 1;
  *taking->cell++ = (DuidTextCell) {
    .end = (guint32) (taking->out + (from + length - taking->run)),
    .number = may_be_number ? duid_plain_number_read (taking->text + from, length) : 0,
  };
}

/* A cell with doubled quotes, which are one. */
static void
add_paired_cell (Taking *taking,
                 gsize   from,
                 gsize   length)
{
  end_run (taking);
  memmove (taking->text + taking->out, taking->text + from, length);
  length = duid_csv_field_undouble (taking->text + taking->out, length, taking->quote);
  taking->out += length;
  *taking->cell++ = (DuidTextCell) { .end = (guint32) taking->out };
  taking->text[taking->out++] = '\0';
  taking->run = taking->run_end = G_MAXSIZE;
}

/* A field that does not begin with a quote and ends in the stretch, as nearly all do.
 * FALSE: look closer. */
static gboolean
take_plain (Taking      *taking,
            DuidCsvStop *stop)
{
  gsize from = taking->position;
  gsize end;
  gsize length;

  if (from >= taking->stretch->to ||
      (taking->dialect.quote != '\0' && taking->text[from] == taking->dialect.quote))
    return FALSE;
  end = duid_csv_stops_find (&taking->stops, from);
  if (end >= taking->stretch->to)
    return FALSE;
  length = end - from;
  *stop = taking->text[end] == taking->dialect.delimiter ? DUID_CSV_FIELD : DUID_CSV_LAST;
  if (*stop == DUID_CSV_LAST && taking->text[end] == '\n' && length > 0 &&
      taking->text[end - 1] == '\r')
    length--;
  add_cell (taking, from, length);
  taking->position = end + 1;
  return TRUE;
}

static void
note_open (DuidCsvStretch *stretch,
           guint           n_cells)
{
  stretch->has_open = TRUE;
  stretch->open_record = stretch->records->len;
  stretch->open_cell = n_cells;
}

/* Takes any field; FALSE when it does not end in the stretch. */
static gboolean
take_field (Taking      *taking,
            guint        n_cells,
            DuidCsvStop *stop)
{
  DuidCsvField field;
  gsize        to = taking->stretch->to;

  if (take_plain (taking, stop))
    return TRUE;
  *stop = duid_csv_take_field (&taking->dialect, taking->text, to, taking->is_last,
                               &taking->position, &field);
  if (*stop == DUID_CSV_MORE)
    return FALSE;
  if (*stop == DUID_CSV_OPEN)
    {
      note_open (taking->stretch, n_cells);
      taking->dialect.quote = '\0';
      *stop = taking->position > 0 && taking->position < to &&
                  taking->text[taking->position - 1] == taking->dialect.delimiter
                ? DUID_CSV_FIELD
                : DUID_CSV_LAST;
    }
  if (field.has_pairs)
    add_paired_cell (taking, field.from, field.length);
  else
    add_cell (taking, field.from, field.length);
  return TRUE;
}

/* FALSE when the record at the position does not end in the stretch. */
static gboolean
take_record (Taking *taking)
{
  DuidTextRecord record = { .first_cell = (guint32) (taking->cell - taking->all) };
  DuidCsvStop    stop;

  taking->run = taking->run_end = G_MAXSIZE;
  record.from = (guint32) taking->out;
  do
    {
      record.n_cells++;
      if (!take_field (taking, record.n_cells, &stop))
        return FALSE;
    }
  while (stop == DUID_CSV_FIELD);
  end_run (taking);
  record.length = (guint32) taking->out - record.from;
  g_array_append_val (taking->stretch->records, record);
  return TRUE;
}

static gboolean
take_stretch (const Work *work,
              guint       index)
{
  DuidCsvStretch *stretch = &work->stretches[index];
  Taking          taking = { .stretch = stretch,
                             .stops = duid_csv_stops_new (&work->dialect, work->text, stretch->to),
                             .dialect = work->dialect,
                             .quote = work->dialect.quote,
                             .text = work->text,
                             .all = work->cells,
                             .cell = work->cells + stretch->first_cell,
                             .position = stretch->from,
                             .out = stretch->from,
                             .is_last = index + 1 == work->n };

  stretch->records = g_array_sized_new (FALSE, FALSE, sizeof (DuidTextRecord),
                                        (guint) ((stretch->to - stretch->from) / USUAL_RECORD));
  while (taking.position < stretch->to)
    if (!take_record (&taking))
      return FALSE;
  return taking.is_last || !stretch->has_open;
}

static void
take_cb (gsize    from,
         gsize    to,
         int      part,
         gpointer data)
{
  Work *work = data;
  guint next;

  while ((next = (guint) g_atomic_int_add (&work->next, 1)) < work->n &&
         !g_atomic_int_get (&work->failed))
    if (!take_stretch (work, next))
      g_atomic_int_set (&work->failed, TRUE);
}

void
duid_csv_stretches_count (DuidCsvStretch       *stretches,
                          guint                 n,
                          const DuidCsvDialect *dialect,
                          const char           *text)
{
  Work work = { .stretches = stretches, .dialect = *dialect, .text = (char *) text };

  duid_crew_run (n, 1, count_cb, &work);
}

gboolean
duid_csv_stretches_take (DuidCsvStretch       *stretches,
                         guint                 n,
                         const DuidCsvDialect *dialect,
                         char                 *text,
                         gsize                 length,
                         DuidTextCell        **cells)
{
  Work work = { .stretches = stretches,
                .n = n,
                .dialect = *dialect,
                .text = text,
                .length = length };

  find_cuts (&work);
  if (make_room (&work))
    duid_crew_share (take_cb, &work);
  *cells = work.cells;
  return work.cells != NULL && !work.failed;
}
