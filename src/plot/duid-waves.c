/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-waves.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "model/duid-derived.h"
#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#define NOBODY G_MAXUINT32

/* The person of every row as a number from 0 on; NOBODY without one. */
typedef struct
{
  guint32 *numbers;
  guint32  n;
} Persons;

static void
free_persons (gpointer data)
{
  Persons *persons = data;

  g_free (persons->numbers);
  g_free (persons);
}

static gpointer
number_persons (const DuidDataset *dataset,
                guint              question)
{
  gsize    n_rows = duid_dataset_get_n_rows (dataset);
  Persons *persons = g_new0 (Persons, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  persons->numbers = g_new (guint32, MAX (n_rows, 1));
  for (gsize row = 0; row < n_rows; row++)
    {
      const char *name = duid_dataset_get_text (dataset, question, row);
      gpointer    number = NULL;

      persons->numbers[row] = NOBODY;
      if (*name == '\0')
        continue;
      if (!g_hash_table_lookup_extended (known, name, NULL, &number))
        {
          number = GUINT_TO_POINTER (persons->n++);
          g_hash_table_insert (known, (char *) name, number);
        }
      persons->numbers[row] = GPOINTER_TO_UINT (number);
    }
  return persons;
}

static gboolean
is_answered (DuidChart *chart,
             int        stone,
             gsize      row)
{
  guint question = (guint) chart->request.question;

  if (!duid_chart_is_in_base (chart, row) ||
      duid_dataset_get_states (chart->request.dataset, question)[row] != DUID_STATE_ANSWERED)
    return FALSE;
  return stone < 0 ||
         duid_point_exists (
           duid_dataset_get_stone (chart->request.dataset, question, (guint) stone)[row]);
}

/* What a person answered first and last; wave -1 when nothing. */
static DuidWavePair *
gather (DuidChart     *chart,
        int            stone,
        const Persons *persons,
        DuidWaves     *waves)
{
  gsize         n_rows = duid_dataset_get_n_rows (chart->request.dataset);
  DuidWavePair *of_person = g_new (DuidWavePair, MAX (persons->n, 1));

  for (guint32 i = 0; i < persons->n; i++)
    of_person[i] = (DuidWavePair) { 0, 0, -1, -1 };
  for (gsize row = 0; row < n_rows; row++)
    {
      int           wave = duid_chart_get_group (chart, row);
      DuidWavePair *pair;

      if (wave < 0 || !is_answered (chart, stone, row))
        continue;
      if (persons->numbers[row] == NOBODY)
        {
          waves->n_nameless++;
          continue;
        }
      pair = &of_person[persons->numbers[row]];
      if (pair->wave_from < 0 || wave < pair->wave_from)
        {
          pair->wave_from = wave;
          pair->from = row;
        }
      if (wave > pair->wave_to)
        {
          pair->wave_to = wave;
          pair->to = row;
        }
    }
  return of_person;
}

static int
find_person_question (const DuidDataset *dataset)
{
  return duid_framework_find_type (duid_dataset_get_framework (dataset), DUID_QUESTION_PERSON);
}

DuidWaves *
duid_waves_new (DuidChart *chart,
                int        stone)
{
  const DuidDataset       *dataset = chart->request.dataset;
  DuidWaves               *waves = g_new0 (DuidWaves, 1);
  int                      question = find_person_question (dataset);
  const Persons           *persons;
  g_autofree DuidWavePair *of_person = NULL;

  waves->pairs = g_array_new (FALSE, FALSE, sizeof (DuidWavePair));
  waves->has_persons = question >= 0;
  if (question < 0 || chart->groups == NULL)
    return waves;
  persons = duid_dataset_derive (dataset, (guint) question, number_persons, free_persons);
  of_person = gather (chart, stone, persons, waves);
  for (guint32 i = 0; i < persons->n; i++)
    if (of_person[i].wave_to > of_person[i].wave_from)
      g_array_append_val (waves->pairs, of_person[i]);
    else
      waves->n_once += of_person[i].wave_from >= 0;
  return waves;
}

void
duid_waves_free (DuidWaves *waves)
{
  if (waves == NULL)
    return;
  g_array_unref (waves->pairs);
  g_free (waves);
}

const char *
duid_waves_get_advice (DuidChart       *chart,
                       const DuidWaves *waves)
{
  if (!waves->has_persons)
    return _ ("Nothing says which stories are of one person. When a column does, call it "
              "“Person” while importing.");
  if (chart->groups == NULL)
    return _ ("Choose in the menu, at “Colour by”, the question that says which wave a story is "
              "of: each person then has an arrow from the first answer to the last.");
  if (waves->pairs->len == 0)
    return _ ("Nobody answered in two of these groups.");
  return NULL;
}

/* The group where all pairs begin (or end), or -1. */
static int
find_common (const DuidWaves *waves,
             gboolean         is_end)
{
  int common = -1;

  for (guint i = 0; i < waves->pairs->len; i++)
    {
      const DuidWavePair *pair = &g_array_index (waves->pairs, DuidWavePair, i);
      int                 wave = is_end ? pair->wave_to : pair->wave_from;

      if (i > 0 && wave != common)
        return -1;
      common = wave;
    }
  return common;
}

static const char *
get_label (DuidChart *chart,
           int        wave)
{
  return ((const DuidGroupOf *) g_ptr_array_index (chart->groups, wave))->label;
}

static void
append_others (DuidChart       *chart,
               const DuidWaves *waves,
               GString         *words)
{
  if (waves->n_once > 0)
    {
      g_autofree char *once = duid_ink_dup_count (chart, waves->n_once);

      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s person answered in one wave only and has no arrow.",
                                           "%s persons answered in one wave only and have no "
                                           "arrow.",
                                           waves->n_once),
                              once);
    }
  if (waves->n_nameless > 0)
    {
      g_autofree char *nameless = duid_ink_dup_count (chart, waves->n_nameless);

      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE, "%s answer names no person.",
                                           "%s answers name no person.", waves->n_nameless),
                              nameless);
    }
}

char *
duid_waves_dup_words (DuidChart       *chart,
                      const DuidWaves *waves)
{
  GString         *words = g_string_new (NULL);
  int              from = find_common (waves, FALSE);
  int              to = find_common (waves, TRUE);
  g_autofree char *n = duid_ink_dup_count (chart, waves->pairs->len);

  if (from >= 0 && to >= 0)
    g_string_append_printf (words,
                            /* Translators: persons, a wave, a later wave. */
                            g_dngettext (GETTEXT_PACKAGE,
                                         "%s person answered twice: from “%s” to “%s”.",
                                         "%s persons answered twice: from “%s” to “%s”.",
                                         waves->pairs->len),
                            n, get_label (chart, from), get_label (chart, to));
  else
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "%s person answered in several waves: from the first to "
                                         "the last.",
                                         "%s persons answered in several waves: each from their "
                                         "first to their last.",
                                         waves->pairs->len),
                            n);
  if (!chart->request.is_audience)
    append_others (chart, waves, words);
  return g_string_free (words, FALSE);
}
