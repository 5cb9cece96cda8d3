/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-text-traits.h"

#include "base/duid-number.h"

#include <math.h>
#include <string.h>

#define LONGEST_WRITTEN 59 /* bytes of a number or a date */
#define DIGITS          "0123456789"
#define UNBREAKABLE     "\u00a0"
#define NARROW          "\u202f"

static const char group_marks[DUID_N_GROUP_MARKS] = { '.', ',', ' ', '\'' };

/* In the order in which they are tried; the day goes first where both fit. */
static const char *const date_formats[DUID_N_DATE_FORMATS] = {
  NULL,
  "%d-%m-%Y",
  "%d/%m/%Y",
  "%d.%m.%Y",
  "%m/%d/%Y",
  "%m-%d-%Y",
  "%d-%m-%Y %H:%M",
  "%d-%m-%Y %H:%M:%S",
  "%d/%m/%Y %H:%M",
  "%d/%m/%Y %H:%M:%S",
  "%d.%m.%Y %H:%M",
  "%d.%m.%Y %H:%M:%S",
  "%m/%d/%Y %H:%M",
  "%m/%d/%Y %H:%M:%S",
  "%d/%m/%Y %I:%M:%S %p",
  "%m/%d/%Y %I:%M %p",
  "%m/%d/%Y %I:%M:%S %p",
  "%Y/%m/%d",
  "%Y/%m/%d %H:%M:%S",
  "%Y/%m/%d %I:%M:%S %p %Z",
  "%d-%m-%y",
  "%d/%m/%y",
  "%m/%d/%y",
  "%d-%m-%y %H:%M",
  "%m/%d/%y %H:%M",
  "%d %b %Y",
  "%d-%b-%Y",
  "%d-%b-%y",
  "%b %d, %Y",
};

const char *
duid_text_traits_get_date_format (guint index)
{
  return index < DUID_N_DATE_FORMATS ? date_formats[index] : NULL;
}

char
duid_text_traits_get_group_mark (guint index)
{
  return index < DUID_N_GROUP_MARKS ? group_marks[index] : '\0';
}

/* Digits in threes behind one to three of them: “1.234.567”, with @mark a blank also a
 * narrow or unbreakable one. The length of it, 0 when it is no such thing. */
static gsize
count_groups (const char *text,
              char        mark,
              guint      *n_marks,
              char       *bare)
{
  gsize at = strspn (text, DIGITS);
  gsize n = at;

  *n_marks = 0;
  if (at < 1 || at > 3 || *text == '0')
    return 0;
  memcpy (bare, text, at);
  for (;;)
    {
      gsize width = text[at] == mark ? 1 : 0;

      if (mark == ' ' && g_str_has_prefix (text + at, UNBREAKABLE))
        width = strlen (UNBREAKABLE);
      else if (mark == ' ' && g_str_has_prefix (text + at, NARROW))
        width = strlen (NARROW);
      if (width == 0 || strspn (text + at + width, DIGITS) != 3)
        break;
      memcpy (bare + n, text + at + width, 3);
      at += width + 3;
      n += 3;
      (*n_marks)++;
    }
  bare[n] = '\0';
  return *n_marks > 0 ? at : 0;
}

/* Whether thousands may be parted in the text, and by what. */
static void
judge_groups (DuidTextTraits *traits,
              const char     *text)
{
  gboolean    is_negative = *text == '-';
  const char *digits = text + (is_negative || *text == '+' ? 1 : 0);
  char        bare[LONGEST_WRITTEN + 1];

  for (guint i = 0; i < DUID_N_GROUP_MARKS; i++)
    {
      guint       n_marks;
      gsize       length = count_groups (digits, group_marks[i], &n_marks, bare);
      const char *rest = digits + length;
      char        decimal = group_marks[i] == ',' ? '.' : ',';

      if (length == 0)
        continue;
      if (*rest != '\0')
        {
          if ((*rest != decimal && !(group_marks[i] == ' ' && *rest == '.') &&
               !(group_marks[i] == '\'' && *rest == '.')) ||
              rest[1] == '\0' || strspn (rest + 1, DIGITS) != strlen (rest + 1))
            continue;
          g_strlcat (bare, ".", sizeof bare);
          g_strlcat (bare, rest + 1, sizeof bare);
        }
      traits->grouped = g_ascii_strtod (bare, NULL) * (is_negative ? -1 : 1);
      traits->group = (guint8) (i + 1);
      traits->group_decimal = *rest;
      traits->is_surely_grouped = n_marks > 1 || *rest != '\0' || i > 1;
      return;
    }
}

/* Only formats whose first mark is the text's can fit. */
static void
judge_dates (DuidTextTraits *traits,
             const char     *text)
{
  char   mark = text[strspn (text, DIGITS)];
  double days;

  if (mark == '\0')
    return;
  for (guint i = 0; i < DUID_N_DATE_FORMATS; i++)
    if ((date_formats[i] == NULL || date_formats[i][2] == mark ||
         (g_ascii_isalpha (mark) && date_formats[i][1] == 'b')) &&
        duid_date_parse (text, date_formats[i], &days))
      traits->dates |= 1u << i;
}

