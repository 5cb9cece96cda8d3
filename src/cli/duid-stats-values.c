/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of values: their shape, weights, intervals and families. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-adjust.h"
#include "stats/duid-bootstrap.h"
#include "stats/duid-density.h"
#include "stats/duid-dip.h"
#include "stats/duid-slider-summary.h"
#include "stats/duid-tails.h"
#include "stats/duid-weights.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_MIDPOINTS 2000

static void
run_slider_summary (DuidStatsDoor *door)
{
  gsize             n;
  double           *x = duid_stats_door_get_numbers (door, "x", &n);
  double            low = duid_stats_door_get_number_or (door, "low", 0);
  double            high = duid_stats_door_get_number_or (door, "high", 100);
  DuidSliderSummary found;

  duid_stats_door_require (door, low < high, _ ("“low” must be below “high”."));
  if (!duid_stats_door_is_open (door))
    return;
  found = duid_slider_summary (x, n, low, high);
  duid_stats_door_put_count (door, "n", n);
  duid_stats_door_put_number (door, "mean", found.mean);
  duid_stats_door_put_number (door, "sd", found.sd);
  duid_stats_door_put_numbers (door, "quantiles_5_25_50_75_95", found.quantiles, 5);
  duid_stats_door_put_number (door, "mad_raw", found.mad_raw);
  duid_stats_door_put_number (door, "mad_scaled", found.mad_scaled);
  duid_stats_door_put_number (door, "g1", found.g1);
  duid_stats_door_put_number (door, "g2_excess", found.g2);
  duid_stats_door_put_number (door, "G1", found.skewness);
  duid_stats_door_put_number (door, "G2_excess", found.kurtosis);
  duid_stats_door_put_number (door, "bimodality_coefficient", found.bimodality);
  duid_stats_door_put_numbers (door, "share_fifths", found.fifths, 5);
}

static void
run_dip (DuidStatsDoor *door)
{
  gsize      n;
  double    *x = duid_stats_door_get_numbers (door, "x", &n);
  DuidDraws  draws = duid_stats_door_get_draws (door);
  double     dip;
  guint      n_steps = 0;
  DuidChance chance;

  if (duid_stats_door_has (door, "steps"))
    n_steps = duid_stats_door_get_count (door, "steps");
  if (!duid_stats_door_is_open (door))
    return;
  dip = duid_dip (x, n);
  duid_stats_door_put_number (door, "dip", dip);
  duid_stats_door_put_number (door, "p", duid_dip_p (dip, n));
  if (n_steps == 0 || n == 0)
    return;
  duid_dip_test (dip, n, n_steps, &draws, &chance);
  duid_stats_door_put_chance (door, "p_on_grid", &chance, &draws);
}

static void
put_densities (DuidStatsDoor *door,
               const double  *x,
               gsize          n,
               double         h,
               double         low,
               double         high)
{
  gsize   n_places;
  double *places = duid_stats_door_get_numbers (door, "at", &n_places);
  double *plain = duid_stats_door_keep (door, g_new (double, n_places + 1));
  double *reflected = duid_stats_door_keep (door, g_new (double, n_places + 1));
  double  sum = 0;

  for (gsize i = 0; i < n_places; i++)
    {
      plain[i] = duid_density (x, n, h, places[i]);
      reflected[i] = duid_density_reflected (x, n, h, low, high, places[i]);
    }
  for (guint i = 0; i < N_MIDPOINTS; i++)
    sum += duid_density_reflected (x, n, h, low, high,
                                   low + (i + 0.5) * (high - low) / N_MIDPOINTS);
  duid_stats_door_put_numbers (door, "density_plain", plain, n_places);
  duid_stats_door_put_numbers (door, "density_reflected", reflected, n_places);
  duid_stats_door_put_number (door, "integral_plain", duid_density_inside (x, n, h, low, high));
  duid_stats_door_put_number (door, "integral_reflected", sum * (high - low) / N_MIDPOINTS);
}

