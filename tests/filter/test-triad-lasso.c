/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-triad-lasso.h"

#include <math.h>

#include "filter/duid-triad-codes.h"

#define N_ROWS   6400
#define N_ROUNDS 60

/* Triads of every kind: anywhere, on the edges, in the corners, on a coarse grid, and none. */
static DuidTriad
draw_triad (GRand *rand)
{
  int    kind = g_rand_int_range (rand, 0, 8);
  double top = g_rand_double (rand);
  double left = g_rand_double (rand);

  if (kind == 0)
    return DUID_NO_TRIAD;
  if (kind == 1)
    return duid_triad_from_amounts (0, left, 1 - left);
  if (kind == 2)
    return duid_triad_from_amounts (top, 0, 1 - top);
  if (kind == 3)
    return duid_triad_from_amounts (g_rand_int_range (rand, 0, 2), 1, 0);
  if (kind == 4)
    return duid_triad_from_amounts (g_rand_int_range (rand, 0, 9),
                                    g_rand_int_range (rand, 0, 9), 8);
  return duid_triad_from_amounts (top, left, g_rand_double (rand));
}

static DuidDataset *
new_dataset (GRand *rand)
{
  DuidFramework      *framework = duid_framework_new ("Lasso");
  DuidQuestion       *question = duid_question_new ("t", DUID_QUESTION_TRIAD, "t");
  DuidDatasetBuilder *builder;

  for (int i = 0; i < 3; i++)
    question->corners[i] = g_strdup_printf ("corner %d", i);
  duid_framework_add (framework, question);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "s");
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *key = g_strdup_printf ("s/%u", i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);
      DuidTriad        triad = draw_triad (rand);

      if (duid_triad_is_answered (triad))
        duid_dataset_builder_set_triad (builder, 0, row, triad);
      else
        duid_dataset_builder_set_state (builder, 0, row, DUID_STATE_MISSING);
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

/* Corners on a coarse grid lie on answers and go beyond the triangle too. */
static GArray *
draw_ring (GRand *rand)
{
  GArray  *ring = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  int      n = g_rand_int_range (rand, 2, 20);
  gboolean is_coarse = g_rand_boolean (rand);

  for (int i = 0; i < n; i++)
    {
      DuidPoint corner = { g_rand_double_range (rand, -.2, 1.2),
                           g_rand_double_range (rand, -.2, 1.1) };

      if (is_coarse)
        corner = duid_triad_to_plane (duid_triad_from_amounts (g_rand_int_range (rand, 0, 9),
                                                               g_rand_int_range (rand, 0, 9), 8));
      g_array_append_val (ring, corner);
    }
  return ring;
}

static gboolean
is_in_any (const GPtrArray *rings,
           DuidPoint        point)
{
  for (guint i = 0; i < rings->len; i++)
    {
      const GArray *ring = rings->pdata[i];

      if (duid_polygon_contains ((const DuidPoint *) (gconstpointer) ring->data, ring->len, point))
        return TRUE;
    }
  return FALSE;
}

static void
test_cells_say_what_the_polygons_say (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  DuidDataset     *dataset = new_dataset (rand);
  const DuidTriad *triads = duid_dataset_get_triads (dataset, 0);
  guint            n_inside = 0;

  duid_triad_codes_get (dataset, 0);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      DuidTriadLasso *lasso;

      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        g_ptr_array_add (rings, draw_ring (rand));
      lasso = duid_triad_lasso_new (dataset, 0, rings);
      for (gsize row = 0; row < N_ROWS; row += 64)
        {
          guint64 bits = duid_triad_lasso_read (lasso, row, 64);

          for (gsize i = 0; i < 64; i++)
            g_assert_cmpint ((int) (bits >> i & 1), ==,
                             is_in_any (rings, duid_triad_to_plane (triads[row + i])));
          n_inside += (guint) __builtin_popcountll (bits);
        }
      g_assert_cmpint (duid_triad_lasso_read (lasso, 5, 1) != 0, ==,
                       is_in_any (rings, duid_triad_to_plane (triads[5])));
      duid_triad_lasso_free (lasso);
    }
  g_assert_cmpuint (n_inside, >, N_ROWS);
  duid_dataset_unref (dataset);
}

static void
test_without_codes_there_is_none (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();
  DuidDataset *dataset = new_dataset (rand);

  g_assert_null (duid_triad_codes_find (dataset, 0));
  g_assert_null (duid_triad_lasso_new (dataset, 0, rings));
  g_assert_true (duid_triad_codes_get (dataset, 0) == duid_triad_codes_find (dataset, 0));
  duid_dataset_unref (dataset);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/triad-lasso/cells-say-what-the-polygons-say",
                   test_cells_say_what_the_polygons_say);
  g_test_add_func ("/filter/triad-lasso/without-codes-there-is-none",
                   test_without_codes_there_is_none);
  return g_test_run ();
}
