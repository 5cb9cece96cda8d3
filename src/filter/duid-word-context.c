/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-word-context.h"

#include "base/duid-found-words.h"

#include <string.h>

static void
clear_context (gpointer data)
{
  DuidWordContext *context = data;

  g_free (context->before);
  g_free (context->hit);
  g_free (context->after);
}

static char *
dup_line (const char *start,
          const char *end)
{
  char *line = g_strndup (start, (gsize) (end - start));

  return g_strdelimit (line, "\r\n\t", ' ');
}

/* From the first blank within reach, so that no word is cut; unless it is all there is. */
static char *
dup_before (const char *text,
            const char *hit,
            guint       n_chars)
{
  const char *from = hit;
  const char *word;

  while (from > text && n_chars-- > 0)
    from = g_utf8_prev_char (from);
  word = from;
  while (from > text && word < hit && *word != ' ' && *word != '\n')
    word++;
  return dup_line (word < hit ? word : from, hit);
}

static char *
dup_after (const char *end,
           guint       n_chars)
{
  const char *to = end;
  const char *word;

  while (*to != '\0' && n_chars-- > 0)
    to = g_utf8_next_char (to);
  word = to;
  while (*to != '\0' && word > end && *word != ' ' && *word != '\n')
    word--;
  return dup_line (end, word > end ? word : to);
}

static void
add_story (GArray     *contexts,
           const char *text,
           gsize       row,
           const char *search,
           guint       n_chars,
           guint       most,
           gsize      *n_all)
{
  g_autoptr (GArray) spans = duid_found_words_find (text, search);

  for (guint i = 0; i < spans->len; i++)
    {
      const DuidSpan *span = &g_array_index (spans, DuidSpan, i);
      DuidWordContext context = { .row = row };

      (*n_all)++;
      if (contexts->len >= most)
        continue;
      context.before = dup_before (text, text + span->start, n_chars);
      context.hit = dup_line (text + span->start, text + span->end);
      context.after = dup_after (text + span->end, n_chars);
      g_array_append_val (contexts, context);
    }
}

GArray *
duid_word_contexts_find (const DuidDataset *dataset,
                         const DuidRows    *rows,
                         const char        *search,
                         guint              n_chars,
                         guint              most,
                         gsize             *n_all,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GArray) contexts = g_array_new (FALSE, FALSE, sizeof (DuidWordContext));

  g_array_set_clear_func (contexts, clear_context);
  *n_all = 0;
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_story (contexts, duid_dataset_get_story (dataset, (gsize) row), (gsize) row, search,
                 n_chars, most, n_all);
    }
  return g_steal_pointer (&contexts);
}
