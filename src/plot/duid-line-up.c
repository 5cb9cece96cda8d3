/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-line-up.h"

#include "plot/duid-sample.h"

/* What the pictures of a line-up are dealt from. */
typedef struct
{
  const DuidSample *sample;
  guint             group;
  gsize             n_rows;
  DuidLineUp       *line_up;
} Deal;

/* One round of the dice deals all nine. */
static void
deal_cb (DuidDice     *dice,
         gpointer      scratch,
         gconstpointer data,
         double       *numbers)
{
  const Deal       *deal = data;
  const DuidSample *sample = deal->sample;
  g_autofree guint *order = g_new (guint, sample->n + 1);
  DuidLineUp       *line_up = deal->line_up;

  line_up->real = (guint) duid_dice_roll (dice, DUID_LINE_UP);
  for (guint picture = 0; picture < DUID_LINE_UP; picture++)
    {
      line_up->chosen[picture] = duid_rows_new (deal->n_rows);
      for (gsize i = 0; i < sample->n; i++)
        order[i] = sample->groups[i];
      if (picture != line_up->real)
        duid_dice_shuffle (dice, order, sample->n);
      for (gsize i = 0; i < sample->n; i++)
        if (order[i] == deal->group)
          duid_rows_add (line_up->chosen[picture], sample->rows[i]);
    }
  numbers[0] = 0;
}

DuidLineUp *
duid_line_up_new (const DuidDataset  *dataset,
                  const DuidTagging  *tagging,
                  const DuidCompared *row,
                  guint               group,
                  guint64             seed)
{
  g_autoptr (DuidSample) sample =
    duid_sample_new (dataset, tagging, row->question, row->stone, row->groups, 1);
  gsize       n_rows = duid_dataset_get_n_rows (dataset);
  DuidLineUp *line_up;
  Deal        deal;
  DuidDraws   draws = { 1, seed, NULL, NULL, NULL };
  DuidDrawing drawing = { deal_cb, 0, 1, &deal };
  DuidChance  chance;

  if (sample->group_sizes[group] == 0 || sample->group_sizes[group] == sample->n)
    return NULL;
  line_up = g_new0 (DuidLineUp, 1);
  line_up->base = duid_rows_new (n_rows);
  for (gsize i = 0; i < sample->n; i++)
    duid_rows_add (line_up->base, sample->rows[i]);
  deal = (Deal) { sample, group, n_rows, line_up };
  duid_draws_run (&draws, &drawing, 0, NULL, &chance);
  return line_up;
}

void
duid_line_up_free (DuidLineUp *line_up)
{
  if (line_up == NULL)
    return;
  duid_rows_free (line_up->base);
  for (guint i = 0; i < DUID_LINE_UP; i++)
    duid_rows_free (line_up->chosen[i]);
  g_free (line_up);
}
