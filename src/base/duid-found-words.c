/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-found-words.h"

#include <string.h>

typedef struct
{
  DuidSpan span;
  char    *folded; /* owned */
} Word;

static void
clear_word (gpointer word)
{
  g_free (((Word *) word)->folded);
}

/* Without case and accents: “Één” and “een” are one word. */
static char *
dup_folded (const char *text,
            gsize       length)
{
  g_autofree char *parted = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFD);
  g_autoptr (GString) bare = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (const char *c = parted; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_unichar (bare, g_utf8_get_char (c));
  folded = g_utf8_casefold (bare->str, (gssize) bare->len);
  return g_steal_pointer (&folded);
}

static gboolean
is_part_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The words of @text, as a GArray of Word. */
static GArray *
find_words (const char *text,
            gsize       length)
{
  GArray     *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *end = text + length;
  const char *c = text;

  g_array_set_clear_func (words, clear_word);
  while (c < end)
    {
      const char *start = c;
      Word        word;

      while (c < end && is_part_of_word (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      if (c == start)
        {
          c = g_utf8_next_char (c);
          continue;
        }
      word.span = (DuidSpan) { (guint) (start - text), (guint) (c - text) };
      word.folded = dup_folded (start, (gsize) (c - start));
      g_array_append_val (words, word);
    }
  return words;
}

/* Each phrase is a GArray of Word; a word outside quotes is a phrase by itself. */
static GPtrArray *
find_phrases (const char *search)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_auto (GStrv) parts = g_strsplit (search, "\"", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GArray) words = find_words (parts[i], strlen (parts[i]));
      gboolean is_quoted = i % 2 == 1;

      if (is_quoted && words->len > 0)
        g_ptr_array_add (phrases, g_array_ref (words));
      for (guint k = 0; !is_quoted && k < words->len; k++)
        {
          const Word *word = &g_array_index (words, Word, k);

          g_ptr_array_add (phrases, find_words (parts[i] + word->span.start,
                                                word->span.end - word->span.start));
        }
    }
  return phrases;
}

static gboolean
is_phrase_at (GArray  *words,
              guint    at,
              GArray  *phrase,
              gboolean is_beginning)
{
  if (at + phrase->len > words->len)
    return FALSE;
  for (guint i = 0; i < phrase->len; i++)
    {
      const char *word = g_array_index (words, Word, at + i).folded;
      const char *sought = g_array_index (phrase, Word, i).folded;

      if (is_beginning && i + 1 == phrase->len ? !g_str_has_prefix (word, sought)
                                               : strcmp (word, sought) != 0)
        return FALSE;
    }
  return TRUE;
}

GArray *
duid_found_words_find (const char *text,
                       const char *search)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DuidSpan));
  g_autoptr (GPtrArray) phrases = find_phrases (search);
  g_autoptr (GArray) words = phrases->len > 0 ? find_words (text, strlen (text)) : NULL;
  gboolean ends_in_quote = g_str_has_suffix (search, "\"");

  for (guint at = 0; words != NULL && at < words->len; at++)
    for (guint i = 0; i < phrases->len; i++)
      {
        GArray  *phrase = g_ptr_array_index (phrases, i);
        gboolean is_beginning = i + 1 == phrases->len && !ends_in_quote;
        DuidSpan span;

        if (!is_phrase_at (words, at, phrase, is_beginning))
          continue;
        span.start = g_array_index (words, Word, at).span.start;
        span.end = g_array_index (words, Word, at + phrase->len - 1).span.end;
        g_array_append_val (spans, span);
      }
  return spans;
}
