/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the linked selection takes on made-up surveys of 40 questions: each
 * step sets the conditions and reads the counts of all questions. Prints a JSON
 * array; `bytes` is what
 * the selection and its indexes hold, as far as the allocator tells. */
#include "filter/duid-selection.h"

#include "bench.h"
#include "events.h"
#include "filter/duid-triad-codes.h"
#include "plot/duid-tally.h"
#include "survey.h"

#define SEED     40
#define N_RUNS   200
#define N_BUILDS 3

typedef struct
{
  DuidDataset   *dataset;
  DuidSelection *selection;
  Bench         *bench;
  gsize          bytes;
} Survey;

/* ---- measuring ---- */

static void
bench_build (Survey *survey)
{
  double times[N_BUILDS];

  for (guint i = 0; i < N_BUILDS; i++)
    {
      gsize  before;
      double start;

      g_clear_pointer (&survey->selection, duid_selection_free);
      before = bench_get_heap ();
      start = bench_get_clock ();
      survey->selection = duid_selection_new (survey->dataset);
      times[i] = bench_get_clock () - start;
      survey->bytes = bench_get_heap () - before;
    }
  bench_add (survey->bench, "filter-build", duid_dataset_get_n_rows (survey->dataset), times,
             N_BUILDS, survey->bytes);
}

/* The order of a question, as another thread makes it when the pointer comes near. */
static void
bench_mover (Survey     *survey,
             const char *name,
             const char *question)
{
  int    index = duid_framework_find (duid_dataset_get_framework (survey->dataset), question);
  gsize  bytes = 0;
  double times[N_BUILDS];

  for (guint i = 0; i < N_BUILDS; i++)
    {
      DuidMover *mover = duid_mover_new (survey->dataset, (guint) index);
      gsize      before = bench_get_heap ();
      double     start = bench_get_clock ();

      duid_mover_prepare (mover);
      times[i] = bench_get_clock () - start;
      bytes = bench_get_heap () - before;
      duid_selection_take_mover (survey->selection, index, mover);
    }
  bench_add (survey->bench, name, duid_dataset_get_n_rows (survey->dataset), times, N_BUILDS,
             bytes);
}

/* The cube of the brush that moves now, which stays. */
static void
bench_cube (Survey *survey)
{
  DuidCube *cube = NULL;
  gsize     bytes = 0;
  double    times[N_BUILDS];

  for (guint i = 0; i < N_BUILDS; i++)
    {
      gsize  before;
      double start;

      g_clear_pointer (&cube, duid_cube_free);
      before = bench_get_heap ();
      start = bench_get_clock ();
      cube = duid_cube_new (duid_selection_plan_cube (survey->selection));
      times[i] = bench_get_clock () - start;
      bytes = bench_get_heap () - before;
    }
  duid_selection_take_cube (survey->selection, cube);
  bench_add (survey->bench, "filter-cube-build", duid_dataset_get_n_rows (survey->dataset), times,
             N_BUILDS, bytes);
}

/* A tally of each triad, as its picture has. */
static GPtrArray *
make_tallies (DuidDataset *dataset)
{
  GPtrArray *tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_tally_unref);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_dataset_get_question (dataset, i)->type == DUID_QUESTION_TRIAD)
      g_ptr_array_add (tallies, duid_tally_new (dataset, i));
  return tallies;
}

/* The cells of the density grids of all triads. */
static void
count_grids (Survey    *survey,
             GPtrArray *tallies)
{
  for (guint i = 0; i < tallies->len; i++)
    {
      int question = (int) duid_tally_get_question (tallies->pdata[i]);

      duid_tally_count (tallies->pdata[i], DUID_TALLY_BASE,
                        duid_selection_get_base (survey->selection, question));
    }
}

static void
bench_steps (Survey     *survey,
             const char *name,
             const char *what,
             gboolean    by_cube,
             GPtrArray  *tallies)
{
  const Events *hand = events_find (what);
  double        times[N_RUNS];
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();

  /* One other chart is brushed already. */
  g_ptr_array_add (conditions, events_new_standing ());
  g_ptr_array_add (conditions, hand->next (rand, 0));
  duid_selection_set_conditions (survey->selection, conditions);
  if (by_cube && !duid_selection_has_cube (survey->selection))
    bench_cube (survey);
  for (int i = -1; i < N_RUNS; i++)
    {
      double start;

      duid_condition_unref (conditions->pdata[1]);
      conditions->pdata[1] = hand->next (rand, i + 2);
      start = bench_get_clock ();
      duid_selection_set_conditions (survey->selection, conditions);
      for (guint j = 0; j < duid_dataset_get_n_questions (survey->dataset); j++)
        duid_selection_get_counts (survey->selection, (int) j);
      if (tallies != NULL)
        count_grids (survey, tallies);
      if (i >= 0)
        times[i] = bench_get_clock () - start;
    }
  bench_add (survey->bench, name, duid_dataset_get_n_rows (survey->dataset), times, N_RUNS,
             survey->bytes);
}

/* What a picture of the triad works out when it is drawn. */
static void
see_triad (Survey     *survey,
           const char *question)
{
  int    index = duid_framework_find (duid_dataset_get_framework (survey->dataset), question);
  double start = bench_get_clock ();
  double time;

  duid_triad_codes_get (survey->dataset, (guint) index);
  time = bench_get_clock () - start;
  bench_add (survey->bench, "filter-triad-codes", duid_dataset_get_n_rows (survey->dataset), &time,
             1, 4 * duid_dataset_get_n_rows (survey->dataset));
}

static void
bench_size (Bench *bench,
            gsize  n)
{
  Survey survey = { .bench = bench };
  g_autoptr (GPtrArray) tallies = NULL;

  survey.dataset = survey_new (n);
  bench_build (&survey);
  bench_steps (&survey, "filter-drag-not-ready", "drag", FALSE, NULL);
  bench_steps (&survey, "filter-lasso-not-drawn", "lasso", FALSE, NULL);
  see_triad (&survey, "triad1");
  bench_steps (&survey, "filter-lasso-not-ready", "lasso", FALSE, NULL);
  bench_mover (&survey, "filter-index-numbers", "slider3");
  bench_mover (&survey, "filter-index-plane", "triad1");
  bench_steps (&survey, "filter-drag", "drag", FALSE, NULL);
  bench_steps (&survey, "filter-jump", "jump", FALSE, NULL);
  bench_steps (&survey, "filter-option", "option", FALSE, NULL);
  bench_steps (&survey, "filter-lasso", "lasso", FALSE, NULL);
  tallies = make_tallies (survey.dataset);
  bench_steps (&survey, "filter-drag-grids", "drag", FALSE, tallies);
  bench_steps (&survey, "filter-jump-grids", "jump", FALSE, tallies);
  bench_steps (&survey, "filter-drag-cube", "drag", TRUE, NULL);
  bench_steps (&survey, "filter-jump-cube", "jump", TRUE, NULL);
  duid_selection_free (survey.selection);
  duid_dataset_unref (survey.dataset);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 171, 100000, 1000000 };
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  gsize              n;

  while (bench_next (bench, &n))
    bench_size (bench, n);
  bench_finish (bench);
  return 0;
}
