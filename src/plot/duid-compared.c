/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-compared.h"

#include "filter/duid-selection.h"
#include "stats/duid-chi-square.h"
#include "stats/duid-fourfold.h"
#include "stats/duid-proportion.h"

#include <math.h>

#define CLEAR         .05
#define MANY_WITHOUT  .2 /* not applicable */
#define APART_WITHOUT .1

DuidCompared *
duid_compared_new (GPtrArray  *groups,
                   int         question,
                   int         stone,
                   const char *about)
{
  DuidCompared *row = g_new0 (DuidCompared, 1);

  row->question = question;
  row->stone = stone;
  row->groups = g_ptr_array_ref (groups);
  row->about = g_strdup (about);
  row->n = g_new0 (gsize, groups->len + 1);
  row->n_not_applicable = g_new0 (gsize, groups->len + 1);
  row->findings = duid_findings_new ();
  row->not_applicable = duid_findings_new ();
  row->size = NAN;
  return row;
}

void
duid_compared_free (DuidCompared *row)
{
  if (row == NULL)
    return;
  g_ptr_array_unref (row->groups);
  g_free (row->about);
  g_free (row->n);
  g_free (row->n_not_applicable);
  g_array_unref (row->findings);
  g_array_unref (row->not_applicable);
  g_free (row);
}

static void
count_states (const DuidDataset *dataset,
              DuidCompared      *row)
{
  const guint8 *states;

  if (row->question == DUID_QUESTION_TAGS (dataset))
    return;
  states = duid_dataset_get_states (dataset, (guint) row->question);
  for (guint i = 0; i < row->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (row->groups, i);

      for (gssize at = duid_rows_next (group->rows, 0); at >= 0;
           at = duid_rows_next (group->rows, (gsize) at + 1))
        row->n_not_applicable[i] += states[at] == DUID_STATE_NOT_APPLICABLE;
    }
}

/* Are some groups more often among those to whom the question does not apply? */
static void
test_not_applicable (DuidCompared *row)
{
  guint              n_groups = row->groups->len;
  g_autofree double *counts = g_new0 (double, 2 * (gsize) n_groups + 1);
  DuidFinding        finding = duid_finding_make (n_groups == 2 ? "fisher" : "chi_square", NULL);
  gsize              n_without = 0;

  for (guint i = 0; i < n_groups; i++)
    {
      counts[i] = (double) row->n_not_applicable[i];
      counts[n_groups + i] = (double) row->n[i];
      n_without += row->n_not_applicable[i];
    }
  if (n_without == 0)
    return;
  finding.in_family = TRUE;
  if (n_groups == 2)
    {
      gsize n1 = row->n[0] + row->n_not_applicable[0];
      gsize n2 = row->n[1] + row->n_not_applicable[1];

      finding.effect = (DuidEffect) { "risk_difference", NAN, NAN, NAN, NAN };
      finding.effect.value = duid_newcombe (row->n_not_applicable[1], n2, row->n_not_applicable[0],
                                            n1, &finding.effect.low, &finding.effect.high);
      finding.shares[0] = (double) row->n_not_applicable[0] / (double) MAX (n1, 1);
      finding.shares[1] = (double) row->n_not_applicable[1] / (double) MAX (n2, 1);
      finding.chance.p = n1 > 0 && n2 > 0 ? duid_fisher ((guint) counts[0], (guint) counts[2],
                                                         (guint) counts[1], (guint) counts[3], NULL)
                                          : NAN;
      finding.chance.is_exact = TRUE;
    }
  else
    {
      g_autoptr (DuidChiSquare) test = duid_chi_square_new (counts, 2, n_groups);

      finding.statistic = test->x2;
      finding.df = test->df;
      finding.chance.p = test->p;
      finding.effect = (DuidEffect) { "cramers_v", test->v_corrected, NAN, NAN, NAN };
    }
  g_array_append_val (row->not_applicable, finding);
}

void
duid_compared_test_absent (DuidCompared      *row,
                           const DuidDataset *dataset)
{
  count_states (dataset, row);
  test_not_applicable (row);
}

/* One in five does not apply, or the groups lie ten points apart. */
void
duid_compared_flag (DuidCompared *row)
{
  double n_without = 0;
  double n = 0;
  double low = 1;
  double high = 0;

  if (row->not_applicable->len == 0)
    return;
  for (guint i = 0; i < row->groups->len; i++)
    {
      double here = (double) row->n_not_applicable[i];
      double all = here + (double) row->n[i];

      n_without += here;
      n += all;
      if (all > 0)
        {
          low = MIN (low, here / all);
          high = MAX (high, here / all);
        }
    }
  row->is_flagged =
    n_without > MANY_WITHOUT * n ||
    (high - low >= APART_WITHOUT && g_array_index (row->not_applicable, DuidFinding, 0).q < CLEAR);
}

const DuidFinding *
duid_compared_get_finding (const DuidCompared *row)
{
  return row->findings->len > 0 ? &g_array_index (row->findings, DuidFinding, 0) : NULL;
}

gboolean
duid_compared_is_clear (const DuidCompared *row)
{
  const DuidFinding *finding = duid_compared_get_finding (row);

  return finding != NULL && finding->q < CLEAR;
}
