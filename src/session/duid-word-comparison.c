/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-word-comparison.h"

#include "base/duid-word.h"
#include "filter/duid-word-table.h"
#include "stats/duid-adjust.h"

#include <math.h>
#include <string.h>

static void
clear_key_word (gpointer word)
{
  g_free (((DuidKeyWord *) word)->word);
}

static gboolean
is_wanted (const char           *word,
           const DuidWordCount  *count,
           const DuidWordChoice *choice)
{
  return count->stories[0] + count->stories[1] >= choice->least_stories &&
         (choice->keeps_stop_words || !duid_word_is_stop (word));
}

/* More than nothing for words of the first stories, less for words of the others. */
static double
get_place (const DuidKeyWord *word)
{
  return word->keyness.log_ratio >= 0 ? word->keyness.likelihood : -word->keyness.likelihood;
}

static int
compare_words (gconstpointer a_,
               gconstpointer b_)
{
  const DuidKeyWord *a = a_;
  const DuidKeyWord *b = b_;
  double             of_a = get_place (a);
  double             of_b = get_place (b);

  if (of_a != of_b)
    return of_a > of_b ? -1 : 1;
  return strcmp (a->word, b->word);
}

static void
add_words (DuidWordComparison   *comparison,
           DuidWordTable        *table,
           const DuidWordChoice *choice)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, table->words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const DuidWordCount *count = value;
      DuidKeyWord          word = { .count = { count->count[0], count->count[1] },
                                    .stories = { count->stories[0], count->stories[1] } };

      word.keyness = duid_keyness_compute (count->count[0], table->n_words[0], count->count[1],
                                           table->n_words[1]);
      if (!is_wanted (key, count, choice) || isnan (word.keyness.likelihood))
        continue;
      word.word = g_strdup (key);
      g_array_append_val (comparison->words, word);
    }
}

static void
adjust (GArray *words)
{
  g_autofree double *p = g_new (double, MAX (words->len, 1));

  for (guint i = 0; i < words->len; i++)
    p[i] = g_array_index (words, DuidKeyWord, i).keyness.p;
  duid_adjust (p, words->len, DUID_ADJUST_BH, p);
  for (guint i = 0; i < words->len; i++)
    g_array_index (words, DuidKeyWord, i).q = p[i];
}

DuidWordComparison *
duid_word_comparison_new (const DuidDataset    *dataset,
                          const DuidRows       *rows,
                          const DuidRows       *others,
                          const DuidWordChoice *choice,
                          GCancellable         *cancellable,
                          GError              **error)
{
  g_autoptr (DuidRows) rest = duid_rows_copy (others);
  g_autoptr (DuidWordTable) table = NULL;
  DuidWordComparison *comparison;

  duid_rows_and_not (rest, rows);
  table = duid_word_table_new (dataset, rows, rest, cancellable, error);
  if (table == NULL)
    return NULL;
  comparison = g_new0 (DuidWordComparison, 1);
  comparison->words = g_array_new (FALSE, FALSE, sizeof (DuidKeyWord));
  g_array_set_clear_func (comparison->words, clear_key_word);
  for (int side = 0; side < 2; side++)
    {
      comparison->n_words[side] = table->n_words[side];
      comparison->n_stories[side] = table->n_stories[side];
    }
  add_words (comparison, table, choice);
  adjust (comparison->words);
  g_array_sort (comparison->words, compare_words);
  return comparison;
}

void
duid_word_comparison_free (DuidWordComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_array_unref (comparison->words);
  g_free (comparison);
}
