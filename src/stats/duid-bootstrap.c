/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-bootstrap.h"
#include "stats/duid-tails.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define MOST_EXACT 6
#define CONFIDENCE 0.95

typedef struct
{
  const DuidResampling *resampling;
  gsize                 n;
  gsize                *starts; /* of each person's group in members */
  gsize                *sizes;
  guint                *members; /* persons by group */
} Sampling;

static void
clear_sampling (Sampling *sampling)
{
  g_free (sampling->starts);
  g_free (sampling->sizes);
  g_free (sampling->members);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sampling, clear_sampling)

static Sampling
list_members (gsize                 n,
              const DuidResampling *resampling)
{
  Sampling             sampling = { resampling, n, g_new0 (gsize, n + 1), g_new0 (gsize, n + 1),
                                    g_new (guint, n + 1) };
  g_autofree gboolean *is_listed = g_new0 (gboolean, n + 1);
  gsize                n_listed = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize start = n_listed;

      if (is_listed[i])
        continue;
      for (gsize j = i; j < n; j++)
        if (!is_listed[j] && (resampling->groups == NULL ||
                              resampling->groups[j] == resampling->groups[i]))
          {
            is_listed[j] = TRUE;
            sampling.starts[j] = start;
            sampling.members[n_listed++] = (guint) j;
          }
      for (gsize j = start; j < n_listed; j++)
        sampling.sizes[sampling.members[j]] = n_listed - start;
    }
  return sampling;
}

static void
draw_sample (DuidDice     *dice,
             gpointer      scratch,
             gconstpointer data,
             double       *numbers)
{
  const Sampling *sampling = data;
  gsize           size = (sampling->n * sizeof (guint) + 15) & ~(gsize) 15;
  guint          *rows = scratch;

  for (gsize i = 0; i < sampling->n; i++)
    rows[i] = sampling->members[sampling->starts[i] + duid_dice_roll (dice, sampling->sizes[i])];
  numbers[0] = sampling->resampling->func (rows, sampling->n, (char *) scratch + size,
                                           sampling->resampling->data);
}

/* All n^n samples, group by group; returns how many. */
static gsize
draw_every_sample (const Sampling *sampling,
                   double        **numbers)
{
  g_autofree char  *scratch = g_malloc0 (MAX (sampling->resampling->scratch_size, 1));
  g_autofree gsize *choice = g_new0 (gsize, sampling->n + 1);
  g_autofree guint *rows = g_new (guint, sampling->n + 1);
  gsize             n_samples = 1;

  for (gsize i = 0; i < sampling->n; i++)
    n_samples *= sampling->sizes[i];
  *numbers = g_new (double, n_samples);
  for (gsize sample = 0; sample < n_samples; sample++)
    {
      gsize rest = sample;

      for (gsize i = 0; i < sampling->n; i++)
        {
          rows[i] = sampling->members[sampling->starts[i] + rest % sampling->sizes[i]];
          rest /= sampling->sizes[i];
        }
      (*numbers)[sample] = sampling->resampling->func (rows, sampling->n, scratch,
                                                       sampling->resampling->data);
    }
  return n_samples;
}

static double
compute (const Sampling *sampling,
         gsize           left_out,
         gpointer        scratch)
{
  g_autofree guint *rows = g_new (guint, sampling->n + 1);
  gsize             n = 0;

  for (gsize i = 0; i < sampling->n; i++)
    if (i != left_out)
      rows[n++] = (guint) i;
  return sampling->resampling->func (rows, n, scratch, sampling->resampling->data);
}

/* sum (mean - x_i)³ / (6 (sum (mean - x_i)²)^1.5), x_i the number without person i. */
static double
find_acceleration (const Sampling *sampling,
                   gpointer        scratch)
{
  g_autofree double *without = g_new (double, sampling->n + 1);
  double             mean = 0;
  double             squares = 0;
  double             cubes = 0;

  for (gsize i = 0; i < sampling->n; i++)
    {
      without[i] = compute (sampling, i, scratch);
      mean += without[i] / (double) sampling->n;
    }
  for (gsize i = 0; i < sampling->n; i++)
    {
      double distance = mean - without[i];

      squares += distance * distance;
      cubes += distance * distance * distance;
    }
  return squares > 0 ? cubes / (6 * squares * sqrt (squares)) : 0;
}

