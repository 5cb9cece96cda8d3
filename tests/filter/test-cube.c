/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-cube.h"

#define SEED    7
#define N_READS 200

/* A number of which @n_values are different, and a choice; of some rows neither. */
static DuidDataset *
new_dataset (GRand *rand,
             gsize  n_rows,
             gint32 n_values)
{
  DuidFramework      *framework = duid_framework_new ("Cube");
  DuidQuestion       *choice = duid_question_new ("choice", DUID_QUESTION_CHOICE, "choice");
  DuidDatasetBuilder *builder;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *label = g_strdup_printf ("option %d", i);

      duid_question_add_option (choice, label);
    }
  duid_framework_add (framework, duid_question_new ("n", DUID_QUESTION_NUMBER, "n"));
  duid_framework_add (framework, choice);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "s");
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *key = g_strdup_printf ("s/%zu", i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      if (g_rand_int_range (rand, 0, 9) > 0)
        duid_dataset_builder_set_number (builder, 0, row, g_rand_int_range (rand, 0, n_values));
      if (g_rand_int_range (rand, 0, 9) > 0)
        duid_dataset_builder_set_code (builder, 1, row, (guint) g_rand_int_range (rand, 0, 5));
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

static DuidRows *
draw_rows (GRand *rand,
           gsize  n_rows)
{
  DuidRows *rows = duid_rows_new (n_rows);

  for (gsize row = 0; row < n_rows; row++)
    if (g_rand_boolean (rand))
      duid_rows_add (rows, row);
  return rows;
}

static GArray *
draw_spans (GRand *rand,
            gint32 n_values)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DuidInterval));

  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      double       low = g_rand_int_range (rand, -2, n_values + 2);
      DuidInterval span = { low, low + g_rand_int_range (rand, -1, n_values) };

      g_array_append_val (spans, span);
    }
  return spans;
}

/* The rows in any of the spans. */
static DuidRows *
find_rows (const DuidDataset *dataset,
           const GArray      *spans)
{
  DuidRows     *rows = duid_rows_new (duid_dataset_get_n_rows (dataset));
  const double *numbers = duid_dataset_get_numbers (dataset, 0);

  for (gsize row = 0; row < rows->n_rows; row++)
    for (guint i = 0; i < spans->len; i++)
      if (numbers[row] >= g_array_index (spans, DuidInterval, i).low &&
          numbers[row] <= g_array_index (spans, DuidInterval, i).high)
        duid_rows_add (rows, row);
  return rows;
}

/* Counts of a question's rows by the plain columns. */
static void
assert_choice (const DuidDataset      *dataset,
               const DuidDigestColumn *column,
               const DuidRows         *rows,
               const guint32          *cells)
{
  guint32 bins[5] = { 0 };

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (duid_dataset_get_states (dataset, 1)[row] == DUID_STATE_ANSWERED)
      bins[duid_dataset_get_codes (dataset, 1)[row]]++;
  g_assert_cmpuint (column->n_bins, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (cells[DUID_CELL_BINS + i], ==, bins[i]);
}

static void
assert_reads (gsize    n_rows,
              gint32   n_values,
              gboolean is_even)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  DuidDataset *dataset = new_dataset (rand, n_rows, n_values);
  DuidBins    *bins[] = { duid_bins_new (dataset, 0), duid_bins_new (dataset, 1) };
  g_autoptr (DuidDigest) digest = duid_digest_new (dataset, bins);
  g_autoptr (DuidOrder) order = duid_order_new (duid_dataset_get_numbers (dataset, 0), n_rows);
  g_autoptr (DuidRows) base = draw_rows (rand, n_rows);
  g_autoptr (DuidRows) other = draw_rows (rand, n_rows);
  DuidCubePlan *plan = duid_cube_plan_new (dataset, digest, order, base, 1);
  g_autoptr (DuidCube) cube = NULL;
  g_autofree guint32 *cells = NULL;

  duid_cube_plan_add (plan, 1, other);
  cube = duid_cube_new (plan);
  cells = g_new (guint32, cube->n_cells);
  g_assert_cmpuint (cube->n_cells, ==, digest->n_cells + digest->columns[1].n_cells + 1);
  if (is_even)
    g_assert_cmpuint (cube->n_stretches, <, n_rows / 2);
  for (int i = 0; i < N_READS; i++)
    {
      g_autoptr (GArray) spans = draw_spans (rand, n_values);
      g_autoptr (DuidRows) rows = find_rows (dataset, spans);
      g_autoptr (DuidRows) of_other = duid_rows_copy (rows);

      duid_rows_and (rows, base);
      duid_rows_and (of_other, other);
      duid_cube_read (cube, spans, cells);
      assert_choice (dataset, &digest->columns[1], rows, cells + digest->columns[1].first_cell);
      assert_choice (dataset, &digest->columns[1], of_other, cells + digest->n_cells);
      g_assert_cmpuint (cells[cube->n_cells - 1], ==, duid_rows_count (rows));
    }
  duid_bins_free (bins[0]);
  duid_bins_free (bins[1]);
  duid_dataset_unref (dataset);
}

static void
test_every_range_is_counted_with_a_stretch_per_number (void)
{
  static const gsize sizes[] = { 0, 1, 63, 64, 65, 10000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    assert_reads (sizes[i], 40, FALSE);
}

static void
test_every_range_is_counted_with_rows_between_the_stretches (void)
{
  assert_reads (10000, 1000000, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/cube/every-range-is-counted-with-a-stretch-per-number",
                   test_every_range_is_counted_with_a_stretch_per_number);
  g_test_add_func ("/filter/cube/every-range-is-counted-with-rows-between-the-stretches",
                   test_every_range_is_counted_with_rows_between_the_stretches);
  return g_test_run ();
}
