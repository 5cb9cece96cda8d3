/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trial.h"

#include "stats/duid-gamma.h"
#include "stats/duid-jonckheere.h"
#include "stats/duid-kendall.h"
#include "stats/duid-spearman.h"

#include <math.h>

/* The place of each answer's group in the order of all groups (free with g_free()). */
static guint *
list_places (const DuidTrial *trial)
{
  guint *places = g_new (guint, trial->sample->n + 1);

  for (gsize i = 0; i < trial->sample->n; i++)
    places[i] = trial->originals[trial->groups[i]];
  return places;
}

static void
test_scale (const DuidTrial *trial,
            const double    *places,
            GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  DuidSpearman      test = duid_spearman (places, sample->values, sample->n, NULL, NULL);
  DuidFinding       finding = duid_finding_make ("spearman", NULL);

  finding.statistic = test.t;
  finding.df = test.df;
  finding.chance.p = test.p;
  finding.effect = (DuidEffect) { "rho", test.rho, test.low, test.high, NAN };
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

/* Ordered options by ordered groups. */
static void
test_options (const DuidTrial *trial,
              const double    *places,
              GArray          *findings)
{
  const DuidSample  *sample = trial->sample;
  DuidKendall        test = duid_kendall (places, sample->values, sample->n);
  g_autofree double *counts = duid_trial_count (trial, sample->codes, sample->n_options);
  DuidGamma          gamma = duid_gamma (counts, sample->n_options, trial->n_groups);
  DuidFinding        finding = duid_finding_make ("kendall", NULL);

  finding.statistic = test.z;
  finding.chance.p = test.p;
  finding.effect = (DuidEffect) { "tau_b", test.tau_b, NAN, NAN, NAN };
  finding.also = (DuidEffect) { "gamma", gamma.gamma, gamma.low, gamma.high, NAN };
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

/* Few answers, or several stories of a person: by exchange only. */
static void
test_jonckheere (const DuidTrial *trial,
                 GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  DuidJonckheere    test = duid_jonckheere (sample->values, trial->groups, sample->n);
  DuidFinding       finding = duid_finding_make ("jonckheere_terpstra", NULL);

  finding.statistic = test.j;
  finding.chance.p = test.p;
  if (duid_trial_needs_draws (trial))
    duid_jonckheere_test (sample->values, trial->groups, sample->n, trial->n_groups, &trial->draws,
                          &finding.chance);
  finding.effect = (DuidEffect) { "z", test.z, NAN, NAN, NAN };
  finding.in_family = duid_trial_needs_draws (trial);
  g_array_append_val (findings, finding);
}

void
duid_trial_trend (const DuidTrial *trial,
                  GArray          *findings)
{
  const DuidSample  *sample = trial->sample;
  g_autofree guint  *places = list_places (trial);
  g_autofree double *numbers = g_new (double, sample->n + 1);

  if (!trial->is_ordered)
    return;
  for (gsize i = 0; i < sample->n; i++)
    numbers[i] = places[i];
  if (trial->wants_all || duid_trial_needs_draws (trial))
    test_jonckheere (trial, findings);
  if (duid_trial_needs_draws (trial))
    return;
  if (sample->kind == DUID_SAMPLE_CODES)
    test_options (trial, numbers, findings);
  else
    test_scale (trial, numbers, findings);
}
