/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-bin-span.h"

#include "fixture.h"

#define N_ROWS 2000

/* Calls @func with the bins of each question that has a scale. */
static void
with_each_scale (void (*func) (const DuidBins *bins))
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (DuidDataset) dataset = fixture_new_dataset (rand, N_ROWS);
  guint n = 0;

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      g_autoptr (DuidBins) bins = NULL;

      if (duid_question_get_column_kind (question) != DUID_COLUMN_NUMBER)
        continue;
      bins = duid_bins_new (dataset, i);
      g_assert_cmpuint (bins->n_bins, >, 4);
      func (bins);
      n++;
    }
  g_assert_cmpuint (n, >=, 3); /* a slider, a number and a date at least */
}

static void
assert_span (DuidBinSpan span,
             int         from,
             int         to)
{
  g_assert_cmpint (span.from, ==, from);
  g_assert_cmpint (span.to, ==, to);
}

static void
each_span_comes_back (const DuidBins *bins)
{
  for (int from = 0; from < (int) bins->n_bins; from++)
    for (int to = from; to < (int) bins->n_bins; to++)
      {
        DuidBinSpan span = { from, to };
        DuidBinSpan turned = { to, from };
        double      low;
        double      high;

        duid_bin_span_get_range (span, bins, &low, &high);
        assert_span (duid_bin_span_of_range (bins, low, high), from, to);
        duid_bin_span_get_range (turned, bins, &low, &high);
        assert_span (duid_bin_span_of_range (bins, low, high), from, to);
        g_assert_true (duid_bin_span_is_same (span, turned));
      }
}

static void
test_the_range_of_a_span_is_that_span_again (void)
{
  with_each_scale (each_span_comes_back);
}

static void
keys_go_over_the_scale (const DuidBins *bins)
{
  int         last = (int) bins->n_bins - 1;
  DuidBinSpan span = DUID_NO_BIN_SPAN;

  assert_span (duid_bin_span_step (span, bins, -1, FALSE), last, last);
  span = duid_bin_span_step (span, bins, 1, FALSE);
  assert_span (span, 0, 0);
  span = duid_bin_span_step (span, bins, 1, FALSE);
  assert_span (span, 1, 1);
  span = duid_bin_span_step (span, bins, 1, TRUE);
  span = duid_bin_span_step (span, bins, 1, TRUE);
  assert_span (span, 1, 3);
  span = duid_bin_span_step (span, bins, -1, TRUE);
  assert_span (span, 1, 2);
  assert_span (duid_bin_span_step (span, bins, -5, FALSE), 0, 1);
  assert_span (duid_bin_span_step (span, bins, last + 1, FALSE), last - 1, last);
  assert_span (duid_bin_span_step (span, bins, last + 1, TRUE), 1, last);
  span = duid_bin_span_step (span, bins, -2, TRUE);
  assert_span (span, 1, 0);
  assert_span (duid_bin_span_step (span, bins, 1, FALSE), 2, 1);
  assert_span (duid_bin_span_step (span, bins, -1, FALSE), 1, 0);
}

static void
test_a_span_moves_whole_and_stretches_at_the_end_that_moved (void)
{
  with_each_scale (keys_go_over_the_scale);
}

static void
test_a_scale_without_bins_has_no_span (void)
{
  DuidBins bins = { 0 };

  assert_span (duid_bin_span_step (DUID_NO_BIN_SPAN, &bins, 1, FALSE), -1, -1);
  assert_span (duid_bin_span_of_range (&bins, 0, 1), -1, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/bin-span/the-range-of-a-span-is-that-span-again",
                   test_the_range_of_a_span_is_that_span_again);
  g_test_add_func ("/filter/bin-span/a-span-moves-whole-and-stretches-at-the-end-that-moved",
                   test_a_span_moves_whole_and_stretches_at_the_end_that_moved);
  g_test_add_func ("/filter/bin-span/a-scale-without-bins-has-no-span",
                   test_a_scale_without_bins_has_no_span);
  return g_test_run ();
}