static void
run_slider_kde (DuidStatsDoor *door)
{
  gsize   n;
  double *x = duid_stats_door_get_numbers (door, "x", &n);
  double  low = duid_stats_door_get_number_or (door, "low", 0);
  double  high = duid_stats_door_get_number_or (door, "high", 100);
  double  nrd0 = duid_bandwidth_nrd0 (x, n);
  double  sj = duid_bandwidth_sj (x, n);
  double  h = duid_stats_door_get_number_or (door, "h", isfinite (sj) ? sj : nrd0);

  duid_stats_door_require (door, low < high, _ ("“low” must be below “high”."));
  duid_stats_door_require (door, n > 0 && h > 0, _ ("“x” must have values and “h” be above 0."));
  for (gsize i = 0; i < n; i++)
    duid_stats_door_require (door, x[i] >= low && x[i] <= high,
                             _ ("All of “x” must lie from “low” to “high”."));
  if (!duid_stats_door_is_open (door))
    return;
  duid_stats_door_put_number (door, "bw_nrd0", nrd0);
  duid_stats_door_put_number (door, "bw_SJ", sj);
  duid_stats_door_put_number (door, "h", h);
  put_densities (door, x, n, h, low, high);
}

static void
run_adjust (DuidStatsDoor *door)
{
  gsize       n;
  double     *p = duid_stats_door_get_numbers (door, "p", &n);
  const char *name = duid_stats_door_get_text (door, "method");
  DuidAdjust  method = DUID_ADJUST_BH;

  duid_stats_door_require (door, name == NULL || duid_adjust_from_string (name, &method),
                           _ ("“method” is “BH”, “BY” or “Holm”."));
  for (gsize i = 0; i < n; i++)
    duid_stats_door_require (door, p[i] >= 0 && p[i] <= 1, _ ("All of “p” must lie from 0 to 1."));
  if (!duid_stats_door_is_open (door))
    return;
  duid_adjust (p, n, method, p);
  duid_stats_door_put_count (door, "m", n);
  duid_stats_door_put_numbers (door, "adjusted", p, n);
}

/* The numbers of all samples, which are few, and how often each came. */
static void
put_distribution (DuidStatsDoor *door,
                  const double  *sorted,
                  gsize          n)
{
  double *values = duid_stats_door_keep (door, g_new (double, n + 1));
  double *shares = duid_stats_door_keep (door, g_new0 (double, n + 1));
  gsize   n_values = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (i == 0 || sorted[i] != sorted[i - 1])
        values[n_values++] = sorted[i];
      shares[n_values - 1] += 1 / (double) n;
    }
  duid_stats_door_put_numbers (door, "values", values, n_values);
  duid_stats_door_put_numbers (door, "pmf", shares, n_values);
}

static void
run_bootstrap (DuidStatsDoor *door)
{
  gsize          n;
  double        *x = duid_stats_door_get_numbers (door, "x", &n);
  const char    *of = duid_stats_door_get_text (door, "of");
  gboolean       is_median = g_strcmp0 (of, "median") == 0;
  DuidDraws      draws = duid_stats_door_get_draws (door);
  DuidResampling resampling = { duid_resampled_mean, n * sizeof (double), x, NULL };
  double        *numbers = NULL;
  DuidBootstrap  found;

  duid_stats_door_require (door, of == NULL || is_median || g_strcmp0 (of, "mean") == 0,
                           _ ("“of” is “mean” or “median”."));
  if (!duid_stats_door_is_open (door))
    return;
  if (is_median)
    resampling.func = duid_resampled_median;
  duid_bootstrap (n, &resampling, &draws, &numbers, &found);
  duid_stats_door_keep (door, numbers);
  duid_stats_door_put_number (door, "estimate", found.estimate);
  duid_stats_door_put_count (door, "n_samples", found.n_draws);
  duid_stats_door_put_flag (door, "is_exact", found.is_exact);
  duid_stats_door_put_pair (door, "ci95_percentile", found.low, found.high);
  duid_stats_door_put_number (door, "z0", found.z0);
  duid_stats_door_put_number (door, "acceleration", found.acceleration);
  duid_stats_door_put_pair (door, "bca_levels", found.level_low, found.level_high);
  duid_stats_door_put_pair (door, "ci95_bca", found.bca_low, found.bca_high);
  if (found.is_exact)
    put_distribution (door, numbers, found.n_draws);
}

