/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-row-places.h"

/* Against a list of their numbers. */
static void
check (const DuidRows *rows)
{
  g_autoptr (DuidRowPlaces) places = duid_row_places_new (rows);
  gsize n = 0;

  for (gsize row = 0; row < rows->n_rows; row++)
    if (duid_rows_has (rows, row))
      {
        g_assert_cmpint (duid_row_places_get_row (places, n), ==, (gssize) row);
        g_assert_cmpint (duid_row_places_find (places, row), ==, (gssize) n);
        n++;
      }
    else
      g_assert_cmpint (duid_row_places_find (places, row), ==, -1);
  g_assert_cmpuint (duid_row_places_get_n (places), ==, n);
  g_assert_cmpint (duid_row_places_get_row (places, n), ==, -1);
  g_assert_cmpint (duid_row_places_find (places, rows->n_rows), ==, -1);
}

static void
test_places_are_those_of_a_list (void)
{
  static const gsize sizes[] = { 0, 1, 63, 64, 65, 511, 512, 513, 4000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int one_in = 1; one_in < 2000; one_in *= 3)
      {
        g_autoptr (DuidRows) rows = duid_rows_new (sizes[i]);

        for (gsize row = 0; row < sizes[i]; row++)
          if (g_rand_int_range (rand, 0, one_in) == 0)
            duid_rows_add (rows, row);
        check (rows);
      }
}

static void
test_places_do_not_follow_the_set (void)
{
  g_autoptr (DuidRows) rows = duid_rows_new_full (100);
  g_autoptr (DuidRowPlaces) places = duid_row_places_new (rows);

  duid_rows_clear (rows);
  g_assert_cmpuint (duid_row_places_get_n (places), ==, 100);
  g_assert_cmpint (duid_row_places_get_row (places, 99), ==, 99);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-places/places-are-those-of-a-list", test_places_are_those_of_a_list);
  g_test_add_func ("/row-places/places-do-not-follow-the-set", test_places_do_not_follow_the_set);
  return g_test_run ();
}
