/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-text-survey.h"

#include <string.h>

#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define LINE      64
#define LOW_BITS  G_GUINT64_CONSTANT (0x0101010101010101)

/* The bytes of the character at @text: 0 = no UTF-8, -1 = cut off by @length. */
int
duid_text_measure_char (const char *text,
                        gsize       length)
{
  gunichar c = g_utf8_get_char_validated (text, (gssize) MIN (length, DUID_LONGEST_CHAR));

  /* Also told of a NUL or a start of five bytes, which no further byte mends. */
  if (c == (gunichar) -2)
    return length < DUID_LONGEST_CHAR ? -1 : 0;
  if (c == (gunichar) -1)
    return *text == '\0' ? 1 : 0;
  return g_utf8_skip[(guchar) *text];
}

/* Whether eight bytes are plain ASCII text without any control character but
 * white space below 0x10; rough, for speed. */
static gboolean
is_plain_run (const char *text)
{
  guint64 run;

  memcpy (&run, text, sizeof run);
  return (run & HIGH_BITS) == 0 && ((run - LOW_BITS * 0x20) & ~run & HIGH_BITS) == 0;
}

/* The same of a line of the cache, in a way that compilers make one instruction of. */
static gboolean
is_plain_line (const char *text)
{
  guint8 worst = 0;

  for (int i = 0; i < LINE; i++)
    worst |= (guint8) ((guint8) text[i] | ((guint8) text[i] - 0x20));
  return worst < 0x80;
}

gsize
duid_text_survey_take (DuidTextSurvey *survey,
                       const char     *text,
                       gsize           length,
                       gboolean        is_last)
{
  gsize at = 0;

  while (at < length)
    {
      guchar c = (guchar) text[at];
      int    n_bytes = 1;

      if (at + LINE <= length && is_plain_line (text + at))
        {
          at += LINE;
          continue;
        }
      if (at + 8 <= length && is_plain_run (text + at))
        {
          at += 8;
          continue;
        }
      if (c >= 0x80)
        n_bytes = duid_text_measure_char (text + at, length - at);
      if (n_bytes < 0 && !is_last)
        break;
      survey->n_nul += c == 0;
      survey->n_control += c < 0x20 && strchr ("\t\n\r\f\v\x1b", c) == NULL;
      survey->n_chars += n_bytes > 1;
      survey->n_odd += n_bytes <= 0;
      at += (gsize) MAX (n_bytes, 1);
    }
  return length - at;
}

gboolean
duid_text_survey_is_binary (const DuidTextSurvey *survey)
{
  return survey->n_control > 8 && survey->n_control * 50 > survey->n_bytes;
}

void
duid_text_survey_add (DuidTextSurvey       *survey,
                      const DuidTextSurvey *part)
{
  survey->n_bytes += part->n_bytes;
  survey->n_nul += part->n_nul;
  survey->n_control += part->n_control;
  survey->n_chars += part->n_chars;
  survey->n_odd += part->n_odd;
}
