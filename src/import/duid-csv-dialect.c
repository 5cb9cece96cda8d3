/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-csv-dialect.h"

#include <string.h>

#define MOST_RECORDS 100
#define MOST_FIELDS  1024

static const char candidates[] = { ';', ',', '\t', '|' };

/* The first delimiter or line end at or after @at, else @length. */
static gsize
find_stop (const DuidCsvDialect *dialect,
           const char           *text,
           gsize                 length,
           gsize                 at)
{
  char delimiter = dialect->delimiter;
  char line_end = dialect->line_end;

  while (at < length && text[at] != delimiter && text[at] != line_end)
    at++;
  return at;
}

/* Ends a field that stands without quotes at @stop. */
static DuidCsvStop
end_field (const DuidCsvDialect *dialect,
           const char           *text,
           gsize                 length,
           gboolean              is_whole,
           gsize                 stop,
           gsize                *position,
           DuidCsvField         *field)
{
  if (stop >= length && !is_whole)
    return DUID_CSV_MORE;
  field->length = stop - field->from;
  *position = MIN (stop + 1, length);
  if (stop < length && text[stop] == dialect->delimiter)
    return DUID_CSV_FIELD;
  if (stop < length && text[stop] == '\n' && field->length > 0 && text[stop - 1] == '\r')
    field->length--;
  return DUID_CSV_LAST;
}

/* Whether a field can end at @at: at a stop, blanks before it aside. Sets *@stop. */
static gboolean
ends_at (const DuidCsvDialect *dialect,
         const char           *text,
         gsize                 length,
         gsize                 at,
         gsize                *stop)
{
  while (at < length && text[at] == ' ' && dialect->delimiter != ' ')
    at++;
  if (at < length && text[at] == '\r' && dialect->line_end == '\n' &&
      (at + 1 == length || text[at + 1] == '\n'))
    at++;
  *stop = at;
  return at >= length || text[at] == dialect->delimiter || text[at] == dialect->line_end;
}

/* A quote that something other than a stop follows: either it stands within the
 * field, which goes on raw, or it opens a later field and ours was never closed. */
static gsize
find_raw_stop (const DuidCsvDialect *dialect,
               const char           *text,
               gsize                 length,
               gsize                 from,
               gsize                 quote)
{
  char before = text[quote - 1];

  if (quote > from + 1 && (before == dialect->delimiter || before == dialect->line_end))
    return find_stop (dialect, text, length, from);
  return find_stop (dialect, text, length, quote + 1);
}

static DuidCsvStop
take_quoted (const DuidCsvDialect *dialect,
             const char           *text,
             gsize                 length,
             gboolean              is_whole,
             gsize                *position,
             DuidCsvField         *field)
{
  gsize from = field->from;
  gsize at = from + 1;
  gsize stop;

  for (;;)
    {
      const char *found = memchr (text + at, dialect->quote, length - at);
      gsize       quote = found == NULL ? length : (gsize) (found - text);

      if (quote + 1 >= length && !is_whole)
        return DUID_CSV_MORE;
      if (quote >= length)
        {
          end_field (dialect, text, length, TRUE, find_stop (dialect, text, length, from), position,
                     field);
          return DUID_CSV_OPEN;
        }
      if (quote + 1 < length && text[quote + 1] == dialect->quote)
        {
          field->has_pairs = TRUE;
          at = quote + 2;
          continue;
        }
      if (!ends_at (dialect, text, length, quote + 1, &stop))
        {
          field->has_pairs = FALSE;
          stop = find_raw_stop (dialect, text, length, from, quote);
          return end_field (dialect, text, length, is_whole, stop, position, field);
        }
      if (stop >= length && !is_whole)
        return DUID_CSV_MORE;
      field->from = from + 1;
      field->length = quote - field->from;
      *position = MIN (stop + 1, length);
      return stop < length && text[stop] == dialect->delimiter ? DUID_CSV_FIELD : DUID_CSV_LAST;
    }
}

