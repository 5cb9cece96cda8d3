/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-contrary.h"

#include <math.h>

#define LOWEST_SHARE 0.05
#define FEWEST_BAND  5 /* fewer others say nothing about what is rare */

int
duid_contrary_find_question (const DuidDataset *dataset)
{
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);

      if (question->type == DUID_QUESTION_SLIDER && question->bands->len > 0 &&
          !question->is_sensitive)
        return (int) i;
    }
  return -1;
}

/* ---- declared ---- */

static void
add_declared (GArray          *found,
              const DuidStand *stand)
{
  for (guint i = 0; i < stand->tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (stand->tagging, i);
      g_autoptr (DuidCondition) condition =
        tag->against != NULL ? duid_condition_parse (tag->against, stand, NULL) : NULL;
      g_autoptr (DuidRows) rows = NULL;

      if (condition == NULL)
        continue;
      rows = duid_condition_find_rows (condition, stand);
      duid_rows_and (rows, tag->rows);
      for (gssize row = duid_rows_next (rows, 0); row >= 0;
           row = duid_rows_next (rows, (gsize) row + 1))
        {
          DuidContrary contrary = {
            .row = (gsize) row, .tag = i, .is_declared = TRUE, .log_odds = NAN, .band = -1
          };

          g_array_append_val (found, contrary);
        }
    }
}

/* ---- rare ---- */

/* The band of every row that has any tag, -1 elsewhere (transfer full). */
static gint16 *
list_bands (const DuidStand *stand,
            guint            question)
{
  const DuidQuestion *asked = duid_dataset_get_question (stand->dataset, question);
  const double       *numbers = duid_dataset_get_numbers (stand->dataset, question);
  gsize               n_rows = duid_dataset_get_n_rows (stand->dataset);
  gint16             *bands = g_new (gint16, MAX (n_rows, 1));
  g_autoptr (DuidRows) tagged = duid_rows_new (n_rows);

  for (guint i = 0; i < stand->tagging->tags->len; i++)
    duid_rows_or (tagged, duid_tagging_get_tag (stand->tagging, i)->rows);
  for (gsize row = 0; row < n_rows; row++)
    bands[row] = duid_rows_has (tagged, row) && isfinite (numbers[row])
                   ? (gint16) duid_question_get_band (asked, numbers[row])
                   : -1;
  return bands;
}

static void
add_tag (GArray        *pairs,
         guint          index,
         const DuidTag *tag,
         const gint16  *bands,
         const guint   *n_in_band,
         guint          n_bands)
{
  g_autofree guint *n_tagged = g_new0 (guint, n_bands);

  for (gssize row = duid_rows_next (tag->rows, 0); row >= 0;
       row = duid_rows_next (tag->rows, (gsize) row + 1))
    if (bands[row] >= 0)
      n_tagged[bands[row]]++;
  for (gssize row = duid_rows_next (tag->rows, 0); row >= 0;
       row = duid_rows_next (tag->rows, (gsize) row + 1))
    {
      DuidContrary pair = { .row = (gsize) row, .tag = index, .band = bands[row] };

      if (bands[row] < 0 || n_in_band[bands[row]] <= FEWEST_BAND)
        continue;
      pair.n_tagged = n_tagged[bands[row]] - 1;
      pair.n_band = n_in_band[bands[row]] - 1;
      pair.log_odds = log ((pair.n_tagged + 0.5) / (pair.n_band - pair.n_tagged + 0.5));
      g_array_append_val (pairs, pair);
    }
}

static int
compare_odds (gconstpointer a_,
              gconstpointer b_)
{
  const DuidContrary *a = a_;
  const DuidContrary *b = b_;

  if (a->log_odds != b->log_odds)
    return a->log_odds < b->log_odds ? -1 : 1;
  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;
  return a->tag < b->tag ? -1 : a->tag > b->tag;
}

static void
add_rare (GArray          *found,
          const DuidStand *stand,
          guint            question)
{
  guint              n_bands = duid_dataset_get_question (stand->dataset, question)->bands->len;
  g_autofree guint  *n_in_band = g_new0 (guint, n_bands);
  g_autofree gint16 *bands = list_bands (stand, question);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DuidContrary));
  guint n_lowest;

  for (gsize row = 0; row < duid_dataset_get_n_rows (stand->dataset); row++)
    if (bands[row] >= 0)
      n_in_band[bands[row]]++;
  for (guint i = 0; i < stand->tagging->tags->len; i++)
    add_tag (pairs, i, duid_tagging_get_tag (stand->tagging, i), bands, n_in_band, n_bands);
  g_array_sort (pairs, compare_odds);
  n_lowest = (guint) floor (pairs->len * LOWEST_SHARE);
  if (n_lowest > 0)
    g_array_append_vals (found, pairs->data, n_lowest);
}

GArray *
duid_contrary_find (const DuidStand *stand,
                    int              question)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DuidContrary));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DuidContrary));
  g_autoptr (DuidRows) seen = duid_rows_new (duid_dataset_get_n_rows (stand->dataset));

  if (stand->tagging == NULL)
    return found;
  add_declared (all, stand);
  if (question >= 0)
    add_rare (all, stand, (guint) question);
  for (guint i = 0; i < all->len; i++)
    {
      const DuidContrary *contrary = &g_array_index (all, DuidContrary, i);

      if (duid_rows_has (seen, contrary->row))
        continue;
      duid_rows_add (seen, contrary->row);
      g_array_append_vals (found, contrary, 1);
    }
  return found;
}
