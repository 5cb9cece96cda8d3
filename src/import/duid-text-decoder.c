/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-text-decoder.h"

#include "import/duid-import-error.h"
#include "import/duid-text-survey.h"
#include "import/duid-zip-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#define CHUNK        (1024 * 1024)
#define REPLACEMENT  "\357\277\275"
#define LONGEST_CHAR DUID_LONGEST_CHAR

typedef enum
{
  READ_UTF8,  /* known to be valid, but for a last character cut off */
  READ_MIXED, /* UTF-8 with odd bytes, which are Windows-1252 */
  READ_CP1252,
  READ_BY_ICONV,
} Reading;

struct _DuidTextDecoder
{
  int      file;
  Reading  reading;
  GIConv   converter; /* READ_BY_ICONV */
  guint64  size;
  guint64  n_read;
  char    *bytes;  /* CHUNK + LONGEST_CHAR of them */
  gsize    n_left; /* the start of a character that the last chunk cut */
  gboolean has_nul;
  char    *note;
};

/* Windows-1252, 0x80 to 0x9f; the five holes are the control characters they are. */
static const gunichar cp1252[32] = {
  0x20ac,
  0x81,
  0x201a,
  0x0192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x02c6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  0x8d,
  0x017d,
  0x8f,
  0x90,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x02dc,
  0x2122,
  0x0161,
  0x203a,
  0x0153,
  0x9d,
  0x017e,
  0x0178,
};

static gboolean
fail_to_read (const char *path,
              int         number,
              GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
               _ ("“%s” could not be read: %s."), name, g_strerror (number));
  return FALSE;
}

/* Fills @bytes after those left over; 0 at the end, -1 on an error in errno. */
static gssize
fill_bytes (DuidTextDecoder *decoder)
{
  gssize n_bytes;

  do
    n_bytes = read (decoder->file, decoder->bytes + decoder->n_left, CHUNK);
  while (n_bytes < 0 && errno == EINTR);
  if (n_bytes > 0)
    decoder->n_read += (guint64) n_bytes;
  return n_bytes;
}

static gboolean
survey_file (DuidTextDecoder *decoder,
             DuidTextSurvey  *survey)
{
  gssize n_bytes;

  while ((n_bytes = fill_bytes (decoder)) > 0)
    {
      gsize length = decoder->n_left + (gsize) n_bytes;

      decoder->n_left = duid_text_survey_take (survey, decoder->bytes, length, FALSE);
      memmove (decoder->bytes, decoder->bytes + length - decoder->n_left, decoder->n_left);
    }
  if (n_bytes == 0)
    duid_text_survey_take (survey, decoder->bytes, decoder->n_left, TRUE);
  survey->n_bytes = decoder->size = decoder->n_read;
  return n_bytes == 0;
}

static gboolean
rewind_to (DuidTextDecoder *decoder,
           gsize            offset)
{
  decoder->n_left = 0;
  decoder->n_read = offset;
  return lseek (decoder->file, (off_t) offset, SEEK_SET) >= 0;
}

