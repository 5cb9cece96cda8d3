/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-story-ranks.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  guint32 row;
  double  number;
  char   *words; /* owned */
} SortKey;

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
make_key (DuidSession   *session,
          DuidStoryOrder order,
          int            date,
          GRand         *random,
          gsize          row)
{
  DuidDataset     *dataset = duid_session_get_dataset (session);
  SortKey          key = { .row = (guint32) row };
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;
  double           days;

  switch (order)
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
      key.number = duid_rows_has (duid_session_get_tagging (session)->read, row);
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

guint32 *
duid_story_ranks_new (DuidSession   *session,
                      DuidStoryOrder order,
                      guint32        seed)
{
  DuidDataset        *dataset = duid_session_get_dataset (session);
  gsize               n_rows = duid_dataset_get_n_rows (dataset);
  g_autofree SortKey *keys = NULL;
  guint32            *ranks;
  GRand              *random;
  int                 date;

  if (n_rows == 0 || order == DUID_STORY_ORDER_SOURCE || order >= DUID_STORY_ORDER_CENTRAL)
    return NULL;
  date = duid_framework_find_type (duid_dataset_get_framework (dataset), DUID_QUESTION_DATE);
  random = g_rand_new_with_seed (seed);
  keys = g_new (SortKey, n_rows);
  for (gsize row = 0; row < n_rows; row++)
    keys[row] = make_key (session, order, date, random, row);
  g_rand_free (random);
  qsort (keys, n_rows, sizeof (SortKey), compare_keys);
  ranks = g_new (guint32, n_rows);
  for (gsize i = 0; i < n_rows; i++)
    {
      ranks[i] = keys[i].row;
      g_free (keys[i].words);
    }
  return ranks;
}

DuidRows *
duid_story_ranks_pick (const DuidRows *passing,
                       const guint32  *ranks)
{
  DuidRows *picked = duid_rows_new (passing->n_rows);

  for (gsize word = 0; word < picked->n_words; word++)
    {
      gsize   end = MIN (word * 64 + 64, passing->n_rows);
      guint64 bits = 0;

      for (gsize i = word * 64; i < end; i++)
        bits |= (passing->words[ranks[i] / 64] >> (ranks[i] % 64) & 1) << (i % 64);
      picked->words[word] = bits;
    }
  return picked;
}

guint32 *
duid_story_ranks_invert (const guint32 *ranks,
                         gsize          n_rows)
{
  guint32 *inverse = g_new (guint32, MAX (n_rows, 1));

  for (gsize i = 0; i < n_rows; i++)
    inverse[ranks[i]] = (guint32) i;
  return inverse;
}
