/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-word.h"

#include <string.h>

static gboolean
is_letter_or_digit (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* The end of the word that begins at @start. */
static const char *
find_end (const char *start,
          gboolean   *has_letter)
{
  const char *c = start;

  while (*c != '\0')
    {
      gunichar    letter = g_utf8_get_char (c);
      const char *next = g_utf8_next_char (c);

      if (!is_letter_or_digit (letter) &&
          !(c > start && is_apostrophe (letter) && g_unichar_isalpha (g_utf8_get_char (next))))
        break;
      *has_letter = *has_letter || g_unichar_isalpha (letter);
      c = next;
    }
  return c;
}

static void
write_small (const char *start,
             const char *end,
             GString    *word)
{
  gboolean is_plain = TRUE;

  g_string_truncate (word, 0);
  for (const char *c = start; c < end; c++)
    {
      is_plain = is_plain && (guchar) *c < 0x80;
      g_string_append_c (word, g_ascii_tolower (*c));
    }
  if (!is_plain)
    {
      g_autofree char *small = g_utf8_strdown (start, (gssize) (end - start));
      g_autofree char *composed = g_utf8_normalize (small, -1, G_NORMALIZE_NFC);
      g_auto (GStrv) parts = g_strsplit (composed, "\u2019", -1);
      g_autofree char *straight = g_strjoinv ("'", parts);

      g_string_assign (word, straight);
    }
}

gboolean
duid_word_next (const char **at,
                GString     *word)
{
  while (**at != '\0')
    {
      const char *start = *at;
      gboolean    has_letter = FALSE;

      *at = find_end (start, &has_letter);
      if (has_letter)
        {
          write_small (start, *at, word);
          return TRUE;
        }
      if (*at == start)
        *at = g_utf8_next_char (start);
    }
  return FALSE;
}

/* ---- stop words ---- */

static const char dutch[] =
  "aan aangezien achter af al alle allebei alleen allemaal als alsof altijd ander andere"
  " anders beide ben bent bij bijna binnen boven daar daarbij daardoor daarin daarmee daarna"
  " daarnaast daarom daarop daarover daarvan daarvoor dan dat de der deze die dit dit doe doen"
  " doet door dus echter een één eens elk elke en er eraan erbij erg ergens erin ermee erover"
  " ervan ervoor etc even gaan gaat geen ging gingen had hadden heb hebben hebt heeft heel"
  " hele hem hen het hier hij hoe hun iedereen ieder iedere iemand iets ik in is ja je jou"
  " jouw jullie kan kon konden kunnen kwam kwamen laat maar me mee meer men met mij mijn moest"
  " moesten moet moeten mocht mochten mag na naar naartoe nee net niet niets niks nog nou nu"
  " of om omdat ondanks onder ons onze ook op over per pas rond sinds soms steeds te tegen"
  " terwijl toch toe toen tot totdat tussen u uit uw van vanaf vanuit vaak veel via vond"
  " vonden voor voordat waar waarbij waardoor want waarin waarmee waarom waarop waarvan waren"
  " was wat we weer wel werd werden wie wij wil wilde wilden willen word worden wordt zal ze"
  " zei zeer zelf zich zij zijn zo zo'n zoals zodat zonder wou zou zouden zoveel zowel zullen"
  " d'r z'n m'n";

static const char english[] =
  "a about after again against all also am an and any are aren't as at be because been before"
  " being below between both but by can can't cannot could couldn't did didn't do does doesn't"
  " doing don't down during each even ever every few for from further had hadn't has hasn't have"
  " haven't having he her here hers herself him himself his how i i'd i'll i'm i've if in into is"
  " isn't it it's its itself just let's may me might more most much must my myself never no nor not"
  " now of off on once one only or other our ours ourselves out over own quite said same she"
  " should shouldn't so some such than that that's the their theirs them themselves then there"
  " these they this those through to too under until up upon us very was wasn't we were weren't"
  " what when where which while who whom why will with won't would wouldn't you your yours"
  " yourself yourselves";

static gpointer
make_stop_words (gpointer unused)
{
  GHashTable *stops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *lists[] = { dutch, english };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) words = g_strsplit (lists[i], " ", -1);

      for (char **word = words; *word != NULL; word++)
        g_hash_table_add (stops, g_strdup (*word));
    }
  return stops;
}

gboolean
duid_word_is_stop (const char *word)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_stop_words, NULL);
  return *word == '\0' || *g_utf8_next_char (word) == '\0' ||
         g_hash_table_contains (once.retval, word);
}
