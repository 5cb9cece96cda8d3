/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-cells.h"

#include <math.h>

static const DuidTriadCells cuttings[] = {
  { DUID_CELLS_TRIANGLES, 8 },
  { DUID_CELLS_TRIANGLES, 12 },
  { DUID_CELLS_TRIANGLES, 20 },
  { DUID_CELLS_HEXAGONS, 8 },
  { DUID_CELLS_HEXAGONS, 12 },
  { DUID_CELLS_HEXAGONS, 20 },
  { DUID_CELLS_ZONES_7, 0 },
  { DUID_CELLS_ZONES_13, 0 },
};

/* Corners, middles of edges, every whole percent, and places at random. */
static GArray *
list_triads (void)
{
  GArray *triads = g_array_new (FALSE, FALSE, sizeof (DuidTriad));
  g_autoptr (GRand) dice = g_rand_new_with_seed (4);

  for (int top = 0; top <= 100; top++)
    for (int left = 0; left <= 100 - top; left++)
      {
        DuidTriad triad = duid_triad_from_amounts (top, left, 100 - top - left);

        g_array_append_val (triads, triad);
      }
  for (int i = 0; i < 20000; i++)
    {
      DuidTriad triad = duid_triad_from_amounts (g_rand_double (dice), g_rand_double (dice),
                                                 g_rand_double (dice));

      g_array_append_val (triads, triad);
    }
  return triads;
}

static void
test_every_answer_is_in_exactly_one_cell (void)
{
  g_autoptr (GArray) triads = list_triads ();

  for (guint i = 0; i < G_N_ELEMENTS (cuttings); i++)
    {
      guint             n_cells = duid_triad_cells_get_n (cuttings[i]);
      g_autofree gsize *counts = g_new0 (gsize, n_cells);
      gsize             sum = 0;

      for (guint j = 0; j < triads->len; j++)
        {
          guint cell = duid_triad_cells_find (cuttings[i], g_array_index (triads, DuidTriad, j));

          g_assert_cmpuint (cell, <, n_cells);
          counts[cell]++;
        }
      for (guint cell = 0; cell < n_cells; cell++)
        sum += counts[cell];
      g_assert_cmpuint (sum, ==, triads->len);
    }
}

static void
test_shapes_hold_their_answers (void)
{
  g_autoptr (GArray) triads = list_triads ();

  for (guint i = 0; i < G_N_ELEMENTS (cuttings); i++)
    for (guint j = 0; j < triads->len; j++)
      {
        DuidTriad triad = g_array_index (triads, DuidTriad, j);
        DuidPoint place = duid_triad_to_plane (triad);
        DuidPoint corners[DUID_MOST_CELL_CORNERS];
        DuidPoint middle;
        guint     cell = duid_triad_cells_find (cuttings[i], triad);
        int       n = duid_triad_cells_get_shape (cuttings[i], cell, corners);

        /* A hair towards the middle: the place may lie on the outline. */
        middle = duid_triad_cells_get_middle (cuttings[i], cell);
        place.x += (middle.x - place.x) * 1e-6;
        place.y += (middle.y - place.y) * 1e-6;
        g_assert_true (duid_polygon_contains (corners, (gsize) n, place));
      }
}

static void
test_shapes_fill_the_triangle (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cuttings); i++)
    {
      double area = 0;

      for (guint cell = 0; cell < duid_triad_cells_get_n (cuttings[i]); cell++)
        area += duid_triad_cells_get_area (cuttings[i], cell);
      g_assert_cmpfloat_with_epsilon (area, 1, 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (duid_triad_cells_get_area (cuttings[6], DUID_ZONE_T), .16, 1e-9);
  g_assert_cmpfloat_with_epsilon (duid_triad_cells_get_area (cuttings[6], DUID_ZONE_LR), .12, 1e-9);
  g_assert_cmpfloat_with_epsilon (duid_triad_cells_get_area (cuttings[7], 0), 1.0 / 36, 1e-9);
  g_assert_cmpfloat_with_epsilon (duid_triad_cells_get_area (cuttings[7], 6), 1.0 / 16, 1e-9);
}

static gboolean
is_in_ring (DuidTriadCells cells,
            guint          cell,
            DuidTriad      triad)
{
  DuidPoint corners[DUID_MOST_CELL_CORNERS];
  int       n = duid_triad_cells_get_ring (cells, cell, corners);

  return duid_polygon_contains (corners, (gsize) n, duid_triad_to_plane (triad));
}

/* The lasso of a triangle takes just what was counted in it, on lines and corners of
 * the lattice too. */
static void
test_rings_of_triangles_are_exact (void)
{
  g_autoptr (GArray) triads = list_triads ();

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < triads->len; j += i == 0 ? 1 : 5)
      {
        DuidTriad triad = g_array_index (triads, DuidTriad, j);
        guint     own = duid_triad_cells_find (cuttings[i], triad);

        for (guint cell = 0; cell < duid_triad_cells_get_n (cuttings[i]); cell++)
          g_assert_cmpint (is_in_ring (cuttings[i], cell, triad), ==, cell == own);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/triad-cells/every-answer-is-in-exactly-one-cell",
                   test_every_answer_is_in_exactly_one_cell);
  g_test_add_func ("/plot/triad-cells/shapes-hold-their-answers", test_shapes_hold_their_answers);
  g_test_add_func ("/plot/triad-cells/shapes-fill-the-triangle", test_shapes_fill_the_triangle);
  g_test_add_func ("/plot/triad-cells/rings-of-triangles-are-exact",
                   test_rings_of_triangles_are_exact);
  return g_test_run ();
}