DuidCsvStop
duid_csv_take_field (const DuidCsvDialect *dialect,
                     const char           *text,
                     gsize                 length,
                     gboolean              is_whole,
                     gsize                *position,
                     DuidCsvField         *field)
{
  gsize from = *position;

  *field = (DuidCsvField) { .from = from };
  if (from < length && dialect->quote != '\0' && text[from] == dialect->quote)
    return take_quoted (dialect, text, length, is_whole, position, field);
  return end_field (dialect, text, length, is_whole, find_stop (dialect, text, length, from),
                    position, field);
}

/* CR alone ends lines only where no line feed stands outside quotes. */
static char
guess_line_end (const char *text,
                gsize       length)
{
  gboolean is_quoted = FALSE;
  gboolean has_cr = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        is_quoted = !is_quoted;
      else if (text[i] == '\n' && !is_quoted)
        return '\n';
      else if (text[i] == '\r' && !is_quoted)
        has_cr = TRUE;
    }
  return has_cr ? '\r' : '\n';
}

/* Counts the fields of the first records; a record cut off by the end of the
 * text counts only when it is the only one. */
static guint
count_fields (const DuidCsvDialect *dialect,
              const char           *text,
              gsize                 length,
              guint                *counts)
{
  guint n_records = 0;
  gsize position = 0;

  while (position < length && n_records < MOST_RECORDS)
    {
      DuidCsvField field;
      DuidCsvStop  stop;
      gsize        start = position;
      guint        n_fields = 0;

      do
        {
          stop = duid_csv_take_field (dialect, text, length, TRUE, &position, &field);
          n_fields++;
        }
      while (stop == DUID_CSV_FIELD);
      if (position >= length && n_records > 0 && text[length - 1] != dialect->line_end)
        break;
      if (n_fields > 1 || field.length > 0)
        counts[n_records++] = n_fields;
      if (position == start)
        break;
    }
  return n_records;
}

/* How well @dialect fits: the share of records with as many fields as most, more
 * when the first record is one of them and when the others are parted at all. */
static double
rate (const DuidCsvDialect *dialect,
      const char           *text,
      gsize                 length)
{
  guint counts[MOST_RECORDS];
  guint n_records = count_fields (dialect, text, length, counts);
  guint often[MOST_FIELDS + 1] = { 0 };
  guint usual = 0;
  guint n_parted = 0;

  if (n_records == 0)
    return 0;
  for (guint i = 0; i < n_records; i++)
    {
      guint n_fields = MIN (counts[i], MOST_FIELDS);

      often[n_fields]++;
      n_parted += n_fields > 1;
      if (n_fields > 1 && (often[n_fields] > often[usual] || usual == 0))
        usual = n_fields;
    }
  if (usual == 0)
    return 0;
  return (double) often[usual] / n_records + (counts[0] == usual ? 0.2 : 0) +
         (counts[0] > 1 ? 0.1 : 0) + 0.5 * n_parted / n_records + usual * 1e-4;
}

DuidCsvDialect
duid_csv_dialect_guess (const char *text,
                        gsize       length,
                        gsize      *skip)
{
  DuidCsvDialect best = { ',', '"', guess_line_end (text, length) };
  double         best_rate = 0;

  *skip = 0;
  if (length > 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0 &&
      (text[5] == '\n' || text[5] == '\r'))
    {
      best.delimiter = text[4];
      *skip = 6 + (length > 6 && text[5] == '\r' && text[6] == '\n');
      return best;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      DuidCsvDialect dialect = { candidates[i], '"', best.line_end };
      double         rating = rate (&dialect, text, length);

      if (rating > best_rate)
        {
          best.delimiter = dialect.delimiter;
          best_rate = rating;
        }
    }
  return best;
}

gsize
duid_csv_field_undouble (char *text,
                         gsize length,
                         char  quote)
{
  char *to = memchr (text, quote, length);
  char *end = text + length;

  for (char *from = to; from < end; from++)
    {
      *to++ = *from;
      if (*from == quote && from + 1 < end && from[1] == quote)
        from++;
    }
  return (gsize) (to - text);
}
