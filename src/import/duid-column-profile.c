/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-column-profile.h"

#include "base/duid-number.h"
#include "import/duid-hash-set.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One slip in twenty does not make a column of numbers into text. */
#define NEARLY_ALL     0.95
#define LONGEST_OPTION 120
#define LONGEST_KEPT   400
#define MOST_COUNTED   5000 /* rows */
#define N_LANES        4
#define MIXER          G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

void
duid_column_profile_init (DuidColumnProfile *profile)
{
  *profile = (DuidColumnProfile) { .min = INFINITY, .max = -INFINITY };
  for (guint i = 0; i < DUID_N_GROUP_MARKS; i++)
    profile->grouped[i] = (DuidGroupedNumbers) {
      .min = INFINITY, .max = -INFINITY, .plain_min = INFINITY, .plain_max = -INFINITY
    };
  profile->options = g_ptr_array_new_with_free_func (g_free);
  profile->option_set = g_hash_table_new (g_str_hash, g_str_equal);
  profile->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  profile->seen = g_array_new (FALSE, FALSE, sizeof (guint64));
}

void
duid_column_profile_clear (DuidColumnProfile *profile)
{
  g_hash_table_unref (profile->option_set);
  g_array_unref (profile->counts);
  g_array_unref (profile->seen);
  g_ptr_array_unref (profile->options);
}

static guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * MIXER;
  return hash ^ hash >> 32;
}

/* Of long texts four words are mixed at a time, none of which waits for another. */
static guint64
hash_lanes (const char **text,
            gsize       *length,
            guint64      hash)
{
  guint64 lanes[N_LANES] = { hash, hash ^ 1, hash ^ 2, hash ^ 3 };
  guint64 words[N_LANES];

  for (; *length >= sizeof words; *text += sizeof words, *length -= sizeof words)
    {
      memcpy (words, *text, sizeof words);
      for (int i = 0; i < N_LANES; i++)
        lanes[i] = mix (lanes[i], words[i]);
    }
  for (int i = 0; i < N_LANES; i++)
    hash = mix (hash, lanes[i]);
  return hash;
}

/* Good enough to tell texts apart while one file is read. */
static guint64
hash_text (const char *text,
           gsize       length)
{
  guint64 hash = length * MIXER;
  guint64 word = 0;

  if (length >= N_LANES * sizeof word)
    hash = hash_lanes (&text, &length, hash);
  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = mix (hash, word);
    }
  word = 0;
  memcpy (&word, text, length);
  return mix (hash, word);
}

static void
set_twice (DuidColumnProfile *profile)
{
  profile->has_twice = TRUE;
  g_array_set_size (profile->seen, 0);
}

static void
note_text (DuidColumnProfile *profile,
           const char        *text,
           gsize              length,
           guint64            hash)
{
  if (!profile->has_twice)
    g_array_append_val (profile->seen, hash);
  /* Too long to choose: a story among the texts. */
  profile->n_long += length > LONGEST_OPTION;
  profile->n_huge += length > LONGEST_KEPT;
  if (length > LONGEST_KEPT || profile->n_long > DUID_PROFILE_MOST_OPTIONS ||
      profile->options->len > DUID_PROFILE_MOST_OPTIONS)
    return;
  if (g_hash_table_contains (profile->option_set, text))
    {
      set_twice (profile);
      return;
    }
  g_ptr_array_add (profile->options, g_strdup (text));
  g_array_set_size (profile->counts, profile->options->len);
  g_hash_table_insert (profile->option_set, profile->options->pdata[profile->options->len - 1],
                       GUINT_TO_POINTER (profile->options->len));
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
count_looks (DuidColumnProfile    *profile,
             const DuidTextTraits *traits)
{
  profile->n_yes += traits->is_yes;
  profile->n_no += traits->is_no;
  profile->n_links += traits->is_link;
  profile->n_mails += traits->is_mail;
  profile->n_phones += traits->is_phone;
  profile->n_hosts += traits->is_host;
  profile->n_places += traits->is_place;
}

/* A text in which a mark may part thousands. */
static void
count_grouped (DuidColumnProfile    *profile,
               const DuidTextTraits *traits)
{
  DuidGroupedNumbers *grouped = &profile->grouped[traits->group - 1];

  grouped->n++;
  grouped->n_sure += traits->is_surely_grouped;
  grouped->n_decimals[0] += traits->group_decimal == '.';
  grouped->n_decimals[1] += traits->group_decimal == ',';
  grouped->n_fractions += traits->grouped != floor (traits->grouped);
  grouped->min = MIN (grouped->min, traits->grouped);
  grouped->max = MAX (grouped->max, traits->grouped);
  if (!traits->is_point && !traits->is_comma)
    return;
  grouped->n_numbers++;
  grouped->plain_min = MIN (grouped->plain_min, traits->number);
  grouped->plain_max = MAX (grouped->plain_max, traits->number);
}

static void
count_number (DuidColumnProfile    *profile,
              const DuidTextTraits *traits,
              guint64               count)
{
  profile->n_points += traits->is_point;
  profile->n_commas += traits->is_comma;
  profile->n_marked[0] += traits->has_decimals && traits->is_point;
  profile->n_marked[1] += traits->has_decimals && !traits->is_point;
  profile->n_hundreds += !traits->has_decimals && traits->number >= 100 && traits->number < 1000;
  profile->n_thousands += !traits->has_decimals && traits->number >= 1000;
  note_number (profile, traits->number, count);
}

static void
count_written (DuidColumnProfile    *profile,
               const DuidTextTraits *traits,
               guint64               count)
{
  profile->n_texts++;
  profile->n_spaced += traits->is_spaced;
  profile->n_padded += traits->is_padded;
  if (traits->group > 0)
    count_grouped (profile, traits);
  else if (traits->is_point || traits->is_comma)
    count_number (profile, traits, count);
  for (guint i = 0; traits->dates >> i != 0; i++)
    profile->n_dates[i] += traits->dates >> i & 1;
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
      duid_text_traits_judge (own, text, length);
      return own;
    }
  seen = &memory->texts[hash % DUID_N_REMEMBERED];
  if (memcmp (seen->text, text, length + 1) != 0)
    {
      duid_text_traits_judge (&seen->traits, text, length);
      memcpy (seen->text, text, length + 1);
      seen->profile = NULL;
    }
  if (seen->profile != profile)
    note_text (profile, text, length, hash);
  else if (!profile->has_twice)
    set_twice (profile);
  seen->profile = profile;
  return &seen->traits;
}

