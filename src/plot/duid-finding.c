/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-finding.h"

#include "duid-config.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEAST_SHOWN .001

static const struct
{
  const char *test;
  const char *title;
} titles[] = {
  { "mann_whitney", N_ ("Mann-Whitney") },
  { "brunner_munzel", N_ ("Brunner-Munzel") },
  { "kruskal_wallis", N_ ("Kruskal-Wallis") },
  { "dunn", N_ ("Dunn") },
  { "weighted_rank", N_ ("weighted ranks (Lumley-Scott)") },
  { "spearman", N_ ("Spearman") },
  { "kendall", N_ ("Kendall τ-b") },
  { "jonckheere_terpstra", N_ ("Jonckheere-Terpstra") },
  { "bowker", N_ ("Bowker") },
  { "stuart_maxwell", N_ ("Stuart-Maxwell") },
  { "wilcoxon_signed_rank", N_ ("Wilcoxon signed rank") },
  { "sign_test", N_ ("sign test") },
  { "energy", N_ ("energy test") },
  { "disco", N_ ("energy test (DISCO)") },
  { "permanova", N_ ("PERMANOVA") },
  { "chi_square", N_ ("chi-square") },
  { "zones", N_ ("chi-square of the zones") },
  { "fisher", N_ ("Fisher exact") },
  { "rao_scott", N_ ("weighted chi-square (Rao-Scott)") },
  { "multi_select", N_ ("summed chi-square") },
  { "dcov", N_ ("distance covariance") },
  { NULL },
};

static const struct
{
  const char *effect;
  const char *title;
} effects[] = {
  { "bcdcor", N_ ("distance correlation") },
  { "centre_distance", N_ ("distance of the centres") },
  { "centre_r_squared", N_ ("R² of the centres") },
  { "cliffs_delta", N_ ("Cliff’s δ") },
  { "cramers_v", N_ ("Cramér’s V") },
  { "epsilon_squared", "ε²" },
  { "gamma", N_ ("Goodman-Kruskal γ") },
  { "h", N_ ("energy coefficient H") },
  { "median_difference", N_ ("difference of the medians") },
  { "omega_squared", "ω²" },
  { "r_squared", "R²" },
  { "rank_biserial_matched", N_ ("rank-biserial correlation of pairs") },
  { "rank_difference", N_ ("difference of mean ranks") },
  { "rho", "Spearman ρ" },
  { "risk_difference", N_ ("difference of shares") },
  { "shift", N_ ("shift (Hodges-Lehmann)") },
  { "tau_b", "Kendall τ-b" },
  { "z", "z" },
  { NULL },
};

static void
clear_finding (gpointer data)
{
  g_free (((DuidFinding *) data)->part);
}

DuidFinding
duid_finding_make (const char *test,
                   const char *part)
{
  return (DuidFinding) {
    .test = test,
    .part = g_strdup (part),
    .statistic = NAN,
    .df = NAN,
    .chance = { NAN, 0, NAN, NAN, 0, FALSE },
    .q = NAN,
    .effect = DUID_NO_EFFECT,
    .also = DUID_NO_EFFECT,
    .shares = { NAN, NAN },
  };
}

GArray *
duid_findings_new (void)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (DuidFinding));

  g_array_set_clear_func (findings, clear_finding);
  return findings;
}

char *
duid_finding_dup_p (const char *sign,
                    double      p)
{
  g_autofree char *number = NULL;

  if (isnan (p))
    return g_strdup_printf ("%s = –", sign);
  if (p < LEAST_SHOWN)
    {
      number = duid_number_for_people (LEAST_SHOWN, 3);
      return g_strdup_printf ("%s < %s", sign, number);
    }
  number = duid_number_for_people (p, 3);
  return g_strdup_printf ("%s = %s", sign, number);
}

const char *
duid_finding_get_title (const char *test)
{
  for (gsize i = 0; titles[i].test != NULL; i++)
    if (strcmp (titles[i].test, test) == 0)
      return _ (titles[i].title);
  return test;
}

const char *
duid_finding_get_effect_title (const char *effect)
{
  for (gsize i = 0; effects[i].effect != NULL; i++)
    if (g_strcmp0 (effects[i].effect, effect) == 0)
      return _ (effects[i].title);
  return effect;
}
