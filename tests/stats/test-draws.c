/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/duid-crew.h"
#include "stats/duid-bootstrap.h"
#include "stats/duid-dependence.h"
#include "stats/duid-energy.h"
#include "stats/duid-label-test.h"

#define N_DRAWS 517

/* A statistic from 0 to 99, evenly. */
static void
roll (DuidDice     *dice,
      gpointer      scratch,
      gconstpointer data,
      double       *numbers)
{
  numbers[0] = (double) duid_dice_roll (dice, 100);
}

static const DuidDrawing rolling = { roll, 0, 1, NULL };

static void
test_p_counts_the_data_among_the_draws (void)
{
  DuidDraws  draws = { N_DRAWS, 20240324, NULL, NULL };
  double     numbers[N_DRAWS];
  gsize      n_as_far = 0;
  double     sum = 0;
  DuidChance chance;

  g_assert_true (duid_draws_run (&draws, &rolling, 80, numbers, &chance));
  for (gsize i = 0; i < N_DRAWS; i++)
    {
      n_as_far += numbers[i] >= 80;
      sum += numbers[i];
    }
  g_assert_cmpfloat (chance.p, ==, (double) (n_as_far + 1) / (N_DRAWS + 1));
  g_assert_cmpfloat (chance.least_p, ==, 1.0 / (N_DRAWS + 1));
  g_assert_cmpfloat_with_epsilon (chance.null_mean, sum / N_DRAWS, 1e-9);
  g_assert_cmpuint (chance.n_draws, ==, N_DRAWS);
  g_assert_false (chance.is_exact);
  /* 104 of 517 are to be expected: this is ten standard errors wide. */
  g_assert_cmpuint (n_as_far, >, 20);
  g_assert_cmpuint (n_as_far, <, 190);
}

static void
test_nothing_as_far_still_has_a_p_above_0 (void)
{
  DuidDraws  draws = { 999, 1, NULL, NULL };
  DuidChance chance;

  duid_draws_run (&draws, &rolling, 1000, NULL, &chance);
  g_assert_cmpfloat (chance.p, ==, 0.001);
}

/* What the crew's job takes along; a crew call inside a job stays on one thread. */
typedef struct
{
  double     numbers[N_DRAWS];
  DuidChance chance;
} OneThread;

static void
run_on_one_thread (gsize    from,
                   gsize    to,
                   int      part,
                   gpointer data)
{
  OneThread *alone = data;
  DuidDraws  draws = { N_DRAWS, 7, NULL, NULL };

  if (from == 0)
    duid_draws_run (&draws, &rolling, 50, alone->numbers, &alone->chance);
}

static void
test_one_thread_draws_what_many_draw (void)
{
  DuidDraws             draws = { N_DRAWS, 7, NULL, NULL };
  double                numbers[N_DRAWS];
  DuidChance            chance;
  g_autofree OneThread *alone = g_new0 (OneThread, 1);

  duid_draws_run (&draws, &rolling, 50, numbers, &chance);
  duid_crew_run (2, 1, run_on_one_thread, alone);
  for (gsize i = 0; i < N_DRAWS; i++)
    g_assert_cmpfloat (numbers[i], ==, alone->numbers[i]);
  g_assert_cmpfloat (chance.p, ==, alone->chance.p);
}

static void
test_all_64_bits_of_a_seed_count (void)
{
  static const guint64 seeds[] = { 0, 1, 2, G_GUINT64_CONSTANT (1) << 32, G_MAXUINT64 };
  double               first[G_N_ELEMENTS (seeds)][N_DRAWS];
  DuidChance           chance;

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      DuidDraws draws = { N_DRAWS, seeds[i], NULL, NULL };

      duid_draws_run (&draws, &rolling, 50, first[i], &chance);
      for (guint j = 0; j < i; j++)
        {
          guint n_same = 0;

          for (guint k = 0; k < N_DRAWS; k++)
            n_same += first[i][k] == first[j][k];
          g_assert_cmpuint (n_same, <, 50);
        }
    }
}

