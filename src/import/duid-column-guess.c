/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-column-guess.h"

#include "base/duid-number.h"
#include "import/duid-header-words.h"
#include "import/duid-option-mix.h"
#include "import/duid-plain-text.h"
#include "import/duid-write-in-guess.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHORTEST_STORY 40  /* bytes, on average */
#define LONGEST_TITLE  120 /* bytes, on average */
#define FEWEST_GRADES  8
#define FIRST_DAY      18264 /* of 1950, as spreadsheets count */
#define LAST_DAY       65380 /* of 2078 */
#define MOST_STEPS     12    /* whole numbers of at most so many values are options */

char *
duid_column_dup_label (const DuidTableScan *scan,
                       guint                column)
{
  g_autofree char *label = duid_plain_text_from_html (duid_table_scan_get_header (scan, column));

  return *label != '\0' ? g_steal_pointer (&label) : g_strdup_printf (_ ("Column %u"), column + 1);
}

void
duid_column_guess_field (DuidRecognition     *recognition,
                         const DuidTableScan *scan,
                         guint                column)
{
  DuidMappedSource *source = recognition->sources->pdata[recognition->sources->len - 1];
  DuidField        *field;
  const char       *format;
  char              decimal;

  field = duid_field_new (duid_table_scan_get_header (scan, column), column + 1);
  if (duid_column_profile_is_number (&scan->profiles[column], &decimal))
    {
      field->decimal = decimal;
      field->group = scan->profiles[column].group;
    }
  else
    {
      /* Where few are dates, they are still written in one way. */
      duid_column_profile_is_date (&scan->profiles[column], &format);
      field->date_format = g_strdup (format);
    }
  g_ptr_array_add (source->fields, field);
}

DuidRecognisedQuestion *
duid_column_guess_as (DuidRecognition     *recognition,
                      const DuidTableScan *scan,
                      guint                column,
                      DuidQuestionType     type,
                      const char          *name,
                      const char          *label,
                      const char          *why)
{
  g_autofree char *own_label =
    label != NULL ? g_strdup (label) : duid_column_dup_label (scan, column);
  g_autofree char *own_name =
    name != NULL ? g_strdup (name)
                 : duid_plain_text_to_name (
                     *duid_table_scan_get_header (scan, column) != '\0' ? own_label : "", "column",
                     column + 1);
  DuidQuestion *question = duid_question_new (own_name, type, own_label);
  DuidBinding  *binding = duid_binding_new (0, DUID_BINDING_COLUMN);

  g_ptr_array_add (binding->columns, duid_table_scan_name (scan, column));
  if (type == DUID_QUESTION_DATE || type == DUID_QUESTION_NUMBER || type == DUID_QUESTION_SLIDER)
    duid_column_guess_field (recognition, scan, column);
  return duid_recognition_add_question (recognition, question, binding, why);
}

/* ---- numbers ---- */

/* The scale that all numbers lie on and most of which they use. */
static gboolean
find_scale (const DuidColumnProfile *profile,
            double                  *min,
            double                  *max)
{
  static const double scales[][2] = { { 0, 1 }, { 0, 10 }, { -10, 10 }, { 0, 100 }, { -100, 100 } };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (profile->min >= scales[i][0] && profile->max <= scales[i][1])
      {
        *min = scales[i][0];
        *max = scales[i][1];
        return profile->max - profile->min >= (*max - *min) / 4;
      }
  return FALSE;
}

static int
compare_number_texts (const void *a,
                      const void *b)
{
  double x = g_ascii_strtod (*(char *const *) a, NULL);
  double y = g_ascii_strtod (*(char *const *) b, NULL);

  return (x > y) - (x < y);
}

/* Whole numbers of few values are answers to choose from, in their own order. */
static DuidRecognisedQuestion *
add_steps (DuidRecognition     *recognition,
           const DuidTableScan *scan,
           guint                column,
           const char          *name,
           const char          *label)
{
  DuidColumnProfile *profile = &scan->profiles[column];
  g_autofree char   *why =
    g_strdup_printf (ngettext ("whole numbers of %u value → choice",
                               "whole numbers of %u different values → choice",
                               profile->options->len),
                     profile->options->len);
  DuidRecognisedQuestion *recognised =
    duid_column_guess_as (recognition, scan, column, DUID_QUESTION_CHOICE, name, label, why);

  qsort (profile->options->pdata, profile->options->len, sizeof (gpointer), compare_number_texts);
  for (guint i = 0; i < profile->options->len; i++)
    duid_question_add_option (recognised->question, profile->options->pdata[i]);
  recognised->question->is_ordered = TRUE;
  return recognised;
}

