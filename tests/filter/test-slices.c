/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-slices.h"

#define SEED 77

/* A column of cells with some planes of their own after it, between two others. */
typedef struct
{
  gsize       n_rows;
  guint       n_cells;
  guint       n_single;
  guint8     *cells;
  guint8     *bits; /* the single planes, eight a byte, byte by byte n_rows of them */
  DuidSlices *slices;
  DuidRows   *rows;
} Column;

static const gsize sizes[] = { 0, 1, 63, 64, 65, 511, 512, 513, 1300 };

static void
fill_planes (Column *column,
             guint   before)
{
  guint n_own = duid_slices_count_planes (column->n_cells);
  guint n_planes = n_own + column->n_single;

  column->slices = duid_slices_new (column->n_rows, before + n_planes + 1);
  for (gsize first = 0; first < column->n_rows; first += 128)
    {
      gsize n = MIN (column->n_rows - first, 128);

      duid_slices_fill (column->slices, before, n_planes, 0, n_own, first, column->cells + first,
                        n);
      for (guint i = 0; i < column->n_single; i += 8)
        duid_slices_fill (column->slices, before, n_planes, n_own + i,
                          MIN (column->n_single - i, 8), first,
                          column->bits + i / 8 * column->n_rows + first, n);
    }
}

static void
open_column (Column *column,
             GRand  *rand)
{
  gsize n_bytes = column->n_rows * ((column->n_single + 7) / 8);

  column->cells = g_new (guint8, MAX (column->n_rows, 1));
  column->bits = g_new (guint8, MAX (n_bytes, 1));
  column->rows = duid_rows_new (column->n_rows);
  for (gsize i = 0; i < column->n_rows; i++)
    {
      column->cells[i] = (guint8) g_rand_int_range (rand, 0, (gint32) column->n_cells);
      /* The middle is left out, so that there are blocks without a row. */
      if ((i < 300 || i > 1100) && g_rand_boolean (rand))
        duid_rows_add (column->rows, i);
    }
  for (gsize i = 0; i < n_bytes; i++)
    column->bits[i] = (guint8) g_rand_int_range (rand, 0, 256);
  fill_planes (column, (guint) g_rand_int_range (rand, 0, 4));
}

static void
close_column (Column *column)
{
  g_free (column->cells);
  g_free (column->bits);
  duid_slices_free (column->slices);
  duid_rows_free (column->rows);
}

static void
assert_way (const Column *column,
            guint         before,
            DuidSlicesWay way)
{
  guint               n_counts = column->n_cells + column->n_single;
  g_autofree guint32 *counts = g_new0 (guint32, n_counts);
  g_autofree guint32 *expected = g_new0 (guint32, n_counts);
  gsize               middle = column->slices->n_blocks / 2;

  for (gssize row = duid_rows_next (column->rows, 0); row >= 0;
       row = duid_rows_next (column->rows, (gsize) row + 1))
    {
      expected[column->cells[row]]++;
      for (guint i = 0; i < column->n_single; i++)
        expected[column->n_cells + i] +=
          (column->bits[i / 8 * column->n_rows + (gsize) row] >> (i % 8)) & 1;
    }
  duid_slices_count (column->slices, way, before, column->n_cells, column->n_single, column->rows,
                     0, middle, counts);
  duid_slices_count (column->slices, way, before, column->n_cells, column->n_single, column->rows,
                     middle, column->slices->n_blocks, counts);
  for (guint i = 0; i < n_counts; i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);
}

static void
test_every_way_counts_as_row_by_row (void)
{
  static const guint n_cells[] = { 1, 2, 3, 4, 11, 26, 32, 33, 200, 256 };
  GRand             *rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (n_cells); j++)
      {
        Column column = { .n_rows = sizes[i], .n_cells = n_cells[j], .n_single = j * 3 };
        guint  before;

        open_column (&column, rand);
        before = column.slices->n_planes - 1 - column.n_single -
                 duid_slices_count_planes (column.n_cells);
        for (DuidSlicesWay way = DUID_SLICES_BEST; way <= DUID_SLICES_AVX512; way++)
          if (duid_slices_can (way))
            assert_way (&column, before, way);
        close_column (&column);
      }
  g_rand_free (rand);
}

static void
test_every_machine_counts_plainly (void)
{
  g_assert_true (duid_slices_can (DUID_SLICES_PLAIN));
  g_assert_true (duid_slices_can (DUID_SLICES_BEST));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/slices/every-way-counts-as-row-by-row",
                   test_every_way_counts_as_row_by_row);
  g_test_add_func ("/filter/slices/every-machine-counts-plainly",
                   test_every_machine_counts_plainly);
  return g_test_run ();
}
