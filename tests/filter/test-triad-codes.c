/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filter/duid-condition.h"
#include "filter/duid-triad-codes.h"

#include <math.h>

static DuidDataset *
make_dataset (const DuidTriad *triads,
              gsize            n)
{
  DuidFramework      *framework = duid_framework_new ("Small");
  DuidQuestion       *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who?");
  DuidDatasetBuilder *builder;
  guint               source;

  for (int i = 0; i < 3; i++)
    triad->corners[i] = g_strdup ("corner");
  duid_framework_add (framework, triad);
  builder = duid_dataset_builder_new (framework);
  source = duid_dataset_builder_add_source (builder, "small");
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("small/%zu", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      duid_dataset_builder_set_triad (builder, 0, row, triads[i]);
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

static void
test_parts_add_up_to_the_answers (void)
{
  const DuidTriad triads[] = {
    { 1, 0, 0 },
    { 0, 1, 0 },
    { .99, .005, .005 },
    { .5, .5, 0 },
    { .01, .3, .69 },
    { .3, .3, .4 },
    { .25, .25, .5 },
    DUID_NO_TRIAD,
  };
  g_autoptr (DuidDataset) dataset = make_dataset (triads, G_N_ELEMENTS (triads));
  const DuidTriadCodes *codes = duid_triad_codes_get (dataset, 0);
  g_autoptr (DuidRows) some = duid_rows_new (G_N_ELEMENTS (triads));
  g_autofree guint32 *cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  DuidTriadCounts     counts;
  gsize               sum = 0;
  gsize               inside = 0;

  duid_triad_codes_count (codes, NULL, &counts, cells);
  for (int i = 0; i < DUID_TRIAD_N_PARTS; i++)
    sum += counts.parts[i];
  for (int i = 0; i < DUID_TRIAD_N_CELLS; i++)
    inside += cells[i];
  g_assert_cmpuint (counts.n, ==, 7);
  g_assert_cmpuint (sum, ==, 7);
  g_assert_cmpuint (counts.parts[DUID_ZONE_T], ==, 2);
  g_assert_cmpuint (counts.parts[DUID_ZONE_L], ==, 1);
  g_assert_cmpuint (counts.parts[DUID_TRIAD_FIRST_EDGE + 10], ==, 1);
  g_assert_cmpuint (counts.parts[DUID_TRIAD_INSIDE], ==, 2);
  g_assert_cmpuint (inside, ==, 2);
  duid_rows_add (some, 0);
  duid_rows_add (some, 7);
  duid_triad_codes_count (codes, some, &counts, NULL);
  g_assert_cmpuint (counts.n, ==, 1);
  g_assert_true (duid_triad_codes_get (dataset, 0) == codes);
}

/* A collector that keeps its marker 4.8 % inside: nobody could come nearer. */
static void
test_an_inset_is_found_and_taken_off (void)
{
  DuidTriad triads[60];
  g_autoptr (DuidDataset) dataset = NULL;
  const DuidTriadCodes *codes;
  DuidStand             stand = { 0 };
  const char *const     words[] = { "L", NULL };
  g_autoptr (DuidCondition) border = NULL;
  g_autoptr (DuidRows) rows = NULL;

  for (int i = 0; i < 60; i++)
    if (i < 6)
      triads[i] = (DuidTriad) { .048, .904, .048 };
    else if (i < 12)
      triads[i] = (DuidTriad) { .048 + .05 * i, .904 - .05 * i, .048 };
    else
      triads[i] = duid_triad_from_amounts (.1 + .01 * i, .3, .4);
  dataset = make_dataset (triads, 60);
  codes = duid_triad_codes_get (dataset, 0);
  g_assert_cmpfloat_with_epsilon (codes->inset, .048, 1e-12);
  g_assert_cmpint (duid_triad_codes_get_border (codes, 0), ==, DUID_ZONE_L);
  g_assert_cmpint (duid_triad_codes_get_border (codes, 8), ==, DUID_ZONE_LT);
  g_assert_cmpint (duid_triad_codes_get_border (codes, 20), ==, DUID_ZONE_CENTRE);
  stand.dataset = dataset;
  border = duid_condition_new_words (DUID_CONDITION_BORDER, "plan", words);
  rows = duid_condition_find_rows (border, &stand);
  g_assert_cmpuint (duid_rows_count (rows), ==, 6);
}

static void
test_answers_that_keep_to_the_middle_have_no_inset (void)
{
  DuidTriad triads[60];

  for (int i = 0; i < 60; i++)
    triads[i] = duid_triad_from_amounts (30 + i % 7, 28 + i % 11, 30 + i % 5);
  for (gsize n = 1; n <= 60; n += 59)
    {
      g_autoptr (DuidDataset) dataset = make_dataset (triads, n);

      g_assert_cmpfloat (duid_triad_codes_get (dataset, 0)->inset, ==, 0);
    }
}

/* Evenly spread down to 4 %: the strip at the border holds no more than the next. */
static void
test_answers_that_thin_out_have_no_inset (void)
{
  DuidTriad triads[3000];
  g_autoptr (GRand) dice = g_rand_new_with_seed (9);
  g_autoptr (DuidDataset) dataset = NULL;

  for (int i = 0; i < 3000; i++)
    {
      double a = sqrt (g_rand_double (dice));
      double b = g_rand_double (dice);

      triads[i] = (DuidTriad) { .04 + .88 * (1 - a), .04 + .88 * a * (1 - b), .04 + .88 * a * b };
    }
  dataset = make_dataset (triads, 3000);
  g_assert_cmpfloat (duid_triad_codes_get (dataset, 0)->inset, ==, 0);
}

#define MANY 40000

/* What counting one by one gives, by the functions that say it of one answer. */
static void
assert_counts (const DuidTriadCodes *codes,
               const DuidTriad      *triads,
               const DuidRows       *rows)
{
  g_autofree guint32 *cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  g_autofree guint32 *expected = g_new0 (guint32, DUID_TRIAD_N_CELLS);
  gsize               zones[DUID_N_ZONES] = { 0 };
  gsize               n = 0;
  double              x = 0;
  double              yy = 0;
  DuidTriadCounts     counts;

  for (gsize row = 0; row < MANY; row++)
    {
      DuidPoint point = duid_triad_to_plane (triads[row]);

      if (!duid_triad_is_answered (triads[row]) || (rows != NULL && !duid_rows_has (rows, row)))
        continue;
      n++;
      zones[duid_triad_get_zone (triads[row])]++;
      x += point.x - DUID_TRIAD_PIVOT_X;
      yy += (point.y - DUID_TRIAD_PIVOT_Y) * (point.y - DUID_TRIAD_PIVOT_Y);
      if (duid_triad_get_border (triads[row], DUID_BORDER_MARGIN) == DUID_ZONE_CENTRE)
        expected[(int) (point.y / (sqrt (3) / 2) * DUID_TRIAD_GRID_DOWN) * DUID_TRIAD_GRID_ACROSS +
                 (int) (point.x * DUID_TRIAD_GRID_ACROSS)]++;
    }
  duid_triad_codes_count (codes, rows, &counts, cells);
  g_assert_cmpuint (counts.n, ==, n);
  for (int i = 0; i < DUID_N_ZONES; i++)
    g_assert_cmpuint (counts.zones[i], ==, zones[i]);
  for (int i = 0; i < DUID_TRIAD_N_CELLS; i++)
    g_assert_cmpuint (cells[i], ==, expected[i]);
  g_assert_cmpfloat_with_epsilon ((double) counts.sums[0] / DUID_TRIAD_UNITS, x, .01);
  g_assert_cmpfloat_with_epsilon ((double) counts.sums[4] / DUID_TRIAD_UNITS / DUID_TRIAD_UNITS,
                                  yy, .01);
}

static void
test_few_and_most_are_counted_as_one_by_one (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);
  g_autofree DuidTriad *triads = g_new (DuidTriad, MANY);
  g_autoptr (DuidDataset) dataset = NULL;
  static const double shares[] = { 0, .001, .3, .5, .7, .999, 1 };

  for (int i = 0; i < MANY; i++)
    triads[i] = i % 9 == 0 ? DUID_NO_TRIAD
                           : duid_triad_from_amounts (g_rand_double (dice),
                                                      i % 5 ? g_rand_double (dice) : 0,
                                                      i % 7 ? g_rand_double (dice) : 0);
  dataset = make_dataset (triads, MANY);
  assert_counts (duid_triad_codes_get (dataset, 0), triads, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (DuidRows) rows = duid_rows_new (MANY);

      for (gsize row = 0; row < MANY; row++)
        if (g_rand_double (dice) < shares[i])
          duid_rows_add (rows, row);
      assert_counts (duid_triad_codes_get (dataset, 0), triads, rows);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/triad-codes/parts-add-up-to-the-answers",
                   test_parts_add_up_to_the_answers);
  g_test_add_func ("/filter/triad-codes/an-inset-is-found-and-taken-off",
                   test_an_inset_is_found_and_taken_off);
  g_test_add_func ("/filter/triad-codes/answers-that-keep-to-the-middle-have-no-inset",
                   test_answers_that_keep_to_the_middle_have_no_inset);
  g_test_add_func ("/filter/triad-codes/answers-that-thin-out-have-no-inset",
                   test_answers_that_thin_out_have_no_inset);
  g_test_add_func ("/filter/triad-codes/few-and-most-are-counted-as-one-by-one",
                   test_few_and_most_are_counted_as_one_by_one);
  return g_test_run ();
}
