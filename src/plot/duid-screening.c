/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-screening.h"

#include "duid-config.h"

#include "filter/duid-selection.h"
#include "plot/duid-comparison.h"
#include "plot/duid-sample.h"
#include "stats/duid-adjust.h"
#include "stats/duid-dependence.h"

#include <math.h>

#define FIRST_DRAWS 199
#define MOST_DRAWS  60000
/* A pair that chance does as much as this often needs no more draws. */
#define ENOUGH_AS_FAR 20
#define LEVEL         .05

typedef struct
{
  const DuidScreeningPlan *plan;
  DuidScreening           *screening;
  GPtrArray               *samples; /* DuidSample, as the questions */
  gsize                    n_done;
  gboolean                 is_stopped;
} Work;

/* ---- stories ---- */

/* One story of each person. */
static DuidRows *
choose_firsts (const DuidScreeningPlan *plan)
{
  const DuidDataset *dataset = plan->dataset;
  int                question = duid_framework_find_type (duid_dataset_get_framework (dataset),
                                                          DUID_QUESTION_PERSON);
  gsize              n_rows = duid_dataset_get_n_rows (dataset);
  DuidRows          *rows = plan->rows != NULL ? duid_rows_copy (plan->rows)
                                               : duid_rows_new_full (n_rows);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gssize row = duid_rows_next (rows, 0); question >= 0 && row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      const char *person = duid_dataset_get_text (dataset, (guint) question, (gsize) row);

      if (*person != '\0' && !g_hash_table_add (seen, (char *) person))
        duid_rows_remove (rows, (gsize) row);
    }
  return rows;
}

/* The same choice for the same seed. */
static void
thin_out (DuidRows *rows,
          guint64   seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) (seed ^ (seed >> 32)));
  gsize n_left = duid_rows_count (rows);
  gsize n_wanted = MIN (n_left, DUID_MOST_SCREENED);

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1), n_left--)
    if (g_rand_double (rand) * (double) n_left < (double) n_wanted)
      n_wanted--;
    else
      duid_rows_remove (rows, (gsize) row);
}

/* ---- questions ---- */

static void
add_question (Work      *work,
              GPtrArray *groups,
              int        question,
              int        stone)
{
  DuidScreened screened = { question, stone };
  DuidSample  *sample = duid_sample_new (work->plan->dataset, work->plan->tagging, question, stone,
                                         groups, DUID_FEWEST_SCREENED);

  if (sample == NULL)
    return;
  if (sample->n < DUID_FEWEST_SCREENED || !duid_sample_varies (sample))
    {
      duid_sample_free (sample);
      return;
    }
  g_array_append_val (work->screening->questions, screened);
  g_ptr_array_add (work->samples, sample);
}

static void
list_questions (Work *work)
{
  const DuidDataset *dataset = work->plan->dataset;
  g_autoptr (GPtrArray) groups = duid_groups_new ();
  DuidRows *rows = choose_firsts (work->plan);

  work->screening->n_all = duid_rows_count (rows);
  thin_out (rows, work->plan->seed);
  work->screening->n_stories = duid_rows_count (rows);
  g_ptr_array_add (groups, duid_group_of_new ("", rows));
  for (int i = 0; i < DUID_QUESTION_TAGS (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, (guint) i);

      if (!duid_question_is_chartable (question) || question->is_sensitive)
        continue;
      if (question->type != DUID_QUESTION_CANVAS)
        add_question (work, groups, i, -1);
      for (guint stone = 0;
           question->type == DUID_QUESTION_CANVAS && stone < question->stones->len; stone++)
        add_question (work, groups, i, (int) stone);
    }
  if (work->plan->tagging != NULL && work->plan->tagging->tags->len > 0)
    add_question (work, groups, DUID_QUESTION_TAGS (dataset), -1);
}

/* ---- pairs ---- */

/* Those who answered both, as distances in the same order. */
static gsize
meet (const DuidSample *a,
      const DuidSample *b,
      DuidDistances   **x,
      DuidDistances   **y)
{
  g_autoptr (DuidSample) both_a = NULL;
  g_autoptr (DuidSample) both_b = NULL;
  gsize n = duid_sample_meet (a, b, &both_a, &both_b);

  if (n < DUID_FEWEST_SCREENED || !duid_sample_varies (both_a) || !duid_sample_varies (both_b))
    return n;
  *x = duid_sample_measure (both_a, DUID_MOST_SCREENED);
  *y = duid_sample_measure (both_b, DUID_MOST_SCREENED);
  return n;
}