static void
count_option (DuidColumnProfile *profile,
              const char        *text)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (profile->option_set, text));

  if (index > 0)
    g_array_index (profile->counts, guint, index - 1)++;
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
  if (count <= MOST_COUNTED && length <= LONGEST_KEPT)
    count_option (profile, text);
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

/* Whether the mark parts thousands, in the company of the other numbers of the column and
 * of the file: “1.250” does beside “950” and beside “12,5”, not beside “0.5”. */
static gboolean
is_group_mark (const DuidColumnProfile *profile,
               guint                    mark,
               gboolean                 has_points,
               gboolean                 has_commas)
{
  const DuidGroupedNumbers *grouped = &profile->grouped[mark];
  gboolean                  has_such = mark == 0 ? has_points : has_commas;
  gboolean                  has_other = mark == 0 ? has_commas : has_points;

  if (grouped->n == 0)
    return FALSE;
  if (mark > 1)
    return TRUE;
  if (profile->n_marked[mark] > 0)
    return FALSE;
  return grouped->n_sure > 0 || (has_other && !has_such) ||
         (grouped->n > 1 && profile->n_hundreds > 0 && profile->n_thousands == 0);
}

static void
settle_mark (DuidColumnProfile *profile,
             guint              mark,
             gboolean           is_group)
{
  const DuidGroupedNumbers *grouped = &profile->grouped[mark];

  if (is_group)
    {
      profile->group = duid_text_traits_get_group_mark (mark);
      profile->n_points += profile->group != '.' ? grouped->n - grouped->n_decimals[1] : 0;
      profile->n_commas += profile->group != ',' ? grouped->n - grouped->n_decimals[0] : 0;
      profile->n_fractions += grouped->n_fractions;
      profile->min = MIN (profile->min, grouped->min);
      profile->max = MAX (profile->max, grouped->max);
      return;
    }
  profile->n_points += mark == 0 ? grouped->n_numbers : 0;
  profile->n_commas += mark == 1 ? grouped->n_numbers : 0;
  profile->n_fractions += grouped->n_numbers;
  profile->min = MIN (profile->min, grouped->plain_min);
  profile->max = MAX (profile->max, grouped->plain_max);
}

void
duid_column_profile_settle (DuidColumnProfile *profile,
                            gboolean           has_points,
                            gboolean           has_commas)
{
  guint group = DUID_N_GROUP_MARKS;

  for (guint i = 0; i < DUID_N_GROUP_MARKS && group == DUID_N_GROUP_MARKS; i++)
    if (is_group_mark (profile, i, has_points, has_commas))
      group = i;
  for (guint i = 0; i < DUID_N_GROUP_MARKS; i++)
    settle_mark (profile, i, i == group);
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
  guint best = 0;

  for (guint i = 1; i < DUID_N_DATE_FORMATS; i++)
    if (profile->n_dates[i] > profile->n_dates[best])
      best = i;
  *format = duid_text_traits_get_date_format (best);
  return is_nearly_all (profile, profile->n_date_cells + profile->n_dates[best]);
}

gboolean
duid_column_profile_is_yes_no (const DuidColumnProfile *profile)
{
  return profile->n_yes > 0 && is_nearly_all (profile, profile->n_yes + profile->n_no);
}

/* Whether any answer came twice. */
static gboolean
has_same (const DuidColumnProfile *profile)
{
  DuidHashSet set = { 0 };
  gboolean    is_found = profile->has_twice;

  for (guint i = 0; i < profile->seen->len && !is_found; i++)
    is_found = !duid_hash_set_add (&set, g_array_index (profile->seen, guint64, i));
  duid_hash_set_clear (&set);
  return is_found;
}

const char *
duid_column_profile_get_personal (const DuidColumnProfile *profile)
{
  if (profile->n_mails * 2 > profile->n_filled)
    return _ ("an e-mail address");
  if (is_nearly_all (profile, profile->n_hosts))
    return _ ("an IP address");
  if (is_nearly_all (profile, profile->n_places))
    return _ ("a location");
  if (is_nearly_all (profile, profile->n_phones) && !has_same (profile))
    return _ ("a telephone number");
  return NULL;
}

gboolean
duid_column_profile_is_unique (const DuidColumnProfile *profile)
{
  return profile->n_filled > 1 && !has_same (profile);
}

gboolean
duid_column_profile_is_choice (const DuidColumnProfile *profile)
{
  return profile->n_filled > 0 && profile->n_long == 0 &&
         profile->options->len <= DUID_PROFILE_MOST_OPTIONS &&
         (profile->n_filled == 1 || profile->options->len * 2 <= profile->n_filled);
}
