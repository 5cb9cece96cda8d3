/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a look at all bytes of a text file tells: by this its encoding is known. */
typedef struct
{
  guint64 n_bytes;
  guint64 n_nul;
  guint64 n_control;
  guint64 n_chars; /* of more than one byte */
  guint64 n_odd;   /* bytes that are not UTF-8 */
} DuidTextSurvey;

#define DUID_LONGEST_CHAR 4

/* Looks at @length bytes; returns those it left, the start of a cut character. Does not
 * count them in `n_bytes`. */
gsize    duid_text_survey_take      (DuidTextSurvey       *survey,
                                     const char           *text,
                                     gsize                 length,
                                     gboolean              is_last);
/* Adds up what two parts of one text told. */
void     duid_text_survey_add       (DuidTextSurvey       *survey,
                                     const DuidTextSurvey *part);
/* No text holds this many bytes that are no characters. */
gboolean duid_text_survey_is_binary (const DuidTextSurvey *survey);

/* The bytes of the character at @text: 0 = no UTF-8, -1 = cut off by @length. */
int      duid_text_measure_char     (const char           *text,
                                     gsize                 length);

G_END_DECLS
