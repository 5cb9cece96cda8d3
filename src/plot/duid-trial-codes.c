/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trial.h"

#include "stats/duid-chi-square.h"
#include "stats/duid-fourfold.h"
#include "stats/duid-proportion.h"
#include "stats/duid-weights.h"

#include <math.h>

/* Below this the p of the chi-square distribution is not to be trusted. */
#define LEAST_EXPECTED 5

static double
measure_v (const DuidTrial *trial,
           const guint     *items,
           gsize            n)
{
  guint              n_codes = trial->sample->n_options;
  g_autofree double *counts = g_new0 (double, (gsize) n_codes * trial->n_groups + 1);
  g_autoptr (DuidChiSquare) test = NULL;

  for (gsize i = 0; i < n; i++)
    counts[trial->sample->codes[items[i]] * trial->n_groups + trial->groups[items[i]]]++;
  test = duid_chi_square_new (counts, n_codes, trial->n_groups);
  return test->v_corrected;
}

/* Sums of the weights of each of @n_codes by group (free with g_free()). */
static double *
sum_weights (const DuidTrial *trial,
             const guint     *codes,
             guint            n_codes)
{
  double *sums = g_new0 (double, (gsize) n_codes * trial->n_groups + 1);

  for (gsize i = 0; i < trial->sample->n; i++)
    sums[(gsize) codes[i] * trial->n_groups + trial->groups[i]] += trial->weights[i];
  return sums;
}

/* The strength in the weighted table, of as many stories as there are. */
static double
measure_weighted_v (const DuidTrial *trial,
                    const guint     *codes,
                    guint            n_codes)
{
  g_autofree double *sums = sum_weights (trial, codes, n_codes);
  g_autoptr (DuidChiSquare) test = NULL;
  double whole = 0;

  for (gsize i = 0; i < trial->sample->n; i++)
    whole += trial->weights[i];
  for (gsize i = 0; i < (gsize) n_codes * trial->n_groups; i++)
    sums[i] *= (double) trial->sample->n / whole;
  test = duid_chi_square_new (sums, n_codes, trial->n_groups);
  return test->v_corrected;
}

static DuidFinding
test_rao_scott (const DuidTrial *trial,
                const guint     *codes,
                guint            n_codes,
                const char      *part)
{
  DuidFinding  finding = duid_finding_make ("rao_scott", part);
  DuidRaoScott test = duid_rao_scott (codes, n_codes, trial->groups, trial->n_groups,
                                      trial->weights, trial->sample->n);

  finding.statistic = test.f;
  finding.df = test.ndf;
  finding.chance.p = test.p;
  return finding;
}

/* Which option differs, weighed: two groups only. */
static void
test_weighted_options (const DuidTrial *trial,
                       GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  g_autofree guint *has = g_new (guint, sample->n + 1);
  guint             first = findings->len;

  for (guint code = 0; trial->n_groups == 2 && code < sample->n_options; code++)
    {
      g_autofree double *sums = NULL;
      DuidFinding        finding;

      for (gsize i = 0; i < sample->n; i++)
        has[i] = sample->codes[i] == code;
      sums = sum_weights (trial, has, 2);
      if (!(sums[2] + sums[3] > 0))
        continue;
      finding = test_rao_scott (trial, has, 2, g_ptr_array_index (sample->question->options, code));
      for (guint i = 0; i < 2; i++)
        finding.shares[i] = sums[2 + i] / (sums[i] + sums[2 + i]);
      finding.effect = (DuidEffect) { "risk_difference", finding.shares[1] - finding.shares[0], NAN,
                                      NAN, NAN };
      g_array_append_val (findings, finding);
    }
  duid_trial_adjust (findings, first);
}

