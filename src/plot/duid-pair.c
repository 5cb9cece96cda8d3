/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-pair.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "filter/duid-selection.h"
#include "plot/duid-comparison.h"
#include "plot/duid-figure.h"
#include "plot/duid-pair-changed.h"
#include "plot/duid-sample.h"
#include "plot/duid-trial.h"
#include "stats/duid-dependence.h"
#include "stats/duid-gamma.h"
#include "stats/duid-kendall.h"
#include "stats/duid-spearman.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_SITES 600
#define FEW        30 /* below this a permutation p for ties */
#define CLEAR      .05

/* ---- tests ---- */

static void
test_scales (const DuidSample *a,
             const DuidSample *b,
             const DuidDraws  *draws,
             GArray           *findings)
{
  DuidSpearman test = duid_spearman (a->values, b->values, a->n, NULL, NULL);
  DuidFinding  finding = duid_finding_make ("spearman", NULL);

  finding.statistic = test.t;
  finding.df = test.df;
  finding.chance.p = test.p;
  finding.effect = (DuidEffect) { "rho", test.rho, test.low, test.high, NAN };
  if (isfinite (test.p_exact))
    finding.chance = (DuidChance) { test.p_exact, 0, NAN, NAN, 0, TRUE };
  else if (a->n < FEW)
    duid_spearman_test (a->values, b->values, a->n, draws, &finding.chance);
  g_array_append_val (findings, finding);
}

static void
test_orders (const DuidSample *a,
             const DuidSample *b,
             GArray           *findings)
{
  DuidKendall        test = duid_kendall (a->values, b->values, a->n);
  g_autofree double *counts = g_new0 (double, (gsize) a->n_options * b->n_options + 1);
  DuidFinding        finding = duid_finding_make ("kendall", NULL);
  DuidGamma          gamma;

  finding.statistic = test.z;
  finding.chance.p = test.p;
  finding.effect = (DuidEffect) { "tau_b", test.tau_b, NAN, NAN, NAN };
  for (gsize i = 0; i < a->n; i++)
    counts[(gsize) a->codes[i] * b->n_options + b->codes[i]]++;
  gamma = duid_gamma (counts, a->n_options, b->n_options);
  finding.also = (DuidEffect) { "gamma", gamma.gamma, gamma.low, gamma.high, NAN };
  g_array_append_val (findings, finding);
}

static void
test_dependence (const DuidSample *a,
                 const DuidSample *b,
                 const DuidDraws  *draws,
                 GArray           *findings)
{
  g_autoptr (DuidDistances) x = duid_sample_measure (a, MOST_SITES);
  g_autoptr (DuidDistances) y = duid_sample_measure (b, MOST_SITES);
  DuidDependence found = duid_dependence (x, y);
  DuidFinding    finding = duid_finding_make ("dcov", NULL);

  finding.statistic = found.dcov_squared;
  finding.effect = (DuidEffect) { "bcdcor", found.bcdcor, NAN, NAN, NAN };
  duid_dependence_test (x, y, draws, &finding.chance);
  g_array_append_val (findings, finding);
}

/* The answers to @of in the groups that the options of @by make. */
static void
test_groups (const DuidDataset *dataset,
             const DuidTagging *tagging,
             DuidScreened       by,
             DuidScreened       of,
             const DuidDraws   *draws,
             GArray            *findings)
{
  g_autoptr (GPtrArray) groups = duid_summary_split (dataset, tagging, by.question, NULL);
  g_autoptr (DuidSample) sample = duid_sample_new (dataset, tagging, of.question, of.stone, groups,
                                                   DUID_FEWEST_COMPARED);
  g_autoptr (DuidTrial) trial = duid_trial_new (sample, groups, draws);

  if (trial == NULL)
    return;
  trial->tagging = tagging;
  trial->has_intervals = TRUE;
  trial->is_ordered = duid_dataset_get_question (dataset, (guint) by.question)->is_ordered;
  duid_trial_run (trial, findings);
}

static gboolean
is_ordered (const DuidSample *sample)
{
  return sample->kind == DUID_SAMPLE_CODES && sample->question->is_ordered;
}

