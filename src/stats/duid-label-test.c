/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-label-test.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_EXACT 20000

/* Answers by person: those of person p are answers[starts[p]] … answers[starts[p + 1] - 1].
 * Movers have all of their answers in one group. */
typedef struct
{
  guint *starts;
  guint *answers;
  guint *movers;
  gsize  n_movers;
  guint *stayers;
  gsize  n_stayers;
} Households;

typedef struct
{
  const guint         *labels;
  gsize                n;
  const DuidLabelling *labelling;
  const Households    *households; /* NULL when every answer goes its own way */
} Shuffling;

double
duid_count_labellings (const guint *labels,
                       gsize        n,
                       guint        n_labels)
{
  g_autofree gsize *counts = g_new0 (gsize, MAX (n_labels, 1));
  double            log_ways = gsl_sf_lngamma ((double) n + 1);

  for (gsize i = 0; i < n; i++)
    counts[labels[i]]++;
  for (guint i = 0; i < n_labels; i++)
    log_ways -= gsl_sf_lngamma ((double) counts[i] + 1);
  return exp (log_ways);
}

static void
free_households (Households *households)
{
  if (households == NULL)
    return;
  g_free (households->starts);
  g_free (households->answers);
  g_free (households->movers);
  g_free (households->stayers);
  g_free (households);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Households, free_households)

static gboolean
is_in_one_group (const Households *households,
                 const guint      *labels,
                 guint             person)
{
  for (guint i = households->starts[person] + 1; i < households->starts[person + 1]; i++)
    if (labels[households->answers[i]] != labels[households->answers[i - 1]])
      return FALSE;
  return TRUE;
}

static Households *
list_households (const guint *persons,
                 const guint *labels,
                 gsize        n)
{
  Households       *households = g_new0 (Households, 1);
  g_autofree guint *filled = NULL;
  guint             n_persons = 0;

  for (gsize i = 0; i < n; i++)
    n_persons = MAX (n_persons, persons[i] + 1);
  households->starts = g_new0 (guint, (gsize) n_persons + 2);
  households->answers = g_new (guint, n + 1);
  households->movers = g_new (guint, (gsize) n_persons + 1);
  households->stayers = g_new (guint, (gsize) n_persons + 1);
  for (gsize i = 0; i < n; i++)
    households->starts[persons[i] + 1]++;
  for (guint i = 0; i < n_persons; i++)
    households->starts[i + 1] += households->starts[i];
  filled = g_memdup2 (households->starts, ((gsize) n_persons + 1) * sizeof (guint));
  for (gsize i = 0; i < n; i++)
    households->answers[filled[persons[i]]++] = (guint) i;
  for (guint i = 0; i < n_persons; i++)
    if (households->starts[i] == households->starts[i + 1])
      continue;
    else if (is_in_one_group (households, labels, i))
      households->movers[households->n_movers++] = i;
    else
      households->stayers[households->n_stayers++] = i;
  return households;
}

/* Movers exchange their groups; the others exchange the groups of their own answers. */
static void
shuffle_persons (const Shuffling *shuffling,
                 DuidDice        *dice,
                 guint           *labels,
                 guint           *spare)
{
  const Households *households = shuffling->households;
  const guint      *starts = households->starts;

  for (gsize i = 0; i < households->n_movers; i++)
    spare[i] = shuffling->labels[households->answers[starts[households->movers[i]]]];
  duid_dice_shuffle (dice, spare, households->n_movers);
  for (gsize i = 0; i < households->n_movers; i++)
    for (guint j = starts[households->movers[i]]; j < starts[households->movers[i] + 1]; j++)
      labels[households->answers[j]] = spare[i];
  for (gsize i = 0; i < households->n_stayers; i++)
    {
      guint start = starts[households->stayers[i]];
      guint n = starts[households->stayers[i] + 1] - start;

      for (guint j = 0; j < n; j++)
        spare[j] = shuffling->labels[households->answers[start + j]];
      duid_dice_shuffle (dice, spare, n);
      for (guint j = 0; j < n; j++)
        labels[households->answers[start + j]] = spare[j];
    }
}

/* The draw's own memory: its labels, room to shuffle persons in, then what the statistic
 * wants. */
static gpointer
get_rest (const Shuffling *shuffling,
          gpointer         scratch)
{
  return (char *) scratch + ((2 * shuffling->n * sizeof (guint) + 15) & ~(gsize) 15);
}

static void
shuffle (const Shuffling *shuffling,
         DuidDice        *dice,
         guint           *labels)
{
  if (shuffling->households != NULL)
    shuffle_persons (shuffling, dice, labels, labels + shuffling->n);
  else
    {
      memcpy (labels, shuffling->labels, shuffling->n * sizeof (guint));
      duid_dice_shuffle (dice, labels, shuffling->n);
    }
}

static void
draw_labels (DuidDice     *dice,
             gpointer      scratch,
             gconstpointer data,
             double       *numbers)
{
  const Shuffling *shuffling = data;

  shuffle (shuffling, dice, scratch);
  shuffling->labelling->func (scratch, get_rest (shuffling, scratch), shuffling->labelling->data,
                              numbers);
}