static gboolean
go_on_cb (gsize    n_done,
          gsize    n_draws,
          double   p,
          gpointer data)
{
  Work  *work = data;
  double all = MAX (work->screening->pairs->len, 1);

  if (work->plan->progress != NULL &&
      !work->plan->progress ((double) work->n_done / all, work->plan->data))
    work->is_stopped = TRUE;
  return !work->is_stopped && p * ((double) n_done + 1) - 1 < ENOUGH_AS_FAR;
}

static void
measure_pair (Work             *work,
              DuidScreenedPair *pair,
              gsize             n_draws)
{
  DuidDraws draws = { n_draws, work->plan->seed, go_on_cb, work, NULL };
  g_autoptr (DuidDistances) x = NULL;
  g_autoptr (DuidDistances) y = NULL;

  pair->n = meet (g_ptr_array_index (work->samples, pair->a),
                  g_ptr_array_index (work->samples, pair->b), &x, &y);
  if (x == NULL || y == NULL)
    return;
  pair->bcdcor = duid_dependence (x, y).bcdcor;
  duid_dependence_test (x, y, &draws, &pair->chance);
}

static void
list_pairs (Work *work)
{
  DuidScreening *screening = work->screening;

  for (guint b = 0; b < screening->questions->len; b++)
    for (guint a = 0; a < b; a++)
      {
        DuidScreenedPair pair = { .a = a, .b = b, .bcdcor = NAN, .chance = { .p = NAN }, .q = NAN };

        g_array_append_val (screening->pairs, pair);
      }
}

static void
adjust (DuidScreening *screening)
{
  guint              n = screening->pairs->len;
  g_autofree double *p = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      p[i] = g_array_index (screening->pairs, DuidScreenedPair, i).chance.p;
      screening->n_tests += !isnan (p[i]);
    }
  duid_adjust (p, n, DUID_ADJUST_BH, p);
  for (guint i = 0; i < n; i++)
    g_array_index (screening->pairs, DuidScreenedPair, i).q = p[i];
}

DuidScreening *
duid_screening_new (const DuidScreeningPlan *plan)
{
  g_autoptr (DuidScreening) screening = g_new0 (DuidScreening, 1);
  g_autoptr (GPtrArray) samples =
    g_ptr_array_new_with_free_func ((GDestroyNotify) duid_sample_free);
  Work  work = { plan, screening, samples, 0, FALSE };
  gsize n_draws = FIRST_DRAWS;

  screening->questions = g_array_new (FALSE, FALSE, sizeof (DuidScreened));
  screening->pairs = g_array_new (FALSE, FALSE, sizeof (DuidScreenedPair));
  screening->seed = plan->seed;
  screening->is_refined = plan->is_refined;
  list_questions (&work);
  list_pairs (&work);
  if (plan->is_refined)
    n_draws = CLAMP ((gsize) ceil (screening->pairs->len / LEVEL), FIRST_DRAWS, MOST_DRAWS);
  for (; work.n_done < screening->pairs->len && !work.is_stopped; work.n_done++)
    measure_pair (&work, &g_array_index (screening->pairs, DuidScreenedPair, work.n_done),
                  n_draws);
  if (work.is_stopped)
    return NULL;
  adjust (screening);
  return g_steal_pointer (&screening);
}

void
duid_screening_free (DuidScreening *screening)
{
  if (screening == NULL)
    return;
  g_array_unref (screening->questions);
  g_array_unref (screening->pairs);
  g_free (screening);
}

const DuidScreenedPair *
duid_screening_get_pair (const DuidScreening *screening,
                         guint                a,
                         guint                b)
{
  guint low = MIN (a, b);
  guint high = MAX (a, b);

  g_return_val_if_fail (low < high && high < screening->questions->len, NULL);
  return &g_array_index (screening->pairs, DuidScreenedPair, high * (high - 1) / 2 + low);
}
