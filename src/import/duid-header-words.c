/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-header-words.h"

static gboolean
is_one_of (const char        *header,
           const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (header, -1);

  return g_strv_contains (words, g_strstrip (folded));
}

/* Whether one of its words is one of these. */
static gboolean
has_word (const char        *header,
          const char *const *words)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = header;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != 0 && g_unichar_isalpha (c))
        {
          g_string_append_unichar (word, g_unichar_tolower (c));
          continue;
        }
      if (g_strv_contains (words, word->str))
        return TRUE;
      g_string_truncate (word, 0);
      if (c == 0)
        return FALSE;
    }
}

gboolean
duid_header_is_title (const char *header)
{
  static const char *const words[] = { "titel", "title", "titre", "título", "story title",
                                       "storytitle", "titel van het verhaal", NULL };

  return is_one_of (header, words);
}

gboolean
duid_header_asks_title (const char *header)
{
  static const char *const words[] = { "titel", "title", "titre", "título", NULL };
  static const char *const not_words[] = { "job", "functie", "page", "book", "film", NULL };

  return has_word (header, words) && !has_word (header, not_words);
}

gboolean
duid_header_is_age (const char *header)
{
  static const char *const words[] = { "age", "leeftijd", "alter", "âge", "edad", "jaren",
                                       "geboortejaar", "birthyear", "jahrgang", NULL };
  static const char *const born[] = { "year", "jahr", "année", "año", "jaar", NULL };
  static const char *const birth[] = { "birth", "born", "geboren", "geburt", "naissance",
                                       "nacimiento", "geboorte", NULL };

  return has_word (header, words) || (has_word (header, born) && has_word (header, birth)) ||
         g_str_has_prefix (header, "Wie alt ");
}

gboolean
duid_header_is_day (const char *header)
{
  static const char *const words[] = { "date", "datum", "dag", "day", "tag", "fecha", "jour",
                                       "timestamp", "tijdstempel", "datetime", NULL };

  return has_word (header, words) || g_str_has_suffix (header, "datum") ||
         g_str_has_suffix (header, "date");
}

gboolean
duid_header_is_story (const char *header)
{
  static const char *const words[] = { "verhaal", "story", "narrative", "story text", NULL };

  return is_one_of (header, words);
}
