/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-text-file.h"

#include "base/duid-crew.h"
#include "base/duid-room.h"
#include "base/duid-sha256.h"
#include "import/duid-csv-stretch.h"
#include "import/duid-text-survey.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (1024 * 1024)
/* The beginning, by which the dialect is known. */
#define HEAD (256 * 1024)
/* Below this it is not worth another thread. */
#define SHORTEST_STRETCH (1024 * 1024)
#define LARGEST_FILE     (G_MAXUINT32 - (64u << 20))

struct _DuidTextFile
{
  gatomicrefcount refs;
  /* owned */
  char   *path;
  GBytes *bytes; /* a NUL byte, the text without a byte order mark, and room for one more */
  char   *sha256;
  GArray *records; /* DuidTextRecord, or NULL while it is whole */

  char          *text; /* in `bytes` */
  gsize          length;
  DuidCsvDialect guess;
  gsize          skip;
  DuidCsvDialect dialect; /* by which it was taken apart */
  gboolean       has_open;
  gsize          open_record;
  guint          open_cell;
};

/* One reading: pieces and, by itself, the hash. */
typedef struct
{
  const char     *path;
  int             file;
  char           *text;
  gsize           length;
  GCancellable   *cancellable;
  DuidTextSurvey *surveys; /* per piece */
  gsize           n_pieces;
  int             next;   /* atomic; 0 is the hash, then come the pieces */
  int             failed; /* atomic */
  char           *sha256;
} Reading;

/* ---- reading ---- */