static void
put_rao_scott (DuidStatsDoor *door,
               const double  *weights,
               gsize          n)
{
  gsize        n_answers;
  gsize        n_grouped;
  guint        n_labels;
  guint        n_groups;
  guint       *answers = duid_stats_door_get_labels (door, "answer", &n_answers, &n_labels);
  guint       *groups = duid_stats_door_get_labels (door, "group", &n_grouped, &n_groups);
  DuidRaoScott test;

  duid_stats_door_require (door, n_answers == n && n_grouped == n,
                           _ ("“answer”, “group” and “w” must be of the same length."));
  if (!duid_stats_door_is_open (door))
    return;
  test = duid_rao_scott (answers, n_labels, groups, n_groups, weights, n);
  duid_stats_door_put_number (door, "svychisq_F", test.f);
  duid_stats_door_put_number (door, "svychisq_ndf", test.ndf);
  duid_stats_door_put_number (door, "svychisq_ddf", test.ddf);
  duid_stats_door_put_number (door, "svychisq_p", test.p);
}

static void
run_weights (DuidStatsDoor *door)
{
  gsize       n;
  gsize       n_answers;
  double     *w = duid_stats_door_get_numbers (door, "w", &n);
  double     *answers;
  DuidWeights found;
  double      error;
  double      share;

  for (gsize i = 0; i < n; i++)
    duid_stats_door_require (door, w[i] > 0, _ ("Weights must be above 0."));
  if (!duid_stats_door_is_open (door))
    return;
  found = duid_weights (w, n);
  duid_stats_door_put_number (door, "sum_w", found.sum);
  duid_stats_door_put_number (door, "n_eff_kish", found.n_eff);
  duid_stats_door_put_number (door, "design_effect", found.design_effect);
  duid_stats_door_put_number (door, "max_over_mean", found.max_over_mean);
  if (!duid_stats_door_has (door, "answer"))
    return;
  answers = duid_stats_door_get_numbers (door, "answer", &n_answers);
  duid_stats_door_require (door, n_answers == n,
                           _ ("“answer”, “group” and “w” must be of the same length."));
  if (!duid_stats_door_is_open (door))
    return;
  share = duid_weighted_mean (answers, w, n, &error);
  duid_stats_door_put_number (door, "weighted_share", share);
  duid_stats_door_put_number (door, "svymean_se", error);
  if (duid_stats_door_has (door, "group"))
    put_rao_scott (door, w, n);
}

static double
find_tail (DuidStatsDoor *door,
           const char    *name)
{
  if (g_strcmp0 (name, "hypergeometric") == 0)
    return duid_hypergeometric_lower (duid_stats_door_get_count (door, "k"),
                                      duid_stats_door_get_count (door, "marked"),
                                      duid_stats_door_get_count (door, "others"),
                                      duid_stats_door_get_count (door, "n"));
  if (g_strcmp0 (name, "normal") == 0)
    return duid_normal_upper (duid_stats_door_get_number (door, "x"));
  if (g_strcmp0 (name, "t") == 0)
    return duid_t_upper (duid_stats_door_get_number (door, "x"),
                         duid_stats_door_get_number (door, "df"));
  if (g_strcmp0 (name, "chi_square") == 0)
    return duid_chi_square_upper (duid_stats_door_get_number (door, "x"),
                                  duid_stats_door_get_number (door, "df"));
  if (g_strcmp0 (name, "f") == 0)
    return duid_f_upper (duid_stats_door_get_number (door, "x"),
                         duid_stats_door_get_number (door, "df1"),
                         duid_stats_door_get_number (door, "df2"));
  duid_stats_door_require (door, FALSE,
                           _ ("“distribution” is “normal”, “t”, “chi_square”, “f” (upper tails) "
                              "or “hypergeometric” (lower tail)."));
  return NAN;
}

static void
run_tail (DuidStatsDoor *door)
{
  const char *name = duid_stats_door_get_text (door, "distribution");

  duid_stats_door_put_number (door, "p", find_tail (door, name));
}

const DuidStatistic duid_value_statistics[] = {
  { "slider_summary", "{x [, low, high]}", N_ ("The shape of a group of values"),
    run_slider_summary },
  { "dip", "{x [, steps, permutations, seed]}", N_ ("More than one top?"),
    run_dip },
  { "slider_kde", "{x, at [, h, low, high]}", N_ ("Density along a scale, with bandwidths"),
    run_slider_kde },
  { "bootstrap", "{x [, of, permutations, seed]}", N_ ("Intervals of a mean or a median"),
    run_bootstrap },
  { "adjust", "{p [, method]}", N_ ("A family of p values: BH, BY or Holm"),
    run_adjust },
  { "weights", "{w [, answer, group]}", N_ ("Weighted share, effective n, Rao and Scott’s F"),
    run_weights },
  { "tail", "{distribution, x, df …}", N_ ("The tail of a distribution"),
    run_tail },
  { NULL }
};
