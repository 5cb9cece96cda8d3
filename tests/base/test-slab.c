/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-slab.h"

static const gsize sizes[] = { 0, 1, 63, 64, 65, 4096, 1 << 20, (4 << 20) - 1, 4 << 20, 9000001 };

static void
test_a_slab_holds_what_is_put_in_and_begins_at_a_line (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint8 *slab = duid_slab_new (sizes[i]);
      guint64 sum = 0;

      g_assert_nonnull (slab);
      g_assert_cmpuint ((gsize) slab % 64, ==, 0);
      for (gsize at = 0; at < sizes[i]; at++)
        slab[at] = (guint8) (at % 251);
      for (gsize at = 0; at < sizes[i]; at++)
        sum += slab[at] == at % 251;
      g_assert_cmpuint (sum, ==, sizes[i]);
      duid_slab_free (slab);
    }
}

static void
test_a_slab_of_zeros_holds_zeros_where_another_was_before (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint8 *used = duid_slab_new (sizes[i]);
      guint8 *slab;
      gsize   n_set = 0;

      for (gsize at = 0; at < sizes[i]; at++)
        used[at] = 0xff;
      duid_slab_free (used);
      slab = duid_slab_new0 (sizes[i]);
      for (gsize at = 0; at < sizes[i]; at++)
        n_set += slab[at] != 0;
      g_assert_cmpuint (n_set, ==, 0);
      duid_slab_free (slab);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/slab/a-slab-holds-what-is-put-in-and-begins-at-a-line",
                   test_a_slab_holds_what_is_put_in_and_begins_at_a_line);
  g_test_add_func ("/base/slab/a-slab-of-zeros-holds-zeros-where-another-was-before",
                   test_a_slab_of_zeros_holds_zeros_where_another_was_before);
  return g_test_run ();
}
