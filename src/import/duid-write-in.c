/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-write-in.h"

#include <string.h>

/* More words than this are a question of their own that begins with “other”. */
#define MOST_WORDS 8

DuidWriteIn *
duid_write_in_new (const char *option)
{
  DuidWriteIn *write_in = g_new0 (DuidWriteIn, 1);

  write_in->option = g_strdup (option);
  write_in->known = g_ptr_array_new_with_free_func (g_free);
  return write_in;
}

DuidWriteIn *
duid_write_in_copy (const DuidWriteIn *write_in)
{
  DuidWriteIn *copy;

  if (write_in == NULL)
    return NULL;
  copy = duid_write_in_new (write_in->option);
  duid_write_in_set_column (copy, write_in->header, write_in->place);
  for (guint i = 0; i < write_in->known->len; i++)
    g_ptr_array_add (copy->known, g_strdup (write_in->known->pdata[i]));
  return copy;
}

void
duid_write_in_free (DuidWriteIn *write_in)
{
  if (write_in == NULL)
    return;
  g_free (write_in->option);
  g_free (write_in->header);
  g_ptr_array_unref (write_in->known);
  g_free (write_in);
}

void
duid_write_in_set_column (DuidWriteIn *write_in,
                          const char  *header,
                          guint        place)
{
  char *own = g_strdup (header);

  g_free (write_in->header);
  write_in->header = own;
  write_in->place = place;
}

gboolean
duid_write_in_has_column (const DuidWriteIn *write_in)
{
  return write_in->header != NULL || write_in->place > 0;
}

gboolean
duid_write_in_knows (const DuidWriteIn *write_in,
                     const char        *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return g_ptr_array_find_with_equal_func (write_in->known, trimmed, g_str_equal, NULL);
}

/* ---- words ---- */

/* The words of a header in small letters (transfer full). */
static GStrv
split_words (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *at = small;; at = g_utf8_next_char (at))
    {
      gboolean is_letter = *at != '\0' && g_unichar_isalpha (g_utf8_get_char (at));

      if (is_letter && start == NULL)
        start = at;
      if (!is_letter && start != NULL)
        {
          g_autofree char *word = g_strndup (start, (gsize) (at - start));

          g_strv_builder_add (words, word);
          start = NULL;
        }
      if (*at == '\0')
        return g_strv_builder_end (words);
    }
}

static const char *const others[] = { "other", "others", "anders", "andere", "overig", "overige",
                                      "sonstiges", "sonstige", "anderes", "autre", "autres",
                                      "otro", "otra", "otros", "oth", NULL };
/* What may stand behind them: anything else makes it a question. */
static const char *const askings[] = {
  "please", "specify", "namely", "nl", "text", "tekst", "explain", "describe", "option", "answer",
  "namelijk", "geef", "nadere", "toelichting", "te", "weten", "licht", "toe", "vul", "in", "hier",
  "specificeer", "aub", "svp", "graag", "toelichten", "invullen", "noem", "antwoord", "optie",
  "bitte", "angeben", "und", "zwar", "nämlich", "antwort", "préciser", "précisez", "veuillez",
  "à", "sil", "s", "il", "vous", "plaît", "por", "favor", "especifique", "especificar", "a", "u",
  "b", "v", "p", "reden", "what", "wat", "which", "welke", "the", "een", "of", "or", NULL
};

gboolean
duid_write_in_is_asked (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  guint n_words = g_strv_length (words);
  guint at = 0;

  /* “hulp_other”, “Q2_4_TEXT”: codes end in it. */
  if (strpbrk (text, " \t\n") == NULL && n_words > 1)
    return strpbrk (text, "_.[/") != NULL && g_strv_contains (others, words[n_words - 1]);
  if (n_words > 1 && strcmp (words[0], "een") == 0)
    at++;
  if (n_words == 0 || n_words > MOST_WORDS || !g_strv_contains (others, words[at]))
    return FALSE;
  for (at++; at < n_words; at++)
    if (!g_strv_contains (askings, words[at]))
      return FALSE;
  return TRUE;
}
