/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-pair-changed.h"

#include "stats/duid-signed-rank.h"
#include "stats/duid-symmetry.h"

#include <math.h>

/* More stories than this share of all that answered the same twice: signs only. */
#define MOST_THE_SAME .5

static gboolean
have_same_options (const DuidQuestion *a,
                   const DuidQuestion *b)
{
  if (a->options->len != b->options->len)
    return FALSE;
  for (guint i = 0; i < a->options->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a->options, i), g_ptr_array_index (b->options, i)) != 0)
      return FALSE;
  return a->options->len > 1;
}

gboolean
duid_pair_is_one_scale (const DuidSample *a,
                        const DuidSample *b)
{
  const DuidQuestion *one = a->question;
  const DuidQuestion *other = b->question;

  if (one == NULL || other == NULL || one == other || one->type != other->type)
    return FALSE;
  if (one->type == DUID_QUESTION_SLIDER)
    return one->left != NULL && one->right != NULL && one->min == other->min &&
           one->max == other->max && g_strcmp0 (one->left, other->left) == 0 &&
           g_strcmp0 (one->right, other->right) == 0;
  return one->type == DUID_QUESTION_CHOICE && one->is_ordered == other->is_ordered &&
         have_same_options (one, other);
}

static void
test_ranks (const DuidSample *a,
            const DuidSample *b,
            GArray           *findings)
{
  g_autofree double *differences = g_new (double, a->n + 1);
  DuidSignedRank     test;
  DuidFinding        finding;

  for (gsize i = 0; i < a->n; i++)
    differences[i] = a->values[i] - b->values[i];
  test = duid_signed_rank (differences, a->n);
  if ((double) test.n_zero > MOST_THE_SAME * (double) a->n)
    {
      finding = duid_finding_make ("sign_test", NULL);
      finding.statistic = (double) test.n_positive;
      finding.chance.p = test.p_sign;
    }
  else
    {
      finding = duid_finding_make ("wilcoxon_signed_rank", NULL);
      finding.statistic = test.v;
      finding.chance.p = isfinite (test.p_exact_pratt) ? test.p_exact_pratt : test.p_pratt;
      finding.chance.is_exact = isfinite (test.p_exact_pratt);
    }
  finding.effect = (DuidEffect) { "rank_biserial_matched", test.rank_biserial, NAN, NAN, NAN };
  finding.shares[0] = (double) test.n_positive / (double) MAX (a->n, 1);
  finding.shares[1] = (double) test.n_negative / (double) MAX (a->n, 1);
  g_array_append_val (findings, finding);
}

static void
test_symmetry (const DuidSample *a,
               const DuidSample *b,
               GArray           *findings)
{
  guint              n_options = a->n_options;
  g_autofree double *counts = g_new0 (double, (gsize) n_options *n_options + 1);
  DuidFinding        bowker = duid_finding_make ("bowker", NULL);
  DuidFinding        stuart = duid_finding_make ("stuart_maxwell", NULL);
  DuidSymmetry       test;

  for (gsize i = 0; i < a->n; i++)
    counts[(gsize) a->codes[i] * n_options + b->codes[i]]++;
  test = duid_symmetry (counts, n_options);
  bowker.statistic = test.bowker;
  bowker.df = test.bowker_df;
  bowker.chance.p = test.bowker_p;
  stuart.statistic = test.stuart;
  stuart.df = test.stuart_df;
  stuart.chance.p = test.stuart_p;
  g_array_append_val (findings, bowker);
  g_array_append_val (findings, stuart);
}

void
duid_pair_test_changed (const DuidSample *a,
                        const DuidSample *b,
                        GArray           *findings)
{
  if (a->persons != NULL || !duid_pair_is_one_scale (a, b))
    return;
  if (a->kind == DUID_SAMPLE_VALUES || a->question->is_ordered)
    test_ranks (a, b, findings);
  if (a->kind == DUID_SAMPLE_CODES)
    test_symmetry (a, b, findings);
}
