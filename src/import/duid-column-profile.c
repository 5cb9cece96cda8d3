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

static void
set_twice (DuidColumnProfile *profile)
{
  profile->has_twice = TRUE;
  g_array_set_size (profile->seen, 0);
}

/* Whether it may still be asked if every text is another. */
static gboolean
is_watched (const DuidColumnProfile *profile)
{
  return !profile->has_twice && !profile->is_prose;
}

static guint
find_option (const DuidColumnProfile *profile,
             const char              *text)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (profile->option_set, text));
}

static gboolean
is_full (const DuidColumnProfile *profile)
{
  return profile->n_long > DUID_PROFILE_MOST_OPTIONS ||
         profile->options->len > DUID_PROFILE_MOST_OPTIONS;
}

/* The text as an option from 1, a new one while there are few; 0 when it is none. @is_asked:
 * whether that is of any use. */
static guint
note_option (DuidColumnProfile *profile,
             const char        *text,
             gsize              length,
             gboolean           is_asked)
{
  gboolean has_all = is_full (profile);
  guint    option;

  if (length > LONGEST_KEPT || (has_all && !is_asked))
    return 0;
  option = find_option (profile, text);
  if (has_all)
    return option;
  if (option > 0)
    {
      set_twice (profile);
      return option;
    }
  g_ptr_array_add (profile->options, g_strdup (text));
  g_array_set_size (profile->counts, profile->options->len);
  option = profile->options->len;
  g_hash_table_insert (profile->option_set, profile->options->pdata[option - 1],
                       GUINT_TO_POINTER (option));
  return option;
}

static guint
note_text (DuidColumnProfile *profile,
           const char        *text,
           gsize              length,
           guint64            hash,
           gboolean           is_asked)
{
  if (is_watched (profile))
    g_array_append_val (profile->seen, hash);
  /* Too long to choose: a story among the texts. */
  profile->n_long += length > LONGEST_OPTION;
  profile->n_huge += length > LONGEST_KEPT;
  return note_option (profile, text, length, is_asked);
}

static void
note_number (DuidColumnProfile *profile,
             double             number,
             guint64            n)
{
  profile->n_fractions += number != floor (number) ? n : 0;
  profile->min = MIN (profile->min, number);
  profile->max = MAX (profile->max, number);
}

static void
count_looks (DuidColumnProfile    *profile,
             const DuidTextTraits *traits,
             guint64               n)
{
  profile->n_yes += traits->is_yes * n;
  profile->n_no += traits->is_no * n;
  profile->n_links += traits->is_link * n;
  profile->n_mails += traits->is_mail * n;
  profile->n_phones += traits->is_phone * n;
  profile->n_hosts += traits->is_host * n;
  profile->n_places += traits->is_place * n;
}

/* A text in which a mark may part thousands. */
static void
count_grouped (DuidColumnProfile    *profile,
               const DuidTextTraits *traits,
               guint64               n)
{
  DuidGroupedNumbers *grouped = &profile->grouped[traits->group - 1];

  grouped->n += n;
  grouped->n_sure += traits->is_surely_grouped * n;
  grouped->n_decimals[0] += traits->group_decimal == '.' ? n : 0;
  grouped->n_decimals[1] += traits->group_decimal == ',' ? n : 0;
  grouped->n_fractions += traits->grouped != floor (traits->grouped) ? n : 0;
  grouped->min = MIN (grouped->min, traits->grouped);
  grouped->max = MAX (grouped->max, traits->grouped);
  if (!traits->is_point && !traits->is_comma)
    return;
  grouped->n_numbers += n;
  grouped->plain_min = MIN (grouped->plain_min, traits->number);
  grouped->plain_max = MAX (grouped->plain_max, traits->number);
}

/* A number in which no mark parts thousands. */
static gboolean
is_plain_number (const DuidTextTraits *traits)
{
  return traits->group == 0 && (traits->is_point || traits->is_comma);
}