/* What is written in the way of numbers. */
static void
judge_number (DuidTextTraits *traits,
              const char     *text,
              gsize           length)
{
  char bare[LONGEST_WRITTEN + 1];

  /* A share of a hundred is read without its sign. */
  if (length > 1 && text[length - 1] == '%')
    {
      memcpy (bare, text, length - 1);
      bare[length - 1] = '\0';
      text = g_strchomp (bare);
    }
  traits->is_padded = text[0] == '0' && g_ascii_isdigit (text[1]);
  traits->is_point = duid_number_parse (text, '.', &traits->number);
  traits->is_comma = traits->is_point ? strchr (text, '.') == NULL
                                      : duid_number_parse (text, ',', &traits->number);
  judge_groups (traits, text);
  traits->has_decimals = traits->group == 0 && strpbrk (text, ".,") != NULL;
}

/* “52.1 4.3 0 0”: latitude, longitude, height, how exact. */
static gboolean
is_place (const char *text)
{
  double parts[4] = { 0 };
  guint  n = 0;
  guint  n_points = 0;

  /* No more than a number does. */
  if (g_ascii_isalpha (*text))
    return FALSE;
  while (n < 4 && *text != '\0')
    {
      char       *end;
      const char *point = strchr (text, '.');

      parts[n++] = g_ascii_strtod (text, &end);
      if (end == text || (*end != '\0' && *end != ' ' && *end != ','))
        return FALSE;
      n_points += point != NULL && point < end && end - point > 1;
      text = end + strspn (end, " ,");
    }
  return *text == '\0' && n >= 2 && n != 3 && n_points >= 2 && fabs (parts[0]) <= 90 &&
         fabs (parts[1]) <= 180;
}

static gboolean
is_mail (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at, '.') != NULL && strpbrk (text, " \t\n,;") == NULL;
}

/* Nine to fifteen digits with a plus, a zero or marks between them: “06-12345678”. */
static gboolean
is_phone (const char *text)
{
  gboolean has_sign = *text == '+' || *text == '0' || *text == '(';
  int      n_digits = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      n_digits++;
    else if (strchr ("+-() ./", *text) == NULL)
      return FALSE;
  return has_sign && n_digits >= 9 && n_digits <= 15;
}

static gboolean
is_host (const char *text)
{
  int n_parts = 0;

  if (strchr (text, ':') != NULL && strlen (text) > 6)
    return strspn (text, "0123456789abcdefABCDEF:") == strlen (text) &&
           strchr (strchr (text, ':') + 1, ':') != NULL && strpbrk (text, "abcdefABCDEF") != NULL;
  for (;; text++)
    {
      gsize n_digits = strspn (text, "0123456789");

      n_parts++;
      if (n_digits < 1 || n_digits > 3)
        return FALSE;
      text += n_digits;
      if (*text != '.')
        return *text == '\0' && n_parts == 4;
    }
}

static gboolean
is_word_of (const char        *text,
            const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (text, *words) == 0)
      return TRUE;
  return FALSE;
}

/* What the text is by its looks. */
static void
judge_looks (DuidTextTraits *traits,
             const char     *text,
             gsize           length)
{
  static const char *const yes[] = { "1", "yes", "ja", "true", "y", "x", "j", "t_1", "waar",
                                     "oui", "vrai", "wahr", "si", "sí", "sÍ", "verdadero",
                                     "selected", "checked", NULL };
  static const char *const no[] = { "0", "no", "nee", "false", "n", "t_0", "onwaar", "non",
                                    "nein", "faux", "falsch", "falso", "not selected",
                                    "unchecked", NULL };

  if (length > 300)
    return;
  if (length < 13 && (length == 1 || g_ascii_isalpha (*text)))
    {
      traits->is_yes = is_word_of (text, yes);
      traits->is_no = is_word_of (text, no);
    }
  traits->is_link = *text == 'h' && (g_str_has_prefix (text, "http://") ||
                                     g_str_has_prefix (text, "https://"));
  traits->is_mail = length > 5 && !traits->is_spaced && is_mail (text);
  traits->is_phone = length >= 9 && length < 24 && is_phone (text);
  traits->is_host = length >= 7 && length < 46 && is_host (text);
  traits->is_place = length >= 7 && length < 80 && traits->is_spaced && is_place (text);
}

/* “May 5, 2024”, “mei 5, 2024” */
static gboolean
may_be_month (const char *text,
              gsize       length)
{
  return g_ascii_isalpha (*text) && length >= 10 && length < 20 &&
         g_ascii_isdigit (text[length - 1]) && strstr (text, ", ") != NULL;
}

void
duid_text_traits_judge (DuidTextTraits *traits,
                        const char     *text,
                        gsize           length)
{
  *traits = (DuidTextTraits) { 0 };
  for (gsize i = 0; i < length && !traits->is_spaced; i++)
    traits->is_spaced = text[i] == ' ' || text[i] == '\t' || text[i] == '\n';
  judge_looks (traits, text, length);
  if (length > LONGEST_WRITTEN)
    return;
  /* A number does not begin with a letter; a date may, with its month. */
  if (!g_ascii_isalpha (*text))
    judge_number (traits, text, length);
  if (!traits->is_point && (g_ascii_isdigit (*text) || may_be_month (text, length)))
    judge_dates (traits, text);
}