static void
test_more_draws_begin_with_the_same (void)
{
  DuidDraws  few = { 215, 99, NULL, NULL };
  DuidDraws  many = { N_DRAWS, 99, NULL, NULL };
  double     first[215];
  double     second[N_DRAWS];
  DuidChance chance;

  duid_draws_run (&few, &rolling, 50, first, &chance);
  duid_draws_run (&many, &rolling, 50, second, &chance);
  for (gsize i = 0; i < 215; i++)
    g_assert_cmpfloat (first[i], ==, second[i]);
}

static gboolean
stop_at_once (gsize    n_done,
              gsize    n_draws,
              double   p,
              gpointer data)
{
  double *seen = data;

  g_assert_cmpuint (n_draws, ==, 9999);
  *seen = p;
  return FALSE;
}

static void
test_a_stopped_test_says_what_it_found (void)
{
  double     seen = -1;
  DuidDraws  draws = { 9999, 1, stop_at_once, &seen };
  DuidChance chance;

  g_assert_false (duid_draws_run (&draws, &rolling, 50, NULL, &chance));
  g_assert_cmpuint (chance.n_draws, >, 0);
  g_assert_cmpuint (chance.n_draws, <=, 200);
  g_assert_cmpfloat (chance.p, ==, seen);
}

/* A number for each way: the labels as digits. */
static void
read_digits (const guint  *labels,
             gpointer      scratch,
             gconstpointer data,
             double       *numbers)
{
  GHashTable *seen = *(GHashTable *const *) data;
  double      number = 0;

  for (gsize i = 0; i < 7; i++)
    number = 10 * number + labels[i];
  /* The first time and as they are: that way is met twice. */
  if (!g_hash_table_add (seen, GUINT_TO_POINTER ((guint) number + 1)))
    g_assert_cmpfloat (number, ==, 112210);
  numbers[0] = number;
}

static void
test_few_ways_are_all_looked_at_once (void)
{
  static const guint labels[] = { 0, 1, 1, 2, 2, 1, 0 };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gconstpointer data = &seen;
  DuidLabelling labelling = { read_digits, 0, 1, data };
  DuidDraws     draws = { 99, 1, NULL, NULL };
  DuidChance    chance;

  /* 7! / (2! 3! 2!) ways. */
  g_assert_cmpfloat_with_epsilon (duid_count_labellings (labels, 7, 3), 210, 1e-6);
  g_assert_true (duid_label_test (labels, 7, 3, &labelling, &draws, NULL, &chance));
  g_assert_true (chance.is_exact);
  g_assert_cmpuint (chance.n_draws, ==, 210);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 210);
}

typedef struct
{
  DuidChance chance;
  double     null_h;
} Found;

/* 60 and 60 places that come from arithmetic, the second group a little to the right. */
static Found
compare_clouds (guint64 seed)
{
  double    values[120];
  guint     groups[120];
  DuidDraws draws = { 399, seed, NULL, NULL };
  Found     found;
  g_autoptr (DuidDistances) distances = NULL;

  for (guint i = 0; i < 120; i++)
    {
      groups[i] = i % 2;
      values[i] = (i * 37) % 101 + 8 * groups[i];
    }
  distances = duid_distances_new_values (values, 120, DUID_MAX_SITES);
  g_assert_true (duid_energy_test (distances, groups, 2, &draws, &found.null_h, &found.chance));
  return found;
}

static void
compare_on_one_thread (gsize    from,
                       gsize    to,
                       int      part,
                       gpointer data)
{
  if (from == 0)
    *(Found *) data = compare_clouds (5);
}

static void
test_energy_is_the_same_on_one_thread (void)
{
  Found many = compare_clouds (5);
  Found other = compare_clouds (6);
  Found one = { .null_h = NAN };

  duid_crew_run (2, 1, compare_on_one_thread, &one);
  g_assert_cmpfloat (many.chance.p, ==, one.chance.p);
  g_assert_cmpfloat (many.chance.null_mean, ==, one.chance.null_mean);
  g_assert_cmpfloat (many.null_h, ==, one.null_h);
  g_assert_cmpfloat (many.chance.null_mean, !=, other.chance.null_mean);
}

