/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-text-reading.h"

#include "base/duid-crew.h"
#include "base/duid-room.h"
#include "import/duid-csv-stops.h"
#include "import/duid-text-survey.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The beginning, by which the dialect is known. */
#define HEAD         ((gsize) 256 * 1024)
#define LARGEST_FILE (G_MAXUINT32 - (64u << 20))

/* A piece, and the characters that the next piece begins within. */
typedef struct
{
  DuidTextSurvey survey;
  gsize          end; /* so far it was looked at */
} Piece;

typedef struct
{
  DuidTextReading *result;
  int              file;
  char            *bytes;
  GCancellable    *cancellable;
  Piece           *pieces;
  int              next;     /* atomic */
  int              failed;   /* atomic */
  int              has_tags; /* atomic */
} Work;

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

static gboolean
is_within_char (char c)
{
  return ((guchar) c & 0xc0) == 0x80;
}

/* The piece without a character at its end that may go on in the next one. */
static gsize
find_last_char (const char *bytes,
                gsize       start,
                gsize       end)
{
  gsize at = end;

  for (int i = 0; i < DUID_LONGEST_CHAR && at > start; i++)
    if (!is_within_char (bytes[--at]))
      return (guchar) bytes[at] < 0x80 ? end : at;
  return end;
}

static void
read_piece (Work *work,
            gsize index)
{
  DuidTextReading *result = work->result;
  Piece           *piece = &work->pieces[index];
  gsize            from = index * DUID_READING_PIECE;
  gsize            end = MIN (from + DUID_READING_PIECE, result->length);
  gsize            start = from;

  if (g_cancellable_is_cancelled (work->cancellable) ||
      !read_range (work->file, work->bytes + from, from, end - from))
    {
      g_atomic_int_set (&work->failed, TRUE);
      return;
    }
  /* Characters that a piece begins within belong to the one before. */
  while (index > 0 && start < end && is_within_char (work->bytes[start]))
    start++;
  piece->end = end < result->length ? find_last_char (work->bytes, start, end) : end;
  piece->survey.n_bytes = end - from;
  duid_text_survey_take (&piece->survey, work->bytes + start, piece->end - start, TRUE);
  if (!g_atomic_int_get (&work->has_tags) && memchr (work->bytes + from, '<', end - from) != NULL)
    g_atomic_int_set (&work->has_tags, TRUE);
  duid_csv_count (&result->guess, work->bytes + from, end - from, &result->counts[index].n_stops,
                  &result->counts[index].n_quotes);
}

static void
work_cb (gsize    from,
         gsize    to,
         int      part,
         gpointer data)
{
  Work *work = data;
  gsize next;

  while ((next = (gsize) g_atomic_int_add (&work->next, 1)) < work->result->n_pieces &&
         !g_atomic_int_get (&work->failed))
    read_piece (work, next);
}

/* Looks at the characters between the pieces, and adds all up. */
static gboolean
is_plain (Work *work)
{
  const DuidTextReading *result = work->result;
  DuidTextSurvey         whole = { 0 };

  for (gsize i = 0; i < result->n_pieces; i++)
    {
      Piece *piece = &work->pieces[i];
      gsize  end = MIN ((i + 1) * DUID_READING_PIECE, result->length);

      while (end < result->length && is_within_char (work->bytes[end]))
        end++;
      duid_text_survey_take (&piece->survey, work->bytes + piece->end, end - piece->end, TRUE);
      duid_text_survey_add (&whole, &piece->survey);
    }
  return whole.n_odd == 0 && whole.n_nul == 0 && !duid_text_survey_is_binary (&whole);
}

/* The first bytes say how the text is written. */
static gboolean
read_head (Work *work)
{
  DuidTextReading *result = work->result;
  gsize            length = MIN (result->length, HEAD + 3);

  if (!read_range (work->file, work->bytes, 0, length))
    return FALSE;
  result->start = length >= 3 && memcmp (work->bytes, "\357\273\277", 3) == 0 ? 3 : 0;
  result->guess = duid_csv_dialect_guess (work->bytes + result->start,
                                          MIN (length - result->start, HEAD), &result->skip);
  return TRUE;
}

static gboolean
read_all (DuidTextReading *result,
          int              file,
          GCancellable    *cancellable)
{
  g_autofree Piece *pieces = g_new0 (Piece, result->n_pieces);
  Work              work = { .result = result,
                             .file = file,
                             .bytes = result->room + 1,
                             .cancellable = cancellable,
                             .pieces = pieces };

  if (!read_head (&work))
    return FALSE;
  duid_crew_share (work_cb, &work);
  result->has_tags = work.has_tags;
  return !g_atomic_int_get (&work.failed) && is_plain (&work);
}

gboolean
duid_text_reading_take (DuidTextReading *reading,
                        const char      *path,
                        GCancellable    *cancellable)
{
  int         file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat about;
  gboolean    is_read = FALSE;

  *reading = (DuidTextReading) { 0 };
  if (file >= 0 && fstat (file, &about) == 0 && S_ISREG (about.st_mode) && about.st_size > 0 &&
      about.st_size <= LARGEST_FILE)
    {
      reading->length = (gsize) about.st_size;
      reading->n_pieces = (reading->length + DUID_READING_PIECE - 1) / DUID_READING_PIECE;
      reading->counts = g_new0 (DuidPieceCount, reading->n_pieces);
      reading->room = duid_room_new (reading->length + 2);
    }
  if (reading->room != NULL)
    {
      reading->room[0] = '\0';
      reading->hash = duid_file_hash_new (file);
      is_read = read_all (reading, file, cancellable);
    }
  if (file >= 0)
    close (file);
  if (!is_read)
    duid_text_reading_clear (reading);
  return is_read;
}

void
duid_text_reading_clear (DuidTextReading *reading)
{
  duid_room_free (reading->room);
  g_free (reading->counts);
  duid_file_hash_unref (reading->hash);
  *reading = (DuidTextReading) { 0 };
}
