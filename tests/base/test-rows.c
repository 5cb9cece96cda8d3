/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-rows.h"

/* Around the edge of a word, and a few words long. */
static const gsize sizes[] = { 0, 1, 63, 64, 65, 128, 171 };

static DuidRows *
every (gsize n_rows,
       gsize step)
{
  DuidRows *rows = duid_rows_new (n_rows);

  for (gsize row = 0; row < n_rows; row += step)
    duid_rows_add (rows, row);
  return rows;
}

static void
test_a_full_set_counts_its_rows_only (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (DuidRows) rows = duid_rows_new_full (sizes[i]);

      g_assert_cmpuint (duid_rows_count (rows), ==, sizes[i]);
      duid_rows_invert (rows);
      g_assert_cmpuint (duid_rows_count (rows), ==, 0);
      duid_rows_invert (rows);
      g_assert_cmpuint (duid_rows_count (rows), ==, sizes[i]);
    }
}

static void
test_a_row_can_be_added_and_removed (void)
{
  g_autoptr (DuidRows) rows = duid_rows_new (70);

  duid_rows_add (rows, 64);
  duid_rows_add (rows, 64);
  g_assert_true (duid_rows_has (rows, 64));
  g_assert_false (duid_rows_has (rows, 63));
  g_assert_false (duid_rows_has (rows, 0));
  g_assert_cmpuint (duid_rows_count (rows), ==, 1);
  duid_rows_remove (rows, 64);
  g_assert_false (duid_rows_has (rows, 64));
}

static void
test_walking_meets_every_row_once (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (DuidRows) rows = every (sizes[i], 7);
      gsize expected = 0;

      for (gssize row = duid_rows_next (rows, 0); row >= 0;
           row = duid_rows_next (rows, (gsize) row + 1))
        {
          g_assert_cmpint (row, ==, (gssize) expected);
          expected += 7;
        }
      g_assert_cmpuint (expected, >=, sizes[i]);
    }
}

static void
test_walking_past_the_end_finds_nothing (void)
{
  g_autoptr (DuidRows) rows = duid_rows_new_full (64);

  g_assert_cmpint (duid_rows_next (rows, 63), ==, 63);
  g_assert_cmpint (duid_rows_next (rows, 64), ==, -1);
  g_assert_cmpint (duid_rows_next (rows, 1000), ==, -1);
}

static void
test_sets_combine (void)
{
  g_autoptr (DuidRows) twos = every (171, 2);
  g_autoptr (DuidRows) threes = every (171, 3);
  g_autoptr (DuidRows) sixes = every (171, 6);
  g_autoptr (DuidRows) both = duid_rows_copy (twos);
  g_autoptr (DuidRows) any = duid_rows_copy (twos);
  g_autoptr (DuidRows) rest = duid_rows_copy (twos);

  duid_rows_and (both, threes);
  g_assert_true (duid_rows_equal (both, sixes));
  g_assert_cmpuint (duid_rows_count_and (twos, threes), ==, duid_rows_count (sixes));
  duid_rows_or (any, threes);
  g_assert_cmpuint (duid_rows_count (any), ==, 86 + 57 - 29);
  duid_rows_and_not (rest, threes);
  g_assert_cmpuint (duid_rows_count (rest), ==, 86 - 29);
  g_assert_false (duid_rows_has (rest, 6));
  g_assert_true (duid_rows_has (rest, 4));
}

static void
test_a_copy_lives_on_its_own (void)
{
  g_autoptr (DuidRows) rows = every (100, 10);
  g_autoptr (DuidRows) copy = duid_rows_copy (rows);

  duid_rows_clear (rows);
  g_assert_cmpuint (duid_rows_count (copy), ==, 10);
  g_assert_false (duid_rows_equal (rows, copy));
  duid_rows_assign (rows, copy);
  g_assert_true (duid_rows_equal (rows, copy));
}

static void
test_sets_of_other_sizes_differ (void)
{
  g_autoptr (DuidRows) one = duid_rows_new (64);
  g_autoptr (DuidRows) other = duid_rows_new (63);

  g_assert_false (duid_rows_equal (one, other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/rows/a-full-set-counts-its-rows-only",
                   test_a_full_set_counts_its_rows_only);
  g_test_add_func ("/base/rows/a-row-can-be-added-and-removed",
                   test_a_row_can_be_added_and_removed);
  g_test_add_func ("/base/rows/walking-meets-every-row-once", test_walking_meets_every_row_once);
  g_test_add_func ("/base/rows/walking-past-the-end-finds-nothing",
                   test_walking_past_the_end_finds_nothing);
  g_test_add_func ("/base/rows/sets-combine", test_sets_combine);
  g_test_add_func ("/base/rows/a-copy-lives-on-its-own", test_a_copy_lives_on_its_own);
  g_test_add_func ("/base/rows/sets-of-other-sizes-differ", test_sets_of_other_sizes_differ);
  return g_test_run ();
}