static double
shift_level (const DuidBootstrap *bootstrap,
             double               level)
{
  double z = bootstrap->z0 + duid_normal_quantile (level);

  return 1 - duid_normal_upper (bootstrap->z0 + z / (1 - bootstrap->acceleration * z));
}

static void
set_intervals (DuidBootstrap *bootstrap,
               const double  *sorted)
{
  gsize  n = bootstrap->n_draws;
  double below = 0;

  if (n == 0)
    return;
  for (gsize i = 0; i < n; i++)
    below += sorted[i] < bootstrap->estimate ? 1 : sorted[i] == bootstrap->estimate ? 0.5
                                                                                    : 0;
  bootstrap->low = gsl_stats_quantile_from_sorted_data (sorted, 1, n, (1 - CONFIDENCE) / 2);
  bootstrap->high = gsl_stats_quantile_from_sorted_data (sorted, 1, n, (1 + CONFIDENCE) / 2);
  bootstrap->z0 = duid_normal_quantile (below / (double) n);
  bootstrap->level_low = shift_level (bootstrap, (1 - CONFIDENCE) / 2);
  bootstrap->level_high = shift_level (bootstrap, (1 + CONFIDENCE) / 2);
  if (!isfinite (bootstrap->level_low) || !isfinite (bootstrap->level_high))
    return;
  bootstrap->bca_low = gsl_stats_quantile_from_sorted_data (sorted, 1, n, bootstrap->level_low);
  bootstrap->bca_high = gsl_stats_quantile_from_sorted_data (sorted, 1, n, bootstrap->level_high);
}

/* Leaves out the samples in which the number does not exist. */
static gsize
drop_missing (double *numbers,
              gsize   n)
{
  gsize n_kept = 0;

  for (gsize i = 0; i < n; i++)
    if (isfinite (numbers[i]))
      numbers[n_kept++] = numbers[i];
  return n_kept;
}

gboolean
duid_bootstrap (gsize                 n,
                const DuidResampling *resampling,
                const DuidDraws      *draws,
                double              **numbers,
                DuidBootstrap        *bootstrap)
{
  g_auto (Sampling) sampling = list_members (n, resampling);
  g_autofree char   *scratch = g_malloc0 (MAX (resampling->scratch_size, 1));
  g_autofree double *sample_numbers = NULL;
  gsize              size = n * sizeof (guint) + 16 + resampling->scratch_size;
  DuidDrawing        drawing = { draw_sample, size, 1, &sampling };
  DuidChance         chance = { .n_draws = 0 };
  gboolean           is_done = TRUE;

  *bootstrap = (DuidBootstrap) { NAN, 0, FALSE, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  if (n > 0)
    {
      bootstrap->estimate = compute (&sampling, G_MAXSIZE, scratch);
      bootstrap->acceleration = find_acceleration (&sampling, scratch);
    }
  bootstrap->is_exact = n > 0 && n <= MOST_EXACT;
  if (bootstrap->is_exact)
    chance.n_draws = draw_every_sample (&sampling, &sample_numbers);
  else if (n > 0)
    {
      sample_numbers = g_new (double, MAX (draws->n_draws, 1));
      is_done = duid_draws_run (draws, &drawing, NAN, sample_numbers, &chance);
    }
  bootstrap->n_draws = drop_missing (sample_numbers, chance.n_draws);
  if (bootstrap->n_draws > 0)
    gsl_sort (sample_numbers, 1, bootstrap->n_draws);
  set_intervals (bootstrap, sample_numbers);
  if (numbers != NULL)
    *numbers = g_steal_pointer (&sample_numbers);
  return is_done;
}

double
duid_resampled_mean (const guint  *rows,
                     gsize         n,
                     gpointer      scratch,
                     gconstpointer data)
{
  const double *values = data;
  double        sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[rows[i]];
  return n > 0 ? sum / (double) n : NAN;
}

double
duid_resampled_median (const guint  *rows,
                       gsize         n,
                       gpointer      scratch,
                       gconstpointer data)
{
  const double *values = data;
  double       *drawn = scratch;

  for (gsize i = 0; i < n; i++)
    drawn[i] = values[rows[i]];
  gsl_sort (drawn, 1, n);
  return n > 0 ? gsl_stats_median_from_sorted_data (drawn, 1, n) : NAN;
}
