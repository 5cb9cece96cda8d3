/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-csv-reader.h"

#include "base/duid-problem.h"
#include "import/duid-csv-dialect.h"
#include "import/duid-text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD         (256 * 1024)
#define FIRST_FIELDS 64
/* Records before its turn a cell is fetched. */
#define FETCHED 8

static const char open_message[] =
  N_ ("A quotation mark is opened here and never closed; from here on they are read as text.");

typedef struct
{
  /* owned */
  DuidTextFile    *text; /* the file, if it was read whole; else NULL, and then … */
  DuidTextDecoder *decoder;
  GString         *buffer;
  GArray          *fields; /* DuidCsvField of the record, n_fields of them, and room */
  GArray          *cells;  /* DuidCell of the record, as many */
  char            *file;
  GPtrArray       *problems;

  guint          n_fields;
  DuidCsvDialect dialect;
  char           quote;    /* of the dialect, also after it was given up */
  gsize          position; /* where the next record begins */
  gint64         row;
  gsize          record;   /* of the whole file, the next one */
  gboolean       is_whole; /* the decoder is at its end */
} DuidCsvReader;

static void
report (DuidCsvReader *self,
        gint64         row,
        int            position,
        const char    *message)
{
  g_ptr_array_add (self->problems,
                   duid_problem_new (self->file, NULL, row, NULL, position, NULL, message));
}

/* Throws away what is read and appends more text. */
static gboolean
read_more (DuidCsvReader *self,
           GError       **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->position > 0)
    g_string_erase (self->buffer, 0, (gssize) self->position);
  self->position = 0;
  if (duid_text_decoder_read (self->decoder, self->buffer, &failure))
    return TRUE;
  self->is_whole = TRUE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Room is kept from record to record, so that a field costs no more than its place. */
static void
add_field (DuidCsvReader      *self,
           const DuidCsvField *field)
{
  if (self->n_fields == self->fields->len)
    {
      g_array_set_size (self->fields, MAX (2 * self->fields->len, FIRST_FIELDS));
      g_array_set_size (self->cells, self->fields->len);
    }
  g_array_index (self->fields, DuidCsvField, self->n_fields++) = *field;
}

/* Finds the fields of the record at `position`; FALSE when it goes on after the
 * text that is there. */
static gboolean
take_record (DuidCsvReader *self,
             gsize         *end)
{
  const char *text = self->buffer->str;
  gsize       length = self->buffer->len;

  self->n_fields = 0;
  *end = self->position;
  for (;;)
    {
      DuidCsvField field;
      DuidCsvStop  stop =
        duid_csv_take_field (&self->dialect, text, length, self->is_whole, end, &field);

      if (stop == DUID_CSV_MORE)
        return FALSE;
      add_field (self, &field);
      if (stop == DUID_CSV_OPEN)
        {
          report (self, self->row + 1, (int) self->n_fields, _ (open_message));
          self->dialect.quote = '\0';
          if (*end > 0 && *end < length && text[*end - 1] == self->dialect.delimiter)
            continue;
        }
      if (stop != DUID_CSV_FIELD)
        return TRUE;
    }
}

/* NUL bytes would end the text early: they go, and somebody is told. */
static gsize
drop_nul (DuidCsvReader *self,
          char          *text,
          gsize          length,
          int            position)
{
  gsize n_kept = 0;

  if (memchr (text, '\0', length) == NULL)
    return length;
  for (gsize i = 0; i < length; i++)
    if (text[i] != '\0')
      text[n_kept++] = text[i];
  report (self, self->row, position,
          _ ("The cell holds NUL bytes; they were left out of the text."));
  return n_kept;
}

static void
make_cells (DuidCsvReader *self)
{
  char *text = self->buffer->str;

  for (guint i = 0; i < self->n_fields; i++)
    {
      const DuidCsvField *field = &g_array_index (self->fields, DuidCsvField, i);
      DuidCell           *cell = &g_array_index (self->cells, DuidCell, i);
      char               *from = text + field->from;
      gsize               length = field->length;

      if (field->has_pairs)
        length = duid_csv_field_undouble (from, length, self->quote);
      if (duid_text_decoder_has_nul (self->decoder))
        length = drop_nul (self, from, length, (int) i + 1);
      from[length] = '\0';
      *cell = (DuidCell) { .kind = length > 0 ? DUID_CELL_TEXT : DUID_CELL_EMPTY,
                           .length = (guint32) length,
                           .text = from,
                           .raw = from };
    }
}

/* ---- a file that was taken apart ---- */

static gboolean
csv_reader_pass (gpointer    reader,
                 DuidRecord *record)
{
  DuidCsvReader        *self = reader;
  gsize                 n_records = duid_text_file_get_n_records (self->text);
  gsize                 open_record;
  guint                 open_cell;
  const DuidTextRecord *records;
  const DuidTextRecord *next;

  if (self->record == n_records)
    return FALSE;
  records = duid_text_file_get_records (self->text);
  next = &records[MIN (self->record + FETCHED, n_records - 1)];
  __builtin_prefetch (duid_text_file_get_text (self->text) + next->from);
  *record = (DuidRecord) { .n_cells = records[self->record].n_cells,
                           .number = ++self->row,
                           .place = self->record };
  if (duid_text_file_find_open (self->text, &open_record, &open_cell) &&
      open_record == self->record)
    report (self, self->row, (int) open_cell, _ (open_message));
  self->record++;
  return TRUE;
}

