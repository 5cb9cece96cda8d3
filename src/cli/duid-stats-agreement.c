/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named statistics of what several people say of the same things. */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "stats/duid-agreement.h"

#include <glib/gi18n-lib.h>

#define MOST_CODE 126

/* The codes as whole numbers; -1 is none. */
static gint8 *
read_codes (DuidStatsDoor *door,
            DuidCodings   *codings)
{
  guint   n_units;
  guint   n_coders;
  double *table = duid_stats_door_get_table (door, "codes", &n_units, &n_coders);
  gint8  *codes = g_new0 (gint8, (gsize) n_units * n_coders + 1);

  for (gsize i = 0; duid_stats_door_is_open (door) && i < (gsize) n_units * n_coders; i++)
    {
      gboolean is_code = table[i] >= -1 && table[i] <= MOST_CODE;

      codes[i] = is_code ? (gint8) table[i] : 0;
      duid_stats_door_require (door, is_code && (double) codes[i] == table[i],
                               _ ("Codes must be whole numbers from 0 to 126, or -1 for none."));
    }
  *codings = (DuidCodings) { n_units, n_coders, 1, codes };
  return codes;
}

static void
run_agreement (DuidStatsDoor *door)
{
  DuidCodings       codings;
  g_autofree gint8 *codes = read_codes (door, &codings);
  DuidDraws         draws = duid_stats_door_get_draws (door);
  DuidAgreement     found;
  DuidBootstrap     sure;

  if (!duid_stats_door_is_open (door))
    return;
  found = duid_agreement_measure (&codings);
  duid_stats_door_put_count (door, "n", found.n_units);
  duid_stats_door_put_number (door, "percent", found.percent);
  duid_stats_door_put_number (door, "kappa", found.kappa);
  duid_stats_door_put_number (door, "alpha", found.alpha);
  if (duid_agreement_interval (&codings, DUID_AGREEMENT_ALPHA, &draws, &sure))
    {
      duid_stats_door_put_pair (door, "alpha_ci_percentile", sure.low, sure.high);
      duid_stats_door_put_pair (door, "alpha_ci_bca", sure.bca_low, sure.bca_high);
    }
}

const DuidStatistic duid_agreement_statistics[] = {
  { "agreement", "codes [permutations seed]",
    N_ ("Percent agreement, Cohen's kappa and Krippendorff's alpha of codes, a row a unit and a "
        "column a coder; -1 is not coded"),
    run_agreement },
  { NULL }
};
