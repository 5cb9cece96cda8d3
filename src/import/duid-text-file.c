/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-text-file.h"

#include "base/duid-crew.h"
#include "base/duid-room.h"
#include "import/duid-csv-stretch.h"
#include "import/duid-text-reading.h"

/* Pieces that one thread takes apart at a time. */
#define LONGEST_STRETCH 4

struct _DuidTextFile
{
  gatomicrefcount refs;
  /* owned */
  char           *path;
  GBytes         *bytes; /* a NUL byte, the file's bytes, and room for one more */
  DuidFileHash   *hash;
  DuidPieceCount *counts;  /* of the pieces that were read */
  GArray         *records; /* DuidTextRecord, or NULL while it is whole */
  DuidTextCell   *cells;   /* of all records; a room */

  char          *text; /* in `bytes` */
  gsize          length;
  gsize          start; /* of the text in the file: behind a byte order mark */
  DuidCsvDialect guess;
  gsize          skip;
  DuidCsvDialect dialect; /* by which it was taken apart */
  gboolean       has_tags;
  gboolean       has_open;
  gsize          open_record;
  guint          open_cell;
};

/* ---- reading ---- */

/* Sets what is known of the text that was read; FALSE when it was not. */
static gboolean
fill (DuidTextFile *self,
      GCancellable *cancellable)
{
  DuidTextReading reading;

  if (!duid_text_reading_take (&reading, self->path, cancellable))
    return FALSE;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_new_with_free_func (reading.room, reading.length + 2, duid_room_free,
                                            reading.room);
  self->text = reading.room + 1 + reading.start;
  self->length = reading.length - reading.start;
  self->start = reading.start;
  reading.room = NULL;
  g_free (self->counts);
  self->counts = g_steal_pointer (&reading.counts);
  self->guess = reading.guess;
  self->skip = reading.skip;
  self->has_tags = reading.has_tags;
  duid_file_hash_unref (self->hash);
  self->hash = g_steal_pointer (&reading.hash);
  duid_text_reading_clear (&reading);
  return TRUE;
}

static gboolean
is_utf8_name (const char *encoding)
{
  static const char *const names[] = { "utf-8", "utf8", "utf-8-sig", "us-ascii", "ascii" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (encoding, names[i]) == 0)
      return TRUE;
  return FALSE;
}

DuidTextFile *
duid_text_file_load (const char   *path,
                     const char   *encoding,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (DuidTextFile) self = NULL;

  if (encoding != NULL && !is_utf8_name (encoding))
    return NULL;
  self = g_new0 (DuidTextFile, 1);
  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (path);
  if (!fill (self, cancellable) || self->length == 0)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

DuidTextFile *
duid_text_file_ref (DuidTextFile *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
duid_text_file_unref (DuidTextFile *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->cells, duid_room_free);
  g_free (self->counts);
  duid_file_hash_unref (self->hash);
  g_free (self->path);
  g_free (self);
}

DuidFileHash *
duid_text_file_get_hash (const DuidTextFile *self)
{
  return self->hash;
}

gboolean
duid_text_file_has_tags (const DuidTextFile *self)
{
  return self->has_tags;
}

DuidCsvDialect
duid_text_file_get_guess (const DuidTextFile *self,
                          gsize              *skip)
{
  *skip = self->skip;
  return self->guess;
}

/* ---- taking apart ---- */

static void
note_records (DuidTextFile         *self,
              const DuidCsvStretch *stretches,
              guint                 n)
{
  gsize n_records = 0;

  for (guint i = 0; i < n; i++)
    n_records += stretches[i].records->len;
  self->records = g_array_sized_new (FALSE, FALSE, sizeof (DuidTextRecord), (guint) n_records);
  self->has_open = FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (stretches[i].has_open)
        {
          self->has_open = TRUE;
          self->open_record = self->records->len + stretches[i].open_record;
          self->open_cell = stretches[i].open_cell;
        }
      g_array_append_vals (self->records, stretches[i].records->data, stretches[i].records->len);
    }
}

/* By which the pieces were counted when they were read. */
static gboolean
was_counted_by (const DuidTextFile   *self,
                const DuidCsvDialect *dialect)
{
  return dialect->delimiter == self->guess.delimiter && dialect->line_end == self->guess.line_end &&
         (dialect->quote == self->guess.quote || dialect->quote == '\0');
}

