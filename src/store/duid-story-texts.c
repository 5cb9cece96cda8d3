/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-story-texts.h"

#include "store/duid-op.h"
#include "store/duid-schema.h"

#include <string.h>

#define NUMBER_SIZE 2
#define HIGH_BITS   G_GUINT64_CONSTANT (0x8080808080808080)
/* What g_utf8_get_char_validated() says of what is no character, or is cut off. */
#define INVALID ((gunichar) -2)

void
duid_story_texts_encode (const DuidDataset   *dataset,
                         const DuidAlignment *alignment,
                         gsize                row,
                         GByteArray          *bytes)
{
  for (guint i = 0; i < alignment->n_questions; i++)
    {
      guint16     number = GUINT16_TO_LE ((guint16) alignment->questions[i]);
      const char *text;

      if (duid_question_get_column_kind (duid_dataset_get_question (dataset, i)) !=
          DUID_COLUMN_TEXT)
        continue;
      text = duid_dataset_get_text (dataset, i, row);
      if (*text == '\0')
        continue;
      g_byte_array_append (bytes, (const guint8 *) &number, NUMBER_SIZE);
      g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
    }
}

/* As g_utf8_validate(), 32 plain characters at a time, then eight: stories are nearly all of
 * that. */
static gboolean
is_utf8 (const guint8 *text,
         const guint8 *end)
{
  guint64 runs[4];

  while (text < end)
    {
      gunichar c;

      if (end - text >= (gssize) sizeof runs)
        {
          memcpy (runs, text, sizeof runs);
          if (((runs[0] | runs[1] | runs[2] | runs[3]) & HIGH_BITS) == 0)
            {
              text += sizeof runs;
              continue;
            }
        }
      if (end - text >= (gssize) sizeof runs[0])
        {
          memcpy (runs, text, sizeof runs[0]);
          if ((runs[0] & HIGH_BITS) == 0)
            {
              text += sizeof runs[0];
              continue;
            }
        }
      if (*text < 0x80)
        {
          text++;
          continue;
        }
      c = g_utf8_get_char_validated ((const char *) text, end - text);
      if (c >= INVALID)
        return FALSE;
      text += g_utf8_skip[*text];
    }
  return TRUE;
}

/* Moves *@bytes past the next text; NULL at the end or where there is none. */
static const char *
next_text (DuidFramework *framework,
           const guint8 **bytes,
           gsize         *size,
           guint         *question)
{
  const guint8 *text = *bytes + NUMBER_SIZE;
  const guint8 *end = *size > NUMBER_SIZE ? memchr (text, '\0', *size - NUMBER_SIZE) : NULL;

  if (end == NULL)
    return NULL;
  *question = (*bytes)[0] | (guint) (*bytes)[1] << 8;
  if (*question >= duid_framework_get_n_questions (framework) ||
      !is_utf8 (text, end))
    return NULL;
  *size -= (gsize) (end + 1 - *bytes);
  *bytes = end + 1;
  return (const char *) text;
}

gboolean
duid_story_texts_decode (DuidDatasetBuilder *builder,
                         DuidFramework      *framework,
                         gsize               row,
                         const guint8       *bytes,
                         gsize               size)
{
  const char *text;
  guint       question;

  while ((text = next_text (framework, &bytes, &size, &question)) != NULL)
    {
      if (duid_question_get_column_kind (duid_framework_get_question (framework, question)) !=
          DUID_COLUMN_TEXT)
        return FALSE;
      duid_dataset_builder_set_text (builder, question, row, text);
    }
  return size == 0;
}

gboolean
duid_story_texts_find (DuidFramework *framework,
                       const guint8  *bytes,
                       gsize          size,
                       GArray        *texts)
{
  const guint8 *start = bytes;
  const char   *text;
  guint         question;

  while ((text = next_text (framework, &bytes, &size, &question)) != NULL)
    {
      DuidStoryText found = { (guint32) ((const guint8 *) text - start), question };

      if (duid_question_get_column_kind (duid_framework_get_question (framework, question)) !=
          DUID_COLUMN_TEXT)
        return FALSE;
      g_array_append_val (texts, found);
    }
  return size == 0;
}

char *
duid_story_texts_dup_hashed (DuidFramework *framework,
                             const guint8  *bytes,
                             gsize          size,
                             const guint8  *hash,
                             const char    *name,
                             guint         *question)
{
  const char *found = NULL;
  const char *text;
  guint       number;

  while ((text = next_text (framework, &bytes, &size, &number)) != NULL)
    {
      gboolean is_named = strcmp (duid_framework_get_question (framework, number)->name,
                                  name) == 0;
      guint8   its_hash[DUID_ID_SIZE];

      duid_op_hash_text (text, its_hash);
      if ((found != NULL && !is_named) || memcmp (its_hash, hash, DUID_ID_SIZE) != 0)
        continue;
      found = text;
      *question = number;
    }
  return g_strdup (found);
}

gboolean
duid_story_texts_is_searched (const DuidQuestion *question)
{
  return !question->is_sensitive &&
         (question->type == DUID_QUESTION_TITLE || question->type == DUID_QUESTION_STORY ||
          question->type == DUID_QUESTION_TEXT);
}

char *
duid_story_texts_dup_searched (DuidFramework *framework,
                               const guint8  *bytes,
                               gsize          size)
{
  GString    *searched = g_string_new (NULL);
  const char *text;
  guint       question;

  while ((text = next_text (framework, &bytes, &size, &question)) != NULL)
    {
      if (!duid_story_texts_is_searched (duid_framework_get_question (framework, question)))
        continue;
      if (searched->len > 0)
        g_string_append (searched, DUID_SCHEMA_TEXT_BREAK);
      g_string_append (searched, text);
    }
  return g_string_free (searched, FALSE);
}
