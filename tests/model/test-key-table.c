/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-key-table.h"

#include <string.h>

#define N_KEYS     5000
#define KEY_LENGTH 16

static void
test_every_key_is_found_while_it_grows (void)
{
  g_autofree char    *arena = g_new0 (char, N_KEYS *KEY_LENGTH);
  g_autofree guint64 *offsets = g_new0 (guint64, N_KEYS);
  DuidKeyTable        table = { 0 };

  g_assert_cmpint (duid_key_table_find (&table, "key/0", arena, offsets), ==, -1);
  for (gsize i = 0; i < N_KEYS; i++)
    {
      offsets[i] = i * KEY_LENGTH;
      g_snprintf (arena + offsets[i], KEY_LENGTH, "key/%d", (int) i);
      g_assert_true (duid_key_table_try_add (&table, arena + offsets[i], arena, offsets));
      g_assert_false (duid_key_table_try_add (&table, arena + offsets[i / 2], arena, offsets));
      g_assert_cmpint (duid_key_table_find (&table, arena + offsets[i / 2], arena, offsets), ==,
                       (gssize) (i / 2));
    }
  for (gsize i = 0; i < N_KEYS; i++)
    g_assert_cmpint (duid_key_table_find (&table, arena + offsets[i], arena, offsets), ==,
                     (gssize) i);
  g_assert_cmpint (duid_key_table_find (&table, "key/5000", arena, offsets), ==, -1);
  g_assert_cmpint (duid_key_table_find (&table, "", arena, offsets), ==, -1);
  duid_key_table_clear (&table);
  g_assert_cmpint (duid_key_table_find (&table, "key/1", arena, offsets), ==, -1);
}

static void
test_a_reserved_table_does_not_grow (void)
{
  char         arena[] = "a\0b\0c";
  guint64      offsets[] = { 0, 2, 4 };
  DuidKeyTable table = { 0 };
  gsize        n_slots;

  duid_key_table_reserve (&table, 1000, arena, offsets);
  n_slots = table.n_slots;
  for (int i = 0; i < 3; i++)
    g_assert_true (duid_key_table_try_add (&table, arena + offsets[i], arena, offsets));
  g_assert_cmpuint (table.n_slots, ==, n_slots);
  g_assert_cmpuint (n_slots, >=, 1000);
  g_assert_cmpint (duid_key_table_find (&table, "c", arena, offsets), ==, 2);
  duid_key_table_clear (&table);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/key-table/every-key-is-found-while-it-grows",
                   test_every_key_is_found_while_it_grows);
  g_test_add_func ("/model/key-table/a-reserved-table-does-not-grow",
                   test_a_reserved_table_does_not_grow);
  return g_test_run ();
}