static void
add_counts (const DuidTextFile *self,
            DuidCsvStretch     *stretches,
            gsize               n_pieces)
{
  gsize n = (self->start + self->length + DUID_READING_PIECE - 1) / DUID_READING_PIECE;

  for (gsize i = 0; i < n; i++)
    {
      stretches[i / n_pieces].n_stops += self->counts[i].n_stops;
      stretches[i / n_pieces].n_quotes += self->counts[i].n_quotes;
    }
}

/* @n_pieces of the file a stretch. */
static DuidCsvStretch *
make_stretches (const DuidTextFile   *self,
                const DuidCsvDialect *dialect,
                gsize                 n_pieces,
                guint                *n)
{
  gsize           each = n_pieces * DUID_READING_PIECE;
  DuidCsvStretch *stretches;

  *n = (guint) ((self->start + self->length + each - 1) / each);
  stretches = g_new0 (DuidCsvStretch, *n);
  for (guint i = 0; i < *n; i++)
    {
      gsize from = i > 0 ? i * each - self->start : 0;
      gsize to = MIN ((i + 1) * each - self->start, self->length);

      stretches[i].from = MAX (from, self->skip);
      stretches[i].to = MAX (to, self->skip);
    }
  if (!was_counted_by (self, dialect))
    duid_csv_stretches_count (stretches, *n, dialect, self->text);
  else
    add_counts (self, stretches, n_pieces);
  return stretches;
}

/* In stretches of @n_pieces; FALSE when the cuts were not between records, and all is
 * spoilt. */
static gboolean
take_apart (DuidTextFile         *self,
            const DuidCsvDialect *dialect,
            gsize                 n_pieces)
{
  guint                      n;
  g_autofree DuidCsvStretch *stretches = make_stretches (self, dialect, n_pieces, &n);
  gboolean                   is_well;

  g_clear_pointer (&self->cells, duid_room_free);
  is_well = duid_csv_stretches_take (stretches, n, dialect, self->text, self->length, &self->cells);
  if (is_well)
    note_records (self, stretches, n);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&stretches[i].records, g_array_unref);
  return is_well;
}

static gboolean
is_same (const DuidCsvDialect *a,
         const DuidCsvDialect *b)
{
  return a->delimiter == b->delimiter && a->quote == b->quote && a->line_end == b->line_end;
}

gboolean
duid_text_file_take_apart (DuidTextFile         *self,
                           const DuidCsvDialect *dialect)
{
  gsize n_pieces = self->length / DUID_READING_PIECE + 1;
  gsize each = CLAMP (n_pieces / (gsize) duid_crew_get_size (), 1, LONGEST_STRETCH);

  if (self->records != NULL && is_same (dialect, &self->dialect))
    return TRUE;
  if (self->records != NULL && !fill (self, NULL))
    return FALSE;
  g_clear_pointer (&self->records, g_array_unref);
  self->dialect = *dialect;
  return take_apart (self, dialect, each) ||
         (n_pieces > each && fill (self, NULL) && take_apart (self, dialect, n_pieces + 1));
}

gsize
duid_text_file_get_n_records (const DuidTextFile *self)
{
  return self->records->len;
}

DuidTextRecord
duid_text_file_get_record (const DuidTextFile *self,
                           gsize               record)
{
  return g_array_index (self->records, DuidTextRecord, record);
}

const DuidTextRecord *
duid_text_file_get_records (const DuidTextFile *self)
{
  return (const DuidTextRecord *) (gpointer) self->records->data;
}

const DuidTextCell *
duid_text_file_get_cells (const DuidTextFile *self)
{
  return self->cells;
}

const char *
duid_text_file_get_text (const DuidTextFile *self)
{
  return self->text;
}

GBytes *
duid_text_file_get_bytes (const DuidTextFile *self)
{
  return self->bytes;
}

gboolean
duid_text_file_find_open (const DuidTextFile *self,
                          gsize              *record,
                          guint              *cell)
{
  *record = self->open_record;
  *cell = self->open_cell;
  return self->has_open;
}
