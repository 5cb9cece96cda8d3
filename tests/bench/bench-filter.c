/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the linked selection takes on made-up surveys of 40 questions: each
 * step sets the conditions and reads the counts of all questions. Prints a JSON
 * array of { name, n, median_ms, p99_ms, min_ms, runs, bytes }; `bytes` is what the
 * selection and its indexes hold, as far as the allocator tells.
 *
 * bench-filter [N…]: the numbers of stories; 171, 100,000 and 1,000,000 when none. */
#include "filter/duid-selection.h"

#include <json-glib/json-glib.h>
#include <malloc.h>
#include <math.h>

#define SEED      40
#define N_RUNS    200
#define N_BUILDS  3
#define N_OPTIONS 8

typedef struct
{
  GRand         *rand;
  DuidDataset   *dataset;
  DuidSelection *selection;
  JsonBuilder   *json;
  gsize          bytes;
  double         at; /* where the hand is, 0..1 */
} Bench;

/* Gives the conditions of the next step. */
typedef DuidCondition *(*NextStep) (Bench *bench,
                                    int    step);

static const struct
{
  const char      *name;
  DuidQuestionType type;
  guint            n;
} parts[] = {
  { "slider", DUID_QUESTION_SLIDER, 12 },
  { "number", DUID_QUESTION_NUMBER, 4 },
  { "date", DUID_QUESTION_DATE, 2 },
  { "choice", DUID_QUESTION_CHOICE, 10 },
  { "many", DUID_QUESTION_MULTICHOICE, 4 },
  { "triad", DUID_QUESTION_TRIAD, 6 },
  { "canvas", DUID_QUESTION_CANVAS, 2 },
};

static DuidQuestion *
make_question (guint part,
               guint i)
{
  g_autofree char *name = g_strdup_printf ("%s%u", parts[part].name, i);
  DuidQuestion    *question = duid_question_new (name, parts[part].type, name);

  question->max = 10;
  for (int j = 0; j < 3; j++)
    {
      question->corners[j] = g_strdup_printf ("corner %d", j);
      g_ptr_array_add (question->stones, g_strdup_printf ("stone %d", j));
    }
  for (int j = 0; j < N_OPTIONS; j++)
    {
      g_autofree char *option = g_strdup_printf ("option %d", j);

      duid_question_add_option (question, option);
    }
  return question;
}

static void
answer (DuidDatasetBuilder *builder,
        GRand              *rand,
        guint               index,
        DuidQuestionType    type,
        gsize               row)
{
  double a = g_rand_double (rand);
  double b = g_rand_double (rand);

  if (type == DUID_QUESTION_SLIDER)
    duid_dataset_builder_set_number (builder, index, row, round ((a + b) * 500) / 100);
  else if (type == DUID_QUESTION_NUMBER)
    duid_dataset_builder_set_number (builder, index, row, floor (a * 90));
  else if (type == DUID_QUESTION_DATE)
    duid_dataset_builder_set_number (builder, index, row, floor (19000 + a * 700));
  else if (type == DUID_QUESTION_CHOICE)
    duid_dataset_builder_set_code (builder, index, row, (guint) (a * b * N_OPTIONS));
  else if (type == DUID_QUESTION_TRIAD)
    duid_dataset_builder_set_triad (builder, index, row,
                                    duid_triad_from_amounts (a, b, g_rand_double (rand)));
  else if (type == DUID_QUESTION_CANVAS)
    duid_dataset_builder_set_stone (builder, index, (guint) (a * 3), row, (DuidPoint) { a, b });
  else
    for (guint i = 0; i < 2; i++)
      duid_dataset_builder_add_option (builder, index, row, (guint) ((i ? a : b) * N_OPTIONS));
}

static DuidDataset *
make_dataset (GRand *rand,
              gsize  n)
{
  DuidFramework      *framework = duid_framework_new ("Bench");
  DuidDatasetBuilder *builder = NULL;

  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (guint i = 0; i < parts[part].n; i++)
      duid_framework_add (framework, make_question (part, i));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "bench");
  duid_dataset_builder_reserve (builder, n);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("bench/%" G_GSIZE_FORMAT, i);
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      for (guint j = 0; j < duid_framework_get_n_questions (framework); j++)
        if (g_rand_int_range (rand, 0, 20) > 0)
          answer (builder, rand, j, duid_framework_get_question (framework, j)->type, row);
        else
          duid_dataset_builder_set_state (builder, j, row, DUID_STATE_MISSING);
    }
  duid_framework_unref (framework);
  return duid_dataset_builder_finish (builder);
}

/* ---- what the hand does ---- */

