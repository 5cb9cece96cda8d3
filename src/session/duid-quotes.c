/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-quotes.h"

#include "base/duid-word.h"

#define N_WORDS 5

struct _DuidQuotes
{
  GHashTable *runs; /* “five words in a row”, a set */
};

/* The last words of a text, with a blank between them. */
typedef struct
{
  GString *run;
  gsize    ends[N_WORDS];
  guint    n;
} Ring;

static void
push_word (Ring       *ring,
           const char *word)
{
  if (ring->n == N_WORDS)
    {
      gsize first = ring->ends[0] + 1;

      g_string_erase (ring->run, 0, (gssize) first);
      for (guint i = 1; i < N_WORDS; i++)
        ring->ends[i - 1] = ring->ends[i] - first;
      ring->n--;
    }
  if (ring->n > 0)
    g_string_append_c (ring->run, ' ');
  g_string_append (ring->run, word);
  ring->ends[ring->n++] = ring->run->len;
}

DuidQuotes *
duid_quotes_new (void)
{
  DuidQuotes *quotes = g_new0 (DuidQuotes, 1);

  quotes->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return quotes;
}

void
duid_quotes_free (DuidQuotes *quotes)
{
  if (quotes == NULL)
    return;
  g_hash_table_unref (quotes->runs);
  g_free (quotes);
}

void
duid_quotes_add (DuidQuotes *quotes,
                 const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) run = g_string_new (NULL);
  Ring ring = { .run = run };

  while (duid_word_next (&text, word))
    {
      push_word (&ring, word->str);
      if (ring.n == N_WORDS)
        g_hash_table_add (quotes->runs, g_strdup (run->str));
    }
}

gboolean
duid_quotes_occur_in (const DuidQuotes *quotes,
                      const char       *text)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) run = g_string_new (NULL);
  Ring ring = { .run = run };

  while (text != NULL && duid_word_next (&text, word))
    {
      push_word (&ring, word->str);
      if (ring.n == N_WORDS && g_hash_table_contains (quotes->runs, run->str))
        return TRUE;
    }
  return FALSE;
}