/* The encoding that a byte order mark tells, and its length. */
static const char *
find_mark (DuidTextDecoder *decoder,
           gsize           *length)
{
  char   start[4] = { 0 };
  gssize n_bytes = pread (decoder->file, start, sizeof start, 0);

  *length = n_bytes >= 3 && memcmp (start, "\357\273\277", 3) == 0 ? 3 : 2;
  if (n_bytes >= 3 && *length == 3)
    return "UTF-8";
  if (n_bytes >= 2 && memcmp (start, "\377\376", 2) == 0)
    return "UTF-16LE";
  if (n_bytes >= 2 && memcmp (start, "\376\377", 2) == 0)
    return "UTF-16BE";
  *length = 0;
  return NULL;
}

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  for (; *names != NULL; names++)
    if (g_ascii_strcasecmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
choose_utf8 (DuidTextDecoder      *decoder,
             const DuidTextSurvey *survey)
{
  decoder->reading = survey->n_odd == 0                ? READ_UTF8
                     : survey->n_chars > survey->n_odd ? READ_MIXED
                                                       : READ_CP1252;
  if (decoder->reading == READ_MIXED)
    decoder->note =
      g_strdup_printf (ngettext ("%" PRIu64 " byte of the file is not UTF-8 text; "
                                 "it was read as Windows-1252.",
                                 "%" PRIu64 " bytes of the file are not UTF-8 text; "
                                 "they were read as Windows-1252.",
                                 (gulong) survey->n_odd),
                       survey->n_odd);
  if (decoder->reading == READ_CP1252)
    decoder->note = g_strdup (_ ("The file is not UTF-8 text; it was read as Windows-1252."));
  return TRUE;
}

static void
choose_reading (DuidTextDecoder      *decoder,
                const char           *encoding,
                const DuidTextSurvey *survey)
{
  static const char *const utf8[] = { "utf-8", "utf8", "utf-8-sig", "us-ascii", "ascii", NULL };
  static const char *const western[] = { "cp1252", "windows-1252", "iso-8859-1", "latin1",
                                         "latin-1", "iso8859-1", "ansi", NULL };

  if (encoding == NULL || is_one_of (encoding, utf8))
    choose_utf8 (decoder, survey);
  else if (is_one_of (encoding, western))
    decoder->reading = survey->n_odd == 0 && survey->n_chars == 0 ? READ_UTF8 : READ_CP1252;
  else
    {
      decoder->converter = g_iconv_open ("UTF-8", encoding);
      decoder->reading = READ_BY_ICONV;
      if (decoder->converter == (GIConv) -1)
        {
          choose_utf8 (decoder, survey);
          g_free (decoder->note);
          decoder->note =
            g_strdup_printf (_ ("The encoding “%s” is not known; the file was read as %s."),
                             encoding, decoder->reading == READ_CP1252 ? "Windows-1252" : "UTF-8");
        }
    }
}

DuidTextDecoder *
duid_text_decoder_open (const char *path,
                        const char *part,
                        const char *encoding,
                        GError    **error)
{
  g_autoptr (DuidTextDecoder) decoder = g_new0 (DuidTextDecoder, 1);
  g_autofree char *name = g_path_get_basename (path);
  const char      *marked;
  gsize            mark;
  DuidTextSurvey   survey = { 0 };

  decoder->converter = (GIConv) -1;
  decoder->bytes = g_malloc (CHUNK + LONGEST_CHAR);
  decoder->file = part != NULL ? duid_zip_folder_open (path, part, error)
                               : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (decoder->file < 0 && part != NULL)
    return NULL;
  if (decoder->file < 0 || !survey_file (decoder, &survey))
    {
      fail_to_read (path, errno, error);
      return NULL;
    }
  marked = find_mark (decoder, &mark);
  if (duid_text_survey_is_binary (&survey) && (marked == NULL || mark == 3))
    {
      g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NOT_A_TABLE,
                   _ ("“%s” is neither a text file with columns nor an Excel workbook."), name);
      return NULL;
    }
  choose_reading (decoder, marked != NULL ? marked : encoding, &survey);
  decoder->has_nul = survey.n_nul > 0;
  if (!rewind_to (decoder, mark))
    {
      fail_to_read (path, errno, error);
      return NULL;
    }
  return g_steal_pointer (&decoder);
}

void
duid_text_decoder_free (DuidTextDecoder *decoder)
{
  if (decoder == NULL)
    return;
  if (decoder->file >= 0)
    close (decoder->file);
  if (decoder->converter != (GIConv) -1)
    g_iconv_close (decoder->converter);
  g_free (decoder->bytes);
  g_free (decoder->note);
  g_free (decoder);
}

static void
append_cp1252 (GString *buffer,
               guchar   byte)
{
  g_string_append_unichar (buffer, byte >= 0x80 && byte < 0xa0 ? cp1252[byte - 0x80] : byte);
}

