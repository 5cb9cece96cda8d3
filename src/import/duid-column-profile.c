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
#define MIXER          G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

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

/* Good enough to tell texts apart while one file is read. */
static guint64
hash_text (const char *text,
           gsize       length)
{
  guint64 hash = length * MIXER;
  guint64 word = 0;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * MIXER;
      hash ^= hash >> 32;
    }
  word = 0;
  memcpy (&word, text, length);
  hash = (hash ^ word) * MIXER;
  return hash ^ hash >> 32;
}

static void
note_text (DuidColumnProfile *profile,
           const char        *text,
           gsize              length,
           guint64            hash)
{
  if (!profile->has_twice && !g_hash_table_add (profile->seen, GSIZE_TO_POINTER ((gsize) hash)))
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

/* What is written in the way of numbers or dates. */
static void
judge_written (DuidTextTraits *traits,
               const char     *text)
{
  double days;

  traits->is_padded = text[0] == '0' && g_ascii_isdigit (text[1]);
  traits->is_point = duid_number_parse (text, '.', &traits->number);
  traits->is_comma = traits->is_point ? strchr (text, '.') == NULL
                                      : duid_number_parse (text, ',', &traits->number);
  for (int i = 0; i < DUID_PROFILE_N_DATE_FORMATS && !traits->is_point; i++)
    traits->is_date[i] = duid_date_parse (text, date_formats[i], &days);
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
                                     "selected", "checked", NULL };
  static const char *const no[] = { "0", "no", "nee", "false", "n", "t_0", "onwaar",
                                    "not selected", "unchecked", NULL };

  if (length > 300)
    return;
  if (length < 13 && (length == 1 || g_ascii_isalpha (*text)))
    {
      traits->is_yes = is_word_of (text, yes);
      traits->is_no = is_word_of (text, no);
    }
  traits->is_link = g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
  traits->is_mail = length > 5 && is_mail (text);
  traits->is_phone = length >= 9 && length < 24 && is_phone (text);
  traits->is_host = length >= 7 && length < 46 && is_host (text);
}

static void
judge (DuidTextTraits *traits,
       const char     *text,
       gsize           length)
{
  *traits = (DuidTextTraits) { 0 };
  judge_looks (traits, text, length);
  for (gsize i = 0; i < length && !traits->is_spaced; i++)
    traits->is_spaced = text[i] == ' ' || text[i] == '\t' || text[i] == '\n';
  /* Neither a number nor a date begins with a letter. */
  if (length < LONGEST_OPTION / 2 && !g_ascii_isalpha (*text))
    judge_written (traits, text);
}

static void
count_looks (DuidColumnProfile    *profile,
             const DuidTextTraits *traits)
{
  profile->n_yes += traits->is_yes;
  profile->n_no += traits->is_no;
  profile->n_links += traits->is_link;
  profile->n_mails += traits->is_mail;
  profile->n_phones += traits->is_phone;
  profile->n_hosts += traits->is_host;
}

static void
count_written (DuidColumnProfile    *profile,
               const DuidTextTraits *traits,
               guint64               count)
{
  profile->n_texts++;
  profile->n_spaced += traits->is_spaced;
  profile->n_padded += traits->is_padded;
  profile->n_points += traits->is_point;
  profile->n_commas += traits->is_comma;
  if (traits->is_point || traits->is_comma)
    note_number (profile, traits->number, count);
  else
    for (int i = 0; i < DUID_PROFILE_N_DATE_FORMATS; i++)
      profile->n_dates[i] += traits->is_date[i];
}

/* The traits of @text: known already, or found now. Notes it in @profile unless it was seen
 * there before. */
static const DuidTextTraits *
look_up (DuidColumnProfile *profile,
         DuidTextMemory    *memory,
         const char        *text,
         gsize              length,
         DuidTextTraits    *own)
{
  guint64       hash = hash_text (text, length);
  DuidSeenText *seen;

  if (length > DUID_LONGEST_REMEMBERED)
    {
      note_text (profile, text, length, hash);
      judge (own, text, length);
      return own;
    }
  seen = &memory->texts[hash % DUID_N_REMEMBERED];
  if (memcmp (seen->text, text, length + 1) != 0)
    {
      judge (&seen->traits, text, length);
      memcpy (seen->text, text, length + 1);
      seen->profile = NULL;
    }
  if (seen->profile != profile || !profile->has_twice)
    note_text (profile, text, length, hash);
  seen->profile = profile;
  return &seen->traits;
}

void
duid_column_profile_take (DuidColumnProfile *profile,
                          DuidTextMemory    *memory,
                          const DuidCell    *cell,
                          guint64            count)
{
  const char           *text = cell->text;
  gsize                 length = strlen (text);
  g_autofree char      *trimmed = NULL;
  DuidTextTraits        own;
  const DuidTextTraits *traits;

  if (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])))
    {
      text = trimmed = g_strstrip (g_strdup (text));
      length = strlen (text);
    }
  profile->n_filled++;
  profile->length += length;
  traits = look_up (profile, memory, text, length, &own);
  count_looks (profile, traits);
  if (cell->kind == DUID_CELL_NUMBER)
    {
      profile->n_points++;
      profile->n_commas++;
      note_number (profile, cell->number, count);
      return;
    }
  profile->n_booleans += cell->kind == DUID_CELL_BOOLEAN;
  profile->n_date_cells += cell->kind == DUID_CELL_DATE;
  if (cell->kind == DUID_CELL_TEXT)
    count_written (profile, traits, count);
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
