/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-cell-differences.h"

#include <math.h>

static const DuidDraws draws = { .n_draws = 999, .seed = 7 };

static void
test_half_an_answer_keeps_ratios_finite (void)
{
  DuidCellDifference cells[2] = { { .a = 10, .b = 0 }, { .a = 10, .b = 20 } };
  double             limit;
  DuidChance         chance;

  g_assert_true (duid_cell_differences (cells, 2, &draws, &chance, &limit));
  /* log2 ((10.5 / 20.5) / (.5 / 20.5)) */
  g_assert_cmpfloat_with_epsilon (cells[0].ratio, log2 (21), 1e-12);
  /* (10 - 5) / sqrt (20 * 20 * 10 * 30 / (40² * 39)) */
  g_assert_cmpfloat_with_epsilon (cells[0].z, 5 / sqrt (120000.0 / 62400), 1e-12);
  g_assert_true (isfinite (limit));
}

/* Two cells of 20 and 20 answers in groups of 20 and 20: how far the first is from 10 is
 * hypergeometric, and P (|a - 10| >= 4) = 2 P (a <= 6) = 0.0256. */
static void
test_worlds_follow_the_hypergeometric (void)
{
  DuidCellDifference cells[2] = { { .a = 14, .b = 6 }, { .a = 6, .b = 14 } };
  DuidDraws          many = { .n_draws = 20000, .seed = 3 };
  DuidChance         chance;
  double             sum = 0;

  for (int a = 0; a <= 6; a++)
    sum += exp (2 * (lgamma (21) - lgamma (a + 1) - lgamma (21 - a)) -
                (lgamma (41) - 2 * lgamma (21)));
  g_assert_true (duid_cell_differences (cells, 2, &many, &chance, NULL));
  g_assert_cmpfloat_with_epsilon (chance.p, 2 * sum, .006);
}

static void
test_equal_groups_are_rarely_beyond (void)
{
  guint n_beyond = 0;
  guint seed = 5;

  /* 200 pairs of groups drawn from the same eight cells: about 5 % have a cell beyond. */
  for (guint turn = 0; turn < 200; turn++)
    {
      DuidCellDifference cells[8] = { 0 };
      gboolean           is_beyond = FALSE;
      DuidDraws          few = { .n_draws = 199, .seed = turn };

      for (guint i = 0; i < 400; i++)
        {
          seed = seed * 1664525u + 1013904223u;
          if (i % 2)
            cells[(seed >> 16) % 8].a++;
          else
            cells[(seed >> 16) % 8].b++;
        }
      g_assert_true (duid_cell_differences (cells, 8, &few, NULL, NULL));
      for (guint i = 0; i < 8; i++)
        is_beyond |= cells[i].is_beyond;
      n_beyond += is_beyond;
    }
  g_assert_cmpuint (n_beyond, <=, 20);
  g_assert_cmpuint (n_beyond, >=, 2);
}

static void
test_a_real_difference_is_found_and_sparse_cells_are_not (void)
{
  DuidCellDifference cells[3] = { { .a = 60, .b = 20 }, { .a = 40, .b = 80 }, { .a = 3, .b = 0 } };
  DuidChance         chance;

  g_assert_true (duid_cell_differences (cells, 3, &draws, &chance, NULL));
  g_assert_true (cells[0].is_beyond);
  g_assert_true (cells[1].is_beyond);
  g_assert_true (cells[2].is_sparse);
  g_assert_false (cells[2].is_beyond);
  g_assert_cmpfloat_with_epsilon (chance.p, .001, 1e-9);
}

static void
test_nothing_and_one_group_have_no_envelope (void)
{
  DuidCellDifference cells[2] = { { .a = 500, .b = 0 }, { .a = 400, .b = 0 } };
  DuidCellDifference none[2] = { 0 };
  double             limit;
  DuidChance         chance;

  g_assert_true (duid_cell_differences (cells, 2, &draws, &chance, &limit));
  g_assert_true (cells[0].is_sparse && cells[1].is_sparse);
  g_assert_cmpfloat (chance.p, ==, 1);
  g_assert_true (isinf (limit));
  g_assert_true (duid_cell_differences (none, 2, &draws, &chance, &limit));
  g_assert_false (none[0].is_beyond);
}

static void
test_a_million_answers_take_no_longer_to_shuffle (void)
{
  DuidCellDifference cells[2] = { { .a = 300000, .b = 298500 }, { .a = 200000, .b = 201500 } };
  DuidChance         chance;

  g_assert_true (duid_cell_differences (cells, 2, &draws, &chance, NULL));
  /* z = 3.04 of a two-cell table: two-sided .0024. */
  g_assert_cmpfloat (chance.p, <, .01);
  g_assert_true (cells[0].is_beyond);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/cell-differences/half-an-answer-keeps-ratios-finite",
                   test_half_an_answer_keeps_ratios_finite);
  g_test_add_func ("/stats/cell-differences/worlds-follow-the-hypergeometric",
                   test_worlds_follow_the_hypergeometric);
  g_test_add_func ("/stats/cell-differences/equal-groups-are-rarely-beyond",
                   test_equal_groups_are_rarely_beyond);
  g_test_add_func ("/stats/cell-differences/a-real-difference-is-found-and-sparse-cells-are-not",
                   test_a_real_difference_is_found_and_sparse_cells_are_not);
  g_test_add_func ("/stats/cell-differences/nothing-and-one-group-have-no-envelope",
                   test_nothing_and_one_group_have_no_envelope);
  g_test_add_func ("/stats/cell-differences/a-million-answers-take-no-longer-to-shuffle",
                   test_a_million_answers_take_no_longer_to_shuffle);
  return g_test_run ();
}
