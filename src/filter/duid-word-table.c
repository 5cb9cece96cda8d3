/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-word-table.h"

#include "base/duid-word.h"

static void
count_text (DuidWordTable *table,
            const char    *text,
            gssize         row,
            int            side,
            GString       *word)
{
  while (duid_word_next (&text, word))
    {
      DuidWordCount *count = g_hash_table_lookup (table->words, word->str);

      if (count == NULL)
        {
          count = g_new0 (DuidWordCount, 1);
          count->last_row = -1;
          g_hash_table_insert (table->words, g_strdup (word->str), count);
        }
      count->count[side]++;
      count->stories[side] += count->last_row != row;
      count->last_row = row;
      table->n_words[side]++;
    }
}

static void
forget_rows (DuidWordTable *table)
{
  GHashTableIter iter;
  gpointer       count;

  g_hash_table_iter_init (&iter, table->words);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    ((DuidWordCount *) count)->last_row = -1;
}

static gboolean
count_side (DuidWordTable     *table,
            const DuidDataset *dataset,
            const DuidRows    *rows,
            int                side,
            GCancellable      *cancellable,
            GError           **error)
{
  DuidFramework *framework = duid_dataset_get_framework (dataset);
  int            title = duid_framework_find_type (framework, DUID_QUESTION_TITLE);
  g_autoptr (GString) word = g_string_new (NULL);

  forget_rows (table);
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (title >= 0)
        count_text (table, duid_dataset_get_text (dataset, (guint) title, (gsize) row), row, side,
                    word);
      count_text (table, duid_dataset_get_story (dataset, (gsize) row), row, side, word);
      table->n_stories[side]++;
    }
  return TRUE;
}

DuidWordTable *
duid_word_table_new (const DuidDataset *dataset,
                     const DuidRows    *a,
                     const DuidRows    *b,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (DuidWordTable) table = g_new0 (DuidWordTable, 1);

  table->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!count_side (table, dataset, a, 0, cancellable, error) ||
      !count_side (table, dataset, b, 1, cancellable, error))
    return NULL;
  return g_steal_pointer (&table);
}

void
duid_word_table_free (DuidWordTable *table)
{
  if (table == NULL)
    return;
  g_hash_table_unref (table->words);
  g_free (table);
}
