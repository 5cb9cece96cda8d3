/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-column-profile.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One slip in twenty does not make a column of numbers into text. */
#define NEARLY_ALL     0.95
#define LONGEST_OPTION 120

/* In the order in which they are tried; the day goes first where both fit. */
static const char *const date_formats[DUID_PROFILE_N_DATE_FORMATS] = {
  NULL,
  "%d-%m-%Y",
  "%d/%m/%Y",
  "%d.%m.%Y",
  "%m/%d/%Y",
  "%d-%m-%Y %H:%M",
};

void
duid_column_profile_init (DuidColumnProfile *profile)
{
  *profile = (DuidColumnProfile) { .min = INFINITY, .max = -INFINITY };
  profile->options = g_ptr_array_new_with_free_func (g_free);
  profile->option_set = g_hash_table_new (g_str_hash, g_str_equal);
  profile->seen = g_hash_table_new (g_direct_hash, g_direct_equal);
}

void
duid_column_profile_clear (DuidColumnProfile *profile)
{
  g_hash_table_unref (profile->option_set);
  g_hash_table_unref (profile->seen);
  g_ptr_array_unref (profile->options);
}

/* FNV-1a: good enough to tell texts apart, and the same everywhere. */
static guint64
hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static void
note_text (DuidColumnProfile *profile,
           const char        *text,
           gsize              length)
{
  gsize hash = (gsize) hash_text (text);

  if (!profile->has_twice && !g_hash_table_add (profile->seen, GSIZE_TO_POINTER (hash)))
    {
      profile->has_twice = TRUE;
      g_hash_table_remove_all (profile->seen);
    }
  if (profile->options->len > DUID_PROFILE_MOST_OPTIONS ||
      g_hash_table_contains (profile->option_set, text))
    return;
  if (length > LONGEST_OPTION)
    {
      /* A story among the texts: no list of options, so stop counting. */
      while (profile->options->len <= DUID_PROFILE_MOST_OPTIONS)
        g_ptr_array_add (profile->options, g_strdup (""));
      return;
    }
  g_ptr_array_add (profile->options, g_strdup (text));
  g_hash_table_add (profile->option_set, profile->options->pdata[profile->options->len - 1]);
}

static void
note_number (DuidColumnProfile *profile,
             double             number,
             guint64            count)
{
  profile->n_fractions += number != floor (number);
  profile->n_counting += number == (double) count;
  profile->min = MIN (profile->min, number);
  profile->max = MAX (profile->max, number);
}

static void
note_written (DuidColumnProfile *profile,
              const char        *text,
              guint64            count)
{
  gboolean is_point;
  gboolean is_comma;
  double   number;
  double   days;

  profile->n_padded += text[0] == '0' && g_ascii_isdigit (text[1]);
  is_point = duid_number_parse (text, '.', &number);
  is_comma = is_point ? strchr (text, '.') == NULL : duid_number_parse (text, ',', &number);
  profile->n_points += is_point;
  profile->n_commas += is_comma;
  if (is_point || is_comma)
    note_number (profile, number, count);
  for (int i = 0; i < DUID_PROFILE_N_DATE_FORMATS && !is_point; i++)
    profile->n_dates[i] += duid_date_parse (text, date_formats[i], &days);
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
note_looks (DuidColumnProfile *profile,
            const char        *text,
            gsize              length)
{
  static const char *const yes[] = { "1", "yes", "ja", "true", "y", "x", "j", "t_1", "waar",
                                     "selected", "checked", NULL };
  static const char *const no[] = { "0", "no", "nee", "false", "n", "t_0", "onwaar",
                                    "not selected", "unchecked", NULL };

  if (length > 300)
    return;
  if (length < 13 && (length == 1 || g_ascii_isalpha (*text)))
    {
      profile->n_yes += is_word_of (text, yes);
      profile->n_no += is_word_of (text, no);
    }
  profile->n_links += g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
  profile->n_mails += length > 5 && is_mail (text);
  profile->n_phones += length >= 9 && length < 24 && is_phone (text);
  profile->n_hosts += length >= 7 && length < 46 && is_host (text);
}

void
duid_column_profile_take (DuidColumnProfile *profile,
                          const DuidCell    *cell,
                          guint64            count)
{
  g_autofree char *text = g_strstrip (g_strdup (cell->text));
  gsize            length = strlen (text);

  profile->n_filled++;
  profile->length += length;
  note_text (profile, text, length);
  note_looks (profile, text, length);
  if (cell->kind == DUID_CELL_NUMBER)
    {
      profile->n_points++;
      profile->n_commas++;
      note_number (profile, cell->number, count);
      return;
    }
  profile->n_booleans += cell->kind == DUID_CELL_BOOLEAN;
  profile->n_date_cells += cell->kind == DUID_CELL_DATE;
  if (cell->kind != DUID_CELL_TEXT)
    return;
  profile->n_texts++;
  profile->n_spaced += strpbrk (text, " \t\n") != NULL;
  if (length < LONGEST_OPTION / 2)
    note_written (profile, text, count);
}

static gboolean
is_nearly_all (const DuidColumnProfile *profile,
               guint64                  n)
{
  return n > 0 && (double) n >= NEARLY_ALL * (double) profile->n_filled;
}

gboolean
duid_column_profile_is_number (const DuidColumnProfile *profile,
                               char                    *decimal)
{
  *decimal = profile->n_commas > profile->n_points ? ',' : '.';
  return profile->n_padded == 0 &&
         is_nearly_all (profile, MAX (profile->n_points, profile->n_commas));
}

gboolean
duid_column_profile_is_date (const DuidColumnProfile *profile,
                             const char             **format)
{
  int best = 0;

  for (int i = 1; i < DUID_PROFILE_N_DATE_FORMATS; i++)
    if (profile->n_dates[i] > profile->n_dates[best])
      best = i;
  *format = date_formats[best];
  return is_nearly_all (profile, profile->n_date_cells + profile->n_dates[best]);
}

gboolean
duid_column_profile_is_yes_no (const DuidColumnProfile *profile)
{
  return profile->n_yes > 0 && is_nearly_all (profile, profile->n_yes + profile->n_no);
}

const char *
duid_column_profile_get_personal (const DuidColumnProfile *profile)
{
  if (profile->n_mails * 2 > profile->n_filled)
    return _ ("an e-mail address");
  if (is_nearly_all (profile, profile->n_hosts))
    return _ ("an IP address");
  if (is_nearly_all (profile, profile->n_phones) && !profile->has_twice)
    return _ ("a telephone number");
  return NULL;
}

gboolean
duid_column_profile_is_unique (const DuidColumnProfile *profile)
{
  return !profile->has_twice && profile->n_filled > 1;
}

gboolean
duid_column_profile_is_choice (const DuidColumnProfile *profile)
{
  return profile->n_filled > 0 && profile->options->len <= DUID_PROFILE_MOST_OPTIONS &&
         (profile->n_filled == 1 || profile->options->len * 2 <= profile->n_filled);
}