static void
test_weighted (const DuidTrial *trial,
               GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  g_autofree guint *numbers = g_new0 (guint, sample->n_options + 1);
  g_autofree guint *codes = g_new (guint, sample->n + 1);
  DuidFinding       finding;
  guint             n_codes = 0;

  for (gsize i = 0; i < sample->n; i++)
    {
      if (numbers[sample->codes[i]] == 0)
        numbers[sample->codes[i]] = ++n_codes;
      codes[i] = numbers[sample->codes[i]] - 1;
    }
  finding = test_rao_scott (trial, codes, n_codes, NULL);
  finding.effect =
    (DuidEffect) { "cramers_v", measure_weighted_v (trial, codes, n_codes), NAN, NAN, NAN };
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

/* Two options that were chosen, of all there are; FALSE when they are not just two. */
static gboolean
find_two_options (const DuidTrial *trial,
                  guint           *options)
{
  guint n = 0;

  for (gsize i = 0; i < trial->sample->n; i++)
    {
      guint code = trial->sample->codes[i];

      if ((n > 0 && options[0] == code) || (n > 1 && options[1] == code))
        continue;
      if (n == 2)
        return FALSE;
      options[n++] = code;
    }
  if (n == 2 && options[0] > options[1])
    {
      guint kept = options[0];

      options[0] = options[1];
      options[1] = kept;
    }
  return n == 2;
}

/* Fisher's test of whether the second group chose option @code more often. */
static DuidFinding
test_option (const DuidTrial *trial,
             const double    *counts,
             guint            code,
             const char      *test)
{
  guint             k1 = (guint) counts[code * 2];
  guint             k2 = (guint) counts[code * 2 + 1];
  guint             n1 = (guint) trial->sizes[0];
  guint             n2 = (guint) trial->sizes[1];
  DuidFinding       finding = duid_finding_make (test, g_ptr_array_index (
                                                         trial->sample->question->options, code));
  g_autofree guint *has = NULL;

  finding.shares[0] = (double) k1 / n1;
  finding.shares[1] = (double) k2 / n2;
  finding.effect = (DuidEffect) { "risk_difference", 0, NAN, NAN, NAN };
  finding.effect.value = duid_newcombe (k2, n2, k1, n1, &finding.effect.low, &finding.effect.high);
  if (trial->sample->persons == NULL)
    {
      finding.chance.p = duid_fisher (k2, n2 - k2, k1, n1 - k1, NULL);
      finding.chance.is_exact = TRUE;
      return finding;
    }
  finding.effect.low = finding.effect.high = NAN;
  has = g_new (guint, trial->sample->n + 1);
  for (gsize i = 0; i < trial->sample->n; i++)
    has[i] = trial->sample->codes[i] == code;
  duid_trial_shuffle_table (trial, has, 2, &finding.chance);
  return finding;
}

/* Which option differs: two groups only. */
static void
test_options (const DuidTrial *trial,
              const double    *counts,
              GArray          *findings)
{
  guint first = findings->len;

  for (guint code = 0; trial->n_groups == 2 && code < trial->sample->n_options; code++)
    if (counts[code * 2] + counts[code * 2 + 1] > 0)
      {
        DuidFinding finding = test_option (trial, counts, code, "fisher");

        g_array_append_val (findings, finding);
      }
  duid_trial_adjust (findings, first);
}

static void
test_table (const DuidTrial *trial,
            const double    *counts,
            GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  DuidFinding       finding = duid_finding_make ("chi_square", NULL);
  g_autoptr (DuidChiSquare) test = duid_chi_square_new (counts, sample->n_options, trial->n_groups);

  finding.statistic = test->x2;
  finding.df = test->df;
  finding.chance.p = test->p;
  finding.effect = (DuidEffect) { "cramers_v", test->v_corrected, NAN, NAN, NAN };
  if (!(test->least_expected >= LEAST_EXPECTED) || sample->persons != NULL)
    duid_trial_shuffle_table (trial, sample->codes, sample->n_options, &finding.chance);
  duid_trial_bootstrap (trial, measure_v, &finding.effect);
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
}

void
duid_trial_codes (const DuidTrial *trial,
                  GArray          *findings)
{
  const DuidSample  *sample = trial->sample;
  g_autofree double *counts = duid_trial_count (trial, sample->codes, sample->n_options);
  guint              options[2] = { 0, 0 };

  if (trial->weights != NULL)
    {
      if (sample->question->is_ordered && trial->n_groups == 2)
        duid_trial_values (trial, findings);
      test_weighted (trial, findings);
      test_table (trial, counts, findings);
      test_weighted_options (trial, findings);
      return;
    }
  if (trial->n_groups == 2 && find_two_options (trial, options))
    {
      DuidFinding finding = test_option (trial, counts, options[1], "fisher");

      finding.in_family = TRUE;
      g_array_append_val (findings, finding);
      if (trial->wants_all)
        test_table (trial, counts, findings);
      return;
    }
  if (sample->question->is_ordered)
    duid_trial_values (trial, findings);
  if (!sample->question->is_ordered || trial->wants_all)
    test_table (trial, counts, findings);
  test_options (trial, counts, findings);
}
