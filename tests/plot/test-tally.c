/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-tally.h"

#include <math.h>

#include "plot/duid-chart.h"
#include "plot/duid-summary-tally.h"
#include "small-survey.h"

/* What is counted on from the last picture must be what is counted afresh, wherever a
 * brush jumps to. */

#define N_ROWS  700
#define N_STEPS 40
#define WIDTH   420
#define HEIGHT  300

enum
{
  MOOD,
  ROLE,
  HELP,
  AGE,
  DAY,
  PLAN,
  N_QUESTIONS,
};

static DuidFramework *
make_framework (void)
{
  DuidFramework *framework = survey_framework ();
  DuidQuestion  *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who decided?");

  for (int i = 0; i < 3; i++)
    triad->corners[i] = g_strdup_printf ("Corner %d", i);
  duid_framework_add (framework, triad);
  return framework;
}

/* One in seven says nothing. */
static void
fill_row (DuidDatasetBuilder *builder,
          gsize               row,
          GRand              *dice)
{
  double a = g_rand_double (dice);
  double b = g_rand_double (dice);
  double c = g_rand_int_range (dice, 0, 3) == 0 ? 0 : g_rand_double (dice);

  if (g_rand_int_range (dice, 0, 7) > 0)
    duid_dataset_builder_set_number (builder, MOOD, row, g_rand_int_range (dice, 0, 101) / 10.0);
  if (g_rand_int_range (dice, 0, 7) > 0)
    duid_dataset_builder_set_code (builder, ROLE, row, (guint) g_rand_int_range (dice, 0, 6));
  if (g_rand_int_range (dice, 0, 7) > 0)
    for (guint i = 0; i < 3; i++)
      if (g_rand_boolean (dice))
        duid_dataset_builder_add_option (builder, HELP, row, i);
  if (g_rand_int_range (dice, 0, 7) > 0)
    duid_dataset_builder_set_number (builder, AGE, row, g_rand_int_range (dice, 12, 80));
  if (g_rand_int_range (dice, 0, 7) > 0)
    duid_dataset_builder_set_number (builder, DAY, row, 19000 + g_rand_int_range (dice, 0, 400));
  if (g_rand_int_range (dice, 0, 7) > 0)
    duid_dataset_builder_set_triad (builder, PLAN, row, duid_triad_from_amounts (a, b, c));
}

static DuidDataset *
make_dataset (void)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "test");
  g_autoptr (GRand) dice = g_rand_new_with_seed (3);

  for (gsize i = 0; i < N_ROWS; i++)
    {
      g_autofree char *key = g_strdup_printf ("t/%zu", i);

      fill_row (builder, duid_dataset_builder_add_row (builder, source, key), dice);
    }
  return duid_dataset_builder_finish (builder);
}

/* Rows near @rows, or anywhere. */
static void
move_brush (DuidRows *rows,
            GRand    *dice)
{
  gboolean is_jump = g_rand_int_range (dice, 0, 4) == 0;

  for (gsize row = 0; row < N_ROWS; row++)
    if (g_rand_int_range (dice, 0, is_jump ? 2 : 50) == 0)
      {
        if (duid_rows_has (rows, row))
          duid_rows_remove (rows, row);
        else
          duid_rows_add (rows, row);
      }
}

static void
assert_close (double a,
              double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat_with_epsilon (a, b, 1e-5);
}

static void
assert_same_shares (GPtrArray *a,
                    GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const DuidShareOf *one = a->pdata[i];
      const DuidShareOf *other = b->pdata[i];

      g_assert_cmpstr (one->label, ==, other->label);
      g_assert_cmpuint (one->n, ==, other->n);
      g_assert_cmpfloat (one->percent, ==, other->percent);
    }
}

static void
assert_same_summary (const DuidSummary *a,
                     const DuidSummary *b)
{
  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  g_assert_cmpmem (a->states, sizeof a->states, b->states, sizeof b->states);
  assert_same_shares (a->options, b->options);
  assert_same_shares (a->bands, b->bands);
  g_assert_cmpmem (a->histogram, a->n_histogram * sizeof (gsize), b->histogram,
                   b->n_histogram * sizeof (gsize));
  g_assert_cmpmem (a->ends, sizeof a->ends, b->ends, sizeof b->ends);
  g_assert_cmpmem (a->zones, sizeof a->zones, b->zones, sizeof b->zones);
  g_assert_cmpuint (a->description.n, ==, b->description.n);
  assert_close (a->description.mean, b->description.mean);
  assert_close (a->description.sd, b->description.sd);
  assert_close (a->description.median, b->description.median);
  assert_close (a->description.q1, b->description.q1);
  assert_close (a->description.q3, b->description.q3);
  g_assert_cmpuint (a->camps.n, ==, b->camps.n);
  g_assert_cmpuint (a->centre.n, ==, b->centre.n);
  assert_close (a->centre.centre.x, b->centre.centre.x);
  assert_close (a->centre.centre.y, b->centre.centre.y);
  assert_close (a->centre.a, b->centre.a);
}

static char *
draw (const DuidChartRequest *request)
{
  g_autoptr (DuidChart) chart = duid_chart_new (request, WIDTH, HEIGHT);

  return duid_scene_to_svg (duid_chart_get_scene (chart), "Chart", "A chart");
}

