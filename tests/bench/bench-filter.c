/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the linked selection takes on made-up surveys of 40 questions: each
 * step sets the conditions and reads the counts of all questions. Prints a JSON
 * array; `bytes` is what
 * the selection and its indexes hold, as far as the allocator tells. */
#include "filter/duid-selection.h"

#include <math.h>

#include "bench.h"
#include "survey.h"

#define SEED     40
#define N_RUNS   200
#define N_BUILDS 3

typedef struct
{
  GRand         *rand;
  DuidDataset   *dataset;
  DuidSelection *selection;
  Bench         *bench;
  gsize          bytes;
} Survey;

/* Gives the conditions of the next step. */
typedef DuidCondition *(*NextStep) (Survey *survey,
                                    int     step);

/* ---- what the hand does ---- */

/* A window of a fifth of the scale moves by a pixel of a chart 500 wide. */
static DuidCondition *
drag (Survey *survey,
      int     step)
{
  double low = 2 + fabs (fmod (step * 0.02, 6) - 3);

  return duid_condition_new_range ("slider3", low, low + 2);
}

static DuidCondition *
jump (Survey *survey,
      int     step)
{
  double low = g_rand_double (survey->rand) * 8;

  return duid_condition_new_range ("slider3", low, low + 0.5 + g_rand_double (survey->rand) * 8);
}

static DuidCondition *
toggle_option (Survey *survey,
               int     step)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint bits = (guint) step ^ ((guint) step >> 1); /* Gray code: one option a step */

  for (int i = 0; i < SURVEY_N_OPTIONS; i++)
    if (((bits >> i) & 1) != 0 || i == SURVEY_N_OPTIONS - 1)
      g_ptr_array_add (words, g_strdup_printf ("option %d", i));
  g_ptr_array_add (words, NULL);
  return duid_condition_new_words (DUID_CONDITION_OPTIONS, "choice2",
                                   (const char *const *) words->pdata);
}

/* A polygon of 24 corners whose last corner moves. */
static DuidCondition *
drag_lasso (Survey *survey,
            int     step)
{
  DuidPoint corners[24];

  for (int i = 0; i < 24; i++)
    {
      double radius = i == 23 ? 0.2 + 0.05 * sin (step * 0.1) : 0.2;

      corners[i].x = 0.5 + radius * cos (i * G_PI / 12);
      corners[i].y = 0.3 + radius * sin (i * G_PI / 12);
    }
  return duid_condition_new_lasso ("triad1", NULL, corners, 24);
}

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

static void
bench_steps (Survey     *survey,
             const char *name,
             NextStep    next,
             gboolean    by_cube)
{
  double times[N_RUNS];
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();
  const char *const words[] = { "option 0", "option 1", NULL };

  /* One other chart is brushed already. */
  g_ptr_array_add (conditions, duid_condition_new_words (DUID_CONDITION_OPTIONS, "choice0", words));
  g_ptr_array_add (conditions, next (survey, 0));
  duid_selection_set_conditions (survey->selection, conditions);
  if (by_cube && !duid_selection_has_cube (survey->selection))
    bench_cube (survey);
  for (int i = -1; i < N_RUNS; i++)
    {
      double start;

      duid_condition_unref (conditions->pdata[1]);
      conditions->pdata[1] = next (survey, i + 2);
      start = bench_get_clock ();
      duid_selection_set_conditions (survey->selection, conditions);
      for (guint j = 0; j < duid_dataset_get_n_questions (survey->dataset); j++)
        duid_selection_get_counts (survey->selection, (int) j);
      if (i >= 0)
        times[i] = bench_get_clock () - start;
    }
  bench_add (survey->bench, name, duid_dataset_get_n_rows (survey->dataset), times, N_RUNS,
             survey->bytes);
}

static void
bench_size (Bench *bench,
            gsize  n)
{
  Survey survey = { .rand = g_rand_new_with_seed (SEED), .bench = bench };

  survey.dataset = survey_new (n);
  bench_build (&survey);
  bench_steps (&survey, "filter-drag-not-ready", drag, FALSE);
  bench_steps (&survey, "filter-lasso-not-ready", drag_lasso, FALSE);
  bench_mover (&survey, "filter-index-numbers", "slider3");
  bench_mover (&survey, "filter-index-plane", "triad1");
  bench_steps (&survey, "filter-drag", drag, FALSE);
  bench_steps (&survey, "filter-jump", jump, FALSE);
  bench_steps (&survey, "filter-option", toggle_option, FALSE);
  bench_steps (&survey, "filter-lasso", drag_lasso, FALSE);
  bench_steps (&survey, "filter-drag-cube", drag, TRUE);
  bench_steps (&survey, "filter-jump-cube", jump, TRUE);
  duid_selection_free (survey.selection);
  duid_dataset_unref (survey.dataset);
  g_rand_free (survey.rand);
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