static void
count_number (DuidColumnProfile    *profile,
              const DuidTextTraits *traits,
              guint64               n)
{
  profile->n_points += traits->is_point * n;
  profile->n_commas += traits->is_comma * n;
  profile->n_marked[0] += traits->has_decimals && traits->is_point ? n : 0;
  profile->n_marked[1] += traits->has_decimals && !traits->is_point ? n : 0;
  if (!traits->has_decimals && traits->number >= 100)
    *(traits->number < 1000 ? &profile->n_hundreds : &profile->n_thousands) += n;
  note_number (profile, traits->number, n);
}

/* A text cell that came @n times; which rows it came in is noted elsewhere. */
static void
count_written (DuidColumnProfile    *profile,
               const DuidTextTraits *traits,
               guint64               n)
{
  count_looks (profile, traits, n);
  profile->n_texts += n;
  profile->n_spaced += traits->is_spaced * n;
  profile->n_padded += traits->is_padded * n;
  if (traits->group > 0)
    count_grouped (profile, traits, n);
  else if (is_plain_number (traits))
    count_number (profile, traits, n);
  for (guint i = 0; traits->dates >> i != 0; i++)
    profile->n_dates[i] += (traits->dates >> i & 1) * n;
}

static void
count_seen (DuidColumnProfile *profile,
            DuidTextMemory    *memory,
            guint              place)
{
  if (memory->texts[place].n > 0)
    count_written (profile, &memory->traits[place], memory->texts[place].n);
  memory->texts[place].n = 0;
}

static void
count_waiting (DuidColumnProfile *profile,
               DuidTextMemory    *memory)
{
  for (guint i = 0; i < memory->n_waiting; i++)
    count_seen (profile, memory, memory->waiting[i]);
  memory->n_waiting = 0;
}

/* A cell that is no text: the number of it is known. */
static void
count_typed (DuidColumnProfile    *profile,
             const DuidTextTraits *traits,
             const DuidCell       *cell,
             guint64               count)
{
  count_looks (profile, traits, 1);
  profile->n_booleans += cell->kind == DUID_CELL_BOOLEAN;
  profile->n_date_cells += cell->kind == DUID_CELL_DATE;
  if (cell->kind != DUID_CELL_NUMBER)
    return;
  profile->n_points++;
  profile->n_commas++;
  note_number (profile, cell->number, 1);
  profile->n_counting += cell->number == (double) count;
}

/* Puts the text in the place of another. */
static void
remember (DuidColumnProfile   *profile,
          DuidTextMemory      *memory,
          guint                place,
          const DuidShortText *bytes,
          const char          *text,
          gsize                length)
{
  DuidTextTraits *traits = &memory->traits[place];

  count_seen (profile, memory, place);
  duid_text_traits_judge (traits, text, length);
  memory->texts[place] = (DuidSeenText) {
    .text = *bytes,
    .length = (guint8) length,
    .number = is_plain_number (traits) ? traits->number : NAN,
  };
}

/* Where the text is remembered, from before or from now on. Notes it in @profile unless it
 * was seen there before. */
static guint
look_up (DuidColumnProfile *profile,
         DuidTextMemory    *memory,
         const char        *text,
         gsize              length,
         guint64            count)
{
  DuidSeenText *seen;
  DuidShortText bytes;
  guint64       hash;
  guint         place;

  duid_short_text_init (&bytes, text, length);
  hash = duid_short_text_hash (&bytes, length);
  place = (guint) (hash % DUID_N_REMEMBERED);
  seen = &memory->texts[place];
  if (seen->length != length || !duid_short_text_equal (&seen->text, &bytes, length))
    remember (profile, memory, place, &bytes, text, length);
  if (seen->owner != profile)
    seen->option = (guint16) note_text (profile, text, length, hash, count <= MOST_COUNTED);
  else if (!profile->has_twice)
    set_twice (profile);
  seen->owner = profile;
  return place;
}

static void
count_option (DuidColumnProfile *profile,
              guint              option,
              guint64            count)
{
  if (option > 0 && count <= MOST_COUNTED)
    g_array_index (profile->counts, guint, option - 1)++;
}