/* The picture with a tally that was used before, and the one without. */
static void
check_picture (DuidDataset    *dataset,
               guint           question,
               DuidTally      *tally,
               const DuidRows *base,
               const DuidRows *chosen)
{
  DuidChartRequest request = {
    .dataset = dataset,
    .question = (int) question,
    .base = base,
    .chosen = chosen,
    .colour_by = -1,
    .text_scale = 1,
    .stone = -1,
  };
  g_autofree char *afresh = draw (&request);
  g_autofree char *tallied = NULL;
  g_autoptr (DuidChart) one = duid_chart_new (&request, WIDTH, HEIGHT);
  g_autoptr (DuidChart) other = NULL;

  request.tally = tally;
  tallied = draw (&request);
  other = duid_chart_new (&request, WIDTH, HEIGHT);
  assert_same_summary (duid_chart_get_summary (one), duid_chart_get_summary (other));
  /* A region is some millionths of a side elsewhere: it may be rounded differently. */
  if (question != PLAN)
    g_assert_cmpstr (afresh, ==, tallied);
}

static void
test_tallied_pictures_are_those_counted_afresh (gconstpointer data)
{
  guint question = GPOINTER_TO_UINT (data);
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidTally) tally = duid_tally_new (dataset, question);
  g_autoptr (DuidRows) base = duid_rows_new_full (N_ROWS);
  g_autoptr (GRand) dice = g_rand_new_with_seed (question + 1);

  g_assert_nonnull (tally);
  for (int step = 0; step < N_STEPS; step++)
    {
      g_autoptr (DuidRows) chosen = duid_rows_copy (base);

      if (step % 3 == 0)
        move_brush (chosen, dice);
      duid_rows_and (chosen, base);
      check_picture (dataset, question, tally, step == 5 ? NULL : base, chosen);
      move_brush (base, dice);
      if (step == 20)
        duid_rows_clear (base);
    }
}

static void
test_triad_cells_are_those_counted_afresh (void)
{
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidTally) tally = duid_tally_new (dataset, PLAN);
  g_autoptr (DuidRows) rows = duid_rows_new (N_ROWS);
  g_autoptr (GRand) dice = g_rand_new_with_seed (11);

  for (int step = 0; step < N_STEPS; step++)
    {
      g_autofree guint32    *cells = g_new0 (guint32, DUID_TRIAD_N_CELLS);
      DuidTriadCounts        counts;
      const DuidTallyCounts *tallied;

      move_brush (rows, dice);
      duid_triad_codes_count (duid_triad_codes_get (dataset, PLAN), rows, &counts, cells);
      tallied = duid_tally_count (tally, DUID_TALLY_BASE, rows);
      g_assert_cmpmem (&counts, sizeof counts, &tallied->triad, sizeof counts);
      g_assert_cmpmem (cells, sizeof (guint32) * DUID_TRIAD_N_CELLS, tallied->cells,
                       sizeof (guint32) * DUID_TRIAD_N_CELLS);
    }
}

static void
test_cuttings_are_those_counted_afresh (void)
{
  static const DuidTriadCells cuttings[] = { { DUID_CELLS_TRIANGLES, 8 },
                                             { DUID_CELLS_TRIANGLES, 20 },
                                             { DUID_CELLS_HEXAGONS, 12 },
                                             { DUID_CELLS_ZONES_7, 0 },
                                             { DUID_CELLS_ZONES_13, 0 } };
  g_autoptr (DuidDataset) dataset = make_dataset ();
  g_autoptr (DuidTally) tally = duid_tally_new (dataset, PLAN);
  g_autoptr (DuidRows) rows = duid_rows_new_full (N_ROWS);
  g_autoptr (GRand) dice = g_rand_new_with_seed (12);
  const DuidTriad *triads = duid_dataset_get_triads (dataset, PLAN);

  /* A cutting stays for some steps, as a picture does. */
  for (int step = 0; step < 5 * N_STEPS; step++)
    {
      DuidTriadCells      cells = cuttings[step / 8 % G_N_ELEMENTS (cuttings)];
      guint               n_cells = duid_triad_cells_get_n (cells);
      g_autofree guint32 *counts = g_new0 (guint32, n_cells);
      const guint32      *tallied;

      if (step % 8 > 0)
        move_brush (rows, dice);
      for (gsize row = 0; row < N_ROWS; row++)
        if (duid_rows_has (rows, row) && duid_triad_is_answered (triads[row]))
          counts[duid_triad_cells_find (cells, triads[row])]++;
      tallied = duid_tally_count_cells (tally, DUID_TALLY_BASE, cells, rows);
      g_assert_cmpmem (counts, sizeof (guint32) * n_cells, tallied, sizeof (guint32) * n_cells);
    }
}

static void
test_too_many_different_numbers_are_not_tallied (void)
{
  g_autoptr (DuidFramework) framework = make_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "test");
  g_autoptr (DuidDataset) dataset = NULL;

  for (gsize i = 0; i < 60001; i++)
    {
      g_autofree char *key = g_strdup_printf ("t/%zu", i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);

      duid_dataset_builder_set_number (builder, AGE, row, (double) i);
      duid_dataset_builder_set_number (builder, MOOD, row, (double) (i % 60000) / 6000);
    }
  dataset = duid_dataset_builder_finish (builder);
  g_assert_null (duid_tally_new (dataset, AGE));
  g_assert_cmpuint (duid_value_codes_get (dataset, MOOD)->n_values, ==, 60000);
}

int
main (int    argc,
      char **argv)
{
  static const char *const names[N_QUESTIONS] = { "slider", "choice", "multichoice",
                                                  "number", "date", "triad" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/tally/tallied pictures are those counted afresh/%s", names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i),
                            test_tallied_pictures_are_those_counted_afresh);
    }
  g_test_add_func ("/tally/triad cells are those counted afresh",
                   test_triad_cells_are_those_counted_afresh);
  g_test_add_func ("/tally/cuttings are those counted afresh",
                   test_cuttings_are_those_counted_afresh);
  g_test_add_func ("/tally/too many different numbers are not tallied",
                   test_too_many_different_numbers_are_not_tallied);
  return g_test_run ();
}