/* A window of a fifth of the scale moves by a pixel of a chart 500 wide. */
static DuidCondition *
drag (Bench *bench,
      int    step)
{
  double low = 2 + fabs (fmod (step * 0.02, 6) - 3);

  return duid_condition_new_range ("slider3", low, low + 2);
}

static DuidCondition *
jump (Bench *bench,
      int    step)
{
  double low = g_rand_double (bench->rand) * 8;

  return duid_condition_new_range ("slider3", low, low + 0.5 + g_rand_double (bench->rand) * 8);
}

static DuidCondition *
toggle_option (Bench *bench,
               int    step)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint bits = (guint) step ^ ((guint) step >> 1); /* Gray code: one option a step */

  for (int i = 0; i < N_OPTIONS; i++)
    if (((bits >> i) & 1) != 0 || i == N_OPTIONS - 1)
      g_ptr_array_add (words, g_strdup_printf ("option %d", i));
  g_ptr_array_add (words, NULL);
  return duid_condition_new_words (DUID_CONDITION_OPTIONS, "choice2",
                                   (const char *const *) words->pdata);
}

/* A polygon of 24 corners whose last corner moves. */
static DuidCondition *
drag_lasso (Bench *bench,
            int    step)
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

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
add_result (Bench      *bench,
            const char *name,
            double     *times,
            guint       n_runs)
{
  JsonBuilder *json = bench->json;

  qsort (times, n_runs, sizeof (double), compare_numbers);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, name);
  json_builder_set_member_name (json, "n");
  json_builder_add_int_value (json, (gint64) duid_dataset_get_n_rows (bench->dataset));
  json_builder_set_member_name (json, "median_ms");
  json_builder_add_double_value (json, times[n_runs / 2]);
  json_builder_set_member_name (json, "p99_ms");
  json_builder_add_double_value (json, times[n_runs * 99 / 100]);
  json_builder_set_member_name (json, "min_ms");
  json_builder_add_double_value (json, times[0]);
  json_builder_set_member_name (json, "runs");
  json_builder_add_int_value (json, n_runs);
  json_builder_set_member_name (json, "bytes");
  json_builder_add_int_value (json, (gint64) bench->bytes);
  json_builder_end_object (json);
}

static gsize
get_bytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
bench_build (Bench *bench)
{
  double times[N_BUILDS];

  for (guint i = 0; i < N_BUILDS; i++)
    {
      gsize  before;
      gint64 start;

      g_clear_pointer (&bench->selection, duid_selection_free);
      before = get_bytes ();
      start = g_get_monotonic_time ();
      bench->selection = duid_selection_new (bench->dataset);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
      bench->bytes = get_bytes () - before;
    }
  add_result (bench, "filter-build", times, N_BUILDS);
}

static void
bench_steps (Bench      *bench,
             const char *name,
             NextStep    next)
{
  double times[N_RUNS];
  g_autoptr (GPtrArray) conditions = duid_conditions_new ();
  const char *const words[] = { "option 0", "option 1", NULL };

  /* One other chart is brushed already. */
  g_ptr_array_add (conditions, duid_condition_new_words (DUID_CONDITION_OPTIONS, "choice0", words));
  g_ptr_array_add (conditions, next (bench, 0));
  duid_selection_set_conditions (bench->selection, conditions);
  for (int i = -1; i < N_RUNS; i++)
    {
      gint64 start;

      duid_condition_unref (conditions->pdata[1]);
      conditions->pdata[1] = next (bench, i + 2);
      start = g_get_monotonic_time ();
      duid_selection_set_conditions (bench->selection, conditions);
      for (guint j = 0; j < duid_dataset_get_n_questions (bench->dataset); j++)
        duid_selection_get_counts (bench->selection, (int) j);
      if (i >= 0)
        times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  add_result (bench, name, times, N_RUNS);
}

static void
bench_size (JsonBuilder *json,
            gsize        n)
{
  Bench bench = { .rand = g_rand_new_with_seed (SEED), .json = json };

  bench.dataset = make_dataset (bench.rand, n);
  bench_build (&bench);
  bench_steps (&bench, "filter-drag", drag);
  bench_steps (&bench, "filter-jump", jump);
  bench_steps (&bench, "filter-option", toggle_option);
  bench_steps (&bench, "filter-lasso", drag_lasso);
  duid_selection_free (bench.selection);
  duid_dataset_unref (bench.dataset);
  g_rand_free (bench.rand);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 171, 100000, 1000000 };
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (json);
  for (int i = 1; i < argc; i++)
    bench_size (json, (gsize) g_ascii_strtoull (argv[i], NULL, 10));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    bench_size (json, sizes[i]);
  json_builder_end_array (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
  return 0;
}