/* Whole numbers up to ten of which nearly all are used: a grade, which is a scale. */
static gboolean
is_grade (const DuidColumnProfile *profile)
{
  return profile->min >= 0 && profile->max == 10 && profile->options->len >= FEWEST_GRADES;
}

static DuidRecognisedQuestion *
add_number (DuidRecognition     *recognition,
            const DuidTableScan *scan,
            guint                column,
            const char          *name,
            const char          *label)
{
  const DuidColumnProfile *profile = &scan->profiles[column];
  DuidRecognisedQuestion  *recognised;
  g_autofree char         *from = duid_number_for_people (profile->min, 4);
  g_autofree char         *to = duid_number_for_people (profile->max, 4);
  g_autofree char         *why = NULL;
  double                   min;
  double                   max;

  if (profile->n_fractions == 0 && profile->options->len <= MOST_STEPS && !is_grade (profile) &&
      duid_column_profile_is_choice (profile))
    return add_steps (recognition, scan, column, name, label);
  if (duid_header_is_age (label) || !find_scale (profile, &min, &max))
    {
      why = g_strdup_printf (_ ("numbers from %s to %s → number"), from, to);
      return duid_column_guess_as (recognition, scan, column, DUID_QUESTION_NUMBER, name, label,
                                   why);
    }
  why =
    g_strdup_printf (_ ("many different numbers from %s to %s, on a scale of %g to %g → slider"),
                     from, to, min, max);
  recognised =
    duid_column_guess_as (recognition, scan, column, DUID_QUESTION_SLIDER, name, label, why);
  recognised->question->min = min;
  recognised->question->max = max;
  return recognised;
}

/* Milliseconds or seconds since 1970, of this century or nearly; days as spreadsheets count
 * them where the header says that they are. */
static DuidTimeUnit
find_unit (const DuidColumnProfile *profile,
           const char              *label)
{
  if (profile->n_filled > 0 && profile->min >= FIRST_DAY && profile->max <= LAST_DAY &&
      duid_header_is_day (label))
    return DUID_TIME_EXCEL;
  if (profile->n_fractions > 0 || profile->n_filled == 0)
    return DUID_TIME_AS_WRITTEN;
  if (profile->min > 900e9 && profile->max < 4100e9)
    return DUID_TIME_MS;
  if (profile->min > 900e6 && profile->max < 4100e6)
    return DUID_TIME_S;
  return DUID_TIME_AS_WRITTEN;
}

/* ---- words ---- */

static DuidRecognisedQuestion *
add_choice (DuidRecognition     *recognition,
            const DuidTableScan *scan,
            guint                column,
            const char          *name,
            const char          *label)
{
  const GPtrArray        *options = scan->profiles[column].options;
  g_autofree char        *why = NULL;
  DuidRecognisedQuestion *recognised;

  why = g_strdup_printf (ngettext ("%u text that comes back → choice",
                                   "%u different texts that come back → choice", options->len),
                         options->len);
  recognised =
    duid_column_guess_as (recognition, scan, column, DUID_QUESTION_CHOICE, name, label, why);
  for (guint i = 0; i < options->len; i++)
    duid_question_add_option (recognised->question, options->pdata[i]);
  return recognised;
}

/* Some texts come again and again, the others were written in beside them. */
static DuidRecognisedQuestion *
add_choice_with_write_ins (DuidRecognition     *recognition,
                           const DuidTableScan *scan,
                           guint                column,
                           const char          *name,
                           const char          *label,
                           const GPtrArray     *options)
{
  g_autofree char        *why = NULL;
  DuidRecognisedQuestion *recognised;

  why = g_strdup_printf (ngettext ("%u text that comes back, the others in people's own words → "
                                   "choice with write-ins",
                                   "%u texts that come back, the others in people's own words → "
                                   "choice with write-ins",
                                   options->len),
                         options->len);
  recognised =
    duid_column_guess_as (recognition, scan, column, DUID_QUESTION_CHOICE, name, label, why);
  for (guint i = 0; i < options->len; i++)
    duid_question_add_option (recognised->question, options->pdata[i]);
  duid_write_in_guess_split (recognition, scan, column, recognised);
  return recognised;
}