static void
csv_reader_fill (gpointer          reader,
                 const DuidRecord *records,
                 guint             n,
                 guint             column,
                 DuidCell         *cells)
{
  const DuidCsvReader  *self = reader;
  const char           *text = duid_text_file_get_text (self->text);
  const DuidTextRecord *all = duid_text_file_get_records (self->text);
  const DuidTextCell   *ends = duid_text_file_get_cells (self->text);

  for (guint i = 0; i < n; i++)
    {
      const DuidTextRecord *record = &all[records[i].place];
      const DuidTextCell   *cell = &ends[record->first_cell + column];
      guint32               from;

      __builtin_prefetch (&ends[all[records[MIN (i + FETCHED, n - 1)].place].first_cell + column]);
      if (column >= records[i].n_cells)
        continue;
      from = column > 0 ? cell[-1].end + 1 : record->from;
      cells[i] = (DuidCell) { .kind = cell->end > from ? DUID_CELL_TEXT : DUID_CELL_EMPTY,
                              .is_plain = cell->number != 0,
                              .has_point = duid_plain_number_has_point (cell->number),
                              .length = cell->end - from,
                              .text = text + from,
                              .raw = text + from,
                              .number = duid_plain_number_get (cell->number) };
    }
}

static gboolean
read_whole (DuidCsvReader *self,
            DuidRecord    *record)
{
  if (!csv_reader_pass (self, record))
    return FALSE;
  if (record->n_cells > self->cells->len)
    g_array_set_size (self->cells, MAX (2 * record->n_cells, FIRST_FIELDS));
  record->cells = (const DuidCell *) (gpointer) self->cells->data;
  for (guint i = 0; i < record->n_cells; i++)
    csv_reader_fill (self, record, 1, i, &g_array_index (self->cells, DuidCell, i));
  return TRUE;
}

static gboolean
csv_reader_read (gpointer    reader,
                 DuidRecord *record,
                 GError    **error)
{
  DuidCsvReader *self = reader;
  gsize          end;

  if (self->text != NULL)
    return read_whole (self, record);
  for (;;)
    {
      if (self->is_whole && self->position >= self->buffer->len)
        return FALSE;
      if (self->position < self->buffer->len && take_record (self, &end))
        break;
      if (!read_more (self, error))
        return FALSE;
    }
  self->position = end;
  self->row++;
  make_cells (self);
  *record = (DuidRecord) { .cells = (const DuidCell *) (gpointer) self->cells->data,
                           .n_cells = self->n_fields,
                           .number = self->row };
  return TRUE;
}

static double
csv_reader_get_share (gpointer reader)
{
  DuidCsvReader *self = reader;

  if (self->text != NULL)
    return (double) self->record / (double) duid_text_file_get_n_records (self->text);
  return duid_text_decoder_get_share (self->decoder);
}

static void
csv_reader_free (gpointer reader)
{
  DuidCsvReader *self = reader;

  duid_text_file_unref (self->text);
  duid_text_decoder_free (self->decoder);
  g_string_free (self->buffer, TRUE);
  g_array_unref (self->fields);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->problems);
  g_free (self->file);
  g_free (self);
}

/* @skip: the bytes that are left out at the beginning, which are a row. */
static void
choose_dialect (DuidCsvReader         *self,
                const DuidTableFormat *format,
                DuidCsvDialect         guess,
                gsize                  skip)
{
  self->dialect = guess;
  self->position = skip;
  self->row = skip > 0 ? 1 : 0;
  if (format->delimiter != '\0')
    self->dialect.delimiter = format->delimiter;
  if (format->quote != '\0')
    self->dialect.quote = format->quote;
  if (!format->has_quotes)
    self->dialect.quote = '\0';
  self->quote = self->dialect.quote;
}

/* FALSE without an error: it must be read piece by piece. */
static gboolean
open_whole (DuidCsvReader         *self,
            const DuidTableFormat *format)
{
  DuidCsvDialect guess;
  gsize          skip;

  if (format->text == NULL || format->part != NULL)
    return FALSE;
  guess = duid_text_file_get_guess (format->text, &skip);
  choose_dialect (self, format, guess, skip);
  if (!duid_text_file_take_apart (format->text, &self->dialect))
    return FALSE;
  self->text = duid_text_file_ref (format->text);
  return TRUE;
}

static gboolean
open_by_pieces (DuidCsvReader         *self,
                const char            *path,
                const DuidTableFormat *format,
                GError               **error)
{
  DuidCsvDialect guess;
  gsize          skip;

  self->decoder = duid_text_decoder_open (path, format->part, format->encoding, error);
  self->position = 0;
  if (self->decoder == NULL || !read_more (self, error))
    return FALSE;
  guess = duid_csv_dialect_guess (self->buffer->str, MIN (self->buffer->len, HEAD), &skip);
  choose_dialect (self, format, guess, skip);
  if (duid_text_decoder_get_note (self->decoder) != NULL)
    report (self, 0, 0, duid_text_decoder_get_note (self->decoder));
  return TRUE;
}

DuidTable *
duid_csv_reader_open (const char            *path,
                      const DuidTableFormat *format,
                      GPtrArray             *problems,
                      GError               **error)
{
  static const DuidTableReader functions = { csv_reader_read, csv_reader_get_share,
                                             csv_reader_free, csv_reader_pass,
                                             csv_reader_fill };
  g_autoptr (DuidTable) table = NULL;
  g_autofree char *file = g_path_get_basename (path);
  DuidCsvReader   *self;

  self = g_new0 (DuidCsvReader, 1);
  self->buffer = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (DuidCsvField));
  self->cells = g_array_new (FALSE, FALSE, sizeof (DuidCell));
  self->file = g_strdup (file);
  self->problems = g_ptr_array_ref (problems);
  table = duid_table_new (&functions, self, file, NULL, problems);
  if (open_whole (self, format))
    duid_table_set_lasting (table);
  else if (!open_by_pieces (self, path, format, error))
    return NULL;
  duid_table_set_decimal (table, self->dialect.delimiter == ',' ? '.' : ',');
  return g_steal_pointer (&table);
}