static void
take_short (DuidColumnProfile *profile,
            DuidTextMemory    *memory,
            const DuidCell    *cell,
            const char        *text,
            gsize              length,
            guint64            count)
{
  guint         place = look_up (profile, memory, text, length, count);
  DuidSeenText *seen = &memory->texts[place];

  count_option (profile, seen->option, count);
  if (cell->kind != DUID_CELL_TEXT)
    {
      count_typed (profile, &memory->traits[place], cell, count);
      return;
    }
  profile->n_counting += seen->number == (double) count;
  if (seen->n++ > 0)
    return;
  if (memory->n_waiting == DUID_N_REMEMBERED)
    count_waiting (profile, memory);
  memory->waiting[memory->n_waiting++] = (guint16) place;
}

static void
take_long (DuidColumnProfile *profile,
           const DuidCell    *cell,
           const char        *text,
           gsize              length,
           guint64            count)
{
  guint64        hash = is_watched (profile) ? duid_text_memory_hash (text, length) : 0;
  guint          option = note_text (profile, text, length, hash, count <= MOST_COUNTED);
  DuidTextTraits traits;

  duid_text_traits_judge (&traits, text, length);
  count_option (profile, option, count);
  if (cell->kind != DUID_CELL_TEXT)
    {
      count_typed (profile, &traits, cell, count);
      return;
    }
  profile->n_counting += is_plain_number (&traits) && traits.number == (double) count;
  count_written (profile, &traits, 1);
}

void
duid_column_profile_take (DuidColumnProfile *profile,
                          DuidTextMemory    *memory,
                          const DuidCell    *cell,
                          guint64            count)
{
  const char      *text = cell->text;
  gsize            length = cell->length;
  g_autofree char *trimmed = NULL;

  if (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])))
    {
      text = trimmed = g_strstrip (g_strdup (text));
      length = strlen (text);
    }
  profile->n_filled++;
  profile->length += length;
  if (length > DUID_LONGEST_REMEMBERED)
    take_long (profile, cell, text, length, count);
  else
    take_short (profile, memory, cell, text, length, count);
}

gboolean
duid_column_profile_only_counts (const DuidColumnProfile *profile,
                                 guint64                  count)
{
  return is_full (profile) && !is_watched (profile) && count > MOST_COUNTED;
}

void
duid_column_profile_add_plain (DuidColumnProfile     *profile,
                               const DuidPlainCounts *counts)
{
  profile->n_filled += counts->n;
  profile->n_texts += counts->n;
  profile->n_points += counts->n;
  profile->n_commas += counts->n_whole;
  profile->n_marked[0] += counts->n - counts->n_whole;
  profile->n_fractions += counts->n_fractions;
  profile->n_no += counts->n_zeros;
  profile->n_yes += counts->n_ones;
  profile->n_hundreds += counts->n_hundreds;
  profile->n_thousands += counts->n_thousands;
  profile->n_counting += counts->n_counting;
  profile->length += counts->length;
  profile->min = MIN (profile->min, counts->min);
  profile->max = MAX (profile->max, counts->max);
}

/* Texts of several words are no ids, and when too many are no telephone numbers, nobody asks
 * any more whether every one is another. */
static void
judge_prose (DuidColumnProfile *profile)
{
  double n_others = (double) (profile->n_filled - profile->n_phones);

  if (profile->is_prose || profile->most_rows == 0 || profile->n_spaced == 0 ||
      n_others <= (1 - NEARLY_ALL) * (double) profile->most_rows + 1)
    return;
  profile->is_prose = TRUE;
  g_array_unref (profile->seen);
  profile->seen = g_array_new (FALSE, FALSE, sizeof (guint64));
}

void
duid_column_profile_end_run (DuidColumnProfile *profile,
                             DuidTextMemory    *memory)
{
  count_waiting (profile, memory);
  judge_prose (profile);
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
  return profile->n_filled > 1 && profile->n_spaced == 0 && !has_same (profile);
}

gboolean
duid_column_profile_is_choice (const DuidColumnProfile *profile)
{
  return profile->n_filled > 0 && profile->n_long == 0 &&
         profile->options->len <= DUID_PROFILE_MOST_OPTIONS &&
         (profile->n_filled == 1 || profile->options->len * 2 <= profile->n_filled);
}