static gboolean
is_title (const DuidColumnProfile *profile,
          const char              *label)
{
  return duid_header_is_title (label) ||
         (duid_header_asks_title (label) && !duid_column_profile_is_choice (profile) &&
          profile->length <= LONGEST_TITLE * profile->n_filled);
}

static DuidRecognisedQuestion *
add_words (DuidRecognition     *recognition,
           const DuidTableScan *scan,
           guint                column,
           const char          *name,
           const char          *label)
{
  const DuidColumnProfile *profile = &scan->profiles[column];
  g_autoptr (GPtrArray) coming = g_ptr_array_new_with_free_func (g_free);

  if (profile->n_filled == 0)
    {
      DuidRecognisedQuestion *empty =
        duid_column_guess_as (recognition, scan, column, DUID_QUESTION_TEXT, name, label,
                              _ ("no cell is filled → not ticked"));

      empty->is_loaded = FALSE;
      return empty;
    }
  if (is_title (profile, label) &&
      duid_recognition_find_type (recognition, DUID_QUESTION_TITLE) == NULL)
    return duid_column_guess_as (recognition, scan, column, DUID_QUESTION_TITLE, name, label,
                                 _ ("its header says so → title"));
  if (profile->n_links == profile->n_filled)
    return duid_column_guess_as (recognition, scan, column, DUID_QUESTION_MEDIA, name, label,
                                 _ ("every cell is a link → media (never fetched)"));
  if (duid_option_mix_find (profile, NULL, coming))
    return add_choice_with_write_ins (recognition, scan, column, name, label, coming);
  if (!duid_column_profile_is_choice (profile))
    return duid_column_guess_as (recognition, scan, column, DUID_QUESTION_TEXT, name, label,
                                 _ ("many different texts → text"));
  return add_choice (recognition, scan, column, name, label);
}

DuidRecognisedQuestion *
duid_column_guess (DuidRecognition     *recognition,
                   const DuidTableScan *scan,
                   guint                column,
                   const char          *name,
                   const char          *label)
{
  const DuidColumnProfile *profile = &scan->profiles[column];
  g_autofree char         *own = label == NULL ? duid_column_dup_label (scan, column) : NULL;
  DuidTimeUnit             unit;
  const char              *format;
  char                     decimal;

  label = label != NULL ? label : own;
  unit = find_unit (profile, label);
  if (profile->n_filled > 0 && duid_column_profile_is_number (profile, &decimal))
    {
      DuidRecognisedQuestion *recognised;

      if (unit == DUID_TIME_AS_WRITTEN)
        return add_number (recognition, scan, column, name, label);
      recognised = duid_column_guess_as (recognition, scan, column, DUID_QUESTION_DATE, name, label,
                                         unit == DUID_TIME_MS
                                           ? _ ("milliseconds since 1970 → date")
                                         : unit == DUID_TIME_S
                                           ? _ ("seconds since 1970 → date")
                                           : _ ("days as a spreadsheet counts them → date"));
      ((DuidBinding *) recognised->bindings->pdata[recognised->bindings->len - 1])->unit = unit;
      return recognised;
    }
  if (duid_column_profile_is_date (profile, &format))
    return duid_column_guess_as (recognition, scan, column, DUID_QUESTION_DATE, name, label,
                                 _ ("nearly every cell is a date → date"));
  return add_words (recognition, scan, column, name, label);
}

int
duid_column_find_story (const DuidTableScan *scan,
                        const gboolean      *is_free)
{
  double best = SHORTEST_STORY;
  int    story = -1;

  for (guint i = 0; i < scan->n_columns; i++)
    {
      const DuidColumnProfile *profile = &scan->profiles[i];
      double                   n_filled = (double) MAX (profile->n_filled, 1);
      double                   mean = (double) profile->length / n_filled;

      if (!is_free[i] || profile->n_spaced == 0 ||
          (duid_header_asks_title (duid_table_scan_get_header (scan, i)) && mean <= LONGEST_TITLE))
        continue;
      if (duid_header_is_story (duid_table_scan_get_header (scan, i)))
        mean = G_MAXDOUBLE;
      else if (mean < best || profile->n_spaced * 2 < profile->n_filled ||
               (duid_column_profile_is_choice (profile) && profile->n_filled > 1))
        continue;
      best = mean;
      story = (int) i;
    }
  return story;
}