/* UTF-8 as it is, odd bytes as Windows-1252; returns the bytes left over. */
static gsize
append_mixed (GString    *buffer,
              const char *text,
              gsize       length,
              gboolean    has_utf8,
              gboolean    is_last)
{
  gsize at = 0;

  while (at < length)
    {
      gsize plain = at;
      int   n_bytes;

      while (plain < length && (guchar) text[plain] < 0x80)
        plain++;
      g_string_append_len (buffer, text + at, (gssize) (plain - at));
      at = plain;
      if (at == length)
        break;
      n_bytes = has_utf8 ? duid_text_measure_char (text + at, length - at) : 0;
      if (n_bytes < 0 && !is_last)
        break;
      if (n_bytes > 0)
        g_string_append_len (buffer, text + at, n_bytes);
      else
        append_cp1252 (buffer, (guchar) text[at]);
      at += (gsize) MAX (n_bytes, 1);
    }
  return length - at;
}

static gsize
append_converted (DuidTextDecoder *decoder,
                  GString         *buffer,
                  char            *text,
                  gsize            length,
                  gboolean         is_last)
{
  char  out[4096];
  char *in = text;
  gsize n_in = length;

  while (n_in > 0)
    {
      char *to = out;
      gsize n_out = sizeof out;
      gsize result = g_iconv (decoder->converter, &in, &n_in, &to, &n_out);
      int   reason = errno;

      g_string_append_len (buffer, out, to - out);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;
      if (reason == EINVAL && !is_last && n_in <= LONGEST_CHAR)
        break;
      g_string_append (buffer, REPLACEMENT);
      in++;
      n_in--;
    }
  return n_in;
}

/* The bytes of a cut character at the end of text known to be UTF-8. */
static gsize
count_cut (const char *text,
           gsize       length)
{
  for (gsize n = 1; n < LONGEST_CHAR && n <= length; n++)
    {
      guchar c = (guchar) text[length - n];

      if (c < 0x80)
        return 0;
      if (c >= 0xc0)
        return (gsize) g_utf8_skip[c] > n ? n : 0;
    }
  return 0;
}

static gsize
append_text (DuidTextDecoder *decoder,
             GString         *buffer,
             gsize            length,
             gboolean         is_last)
{
  gsize n_cut;

  switch (decoder->reading)
    {
    case READ_UTF8:
      n_cut = is_last ? 0 : count_cut (decoder->bytes, length);
      g_string_append_len (buffer, decoder->bytes, (gssize) (length - n_cut));
      return n_cut;
    case READ_BY_ICONV:
      return append_converted (decoder, buffer, decoder->bytes, length, is_last);
    case READ_MIXED:
    case READ_CP1252:
    default:
      return append_mixed (buffer, decoder->bytes, length, decoder->reading == READ_MIXED, is_last);
    }
}

gboolean
duid_text_decoder_read (DuidTextDecoder *decoder,
                        GString         *buffer,
                        GError         **error)
{
  gsize before = buffer->len;

  while (buffer->len == before)
    {
      gssize n_bytes = fill_bytes (decoder);
      gsize  length = decoder->n_left + (gsize) MAX (n_bytes, 0);

      if (n_bytes < 0)
        {
          g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
                       _ ("The file could not be read to its end: %s."), g_strerror (errno));
          return FALSE;
        }
      if (length == 0)
        return FALSE;
      decoder->n_left = append_text (decoder, buffer, length, n_bytes == 0);
      memmove (decoder->bytes, decoder->bytes + length - decoder->n_left, decoder->n_left);
      if (n_bytes == 0)
        return buffer->len > before;
    }
  return TRUE;
}

double
duid_text_decoder_get_share (const DuidTextDecoder *decoder)
{
  return decoder->size > 0 ? (double) decoder->n_read / (double) decoder->size : 1;
}

gboolean
duid_text_decoder_has_nul (const DuidTextDecoder *decoder)
{
  return decoder->has_nul;
}

const char *
duid_text_decoder_get_note (const DuidTextDecoder *decoder)
{
  return decoder->note;
}
