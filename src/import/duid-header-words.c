/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-header-words.h"

static gboolean
is_one_of (const char        *header,
           const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (header, -1);

  return g_strv_contains (words, g_strstrip (folded));
}

gboolean
duid_header_is_title (const char *header)
{
  static const char *const words[] = { "titel", "title", "story title", "storytitle",
                                       "titel van het verhaal", NULL };

  return is_one_of (header, words);
}

gboolean
duid_header_is_story (const char *header)
{
  static const char *const words[] = { "verhaal", "story", "narrative", "story text", NULL };

  return is_one_of (header, words);
}