GArray *
duid_pair_test (const DuidDataset *dataset,
                const DuidTagging *tagging,
                DuidScreened       a,
                DuidScreened       b,
                const DuidDraws   *draws)
{
  GArray *findings = duid_findings_new ();
  g_autoptr (DuidSample) all_a = duid_sample_new (dataset, tagging, a.question, a.stone, NULL, 1);
  g_autoptr (DuidSample) all_b = duid_sample_new (dataset, tagging, b.question, b.stone, NULL, 1);
  g_autoptr (DuidSample) in_a = NULL;
  g_autoptr (DuidSample) in_b = NULL;

  if (duid_sample_meet (all_a, all_b, &in_a, &in_b) < DUID_FEWEST_SCREENED ||
      !duid_sample_varies (in_a) || !duid_sample_varies (in_b))
    return findings;
  if (is_ordered (in_a) && is_ordered (in_b))
    test_orders (in_a, in_b, findings);
  else if (in_a->kind == DUID_SAMPLE_VALUES && in_b->kind == DUID_SAMPLE_VALUES)
    test_scales (in_a, in_b, draws, findings);
  else if (in_b->kind == DUID_SAMPLE_CODES &&
           (in_a->kind != DUID_SAMPLE_CODES || in_b->n_options <= in_a->n_options))
    test_groups (dataset, tagging, b, a, draws, findings);
  else if (in_a->kind == DUID_SAMPLE_CODES)
    test_groups (dataset, tagging, a, b, draws, findings);
  duid_pair_test_changed (in_a, in_b, findings);
  test_dependence (in_a, in_b, draws, findings);
  return findings;
}

/* ---- words ---- */

static char *
dup_rise (const DuidFinding *finding,
          const char        *title_a,
          const char        *title_b)
{
  g_autofree char *rho = duid_number_for_people (finding->effect.value, 2);
  g_autofree char *interval = NULL;

  if (isfinite (finding->effect.low))
    {
      g_autofree char *low = duid_number_for_people (finding->effect.low, 2);
      g_autofree char *high = duid_number_for_people (finding->effect.high, 2);

      interval = g_strdup_printf (_ (", 95 %% interval %s to %s"), low, high);
    }
  if (finding->effect.value >= 0)
    return g_strdup_printf (_ ("Who answers higher on “%s” answers higher on “%s” (%s of 1%s)."),
                            title_a, title_b, rho, interval != NULL ? interval : "");
  return g_strdup_printf (_ ("Who answers higher on “%s” answers lower on “%s” (%s of −1%s)."),
                          title_a, title_b, rho, interval != NULL ? interval : "");
}

/* “ Higher on “A” than on “B” in 40 % of the stories, lower in 12 %.”, or "" when they are not
 * on one scale (transfer full). */
static char *
dup_changed (GArray     *findings,
             const char *title_a,
             const char *title_b)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DuidFinding *finding = &g_array_index (findings, DuidFinding, i);
      g_autofree char   *higher = NULL;
      g_autofree char   *lower = NULL;

      if (g_strcmp0 (finding->effect.name, "rank_biserial_matched") != 0)
        continue;
      higher = duid_figure_dup_percent (100 * finding->shares[0]);
      lower = duid_figure_dup_percent (100 * finding->shares[1]);
      return g_strdup_printf (_ (" Higher on “%s” than on “%s” in %s of the stories, lower in %s."),
                              title_a, title_b, higher, lower);
    }
  return g_strdup ("");
}

char *
duid_pair_dup_words (GArray     *findings,
                     const char *title_a,
                     const char *title_b)
{
  const DuidFinding *finding;
  g_autofree char   *words = NULL;
  g_autofree char   *size = NULL;
  g_autofree char   *changed = dup_changed (findings, title_a, title_b);

  if (findings->len == 0)
    return g_strdup (_ ("Too few stories answered both questions."));
  finding = &g_array_index (findings, DuidFinding, 0);
  if (strcmp (finding->test, "spearman") == 0 || strcmp (finding->test, "kendall") == 0)
    words = dup_rise (finding, title_a, title_b);
  else
    {
      const DuidFinding *last = &g_array_index (findings, DuidFinding, findings->len - 1);

      size = duid_number_for_people (MAX (last->effect.value, 0), 2);
      words = g_strdup_printf (_ ("How much “%s” and “%s” know of each other: %s of 1."), title_a,
                               title_b, size);
    }
  if (finding->chance.p < CLEAR)
    return g_strconcat (words, changed, NULL);
  return g_strdup_printf (_ ("Chance could do as much. %s%s"), words, changed);
}

char *
duid_pair_dup_test (GArray *findings)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DuidFinding *finding = &g_array_index (findings, DuidFinding, i);
      g_autofree char   *p = NULL;

      if (finding->part != NULL)
        continue;
      p = duid_finding_dup_p ("p", finding->chance.p);
      g_string_append_printf (line, "%s%s %s", line->len > 0 ? " · " : "",
                              duid_finding_get_title (finding->test), p);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}