static gboolean
read_range (int   file,
            char *to,
            gsize from,
            gsize length)
{
  while (length > 0)
    {
      gssize n = pread (file, to, length, (off_t) from);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      if (n < 0)
        continue;
      to += n;
      from += (gsize) n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Reads for itself: what the others read is changed in place later. */
static void
hash_file (Reading *reading)
{
  g_autoptr (DuidSha256) sha256 = duid_sha256_new ();
  g_autofree char *block = g_malloc (HEAD);

  for (gsize at = 0; at < reading->length; at += HEAD)
    {
      gsize length = MIN (HEAD, reading->length - at);

      if (g_atomic_int_get (&reading->failed) || !read_range (reading->file, block, at, length))
        {
          g_atomic_int_set (&reading->failed, TRUE);
          return;
        }
      duid_sha256_update (sha256, block, length);
    }
  reading->sha256 = duid_sha256_finish (sha256);
}

static void
read_piece (Reading *reading,
            gsize    piece)
{
  gsize from = piece * PIECE;
  gsize length = MIN (PIECE, reading->length - from);

  reading->surveys[piece] = (DuidTextSurvey) { .n_bytes = length };
  if (g_cancellable_is_cancelled (reading->cancellable) ||
      !read_range (reading->file, reading->text + from, from, length))
    g_atomic_int_set (&reading->failed, TRUE);
}

static void
work_cb (gsize    from,
         gsize    to,
         int      part,
         gpointer data)
{
  Reading *reading = data;
  gsize    next;

  while ((next = (gsize) g_atomic_int_add (&reading->next, 1)) <= reading->n_pieces &&
         !g_atomic_int_get (&reading->failed))
    if (next == 0)
      hash_file (reading);
    else
      read_piece (reading, next - 1);
}

/* Characters that a piece begins within belong to the one before. */
static void
survey_cb (gsize    from,
           gsize    to,
           int      part,
           gpointer data)
{
  Reading *reading = data;

  for (gsize piece = from; piece < to; piece++)
    {
      gsize start = piece * PIECE;
      gsize end = MIN (start + PIECE, reading->length);

      while (piece > 0 && start < end && ((guchar) reading->text[start] & 0xc0) == 0x80)
        start++;
      while (end < reading->length && ((guchar) reading->text[end] & 0xc0) == 0x80)
        end++;
      duid_text_survey_take (&reading->surveys[piece], reading->text + start, end - start, TRUE);
    }
}

static gboolean
is_plain (const Reading *reading)
{
  DuidTextSurvey whole = { 0 };

  for (gsize i = 0; i < reading->n_pieces; i++)
    duid_text_survey_add (&whole, &reading->surveys[i]);
  return whole.n_odd == 0 && whole.n_nul == 0 && !duid_text_survey_is_binary (&whole);
}

/* Reads and hashes the file; the bytes begin at @text. */
static gboolean
read_all (const char   *path,
          int           file,
          char         *text,
          gsize         length,
          GCancellable *cancellable,
          char        **sha256)
{
  gsize                      n_pieces = (length + PIECE - 1) / PIECE;
  g_autofree DuidTextSurvey *surveys = g_new0 (DuidTextSurvey, n_pieces);
  Reading                    reading = { .path = path,
                                         .file = file,
                                         .text = text,
                                         .length = length,
                                         .cancellable = cancellable,
                                         .surveys = surveys,
                                         .n_pieces = n_pieces };
  gboolean                   is_read;

  reading.next = sha256 != NULL ? 0 : 1;
  duid_crew_share (work_cb, &reading);
  is_read = !g_atomic_int_get (&reading.failed);
  if (is_read)
    duid_crew_run (n_pieces, 1, survey_cb, &reading);
  is_read = is_read && is_plain (&reading);
  if (is_read && sha256 != NULL)
    *sha256 = g_steal_pointer (&reading.sha256);
  g_free (reading.sha256);
  return is_read;
}

/* Sets `bytes`, `text` and `length`. */
static gboolean
fill (DuidTextFile *self,
      GCancellable *cancellable,
      char        **sha256)
{
  int         file = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  struct stat about;
  gsize       length = 0;
  char       *room = NULL;
  gboolean    is_read = FALSE;

  if (file >= 0 && fstat (file, &about) == 0 && S_ISREG (about.st_mode) && about.st_size > 0 &&
      about.st_size <= LARGEST_FILE)
    {
      length = (gsize) about.st_size;
      room = duid_room_new (length + 2);
    }
  if (room != NULL)
    {
      room[0] = '\0';
      is_read = read_all (self->path, file, room + 1, length, cancellable, sha256);
    }
  if (file >= 0)
    close (file);
  if (!is_read)
    {
      duid_room_free (room);
      return FALSE;
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_new_with_free_func (room, length + 2, duid_room_free, room);
  self->text = room + 1;
  self->length = length;
  if (length >= 3 && memcmp (self->text, "\357\273\277", 3) == 0)
    {
      self->text += 3;
      self->length -= 3;
    }
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
  if (!fill (self, cancellable, &self->sha256) || self->length == 0)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  self->guess = duid_csv_dialect_guess (self->text, MIN (self->length, HEAD), &self->skip);
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
  g_free (self->sha256);
  g_free (self->path);
  g_free (self);
}

const char *
duid_text_file_get_sha256 (const DuidTextFile *self)
{
  return self->sha256;
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

/* Over @n stretches; FALSE when the cuts were not between records, and all is spoilt. */
static gboolean
take_apart (DuidTextFile         *self,
            const DuidCsvDialect *dialect,
            guint                 n)
{
  g_autofree DuidCsvStretch *stretches = g_new0 (DuidCsvStretch, n);
  gboolean                   is_well;

  is_well = duid_csv_stretches_take (stretches, n, dialect, self->text, self->skip, self->length);
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
  guint n = (guint) CLAMP (self->length / SHORTEST_STRETCH, 1, (gsize) duid_crew_get_size ());

  if (self->records != NULL && is_same (dialect, &self->dialect))
    return TRUE;
  if (self->records != NULL && !fill (self, NULL, NULL))
    return FALSE;
  g_clear_pointer (&self->records, g_array_unref);
  self->dialect = *dialect;
  return take_apart (self, dialect, n) ||
         (n > 1 && fill (self, NULL, NULL) && take_apart (self, dialect, 1));
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
