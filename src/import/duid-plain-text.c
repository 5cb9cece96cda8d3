/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-plain-text.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME   40
#define LONGEST_ENTITY 10
#define UUID_LENGTH    36

typedef struct
{
  const char *name;
  const char *text;
} Entity;

static const Entity entities[] = {
  { "amp", "&" },
  { "lt", "<" },
  { "gt", ">" },
  { "quot", "\"" },
  { "apos", "'" },
  { "nbsp", " " },
  { "hellip", "…" },
  { "ndash", "–" },
  { "mdash", "—" },
  { "lsquo", "‘" },
  { "rsquo", "’" },
  { "ldquo", "“" },
  { "rdquo", "”" },
  { "bull", "•" },
  { "euro", "€" },
  { "copy", "©" },
  { "reg", "®" },
  { "trade", "™" },
  { "eacute", "é" },
  { "egrave", "è" },
  { "ecirc", "ê" },
  { "euml", "ë" },
  { "aacute", "á" },
  { "agrave", "à" },
  { "acirc", "â" },
  { "auml", "ä" },
  { "iacute", "í" },
  { "iuml", "ï" },
  { "icirc", "î" },
  { "oacute", "ó" },
  { "ograve", "ò" },
  { "ocirc", "ô" },
  { "ouml", "ö" },
  { "uacute", "ú" },
  { "ugrave", "ù" },
  { "ucirc", "û" },
  { "uuml", "ü" },
  { "ccedil", "ç" },
  { "ntilde", "ñ" },
  { "szlig", "ß" },
  { "oslash", "ø" },
  { "aring", "å" },
  { "aelig", "æ" },
  { "oelig", "œ" },
  { "laquo", "«" },
  { "raquo", "»" },
  { "deg", "°" },
  { "middot", "·" },
  { "times", "×" },
  { "frac12", "½" },
  { "shy", "" },
  { "zwnj", "" },
};

/* Appends what the entity at @text stands for; its length, or 0 when it is none. */
static gsize
append_entity (GString    *to,
               const char *text)
{
  const char *end = memchr (text, ';', strnlen (text, LONGEST_ENTITY + 2));
  gsize       length = end != NULL ? (gsize) (end - text) + 1 : 0;

  if (length < 4)
    return 0;
  if (text[1] == '#')
    {
      gboolean is_hex = text[2] == 'x' || text[2] == 'X';
      guint64  code = g_ascii_strtoull (text + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10);

      if (code == 0 || code > 0x10ffff || !g_unichar_validate ((gunichar) code))
        return 0;
      g_string_append_unichar (to, (gunichar) code);
      return length;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length - 2 &&
        strncmp (text + 1, entities[i].name, length - 2) == 0)
      {
        g_string_append (to, entities[i].text);
        return length;
      }
  return 0;
}

static char *
decode_entities (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = *text == '&' ? append_entity (plain, text) : 0;

      if (length == 0)
        g_string_append_c (plain, *text++);
      else
        text += length;
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Tags that begin a line of their own part words; others (“<b>”) do not. */
static gboolean
parts_words (const char *tag)
{
  static const char *const names[] = { "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3",
                                       "h4", "h5", "h6", "td", "tr", "table", "hr" };
  gsize                    length;

  tag += *tag == '/';
  length = strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (tag, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* “a < b” is no tag; “<font color=…” that never ends is one, up to the end of text
 * or the next tag. */
static char *
drop_tags (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  while (*text != '\0')
    if (*text == '<' && (g_ascii_isalpha (text[1]) || text[1] == '/' || text[1] == '!'))
      {
        gsize length = strcspn (text + 1, "<>") + 1;

        if (parts_words (text + 1))
          g_string_append_c (plain, ' ');
        text += length + (text[length] == '>');
      }
    else
      g_string_append_c (plain, *text++);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Blanks at the ends gone, inner ones single, invisible marks gone. */
static char *
tidy (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean is_parted = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || c == 0xa0)
        is_parted = line->len > 0;
      else if (c != 0xad && c != 0xfeff && !(c < 0x20))
        {
          if (is_parted)
            g_string_append_c (line, ' ');
          is_parted = FALSE;
          g_string_append_unichar (line, c);
        }
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

char *
duid_plain_text_from_html (const char *html)
{
  g_autofree char *valid = g_utf8_make_valid (html != NULL ? html : "", -1);
  g_autofree char *bare = drop_tags (valid);
  g_autofree char *decoded = decode_entities (bare);
  g_autofree char *again = NULL;
  g_autofree char *twice = NULL;

  if (strpbrk (decoded, "<&") == NULL)
    return tidy (decoded);
  again = drop_tags (decoded);
  twice = decode_entities (again);
  return tidy (twice);
}

/* The length of a “<br>”, “<BR/>” or “<br />” at @text; 0 when there is none. */
static gsize
measure_break (const char *text)
{
  const char *at = text + 3;

  if (g_ascii_strncasecmp (text, "<br", 3) != 0)
    return 0;
  at += strspn (at, " ");
  at += *at == '/';
  return *at == '>' ? (gsize) (at + 1 - text) : 0;
}

char *
duid_plain_text_break_lines (const char *text,
                             const char *line_break)
{
  const char *mark = strchr (text, '<');
  GString    *line;

  while (mark != NULL && measure_break (mark) == 0)
    mark = strchr (mark + 1, '<');
  if (mark == NULL)
    return NULL;
  line = g_string_new_len (text, mark - text);
  while (*mark != '\0')
    {
      gsize length = measure_break (mark);
      gsize n_plain = strcspn (mark + 1, "<") + 1;

      if (length > 0)
        g_string_append (line, line_break);
      else
        g_string_append_len (line, mark, (gssize) n_plain);
      mark += length > 0 ? length : n_plain;
    }
  return g_string_free (line, FALSE);
}

char *
duid_plain_text_to_name (const char *text,
                         const char *fallback,
                         guint       number)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_strdown (valid, -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *c = folded; *c != '\0' && name->len < LONGEST_NAME; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (name, g_utf8_get_char (c));
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  if (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_printf (name, "%s_%u", fallback, number);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

gboolean
duid_plain_text_has_uuid (const char *text)
{
  for (int i = 0; i < UUID_LENGTH; i++)
    {
      gboolean is_dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (is_dash ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}
