/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-searched.h"

#include "model/duid-late-texts.h"

#define MOST_KEPT 16 /* of searches; one is a bit a story */

typedef struct
{
  char     *words;
  DuidRows *rows;
} Kept;

struct _DuidSearched
{
  gatomicrefcount refs;
  DuidDataset    *dataset;
  GMutex          making; /* while the texts are made ready */
  DuidTextBlock  *block;  /* under the lock; once there, it stays */
  GMutex          keeping;
  GPtrArray      *kept; /* Kept, the last at the end; under the lock */
};

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->words);
  duid_rows_free (kept->rows);
  g_free (kept);
}

DuidSearched *
duid_searched_new (DuidDataset *dataset)
{
  DuidSearched *self = g_new0 (DuidSearched, 1);

  g_atomic_ref_count_init (&self->refs);
  self->dataset = duid_dataset_ref (dataset);
  self->kept = g_ptr_array_new_with_free_func (free_kept);
  g_mutex_init (&self->making);
  g_mutex_init (&self->keeping);
  return self;
}

DuidSearched *
duid_searched_ref (DuidSearched *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
duid_searched_unref (DuidSearched *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->block, duid_text_block_unref);
  g_ptr_array_unref (self->kept);
  g_mutex_clear (&self->making);
  g_mutex_clear (&self->keeping);
  duid_dataset_unref (self->dataset);
  g_free (self);
}

DuidDataset *
duid_searched_get_dataset (DuidSearched *self)
{
  return self->dataset;
}

/* Never cancelled: the next key would only begin again. NULL with an error when not all
 * texts can be read. */
static DuidTextBlock *
get_block (DuidSearched *self,
           GError      **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->making);

  if (self->block == NULL && duid_dataset_fetch_texts (self->dataset, NULL, error))
    self->block = duid_text_block_new (self->dataset, NULL, NULL);
  return self->block;
}

void
duid_searched_make_ready (DuidSearched *self)
{
  get_block (self, NULL);
}

gboolean
duid_searched_is_ready (DuidSearched *self)
{
  gboolean is_ready;

  /* Who makes it holds the lock, and is not waited for. */
  if (!g_mutex_trylock (&self->making))
    return FALSE;
  is_ready = self->block != NULL;
  g_mutex_unlock (&self->making);
  return is_ready;
}

static void
keep (DuidSearched   *self,
      const char     *words,
      const DuidRows *rows)
{
  Kept *kept = g_new0 (Kept, 1);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->keeping);

  kept->words = g_strdup (words);
  kept->rows = duid_rows_copy (rows);
  if (self->kept->len == MOST_KEPT)
    g_ptr_array_remove_index (self->kept, 0);
  g_ptr_array_add (self->kept, kept);
}

DuidRows *
duid_searched_recall (DuidSearched *self,
                      const char   *words)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->keeping);

  for (guint i = self->kept->len; i > 0; i--)
    {
      const Kept *kept = g_ptr_array_index (self->kept, i - 1);

      if (g_str_equal (kept->words, words))
        return duid_rows_copy (kept->rows);
    }
  return NULL;
}

DuidRows *
duid_searched_find (DuidSearched *self,
                    const char   *words,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (DuidSearch) search = NULL;
  DuidTextBlock *block;
  DuidRows      *rows = duid_searched_recall (self, words);

  if (rows != NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return rows;
  search = duid_search_new (words);
  block = get_block (self, error);
  rows = block != NULL ? duid_text_block_find (block, search, cancellable, error) : NULL;
  if (rows != NULL)
    keep (self, words, rows);
  return rows;
}
