/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-trial.h"

#include "stats/duid-chi-square.h"
#include "stats/duid-fourfold.h"
#include "stats/duid-multi-select.h"
#include "stats/duid-proportion.h"

#include <math.h>

static guint *
list_ticks (const DuidTrial *trial,
            guint            option)
{
  guint *has = g_new (guint, trial->sample->n + 1);

  for (gsize i = 0; i < trial->sample->n; i++)
    has[i] = trial->sample->ticks[i * trial->sample->n_options + option];
  return has;
}

static DuidFinding
test_two (const DuidTrial *trial,
          const guint     *has,
          const double    *counts,
          const char      *label)
{
  guint       k1 = (guint) counts[2];
  guint       k2 = (guint) counts[3];
  guint       n1 = (guint) trial->sizes[0];
  guint       n2 = (guint) trial->sizes[1];
  DuidFinding finding = duid_finding_make ("fisher", label);

  finding.shares[0] = (double) k1 / n1;
  finding.shares[1] = (double) k2 / n2;
  finding.effect = (DuidEffect) { "risk_difference", 0, NAN, NAN, NAN };
  finding.effect.value = duid_newcombe (k2, n2, k1, n1, &finding.effect.low, &finding.effect.high);
  finding.chance.p = duid_fisher (k2, n2 - k2, k1, n1 - k1, NULL);
  finding.chance.is_exact = TRUE;
  if (trial->sample->persons != NULL)
    {
      finding.effect.low = finding.effect.high = NAN;
      duid_trial_shuffle_table (trial, has, 2, &finding.chance);
    }
  return finding;
}

static DuidFinding
test_several (const DuidTrial *trial,
              const guint     *has,
              const double    *counts,
              const char      *label)
{
  DuidFinding finding = duid_finding_make ("chi_square", label);
  g_autoptr (DuidChiSquare) test = duid_chi_square_new (counts, 2, trial->n_groups);

  finding.statistic = test->x2;
  finding.df = test->df;
  finding.chance.p = test->p;
  finding.effect = (DuidEffect) { "cramers_v", test->v_corrected, NAN, NAN, NAN };
  if (!(test->least_expected >= 5) || trial->sample->persons != NULL)
    duid_trial_shuffle_table (trial, has, 2, &finding.chance);
  return finding;
}

static const char *
get_option (const DuidTrial *trial,
            guint            option)
{
  if (trial->sample->question != NULL)
    return g_ptr_array_index (trial->sample->question->options, option);
  return duid_tagging_get_tag (trial->tagging, option)->name;
}

/* Every option on its own; the one that differs most is the effect of the whole. */
static void
test_options (const DuidTrial *trial,
              GArray          *findings)
{
  guint headline = findings->len - 1;

  for (guint i = 0; i < trial->sample->n_options; i++)
    {
      g_autofree guint  *has = list_ticks (trial, i);
      g_autofree double *counts = duid_trial_count (trial, has, 2);
      const char        *label = get_option (trial, i);
      DuidFinding        finding;

      if (duid_chi_square_of (counts, 2, trial->n_groups) <= 0 && trial->n_groups != 2)
        continue;
      finding = trial->n_groups == 2 ? test_two (trial, has, counts, label)
                                     : test_several (trial, has, counts, label);
      g_array_append_val (findings, finding);
    }
  duid_trial_adjust (findings, headline + 1);
  for (guint i = headline + 1; i < findings->len; i++)
    {
      DuidFinding *whole = &g_array_index (findings, DuidFinding, headline);
      DuidFinding *part = &g_array_index (findings, DuidFinding, i);

      if (!(fabs (part->effect.value) <= fabs (whole->effect.value)))
        whole->effect = part->effect;
    }
}

void
duid_trial_ticks (const DuidTrial *trial,
                  GArray          *findings)
{
  DuidFinding finding = duid_finding_make ("multi_select", NULL);

  finding.statistic =
    duid_multi_select_test (trial->sample->ticks, trial->sample->n, trial->sample->n_options,
                            trial->groups, trial->n_groups, &trial->draws, &finding.chance, NULL);
  finding.in_family = TRUE;
  g_array_append_val (findings, finding);
  test_options (trial, findings);
}
