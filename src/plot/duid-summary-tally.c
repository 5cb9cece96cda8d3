/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-summary-tally.h"

#include "filter/duid-bins.h"
#include "plot/duid-summary-private.h"

#include <math.h>

/* The summary from counts that are there already. */

/* As many answers as duid_camps() looks at. */
#define MOST_FOR_CAMPS 5000

static void
add_options (DuidSummary           *self,
             const DuidQuestion    *question,
             const DuidTallyCounts *counts)
{
  for (guint option = 0; option < question->options->len; option++)
    duid_summary_add_share (self->options, g_ptr_array_index (question->options, option),
                            counts->codes[option], counts->codes[option],
                            self->weights.sum);
}

static void
add_bands (DuidSummary           *self,
           const DuidQuestion    *question,
           const DuidValueCodes  *values,
           const DuidTallyCounts *counts)
{
  g_autofree gsize *bands = g_new0 (gsize, question->bands->len + 1);

  for (guint i = 0; i < counts->n_codes; i++)
    {
      int band = duid_question_get_band (question, values->values[i]);

      if (band >= 0)
        bands[band] += counts->codes[i];
      if (values->values[i] == question->min)
        self->ends[0] += counts->codes[i];
      else if (values->values[i] == question->max)
        self->ends[1] += counts->codes[i];
    }
  for (guint band = 0; band < question->bands->len; band++)
    duid_summary_add_share (self->bands, g_array_index (question->bands, DuidBand, band).label,
                            bands[band], (double) bands[band], self->weights.sum);
}

static void
add_histogram (DuidSummary           *self,
               const DuidQuestion    *question,
               const DuidBins        *bins,
               const DuidValueCodes  *values,
               const DuidTallyCounts *counts)
{
  double low = question->min;
  double high = question->max;

  if (self->type == DUID_QUESTION_NUMBER)
    {
      low = values->n_values > 0 ? values->values[0] : INFINITY;
      high = values->n_values > 0 ? values->values[values->n_values - 1] : -INFINITY;
    }
  self->n_histogram = self->type == DUID_QUESTION_DATE ? bins->n_bins : DUID_N_HISTOGRAM;
  self->histogram = g_new0 (gsize, MAX (self->n_histogram, 1));
  for (guint i = 0; i < counts->n_codes; i++)
    if (self->type == DUID_QUESTION_DATE)
      self->histogram[duid_bins_find (bins, values->values[i])] += counts->codes[i];
    else
      self->histogram[duid_summary_find_bar (values->values[i], low, high)] += counts->codes[i];
  self->amounts = g_new0 (double, MAX (self->n_histogram, 1));
  for (guint i = 0; i < self->n_histogram; i++)
    self->amounts[i] = (double) self->histogram[i];
}

/* The answers that duid_camps() would look at among all in rising order. */
static DuidCamps
find_camps (const DuidQuestion    *question,
            const DuidValueCodes  *values,
            const DuidTallyCounts *counts)
{
  gsize              n = counts->states[DUID_STATE_ANSWERED];
  gsize              n_kept = MIN (n, MOST_FOR_CAMPS);
  g_autofree double *kept = g_new (double, n_kept + 1);
  gsize              seen = 0;
  guint              code = 0;

  for (gsize i = 0; i < n_kept; i++)
    {
      gsize rank = (gsize) (((double) i + .5) * (double) n / (double) n_kept);

      while (rank >= seen + counts->codes[code])
        seen += counts->codes[code++];
      kept[i] = values->values[code];
    }
  return duid_camps (kept, n_kept, question->min, question->max);
}

static void
add_numbers (DuidSummary           *self,
             const DuidQuestion    *question,
             const DuidBins        *bins,
             DuidTally             *tally,
             const DuidTallyCounts *counts)
{
  const DuidValueCodes *values = duid_tally_get_values (tally);

  if (self->type == DUID_QUESTION_SLIDER)
    add_bands (self, question, values, counts);
  add_histogram (self, question, bins, values, counts);
  self->description = duid_describe_counted (values->values, counts->codes, counts->n_codes);
  if (self->type == DUID_QUESTION_SLIDER)
    self->camps = find_camps (question, values, counts);
}

static void
add_triads (DuidSummary           *self,
            const DuidTallyCounts *counts)
{
  DuidMoments moments = duid_tally_get_moments (&counts->triad);

  memcpy (self->zones, counts->triad.zones, sizeof self->zones);
  for (int zone = 0; zone < DUID_N_ZONES && counts->triad.n > 0; zone++)
    self->zone_percents[zone] =
      100.0 * (double) counts->triad.zones[zone] / (double) counts->triad.n;
  self->centre = duid_centre_of_moments (&moments);
  if (moments.n > 0)
    self->mean = duid_triad_from_plane (self->centre.centre);
}

DuidSummary *
duid_summary_new_tallied (const DuidDataset     *dataset,
                          int                    question,
                          const DuidBins        *bins,
                          DuidTally             *tally,
                          const DuidTallyCounts *counts)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, (guint) question);
  DuidSummary        *self = duid_summary_new_empty (question);

  self->type = asked->type;
  self->n_rows = counts->n_rows;
  memcpy (self->states, counts->states, sizeof self->states);
  self->weights = duid_summary_count_once (self->states[DUID_STATE_ANSWERED]);
  if (duid_tally_get_values (tally) != NULL)
    add_numbers (self, asked, bins, tally, counts);
  else if (counts->codes != NULL)
    add_options (self, asked, counts);
  else
    add_triads (self, counts);
  return self;
}
