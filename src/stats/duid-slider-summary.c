/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-slider-summary.h"
#include "stats/duid-ranks.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define MAD_SCALE 1.4826

static const DuidSliderSummary nothing = {
  .mean = NAN,
  .sd = NAN,
  .quantiles = { NAN, NAN, NAN, NAN, NAN },
  .mad_raw = NAN,
  .mad_scaled = NAN,
  .g1 = NAN,
  .g2 = NAN,
  .skewness = NAN,
  .kurtosis = NAN,
  .bimodality = NAN,
  .fifths = { NAN, NAN, NAN, NAN, NAN },
};

static void
set_moments (DuidSliderSummary *summary,
             const double      *values)
{
  double n = (double) summary->n;
  double m2 = 0;
  double m3 = 0;
  double m4 = 0;

  for (gsize i = 0; i < summary->n; i++)
    {
      double distance = values[i] - summary->mean;
      double square = distance * distance;

      m2 += square / n;
      m3 += square * distance / n;
      m4 += square * square / n;
    }
  if (!(m2 > 0))
    return;
  summary->g1 = m3 / (m2 * sqrt (m2));
  summary->g2 = m4 / (m2 * m2) - 3;
  if (summary->n > 2)
    summary->skewness = summary->g1 * sqrt (n * (n - 1)) / (n - 2);
  if (summary->n > 3)
    {
      double rest = (n - 1) / ((n - 2) * (n - 3));

      summary->kurtosis = rest * ((n + 1) * summary->g2 + 6);
      summary->bimodality = (summary->skewness * summary->skewness + 1) /
                            (summary->kurtosis + 3 * (n - 1) * rest);
    }
}

static void
set_mad (DuidSliderSummary *summary,
         double            *sorted)
{
  double median = summary->quantiles[2];

  for (gsize i = 0; i < summary->n; i++)
    sorted[i] = fabs (sorted[i] - median);
  gsl_sort (sorted, 1, summary->n);
  summary->mad_raw = gsl_stats_median_from_sorted_data (sorted, 1, summary->n);
  summary->mad_scaled = MAD_SCALE * summary->mad_raw;
}

DuidSliderSummary
duid_slider_summary (const double *values,
                     gsize         n,
                     double        low,
                     double        high)
{
  static const double levels[] = { 0.05, 0.25, 0.5, 0.75, 0.95 };
  DuidSliderSummary   summary;
  g_autofree double  *sorted = duid_sorted_copy (values, n);

  summary = nothing;
  summary.n = n;
  if (n == 0)
    return summary;
  summary.mean = gsl_stats_mean (sorted, 1, n);
  if (n > 1)
    summary.sd = gsl_stats_sd_m (sorted, 1, n, summary.mean);
  for (guint i = 0; i < 5; i++)
    {
      summary.quantiles[i] = gsl_stats_quantile_from_sorted_data (sorted, 1, n, levels[i]);
      summary.fifths[i] = 0;
    }
  for (gsize i = 0; i < n; i++)
    summary.fifths[(int) CLAMP (5 * (values[i] - low) / (high - low), 0, 4)] += 1 / (double) n;
  set_moments (&summary, sorted);
  set_mad (&summary, sorted);
  return summary;
}