static void
test_a_bootstrap_keeps_the_groups_sizes (void)
{
  static const guint  groups[] = { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 };
  static const double values[] = { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 };
  DuidResampling      resampling = { duid_resampled_mean, 0, values, groups };
  DuidDraws           draws = { 300, 3, NULL, NULL };
  DuidBootstrap       found;

  g_assert_true (duid_bootstrap (10, &resampling, &draws, NULL, &found));
  g_assert_cmpuint (found.n_draws, ==, 300);
  g_assert_cmpfloat (found.low, ==, 0.6);
  g_assert_cmpfloat (found.high, ==, 0.6);
  resampling.groups = NULL;
  g_assert_true (duid_bootstrap (10, &resampling, &draws, NULL, &found));
  g_assert_cmpfloat (found.low, <, 0.5);
  g_assert_cmpfloat (found.high, >, 0.7);
}

/* In how many persons the two answers are in different groups. */
static void
count_parted (const guint  *labels,
              gpointer      scratch,
              gconstpointer data,
              double       *numbers)
{
  numbers[0] = 0;
  for (gsize i = 0; i < 40; i += 2)
    numbers[0] += labels[i] != labels[i + 1];
}

/* Twenty persons of two stories: all but the last are in one group with both. */
static void
test_a_person_goes_to_another_group_as_a_whole (void)
{
  guint         labels[40];
  guint         persons[40];
  DuidLabelling labelling = { count_parted, 0, 1, NULL };
  DuidDraws     draws = { 200, 4, NULL, NULL, persons };
  DuidChance    chance;

  for (guint i = 0; i < 40; i++)
    {
      persons[i] = i / 2;
      labels[i] = i / 2 % 2;
    }
  labels[39] = 0;
  g_assert_true (duid_label_test (labels, 40, 2, &labelling, &draws, NULL, &chance));
  g_assert_cmpfloat (chance.null_mean, ==, 1);
  g_assert_cmpuint (chance.n_draws, ==, 200);
  g_assert_false (chance.is_exact);
  draws.persons = NULL;
  g_assert_true (duid_label_test (labels, 40, 2, &labelling, &draws, NULL, &chance));
  g_assert_cmpfloat (chance.null_mean, >, 5);
}

/* XX., X.X and the first again: a root of 2 apart. */
static void
test_ticks_are_as_far_apart_as_they_differ (void)
{
  static const guint8 ticks[] = { 1, 1, 0, 1, 0, 1, 1, 1, 0 };
  g_autoptr (DuidDistances) distances = duid_distances_new_ticks (ticks, 3, 3, 10);
  g_autoptr (DuidDistances) few = duid_distances_new_ticks (ticks, 3, 3, 1);

  g_assert_cmpuint (distances->n_sites, ==, 2);
  g_assert_cmpuint (distances->site[2], ==, distances->site[0]);
  g_assert_cmpfloat_with_epsilon (distances->matrix[1], G_SQRT2, 1e-12);
  g_assert_false (distances->is_binned);
  g_assert_cmpuint (few->n_sites, ==, 1);
  g_assert_true (few->is_binned);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draws/p-counts-the-data-among-the-draws",
                   test_p_counts_the_data_among_the_draws);
  g_test_add_func ("/draws/nothing-as-far-still-has-a-p-above-0",
                   test_nothing_as_far_still_has_a_p_above_0);
  g_test_add_func ("/draws/one-thread-draws-what-many-draw", test_one_thread_draws_what_many_draw);
  g_test_add_func ("/draws/all-64-bits-of-a-seed-count", test_all_64_bits_of_a_seed_count);
  g_test_add_func ("/draws/more-draws-begin-with-the-same", test_more_draws_begin_with_the_same);
  g_test_add_func ("/draws/a-stopped-test-says-what-it-found",
                   test_a_stopped_test_says_what_it_found);
  g_test_add_func ("/draws/few-ways-are-all-looked-at-once",
                   test_few_ways_are_all_looked_at_once);
  g_test_add_func ("/draws/energy-is-the-same-on-one-thread",
                   test_energy_is_the_same_on_one_thread);
  g_test_add_func ("/draws/a-bootstrap-keeps-the-groups-sizes",
                   test_a_bootstrap_keeps_the_groups_sizes);
  g_test_add_func ("/draws/a-person-goes-to-another-group-as-a-whole",
                   test_a_person_goes_to_another_group_as_a_whole);
  g_test_add_func ("/draws/ticks-are-as-far-apart-as-they-differ",
                   test_ticks_are_as_far_apart_as_they_differ);
  return g_test_run ();
}
