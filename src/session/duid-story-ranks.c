/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-story-ranks.h"

#include "model/duid-late-texts.h"

#include <math.h>
#include <stdlib.h>

/* Of so many rows cancelling is seen. */
#define ROWS_A_LOOK 4096

/* What another thread works on. */
typedef struct
{
  DuidDataset   *dataset;
  DuidRows      *read;
  DuidStoryOrder order;
  guint32        seed;
} Work;

typedef struct
{
  guint32 row;
  double  number;
  char   *words; /* owned */
} SortKey;

static void
free_work (gpointer data)
{
  Work *work = data;

  duid_dataset_unref (work->dataset);
  duid_rows_free (work->read);
  g_free (work);
}

void
duid_story_ranks_free (DuidStoryRanks *ranks)
{
  if (ranks == NULL)
    return;
  g_free (ranks->rows);
  g_free (ranks->ranks);
  g_free (ranks);
}

DuidStoryRanks *
duid_story_ranks_take (guint32 *rows,
                       gsize    n_rows)
{
  DuidStoryRanks *ranks = g_new0 (DuidStoryRanks, 1);

  ranks->rows = rows;
  ranks->n_rows = n_rows;
  ranks->ranks = g_new (guint32, MAX (n_rows, 1));
  for (gsize i = 0; i < n_rows; i++)
    ranks->ranks[rows[i]] = (guint32) i;
  return ranks;
}

/* ---- putting in order ---- */

static int
compare_keys (gconstpointer a_,
              gconstpointer b_)
{
  const SortKey *a = a_;
  const SortKey *b = b_;

  if (a->words != NULL)
    {
      int order = g_strcmp0 (a->words, b->words);

      if (order != 0)
        return order;
    }
  else if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return a->row < b->row ? -1 : a->row > b->row;
}

static SortKey
make_key (const Work *work,
          int         date,
          GRand      *random,
          gsize       row)
{
  DuidDataset     *dataset = work->dataset;
  SortKey          key = { .row = (guint32) row };
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;
  double           days;

  switch (work->order)
    {
    case DUID_STORY_ORDER_TITLE:
      title = duid_dataset_dup_title (dataset, row);
      folded = g_utf8_casefold (title, -1);
      key.words = g_utf8_collate_key (folded, -1);
      break;
    case DUID_STORY_ORDER_DATE:
      days = date >= 0 ? duid_dataset_get_numbers (dataset, (guint) date)[row] : 0;
      key.number = isfinite (days) ? -days : INFINITY;
      break;
    case DUID_STORY_ORDER_UNREAD:
      key.number = duid_rows_has (work->read, row);
      break;
    case DUID_STORY_ORDER_RANDOM:
      key.number = g_rand_double (random);
      break;
    case DUID_STORY_ORDER_SOURCE:
    case DUID_STORY_ORDER_CENTRAL:
    case DUID_STORY_ORDER_EXTREME:
    case DUID_STORY_ORDER_DIFFERENT:
    case DUID_STORY_ORDER_UNTOUCHED:
    case DUID_STORY_ORDER_CONTRARY:
    default:
      break;
    }
  return key;
}

/* NULL when cancelled. */
static SortKey *
make_keys (const Work   *work,
           GCancellable *cancellable)
{
  gsize    n_rows = duid_dataset_get_n_rows (work->dataset);
  int      date = duid_framework_find_type (duid_dataset_get_framework (work->dataset),
                                            DUID_QUESTION_DATE);
  GRand   *random = g_rand_new_with_seed (work->seed);
  SortKey *keys = g_new0 (SortKey, n_rows);

  for (gsize row = 0; row < n_rows; row++)
    {
      if (row % ROWS_A_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      keys[row] = make_key (work, date, random, row);
    }
  g_rand_free (random);
  return keys;
}

static void
clear_keys (SortKey *keys,
            gsize    n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    g_free (keys[i].words);
  g_free (keys);
}

/* Without a cancellable it is never NULL. */
static DuidStoryRanks *
make_ranks (const Work   *work,
            GCancellable *cancellable)
{
  gsize    n_rows = duid_dataset_get_n_rows (work->dataset);
  SortKey *keys = make_keys (work, cancellable);
  guint32 *rows;

  if (g_cancellable_is_cancelled (cancellable))
    {
      clear_keys (keys, n_rows);
      return NULL;
    }
  qsort (keys, n_rows, sizeof (SortKey), compare_keys);
  rows = g_new (guint32, MAX (n_rows, 1));
  for (gsize i = 0; i < n_rows; i++)
    rows[i] = keys[i].row;
  clear_keys (keys, n_rows);
  return duid_story_ranks_take (rows, n_rows);
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Work     *work = data;
  DuidStoryRanks *ranks = NULL;
  GError         *error = NULL;

  /* Titles are texts. */
  if (work->order != DUID_STORY_ORDER_TITLE ||
      duid_dataset_fetch_texts (work->dataset, cancellable, &error))
    ranks = make_ranks (work, cancellable);
  if (ranks != NULL)
    {
      g_task_return_pointer (task, ranks, (GDestroyNotify) duid_story_ranks_free);
      return;
    }
  if (error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &error);
  g_task_return_error (task, error);
}

static Work *
make_work (DuidSession   *session,
           DuidStoryOrder order,
           guint32        seed)
{
  Work *work = g_new0 (Work, 1);

  work->dataset = duid_dataset_ref (duid_session_get_dataset (session));
  work->read = duid_rows_copy (duid_session_get_tagging (session)->read);
  work->order = order;
  work->seed = seed;
  return work;
}

DuidStoryRanks *
duid_story_ranks_new (DuidSession   *session,
                      DuidStoryOrder order,
                      guint32        seed)
{
  Work           *work = make_work (session, order, seed);
  DuidStoryRanks *ranks = make_ranks (work, NULL);

  free_work (work);
  return ranks;
}

void
duid_story_ranks_new_async (DuidSession        *session,
                            DuidStoryOrder      order,
                            guint32             seed,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);

  g_task_set_source_tag (task, duid_story_ranks_new_async);
  g_task_set_task_data (task, make_work (session, order, seed), free_work);
  g_task_run_in_thread (task, work_in_thread);
}

DuidStoryRanks *
duid_story_ranks_new_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

DuidRows *
duid_story_ranks_pick (const DuidRows       *passing,
                       const DuidStoryRanks *ranks)
{
  const guint32 *rows = ranks->rows;
  DuidRows      *picked = duid_rows_new (passing->n_rows);

  for (gsize word = 0; word < picked->n_words; word++)
    {
      gsize   end = MIN (word * 64 + 64, passing->n_rows);
      guint64 bits = 0;

      for (gsize i = word * 64; i < end; i++)
        bits |= (passing->words[rows[i] / 64] >> (rows[i] % 64) & 1) << (i % 64);
      picked->words[word] = bits;
    }
  return picked;
}
