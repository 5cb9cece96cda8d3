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

static void
test_weighted (const DuidTrial *trial,
               GArray          *findings)
{
  const DuidSample *sample = trial->sample;
  g_autofree guint *numbers = g_new0 (guint, sample->n_options + 1);
  g_autofree guint *codes = g_new (guint, sample->n + 1);
  DuidFinding       finding = duid_finding_make ("rao_scott", NULL);
  guint             n_codes = 0;
  DuidRaoScott      test;

  for (gsize i = 0; i < sample->n; i++)
    {
      if (numbers[sample->codes[i]] == 0)
        numbers[sample->codes[i]] = ++n_codes;
      codes[i] = numbers[sample->codes[i]] - 1;
    }
  test = duid_rao_scott (codes, n_codes, trial->groups, trial->n_groups, trial->weights, sample->n);
  finding.statistic = test.f;
  finding.df = test.ndf;
  finding.chance.p = test.p;
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
    test_weighted (trial, findings);
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
