/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-dice.h"
#include "stats/duid-within.h"

#include <math.h>

#define MOST_WAYS 10
#define CLOSE     1e-10

/* Answers somewhere, in @n_groups groups of about the same size. */
typedef struct
{
  guint    n;
  guint    n_groups;
  gboolean is_line;
  guint    grid; /* places each way; 0: no two at one place */
} Case;

static DuidDistances *
make_distances (const Case *of,
                DuidDice   *dice)
{
  g_autofree DuidPoint *points = g_new (DuidPoint, of->n);

  for (guint i = 0; i < of->n; i++)
    {
      double steps = of->grid > 0 ? of->grid : 1e6;

      points[i].x = floor ((double) duid_dice_roll (dice, 1000000) / 1e6 * steps) / steps;
      points[i].y = of->is_line
                      ? 0
                      : floor ((double) duid_dice_roll (dice, 1000000) / 1e6 * steps) / steps;
    }
  return duid_distances_new_points (points, of->n, DUID_MAX_SITES);
}

/* Pair by pair, as the sum is defined. */
static double
sum_plainly (const DuidDistances *distances,
             const guint         *labels,
             guint                group)
{
  double sum = 0;

  for (gsize i = 0; i < distances->n; i++)
    for (gsize j = 0; j < distances->n; j++)
      if (labels[i] == group && labels[j] == group)
        sum += distances->matrix[distances->site[i] * distances->n_sites + distances->site[j]];
  return sum;
}

static void
check (const Case *of)
{
  g_autoptr (DuidDice) dice = duid_dice_new ();
  g_autoptr (DuidDistances) distances = make_distances (of, dice);
  g_autoptr (DuidWithin) within = duid_within_new (distances, of->n_groups, MOST_WAYS);
  g_autofree char *memory = g_malloc0 (duid_within_get_size (within));
  guint           *ways[MOST_WAYS];

  /* Twice: what an earlier time left in memory must not matter. */
  for (guint time = 0; time < 2; time++)
    {
      guint n = time == 0 ? MOST_WAYS : 3;

      for (guint way = 0; way < n; way++)
        {
          ways[way] = g_new (guint, of->n);
          for (guint i = 0; i < of->n; i++)
            ways[way][i] = (guint) duid_dice_roll (dice, of->n_groups);
          duid_within_note (within, ways[way], way, memory);
        }
      duid_within_sum_up (within, n, memory);
      for (guint way = 0; way < n; way++)
        for (guint group = 0; group < of->n_groups; group++)
          {
            double sum = duid_within_get_sums (within, way, memory)[group];
            double truth = sum_plainly (distances, ways[way], group);
            double size = 0;

            for (guint i = 0; i < of->n; i++)
              size += ways[way][i] == group;
            g_assert_cmpfloat_with_epsilon (sum, truth, CLOSE * (1 + truth));
            g_assert_cmpfloat (duid_within_get_sizes (within, way, memory)[group], ==, size);
          }
      for (guint way = 0; way < n; way++)
        g_free (ways[way]);
    }
}

static void
test_sums_on_a_line_are_those_of_all_pairs (void)
{
  check (&(Case) { 200, 2, TRUE, 11 });
  check (&(Case) { 150, 4, TRUE, 0 });
  check (&(Case) { 40, 3, TRUE, 1 });
}

static void
test_sums_in_the_plane_are_those_of_all_pairs (void)
{
  check (&(Case) { 300, 2, FALSE, 7 });
  check (&(Case) { 300, 3, FALSE, 7 });
  check (&(Case) { 230, 2, FALSE, 0 });
  check (&(Case) { 230, 5, FALSE, 0 });
  check (&(Case) { 90, 30, FALSE, 0 });
}

static void
test_options_are_one_apart (void)
{
  guint options[60];
  guint labels[60];
  g_autoptr (DuidDistances) distances = NULL;
  g_autoptr (DuidWithin) within = NULL;
  g_autofree char *memory = NULL;

  for (guint i = 0; i < 60; i++)
    {
      options[i] = i % 4;
      labels[i] = i % 3;
    }
  distances = duid_distances_new_labels (options, 60, 4);
  within = duid_within_new (distances, 3, 1);
  memory = g_malloc0 (duid_within_get_size (within));
  duid_within_note (within, labels, 0, memory);
  duid_within_sum_up (within, 1, memory);
  for (guint group = 0; group < 3; group++)
    g_assert_cmpfloat_with_epsilon (duid_within_get_sums (within, 0, memory)[group],
                                    sum_plainly (distances, labels, group), CLOSE);
}

static void
test_a_group_may_be_empty (void)
{
  double values[] = { 1, 4, 4, 9 };
  guint  labels[] = { 0, 0, 0, 0 };
  g_autoptr (DuidDistances) distances = duid_distances_new_values (values, 4, DUID_MAX_SITES);
  g_autoptr (DuidWithin) within = duid_within_new (distances, 2, 1);
  g_autofree char *memory = g_malloc0 (duid_within_get_size (within));

  duid_within_note (within, labels, 0, memory);
  duid_within_sum_up (within, 1, memory);
  g_assert_cmpfloat (duid_within_get_sums (within, 0, memory)[0], ==, 2 * (3 + 3 + 8 + 0 + 5 + 5));
  g_assert_cmpfloat (duid_within_get_sums (within, 0, memory)[1], ==, 0);
  g_assert_cmpfloat (duid_within_get_all (within), ==, 2 * (3 + 3 + 8 + 0 + 5 + 5));
}

/* As GSL's generator and shuffle gave them before. */
static void
test_dice_fall_as_they_always_did (void)
{
  static const guint first[] = { 16, 1, 18, 14, 5, 7, 6, 3, 17, 11,
                                 0, 4, 19, 10, 13, 2, 15, 8, 9, 12 };
  static const guint second[] = { 6, 13, 5, 15, 18, 8, 17, 14, 12, 3,
                                  9, 4, 2, 1, 16, 11, 7, 0, 19, 10 };
  g_autoptr (DuidDice) dice = duid_dice_new ();
  g_autofree guint *many = g_new (guint, 5000);
  guint64           sum = 0;
  guint             items[20];

  duid_dice_seed (dice, 2421506600u);
  for (int time = 0; time < 2; time++)
    {
      for (guint i = 0; i < 20; i++)
        items[i] = i;
      duid_dice_shuffle (dice, items, 20);
      for (guint i = 0; i < 20; i++)
        g_assert_cmpuint (items[i], ==, time == 0 ? first[i] : second[i]);
    }
  for (guint i = 0; i < 5000; i++)
    many[i] = i;
  duid_dice_shuffle (dice, many, 5000);
  for (guint i = 0; i < 5000; i++)
    sum = sum * 31 + many[i];
  g_assert_cmpuint (sum, ==, G_GUINT64_CONSTANT (2421504235563290328));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/within/sums-on-a-line-are-those-of-all-pairs",
                   test_sums_on_a_line_are_those_of_all_pairs);
  g_test_add_func ("/within/sums-in-the-plane-are-those-of-all-pairs",
                   test_sums_in_the_plane_are_those_of_all_pairs);
  g_test_add_func ("/within/options-are-one-apart", test_options_are_one_apart);
  g_test_add_func ("/within/a-group-may-be-empty", test_a_group_may_be_empty);
  g_test_add_func ("/within/dice-fall-as-they-always-did", test_dice_fall_as_they_always_did);
  return g_test_run ();
}
