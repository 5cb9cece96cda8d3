/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-digest.h"

#define SEED      5
#define N_ROWS    5000
#define N_OPTIONS 300 /* more than a byte holds */

/* A choice of very many options before and after one of few. */
static DuidDataset *
make_dataset (GRand *rand)
{
  static const guint  n_options[] = { N_OPTIONS, 3, N_OPTIONS };
  DuidFramework      *framework = duid_framework_new ("Wide");
  DuidDatasetBuilder *builder;

  for (guint i = 0; i < G_N_ELEMENTS (n_options); i++)
    {
      g_autofree char *name = g_strdup_printf ("choice%u", i);
      DuidQuestion    *question = duid_question_new (name, DUID_QUESTION_CHOICE, name);

      for (guint j = 0; j < n_options[i]; j++)
        {
          g_autofree char *option = g_strdup_printf ("option %u", j);

          duid_question_add_option (question, option);
        }
      duid_framework_add (framework, question);
    }
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "wide");
  for (gsize i = 0; i < N_ROWS; i++)
    {
      g_autofree char *key = g_strdup_printf ("wide/%" G_GSIZE_FORMAT, i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      for (guint j = 0; j < G_N_ELEMENTS (n_options); j++)
        if (g_rand_int_range (rand, 0, 10) > 0)
          duid_dataset_builder_set_code (
            builder, j, row, (guint) g_rand_int_range (rand, 0, (gint32) n_options[j]));
        else
          duid_dataset_builder_set_state (builder, j, row, DUID_STATE_NOT_APPLICABLE);
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

/* From none to all rows, so that every way of counting has its turn. */
static DuidRows *
draw_rows (GRand *rand)
{
  DuidRows *rows = duid_rows_new (N_ROWS);
  double    share = g_rand_double (rand) * 1.4 - 0.2;

  for (gsize row = 0; row < N_ROWS; row++)
    if (g_rand_double (rand) < share)
      duid_rows_add (rows, row);
  return rows;
}

static void
assert_counts (const DuidDataset *dataset,
               const DuidDigest  *digest,
               guint              question,
               const DuidRows    *rows,
               const guint32     *counts)
{
  guint               n_cells = digest->columns[question].n_cells;
  g_autofree guint32 *expected = g_new0 (guint32, n_cells);
  const guint8       *states = duid_dataset_get_states (dataset, question);
  const guint16      *codes = duid_dataset_get_codes (dataset, question);

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    expected[states[row] == DUID_STATE_ANSWERED ? DUID_CELL_BINS + codes[row] : states[row]]++;
  for (guint i = 0; i < n_cells; i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);
}

static void
test_very_many_options_are_counted_beside_few (void)
{
  GRand *rand = g_rand_new_with_seed (SEED);
  g_autoptr (DuidDataset) dataset = make_dataset (rand);
  DuidBins *bins[3] = { duid_bins_new (dataset, 0), duid_bins_new (dataset, 1),
                        duid_bins_new (dataset, 2) };
  g_autoptr (DuidDigest) digest = duid_digest_new (dataset, bins);
  g_autofree guint32 *all = g_new0 (guint32, digest->n_cells);
  g_autofree guint32 *counts = g_new0 (guint32, digest->n_cells);
  g_autofree guint32 *one = g_new0 (guint32, digest->n_cells);
  g_autoptr (DuidRows) rows = duid_rows_new_full (N_ROWS);
  const DuidRows *before = NULL;

  g_assert_true (digest->columns[0].is_wide);
  g_assert_false (digest->columns[1].is_wide);
  duid_digest_count (digest, -1, NULL, rows, NULL, all);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (DuidRows) after = draw_rows (rand);

      duid_digest_count (digest, -1, before, after, all, counts);
      for (guint j = 0; j < digest->n_columns; j++)
        {
          guint first = digest->columns[j].first_cell;

          assert_counts (dataset, digest, j, after, counts + first);
          duid_digest_count (digest, (int) j, before, after, all + first, one + first);
          assert_counts (dataset, digest, j, after, one + first);
        }
      duid_rows_assign (rows, after);
      before = rows;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bins); i++)
    duid_bins_free (bins[i]);
  g_rand_free (rand);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/digest/very-many-options-are-counted-beside-few",
                   test_very_many_options_are_counted_beside_few);
  return g_test_run ();
}