static void
draw_labels_of_block (DuidDice     *dice,
                      gsize         n,
                      gpointer      scratch,
                      gconstpointer data,
                      double       *numbers)
{
  const Shuffling     *shuffling = data;
  const DuidLabelling *labelling = shuffling->labelling;
  gpointer             rest = get_rest (shuffling, scratch);

  for (gsize i = 0; i < n; i++)
    {
      shuffle (shuffling, dice, scratch);
      labelling->note (scratch, (guint) i, rest, labelling->data);
    }
  labelling->measure ((guint) n, rest, labelling->data, numbers);
}

static int
compare_labels (const void *a,
                const void *b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
swap (guint *labels,
      gsize  a,
      gsize  b)
{
  guint kept = labels[a];

  labels[a] = labels[b];
  labels[b] = kept;
}

/* The next order of the labels as in a dictionary; FALSE after the last. */
static gboolean
step_labels (guint *labels,
             gsize  n)
{
  gsize turn = n - 1;
  gsize larger = n - 1;

  while (turn > 0 && labels[turn - 1] >= labels[turn])
    turn--;
  if (turn == 0)
    return FALSE;
  while (labels[larger] <= labels[turn - 1])
    larger--;
  swap (labels, turn - 1, larger);
  for (gsize from = turn, to = n - 1; from < to; from++, to--)
    swap (labels, from, to);
  return TRUE;
}

static void
test_every_way (const Shuffling *shuffling,
                double           observed,
                double          *means,
                DuidChance      *chance)
{
  const DuidLabelling *labelling = shuffling->labelling;
  gsize                n = shuffling->n;
  g_autofree guint    *labels = g_memdup2 (shuffling->labels, n * sizeof (guint));
  g_autofree char     *scratch = g_malloc0 (MAX (labelling->scratch_size, 1));
  g_autofree double   *numbers = g_new (double, labelling->n_numbers);
  g_autofree double   *sums = g_new0 (double, labelling->n_numbers);
  gsize                n_ways = 0;
  gsize                n_as_far = 0;

  qsort (labels, n, sizeof (guint), compare_labels);
  do
    {
      labelling->func (labels, scratch, labelling->data, numbers);
      for (gsize i = 0; i < labelling->n_numbers; i++)
        sums[i] += numbers[i];
      n_as_far += duid_is_as_far (numbers[0], observed);
      n_ways++;
    }
  while (step_labels (labels, n));
  for (gsize i = 0; means != NULL && i < labelling->n_numbers; i++)
    means[i] = sums[i] / (double) n_ways;
  *chance = (DuidChance) {
    .p = isnan (observed) ? NAN : (double) n_as_far / (double) n_ways,
    .least_p = 1 / (double) n_ways,
    .null_mean = sums[0] / (double) n_ways,
    .n_draws = n_ways,
    .is_exact = TRUE,
  };
}

static gboolean
test_some_ways (const Shuffling *shuffling,
                double           observed,
                const DuidDraws *draws,
                double          *means,
                DuidChance      *chance)
{
  const DuidLabelling *labelling = shuffling->labelling;
  g_autofree double   *numbers = g_new (double, MAX (draws->n_draws * labelling->n_numbers, 1));
  DuidDrawing          drawing = {
             .func = draw_labels,
             .block_func = labelling->note != NULL ? draw_labels_of_block : NULL,
             .scratch_size = 2 * shuffling->n * sizeof (guint) + 16 + labelling->scratch_size,
             .n_numbers = labelling->n_numbers,
             .data = shuffling,
  };
  gboolean is_done = duid_draws_run (draws, &drawing, observed, numbers, chance);

  for (gsize i = 0; means != NULL && i < labelling->n_numbers; i++)
    {
      means[i] = 0;
      for (gsize j = 0; j < chance->n_draws; j++)
        means[i] += numbers[j * labelling->n_numbers + i];
      means[i] /= (double) chance->n_draws;
    }
  return is_done;
}

gboolean
duid_label_test (const guint         *labels,
                 gsize                n,
                 guint                n_labels,
                 const DuidLabelling *labelling,
                 const DuidDraws     *draws,
                 double              *means,
                 DuidChance          *chance)
{
  g_autoptr (Households) households = NULL;
  Shuffling          shuffling = { labels, n, labelling, NULL };
  g_autofree char   *scratch = g_malloc0 (MAX (labelling->scratch_size, 1));
  g_autofree double *observed = g_new (double, labelling->n_numbers);

  if (n == 0)
    {
      *chance = (DuidChance) { NAN, NAN, NAN, NAN, 0, FALSE };
      return TRUE;
    }
  labelling->func (labels, scratch, labelling->data, observed);
  if (draws->persons != NULL)
    shuffling.households = households = list_households (draws->persons, labels, n);
  if (households != NULL || duid_count_labellings (labels, n, n_labels) > MOST_EXACT + 0.5)
    return test_some_ways (&shuffling, observed[0], draws, means, chance);
  test_every_way (&shuffling, observed[0], means, chance);
  return TRUE;
}
